"""Compile the house's catalogues: ``locale/*/LC_MESSAGES/*.po`` become ``.mo``."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """
    Compile every catalogue that is newer than its compiled form; give those made.

    A file appears whole or not at all: a server that starts meanwhile reads the old one.

    :raises PoFileError: a catalogue cannot be read; the text names the line
    """
    made = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
        fresh = target.with_name(f"{target.name}.{os.getpid()}")
        with fresh.open("wb") as file:
            write_mo(file, catalogue)
        fresh.replace(target)
        made.append(target)
    return made


def main() -> int:
    try:
        compile_catalogues()
    except PoFileError as trouble:
        print(f"A catalogue below {LOCALE} cannot be read: {trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
