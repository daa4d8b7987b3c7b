"""One answer to many letters is one: kept without the writers' data, replied to once, told to all who asked to hear."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import Arrival
from shanyrak.letters.answering import NoReply, SamePerson, SentBefore, send_reply, write_reply
from shanyrak.letters.models import AnswerPool, Letter
from shanyrak.letters.pooling import NoAnswer, NotItsTarget, file_by_hand, read_pool
from shanyrak.letters.withdrawing import erase
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from shanyrak.people.models import Purpose
from shanyrak.people.thinning import drop_addresses
from shanyrak.vault.errors import Erased
from shanyrak.vault.ids import new_id
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter, make_office, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

LATER = NOON + timedelta(days=3)
STANDARD = (
    "Dear {name},\n\nthank you for your letter. The ministry has taken note of it. The court is independent and we "
    "cannot comment on a case that is before it. You will understand that every decision follows the law.\n\n"
    "Yours sincerely, the press office\n"
)


def answer(letter: Letter, text: str, *, trail: str = "") -> None:
    token = deliveries_of(letter).filter(channel="email").get().bounce_token
    raw = f"From: press@kemertas.example\r\nSubject: Re\r\nMIME-Version: 1.0\r\n\r\n{text}\n{trail}".encode()
    keep(raw=raw, kind="mail", now=LATER, token=token, mailbox="reply")
    process_waiting(now=LATER)


def listening(appeal, name: str) -> Letter:
    return make_confirmed_letter(
        appeal,
        name=name,
        email=f"{name.split(maxsplit=1)[0].lower()}@mail.example",
        consents={Purpose.NEWS: "yes"},
    )


def test_the_same_answer_to_many_letters_is_one_pool_without_their_names():
    appeal = make_appeal()
    for name in ("Ruth Calloway", "Ravi Menon", "Hanna Vogel"):
        answer(make_confirmed_letter(appeal, name=name), STANDARD.format(name=name))

    pool = AnswerPool.objects.get()
    assert pool.answers.count() == 3
    assert "The court is independent" in pool.text.open()
    assert not any(name in pool.text.open() for name in ("Ruth", "Calloway", "Ravi", "Menon", "Vogel"))
    assert Delivery.objects.filter(origin="reply").count() == 3
    assert set(Arrival.objects.values_list("state", flat=True)) == {"read"}


def test_another_answer_is_another_pool():
    appeal = make_appeal()
    answer(make_confirmed_letter(appeal), STANDARD.format(name="Ruth"))
    answer(make_confirmed_letter(appeal), "She was released this morning. I signed it myself.\n\nO. Tulin\n")

    assert AnswerPool.objects.count() == 2


def test_what_a_quoted_trail_says_of_the_writer_goes_no_further_than_the_writer():
    letter = make_confirmed_letter(name="Ruth Calloway", email="ruth@mail.example", place="Bristol")
    trail = "\nOn 3 May 2026, at 10:00, Ruth Calloway <ruth@mail.example> wrote:\n> I live at 12 Mill Lane, Bristol.\n"
    answer(letter, "Dear Ms CALLOWAY (ruth@mail.example), we have read it.\n", trail=trail)

    text = AnswerPool.objects.get().text.open()
    assert "we have read it" in text
    assert not any(word.lower() in text.lower() for word in ("calloway", "ruth@", "Mill Lane"))


def test_an_answer_without_words_waits_for_a_person():
    answer(make_confirmed_letter(), "")

    assert not AnswerPool.objects.exists()
    assert Arrival.objects.get().state == "asked"


def test_the_campaign_replies_once_for_all_who_asked_to_hear():
    appeal = make_appeal()
    for name in ("Ruth Calloway", "Ravi Menon"):
        answer(listening(appeal, name), STANDARD.format(name=name))
    answer(make_confirmed_letter(appeal, name="Mei Lin"), STANDARD.format(name="Mei Lin"))
    pool = AnswerPool.objects.get()
    marta, tomas = make_user(), make_user()
    with pytest.raises(NoReply):
        send_reply(pool=pool, by=tomas, now=LATER)
    write_reply(
        pool=pool,
        text="The court is not the question: the demolition is.",
        language="en",
        by=marta,
        now=LATER,
    )
    with pytest.raises(SamePerson):
        send_reply(pool=pool, by=marta, now=LATER)

    assert send_reply(pool=pool, by=tomas, now=LATER) == 2
    assert send_reply(pool=pool, by=tomas, now=LATER) == 0

    mails = [each.message for each in Delivery.objects.filter(origin="pooled")]
    assert sorted(mail.recipient.open() for mail in mails) == ["ravi@mail.example", "ruth@mail.example"]
    with pytest.raises(SentBefore):
        write_reply(pool=pool, text="Other words", language="en", by=marta, now=LATER)


def test_who_gets_the_answer_later_gets_the_reply_too():
    appeal = make_appeal()
    answer(listening(appeal, "Ruth Calloway"), STANDARD.format(name="Ruth Calloway"))
    pool = write_reply(
        pool=AnswerPool.objects.get(), text="Our words.", language="en", by=make_user(), now=LATER
    )
    send_reply(pool=pool, by=make_user(), now=LATER)

    late = listening(appeal, "Ravi Menon")
    answer(late, STANDARD.format(name="Ravi Menon"))
    answer(late, STANDARD.format(name="Ravi Menon") + "\nAgain.\n")

    assert Delivery.objects.filter(origin="pooled").count() == 2


def test_the_database_wants_two_persons_for_a_reply():
    answer(make_confirmed_letter(), STANDARD.format(name="Ruth"))
    marta = make_user()

    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerPool.objects.update(reply="Mine", written_by=marta, sent_by=marta, sent_at=LATER)


def test_an_answer_by_post_is_filed_and_pooled_by_hand():
    appeal = make_appeal()
    office = appeal.targets.get().office
    answer(make_confirmed_letter(appeal, name="Ruth Calloway"), STANDARD.format(name="Ruth Calloway"))
    marta = make_user()

    for _ in range(2):
        file_by_hand(
            appeal=appeal, office=office, came_by="post", text=STANDARD.format(name="Ravi Menon"), by=marta, now=LATER
        )  # fmt: skip

    pool = AnswerPool.objects.get()
    assert (pool.by_hand, pool.read_by, pool.answers.count()) == (2, marta, 1)
    with pytest.raises(NoAnswer):
        file_by_hand(appeal=appeal, office=office, came_by="phone", text=" ", by=marta, now=LATER)
    with pytest.raises(NotItsTarget):
        file_by_hand(appeal=appeal, office=make_office(), came_by="phone", text="No.", by=marta, now=LATER)


def test_a_person_reads_each_pool_once():
    answer(make_confirmed_letter(), STANDARD.format(name="Ruth"))
    pool = AnswerPool.objects.unread().get()

    read_pool(pool=pool, by=make_user(), now=LATER)

    assert not AnswerPool.objects.unread().exists()


def test_an_answer_to_one_writer_alone_goes_with_the_letter():
    appeal = make_appeal()
    alone, first, second = (make_confirmed_letter(appeal) for _ in range(3))
    answer(alone, "Yours was the only letter that I have read to the end, and I thank you for it.\n")
    answer(first, STANDARD.format(name="Ruth"))
    answer(second, STANDARD.format(name="Ravi"))

    erase(letter=alone, now=LATER)
    erase(letter=first, now=LATER)

    gone, kept = AnswerPool.objects.order_by("first_at", "pk")
    with pytest.raises(Erased):
        gone.text.open()
    assert "independent" in kept.text.open()


def test_an_answer_to_letters_that_travelled_together_reaches_each_writer_without_the_others_names():
    appeal = make_appeal()
    people = ("Ruth Calloway", "Ravi Menon")
    letters = [make_confirmed_letter(appeal, name=name, email=f"{name[:4]}@mail.example") for name in people]
    message = write(subject="Two letters", body="Both.", language="en", now=NOON)
    contact = deliveries_of(letters[0]).get().contact
    bundle = post(
        origin="bundle", origin_id=new_id(), message=message, channel="email", contact=contact, gate=appeal.gate,
        now=NOON,
    )  # fmt: skip
    for letter in letters:
        deliveries_of(letter).update(bundle=bundle)
    raw = b"From: press@kemertas.example\r\nSubject: Re\r\n\r\nDear Ruth Calloway, dear Mr Menon, we read both.\r\n"

    keep(raw=raw, kind="mail", now=LATER, token=bundle.bounce_token, mailbox="reply")
    process_waiting(now=LATER)

    mails = [each.message for each in Delivery.objects.filter(origin="reply")]
    assert sorted(mail.recipient.open() for mail in mails) == ["Ravi@mail.example", "Ruth@mail.example"]
    assert all("we read both" in mail.body.open() and "Menon" not in mail.body.open() for mail in mails)
    assert AnswerPool.objects.get().answers.count() == 2


def test_an_answer_that_comes_when_the_address_is_gone_is_pooled_and_goes_nowhere():
    letter = make_confirmed_letter()
    drop_addresses(letter.supporter)

    answer(letter, STANDARD.format(name="Ruth"))

    assert not Delivery.objects.filter(origin="reply").exists()
    assert AnswerPool.objects.get().answers.get().message is None
