"""
A residents' sheet after the copier: printed, blurred, turned a little, black or white and nothing between, and read.

Letters to the founding case (the houses of Shanyrak in Almaty; their writers are invented) in Kazakh, in Russian, and
in both on one sheet. Each leaf is drawn at 200 dots an inch, thresholded, and read by tesseract with Debian's kaz and
rus; the error is the edit distance to what the PDF says, over its characters. The foot in English is read too, with
eng beside the other. FOLDER keeps the pictures. The last line gives the worst leaf and the whole, a sheet each.
"""

import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader
from rapidfuzz.distance import Levenshtein

from shanyrak.craft.printing.bulletin import (
    Bulletin,
    CountryCount,
    DatedLine,
    Quote,
    bulletin_pdf,
    english_foot,
)
from trials.stage.packages import CannotRun, libraries, unpacked

DPI = 200
THRESHOLD = 140  # of 255: a copier's middle
SEED = int(os.environ.get("SEED", "1"))
MOST = 0.02  # of the characters of a sheet

KAZAKH = Bulletin(
    name="Шаңырақ парағы",
    number=2,
    date="2026 жылғы 22 қараша",
    headline="Сіздер жалғыз емессіздер",
    lead="Сіздер үшін хат жазған адамдар саны, кемінде: 180. Кемінде он адам жазған елдер саны: 4.",
    language="kk",
    counts=(
        CountryCount("Германия", 60),
        CountryCount("Ұлыбритания", 50),
        CountryCount("Үндістан", 30),
        CountryCount("Бразилия", 20),
        CountryCount("Басқа елдер", 20, is_rest=True),
    ),
    quotes=(
        Quote(
            "Құрметті Шаңырақ тұрғындары! Мен мектепте химиядан сабақ беремін. Сіздердің үйлеріңізді қорғағандарыңыз "
            "туралы оқушыларыма айтып бердім. Олар: «Үйді кім салса, сол тұруға тиіс», – деді.",
            "Рут",
            "Ұлыбритания",
        ),
        Quote(
            "Біздің көшеде де үйлерді бұзғысы келген. Көршілер бірігіп, әр есіктің алдында кезекпен отырдық. "
            "Екі жылдан соң қала шешімін өзгертті. Сіздерге де соны тілейміз.",
            "Ханна",
            "Германия",
            more=40,
        ),
        Quote(
            "Әкімге хат жаздым, жауап бергенше тағы жазамын. Балаларыңызға сәлем айтыңыздар: "
            "біз жақта оларды ойлайтын адамдар көп.",
            "Рави",
            "Үндістан",
        ),
    ),
    since=(
        DatedLine(
            "5 сәуір", "Лондондағы елшіліктің алдында адамдар жиналып, хатты тапсырды. Теледидар көрсетті."
        ),
        DatedLine("12 сәуір", "Әкімдік жаңа бұзуды әзірге тоқтатты. Неше күнге екені жазбаша айтылған жоқ."),
    ),
    ahead=(DatedLine("26 сәуір", "Сот ғимаратының алдында келесі отырыс."),),
    unknown="Жер туралы шешім қашан қабылданатынын әлі ешкім айтқан жоқ.",
    english=english_foot(number=2, place="Shanyrak, Almaty", language="Kazakh", date="22 November 2026"),
    url="shanyrak.example/kk/2",
)
RUSSIAN = Bulletin(
    name="Листок Шанырака",
    number=2,
    date="22 ноября 2026 г.",
    headline="Вы не одни",
    lead="Сколько людей написали письма ради вас, не меньше: 180. Стран, откуда написали не меньше десяти человек: 4.",
    language="ru",
    counts=(
        CountryCount("Германия", 60),
        CountryCount("Великобритания", 50),
        CountryCount("Индия", 30),
        CountryCount("Бразилия", 20),
        CountryCount("Другие страны", 20, is_rest=True),
    ),
    quotes=(
        Quote(
            "Дорогие жители Шанырака! Я преподаю в школе химию. Я рассказала ученикам, как вы защищали свои дома. "
            "Они сказали: «Кто дом построил, тому в нём и жить».",
            "Рут",
            "Великобритания",
        ),
        Quote(
            "На нашей улице тоже хотели сносить дома. Соседи объединились и по очереди сидели у каждой двери. "
            "Через два года город изменил своё решение. Желаем вам того же.",
            "Ханна",
            "Германия",
            more=40,
        ),
        Quote(
            "Я написал акиму и буду писать, пока он не ответит. Передайте привет детям: "
            "у нас многие о них думают.",
            "Рави",
            "Индия",
        ),
    ),
    since=(
        DatedLine(
            "5 апреля", "У посольства в Лондоне собрались люди и передали письмо. Это показало телевидение."
        ),
        DatedLine("12 апреля", "Акимат пока остановил новый снос. На сколько дней, письменно не сказано."),
    ),
    ahead=(DatedLine("26 апреля", "Следующее заседание, у здания суда."),),
    unknown="Когда примут решение о земле, ещё никто не сказал.",
    english=english_foot(number=2, place="Shanyrak, Almaty", language="Russian", date="22 November 2026"),
    url="shanyrak.example/ru/2",
)


def shorter(sheet: Bulletin) -> Bulletin:
    """Two languages on one sheet of A4 have room for less of each."""
    return replace(
        sheet, quotes=sheet.quotes[1:], since=sheet.since[1:], ahead=(), unknown="", counts=sheet.counts[:3]
    )


# Each sheet with the language of its first leaves, and that of its last ones.
SHEETS = {
    "kk": (bulletin_pdf(KAZAKH), "kaz", "kaz"),
    "ru": (bulletin_pdf(RUSSIAN), "rus", "rus"),
    "kk+ru": (bulletin_pdf(shorter(KAZAKH), beside=shorter(RUSSIAN)), "kaz", "rus"),
}


def program(folder: Path, name: str, *packages: str) -> tuple[list[str], dict[str, str]]:
    """The words that run it, and its environment: the machine's own, or the distribution's unpacked."""
    if found := shutil.which(name):
        return [found], dict(os.environ)
    for package in packages:
        root = unpacked(folder, package)  # all below the one root
    data = next(root.glob("usr/share/tesseract-ocr/*/tessdata"), root)
    return [str(root / "usr/bin" / name)], {
        **os.environ,
        "LD_LIBRARY_PATH": libraries(root),
        "TESSDATA_PREFIX": str(data),
    }


def copied(picture: Image.Image, chance: random.Random) -> Image.Image:
    """What a copier makes of a page: turned by a third of a degree, blurred, speckled, and only black or white."""
    grey = picture.convert("L").rotate(chance.uniform(-0.33, 0.33), Image.Resampling.BICUBIC, fillcolor=255)
    grey = grey.filter(ImageFilter.GaussianBlur(0.7))
    speckles = Image.frombytes("L", grey.size, chance.randbytes(grey.width * grey.height)).point(
        lambda value: 60 if value < 40 else 0
    )
    return ImageChops.subtract(grey, speckles).point(lambda value: 255 if value > THRESHOLD else 0)


def leaves(folder: Path, name: str, chance: random.Random) -> Iterator[tuple[str, Path, str]]:
    """(its languages, picture of its copy, what the PDF says on it), leaf by leaf as they lie on the paper."""
    sheet, first, last = SHEETS[name]
    pdf = folder / f"{name}.pdf"
    pdf.write_bytes(sheet)
    draw, env = program(folder, "pdftoppm", "poppler-utils")
    read, _ = program(folder, "pdftotext", "poppler-utils")
    sides = len(PdfReader(pdf).pages)
    for side in range(sides):
        low, high = side + 1, 2 * sides - side
        only = ["-f", str(side + 1), "-l", str(side + 1), "-r", str(DPI)]
        drawn = subprocess.run([*draw, *only, "-gray", pdf], env=env, capture_output=True, check=True).stdout
        page = copied(Image.open(io.BytesIO(drawn)), chance)
        page.save(folder / f"{name}-{side + 1}.png", dpi=(DPI, DPI))
        half = page.width // 2
        for left, number in zip((0, half), (low, high) if side % 2 else (high, low), strict=True):
            picture = folder / f"{name}-leaf{number}.png"
            page.crop((left, 0, left + half, page.height)).save(picture, dpi=(DPI, DPI))
            place = ["-x", str(left), "-y", "0", "-W", str(half), "-H", str(page.height)]
            said = subprocess.run([*read, *only, *place, pdf, "-"], env=env, capture_output=True, check=True)
            languages = (first if number <= sides else last) + ("+eng" if number == 2 * sides else "")
            yield languages, picture, plain(said.stdout.decode())


def plain(text: str) -> str:
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())


def main() -> int:
    folder = Path(os.environ.get("FOLDER") or tempfile.mkdtemp(prefix="photocopy-"))
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    try:
        reader, env = program(folder, "tesseract", "tesseract-ocr", "tesseract-ocr-kaz", "tesseract-ocr-rus")
    except CannotRun as why:
        print(why, file=sys.stderr)
        return 2
    figures = {}
    for name in SHEETS:
        wrong = characters = 0
        worst = 0.0
        for languages, picture, said in leaves(folder, name, chance):
            words = [*reader, picture, "-", "-l", languages, "--psm", "4"]
            got = plain(subprocess.run(words, env=env, capture_output=True, check=True).stdout.decode())
            errors = Levenshtein.distance(said, got)
            wrong, characters = wrong + errors, characters + len(said)
            worst = max(worst, errors / max(1, len(said)))
            print(f"{picture.stem}, {languages}: {errors} of {len(said)}")
            if os.environ.get("SHOW"):
                print("  said:", said, "\n  read:", got)
        figures[name] = {
            "error": round(wrong / characters, 4),
            "characters": characters,
            "worst_leaf": round(worst, 4),
        }
    if "FOLDER" not in os.environ:
        shutil.rmtree(folder)
    print(json.dumps(figures))
    return 0 if all(each["error"] <= MOST for each in figures.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
