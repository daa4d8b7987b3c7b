"""Every URL name there is has been visited: at phone and desktop width, light and dark, and axe finds nothing."""

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import Resolver404, get_resolver, resolve

from tests.journeys.house import House, open_house
from tests.journeys.looking import COLOURS, NARROW, SCHEMES, WIDE, offences, open_page, overflow, strangers
from tests.journeys.places import (
    AT_THE_DOOR,
    CLOSED,
    DEEDS,
    DESK,
    FILES,
    PUBLIC,
    SIGN_IN,
    STRANGER,
    Place,
)
from tests.journeys.world import World, cookie_of, make_world

pytestmark = pytest.mark.browser

OURS = ("pages:", "desk:", "account_", "mfa_")
FIRST_PAGE_AT_MOST = 60_000  # bytes on the wire, with all it needs (face.md)


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[House]:
    """One house for all pages."""
    with django_db_blocker.unblock(), open_house(tmp_path_factory.mktemp("pages")) as house:
        yield house


@pytest.fixture(scope="module")
def world(house) -> World:
    return make_world(house)


@pytest.fixture(scope="module")
def visitors(browser, house, world) -> Iterator[dict[str, object]]:
    """One browser context a person."""
    contexts = {}
    for who in (STRANGER, "marta", "tomas", "saule"):
        contexts[who] = browser.new_context(viewport=NARROW, reduced_motion="reduce")
        contexts[who].set_default_timeout(20_000)
        if who:
            contexts[who].add_cookies([cookie_of(who, house)])
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def links() -> set[str]:
    """Addresses that our own pages lead to, gathered on the way."""
    return set()


# --- What is visited ---------------------------------------------------------------------------------------------


def test_no_page_is_left_out():
    visited = (
        {place.name for place in [*PUBLIC, *DESK, *FILES]}
        | {deed.name for deed in DEEDS}
        | {*CLOSED, AT_THE_DOOR}
    )

    unvisited = {name for name in url_names() if name.startswith(OURS)} - visited

    assert not unvisited, (
        f"Nobody visits {', '.join(sorted(unvisited))}: give each a place in tests/journeys/places.py."
    )


def url_names() -> set[str]:
    return {name for name in _names(get_resolver()) if name}


def _names(resolver, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif pattern.name:
            yield ":".join((*spaces, pattern.name))


# --- Pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PUBLIC, ids=[place.id for place in PUBLIC])
def test_a_public_page_is_for_everybody_and_keeps_nothing(place, visitors, house, world):
    context = visitors[STRANGER]

    with open_page(context, house, world, place) as page:
        assert page.answer.status == place.status
        found = look_at(
            page, in_every_dress=place.language == "en"
        )  # a language brings no colours of its own
        assert page.locator("html").get_attribute("lang") == place.language
        heard = [said for said in page.heard if f"status of {place.status}" not in said]

    assert found == []
    assert heard == []
    assert strangers(page, house) == []
    assert context.cookies() == []


@pytest.mark.parametrize("place", DESK, ids=[place.id for place in DESK])
def test_a_page_of_the_desk_is_for_everybody_on_the_staff(place, visitors, house, world, links):
    with open_page(visitors[place.who], house, world, place) as page:
        assert page.answer.status == place.status
        assert urlsplit(page.url).path == place.path(world), "it leads elsewhere"
        found = look_at(page)
        if place.name.startswith(OURS):
            links |= set(page.eval_on_selector_all("a[href]", "all => all.map(link => link.href)"))
        heard = page.heard

    assert found == []
    assert heard == []
    assert strangers(page, house) == []


def test_the_second_factor_is_asked_for_on_a_page_for_everybody(browser, house, world):
    context = browser.new_context(viewport=NARROW, reduced_motion="reduce")
    with open_page(context, house, world, Place("account_login", who=STRANGER)) as page:
        page.fill("[name=login]", SIGN_IN["login"])
        page.fill("[name=password]", SIGN_IN["password"])
        page.click("button[type=submit]")
        page.wait_for_url("**/2fa/authenticate/")
        found = look_at(page)
    context.close()

    assert found == []


def look_at(page, *, in_every_dress: bool = True) -> list[str]:
    """Narrow and light, wide and dark; and, in every dress, the colours of the other scheme at each width too."""
    found = []
    for size, scheme, other in ((NARROW, *SCHEMES), (WIDE, *reversed(SCHEMES))):
        page.set_viewport_size(size)
        for dress, rules in ((scheme, None), (other, COLOURS))[: 1 + in_every_dress]:
            page.emulate_media(color_scheme=dress)
            found += [f"{size['width']} {dress}: {offence}" for offence in offences(page, rules)]
        found += [f"{size['width']}: pushed sideways by {thing}" for thing in overflow(page)]
    return found


def test_the_first_page_is_light_on_the_wire(browser, house, world):
    context = browser.new_context()  # nothing kept from other pages
    page, answers = context.new_page(), []
    page.on("requestfinished", lambda request: answers.append(request.sizes()))
    page.goto(f"{house.url}/en/{world.number}/", wait_until="networkidle")
    context.close()

    assert (
        0
        < sum(each["responseBodySize"] + each["responseHeadersSize"] for each in answers)
        <= FIRST_PAGE_AT_MOST
    )


# --- What is no page -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", FILES, ids=[place.id for place in FILES])
def test_a_file_comes_as_what_it_is(place, visitors, house, world):
    address = house.url + place.path(world)

    answer = send(visitors[place.who], address, None if place.brings is None else place.brings(world))

    assert answer.status == 200
    assert answer.headers["content-type"].split(";")[0] == FILES[place]
    assert len(answer.body()) > 20


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_door_leads_to_the_one_way_in(name, visitors, house, world):
    path = Place(name, lambda _: CLOSED[name]).path(world)

    answer = visitors[STRANGER].request.get(house.url + path, max_redirects=0)

    assert (answer.status, answer.headers["location"]) == (302, "/desk/account/login/")


@pytest.mark.parametrize("deed", DEEDS, ids=[deed.id for deed in DEEDS])
def test_a_button_leads_back_to_a_page(deed, visitors, house, world):
    context = visitors[deed.who]
    token = next(each["value"] for each in context.cookies() if each["name"] == "csrftoken")
    address = house.url + Place(deed.name, deed.needs).path(world)

    answer = send(context, address, {"csrfmiddlewaretoken": token, **deed.brings(world)})

    assert answer.status == 302
    assert resolve(urlsplit(answer.headers["location"]).path).view_name == deed.leads_to
    with open_page(context, house, world, Place("desk:outbox")) as page:  # a trouble is said on the next page
        assert page.locator(".messages .error").count() == 0, page.locator(".messages").inner_text()


def send(context, address: str, brings: dict | None):
    """GET, or POST what a form brings, following nothing."""
    if brings is None:
        by_script = {
            "x-requested-with": "XMLHttpRequest"
        }  # allauth answers scripts only on one of its addresses
        return context.request.get(address, headers=by_script, max_redirects=0)
    headers = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
    return context.request.post(address, data=urlencode(brings, doseq=True), headers=headers, max_redirects=0)


def test_no_page_leads_to_one_that_nobody_has_visited(links, world, house):
    visited = {place.name for place in [*PUBLIC, *DESK, *FILES]} | {AT_THE_DOOR}

    unvisited = {name for url in links if url.startswith(house.url) and (name := name_of(url))} - visited

    assert not unvisited


def name_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name or ""
    except Resolver404:
        return ""
