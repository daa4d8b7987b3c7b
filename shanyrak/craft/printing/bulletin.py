"""The residents' sheet: what the world says, folded once to A5; and the same for a telephone."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine
from shanyrak.craft.printing.wording import one_line, own_line, paragraphs, printable, tongue
from shanyrak.craft.printing.words import BulletinWords, bulletin_words


@dataclass(frozen=True, slots=True)
class Quote:
    """A released letter or a part of one, in the residents' language. Paragraphs are cut by empty lines."""

    text: str
    first_name: str
    country: str
    more: int = 0  # people who wrote the same in other words, rounded down; 0 is not said


@dataclass(frozen=True, slots=True)
class CountryCount:
    country: str
    people: int
    is_rest: bool = False  # "14 more countries": drawn as an empty bar


@dataclass(frozen=True, slots=True)
class DatedLine:
    when: str  # "8 мамыр", as it shall be read
    what: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """
    One issue for the residents of one place, in one language.

    ``words`` are the fixed words; needed for every language but Kazakh, Russian and English.
    """

    name: str  # "Оңтерек парағы"
    number: int
    date: str  # "2026 жылғы 15 мамыр"
    headline: str
    lead: str  # who wrote to whom, how many, asking what
    language: str = "kk"
    counts: tuple[CountryCount, ...] = ()
    quotes: tuple[Quote, ...] = ()
    since: tuple[DatedLine, ...] = ()
    ahead: tuple[DatedLine, ...] = ()
    unknown: str = ""
    answer: str = ""  # how to answer through the partner; the words' own sentence when empty
    english: str = ""  # the foot for whoever finds a sheet and reads no other language
    url: str = ""  # printed as text
    words: BulletinWords | None = None
    made_at: int = 0  # seconds since 1970, UTC


def english_foot(*, number: int, place: str, language: str, date: str) -> str:
    """The foot in English: ``place``, ``language`` and ``date`` as they stand in an English sentence."""
    return (
        f"Sheet {number} for the residents of {place}, in {language}, {date}. Two people chose the letters; "
        "first name and country stand here by consent. A partner carries it by hand; nobody keeps a list of "
        "readers. Please photocopy it."
    )


def bulletin_pdf(
    bulletin: Bulletin, *, beside: Bulletin | None = None, shelf: FontShelf | None = None
) -> bytes:
    """
    Print the sheet: A4 sideways, both sides, turned on the short edge, folded once.

    Four leaves in the largest type that fits (15.5 to 11 points), then eight or twelve. With ``beside``, the
    same in a second language, it has two fronts: the second language begins on the last leaf.

    :raises DoesNotFit: a part is too long even in 11 points; its name says what to shorten ("cover", "quote"
        and its number, "since", "ahead", "unknown", "answer", or "bulletin" when it is the whole)
    :raises MissingFont: a script cannot be printed right here
    :raises MissingWords: no fixed words in this language
    """
    shelf = shelf or shelf_of_this_machine()
    words = bulletin.words or bulletin_words(bulletin.language)
    editions = [bulletin, beside] if beside else [bulletin]
    data = {
        "title": one_line(f"{bulletin.name} {words.number} {bulletin.number}"),
        "editions": [_edition(each, shelf) for each in editions],
    }
    return print_pdf("bulletin.typ", data, shelf=shelf, made_at=bulletin.made_at)


def _edition(bulletin: Bulletin, shelf: FontShelf) -> dict[str, object]:
    words = bulletin.words or bulletin_words(bulletin.language)
    language = tongue(bulletin.language)
    marks = "".join((*_texts(bulletin), *asdict(words).values(), "0123456789 ·,In English."))
    return {
        "fonts": shelf.families_for(printable(marks), style="sans", language=bulletin.language),
        "lang": language.lang,
        "region": language.region,
        "dir": language.dir,
        "words": asdict(words),
        "name": one_line(bulletin.name),
        "numbered": one_line(f"{words.number} {bulletin.number} · {bulletin.date}"),
        "headline": one_line(bulletin.headline),
        "lead": paragraphs(bulletin.lead, language.dir),
        "counts": [
            {
                "country": own_line(count.country, language.dir),
                "people": count.people,
                "solid": not count.is_rest,
            }
            for count in bulletin.counts
        ],
        "counts_note": words.counts_note,
        "quotes": [
            {
                "paragraphs": paragraphs(quote.text, language.dir),
                "who": _who(quote),
                "more": _more(quote, words),
            }
            for quote in bulletin.quotes
        ],
        "since": _dated(bulletin.since),
        "ahead": _dated(bulletin.ahead),
        "unknown": paragraphs(bulletin.unknown, language.dir),
        "answer": paragraphs(bulletin.answer or words.answer, language.dir),
        "english": one_line(bulletin.english),
        "url": one_line(bulletin.url),
    }


def _more(quote: Quote, words: BulletinWords) -> str:
    return words.more.format(people=quote.more) if quote.more else ""


def _who(quote: Quote) -> str:
    return ", ".join(part for part in (one_line(quote.first_name), one_line(quote.country)) if part)


def _from(quote: Quote) -> str:
    """Before a quote in running text: «Ana (Brazil): », «Brazil: » of somebody unnamed, or nothing."""
    name, country = one_line(quote.first_name), one_line(quote.country)
    who = f"{name} ({country})" if name and country else name or country
    return f"{who}: " if who else ""


def _dated(lines: tuple[DatedLine, ...]) -> list[dict[str, object]]:
    return [{"when": one_line(line.when), "what": printable(line.what).strip().split("\n")} for line in lines]


def _texts(bulletin: Bulletin) -> Iterator[str]:
    yield from (
        bulletin.name,
        bulletin.date,
        bulletin.headline,
        bulletin.lead,
        bulletin.unknown,
        bulletin.answer,
    )
    yield from (bulletin.english, bulletin.url)
    yield from (count.country for count in bulletin.counts)
    for quote in bulletin.quotes:
        yield from (quote.text, quote.first_name, quote.country)
    for line in (*bulletin.since, *bulletin.ahead):
        yield from (line.when, line.what)


def bulletin_text(bulletin: Bulletin, limit: int = 1000) -> str:
    """
    Put the sheet into at most ``limit`` characters for a telephone: whole sentences, whole quotes, or none.

    What comes in first when room is short: heading, lead, one quote, news, what lies ahead, how to answer,
    what is not known, more quotes. What is taken keeps the order of the sheet. Counted in characters as
    Python counts them.

    :raises MissingWords: no fixed words in this language
    """
    words = bulletin.words or bulletin_words(bulletin.language)
    heading = one_line(f"{bulletin.name} {words.number} {bulletin.number}, {bulletin.date}.")
    quotes = [
        f"{_from(quote)}{words.opening}{_without_stop(one_line(quote.text))}{words.closing}. "
        f"{_more(quote, words)}".strip()
        for quote in bulletin.quotes
    ]
    parts: list[tuple[int, str]] = [(0, heading), (1, _ended(one_line(bulletin.headline)))]
    parts += [(1, sentence) for sentence in sentences(bulletin.lead)]
    parts += [(2 if n == 0 else 7, quote) for n, quote in enumerate(quotes)]
    parts += [(3, _dated_sentence(line)) for line in bulletin.since]
    parts += [(4, _dated_sentence(line)) for line in bulletin.ahead]
    parts += (
        [(6, f"{words.unknown}: {' '.join(sentences(bulletin.unknown))}")] if bulletin.unknown.strip() else []
    )
    parts += [(5, sentence) for sentence in sentences(bulletin.answer or words.answer)]

    chosen: set[int] = set()
    left = limit + 1  # the first part has no space before it
    for at in sorted(range(len(parts)), key=lambda at: (parts[at][0], at)):
        if parts[at][1] and len(parts[at][1]) < left:
            chosen.add(at)
            left -= len(parts[at][1]) + 1
    return " ".join(parts[at][1] for at in sorted(chosen)).replace("\u200b", "")


def _dated_sentence(line: DatedLine) -> str:
    what = _ended(one_line(line.what))
    return f"{one_line(line.when)}: {what}" if line.when.strip() else what


def _without_stop(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…。؟۔।»”" else f"{text}."


def sentences(text: str) -> list[str]:
    """Cut at full stops that a space follows; an abbreviation may cut too early, never inside a word."""
    found, sentence = [], ""
    for word in one_line(text).split(" "):
        sentence = f"{sentence} {word}".strip()
        if word.endswith((".", "!", "?", "…", "؟", "۔", "।")) and len(word) > 3:
            found.append(sentence)
            sentence = ""
    return [*found, sentence] if sentence else found
