# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
From lines to entries: which lines belong together, and in which section (target, copy, support, own) they stand.

One walk over the lines. A *cue* (a sentence or heading that tells whom to write) sets the section of what
follows it; blocks are cut by meaning: a title or person after a contact point opens the next one, a blank
line alone does not close one.
"""

import re

from shanyrak.craft.reading.addresses import is_strong_address
from shanyrak.craft.reading.anycase import Anycase, small
from shanyrak.craft.reading.blocks import BlockLines
from shanyrak.craft.reading.cues import (
    ADDRESSEE,
    BELOW,
    CALL_TO_WRITE,
    CARDS,
    COPY_WORD,
    LONE_CONTACT,
    REPORT,
    speaks_of_them,
)
from shanyrak.craft.reading.entries import PRISONER_NUMBER, Entry, piece_of
from shanyrak.craft.reading.kindwords import SAMPLE_HEAD
from shanyrak.craft.reading.letters import LetterLines
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.sentences import Sentence, sentences_of

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
LONE_ADDRESS = re.compile(
    r"(?:(?:postal|mailing|post) )?(?:address|adresse|anschrift|dirección|direccion|endereço|indirizzo|adres|адрес|адреса|adresi|мекенжайы)(?: postale?)?\s?:-?",
    re.IGNORECASE,
)
# "L'indirizzo è il seguente:" under a sentence that told what to send and to whom.
ADDRESS_IS = re.compile(
    r"(?:the |la |l[’']|o |die |het |das )?(?:address|adresse|anschrift|dirección|endereço|indirizzo|adres|адрес)\b",
    re.IGNORECASE,
)
TO_LEADS = ("to", "an", "à", "a", "para", "кому", "al")
ANYTHING_SAID = frozenset({"prose", "spoken", "dear", "heading", "salutation"})
CONTACT_THEM = Anycase(
    r"(?:contact|reach|kontakt|contacter|contactar|contattare|связаться) (?:[\w’'-]+ ){0,4}(?:striking|locked[- ]out|sacked|dismissed|arrested|imprisoned|jailed|workers?|strikers?|families|family|prisoners?|detainees?|residents|villagers|refugees|miners|tenants|arbeiter\w*|streikende\w*|grévistes|familles?|travailleurs|huelguistas|trabajador\w+|familias?|lavorator\w+|famigli\w+|рабочи\w+|семь\w+)\b"
)
AND_ALSO = Anycase(
    r"(?:and|und|et|y|e|en|ve|и|та) (?:also )?(?:to )?(?:his|her|their|its|the|den|die|das|seine[nm]?|ihre[nm]?|son|sa|ses|leur|le|la|les|su|sus|el|los|las|il|lo|gli|al|alla|het|zijn|haar|его|её|их|його|її)\b"
)
OR_BY = Anycase(r"(?:or|and|oder|ou|o|или) (?:by|per|via|par|por|по) ")
# Another of those to write to, for whoever lives elsewhere.
# "Please write, asking the company to:" – below it stands what for, not to whom.
ASKED_TO = re.compile(
    r"\b(?:ask|asking|urge|urging|request|requesting|call(?:ing)? (?:up)?on|demand|demanding|tell|telling|beg|begging|implore|imploring) (?!you\b|us\b|all\b|everyone\b|people\b|readers\b)(?:him|her|them|it|the [\w ’'-]{3,60}|[A-Z][\w ’'-]{2,60}) to:$"
    r"|[a-zà-ÿа-я,] (?:that|que|dass|daß|che|чтобы|щоб|dat)\s?:$"
)
OR_FOR = re.compile(r"(?:or|and|oder|und|ou|et|o|y|e|of|en|или|и|та)\b[^.!?]{3,90}:$", re.IGNORECASE)
FEWEST_OF_A_CODE = 4  # digits
OTHER_OFFICE = re.compile(
    r"(?:(?:his|her|the|in) )?(?:constituency|riding|electorate|local|district|parliamentary|hill|regional|ottawa|capitol|wahlkreis|bürger)[- ]?(?:office|büro|address)\s?:"
)
SHORT_HEAD = 14  # words: a line that stands over a list
SHORT_TEXT = 12  # lines: too few to tell
BARE_NUMBER = re.compile(r"\d{3,6}(?:[- ]\d{2,4})?|\d{1,4}(?:bis|ter)?,")  # a postcode, or a house: "40,"


class Walker(BlockLines, LetterLines):
    """Walks the lines of one text and gathers entries; ``on_x`` takes a line of kind ``x``."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        super().__init__(text, lines)
        # Where a text of some length speaks of nobody in prison, cards go to whom they are sent to.
        self.is_of_prison = len(lines) < SHORT_TEXT or any(line.means & M.RISK for line in lines)
        self.in_furniture = False
        self.furniture_line = -9
        self.last_cue: str | None = None  # what a sentence told last, though a full stop followed
        self.cued_line = -9
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
            if (
                self.after_signature
                and self.calls
                and line.blanks_before
                and self.is_listed_at_last(kind)
                and any(BELOW.search(call) for call in self.calls)
            ) or (
                self.after_signature and kind in {"plain", "mixed", "heading"} and self.is_called_office(line)
            ):
                self.close()
                self.section, self.after_signature, self.calls = "target", False, []
            if self.after_signature and line.bullet[:1].isdigit() and line.means & (M.ROLE | M.ORG):
                self.close()
                self.section, self.after_signature = (
                    None,
                    False,
                )  # "2. Fax to Governor Sample": the next of a list
            if self.columns and line.points:
                self.name_channels(line)
            if self.rosters.get(line.number) == line.number and self.is_roster_to_reach(line):
                self.close()
                self.section, self.had_target_cue = "target", True
            if line.low.startswith(TO_LEADS) and ADDRESSEE.match(line.text):
                self.disown_letterheads(line)
                if self.section == "copy" and self.kinds[-2:-1] == ["heading"] and not line.blanks_before:
                    self.take_lead(line)
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

    def is_roster_to_reach(self, line: Line) -> bool:
        """Say whether a list of names and numbers is of those to write to or call: told by what stands right above it, or before."""
        if self.section is not None or self.after_signature:
            return False
        above = self.lines[max(0, line.number - 2) : line.number]
        if any(
            x.means & (M.INFO | M.OWN_ORG | M.DONATE | M.COPY | M.SUPPORT)
            for x in above
            if len(x.words) <= SHORT_HEAD
        ):
            return False
        told = any(
            x.means & (M.PHONE | M.FAX | M.EMAIL | M.SEND) and len(x.words) <= SHORT_HEAD and not x.points
            for x in above
        )
        reached = self.is_reaching_a_target(20)
        head = above[-1] if above else None
        if reached and head is not None and head.text[-1:] == ":" and not told:
            return bool(head.means & (M.ROLE | M.ORG | M.HONOUR))  # "Legal help:" below those to write to
        return told or self.had_target_cue or reached

    def take_out_copy(self, line: Line, start: int, end: int) -> None:
        """'ann@a.org (cc: ben@b.org) 555 0101': who gets the copy stands in brackets within the block of another."""
        copied = [p for p in line.points if start <= p.start and p.end <= end]
        if not copied or len(copied) == len(line.points):
            return
        entry = Entry("copy", line.number, in_prose=True, points=copied, lines=[line.number])
        self.entries.append(entry)
        line.points = [p for p in line.points if p not in copied]
        line.words = [w for w in line.words if not start <= w.start < end]

    def is_listed_at_last(self, kind: str) -> bool:
        """Whom to write to was to stand below; the writer's own name came first, and behind a blank line another block begins."""
        own = self.entry or (self.entries[-1] if self.entries else None)
        if kind not in {"plain", "mixed", "heading", "points"} or own is None or not own.after_signature:
            return False
        return not self.has_reached_a_target() and (
            own.has_points or len(own.pieces) > 1 or any(p.means & M.OWN_ORG for p in own.pieces)
        )

    def is_called_office(self, line: Line) -> bool:
        """'Governor – Mr Prim' right below the name of who wrote the call: the office that it spoke of, or said to stand below."""
        if (
            not line.means & (M.ROLE | M.ORG)
            or line.means & M.OWN_ORG
            or len(line.words) > SHORT_HEAD
            or not line.words[0].is_capital
            or self.has_reached_a_target()
        ):
            return False
        below = self.lines[line.number : line.number + 12]
        if not any(x.points or x.digits >= FEWEST_OF_A_CODE for x in below):
            return False
        named = [w.lower[:5] for w in line.words if len(w.text) > 4]
        return any(
            BELOW.search(call) or any(re.search(rf"\b{re.escape(stem)}", call.lower()) for stem in named)
            for call in self.calls
        )

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

    def take_lead(self, line: Line) -> None:
        """ "Kopie", and on the next line "an: Ana Sample": the lead goes on with the heading."""
        lead = ADDRESSEE.match(line.text)
        size = lead.end() if lead else 0
        while size < len(line.text) and line.text[size].isspace():
            size += 1
        line.start += size
        line.text, line.low = line.text[size:], line.low[size:]
        line.words = [w for w in line.words if w.start >= line.start]

    def disown_letterheads(self, line: Line) -> None:
        """Blocks at the head of a letter, above its "To:", are of those who write it."""
        if line.number > 30 or self.had_target_cue or set(self.kinds[:-1]) & ANYTHING_SAID:
            return
        self.close()
        for entry in self.entries:
            if entry.section is None and entry.has_points:
                entry.section = "own"

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

    def on_heading(self, line: Line) -> None:
        if self.entry is not None and self.is_person_of(self.entry, line):
            return
        if (
            self.entry is not None
            and self.entry.section in {None, "target"}
            and OTHER_OFFICE.fullmatch(line.low)
        ):
            self.touch(line)  # "Constituency Office:" below a minister: the second of her offices
            return
        cue = self.cue_of(line.text, line.words, is_heading=True)
        if cue == "own" and len(line.words) <= 2 and self.heads_whom_to_call(line):
            cue = "target"
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
        if cue == "target" and LONE_CONTACT.fullmatch(line.low) and self.is_reaching_a_target(9):
            cue = "own"  # "Contact:" behind those who are written to: who calls
        if cue == "target" and CONTACT_THEM.small.match(line.low) and self.is_reaching_a_target(9):
            cue = "support"  # "Contact the strikers at:" behind those who are written to
        if cue is None and self.section in {"target", "copy"} and AND_ALSO.small.match(line.low):
            cue = self.section  # "and his agent in Sampleton:"
        if cue == "target" and OR_BY.small.match(line.low) and self.section in {"support", "own"}:
            cue = self.section  # "or by mail:"
        if ADDRESS_IS.match(line.text) and line.number - self.cued_line <= 3 and self.last_cue:
            cue = self.last_cue
        self.close()
        self.section = (
            "them"
            if cue == "target"
            and not any(w.means & M.ROLE for w in line.words)  # "cards to the President:"
            and (speaks_of_them(line.low) or (self.is_of_prison and CARDS.search(line.text)))
            else cue
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
            and (not entry.has_points or line.text[:1].islower())
            and not line.blanks_before
            and following in {"points", "label"}
            and self.text[line.end - 1] != ":"
            and self.cue_of(line.text, line.words) not in {"copy", "support", "own"}
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
        before = self.section
        cue = None
        for part in parts:
            self.prose_address(line, part)
            body = self.text[part.start : part.end]
            self.note_copies(part)
            cue = self.cue_of(body, part.words) or (cue if line.text[-1:] == ":" else None)
            if part.means & (M.SEND | M.THING):
                self.calls.append(body)
            if cue in {"target", "support", "copy"}:
                self.last_cue, self.cued_line = cue, line.number
            if cue in {"target", "support"}:
                self.identity = self.identity_of(part, part.end, line.number) or self.identity
        if cue is None and before == "target" and len(line.words) <= SHORT_HEAD and OR_FOR.match(line.text):
            cue = before  # "or, if you are in Sampleland:"
        last = parts[-1] if parts else None
        opens = (
            line.text[-1:] == ":"
            or (last is not None and self.text[line.end - 1] not in ".!?…")
            or cue in {"copy", "support", "own"}
        )
        if cue == "target" and line.text[-1:] == ":" and ASKED_TO.search(line.text):
            cue = None
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
                speaks_of_them(small(self.text[last.start : last.end]))
                or (self.is_of_prison and CARDS.search(self.text[last.start : last.end]))
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

    def heads_whom_to_call(self, line: Line) -> bool:
        """'Info:' over a list of numbers and offices, where the readers were called to ring and nobody was named yet."""
        below = self.lines[line.number + 1 : line.number + 3]
        return (
            bool(self.calls)
            and len(below) == 2
            and all(self.words_behind(x) for x in below)
            and not self.has_reached_a_target()
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


def _names_an_office(line: Line) -> bool:
    return (
        len(line.words) <= 12
        and line.text[-1:] not in ".!?:…"
        and any(w.means & (M.ROLE | M.ORG) for w in line.words[:4])
    )
