"""A file is read as its writer meant it, or refused with a sentence."""

import pytest

from shanyrak.craft.documents import Remark, UnableToOpen
from shanyrak.desk.uploads import ANYTHING_ELSE, LARGEST, LEFT_OUT, SENTENCES, Unreadable, opened

pytestmark = pytest.mark.unit

RUSSIAN = "Срочно: напишите акиму Кемертаса. Десять суток за петицию."
PAGE = "<html><nav>Home</nav><h1>Write now</h1><p>" + "Please write. " * 30


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (RUSSIAN.encode(), RUSSIAN),
        (RUSSIAN.encode("utf-8-sig"), RUSSIAN),
        (RUSSIAN.encode("utf-16"), RUSSIAN),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        ("Se exige la liberación".encode("cp1252"), "Se exige la liberación"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_texts_are_read_in_the_encodings_that_people_send(raw, text):
    assert opened(raw).text == text and opened(raw).is_plain


def test_a_web_page_is_read_without_its_menus_and_that_is_said():
    page = opened(PAGE.encode())

    assert page.text.startswith("Write now\n\nPlease write.") and not page.is_plain
    assert page.left_out == ("Menus, forms or footers of the page were left out: 1.",)


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"", "Empty"),
        (b" \n ", "Empty"),
        (b"%PDF-1.7 ...", "Damaged"),
        (b"PK\x03\x04" + b"x" * 100, "Damaged"),
        (bytes(range(256)), "Binary"),
        (b"GIF89a", "Picture"),
        (b"a" * (LARGEST + 1), "TooLarge"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(raw, trouble):
    with pytest.raises(Unreadable) as refusal:
        opened(raw)

    assert refusal.value.sentence == SENTENCES[trouble]
    assert refusal.value.reason


def test_every_trouble_and_every_remark_has_its_sentence():
    names = {kind.__name__ for kind in UnableToOpen.__subclasses__()}

    assert names - set(SENTENCES) <= {"TooDeep", "UnpacksTooLarge", "TakesTooLong"}  # said by ANYTHING_ELSE
    assert set(SENTENCES) <= names and str(ANYTHING_ELSE)
    assert set(LEFT_OUT) == set(Remark)
