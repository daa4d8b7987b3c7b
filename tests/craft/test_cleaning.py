import email
import unicodedata
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.cleaning import clean_letter, clean_name, clean_place, clean_subject

pytestmark = pytest.mark.unit

nasty = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            '\x0c\x0b\r\n\x00\u2028\u2029\u202e\u200b\u200c\u200d\ufeff\ud800\ue000=?Q_"<>:;,()\\@'
        ),
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("  Ruth\t Hall \n", "Ruth Hall"),
        ("Ruth\r\nBcc: all@mail.example", "Ruth Bcc: all@mail.example"),
        (":\x0c", ":"),
        ("=??Q?=0D", "= ??Q?=0D"),
        ("=?utf-8?Q?x?=", "= ?utf-8?Q?x?="),
        ("Ruth\u202e llaH", "Ruth llaH"),
        ("Ru\u00adth", "Ruth"),
        ("Ruth\ud800", "Ruth"),
        ("\u2028", ""),
        ("Айгүл\u00a0Сапарова", "Айгүл Сапарова"),
        ("O’Brien, Jr. <ruth>", "O’Brien, Jr. <ruth>"),
        ("x" * 100, "x" * 80),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_a_name_becomes_one_safe_line(written, cleaned):
    assert clean_name(written) == cleaned


def test_a_joiner_stays_where_a_script_needs_it_and_nowhere_else():
    assert clean_name("می\u200cخواهم") == "می\u200cخواهم"  # Persian: another word without it
    assert clean_name("ක\u200dෂ") == "ක\u200dෂ"
    assert clean_name("Ru\u200dth") == "Ruth"
    assert clean_name("\u200cعلی\u200c") == "علی"


def test_a_name_is_not_cut_between_a_letter_and_its_marks():
    name = "x" * 79 + "q\u0323\u0307"  # no composed form exists

    assert clean_name(name) == "x" * 79


def test_stacked_marks_do_not_run_over_the_page():
    assert len(clean_name("Z" + "\u0301" * 40)) <= 5


def test_subjects_and_places_have_their_own_limits():
    assert len(clean_subject("x" * 500)) == 150
    assert len(clean_place("x" * 500)) == 80


def test_a_letter_keeps_its_lines_and_loses_what_is_unseen():
    written = "Dear Akim,\r\n\r\n\r\n\r\n\r\n  please\tread \x00this\u202e.   \rRuth\u2028Hall\n\n"

    assert clean_letter(written) == "Dear Akim,\n\n\n  please    read this.\nRuth\nHall"


def test_a_letter_is_cut_at_its_limit():
    assert clean_letter("x" * 30_000) == "x" * 20_000
    assert clean_letter("x y z", at_most=4) == "x y"


@settings(max_examples=200, derandomize=True)
@given(nasty)
def test_any_cleaned_name_survives_a_mail_header_and_comes_back(name):
    cleaned = clean_name(name)

    # The newer policy breaks long names into words and joins them with a space of its own; formataddr does not.
    assert (
        str(make_header(decode_header(parseaddr(formataddr((cleaned, "post@shanyrak.example")))[0])))
        == cleaned
    )

    message = EmailMessage(policy=SMTP)
    message["From"] = Address(cleaned, "post", "shanyrak.example")
    message["Subject"] = clean_subject(name)
    message.set_content("x")
    again = email.message_from_bytes(message.as_bytes(), policy=SMTP)

    assert again.keys() == message.keys()
    assert again["From"].addresses[0].addr_spec == "post@shanyrak.example"


@settings(max_examples=100, derandomize=True)
@given(nasty)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_name(clean_name(text)) == clean_name(text)
    assert clean_letter(clean_letter(text)) == clean_letter(text)


@settings(max_examples=100, derandomize=True)
@given(nasty)
def test_nothing_unseen_is_left_and_everything_can_be_encoded(text):
    for cleaned in (clean_name(text), clean_letter(text)):
        cleaned.encode()
        left = {
            unicodedata.category(c)
            for c in cleaned.replace("\n", "").replace("\u200c", "").replace("\u200d", "")
        }
        assert not left & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
