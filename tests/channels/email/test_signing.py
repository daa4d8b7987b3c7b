"""Our signatures, as others verify them."""

import base64
import re

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.channels.email import Letterhead, letter_mail
from shanyrak.channels.email.signing import DkimSigner, UnfitKey, dns_record
from tests.channels.email.test_carrying import NOON, make_envelope

pytestmark = pytest.mark.unit

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SIGN = DkimSigner(domain="letters.example", selector="s1", key=KEY)
RECORD = dns_record(domain="letters.example", selector="s1", key=KEY)


def letter(**changes):
    return letter_mail(make_envelope(**changes), Letterhead("letters.example"), dated_at=NOON)


def verify(message):
    """dkimpy, with our zone in place of the name servers."""
    name, _, value = RECORD.partition(" IN TXT ")
    text = "".join(re.findall(r'"([^"]*)"', value)).encode()
    return dkim.verify(message, dnsfunc=lambda asked, **_: text if asked.decode() == name else None)


def test_another_implementation_verifies_it():
    assert verify(SIGN(letter()))
    assert verify(SIGN(letter(body="Plain.\n\n\n", subject="Hello", sender_name="")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Subject: =?utf-8?b?0", b"Subject: =?utf-8?b?1"),
        (b"To: akim@", b"To: akin@"),
        (b"From: ", b"From: x"),
        (b"Reply-To: reply+abc", b"Reply-To: reply+abd"),
        (b"=D2=A3", b"=D2=A4"),
        (b"Message-ID: <d", b"Message-ID: <e"),
    ],
)
def test_one_changed_letter_breaks_it(old, new):
    signed = SIGN(letter())
    assert old in signed

    assert not verify(signed.replace(old, new, 1))


@pytest.mark.parametrize(
    "header", ["From: b@other.example", "Subject: x", "To: x@y.example", "Reply-To: b@x.example"]
)
def test_nobody_can_add_a_second_header_under_it(header):
    signature, rest = SIGN(letter()).split(b"\r\nDate:", 1)

    assert not verify(signature + b"\r\n" + header.encode() + b"\r\nDate:" + rest)


def test_nobody_can_add_an_unsubscribe_link_or_change_ours():
    news = letter(
        headers={
            "List-Unsubscribe": "<https://x.example/u>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    )
    assert verify(SIGN(news))
    assert not verify(SIGN(news).replace(b"https://x.example/u", b"https://y.example/u"))

    signature, rest = SIGN(letter()).split(b"\r\nDate:", 1)
    assert not verify(signature + b"\r\nList-Unsubscribe: <https://y.example>\r\nDate:" + rest)


def test_what_servers_do_to_blanks_and_folds_breaks_nothing():
    signed = SIGN(letter(body="Dear  Sir,\n\nyes\n"))

    assert verify(signed.replace(b"Dear  Sir,", b"Dear Sir,"))
    assert verify(signed.replace(b"To: akim", b"To:  akim"))
    assert verify(signed + b"\r\n\r\n")


def test_from_is_aligned_with_the_signature():
    signed = SIGN(letter())

    assert b" d=letters.example; s=s1;" in signed
    assert b"<letters@letters.example>" in signed


def test_every_line_is_short_and_7_bit():
    signed = SIGN(letter(body="Құрметті әкім! " * 300))

    assert signed.isascii()
    assert max(map(len, signed.split(b"\r\n"))) <= 78


def test_the_same_letter_gives_the_same_signature():
    assert SIGN(letter()) == SIGN(letter())


@pytest.mark.parametrize("message", [b"A: b\n\nx\n", b"A: b\r\n\r\nx\ry\r\n", "A: b\r\n\r\né\r\n".encode()])
def test_what_a_server_might_rewrite_is_not_signed(message):
    with pytest.raises(ValueError, match="7-bit"):
        SIGN(message)


def test_a_short_key_or_a_strange_selector_is_refused():
    with pytest.raises(UnfitKey, match="1024"):
        DkimSigner(
            domain="x.example",
            selector="s",
            key=rsa.generate_private_key(public_exponent=65537, key_size=1024),
        )
    with pytest.raises(UnfitKey, match="selector"):
        DkimSigner(domain="x.example", selector="a.b", key=KEY)


def test_the_record_is_cut_into_strings_that_a_name_server_takes():
    assert RECORD.startswith("s1._domainkey.letters.example. IN TXT (")
    strings = re.findall(r'"([^"]*)"', RECORD)
    assert all(len(string) <= 255 for string in strings)
    assert base64.b64decode("".join(strings).partition("p=")[2])


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    body=st.text(alphabet=st.sampled_from("ab \t\n.=é\u2028"), max_size=200), subject=st.text(max_size=100)
)
def test_whatever_people_type_verifies(body, subject):
    assert verify(SIGN(letter(body=body, subject=subject)))
