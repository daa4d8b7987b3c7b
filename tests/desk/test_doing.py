"""Every anticipated failure that the desk can meet has a sentence of its own."""

import importlib
import inspect
import pkgutil

import pytest

import shanyrak
from shanyrak.desk.doing import ANYTHING_ELSE, explain, is_anticipated

pytestmark = pytest.mark.unit

ROOMS = ("targets", "outbox", "appeals", "letters", "copies", "translations", "bulletins", "outcomes")
# Only a supporter meets these, at the public door.
PUBLIC = {"FiledBefore", "LinkTooOld", "LinkUnknown", "TakenBack", "TooManyFiled", "TooManyMails"}


def failures() -> set[type[Exception]]:
    found = set()
    for room in ROOMS:
        package = importlib.import_module(f"{shanyrak.__name__}.{room}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if module.name.endswith("ing"):
                members = vars(importlib.import_module(module.name)).values()
                found |= {kind for kind in members if inspect.isclass(kind) and issubclass(kind, Exception)}
    named = {kind for kind in found if any(base.__name__.startswith("UnableTo") for base in kind.__mro__)}
    return {kind for kind in named if not kind.__subclasses__() and kind.__name__ not in PUBLIC}


def test_every_anticipated_failure_of_the_rooms_is_put_into_words():
    silent = {kind.__qualname__ for kind in failures() if explain(kind()) == str(ANYTHING_ELSE)}

    assert not silent


def test_sentences_say_what_happened_and_end():
    for kind in failures():
        said = explain(kind())
        assert said.endswith(".") and said[0].isupper() and "rror" not in said, kind


def test_what_nobody_foresaw_passes_through():
    assert not is_anticipated(ValueError())
