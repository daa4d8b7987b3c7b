"""
A picture of every page, narrow and wide, light and dark. No test: only ``make screenshots`` calls for it by name.
"""

from collections.abc import Iterator

import pytest

from tests.journeys.house import open_house
from tests.journeys.looking import PHONE, SCHEMES, WIDE, open_page
from tests.journeys.places import DESK, PUBLIC, Place
from tests.journeys.screenshots import FOLDER
from tests.journeys.world import cookie_of, make_world

TALLEST = 5000  # pixels
WIDTHS = {"phone": PHONE, "desktop": WIDE}


@pytest.fixture(scope="module")
def studio(browser, django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple]:
    """A house with its world, and a browser context for each person."""
    contexts = {}
    with django_db_blocker.unblock(), open_house(tmp_path_factory.mktemp("studio")) as house:
        world = make_world(house)
        for who in {place.who for place in [*PUBLIC, *DESK]}:
            contexts[who] = browser.new_context(reduced_motion="reduce")
            if who:
                contexts[who].add_cookies([cookie_of(who, house)])
        yield house, world, contexts
        for context in contexts.values():
            context.close()


@pytest.mark.parametrize("place", [*PUBLIC, *DESK], ids=lambda place: place.id)
def test_picture(studio, place: Place):
    house, world, contexts = studio
    with open_page(contexts[place.who], house, world, place) as page:
        for width, size in WIDTHS.items():
            page.set_viewport_size(size)
            page.set_viewport_size({**size, "height": min(whole_height(page), TALLEST)})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=FOLDER / f"{place.id}-{width}-{scheme}.png", full_page=True)


def whole_height(page) -> int:
    """Of all that is there, also within the frame in which Wagtail scrolls a page of the desk."""
    return page.evaluate(
        "Math.max(...[...document.querySelectorAll('html, main, .wrapper')].map(e => e.scrollHeight))"
    )
