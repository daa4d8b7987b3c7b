"""A supporter's browser without JavaScript: opens a page, fills in its forms, presses a button."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse
from django.utils import translation

from shanyrak.appeals.models import Appeal


class PageRefused(Exception):
    """A page of ours did not let the supporter on; the text says which and why."""


@dataclass(slots=True)
class Form:
    action: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)  # name, value, kind

    def values(self, name: str) -> list[str]:
        return [value for known, value, _ in self.fields if known == name]

    def value(self, name: str) -> str:
        return next(iter(self.values(name)), "")


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
            self.inside = True
        elif tag in {"input", "textarea", "select", "button"} and self.inside and given.get("name"):
            self.forms[-1].fields.append((given["name"], given.get("value", ""), given.get("type", tag)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False


class Browser:
    """Talks to the public door as the web server does, in this process."""

    def __init__(self) -> None:
        self.client = Client(headers={"sec-fetch-site": "same-origin"}, raise_request_exception=True)

    def get(self, path: str) -> str:
        return self._read(self.client.get(path), path)

    def post(self, path: str, fields: dict[str, str | list[str]]) -> str:
        return self._read(self.client.post(path, fields, follow=True), path)

    def download(self, path: str, fields: dict[str, str | list[str]]) -> bytes:
        answer = self.client.post(path, fields)
        if answer.status_code != 200:
            raise PageRefused(f"{path} answered {answer.status_code}")
        return bytes(answer.content)

    def _read(self, answer, path: str) -> str:
        if answer.status_code != 200:
            raise PageRefused(f"{path} answered {answer.status_code}")
        return answer.content.decode()


def forms_in(html: str) -> list[Form]:
    parser = _Forms()
    parser.feed(html)
    return parser.forms


def form_with(html: str, name: str) -> Form:
    """The first form that has a field of this name."""
    for form in forms_in(html):
        if form.values(name):
            return form
    raise PageRefused(f"the page has no form with {name}")


def page_at(name: str, appeal: Appeal, language: str) -> str:
    """The address of an appeal's public page in a language, as ``pages:name`` gives it."""
    with translation.override(language):
        return reverse(f"pages:{name}", kwargs={"number": appeal.number})
