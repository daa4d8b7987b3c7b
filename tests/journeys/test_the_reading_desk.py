"""
At the reading desk, in a real browser: with keys and without, with JavaScript and without.

Nobody in these texts exists.
"""

import re
from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from shanyrak.appeals.drafting import draft_from_text, make_appeal
from shanyrak.appeals.models import Reading
from shanyrak.appeals.settling import move, settle, settled_of
from shanyrak.desk.roles import ensure_groups
from shanyrak.people.models import User
from tests.journeys.house import open_house
from tests.journeys.looking import PHONE, SCHEMES, WIDE, offences, overflow
from tests.journeys.test_the_chain import TEXT
from tests.journeys.world import cookie_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[object]:
    with django_db_blocker.unblock(), open_house(tmp_path_factory.mktemp("desk")) as house:
        yield house


@pytest.fixture(scope="module")
def iris(house) -> User:
    user = User.objects.create_user("iris", password="an-invented-long-one", is_staff=True)
    user.groups.set(ensure_groups().values())
    return user


@pytest.fixture(scope="module")
def browsers(browser, house, iris) -> Iterator[dict[bool, object]]:
    """A browser with JavaScript, and one without."""
    contexts = {
        scripted: browser.new_context(java_script_enabled=scripted, viewport=WIDE, reduced_motion="reduce")
        for scripted in (True, False)
    }
    for context in contexts.values():
        context.set_default_timeout(10_000)
        context.add_cookies([cookie_of("iris", house)])
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def reading(iris) -> Reading:
    return draft_from_text(text=TEXT, by=iris, now=timezone.now())


@pytest.fixture
def desk(browsers, house, reading):
    """The page of a fresh reading, with JavaScript."""
    page = at(browsers[True], house, reading)
    yield page
    page.close()


@pytest.fixture
def plain(browsers, house, reading):
    """The same, without."""
    page = at(browsers[False], house, reading)
    yield page
    page.close()


def at(context, house, reading):
    page = context.new_page()
    page.goto(f"{house.url}/desk/readings/{reading.pk}/")
    return page


def answers(reading: Reading) -> dict[str, str | None]:
    return {path: word.get("answer") for path, word in settled_of(Reading.objects.get(pk=reading.pk)).items()}


# --- With keys ---------------------------------------------------------------------------------------------------


def test_every_doubt_is_settled_by_keys_and_the_page_is_never_left(desk, reading):
    visits = []
    desk.on("framenavigated", lambda frame: visits.append(frame.url))
    many = desk.locator(".fact.open").count()

    desk.keyboard.press("j")
    for settled in range(1, many + 1):
        desk.keyboard.press("y" if settled % 2 else "Enter")
        expect(desk.locator("#progress")).to_contain_text(f"{settled} of {many} settled")

    assert desk.locator(".fact.open, mark.unsure[data-n]").count() == 0
    assert len(answers(reading)) == many
    expect(desk.get_by_role("button", name="Make a draft appeal")).to_be_focused()
    assert visits == []


def test_a_number_is_mended_and_another_left_out_by_keys(desk, reading):
    number = desk.locator(".fact.open").filter(
        has=desk.locator(".inline mark", has_text=re.compile("^960138$"))
    )
    number.focus()
    desk.keyboard.press("e")
    desk.keyboard.type("+44 1632 960139")  # what stood there was selected, and goes
    desk.keyboard.press("Enter")
    expect(desk.locator(".fact", has_text="Mended; printed: 960138").first).to_be_visible()

    desk.keyboard.press("x")
    expect(desk.locator("#progress")).to_contain_text("2 of")
    said = answers(reading)
    assert said["targets/0/phones/1"] == "+44 1632 960139"
    assert "leave out" in said.values()


def test_a_word_is_taken_back_by_a_key(desk, reading):
    desk.locator(".fact.open").first.focus()
    desk.keyboard.press("y")
    expect(desk.locator("#progress")).to_contain_text("1 of")
    desk.keyboard.press("k")
    desk.keyboard.press("u")

    expect(desk.locator("#progress")).to_contain_text("0 of")
    assert answers(reading) == {}


def test_keys_are_silent_while_somebody_types_and_when_they_are_turned_off(desk, reading):
    desk.locator("#missed summary").click()
    desk.get_by_label("The words, as they stand").press_sequentially("yxeu jk")
    assert desk.get_by_label("The words, as they stand").input_value() == "yxeu jk"

    desk.locator(".fact.open").first.focus()
    desk.keyboard.press("?")
    desk.get_by_label("Use these keys on this device").uncheck()
    desk.get_by_role("button", name="Close").click()
    desk.locator(".fact.open").first.focus()
    for key in ("y", "x", "j", "Enter", "u"):
        desk.keyboard.press(key)
    desk.keyboard.press("?")
    assert not desk.get_by_role("dialog").is_visible()

    desk.reload()
    assert not desk.locator("#keys-on").is_checked()
    assert answers(reading) == {}

    desk.get_by_role("button", name=re.compile("^Keys")).click()  # the button is always there
    desk.get_by_label("Use these keys on this device").check()


def test_a_fact_and_its_place_in_the_text_show_each_other(desk):
    fact = desk.locator(".fact.open").last
    fact.hover()
    number = fact.get_attribute("data-n")
    assert desk.locator(f'.source mark.lit[data-n~="{number}"]').count()

    desk.locator(f'.source mark[data-n~="{number}"]').first.hover()
    expect(fact).to_have_class(re.compile("lit"))


def test_what_was_missed_is_selected_in_the_text_and_marked(desk, reading):
    line = desk.locator(".line", has_text="You can also directly send")
    line.scroll_into_view_if_needed()
    line.evaluate("line => getSelection().selectAllChildren(line)")
    desk.keyboard.press("n")
    desk.get_by_label("What it is").select_option(label="demand")
    desk.get_by_role("button", name="Mark it").click()

    expect(desk.locator(".fact", has_text="Marked by one of us.")).to_contain_text("You can also directly")
    (word,) = settled_of(Reading.objects.get(pk=reading.pk)).values()
    start, end = word["span"]
    assert TEXT[start:end].startswith("You can also") and word["what"] == "demands"


# --- Without JavaScript ------------------------------------------------------------------------------------------


def test_after_each_answer_one_stands_at_the_next_doubt(plain):
    many = plain.locator(".fact.open").count()
    for settled in range(1, many + 1):
        plain.locator(".fact.open").first.get_by_role("button").first.click()
        expect(plain.locator("#progress")).to_contain_text(f"{settled} of {many} settled")
        assert plain.url.endswith(
            "#make" if settled == many else f"#{plain.locator('.fact.open').first.get_attribute('id')}"
        )


def test_two_offices_become_one_and_a_new_one_is_split_off_without_a_script(plain, reading):
    plain.get_by_label("all Target 2").check()
    plain.locator("#move_to").select_option(value="targets/0")
    plain.get_by_role("button", name="Move").click()
    assert (
        plain.get_by_role("heading", name="Target 2").count() == 0
        or plain.locator(".group", has_text="Target 2").get_by_text("Moved.").count() == 0
    )

    number = plain.locator(".fact", has_text="mayor@kemertas.example").last
    number.get_by_role("checkbox").check()
    plain.locator("#move_to").select_option(label="a new target")
    plain.get_by_role("button", name="Move").click()

    expect(plain.locator(".group", has_text="Target 3: mayor@kemertas.example")).to_be_visible()


def test_a_part_of_the_page_becomes_a_reading_of_its_own_without_a_script(plain, house, reading):
    plain.get_by_text("Take only a part").click()
    plain.get_by_label("From line").fill("17")
    plain.get_by_label("to line").fill("29")
    plain.get_by_role("button", name="Read these lines").click()

    expect(plain.locator(".source")).to_contain_text("Prosecutor of the Southern District")
    assert "Nurse given" not in plain.locator(".source").inner_text()
    plain.get_by_role("link", name="the whole").click()
    assert plain.url.endswith(f"{reading.pk}/")


def test_words_are_copied_into_the_form_and_marked_without_a_script(plain):
    plain.locator("#missed summary").click()
    plain.get_by_label("The words, as they stand").fill("Akimat  Kemertas")
    plain.get_by_label("What it is").select_option(label="organisation")
    plain.locator("#missed_to").select_option(value="targets/0")
    plain.get_by_role("button", name="Mark it").click()

    expect(plain.locator(".fact:target")).to_contain_text("Akimat Kemertas")


# --- Last time, and afterwards -----------------------------------------------------------------------------------


def test_what_was_mended_last_time_is_accepted_with_one_key_and_looks_well_in_every_dress(
    browsers, house, iris, reading
):
    now = timezone.now()
    settle(reading=reading, path="targets/0/phones/1", answer="+44 1632 960139", by=iris, now=now)
    move(reading=reading, paths=["copies_to/1/emails/0"], to="own_contacts/new", by=iris, now=now)
    appeal = make_appeal(reading=reading, by=iris, now=now)
    again = draft_from_text(text=TEXT, by=iris, now=now)
    page = at(browsers[True], house, again)

    asked = page.locator(
        ".fact.open", has_text=f"Mended last time, on {now:%-d %B}, by appeal {appeal.number}"
    )
    many = asked.count()
    assert many == 2
    assert [
        found for size in (WIDE, PHONE) for scheme in SCHEMES for found in looked(page, size, scheme)
    ] == []
    asked.first.focus()
    page.keyboard.press("y")
    expect(asked).to_have_count(1)
    page.close()

    assert answers(again) == {"targets/0/phones/1": "+44 1632 960139"}


def looked(page, size, scheme) -> list[str]:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    return [*offences(page), *overflow(page)]


def test_how_an_appeal_was_read_is_shown_for_ever_and_changed_by_nobody(browsers, house, iris, reading):
    now = timezone.now()
    settle(reading=reading, path="targets/0/phones/1", answer="+44 1632 960139", by=iris, now=now)
    appeal = make_appeal(reading=reading, by=iris, now=now)
    page = browsers[True].new_page()
    page.goto(f"{house.url}/desk/appeals/{appeal.number}/")
    page.get_by_role("link", name="How this was read").click()

    expect(page.get_by_role("heading", name="How this was read")).to_be_visible()
    expect(page.locator(".fact", has_text="Mended; printed: 960138").first).to_contain_text("iris")
    assert page.locator(".reading form, .reading textarea, .reading input").count() == 0
    page.close()


def test_an_appeal_that_is_over_is_asked_about_before_all_else(browsers, house, iris):
    over = draft_from_text(text=f"UPDATE: this action is closed.\n\n{TEXT}", by=iris, now=timezone.now())
    page = at(browsers[False], house, over)

    expect(page.locator(".fact.open").first).to_contain_text("this is over")
    expect(page.locator("#make")).to_contain_text("Ask before you go on.")
    page.locator(".fact.open").first.get_by_role("button", name="No, people still write").click()
    assert "Ask before you go on." not in page.locator("#make").inner_text()
    page.close()
