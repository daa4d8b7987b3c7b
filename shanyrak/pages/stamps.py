"""What a letter on paper costs somebody, and how long it travels: with whoever says so, or plainly not known."""

import logging
from functools import lru_cache
from pathlib import Path

from babel.numbers import format_currency
from django.conf import settings
from django.utils.translation import gettext as _

from shanyrak.craft.postage import PostageTable, Unreadable, read_table, usual_table
from shanyrak.pages.saying import day, locale_of_reader

logger = logging.getLogger(__name__)

OWN_TABLES = "postage"  # a folder in the house's home, with files of the same names and form
FILES = ("tariffs.csv", "journeys.csv")


def postage_table() -> PostageTable:
    """The tables that come with the house, and over them the rows that whoever runs it keeps."""
    folder = settings.ENVIRONMENT.home / OWN_TABLES
    return _table(folder, tuple(_changed_at(folder / name) for name in FILES))


def stamp_words(*, origin: str, destination: str) -> str:
    """Say which stamp a letter of 20 grams needs, from when the price is, and whom to ask where none is known."""
    if not origin:
        return _("Put a stamp on it for a letter of 20 grams, and post it.")
    postage = postage_table().postage(origin=origin, destination=destination)
    if postage.price is None:
        if not postage.operator:
            return _("Put a stamp on it for a letter of 20 grams; the price we do not know. Post it.")
        return _(
            "Put a stamp on it for a letter of 20 grams; the price we do not know, %(operator)s does. Post it."
        ) % {"operator": f"\u2068{postage.operator}\u2069"}
    when = _("since when, we do not know") if postage.as_of == "undated" else day(postage.as_of)
    price = format_currency(postage.price, postage.currency, locale=locale_of_reader())
    return _(
        "Put a stamp on it for a letter of 20 grams: it was %(price)s at %(operator)s (%(when)s); ask whether it "
        "still is. Post it."
    ) % {"price": price, "operator": f"\u2068{postage.operator}\u2069", "when": when}


@lru_cache(maxsize=4)
def _table(folder: Path, _changed: tuple[int, ...]) -> PostageTable:
    texts = [_text(folder / name) for name in FILES]
    if not any(texts):
        return usual_table()
    try:
        return usual_table().with_rows_of(read_table(*texts))
    except Unreadable as trouble:
        # A slip in a table must not take the page away from supporters.
        logger.warning("the house's own table of postage is not used: %s", trouble)
        return usual_table()


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
