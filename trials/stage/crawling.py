"""Open everything there is as one member of staff, and look for what they must not see."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product
from urllib.parse import urljoin, urlsplit

from trials.stage.judging import say

ROWS = 3  # of each kind, for an address that takes a row's id
ALL_OF = ("translation_id",)  # whoever translates is shown each of these
WORDS = ("en", "ru", "kk", "1", "approve", "hold", "letter", "copy")
SEARCHED = ("?q=Ruth", "?q=zq", "?search=zq", "?p=2", "?page=2", "?export=csv", "?format=json")
COMBINED_AT_MOST = 500  # of the ways to fill one route with rows
BROKEN = 500  # an answer of this number, or above it
AT_MOST = 200_000  # pages; a crawl that reaches it has not opened everything, and says so


def crawl(secret: re.Pattern[str], *, as_role: str) -> tuple[list[str], dict[str, int]]:
    """
    Give where ``secret`` was seen, and how many addresses answered with which status.

    Tried is every route of the house with every kind of row, then whatever those pages link to.
    """
    logging.getLogger("django.request").setLevel(
        logging.CRITICAL
    )  # that most doors are closed is what one wants
    client = come_in(as_role)
    waiting = list(dict.fromkeys(_addresses()))
    known, seen, statuses = set(waiting), [], Counter()
    while waiting and sum(statuses.values()) < AT_MOST:
        address = waiting.pop()
        answer = client.get(address, HTTP_HOST="localhost")
        if "/login/" in answer.headers.get("Location", ""):  # a page before it led out
            client = come_in(as_role)
            answer = client.get(address, HTTP_HOST="localhost")
        statuses[str(answer.status_code)] += 1
        if answer.status_code >= BROKEN:
            say(f"{answer.status_code} at {address}")
        text = _text_of(answer)
        seen += [f"{found} at {address}" for found in set(secret.findall(text))]
        for link in _links(text, address) if answer.status_code == 200 else ():
            if link not in known:
                known.add(link)
                waiting.append(link)
    assert not waiting, f"{len(waiting)} pages were left unopened"
    return seen, dict(sorted(statuses.items()))


def sees(secret: re.Pattern[str], address: str, *, as_role: str) -> bool:
    """Whether it stands on one page: by somebody who may see it the crawl proves that it would find it."""
    return bool(secret.search(_text_of(come_in(as_role).get(address, HTTP_HOST="localhost"))))


def come_in(role: str):
    """
    A client signed in as somebody of this role, always the same.

    Nobody's rights change while they look round: who they are is looked up once, not before each page.
    """
    from django.conf import settings
    from django.contrib.auth.backends import ModelBackend
    from django.test import Client

    user = _somebody(role)
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    ModelBackend.get_user = lambda _backend, key: user if key == user.pk else None
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@cache
def _somebody(role: str):
    from shanyrak.desk.roles import ensure_groups
    from shanyrak.people.models import User

    user = User.objects.create_user(f"a-{role}", password="an-invented-one")
    user.groups.set([ensure_groups()[role]])
    return user


def _addresses() -> Iterator[str]:
    from django.urls import get_resolver

    rows = _rows()
    for route, converters in _routes(get_resolver()):
        values = [_values(name, converter, rows) for name, converter in converters.items()]
        for chosen in islice(
            product(*values), AT_MOST if set(converters) & set(ALL_OF) else COMBINED_AT_MOST
        ):
            path = route
            for name, value in zip(converters, chosen, strict=True):
                path = re.sub(rf"<(?:\w+:)?{name}>", value, path)
            yield "/" + path
            if not converters:
                yield from ("/" + path + words for words in SEARCHED)


def _routes(resolver, prefix: str = "", converters: dict | None = None) -> Iterator[tuple[str, dict]]:
    """Every route that is written as one; the languages' prefixes as they are for English."""
    for each in resolver.url_patterns:
        route = getattr(each.pattern, "_route", None)
        route = route if route is not None else _plain(str(each.pattern))
        met = {**(converters or {}), **each.pattern.converters}
        if hasattr(each, "url_patterns"):
            yield from _routes(each, prefix + route, met)
        else:
            yield prefix + route, met


def _plain(regex: str) -> str:
    """A route that is a regular expression, when it has no groups; one that has is reached by links only."""
    return re.sub(r"^\^|\$$|\\(?=[./-])", "", regex) if "(" not in regex else "not-a-route/"


def _rows() -> dict[str, list[str]]:
    """Ids of rows: a few of every model, and for what is shown whole, all."""
    from django.apps import apps

    from shanyrak.translations.models import Translation

    some, numbers = [], []
    for model in apps.get_models():
        keys = (
            [str(key) for key in model.objects.order_by("-pk").values_list("pk", flat=True)[:ROWS]]
            if hasattr(model, "objects")
            else []
        )
        (some if keys and "-" in keys[0] else numbers).extend(keys)
    every = [str(key) for key in Translation.objects.values_list("pk", flat=True)]
    return {"uuid": some, "int": sorted(set(numbers), key=len)[:12], "translation_id": every}


def _values(name: str, converter, rows: dict[str, list[str]]) -> Iterable[str]:
    kind = type(converter).__name__
    if name in rows:
        return rows[name]
    if kind == "UUIDConverter":
        return rows["uuid"]
    return rows["int"] if kind == "IntConverter" else [*WORDS, *rows["uuid"][:3]]


def _text_of(answer) -> str:
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if raw.startswith(b"%PDF"):
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)
    return raw.decode("utf-8", "replace") + str(dict(answer.headers))


def _links(text: str, address: str) -> Iterator[str]:
    for link in re.findall(r"(?:href|src|action)=[\"']([^\"'#]+)", text):
        whole = urlsplit(urljoin(f"http://localhost{address}", link.replace("&amp;", "&")))
        if whole.netloc == "localhost" and not whole.path.startswith("/static/"):
            yield whole.path + (f"?{whole.query}" if whole.query else "")
