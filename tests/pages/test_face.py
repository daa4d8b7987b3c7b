"""What the public pages look like to a browser: no axe violation, no sideways scrolling, all of it without JavaScript."""

import secrets

import pytest
from axe_playwright_python.sync_playwright import Axe

from shanyrak.letters.links import manage_token
from shanyrak.letters.models import Letter
from shanyrak.letters.writing import hash_of
from tests.make import make_confirmed_letter, make_letter, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = ["en", "ru", "kk"]
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def site(live_server, appeal, now):
    """Every kind of public page that opens by itself, as address without its language."""
    token = secrets.token_urlsafe(8)
    letter = make_letter(appeal, now=now)
    Letter.objects.filter(pk=letter.pk).update(confirm_hash=hash_of(token))
    sent = make_confirmed_letter(appeal, channels=("email", "post"), now=now)
    number = appeal.number
    paths = ["", f"{number}/", f"{number}/write/", "about/", "your-data/", "nothing-here/"]
    paths += [f"confirm/{token}/", "confirm/cut-in-two/", f"letter/{manage_token(sent)}/"]
    return live_server.url, paths


def look(page, where: str) -> None:
    """Nothing that axe finds wrong by day or in the dark, nothing wider than a small or a large screen."""
    page.emulate_media(color_scheme="light")
    examine(page, f"{where}, light", {})
    page.emulate_media(color_scheme="dark")
    examine(page, f"{where}, dark", {"runOnly": ["color-contrast"]})  # the dark changes nothing but colours
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide <= 0, f"{where} scrolls sideways by {too_wide} at {size['width']}"


def examine(page, where: str, options: dict) -> None:
    found = Axe().run(page, options=options).response["violations"]
    assert not found, (
        where,
        [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found],
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_for_a_screen_reader(browser, site, language):
    address, paths = site
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    for path in paths:
        page.goto(f"{address}/{language}/{path}")
        look(page, f"{language} /{path}")
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_steps_are_whole_for_a_screen_reader(browser, live_server, appeal, language):
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.goto(f"{live_server.url}/{language}/{appeal.number}/")
    page.click("a.main")
    page.click("button.main")
    look(page, "what the letter lacks")
    write(page)
    page.click("button[name=down] >> nth=0")
    look(page, "write")
    page.click("button.main")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    look(page, "send")
    page.fill("#email", "ruth@home.example")
    page.click("button.main")
    look(page, "sent")
    context.close()
    assert Letter.objects.get().language == language


def test_a_letter_is_written_and_confirmed_without_javascript(page_without_javascript, live_server, appeal):
    page = page_without_javascript
    page.goto(f"{live_server.url}/en/{appeal.number}/")
    page.click("text=Write now")
    write(page)
    page.click("text=Go on to sending")
    page.fill("#email", "ruth@home.example")
    page.check("input[name=copy]")
    page.click("text=Send my letter")
    assert "One step is left" in page.inner_text("h1")

    token = secrets.token_urlsafe(8)
    Letter.objects.update(confirm_hash=hash_of(token))
    page.goto(f"{live_server.url}/en/confirm/{token}/")
    page.click("text=Yes, send my letter")

    assert "You confirmed it" in page.inner_text("main")
    assert Letter.objects.get().state == "confirmed"
    assert page.context.cookies() == []


def test_enter_in_a_field_shows_the_letter_again_and_moves_nothing(page, live_server, appeal):
    page.goto(f"{live_server.url}/en/{appeal.number}/write/")
    page.fill("#name", "Ruth Calloway")
    page.press("#name", "Enter")

    assert page.url.endswith("/write/")
    assert [each.get_attribute("value") for each in page.query_selector_all("input[name=order]")] == [
        "1",
        "2",
        "3",
    ]
    assert "Ruth Calloway" in page.inner_text("#letter")


def test_a_stopped_appeal_is_whole_for_a_screen_reader(page, live_server, appeal, now):
    from shanyrak.appeals.stopping import stop_appeal

    stop_appeal(appeal=appeal, because="She is free", by=make_user(), now=now)
    page.goto(f"{live_server.url}/en/{appeal.number}/")
    look(page, "stopped")


def write(page) -> None:
    page.fill("#name", "Ruth Calloway")
    page.fill("#place", "Bristol")
    page.select_option("#country", "GB")
    page.fill("#own", "My pupils write letters too when something at school should change.")
