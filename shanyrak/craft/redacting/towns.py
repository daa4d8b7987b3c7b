"""
Names of towns and villages of a thousand people and more: below a signature, one of them says where the writer lives.

The list lies in ``common/towns.xz`` (made by ``bench/town_names.py``). Many a town is called like a word or a person, so
that it is asked only where a place is to be expected.
"""

import lzma
from functools import lru_cache
from pathlib import Path

_LIST = Path(__file__).parent / "common" / "towns.xz"


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(lzma.decompress(_LIST.read_bytes()).decode().split("\n"))


def is_town(name: str) -> bool:
    """Say whether a town is called so, in whatever letters it is written."""
    return name.strip(" .,").lower().replace("’", "'") in _towns()
