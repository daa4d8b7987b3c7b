"""An effect with its source; and thanks that reach each who agreed, once, in a language they read."""

import pytest
from django.db import IntegrityError, transaction

from shanyrak.letters.links import letter_of
from shanyrak.letters.models import Letter
from shanyrak.outbox.models import Delivery, Message
from shanyrak.outcomes import recording, thanking
from shanyrak.outcomes.forgetting import forget
from shanyrak.outcomes.models import Outcome, Thanks
from shanyrak.translations import approving, claiming, drafting
from shanyrak.translations.models import Translation
from tests.copies.make import NOON, agree, make_appeal, make_letter, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def record(appeal=None, **fields):
    given = {
        "kind": "stayed",
        "statement": "The eviction was put off.",
        "language": "en",
        "said_by": "the residents",
        "source": "the partner, by telephone",
        "confidence": "likely",
    } | fields
    return recording.record(appeal=appeal or make_appeal(), by=make_user(), now=NOON, **given)


def make_thanks(appeal, *, text="Thank you. We know of every letter.", language="en"):
    return thanking.write_thanks(appeal=appeal, text=text, language=language, by=make_user(), now=NOON)


def send(thanks, by=None):
    return thanking.send_thanks(thanks=thanks, by=by or make_user(), now=NOON)


def mails():
    """(to, language, body) of each mail of thanks."""
    deliveries = (
        Delivery.objects.filter(origin="thanks").select_related("message").order_by("created_at", "pk")
    )
    return [(d.message.recipient.open(), d.message.language, d.message.body.open()) for d in deliveries]


def translate(thanks, language, text):
    row, ruth = Translation.objects.of("thanks", thanks.pk).get(language=language), make_user()
    claiming.claim(translation=row, by=ruth, now=NOON)
    drafting.draft(translation=row, text=text, by=ruth, now=NOON)
    approving.approve(translation=row, by=make_user(), now=NOON)


# --- outcomes ---


def test_an_outcome_says_who_says_so_and_where():
    outcome = record(happened_on="2026-11")

    assert Outcome.objects.get() == outcome


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"statement": " "}, recording.NoStatement),
        ({"said_by": ""}, recording.NoSource),
        ({"source": " "}, recording.NoSource),
        ({"happened_on": "last week"}, recording.NotADay),
        ({"kind": "victory"}, recording.UnknownKind),
        ({"confidence": "sure"}, recording.UnknownKind),
    ],
)
def test_an_outcome_without_them_is_not_kept(fields, error):
    with pytest.raises(error):
        record(**fields)
    assert not Outcome.objects.exists()


def test_the_database_refuses_an_outcome_that_nobody_says():
    outcome = record()

    with pytest.raises(IntegrityError, match="outcome_says_who"), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(source="")


# --- thanks ---


def test_each_who_agreed_hears_once_even_if_asked_twice():
    appeal = make_appeal()
    make_letter(appeal, email="ruth@mail.example")
    make_letter(appeal, email="ravi@mail.example")
    thanks = make_thanks(appeal)

    assert (send(thanks), send(thanks)) == (2, 0)
    assert [to for to, _language, _body in mails()] == ["ruth@mail.example", "ravi@mail.example"]
    assert Message.objects.filter(deliveries__origin="thanks").count() == 2


def test_who_did_not_agree_hears_nothing():
    appeal, other = make_appeal(), make_appeal()
    make_letter(appeal, news=False)
    make_letter(appeal, state="awaiting_confirm")
    make_letter(other)
    changed = make_letter(appeal)
    agree(changed.supporter, appeal, given=False)

    assert send(make_thanks(appeal)) == 0


def test_who_was_erased_or_took_their_letter_back_hears_nothing():
    appeal = make_appeal()
    erased, withdrawn = make_letter(appeal), make_letter(appeal)
    erased.supporter.erase()
    Letter.objects.filter(pk=withdrawn.pk).update(state="withdrawn")

    assert send(make_thanks(appeal)) == 0


def test_each_hears_in_their_language_where_it_is_approved():
    appeal = make_appeal()
    make_letter(appeal, email="a@mail.example", language="ru")
    make_letter(appeal, email="b@mail.example", language="de")
    make_letter(appeal, email="c@mail.example", language="en-GB")
    thanks = make_thanks(appeal)
    assert thanking.missing_languages(thanks) == ["de", "ru"]
    translate(thanks, "ru", "Спасибо. Мы знаем о каждом письме.")
    assert thanking.missing_languages(thanks) == ["de"]

    send(thanks)

    assert [(to[0], language) for to, language, _body in mails()] == [("a", "ru"), ("b", "en"), ("c", "en")]
    assert mails()[0][2].startswith("Спасибо. Мы знаем о каждом письме.\n")


def test_each_mail_says_why_it_came_and_where_to_end_it():
    appeal = make_appeal()
    letter = make_letter(appeal, language="kk")

    send(make_thanks(appeal))

    link, end = [line for line in mails()[0][2].splitlines() if "://" in line]
    assert "/kk/letter/" in link and "/kk/unsubscribe/" in end
    assert letter_of(link.rstrip("/").rpartition("/")[2]) == letter


def test_nobody_sends_their_own_words():
    thanks = make_thanks(make_appeal())

    with pytest.raises(thanking.SamePerson):
        send(thanks, by=thanks.written_by)
    with pytest.raises(IntegrityError, match="thanks_two_persons"), transaction.atomic():
        Thanks.objects.filter(pk=thanks.pk).update(
            state="sent", approved_by=thanks.written_by, approved_at=NOON
        )


def test_the_words_do_not_change_with_the_approval():
    thanks = make_thanks(make_appeal())
    send(thanks)

    with pytest.raises(IntegrityError, match="sent as it was written"), transaction.atomic():
        Thanks.objects.filter(pk=thanks.pk).update(text="something else")


def test_empty_thanks_are_not_kept():
    with pytest.raises(thanking.NothingWritten):
        make_thanks(make_appeal(), text="  ")


def test_a_forgotten_supporter_s_mail_opens_no_more_and_does_not_leave():
    appeal = make_appeal()
    letter, other = make_letter(appeal, email="a@mail.example"), make_letter(appeal, email="b@mail.example")
    send(make_thanks(appeal))

    forget(letter.supporter, now=NOON)

    states = {d.message.is_erased: d.state for d in Delivery.objects.filter(origin="thanks")}
    assert states == {True: "withdrawn", False: "queued"}
    assert other.supporter.email.open() == "b@mail.example"
