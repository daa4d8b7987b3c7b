"""The writer's own pages: a GET changes nothing, one press confirms, and everything can be taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from shanyrak.letters.links import manage_token
from shanyrak.letters.models import Letter
from shanyrak.letters.writing import hash_of
from shanyrak.outbox.bundling import bundle_what_cannot_finish
from shanyrak.outbox.models import Delivery
from tests.make import deliveries_of, make_confirmed_letter, make_letter, make_user

TOKEN = "a-token-as-in-the-mail"


@pytest.fixture
def waiting(appeal, now) -> Letter:
    letter = make_letter(appeal, now=now)
    Letter.objects.filter(pk=letter.pk).update(confirm_hash=hash_of(TOKEN))
    letter.refresh_from_db()
    return letter


def test_opening_the_link_confirms_nothing(client, waiting):
    """Mail scanners open every link."""
    for _ in range(3):
        answer = client.get(f"/en/confirm/{TOKEN}/")

    waiting.refresh_from_db()
    assert answer.status_code == 200
    assert "release her." in answer.content.decode()
    assert waiting.state == "awaiting_confirm"
    assert not deliveries_of(waiting).exists()


def test_one_press_sends_the_letter_and_shows_where_it_is(client, waiting):
    answer = client.post(f"/en/confirm/{TOKEN}/", follow=True)

    waiting.refresh_from_db()
    assert waiting.state == "confirmed"
    assert "Waits to leave" in answer.content.decode()
    assert deliveries_of(waiting).count() == 1


def test_pressing_twice_sends_once(client, waiting):
    client.post(f"/en/confirm/{TOKEN}/")
    client.post(f"/en/confirm/{TOKEN}/")

    assert deliveries_of(waiting).count() == 1
    assert "You confirmed it" in client.get(f"/en/confirm/{TOKEN}/").content.decode()


def test_another_site_cannot_press_the_button(client, waiting):
    answer = client.post(f"/en/confirm/{TOKEN}/", headers={"sec-fetch-site": "cross-site"})

    waiting.refresh_from_db()
    assert answer.status_code == 403
    assert waiting.state == "awaiting_confirm"


def test_a_link_cut_in_two_is_explained(client, db):
    for answer in (client.get("/en/confirm/half/"), client.post("/en/confirm/half/")):
        assert answer.status_code == 404
        assert "copy the whole line" in answer.content.decode()


def test_an_appeal_stopped_meanwhile_says_that_nothing_leaves(client, waiting, now):
    from shanyrak.appeals.stopping import stop_appeal

    stop_appeal(appeal=waiting.appeal, because="She is free", by=make_user(), now=now)

    for answer in (client.get(f"/en/confirm/{TOKEN}/"), client.post(f"/en/confirm/{TOKEN}/")):
        assert answer.status_code == 409
        assert "has not left" in answer.content.decode()
    assert not deliveries_of(waiting).exists()


def test_a_link_of_last_week_is_too_old(client, waiting, now):
    from datetime import timedelta

    Letter.objects.filter(pk=waiting.pk).update(created_at=now - timedelta(days=3))

    answer = client.get(f"/ru/confirm/{TOKEN}/")

    assert answer.status_code == 409
    assert "ссылка действовала два дня" in answer.content.decode()


def test_the_receipt_shows_the_exact_text_and_each_delivery(client, appeal, now):
    letter = make_confirmed_letter(appeal, channels=("email", "post"), now=now)

    page = client.get(f"/en/letter/{manage_token(letter)}/").content.decode()

    assert "release her." in page
    assert "akim@kemertas.example" in page
    assert "4 Mira Square" in page
    assert page.count("Waits to leave") == 2


def test_the_receipt_says_when_a_letter_in_a_long_queue_leaves(client, appeal, now, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mailbox_an_hour=1, mailbox_a_day=1)
    *_, last = (make_confirmed_letter(appeal, now=now + timedelta(seconds=n)) for n in range(4))

    page = client.get(f"/en/letter/{manage_token(last)}/").content.decode()

    leaves = timezone.now() + timedelta(days=3)
    assert f"leaves about {leaves.day} {leaves:%B}" in page


def test_the_receipt_says_that_a_letter_goes_with_others(client, appeal, now, settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mailbox_an_hour=1, mailbox_a_day=1)
    letters = [make_confirmed_letter(appeal, now=now) for _ in range(60)]
    bundle_what_cannot_finish(now=now)

    page = client.get(f"/en/letter/{manage_token(letters[7])}/").content.decode()

    assert "Leaves with others in one mail, each letter whole" in page


def test_opening_the_receipt_changes_nothing(client, appeal, now):
    letter = make_confirmed_letter(appeal, now=now)

    client.get(f"/en/letter/{manage_token(letter)}/?do=erase")

    letter.refresh_from_db()
    assert letter.state == "confirmed"
    assert letter.erased_at is None


def test_a_withdrawn_letter_never_leaves(client, appeal, now):
    letter = make_confirmed_letter(appeal, now=now)

    answer = client.post(f"/en/letter/{manage_token(letter)}/", {"do": "withdraw"})

    assert "Nothing of it had left" in answer.content.decode()
    assert set(Delivery.objects.filter(origin="letter").values_list("state", flat=True)) == {"withdrawn"}


def test_an_erased_letter_can_be_read_by_nobody(client, appeal, now):
    letter = make_confirmed_letter(appeal, now=now)
    address = f"/en/letter/{manage_token(letter)}/"

    client.post(address, {"do": "erase"})
    page = client.get(address).content.decode()

    assert "Erased on" in page
    assert "release her." not in page
    assert "Withdraw my letter" not in page


def test_everything_we_hold_comes_as_a_file(client, appeal, now):
    letter = make_confirmed_letter(appeal, now=now)

    answer = client.post(f"/en/letter/{manage_token(letter)}/", {"do": "export"})

    assert answer.json()["you"]["name"] == "Ruth Calloway"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("do", ["", "burn", "erase\x00"])
def test_another_deed_than_those_offered_does_nothing(client, appeal, now, do):
    letter = make_confirmed_letter(appeal, now=now)

    assert client.post(f"/en/letter/{manage_token(letter)}/", {"do": do}).status_code == 422


def test_a_forged_link_finds_nothing(client, appeal, now):
    letter = make_confirmed_letter(appeal, now=now)

    assert client.get(f"/en/letter/{manage_token(letter)[:-1]}/").status_code == 404
    assert client.get(f"/en/letter/{letter.pk}/").status_code == 404


def test_private_pages_are_kept_by_no_cache_and_no_search_engine(client, waiting):
    answer = client.get(f"/en/confirm/{TOKEN}/")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert not answer.cookies
