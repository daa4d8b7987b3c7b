# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Stretches of digits: where one number ends and the next begins, and whether it is one to call or fax at all."""

import re

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Line
from shanyrak.craft.reading.mending import BORDER
from shanyrak.craft.reading.point import Point, overlaps

DATE_LIKE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d{2}\s?[-–/]\s?(?:(?:19|20)?\d{2})"
)
DATES = re.compile(rf"(?:{DATE_LIKE.pattern})(?:[\s,;]{{1,3}}(?:{DATE_LIKE.pattern})){{0,3}}[\s,;]{{0,3}}")
DAY_AND_HOUR = re.compile(
    rf"(?:{DATE_LIKE.pattern})\s[-–]?\s?\d{{1,2}}"
)  # "2010-05-03 10", and ":15" behind it
IN_PAIRS = re.compile(r"\d{2}-\d{2}-\d{2}(?:\d{2})?")
# "valid until 17-12-99"
DAY_LED = re.compile(
    r"\b(?:until|till|valid|since|from|on|dated?|bis|vom|am|seit|jusqu[’']au|le|du|hasta|el|del|desde|fino al|dal|il|até|de|em|tot|vanaf|до|с|от|на|від)\s{1,3}$",
    re.IGNORECASE,
)
SPLIT_INSIDE = re.compile(
    r"\s+[/–-]\s+(?=[+(\[{]?\d)|\s?/\s?(?=[(\[{]?\+)|(?<=\d)\s+(?=\+\d)|(?<=\d)\s?(?=[(\[]\+\d)|(?<=\d{6})\s?/\s?(?=\d{6})|(?<=\d{3}[ .]\d{3})/(?=\d{6}(?!\d))|(?<=\d{4})\s?/\s(?=\d{3,4}[ -]?\d{3,4}(?!\d))|(?<=\d{4})\s?/\s?(?=\d{3}[ -]?\d{4}(?!\d))|\s?//\s?|(?<=\d)\s{3,}(?=[+(\d])|(?<=\d{4})\s+(?=\(\d{2,5}\))|(?<=\d{4})\s?/\s?(?=\d{1,4}(?:/\d{1,4}){0,4}$)|(?<=/\d)/(?=\d{1,4}(?:/\d{1,4}){0,4}$)"
)
ON = re.compile(r"\b(?:on|at|unter|au|al|allo|no|pelo|nel|op|под|по|pod|på)\s$", re.IGNORECASE)
# No number has more digits (E.164, with an exit code): what is longer ends in the tail of a second one.
LABEL_GLUED = re.compile(
    r"\b(?:fax|telefax|tel|phone|ph|téléphone|teléfono|telefon|telefono|telefone|mobile|cell|факс|тел)$",
    re.IGNORECASE,
)
LONGEST_NUMBER = 16
TAIL_OF = re.compile(r"\s?/\s?\d{1,2}(?:\s?/\s?\d{1,2}){0,4}$")
TAIL = re.compile(r"[ .,/-]{1,2}(\d{3,5})$")
ZIP = re.compile(r"\d{5}-\d{4}")
STATE = re.compile(r"\b[A-Z]{2},?\s$")
POSTCODE_LABEL = re.compile(
    r"\b(?:CEP|PLZ|ZIP(?: code)?|post ?code|pin(?: ?code)?|CAP|C\. ?P\.|CP|kod(?: pocztowy)?|индекс|индексі)[\s:.-]{0,3}$",
    re.IGNORECASE,
)
# "70064-900 - Belém/PA", "1247-945 Lisboa"
TOWN_CODE = re.compile(r"\d{5}-\d{3}|\d{4}-\d{3}|\d{2}-\d{3}")
BEFORE_TOWN = re.compile(r",?\s(?:[-–]\s)?[^\W\d_]{2}")
# Behind a colon as well, but nothing to ring.
OTHER_NUMBERS = frozenset(
    [
        "konto",
        "account",
        "iban",
        "blz",
        "ref",
        "reference",
        "case",
        "file",
        "id",
        "passport",
        "docket",
        "isbn",
        "issn",
        "prisoner",
        "index",
        "bank",
        "swift",
        "nif",
        "cif",
        "siret",
        "charity",
        "registered",
        "votes",
        "inmate",
        "doc",
        "number",
        "numéro",
        "número",
        "numero",
        "aktenzeichen",
        "az",
        "index",
        "cuenta",
        "compte",
        "conto",
        "iban",
        "clabe",
        "rut",
        "cnpj",
        "cep",
        "inn",
        "ogrn",
        "инн",
        "огрн",
        "счет",
        "счёт",
        "бик",
    ]
)
AFTER_BRACKET = re.compile(r"\)?[\s.,;]{0,3}")
AFTER_NAMED = re.compile(r"\s?(?:\([^()]{0,60}\))?(?:\s?[,;/]\s?[+(]{0,2}\d[\d ().-]{6,22})?[\s.,;]{0,3}")
IS = re.compile(r"\b(?:is|ist|est|es|è|é)\s$", re.IGNORECASE)
# "…, Osaka 540-8555, Japan": a word of the address leads it, no sign.
IN_ADDRESS = re.compile(r"[^\W\d_]{2,}\s{1,2}$")
DEAD = re.compile(
    r"[\s,)]{0,3}(?:does (?:not|n.t) (?:work|answer)|(?:is )?(?:no longer|not working|out of (?:order|use|service))|ne (?:fonctionne|répond) (?:pas|plus)|funktioniert nicht|no funciona|non funziona|não funciona|не работает)",
    re.IGNORECASE,
)
EXTENDED = re.compile(
    r"[\s,]{1,3}\(?(?:ext(?:ension|\.)?|extn\.?|poste|ramal|toestel|durchwahl|доб\.?)\s?\d{1,5}\b",
    re.IGNORECASE,
)
A_HOUSE = re.compile(
    r" [A-Z][\w.]{0,20}(?: [A-Z][\w.]{0,20}){0,3} ?(?:St|Street|Ave|Avenue|Road|Rd|NW|SW|NE|SE|Drive|Blvd)\b"
)
MONEY = re.compile(r"(?:[$€£¥₽₸]|USD|EUR|Rs\.?|PhP|KZT|CHF|GBP)\s?$")
NUMBER_SIGN = re.compile(
    r"(?:tel[eé]?|tél|phone|phones?|ph|fax|fono|cell|mobile|voice)[a-z]{0,8}\.?\s?#\s?:?\s?$", re.IGNORECASE
)  # "Fax # 555 0101", but also "inmate #5550101"
NUMBERED = re.compile(r"No\.\s?$")  # "Carrera 8 No. 7-26", but also "Fax No. 555 0101"
AFTER_MONEY = re.compile(
    r"\s?(?:[$€£¥₽₸¢%]|USD|EUR|euros?\b|dollars?\b|people\b|тенге|руб|kr\b)", re.IGNORECASE
)
# "915 550 101", "01632 960101", "069-90009246", "(61) 5555-0101": digits in two groups at least, as people print what is to be dialled.
GROUPED = re.compile(r"[({\[]?\d{1,6}[)}\]]?(?:[ ./-]{1,2}\d{2,8}){1,5}")
# What looks alike: thousands, a postcode with its second half, years, the number of a law or a prisoner.
NOT_DIALLED = re.compile(
    r"\d{1,3}(?:[. ]000)+|\d{1,3}(?:\.\d{3})+|\d{5}-\d{3,4}|(?:(?:19|20)\d{2}[ /-]?)+(?:\d{1,2})?|\d{1,6}/(?:19|20)\d{2}"
)
LED_BY_A_SIGN = frozenset(":(,-–—=|")
US_NUMBER = re.compile(r"(?:1[ .–-])?(?:[({\[]\d{3}[)}\]][ .-]{0,2}|\d{3}[ .–-]{1,2})\d{3}[ .–-]\d{4}")


def split(match: re.Match[str], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    if overlaps(match.start(), match.end(), taken):
        return []
    pieces, start, text = [], match.start(), match.group()
    place = 0
    cuts = [(c.start(), c.end()) for c in SPLIT_INSIDE.finditer(text)]
    for cut_start, cut_end in [*cuts, (len(text), len(text))]:
        piece = text[place:cut_start]
        left, right = _digits(piece), _digits(text[cut_end:])
        is_tail = "/" in text[cut_start:cut_end] and (
            (left >= 8 and 2 <= right <= 4) or bool(TAIL_OF.match(text, cut_start))
        )
        divides = left >= 6 and right >= 5 and _slash_divides(text, cut_start, cut_end, left)
        if cut_start < len(text) and not (divides or is_tail):
            continue
        lead = len(piece) - len(piece.lstrip(" .-–/)]}"))
        raw = piece[lead:].rstrip(" .-–/([{+")
        body = _balanced(raw)
        if body != raw and raw.endswith(body):
            lead += len(raw) - len(body)
        begin = start + place + lead
        tail = TAIL.search(body) if _digits(body) > LONGEST_NUMBER else None
        if tail is not None:
            pieces.append((begin, begin + tail.start(), body[: tail.start()]))
            pieces.append((begin + tail.start(1), begin + len(body), tail.group(1)))
        else:
            pieces.append((begin, begin + len(body), body))
        place = cut_end
    return pieces


def _slash_divides(text: str, cut_start: int, cut_end: int, left: int) -> bool:
    sign = text[cut_start:cut_end].strip()
    return sign in {"/", ""} or left >= 8


def _balanced(piece: str) -> str:
    for opening, closing in ("()", "[]", "{}"):
        if piece.count(opening) > piece.count(closing) and piece.startswith(opening):
            return piece[1:].lstrip()
        if piece.count(closing) > piece.count(opening) and piece.endswith(closing):
            return piece[:-1].rstrip()
    return piece


def _digits(text: str) -> int:
    return len(DIGIT.findall(text))


def judge(
    text: str,
    line: Line,
    start: int,
    end: int,
    printed: str,
    channels: frozenset[str],
    heading: frozenset[str],
    previous: Point | None,
    loose: frozenset[str],
    context: str,
    *,
    is_listed: bool = False,
) -> Point | None:
    """Say whether a candidate is a number to call or fax, and by which channel."""
    size = _digits(printed)
    is_tail = previous is not None and size < 4 and text[max(0, start - 3) : start].rstrip()[-1:] == "/"
    if (size < 4 and not is_tail) or size > 18:
        return None
    if ZIP.fullmatch(printed) and STATE.search(text, max(line.start, start - 4), start):
        return None
    if POSTCODE_LABEL.search(text, max(line.start, start - 12), start):
        return None
    if not channels and TOWN_CODE.fullmatch(printed) and BEFORE_TOWN.match(text, end, line.end):
        return None
    if DEAD.match(text, end, min(line.end, end + 60)):
        return None
    before = text[max(line.start, start - 4) : start]
    if "#" in before.rstrip()[-2:] and not NUMBER_SIGN.search(text, max(line.start, start - 16), start):
        return None
    if MONEY.search(before) or AFTER_MONEY.match(text, end):
        return None
    if not channels and NUMBERED.search(before):
        return None
    if end < len(text) and text[end].isalpha() and text[end].islower() and not channels:
        return None
    if "(" in printed[1:] and ")" not in printed and not channels:
        return None  # "9 y 11 (28053 MADRID)"
    sign = text[start - 1] if start > 0 else " "
    glued = (
        sign.isalpha() and LABEL_GLUED.search(text, max(line.start, start - 12), start) is not None
    )  # "Fax0781 555010"
    if (sign.isalnum() and not glued and printed[0] not in "(+") or sign in "@_":
        return None  # but "ph(202)555-0101"
    labelled = (
        IN_PAIRS.fullmatch(printed)
        and channels - {"other"}
        and not DAY_LED.search(text, max(line.start, start - 16), start)
    )  # "fax 43-23-73"
    bare = printed.strip("()")
    if "+" not in printed and not labelled and (DATES.fullmatch(bare) or DAY_AND_HOUR.fullmatch(printed)):
        return None
    if previous is not None and not channels:
        channels = previous.channels
    if not channels and size >= 6 and EXTENDED.match(text, end, line.end):
        channels = loose or frozenset({"phone"})  # "322 16 21 Ext. 105"
    real = channels - {"other"}
    plus = printed.lstrip("([{ ").startswith("+")
    if "other" in channels and not real:
        return None
    if real:
        if size < 6 and A_HOUSE.match(text, end):
            return None  # "…7350 (fax); 2201 C St."
        if is_tail or size >= 6 or (size >= 4 and previous is not None) or (size == 5 and not previous):
            short = previous is not None and size <= 8 and size < _digits(previous.value)
            return Point("number", start, end, printed, real, is_labelled=True, follows=short)
        return None
    if plus and size >= 8:
        default = loose - {"other"} or heading or frozenset({"phone"})
        return Point("number", start, end, printed, _one(default), is_labelled=bool(loose or heading))
    if size >= 10 and (printed.startswith("00") or (size >= 11 and printed.startswith("011"))):
        return Point(
            "number",
            start,
            end,
            printed,
            _one(loose - {"other"} or heading or frozenset({"phone"})),
            is_labelled=bool(heading),
        )
    if (
        heading
        and size >= 7
        and not (size < 9 and IN_ADDRESS.search(text, max(line.start, start - 24), start))
    ):
        return Point("number", start, end, printed, _one(heading), is_labelled=True)
    spoken = loose - {"other"}
    if _is_dialled(text, line, start, printed, size, spoken):
        return Point("number", start, end, printed, _one(spoken), is_labelled=bool(spoken))
    led = ON.search(text, max(line.start, start - 8), start) or (
        size >= 8
        and printed[0] in "(0"
        and text[max(line.start, start - 2) : start].strip() in {":", "(", ","}
    )
    if spoken and size >= 8 and led:
        return Point("number", start, end, printed, _one(spoken), is_labelled=True)
    if US_NUMBER.fullmatch(printed):
        return Point(
            "number",
            start,
            end,
            printed,
            _one(loose - {"other"} or frozenset({"phone"})),
            is_labelled=bool(loose),
        )
    if size >= 9 and printed[0] in "0(" and _stands_apart(text, line, start, end):
        return Point("number", start, end, printed, frozenset({"phone"}), is_certain=False)
    if 9 <= size <= 12 and printed[0] in "0(" and " " in printed and _comes_before_another(text, line, end):
        return Point("number", start, end, printed, frozenset({"phone"}), is_certain=False)
    if is_listed or _is_named(text, line, start, end, printed, size):
        channel = frozenset({"fax"}) if context == "fax" else frozenset({"phone"})
        return Point("number", start, end, printed, channel, is_certain=False)
    alone = len(line.words) <= 1 and size >= 7 and end - start >= len(line.text) * 0.6
    alone = alone or (size >= 7 and _holds_only_numbers(line))
    if alone and re.search(r"[ /().-]", printed):
        return Point("number", start, end, printed, frozenset({"phone"}), is_labelled=False, is_certain=False)
    return None


def _is_dialled(text: str, line: Line, start: int, printed: str, size: int, spoken: frozenset[str]) -> bool:
    """
    Weigh whether digits without a label are a number to ring, where the line said before them to ring or fax.

    For it speak a leading zero or bracket, groups, a word or sign that leads to it and enough digits; two of these
    suffice. Thousands, years, postcodes and numbers of other things never are.
    """
    if (
        not (spoken or (line.means & M.SEND and size >= 9))
        or not 7 <= size <= 13
        or NOT_DIALLED.fullmatch(printed)
    ):
        return False
    near = [w for w in line.words if start - 24 <= w.start < start][-2:]
    if any(w.lower in OTHER_NUMBERS or w.means & (M.BOX | M.STREET | M.MONTH) for w in near):
        return False
    before = text[max(line.start, start - 8) : start]
    is_led = ON.search(before) is not None or before.rstrip()[-1:] in LED_BY_A_SIGN
    named = bool(near) and near[-1].is_capital and not text[near[-1].end : start].strip(" :,(–—-")
    signs = (printed[0] in "0(", GROUPED.fullmatch(printed) is not None, is_led or named, size >= 9)
    if not spoken and not (ON.search(before) or before.rstrip()[-1:] in {":", "("}):
        return sum(signs) == len(signs)
    return sum(signs) >= (3 if not spoken else 2 if size >= 9 else 3)


def are_listed(candidates: list[tuple[int, int, str]], text: str, line: Line) -> bool:
    """Say whether two of them at least are printed as numbers with their area code are, each behind a name or its first sign."""
    if len(candidates) < 2 or line.means & M.DONATE:
        return False
    if any(w.lower in OTHER_NUMBERS for w in line.words):
        return False
    alike = 0
    for start, _, printed in candidates:
        near = next((w for w in reversed(line.words) if w.end <= start), None)
        named = near is not None and near.is_capital and not text[near.end : start].strip(" :,(–—-")
        alike += (
            named
            and printed[0] in "0("
            and 8 <= _digits(printed) <= 12
            and GROUPED.fullmatch(printed) is not None
            and not NOT_DIALLED.fullmatch(printed)
            and not DATES.fullmatch(printed)
            and near is not None
            and not near.means & (M.STREET | M.BOX | M.MONTH)
        )
    return alike >= 2


RANGE_WORDS = frozenset("hasta bis to au à a al and or y o und oder et ou e до".split())


def _holds_only_numbers(line: Line) -> bool:
    """'(593) 2 555 0100 hasta (593) 2 555 0109': numbers and nothing but a joining word between them."""
    return (
        len(line.words) == 1
        and line.words[0].lower in RANGE_WORDS
        and line.digits >= 14
        and line.words[0].start > line.start
    )


def _is_named(text: str, line: Line, start: int, end: int, printed: str, size: int) -> bool:
    """'Ada Prim; Minister of Ports: 036555218', '0800 555 8804 Coast Guard': whose it is stands beside it, though no label."""
    if not 8 <= size <= 15 or len(line.words) > 16 or line.means & M.DONATE:
        return False
    if any(w.lower in OTHER_NUMBERS for w in line.words):
        return False
    before, after = text[line.start : start], text[end : line.end]
    local = printed[0] in "0(" and (size >= 9 or " " in printed)
    if not before.strip():
        first = after.strip()[:1]
        return local and first.isupper() and len(line.words) <= 6 and after.strip()[-1:] not in ".!?"
    rest = AFTER_NAMED.fullmatch(after) is not None
    office = line.means & (M.ORG | M.ROLE) and not line.means & (M.INFO | M.OWN_ORG)
    if before.rstrip()[-1:] == ":" and line.words[:1] and (line.words[0].is_capital or office):
        return rest and (local or bool(re.search(r"[ ()-]", printed)))
    if local and before.rstrip()[-1:] in {",", "("} and AFTER_BRACKET.fullmatch(after):
        office = any(w.means & (M.ORG | M.ROLE | M.HONOUR) for w in line.words)
        return office and len(line.words) <= 9 and not line.means & (M.FUNCTION & ~M.PARTICLE)
    return local and rest and " " in printed and bool(IS.search(before[-6:]))


def _comes_before_another(text: str, line: Line, end: int) -> bool:
    """'…W1K 4EH 020 7555 0101 Fax: 020 7555 0102': no label, but the next thing is a label or a mailbox."""
    following = next((w for w in line.words if w.start >= end), None)
    if following is None or text[end : following.start].strip(" ,;|/-"):
        return False
    near = text[following.end : following.end + 2].strip()[:1]
    return bool(following.means & (M.FAX | M.EMAIL | M.WEB) and near in {":", "."}) or any(
        p.kind == "email" and p.start <= following.start for p in line.points if p.start >= end
    )


def _stands_apart(text: str, line: Line, start: int, end: int) -> bool:
    """'Sample Stores - 0800 555 0101 - mail@…': a number between dashes or bars, beside a mailbox or site or at the end."""
    before, after = text[line.start : start].rstrip(" "), text[end : line.end].lstrip(" ")
    if not after and any(
        p.kind == "email" and not text[p.end : start].strip(" ,;|/-–") for p in line.points if p.end <= start
    ):
        return True  # "Ana Sample ana@sample.example 020 7555 0101"
    apart = {"-", "–", "—", "|", "·", "•", BORDER}
    return before[-1:] in apart and after[:1] in {"", *apart}


def _one(channels: frozenset[str]) -> frozenset[str]:
    return channels if len(channels) == 1 else frozenset({"phone"})
