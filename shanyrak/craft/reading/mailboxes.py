# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Mailboxes and sites in a line, also spelled out (" at "), hidden, cut or glued."""

import re
from functools import lru_cache

from shanyrak.craft.contacts.email import end_of_domain, read_email
from shanyrak.craft.contacts.web import WEB, trimmed
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, meaning_of, words_of
from shanyrak.craft.reading.mending import SEAM
from shanyrak.craft.reading.point import Point, overlaps

MESSAGE_ID = re.compile(r"(?:article|message|message-id|in-reply-to|references)\s?:?\s?<$", re.IGNORECASE)
MASKED = re.compile(r"\[e-?mail(?:\s?(?:prote|address|hidden|removed)[^\]\n]{0,12})?(?:\]|$)", re.IGNORECASE)
SPOKEN_AT = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}(?:\s?[(\[{<]\s?(?:dot|punkt|punto|point|ponto|точка)\s?[)\]}>]\s?[\w+-]{1,40}){0,3})\s{0,2}(?:[(\[{<]\s?(?:at|a|ät|@|arroba|chiocciola|apestaartje|małpa|собака|et)\s?[)\]}>]|(?: (?:at|chez) )|(?: @ ?)|(?:@ ))\s{0,2}"
    r"((?:[\w-]{1,63}\s?(?:\.|[(\[{<]\s?(?:dot|punkt|punto|point|ponto|kropka|точка|\.)\s?[)\]}>]| dot )\s?){1,6}[a-zA-Z]{2,10})(?![\w])",
    re.IGNORECASE,
)
# One of these stands in whatever ``SPOKEN_AT`` finds: far quicker to look for.
SIGN_OF_SPOKEN = re.compile(
    r"[(\[{<]\s?(?:at|a|ät|@|arroba|chiocciola|apestaartje|małpa|собака|et)\s?[)\]}>]| (?:at|chez) | @|@ ",
    re.IGNORECASE,
)
SPOKEN_DOT = re.compile(
    r"\s?(?:[(\[{<]\s?(?:dot|punkt|punto|point|ponto|kropka|точка|\.)\s?[)\]}>]| dot |\.)\s?", re.IGNORECASE
)
# By what a spelled-out "at" is announced: looked for before the costly pattern.
GUARDS = re.compile(
    r"[(\[{<]\s?(?:at|a|ät|arroba|chiocciola|apestaartje|małpa|собака|et|e-?mail)\b", re.IGNORECASE
)
# "Ana.Sample@parl. gov.example", "ana@sample. com": a blank got into the domain.
BROKEN_DOMAIN = re.compile(
    r"(?<![\w.+-])[\w.+-]{2,64}@[a-z][\w-]{1,40}\. (?:com|org|net|[a-z]{2,12}\.[a-z]{2,3})(?![\w.@-])"
)
CUT_MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]{3,64}(?:\s?@(?=\s|$)|@[\w-]{3,60}(?=[>;,\s]|$))")
HANDLE = re.compile(r"(?<![\w.])@\w{2,40}")
MAIL_LABEL = re.compile(r"(?:mail|correo|correio|courriel|posta|почта)[^:\n]{0,12}:\s{0,3}$", re.IGNORECASE)
BARE_SITE = re.compile(
    r"(?:[^\W\d_]{2,10}[ -]?){1,3}\s?[:：]\s{0,3}((?:[a-zA-Z0-9][\w-]{0,40}\.){1,3}[a-z]{2,6}(?:/\S{0,200})?)",
    re.IGNORECASE,
)
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


@lru_cache(maxsize=1)
def glueable_names() -> frozenset[str]:
    """Names of lands and the words that a careless copy glues to a mailbox."""
    from shanyrak.craft.reading.places import country_names

    words = {name for name in country_names() if " " not in name and len(name) > 3}
    return frozenset(
        words | {"email", "e-mail", "correo", "fax", "suiza", "contact", "contacto", "mail", "switzerland"}
    )


AFTER_SEAM = re.compile(r"\S{1,260}")
# Without one of these ``WEB`` finds nothing.
SIGNS_OF_A_SITE = ("www.", "://", ".com", ".org", ".net", ".info", ".int", ".gov", ".edu")


def find_mailboxes(text: str, line: Line) -> None:
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
            _part(text, line, mail.end)
        at = text.find("@", at + 1, line.end)
    if "@" in line.text and ". " in line.text:
        for match in BROKEN_DOMAIN.finditer(text, line.start, line.end):
            if not overlaps(match.start(), match.end(), [(p.start, p.end) for p in line.points]):
                usable = match.group().replace(" ", "")
                line.points.append(
                    Point("email", match.start(), match.end(), usable, is_labelled=True, was_repaired=True)
                )
    if "[" in line.text:
        for match in MASKED.finditer(text, line.start, line.end):
            line.points.append(Point("masked", match.start(), match.end(), ""))
    taken = [(p.start, p.end) for p in line.points]
    may_be_spoken = SIGN_OF_SPOKEN.search(text, line.start, line.end) is not None
    spoken = SPOKEN_AT.search(text, line.start, line.end) if may_be_spoken else None
    while spoken:
        # "…write to her at ana.sample [at] city.example": the first "at" is none, the second may be one.
        after = spoken.end() if _take_spoken(spoken, line, taken) else spoken.start(2)
        spoken = SPOKEN_AT.search(text, after, line.end)
    if "@" not in line.text:
        return
    for match in CUT_MAILBOX.finditer(text, line.start, line.end):
        if (line.means & M.EMAIL or match.end() - match.start() > len(line.text) - 3) and not overlaps(
            match.start(), match.end(), taken
        ):
            line.points.append(Point("cut", match.start(), match.end(), ""))
    for match in HANDLE.finditer(text, line.start, line.end):
        if not overlaps(match.start(), match.end(), taken):
            line.points.append(Point("handle", match.start(), match.end(), match.group()))


def _part(text: str, line: Line, place: int) -> None:
    """'ana@sample.frFAX: 1': the word begins where the mailbox ends."""
    for index, word in enumerate(line.words):
        if word.start < place < word.end:
            line.words[index : index + 1] = words_of(text[place : word.end], place)
            line.means = meaning_of(line.words)
            return


def _take_spoken(match: re.Match[str], line: Line, taken: list[tuple[int, int]]) -> bool:
    if overlaps(match.start(), match.end(), taken):
        return False
    from shanyrak.craft.contacts.domains import DOMAINS

    end = end_of_domain(match.string, match.start(2)) or match.end()
    local, domain = (
        SPOKEN_DOT.sub(".", match.group(1)),
        SPOKEN_DOT.sub(".", match.string[match.start(2) : end]),
    )
    if domain.rpartition(".")[2].lower() not in DOMAINS:
        return False
    sign = match.group()[len(match.group(1)) : match.start(2) - match.start()]
    is_plain_at = sign.strip() in {"at", "chez"}
    if is_plain_at and domain.lower().startswith("www."):
        return False
    if is_plain_at and (". " in match.group(2) or " ." in match.group(2)):
        return False  # "released at once. No state…"
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
        return False
    line.points.append(
        Point(
            "email",
            match.start(),
            end,
            f"{local}@{domain}",
            is_labelled=True,
            was_repaired=True,
            is_certain=not is_plain_at,
        )
    )
    taken.append((match.start(), end))
    return True


def _stands_like_a_mailbox(match: re.Match[str], line: Line) -> bool:
    """'ann.sample at list.example', 'ann at list.example' at the head of a line or of a bracket: as list archives print it."""
    local, domain = match.group(1), match.group(2)
    before = match.string[line.start : match.start()].rstrip()
    if "www" in domain[:4].lower() or local.lower() in NO_LOCALS or " " in domain:
        return False
    return not before or before[-1] in ":;,(<[/" or any(c in "._-+" or c.isdigit() for c in local[:-1])


def find_webs(text: str, line: Line) -> None:
    taken = [(p.start, p.end) for p in line.points]
    for match in WEB.finditer(text, line.start, line.end):
        printed, seam = match.group(), match.end()
        if text[seam : seam + 1] == SEAM and (rest := AFTER_SEAM.match(text, seam + 1, line.end)):
            printed += rest.group()  # the second half of a site that was broken over two lines
        address = trimmed(printed, match.start())
        if overlaps(address.start, address.end, taken) or (address.start and text[address.start - 1] in "@/"):
            continue
        kind = "web" if address.is_whole else "cut"
        if "/" not in address.printed and MAIL_LABEL.search(
            text, max(line.start, address.start - 40), address.start
        ):
            kind = "cut"  # "Email: officesample.com": its sign was lost
        if SOCIAL.search(address.host):
            kind = "handle"
        line.points.append(
            Point(
                kind,
                address.start,
                address.end + (address.end > seam),  # the seam is no part of it
                address.printed,
                is_labelled=bool(line.means & M.WEB),
            )
        )


def find_bare_site(text: str, line: Line) -> None:
    """'Web: ministry.kz': behind a label a bare name is enough."""
    match = BARE_SITE.match(text, line.start, line.end)
    if (
        match
        and not MAIL_LABEL.search(text, max(line.start, match.start(1) - 40), match.start(1))
        and not any(p.kind in {"web", "email"} for p in line.points)
    ):
        address = trimmed(match.group(1), match.start(1))
        if address.is_whole:
            line.points.append(Point("web", address.start, address.end, address.printed, is_labelled=True))
