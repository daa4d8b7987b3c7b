"""Step 3: every way side by side; ours makes one letter however often its form comes."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from shanyrak.letters.models import ByHand, Letter
from shanyrak.outbox.models import Delivery
from shanyrak.people.models import Consent
from shanyrak.targets.models import ContactPoint
from tests.make import make_appeal, make_contact, make_office, make_user
from tests.pages.conftest import Forms


def test_every_way_that_the_office_has_stands_there(client, appeal, at_step_three):
    page, _form = at_step_three(appeal)

    for way in (
        "Send it from here",
        "Your own mail program",
        "Call",
        "Print and post",
        "Fax",
        "web form",
        "embassy",
    ):
        assert way in page
    assert "mailto:akim@kemertas.example" in page
    assert 'href="tel:+441632960178"' in page


def test_twenty_posts_make_one_letter_and_one_mail(client, appeal, at_step_three):
    _page, form = at_step_three(appeal)

    answers = [client.post(f"/en/{appeal.number}/sent/", form) for _ in range(20)]

    assert {answer.status_code for answer in answers} == {200}
    assert all("ruth@home.example" in answer.content.decode() for answer in answers)
    assert Letter.objects.count() == 1
    assert Delivery.objects.filter(origin="confirm").count() == 1


def test_a_mended_address_gets_a_link_of_its_own(client, appeal, at_step_three):
    _page, form = at_step_three(appeal)

    client.post(f"/en/{appeal.number}/sent/", form | {"email": "rut@home.example"})
    client.post(f"/en/{appeal.number}/sent/", form)

    assert Delivery.objects.filter(origin="confirm").count() == 2


def test_consents_are_separate_and_none_is_ticked_beforehand(client, appeal, at_step_three):
    page, form = at_step_three(appeal)
    assert not {"news", "copy", "public", "survey"} & set(form)

    client.post(f"/en/{appeal.number}/sent/", form | {"copy": "yes"})

    given = dict(Consent.objects.values_list("purpose", "wording"))
    assert set(given) == {"deliver", "copy"}
    assert given["copy"] in page


def test_only_the_ways_that_were_ticked_are_carried(client, appeal, at_step_three):
    _page, form = at_step_three(appeal)

    client.post(f"/en/{appeal.number}/sent/", form)

    contacts = Letter.objects.get().targets.get().contacts.all()
    assert [contact.channel for contact in contacts] == ["email"]


def test_post_and_fax_go_along_when_ticked(client, appeal, at_step_three):
    _page, form = at_step_three(appeal)
    every = [str(contact.pk) for contact in appeal.targets.first().office.contacts.all()]

    client.post(f"/en/{appeal.number}/sent/", form | {"carry": every, "address": "1 Quay Street\nBristol"})

    contacts = Letter.objects.get().targets.get().contacts.all()
    assert sorted(contact.channel for contact in contacts) == ["email", "fax", "post"]


def test_an_address_that_is_none_is_said_beside_its_field(client, appeal, at_step_three):
    _page, form = at_step_three(appeal, own="Kept")

    answer = client.post(f"/en/{appeal.number}/sent/", form | {"email": "ruth at home"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page
    assert "Kept" in page
    assert not Letter.objects.exists()


def test_a_robot_that_fills_every_field_sends_nothing(client, appeal, at_step_three):
    _page, form = at_step_three(appeal)

    answer = client.post(f"/en/{appeal.number}/sent/", form | {"website": "https://spam.example"})

    assert answer.status_code == 422
    assert not Letter.objects.exists()


def test_a_form_faster_than_a_reader_asks_for_one_more_press(client, appeal, at_step_three, monkeypatch):
    _page, form = at_step_three(appeal)
    monkeypatch.setattr("shanyrak.pages.tokens.SOONEST", timedelta(seconds=3))

    answer = client.post(f"/en/{appeal.number}/sent/", form)

    assert answer.status_code == 422
    assert "faster than a person reads" in answer.content.decode()
    monkeypatch.setattr("shanyrak.pages.tokens.SOONEST", timedelta(0))
    assert client.post(f"/en/{appeal.number}/sent/", form).status_code == 200


def test_a_fourth_link_to_one_mailbox_is_not_sent(client, appeal, at_step_three):
    for n in range(4):
        _page, form = at_step_three(appeal, own=f"Letter {n}")
        answer = client.post(f"/en/{appeal.number}/sent/", form)

    assert answer.status_code == 409
    assert "three links to this email address today" in answer.content.decode()
    assert Letter.objects.count() == 3


def test_from_inside_the_country_nobody_is_asked_to_be_shown(client, appeal, at_step_three):
    page, form = at_step_three(appeal, country="KZ")

    assert 'name="public"' not in page
    assert 'name="copy"' not in page
    client.post(f"/en/{appeal.number}/sent/", form | {"public": "yes", "copy": "yes"})
    assert not Consent.objects.filter(purpose__in=["public", "copy"]).exists()


def test_what_was_written_cannot_be_changed_on_the_way(client, appeal, at_step_three):
    _page, form = at_step_three(appeal)

    answer = client.post(f"/en/{appeal.number}/sent/", form | {"written": form["written"][0] + "x"})

    assert answer.status_code == 422
    assert not Letter.objects.exists()


@pytest.mark.parametrize(("ending", "channel"), [("letter.pdf", "post"), ("fax.pdf", "fax")])
def test_a_paper_to_carry_by_hand_holds_the_letter(client, appeal, at_step_three, ending, channel):
    page, _form = at_step_three(appeal, own="My pupils write letters too.")
    form = Forms(page).to(f"/{ending}")

    answer = client.post(f"/en/{appeal.number}/{ending}", form)

    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Calloway" not in answer.headers["Content-Disposition"]
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "My pupils write letters too." in " ".join(text.split())
    assert not Letter.objects.exists()


def test_the_hand_in_pack_has_room_for_what_happened_at_the_door(client, appeal, at_step_three):
    page, _form = at_step_three(appeal)

    answer = client.post(f"/en/{appeal.number}/hand-in.pdf", Forms(page).to("/hand-in.pdf"))

    assert len(PdfReader(io.BytesIO(answer.content)).pages) >= 2


def test_the_mail_draft_opens_in_a_mail_program(client, appeal, at_step_three):
    page, _form = at_step_three(appeal)

    answer = client.post(f"/en/{appeal.number}/letter.eml", Forms(page).to("/letter.eml"))

    assert answer.headers["Content-Type"] == "message/rfc822"
    assert b"akim@kemertas.example" in answer.content


def test_a_call_is_reported_once_and_without_a_name(client, appeal, at_step_three):
    page, _form = at_step_three(appeal)
    report = Forms(page).to("/by-hand/") | {"outcome": "spoke", "channel": "phone"}

    for _ in range(3):
        answer = client.post(f"/en/{appeal.number}/by-hand/", report)

    assert "Thank you" in answer.content.decode()
    assert ByHand.objects.get().outcome == "spoke"


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"outcome": "hacked"}, 422), ({"channel": "pigeon"}, 422), ({"contact": "'--"}, 200)],
)
def test_a_report_that_makes_no_sense_breaks_nothing(client, appeal, at_step_three, fields, status):
    page, _form = at_step_three(appeal)
    report = Forms(page).to("/by-hand/") | {"outcome": "spoke", "channel": "phone"} | fields

    assert client.post(f"/en/{appeal.number}/by-hand/", report).status_code == status


def test_nothing_personal_stands_in_any_address(client, appeal, at_step_three):
    page, form = at_step_three(appeal, own="Secret words")
    page += client.post(f"/en/{appeal.number}/sent/", form).content.decode()

    ours = [part.split('"')[0] for part in page.split('action="')[1:]]
    assert ours
    assert all("?" not in address and "ruth" not in address.lower() for address in ours)


def test_step_three_without_a_letter_leads_to_step_two(client, appeal):
    for ending in ("send/", "sent/", "by-hand/", "letter.pdf"):
        assert client.get(f"/en/{appeal.number}/{ending}").url == f"/en/{appeal.number}/write/"


def test_a_held_appeal_takes_no_letter_even_at_the_last_step(client, appeal, at_step_three, now):
    from shanyrak.appeals.stopping import hold

    _page, form = at_step_three(appeal, own="Kept")
    hold(appeal=appeal, because="We ask first", by=make_user())

    answer = client.post(f"/en/{appeal.number}/sent/", form)

    assert answer.status_code == 409
    assert "Kept" in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_letter_with_a_threat_waits_for_a_person(client, appeal, at_step_three):
    _page, form = at_step_three(appeal, own="We know where you live.")

    client.post(f"/en/{appeal.number}/sent/", form)

    assert Letter.objects.get().held_because == "threat"


def test_two_offices_get_a_letter_each_from_one_form(client, appeal, at_step_three, now):
    second = make_office(role="Prosecutor", salutation="", holder="", now=now)
    make_contact(second, value="south@justice.example", now=now)
    appeal.targets.create(office=second, position=1)
    both = [str(target.office_id) for target in appeal.targets.all()]

    page, form = at_step_three(appeal, whom=both)
    client.post(f"/en/{appeal.number}/sent/", form)

    assert "Prosecutor" in page
    sent_to = Letter.objects.get().targets.values_list("contacts__printed", flat=True)
    assert set(sent_to) == {"akim@kemertas.example", "south@justice.example"}


def test_an_office_that_left_the_appeal_meanwhile_leaves_the_letter(client, appeal, at_step_three):
    _page, form = at_step_three(appeal, own="Kept")
    appeal.targets.all().delete()

    answer = client.post(f"/en/{appeal.number}/sent/", form)

    assert answer.status_code == 422
    assert "Choose at least one office" in answer.content.decode()
    assert "Kept" in answer.content.decode()


def test_an_appeal_without_any_confirmed_contact_still_offers_paper(client, db, at_step_three, now):
    bare = make_appeal(now=now)
    ContactPoint.objects.filter(office__appeals=bare).update(suspended_at=now)

    page = client.post(f"/en/{bare.number}/send/", _filled(client, bare)).content.decode()

    assert "Hand it in at the embassy" in page
    assert "Send it from here" not in page


def _filled(client, appeal) -> dict:
    page = client.get(f"/en/{appeal.number}/write/").content.decode()
    return Forms(page).to("/write/") | {"name": "Ruth Calloway"}


def test_a_letter_to_an_office_without_an_address_can_be_left_with_us(client, appeal, at_step_three, now):
    appeal.targets.get().office.contacts.exclude(channel="phone").update(suspended_at=now)

    page, form = at_step_three(appeal, own="My pupils write letters too.")
    assert "Leave it with us" in page and "Send it from here" not in page
    answer = client.post(f"/en/{appeal.number}/sent/", form)

    assert answer.status_code == 200
    target = Letter.objects.get().targets.get()
    assert not target.contacts.exists()
