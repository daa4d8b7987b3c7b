"""Step 1: what everybody may read of an appeal, and what nobody may."""

import re
from functools import partial

import pytest
from django.conf import settings
from wagtail.models import Locale, Page

from shanyrak.appeals.closing import close
from shanyrak.appeals.developing import record as record_development
from shanyrak.appeals.stopping import hold, stop_appeal
from shanyrak.duties.counting import PublicTotals
from shanyrak.outcomes.models import Outcome
from shanyrak.words.models import Home, StandingPage
from tests.make import make_appeal, make_contact, make_draft, make_letter, make_user, make_words

BUTTON = "/write/"


def test_the_first_page_lists_what_is_open(client, appeal):
    page = client.get("/en/").content.decode()

    assert "Ten days in jail" in page
    assert "Open now" in page


def test_an_appeal_shows_what_happened_what_is_asked_and_of_whom(client, appeal):
    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "She had read a petition aloud." in page
    assert "Halt every eviction in Onterek" in page
    assert "Mayor of Kemertas" in page
    assert "+44 1632 960178" in page
    assert "by telephone" in page
    assert BUTTON in page


def test_a_draft_is_shown_to_nobody(client, db):
    draft = make_draft()
    make_words(draft)

    assert client.get(f"/en/{draft.number}/").status_code == 404


def test_words_that_nobody_approved_do_not_show(client, appeal):
    make_words(appeal, title="Eleven days in jail")

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "Eleven days" not in page
    assert "Ten days in jail" in page


def test_where_a_translation_is_missing_the_page_says_so_in_the_readers_language(client, appeal):
    page = client.get(f"/kk/{appeal.number}/").content.decode()

    assert 'lang="kk"' in page
    assert "Не болды" in page
    assert '<h1 lang="en" dir="auto">Ten days in jail' in page
    assert "ағылшын тілі" in page


def test_a_french_browser_is_greeted_in_english(client, db):
    answer = client.get("/", headers={"accept-language": "fr-FR,fr;q=0.9"})

    assert answer.status_code == 302
    assert answer.url == "/en/"


def test_a_kazakh_browser_is_greeted_in_kazakh(client, db):
    assert client.get("/", headers={"accept-language": "kk"}).url == "/kk/"


def test_a_held_appeal_asks_people_not_to_write(client, appeal, now):
    hold(appeal=appeal, because="We ask her lawyer", by=make_user())

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "please do not write now" in page
    assert "We ask her lawyer" in page
    assert BUTTON not in page


def test_a_stopped_appeal_says_stopped_in_every_language(client, appeal, now):
    stop_appeal(appeal=appeal, because="She is free", by=make_user(), now=now)

    assert "Stopped: please do not write" in client.get(f"/en/{appeal.number}/").content.decode()
    assert "Остановлено" in client.get(f"/ru/{appeal.number}/").content.decode()
    assert client.get(f"/en/{appeal.number}/status.json").json()["state"] == "stopped"


def test_a_closed_appeal_thanks_those_who_wrote(client, appeal, now):
    close(appeal=appeal, because="She came home", by=make_user(), now=now)

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "Thank you to all who wrote" in page
    assert BUTTON not in page


def test_an_appeal_whose_day_has_passed_says_check_before_you_write(client, appeal, now):
    appeal.state = "check_first"
    appeal.save(update_fields=["state"])

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "Check before you write" in page
    assert BUTTON not in page


def test_an_appeal_whose_day_has_passed_is_not_open_though_nobody_turned_the_calendar(client, appeal, now):
    from datetime import timedelta

    appeal.write_before = (now - timedelta(days=1)).date()
    appeal.save(update_fields=["write_before"])

    assert "Check before you write" in client.get(f"/en/{appeal.number}/").content.decode()
    assert client.get(f"/en/{appeal.number}/status.json").json()["may_write"] is False
    assert client.get(f"/en/{appeal.number}/write/").status_code == 302


def test_a_proposed_number_stands_there_with_its_doubt_and_no_link(client, appeal, now):
    office = appeal.targets.first().office
    make_contact(
        office,
        "phone",
        "+77272716557",
        is_confirmed=False,
        printed="+7 3272 716557",
        proposed="+77272716557",
        first_seen_on="2009-03",
        now=now,
    )

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "Printed in the appeal of March 2009 as “+7 3272 716557”; this is the form we propose" in page
    assert 'href="tel:+77272716557"' not in page


def test_public_pages_set_no_cookie_and_load_nothing_from_elsewhere(client, appeal):
    for path in ("", f"{appeal.number}/", f"{appeal.number}/write/", "about/", "your-data/", "99999/"):
        answer = client.get(f"/en/{path}")
        page = answer.content.decode()

        assert not answer.cookies, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        loaded = re.findall(r'<(?:link|script|img|iframe|source)[^>]+(?:href|src)="([^"]+)"', page)
        assert all(address.startswith("/") for address in loaded), loaded
        assert "style=" not in page
        assert "<script" not in page
        assert "<style" not in page


def test_the_first_page_weighs_less_than_sixty_kilobytes(client, appeal):
    style = (settings.HOUSE / "pages/static/shanyrak/style.css").read_bytes()
    sign = (settings.HOUSE / "pages/static/shanyrak/sign.svg").read_bytes()

    page = client.get(f"/en/{appeal.number}/").content

    assert len(page) + len(style) + len(sign) < 60_000


def test_an_appeal_costs_few_queries(client, appeal, django_assert_max_num_queries):
    client.get(f"/en/{appeal.number}/")

    with django_assert_max_num_queries(14):
        client.get(f"/en/{appeal.number}/")


def test_nobody_who_wrote_stands_on_the_public_page(client, appeal, now):
    make_letter(appeal, name="Ruth Calloway", now=now)

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "Calloway" not in page
    assert "letters were confirmed" not in page


@pytest.mark.parametrize(
    "path", ["99999/", "0/", "99999999999999999999/", "7/../", "letter/%00/", "confirm/x/y/"]
)
def test_what_is_not_there_is_said_calmly(client, db, path):
    answer = client.get(f"/ru/{path}")

    assert answer.status_code == 404
    assert "Здесь нет страницы" in answer.content.decode()


def test_hostile_words_of_an_appeal_stay_words(client, db, now):
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    appeal = make_appeal(now=now)
    office = appeal.targets.first().office
    make_contact(office, "email", "x@y.example", printed=evil, is_confirmed=False, now=now)

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_when_something_breaks_the_page_needs_nothing_that_may_be_broken():
    from django.template.loader import get_template

    assert "Something broke on our side" in get_template("500.html").render()


def test_what_happened_shows_with_its_source_and_only_what_is_public(client, appeal, now):
    say = partial(record_development, case=appeal.case, language="en", by=make_user(), now=now)
    say(day="2026-05-11", text="Forty residents bring a petition.", source="Two witnesses", is_public=True)
    say(day="2026-05", text="A witness hides with relatives.", source="Her sister", is_public=False)

    page = client.get(f"/ru/{appeal.number}/").content.decode()

    assert "11 мая 2026" in page
    assert "Источник: Two witnesses" in page
    assert "hides with relatives" not in page


def test_an_outcome_says_who_says_so_and_how_sure_we_are(client, appeal, now):
    Outcome.objects.create(
        appeal=appeal, kind="released", statement="She came home at noon.", language="en", happened_on="2026-05-21",
        said_by="Her lawyer", source="by telephone", confidence="certain", recorded_at=now,
    )  # fmt: skip
    Outcome.objects.create(
        appeal=appeal, kind="other", statement="Not for everybody.", language="en", said_by="X", source="Y",
        confidence="claimed", is_public=False, recorded_at=now,
    )  # fmt: skip

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert "She came home at noon." in page
    assert "Certain. Said by Her lawyer; source: by telephone" in page
    assert "Not for everybody" not in page


def test_figures_are_said_in_the_readers_language(client, appeal, now, monkeypatch):
    """Ten letters would take a minute to write; the counting has tests of its own."""
    totals = PublicTotals(1240, (("GB", 900), ("DE", 20)), 320, 30, now)
    monkeypatch.setattr("shanyrak.pages.views.appeals.public_totals", lambda *_args, **_kwargs: totals)

    russian = client.get(f"/ru/{appeal.number}/").content.decode()
    english = client.get(f"/en/{appeal.number}/").content.decode()

    assert "писем подтверждено здесь авторами" in russian
    assert "Великобритания 900, Германия 20" in russian
    assert "United Kingdom 900, Germany 20" in english


def test_what_staff_wrote_of_us_stands_before_our_own_words(client, db):
    assert "roof ring of a yurt" in client.get("/en/about/").content.decode()

    root = Page.get_first_root_node()
    english = Locale.objects.get_or_create(language_code="en")[0]
    home = Home.objects.filter(locale=english).first()
    home = home or root.add_child(instance=Home(title="Home", slug="home-en", locale=english))
    home.add_child(
        instance=StandingPage(title="About us", slug="about", text="Six people in Leeds.", locale=english)
    )

    page = client.get("/en/about/").content.decode()
    assert "Six people in Leeds." in page
    assert "<h1>About us</h1>" in page


def test_words_to_pass_on_open_the_reader_s_own_programs_and_nobody_else(client, appeal):
    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert 'href="mailto:?subject=' in page and 'href="sms:?body=' in page
    assert f"/en/{appeal.number}/</textarea>" in page  # the address with the live state stands in it
    assert not re.search(r'(src|href|action)="https?://(?!127\.0\.0\.1|kemertas\.example)', page)
