# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Labels: whether a line says nothing but the ways to reach the one above, or whom a way leads to as well."""

import re
from itertools import pairwise

from shanyrak.craft.reading.cued import LineCues
from shanyrak.craft.reading.cues import ADDRESSEE, COPY_LABEL, COPY_WORD, LONE_CONTACT, SUPPORT_WORD
from shanyrak.craft.reading.identity import STOPPERS
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.purposes import is_for_helpers
from shanyrak.craft.reading.sentences import is_prose

LABEL_NOUNS = frozenset("address adress addresses number adresse nummer dirección indirizzo endereço".split())
FORM_NOUNS = frozenset(
    "web mail comment comments contact feedback online form page official submission de contacto contact kontakt".split()
)
ARTICLES = frozenset("de het den die das le les el los las il lo gli os as".split())
NO_NAMES = M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.NUMBERWORD | M.MONTH
WITH_WHOM = frozenset("bei beim auprès chez ante presso bij with".split())
LINE_LABEL = re.compile(r"(?:direct|trunk|hot|land|toll[- ]free) ?lines?\s?[:.]?\s{0,2}[+(\d]", re.IGNORECASE)
POLITE = frozenset("please bitte also or and you can may kindly then oder ou o y por favor veuillez".split())
LONG_WORD = 10  # letters: "Innenministerium", not "Zentrale"
LABEL_OF = re.compile(
    r"(?:e-?mail|mail|fax|tele?(?:phone|fax|fon)?|phone|web\s?site)s?(?:[ -]?(?:add?ress(?:es)?|numbers?|nummer|nr\.?|no\.?))?\s(?:for|of|of the|to|des|der|für|du|de|del|della|do|da|van)\s",
    re.IGNORECASE,
)


def names_whose(words: list[Word]) -> bool:
    """'President Ada Prim', 'Ministère de l'Exemple' behind a label: more than the name of a desk."""
    named = M.ROLE | M.ORG | M.HONOUR
    if sum(w.is_capital for w in words) > 1:
        return any(w.means & named for w in words)
    return any(w.is_capital and w.means & named for w in words) and (
        len(words) > 2 or len(words[0].text) > LONG_WORD
    )


def _names_whose(head: list[Word], said: str) -> bool:
    """'Fax President Ada Prim: 1', 'E-mail Embassy of Samples: a@b': behind the label stands whose it is."""
    if len(head) < 2 or not said.rstrip().endswith(":") or not head[0].means & (M.PHONE | M.FAX | M.EMAIL):
        return False
    return not head[1].means & NO_NAMES and names_whose(head[1:])


class LabelLines(LineCues):
    """Tells lines of labels and points from those that name or call somebody."""

    def is_only_points(self, line: Line) -> bool:
        first = line.points[0]
        words = [w for w in line.words if w.end <= first.begin or (w.end <= first.start and not w.means)]
        head = [w for w in line.words if w.end <= first.start]
        said = self.text[line.start : first.start]
        if head and (":" in said or line.means & M.INFO) and is_for_helpers(line.text, line.words):
            return False
        if head and line.means & (M.INFO | M.HINT) and self.cue_of(said, head) == "own":
            return False
        if len(head) > 1 and head[0].lower in {"call", "ring"}:
            return False  # "CALL NOW: Sheriff Sample 1"
        if (not head and COPY_WORD.search(line.text)) or COPY_LABEL.match(line.text):
            return False
        if not head:
            outside = [w for w in line.words if not any(p.start <= w.start < p.end for p in line.points)]
            return len(outside) <= 8 or not is_prose(line, self.text)
        if (
            len(head) > 1
            and (COPY_WORD.search(line.text) or SUPPORT_WORD.search(line.text))
            and head[0].text.lower() != "cc"
        ):
            return False
        if LINE_LABEL.match(line.text):
            return True
        if (
            any(a.means & M.TO and b.is_capital and b.means & M.ROLE for a, b in pairwise(head))
            and ":" in said[:-3]
        ):
            return False  # "Draft fax to Governor Sample: his numbers are 1 and 2"
        if LABEL_OF.match(line.text) and any(w.is_capital and w.means & (M.ORG | M.ROLE) for w in head[1:]):
            return False  # "Mail address for the Ministry of Justice: a@b"
        if self.is_labelled_for_protests(line) or _names_whose(head, said):
            return False
        opens = line.blanks_before or self.kinds[-1:] in ([], ["prose"], ["spoken"], ["dear"])
        if is_called(line, head) and opens and len(head) <= 4 and not LONE_CONTACT.match(line.low):
            return False  # "Appelez le 1" by itself, below no block
        if is_called(line, head) and (is_prose(line, self.text) or _calls_whom(self.text, head)):
            return False  # "Ring 1 and ask for the governor": a sentence, though nothing but its verb stands before
        if self.calls_somebody(line, head, first) or any(
            w.means & M.SEND and not w.means & M.LABEL_ONLY and not w.is_capital
            for w in head[2 if is_named_label(head) else 1 :]
        ):
            return False
        if (head[0].means & M.LABEL_ONLY and len(head) <= 8) or (
            head[0].means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.TELEX) and len(head) <= 5
        ):
            return not (is_prose(line, self.text) and len(head) > 6)
        if len(words) > 1 and words[0].means & M.ROLE and words[0].is_capital and words[-1].is_capital:
            after = self.text[words[-1].end : first.begin].strip()
            if (
                after[:1] in {":", ","}
                and head[-1].means & (M.PHONE | M.FAX | M.EMAIL)
                and head[-1] not in words
            ):
                return False  # "Fiscal General: Fax: 1": whose it is
        small = all(
            w.means
            & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.TO | M.JOIN | M.NUMBERWORD | M.PARTICLE | M.TELEX)
            for w in head
        )
        if small and not COPY_WORD.search(line.text) and not ADDRESSEE.match(line.text):
            return True
        between = self.text[head[-1].end : first.start]
        labelled = head[-1].means & (M.PHONE | M.FAX | M.EMAIL | M.WEB) and (
            ":" in between or not between.strip()
        )
        is_name = len(words) >= 2 and all(w.is_capital and not w.means for w in words[:2])
        holders = (
            len(words) == 2 and "," in said and bool(words[0].means & M.ROLE)
        )  # "Prosecutor, Office. Fax: 1"
        return (
            bool(labelled)
            and len(words) <= 2
            and not (is_name or holders)
            and not COPY_WORD.search(line.text)
        )

    def calls_somebody(self, line: Line, head: list[Word], first: Point) -> bool:
        """'Fax the Home Secretary on 1', 'Ring Sample Air at 1': a sentence, though it begins like a label."""
        if len(head) < 3 or head[0].start != line.start:
            return False
        while len(head) > 3 and head[0].lower in POLITE:
            head = head[1:]  # "Please fax the Minister of X: 1", "Or ring the Embassy on 2"
        if not head[0].means & M.SEND:
            return False
        if (
            head[1].lower in ARTICLES
            and any(w.means & (M.ROLE | M.ORG) for w in head[2:5])
            and ":" not in self.text[head[0].start : first.start]
        ):
            return True  # "Mail de burgemeester (a@b) en eis …"
        if head[1].start - head[0].end != 1 or head[1].means & (M.TO | M.NUMBERWORD | M.JOIN):
            return False
        if line.bullet and line.text[:3].isupper() and any(w.means & (M.ROLE | M.HONOUR) for w in head[1:]):
            return True  # "* FAX Judge Sample: 1" is an item by itself
        opens = line.blanks_before or self.kinds[-1:] in ([], ["prose"], ["spoken"], ["dear"])
        if (
            opens
            and head[1].is_capital
            and sum(w.is_capital for w in head[1:]) > 1
            and not head[1].means & NO_NAMES
        ):
            return True  # "Phone Mayor Ada Prim: 1" below no block
        return head[1].lower == "the" or (
            head[1].is_capital and head[-1].lower in STOPPERS and head[-1].end == first.start - 1
        )

    def has_inner_cue(self, line: Line) -> bool:
        if line.points and self.calls_somebody(
            line, [w for w in line.words if w.end <= line.points[0].start], line.points[0]
        ):
            return True
        if ADDRESSEE.match(line.text) or self.cue_of(line.text, line.words) in {"copy", "support", "own"}:
            return True
        if self.is_labelled_for_protests(line):
            return True
        if is_called(line, line.words[:4]) and _calls_whom(
            self.text, line.words_between(line.start, line.points[0].start if line.points else line.end)
        ):
            return True
        for index, word in enumerate(line.words):
            if any(p.start <= word.start < p.end for p in line.points):
                continue
            if index and is_named_label(line.words[index - 1 : index + 1]):
                continue
            opens = not word.is_capital or self.text[word.start - 2 : word.start].rstrip()[-1:] in {
                ".",
                "!",
                "?",
            }
            if word.means & M.SEND and not word.means & (M.EMAIL | M.FAX | M.PHONE | M.WEB) and opens:
                return True
        first = line.words[0] if line.words else None
        if first and first.lower in LABEL_NOUNS and self.text[first.end : first.end + 1] == ":":
            return False  # "Adresse: Musterweg 5, 01099 Musterstadt; Tel. 1": a part of a block
        return bool(first and first.means & M.SEND and not first.means & M.LABEL_ONLY)

    def is_labelled_for_protests(self, line: Line) -> bool:
        """'Protestas a: a@b', 'Protests: Ministry of Ports, fax 1': what is to be sent, a colon, and whither."""
        head, colon, _ = line.text[:60].partition(":")
        words = [w for w in line.words if w.end <= line.start + len(head)]
        return (
            bool(colon and words)
            and len(words) <= 5
            and bool(words[0].means & M.THING)
            and (not words[0].means & (M.LABEL_ONLY | M.EMAIL | M.FAX) or "protest" in words[0].lower)
            and any(p.kind in {"email", "number"} and p.start > words[-1].end for p in line.points)
            and self.cue_of(head + ":", words) == "target"
        )

    def is_telegram(self, line: Line) -> bool:
        """'Telegrams: His Majesty, Manama': a way that is closed, not a part of the address."""
        first = line.words[0]
        return (
            bool(first.means & M.TELEX)
            and first.start == line.start
            and self.text[first.end : first.end + 2].strip() == ":"
        )

    def is_over_names(self, line: Line) -> bool:
        """'Phone:' below no block, and below it a name and then a number: whom to phone."""
        below = self.lines[line.number + 1 : line.number + 3]
        return (
            bool(line.blanks_before)
            and line.text[-1:] == ":"
            and bool(line.words[0].means & M.SEND)
            and self.kinds[-1:] in (["prose"], ["spoken"], ["plain"], ["heading"], [])
            and (line.number == 0 or not self.lines[line.number - 1].points)
            and len(below) == 2
            and not below[0].points
            and bool(below[0].words and below[0].words[0].is_capital)
            and any(p.kind == "number" for p in below[1].points)
        )

    def is_empty_label(self, line: Line) -> bool:
        words = line.words
        if 1 < len(words) <= 5 and line.text[-1:] == ":" and is_label_of_a_form(words):
            return True
        if not words or len(words) > 3 or (len(words) == 1 and self.is_over_names(line)):
            return False
        if len(words) == 2 and words[1].lower in LABEL_NOUNS and line.text.rstrip(" ,;.-")[-1:] == ":":
            return bool(words[0].means & M.LABEL_ONLY)  # "E-mail address:,"
        if (
            words[0].means & M.EMAIL
            and words[0].means & M.LABEL_ONLY
            and self.text[words[0].end : words[0].end + 3].strip()[:1] == ":"
            and not line.digits
            and not any(w.means & (M.ORG | M.STREET | M.BOX) for w in words[1:])
        ):
            return True  # "E-mail : minister", the rest of which the page has lost
        return (
            bool(words[0].means & (M.LABEL_ONLY | M.TELEX))
            and line.text.rstrip(" -.,;…")[-1:] in ":-"
            and all(
                w.means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.NUMBERWORD | M.TELEX | M.JOIN) for w in words
            )
        )


def is_called(line: Line, head: list[Word]) -> bool:
    """Say whether the line begins with the deed of calling, not with the thing by which one calls."""
    return (
        bool(head)
        and head[0].start == line.start
        and bool(head[0].means & (M.PHONE | M.FAX | M.SEND))
        and not head[0].means & M.LABEL_ONLY
    )


def _calls_whom(text: str, head: list[Word]) -> bool:
    """'Llamen a los partidos: 1', 'Ruft beim Amt an: 2': a verb, and behind it whom to call."""
    return (
        len(head) >= 3
        and text[head[0].end : head[1].start] == " "
        and bool(
            head[1].means & (M.TO | M.PARTICLE | M.FUNCTION)
            or head[1].lower in WITH_WHOM | ARTICLES
            or head[1].lower[:2] in {"l’", "l'", "d’", "d'"}
        )
        and not head[0].means & (M.EMAIL | M.LABEL_ONLY)
        and any(
            not w.means & (M.PHONE | M.FAX | M.EMAIL | M.TO | M.NUMBERWORD | M.JOIN | M.FUNCTION)
            for w in head[1:]
        )
    )


def is_label_of_a_form(words: list[Word]) -> bool:
    """'Web mail comment form:', 'Online contact form:': nothing but what the line below is."""
    return all(w.lower in FORM_NOUNS or w.means & (M.WEB | M.EMAIL) for w in words) and any(
        w.means & M.WEB for w in words
    )


def is_named_label(words: list[Word]) -> bool:
    """'E-mail address', 'Fax number', 'Adresse électronique': the second word belongs to the label and calls nobody to write."""
    return (
        len(words) > 1
        and words[1].start - words[0].end == 1
        and bool(words[0].means & (M.LABEL_ONLY | M.WEB) or words[1].means & M.EMAIL)
        and (
            words[1].lower in LABEL_NOUNS
            or (words[0].lower in LABEL_NOUNS and bool(words[1].means & M.EMAIL))
        )
    )
