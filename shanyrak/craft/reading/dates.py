# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""
Days in a text: when it was published, by when to write.

Month names come from CLDR in all thirteen languages. A day is kept as exact as printed ("2008-03"); a missing
year comes from the day the text was published, else from ``today``, else it is asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.results import Fact

BEFORE_MONTH = re.compile(
    r"(?:(\d{4})(?:\s?жылғы|\s?года?|年)?[\s,]{1,3})?(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|ª|er|\s?-?го|\s?-?е)?[\s-]{1,2}(?:of |de |d[’']|din )?)?$",
    re.IGNORECASE,
)
AFTER_MONTH = re.compile(
    r"\.?(?:\s{1,2}(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:]))?(?:\s\d{1,2}:\d\d(?::\d\d)?(?:\s[a-z]{2,5})?)?(?:,?\s{0,2}(?:de |del |of |г\. |year )?,?\s{0,2}((?:19|20)\d{2})(?!\d))?",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:((?:19|20)\d{2})([./-])(\d{1,2})\2(\d{1,2})|(\d{1,2})([./-])(\d{1,2})\6((?:19|20)\d{2}|\d{2}))(?![\d/-])"
)
# Stands in whatever ``NUMERIC`` finds: far quicker to look for.
SIGN_OF_NUMERIC = re.compile(r"\d[./-]\d")
ROMAN = re.compile(r"(?<![\d.])(\d{1,2})\.? ?([IVX]{1,4})\.? ?((?:19|20)\d{2})(?!\d)")  # "21.X.2004"
ROMAN_MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
FURTHER = ("pl", "cs", "sv", "da", "nb", "fi", "hu", "ro", "ca", "el")
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta
    lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag pazartesi salı çarşamba
    perşembe cuma cumartesi pazar понедельник вторник среда четверг пятница суббота воскресенье feira понеділок вівторок середа субота неділя""".split()
)
DATE_LINE_WORDS = frozenset(
    """posted on by date published updated last at am pm the of issued dated letzte änderung stand vom le publié fecha publicado data inserito geplaatst op
    tarih дата опубликовано update utc gmt est edt pst cet bst h uhr daily archives archive press release de del den г года year жылғы geneva paris""".split()
)
# "Print 9.11.2007 Ada Prim" at the foot of an article.
PRINT_WORDS = frozenset(
    "print drucken imprimer imprimir stampa vytisknout drukuj afdrukken распечатать yazdır".split()
)
DATE_LABEL = Anycase(
    r"\b(?:date|dated|posted|published|updated|issued|datum|fecha|data|дата|опубликован\w*|tarih|stand|publié|publicado|archives?)\b\s?:?"
)
BYLINE = re.compile(
    r"(?:post(?:ed)?|mensaje|beitrag|message|submitted|published|written|uploaded|added|publié|publicado|enviado|veröffentlicht|eingestellt|pubblicato|inserito|geplaatst|опубликован\w*)\b",
    re.IGNORECASE,
)
# "by Ada Prim Friday, May 19, 2006 at 7:36 PM"
WRITTEN_BY = re.compile(
    r"(?:by|von|por|par|di|da|door|autor(?:a|in)?:?|auteur:?|autore:?|автор:?|от)\s(?=[^\W\d_])[^.:;!?@]{2,60}?[\s,–|-]{1,3}(?:(?:[^\W\d_]{3,12}[,.]{0,2}\s){0,2})[^@]{0,12}?\b(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
WEEKDAY_LED = re.compile(r"(?:^|\s)([^\W\d_]{2,10})[.,]{0,2}\s{1,2}$")
LED = re.compile(r" ?[-–|:/] ?(?=\w)")  # "11.06.14 - Headline"
HEADED = re.compile(r"[A-ZÀ-Þ][\w .-]{2,30}, (?:den|der|le|lì|il|a|em|el) $")  # "Erfurt, den 23.10.1999"
HEADED_BY_TOWN = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.-]{2,20}(?: [A-ZÀ-ÞА-Я][\w.-]{2,20}){0,2}, $"
)  # "Apeldoorn, April 2020."
MAIL_DATE = re.compile(r"\b(?:Date|Sent|Datum|Fecha|Data)\s?:\s")
DEADLINE_CUE = Anycase(
    r"(?:\b(?:by|before|until|till|deadline(?: for \w+)?(?: is)?|expir\w{1,4}(?: on)?|end(?:ed|s)(?: on)?|clos\w{1,4}(?: on)?|bis(?: spätestens)?(?: zum| zu)?|vor dem|avant le|jusqu[’']au|d[’']ici(?: au| le)?|antes del?(?: día)?|"
    r"hasta el(?: día)?|até(?: o| ao)?(?: dia)?|prazo|entro(?: e non oltre)?(?: il)?|fino al|prima del|vóór|voor|до|تا)|"
    r"no later than|not later than|valid (?:until|till)|up to|spätestens(?: bis)?(?: zum| am)?|(?:ende|laufzeit) der (?:aktion|kampagne)|aktionsende|fin (?:de l[’']|de la |del? )(?:action|acción|appel|campaña|campagne)|fine (?:dell[’'])?(?:azione|appello)|einde van de actie|einsendeschluss|stichtag|closing date|data limite|sluitingsdatum|loopt tot|au plus tard(?: le)?|a más tardar(?: el)?|if (?:you are )?(?:sending|writing|sent)(?: \w+){0,2} after|bitte nach(?: dem)?|ne plus écrire après(?: le)?|no escriban? después del?|frist|date limite|délai(?: d[’']envoi)?|date d[’']envoi|plazo|einsendefrist|fecha límite|scadenza|uiterlijk(?: op)?|tot en met|не позднее|не пізніше|крайний срок|son tarih|قبل|حتى|پیش از)"
    r"[\s:*,_]{0,4}(?:(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|h|uhr|hrs|часов)|noon|midnight|close of business|the end of),? ?)?(?:on |am |le |del |em )?(?:the |le |el |il |den |dem |o dia |день )?(?:[\w-]{3,13}[,.]? {0,2}(?:the |el |le |den )?)?[\s*_]{0,2}$"
)
WINDOW = Anycase(
    r"\b(?:from|between|dal|vom|du|del|desde el|de|с|з)(?: the| el)? \d[^.]{0,24} (?:to|and|until|al|bis(?: zum)?|au|a|hasta el|по|до)(?: the)? $"
)
DEADLINE_AFTER = re.compile(
    r"\s{0,2}(?:\w{0,10}(?:ne|na|e|a)? kadar|tarihine kadar|дейін|ға дейін|итог|deadline)", re.IGNORECASE
)
DEADLINE_CONTEXT = Anycase(
    r"deadline|closing date|stichtag|data limite|sluitingsdatum|plus tard|más tardar|actie|\b(?:this|the) (?:action|appeal|campaign|urgent action|petition|case)|expir|frist|einsendeschluss|date limite|fecha límite|prazo|scadenza|son tarih|крайний срок|send|calls?\b|phone|write|writing|appeals?|letters?|contact|respond|take action|comments?\b|submissions?\b|objections?\b|\bdue\b|einwend|stellungnahm|observacion|alegacion|osservazion|e-?mail|protest|schreib|schick|send|appell|"
    r"écri|envoy|lettre|env[ií]|escri|carta|llamamiento|mande|scriv|invi|letter|schrijf|stuur|yaz|gönder|пиш|письм|отправ|направ|шлите|надсил|пишіть|лист|жібер|хат|أرسل|رسائل|بفرستید|نامه|act by|фах"
)
EVENT = Anycase(
    r"\b(?:rally|picket|demonstration|vigil|execut|hearing|trial|court|conference|march on|meeting|week of action|sentenced|arrested|detained|born|died|killed|hanged|held|remain|custody|elections?)\b"
)
CLOSED = Anycase(
    r"th(?:is|e) (?:action|appeal|campaign|case|urgent action|petition) (?:is|has been|was|is now) (?:now )?(?:closed|over|ended|concluded|finished)|this action ended|no further action (?:is )?(?:requested|required|needed)|has been (?:released|freed)|"
    r"is (?:now )?freed?\b|are (?:now )?freed?\b|aktion (?:ist )?(?:beendet|abgeschlossen)|action terminée|est libre|acción (?:cerrada|finalizada|concluida)|azione (?:chiusa|conclusa)|акция завершена|кампания завершена"
)
# One of these stands in whatever ``CLOSED`` finds: far quicker to look for.
SIGNS_OF_AN_END = tuple(
    "closed over ended conclu finished action free aktion libre acción azione заверш released".split()
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed: ``year`` and ``day`` may be missing. ``is_unclear`` when day and month could be exchanged."""

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    is_unclear: bool = False

    def iso(self, year: int | None = None) -> str | None:
        year = self.year or year
        if year is None:
            return None
        if self.day is None:
            return f"{year:04d}-{self.month:02d}"
        try:
            return date(year, self.month, self.day).isoformat()
        except ValueError:
            return None


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """Map lower-case month names and their short forms to 1–12. Source: CLDR, through Babel."""
    from babel import Locale

    from shanyrak.craft.reading.places import LANGUAGES

    names: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    key = name.lower().strip(".")
                    if len(key) > 2 and not key.isdigit():
                        names.setdefault(key, number)
    for language in FURTHER:  # whose pages have a day in them, whatever language the appeal is in
        for context in ("format", "stand-alone"):
            for number, name in Locale.parse(language).months[context]["wide"].items():
                names.setdefault(name.lower(), number)
    names |= {"sept": 9, "setiembre": 9, "маусым": 6, "märz": 3, "jänner": 1, "сент": 9, "янв": 1, "февр": 2}
    return names


def days_in(text: str, line: Line) -> list[Day]:
    """List the days printed in a line."""
    if line.days is None:
        line.days = [
            day
            for day in (_days_in(text, line) if line.digits else ())
            if not any(p.start <= day.start < p.end for p in line.points)
        ]
    return line.days


def _days_in(text: str, line: Line) -> Iterator[Day]:
    names = month_names()
    for word in line.words:
        month = names.get(word.lower)
        if month is None:
            continue
        before = BEFORE_MONTH.search(text[max(line.start, word.start - 18) : word.start])
        after = AFTER_MONTH.match(text, word.end, line.end)
        year_before, day_before = (before.group(1), before.group(2)) if before else (None, None)
        day_after, year_after = (after.group(1), after.group(2)) if after else (None, None)
        day = day_before or day_after
        year = year_after or year_before
        if not day and not year:
            continue
        if (
            not word.is_capital
            and word.text.isascii()
            and word.lower in {"may", "march", "mar", "set", "ago", "mars"}
            and not (day_before and year)
        ):
            continue
        start = word.start - (len(before.group()) if before and (day_before or year_before) else 0)
        end = after.end() if after and (year_after or (day_after and not day_before)) else word.end
        value = int(day) if day else None
        if value is not None and not 1 <= value <= 31:
            value = None
        if value is None and year is None:
            continue
        yield Day(start, end, month, value, int(year) if year else None)
    if line.digits >= 6:
        yield from _numeric_days(text, line)


def _falls_on(year: int, month: int, day: int, name: str) -> bool:
    """Say whether a day was the weekday that is printed before it."""
    try:
        return weekday_names().get(name) == date(year, month, day).weekday()
    except ValueError:
        return False


@lru_cache(maxsize=1)
def weekday_names() -> dict[str, int]:
    """Map lower-case names of weekdays and their short forms to 0–6, Monday first. Source: CLDR, through Babel."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in ("en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "tr"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).days["format"][width].items():
                names.setdefault(str(name).lower().rstrip("."), int(number))
    return names


def _numeric_days(text: str, line: Line) -> Iterator[Day]:
    for match in ROMAN.finditer(text, line.start, line.end):
        if match.group(2) in ROMAN_MONTHS and 1 <= int(match.group(1)) <= 31:
            month = ROMAN_MONTHS.index(match.group(2)) + 1
            yield Day(match.start(), match.end(), month, int(match.group(1)), int(match.group(3)))
    if SIGN_OF_NUMERIC.search(text, line.start, line.end) is None:
        return
    for match in NUMERIC.finditer(text, line.start, line.end):
        if match.group(1):
            year, month, day = int(match.group(1)), int(match.group(3)), int(match.group(4))
        else:
            day, month, year = int(match.group(5)), int(match.group(7)), int(match.group(8))
            if year < 100:
                # Two digits are a year where the line begins with them, or in a date line: "11.06.14 - Headline".
                told = DEADLINE_CUE.search(text[max(line.start, match.start() - 40) : match.start()])
                if match.start() > line.start + 2 and len(line.words) > 4 and not told:
                    continue
                year += 1900 if year > 60 else 2000
            if month > 12:
                day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            led = WEEKDAY_LED.search(text[max(line.start, match.start() - 14) : match.start()])
            name = led.group(1).lower() if led and match.group(5) and day <= 12 else ""
            if name and not _falls_on(year, month, day, name) and _falls_on(year, day, month, name):
                day, month = month, day  # "Mon, 05/03/2010" was the third of May
            unclear = bool(match.group(5)) and match.group(6) == "/" and day <= 12 and day != month
            yield Day(match.start(), match.end(), month, day, year, unclear)


def is_date_line(text: str, line: Line) -> bool:
    """Say whether a line is a date and hardly anything else."""
    if len(line.text) >= 60:
        return False
    for day in days_in(text, line):
        inside = [w for w in line.words if day.start <= w.start < day.end]
        if day.year and sum(w.lower not in WEEKDAYS for w in line.words) - len(inside) <= 2:
            return True
    return False


def _cell_of(text: str, line: Line, day: Day) -> tuple[int, int]:
    """'Sampleton | 02.12.2003 18:28 | Ecology': what stands between the two bars around a day."""
    stop = text.find("|", day.end, line.end)
    return max(line.start, text.rfind("|", line.start, day.start) + 1), stop if stop >= 0 else line.end


def _is_over_a_calendar(lines: list[Line], line: Line) -> bool:
    """'January 2026' over 'S M T W T F S': the calendar of a page."""
    for following in lines[line.number + 1 : line.number + 2]:
        heads = following.words
        return len(heads) >= 5 and all(len(w.text) <= 2 or w.lower in WEEKDAYS for w in heads)
    return False


def find_published(text: str, lines: list[Line]) -> Fact | None:
    """Find the day of the text itself: a line of its own, a date label, a letter head or the headline."""
    best: tuple[int, Fact] | None = None
    for line in lines:
        near_top = line.number < 10
        near_end = line.number >= len(lines) - 3
        if len(line.words) > 16 and not near_top:
            continue
        sent = MAIL_DATE.search(line.text[:160]) if line.number < 4 else None
        if not line.digits or (len(line.words) > 30 and not sent) or _is_over_a_calendar(lines, line):
            continue
        for day in days_in(text, line):
            value = None if _is_over_a_calendar(lines, line) else day.iso()
            if value and sent and day.start - line.start - sent.end() in range(8):
                return Fact(value, day.start, day.end, 0.95)
            if len(line.words) > 30:
                continue
            if value is None or DEADLINE_CUE.search(text[max(line.start, day.start - 40) : day.start]):
                continue
            cell = _cell_of(text, line, day) if "|" in line.text else (line.start, line.end)
            others = [
                w
                for w in line.words
                if not day.start <= w.start < day.end
                and cell[0] <= w.start < cell[1]
                and w.lower not in DATE_LINE_WORDS
                and w.lower not in PRINT_WORDS
                and w.lower not in WEEKDAYS
            ]
            if text[day.end : day.end + 1] == ")" and "(" not in text[line.start : day.start]:
                continue  # the end of "(see UA 55/20, 3 May 2020)", broken over two lines
            label = DATE_LABEL.search(text[max(line.start, day.start - 30) : day.start]) is not None
            signed = (
                near_top
                and day.year is not None
                and (
                    BYLINE.match(line.text) is not None
                    or (len(line.words) < 12 and WRITTEN_BY.match(line.text) is not None)
                )
            )
            led = line.number < 6 and day.start == line.start and LED.match(text, day.end, line.end)
            headed = HEADED.match(text[line.start : day.start]) is not None or (
                HEADED_BY_TOWN.match(text[line.start : day.start]) is not None
                and day.year is not None
                and not text[day.end : line.end].strip(" .")
            )
            if not others or signed or headed or led or (label and len(others) <= 12):
                rank = 0 if near_top or label else (1 if near_end else 2)
            elif (
                len(others) <= (4 if near_top and day.end == line.end else 2)
                and len(line.text) <= 70
                and (line.text[-1:] not in ".!?" or (near_top and len(others) <= 2))
                and (near_top or near_end or day.end == line.end or line.words[0].lower in PRINT_WORDS)
            ):
                rank = 2
            elif (
                line.number < 3
                and (day.start == line.start or day.end >= line.end - 1)
                and not any(w.means & M.SPOKEN and w.text != "i" for w in line.words)
                and line.text[-1:] not in ".!?"
            ):
                rank = 3
            else:
                continue
            if best is None or rank < best[0]:
                best = rank, Fact(value, day.start, day.end, 0.95 if rank < 3 else 0.8)
    return best[1] if best else _short_day(lines)


# "14.1.10", "Jan 27, 22": a line at the head of a page that is nothing but a day, its year shortened.
SHORT_DAY = re.compile(
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?[’']?(?P<year>\d{2})|(?P<name>[A-Za-zÀ-ÿ]{3,9})\.? (?P<d>\d{1,2}),? [’']?(?P<y>\d{2})|(?P<d2>\d{1,2}) (?P<name2>[A-Za-zÀ-ÿ]{3,9})\.? [’']?(?P<y2>\d{2})"
)


def _short_day(lines: list[Line]) -> Fact | None:
    for line in lines[:6]:
        match = SHORT_DAY.fullmatch(line.text) if line.digits in range(3, 7) else None
        if match is None:
            continue
        name = (match["name"] or match["name2"] or "").lower()
        month = int(match["month"]) if match["month"] else month_names().get(name, 0)
        day, year = (
            int(match["day"] or match["d"] or match["d2"]),
            int(match["year"] or match["y"] or match["y2"]),
        )
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Fact(f"20{year:02}-{month:02}-{day:02}", line.start, line.end, 0.7)
    return None


def find_deadline(text: str, lines: list[Line], published: Fact | None, today: date | None) -> Fact | None:
    """Find the last day to write; rallies, trials and executions are no deadlines."""
    for line in lines:
        if not line.digits:
            continue
        for day in days_in(text, line):
            if day.day is None:
                continue
            before = text[max(line.start, day.start - 60) : day.start]
            if not (
                DEADLINE_CUE.search(before)
                or WINDOW.search(before)
                or DEADLINE_AFTER.match(text, day.end, line.end)
            ):
                continue
            start = max(text.rfind(". ", line.start, day.start), line.start)
            stop = text.find(". ", day.end, line.end)
            sentence = text[start : stop if stop > 0 else line.end]
            if not DEADLINE_CONTEXT.search(sentence) and len(line.words) > 8:
                continue
            if EVENT.search(before) and not re.search(
                r"deadline|appeal|letters|write|send", before, re.IGNORECASE
            ):
                continue
            value = day.iso() or _with_year(day, published, today)
            if value is not None:
                return Fact(value, day.start, day.end, 0.95 if day.year else 0.7)
    return None


def _with_year(day: Day, published: Fact | None, today: date | None) -> str | None:
    """Give a year-less day the year in which it falls after the stated day."""
    base = published.value if published else (today.isoformat() if today else None)
    if base is None:
        return None
    year = int(base[:4])
    value = day.iso(year)
    if value is not None and value[: len(base)] < base[: len(value)]:
        value = day.iso(year + 1)
    return value


def find_closed(text: str, lines: list[Line]) -> Fact | None:
    """Find the words by which a text says that its action is over or the person is free."""
    top = lines[:30]
    all_low = "\n".join([line.low for line in top])
    signs = [sign for sign in SIGNS_OF_AN_END if sign in all_low]
    for line in top if signs else []:
        if any(sign in line.low for sign in signs) and (match := CLOSED.small.search(line.low)):
            start, end = line.start + match.start(), line.start + match.end()
            return Fact(text[start:end], start, end, 0.8)
    return None
