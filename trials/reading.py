# ruff: noqa: E402, E501 - the path comes before our own modules; sentences of the blocks are read across, not down
"""
Damaged appeals: no text and no file may crash the reader, take it far longer than it took undamaged, or swell it.

``N`` from the environment (20,000 by default) mutations, from a fixed ``SEED``: half of them texts (the specimens of the
tests), half of them files made of whole appeals (page, mail, mailbox, PDF, Word, OpenDocument). Every fifth leaves
a contact block whole while all around it is damaged: its points must still be read, together. Half of these blocks are
invented and stand with their introduction: they must be those of a target. The others are the specimens' own, with only two
lines above them: whose they are may have been lost, with whom that was said.

PDF and zipped files are opened within this process, as the limited child opens them; ``CHILDREN`` (400) of them in
the child too, where the same must come out. What took over twenty times as long as its original here is asked again
in the child, which is what people wait for. Before that, files made to do harm (bombs, rings, depths) and files
without a text are opened in the child: each must be answered with its sentence, in time.
The last line is one JSON object.
"""

import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from shanyrak.craft.documents import UnableToOpen, inside, open_document, opening
from shanyrak.craft.documents import documents as words
from shanyrak.craft.documents.confining import MEMORY_AT_MOST, PROCESSOR_AT_MOST, open_in_child
from shanyrak.craft.documents.documents import Document, Kind
from shanyrak.craft.reading import read_text
from tests.craft.reading.specimens import load
from trials.stage.files import FORMATS, damaged, harms

TIMES = 20  # times the original's time: the most a mutation may take
DOUBTFUL = 4  # times: from here on it is measured again, for others have the processor too, and memory is swept at times
SHORTEST = 0.002  # seconds: an original that takes less counts as this, or the clock would judge
HANGS = 60  # seconds after which a mutation is given up
OWN_MEMORY = 2 << 30  # bytes: what this process may take, so that nothing it opens harms the machine
GROWN_AT_MOST = 200  # MB
EVERYBODY = ("targets", "copies_to", "support_to", "own_contacts")
LONGEST_HARM = PROCESSOR_AT_MOST + 1.0  # seconds
HARM_MEMORY = MEMORY_AT_MOST >> 20  # MB
HARM = "harm"  # the word that makes this script open one of them

ODD = "\x00\u202e\u200d\ufeff\ud7ff\U0001f600@@::((+00(/–—•#\t\r\u0660\u06f5İıß"
NOISE = [
    "The weather was fine on that day.",
    "Nobody knows why it came so far.",
    "It rained for a long time in the hills.",
]
BLOCK = "Please send protests to:\n\nMinister of Housing\n{n} Sample Street, London N1 9XX\nPhone: +44 1632 960{n}\nFax: +44 1632 961{n}\nEmail: m{n}@housing.gov.example"


class Hung(Exception):
    """A mutation that was given up."""


class Mumbled(Exception):
    """What was said is no sentence."""


@dataclass
class Tally:
    """What was counted."""

    crashes: int = 0
    slow: int = 0
    worst: float = 0.0  # times the original
    slowest: str = ""
    differs: int = 0
    child_s: float = 0.0
    harm_s: float = 0.0
    harm_mb: int = 0
    blocks: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)


# --- texts ---


def mutated(text: str, dice: random.Random) -> str:
    kind = dice.randrange(9)
    place = dice.randrange(len(text) + 1)
    if kind == 0:
        return text[:place]
    if kind == 1:
        return text[place:]
    if kind == 2:
        return text[:place] + dice.choice(ODD) * dice.randrange(1, 30) + text[place:]
    if kind == 3:
        letters = list(text)
        for _ in range(dice.randrange(1, 40)):
            letters[dice.randrange(len(letters))] = dice.choice(ODD + "aZ0 \n")
        return "".join(letters)
    if kind == 4:
        lines = text.split("\n")
        dice.shuffle(lines)
        return "\n".join(lines)
    if kind == 5:
        return text.replace("\n", dice.choice([" ", "\n\n", "\r\n", ""]))
    if kind == 6:
        stop = min(len(text), place + dice.randrange(1, 200))
        return text[:place] + text[place:stop] * dice.randrange(2, 6) + text[stop:]
    if kind == 7:
        return text.upper() if dice.random() < 0.5 else text.swapcase()
    raw = bytearray(text.encode("utf-8", "replace"))
    for _ in range(dice.randrange(1, 20)):
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    try:
        return open_document(bytes(raw)).text
    except UnableToOpen:
        return ""


@dataclass(frozen=True)
class Block:
    """A block of a specimen with the two lines that introduce it, what stands around it, and the points it gives."""

    before: list[str]
    lines: list[str]
    after: list[str]
    points: frozenset[str]


def blocks_of(text: str) -> Iterator[Block]:
    """Find the blocks of two points or more in whose lines no other block has a point."""
    reading = read_text(text)
    facts = [(path.split("/"), fact) for path, fact in reading.facts()]
    points = [
        (path[:2], fact)
        for path, fact in facts
        if len(path) == 4 and path[2] in {"phones", "faxes", "emails"}
    ]
    lines = text.split("\n")
    for index in range(len(reading.targets)):
        owner = ["targets", str(index)]
        own = frozenset(fact.value for path, fact in points if path == owner)
        numbers = {
            text.count("\n", 0, place) for path, fact in facts if path[:2] == owner for place in fact.span
        }
        others = {text.count("\n", 0, fact.start) for path, fact in points if path != owner}
        if len(own) < 2 or any(min(numbers) <= number <= max(numbers) for number in others):
            continue
        spoken = [number for number in range(min(numbers)) if lines[number].strip()]
        first = min([*spoken[-2:], min(numbers)])
        last = max(numbers) + 1
        yield Block(lines[:first], lines[first:last], lines[last:], own)


def harmed(lines: list[str], dice: random.Random) -> list[str]:
    """Some lines lost, in another order or with other letters."""
    kept = [line for line in lines if dice.random() < 0.8]
    if dice.random() < 0.3:
        dice.shuffle(kept)
    for _ in range(dice.randrange(4) if kept else 0):
        place = dice.randrange(len(kept))
        letters = list(kept[place])
        for _ in range(dice.randrange(1, 10) if letters else 0):
            letters[dice.randrange(len(letters))] = dice.choice(ODD.replace("\r", "") + "aZ0 ")
        kept[place] = "".join(letters)
    return kept


def with_own_block(dice: random.Random, blocks: list[Block]) -> tuple[str, frozenset[str]]:
    """A specimen that is damaged all around one of its blocks; and the block's points."""
    block = dice.choice(blocks)
    lines = [*harmed(block.before, dice), *block.lines, *harmed(block.after, dice)]
    return "\n".join(lines), block.points


def with_invented_block(dice: random.Random, stories: list[str]) -> tuple[str, frozenset[str]]:
    """A damaged story, a whole block with its introduction, and lines about the weather; and the block's points."""
    number = dice.randrange(100, 1000)
    block = BLOCK.replace("{n}", str(number))
    story = mutated(dice.choice(stories), dice) if dice.random() < 0.5 else ""
    before = "\n".join(dice.choice(NOISE) for _ in range(dice.randrange(4)))
    after = "\n".join(dice.choice(NOISE) for _ in range(dice.randrange(4)))
    text = "\n\n".join(part for part in (story, before, block, after) if part)
    return text, frozenset(
        {f"+44 1632 960{number}", f"+44 1632 961{number}", f"m{number}@housing.gov.example"}
    )


def is_kept(text: str, points: frozenset[str], sections: tuple[str, ...]) -> bool:
    shape = read_text(text).as_json()
    return any(
        points <= {*entry["phones"], *entry["faxes"], *entry["emails"]}
        for section in sections
        for entry in shape[section]
    )


# --- files ---


def open_here(raw: bytes, *, shape: str) -> Document:
    """What the child does with a file, without the child."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(inside.DEEP)
    try:
        answer: dict[str, Any] = inside._answer(OPENERS[shape], raw)
    finally:
        sys.setrecursionlimit(limit)
    if trouble := answer.get("trouble"):
        raise getattr(words, trouble)
    return Document(answer["text"], Kind(answer["kind"]))


@contextmanager
def within(opener: Callable[..., Document]) -> Iterator[None]:
    before, opening.open_in_child = opening.open_in_child, opener
    try:
        yield
    finally:
        opening.open_in_child = before


def outcome(raw: bytes, opener: Callable[..., Document]) -> str:
    """The text that comes out, or the name of what was said instead."""
    with within(opener):
        try:
            return open_document(raw).text
        except UnableToOpen as trouble:
            return f"{type(trouble).__name__}: {trouble}"


def read_whole(raw: bytes, opener: Callable[..., Document]) -> str:
    """From bytes to a reading; says how it ended."""
    with within(opener):
        try:
            document = open_document(raw)
        except UnableToOpen as trouble:
            said = str(trouble)
            if len(said) < 40 or not said.endswith("."):
                raise Mumbled(said) from trouble
            return type(trouble).__name__
    read_through(document.text)
    return "read"


@dataclass(frozen=True)
class Original:
    """A file that is whole, and how many seconds it takes."""

    kind: str
    raw: bytes
    usual: float


def originals(texts: list[str]) -> list[Original]:
    found = []
    for kind, make in FORMATS.items():
        for text in texts:
            raw = make(text)
            assert read_whole(raw, open_here) == "read", kind
            found.append(Original(kind, raw, seconds(partial(read_whole, raw, open_here))))
    return found


# --- time and memory ---


def seconds(work: Callable[[], Any], tries: int = 3) -> float:
    """Processor time of the quickest try: another program may have had the processor."""
    taken = []
    for _ in range(tries):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return max(min(taken), SHORTEST)


def spent(work: Callable[[], Any]) -> float:
    """Processor time of one try, with that of the children it has."""
    start = _spent_so_far()
    work()
    return _spent_so_far() - start


def _spent_so_far() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def used_mb(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


def give_up(_signal: int, _frame: object) -> None:
    raise Hung


def tried(tally: Tally, name: str, shown: Any, usual: float, work: Callable[[], Any]) -> float:
    """Do one thing; count it when it crashes or hangs. Gives how many times the usual time it took."""
    start = time.process_time()
    signal.alarm(HANGS)
    try:
        work()
    except Exception as trouble:  # noqa: BLE001 -- counting them is the point
        tally.crashes += 1
        print(f"crash in {name}: {type(trouble).__name__}: {trouble} on {shown[:80]!r}", flush=True)
    finally:
        signal.alarm(0)
    return (time.process_time() - start) / usual


# --- the trial ---


def try_texts(count: int, dice: random.Random, tally: Tally) -> None:
    texts = [specimen.text for specimen in load()]
    usual = {text: seconds(partial(read_text, text)) for text in texts}
    for _ in range(count):
        text = dice.choice(texts)
        work = partial(read_through, mutated(text, dice))
        ratio = tried(tally, "a text", work.args[0], usual[text], work)
        if ratio > DOUBTFUL:
            ratio = min(ratio, seconds(work) / usual[text])
        note(tally, ratio, "a text")


def read_through(text: str) -> None:
    json.dumps(read_text(text).as_json(), ensure_ascii=False)


def note(tally: Tally, ratio: float, name: str) -> None:
    tally.slow += ratio > TIMES
    if ratio > tally.worst:
        tally.worst, tally.slowest = ratio, name


def try_files(count: int, children: int, dice: random.Random, tally: Tally, wholes: list[Original]) -> None:
    raws = [whole.raw for whole in wholes]
    in_child: dict[str, float] = {}  # seconds that a child takes for a whole file of a kind
    for whole in wholes:
        if is_confined(whole.raw) and whole.kind not in in_child:
            in_child[whole.kind] = min(spent(partial(outcome, whole.raw, open_in_child)) for _ in range(3))
    tally.child_s = max(in_child.values())
    every = max(1, count * len(in_child) // len(FORMATS) // max(children, 1))
    confined = 0
    for _ in range(count):
        whole = dice.choice(wholes)
        raw = damaged(whole.raw, dice, raws)
        ratio = tried(tally, whole.kind, raw, whole.usual, partial(read_and_note, tally, whole.kind, raw))
        if ratio > DOUBTFUL:
            ratio = min(ratio, seconds(partial(read_whole, raw, open_here), tries=2) / whole.usual)
        if is_confined(raw):
            confined += 1
            if ratio > TIMES and whole.kind in in_child:
                ratio = spent(partial(outcome, raw, open_in_child)) / in_child[whole.kind]
            if confined % every == 0:
                compare(tally, whole.kind, raw)
        note(tally, ratio, whole.kind)


def is_confined(raw: bytes) -> bool:
    return raw.startswith((b"PK", b"%PDF"))


def read_and_note(tally: Tally, kind: str, raw: bytes) -> None:
    tally.ended[f"{kind}: {read_whole(raw, open_here)}"] += 1


def compare(tally: Tally, kind: str, raw: bytes) -> None:
    """The child, whose doors are closed, must say what this process says."""
    here, there = outcome(raw, open_here), outcome(raw, open_in_child)
    if here != there:
        tally.differs += 1
        print(f"{kind}: the child says {there[:90]!r}, not {here[:90]!r}", flush=True)


def try_blocks(count: int, dice: random.Random, tally: Tally, texts: list[str]) -> None:
    """Invented blocks, in texts and in files, and those of the specimens, in turn."""
    blocks = [block for text in texts for block in blocks_of(text)]
    for turn in range(count):
        if turn % 2:
            kind, sections = "own", EVERYBODY
            text, points = with_own_block(dice, blocks)
        else:
            kind, sections = "text", ("targets",)
            text, points = with_invented_block(dice, texts)
        if turn % 4 == 0:
            # Signs that no XML may hold are not what a program would have written into a file.
            text = "".join(c for c in text if c in "\n\t" or (c.isprintable() and c != "\ud7ff"))
            kind = dice.choice([name for name in FORMATS if name != "typeset pdf"])
            with within(open_here):
                text = open_document(FORMATS[kind](text)).text
        tally.blocks[kind] += 1
        before = tally.kept[kind]
        tried(tally, f"a block in {kind}", text, 1, partial(keep, tally, kind, text, points, sections))
        if os.environ.get("SHOW") and tally.kept[kind] == before:
            print(f"lost in {kind}: {sorted(points)} {text!r}")


def keep(tally: Tally, kind: str, text: str, points: frozenset[str], sections: tuple[str, ...]) -> None:
    tally.kept[kind] += is_kept(text, points, sections)


def try_harms(tally: Tally) -> list[str]:
    """Open what was made to do harm. Gives the names of those that were not answered as they should be, or not in time."""
    wrong = []
    for harm in harms():
        done = subprocess.run(
            [sys.executable, __file__, HARM], input=harm.raw, capture_output=True, timeout=HANGS, check=False
        )
        answer = (
            json.loads(done.stdout) if done.returncode == 0 else {"said": "crashed", "seconds": 0, "mb": 0}
        )
        said = answer["said"]
        fitting = {kind.__name__ for kind in harm.said} or {"read", "NoWords"}
        is_wrong = said not in fitting or answer["seconds"] > LONGEST_HARM or answer["mb"] > HARM_MEMORY
        if is_wrong:
            wrong.append(harm.name)
        tally.harm_mb = max(tally.harm_mb, answer["mb"])
        tally.harm_s = max(tally.harm_s, answer["seconds"])
        tally.ended[f"harm: {said}"] += 1
        print(
            f"{'WRONG ' * is_wrong}{harm.name}: {said} after {answer['seconds']:.2f} s, {answer['mb']} MB, "
            f"from {len(harm.raw) / 1e6:.1f} MB",
            flush=True,
        )
    return wrong


def open_harm() -> None:
    """In a process of its own, so that its memory is its own: open what comes in, and say how that ended and what it took."""
    raw = sys.stdin.buffer.read()
    start = _spent_so_far()
    said = read_whole(raw, open_in_child)
    # What getrusage says of oneself begins with what the process before it had; /proc does not.
    own = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) >> 10
    memory = max(own, used_mb(resource.RUSAGE_CHILDREN))
    print(json.dumps({"said": said, "seconds": _spent_so_far() - start, "mb": memory}))


OPENERS: dict[str, Callable[[bytes], Document]] = {}


def main() -> int:
    count, children = int(os.environ.get("N", "20000")), int(os.environ.get("CHILDREN", "400"))
    dice = random.Random(int(os.environ.get("SEED", "1")))
    signal.signal(signal.SIGALRM, give_up)
    resource.setrlimit(resource.RLIMIT_AS, (OWN_MEMORY, resource.RLIM_INFINITY))
    OPENERS.update({shape: inside._opener(shape) for shape in ("pdf", "zip")})
    tally = Tally()
    stories = [s.text for s in load() if s.name.startswith("whole")]
    wholes = originals(stories[:8])
    before = used_mb(resource.RUSAGE_SELF)
    blocks = count // 5
    try_texts((count - blocks) // 2, dice, tally)
    try_files(count - blocks - (count - blocks) // 2, children, dice, tally, wholes)
    try_blocks(blocks, dice, tally, [specimen.text for specimen in load()])
    grown = used_mb(resource.RUSAGE_SELF) - before
    wrong = try_harms(tally)
    share = tally.kept.total() / tally.blocks.total() if blocks else 1.0
    figures = {
        "trial": "reading",
        "mutations": count,
        "crashes": tally.crashes,
        "slow": tally.slow,
        "worst_ratio": round(tally.worst, 1),
        "slowest": tally.slowest,
        "blocks": tally.blocks.total(),
        "blocks_kept": round(share, 4),
        "blocks_kept_of": {kind: round(tally.kept[kind] / n, 4) for kind, n in sorted(tally.blocks.items())},
        "child_says_otherwise": tally.differs,
        "child_s": round(tally.child_s, 3),
        "grown_mb": grown,
        "harm_s": round(tally.harm_s, 2),
        "harm_mb": tally.harm_mb,
        "harms": sum(n for ended, n in tally.ended.items() if ended.startswith("harm")),
        "harms_answered_wrongly": wrong,
        "ended": dict(sorted(tally.ended.items())),
    }
    print(json.dumps(figures))
    sound = tally.crashes == tally.slow == tally.differs == 0 and not wrong and share >= 0.99
    return 0 if sound and grown < GROWN_AT_MOST else 1


if __name__ == "__main__":
    sys.exit(open_harm() if sys.argv[1:] == [HARM] else main())
