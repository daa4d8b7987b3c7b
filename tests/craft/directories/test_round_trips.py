"""Whatever is written is read back as it was, in each format; and nothing that is read breaks the reader."""

import contextlib
import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.directories import (
    FORMATS,
    Entry,
    MissionOf,
    UnableToRead,
    Way,
    read_directory,
    write_directory,
)
from shanyrak.craft.directories.cards import fold
from shanyrak.craft.directories.judging import lines, one_line
from shanyrak.craft.directories.sheets import FORMULA

pytestmark = pytest.mark.unit

# Quotes, formulas, escapes, folds in wide letters: what each format has to put away and bring back.
ODD = "Мэр Алматы ,;:\"'\\^=+-@|\n\t\rжәңґéß𝒳ــ\u200e「」№0123"
TEXT = st.text(alphabet=ODD, min_size=1, max_size=120)
LINE = TEXT.map(one_line).filter(bool)
LINES = TEXT.map(lines).filter(bool)
NOTHING_OR = st.one_of(st.just(""), LINE)
CODES = st.sampled_from(["KZ", "GB", "US", "DE", "PH"])
WAYS = st.one_of(
    st.builds(
        lambda name: Way("email", f"{name}@town.example"), st.from_regex(r"[a-z]{1,12}", fullmatch=True)
    ),
    st.builds(
        lambda channel, end: Way(channel, f"+44 1632 960{end:03}"),
        st.sampled_from(["phone", "fax"]),
        st.integers(0, 999),
    ),
    st.builds(lambda value: Way("post", value), LINES),
    st.builds(lambda value: Way("handin", value), LINES),
    st.builds(
        lambda path, steps: Way(
            "webform", f"https://town.example/{path};a,b?c=d", "" if steps == "-" else steps
        ),
        st.from_regex(r"[a-z]{0,12}", fullmatch=True),
        st.one_of(st.just(""), LINES),
    ),
)
MISSIONS = st.one_of(
    st.none(),
    st.builds(
        MissionOf,
        sending=st.just("FR"),
        kind=st.sampled_from(["embassy", "consulate", "permanent"]),
        accredited_to=st.lists(st.sampled_from(["IE", "IS", "MT"]), unique=True).map(tuple),
    ),
)
ENTRIES = st.builds(
    Entry,
    role=LINE,
    country=CODES,
    organisation=NOTHING_OR,
    holder=NOTHING_OR,
    holder_since=st.sampled_from(["", "2024", "2024-03", "2024-03-01"]),
    salutation=NOTHING_OR,
    place=NOTHING_OR.map(lambda text: text[:100].strip()),
    language=st.sampled_from(["", "kk", "ru", "zh-Hans"]),
    time_zone=st.sampled_from(["", "Asia/Almaty"]),
    hours=st.sampled_from(["", "Mo-Fr 09:00-18:00", "=by appointment"]),
    source=NOTHING_OR,
    ways=st.lists(WAYS, max_size=5, unique_by=lambda way: (way.channel, way.value)).map(tuple),
    mission=MISSIONS,
).filter(lambda entry: entry.organisation != entry.role and (entry.holder_since == "" or entry.holder != ""))


def sorted_ways(entry: Entry) -> Entry:
    """A sheet has a column a way; which telephone was named before which email it does not keep."""
    return replace(entry, ways=tuple(sorted(entry.ways, key=lambda way: (way.channel, way.value))))


@pytest.mark.parametrize("key", FORMATS)
@settings(max_examples=60, derandomize=True, deadline=None)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(key, entries):
    found, directory = read_directory(write_directory(key, entries))

    assert found.key == key
    assert [sorted_ways(entry) for entry in directory.entries] == [sorted_ways(entry) for entry in entries]


@pytest.mark.parametrize("key", ["vcard", "popolo"])
@settings(max_examples=30, derandomize=True, deadline=None)
@given(note=LINE)
def test_how_a_way_is_known_goes_along(key, note):
    entry = Entry(role="Mayor", country="GB", ways=(Way("post", "Town Hall", note=note[:200].strip()),))

    _found, directory = read_directory(write_directory(key, [entry]))

    assert directory.entries == (entry,)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=3))
def test_no_cell_of_a_sheet_is_a_formula(entries):
    text = write_directory("csv", entries).decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULA) and not cell.startswith("'")]


@settings(max_examples=60, derandomize=True, deadline=None)
@given(text=st.text(alphabet=ODD, max_size=400))
def test_no_line_of_a_card_is_longer_than_75_octets(text):
    folded = fold(text.replace("\n", "").replace("\r", ""))

    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == text.replace("\n", "").replace("\r", "")


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    head=st.sampled_from(
        [
            "",
            "role,country,email\n",
            "BEGIN:VCARD\n",
            '{"posts": [',
            '{"posts": [{"label": "Mayor", "country": "GB"}]',
        ]
    ),
    rest=st.text(alphabet=ODD + "{}[]BEGINVCARDTELADRFN", max_size=300),
)
def test_broken_files_are_named_and_break_nothing(head, rest):
    with contextlib.suppress(UnableToRead):  # whatever else is raised fails
        read_directory((head + rest).encode())
