"""The form by which anybody writes a message of solidarity: what was typed, and what is still wrong with it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shanyrak.bulletins.greeting import LONGEST
from shanyrak.bulletins.models import Track
from shanyrak.craft.cleaning import clean_letter
from shanyrak.craft.solidarity import Care, cares_in
from shanyrak.pages.tokens import good_token, is_too_quick
from shanyrak.pages.writing_form import Problem

NAME_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Typed:
    token: str
    track: str = ""
    text: str = ""
    first_name: str = ""
    country: str = ""


def read_message(posted: Mapping[str, str], tracks: Mapping[str, Track]) -> tuple[Typed, list[Problem]]:
    """What was typed, with a token that is good, and what is still wrong with it."""
    token, unable = good_token(posted.get("token", ""))
    typed = Typed(
        token=token,
        track=posted.get("track", ""),
        text=clean_letter(posted.get("text", ""), at_most=LONGEST + 1).strip(),
        first_name=" ".join(clean_letter(posted.get("first_name", ""), at_most=NAME_AT_MOST).split()),
        country=posted.get("country", "")[:2].upper(),
    )
    if unable:
        return typed, [
            Problem(
                _("Nothing is kept yet: this page was open for too long. Please press the button once more.")
            )
        ]
    return typed, list(_wrong(typed, posted, tracks))


def form_key(typed: Typed) -> str:
    """The same page sent twenty times is one message; nothing in it says whose."""
    return hashlib.sha256(f"message\x1f{typed.token}\x1f{typed.track}".encode()).hexdigest()


def _wrong(typed: Typed, posted: Mapping[str, str], tracks: Mapping[str, Track]) -> Iterator[Problem]:
    if posted.get("website") or is_too_quick(typed.token):
        yield Problem(
            _(
                "Nothing is kept yet: the form came back as a robot’s would, too quickly or with a hidden field filled "
                "in. Please press the button once more."
            )
        )
    track = tracks.get(typed.track)
    if track is None:
        yield Problem(_("Nothing is kept yet: choose to whom you write."), "track")
    if not typed.text:
        yield Problem(_("Nothing is kept yet: there are no words in it."), "text")
    elif len(typed.text) > LONGEST:
        yield Problem(
            _("Nothing is kept yet: it is longer than 1,000 characters. Please shorten it."), "text"
        )
    elif track and any(mark.kind == Care.ADDRESS for mark in cares_in(typed.text, allowed=track.allowed)):
        yield Problem(
            _(
                "Nothing is kept yet: an address, a telephone or a link stands in it, and that may harm whoever gets it. "
                "Please take it out."
            ),
            "text",
        )
