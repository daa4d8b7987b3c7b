# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Finds what reaches a person: emails (also disguised ones), phones, links, accounts of networks."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.marking import Kind, Span

_EMAIL = re.compile(r"(?<![\w.+-])(?:mailto:)?[\w.+'-]+(?:[@＠]|\s[@＠]\s)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# "ruth (at) mail (dot) example", "ruth [собака] mail точка example": brackets say that it is one,
# without them only a spelt-out dot does.
_AT_BRACKETED = r"\s?[\(\[\{<]\s?(?:at|ät|@|собака|собачка|arroba|arobase|arob|chez|et|ат|эт|małpa|kuyruklu)\s?[\)\]\}>]\s?"
_AT_SPELT = r"\s+(?:at|ät|собака|собачка|arroba|arobase|małpa|равлик|ит белгісі)\s+"
_DOT_SPELT = r"\s?[\(\[\{]\s?(?:dot|\.|punkt|point|punto|точка|крапка|нүкте|kropka|nokta)\s?[\)\]\}]\s?|\s+(?:dot|punkt|point|punto|точка|крапка|нүкте|kropka|nokta)\s+"
_DISGUISED = re.compile(
    rf"(?<![\w.+-])[\w.+-]+(?:(?:{_DOT_SPELT})[\w+-]+)*{_AT_BRACKETED}[\w-]+(?:(?:{_DOT_SPELT}|\.)[\w-]+)+"
    rf"|(?<![\w.+-])[\w.+-]+(?:(?:{_DOT_SPELT})[\w+-]+)*{_AT_SPELT}[\w-]+(?:(?:{_DOT_SPELT}|\.)[\w-]+)*(?:{_DOT_SPELT})[\w-]{{2,12}}",
    re.IGNORECASE,
)
_URL = re.compile(
    r"https?://[^\s<>\"«»]+|www\.[^\s<>\"«»]+"
    r"|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|info|ru|kz|de|fr|es|uk|eu|me|io|tr|ua|pl|by|uz|kg|example|blog|site|su|рф)"
    r"(?:/[^\s<>\"«»]*)?(?![\w@])",
    re.IGNORECASE,
)

_NETWORK = (
    r"(?:telegram|телеграмм?\w*|тг|instagram|insta|инстаграмм?\w*|инста|facebook|fb|фейсбу[кц]\w*|twitter|твиттер\w*|"
    r"vk|вк|вконтакте|whats\s?app|ватсапп?\w*|skype|скайп\w*|tiktok|тикток\w*|linkedin|viber|вайбер\w*|"
    r"snapchat|mastodon|discord|bluesky|threads|одноклассники|жж|livejournal|icq|reddit|matrix|signal|messenger|youtube)"
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-zА-Яа-я0-9_](?:[\w.]{1,38}\w)(?![\w@])")
# Nothing but an account is written so: "mama_Egora", "Lisichka_77".
_UNDERSCORED = re.compile(r"(?<![\w@./-])[^\W_]+(?:_[^\W_]+)+(?![\w@])")
# "ТанькаВстанька", "id000471"
_NICKNAME = re.compile(r"(?<!\w)(?:[А-ЯЁ][а-яё]{2,}(?:[А-ЯЁ][а-яё]{2,})+|id\d{4,})(?!\w)")
# "Skype (mine is maya.lindgren.news)"
_MINE = re.compile(
    rf"{_NETWORK}[^.\n]{{0,20}}?\((?:mine is |my (?:name|nick|id) is |ник |мой ник |mein name ist |mi usuario es |moi c['’]est )?(@?[\w-]+(?:[._][\w-]+)+)\)",
    re.IGNORECASE,
)
_LABELLED_HANDLE = re.compile(
    rf"(?<!\w){_NETWORK}(?:\s+(?:ник|nick|account|handle|name|id|username|аккаунт|profile|profil|perfil|konto|usuario|compte))?"
    r"(?:\s*[:=/]\s*|\s+(?:is|is:|as|als|under|ist|unter|auf|bajo|ретінде|деген|est|sous|es|como|—|–|-|под именем|под ником|—)\s+|\s+(?=[@\w.]*[\d_@]|\w+\.\w))"
    r"(@?[\w.-]*\w)",
    re.IGNORECASE,
)

_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+|00)?\s?\(?\d[\d\s().\u00a0\u2011\u2013/-]{4,22}\d(?![\w%])")
_PHONE_LABEL = re.compile(
    r"(?:contacto|contact|kontakt|cel|celu|tlm|контакт\w*|конт|tel|tél|phone|ph|mob|mobile|cell|call|ring|fax|whats\s?app|viber|telegram|signal|handy|mobil|fon|telefon\w*|telefonnummer|"
    r"ruf\w*|nummer|portable|téléphone|numéro|móvil|teléfono|celular|número|тел|телефон\w*(?: (?:домашний|дом\.?|рабочий|раб\.?|мобильный|моб\.?|сотовый))?|[рд]\.\s?т\.|дом|дома|раб|моб|мобильн\w*|сот|сотов|tfno|telf|tlf\w*|"
    r"номер\w*|звон\w*|факс|ұялы|нөмір\w*|т|байланыс|хабарлас\w*|ватсап\w*|number|numer|komórka|komórkowy|numara\w*|cep)"
    r"\s*[.:№#]*\s*(?:is|ist|est|es|—|–|-|:|at|unter|au|al|по|me|on)?\s*[:.]?\s*$",
    re.IGNORECASE,
)
# What stands behind is the number of a file or a letter: "по делу № 3-412/2006".
_FILE_BEFORE = re.compile(
    r"(?:№|n\.?º|n°|(?<!\w)(?:no|nr|akz|az|ref|réf|reference|aktenzeichen|zeichen))\.?\s?[:.]?\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}\s?[-–/]\s?\d{2,4}")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .,\u00a0]\d{3})+")
# Nine figures by threes, as in Spain, Portugal and Poland; so many people or money would end in noughts.
_NINE = re.compile(r"[5-9]\d\d[ ]\d{3}[ ](?!000)\d{3}")
_EXTENSION = re.compile(
    r"\s*(?:,\s*)?\(?(?:ext\.?|extension|x|доб\.?|вн\.?|внутр\.?|poste|durchwahl|int\.?)\s*\d{1,5}\b\)?",
    re.IGNORECASE,
)
# Less than a number, yet with the number of the house it rings one person: "poste 0471", "факс: -048".
_SHORT = re.compile(
    r"(?<!\w)(?:poste|ext\.?|extension|durchwahl|dw|доб\.?|вн\.?|(?:tel|tél|fax|факс|тел)\.?\s*:)\s*(-?\d[\d-]{2,6})(?!\w)",
    re.IGNORECASE,
)


def find_contacts(text: str) -> Iterable[Span]:
    for pattern, kind in ((_EMAIL, Kind.EMAIL), (_DISGUISED, Kind.EMAIL), (_HANDLE, Kind.HANDLE)):
        for found in pattern.finditer(text):
            yield Span(kind, found.start() + 7 * found[0].lower().startswith("mailto:"), found.end())
    for found in (*_UNDERSCORED.finditer(text), *_NICKNAME.finditer(text)):
        yield Span(Kind.HANDLE, found.start(), found.end())
    for found in (*_MINE.finditer(text), *_LABELLED_HANDLE.finditer(text)):
        if len(found[1]) > 2:
            yield Span(Kind.HANDLE, found.start(1), found.end(1))
    for found in _URL.finditer(text):
        yield Span(Kind.URL, found.start(), found.start() + len(found[0].rstrip(".,;:!?)]’'")))
    yield from _phones(text)
    for found in _SHORT.finditer(text):
        yield Span(Kind.PHONE, found.start(1), found.end(1))


def _phones(text: str) -> Iterable[Span]:
    for found in _PHONE.finditer(text):
        start, end = found.span()
        first_line = text[start:end].split("\n\n", maxsplit=1)[0]
        end = start + len(first_line.rstrip(" \t\n(-./–"))
        written = text[start:end]
        digits = sum(character.isdigit() for character in written)
        is_labelled = bool(_PHONE_LABEL.search(text[max(0, start - 30) : start]))
        is_labelled |= bool(digits >= 7 and _is_whole_line(text, start, end))
        if not is_labelled and _FILE_BEFORE.search(text[max(0, start - 16) : start]):
            continue
        if _is_phone(written.strip(), digits=digits, is_labelled=is_labelled):
            if written.count("(") < written.count(")"):
                start = start - 1 if text[start - 1 : start] == "(" else start
            if extension := _EXTENSION.match(text, end):
                end = extension.end()
            yield Span(Kind.PHONE, start, end)


def _is_whole_line(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] in {"", "\n"} and text[end : end + 1] in {"", "\n"}


def _is_phone(written: str, *, digits: int, is_labelled: bool) -> bool:
    if (
        _DATE.fullmatch(re.sub(r"\s\d{1,2}$", "", written))
        and not (is_labelled and "-" in written and digits in {5, 6})
    ) or digits > 16:
        return False
    if is_labelled:
        return digits >= 5
    if written.startswith(("+", "00", "(")):
        return digits >= 7
    if _THOUSANDS.fullmatch(written) and not written.startswith("0") and not _NINE.fullmatch(written):
        return False
    if re.search(r"\d{4}\s?[-–/.]\s?\d{4}", written) and digits == 8 and written[:2] in {"19", "20"}:
        return False
    return digits >= 7 and ("\n" not in written)
