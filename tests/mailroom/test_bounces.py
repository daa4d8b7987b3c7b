"""Reports of mail servers, in the shapes in which they come: each is understood, and no arrival is taken for a failure."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.copies.opening import UnableToOpen
from shanyrak.craft.contacts.bounces import CAME_BACK, Bounce, class_of_report, class_of_words
from shanyrak.mailroom.reports import read_report

pytestmark = pytest.mark.unit

FOLDER = Path(__file__).parents[1] / "specimens" / "bounces"


def specimens() -> list[tuple[str, str, bytes]]:
    """What each is, a name for it, and the mail."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for piece in path.read_text().split("=== ")[1:]:
            title, _, raw = piece.partition("\n")
            kind, _, name = title.partition(" ")
            found.append((kind, f"{path.stem}: {name}", raw.replace("\n", "\r\n").encode()))
    return found


def class_of(raw: bytes) -> str:
    report = read_report(raw)
    return str(report.kind) if report else "none"


def test_there_are_enough_specimens_of_each_kind():
    counts = Counter(kind for kind, _name, _raw in specimens())

    assert sum(counts.values()) >= 60
    assert set(counts) == {*map(str, Bounce), "none"}


@pytest.mark.parametrize(
    ("kind", "raw"), [pytest.param(kind, raw, id=name) for kind, name, raw in specimens()]
)
def test_each_specimen_is_understood(kind, raw):
    assert class_of(raw) == kind


def test_precision_and_recall_are_printed(capsys):
    """The figures of the corpus: a class may be wrong for one in twenty, a delivered letter is never failed."""
    pairs = [(kind, class_of(raw)) for kind, _name, raw in specimens()]
    with capsys.disabled():
        print()
        for kind in [*map(str, Bounce), "none"]:
            right = sum(true == said == kind for true, said in pairs)
            said, true = sum(said == kind for _, said in pairs), sum(true == kind for true, _ in pairs)
            print(f"bounces {kind:9} precision {right}/{said}  recall {right}/{true}")

    assert sum(true == said for true, said in pairs) >= 0.95 * len(pairs)
    assert not [pair for pair in pairs if pair[0] in {"relayed", "delayed", "none"} and pair[1] in CAME_BACK]


@pytest.mark.parametrize("raw", [pytest.param(raw, id=name) for _kind, name, raw in specimens()])
def test_no_reason_holds_an_address(raw):
    report = read_report(raw)

    assert report is None or ("@" not in report.why and len(report.why) <= 200)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.sampled_from(specimens()), st.integers(0, 3000), st.binary(max_size=40))
def test_a_broken_report_breaks_nothing(specimen, at, put):
    raw = specimen[2]
    try:
        read_report(raw[:at] + put + raw[at + len(put) :])
    except UnableToOpen:
        pass


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.sampled_from(["delayed", "delivered", "relayed", "expanded", " Relayed "]), st.text(), st.text())
def test_words_never_turn_an_arrival_into_a_failure(action, status, words):
    assert class_of_report(action=action, status=status, words=words) not in CAME_BACK


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=500))
def test_any_words_have_a_class(words):
    assert class_of_words(words) in Bounce


@pytest.mark.parametrize(
    "hostile", ["через " * 8000, "user a " * 8000, "address\n" * 7000, "x " * 25000, "your message " * 4000]
)
def test_hostile_words_are_read_quickly(hostile):
    start = time.process_time()
    class_of_words(hostile)
    assert time.process_time() - start < 0.3


def test_a_report_of_thousands_of_recipients_is_put_aside():
    known = next(raw for _kind, name, raw in specimens() if name == "postfix: no such user")
    more = b"\r\n\r\nFinal-Recipient: rfc822; x@kemertas.example\r\nAction: failed\r\nStatus: 5.1.1" * 2000

    with pytest.raises(UnableToOpen):
        read_report(known.replace(b"\r\nAction: failed", b"\r\nAction: failed" + more, 1))
