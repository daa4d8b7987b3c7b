"""What a redaction promises of every letter, however it is written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.redacting import LEVELS, redact
from tests.craft.redacting.specimens import INVENTED, LETTERS, UNSEEN, written_by_hand

pytestmark = pytest.mark.unit

ALL = [*written_by_hand(INVENTED), *written_by_hand(LETTERS), *written_by_hand(UNSEEN)]
MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")

words = st.lists(
    st.sampled_from(
        [
            "Ruth",
            "Hall",
            "wrote",
            "from",
            "Leeds",
            ".",
            "Yours",
            ",",
            "\n",
            "\n\n",
            "Меня",
            "зовут",
            "Анна",
            "Петрова",
            "С",
            "уважением",
            "Құрметпен",
            "Айгүл",
            "Herr",
            "Müller",
            "my",
            "sister",
            "№",
            "4",
        ]
    ),
    max_size=20,
).map(" ".join)
local = st.from_regex(r"[a-z][a-z0-9._-]{0,12}[a-z0-9]", fullmatch=True)
host = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z0-9]\.example", fullmatch=True)
phone = st.from_regex(
    r"\+44 1632 960\d{3}|01632 960 \d{3}|\(202\) 555-01\d\d|8 701 000 \d\d \d\d", fullmatch=True
)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_redacted_already_stays_as_it_is(level):
    changed = []
    for specimen in ALL:
        once = redact(specimen.text, level=level).text
        if redact(once, level=level).text != once:
            changed.append((once, redact(once, level=level).text))

    assert not changed, changed[0]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(words, words, local, host, st.sampled_from(LEVELS))
def test_no_mailbox_is_left(before, after, name, domain, level):
    left = redact(f"{before} {name}@{domain} {after}", level=level).text

    assert not MAILBOX.search(left)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(words, words, phone, st.sampled_from(LEVELS))
def test_no_phone_number_is_left(before, after, number, level):
    left = redact(f"{before}\nTel. {number}\n{after}", level=level).text

    assert not re.search(r"(?:\d[ ()-]*){7}", left)
