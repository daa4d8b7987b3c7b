# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
Every contact point of a text with its place, its channel and the label that gave it the channel.

Candidates come from bounded patterns; ``craft.contacts`` reads them. What cannot be a number to call
(dates, prices, prisoner numbers, postcodes, house numbers) is left out here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from shanyrak.craft.contacts.email import read_email
from shanyrak.craft.contacts.web import WEB, trimmed
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import BORDER, DIGIT, Line, Word, meaning_of

NUMBER = re.compile(r"(?:[+(\[{][ ]?){0,3}\d(?:[\d .()\-–‑/\[\]{}+]{2,80})\d|\d{5,20}")
MESSAGE_ID = re.compile(r"(?:article|message|message-id|in-reply-to|references)\s?:?\s?<$", re.IGNORECASE)
MASKED = re.compile(r"\[e-?mail(?:\s?(?:prote|address|hidden|removed)[^\]\n]{0,12})?(?:\]|$)", re.IGNORECASE)
SPOKEN_AT = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s{0,2}(?:[(\[{<]\s?(?:at|a|ät|@|arroba|chiocciola|apestaartje|małpa|собака|et)\s?[)\]}>]|(?: (?:at|chez) )|(?: @ ?)|(?:@ ))\s{0,2}"
    r"((?:[\w-]{1,63}\s?(?:\.|[(\[{<]\s?(?:dot|punkt|punto|point|ponto|kropka|точка|\.)\s?[)\]}>]| dot )\s?){1,6}[a-zA-Z]{2,10})(?![\w])",
    re.IGNORECASE,
)
SPOKEN_DOT = re.compile(
    r"\s?(?:[(\[{<]\s?(?:dot|punkt|punto|point|ponto|kropka|точка|\.)\s?[)\]}>]| dot |\.)\s?", re.IGNORECASE
)
# By what a spelled-out "at" is announced: looked for before the costly pattern.
GUARDS = re.compile(
    r"[(\[{<]\s?(?:at|a|ät|arroba|chiocciola|apestaartje|małpa|собака|et|e-?mail)\b", re.IGNORECASE
)
CUT_MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]{3,64}(?:\s?@(?=\s|$)|@[\w-]{3,60}(?=[>;,\s]|$))")
HANDLE = re.compile(r"(?<![\w.])@\w{2,40}")
DATE_LIKE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d{2}\s?[-–/]\s?(?:(?:19|20)?\d{2})"
)
DATES = re.compile(rf"(?:(?:{DATE_LIKE.pattern})[\s,;]{{0,3}}){{1,4}}")
BETWEEN = re.compile(r"[\s:.,;/&|()\[\]\-–—_+*#•=>n°º’'\"]*")
SPLIT_INSIDE = re.compile(
    r"\s+[/–-]\s+(?=[+(\[{]?\d)|\s?/\s?(?=[(\[{]?\+)|(?<=\d)\s+(?=\+\d)|(?<=\d{6})\s?/\s?(?=\d{6})|(?<=\d{4})\s?/\s(?=\d{3,4}[ -]?\d{3,4}(?!\d))|(?<=\d{4})\s?/\s?(?=\d{3}[ -]?\d{4}(?!\d))|\s?//\s?|(?<=\d)\s{3,}(?=[+(\d])|(?<=\d{4})\s+(?=\(\d{2,5}\))|(?<=\d{4})\s?/\s?(?=\d{1,4}(?:/\d{1,4}){0,4}$)|(?<=/\d)/(?=\d{1,4}(?:/\d{1,4}){0,4}$)"
)
MAIL_LABEL = re.compile(r"(?:mail|correo|correio|courriel|posta|почта)[^:\n]{0,12}:\s{0,3}$", re.IGNORECASE)
BARE_SITE = re.compile(
    r"(?:[^\W\d_]{2,10}[ -]?){1,3}\s?[:：]\s{0,3}((?:[a-zA-Z0-9][\w-]{0,40}\.){1,3}[a-z]{2,6}(?:/\S{0,200})?)",
    re.IGNORECASE,
)
ON = re.compile(r"\b(?:on|at|unter|au|al|op|под|pod|på)\s$", re.IGNORECASE)
# "tel. of the second station 555 0101": whose number it is stands between the label and the number.
OWNER = re.compile(
    r"\.?\s?:?\s(?:[^\W\d_][^\d\n.,;:()!?/]{2,60}|\d{1,3}(?:-?[^\W\d_]{1,3})?\s[^\d\n.,;:()!?/]{2,60})\s?[-–:(]?\s{0,3}"
)
# No number has more digits (E.164, with an exit code): what is longer ends in the tail of a second one.
LONGEST_NUMBER = 16
TAIL_OF = re.compile(r"/\d{1,2}(?:/\d{1,2}){0,4}$")
TAIL = re.compile(r"[ .,/-]{1,2}(\d{3,5})$")
# "…963 7160, 61, 62": the last digits of further lines, and nothing else behind them.
TAILS = re.compile(r"(?:\s?[,/]\s?\d{2,3}(?![\d-])){1,5}(?=\s?(?:$|[;.)]|and\b|or\b))")
ABROAD = re.compile(
    r"[\s(,;/\[]{0,3}(?:or |and )?(?:if )?(?:(?:calling |faxing )?(?:from |for )?(?:outside|abroad|overseas)[^\d(+]{0,24}|international[^\d(+]{0,14}|int[’']?l[^\d(+]{0,10}|aus dem ausland|depuis l[’']étranger|"
    r"desde (?:el |fuera)[^\d(+]{0,16}|dall[’']estero|do exterior|из-за (?:рубежа|границы))[\s:]{0,3}\(?",
    re.IGNORECASE,
)
SHORT = re.compile(r"\d{2,3}")
ZIP = re.compile(r"\d{5}-\d{4}")
STATE = re.compile(r"\b[A-Z]{2},?\s$")
POSTCODE_LABEL = re.compile(
    r"\b(?:CEP|PLZ|ZIP(?: code)?|post ?code|pin(?: ?code)?|CAP|C\.P\.|CP|индекс|индексі|kod pocztowy)[\s:.-]{0,3}$",
    re.IGNORECASE,
)
# "70064-900 - Belém/PA", "1247-945 Lisboa"
TOWN_CODE = re.compile(r"\d{5}-\d{3}|\d{4}-\d{3}|\d{2}-\d{3}")
BEFORE_TOWN = re.compile(r",?\s(?:[-–]\s)?[^\W\d_]{2}")
# "…1 does not work for the moment": a number that nobody should ring.
SOCIAL = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|instagram|youtube|tiktok|vk|linkedin|telegram|t)\.(?:com|me|ru)$"
)
NO_LOCALS = frozenset(
    [
        "us",
        "me",
        "them",
        "him",
        "her",
        "it",
        "look",
        "looks",
        "is",
        "are",
        "mail",
        "email",
        "website",
        "site",
        "online",
        "found",
        "available",
        "here",
        "more",
        "live",
        "meet",
        "only",
        "read",
        "see",
        "visit",
        "also",
        "up",
        "out",
        "and",
        "or",
    ]
)
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
AFTER_NAMED = re.compile(r"\s?(?:\([^()]{0,60}\))?[\s.,;]{0,3}")
IS = re.compile(r"\b(?:is|ist|est|es|è|é)\s$", re.IGNORECASE)
# "…, Osaka 540-8555, Japan": a word of the address leads it, no sign.
IN_ADDRESS = re.compile(r"[^\W\d_]{2,}\s{1,2}$")
DEAD = re.compile(
    r"[\s,)]{0,3}(?:does (?:not|n.t) (?:work|answer)|(?:is )?(?:no longer|not working|out of (?:order|use|service))|ne (?:fonctionne|répond) (?:pas|plus)|funktioniert nicht|no funciona|non funziona|não funciona|не работает)",
    re.IGNORECASE,
)
MONEY = re.compile(r"(?:[$€£¥₽₸]|USD|EUR|Rs\.?|PhP|KZT|CHF|GBP)\s?$")
NUMBERED = re.compile(r"No\.\s?$")  # "Carrera 8 No. 7-26", but also "Fax No. 555 0101"
AFTER_MONEY = re.compile(
    r"\s?(?:[$€£¥₽₸¢%]|USD|EUR|euros?\b|dollars?\b|people\b|тенге|руб|kr\b)", re.IGNORECASE
)
US_NUMBER = re.compile(r"(?:1[ .–-])?(?:[({\[]\d{3}[)}\]][ .-]{0,2}|\d{3}[ .–-]{1,2})\d{3}[ .–-]\d{4}")
TRAILING_LABEL = re.compile(
    r"\s?[(\[]?\s?(tel/fax|tel|phone|telephone|ph|t|mobile|cell|switchboard|standard|centrale|centralita|centralino|fax|f|office|home|факс|тел|téléphone|telefon|teléfono|telefono|telefone)\.?\s?[)\]]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Point:
    """One contact point as found. ``channels`` of a number: phone, fax or both; ``is_labelled`` when a label said so."""

    kind: str  # "email" | "number" | "web" | "masked" | "handle" | "cut"
    start: int
    end: int
    value: str
    channels: frozenset[str] = frozenset()
    is_labelled: bool = False
    label_start: int = -1
    follows: bool = False  # abbreviated: shares the prefix of the number before it
    was_repaired: bool = False
    is_certain: bool = True
    owner: tuple[int, int] | None = None  # words between label and number that say whose it is

    @property
    def begin(self) -> int:
        return self.label_start if 0 <= self.label_start < self.start else self.start


@lru_cache(maxsize=1)
def glueable_names() -> frozenset[str]:
    """Names of lands and the words that a careless copy glues to a mailbox."""
    from shanyrak.craft.reading.places import country_names

    words = {name for name in country_names() if " " not in name and len(name) > 3}
    return frozenset(
        words | {"email", "e-mail", "correo", "fax", "suiza", "contact", "contacto", "mail", "switzerland"}
    )


# Without one of these ``WEB`` finds nothing.
SIGNS_OF_A_SITE = ("www.", "://", ".com", ".org", ".net", ".info", ".int", ".gov", ".edu")


def find_points(text: str, lines: list[Line]) -> None:
    """Put onto each line the points that stand in it, in order."""
    heading: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()  # of the last number of the line before
    context = ""  # "fax" where the text before spoke of fax numbers
    for line in lines:
        body = text[line.start : line.end]
        if (
            "@" in body
            or " at " in body
            or " chez " in body
            or (("(" in body or "[" in body or "{" in body or "<" in body) and GUARDS.search(body))
        ):
            _find_mailboxes(text, line)
        if "." in body:
            if any(sign in line.low for sign in SIGNS_OF_A_SITE):
                _find_webs(text, line)
            if line.means & M.WEB:
                _find_bare_site(text, line)
        digits = line.digits
        if digits >= 5:
            first = carried if digits >= 9 and body[0] in "+(0123456789" else heading
            _find_numbers(text, line, heading or first, carried, context)
        line.points.sort(key=lambda p: p.start)
        heading = _heading_channels(line, body, heading)
        if line.means & M.NUMBERWORD and line.means & (M.FAX | M.PHONE):
            context = "fax" if line.means & M.FAX and not line.means & M.PHONE else ""
        last = line.points[-1] if line.points else None
        carried = last.channels if last is not None and last.is_labelled else frozenset()


def _find_mailboxes(text: str, line: Line) -> None:
    at = text.find("@", line.start, line.end)
    last = -1
    while at >= 0:
        names = glueable_names() if text[max(0, at - 1)].isalnum() else frozenset()
        mail = read_email(text, at, names, after=max(line.start, last))
        if mail and mail.end <= line.end and not MESSAGE_ID.search(text, max(0, mail.start - 24), mail.start):
            line.points.append(
                Point(
                    "email",
                    mail.start,
                    mail.end,
                    mail.usable,
                    is_labelled=bool(line.means & M.EMAIL),
                    was_repaired=mail.was_repaired,
                )
            )
            last = mail.end
        at = text.find("@", at + 1, line.end)
    if "[" in line.text:
        for match in MASKED.finditer(text, line.start, line.end):
            line.points.append(Point("masked", match.start(), match.end(), ""))
    taken = [(p.start, p.end) for p in line.points]
    for match in SPOKEN_AT.finditer(text, line.start, line.end):
        _take_spoken(match, line, taken)
    if "@" not in line.text:
        return
    for match in CUT_MAILBOX.finditer(text, line.start, line.end):
        if (line.means & M.EMAIL or match.end() - match.start() > len(line.text) - 3) and not _overlaps(
            match.start(), match.end(), taken
        ):
            line.points.append(Point("cut", match.start(), match.end(), ""))
    for match in HANDLE.finditer(text, line.start, line.end):
        if not _overlaps(match.start(), match.end(), taken):
            line.points.append(Point("handle", match.start(), match.end(), match.group()))


def _take_spoken(match: re.Match[str], line: Line, taken: list[tuple[int, int]]) -> None:
    if _overlaps(match.start(), match.end(), taken):
        return
    from shanyrak.craft.contacts.domains import DOMAINS

    local, domain = match.group(1), SPOKEN_DOT.sub(".", match.group(2))
    if domain.rpartition(".")[2].lower() not in DOMAINS:
        return
    sign = match.group()[len(local) : match.start(2) - match.start()]
    is_plain_at = sign.strip() in {"at", "chez"}
    if is_plain_at and domain.lower().startswith("www."):
        return
    if is_plain_at and (". " in match.group(2) or " ." in match.group(2)):
        return  # "released at once. No state…"
    bare = is_plain_at and _stands_like_a_mailbox(match, line)
    if (
        is_plain_at
        and not bare
        and not (
            line.means & M.EMAIL
            and "." not in local[-1:]
            and local.lower() not in {"us", "me", "them", "look", "is", "mail", "email"}
        )
    ):
        return
    line.points.append(
        Point(
            "email",
            match.start(),
            match.end(),
            f"{local}@{domain}",
            is_labelled=True,
            was_repaired=True,
            is_certain=not is_plain_at,
        )
    )
    taken.append((match.start(), match.end()))


def _stands_like_a_mailbox(match: re.Match[str], line: Line) -> bool:
    """'ann.sample at list.example', 'ann at list.example' at the head of a line or of a bracket: as list archives print it."""
    local, domain = match.group(1), match.group(2)
    before = match.string[line.start : match.start()].rstrip()
    if "www" in domain[:4].lower() or local.lower() in NO_LOCALS or " " in domain:
        return False
    return not before or before[-1] in ":;,(<[/" or any(c in "._-+" or c.isdigit() for c in local[:-1])


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)


def _find_webs(text: str, line: Line) -> None:
    taken = [(p.start, p.end) for p in line.points]
    for match in WEB.finditer(text, line.start, line.end):
        address = trimmed(match.group(), match.start())
        if _overlaps(address.start, address.end, taken) or (
            address.start and text[address.start - 1] in "@/"
        ):
            continue
        kind = "web" if address.is_whole else "cut"
        if "/" not in address.printed and MAIL_LABEL.search(text, line.start, address.start):
            kind = "cut"  # "Email: officesample.com": its sign was lost
        if SOCIAL.search(address.host):
            kind = "handle"
        line.points.append(
            Point(kind, address.start, address.end, address.printed, is_labelled=bool(line.means & M.WEB))
        )


def _find_bare_site(text: str, line: Line) -> None:
    """'Web: ministry.kz': behind a label a bare name is enough."""
    match = BARE_SITE.match(text, line.start, line.end)
    if (
        match
        and not MAIL_LABEL.search(text, line.start, match.start(1))
        and not any(p.kind in {"web", "email"} for p in line.points)
    ):
        address = trimmed(match.group(1), match.start(1))
        if address.is_whole:
            line.points.append(Point("web", address.start, address.end, address.printed, is_labelled=True))


def _heading_channels(line: Line, body: str, heading: frozenset[str]) -> frozenset[str]:
    """Say which channel the numbers of the following lines have, when this line ends as a heading of numbers."""
    if (
        body.endswith((":", ":-", ": -"))
        and line.means & (M.PHONE | M.FAX)
        and not line.means & M.TELEX
        and not any(p.kind == "number" for p in line.points)
    ):
        means = meaning_of(line.words[-8:])
        told = {name for name, bit in (("fax", M.FAX), ("phone", M.PHONE)) if means & bit}
        return frozenset(told)
    if line.blanks_before and len(line.words) > 12:
        return frozenset()
    return heading


SHORT_LABELS = {"T": "phone", "P": "phone", "M": "phone", "F": "fax", "E": "other", "Т": "phone", "Ф": "fax"}
# "F. +39 06…", "T 030…": at the head of a line, or behind a sign that parts it from what stood before.
SHORT_LABEL_ENDS = re.compile(r"(?:\s?[:.]){1,2}\s{0,3}(?=[+(\d])|\.?\s[-–]\s(?=[+(\d])|\s(?=[+(0])")
SHORT_LABEL_LED = re.compile(r"(?:^|[.,;|/–—·•(-]|\d)\s{0,3}$")


def _label_channel(word: Word, after: str = "", before: str = ".") -> str:
    if len(word.text) == 1 and (
        after[:1] == ":" or (SHORT_LABEL_ENDS.match(after) and SHORT_LABEL_LED.search(before))
    ):
        return SHORT_LABELS.get(word.text, "")
    if word.lower == "text" and after[1:2] and after[1:2] in "0123456789+(":
        return "phone"  # "or text 07700 900123"
    if word.means & M.FAX:
        return "fax"
    if word.means & M.PHONE:
        return "" if after[:5].lower() == " aviv" else "phone"
    if word.means & (M.TELEX | M.EMAIL | M.WEB | M.BOX):
        return "other"
    return ""


def _channel_told(words: list[Word], index: int) -> frozenset[str]:
    """'FAX the embassy, 1, and the consul, 2': the deed named before counts for every number behind it."""
    means = meaning_of(words[max(0, index - 25) : index])
    faxed = any(w.means & M.FAX and w.means & M.SEND for w in words[max(0, index - 25) : index])
    return frozenset({"fax"}) if faxed and not means & M.PHONE else frozenset()


def _find_numbers(
    text: str, line: Line, heading: frozenset[str], carried: frozenset[str], context: str
) -> None:
    """Walk the line from left to right: labels set the channel, numbers take it, other words end it."""
    taken = [(p.start, p.end) for p in line.points]
    candidates = [
        piece for match in NUMBER.finditer(text, line.start, line.end) for piece in _split(match, taken)
    ]
    if not candidates:
        return
    words = line.words
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
                word, text[word.end : word.end + 8], text[max(line.start, word.start - 4) : word.start]
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
        if (
            not previous
            and words
            and label_start == words[0].start
            and words[0].means & (M.LABEL_ONLY | M.PHONE | M.FAX)
            and gap.rstrip().endswith(":")
            and len(gap) < 50
        ):
            gap = ":"  # "fax 8è bureau pref : 01…": the label opens the line, an office stands between
        abroad = previous is not None and ABROAD.fullmatch(text, previous.end, start) is not None
        touches = abroad or BETWEEN.fullmatch(gap) is not None or _is_remark(gap)
        if abroad and previous is not None:
            channels = previous.channels
        owner = None
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
        spent = previous is not None and last_label_end <= previous.end and not touches and named
        point = _judge(
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
            or (carried if line.bullet else frozenset()),
            context,
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


def _channel_ahead(text: str, line: Line, index: int, start: int, end: int) -> frozenset[str]:
    """'under 030/555 0101 you can send a fax': the channel stands behind a number that is led by such a word."""
    if not ON.search(text, max(line.start, start - 8), start):
        return frozenset()
    for word in line.words[index : index + 6]:
        if text[end : word.start].strip(" \"“„«'()") and text[end] in ".,;:!?":
            break
        if channel := _label_channel(word):
            return frozenset({channel})
    return frozenset()


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


def _split(match: re.Match[str], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    if _overlaps(match.start(), match.end(), taken):
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


def _judge(
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
) -> Point | None:
    """Say whether a candidate is a number to call or fax, and by which channel."""
    size = _digits(printed)
    is_tail = previous is not None and size < 4 and text[start - 1] == "/"
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
    if before.rstrip()[-1:] == "#" or MONEY.search(before) or AFTER_MONEY.match(text, end):
        return None
    if not channels and NUMBERED.search(before):
        return None
    if end < len(text) and text[end].isalpha() and text[end].islower() and not channels:
        return None
    if start > 0 and ((text[start - 1].isalnum() and printed[0] not in "(+") or text[start - 1] in "@_"):
        return None  # but "ph(202)555-0101"
    if DATES.fullmatch(printed.strip("()")) and "+" not in printed:
        return None
    if previous is not None and not channels:
        channels = previous.channels
    real = channels - {"other"}
    plus = printed.lstrip("([{ ").startswith("+")
    if "other" in channels and not real:
        return None
    if real:
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
    if _is_named(text, line, start, end, printed, size):
        channel = frozenset({"fax"}) if context == "fax" else frozenset({"phone"})
        return Point("number", start, end, printed, channel, is_certain=False)
    alone = len(line.words) <= 1 and size >= 7 and end - start >= len(line.text) * 0.6
    if alone and re.search(r"[ /().-]", printed):
        return Point("number", start, end, printed, frozenset({"phone"}), is_labelled=False, is_certain=False)
    return None


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
    if before.rstrip()[-1:] == ":" and line.words[:1] and line.words[0].is_capital:
        return rest and (local or bool(re.search(r"[ ()-]", printed)))
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
