"""Contact points judged on their own: what was printed stays, what is proposed is only proposed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.contacts import read_email, read_number, read_postal, read_web
from shanyrak.craft.contacts.phone import PhoneNumber, Standing, shown
from shanyrak.craft.contacts.plans import CHANGES, kazakh_zone, modern_form

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("printed", "country", "digits"),
    [
        ("+7 3272 000001", None, "73272000001"),
        ("007 495 555 0210", None, "74955550210"),
        ("00 44 1632 960101", None, "441632960101"),
        ("(+263 4) 555101", None, "2634555101"),
        ("+44 (0)1632 960101", None, "441632960101"),
        ("011 44 1632 960101", "US", "441632960101"),
        ("(011-503) 2255-0101", "SV", "50322550101"),
        ("011 5550891", "IN", "91115550891"),
        ("8-10-44-1632-960101", "RU", "441632960101"),
        ("0351 / 555 30 41", "DE", "493515553041"),
        ("02/555.01.01", "BE", "3225550101"),
        ("06 5550101", "IT", "39065550101"),
        ("{202} 555-0100", "US", "12025550100"),
        ("(91) 5555-0101", "BR", "559155550101"),
        ("01 99 00 12 34", "FR", "33199001234"),
        ("(632) 555-5388", "PH", "6325555388"),
        ("555 0101", None, None),
    ],
)
def test_what_a_printed_number_means_internationally(printed: str, country: str | None, digits: str | None):
    number = read_number(printed, country)
    assert number.printed == printed
    assert number.expanded == digits


def test_a_short_number_shares_the_prefix_of_the_one_before():
    first = read_number("+7 3212 2000001")
    assert read_number("2000002", None, first).expanded == "732122000002"
    assert read_number("555-5389", "PH", read_number("(632) 555-5388", "PH")).expanded == "6325555389"


def test_an_old_almaty_number_has_its_modern_form_proposed():
    number = read_number("+7 3272 000001")
    assert number.standing is not Standing.VALID
    (repair,) = number.repairs()
    assert (repair.digits, repair.shown) == ("77272000001", "+7 727 200 0001")
    assert repair.source.startswith("http")
    assert number.printed == "+7 3272 000001"


def test_a_number_valid_today_is_left_alone():
    assert read_number("+7 727 250 0001").repairs() == ()


def test_the_code_of_karaganda_on_an_almaty_address_is_repaired_only_there():
    number = PhoneNumber("+7 3212 2000001", "732122000001")
    assert [r.shown for r in number.repairs("Almaty")] == ["+7 727 200 0001"]
    assert number.repairs("Karaganda") == ()
    assert kazakh_zone("732122000001") == ("3212", "Karaganda")


def test_every_change_of_a_plan_names_where_it_is_written():
    assert len(CHANGES) > 40
    for change in CHANGES:
        assert change.source.startswith("http"), change
        assert 1990 <= change.year <= 2026
        assert len(change.country) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("70955550101", "74955550101"),
        ("441715550101", "442075550101"),
        ("5062550101", "50622550101"),
        ("5715550101", "576015550101"),
        ("56255501012"[:10], "56225550101"),
        ("6325550101", "63285550101"),
    ],
)
def test_renumberings_are_proposed(old: str, new: str):
    found = modern_form(old)
    assert found is not None
    assert found[0] == new


def mail(text: str, names: frozenset[str] = frozenset()):
    return read_email(text, text.index("@"), names)


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        ("write to office@gov.example.", "office@gov.example"),
        ("(email mayor@city.example.)", "mayor@city.example"),
        ("ag@fgr.gob.svThis email address is being protected", "ag@fgr.gob.sv"),
        ("mailto:THP/OFFICE@BOP.GOV?subject=x", "THP/OFFICE@BOP.GOV"),
        ("anticorrupción@presidencia.example", "anticorrupción@presidencia.example"),
        ("<ann.berg@sub.mail.example>", "ann.berg@sub.mail.example"),
    ],
)
def test_a_mailbox_is_cut_out_of_what_was_glued_to_it(text: str, usable: str):
    found = mail(text)
    assert found is not None
    assert found.usable == usable
    assert text[found.start : found.end] == usable


@pytest.mark.parametrize(
    "text", ["tod@s los pres@s", "sg-web @ ", "@handle", "a@b", "x@.com", "me@nowhere.qqzz"]
)
def test_what_is_no_mailbox_is_none(text: str):
    assert mail(text) is None


def test_names_of_lands_are_unglued():
    names = frozenset({"chile", "suiza"})
    assert mail("Suiza.tb-petitions@office.example", names).usable == "tb-petitions@office.example"
    assert mail("Chilecomision@office.example", names).usable == "comision@office.example"


def test_web_addresses_lose_the_mark_of_the_sentence_only():
    assert read_web("http://a.example/b_(c).").printed == "http://a.example/b_(c)"
    assert read_web("www.mir.") is None or not read_web("www.mir.").is_whole


def test_a_postal_address_says_what_an_envelope_needs():
    address = read_postal("Ministry of Housing,\n1 Sample Road,\nLondon N1 9XX", "GB")
    assert address.on_envelope() == ("Ministry of Housing", "1 Sample Road", "London N1 9XX")
    assert address.postcode == "N1 9XX"
    assert address.questions() == ()
    assert read_postal("Kathmandu").questions() == ("no-country", "no-postcode")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.text(alphabet="+0123456789 ()/-.{}", max_size=30),
    st.sampled_from([None, "KZ", "DE", "US", "IT", "IN"]),
)
def test_no_digits_break_a_number(printed: str, country: str | None):
    number = read_number(printed, country)
    assert number.printed == printed
    number.repairs("Almaty")
    if number.expanded:
        assert shown(number.expanded).startswith("+")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(max_size=80))
def test_no_text_breaks_a_mailbox(text: str):
    joined = text + "@" + text
    found = read_email(joined, len(text))
    assert found is None or joined[found.start : found.end] == found.usable
