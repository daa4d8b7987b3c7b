"""The table of renumberings: each row sourced, each of use today, none that touches a number that works."""

import random
import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.contacts import read_number
from shanyrak.craft.contacts.phone import PhoneNumber, Standing
from shanyrak.craft.contacts.plans import CHANGES, Change, modern_form

pytestmark = pytest.mark.unit


def named(change: Change) -> str:
    return f"{change.country}-{change.year}-{change.old}"


def printed_before(change: Change, *, number: int) -> list[str]:
    """Numbers as they were printed before the change, always the same ones."""
    dice = random.Random(change.old)
    return [_one_of(change.old, dice) for _ in range(number)]


def _one_of(pattern: str, dice: random.Random) -> str:
    """Throw a number that fits: the patterns know digits, classes, counts and choices, and no more."""

    def choose(found: re.Match[str]) -> str:
        return dice.choice(found[1].split("|"))

    while re.search(r"\(([^()]*\|[^()]*)\)", pattern):
        pattern = re.sub(r"\(([^()]*\|[^()]*)\)", choose, pattern)
    pattern = pattern.replace("(", "").replace(")", "")
    pattern = re.sub(
        r"\\d\{(\d+)\}", lambda found: "".join(dice.choices("0123456789", k=int(found[1]))), pattern
    )
    pattern = pattern.replace("\\d", dice.choice("0123456789"))
    return re.sub(r"\[([\d-]+)\]", lambda found: dice.choice(_digits(found[1])), pattern)


def _digits(inside: str) -> str:
    spelt = re.sub(
        r"(\d)-(\d)", lambda found: "".join(map(str, range(int(found[1]), int(found[2]) + 1))), inside
    )
    return spelt.replace("-", "")


def test_there_are_more_than_forty_rows_beside_kazakhstans_in_two_dozen_countries():
    assert len([change for change in CHANGES if change.country != "KZ"]) >= 41
    assert len({change.country for change in CHANGES}) >= 24


def test_every_row_names_its_source_and_nine_of_ten_a_second_text():
    assert all(re.match(r"https?://\S+ \(.+\)$|https?://\S+$", change.source) for change in CHANGES)
    assert len({named(change) for change in CHANGES}) == len(CHANGES)
    assert sum(bool(change.checked) for change in CHANGES) >= 0.9 * len(CHANGES)
    assert all(re.search(r"\d{4}|Wikipedia", change.checked) for change in CHANGES if change.checked)


@pytest.mark.parametrize("change", CHANGES, ids=named)
def test_of_numbers_printed_before_some_are_valid_after(change):
    repaired = [
        repair
        for digits in printed_before(change, number=400)
        for repair in PhoneNumber(f"+{digits}", digits).repairs()
        if repair.source == change.source
    ]

    assert repaired
    assert all(PhoneNumber("", repair.digits).standing is Standing.VALID for repair in repaired)


@pytest.mark.parametrize("change", CHANGES, ids=named)
def test_no_row_turns_a_number_that_is_valid_today_into_another(change):
    for digits in printed_before(change, number=400):
        number = PhoneNumber(f"+{digits}", digits)
        assert number.standing is not Standing.VALID or number.repairs() == ()


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.sampled_from([0, 1]), st.integers(0, 9999))
def test_no_number_that_works_anywhere_is_touched(region, kind, end):
    example = phonenumbers.example_number_for_type(region, kind)
    if example is None:
        return
    digits = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)[1:-4] + f"{end:04}"

    number = read_number(f"+{digits}")

    assert number.expanded == digits
    assert number.standing is not Standing.VALID or number.repairs() == ()


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789", max_size=20))
def test_what_a_number_became_is_not_changed_once_more(digits):
    found = modern_form(digits)

    if found is not None:
        number = PhoneNumber("", found[0])
        assert number.standing is not Standing.VALID or number.repairs() == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("70115550101", "74015550101"),
        ("44915550101", "441915550101"),
        ("441232550101", "442890550101"),
        ("5912372323", "59122372323"),
        ("96614610050", "966114610050"),
        ("99532760101", "995322760101"),
        ("99577123456", "995577123456"),
        ("84438250101", "842438250101"),
        ("3013233333", "302103233333"),
        ("3031233333", "302310233333"),
        ("30932123456", "306932123456"),
        ("23321234666", "233302234666"),
        ("2335123456", "233322023456"),
        ("9744856986", "97444856986"),
        ("21222123456", "212522123456"),
        ("23775505247", "237675505247"),
        ("38138123456", "38338123456"),
        ("2027921234", "20227921234"),
        ("35112345678", "351212345678"),
        ("3519361234501", "351961234501"),
        ("3411234567", "34911234567"),
        ("5052551234", "50522551234"),
        ("5058881234", "50588881234"),
    ],
)
def test_what_they_said_then_is_what_we_propose_now(old, new):
    found = modern_form(old)

    assert found is not None
    assert found[0] == new


@pytest.mark.parametrize("old", ["5056123456", "5057131234", "21244123456", "56695123456", "23733421234"])
def test_where_an_old_number_could_be_two_things_nothing_is_proposed(old):
    assert modern_form(old) is None or PhoneNumber("", old).repairs() == ()
