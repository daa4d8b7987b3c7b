"""Ways that a person goes by hand: the recipe card of a form, the telephone, one's own mail program."""

from datetime import timedelta
from html import unescape

import pytest

from shanyrak.letters.models import ByHand
from shanyrak.pages.published_words import words_of
from shanyrak.targets.confirming import approve, propose_value
from shanyrak.targets.models import Evidence, How, Report
from tests.make import make_appeal, make_contact, make_office, make_user
from tests.pages.conftest import Forms

pytestmark = [pytest.mark.unit, pytest.mark.django_db]

RECIPE = "Choose English\n[Question] letter 300\n[Topic] subject 40\nsuccess: Your question was accepted"


@pytest.fixture
def office(now):
    return make_office(country="KZ", now=now)


@pytest.fixture
def appeal(office, now):
    appeal = make_appeal(now=now)
    appeal.targets.all().delete()
    appeal.targets.create(office=office, position=0)
    return appeal


def a_form(office, now, **fields):
    return make_contact(office, "webform", "https://kemertas.example/ask", now=now, **fields)


def step_three(client, appeal, **fields) -> str:
    page = client.get(f"/en/{appeal.number}/write/").content.decode()
    typed = {"name": "Ruth Calloway", "place": "Bristol", "country": "GB", **fields}
    return client.post(f"/en/{appeal.number}/send/", Forms(page).to("/write/") | typed).content.decode()


def reports(appeal, contact, outcomes, now):
    for number, outcome in enumerate(outcomes):
        ByHand.objects.create(
            appeal=appeal,
            contact=contact,
            channel=contact.channel,
            outcome=outcome,
            form_token=f"{contact.pk}-{number}",
            reported_at=now - timedelta(days=number),
        )


def test_the_card_names_each_field_its_size_and_the_sign_of_success(client, appeal, office, now):
    a_form(office, now, instructions=RECIPE)

    page = step_three(client, appeal, own="My pupils write letters too. " * 20)

    assert "Choose English" in page
    assert "Into “Question”, paste this; it was shortened to fit" in page
    assert "of 300 characters" in page
    assert "It worked if you see this: Your question was accepted" in page
    assert "Nobody has described this form yet" not in page


def test_what_is_cut_for_a_small_field_keeps_the_demands(client, appeal, office, now):
    a_form(office, now, instructions="[Question] letter 200")

    page = step_three(client, appeal, own="My pupils write letters too. " * 20)

    (field,) = [part.partition("</textarea>")[0] for part in page.split('aria-label="Into “Question”')[1:]]
    first = words_of(appeal.words_in("en")).demands[0].text
    assert first in unescape(field)
    assert "My pupils" not in field


def test_how_others_fared_is_said_when_enough_told_us(client, appeal, office, now):
    form = a_form(office, now, instructions=RECIPE)
    reports(appeal, form, ["done", "done", "wrong", "done", "done"], now)

    page = step_three(client, appeal)

    assert "by a supporter: it worked." in page
    assert "about 80 % got through" in page


def test_of_four_reports_no_share_is_made(client, appeal, office, now):
    form = a_form(office, now, instructions=RECIPE)
    reports(appeal, form, ["done", "done", "wrong", "done"], now)

    assert "got through" not in step_three(client, appeal)


def test_a_form_that_only_we_looked_at_says_so(client, appeal, office, now):
    form = a_form(office, now, instructions=RECIPE)
    row = propose_value(contact=form, value=form.value, how=How.WEBSITE, by=make_user(), now=now)
    approve(row, by=make_user(), now=now)

    page = step_three(client, appeal)

    assert "by the organisers." in page
    assert "by a supporter" not in page


def test_every_text_to_copy_has_a_button_that_waits_for_a_script(client, appeal, office, now):
    a_form(office, now, instructions=RECIPE)

    page = step_three(client, appeal)

    ids = [part.partition('"')[0] for part in page.split('data-copies="')[1:]]
    assert ids and len(ids) == len(set(ids))
    assert all(f'id="{identifier}"' in page for identifier in ids)
    assert page.count("hidden data-copies=") == len(ids)
    assert "<script>" not in page and "onclick" not in page


@pytest.mark.parametrize(
    ("outcome", "kind"), [("hung_up", "reported_right"), ("fax_tone", "reported_dead"), ("busy", None)]
)
def test_what_the_telephone_answered_is_told_to_the_ledger(client, appeal, office, now, outcome, kind):
    phone = make_contact(office, "phone", "+441632960178", now=now)
    form = Forms(step_three(client, appeal)).to("/by-hand/")

    answer = client.post(
        f"/en/{appeal.number}/by-hand/",
        form | {"contact": str(phone.pk), "channel": "phone", "outcome": outcome},
    )

    assert "Thank you" in answer.content.decode()
    heard = Evidence.objects.filter(contact=phone, kind__startswith="reported")
    assert list(heard.values_list("kind", flat=True)) == ([kind] if kind else [])
    assert Report.objects.count() == (outcome == "fax_tone")


def test_a_call_has_its_script_its_answers_and_its_outcomes(client, appeal, office, now):
    make_contact(office, "phone", "+441632960178", now=now)

    page = step_three(client, appeal)

    for words in ("It takes about", "If they say", "They hung up", "I heard a fax", "The number is wrong"):
        assert words in page


def test_the_size_of_the_mail_link_is_said(client, appeal, office, now):
    make_contact(office, now=now)

    short = step_three(client, appeal)
    long = step_three(client, appeal, own="Мы пишем из Бристоля. " * 90)

    assert "The link holds the whole letter:" in short and "of 1900 characters" in short
    assert "too long for a mail link" in long and "For web mail it is too long" in long
    assert "The draft (.eml) holds all of it:" in long
    assert 'href="mailto:akim' not in long
