"""The order in which a supporter sees the ways, and the reasons beside them."""

from datetime import timedelta

import pytest

from shanyrak.appeals.models import Appeal
from shanyrak.targets.models import EvidenceKind
from shanyrak.targets.suspending import suspend
from shanyrak.targets.witnessing import witness
from tests.make import make_appeal, make_contact, make_office
from tests.pages.conftest import Forms

pytestmark = [pytest.mark.unit, pytest.mark.django_db]

ALWAYS, NEVER = "24/7", "Mo-Su off"


@pytest.fixture
def mayor(now):
    return make_office(country="KZ", language="en", hours=ALWAYS, time_zone="Asia/Almaty", now=now)


@pytest.fixture
def appeal(mayor, now):
    appeal = make_appeal(now=now)
    Appeal.objects.filter(pk=appeal.pk).update(write_before=now.date() + timedelta(days=11))
    appeal.targets.all().delete()
    appeal.targets.create(office=mayor, position=0)
    return appeal


@pytest.fixture
def email(mayor, now):
    return make_contact(mayor, now=now)


def step_three(client, appeal, **fields) -> str:
    page = client.get(f"/en/{appeal.number}/write/").content.decode()
    typed = {"name": "Ruth Calloway", "place": "London", "country": "GB", **fields}
    return client.post(f"/en/{appeal.number}/send/", Forms(page).to("/write/") | typed).content.decode()


def titles(page: str) -> list[str]:
    from html import unescape

    return [unescape(part.partition("</h3>")[0]) for part in page.split("<h3>")[1:]]


def test_while_the_office_is_open_a_call_comes_before_the_mail_program(client, appeal, email, mayor, now):
    make_contact(mayor, "phone", "+441632960178", now=now)

    page = step_three(client, appeal)

    assert titles(page)[:3] == ["Email from here", "Call", "Your own mail program"]
    assert "Thirty seconds, and somebody has to listen. The office is open now." in page


def test_air_mail_that_comes_too_late_says_so_and_stands_last(client, appeal, email, mayor, now):
    make_contact(mayor, "post", "4 Mira Square\n010203 Kemertas", now=now)

    page = step_three(client, appeal, country="US", place="Boston")

    assert titles(page)[-1] == "Print and post"
    assert "Days on the way: 14–28. That is too late for" in page


def test_from_a_country_of_which_no_table_tells_the_page_says_that_it_does_not_know(
    client, appeal, email, mayor, now
):
    make_contact(mayor, "post", "4 Mira Square\n010203 Kemertas", now=now)

    page = step_three(client, appeal, country="PE", place="Lima")

    assert "How many days a letter is on its way, we do not know." in page
    assert "the price we do not know" in page


def test_the_stamp_is_named_with_its_price_and_its_year(client, appeal, email, mayor, now):
    make_contact(mayor, "post", "4 Mira Square\n010203 Kemertas", now=now)

    page = step_three(client, appeal)

    assert "£3.20" in page
    assert "April 2025" in page


def test_the_houses_own_table_wins(client, appeal, email, mayor, now, settings, tmp_path):
    from dataclasses import replace

    own = tmp_path / "postage"
    own.mkdir()
    heading = "country,operator,currency,home,europe,world,as_of,source\n"
    (own / "tariffs.csv").write_text(heading + "GB,Royal Mail,GBP,2,4,4.44,2026-10,the counter\n")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=tmp_path)
    make_contact(mayor, "post", "4 Mira Square\n010203 Kemertas", now=now)

    assert "£4.44" in step_three(client, appeal)

    (own / "tariffs.csv").write_text(heading + "GB,Royal Mail,GBP,2,4,a lot,2026-10,the counter\n")
    assert "£3.20" in step_three(client, appeal)


def test_the_embassy_of_ones_own_town_comes_before_the_mail_program(client, appeal, email, now):
    embassy = make_office(
        role="Embassy of Kazakhstan", holder="", country="GB", place="London", mission_of="KZ",
        mission_kind="embassy", now=now,
    )  # fmt: skip
    make_contact(embassy, "handin", "1 Invented Square\nLondon", now=now)

    here = step_three(client, appeal, place=" london, ")
    elsewhere = step_three(client, appeal, place="Bristol")

    assert titles(here)[1].startswith("Hand it in: Embassy")
    assert "It is in your town." in here
    assert titles(elsewhere)[1] == "Your own mail program"
    assert "It is in your country." in elsewhere


def test_a_suspended_mailbox_is_named_with_the_way_that_works(client, appeal, email, mayor, now):
    make_contact(mayor, "fax", "+441632960179", now=now)
    for key in "ab":
        witness(email, EvidenceKind.BOUNCED_HARD, key=key, now=now + timedelta(seconds=1))
    suspend(email, because="two messages came back for good", now=now)

    page = step_three(client, appeal)

    assert "is set aside: 2 letters came back from it. What works now: " in page
    assert "Your own mail program" not in titles(page)
    assert "mailto:" not in page


def test_a_mailbox_that_sent_a_letter_back_stands_behind_what_works(client, appeal, email, mayor, now):
    make_contact(mayor, "phone", "+441632960178", now=now)
    witness(email, EvidenceKind.BOUNCED_HARD, key="a", now=now + timedelta(seconds=1))

    page = step_three(client, appeal)

    assert titles(page)[0] == "Call"
    assert "1 letter came back from it. What works now: Call." in page


def test_who_does_not_speak_the_offices_language_is_told_before_calling(client, appeal, email, mayor, now):
    foreign = make_office(country="KZ", language="kk", holder="", now=now)
    make_contact(foreign, "phone", "+441632960178", now=now)
    appeal.targets.create(office=foreign, position=1)

    page = step_three(client, appeal, whom=[str(foreign.pk)])

    assert "They may not understand your language" in page


def test_where_the_mailbox_sent_a_letter_back_the_fax_is_ticked_instead(
    client, appeal, email, mayor, now, settings
):
    from dataclasses import replace

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, is_sandbox=True)
    fax = make_contact(mayor, "fax", "+441632960179", now=now)

    before = Forms(step_three(client, appeal)).to("/sent/")["carry"]
    witness(email, EvidenceKind.BOUNCED_HARD, key="a", now=now + timedelta(seconds=1))
    after = Forms(step_three(client, appeal)).to("/sent/")["carry"]

    assert (before, after) == ([str(email.pk)], [str(fax.pk)])
