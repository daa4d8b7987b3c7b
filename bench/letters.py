"""
Letters on paper: one at a time, a thousand merged, and whether memory grows with their number.

Beside ours stand a bare kept typst compiler, once with a poor page (`../shared/bench/b4_pdf.py`'s: no subject, no
mark, no code, no tags) and once with our own page made ready beforehand, and WeasyPrint with either page. Each side
runs in a process of its own; single letters are timed in turns so that a busy machine is unfair to nobody. The last line
is one JSON object.

    python bench/letters.py [letters in the merge, 1000]
"""

import base64
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from shanyrak.craft.printing.batch import write_letters_pdf
from shanyrak.craft.printing.letter import LetterSheet, letter_data, letter_pdf
from shanyrak.craft.printing.marks import square_code
from shanyrak.craft.printing.press import STANDARDS, TEMPLATES, shelf_of_this_machine, typst_fonts

NAMES = ["Зоя Сергеева", "Zoë O'Brien", "Þórunn Jónsdóttir", "Ada Lovett"]
BODY = """Your Excellency,

I write to you because a neighbour of the people I read about has been held for ten days. She read aloud a petition \
that nobody had come out to receive. I teach, as she does, and I cannot see what harm it did. I ask you to have the \
complaint against her withdrawn, so that the court can let her go, and to tell her family where she is held and when \
they may see her. Six others were led away with her; nothing is known of the charges against them.

I also ask you to halt every eviction in the district until the court of appeal has heard the residents on the second \
of June. Many of them bought their land and built with their own hands; they are ready to show their papers, and have \
asked for months that somebody look at them. A house once pulled down cannot be given back by any judgment.

Please accept the petition of the eleventh of May and answer it in writing. People here wait for that answer as well: I \
have told my pupils about the case, and they want to know how it ends. I shall read with attention whatever you can \
tell me, and I thank you for the time that you give to this letter and to those who live in your town.

Yours faithfully,"""

POOR_PAGE = """#set page(paper: "a4", margin: 2.5cm)
#set text(size: 11pt, lang: "en")
#let letters = json(bytes(sys.inputs.data))
#for (i, l) in letters.enumerate() {
  if i > 0 { pagebreak() }
  align(right)[#l.name \\ #l.place]
  [The Mayor's Office \\ Akimat Almaty \\ Pl Respubliki 4 \\ 050040 Almaty]
  v(1cm)
  for p in l.letter.split("\\n\\n") { par(p) }
  v(1cm)
  l.name
}
"""


def sheet(n: int) -> LetterSheet:
    return LetterSheet(
        recipient_lines=(
            "The Mayor's Office",
            "Akimat Almaty",
            "Pl Respubliki 4",
            "050040 Almaty",
            "KAZAKHSTAN",
        ),
        sender_lines=(f"{NAMES[n % 4]} {n}", f"{n} Long Street, London"),
        place_date="London, 15 May 2026",
        subject="The arrest of Saule Ontay",
        body=BODY,
        signature=f"{NAMES[n % 4]} {n}",
        status_url="https://shanyrak.example/7",
        appeal_number="7",
    )


def poor(n: int) -> dict[str, str]:
    return {"name": f"{NAMES[n % 4]} {n}", "place": f"{n} Long Street, London", "letter": BODY}


def bare_compiler() -> Callable[[list[dict[str, str]]], bytes]:
    import typst

    path = Path(tempfile.mkdtemp(prefix="bench-letters-")) / "letter.typ"
    path.write_text(POOR_PAGE)
    compiler = typst.Compiler(str(path))
    return lambda letters: compiler.compile(format="pdf", sys_inputs={"data": json.dumps(letters)})


def same_page_compiler() -> Callable[[str], bytes]:
    """Our template in a compiler that nobody wraps; its data are made before the clock runs."""
    import typst

    compiler = typst.Compiler(
        str(TEMPLATES / "letter.typ"), font_paths=typst_fonts(shelf_of_this_machine()), root=str(TEMPLATES)
    )
    return lambda data: compiler.compile(
        format="pdf", sys_inputs={"data": data}, pdf_standards=list(STANDARDS), timestamp=0
    )


def milliseconds(make: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    make()
    return (time.perf_counter() - start) * 1e3


def single() -> dict[str, float]:
    """Turns of fifteen letters a side: a kept compiler remembers its last few, so sides do not mix within a turn."""
    shelf, bare, same = shelf_of_this_machine(), bare_compiler(), same_page_compiler()
    took: dict[str, list[float]] = {"bare": [], "same_page": [], "ours": []}
    n = 0
    for turn in range(7):
        numbers = range(n, n := n + 16)
        ready = [json.dumps(letter_data([sheet(number)], shelf)) for number in numbers]
        for side, makes in (
            ("bare", [lambda number=number: bare([poor(number)]) for number in numbers]),
            ("same_page", [lambda data=data: same(data) for data in ready]),
            ("ours", [lambda number=number: letter_pdf(sheet(number)) for number in numbers]),
        ):
            makes[0]()  # what is remembered of the turn before is not this side's
            if turn:
                took[side] += [milliseconds(make) for make in makes[1:]]
    return {side: statistics.median(times) for side, times in took.items()}


def merged(side: str, count: int) -> dict[str, float]:
    start = time.perf_counter()
    if side == "ours":
        with tempfile.TemporaryFile() as out:
            size = write_letters_pdf((sheet(n) for n in range(count)), out)
    elif side == "bare":
        size = len(bare_compiler()([poor(n) for n in range(count)]))
    else:
        size = len(weasyprint_merge(count, *PAGES[side]))
    seconds = time.perf_counter() - start
    own, largest_child = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"seconds": seconds, "bytes": size, "own_mb": own, "child_mb": largest_child}


def weasyprint_merge(count: int, article: Callable[[int], str], style: str) -> bytes:
    from weasyprint import HTML

    letters = "".join(map(article, range(count)))
    return bytes(HTML(string=f"<html lang=en><style>{style}</style><body>{letters}").write_pdf())


def poor_article(n: int) -> str:
    one = poor(n)
    return (
        f"<article><p class=from>{escape(one['name'])}<br>{escape(one['place'])}<p>The Mayor's Office<br>Akimat Almaty"
        f"<br>Pl Respubliki 4<br>050040 Almaty{paragraphs(BODY)}<p>{escape(one['name'])}</article>"
    )


def same_article(n: int) -> str:
    """What our page shows, in the same places."""
    one = sheet(n)
    code = base64.b64encode(bytes(square_code(one.status_url))).decode()
    sender = [escape(line) for line in one.sender_lines]
    return (
        f"<article><p class=return>{' · '.join(sender)}<p class=to>{'<br>'.join(map(escape, one.recipient_lines))}"
        f"<p class=sender>{'<br>'.join(sender)}<p class=date>{escape(one.place_date)}<i class=upper></i><i class=lower></i>"
        f"<p class=status><img class=sign src='{(TEMPLATES / 'sign.svg').as_uri()}'>What became of it · appeal no. "
        f"{one.appeal_number}<br>{escape(one.status_url.removeprefix('https://'))}"
        f"<img class=code alt='{escape(one.status_url)}' src='data:image/png;base64,{code}'>"
        f"<h1>{escape(one.subject)}</h1>{paragraphs(one.body)}<p class=signature>{escape(one.signature)}</article>"
    )


def paragraphs(text: str) -> str:
    return "".join("<p>" + escape(part) for part in text.split("\n\n"))


PAGES = {
    "weasyprint": (
        poor_article,
        "@page{size:A4;margin:2.5cm}article{break-after:page}.from{text-align:right}",
    ),
    "weasyprint-same": (
        same_article,
        """@page{size:A4;margin:20mm 20mm 10mm 25mm}body{font:11pt serif}h1{font-size:11pt}
        article{break-after:page;position:relative;padding-top:78.5mm;height:160mm}
        .return,.to,.sender,.date,.status,.code,.sign,i{position:absolute;margin:0}
        .return{top:37mm;width:75mm;font-size:6.5pt;border-bottom:.4pt solid}.to{top:43mm;width:75mm;font-size:10.5pt}
        .sender,.date{left:97mm;width:68mm;font-size:10pt}.sender{top:0}.date{top:65.5mm}
        i{left:-20mm;width:4mm;border-top:.4pt solid}.upper{top:85mm}.lower{top:190mm}
        .status{top:256mm;left:11mm;width:150mm;font-size:8pt}.sign{left:-11mm;width:7mm}.code{right:-4mm;bottom:0;width:19mm}
        .signature{margin-top:15mm}""",
    ),
}


def in_a_process_of_its_own(*arguments: str, python: str = sys.executable) -> dict[str, float]:
    done = subprocess.run([python, __file__, *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def python_with_weasyprint() -> str:
    """An environment of its own, beside ours: the house does not need it. "" where it cannot be made."""
    folder = Path(tempfile.mkdtemp(prefix="bench-weasyprint-"))
    python = str(folder / "bin" / "python")
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [python, "-m", "pip", "install", "--quiet", "weasyprint==70.0", "segno", "fonttools", "regex"],
    ):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return ""
    return python


def main(count: int) -> None:
    one = in_a_process_of_its_own("--single")
    print(
        f"one letter, ms: ours {one['ours']:.2f}; bare compiler, same page {one['same_page']:.2f}, poor page {one['bare']:.2f}"
    )
    ours = in_a_process_of_its_own("--merged", "ours", str(count))
    four = in_a_process_of_its_own("--merged", "ours", str(4 * count))
    bare = in_a_process_of_its_own("--merged", "bare", str(count))
    # Two children at most, beside the parent, which streams what they print into a file.
    memory = {name: run["own_mb"] + 2 * run["child_mb"] for name, run in (("one", ours), ("four", four))}
    print(
        f"merge of {count}: ours {ours['seconds']:.2f} s, bare poor page {bare['seconds']:.2f} s, one process"
    )
    print(
        f"memory at most, MB: {count} letters {memory['one']:.0f}, {4 * count} letters {memory['four']:.0f}"
    )

    figures: dict[str, float | int | str] = {
        "one_ms": one["ours"],
        "one_to_bare_same_page": one["ours"] / one["same_page"],
        "one_to_bare_poor_page": one["ours"] / one["bare"],
        "merged": count,
        "merge_seconds": ours["seconds"],
        "merge_to_bare_poor_page": ours["seconds"] / bare["seconds"],
        "memory_mb": memory["one"],
        "memory_four_times": memory["four"] / memory["one"],
        "bytes_a_letter": ours["bytes"] / count,
    }
    if python := python_with_weasyprint():
        few = min(count, 200)  # linear in its number; a thousand take a minute on a small machine
        for side in PAGES:
            slow = in_a_process_of_its_own("--merged", side, str(few), python=python)
            figures[f"{side}_to_ours"] = slow["seconds"] / few * count / ours["seconds"]
    else:
        print("WeasyPrint could not be installed here: its side is left out.")
    print(
        json.dumps(
            {key: round(value, 3) if isinstance(value, float) else value for key, value in figures.items()}
        )
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--single"]:
            print(json.dumps(single()))
        case ["--merged", side, number]:
            print(json.dumps(merged(side, int(number))))
        case [number]:
            main(int(number))
        case _:
            main(1000)
