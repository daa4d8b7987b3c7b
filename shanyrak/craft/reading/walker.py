# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
From lines to entries: which lines belong together, and in which section (target, copy, support, own) they stand.

One walk over the lines. A *cue* (a sentence or heading that tells whom to write) sets the section of what
follows it; blocks are cut by meaning: a title or person after a contact point opens the next one, a blank
line alone does not close one.
"""

import re

from shanyrak.craft.reading.addresses import ends_in_land, is_country_or_city, is_strong_address
from shanyrak.craft.reading.boundaries import begins_entry
from shanyrak.craft.reading.cues import CALL_TO_WRITE, CARDS, COPY_WORD, PETITION, REPORT, TO_PRONOUN
from shanyrak.craft.reading.cutting import CALL_ENDS
from shanyrak.craft.reading.entries import PRISONER_NUMBER, Entry, Piece, piece_of
from shanyrak.craft.reading.envelopes import LONGEST_CHUNK, address_begins, envelopes_in
from shanyrak.craft.reading.holders import is_head, looks_like_name
from shanyrak.craft.reading.kinds import SALUTATION_LABEL, SAMPLE_HEAD
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, meaning_of
from shanyrak.craft.reading.mixed import MixedLines
from shanyrak.craft.reading.sentences import Sentence, sentences_of
from shanyrak.craft.reading.spoken import FORM, SpokenLines

# No address has more lines; what has, is a list of something else.
LONGEST_BLOCK = 30
HOLDER = re.compile(r"\s{1,3}\(([^()]{6,80})\)\W{0,3}$")
FOOT = re.compile(r"_{10,}|-- ?$")
LIST_FOOT = re.compile(
    r"\b(?:mailing ?list|list ?(?:archive|address|owner|info)|(?:un)?subscribe|to unsub|mailingliste|lista de (?:correo|distribución)|liste de diffusion|рассылк\w+)\b",
    re.IGNORECASE,
)
BRACKETED_COPY = re.compile(
    r"\((?:b?cc|c/c|cop(?:y|ies|ia|ie)(?: to| an| à| a)?)\b[^()]{3,200}\)", re.IGNORECASE
)
# Who tells this, not whom to tell.
OWN_LEAD = re.compile(
    r"(?:sources?|quelle|fuente|fonte|bron|kaynak|источник|джерело|źródło|credit|traduc(?:tion|ción|ido por)|tradução|traduzione|translat(?:ion|ed by)|übersetzung|vertaling|перевод|inform(?:ações|ation|ación|azioni) de|informations? from)\s?:|(?:forwarded|re-?posted|released|prepared|distributed|circulated|sent out|sent (?:in)?to the (?:web|list)|weitergeleitet|herausgegeben|difundido|diffusé|diffuso|transmis) (?:by|from|von|por|par|da)\b",
    re.IGNORECASE,
)
LONE_CONTACT = re.compile(
    r"(?:contacts?|kontakte?|contactos?|contatos?|contatti|contatto|iletişim|контакты?)\s?:"
)
LONE_ADDRESS = re.compile(
    r"(?:(?:postal|mailing|post) )?(?:address|adresse|anschrift|dirección|direccion|endereço|indirizzo|adres|адрес|адреса|adresi|мекенжайы)(?: postale?)?\s?:-?",
    re.IGNORECASE,
)
# "L'indirizzo è il seguente:" under a sentence that told what to send and to whom.
ADDRESS_IS = re.compile(
    r"(?:the |la |l[’']|o |die |het |das )?(?:address|adresse|anschrift|dirección|endereço|indirizzo|adres|адрес)\b",
    re.IGNORECASE,
)
LAND_LEAD = re.compile(r"(?:(?:in|en|em|à|au|aux|nel|w|в) )?([^\W\d_][\w ’'.-]{1,24}):\s", re.IGNORECASE)
BARE_NUMBER = re.compile(r"\d{3,6}(?:[- ]\d{2,4})?|\d{1,4}(?:bis|ter)?,")  # a postcode, or a house: "40,"
FRIENDS = re.compile(
    r"\b(?:friends?|supporters?|comrades?|colleagues?|everyone|all|sisters|brothers|activists?|readers?|unterstützer\w*|freund\w*|genoss\w+|kolleg\w+|ami(?:e?s)?|camarades?|collègues|amig\w+|compañer\w+|companheir\w+|colegas|compagn\w+|amic\w+|colleghi|vrienden|kameraden|друзья|товарищи|коллеги|друзі|товариші|достар|arkadaşlar|dostlar)\b",
    re.IGNORECASE,
)
POST_LABEL = re.compile(
    r"(?:or |and |ou |oder |o |или )?(?:by |per |par |por |via |po )?(?:post|mail|snail mail|postal address|mailing address|postal|address|letters?|postanschrift|anschrift|adresse(?: postale)?|courrier|dirección(?: postal)?|correo postal|endereço(?: postal)?|correio|"
    r"indirizzo(?: postale)?|posta|postadres|adres|adresi|адрес|почтовый адрес|почтой|поштова адреса|адреса|мекенжайы?|العنوان|نشانی|آدرس)\s{0,2}[:：]\s{0,3}",
    re.IGNORECASE,
)
# "…fax 1" and on the next line "and to the Embassy of …": another one to write to.
ALSO_TO = re.compile(
    r"(?:and (?:also )?to(?: the)?|und an(?: die| den| das)?|sowie an(?: die| den| das)?|et (?:à|au|aux)(?: la| l[’'])?|y (?:a la|al|a)|e (?:all[’']|alla|al|ao|à|aos)|en aan(?: de| het)?|и (?:в|на имя)|та (?:до|на)) ?(?=\w)",
    re.IGNORECASE,
)


class Walker(MixedLines, SpokenLines):
    """Walks the lines of one text and gathers entries; ``on_x`` takes a line of kind ``x``."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        super().__init__(text, lines)
        self.in_furniture = False
        self.furniture_line = -9
        self.last_cue: str | None = None  # what a sentence told last, though a full stop followed
        self.cued_line = -9
        self.resumes = False
        self.columns: list[str] = []  # the channels of a table whose heads stood above

    def walk(self) -> list[Entry]:
        for line in self.lines:
            if line.points and "(" in line.text and (copy := BRACKETED_COPY.search(line.text)):
                self.take_out_copy(line, line.start + copy.start(), line.start + copy.end())
            kind = self.kind_of(line)
            self.kinds.append(kind)
            if (
                kind != "furniture"
                and self.in_furniture
                and kind in {"plain", "prose"}
                and line.number - self.furniture_line > 6
            ):
                self.in_furniture = False
            if (
                kind in {"plain", "mixed"}
                and line.blanks_before
                and self.kinds[-2:-1] == ["spoken"]
                and self.section in {"copy", "support", "own"}
            ):
                # "Copies to: a@b" was said and done; another block begins.
                self.section = None
            if self.columns and line.points:
                self.name_channels(line)
            if kind not in {"prose", "furniture"} and OWN_LEAD.match(line.text):
                self.close()
                self.section = "own"
                if line.points:
                    self.on_header(line)
                    continue
            elif (
                len(line.words) < 16
                and (line.points or (kind == "plain" and line.number > len(self.lines) - 9))
                and LIST_FOOT.search(line.text)
            ):
                self.disown_foot(line)
            getattr(self, "on_" + kind)(line)
        self.close()
        return self.entries

    def take_out_copy(self, line: Line, start: int, end: int) -> None:
        """'ann@a.org (cc: ben@b.org) 555 0101': who gets the copy stands in brackets within the block of another."""
        copied = [p for p in line.points if start <= p.start and p.end <= end]
        if not copied or len(copied) == len(line.points):
            return
        entry = Entry("copy", line.number, in_prose=True, points=copied, lines=[line.number])
        self.entries.append(entry)
        line.points = [p for p in line.points if p not in copied]
        line.words = [w for w in line.words if not start <= w.start < end]

    def disown_foot(self, line: Line) -> None:
        """
        The foot of a mailing list: it is the list's own, and so is the block right above it, when that names no person or
        office and the text had somebody else to write to.
        """
        self.close()
        self.section, self.identity = "own", []
        above = self.entries[-1] if self.entries else None
        if (
            above is None
            or not above.lines
            or line.number - above.lines[-1] > 2
            or not above.blanks
            or not above.blanks[0]
        ):
            return
        titled = any(p.means & (M.HONOUR | M.ROLE) for p in above.pieces)
        others = any(e.section == above.section and e.has_points for e in self.entries[-20:-1])
        if above.section in {"target", "copy", "support"} and not titled and not above.bullet and others:
            above.section = "own"

    def name_channels(self, line: Line) -> None:
        """Numbers without a label are of the channels that the heads of their columns name, in that order."""
        bare = [p for p in line.points if p.kind == "number" and not p.is_labelled]
        columns = self.columns if len(self.columns) == len(bare) else self.columns * len(bare)
        if len(columns) == len(bare):
            for point, channel in zip(bare, columns, strict=True):
                point.channels = frozenset({channel})

    def on_rule(self, line: Line) -> None:
        if (
            self.entry is not None
            and self.entry.pieces
            and not self.entry.has_points
            and not line.blanks_before
        ):
            piece = piece_of(self.text, line.start, line.end, line.number)
            if piece is not None and (
                BARE_NUMBER.fullmatch(line.text.strip()) or PRISONER_NUMBER.fullmatch(line.text.strip())
            ):
                self.entry.pieces.append(piece)
                self.touch(line)
                return
        self.close()
        if SAMPLE_HEAD.small.fullmatch(line.low):
            self.section, self.identity, self.after_signature = None, [], False
        if line.words and self.is_column_head(line):
            self.columns += [
                "fax" if w.means & M.FAX else "phone" for w in line.words if w.means & (M.FAX | M.PHONE)
            ]
        if FOOT.match(line.text):
            self.after_signature = True
            self.section = None

    def on_header(self, line: Line) -> None:
        """A line of a mail's own header, or of whoever passed it on: who wrote to whom, not whom to write to."""
        self.close()
        if line.points:
            entry = Entry("own", line.number, in_prose=True)
            entry.points += line.points
            entry.lines.append(line.number)
            self.entries.append(entry)

    def on_remark(self, line: Line) -> None:
        """A line in brackets says something about the block; it is no part of it."""

    def on_event(self, line: Line) -> None:
        """Where and when people meet: nobody is written to there."""

    def on_furniture(self, line: Line) -> None:
        self.close()
        self.section = None
        self.identity = []
        self.in_furniture = True
        self.furniture_line = line.number
        self.furniture.append((line.start, line.end))

    def on_salutation(self, line: Line) -> None:
        match = SALUTATION_LABEL.match(line.text)
        start = line.start + (match.end() if match else 0)
        self.salutations.append((start, line.end, line.number))
        if self.entry is not None:
            self.entry.salutation = (start, line.end)
            self.entry.is_done = True
            self.touch(line)

    def on_joiner(self, line: Line) -> None:
        if (
            self.entry is not None
            and self.entry.has_points
            and re.search(r"und an|and to|y a|et à|ve |и |та ", line.text, re.IGNORECASE)
        ):
            self.entry.is_done = True

    def on_date(self, line: Line) -> None:  # noqa: ARG002 - every kind of line is met the same way
        self.close()
        self.section = None
        self.identity = []

    def on_dear(self, line: Line) -> None:
        if FRIENDS.search(line.text):
            # "Dear friends": the letter is to the readers, and what stands above it is whoever wrote it.
            if self.entry is not None and self.entry.section is None and self.entry.has_points:
                self.entry.section = "own"
            self.close()
            self.section, self.identity, self.after_signature = None, [], False
            return
        self.salutations.append((line.start, line.end, line.number))
        if self.section == "own":
            self.section = None
        self.gather_letter_head(line)
        entry = self.entry or (
            self.entries[-1]
            if self.entries and line.number - (self.entries[-1].lines or [-9])[-1] <= 2
            else None
        )
        if entry is not None and (entry.section in {None, "target", "own"}):
            entry.is_addressed = True
            entry.salutation = entry.salutation or (line.start, line.end)
        self.close()
        self.section = None
        self.identity = []
        self.after_signature = False

    def gather_letter_head(self, line: Line) -> None:
        """
        Join what stands above 'Dear Minister Sample,': name, office and address of one addressee, however widely spaced.

        Goes up while the lines are short and nothing between them; stops above a person, or whom the salutation names.
        """
        self.close()
        if not self.entries or line.number - (self.entries[-1].lines or [-9])[-1] > 2:
            return
        last = self.entries[-1]
        named = {
            w.lower for w in line.words if len(w.text) > 3 and not w.means & (M.DEAR | M.HONOUR | M.ROLE)
        }
        for _ in range(8):
            if (
                len(self.entries) < 2
                or not last.pieces
                or not last.lines
                or not last.blanks
                or not last.blanks[0]
            ):
                return
            before, first = self.entries[-2], last.pieces[0]
            if (
                before.has_points
                or before.in_prose
                or before.section != last.section
                or not before.pieces
                or not before.lines
                or last.lines[0] - before.lines[-1] != 1
                or any(len(p.words) > 9 or p.text[-1:] in ".!?:" for p in before.pieces)
                or (is_head(before.pieces[0]) and any(is_strong_address(p) for p in before.pieces))
                or any(w.lower in named for w in first.words)
            ):
                return
            above = before.pieces[0]
            is_person = looks_like_name(above) or above.means & (M.HONOUR | M.ROLE)
            belongs = is_person or is_head(above) or is_strong_address(above)
            if (is_head(first) or looks_like_name(first)) and (not belongs or first.means & M.HONOUR):
                return
            if before.first_line == 0 and not is_person:
                return
            last.pieces = before.pieces + last.pieces
            last.lines, last.blanks = before.lines + last.lines, before.blanks + last.blanks
            last.first_line = before.first_line
            self.entries.pop(-2)

    def on_signoff(self, line: Line) -> None:
        self.close()
        if len(line.words) <= 7:
            self.after_signature = True
            self.section = "own"
        self.identity = []

    def on_heading(self, line: Line) -> None:
        cue = self.cue_of(line.text, line.words, is_heading=True)
        piece = piece_of(self.text, line.start, line.end, line.number, line.words)
        official = any(w.means & (M.ROLE | M.ORG | M.HONOUR) for w in line.words)
        if cue is None and piece is not None and self.is_under_a_person(line):
            assert self.entry is not None
            self.entry.pieces.append(piece)  # "Parliament Hill:" below a minister: the first of her offices
            self.touch(line)
            return
        if cue is None and piece is not None and not official and self.heads_points(line):
            official = True
        if cue is None and official and piece is not None:
            if self.section in {None, "own", "skip"}:
                self.section = "target"
            self.after_signature = False
            if (
                self.entry is not None
                and not self.entry.has_points
                and self.entry.pieces
                and not line.blanks_before
                and not self.entry.is_done
            ):
                self.entry.pieces.append(piece)
                self.touch(line)
                return
            entry = self.open(line)
            entry.pieces.append(piece)
            entry.is_heading_new = True
            self.touch(line)
            return
        if LONE_ADDRESS.fullmatch(line.text) and self.entry is not None and self.is_headed(self.entry):
            self.entry.awaits_address = True
            self.touch(line)
            return
        if (
            cue == "target"
            and LONE_CONTACT.fullmatch(line.low)
            and any(e.section == "target" and e.has_points for e in [*self.entries[-9:], self.entry] if e)
        ):
            cue = "own"  # "Contact:" behind those who are written to: who calls
        if ADDRESS_IS.match(line.text) and line.number - self.cued_line <= 3 and self.last_cue:
            cue = self.last_cue
        self.close()
        self.section = (
            "them" if cue == "target" and (TO_PRONOUN.search(line.text) or CARDS.search(line.text)) else cue
        )
        if (
            cue is None
            and piece
            and (
                (line.bullet and self.had_target_cue)
                or (line.means & (M.PHONE | M.FAX) and len(line.words) <= 8)
            )
        ):
            self.section = cue = "target"
        self.had_target_cue |= cue == "target"
        self.after_signature = cue == "own"
        self.identity = (
            self.identity_of(Sentence(line.start, line.end, line.words, []), line.end, line.number)
            if cue in {"target", "support"}
            else []
        )

    def on_label(self, line: Line) -> None:
        if self.entry is not None:
            self.touch(line)

    def on_prose(self, line: Line) -> None:
        self.columns = []
        following = self.next_kind(line)
        parts = sentences_of(self.text, line)
        entry = self.entry
        if (
            entry is not None
            and entry.pieces
            and not entry.has_points
            and not line.blanks_before
            and following in {"points", "label"}
            and self.text[line.end - 1] != ":"
        ):
            entry.lines.append(line.number)
            entry.blanks.append(0)
            return
        if self.section in {"target", "copy"} and self.kinds[-2:-1] == ["heading"] and _names_an_office(line):
            return  # "The Ambassador of Sri Lanka in your country": one of those to write to, without an address
        remark = line.text.startswith(("(", "[", "*")) and line.text.endswith((")", "]", "*"))
        if remark and self.section:
            return
        self.close()
        cue = None
        for part in parts:
            self.prose_address(line, part)
            body = self.text[part.start : part.end]
            self.note_copies(part)
            cue = self.cue_of(body, part.words) or (cue if line.text[-1:] == ":" else None)
            if cue in {"target", "support", "copy"}:
                self.last_cue, self.cued_line = cue, line.number
            if cue in {"target", "support"}:
                self.identity = self.identity_of(part, part.end, line.number) or self.identity
        last = parts[-1] if parts else None
        opens = (
            line.text[-1:] == ":"
            or (last is not None and self.text[line.end - 1] not in ".!?…")
            or cue in {"copy", "support", "own"}
        )
        if cue == "target" and not opens and not self.is_call(last):
            cue = None
        self.had_target_cue = (
            self.had_target_cue
            or cue == "target"
            or (bool(line.means & M.SEND) and CALL_TO_WRITE.search(line.text) is not None)
        )
        self.section = cue
        if (
            cue == "target"
            and last
            and (
                TO_PRONOUN.search(self.text[last.start : last.end])
                or CARDS.search(self.text[last.start : last.end])
            )
        ):
            self.section = "them"
        if cue is None:
            self.identity = []
        if (
            cue == "copy"
            and line.text[-1:] == "."
            and last
            and REPORT.search(self.text[last.start : last.end])
        ):
            # "Kindly inform us of what you did." and the organisation's address below.
            self.section = None if line.words and not COPY_WORD.search(line.text) else cue
        if cue == "own" and line.text[-1:] in ".!?…":
            self.section = None
        if cue != "own":
            self.after_signature = False

    def is_call(self, part: Sentence | None) -> bool:
        return part is not None and any(w.means & M.SEND and (w.means & M.FUNCTION == 0) for w in part.words)

    def on_plain(self, line: Line) -> None:
        label = POST_LABEL.match(line.text)
        start = line.start + (label.end() if label else 0)
        also = ALSO_TO.match(line.text)
        if also and self.section in {"target", "copy"} and (self.entry is None or self.entry.has_points):
            start = line.start + also.end()
        if (land := LAND_LEAD.match(line.text)) and not label:
            name = piece_of(
                self.text, line.start + land.start(1), line.start + land.end(1), line.number, line.words
            )
            if name is not None and is_country_or_city(name):
                start = line.start + land.end()  # "In Kenya: Embassy of …"
        piece = piece_of(self.text, start, line.end, line.number, line.words)
        if label and self.entry is not None and not self.entry.is_done:
            self.entry.awaits_address = True
            if piece is not None and len(piece.words) <= LONGEST_CHUNK:
                self.entry.pieces.append(piece)
            elif piece is not None:
                self.add_inline(line, piece)
            self.touch(line)
            return
        if piece is None or self.cued_address(line):
            return
        if (
            line.means & M.INFO
            and not piece.means & (M.ROLE | M.HONOUR)
            and self.cue_of(line.text, line.words) == "own"
        ):
            self.close()
            self.section, self.identity = "own", []  # "For more information, see our updates"
            return
        if self.entry is not None and self.entry.awaits_address:
            self.entry.awaits_address = not line.blanks_before and not piece.means & (M.ROLE | M.HONOUR)
            if self.entry.awaits_address and not line.bullet:
                self.entry.pieces.append(piece)
                self.touch(line)
                return
        if (
            self.entry is None
            or len(self.entry.pieces) > LONGEST_BLOCK
            or (begins_entry(self.entry, line, piece) and not self.is_envelope_of(self.entry, line))
        ):
            if self.resumes and line.blanks_before and self.entry is not None and self.entry.has_points:
                self.section, self.resumes = "target", False  # "Copies to: X" on one line was for X alone
            self.open(line, with_identity=bool(self.identity) and not is_head(piece))
        assert self.entry is not None
        self.entry.pieces += self.unfolded(line, piece)
        self.touch(line)

    def is_envelope_of(self, entry: Entry, line: Line) -> bool:
        """'E-mail to: a@b' and, right below, a whole envelope without a mailbox of its own: it is the same one's."""
        if (
            entry.pieces
            or any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in entry.heads)
            or entry.is_done
            or line.bullet
            or line.blanks_before
            or entry.section not in {"target", None}
            or entry.lines[-1:] != [line.number - 1]
        ):
            return False
        end = line.number + 1
        while end < len(self.lines) and end - line.number < 9:
            below = self.lines[end]
            if below.blanks_before or below.points or self.kind_of(below) != "plain":
                break
            end += 1
        if end < len(self.lines) and self.lines[end].points and not self.lines[end].blanks_before:
            return False
        pieces = [
            piece_of(self.text, x.start, x.end, x.number, x.words) for x in self.lines[line.number : end]
        ]
        return len(pieces) > 1 and any(p is not None and is_strong_address(p) for p in pieces[1:])

    def unfolded(self, line: Line, piece: Piece) -> list[Piece]:
        """Give the parts of a line that holds a whole block, or more of an address than one line should; else the line."""
        assert self.entry is not None
        is_first = not self.entry.pieces and (is_head(piece) or line.bullet or piece.start > line.start)
        if (parted := self.parted(line, piece)) is not None:
            return parted
        comma = piece.start + piece.text.find(",")
        lead = meaning_of(w for w in piece.words if w.start < comma)
        office_leads = bool(lead & M.ROLE) and not lead & M.STREET and piece.text.count(",") >= 2
        if not is_first and not office_leads and len(piece.words) <= LONGEST_CHUNK:
            return [piece]
        found = envelopes_in(self.text, piece.start, piece.end, line.number, line.words, is_spoken=False)
        return found[0] if found and found[0][0].start == piece.start else [piece]

    def parted(self, line: Line, piece: Piece) -> list[Piece] | None:
        """'Chairman Prim State Council of Samples c/o Ministry of Samples Sampleton Freland': office and address, no comma between."""
        if len(piece.words) < 7 or not piece.means & M.ROLE or not ends_in_land(piece) or "," in piece.text:
            return None
        care_of = piece.text.find(" c/o ")
        place = piece.start + care_of + 1 if care_of > 0 else address_begins(self.text, list(piece.words))
        if place is None:
            return None
        office = piece_of(self.text, piece.start, place, line.number, line.words)
        address = piece_of(self.text, place, piece.end, line.number, line.words)
        if office is None or address is None:
            return None
        address.is_address = address.is_strong_address = address.is_parted = True
        return [office, address]

    def cued_address(self, line: Line) -> bool:
        """'Letters of support: Ana Sample, 5 Sample Road, Sampleton': introduction and address in one line."""
        head, colon, _ = line.text.partition(": ")
        if not colon or len(head) > 60:
            return False
        start = line.start + len(head) + 2
        cue = self.cue_of(head, [w for w in line.words if w.start < start])
        if cue not in {"target", "copy", "support"}:
            return False
        pieces = self.listed_pieces(start, line.end, line.number)
        if len(pieces) < 2 or not any(is_strong_address(p) for p in pieces):
            return self.named_behind_a_call(line, start, cue)
        self.section = cue
        self.open(line).pieces += pieces
        self.touch(line)
        return True

    def named_behind_a_call(self, line: Line, start: int, cue: str) -> bool:
        """'Mail to: Federal Bureau of Samples' opens a block; 'To be sent to: form' tells no name at all."""
        words = [w for w in line.words if w.start >= start]
        head = [w for w in line.words if w.start < start]
        if not words or len(head) > 5 or head[-1].lower not in CALL_ENDS or len(words) > 10:
            return False
        piece = piece_of(self.text, start, line.end, line.number, line.words)
        if piece is None:
            return False
        self.close()
        if cue == "copy" and self.section == "target":
            self.resumes = True
        self.section, self.identity = cue, []
        self.had_target_cue |= cue == "target"
        if is_head(piece) or looks_like_name(piece):
            self.open(line).pieces.append(piece)
            self.touch(line)
        return len(words) <= 3 or self.entry is not None

    def on_points(self, line: Line) -> None:
        entry = self.entry
        if entry is not None and entry.is_done and entry.salutation is None:
            entry = None
        if entry is None or (line.blanks_before >= 1 and not entry.pieces and not entry.points):
            same = (
                self.entries[-1]
                if self.entries
                and not self.section
                and not self.identity
                and self.kinds[-2:-1] == ["prose"]
                and not line.blanks_before
                else None
            )
            if (
                same is None
                and self.entries
                and self.kinds[-2:-1] == ["date"]
                and self.is_waiting(self.entries[-1])
            ):
                same = self.entries[-1]  # a date between the address and its fax, as at the head of a letter
            if same is not None and not same.has_points:
                self.entries.pop()
                self.entry = entry = same
            else:
                entry = self.open(line, with_identity=True)
        last = line.points[-1]
        if self.is_another_mailbox(entry, line):
            entry = self.open(line)
        behind = self.named_behind(line)
        if behind is not None:
            if entry.has_points or entry.pieces:
                entry = self.open(line)
            entry.pieces.append(behind)
        bare_link = last.kind == "web" and last.start == line.start and not FORM.search(last.value)
        above = self.lines[line.number - 1].text if self.kinds[-2:-1] == ["heading"] else ""
        if bare_link and line.points[0] is last and PETITION.match(above):
            self.entry_for_web(line, last, None)  # "Read the story:" and below it where it stands
            return
        if line.blanks_before and entry.has_points and bare_link:
            self.entry_for_web(line, last, None)  # a bare link under a list is no way to write
            return
        bare = len(line.points) == 1 and last.kind == "email" and last.start == line.start
        remark = HOLDER.match(self.text, last.end, line.end) if bare else None
        if remark is not None:
            piece = piece_of(self.text, remark.start(1), remark.end(1), line.number, line.words)
            if piece is not None and (is_head(piece) or looks_like_name(piece)):
                if entry.has_points or entry.pieces:
                    entry = self.open(line)
                entry.pieces.append(piece)
        entry.points += line.points
        entry.awaits_address = False
        self.touch(line)
        self.trailing_address(line, last)

    def is_another_mailbox(self, entry: Entry, line: Line) -> bool:
        """A mailbox between blank lines, below a block that was printed without any and has its mailbox: somebody else's."""
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            line.blanks_before > 0
            and len(line.points) == 1
            and line.points[0].kind == "email"
            and any(p.kind == "email" for p in entry.points)
            and len(entry.lines) >= 2
            and not any(entry.blanks[1:])
            and bool(following and following[0].blanks_before)
        )

    def named_behind(self, line: Line) -> Piece | None:
        """'0800 555 0101 Coast Guard': who answers there stands behind the number."""
        point = line.points[0]
        if len(line.points) != 1 or point.kind != "number" or point.is_labelled or point.start != line.start:
            return None
        words = [w for w in line.words if w.start >= point.end]
        if not words or not words[0].is_capital or len(words) > 6:
            return None
        return piece_of(self.text, words[0].start, line.end, line.number, line.words)

    def heads_points(self, line: Line) -> bool:
        """'Air Sample in Paris, desk for groups:' right above a number, where the readers were called to write: who answers there."""
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            (self.section == "target" or self.had_target_cue)
            and not line.means & (M.OWN_ORG | M.INFO | M.SUPPORT | M.DONATE)
            and len(line.words) >= 2
            and any(w.is_capital for w in line.words[1:])
            and bool(following and not following[0].blanks_before)
            and any(p.kind in {"number", "email"} for p in following[0].points)
        )

    def is_under_a_person(self, line: Line) -> bool:
        entry = self.entry
        return (
            entry is not None
            and self.is_headed(entry)
            and any(p.means & M.HONOUR for p in entry.pieces[:2])
            and not any(is_strong_address(p) for p in entry.pieces)
            and line.blanks_before <= 1
            and len(line.words) <= 4
            and not line.means & (M.ROLE | M.HONOUR)
        )

    def is_headed(self, entry: Entry) -> bool:
        return bool(entry.pieces) and not entry.has_points and not entry.is_done

    def is_waiting(self, entry: Entry) -> bool:
        return not entry.has_points and any(is_strong_address(p) for p in entry.pieces)


def _names_an_office(line: Line) -> bool:
    return (
        len(line.words) <= 12
        and line.text[-1:] not in ".!?:…"
        and any(w.means & (M.ROLE | M.ORG) for w in line.words[:4])
    )
