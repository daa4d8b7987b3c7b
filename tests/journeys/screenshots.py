"""
Make pictures of every page below out/screenshots/: ``make screenshots``.

pytest lends the house, the world and the browser; ``-k send`` as an argument makes only some.
"""

import shutil
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "out" / "screenshots"


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    code = pytest.main(
        [
            "-q",
            "--durations=0",
            "--durations-min=30",
            str(Path(__file__).with_name("pictures.py")),
            *sys.argv[1:],
        ]
    )
    print(f"{len(list(FOLDER.glob('*.png')))} pictures are in {FOLDER}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
