"""The page with three questions, and what a writer finds on the page of their letter when an office has answered."""

import pytest
from django.utils import timezone

from shanyrak.letters.answering import send_reply, write_reply
from shanyrak.letters.links import manage_token
from shanyrak.letters.models import AnswerPool, SurveyReply
from shanyrak.letters.surveying import survey_token
from shanyrak.people.thinning import drop_addresses
from tests.letters.test_pooling import answer
from tests.make import make_confirmed_letter, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

SAID = {"heard": "personal", "heard_by": "post", "again": "yes"}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_three_answers_are_counted_once(client, appeal, language):
    address = f"/{language}/questions/{survey_token(make_confirmed_letter(appeal))}/"

    assert client.get(address).status_code == 200 and not SurveyReply.objects.exists()
    assert client.post(address, {"heard": "personal"}).status_code == 422
    for _ in range(2):
        page = client.post(address, SAID)
        assert page.status_code == 200 and "fieldset" not in page.content.decode()

    assert SurveyReply.objects.count() == 1
    assert not client.cookies


def test_a_made_up_link_is_nobody_s(client, appeal):
    assert client.get("/en/questions/made-up/").status_code == 404
    token = manage_token(make_confirmed_letter(appeal))
    assert client.get(f"/en/questions/{token}/").status_code == 404


def test_a_writer_finds_our_reply_with_their_letter(client, appeal):
    letter = make_confirmed_letter(appeal, now=timezone.now())
    address = f"/en/letter/{manage_token(letter)}/"
    answer(letter, "The court is independent, and we cannot comment on it.\n")
    pool = write_reply(
        pool=AnswerPool.objects.get(), text="The court is not the question.", language="en", by=make_user(),
        now=timezone.now(),
    )  # fmt: skip
    assert "The court is not the question." not in client.get(address).content.decode()

    send_reply(pool=pool, by=make_user(), now=timezone.now())

    page = client.get(address).content.decode()
    assert page.count("The court is not the question.") == 1
    assert "They answered on" in page


def test_a_writer_whose_address_we_hold_no_longer_reads_the_answer_with_their_letter(client, appeal):
    letter = make_confirmed_letter(appeal, now=timezone.now())
    drop_addresses(letter.supporter)
    answer(letter, "The court is independent, and we cannot comment on it.\n")

    page = client.get(f"/en/letter/{manage_token(letter)}/").content.decode()

    assert "The court is independent" in page and "mail you nothing" in page


def test_a_writer_files_what_came_by_post_once_and_without_their_name(client, appeal):
    letter = make_confirmed_letter(appeal, now=timezone.now(), name="Ruth Calloway")
    address = f"/en/letter/{manage_token(letter)}/"
    said = {
        "do": "answered", "office": str(letter.targets.get().office_id), "came_by": "post",
        "text": "Dear Ruth Calloway,\n\nyour letter has been passed on to the prosecutor.\n",
    }  # fmt: skip

    page = client.post(address, said)
    assert page.status_code == 200 and "passed on to the prosecutor" in page.content.decode()
    for wrong in (said, said | {"text": " "}, said | {"office": "elsewhere"}):
        assert client.post(address, wrong).status_code == 422

    pool = AnswerPool.objects.get()
    assert pool.came_by == "post" and pool.read_at is None
    assert "Ruth" not in pool.text.open()
    assert pool.answers.get().letter == letter
