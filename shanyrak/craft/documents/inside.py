"""
The child: ``python -P -m shanyrak.craft.documents.inside pdf|zip``, bytes on stdin, one JSON object on stdout.

Its parsers are loaded before the doors close; nothing can be imported afterwards.
"""

import json
import sys
from collections.abc import Callable

from shanyrak.craft.confining import close_doors, limit_means
from shanyrak.craft.documents.confining import MEMORY_AT_MOST, PROCESSOR_AT_MOST
from shanyrak.craft.documents.documents import Damaged, Document, TakesTooLong, TooDeep, UnableToOpen

DEEP = 3000  # calls in calls; what is nested deeper is called too deep


def main(shape: str) -> int:
    limit_means(memory=MEMORY_AT_MOST, processor_seconds=PROCESSOR_AT_MOST)
    opener = _opener(shape)
    raw = sys.stdin.buffer.read()
    close_doors()
    sys.setrecursionlimit(DEEP)
    sys.stdout.write(json.dumps(_answer(opener, raw)))
    sys.stdout.flush()
    return 0


def _opener(shape: str) -> Callable[[bytes], Document]:
    if shape == "pdf":
        from shanyrak.craft.documents import pdfs

        pdfs.get_ready()
        return pdfs.open_pdf
    from shanyrak.craft.documents import office

    office.get_ready()
    return office.open_office


def _answer(opener: Callable[[bytes], Document], raw: bytes) -> dict[str, object]:
    try:
        document = opener(raw)
    except UnableToOpen as trouble:
        return {"trouble": type(trouble).__name__}
    except MemoryError:
        return {"trouble": TakesTooLong.__name__}
    except RecursionError:
        return {"trouble": TooDeep.__name__}
    except Exception:  # noqa: BLE001 -- foreign parsers raise anything on broken files; the caller hears of damage
        return {"trouble": Damaged.__name__}
    return {
        "text": document.text.encode("utf-8", "replace").decode(),  # half surrogates are no text
        "kind": document.kind.value,
        "notes": [(note.remark.name, note.count) for note in document.notes],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
