"""
What a machine can say of a contact without asking anybody: is its form one that can be delivered to, can its number
exist under today's plan. «In order» is no proof that somebody reads it.
"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from shanyrak.craft.contacts.email import EmailAddress
from shanyrak.craft.contacts.phone import Standing, read_number
from shanyrak.craft.contacts.web import WebAddress


class Check(StrEnum):
    """What is looked at. The words stand in the ledger."""

    FORM = "its form"
    PLAN = "the numbering plan"
    MAIL_SERVER = "the mail server of its domain"
    PAGE = "the page of the form"
    BY_HAND = "by machine"


class Verdict(StrEnum):
    OK = "ok"
    BROKEN = "broken"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and what it came to; ``because`` is a sentence for staff."""

    check: Check
    verdict: Verdict
    because: str


def check_form(channel: str, value: str, country: str = "") -> Finding:
    """
    Check a contact's form by its channel: ``email``, ``phone``, ``fax``, ``webform``; else say that no machine can.

    ``country`` (ISO alpha-2) helps with a number in national form. Never raises.
    """
    match channel:
        case "email":
            return _email(value)
        case "phone" | "fax":
            return _number(value, country)
        case "webform":
            return _web(value)
    return Finding(
        Check.BY_HAND,
        Verdict.NOT_CHECKED,
        "Only somebody who goes there, or a letter, can tell whether it is right.",
    )


def _email(value: str) -> Finding:
    if EmailAddress(value.strip()).is_deliverable_in_form():
        return Finding(Check.FORM, Verdict.OK, "A mail program takes it for an address.")
    return Finding(Check.FORM, Verdict.BROKEN, "No mail program takes this for an address.")


def _number(value: str, country: str) -> Finding:
    number = read_number(value, country or None)
    repairs = number.repairs()
    if repairs:
        because = f"The plan changed: {repairs[0].reason}; {repairs[0].shown} would be its form today."
        return Finding(Check.PLAN, Verdict.BROKEN, because)
    match number.standing:
        case Standing.VALID:
            return Finding(Check.PLAN, Verdict.OK, "Such a number can be in use today.")
        case Standing.INVALID:
            because = "It is too short or too long for the numbers of its country."
            return Finding(Check.PLAN, Verdict.BROKEN, because)
        case Standing.POSSIBLE:
            because = "It is long enough, but our table knows no such first digits: a mistake, or newer than the table."
        case _:
            because = "Without a country nobody can say which plan it belongs to."
    return Finding(Check.PLAN, Verdict.NOT_CHECKED, because)


def _web(value: str) -> Finding:
    parts = urlsplit(value.strip() if "://" in value else f"http://{value.strip()}")
    if parts.scheme in {"http", "https"} and WebAddress(value.strip()).is_whole:
        return Finding(Check.FORM, Verdict.OK, "A browser takes it for an address.")
    return Finding(Check.FORM, Verdict.BROKEN, "No browser takes this for an address: it looks cut off.")
