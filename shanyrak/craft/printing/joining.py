"""
Many PDFs of typst's made into one, page after page, without holding more than one of them.

pypdf does this for any PDF and takes ten times as long. Here the producer is known: a plain cross-reference
table, no object streams, no encryption. Anything else is refused.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import BinaryIO

REFERENCE = re.compile(rb"(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)|\b(\d+) 0 R\b", re.DOTALL)
HEADING = re.compile(rb"\A(\d+) 0 obj")
BINARY = re.compile(rb"\bstream\r?\n")


class NotOurPdf(ValueError):
    """The file is no plain PDF as typst writes it; join it with something that knows them all."""


def join_pdfs(parts: Iterable[bytes], out: BinaryIO, *, title: str) -> int:
    """
    Write the pages of all parts into ``out`` as one PDF, and give back how many bytes that took.

    Outlines, tags and metadata of the parts are left behind. Equal parts give equal bytes.

    :raises NotOurPdf: a part was not written by typst
    """
    joiner = _Joiner(out, title)
    for part in parts:
        joiner.add(part)
    return joiner.finish()


class _Joiner:
    def __init__(self, out: BinaryIO, title: str) -> None:
        self.out, self.title, self.written = out, title, 0
        self.digest = hashlib.sha256()
        self.offsets: dict[int, int] = {}
        self.last_number = 3  # 1 catalogue, 2 pages, 3 information
        self.kids: list[tuple[int, int]] = []  # the pages object of each part, and its number of pages
        self._write(b"%PDF-1.7\n%\x80\x80\x80\x80\n")

    def add(self, part: bytes) -> None:
        table, root, info = _table(part)
        base, self.last_number = self.last_number, self.last_number + len(table)
        ends = dict(
            zip(
                sorted(table.values()), [*sorted(table.values())[1:], part.rfind(b"xref", 0, -9)], strict=True
            )
        )
        pages = _pages(part, table, ends, root)
        for number, start in table.items():
            if number in {root, info}:
                continue
            body = part[start : ends[start]]
            if number == pages:
                count = re.search(rb"/Count (\d+)", body)
                self.kids.append((base + number, int(count[1]) if count else 0))
                body = body.replace(b"<<", b"<</Parent 0 0 R", 1)
            self._object(base + number, _renumbered(body, base))

    def finish(self) -> int:
        kids = b" ".join(b"%d 0 R" % number for number, _ in self.kids)
        total = sum(count for _, count in self.kids)
        title = b"<FEFF" + self.title.encode("utf-16-be").hex().upper().encode() + b">"
        self._object(1, b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
        self._object(2, b"2 0 obj\n<</Type/Pages/Count %d/Kids[%b]>>\nendobj\n" % (total, kids))
        self._object(3, b"3 0 obj\n<</Title%b>>\nendobj\n" % title)
        start, size = self.written, self.last_number + 1
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for number in range(1, size):
            at = self.offsets.get(number)
            self._write(b"0000000000 00001 f \n" if at is None else b"%010d 00000 n \n" % at)
        mark = self.digest.hexdigest()[:32].encode()
        self._write(
            b"trailer\n<</Size %d/Root 1 0 R/Info 3 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, mark, mark, start)
        )
        return self.written

    def _object(self, number: int, body: bytes) -> None:
        self.offsets[number] = self.written
        self._write(HEADING.sub(b"%d 0 obj" % number, body, count=1))

    def _write(self, data: bytes) -> None:
        self.out.write(data)
        self.digest.update(data)
        self.written += len(data)


def _table(part: bytes) -> tuple[dict[int, int], int, int]:
    """Read the cross-reference table: offsets by object number, then the root's and the information's number."""
    try:
        start = int(part[part.rindex(b"startxref") + 9 :].split()[0])
        head = re.compile(rb"xref\s+0 (\d+)\s*\n").match(part, start)
        trailer = part[part.rindex(b"trailer") :]
        root, info = (re.search(rb"/%b (\d+) 0 R" % key, trailer) for key in (b"Root", b"Info"))
    except (ValueError, IndexError) as error:
        raise NotOurPdf from error
    if head is None or root is None or b"/ObjStm" in part:
        raise NotOurPdf
    rows = part[head.end() : head.end() + 20 * int(head[1])]
    table = {
        number: int(rows[20 * number : 20 * number + 10])
        for number in range(1, int(head[1]))
        if rows[20 * number + 17 : 20 * number + 18] == b"n"
    }
    return table, int(root[1]), int(info[1]) if info else 0


def _pages(part: bytes, table: dict[int, int], ends: dict[int, int], root: int) -> int:
    found = re.search(rb"/Pages (\d+) 0 R", part[table[root] : ends[table[root]]])
    if found is None:
        raise NotOurPdf
    return int(found[1])


def _renumbered(body: bytes, base: int) -> bytes:
    """Move the references of one object; text in brackets and the bytes of a stream stay as they are."""
    stream = BINARY.search(body)
    head, tail = (body[: stream.start()], body[stream.start() :]) if stream else (body, b"")

    def moved(found: re.Match[bytes]) -> bytes:
        if found[2] is None:
            return found[0]
        return b"2 0 R" if found[2] == b"0" else b"%d 0 R" % (int(found[2]) + base)

    return REFERENCE.sub(moved, head) + tail
