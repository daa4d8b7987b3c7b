"""Visitors of the public pages: forms as the second step leaves them, and posts as browsers send them."""

import http.client
import re
import threading
import time
from collections import Counter
from dataclasses import replace
from typing import Self
from urllib.parse import urlencode

CONFIRM_LINK = re.compile(r"/en/confirm/[\w.~-]+/")
NOT_AWAITED, NO_ANSWER = 0, -1


class Visitors:
    """Two at a time post one form after the other, each until it is taken."""

    def __init__(self, port: int, address: str, forms: list[dict]) -> None:
        self.port, self.address = port, address
        self.forms = iter(forms)
        self.taken: list[tuple[float, str]] = []  # when, whose
        self.answers: Counter[int] = Counter()
        self.rough = 0  # answers of trouble that were no plain page
        self.are_done = False
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._come, daemon=True) for _ in range(2)]

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.are_done = True
        for thread in self.threads:
            thread.join()

    def _come(self) -> None:
        while not self.are_done:
            with self.lock:
                form = next(self.forms, None)
            if form is None:
                return
            status = 0
            while status != 200 and not self.are_done:
                status, page = page_of(self.port, "POST", self.address, form)
                self.answers[status] += 1
                self.rough += status >= 500 and not is_plain(page)
                if status != 200:
                    time.sleep(0.1)
            if status == 200:
                self.taken.append((time.monotonic(), form["email"]))


def is_plain(page: str) -> bool:
    """Whether a person can read it: a page with a heading, and nothing of our insides."""
    return "<h1" in page and "Traceback" not in page


def forms_of(number: int, supporters: range) -> list[dict[str, str]]:
    """The third step's form of each of these supporters, for the appeal of that number, in this process's house."""
    from django.utils import timezone

    from shanyrak.pages.appeal_sheet import make_sheet
    from shanyrak.pages.views.appeals import find_appeal
    from shanyrak.pages.writing_form import first_written
    from shanyrak.targets.models import ContactPoint

    appeal = find_appeal(number)
    sheet = make_sheet(appeal, language="en", now=timezone.now())
    contact = ContactPoint.objects.get(office__in=[target.office_id for target in appeal.targets.all()])
    forms = []
    for n in supporters:
        written = replace(
            first_written(sheet, language="en"), name=f"Ruth {n}", own=f"My reason is number {n}."
        )
        forms.append({"written": written.seal(), "email": email_of(n), "carry": str(contact.pk)})
    return forms


def email_of(supporter: int) -> str:
    return f"ruth-{supporter}@writers.example"


def confirm_links() -> dict[str, str]:
    """What the mails that ask for confirmation link to, by the address that they go to."""
    from shanyrak.outbox.models import Delivery

    asked = Delivery.objects.filter(origin="confirm").select_related("message")
    return {each.message.recipient.open(): CONFIRM_LINK.search(each.message.body.open())[0] for each in asked}


def status_of(port: int, method: str, address: str, form: dict | None = None, *, waits: bool = True) -> int:
    """What is answered: a status; NOT_AWAITED when nobody waited for it, NO_ANSWER when none came."""
    return page_of(port, method, address, form, waits=waits)[0]


def page_of(
    port: int, method: str, address: str, form: dict | None = None, *, waits: bool = True
) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    head = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    try:
        line.request(method, address, urlencode(form or {}) if method == "POST" else None, head)
        if not waits:
            return NOT_AWAITED, ""
        answer = line.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return NO_ANSWER, ""
    finally:
        line.close()
