"""Answers of offices at the desk: read once, replied to once by two, filed when they came on paper."""

from django.urls import reverse
from django.utils import timezone

from shanyrak.letters.models import AnswerPool
from shanyrak.outbox.models import Delivery
from tests import make
from tests.desk.conftest import signed_in
from tests.letters.test_pooling import STANDARD, answer


def an_answer(name: str = "Ruth Calloway") -> AnswerPool:
    letter = make.make_confirmed_letter(
        name=name, email="ruth@mail.example", consents={"news": "yes"}, now=timezone.now()
    )
    answer(letter, STANDARD.format(name=name))
    return AnswerPool.objects.get()


def test_an_answer_waits_on_the_first_page_until_somebody_has_read_it(desk):
    pool = an_answer()
    assert "Answers to read" in desk.get(reverse("desk:now")).content.decode()

    page = desk.get(reverse("desk:answer", args=[pool.pk])).content.decode()
    assert "The court is independent" in page and "Calloway" not in page
    desk.post(reverse("desk:answer", args=[pool.pk]), {"do": "read"})

    assert "Answers to read" not in desk.get(reverse("desk:now")).content.decode()
    assert "None." in desk.get(reverse("desk:answers")).content.decode()


def test_one_writes_the_reply_and_another_sends_it(desk, tomas):
    pool = an_answer()
    address = reverse("desk:answer", args=[pool.pk])

    desk.post(address, {"do": "write", "text": "", "language": "en"})
    desk.post(address, {"do": "write", "text": "The court is not the question.", "language": "en"})
    desk.post(address, {"do": "send"})
    assert not Delivery.objects.filter(origin="pooled").exists()
    signed_in(tomas).post(address, {"do": "send"})

    assert Delivery.objects.get(origin="pooled").message.recipient.open() == "ruth@mail.example"


def test_an_answer_by_post_is_filed(desk):
    appeal = make.make_appeal(now=timezone.now())
    address = reverse("desk:file_answer", args=[appeal.number])
    office = appeal.targets.get().office_id

    assert desk.get(address).status_code == 200
    desk.post(address, {"office": str(office), "came_by": "post", "text": "We have read it."}, follow=True)

    pool = AnswerPool.objects.get()
    assert (pool.came_by, pool.by_hand, pool.read_by.username) == ("post", 1, "marta")


def test_an_office_s_page_says_whether_it_answers(desk):
    pool = an_answer()

    page = desk.get(reverse("desk:office", args=[pool.office_id])).content.decode()

    assert "Does it answer?" in page
