"""Whoever has had enough ends such mails with one click, in their mail program or here; looking ends nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from shanyrak.channels.email import Letterhead, letter_mail
from shanyrak.channels.email.signing import DkimSigner
from shanyrak.letters.answering import send_reply, write_reply
from shanyrak.letters.models import Answer, AnswerPool
from shanyrak.letters.surveying import AFTER, ask_two_weeks_later
from shanyrak.letters.unsubscribing import is_wanted, unsubscribe_url
from shanyrak.outbox.addressing import envelope_of
from shanyrak.outbox.models import Delivery
from shanyrak.outcomes.thanking import send_thanks, write_thanks
from shanyrak.people.models import Consent, Purpose
from tests.conftest import NOON
from tests.letters.test_pooling import answer
from tests.make import make_appeal, make_confirmed_letter, make_user

pytestmark = pytest.mark.django_db

ALL = {Purpose.NEWS: "News", Purpose.SURVEY: "Ask me once"}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}  # all that a mail program posts (RFC 8058)


@pytest.fixture
def letter():
    return make_confirmed_letter(make_appeal(), consents=ALL)


def press(url):
    """As a mail provider does: from its own servers, no cookie, no page before it."""
    headers = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    stranger = Client(headers=headers, enforce_csrf_checks=True)
    page = stranger.post(url.partition("://")[2].partition("/")[2].join(["/", ""]), ONE_CLICK)
    assert not stranger.cookies
    return page


def link_in(origin):
    (delivery,) = Delivery.objects.filter(origin=origin)
    headers = envelope_of(delivery, now=NOON).headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].strip("<>")
    assert url in delivery.message.body.open()
    return url


def thank(appeal, text):
    thanks = write_thanks(appeal=appeal, text=text, language="en", by=make_user(), now=NOON)
    return send_thanks(thanks=thanks, by=make_user(), now=NOON + timedelta(minutes=1))


def test_thanks_end_with_one_click_and_not_by_looking(letter):
    assert thank(letter.appeal, "Thank you.") == 1
    url = link_in("thanks")

    assert Client().get(url).status_code == 200 and is_wanted(letter, Purpose.NEWS)
    assert press(url).status_code == 200 and press(url).status_code == 200

    assert not is_wanted(letter, Purpose.NEWS) and is_wanted(letter, Purpose.SURVEY)
    assert Consent.objects.filter(is_given=False).count() == 1  # said twice, it stands once
    assert thank(letter.appeal, "Thank you again.") == 0


def test_whoever_ends_the_questions_is_not_asked(letter):
    assert press(unsubscribe_url(letter, Purpose.SURVEY)).status_code == 200

    assert ask_two_weeks_later(now=NOON + AFTER) == 0


def test_the_questions_and_our_word_to_many_carry_the_link(letter):
    ask_two_weeks_later(now=NOON + AFTER)
    answer(letter, "The court is independent.\n")
    pool = write_reply(
        pool=AnswerPool.objects.get(), text="We know.", language="en", by=make_user(), now=NOON
    )
    send_reply(pool=pool, by=make_user(), now=NOON)

    assert len({link_in("survey"), link_in("pooled"), link_in("reply")}) == 3


def test_whoever_wants_no_answers_by_mail_finds_them_with_their_letter(letter):
    press(unsubscribe_url(letter, Purpose.ANSWERS))

    answer(letter, "The court is independent.\n")

    assert not Delivery.objects.filter(origin="reply").exists()
    assert Answer.objects.get().pool.text.open().startswith("The court")


def test_a_made_up_link_ends_nothing(letter):
    assert press("http://here/en/unsubscribe/made-up/").status_code == 404
    assert is_wanted(letter, Purpose.NEWS)


def test_the_signature_covers_both_headers(letter):
    from cryptography.hazmat.primitives.asymmetric import rsa

    thank(letter.appeal, "Thank you.")
    envelope = envelope_of(Delivery.objects.get(origin="thanks"), now=NOON)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    sign = DkimSigner(domain="shanyrak.example", selector="s1", key=key)

    signed = sign(letter_mail(envelope, Letterhead("shanyrak.example"), dated_at=NOON)).decode()

    names = "".join(signed.partition(" h=")[2].partition(";")[0].split()).split(":")
    assert (
        names.count("list-unsubscribe") == names.count("list-unsubscribe-post") == 2
    )  # nobody can add another


def test_a_confirmation_and_a_letter_to_an_office_carry_no_such_link(letter):
    for delivery in Delivery.objects.filter(origin__in=["confirm", "letter"]):
        assert "List-Unsubscribe" not in envelope_of(delivery, now=NOON).headers
