"""Every sentence that the public sees stands in Russian and in Kazakh, with its placeholders and its plurals."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from shanyrak.project.catalogues import LOCALE

pytestmark = pytest.mark.unit

HOUSE = LOCALE.parent
# What supporters see. The desk speaks English to its staff, and Wagtail's own words to the rest.
SPOKEN = [
    "pages",
    "letters",
    "copies/agreeing.py",
    "channels",
    "people/models.py",
    "outcomes/models.py",
    "outcomes/thanking.py",
]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LANGUAGES = ["ru", "kk"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")


def spoken_words() -> Catalog:
    """Every sentence in code and templates, as Django's makemessages would find it."""
    catalog = Catalog(charset="utf-8")
    for path in sorted(_files()):
        for line, words, _comments, context in _words_in(path):
            catalog.add(words, locations=[(str(path.relative_to(HOUSE)), line)], context=context)
    return catalog


def _files() -> Iterator[Path]:
    for name in SPOKEN:
        path = HOUSE / name
        if path.is_file():
            yield path
        else:
            yield from (each for each in path.rglob("*") if each.suffix in {".py", ".html", ".txt"})


def _words_in(path: Path) -> list:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        # What is left of the markup is no Python: without its indentation it does not hurt.
        source = re.sub(r"(?m)^[ \t]+", "", templatize(source, origin=str(path)))
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    return [each for each in found if each[1]]


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language):
    known = catalogue(language)

    missing = [message.id for message in spoken_words() if message.id and not _is_said(known, message)]

    assert not missing, f"{len(missing)} sentences have no {language}: {missing[:5]}"


def _is_said(known: Catalog, message: Message) -> bool:
    said = known.get(message.id, message.context)
    if said is None or said.fuzzy:
        return False
    return all(said.string) if isinstance(said.string, tuple) else bool(said.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_translated_that_nobody_says(language):
    spoken = {(message.id, message.context) for message in spoken_words()}

    left_over = [
        message.id
        for message in catalogue(language)
        if message.id and (message.id, message.context) not in spoken
    ]

    assert not left_over


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_loses_a_placeholder(language):
    for message in catalogue(language):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        source = message.id[-1] if isinstance(message.id, tuple) else message.id
        for string in strings:
            assert _placeholders(string) == _placeholders(source), message.id


def _placeholders(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text)}


@pytest.mark.parametrize(("language", "forms"), [("ru", 3), ("kk", 2)])
def test_plurals_have_as_many_forms_as_the_language(language, forms):
    known = catalogue(language)

    assert known.num_plurals == forms
    assert all(len(message.string) == forms for message in known if isinstance(message.id, tuple))


def main() -> None:
    """Write what is spoken into the catalogues, keeping what is translated: ``python -m tests.test_words``."""
    for language in LANGUAGES:
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        known = catalogue(language) if path.exists() else Catalog(locale=language)
        fresh = Catalog(locale=language, charset="utf-8", project="Shanyrak", fuzzy=False)
        fresh.header_comment = known.header_comment
        for message in spoken_words():
            if message.id:
                said = known.get(message.id, message.context)
                fresh.add(message.id, said.string if said else "", context=message.context)
        with path.open("wb") as file:
            write_po(file, fresh, omit_header=False, sort_output=True, width=110, no_location=True)


if __name__ == "__main__":
    main()
