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
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SHARED = Path(os.environ.get("SHANYRAK_SHARED") or ROOT.parent / "shared")
HOSTILE: dict[str, Callable[[int], str]] = {
    "one long word": lambda n: "a" * n,
    "digits": lambda n: "1234567 " * (n // 8),
    "plus digits": lambda n: "+1 234 567 " * (n // 11),
    "words and dots": lambda n: "a.b-" * (n // 4),
    "dates": lambda n: "1 May 2026, " * (n // 12),
    "ats": lambda n: "a@" * (n // 2),
    "mailboxes": lambda n: "a.b@c.org, " * (n // 11),
    "short lines": lambda n: "Minister\n" * (n // 9),
    "copies": lambda n: "cc: " * (n // 4),
    "sentences": lambda n: "Please urge him that A be. " * (n // 27),
}


def best_ms(work: Callable[[str], Any], text: str, tries: int) -> float:
    best = float("inf")
    for _ in range(tries):
        start = time.process_time()
        work(text)
        best = min(best, (time.process_time() - start) * 1000)
    return best


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", SHARED / "corpus" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
    """Compare with the bare patterns of the peer bench and with its three libraries, in this same run."""
    from shanyrak.craft.reading import read_text

    patterns = _floor_patterns()
    for text in texts:
        read_text(text)
    ours = max(best_ms(read_text, text, 15) for text in texts)
    floor = max(best_ms(lambda t: [p.findall(t) for p in patterns], text, 30) for text in texts)
    figures: dict[str, Any] = {
        "ours_ms": round(ours, 2),
        "floor_ms": round(floor, 3),
        "times_floor": round(ours / floor, 1),
    }
    peers = _peers_ms(texts)
    if peers is not None:
        figures |= {"peers_ms": round(peers, 1), "of_peers": round(ours / peers, 4)}
    print(
        f"one text {ours:.2f} ms = {figures['times_floor']} x the bare patterns; peers {figures.get('peers_ms', 'not here')} ms"
    )
    return figures


def _floor_patterns() -> list[Any]:
    """Take the twelve patterns out of the peer bench as they stand there."""
    import re

    source = (SHARED / "bench" / "b9_text.py").read_text(encoding="utf-8")
    start = source.index("RX = [")
    space: dict[str, Any] = {"re": re}
    exec(source[start : source.index('ms("12 compiled')], space)
    return list(space["RX"])


def _peers_ms(texts: list[str]) -> float | None:
    try:
        import dateparser.search
        import phonenumbers
    except ImportError:
        return None
    try:
        from langdetect import detect
    except ImportError:
        detect = None

    def peers(text: str) -> None:
        dateparser.search.search_dates(text, languages=["en"])
        list(phonenumbers.PhoneNumberMatcher(text, None))
        if detect is not None:
            detect(text)

    return max(best_ms(peers, text, 2) for text in texts)


def hostile() -> dict[str, Any]:
    """Four times the text must not cost more than 4.8 times the time."""
    from shanyrak.craft.reading import read_text

    growth = {}
    for name, make in HOSTILE.items():
        read_text(make(2_000))
        small, large = best_ms(read_text, make(15_000), 5), best_ms(read_text, make(60_000), 3)
        growth[name] = round(large / max(small, 0.5), 2)
        print(f"{name:<16} 15 kB {small:8.1f} ms   60 kB {large:8.1f} ms   x{growth[name]}")
    return {"worst_growth": max(growth.values()), "growth": growth}


def main() -> int:
    if not (SHARED / "corpus" / "score.py").exists():
        print(
            f"The corpus is not beside this repository ({SHARED}); nothing was measured. Set SHANYRAK_SHARED to its folder."
        )
        print(json.dumps({"bench": "reading", "skipped": "no corpus"}))
        return 0
    texts = corpus_texts()
    figures = {"bench": "reading", **accuracy(load_scorer(), texts)}
    seeds = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))]
    figures |= speed(seeds)
    figures |= hostile()
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
