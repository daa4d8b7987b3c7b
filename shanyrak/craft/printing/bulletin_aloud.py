"""The residents' sheet to be read aloud, by a person or a machine: a sentence a line, a pause where a line is empty."""

import re

from shanyrak.craft.printing.bulletin import Bulletin, Quote, sentences
from shanyrak.craft.printing.wording import one_line
from shanyrak.craft.printing.words import bulletin_words

UNSPOKEN = re.compile(r"[«»“”„\"·•*_<>#№]")
SILENT_DASH = re.compile(r" [–—] ")


def bulletin_aloud(bulletin: Bulletin) -> str:
    """
    Give the whole sheet as it is spoken: no signs, no tables, each letter announced with who writes.

    :raises MissingWords: no fixed words in this language
    """
    words = bulletin.words or bulletin_words(bulletin.language)
    heading = f"{bulletin.name}, {words.aloud_number} {bulletin.number}. {bulletin.date}."
    counts = [f"{each.country}: {each.people}." for each in bulletin.counts]
    parts = [
        [heading, bulletin.headline, bulletin.lead],
        [f"{words.counts}.", *counts] if counts else [],
        [f"{words.quotes}."] if bulletin.quotes else [],
        *(_letter(quote, words.aloud_letter, words.more) for quote in bulletin.quotes),
        *(
            [f"{title}.", *(f"{line.when}. {line.what}" for line in lines)]
            for title, lines in ((words.since, bulletin.since), (words.ahead, bulletin.ahead))
            if lines
        ),
        [f"{words.unknown}.", bulletin.unknown] if bulletin.unknown.strip() else [],
        [f"{words.how_to_answer}.", bulletin.answer or words.answer],
    ]
    return "\n\n".join("\n".join(line for text in part for line in _spoken(text)) for part in parts if part)


def _letter(quote: Quote, announced: str, more: str) -> list[str]:
    who = ", ".join(filter(None, (quote.first_name, quote.country)))
    return [
        announced.format(who=who) if who else "",
        quote.text,
        more.format(people=quote.more) if quote.more else "",
    ]


def _spoken(text: str) -> list[str]:
    plain = SILENT_DASH.sub(", ", UNSPOKEN.sub("", one_line(text)))
    return [" ".join(sentence.split()) for sentence in sentences(plain)]
