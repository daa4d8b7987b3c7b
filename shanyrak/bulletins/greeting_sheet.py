"""The sheet of a track: every message that is ready, in the language of those who get it. Stored nowhere."""

from dataclasses import replace
from datetime import date

from babel.dates import format_date

from shanyrak.bulletins.greeting import ready
from shanyrak.bulletins.models import Track
from shanyrak.bulletins.wording import sheet_words
from shanyrak.craft.days import locale_of
from shanyrak.craft.printing.bulletin import Bulletin, Quote, bulletin_pdf
from shanyrak.craft.printing.words import bulletin_words


def greetings_pdf(track: Track, *, today: date) -> bytes:
    """
    First names and countries only; nothing of ours stands on it, because an organisation's name may harm.

    :raises craft.printing.DoesNotFit, MissingFont, MissingWords: as for a bulletin
    """
    locale, words = locale_of(track.language), bulletin_words(track.language)
    own = sheet_words(track.language)
    messages = ready(track)
    return bulletin_pdf(
        Bulletin(
            name=words.quotes,
            number=track.greetings.exclude(carried_on=None).values("carried_on").distinct().count() + 1,
            date=format_date(today, "long", locale=locale),
            headline=words.quotes,
            lead=own.letters if own else "",
            language=track.language,
            words=replace(words, counts_note=""),
            quotes=tuple(
                Quote(text, greeting.released_name, locale.territories.get(greeting.country, ""))
                for greeting, text in messages
            ),
        )
    )
