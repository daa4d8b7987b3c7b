import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.likeness import alike, alike_fingerprints, distance, exact_hash, fingerprint

pytestmark = pytest.mark.unit

MODEL = """Dear Mr Mayor, I am writing to express my deep concern about the attempts to demolish the homes of
the residents of the Shanyrak district. More than two thousand families built their houses there with their own
hands because the city offered them nothing. I urge you to stop all evictions at once, to withdraw the police from
the district, to drop the charges against those who defended their homes, and to provide every family with decent
housing. I also ask that an independent inquiry looks into the violence of the bailiffs. Yours sincerely"""
OWN = """Dear Mr Mayor, when I was nine my grandmother lost her flat in Leeds to a road that was never built. She kept
the key in a drawer until she died. That key is why I write to you today: the people of Shanyrak have keys too, and
walls they raised in the evenings after work. Please let them keep both. A city is richer with them than with another
shopping arcade. I would be glad to hear what you intend to do for the families who have already lost their roof."""
RUSSIAN = """Уважаемый господин аким, я прошу вас остановить снос домов в посёлке Шанырак. Люди построили их своими
руками, у них нет другого жилья. Прекратите преследование активистов и обеспечьте каждую семью достойным жильём."""


def test_a_copy_with_other_spacing_case_and_punctuation_is_the_same_letter():
    copy = MODEL.upper().replace(",", " –").replace("\n", "\n\n")

    assert exact_hash(copy) == exact_hash(MODEL)
    assert alike(copy, MODEL)


@pytest.mark.parametrize(
    "edited",
    [
        MODEL.replace("deep concern", "great worry"),
        MODEL.replace("Dear Mr Mayor", "Dear Sir"),
        "Hello. " + MODEL,
        MODEL + " Ruth Hall, Leeds",
        MODEL.replace(" I also ask that an independent inquiry looks into the violence of the bailiffs.", ""),
    ],
)
def test_a_model_letter_with_a_few_own_words_is_recognised(edited):
    assert exact_hash(edited) != exact_hash(MODEL)
    assert alike(edited, MODEL)


def test_own_letters_about_the_same_matter_are_not_alike():
    assert not alike(MODEL, OWN)
    assert not alike(OWN, RUSSIAN)
    assert distance(fingerprint(MODEL), fingerprint(OWN)) >= 15


def test_letters_of_random_words_are_never_alike():
    dice = random.Random(7)
    words = MODEL.split()
    texts = [" ".join(dice.sample(words, 60)) for _ in range(60)]
    prints = [fingerprint(text) for text in texts]

    near = sum(alike_fingerprints(a, b) for at, a in enumerate(prints) for b in prints[:at])

    assert near == 0


def test_texts_without_words_are_like_nothing_but_themselves():
    assert fingerprint("") == fingerprint("?!…") == 0
    assert not alike_fingerprints(0, 0)
    assert alike("", " ! ")


def test_a_fingerprint_is_the_same_on_every_machine():
    assert fingerprint(RUSSIAN) == fingerprint(RUSSIAN.upper())
    assert fingerprint("stop the evictions") == 0x21DFDB52A46CF3BA


@settings(max_examples=100, derandomize=True)
@given(st.text(max_size=300))
def test_a_fingerprint_has_64_bits_and_never_raises(text):
    assert 0 <= fingerprint(text) < 2**64
    assert distance(fingerprint(text), fingerprint(text)) == 0
