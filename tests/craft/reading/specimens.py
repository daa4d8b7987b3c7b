"""
Specimens: short appeals with what a careful reader finds in them, kept as text files.

A file holds specimens of one family. Each begins with ``=== its name``, then the text, then ``---``, then what
is expected, one line an entry: ``target: phone … | fax … | email … | web … | postal line / line``. Other lines name
a single value (``deadline: 2026-05-01``) or one ``demand:`` (``no demand`` where there is none). Every person, number and address is invented.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "specimens" / "reading"
SECTIONS = {"target": "targets", "copy": "copies_to", "support": "support_to"}
CHANNELS = {"phone": "phones", "fax": "faxes", "email": "emails", "web": "web", "postal": "postal"}


@dataclass
class Specimen:
    name: str
    text: str
    entries: dict[str, list[dict[str, list[str]]]] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)


def load() -> list[Specimen]:
    return [
        one
        for path in sorted(FOLDER.glob("*.txt"))
        for one in parse(path.read_text(encoding="utf-8"), path.stem)
    ]


def parse(content: str, family: str) -> list[Specimen]:
    found = []
    for chunk in re.split(r"(?m)^=== ", content)[1:]:
        name, _, rest = chunk.partition("\n")
        text, _, expected = rest.rpartition("\n---\n")
        specimen = Specimen(f"{family}: {name.strip()}", text)
        for line in expected.splitlines():
            key, _, value = line.partition(": ")
            if key in SECTIONS:
                entry: dict[str, list[str]] = {}
                for point in value.split(" | "):
                    channel, _, printed = point.strip().partition(" ")
                    entry.setdefault(CHANNELS[channel], []).append(printed)
                specimen.entries.setdefault(SECTIONS[key], []).append(entry)
            elif key == "no demand":
                specimen.values["demand"] = []
            elif key:
                specimen.values.setdefault(key, []).append(value)
        found.append(specimen)
    return found


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def differences(specimen: Specimen, shape: dict) -> list[str]:
    """Say in words where a reading (as JSON) departs from what the specimen expects."""
    wrong = []
    for section in SECTIONS.values():
        got = [_points(e, section) for e in shape[section]]
        got = [g for g in got if g]
        wanted = [
            {(c, v) for c, values in e.items() for v in values if c != "postal"}
            for e in specimen.entries.get(section, [])
        ]
        if section != "targets":  # whose copy it is, is told by its section alone
            got = [set().union(*got)] if got else []
            wanted = [set().union(*wanted)] if wanted else []
        have = [{p for p in g if p[0] != "postal"} for g in got]
        if sorted(map(sorted, have)) != sorted(map(sorted, wanted)):
            wrong.append(f"{section}: {have} instead of {wanted}")
        posts = [p[1] for g in got for p in g if p[0] == "postal"]
        expected = [e["postal"][0] for e in specimen.entries.get(section, []) if "postal" in e]
        wrong += _postal_differences(section, posts, expected, shape[section])
    for key, values in specimen.values.items():
        if key == "demand":
            continue
        if (str(shape[key] or "")) != values[0]:
            wrong.append(f"{key}: {shape[key]!r} instead of {values[0]!r}")
    if "demand" in specimen.values:
        wanted_words = [words(v) for v in specimen.values["demand"]]
        got_words = [words(v) for v in shape["demands"]]
        if got_words != wanted_words:
            wrong.append(f"demands: {shape['demands']} instead of {specimen.values['demand']}")
    return wrong


def _points(entry: dict, section: str) -> set[tuple[str, str]]:
    points = {(c, v) for c in ("phones", "faxes", "emails", "web") for v in entry.get(c, [])}
    if entry.get("postal"):
        points.add(("postal", entry["postal"]))
    return points


def _postal_differences(
    section: str, posts: list[str], expected: list[str], entries: list[dict]
) -> list[str]:
    """Words of name, role and organisation may be there or not, as on an envelope."""
    optional = {w for e in entries for k in ("name", "role", "organisation") for w in words(e.get(k) or "")}
    reduced = sorted([w for w in words(p) if w not in optional] for p in posts)
    wanted = sorted([w for w in words(p) if w not in optional] for p in expected)
    if reduced != wanted:
        return [f"{section} postal: {posts} instead of {expected}"]
    return []
