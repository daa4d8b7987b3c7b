"""Step 2: the letter grows on the page; nothing is kept, nothing is lost."""

import dataclasses

import pytest

from shanyrak.letters.models import Letter
from tests.make import make_confirmed_letter, make_user
from tests.pages.conftest import Forms


def test_the_letter_stands_there_before_anything_is_typed(client, appeal):
    page = client.get(f"/en/{appeal.number}/write/").content.decode()

    assert "Dear Mr Tulin" in page
    assert "Halt every eviction in Onterek" in page


def test_what_i_type_stands_in_the_letter(client, appeal, fill):
    answer = client.post(f"/en/{appeal.number}/write/", fill(appeal, own="My pupils write letters too."))

    page = answer.content.decode()
    assert page.count("My pupils write letters too.") == 2
    assert "Ruth Calloway" in page
    assert "Bristol, United Kingdom" in page
    assert not Letter.objects.exists()


def test_an_arrow_moves_a_demand_and_keeps_my_words(client, appeal, fill):
    answer = client.post(f"/en/{appeal.number}/write/", fill(appeal, own="Kept") | {"up": "3"})

    form = Forms(answer.content.decode()).to("/write/")
    assert form["order"] == ["1", "3", "2"]
    assert form["own"] == ["Kept"]


def test_advice_stands_beside_the_letter_and_blocks_nothing(client, appeal, fill):
    answer = client.post(
        f"/en/{appeal.number}/write/", fill(appeal, own="Stop this now!!! Stop!!! Stop it!!!")
    )

    assert "Fewer exclamation marks weigh more." in answer.content.decode()
    assert (
        client.post(f"/en/{appeal.number}/send/", fill(appeal, own="Stop!!! Now!!! Stop!!!")).status_code
        == 200
    )


def test_changing_the_language_keeps_what_i_typed(client, appeal, fill):
    page = client.post(
        f"/ru/{appeal.number}/write/", fill(appeal, own="My pupils write letters too.")
    ).content.decode()

    assert "Ваше письмо" in page
    assert "My pupils write letters too." in page


def test_a_demand_that_i_would_not_sign_is_left_out(client, appeal, fill):
    page = client.post(f"/en/{appeal.number}/write/", fill(appeal) | {"ask": ["1"]}).content.decode()

    assert "1. Release Saule Ontay" in page
    assert "2. Halt" not in page


def test_a_letter_to_an_office_that_reads_another_language_stands_beside_mine(client, appeal, fill, now):
    from shanyrak.targets.confirming import approve
    from shanyrak.targets.registering import propose_office

    office = appeal.targets.first().office
    sheet = propose_office(
        role="Аким города", salutation="Уважаемый господин Тулин!", country="KZ", language="ru",
        office=office, by=make_user(), now=now,
    )  # fmt: skip
    approve(sheet, by=make_user(), now=now)

    page = client.post(f"/en/{appeal.number}/write/", fill(appeal)).content.decode()

    assert "Уважаемый господин Тулин!" in page
    assert "приостановить выселения" in page
    assert "Halt every eviction" in page
    assert 'class="sheet" lang="ru"' in page


def test_a_letter_without_a_name_or_an_office_says_what_it_lacks(client, appeal, fill):
    answer = client.post(f"/en/{appeal.number}/send/", fill(appeal, name="", own="Kept") | {"whom": []})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say your name" in page
    assert "Choose at least one office" in page
    assert "Kept" in page


def test_somebody_inside_the_country_is_warned(client, appeal, fill):
    page = client.post(f"/en/{appeal.number}/write/", fill(appeal, country="KZ")).content.decode()

    assert "You write from inside the country concerned." in page


def test_a_stopped_appeal_gives_my_words_back(client, appeal, fill, now):
    from shanyrak.appeals.stopping import stop_appeal

    form = fill(appeal, own="Two hours of my evening")
    stop_appeal(appeal=appeal, because="She is free", by=make_user(), now=now)

    answer = client.post(f"/en/{appeal.number}/send/", form)

    assert answer.status_code == 409
    assert "Two hours of my evening" in answer.content.decode()
    assert client.get(f"/en/{appeal.number}/write/").status_code == 302


def test_a_form_that_was_open_too_long_keeps_the_words_and_asks_once_more(client, appeal, fill, monkeypatch):
    from datetime import timedelta

    form = fill(appeal, own="Kept")
    monkeypatch.setattr("shanyrak.pages.tokens.LIVES", timedelta(seconds=-1))

    answer = client.post(f"/en/{appeal.number}/send/", form)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "more than twelve hours" in page
    assert "Kept" in page


HOSTILE = [
    {"own": "\x00\x07<script>alert(1)</script>", "name": "Ruth\r\nBcc: all@world.example"},
    {"own": "a" * 500_000, "name": "b" * 10_000},
    {"order": ["1", "1", "99999", "-1", "²", "x"], "ask": ["'; DROP TABLE"]},
    {"whom": ["not-an-id", "00000000-0000-0000-0000-000000000000"]},
    {"country": "<b>", "role": "../../etc/passwd", "reason": "{0.__class__}"},
    {"own": "\u202etxet\ud83d", "place": "\u2028\u0000"},
    {"up": "1", "down": "1"},
    {"written": "eyJ0b2tlbiI6:forged"},
]


@pytest.mark.parametrize("fields", HOSTILE)
def test_hostile_input_gives_a_page(client, appeal, fill, fields):
    form = {name: _encodable(value) for name, value in (fill(appeal) | fields).items()}

    answer = client.post(f"/en/{appeal.number}/write/", form)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def _encodable(value):
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def test_a_form_from_another_site_is_refused(client, appeal, fill):
    form = fill(appeal)

    assert (
        client.post(f"/en/{appeal.number}/send/", form, headers={"sec-fetch-site": "cross-site"}).status_code
        == 403
    )
    assert (
        client.post(
            f"/en/{appeal.number}/send/", form, headers={"origin": "https://evil.example"}
        ).status_code
        == 403
    )
    assert client.post(f"/en/{appeal.number}/send/", form, headers={"origin": "null"}).status_code == 200


def test_words_that_others_wrote_or_the_appeal_says_are_advised_against_and_never_refused(
    client, appeal, fill
):
    make_confirmed_letter(appeal, own_words="My pupils write letters too.")

    def advised(own):
        answer = client.post(f"/en/{appeal.number}/write/", fill(appeal, own=own))
        assert answer.status_code == 200
        return answer.content.decode()

    assert "exactly these words" in advised("my pupils write letters, too")
    assert "stand in the appeal already" in advised("A court in Kemertas jailed Saule Ontay for ten days.")
    page = advised("My brother was jailed once, and nobody wrote.")
    assert "exactly these words" not in page and "in the appeal already" not in page


def test_a_machine_varies_a_letter_only_where_the_operator_allows_it(client, appeal, fill, settings):
    address = f"/en/{appeal.number}/write/"
    asked = fill(appeal) | {"vary": "1"}
    assert 'name="vary"' not in client.get(address).content.decode()
    assert "A machine chose" not in client.post(address, asked).content.decode()

    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, varies=True)

    page = client.post(address, asked).content.decode()
    assert "A machine chose" in page
    form = Forms(page).to("/write/")
    assert form["order"] != ["1", "2", "3"] and sorted(form["order"]) == ["1", "2", "3"]
    assert form["reason"] != [""]
