# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Lines of a block: names, offices and addresses, and the points below them."""

import re

from shanyrak.craft.reading.addresses import PRICE, ends_in_land, is_country_or_city, is_strong_address
from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.below import BelowPoints
from shanyrak.craft.reading.boundaries import begins_entry
from shanyrak.craft.reading.cues import ADDRESSEE, PETITION
from shanyrak.craft.reading.cutting import CALL_ENDS
from shanyrak.craft.reading.entries import Entry, Piece, piece_of
from shanyrak.craft.reading.envelopes import LONGEST_CHUNK, address_begins, envelopes_in, inline_pieces
from shanyrak.craft.reading.holders import is_head, looks_like_name
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word, meaning_of
from shanyrak.craft.reading.mixed import MixedLines
from shanyrak.craft.reading.postlabels import ADDRESS_ITSELF, POST_LABEL
from shanyrak.craft.reading.spoken import FORM, SpokenLines
from shanyrak.craft.reading.wholelines import is_whole_block

# No address has more lines; what has, is a list of something else.
LONGEST_BLOCK = 30
HOLDER = re.compile(
    r"\s{1,3}(?:\((?P<in>[^()]{6,80})\)|[-–—]\s(?P<behind>[^\W\d_a-zß-ÿ][^()@\d]{5,90}?))\W{0,3}$"
)
CONTACT_PERSON = re.compile(
    r"(?:contact persons?|person to contact|ansprechpartner(?:in|innen)?|kontaktpersonen?|sachbearbeiter(?:in)?|persona(?:s)? de contacto|personnes? (?:à contacter|de contact|contact)|pessoas? de contato|persona di riferimento|referente|contactpersoon|kontaktní osob[ay]|osob[ay] kontaktow[ae]|контактн\w{2} лиц[оа]|контактна особа|yetkili kişi|ilgili kişi|attn|attention)\s?[:：]\s{0,3}",
    re.IGNORECASE,
)
LAND_LEAD = re.compile(r"(?:(?:in|en|em|à|au|aux|nel|w|в) )?([^\W\d_][\w ’'.-]{1,24}):\s", re.IGNORECASE)
# "…fax 1" and on the next line "and to the Embassy of …": another one to write to.
ALSO_TO = re.compile(
    r"(?:and (?:also )?to(?: the)?|und an(?: die| den| das)?|sowie an(?: die| den| das)?|et (?:à|au|aux)(?: la| l[’'])?|y (?:a la|al|a)|e (?:all[’']|alla|al|ao|à|aos)|en aan(?: de| het)?|и (?:в|на имя)|та (?:до|на)) ?(?=\w)",
    re.IGNORECASE,
)


# The last line of an envelope in lands where the code stands behind the town, and in those where it stands before.
TOWN_ENDS = re.compile(
    r",? (?:[A-Z]{2}|[NSW]\.[A-Z]\.|D\.C\.|R\.I\.),? \d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|^(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,2}$|\b[A-Z]\d[A-Z] \d[A-Z]\d$"
)
OF_LED = re.compile(r"(?:of|of the|for|de|de la|del|des|du|della|dei|do|da|für|van|von|des|der) (?=[A-ZÀ-Þ])")
FETCHED = Anycase(
    r"\b(?:fetched|downloaded?|available|found|printed|read|seen|heruntergeladen|herunterladen|télécharg\w+|descarg\w+|scaric\w+|baixa\w+|скача\w+|as (?:a )?(?:word|pdf)|pdf)\b"
)


# "L’adresse postale est la suivante", "Ihre Anschrift"
ADDRESS_LED = re.compile(
    r"(?:the|her|his|its|their|la|su|l[’']|son|leur|il|suo|o|die|ihre|seine|het) ?(?:(?:postal|mailing|full) )?(?:address|adresse|anschrift|dirección|indirizzo|endereço|adres)\b",
    re.IGNORECASE,
)


CODE_INSIDE = re.compile(
    r"(?<![\d,.])(?!(?:19|20)\d\d\b)\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b\d{5}-\d{3}\b"
)


def _is_whole_block(piece: Piece) -> bool:
    """A name or office and, behind it, a house and a town with its code, on one line and hardly a comma."""
    return (
        bool(piece.means & (M.ROLE | M.HONOUR | M.ORG))
        and len(piece.words) <= 32
        and piece.text.count(",") <= 2
        and CODE_INSIDE.search(piece.text) is not None
        and sum(w.is_capital for w in piece.words) * 5 >= 3 * len(piece.words)
    )


class BlockLines(MixedLines, SpokenLines, BelowPoints):
    """Gathers the plain lines of a block and the lines that hold nothing but points."""

    def on_plain(self, line: Line) -> None:
        label = POST_LABEL.match(line.text)
        if label and ADDRESSEE.match(line.text) and self.entry is not None and self.entry.pieces:
            self.close()  # "To: Mr Prim" below the block of another
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
            if piece is not None and ADDRESS_ITSELF.match(line.text):
                piece.is_address = piece.is_strong_address = piece.is_told = True
            if piece is not None and len(piece.words) <= LONGEST_CHUNK:
                self.entry.pieces.append(piece)
            elif piece is not None:
                self.add_inline(line, piece)
            self.touch(line)
            return
        if self.entry is not None and self.is_person_of(self.entry, line):
            return
        if piece is None or self.cued_address(line) or self.goes_on_with_office(line):
            return
        if line.digits and PRICE.search(line.text):
            self.close()  # what a stamp costs
            return
        if (
            line.means & M.INFO
            and not piece.means & (M.ROLE | M.HONOUR)
            and self.cue_of(line.text, line.words) == "own"
        ):
            self.close()
            self.section, self.identity = "own", []  # "For more information, see our updates"
            return
        if self.entry is not None and self.entry.has_points and line.number >= self.entry.envelope_end:
            self.entry.envelope_end = self.envelope_below(self.entry, line)
        if self.entry is not None and line.number < self.entry.envelope_end:
            self.entry.pieces.append(piece)
            self.touch(line)
            return
        if self.entry is not None and self.entry.awaits_address:
            self.entry.awaits_address = (not line.blanks_before or self.entry.is_double_spaced) and (
                not piece.means & (M.ROLE | M.HONOUR) or not is_head(piece)
            )
            if self.entry.awaits_address and not line.bullet:
                self.entry.pieces.append(piece)
                self.touch(line)
                return
        if self.entry is not None and self.is_named_below(self.entry, line, piece):
            self.entry.pieces += self.unfolded(line, piece)
            self.touch(line)
            self.entry.is_done = True
            return
        if (
            self.entry is None
            or len(self.entry.pieces) > LONGEST_BLOCK
            or begins_entry(self.entry, line, piece)
            or self.is_next_envelope(self.entry, line, piece)
            or self.is_below_a_group(self.entry, line, piece)
        ):
            if self.resumes and line.blanks_before and self.entry is not None and self.entry.has_points:
                self.section, self.resumes = "target", False  # "Copies to: X" on one line was for X alone
            self.open(line, with_identity=bool(self.identity) and not is_head(piece))
        assert self.entry is not None
        self.entry.pieces += self.unfolded(line, piece)
        self.touch(line)

    def is_named_below(self, entry: Entry, line: Line, piece: Piece) -> bool:
        """'a@b' and below it 'President Ada Prim', and then a blank line: whose the mailbox is, told under it."""
        below = next(iter(self.lines[line.number + 1 : line.number + 2]), None)
        if below is not None and not below.blanks_before:
            return False
        if below is not None and below.points and below.points[0].start > below.start:
            return False  # a name and its number: the name above it may be of such a list, too
        return (
            not line.blanks_before
            and not line.bullet
            and len(entry.points) == 1
            and not entry.pieces
            and not any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in entry.heads)
            and entry.section in {"target", None}
            and entry.lines == [line.number - 1]
            and self.kinds[-2:-1] == ["points"]
            and (is_head(piece) or looks_like_name(piece))
        )

    def is_person_of(self, entry: Entry, line: Line) -> bool:
        """'Contact persons:' or 'Ansprechpartnerin: Frau Lind' within a block: who answers there, and nobody else to write to."""
        label = CONTACT_PERSON.match(line.text)
        if (
            line.blanks_before
            or line.bullet
            or entry.section in {"own", "copy"}
            or not (entry.has_points or len(entry.pieces) > 1)
        ):
            entry.awaits_person = False
            return False
        if label is None and not (
            entry.awaits_person and any(w.means & (M.ROLE | M.HONOUR) for w in line.words)
        ):
            return False
        start = line.start + (label.end() if label else 0)
        piece = piece_of(self.text, start, line.end, line.number, line.words, is_head=True)
        if piece is not None:
            entry.heads.append(piece)
        entry.awaits_person = piece is None
        self.touch(line)
        return True

    def goes_on_with_office(self, line: Line) -> bool:
        """'Prime Minister' and 'of the Republic of Samples' on the line below: one office."""
        entry = self.entry
        last = entry.pieces[-1] if entry is not None and entry.pieces else None
        if (
            entry is None
            or last is None
            or entry.has_points
            or line.bullet
            or line.blanks_before > 1
            or last.line != line.number - 1
            or not last.means & (M.ROLE | M.ORG)
            or not OF_LED.match(line.text)
        ):
            return False
        whole = piece_of(self.text, last.start, line.end, line.number)
        if whole is None:
            return False
        entry.pieces[-1] = whole
        self.touch(line)
        return True

    def is_next_envelope(self, entry: Entry, line: Line, piece: Piece) -> bool:
        """'Sample News' right below the town of another's envelope, and below it a house and a town again: envelopes without a blank line between."""
        if (
            line.blanks_before
            or entry.has_points
            or entry.awaits_address
            or len(entry.pieces) < 3
            or not TOWN_ENDS.search(entry.pieces[-1].text)
            or line.digits
            or len(piece.words) > 9
            or not all(w.is_capital or w.means & M.PARTICLE for w in piece.words)
            or is_country_or_city(piece)
            or not any(is_strong_address(p) for p in entry.pieces[1:-1])
        ):
            return False
        below = self.lines[line.number + 1 : line.number + 10]
        if not below:
            return True
        for other in below:
            if other.blanks_before or other.points or other.text[-1:] in ":!?" or len(other.words) > 12:
                break
            if TOWN_ENDS.search(other.text):
                return True
        return False

    def is_below_a_group(self, entry: Entry, line: Line, piece: Piece) -> bool:
        """'Australian government', a blank line, and 'The Hon. Ana Sample' over her office: a heading, no line of her address."""
        only = entry.pieces[0] if len(entry.pieces) == 1 and not entry.has_points else None
        below = self.lines[line.number + 1 : line.number + 2]
        return (
            only is not None
            and line.blanks_before > 0
            and bool(only.means & M.ORG)
            and not only.means & (M.ROLE | M.HONOUR)
            and bool(piece.means & M.HONOUR)
            and bool(below and not below[0].blanks_before and not below[0].points)
        )

    def unfolded(self, line: Line, piece: Piece) -> list[Piece]:
        """Give the parts of a line that holds a whole block, or more of an address than one line should; else the line."""
        assert self.entry is not None
        is_first = not self.entry.pieces and (is_head(piece) or line.bullet or piece.start > line.start)
        if not is_whole_block(piece) and (parted := self.parted(line, piece)) is not None:
            return parted
        comma = piece.start + piece.text.find(",")
        lead = meaning_of(w for w in piece.words if w.start < comma)
        office_leads = bool(lead & M.ROLE) and not lead & M.STREET and piece.text.count(",") >= 2
        whole = not self.entry.pieces and is_whole_block(piece)
        if not is_first and not whole and not office_leads and len(piece.words) <= LONGEST_CHUNK:
            return [piece]
        found = envelopes_in(self.text, piece.start, piece.end, line.number, line.words, is_spoken=False)
        if found and found[0][0].start == piece.start:
            return found[0]
        return inline_pieces(self.text, piece.start, piece.end, line.number, line.words) if whole else [piece]

    def parted(self, line: Line, piece: Piece) -> list[Piece] | None:
        """'Chairman Prim State Council of Samples c/o Ministry of Samples Sampleton Freland': office and address, no comma between."""
        if len(piece.words) < 6 or piece.text[-1:] in ".!?" or ": " in piece.text:
            return None  # a headline
        to_land = (
            len(piece.words) > 6 and piece.means & M.ROLE and "," not in piece.text and ends_in_land(piece)
        )
        if not to_land and (self.entry is None or self.entry.pieces or not _is_whole_block(piece)):
            return None
        care_of = piece.text.find(" c/o ")
        place = piece.start + care_of + 1 if care_of > 0 else address_begins(self.text, list(piece.words))
        if place is None:
            return None
        office = piece_of(self.text, piece.start, place, line.number, line.words)
        address = piece_of(self.text, place, piece.end, line.number, line.words)
        if office is None or address is None or not (to_land or CODE_INSIDE.search(address.text)):
            return None
        address.is_address = address.is_strong_address = address.is_told = True
        return [office, address]

    def cued_address(self, line: Line) -> bool:
        """'Letters of support: Ana Sample, 5 Sample Road, Sampleton': introduction and address in one line."""
        head, colon, _ = line.text.partition(": ")
        if not colon or len(head) > 60:
            return False
        start = line.start + len(head) + 2
        cue = self.cue_of(head, [w for w in line.words if w.start < start])
        if cue is None and ADDRESS_LED.match(head) and self.section in {None, "target", "support"}:
            cue = self.section or "target"  # "The address is as follows: Prefect of X 5 Sample Street …"
        if cue not in {"target", "copy", "support"}:
            return False
        pieces = self.listed_pieces(start, line.end, line.number)
        if len(pieces) < 2:
            pieces = inline_pieces(self.text, start, line.end, line.number, line.words)
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
        copied = cue == "copy" and all(w.means & (M.COPY | M.TO) for w in head)  # "Cc.: Ministry of Samples"
        if not words or len(head) > 5 or not (copied or head[-1].lower in CALL_ENDS) or len(words) > 10:
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
        behind = self.named_behind(line) or self.bracketed_in_a_list(entry, line)
        if behind is not None:
            if entry.has_points or entry.pieces:
                entry = self.open(line)
            entry.pieces.append(behind)
        bare_link = last.kind == "web" and last.start == line.start and not FORM.search(last.value)
        above = self.lines[line.number - 1].text if self.kinds[-2:-1] == ["heading"] else ""
        if bare_link and line.points[0] is last and PETITION.match(above):
            self.entry_for_web(line, last, None)  # "Read the story:" and below it where it stands
            return
        if bare_link and line.points[0] is last and self.is_to_be_fetched(line):
            self.fetched_line = line.number
            self.entry_for_web(line, last, None)  # "The letters can be fetched as files:" and where
            return
        if line.blanks_before and entry.has_points and bare_link:
            self.entry_for_web(line, last, None)  # a bare link under a list is no way to write
            return
        bare = len(line.points) == 1 and last.kind == "email" and last.start == line.start
        remark = HOLDER.match(self.text, last.end, line.end) if bare else None
        if remark is not None:
            held = "in" if remark.group("in") else "behind"
            piece = piece_of(self.text, remark.start(held), remark.end(held), line.number, line.words)
            if piece is not None and (is_head(piece) or looks_like_name(piece)):
                if entry.has_points or entry.pieces:
                    entry = self.open(line)
                entry.pieces.append(piece)
        entry.points += line.points
        entry.awaits_address = False
        self.touch(line)
        self.trailing_address(line, last)

    def is_to_be_fetched(self, line: Line) -> bool:
        """Say whether the sentence above tells that something is to be had at this link, or the line above it was such a link."""
        if 0 < line.number - self.fetched_line <= 2:
            return True
        return (
            self.kinds[-2:-1] == ["prose"]
            and FETCHED.small.search(self.lines[line.number - 1].low) is not None
        )

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
        """'0800 555 0101 Coast Guard', or one of a list of such lines: who answers there stands behind the number or mailbox."""
        point = line.points[0]
        words = self.words_behind(line)
        if not words:
            return None
        above = self.lines[line.number - 1 : line.number] if not line.blanks_before else []
        below = [x for x in self.lines[line.number + 1 : line.number + 2] if not x.blanks_before]
        listed = any(self.words_behind(other) for other in (*above, *below))
        if not listed and (point.kind != "number" or point.is_labelled or not words[0].is_capital):
            return None
        closed = line.points[-1] if line.points[-1].start >= words[-1].end else None
        end = closed.start if closed is not None else line.end
        return piece_of(self.text, words[0].start, end, line.number, line.words)

    def bracketed_in_a_list(self, entry: Entry, line: Line) -> Piece | None:
        """'Fax 1 (President Prim)', alone below a call to write or one of such lines; below a name it is a remark."""
        above = self.lines[line.number - 1 : line.number]
        is_listed = bool(above and above[0].points) and self.in_brackets_behind(above[0], above[0].points[-1])
        if entry.pieces and not is_listed:
            return None
        return self.in_brackets_behind(line, line.points[-1])

    def words_behind(self, line: Line) -> list[Word]:
        """Give the words of a line that begins with a number or mailbox, and behind it has nothing but a name or an office, and a mailbox."""
        point = line.points[0] if line.points else None
        if (
            point is None
            or point.kind not in {"number", "email"}
            or point.start != line.start
            or point.label_start >= 0
        ):
            return []
        others = line.points[1:]
        while others and others[0].kind == point.kind == "number":
            point, others = others[0], others[1:]  # "1 and 2 Legal Department"
        if others and (len(others) > 1 or others[0].kind not in {"email", "masked"}):
            return []
        stop = others[0].start if others else line.end
        words = [w for w in line.words if point.end <= w.start < stop]
        if not words or len(words) > 8:
            return []
        sign = self.text[point.end : words[0].start].strip()
        if sign not in {"", "-", "–", "—", ":", ",", "|"} or words[0].means & (
            M.FUNCTION | M.JOIN | M.LABEL_ONLY | (0 if sign else M.PHONE | M.FAX)
        ):
            return []
        named = words[0].is_capital or sign or any(w.means & (M.ORG | M.ROLE) for w in words[:3])
        return words if named else []

    def is_waiting(self, entry: Entry) -> bool:
        return not entry.has_points and any(is_strong_address(p) for p in entry.pieces)
