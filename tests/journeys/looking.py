"""A page in a browser, and what must be true of any page of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.house import House
from tests.journeys.places import Place
from tests.journeys.world import World

AXE = Axe().axe_script
NARROW = {"width": 320, "height": 640}  # WCAG 2.2, 1.4.10
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
SCHEMES = ("light", "dark")
COLOURS = ("color-contrast", "link-in-text-block")  # axe's rules on which the scheme has a say


@contextmanager
def open_page(context, house: House, world: World, place: Place) -> Iterator[object]:
    """
    Go there as a visitor would, by GET or as a form brings them.

    ``page.answer`` is the response, ``page.heard`` what the browser complained of, ``page.requested`` every address.
    """
    page = context.pages[0] if context.pages else _listened_to(context.new_page())  # a new one takes its time
    page.heard, page.requested = [], []
    address = house.url + place.path(world)
    if place.brings is not None:
        body = urlencode(place.brings(world), doseq=True)
        headers = {"content-type": "application/x-www-form-urlencoded"}
        page.route(address, lambda route: route.continue_(method="POST", post_data=body, headers=headers))
    try:
        page.answer = page.goto(address)
        yield page
    finally:
        page.unroute_all()


def _listened_to(page):
    page.on(
        "console", lambda said: page.heard.append(said.text) if said.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: page.requested.append(request.url))
    return page


def offences(page, rules: tuple[str, ...] | None = None) -> list[str]:
    """What axe holds against the page as it looks now, one line for each element; by these rules, or by all."""
    if not page.evaluate(
        "'looked' in window"
    ):  # Wagtail's editor brings an axe of its own, with rules of its own
        page.evaluate(AXE + "; window.looked = true")
    # A colour that is still on its way to the other scheme is nobody's.
    page.evaluate("Promise.allSettled(document.getAnimations().map(each => each.finished))")
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    answer = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{broken['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for broken in answer["violations"]
        for node in broken["nodes"]
    ]


def overflow(page) -> list[str]:
    """The first things that reach beyond the page's edge, if it can be pushed sideways at all."""
    return page.evaluate("""() => {
        const edge = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= edge) return [];
        const beyond = [...document.body.querySelectorAll("*")]
            .filter(each => each.getBoundingClientRect().right > edge + 0.5)
            .map(each => each.outerHTML.slice(0, 120));
        return beyond.length ? beyond.slice(0, 3) : ["something that has no box"];
    }""")


def strangers(page, house: House) -> list[str]:
    """Requests that went to another host."""
    own = urlsplit(house.url).netloc
    return [url for url in page.requested if urlsplit(url).netloc not in {own, ""}]
