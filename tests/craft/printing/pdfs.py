"""Reading printed sheets back with poppler, as an office or a careful tester would."""

import re
import subprocess
from dataclasses import dataclass

POINTS_A_MM = 72 / 25.4
BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its box, in mm from the sheet's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def _run(program: str, pdf: bytes, *arguments: str) -> bytes:
    """Poppler reads a PDF from its standard input when the name is "-"."""
    return subprocess.run(
        [program, *arguments], input=pdf, capture_output=True, check=True, timeout=30
    ).stdout


def text_of(pdf: bytes) -> str:
    return _run("pdftotext", pdf, "-", "-").decode()


def squeezed(text: str) -> str:
    """Without spaces and marks that only direct or allow a break: what must come back from paper."""
    return re.sub(r"[\s\u200b-\u200f\u2060-\u2069\u00ad]", "", text)


def words_of(pdf: bytes) -> list[Word]:
    found = BOX.findall(_run("pdftotext", pdf, "-bbox", "-f", "1", "-l", "1", "-", "-").decode())
    return [Word(text, *(float(number) / POINTS_A_MM for number in box)) for *box, text in found]


def pages_of(pdf: bytes) -> int:
    return int(re.search(r"Pages:\s+(\d+)", _run("pdfinfo", pdf, "-").decode())[1])


def paper_of(pdf: bytes) -> str:
    return re.search(r"Page size:\s+(.+)", _run("pdfinfo", pdf, "-").decode())[1]


def fonts_of(pdf: bytes) -> list[tuple[str, bool]]:
    """Each font and whether it is embedded."""
    rows = [
        row.replace("-Identity-H", "").split() for row in _run("pdffonts", pdf, "-").decode().splitlines()[2:]
    ]
    return [(row[0].partition("+")[2] or row[0], row[-5] == "yes") for row in rows]


def ink_of(pdf: bytes, page: int = 1) -> bytes:
    """The page as grey values, 8 bits a point, at 100 dpi."""
    image = _run("pdftoppm", pdf, "-gray", "-r", "100", "-f", str(page), "-l", str(page), "-")
    return image[image.index(b"255\n") + 4 :]
