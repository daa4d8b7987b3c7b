"""A provider's API has no two steps: what it answers counts, and what it does not answer is in doubt."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from anymail.exceptions import AnymailRecipientsRefused, AnymailRequestsAPIError, AnymailUnsupportedFeature
from anymail.message import AnymailRecipientStatus
from django.core import mail
from django.core.mail import get_connection
from requests import ConnectTimeout, ReadTimeout

from shanyrak.channels.base import Envelope, InDoubt, Receipt, Refused, TryLater, Unreachable
from shanyrak.channels.email import Letterhead
from shanyrak.channels.email.provider import ProviderCarrier
from shanyrak.outbox.carriers import provider_of

pytestmark = pytest.mark.unit
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LETTER = Envelope(
    delivery_id="d1", to="akim@town.example", subject="Үйлерді бұзбаңыз", body="Құрметті әкім!\n",
    message_id="<d1@letters.example>", bounce_token="t1", sender_name='Айгүл "A"', language="kk",
    reply_to="reply+t1@letters.example", headers={"List-Unsubscribe": "<https://x.example/u>"},
)  # fmt: skip


def carrier(make=None):
    make = make or provider_of("anymail:test")
    return ProviderCarrier(make, Letterhead("letters.example"), now=lambda: NOON)


def after(error):
    """What a commit says when the provider's back end raises this."""
    failing = SimpleNamespace(send_messages=lambda _messages: (_ for _ in ()).throw(error))
    return carrier(lambda: failing).offer(LETTER).commit()


def test_nothing_is_said_before_the_last_word():
    offer = carrier().offer(LETTER)
    offer.abandon()
    assert mail.outbox == []

    assert isinstance(offer.commit(), Receipt)
    assert len(mail.outbox) == 1


def test_it_leaves_under_our_name_with_its_own_return_path_and_no_tracking():
    answer = carrier().offer(LETTER).commit()

    said = mail.outbox[0].anymail_test_params
    assert said["from"].addr_spec == "letters@letters.example" and "via Shanyrak" in said["from"].display_name
    assert [each.addr_spec for each in said["reply_to"]] == ["reply+t1@letters.example"]
    assert said["envelope_sender"] == "bounce+t1@letters.example"
    assert (said["track_opens"], said["track_clicks"]) == (False, False)
    assert said["extra_headers"]["List-Unsubscribe"] == "<https://x.example/u>"
    assert (said["subject"], said["text_body"]) == (LETTER.subject, LETTER.body)
    assert answer == Receipt(reference="0", said="sent")


@pytest.mark.parametrize("code", [400, 401, 422, 429])
def test_a_refusal_puts_the_letter_off(code):
    with pytest.raises(TryLater):
        after(AnymailRequestsAPIError(response=SimpleNamespace(status_code=code)))


@pytest.mark.parametrize("code", [200, 500, 503])
def test_an_answer_that_cannot_be_read_leaves_it_in_doubt(code):
    assert isinstance(after(AnymailRequestsAPIError(response=SimpleNamespace(status_code=code))), InDoubt)


def test_silence_leaves_it_in_doubt_and_a_line_that_never_stood_does_not():
    def wrapped(cause):
        error = AnymailRequestsAPIError("no answer")
        error.__cause__ = cause
        return error

    assert isinstance(after(wrapped(ReadTimeout())), InDoubt)
    with pytest.raises(Unreachable):
        after(wrapped(ConnectTimeout()))


def test_a_dead_address_is_refused_and_a_wrong_setting_waits():
    with pytest.raises(Refused):
        after(AnymailRecipientsRefused())
    with pytest.raises(Unreachable):
        after(AnymailUnsupportedFeature("envelope_sender"))


def test_the_real_back_end_says_that_an_address_is_rejected():
    offer = carrier().offer(LETTER)
    status = AnymailRecipientStatus(message_id=None, status="rejected")
    offer._message.anymail_test_response = {"recipient_status": {"akim@town.example": status}}

    with pytest.raises(Refused):
        offer.commit()


def test_nobody_there_is_never_in_doubt():
    """A port of this machine on which nobody listens, through a real back end."""
    here = "http://127.0.0.1:9/"
    make = lambda: get_connection("anymail.backends.postmark.EmailBackend", server_token="k", api_url=here)  # noqa: E731

    with pytest.raises(Unreachable):
        carrier(make).offer(LETTER).commit()
