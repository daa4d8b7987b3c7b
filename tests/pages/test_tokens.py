"""What travels in hidden fields: signed, for one appeal, for half a day."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from shanyrak.pages import tokens
from shanyrak.pages.tokens import (
    NotOurs,
    TooOld,
    Written,
    comes_from_here,
    good_token,
    is_too_quick,
    new_form_token,
)

pytestmark = pytest.mark.unit
WRITTEN = Written(
    token="t", appeal=7, offices=("a",), order=(2, 1), demands=(2,), own="Мои слова", name="Ruth"
)


def test_what_was_written_comes_back_as_it_was():
    assert Written.unseal(WRITTEN.seal(), appeal=7) == WRITTEN


def test_a_letter_for_one_appeal_does_not_fit_another():
    with pytest.raises(NotOurs):
        Written.unseal(WRITTEN.seal(), appeal=8)


@pytest.mark.parametrize("sealed", ["", "x", "a:b:c", "é", "\x00", new_form_token])
def test_what_we_did_not_sign_is_not_read(sealed):
    with pytest.raises(NotOurs):
        Written.unseal(sealed() if callable(sealed) else sealed, appeal=7)


def test_after_half_a_day_it_is_too_old(monkeypatch):
    sealed = WRITTEN.seal()
    monkeypatch.setattr(tokens, "LIVES", timedelta(seconds=-1))

    with pytest.raises(TooOld):
        Written.unseal(sealed, appeal=7)


def test_a_fresh_form_is_too_quick_and_a_forged_one_too(monkeypatch):
    monkeypatch.setattr(tokens, "SOONEST", timedelta(seconds=3))

    assert is_too_quick(new_form_token())
    assert is_too_quick("forged")


def test_a_good_token_goes_on_and_a_bad_one_is_replaced(monkeypatch):
    token = new_form_token()
    assert good_token(token) == (token, None)

    fresh, unable = good_token("forged")
    assert isinstance(unable, NotOurs) and good_token(fresh) == (fresh, None)

    monkeypatch.setattr(tokens, "LIVES", timedelta(seconds=-1))
    assert isinstance(good_token(token)[1], TooOld)


def test_the_same_form_has_one_key_and_a_mended_one_another():
    assert WRITTEN.key_for("letter", "a@b.example") == WRITTEN.key_for("letter", "a@b.example")
    assert WRITTEN.key_for("letter", "a@b.example") != WRITTEN.key_for("letter", "b@b.example")
    assert len(WRITTEN.key_for()) == 64


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
    ],
)
def test_a_form_of_another_site_is_told_by_its_headers(headers, is_ours):
    assert comes_from_here(RequestFactory().post("/en/7/send/", headers=headers)) is is_ours
