# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Kinds of lines: heading, running text, contact points, salutation, mail header, page furniture and the rest."""

from shanyrak.craft.reading.cues import DONATION
from shanyrak.craft.reading.dates import WRITTEN_BY, days_in, is_date_line
from shanyrak.craft.reading.holders import ATTENTION
from shanyrak.craft.reading.kindwords import (
    ACT_NOW,
    ATTACHMENT,
    CLOCK,
    COLUMN_HEADS,
    DATE_LINE,
    DEAR,
    EXCELLENCY,
    FROM_HEADER,
    FURNITURE,
    JOINER,
    LAST_OF_A_CALL,
    LONE_HEADING,
    MAIL_HEADER,
    OTHER_HEADER,
    PAGE,
    PLACEHOLDER,
    SALUTATION_LABEL,
    SAMPLE_HEAD,
    SIGN_OFF,
    SOURCE,
    SUBJECT_LINE,
    TRAILING_REMARK,
    WROTE,
)
from shanyrak.craft.reading.labels import POLITE, LabelLines
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.postlabels import is_labelled_address
from shanyrak.craft.reading.rosters import rosters_of
from shanyrak.craft.reading.sentences import is_prose


class LineKinds(LabelLines):
    """Tells the kind of each line of one text; ``kinds`` holds those of the lines already walked."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        super().__init__(text, lines)
        self.rosters = rosters_of(lines)

    def kind_of(self, line: Line) -> str:
        body = line.text
        if not line.words and not line.points:
            return "rule"
        if (
            len(line.words) <= 40
            and (line.points or ":" in body[:26])
            and (MAIL_HEADER.small.match(line.low) or (line.points and WROTE.search(line.text)))
            and self.is_in_mail_header(line)
        ):
            return "header"
        if (
            (line.digits and PAGE.small.fullmatch(line.low))
            or (not line.points and len(line.words) <= 6 and SAMPLE_HEAD.small.fullmatch(line.low))
            or (":" in body[:20] and SUBJECT_LINE.small.match(line.low))
            or (
                not line.points
                and _may_hold_a_place(body)
                and PLACEHOLDER.search(body)
                and not (body[:5] == "Dear " and len(line.words) < 6)
            )
        ):
            return "rule"
        if line.number < 7 and line.digits and len(line.words) < 14 and WRITTEN_BY.match(body):
            return "date"
        if line.points and (self.is_of_the_author(line) or is_a_source(line)):
            return "header"
        self.cut_remark(line)
        body = line.text
        if is_remark(body) and not line.points:
            return "remark"
        if (
            len(line.words) < 14
            and FURNITURE.small.match(line.low)
            and not any(p.kind in {"email", "number"} for p in line.points)
        ):
            return "furniture"
        if line.digits and not line.points and len(line.words) < 14 and ATTACHMENT.search(body):
            return "furniture"
        if (
            line.means & M.DONATE
            and not line.points
            and DONATION.search(body)
            and len(line.words) < 14
            and not is_prose(line, self.text)
        ):
            return "furniture"
        if self.is_column_head(line):
            return "rule"
        if _may_be_a_label(body) and SALUTATION_LABEL.small.match(line.low):
            return "salutation"
        if not line.points and len(line.words) <= 4 and JOINER.fullmatch(body):
            return "joiner"
        if not line.points and line.digits and (DATE_LINE.fullmatch(body) or is_date_line(self.text, line)):
            return "date"
        if self.is_event(line):
            return "event"
        if not line.points and self.is_dear(line):
            return "dear"
        if (
            len(line.words) <= 7
            and SIGN_OFF.small.match(line.low)
            and not (body[-1:] == ":" and line.means & (M.SEND | M.ASK))  # "Merci d’écrire à :"
            and not any(p.kind in {"email", "number"} for p in line.points)
        ):
            return "signoff"
        if line.points:
            if (
                line.number in self.rosters
                and line.points[0].start > line.start
                and not is_prose(line, self.text)
            ):
                return "mixed"
            if self.is_only_points(line):
                return "points"
            return "spoken" if is_prose(line, self.text) or self.has_inner_cue(line) else "mixed"
        if self.is_empty_label(line) or self.is_telegram(line):
            return "label"
        if is_labelled_address(line):
            return "plain"
        if is_prose(line, self.text):
            attends = ATTENTION.match(body) and (
                len(line.words) <= 12 or (body[-1:] not in ".!?" and len(line.words) <= 20)
            )
            return "plain" if attends else "prose"
        if (
            len(line.words) >= 10
            and body.count(",") >= 2
            and any(w.means & M.SEND and not w.means & M.LABEL_ONLY for w in line.words[:6])
        ):
            return "prose"
        if self.names_whom_and_where(line):
            return "prose"
        if body.endswith((":", ":-", ": -")):
            return "heading"
        if len(line.words) <= 12 and line.words[-1].lower in LAST_OF_A_CALL and self.cue_of(body, line.words):
            return "heading"
        if self.is_bare_call(line):
            return "heading"
        if self.calls_to_act(line) or self.tells_whom(line) or self.is_lone_call(line):
            return "heading"
        if len(line.words) <= 2 and LONE_HEADING.fullmatch(body):
            return "heading"
        if len(line.words) <= 6 and ACT_NOW.small.fullmatch(line.low) and self.is_over_somebody(line):
            return "heading"
        return "plain"

    def names_whom_and_where(self, line: Line) -> bool:
        """'WRITE to the Parole Board, PO Box 55, Sampleton, NY 12207': a call and a whole envelope, with hardly a small word."""
        words = line.words
        return (
            len(words) >= 5
            and bool(words[0].means & (M.SEND | M.THING))
            and not words[0].means & M.LABEL_ONLY
            and words[0].start == line.start
            and any(w.means & M.TO and not w.is_capital for w in words[1:5])
            and line.digits > 0
            and "," in line.text
            and ": " not in line.text
            and self.cue_of(line.text, words) == "target"
        )

    def is_of_the_author(self, line: Line) -> bool:
        """Ways to reach whoever wrote it, between the byline and the story."""
        return (
            self.kinds[-1:] == ["date"]
            and 0 < line.number < 8
            and not line.blanks_before
            and WRITTEN_BY.match(self.lines[line.number - 1].text) is not None
            and all(p.kind in {"email", "number", "web", "masked", "cut"} for p in line.points)
            and not any(w.means & M.SEND and not w.means & M.LABEL_ONLY for w in line.words)
        )

    def is_column_head(self, line: Line) -> bool:
        """True for 'Name Address Fax E-mail' on one line, or for one of such lines below each other."""
        if not _is_all_heads(line):
            return False
        return len(line.words) > 2 or any(
            _is_all_heads(other)
            for other in self.lines[max(0, line.number - 1) : line.number + 2]
            if other is not line
        )

    def is_event(self, line: Line) -> bool:
        """'Monday, 24 February, 18:00, in front of the embassy, 26 Sample Street': where people meet, though the line was broken."""
        if line.digits < 2 and self.kinds[-1:] != ["event"]:
            return False
        if line.points or len(line.words) > 40 or "|" in line.text:
            return False
        if self.kinds[-1:] == ["event"] and not line.blanks_before:
            before = self.lines[line.number - 1].text
            return (len(before) > 45 and before[-1:] not in ".!?:") or before[-1:] == ","
        return CLOCK.search(line.text) is not None and bool(days_in(self.text, line))

    def is_in_mail_header(self, line: Line) -> bool:
        """True for "From:" with a mailbox or a header line close by, and for the header lines that follow it."""
        if line.points and WROTE.search(line.text):
            return True
        if FROM_HEADER.match(line.text):
            following = self.lines[line.number + 1 : line.number + 4]
            return bool(line.points) or any(OTHER_HEADER.match(other.text) for other in following)
        return not line.blanks_before and self.kinds[-1:] == ["header"]

    def cut_remark(self, line: Line) -> None:
        """Leave a bracketed remark of several words at the end of an address line out of it."""
        match = TRAILING_REMARK.search(line.text) if "(" in line.text and not line.points else None
        if match is not None and match.group().rstrip()[-1:] == ":":
            return
        if match is None or match.start() < 4:
            return
        inner = [w for w in line.words if w.start >= line.start + match.start()]
        outer = [w for w in line.words if w.start < line.start + match.start()]
        if len(inner) >= 5 and 1 <= len(outer) <= 8 and sum(w.is_capital for w in inner) * 2 < len(inner):
            line.words = outer
            line.end = line.start + match.start()
            line.text, line.low = line.text[: match.start()], line.low[: match.start()]

    def is_dear(self, line: Line) -> bool:
        body = line.text
        if line.bullet or len(line.words) > 40:
            return False
        if (
            self.kinds[-1:] == ["plain"]
            and not line.blanks_before
            and body[-1:] == self.lines[line.number - 1].text[-1:] == ","
        ):
            following = self.lines[line.number + 1 : line.number + 2]
            if following and not following[0].blanks_before and following[0].text[-1:] == ",":
                return False  # a line of an address whose every line ends in a comma
        if body[-1:] == "," and self.is_over_an_address(line):
            return False
        if self.kinds[-1:] == ["heading"] and not line.blanks_before:
            following = self.lines[line.number + 1 : line.number + 2]
            if (
                following
                and not following[0].blanks_before
                and following[0].digits
                and len(following[0].words) <= 9
            ):
                return False  # the first line of an address, which its heading announced
        if len(line.words) <= 5 and EXCELLENCY.small.match(line.low):
            following = self.lines[line.number + 1 : line.number + 2]
            goes_on = bool(following) and not following[0].blanks_before and body[-1:] not in ",:!،."
            return len(line.words) <= 2 or not goes_on  # "Ihre Exzellenz Frau Lind" over her street
        words = line.words
        if (
            2 <= len(words) <= 4
            and words[0].means & M.HONOUR
            and words[-1].means & M.ROLE
            and body[-1:] in ",:!،"
            and body.count(",") <= 1
            and "(" not in body
            and (line.blanks_before or self.is_over_text(line))
        ):
            return True
        if EXCELLENCY.small.match(line.low) and DEAR.match(body, body.find(",") + 2) and body[-1:] in ",:!،":
            return True  # "Exzellenz, sehr geehrte Frau Botschafterin Lind,"
        if not DEAR.match(body):
            return False
        low = body.lower()
        if low.startswith(
            (
                "dear",
                "estimad",
                "sehr geehrt",
                "lieb",
                "prezad",
                "geacht",
                "уважаем",
                "шановн",
                "құрметті",
                "egregi",
            )
        ):
            return body[-1:] not in ".!?" or len(line.words) <= 8 or "," in body[:60]
        return body.endswith((",", ":", "!", "،")) and len(line.words) <= 9

    def is_over_an_address(self, line: Line) -> bool:
        """'Señor Prim – Presidente de la República,' right above 'Calle 55, No. 10,': whoever lives there."""
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            bool(following)
            and following[0].text[-1:] == ","
            and not following[0].blanks_before
            and following[0].digits > 0
            and len(following[0].words) <= 9
        )

    def is_over_text(self, line: Line) -> bool:
        following = self.lines[line.number + 1 : line.number + 2]
        return bool(following and len(following[0].words) > 14 and is_prose(following[0], self.text))

    def tells_whom(self, line: Line) -> bool:
        """'Send it to the Permanent Mission of Sample' and the mailbox on the next line: a heading without its colon."""
        first = line.words[0]
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            4 <= len(line.words) <= 14
            and bool(first.means & M.SEND)
            and not first.means & M.LABEL_ONLY
            and first.start == line.start
            and line.text[-1:] not in ".!?"
            and ":" not in line.text
            and bool(following and following[0].points)
            and self.cue_of(line.text, line.words) == "target"
        )

    def is_lone_call(self, line: Line) -> bool:
        """'Schreiben Sie an die Botschafter' between blank lines: what follows, or comes after the letter, is whom it means."""
        following = self.lines[line.number + 1 : line.number + 2]
        first = line.words[0]
        return (
            line.number > 1
            and 4 <= len(line.words) <= 8
            and line.blanks_before > 0
            and bool(following and following[0].blanks_before)
            and bool(first.means & M.SEND)
            and not first.means & M.LABEL_ONLY
            and first.start == line.start
            and not line.bullet
            and line.text[-1:].isalpha()
            and not line.digits
            and any(w.means & M.ROLE for w in line.words)
            and self.cue_of(line.text, line.words) == "target"
        )

    def is_over_somebody(self, line: Line) -> bool:
        """'Take action' right above an office or a person with a title: whom the action is to reach."""
        following = self.lines[line.number + 1 : line.number + 2]
        if not following or following[0].points or len(following[0].words) > 14:
            return False
        below = following[0]
        titled = any(w.means & (M.ROLE | M.HONOUR) and w.is_capital for w in below.words)
        return titled and not is_prose(below, self.text) and below.text[-1:] not in ".!?"

    def is_bare_call(self, line: Line) -> bool:
        """'Please call' and nothing else, right above a line with a number or mailbox."""
        below = self.lines[line.number + 1 : line.number + 2]
        return (
            len(line.words) <= 4
            and line.text[-1:] not in ".!?"
            and any(w.means & M.SEND for w in line.words)
            and all(
                w.means & M.SEND or w.lower in POLITE or w.lower in {"now", "today", "jetzt", "sofort"}
                for w in line.words
            )
            and bool(below and not below[0].blanks_before and below[0].points and below[0].words)
        )

    def calls_to_act(self, line: Line) -> bool:
        """'Call Legislators', 'Write to the authorities' between blank lines, far from the headline: no colon is needed."""
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            line.number > 4
            and 2 <= len(line.words) <= 5
            and line.blanks_before > 0
            and bool(following and following[0].blanks_before and following[0].points)
            and bool(line.words[0].means & M.SEND)
            and line.text[-1:] not in ".!?"
        )

    def next_kind(self, line: Line) -> str:
        following = self.lines[line.number + 1] if line.number + 1 < len(self.lines) else None
        if following is None or following.blanks_before:
            return ""
        return self.kind_of(following)


def is_a_source(line: Line) -> bool:
    """'Quelle (Englisch): http://…': where it was taken from."""
    return SOURCE.small.match(line.low) is not None and all(p.kind == "web" for p in line.points)


def _may_be_a_label(body: str) -> bool:
    head = body[:40]
    return ":" in head or "-" in head or "：" in head


def _may_hold_a_place(body: str) -> bool:
    return (
        ".." in body
        or "__" in body
        or body[0] in "[(<"
        or body[:4].lower() in {"from", "date", "von ", "von:", "datu"}
    )


def _is_all_heads(line: Line) -> bool:
    return (
        not line.points
        and 0 < len(line.words) < 16
        and line.words[0].lower in COLUMN_HEADS
        and line.text[-1:] != ":"
        and all(w.lower in COLUMN_HEADS for w in line.words)
    )


def is_remark(body: str) -> bool:
    return (
        body[:1] == "(" and body.rstrip(" .")[-1:] == ")" and body.count("(") == 1 and len(body.split()) > 3
    )
