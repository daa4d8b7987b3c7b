"""Copies that people bring by the forms of the pages and of the desk, as their browsers send them."""

import re
import time
from functools import cache
from urllib.parse import urlsplit

from trials.stage.crawling import come_in
from trials.stage.from_afar import FromAfar

TOKEN = re.compile(r'name="token" value="([^"]+)"')
FROM_HERE = {"HTTP_HOST": "localhost", "HTTP_SEC_FETCH_SITE": "same-origin"}


def upload(number: int, name: str, raw: bytes, kind: str) -> str:
    """A redactor chooses a file on the desk; gives the address they are led to."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile(name, raw, kind)
    answer = _redactor().post("/desk/copies/new/", {"number": number, "file": file}, HTTP_HOST="localhost")
    assert answer.status_code == 302, f"a file was answered with {answer.status_code}"
    return urlsplit(answer.headers["Location"]).path


def type_out(address: str, number: int, one: FromAfar) -> None:
    """The redactor reads the picture, and types what it says."""
    said = {
        "number": number, "text": one.text, "name": one.name, "country": one.country,
        "known_how": "Ticked on the form it came with.",
    }  # fmt: skip
    answer = _redactor().post(address, said, HTTP_HOST="localhost")
    assert answer.status_code == 302, f"what was typed out was answered with {answer.status_code}"


@cache
def _redactor():
    return come_in("redactor")


def hand_in(number: int, letters: list[FromAfar]) -> None:
    """«I posted it»: all open the form, and send it when they have read it."""
    from django.test import Client

    from shanyrak.pages.tokens import SOONEST

    page, client = f"/en/{number}/copy/", Client()
    tokens = [TOKEN.search(client.get(page, HTTP_HOST="localhost").content.decode())[1] for _one in letters]
    time.sleep(SOONEST.total_seconds())
    for one, token in zip(letters, tokens, strict=True):
        said = {
            "token": token, "how": "post", "text": one.text, "copy": "yes", "name": one.name,
            "country": one.country,
        }  # fmt: skip
        answer = client.post(page, said, **FROM_HERE)
        assert answer.status_code == 200, f"a copy was answered with {answer.status_code}"
