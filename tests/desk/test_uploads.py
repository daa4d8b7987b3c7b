"""A file is read as its writer meant it, or refused with a sentence."""

import pytest

from shanyrak.desk.uploads import LARGEST, Empty, NoText, TooLarge, Unreadable, decoded

pytestmark = pytest.mark.unit

RUSSIAN = "Срочно: напишите акиму Кемертаса. Десять суток за петицию."


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
    assert decoded(raw) == text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", Empty),
        (b" \n ", Empty),
        (b"%PDF-1.7 ...", NoText),
        (b"PK\x03\x04" + b"x" * 100, NoText),
        (bytes(range(256)), NoText),
        (b"a" * (LARGEST + 1), TooLarge),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(raw, why):
    with pytest.raises(Unreadable) as refusal:
        decoded(raw)

    assert isinstance(refusal.value, why)
    assert str(refusal.value.sentence).endswith(".")
