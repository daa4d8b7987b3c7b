"""
What people mended is proposed again when the same source prints the same thing; it is never applied unasked.

A source is a site, a mail domain, a mailbox at a big provider, a list, or an organisation's name. Only offices'
contacts and names are kept readable; of all else a keyed hash says "this again", and of persons at risk nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from uuid import UUID

from shanyrak.appeals.mending import ADDED, LEAVE_OUT, NAMES, WAYS, entry_of, leaves, value_at, what_of
from shanyrak.appeals.models import Appeal, Mend
from shanyrak.craft.contacts.email import EmailAddress
from shanyrak.vault.blind import blind_index, canonical_email

PURPOSE, SOURCES = "mend", "mend source"
MAILBOX = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.\w+")
HOST = re.compile(r"(?:\w[\w-]*\.)+[a-z]{2,}", re.IGNORECASE)
# Many organisations stand there: it says nothing about who wrote.
EVERYBODYS = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|instagram|youtube|youtu|vk|t|telegram|whatsapp|paypal|patreon|bit|google|googlegroups|change|avaaz)"
    r"\.(?:com|me|be|ly|org)$"
)
OFFICES = ("targets", "own_contacts")  # whose mended contacts may be kept readable
MAIL_HEAD = 64 * 1024
MISSED = "missed/"  # paths of what was missed last time and stands in this text again


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was said last time: of which appeal, when, and what. ``value`` and ``span`` only where it was missed."""

    mend: UUID
    appeal: int
    said_at: datetime
    what: str
    answer: str
    section: str = ""
    value: str = ""
    span: tuple[int, int] | None = None

    @property
    def is_left_out(self) -> bool:
        return self.answer == LEAVE_OUT


def sources_of(facts: dict) -> list[str]:
    """
    Where a text may come from, the likeliest first: the organisation's own contacts, its links, its name, its copies.

    Never raises; [] when nothing of the kind stands in it.
    """
    told = list(leaves({key: facts.get(key) for key in ("own_contacts", "more_info", "donate")}))
    found = [*_addresses(value for _path, value in told)]
    if facts.get("org"):
        found.append(" ".join(facts["org"].split()).casefold())
    copies = leaves(facts.get("copies_to") or [], "copies_to")
    found += _addresses(value for path, value in copies if what_of(path) == "emails")
    return list(dict.fromkeys(found))


def source_of_mail(raw: bytes) -> str:
    """The list a mail came over, else its sender's domain; "" where the bytes are no mail."""
    head = message_from_bytes(raw[:MAIL_HEAD], _class=EmailMessage, policy=policy.compat32)
    listed = re.search(r"<([^<>\s]+)>", str(head.get("List-Id", "")))
    if listed:
        return listed[1].casefold()
    return next(iter(_addresses([parseaddr(str(head.get("From", "")))[1]])), "")


def as_source(stated: str) -> str:
    """What a person says the source is, in the form in which two of its kind meet."""
    return next(iter(_addresses([stated])), " ".join(stated.split()).casefold())


def recall(
    *, facts: dict, source: str, text: str, marked: Iterable[Sequence[int]] = ()
) -> dict[str, Recalled]:
    """
    Map paths of a reading to what was said last time of the same thing from the same source, the newest word first.

    ``marked`` are the places that a person has marked already.
    """
    sources = list(dict.fromkeys(filter(None, [source, *sources_of(facts)])))
    if not sources:
        return {}
    wanted = {
        _printed(where, what_of(path), value): path
        for path, value in leaves(facts)
        if _may_be_kept(path)
        for where in sources
    }
    found = {}
    for mend in Mend.objects.filter(printed__in=wanted, is_missed=False).select_related("appeal"):
        path = wanted[bytes(mend.printed)]
        if mend.section != entry_of(path).partition("/")[0] or mend.answer:
            known = found.get(path)
            if known is None or known.said_at < mend.said_at:
                found[path] = _recalled(mend)
    return found | _missed(sources, [*facts["spans"].values(), *marked], text)


def remember(
    *, facts: dict, settled: Mapping[str, dict], source: str, appeal: Appeal, by, now: datetime
) -> int:
    """
    Keep what was mended, for the next text of the same source. What was called right this time is forgotten again.

    Gives how many mends are kept; 0 when nobody knows the source.
    """
    source = source or next(iter(sources_of(facts)), "")
    kept = 0
    for path, word in settled.items() if source else ():
        if path.startswith(MISSED):
            Mend.objects.filter(pk=path.removeprefix(MISSED)).delete()
            continue
        is_missed = path.startswith(ADDED)
        kind = word.get("what", "") if is_missed else what_of(path)
        value = word["answer"] if is_missed else value_at(facts, path)
        if (
            not isinstance(value, str)
            or not value
            or not _may_be_kept(word["to"] if is_missed else path, kind)
        ):
            continue
        printed = _printed(source, kind, value)
        Mend.objects.filter(printed=printed).delete()
        section, answer = _kept(path, word, is_missed=is_missed)
        if not section and not answer:
            continue
        Mend.objects.create(
            source=_index_of(source), printed=printed, what=word.get("what") or kind, section=section, answer=answer,
            is_missed=is_missed, appeal=appeal, said_by=by, said_at=now,
        )  # fmt: skip
        kept += 1
    return kept


def _kept(path: str, word: dict, *, is_missed: bool) -> tuple[str, str]:
    """Section and answer as they may be kept: nothing readable but what is an office's."""
    answer, home, to = word.get("answer") or "", entry_of(path), word.get("to") or ""
    section = to.partition("/")[0]
    if is_missed:
        return (section, answer) if section in OFFICES and answer != LEAVE_OUT else ("", "")
    if section == home.partition("/")[0]:
        section = ""
    if answer != LEAVE_OUT and not (home.startswith(OFFICES) or path == "org"):
        answer = ""
    return section, answer


def _may_be_kept(path: str, kind: str = "") -> bool:
    kind = kind or what_of(path)
    if entry_of(path) or path.startswith(OFFICES):
        return kind in {*NAMES, *WAYS, "postal"}
    return kind in {"org", "title", "demands", "more_info", "donate"}


def _missed(sources: list[str], seen: Iterable[Sequence[int]], text: str) -> dict[str, Recalled]:
    """What the reader missed last time and what stands in this text again, where still nobody has seen anything."""
    found = {}
    seen = list(seen)
    mends = Mend.objects.filter(source__in=[_index_of(each) for each in sources], is_missed=True)
    for mend in mends.select_related("appeal"):
        value = mend.answer.open()
        start = text.find(value)
        end = start + len(value)
        if start >= 0 and all(e <= start or end <= s for s, e in seen):
            found[f"{MISSED}{mend.pk}"] = _recalled(mend, value=value, span=(start, end))
    return found


def _recalled(mend: Mend, *, value: str = "", span: tuple[int, int] | None = None) -> Recalled:
    return Recalled(
        mend=mend.pk,
        appeal=mend.appeal.number,
        said_at=mend.said_at,
        what=mend.what,
        answer=mend.answer.open(),
        section=mend.section,
        value=value,
        span=span,
    )


def _addresses(values: Iterable[str]) -> list[str]:
    """The hosts in these values; a mailbox at a provider for everybody counts whole."""
    found = []
    for value in values:
        mailbox = MAILBOX.search(value)
        if mailbox:
            address = canonical_email(mailbox[0])
            is_anybodys = EmailAddress(address).is_private_host
            found.append(address if is_anybodys else _host(address.rpartition("@")[2]))
        elif host := HOST.search(value):
            found.append(_host(host[0]))
    return [each for each in found if each and not EVERYBODYS.search(each)]


def _host(host: str) -> str:
    return host.casefold().removeprefix("www.")


def _index_of(source: str) -> bytes:
    return blind_index(source, purpose=SOURCES, scope="")


def _printed(source: str, kind: str, value: str) -> bytes:
    """The same for two ways to print one thing: case, spaces and the signs between digits do not count."""
    if kind in {"phones", "faxes"}:
        value = re.sub(r"\D", "", value) or value
    elif kind == "emails":
        value = canonical_email(value)
    return blind_index(f"{kind}\0{' '.join(value.split()).casefold()}", purpose=PURPOSE, scope=source)
