"""What a reading says once its person has spoken: facts mended, left out, moved, added. Plain values, no rows."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

LEAVE_OUT = "leave out"
ADDED = "added/"  # paths of what a person found and the reader did not
SECTIONS = ("targets", "copies_to", "support_to", "own_contacts")
NAMES = ("name", "role", "organisation", "salutation")
WAYS = ("phones", "faxes", "emails", "web", "social")
ENTRY = re.compile(rf"(?:{'|'.join(SECTIONS)})/\d+")
CONTACT = re.compile(rf"(?:{'|'.join(SECTIONS)})/\d+/(?:postal|(?:{'|'.join(WAYS)})/\d+)")
DIALLED = "_expanded"  # the same numbers once more, in the same order, as a machine dials them
LISTS = ("demands", "persons", "more_info", "donate", "countries")


def mended(facts: dict, settled: Mapping[str, dict]) -> dict:
    """
    The facts as a person settled them: dropped, replaced, moved, added, or left as they were read.

    ``settled`` maps a path to what was said: ``answer`` ("" as read, ``LEAVE_OUT``, else how it should be), ``to``
    (the entry it belongs to, as ``targets/1``), ``what`` (its kind, as ``faxes``), ``span``.

    A contact that was mended still says what was printed; the mended form stands beside it as the proposal.
    What was dropped or moved becomes None where it stood, so the numbers in all other paths stay true; an entry with
    neither name nor contact becomes None.
    """
    facts = json.loads(json.dumps(facts))
    for path, word in settled.items():
        if not path.startswith(ADDED) and not _is_entry_left_out(path, word):
            _answer(facts, path, word.get("answer") or "")
    for path, word in settled.items():
        if word.get("to") and not path.startswith(ADDED):
            _move(facts, path, word["to"], word.get("what", ""))
    for path, word in settled.items():
        if path.startswith(ADDED) and word["answer"] != LEAVE_OUT:
            there = _put(facts, word["to"], word["what"], word["answer"])
            if word.get("span"):
                facts["spans"][there] = word["span"]
    for path, word in settled.items():
        if _is_entry_left_out(path, word):
            _answer(facts, path, LEAVE_OUT)
    for section in SECTIONS:
        facts[section] = [entry if _says_anything(entry) else None for entry in facts.get(section) or []]
    return facts


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """List every value that says something, as text, with its path. What is dialled is left to the numbers."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if not str(key).endswith(DIALLED):
                yield from leaves(value, f"{path}/{key}" if path else str(key))
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from leaves(value, f"{path}/{index}")
    elif node is not None and node not in {"", False}:
        yield path, node if isinstance(node, str) else json.dumps(node, ensure_ascii=False)


def what_of(path: str) -> str:
    """The kind of a fact: ``faxes`` of ``targets/0/faxes/1``, ``demands`` of ``demands/2``."""
    return next((part for part in reversed(path.split("/")) if not part.isdigit()), "")


def entry_of(path: str) -> str:
    """The entry a path lies in: ``targets/0`` of ``targets/0/faxes/1``; "" for a fact of the whole appeal."""
    found = ENTRY.match(path)
    return found[0] if found else ""


def value_at(facts: dict, path: str) -> Any:
    """What stands at a path, None when it leads nowhere."""
    holder, key = _find(facts, path)
    return None if holder is None else holder[key]


def _is_entry_left_out(path: str, word: dict) -> bool:
    return word.get("answer") == LEAVE_OUT and bool(ENTRY.fullmatch(path))


def _answer(facts: dict, path: str, answer: str) -> None:
    holder, key = _find(facts, path)
    if not answer or holder is None:
        return
    if answer == LEAVE_OUT:
        holder[key] = [] if isinstance(holder[key], list) else None
    elif CONTACT.fullmatch(path):
        facts["doubts"].insert(0, {"path": path, "question": "mended on the desk", "proposed": answer})
    elif ENTRY.fullmatch(path):  # the question was who this is, or which mailbox was hidden here
        _put(facts, path, "emails" if "@" in answer else "role", answer)
    else:
        holder[key] = answer


def _move(facts: dict, path: str, to: str, what: str) -> None:
    holder, key = _find(facts, path)
    value = holder[key] if holder is not None else None
    if not value:
        return
    entry, kind = value_at(facts, entry_of(path)) or {}, what_of(path)
    dialled = (entry.get(f"{kind}{DIALLED}") or [])[key : key + 1] if isinstance(key, int) else []
    holder[key] = None
    if kind == "name" and not path.startswith("targets/") and to.startswith("targets/"):
        what = what or "role"  # beside copies, name and office are one line
    there = _put(facts, to, what or kind, value, dialled[0] if dialled else None, entry.get("country"))
    spans = facts["spans"]
    if path in spans:
        spans[there] = spans.pop(path)
    for doubt in facts["doubts"]:
        if doubt["path"] == path:
            doubt["path"] = there


def _put(
    facts: dict, to: str, what: str, value: str, dialled: str | None = None, country: str | None = None
) -> str:
    """Write a value where it belongs, making the entry if there is none yet, and give its path."""
    if not to:
        if what not in LISTS:
            facts[what] = value
            return what
        facts.setdefault(what, []).append(value)
        return f"{what}/{len(facts[what]) - 1}"
    section, _, number = to.partition("/")
    entries = facts.setdefault(section, [])
    while len(entries) <= int(number):
        entries.append(None)
    entry = entries[int(number)]
    if entry is None:
        entry = entries[int(number)] = _blank(section, country)
    if what in WAYS:
        return f"{to}/{what}/{_append(entry, what, value, dialled)}"
    if section != "targets" and what in NAMES:
        what = "name"
    known = entry.get(what)
    entry[what] = f"{known}\n{value}" if what == "postal" and known else value
    return f"{to}/{what}"


def _append(entry: dict, what: str, value: str, dialled: str | None) -> int:
    entry.setdefault(what, []).append(value)
    if what in {"phones", "faxes"}:
        beside = entry.setdefault(f"{what}{DIALLED}", [])
        beside += [None] * (len(entry[what]) - 1 - len(beside))
        beside.append(dialled)
    return len(entry[what]) - 1


def _blank(section: str, country: str | None) -> dict:
    entry: dict[str, Any] = {"name": None, "postal": None, "phones": [], "faxes": [], "emails": [], "web": []}
    if section == "targets":
        entry |= {"role": None, "organisation": None, "salutation": None, "country": country}
    return entry


def _says_anything(entry: dict | None) -> bool:
    return bool(entry) and any(
        (entry or {}).get(key) if key in {*NAMES, "postal"} else any((entry or {}).get(key) or [])
        for key in ("name", "role", "organisation", "postal", *WAYS)
    )


def _find(facts: dict, path: str) -> tuple[Any, Any]:
    """Where a path leads: what holds it, and its key there; None when it leads nowhere."""
    holder: Any = facts
    *way, last = path.split("/")
    try:
        for step in way:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        key = int(last) if isinstance(holder, list) else last
        _there = holder[key]
    except (KeyError, IndexError, ValueError, TypeError):
        return None, last
    return holder, key
