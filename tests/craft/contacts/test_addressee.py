"""Whom a letter on paper is for stands above the address, once."""

import pytest

from shanyrak.craft.contacts.postal import with_addressee

pytestmark = pytest.mark.unit

STREET = ("7 Kopir Street", "010203 Kemertas", "Kazakhstan")


@pytest.mark.parametrize(
    ("lines", "addressee", "above"),
    [
        (STREET, ("Yerlan Tulin", "Akim of Kemertas"), ("Yerlan Tulin", "Akim of Kemertas")),
        (("Akim of Kemertas,", *STREET), ("Yerlan Tulin", "Akim of Kemertas"), ("Yerlan Tulin",)),
        (("To Yerlan Tulin, AKIM OF KEMERTAS", *STREET), ("Yerlan Tulin", "Akim of Kemertas"), ()),
        (("Ministry of Water", *STREET), ("Minister",), ("Minister",)),  # a part of a word is no name
        (STREET, ("Akimat of Kemertas", "akimat of kemertas", " ", "—"), ("Akimat of Kemertas",)),
        (STREET, (), ()),
    ],
)
def test_it_is_said_once(lines, addressee, above):
    assert with_addressee(lines, addressee) == (*above, *lines)


def test_said_twice_changes_nothing():
    once = with_addressee(STREET, ("Yerlan Tulin", "Akim of Kemertas"))

    assert with_addressee(once, ("Yerlan Tulin", "Akim of Kemertas")) == once
