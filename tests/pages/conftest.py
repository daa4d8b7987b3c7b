"""A visitor who reads forms as a browser does: hidden fields, ticked boxes, chosen options."""

from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from tests.make import make_appeal


@pytest.fixture
def now() -> datetime:
    """Views look at the clock themselves, so what they show is made today."""
    return timezone.now()


@pytest.fixture
def appeal(db, now):
    return make_appeal(languages=("en", "ru"), now=now)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """A test is as quick as a robot; only one test wants that to matter."""
    monkeypatch.setattr("shanyrak.pages.tokens.SOONEST", timedelta(0))


class Forms(HTMLParser):
    """Every form of a page: its address and what it would send if nobody touched it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self._area = self._select = ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "form":
            self.forms.append((at.get("action", ""), {}))
        if not self.forms:
            return
        is_sent = at.get("type") not in {"checkbox", "radio"} or "checked" in at
        if tag == "input" and at.get("name") and is_sent:
            self._add(at["name"], at.get("value") or "")
        if tag == "textarea" and at.get("name"):
            self._area = at["name"]
            self._add(self._area, "")
        if tag == "select":
            self._select = at["name"]
        if tag == "option" and "selected" in at:
            self._add(self._select, at.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data):
        if self._area:
            self.forms[-1][1][self._area][-1] += data

    def _add(self, name, value):
        self.forms[-1][1].setdefault(name, []).append(value)

    def to(self, ending: str) -> dict[str, list[str]]:
        return next(fields for action, fields in self.forms if action.endswith(ending))


@pytest.fixture
def fill(client):
    """Open the writing page and give what its form would send, with these fields filled in."""

    def filled(appeal, *, language: str = "en", **fields) -> dict:
        page = client.get(f"/{language}/{appeal.number}/write/").content.decode()
        typed = {"name": "Ruth Calloway", "place": "Bristol", "country": "GB", "role": "teacher", **fields}
        return Forms(page).to("/write/") | typed

    return filled


@pytest.fixture
def at_step_three(client, fill):
    """Write a letter and go on to sending; gives the page and the fields of our own way."""

    def arrived(appeal, *, language: str = "en", **fields) -> tuple[str, dict]:
        answer = client.post(f"/{language}/{appeal.number}/send/", fill(appeal, language=language, **fields))
        page = answer.content.decode()
        assert answer.status_code == 200, page
        return page, Forms(page).to("/sent/") | {"email": "ruth@home.example"}

    return arrived
