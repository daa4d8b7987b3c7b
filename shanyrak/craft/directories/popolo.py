"""
A directory as Popolo JSON (https://www.popoloproject.com/specs/): organizations, posts, persons, memberships.

An office is a post of an organisation; whoever has the newest open membership of it is its holder. Where a file has no
posts (as EveryPolitician's), a membership with a role is one. What Popolo has no word for stands in plain keys of our own.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from shanyrak.craft.directories.entries import (
    MOST_ENTRIES,
    Directory,
    Entry,
    MissionOf,
    NotADirectory,
    Problem,
    Trouble,
    Way,
)
from shanyrak.craft.directories.judging import Judge

OWN_KEYS = ("country", "place", "salutation", "language", "time_zone", "hours", "mission_of", "mission_kind")
CHANNEL_OF = {
    "email": "email", "e-mail": "email", "mail": "email",
    "phone": "phone", "voice": "phone", "tel": "phone", "telephone": "phone", "fax": "fax",
    "address": "post", "postal": "post", "post": "post",
    "url": "webform", "website": "webform", "web": "webform", "contact_form": "webform", "form": "webform",
    "handin": "handin",
}  # fmt: skip
TYPE_OF = {
    "email": "email",
    "phone": "voice",
    "fax": "fax",
    "post": "address",
    "webform": "url",
    "handin": "handin",
}
PRIVATE = ("home", "private", "personal", "cell", "mobile")

Thing = dict[str, Any]


def read_popolo(text: str) -> Directory:
    """
    Read a Popolo file. Problems are numbered by post (or membership), from 1 on.

    :raises NotADirectory: it is no JSON, or has neither posts nor memberships
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise NotADirectory("no JSON") from trouble
    if not isinstance(said, dict):
        raise NotADirectory("no object of lists")
    book = _Book(said)
    posts = list(book.offices())
    if not posts:
        raise NotADirectory("neither posts nor memberships")
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, (fields, ways) in enumerate(posts, 1):
        if len(entries) == MOST_ENTRIES:
            problems.append(Problem(Trouble.TOO_MANY, number, str(MOST_ENTRIES)))
            break
        judge = Judge(number)
        entry = judge.entry(fields, _public(ways, judge))
        problems += judge.problems
        if entry:
            entries.append(entry)
    return Directory(tuple(entries), tuple(problems))


def write_popolo(entries: Iterable[Entry]) -> str:
    """Write a file that ``read_popolo`` reads back as it was."""
    organizations: dict[tuple[str, str], Thing] = {}
    persons: list[Thing] = []
    posts: list[Thing] = []
    memberships: list[Thing] = []
    for number, entry in enumerate(entries, 1):
        post = _post(entry, f"post-{number}")
        if entry.organisation:
            key = (entry.organisation, entry.country)
            made = {"id": f"organization-{len(organizations) + 1}", "name": entry.organisation}
            post["organization_id"] = organizations.setdefault(key, made)["id"]
        posts.append(post)
        if entry.holder:
            persons.append({"id": f"person-{number}", "name": entry.holder})
            membership = {"person_id": f"person-{number}", "post_id": post["id"], "role": entry.role}
            if entry.holder_since:
                membership["start_date"] = entry.holder_since
            memberships.append(membership)
    everything = {
        "organizations": list(organizations.values()),
        "posts": posts,
        "persons": persons,
        "memberships": memberships,
    }
    return json.dumps(everything, ensure_ascii=False, indent=1) + "\n"


def _post(entry: Entry, name: str) -> Thing:
    post: Thing = {"id": name, "label": entry.role}
    post |= {key: getattr(entry, key) for key in OWN_KEYS if getattr(entry, key, "")}
    if entry.mission:
        post |= _mission(entry.mission)
    post["contact_details"] = [_detail(way) for way in entry.ways]
    if entry.source:
        post["sources"] = [{"note": entry.source}]
    return post


def _mission(mission: MissionOf) -> Thing:
    return {
        "classification": "mission",
        "mission_of": mission.sending,
        "mission_kind": mission.kind,
        "accredited_to": list(mission.accredited_to),
    }


def _detail(way: Way) -> Thing:
    detail: Thing = {"type": TYPE_OF[way.channel], "value": way.value}
    if way.steps:
        detail["steps"] = way.steps
    if way.note:
        detail["note"] = way.note
    return detail


class _Book:
    """Everything of a file by its id. Whatever has not the form it should have is passed over."""

    def __init__(self, said: Thing) -> None:
        self.organizations = _by_id(said, "organizations")
        self.persons = _by_id(said, "persons")
        self.posts = _listed(said, "posts")
        self.memberships = [each for each in _listed(said, "memberships") if not each.get("end_date")]

    def offices(self) -> Iterator[tuple[dict[str, str], list[Thing]]]:
        held: dict[str, Thing] = {}
        for membership in sorted(self.memberships, key=lambda each: _text(each, "start_date")):
            if held_post := _text(membership, "post_id"):
                held[held_post] = membership
        for post in self.posts:
            membership = held.get(_text(post, "id"), {})
            yield (
                self._fields(post, membership),
                [
                    *_listed(post, "contact_details"),
                    *_listed(membership, "contact_details"),
                ],
            )
        if not self.posts:
            for membership in self.memberships:
                person = self.persons.get(_text(membership, "person_id"), {})
                yield (
                    self._fields(membership, membership),
                    [
                        *_listed(membership, "contact_details"),
                        *_listed(person, "contact_details"),
                    ],
                )

    def _fields(self, post: Thing, membership: Thing) -> dict[str, str]:
        body = _text(post, "organization_id") or _text(membership, "organization_id")
        organization = self.organizations.get(body, {})
        person = self.persons.get(_text(membership, "person_id"), {})
        area = _listed({"area": [post.get("area")]}, "area")
        fields = {key: _text(post, key) or _text(organization, key) for key in OWN_KEYS}
        fields["place"] = fields["place"] or next((_text(each, "name") for each in area), "")
        accredited = post.get("accredited_to")
        fields["accredited_to"] = ", ".join(map(str, accredited)) if isinstance(accredited, list) else ""
        sources = [*_listed(post, "sources"), *_listed(organization, "sources")]
        return fields | {
            "role": _text(post, "label") or _text(post, "role") or _text(membership, "role"),
            "organisation": _text(organization, "name"),
            "holder": _text(person, "name"),
            "holder_since": _text(membership, "start_date"),
            "source": next(filter(None, (_text(each, "note") or _text(each, "url") for each in sources)), ""),
        }


def _public(details: list[Thing], judge: Judge) -> Iterator[Way]:
    """Offices only: never the home, nor the private telephone, of whoever holds one."""
    for detail in details:
        kind, value = _text(detail, "type").lower(), _text(detail, "value")
        if any(word in f"{kind} {_text(detail, 'label')}".lower().split() for word in PRIVATE):
            judge.problems.append(Problem(Trouble.PRIVATE, judge.line, kind))
            continue
        yield Way(CHANNEL_OF.get(kind, kind or "?"), value, _text(detail, "steps"), _text(detail, "note"))


def _listed(thing: Thing, key: str) -> list[Thing]:
    found = thing.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _by_id(said: Thing, key: str) -> dict[str, Thing]:
    return {_text(each, "id") or f"{key}-{number}": each for number, each in enumerate(_listed(said, key))}


def _text(thing: Thing, key: str) -> str:
    found = thing.get(key)
    return found.strip() if isinstance(found, str) else ""
