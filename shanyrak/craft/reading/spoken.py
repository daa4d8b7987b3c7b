# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Sentences with contact points in them: each point goes to the one the sentence names, in the section it names."""

import re

from shanyrak.craft.reading.addresses import is_strong_address, is_sure_address
from shanyrak.craft.reading.cues import (
    ADDRESSEE,
    BELOW,
    COPY_WORD,
    INFORM,
    LONE_CONTACT,
    NOT_A_COPY,
    PETITION,
    QUESTIONS,
    SUPPORT_WORD,
)
from shanyrak.craft.reading.entries import PRISONER_NUMBER, Entry, Piece, piece_of
from shanyrak.craft.reading.envelopes import envelopes_in, inline_pieces, is_envelope, without_labels
from shanyrak.craft.reading.gathering import Gathering
from shanyrak.craft.reading.identity import owner_before
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Line, Word, words_of
from shanyrak.craft.reading.mixed import OF_SITE
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.sentences import Sentence, sentences_of, words_outside
from shanyrak.craft.reading.stems import entry_stems, shared_stems, stems_of
from shanyrak.craft.reading.understanding import understood

LIST_CUT = re.compile(r"[,;]\s|\s\(|\)|[.;]$")
LIST_AND_COLON_CUT = re.compile(r"[,;:]\s|\s\(|\)|[.;]$")
BY_WAY = re.compile(r"\b(?:via|through|using|über|per|par|por|door)\s{0,2}$", re.IGNORECASE)
PRONOUN = re.compile(
    r"\b(?:them|it|diese|sie|les|las|los|le|li|ze)\b\s*(?:to|at|an|à|a|al|naar)?\s*:?\s*$", re.IGNORECASE
)
# "Please contact our office at 1 if you have questions": said behind the number.
IF_QUESTIONS = re.compile(
    r"\b(?:if you (?:have|need|want|would like) (?:any |further |more |some )*(?:questions|info\w*|details|help)|with (?:any )?questions|for (?:more|further) (?:info\w*|details)|bei (?:rück)?fragen|en cas de questions|si tiene\w* (?:dudas|preguntas)|per (?:ulteriori )?informazioni|om (?:dere|du|de|ni) har (?:\w+ )?(?:spørsmål|frågor|spørgsmål)|(?:ved|vid) (?:spørsmål|frågor|spørgsmål))",
    re.IGNORECASE,
)
TELL = re.compile(
    r"[\s,)]{1,3}(?:and|to|and to)\s(?:tell|ask|urge|demand(?: that)?|insist that|let)\s", re.IGNORECASE
)
# "The address to which letters can be sent is 5 Sample Street, 28014 Madrid."
ADDRESS_TOLD = re.compile(
    r"\b(?:address|adresse|anschrift|dirección|direccion|domicilio|indirizzo|endereço|adres|адрес\w*)\b[^.:!?]{0,70}?(?:\b(?:is|ist|lautet|est|es|è|é|luidt)\b|:)\s{1,3}(?=(?-i:[A-ZÀ-Þ\dА-Я]))",
    re.IGNORECASE,
)
PETITION_SITE = re.compile(
    r"petition|peticao|peticion|petizion|abaixoassinado|abaixo-assinado|change\.org|avaaz|firmiamo|mesopinions|openpetition|campact"
)
# Pages by which one can write to an office.
FORM = re.compile(
    r"contact|kontakt|/form|formular|ecrire|escrib|scrivi|feedback|ansprechpartner|webmail", re.IGNORECASE
)
OF = re.compile(
    r"\s?(?:of|at|in) the |\s?(?:del?|de la|des|du|dell[ao]|der|da|do|van (?:de|het)) ", re.IGNORECASE
)
# "The addresses of the others are on the site www.sample.example": to read, not to write.
LISTED_THERE = re.compile(
    r"\b(?:are|is|sono|è|están?|son|sont|est|são|está|stehen|steht|finden sich|staan|staat|находятся|есть) (?:\w+ ){0,2}(?:on|at|auf|unter|en|sur|sul|nel|em|no|na|op|на) (?:\w+ ){0,2}(?:web ?site|site|web ?page|page|seite|webseite|sito(?: web)?|sitio(?: web)?|página(?: web)?|pagina|website|сайте)\b[^.:]{0,30}$",
    re.IGNORECASE,
)
LABELS = M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.NUMBERWORD
# What names the one to write to ends in a word: "вул. Прикладна" – and the number of the house follows.
HOUSE_NUMBER = re.compile(r"\w{1,4}(?=[,;.)])|[,.]{0,2}\s\d{1,6}(?:[/-]\d{1,4})?[^\W\d_]?(?=[,;.)\s])")


IN_BRACKETS = re.compile(r"\s{0,2}\(([^()@\d]{3,90})\)")
LONGEST_NAME = 12  # words
ARTICLES = frozenset(
    (
        "the",
        "la",
        "le",
        "el",
        "il",
        "lo",
        "gli",
        "l",
        "l'",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "de",
        "het",
        "o",
        "a",
        "os",
        "as",
        "los",
        "las",
        "les",
        "i",
    )
)
FEWEST_OF_A_PRISONER = 3  # digits


class SpokenLines(Gathering):
    """Reads lines of running text that carry contact points or an address."""

    def on_spoken(self, line: Line) -> None:
        kept = self.entry
        if self.is_of_whoever_calls(line):
            self.close()
            entry = Entry(
                "contact", line.number, in_prose=True, points=list(line.points), lines=[line.number]
            )
            self.entries.append(entry)
            self.section = None
            return
        if line.bullet and kept is not None and kept.has_points:
            self.close()
            kept = None
        carried = self.section if line.blanks_before <= 2 else None
        section = carried
        first = True
        self.spoken_of = None
        for part in sentences_of(self.text, line):
            body = self.text[part.start : part.end]
            if not part.points:
                cue = self.cue_of(body, part.words)
                if cue:
                    section = cue
                    self.spoken_of = None
                    self.identity = self.identity_of(part, part.end, line.number) or (
                        [] if cue != "target" else self.identity
                    )
                    self.had_target_cue |= cue == "target"
                elif len(part.words) > 3:
                    section = None if not first else section
                if self.prose_address(line, part, carried if line.bullet else None):
                    section = None
                first = False
                continue
            if all(p.kind == "web" for p in part.points):
                self.prose_address(line, part)
            section = self.take_spoken(line, part, section)
            self.address_behind_points(line, part)
            first = False
        # A sentence that is complete introduces nothing below it.
        self.section = None if line.text[-1:] in ".!?" and line.points[-1].end >= line.end - 30 else section
        if section == "copy" and line.text[-1:] == ":" and self.points_below(line):
            self.close()
            self.section = "target"  # "To the addresses below, with a copy to a@b:"
        if section == "copy" and line.bullet and self.is_one_of_a_list(line):
            self.section = "target"  # "- Copy to: a@b" was one item; the next is somebody else
        if section != "own":
            self.after_signature = False

    def address_behind_points(self, line: Line, part: Sentence) -> None:
        """'Fax the Office on 1, or write to Ana Sample at the House of Samples, …': behind the number another way, and whose it is."""
        last = max(p.end for p in part.points)
        words = [w for w in part.words if w.start >= last]
        if not any(w.means & M.SEND and not w.means & M.LABEL_ONLY for w in words[:4]):
            return
        before = self.entry
        tail = Sentence(last, part.end, words, [])
        if self.entry is not None and self.entry.pieces and self.entry.first_line == line.number:
            return
        if not self.prose_address(line, tail) and before is not None:
            self.entry = before

    def is_of_whoever_calls(self, line: Line) -> bool:
        """'Contact: a@b' by itself, below no name without a mailbox: whose it is, the rest of the text decides."""
        entry = self.entry
        return (
            LONE_CONTACT.match(line.low) is not None
            and len(words_outside(line)) == 1
            and (entry is None or bool(line.blanks_before) or (entry.has_points and not entry.pieces))
            and self.section in {"target", None}
        )

    def points_below(self, line: Line) -> bool:
        """Say whether what comes before the copy in this line speaks of a list that follows."""
        copied = COPY_WORD.search(line.text)
        return copied is not None and BELOW.search(line.text, 0, copied.start()) is not None

    def is_one_of_a_list(self, line: Line) -> bool:
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            self.had_target_cue
            and bool(following and following[0].bullet == line.bullet and following[0].points)
            and not following[0].means & M.COPY
            and following[0].text[:1].isupper()
            and COPY_WORD.search(line.text[: max(12, len(line.text) - 10)]) is not None
        )

    def take_spoken(self, line: Line, part: Sentence, carried: str | None) -> str | None:
        place = part.start
        section: str | None = None
        current: Entry | None = None
        is_asked = part.means & M.INFO and QUESTIONS.search(self.text[part.points[-1].end : part.end])
        behind_others = part.start > line.start and LONE_CONTACT.match(
            self.text[part.start : part.end].lower().lstrip()
        )
        if is_asked or behind_others:
            carried = section = "own"
        for point in part.points:
            begin = max(point.begin, place)
            said = self.text[place:begin]
            words = [w for w in part.words if place <= w.start and w.end <= max(begin, point.start)]
            if ADDRESSEE.match(said.strip()):
                cue: str | None = "target"
            else:
                cue = self.cue_of(said, words)
                if cue is None and place == part.start and point.kind == "email" and current is None:
                    cue = None
            is_behind = False  # what it is for, the sentence says behind it
            tail = Sentence(
                point.end,
                part.end,
                [
                    w
                    for w in part.words
                    if w.start >= point.end and not any(p.start <= w.start < p.end for p in part.points)
                ],
                [],
            )
            if cue is None and section is None and carried is None and tail.means & (M.SEND | M.THING):
                cue = self.cue_of(self.text[part.start : part.end], part.words)
                is_behind = cue is not None
                if cue == "copy" and self.copies_another(part, point):
                    cue = "target"
            behind = self.text[point.end : part.end]
            asks_us = part.means & (M.INFO | M.HINT) and (
                IF_QUESTIONS.search(behind) or INFORM.search(self.text[place : point.start])
            )
            to_an_office = any(w.means & M.ROLE for w in words) and " our " not in said
            if asks_us and cue == "target" and place == part.start and not to_an_office:
                cue = "own"  # "Call our hotline: 1", "Please contact us at 1 if you have questions"
            if cue is not None and not (
                section in {"copy", "support", "own"}
                and cue == "target"
                and (place != part.start or is_asked or behind_others)
            ):
                if cue != (section or carried):
                    current = None
                section = cue
            effective = section or carried
            if section == "target" and carried == "support" and PRONOUN.search(said):
                effective = carried  # "Solidarity letters can be addressed to: … Send them at a@b"
            identity = self.identity_of(Sentence(place, begin, words, []), begin, line.number)
            if point.kind == "number" and (place > part.start or ":" in said):
                owners = owner_before(self.text, words, begin, line.number)
                if owners and (not identity or self.text[place : owners[0].start].rstrip()[-1:] == ":"):
                    identity = owners
            if point.owner is not None and point.owner[0] >= place:
                owner = piece_of(self.text, *point.owner, line.number, line.words, is_head=True)
                capitals = sum(w.is_capital for w in owner.words) if owner is not None else 0
                if owner is not None and (owner.means & (M.ORG | M.ROLE | M.HONOUR) or capitals > 1):
                    identity, effective = [owner], "target"
            if named := self.in_brackets_behind(line, point):
                identity, place = [named], named.end
            if effective == "target" and part.means & M.SUPPORT and not identity and current is None:
                effective = (
                    "support" if SUPPORT_WORD.search(behind) else effective
                )  # "Ring 1, show your support"
            tells = (
                TELL.match(self.text, point.end, part.end) is not None
            )  # "call 1 and tell the mayor that…"
            nobody = tells or (is_behind and not self.identity)
            if nobody and not identity and current is None and section == "target":
                identity = self.identity_of(tail, part.end, line.number)  # "under 1 you can send a fax to X"
            if (
                current is not None
                and not current.heads
                and not current.pieces
                and identity
                and OF.match(said)
            ):
                current.heads, identity = identity, []  # "ring 1 or 2 of the Ministry, or fax 3"
            place = max(place, point.end)
            if point.kind == "web" and not self.is_way_to_write(part, said, effective, point):
                self.entry_for_web(line, point, effective)
                continue
            above = self.entry
            if (
                effective is None
                and current is None
                and above is not None
                and above.in_prose
                and above.section is not None
                and above.first_line == line.number
                and words
                and all(w.means & LABELS or len(w.text) < 3 for w in words)
            ):
                effective, current = above.section, above  # "… ul. 5. Tel.: 1. E-mail: a@b"
            if effective is None:
                effective = self.default_section(point, identity)
                before = self.entry or (self.entries[-1] if self.entries else None)
                if (
                    effective == "unknown"
                    and identity
                    and said.rstrip()[-1:] == ":"
                    and before is not None
                    and before.section == "target"
                    and before.first_line == line.number
                    and point.kind == "number"
                ):
                    effective = "target"  # "Fax of Sample Air: 1 Sample Air desk: 2": one list
            home = self.home_of(identity, effective, current, said, line)
            if home is None and current is None and not identity:
                home = self.still_spoken_of(point, effective)
            if home is not None:
                home.points.append(point)
                home.lines.append(line.number)
                current = home
                continue
            waiting = self.entry
            if (
                current is None
                and waiting is not None
                and waiting.in_prose
                and waiting.first_line == line.number
                and not waiting.points
                and not (effective in {"copy", "own", "support"} and waiting.section != effective)
                and (not identity or point.kind == "web")
            ):
                current = waiting
            elif current is None or identity:
                current = Entry(effective, line.number, in_prose=True)
                current.heads = identity or (
                    list(self.identity) if effective in {"target", "support"} else []
                )
                self.insert(current)
                self.unfold_address(current)
            current.points.append(point)
            current.lines.append(line.number)
        if current is not None and place < part.end:
            tail_words = [w for w in part.words if w.start >= place]
            self.spoken_tail(line, current, part.end, tail_words)
        if current is not None:
            self.spoken_of = current
        if section == "copy" and part.points and self.is_copy_in_brackets(part):
            section = None  # "ann@a.org (cc: ben@b.org)": the copy is told in brackets, and over with them
        return section or carried

    def in_brackets_behind(self, line: Line, point: Point) -> Piece | None:
        """'a@b (Minister of Samples), c@d (Ana Sample, Consul General)': in brackets right behind it stands whose it is."""
        told = IN_BRACKETS.match(self.text, point.end, line.end)
        if told is None:
            return None
        piece = piece_of(self.text, told.start(1), told.end(1), line.number, line.words, is_head=True)
        if (
            piece is None
            or not 0 < len(piece.words) <= LONGEST_NAME
            or piece.means & (M.COPY | M.SUPPORT | M.SPOKEN)
        ):
            return None
        first, *rest = piece.words
        is_led = first.lower in ARTICLES and bool(rest)
        if is_led:
            first = rest[0]
        named = M.ROLE | M.ORG | M.HONOUR
        opens = (first.is_capital or first.means & named) and not first.means & LABELS
        capitals = sum(w.is_capital for w in piece.words)
        says = any(w.means & named and (w.is_capital or w is first or capitals > 1) for w in piece.words)
        # Not "(London office)", "(via the ministry)".
        return piece if opens and says and (capitals or is_led) else None

    def copies_another(self, part: Sentence, point: Point) -> bool:
        """'Protestolarınızı a@b adresine gönderin, bir kopyasını c@d adresine': the copy is spoken of behind the first of two."""
        said = COPY_WORD.search(self.text[part.start : part.end])
        behind = [p for p in part.points if p.start > point.end]
        return said is not None and bool(behind) and point.end < part.start + said.start() < behind[-1].start

    def is_copy_in_brackets(self, part: Sentence) -> bool:
        last = part.points[-1]
        if self.text[last.end : part.end].lstrip()[:1] != ")":
            return False
        opened = self.text.rfind("(", part.start, last.start)
        return opened >= 0 and COPY_WORD.search(self.text[opened : last.start]) is not None

    def note_copies(self, part: Sentence) -> None:
        """'…to the President, with a copy to the Commission of Sample': its address may follow, and is for the copy."""
        if not part.means & M.COPY or len(self.copied) > 20:
            return
        body = self.text[part.start : part.end]
        said = COPY_WORD.search(body)
        if said is None or said.start() < 15 or NOT_A_COPY.search(body):
            return
        words = [w for w in part.words if w.start >= part.start + said.end() - 3]
        for whole in self.identity_of(Sentence(part.start + said.start(), part.end, words, []), part.end, 0):
            kept = [w for w in whole.words if w.is_capital or w.means & (M.ROLE | M.ORG | M.PARTICLE)]
            whole.words = tuple(kept[:10])
            self.copied.append(whole)

    def still_spoken_of(self, point: Point, section: str | None) -> Entry | None:
        """'Ring the manager on 1. You can also fax 2': a sentence that names nobody goes on about the one named before it."""
        entry = self.spoken_of
        if (
            entry is None
            or section != "target"
            or entry.section != "target"
            or not (entry.heads or entry.pieces)
        ):
            return None
        if point.kind == "email" and any(p.kind == "email" for p in entry.points):
            return None
        return entry

    def unfold_address(self, entry: Entry) -> None:
        """'to Mr. X, Minister of Y, 15 Sample Street, Z (fax: 1)': what names the one to write to may hold an address too."""
        if entry.pieces or len(entry.heads) != 1:
            return
        line = self.lines[entry.first_line]
        start, end = entry.heads[0].start, entry.heads[0].end
        house = HOUSE_NUMBER.match(self.text, end, line.end)
        if house and any(end <= p.start < house.end() for p in line.points):
            house = None
        parts = inline_pieces(self.text, start, house.end() if house else end, line.number, line.words)
        parts = [p for p in parts if not p.words or not all(w.means & M.LABEL_ONLY for w in p.words)]
        if is_envelope(parts) and any(is_strong_address(p) for p in parts[1:]):
            entry.pieces, entry.heads = parts, []

    def listed_pieces(self, start: int, end: int, number: int, *, at_colons: bool = False) -> list[Piece]:
        """Cut a stretch of one line at its commas and semicolons; what stands before a colon is kept when it names an office."""
        words = self.lines[number].words
        pieces, place = [], start
        for match in (LIST_AND_COLON_CUT if at_colons else LIST_CUT).finditer(self.text[start:end]):
            piece = piece_of(self.text, place, start + match.start(), number, words)
            if piece and (match.group()[0] != ":" or piece.means & (M.ROLE | M.ORG)):
                pieces.append(piece)
            place = start + match.end()
        if place < end and (piece := piece_of(self.text, place, end, number, words)):
            pieces.append(piece)
        return pieces

    def is_way_to_write(self, part: Sentence, said: str, section: str | None, point: Point) -> bool:
        """A web address in a sentence is a way to write only where the sentence, or the one before, speaks of a site or form for it."""
        if section != "target" or PETITION.search(said) or INFORM.search(said):
            return False
        if PETITION_SITE.search(point.value.lower()):
            return False
        if (OF_SITE.search(said) and "/" not in point.value) or LISTED_THERE.search(said):
            return False
        spoken = {w.lower for w in part.words} | {w.lower for p in self.identity for w in p.words}
        official = any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in self.identity)
        return (
            any(w.means & M.WEB for w in part.words)
            or official
            or bool(spoken & {"site", "website", "form"})
            or FORM.search(point.value) is not None
            or BY_WAY.search(said) is not None
        )

    def spoken_tail(self, line: Line, entry: Entry, end: int, words: list[Word]) -> None:
        if not words or any(w.means & M.FUNCTION for w in words[:6]) or len(words) > 14:
            return
        start, end = without_labels(self.text, words[0].start, end, words)
        found = envelopes_in(self.text, start, end, line.number, words)
        if found and not entry.pieces:
            entry.pieces = found[0]  # "…fax 1 or mailed to State House, P.O. Box 30, Lusaka, Zambia"
            return
        piece = piece_of(self.text, start, end, line.number, line.words)
        if piece and is_strong_address(piece) and not entry.pieces:
            entry.pieces.append(piece)

    def default_section(self, point: Point, identity: list[Piece]) -> str:
        if any(w.means & (M.ROLE | M.ORG | M.HONOUR) for p in identity for w in p.words):
            return "target"
        if point.kind == "web":
            return "info"
        return "unknown"

    def home_of(
        self, identity: list[Piece], section: str | None, current: Entry | None, said: str, line: Line
    ) -> Entry | None:
        """Find the entry a sentence speaks of: the one just built, or an earlier target that shares its words."""
        if section != "target":
            return current if current is not None and current.section == section and not identity else None
        if current is not None and not identity:
            return current
        wanted = identity or ([] if current is not None else self.identity)
        stems = stems_of(wanted)
        is_exact = said.rstrip().endswith(
            ":"
        )  # "General Staff of Freland: fax 1, Presidency of Freland: fax 2"
        candidates = [
            e
            for e in [*self.entries[-40:], *([self.entry] if self.entry else [])]
            if (e.section == "target" and (e.pieces or e.heads))
            or (e.section is None and (e.has_points or any(is_strong_address(p) for p in e.pieces)))
        ]
        best, best_score = None, 0
        titles = {w.lower[:7] for p in wanted for w in p.words if w.means & M.ROLE}
        for entry in candidates:
            if titles and not shared_stems(titles, entry_stems(entry)):
                continue  # the leader of the council is not the council
            score = shared_stems(stems, entry_stems(entry))
            if score > best_score and self.names_another(wanted, entry):
                continue  # "Japan: write to Minister A. Norway: write to Minister B": one office, two lands
            if score > best_score or (
                score == best_score and score and not entry.in_prose and best is not None and best.in_prose
            ):
                best, best_score = entry, score
        if best is not None and best_score >= (
            len(stems) if current is not None and identity else max(1, (len(stems) + is_exact + 1) // 2)
        ):
            return best
        if (
            not wanted
            and self.entry is not None
            and self.entry.section != "own"
            and self.entry.has_points
            and (
                self.is_right_below(self.entry, line)
                or re.match(r"\W*(?:or|oder|ou|o|или|also|and|e-?mail|web)\b", said, re.IGNORECASE)
            )
        ):
            return self.entry
        return None

    def names_another(self, wanted: list[Piece], entry: Entry) -> bool:
        """Say whether both name a person, and no word of the one's name is in the other's."""
        mine = understood(self.text, Entry(None, entry.first_line, heads=wanted)).name
        theirs = understood(self.text, entry).name if mine is not None else None
        if mine is None or theirs is None:
            return False
        first, second = (
            {w.lower[:5] for w in words_of(self.text[a:b]) if len(w.text) > 2} for a, b in (mine, theirs)
        )
        return not first & second

    def is_right_below(self, entry: Entry, line: Line) -> bool:
        """'This mailbox is often full. Form: …' under the last line of a block: about nobody else."""
        return (
            bool(entry.pieces)
            and not entry.in_prose
            and entry.lines[-1] == line.number - 1
            and not line.blanks_before
            and not line.bullet
        )

    def prose_address(self, line: Line, part: Sentence, carried: str | None = None) -> bool:
        """'…to the ambassador, Ms X, Embassy of Y, 49 Queens Gate, London SW7 5NE': an address inside a sentence."""
        body = self.text[part.start : part.end]
        if not DIGIT.search(body) and body.count(",") < 2:
            return False
        may_hold = line.digits >= FEWEST_OF_A_PRISONER or "uch" in body
        is_held = self.had_target_cue and may_hold and PRISONER_NUMBER.search(body) is not None
        if not carried and not is_held and not part.means & (M.SEND | M.THING):
            return False
        cue = self.cue_of(body, part.words) or carried or ("support" if is_held else None)
        if cue not in {"target", "copy", "support"}:
            return False
        found = envelopes_in(self.text, part.start, part.end, line.number, part.words)
        if not found and cue != "copy" and (told := _address_told(body)):
            start = part.start + told.end()
            pieces = inline_pieces(self.text, start, part.end, line.number, part.words)
            if pieces and is_sure_address(pieces[0]) and _is_nameless(pieces[:1]):
                entry = Entry(cue, line.number, in_prose=True, pieces=pieces, heads=list(self.identity))
                entry.lines.append(line.number)
                self.insert(entry)
                return True
        for pieces in found:
            said = self.text[max(part.start, pieces[0].start - 60) : pieces[0].start]
            section = "copy" if COPY_WORD.search(said) and not NOT_A_COPY.search(said) else cue
            if cue == section == "copy" and not COPY_WORD.search(self.text[part.start : pieces[-1].start]):
                section = "target"  # "…to the board, 1 Sample Road, and a copy to us"
            spoken_of = self.entry if self.entry is not None and self.entry.in_prose else None
            if (
                spoken_of is not None
                and spoken_of.first_line == line.number
                and spoken_of.section == cue
                and spoken_of.has_points
                and not spoken_of.pieces
                and _is_nameless(pieces)
            ):
                spoken_of.pieces = pieces  # "Ring X on 1. Or send a card to PO Box 5, …"
                continue
            held = next((i for i, p in enumerate(pieces) if PRISONER_NUMBER.search(p.text)), 0)
            if held and not any(w.is_capital and len(w.text) > 2 for w in pieces[held].words):
                held -= 1  # "Ada Prim, A1234BC, …": the name stands before the number
                section = "support"
            entry = Entry("support" if held else section, line.number, in_prose=True, pieces=pieces[held:])
            entry.lines.append(line.number)
            self.insert(entry)
        return bool(found)


# One of these stands in whatever ``ADDRESS_TOLD`` finds.
SIGNS_OF_ADDRESS = ("address", "adres", "anschrift", "direcci", "domicilio", "indirizzo", "endereço", "адрес")


def _address_told(body: str) -> re.Match[str] | None:
    low = body.lower()
    return ADDRESS_TOLD.search(body) if any(sign in low for sign in SIGNS_OF_ADDRESS) else None


def _is_nameless(pieces: list[Piece]) -> bool:
    return not any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in pieces) and all(
        is_strong_address(p) for p in pieces
    )
