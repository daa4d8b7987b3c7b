"""An office answers: the writer hears it, and the office never had the writer's address."""

import pytest

from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import Arrival
from shanyrak.letters.models import Letter
from shanyrak.letters.withdrawing import erase
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.addressing import envelope_of
from shanyrak.outbox.models import Delivery
from shanyrak.vault.errors import Erased
from tests.conftest import NOON
from tests.make import deliveries_of, make_confirmed_letter

pytestmark = pytest.mark.django_db

ANSWER = (
    b"From: akim@kemertas.example\r\nSubject: Your letter\r\n\r\nWe have read it. She will be released.\r\n"
)
ABSENCE = b"Auto-Submitted: auto-replied\r\n" + ANSWER


def answer(letter: Letter, raw: bytes = ANSWER) -> None:
    token = deliveries_of(letter).get().bounce_token
    keep(raw=raw, kind="mail", now=NOON, token=token, mailbox="reply")
    process_waiting(now=NOON)


def test_the_office_never_sees_the_writers_address():
    letter = make_confirmed_letter(email="ruth@mail.example")

    envelope = envelope_of(deliveries_of(letter).get(), now=NOON)

    assert envelope.reply_to.startswith("reply+")
    assert "ruth@mail.example" not in str(envelope)


def test_an_answer_reaches_the_writer_once():
    letter = make_confirmed_letter(email="ruth@mail.example")

    answer(letter)
    answer(letter)

    message = Delivery.objects.get(origin="reply").message
    assert message.recipient.open() == "ruth@mail.example"
    assert "She will be released." in message.body.open()


def test_what_a_machine_answers_is_not_passed_on():
    answer(make_confirmed_letter(), ABSENCE)

    assert not Delivery.objects.filter(origin="reply").exists()


@pytest.mark.parametrize("header", [b"List-Id: <news.kemertas.example>", b"Precedence: list"])
def test_what_a_list_sends_on_waits_for_a_person(header):
    answer(make_confirmed_letter(), header + b"\r\n" + ANSWER)

    assert not Delivery.objects.filter(origin="reply").exists()
    assert "a person reads it" in Arrival.objects.get().why


def test_an_answer_is_forgotten_with_its_letter():
    letter = make_confirmed_letter()
    answer(letter)

    erase(letter=letter, now=NOON)

    with pytest.raises(Erased):
        Delivery.objects.get(origin="reply").message.body.open()


# --- what an answer says of the mailbox it came from ---


def ledger(letter: Letter) -> list[str]:
    contact = deliveries_of(letter).get().contact
    return list(contact.evidence.exclude(kind__in=["seen", "confirmed"]).values_list("kind", flat=True))


@pytest.mark.parametrize("mailbox", ["reply", "bounce"])
def test_a_mailbox_that_says_nobody_reads_it_is_believed(mailbox):
    letter = make_confirmed_letter()
    raw = b"Auto-Submitted: auto-replied\r\nSubject: Re\r\n\r\nThis mailbox is no longer monitored.\r\n"

    keep(raw=raw, kind="mail", now=NOON, token=deliveries_of(letter).get().bounce_token, mailbox=mailbox)
    process_waiting(now=NOON)

    assert ledger(letter) == ["unread"]


def test_a_written_answer_shows_that_the_mailbox_lives():
    letter = make_confirmed_letter()

    answer(letter)

    assert ledger(letter) == ["delivered"]


def test_a_report_tells_a_dead_mailbox_from_a_full_one():
    from shanyrak.craft.contacts.bounces import Bounce, class_of_report

    def class_of(status: str, action: str = "failed") -> Bounce:
        return class_of_report(action=action, status=status, words="")

    assert class_of("5.1.1") == Bounce.UNKNOWN
    assert class_of("5.2.2") == Bounce.FULL
    assert class_of("5.7.1") == Bounce.POLICY
    assert class_of("4.4.7") == Bounce.TEMPORARY
    assert class_of("5.1.1", action="delayed") == Bounce.DELAYED
    assert class_of("") == Bounce.FAILED
