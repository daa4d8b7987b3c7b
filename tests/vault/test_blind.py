import hmac

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.vault.blind import blind_index, canonical_email
from shanyrak.vault.boxes import join
from shanyrak.vault.keys import ensure_keys, keys_folder, pepper_of

pytestmark = pytest.mark.unit


def test_the_same_value_meets_itself_only_in_its_own_scope(keys):
    here = blind_index("ruth@mail.example", purpose="letter", scope="a")

    assert here == blind_index("ruth@mail.example", purpose="letter", scope="a")
    assert len(here) == 32
    others = [
        blind_index("anna@mail.example", purpose="letter", scope="a"),
        blind_index("ruth@mail.example", purpose="letter", scope="b"),
        blind_index("ruth@mail.example", purpose="comment", scope="a"),
        blind_index("ruth@mail.example", purpose="lettera", scope=""),
    ]
    assert len({here, *others}) == 5


def test_without_the_pepper_an_index_cannot_be_guessed(keys, tmp_path, settings):
    here = blind_index("ruth@mail.example", purpose="letter", scope="a")
    ensure_keys(tmp_path / "elsewhere")
    settings.SHANYRAK_KEYS_DIR = tmp_path / "elsewhere"

    assert blind_index("ruth@mail.example", purpose="letter", scope="a") != here


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruth@Mail.Example", " ruth@mail.example "),
        ("ruth@bücher.example", "ruth@xn--bcher-kva.example"),
        ("r.u.t.h+appeal@gmail.com", "ruth@googlemail.com"),
        ("ruth+x@proton.me", "ruth@pm.me"),
        ("ruth@yandex.kz", "ruth@ya.ru"),
        ("ruth@mail.example.", "ruth@mail.example"),
        ("ｒｕｔｈ@mail.example", "ruth@mail.example"),
    ],
)
def test_two_spellings_of_one_mailbox_meet(one, other):
    assert canonical_email(one) == canonical_email(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ruth+a@mail.example", "ruth+b@mail.example"),
        ("r.uth@mail.example", "ruth@mail.example"),
        ("ruth@a.example", "ruth@b.example"),
        ("+@gmail.com", "@gmail.com"),
    ],
)
def test_mailboxes_that_may_differ_stay_apart(one, other):
    assert canonical_email(one) != canonical_email(other)


@settings(max_examples=100, derandomize=True)
@given(st.text())
def test_canonical_form_is_reached_in_one_step_and_never_raises(text):
    assert canonical_email(canonical_email(text)) == canonical_email(text)


@settings(max_examples=100, derandomize=True)
@given(st.emails())
def test_a_canonical_address_stays_as_it_is(address):
    assert canonical_email(canonical_email(address)) == canonical_email(address)


def test_a_key_is_what_hkdf_derives(keys):
    info = join(b"blind index 1", b"letter", b"7")
    derived = HKDF(SHA256(), 32, salt=None, info=info).derive(pepper_of(keys_folder()))

    assert blind_index("a", purpose="letter", scope="7") == hmac.digest(derived, b"a", "sha256")
