"""
How well and how fast an appeal is read, against the gold corpus and against the peers of the bench.

The corpus stands beside the repository (``SHANYRAK_SHARED`` or ``<repo>/../shared``); without it one line says so.
Last line: one JSON object with all figures. Ratios are measured in one run on one machine.
"""

import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SHARED = Path(os.environ.get("SHANYRAK_SHARED") or ROOT.parent / "shared")
# Where the cost of a text could grow faster than the text. The first six are those of the peer bench (``b9b_hostile.py``).
HOSTILE: dict[str, Callable[[int], str]] = {
    "seed text": lambda n: ("\n".join(seed_texts()) * (n // 5_000 + 1))[:n],
    "one long word": lambda n: "a" * n,
    "digits": lambda n: "1234567 " * (n // 8),
    "plus digits": lambda n: "+1 234 567 " * (n // 11),
    "words and dots": lambda n: "a.b-" * (n // 4),
    "dates": lambda n: "1 May 2026, " * (n // 12),
    "ats": lambda n: "a@" * (n // 2),
    "mailboxes": lambda n: "a.b@c.org, " * (n // 11),
    "sites": lambda n: "www.a.org " * (n // 10),
    "short lines": lambda n: "Minister\n" * (n // 9),
    "initials": lambda n: "Mr. A. B. 5 St\n" * (n // 15),
    "blocks": lambda n: "Mr. A B\n5 Sample St\nRome 00100\nFax: +39 06 555 0101\n\n" * (n // 53),
    "copies": lambda n: "cc: " * (n // 4),
    "copy lines": lambda n: "Copies to: a@b.org\n" * (n // 19),
    "commas": lambda n: "Rome, " * (n // 6),
    "brackets": lambda n: "(" * n,
    "sentences": lambda n: "Please urge him that A be. " * (n // 27),
    "calls": lambda n: "Write to: Ana " * (n // 14),
    "quoted calls": lambda n: "tell him “Free " * (n // 15),
    "headings": lambda n: "Write to:\n" * (n // 10),
    "spaced lines": lambda n: "and so the people of the town went to ask him,\n\n" * (n // 48),
    "glued": lambda n: "BerlinTel.: 1234Dr. Sample" * (n // 26),
}
SMALL, LARGE = 10_000, 40_000  # characters, as the peer bench has them
LARGE_AT_MOST = 20 * LARGE / 2_800  # ms: 20 ms for the 2,800 characters of a seed
GROWTH = 4.4  # times, for four times the text; more asks for more tries
LIMIT = 65_536  # no text is read beyond


def quickest(
    works: dict[Any, Callable[[], Any]],
    tries: dict[Any, int],
    rounds: int,
    is_enough: Callable[[dict[Any, float]], bool] = lambda _best: True,
) -> dict[Any, float]:
    """
    Time each work and give the least of all its tries, in ms of processor time.

    The works take turns in each round: a machine that slows down for a while slows all of them, so that ratios stay
    true. Where others have the machine, up to three times as many rounds are taken until ``is_enough``.
    """
    best = dict.fromkeys(works, float("inf"))
    for work in works.values():
        work()  # what is loaded at the first call is not counted
    for turn in range(3 * rounds):
        if turn >= rounds and is_enough(best):
            break
        for name, work in works.items():
            for _ in range(tries[name]):
                start = time.process_time()
                work()
                best[name] = min(best[name], (time.process_time() - start) * 1000)
    return best


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", SHARED / "corpus" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seed_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))]


def corpus_texts() -> dict[str, str]:
    paths = [*sorted((SHARED / "corpus" / "open").glob("*.txt")), *sorted((SHARED / "seeds").glob("*.txt"))]
    return {path.name[:3]: path.read_text(encoding="utf-8") for path in paths}


def accuracy(scorer: ModuleType, texts: dict[str, str]) -> dict[str, Any]:
    from shanyrak.craft.reading import read_text

    gold = {**scorer.load(str(SHARED / "corpus" / "open")), **scorer.load(str(SHARED / "corpus" / "seeds"))}
    shapes = {name: read_text(text).as_json() for name, text in texts.items()}
    result = scorer.score(gold, shapes)
    scorer.show(result, per_doc=False)
    figures = {f"f1_{field}": round(row["f1"], 4) for field, row in result["fields"].items()}
    summary = result["summary"]
    figures |= {
        "documents": summary["docs"],
        "contacts_right": summary["contacts_ok"],
        "fully_right": summary["full"],
        "leaks": summary["leaks"],
    }
    return figures | calibration(scorer, gold, shapes)


def calibration(scorer: ModuleType, gold: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    """Count contact facts: how many are right among those without a doubt, and how many are doubted."""
    sure = right = doubted = total = 0
    for name, shape in shapes.items():
        paths = {d["path"] for d in shape["doubts"]}
        truth = [point for _, entry in scorer.all_entries(gold[name]) for point in scorer.points(entry)]
        for section in ("targets", "copies_to", "support_to"):
            for index, entry in enumerate(shape[section]):
                for path, point in _facts(scorer, f"{section}/{index}", entry):
                    total += 1
                    if path in paths:
                        doubted += 1
                        continue
                    sure += 1
                    right += any(p.channel == point.channel and p.same(point) for p in truth)
    figures = {
        "facts": total,
        "right_without_doubt": round(right / sure, 4) if sure else 1.0,
        "share_doubted": round(doubted / total, 4) if total else 0.0,
    }
    print(
        f"facts without a doubt that are right {figures['right_without_doubt']:.3f}; facts doubted {figures['share_doubted']:.3f}"
    )
    return figures


def _facts(scorer: ModuleType, path: str, entry: dict[str, Any]) -> list[tuple[str, Any]]:
    found = []
    for channel in ("phones", "faxes", "emails", "web"):
        for index, value in enumerate(entry.get(channel, [])):
            one: dict[str, Any] = {channel: [value]}
            expanded = entry.get(f"{channel}_expanded")
            if expanded:
                one[f"{channel}_expanded"] = [expanded[index]]
            found += [(f"{path}/{channel}/{index}", point) for point in scorer.points(one)]
    if entry.get("postal"):
        keep = {key: entry.get(key) for key in ("name", "role", "organisation", "postal")}
        found += [(f"{path}/postal", point) for point in scorer.points(keep)]
    return found


def speed(texts: list[str]) -> dict[str, Any]:
    """
    Compare with the bare patterns of the peer bench and with its three libraries, in this same run.

    As in ``b9_text.py``: the least of several tries, and the dearer of the texts. The reader finds out the language by
    itself, and so must the peers for ``of_peers``; ``of_peers_told_english`` spares them that.
    """
    from shanyrak.craft.reading import read_text

    patterns = _floor_patterns()
    works: dict[str, Callable[[str], Any]] = {
        "ours": read_text,
        "floor": lambda text: [pattern.findall(text) for pattern in patterns],
        **_peers(),
    }
    often = {"ours": 8, "floor": 20}
    best = quickest(
        {
            (name, place): partial(work, text)
            for name, work in works.items()
            for place, text in enumerate(texts)
        },
        {(name, place): often.get(name, 1) for name in works for place in range(len(texts))},
        rounds=6,
    )
    ms = {name: max(best[name, place] for place in range(len(texts))) for name in works}
    figures: dict[str, Any] = {f"{name}_ms": round(value, 3) for name, value in ms.items()}
    figures["times_floor"] = round(ms["ours"] / ms["floor"], 2)
    print(
        f"one text {ms['ours']:.2f} ms = {figures['times_floor']} x the bare patterns ({ms['floor']:.3f} ms)"
    )
    if len(works) > 2:
        others = ms["numbers"] + ms["language"]
        figures["of_peers"] = round(ms["ours"] / (ms["days"] + others), 4)
        figures["of_peers_told_english"] = round(ms["ours"] / (ms["days_told_english"] + others), 4)
        print(
            f"of the peers' time {figures['of_peers']:.3f} ({ms['days'] + others:.1f} ms); when they are told that it is "
            f"English {figures['of_peers_told_english']:.3f} ({ms['days_told_english'] + others:.1f} ms)"
        )
    else:
        print("the peers are not here")
    return figures


def _floor_patterns() -> list[Any]:
    """Take the twelve patterns out of the peer bench as they stand there."""
    import re

    source = (SHARED / "bench" / "b9_text.py").read_text(encoding="utf-8")
    start = source.index("RX = [")
    space: dict[str, Any] = {"re": re}
    exec(source[start : source.index('ms("12 compiled')], space)
    return list(space["RX"])


def _peers() -> dict[str, Callable[[str], Any]]:
    """The calls of ``b9_text.py``; nothing where a library is missing."""
    try:
        import dateparser.search
        import phonenumbers
        from langdetect import detect
    except ImportError:
        return {}
    return {
        "days": dateparser.search.search_dates,
        "days_told_english": lambda text: dateparser.search.search_dates(text, languages=["en"]),
        "numbers": lambda text: list(phonenumbers.PhoneNumberMatcher(text, None)),
        "language": detect,
    }


def hostile() -> dict[str, Any]:
    """Four times the text must not cost more than 4.8 times the time, up to the longest text that is read."""
    from shanyrak.craft.reading import read_text

    growth, growth_to_limit, large = {}, {}, {}
    sizes = (SMALL, LARGE, LIMIT // 4, LIMIT)
    for name, make in HOSTILE.items():
        works = {size: partial(read_text, make(size)) for size in sizes}
        best = quickest(
            works,
            dict(zip(sizes, (3, 1, 2, 1), strict=True)),
            rounds=3,
            is_enough=lambda best: max(best[LARGE] / best[SMALL], best[LIMIT] / best[LIMIT // 4]) < GROWTH,
        )
        growth[name] = round(best[LARGE] / best[SMALL], 2)
        growth_to_limit[name] = round(best[LIMIT] / best[LIMIT // 4], 2)
        large[name] = round(best[LARGE], 1)
        print(
            f"{name:<15} 10 kB {best[SMALL]:7.1f} ms   40 kB {best[LARGE]:7.1f} ms   x{growth[name]:<5}"
            f"   16 to 64 kB x{growth_to_limit[name]}"
        )
    worst = max(large.values())
    print(
        f"the worst 40 kB take {worst:.0f} ms; {LARGE_AT_MOST:.0f} ms would be as slow as 20 ms for one appeal"
    )
    return {
        "worst_growth": max(growth.values()),
        "worst_growth_to_limit": max(growth_to_limit.values()),
        "worst_40_kb_ms": worst,
        "of_hostile_budget": round(worst / LARGE_AT_MOST, 3),
        "growth": growth,
        "growth_to_limit": growth_to_limit,
        "ms_of_40_kb": large,
    }


def main() -> int:
    if not (SHARED / "corpus" / "score.py").exists():
        print(
            f"The corpus is not beside this repository ({SHARED}); nothing was measured. Set SHANYRAK_SHARED to its folder."
        )
        print(json.dumps({"bench": "reading", "skipped": "no corpus"}))
        return 0
    texts = corpus_texts()
    figures = {"bench": "reading", **accuracy(load_scorer(), texts)}
    figures |= speed(seed_texts())
    figures |= hostile()
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
