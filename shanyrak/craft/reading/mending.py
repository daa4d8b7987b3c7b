# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""A text before it is cut into lines: odd spaces, quotation marks, and line ends that a mail program or a page put in or lost."""

import itertools
import re

from shanyrak.craft.reading.lexicon import M, meanings

# "Gr?ne": a letter that a page could not show is still a letter.
WORD = re.compile(r"[^\W\d_]+(?:(?:['’ʼ‘\u200c-]|[?\ufffd](?=[a-zß-ÿ]))[^\W\d_]+){0,12}")
# The same where there is nothing but ASCII: asked of every line, in two thirds of the time.
ASCII_WORD = re.compile(r"[A-Za-z]+(?:(?:['-]|\?(?=[a-z]))[A-Za-z]+){0,12}")
COLUMNS = "   "
# "(The Honorable", "(Sample Bell": a bracket that opened with a name, and did not close on its row.
NAMED_IN_BRACKETS = re.compile(r"\((?:(?:[A-ZÀ-ÞА-Я][\w.’'-]{0,20}|of|the|de|von|du)(?:[ ,]{1,2}|$)){1,8}$")
SHORTEST_ROW, LONGEST_BRACKET = 25, 3  # characters, rows
LONGER, FULL = 6, 5  # rows
BULLET = re.compile(
    r"(?!\d{1,2}\. ?[IVX]{1,4}\. ?(?:19|20)\d\d)(?![EF]\.[ \t]{0,3}(?:[:+(\d]|\S{1,64}@))(?:[•●▪◦·*–—>»◼■□◆►▶‣➢➤✓✔-]{1,3}[ \t]{0,8}(?=[^\W_+(])|\+[ \t]{1,8}(?!\d{2,3}[ ./-])|\(?\d{1,2}(?:[.)]-?|-[.)])[ \t]{0,8}(?=[^\d\s])|\(?[a-hivx]{1,4}\)[ \t]{1,8}|[ivx]{1,4}\.[ \t]{1,8}|[ivx]{2,4}\.(?=[a-z]{3})|(?!D\.)[A-H][.)][ \t]{1,8}(?=[^a-zß-ÿ]))"
)
SPLIT_SENTENCE = re.compile(
    r"\n(?:(?<=[^\n]{40}[a-zß-ÿа-я,]\n)|(?<=[^\n]{40}[a-zß-ÿа-я,] \n))[ ]{0,8}\n[ ]{0,8}(?=[a-zß-ÿа-я][^\n@/]{15})"
)
BLANK_LINE = re.compile(r"\n[ ]{0,80}\n")
QUOTE = re.compile(r"(?m)^[ \t]{0,3}(?:[:|] ?)?(?:>[ ]?){1,6}")
# Pages that show a text as it was stored number each of its lines.
LINE_NUMBER = re.compile(r"(?m)^[ ]{0,6}(\d{1,3})\.(?=[ ]|$)")
EMPTY_NUMBER = re.compile(r"(?m)^[ ]{0,6}\d{1,3}\.[ ]{0,4}$")
LABELLED = re.compile(
    r"(?:tel|phone|fax|e-?mail|telefon|t[ée]l|correo|courriel|web|site|http|www|salutation|anrede|cc|bcc|cop(?:y|ies?|ias?)|kopien?|cópias?|to|from|subject|date|тел|факс|эл|копи[яию]?|mobile|ph)\b[\w.]{0,6}\s?(?:[:.;]|[-–]\s|[+(]?\d)|\S{1,64}@",
    re.IGNORECASE,
)
ENDS_IN_POINT = re.compile(
    r"(?:\S@\S{3,}|\S (?:AT|at|\(at\)|\[at\]) [\w-]{2,40}(?:\.[\w-]{2,40}){1,3}|\d{3}[- ]?\d{2}[- ]?\d{2}|\d{2,4}(?:[ -]\d{2,4}){2,4})[.,;]?$"
)
NAMED_POINT = re.compile(r"[^:.!?]{2,48}:\s{0,3}(?:[+(]{0,2}\d{2}|\S{1,64}@)")
# The name of whoever wrote it and the day: no part of the headline above.
BYLINE_DATED = re.compile(
    r"(?:by|von|por|par|di|door|автор)\s[^:;!?@]{2,60}?[\s,]\S{0,12}\b(?:19|20)\d{2}\b", re.IGNORECASE
)
JOINS = re.compile(r"(?:and|or|und|oder|ou|et|y|o|e|и|или)\b[^.]{0,60}:\s*$", re.IGNORECASE)
# One character for one character, so that places in the text stay true.
PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\ufeff": " ",
        "\r": " ",
        "\t": " ",
        "\x0b": " ",
    }
    | {
        "\x0c": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
        "＠": "@",
        "：": ":",
        "\u200b": " ",
        "\x00": " ",
    }
    | {"\u200e": " ", "\u200f": " ", "\u2011": "-", "\u2010": "-"}
)
# "Tel.: +49 (611)" and "353 -0" on the line below.
NUMBER_BEGUN = re.compile(
    r"[:.]\s?(?:\+|00)?\s?\d{0,3}[ -]?\(\d{1,5}\)[ /-]{0,3}$|(?:tel|fax|phone|fon|тел|факс)\w{0,6}\.?\s?:?\s?(?:\+\d{1,3} ?|0)\d{0,5}[ /-]?$",
    re.IGNORECASE,
)
ENDS_OF_A_BEGINNING = frozenset(")/-0123456789")
NUMBER_REST = re.compile(r"\d[\d ./-]{2,14}")
# "Chief of Staff, Armed Forces of The" and "Freland" on the line below: no line of a block ends in such a word.
TIES = frozenset(
    "in im en à von van zu of the de la los del des du della dei degli dos das für and und et y e &".split()
)
WHERE = frozenset("in im en à von van zu".split())  # behind an office: "Ambassador of Samples in"
TIED = re.compile(
    r"(?:[^:,;.!?]{14,} (?:in|im|en|à|von|van|zu)|of|of the|for the|de|de la|de los|del|des|du|della|dei|degli|dos|das|für|van de|\b(?:of|de|di|du|für|der) [^,:;.!?]{2,60} (?:and|und|et|y|e|&))$",
    re.IGNORECASE,
)
# "Secretary of State, Ministry" and "of Samples, 5 Sample Street" on the line below: no line of a block begins so.
GOES_ON_OF = re.compile(r"(?:of|of the|de|del|de la|des|du|della|für|van|a) [A-ZÀ-Þ](?![^:]{0,30}:)")
LARGE_END = re.compile(r"(?:^|\s)[A-ZÀ-Þ][^\W\d_]{2,}$")
# "www.sample.example/form?" and "main=Comment&o=1" on the line below: a site goes on.
SEAM = "\x1e"  # between the two, where the line end was; a space to everybody else
SITE_SIGNS = ("?", "&", "=")
SITE_BEGUN = re.compile(r"(?:www\.|://)\S{4,}$")
SITE_REST = re.compile(r"[\w%.+-]{1,60}=[\w%&=./?;+-]{1,200}")
# "01 (951)" and "501 50 00" on the line below.
NUMBER_LEFT = re.compile(r"(?:^|\s)(?:\+?\d{1,3}[ -]?)?\(\+?\d[\d ]{1,8}\)$")
# "…(fax: 202 555" and "0101) or" on the line below: a number that has too few digits to be whole, and four at most.
LABELLED_NUMBER = re.compile(
    r"(?:tel|fax|phone|fon|тел|факс)\w{0,6}\.?\s?:?\s{0,2}[+(]?\s?(?:\d[ ()/-]{0,2}){5,10}$", re.IGNORECASE
)
LAST_DIGITS = re.compile(r"\d{2,4}(?=[).,;]|$|\s[a-z(])")
# "…to our office (fax:" and the number on the line below.
LABEL_IN_BRACKETS = re.compile(
    r"[(;,]\s?(?:fax|tel|phone|ph|telephone|tél|telefon|teléfono|факс|тел)[:.]{1,2}$", re.IGNORECASE
)
# "Please ring the switchboard at" and "202/555-0101 and ask for" on the line below.
BEGINS_A_NUMBER = frozenset("+(0123456789")
SPOKEN_ATS = (" AT", " (at)", " [at]")
DOMAIN_FIRST = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,40}){1,3}(?=[\s,;)]|$)")
AT_END = re.compile(r"[a-z]\w*,? (?:at|on|unter|al|au|op)$")
NUMBER_IN_A_SENTENCE = re.compile(r"[+(]?\d[\d ()/.-]{5,20}\d,? (?:and|or|to|und|oder|et|ou|y|o|e)\s[a-z]")
NUMBER_RIGHT = re.compile(r"\d{3}[ -]?\d{2}")
LONGEST_RAGGED = 110  # a longer line below a short one is a paragraph below its heading
ENDS = (".", "!", "?", ":", ";", "")
# Nobody ends a line with them but a machine.
LEFT_HANGING = frozenset(
    """the a an your our their his her my its these those every las los el la un una unos unas le les une des der die das den dem ein eine einen einem einer
    il lo gli uno o os as um uma het een""".split()
)
# Cells of a table keep their borders: a tab between two of them becomes a sign that is a space to everybody else.
BORDER = "\x1f"
CELL = re.compile(r"(?<=[^\s:;,|.)•*·–-])\t(?=[^\s|])")
# "(o2) 9555 0101", "+44 2O7 946 0101": whoever typed it took the letter for the figure.
LETTER_FOR_ZERO = re.compile(
    r"(?<![^\W_])[oO](?=\d{1,4}\)?[ ./-]?\d{2,4}(?:[ .-]?\d{2,4}){1,3}\b)|(?<=\d)[oO](?=\d{0,3}[ )/-]{1,2}\d{3,4}[ -]?\d{3,4}\b)|(?<=\+\d\d \()[oO](?=\)\s?\d)"
)
O_BY_A_FIGURE = re.compile(r"[oO](?:(?=[0-9])|(?<=[0-9].))")
ODD = re.compile("[" + "".join(map(re.escape, map(chr, PLAIN))) + "]")


def plain(text: str) -> str:
    """Make odd spaces and line ends ordinary ones; the length does not change."""
    if "\t" in text:
        text = CELL.sub(BORDER, text)
    if ODD.search(text):
        text = text.translate(PLAIN)
    if O_BY_A_FIGURE.search(text):
        text = LETTER_FOR_ZERO.sub("0", text)
    return text.replace("**", "  ")


def unquoted(text: str) -> str:
    """Blank the ``>`` marks of a quoted mail, one space for one mark, when at least three lines carry them."""
    if text.count("\n>") + text.count("\n: >") < 3:
        return text
    return QUOTE.sub(lambda match: " " * len(match.group()), text)


def unnumbered(text: str) -> str:
    """Blank the numbers of a listing that numbers every line, even empty ones: five lines at least, two of them empty."""
    if "." not in text or len(EMPTY_NUMBER.findall(text)) < 2:
        return text
    found = [*LINE_NUMBER.finditer(text)]
    runs = sum(int(b.group(1)) - int(a.group(1)) == 1 for a, b in itertools.pairwise(found))
    if runs < 5 or runs * 10 < 9 * (len(found) - 1):
        return text
    return LINE_NUMBER.sub(lambda match: " " * len(match.group()), text)


def closed_up(text: str) -> str:
    """
    Take away the blank lines of a text that has one behind every line, as a careless page leaves it.

    Known by sentences that go on across a blank line, three of them at least; one line end of two becomes a space.
    """
    if len(SPLIT_SENTENCE.findall(text)) < 3:
        return text
    return BLANK_LINE.sub(lambda match: " " * (len(match.group()) - 1) + "\n", text)


def unwrapped(text: str) -> str:
    """
    Join lines that a mail program broke: the line end becomes a space, so places stay true.

    A break was forced when the first word of the next line would not have fitted, or when a long line ends in
    mid-sentence and the next begins with a small letter. Lines of an address are short: their breaks were meant.
    """
    rows = text.split("\n")
    widths = _widths(rows)
    of_all = _width_of_all(rows)
    joined = [rows[0]]
    opened = False  # a bracket, on this row or on those that were joined to it
    for index, row in enumerate(rows[1:]):
        before = rows[index]
        if not row or not before:
            joined += ("\n", row)
            continue
        running = len(joined) > 1 and joined[-2] == " "
        opened = (running and opened) or NAMED_IN_BRACKETS.search(before[-80:]) is not None
        broken = (
            (of_all and _has_no_room(before, row.strip(), of_all))
            or (
                opened
                and len(before) >= SHORTEST_ROW
                and _closes(rows[index + 1 : index + 1 + LONGEST_BRACKET])
            )
            or _was_broken(before.rstrip(), row.strip(), widths[index], running=running)
        )
        opened = opened and ")" not in row
        site = not broken and before[-1:] in SITE_SIGNS and _is_a_site_cut(before, row.strip())
        joined.append(SEAM if site else " " if broken else "\n")
        joined.append(row)
    return "".join(joined)


def _closes(rows: list[str]) -> bool:
    """'…the Premier of Samples (The Honorable' and on the rows below 'Ada Prim, Legislative Buildings,' and '…, phone 1)'."""
    for row in rows:
        if not row.strip() or BULLET.match(row.strip()) or LABELLED.match(row.strip()):
            return False
        if ")" in row:
            return "(" not in row[: row.index(")")]
    return False


def _widths(rows: list[str]) -> list[int]:
    """
    Give for each row the width at which its paragraph seems to be broken; 0 where it is not.

    Below 0 where it surely was: a column of running text whose rows are all full.
    """
    widths = [0] * len(rows)
    start = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and rows[index].strip():
            continue
        longest = max((len(row.rstrip()) for row in rows[start:index]), default=0)
        if (index - start >= 2 and 55 <= longest <= 140) or (
            index - start >= 5 and 38 <= longest < 55 and _are_full(rows[start:index], longest)
        ):
            sure = (
                index - start >= 4 and _are_full(rows[start:index], longest) and _are_said(rows[start:index])
            )
            widths[start:index] = [-longest if sure else longest] * (index - start)
        start = index + 1
    return widths


def _width_of_all(rows: list[str]) -> int:
    """
    Give the width at which a program broke all lines of a text, 0 where none did.

    Told by many full rows behind which the next word had no room. A few rows may be longer: a site, a headline.
    """
    longest = sorted({len(row.rstrip()) for row in rows if " " in row.strip()}, reverse=True)
    return next((width for width in longest[:LONGER] if 40 <= width <= 100 and _was_kept(width, rows)), 0)


def _was_kept(width: int, rows: list[str]) -> bool:
    near = full = small = 0
    for before, row in itertools.pairwise(rows):
        after = row.strip()
        if after and width * 0.8 <= len(before.rstrip()) <= width:
            near += 1
            if _has_no_room(before, after, width):
                full += 1
                small += after[:1].islower()
    return full >= FULL and full * 10 >= near * 8 and small * 2 >= full


def _has_no_room(before: str, after: str, width: int) -> bool:
    """Say whether the next word had no room behind a row of running text."""
    size, before = len(before.rstrip()), before.strip()
    if not width * 0.7 <= size <= width < size + 1 + len(after.split(" ", 1)[0]):
        return False
    if after[:1].isupper() and (before[-1] in ":)" or "://" in before.rpartition(" ")[2]):
        return False  # what ends there may have been meant to
    return COLUMNS not in before and not BULLET.match(after)


def _are_full(rows: list[str], longest: int) -> bool:
    """Say whether most rows reach nearly as far: a narrow column of running text, no address."""
    return sum(len(row.rstrip()) >= 0.75 * longest for row in rows) * 4 >= 3 * (len(rows) - 1)


def _are_said(rows: list[str]) -> bool:
    words = [word for row in rows for word in row.split()]
    return sum(word[:1].islower() for word in words) * 3 >= 2 * len(words)


def _was_broken(before: str, after: str, width: int, *, running: bool) -> bool:
    if (
        before[-1:] in ENDS_OF_A_BEGINNING
        and NUMBER_BEGUN.search(before[-40:])
        and NUMBER_REST.fullmatch(after)
    ):
        return True
    if ("20" in after or "19" in after) and BYLINE_DATED.match(after):
        return False
    if after[:1].isupper() and _is_tied(before) and not LABELLED.match(after):
        return True
    if after[:1].islower() and len(after) < 70 and GOES_ON_OF.match(after) and LARGE_END.search(before[-30:]):
        return True
    if after[:1].isdigit() and _is_a_number_cut(before, after):
        return True
    if after[:1] in BEGINS_A_NUMBER and (
        (before[-1:] == ")" and NUMBER_LEFT.search(before[-24:]) and NUMBER_RIGHT.match(after))
        or (before[-1:].isdigit() and LAST_DIGITS.match(after) and LABELLED_NUMBER.search(before[-40:]))
        or (before[-1:] in ":." and LABEL_IN_BRACKETS.search(before[-16:]))
        or (NUMBER_IN_A_SENTENCE.match(after) and AT_END.search(before[-24:]))
    ):
        return True
    if before.endswith(SPOKEN_ATS) and DOMAIN_FIRST.match(after):
        return True
    if after[:1].islower() and before[-1:] not in ENDS and _is_ragged(before, after, running=running):
        return True
    if len(before.strip()) < 40 or not after or BULLET.match(after) or after[0] in "•-*>#|=_":
        return False
    if LABELLED.match(after) or before[-1] in ":;" or JOINS.match(after) or ENDS_IN_POINT.search(before):
        return False
    if NAMED_POINT.match(after):
        return False
    if "@" in after[:90] and ":" in after.partition("@")[0]:
        return False
    if (before[-1] in ".!?" or ENDS_IN_TOWN.search(before[-40:])) and _is_a_title(after):
        return False
    first = after.split(" ", 1)[0]
    starts_small = first[:1].islower()
    if starts_small and _opens_with_a_label(after):
        return False
    if starts_small and before[-1] not in ".!?:;" and len(before.strip()) >= 45 and "@" not in first:
        return True
    if not width or len(before) + 1 + len(first) <= abs(width):
        return False
    if width < 0:
        return True
    # The word would not have fitted: a forced break, if the line reads as running text.
    return running or _reads_on(before, after)


LABEL_SIGN = re.compile(r"[\w-]{1,14}(?: [\w-]{2,14}){0,2}\.?\s?(?:[:;]|[-–]\s)")


PAIRS_LEFT = re.compile(r"(?:^|\s)(0\d(?: \d\d){1,3})$")
PAIRS_RIGHT = re.compile(r"(\d\d(?: \d\d){0,2})(?![\d-])")
PAIRS = 5  # of a French number


def _is_a_number_cut(before: str, after: str) -> bool:
    """'… fax : 04 74 32' and '78 72' below it: the five pairs of a French number, broken over two lines."""
    left, right = PAIRS_LEFT.search(before[-16:]), PAIRS_RIGHT.match(after)
    return (
        left is not None
        and right is not None
        and len(left.group(1).split()) + len(right.group(1).split()) == PAIRS
    )


def _opens_with_a_label(row: str) -> bool:
    """'post; Level 9', 'e-mail address – a@b': a label in small letters opens a line of a block."""
    label = LABEL_SIGN.match(row)
    if label is None:
        return False
    said = 0
    for word in WORD.findall(label.group()):
        said |= meanings(word.lower())
    return bool(said & (M.PHONE | M.FAX | M.EMAIL | M.BOX)) or POST_WORD.match(row) is not None


POST_WORD = re.compile(
    r"(?:post|postal|address|letters?|adres|adresse|anschrift|courrier|indirizzo|dirección)\b", re.IGNORECASE
)


# "…, 69003 Lyon", "…, London SW1A 1AA": an address is at its end.
ENDS_IN_TOWN = re.compile(
    r"(?:\b\d{4,6} [A-ZÀ-Þ][^\W\d_]+|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\b[A-Z]{2,3} \d{4,5})$"
)


def _is_a_title(row: str) -> bool:
    """'Dr. Ana Sample, Director General' below a full stop: the head of a block, no sentence."""
    words = WORD.findall(row.partition(",")[0].partition(" – ")[0][:90])
    if not 1 <= len(words) <= 10 or row[-1:] in ".!?":
        return False
    said = [meanings(w.lower()) for w in words]
    capitals = [w[:1].isupper() or m & M.PARTICLE for w, m in zip(words, said, strict=True)]
    return all(capitals) and any(m & (M.ROLE | M.HONOUR) for m in said)


def _is_a_site_cut(before: str, after: str) -> bool:
    return SITE_BEGUN.search(before[-200:]) is not None and SITE_REST.fullmatch(after) is not None


def _is_ragged(before: str, after: str, *, running: bool) -> bool:
    """A sentence that a page broke after any of its words: the next line begins small, and no line of a block does."""
    first = after.split(" ", 1)[0]
    if len(after) > LONGEST_RAGGED:
        return False
    if (
        "@" in first
        or BULLET.match(after)
        or LABELLED.match(after)
        or NAMED_POINT.match(after)
        or JOINS.match(after)
    ):
        return False
    if meanings(first.rstrip(".:,;").lower()) & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.COPY):
        return False
    if _opens_with_a_label(after):
        return False
    if ENDS_IN_POINT.search(before) or "@" in before[-60:]:
        return False
    if running:
        return True
    size = len(before.strip())
    cut = before.rfind(" ")
    if size > 8 and cut > 0 and before[cut + 1 :] in LEFT_HANGING:
        return True
    return size >= 25 and before[-1] != "," and _reads_on(before, after)


def _is_tied(before: str) -> bool:
    cut = before.rfind(" ")
    last = before[cut + 1 :].lower()
    if cut <= 0 or last not in TIES or TIED.search(before[-90:]) is None:
        return False
    return last not in WHERE or any(
        meanings(w.lower()) & (M.ROLE | M.ORG) for w in WORD.findall(before[-90:])
    )


def _reads_on(before: str, after: str) -> bool:
    words = [w.lower() for w in WORD.findall(before)]
    ties = sum(1 for w in words if meanings(w) & (M.FUNCTION | M.PARTICLE | M.JOIN | M.TO))
    small = sum(1 for w in WORD.findall(before) if w[:1].islower())
    return (
        ties >= 1
        and small * 2 >= len(words)
        and (len(after) > 30 or after[-1:] in ".!?" or after[:1].islower())
    )
