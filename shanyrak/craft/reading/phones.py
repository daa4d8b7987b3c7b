# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Telephone and fax numbers in a line: labels set the channel, numbers take it, other words end it."""

import re

from shanyrak.craft.reading.candidates import GROUPED, ON, are_listed, judge, split
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word, meaning_of
from shanyrak.craft.reading.point import Point

NUMBER = re.compile(r"(?:[+(\[{][ ]?){0,3}\d(?:[\d .()\-–‑/\[\]{}+]{2,80})\d|\d{5,20}")
BETWEEN = re.compile(r"[\s:.,;/&|()\[\]\-–—_+*#•=>n°º’'\"]*")
# "tel. of the second station 555 0101": whose number it is stands between the label and the number.
OWNER = re.compile(
    r"\.?\s?:?\s(?:[^\W\d_][^\d\n.,;:()!?/]{2,60}|\d{1,3}(?:-?[^\W\d_]{1,3})?\s[^\d\n.,;:()!?/]{2,60})\s?[-–:(]?\s{0,3}"
)
# "…963 7160, 61, 62": the last digits of further lines, and nothing else behind them.
TAILS = re.compile(r"(?:\s?[,/]\s?\d{2,3}(?![\d-])){1,5}(?=\s?(?:$|[;.)]|and\b|or\b))")
ABROAD = re.compile(
    r"[\s(,;/\[]{0,3}(?:or |and )?(?:if )?(?:(?:calling |faxing )?(?:from |for )?(?:outside|abroad|overseas)[^\d(+]{0,24}|international[^\d(+]{0,14}|int[’']?l[^\d(+]{0,10}|aus dem ausland|depuis l[’']étranger|"
    r"desde (?:el |fuera)[^\d(+]{0,16}|dall[’']estero|do exterior|из-за (?:рубежа|границы))[\s:]{0,3}\(?",
    re.IGNORECASE,
)
SHORT = re.compile(r"\d{2,3}")
TRAILING_LABEL = re.compile(
    r"\s?[(\[]?\s?(tel/fax|tel|phone|telephone|ph|t|mobile|cell|switchboard|standard|centrale|centralita|centralino|fax|f|office|home|факс|тел|téléphone|telefon|teléfono|telefono|telefone)\.?\s?[)\]]",
    re.IGNORECASE,
)
SHORT_LABELS = {"T": "phone", "P": "phone", "M": "phone", "F": "fax", "E": "other", "Т": "phone", "Ф": "fax"}
# "F. +39 06…", "T 030…": at the head of a line, or behind a sign that parts it from what stood before.
SHORT_LABEL_ENDS = re.compile(r"(?:\s?[:.;]){1,2}-?\s{0,3}(?=[+(\d])|\.?\s[-–]\s(?=[+(\d])|\s(?=[+(0])")
LINE_LED = re.compile(r"(?:direct|trunk|hot|land|phone) $", re.IGNORECASE)  # "Direct line 555 0101"
SHORT_LABEL_LED = re.compile(r"(?:^|[.,;|/–—·•(-]|\d)\s{0,3}$")


def _label_channel(word: Word, after: str = "", before: str = ".") -> str:
    if len(word.text) == 1 and (
        after[:1] == ":" or (SHORT_LABEL_ENDS.match(after) and SHORT_LABEL_LED.search(before))
    ):
        return SHORT_LABELS.get(word.text.upper(), "")
    if word.lower == "text" and after[1:2] and after[1:2] in "0123456789+(":
        return "phone"  # "or text 07700 900123"
    if word.means & M.FAX:
        return "fax"
    if word.means & M.PHONE:
        return "" if after[:5].lower() == " aviv" else "phone"
    if word.lower in {"line", "lines"} and LINE_LED.search(before):
        return "phone"
    if word.means & (M.TELEX | M.EMAIL | M.WEB | M.BOX):
        return "other"
    return ""


def _channel_told(words: list[Word], index: int) -> frozenset[str]:
    """'FAX the embassy, 1, and the consul, 2': the deed named before counts for every number behind it."""
    means = meaning_of(words[max(0, index - 25) : index])
    faxed = any(w.means & M.FAX and w.means & M.SEND for w in words[max(0, index - 25) : index])
    return frozenset({"fax"}) if faxed and not means & M.PHONE else frozenset()


def find_numbers(
    text: str,
    line: Line,
    heading: frozenset[str],
    carried: frozenset[str],
    context: str,
    *,
    is_listed: bool = False,
) -> None:
    """Walk the line from left to right: labels set the channel, numbers take it, other words end it."""
    taken = [(p.start, p.end) for p in line.points]
    candidates = [
        piece for match in NUMBER.finditer(text, line.start, line.end) for piece in split(match, taken)
    ]
    if not candidates:
        return
    words = line.words
    listed = frozenset({"phone"}) if are_listed(candidates, text, line) else frozenset()
    channels: frozenset[str] = frozenset()
    label_start, edge, index = -1, line.start, 0  # edge: end of the last label, number or joining word
    last_label_end = -1
    is_noun = False  # the last label is a thing ("tel."), not a deed ("call")
    previous: Point | None = None
    for start, end, printed in candidates:
        while index < len(words) and words[index].start < start:
            word = words[index]
            index += 1
            channel = _label_channel(
                word, text[word.end : word.end + 8], text[max(line.start, word.start - 8) : word.start]
            )
            if channel:
                joined = (
                    last_label_end >= 0
                    and previous_end(previous) < last_label_end
                    and _is_joint(text, last_label_end, word.start)
                )
                channels = (channels if joined else frozenset()) | {channel}
                label_start = label_start if joined else word.start
                last_label_end = edge = word.end
                is_noun = bool(word.means & M.LABEL_ONLY)
            elif (word.means & (M.JOIN | M.NUMBERWORD | M.TO) or len(word.text) == 1) and BETWEEN.fullmatch(
                text, edge, word.start
            ):
                edge = word.end
        gap = text[edge:start]
        owner = None
        if (
            not previous
            and words
            and label_start == words[0].start
            and words[0].means & (M.LABEL_ONLY | M.PHONE | M.FAX)
            and gap.rstrip().endswith(":")
            and len(gap) < 50
        ):
            owner = (edge, start) if any(w.is_capital for w in words[1:index]) else None
            gap = ":"  # "fax 8è bureau pref : 01…": the label opens the line, an office stands between
        abroad = previous is not None and ABROAD.fullmatch(text, previous.end, start) is not None
        touches = abroad or BETWEEN.fullmatch(gap) is not None or _is_remark(gap)
        if abroad and previous is not None:
            channels = previous.channels
        if (
            not touches
            and is_noun
            and previous_end(previous) < last_label_end
            and OWNER.fullmatch(text, last_label_end, start)
            and not any(w.means & M.SPOKEN for w in words if last_label_end <= w.start < start)
        ):
            owner, touches = (last_label_end, start), True
        named = any(
            w.is_capital and not w.means & M.LABEL_ONLY
            for w in words
            if previous and previous.end <= w.start < start
        )
        led = (
            not is_noun and ON.search(text, max(line.start, start - 8), start) is not None
        )  # "ring X at 1 or Y at 2"
        spent = previous is not None and last_label_end <= previous.end and not touches and named and not led
        if not (touches and channels) and (behind := _label_behind(text, line, end)):
            channels, touches, label_start, is_noun = behind, True, -1, False
        point = judge(
            text,
            line,
            start,
            end,
            printed,
            channels if touches else frozenset(),
            heading,
            previous if touches else None,
            (frozenset() if spent else channels)
            or _channel_told(words, index)
            or _channel_ahead(text, line, index, start, end)
            or (carried if line.bullet else frozenset())
            or _channel_of_a_list(line, printed)
            or listed,
            context,
            is_listed=is_listed and candidates[-1][0] == start,
        )
        if point is None:
            continue
        point.label_start = label_start if touches and channels else -1
        if owner is not None:
            point.owner = owner
        after = TRAILING_LABEL.match(text, end, line.end)
        if after:
            name = after.group(1).lower()
            if name.startswith("f") or name == "факс":
                point.channels, point.is_labelled = frozenset({"fax"}), True
            elif "fax" in name:
                point.channels, point.is_labelled = frozenset({"fax", "phone"}), True
            elif name not in {"office", "home"} and not (touches and channels):
                point.channels, point.is_labelled = frozenset({"phone"}), True
        line.points.append(point)
        previous, edge = point, end
        is_last = candidates[-1][0] == start
        if is_last and point.is_labelled and (tails := TAILS.match(text, end, line.end)):
            for tail in SHORT.finditer(text, end, tails.end()):
                more = Point(
                    "number",
                    tail.start(),
                    tail.end(),
                    tail.group(),
                    point.channels,
                    is_labelled=True,
                    follows=True,
                )
                line.points.append(more)
                previous, edge = more, tail.end()


def _channel_of_a_list(line: Line, printed: str) -> frozenset[str]:
    """'Ada Prim 01632 960101, Otto Lind 01632 960102': the next of a list is printed like one before it."""
    size = sum(c.isdigit() for c in printed)
    for before in line.points[-4:]:
        if (
            before.kind == "number"
            and before.value[:1] == printed[:1]
            and abs(sum(c.isdigit() for c in before.value) - size) <= 1
            and size >= 7
        ):
            return before.channels if before.label_start < 0 else frozenset({"phone"})
    return frozenset()


def _channel_ahead(text: str, line: Line, index: int, start: int, end: int) -> frozenset[str]:
    """'under 030/555 0101 you can send a fax', '0312 555 01 01 numaralı telefondan arayın': the channel stands behind the number."""
    led = ON.search(text, max(line.start, start - 8), start)
    if not led and not GROUPED.fullmatch(text, start, end):
        return frozenset()
    for word in line.words[index : index + 6]:
        between = text[end : word.start]
        if between.strip(" \"“„«'()") and text[end] in ".,;:!?":
            break
        if not led and (
            any(c.isdigit() or c in ",;:/|(–-" for c in between)
            or text[word.end : word.end + 2].strip(" .")[:1] in {":", "+"}
        ):
            break
        if channel := _label_channel(word):
            return frozenset({channel})
    return frozenset()


def _label_behind(text: str, line: Line, end: int) -> frozenset[str]:
    """'020 7946 0101 (tel)': what the number is for stands behind it in brackets."""
    after = TRAILING_LABEL.match(text, end, line.end)
    name = after.group(1).lower() if after else ""
    if not name or name in {"office", "home"}:
        return frozenset()
    if "/" in name:
        return frozenset({"phone", "fax"})
    return frozenset({"fax" if name[0] in "fф" else "phone"})


def previous_end(point: Point | None) -> int:
    return point.end if point else -1


def _is_remark(gap: str) -> bool:
    gap = gap.strip(" :.-–")
    return len(gap) < 40 and gap.startswith("(") and gap.rstrip(" :.,-–").endswith(")")


def _is_joint(text: str, start: int, end: int) -> bool:
    """'Tel/fax', 'Tel – fax', 'phone and fax': nothing but signs or one joining word between two labels."""
    between = text[start:end].strip(" ./-–—&+,:()|").lower()
    return end - start < 8 and between in {
        "",
        "and",
        "und",
        "et",
        "y",
        "e",
        "ve",
        "и",
        "та",
        "і",
        "en",
        "of",
        "eller",
        "lub",
        "nebo",
        "vagy",
        "или",
        "or",
        "ou",
        "o",
        "و",
    }
