# ruff: noqa: E402, E501 - the path comes before our own modules; word lists and patterns are read across, not down

"""
Mutated appeals: no text may crash the reader, take it far longer than its unmutated original, or swell it.

``N`` from the environment (20,000 by default) mutations of the specimens, from a fixed ``SEED``. Every tenth
mutation leaves a contact block whole and puts it between other words: its points must still be read.
The last line is one JSON object.
"""

import json
import os
import random
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from shanyrak.craft.documents import UnableToOpen
from shanyrak.craft.documents.decoding import decode
from shanyrak.craft.reading import read_text
from tests.craft.reading.specimens import load

ODD = "\x00\u202e\u200d\ufeff\ud7ff\U0001f600@@::((+00(/–—•#\t\r\u0660\u06f5İıß"
NOISE = [
    "The weather was fine on that day.",
    "Nobody knows why it came so far.",
    "It rained for a long time in the hills.",
]


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
        return decode(bytes(raw)).text
    except UnableToOpen:
        return ""


BLOCK = "Please send protests to:\n\nMinister of Housing\n{n} Sample Street, London N1 9XX\nPhone: +44 1632 960{n}\nFax: +44 1632 961{n}\nEmail: m{n}@housing.gov.example\n"


def whole_block_is_read(dice: random.Random) -> bool:
    number = dice.randrange(100, 1000)
    before = "\n".join(dice.choice(NOISE) for _ in range(dice.randrange(4)))
    after = "\n".join(dice.choice(NOISE) for _ in range(dice.randrange(4)))
    block = BLOCK.replace("{n}", str(number))
    shape = read_text(f"{before}\n\n{block}\n{after}").as_json()
    wanted = {f"+44 1632 960{number}", f"+44 1632 961{number}", f"m{number}@housing.gov.example"}
    return any(wanted == {*t["phones"], *t["faxes"], *t["emails"]} for t in shape["targets"])


def main() -> int:
    count = int(os.environ.get("N", "20000"))
    dice = random.Random(int(os.environ.get("SEED", "1")))
    texts = [specimen.text for specimen in load()]
    usual = {}
    for text in texts:
        read_text(text)
        start = time.process_time()
        read_text(text)
        usual[text] = max(time.process_time() - start, 0.002)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    crashes = slow = kept = blocks = 0
    worst = 0.0
    for turn in range(count):
        if turn % 10 == 9:
            blocks += 1
            kept += whole_block_is_read(dice)
            continue
        text = dice.choice(texts)
        variant = mutated(text, dice)
        start = time.process_time()
        try:
            reading = read_text(variant)
            json.dumps(reading.as_json(), ensure_ascii=False)
        except Exception as trouble:  # noqa: BLE001 - counting them is the point
            crashes += 1
            print(f"crash {type(trouble).__name__}: {trouble} on {variant[:80]!r}")
        ratio = (time.process_time() - start) / usual[text]
        worst = max(worst, ratio)
        if ratio > 20:
            # Once more: another program may have had the processor.
            start = time.process_time()
            read_text(variant)
            slow += (time.process_time() - start) / usual[text] > 20
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    share = kept / blocks if blocks else 1.0
    figures = {
        "trial": "reading",
        "mutations": count,
        "crashes": crashes,
        "slow": slow,
        "worst_ratio": round(worst, 1),
        "blocks_kept": round(share, 4),
        "grown_mb": grown,
    }
    print(json.dumps(figures))
    return 0 if crashes == slow == 0 and share >= 0.99 and grown < 200 else 1


if __name__ == "__main__":
    sys.exit(main())
