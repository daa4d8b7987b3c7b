"""
Files that an organiser may hand in, made from a text on the spot; ways to damage them; and files made to do harm.

Formats are the seven that are opened: page, mail, mailbox, two makes of PDF (as typst packs them; by hand with nothing
packed, so that damage reaches the words), Word and OpenDocument.
"""

import base64
import io
import quopri
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from pypdf import PdfWriter

from shanyrak.craft.documents import UnableToOpen
from shanyrak.craft.documents.documents import (
    Archive,
    Damaged,
    Encrypted,
    NoTextInMail,
    NoTextInside,
    NoWords,
    TakesTooLong,
    TooDeep,
    UnpacksTooLarge,
)
from tests.craft.documents import making

MUCH = 64 << 20  # bytes that a bomb unpacks to: four times what is allowed
MORE = 100_000  # levels, parts or pages


# --- originals ---


def page(text: str) -> bytes:
    blocks = [f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in text.split("\n\n")]
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>Sample page</title><style>p {margin: 1em}</style></head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li>Contact</li></ul></nav><div id=main>{''.join(blocks)}</div>"
        "<form><input name=q><button>Search</button></form><footer>All rights reserved</footer></body></html>"
    ).encode()


def mail(text: str) -> bytes:
    plain = quopri.encodestring(text.encode()).decode()
    shown = base64.encodebytes(page(text)).decode()
    return (
        "Received: from a.example by b.example; Tue, 3 Mar 2009 10:00:00 +0000\nMessage-ID: <1@a.example>\n"
        "From: =?utf-8?q?J=C3=B6rg?= <j@a.example>\nTo: list@b.example\nDate: Tue, 3 Mar 2009 10:00:00 +0000\n"
        "Subject: Urgent\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=part\n\n"
        "--part\nContent-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"{plain}\n--part\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{shown}\n--part--\n"
    ).encode()


def mailbox(text: str) -> bytes:
    head = b"From j@a.example Tue Mar  3 10:00:00 2009\n"
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    second = f"From: k@a.example\nSubject: Re: Urgent\nMIME-Version: 1.0\n\n{quoted}\n".encode()
    return head + mail(text) + b"\n\n" + head + second


def typeset_pdf(text: str) -> bytes:
    lines = [line.replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n")]
    return making.pdf("".join(f'#"{line}" \\\n' if line else "\n\n" for line in lines))


def plain_pdf(text: str) -> bytes:
    """A PDF as the first programs wrote them: nothing in it is packed."""
    words = re.sub(r"([()\\])", r"\\\1", text).encode("cp1252", "replace").split(b"\n")
    said = b"BT /F 11 Tf 14 TL 50 800 Td\n" + b"".join(b"(%s) '\n" % line for line in words) + b"ET"
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(said), said),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj%s endobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start))
    return file.getvalue()


def word(text: str) -> bytes:
    return making.docx("".join(making.paragraph(escape(line)) for line in text.split("\n")))


def opendocument(text: str) -> bytes:
    return making.odt("".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")))


FORMATS: dict[str, Callable[[str], bytes]] = {
    "html": page,
    "eml": mail,
    "mbox": mailbox,
    "typeset pdf": typeset_pdf,
    "plain pdf": plain_pdf,
    "docx": word,
    "odt": opendocument,
}


# --- damage ---

PIECES = [
    b"<div>" * 300,
    b"<table><tr><td>" * 50,
    b"\n--part\n" * 40,
    b"((((" * 200,
    b"[" * 900,
    b"<<" * 400,
    b"&lt;&#x110000;&#0;" * 30,
    b"=?utf-8?q?=" * 50,
]
PIECES += [
    b"\x00" * 500,
    b"\xff\xfe",
    b"a@" * 300,
    b"From a@b 10:00\n\n" * 20,
    b"<![CDATA[" * 20,
    b"<!--" * 50,
    b"endobj 4 0 obj",
    b"BT " * 200,
    b"<w:p>" * 200,
    b"\r" * 300,
]
NUMBER = re.compile(rb"\d{1,9}")
NUMBERS = [b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e9"]


def damaged(raw: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """One file, harmed in one way; zipped ones as often within, so that the harm is not only to their wrapping."""
    if raw.startswith(b"PK") and dice.random() < 0.5:
        return _damaged_within(raw, dice, others)
    if raw.startswith(b"PK") and dice.random() < 0.2:
        return _lying(raw, dice)
    place = dice.randrange(len(raw) + 1)
    stop = min(len(raw), place + dice.choice([1, 8, 80, 800, len(raw)]))
    match dice.randrange(9):
        case 0:
            flipped = bytearray(raw)
            for _ in range(dice.randrange(1, 40)):
                flipped[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
            return bytes(flipped)
        case 1:
            return raw[:place]
        case 2:
            return raw[place:]
        case 3:
            return raw[:place] + raw[place:stop] * dice.randrange(2, 6) + raw[stop:]
        case 4:
            return raw[:place] + raw[stop:]
        case 5:
            filling = dice.choice([b"\x00", b"\xff", b" ", b"<", dice.randbytes(1)])
            return raw[:place] + filling * (stop - place) + raw[stop:]
        case 6:
            return _with_another_number(raw, dice)
        case 7:
            other = dice.choice(others)
            start = dice.randrange(len(other))
            return (
                raw[:place] + other[start : start + len(raw)]
            )  # no more: what is far longer may take longer
    return raw[:place] + dice.choice(PIECES) + raw[place:]


def _with_another_number(raw: bytes, dice: random.Random) -> bytes:
    numbers = list(NUMBER.finditer(raw))
    if not numbers:
        return raw[1:]
    found = dice.choice(numbers)
    return raw[: found.start()] + dice.choice(NUMBERS) + raw[found.end() :]


def _damaged_within(raw: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    parts[name] = damaged(parts[name] or b" ", dice, others)
    return making.zipped(**parts)


def _lying(raw: bytes, dice: random.Random) -> bytes:
    """A size, method or place in one of its directories is not what it says."""
    marks = [m.start() for m in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", raw)]
    place = dice.choice(marks) + dice.randrange(4, 30)
    lie = struct.pack("<I", dice.choice([0, 1, 0xFFFFFFFF, 0x7FFFFFFF, dice.randrange(1 << 32)]))
    return raw[:place] + lie + raw[place + 4 :]


# --- harm ---


@dataclass(frozen=True)
class Harm:
    """A file made to do harm, or one that holds no text, and what may be said of it; nothing: it may be read."""

    name: str
    raw: bytes
    said: tuple[type[UnableToOpen], ...] = ()


def harms() -> Iterator[Harm]:
    """Every file here is opened in the limited child, or as pages and mails are, and answered with a sentence."""
    yield from _zipped_harms()
    yield from _pdf_harms()
    yield from _page_harms()
    yield from _mail_harms()


def _zipped_harms() -> Iterator[Harm]:
    swelling = (UnpacksTooLarge,)
    long = making.docx(making.paragraph("a" * MUCH))
    yield Harm("docx that unpacks to 64 MB", long, swelling)
    yield Harm("odt that unpacks to 64 MB", making.odt(f"<text:p>{'a' * MUCH}</text:p>"), swelling)
    size = struct.pack("<I", len(zipfile.ZipFile(io.BytesIO(long)).read("word/document.xml")))
    yield Harm(
        "docx that lies about its 64 MB", long.replace(size, struct.pack("<I", 1_000)), (Damaged, *swelling)
    )
    yield Harm("docx of a lying zero", long.replace(size, struct.pack("<I", 0)), (Damaged, *swelling))
    inner = making.zipped(a=b"\x00" * MUCH)
    for _ in range(6):
        inner = making.zipped(**{f"a{n}": inner for n in range(16)})
    yield Harm("zip in zip, seven deep", inner, (Archive,))
    yield Harm(
        "docx with zips in zips beside its words", making.docx(making.paragraph("Minister"), media=inner)
    )
    yield Harm("docx that is a zip within", making.zipped(word__document_DOT_xml=inner), (Damaged, *swelling))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e9;</a>'
    yield Harm("docx of a billion laughs", making.zipped(word__document_DOT_xml=laughs), swelling)
    long_entity = f'<!DOCTYPE a [<!ENTITY b "{"a" * 1_000_000}">]><a>{"&b;" * 1_000}</a>'
    yield Harm("docx of one long entity", making.zipped(word__document_DOT_xml=long_entity), swelling)
    outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    yield Harm("docx that asks for a file", making.zipped(word__document_DOT_xml=outside), swelling)
    odt_type = "application/vnd.oasis.opendocument.text"
    yield Harm("odt of laughs", making.zipped(mimetype=odt_type, content_DOT_xml=laughs), swelling)
    deep = (TooDeep, TakesTooLong, Damaged)
    yield Harm("docx 100,000 deep", making.docx("<w:sdt>" * MORE + "</w:sdt>" * MORE), deep)
    yield Harm(
        "docx of 5,000 tables in tables",
        making.docx("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000),
        deep,
    )
    yield Harm("odt 100,000 deep", making.odt("<text:span>" * MORE + "</text:span>" * MORE), deep)
    yield Harm("odt of 100,000 empty paragraphs", making.odt("<text:p/>" * MORE), (NoWords,))
    yield Harm("zip of 100,000 files", making.zipped(**{f"a{n}": "" for n in range(MORE)}), swelling)
    yield Harm("docx of spaces", making.docx(making.paragraph(" " * 1_000_000)), (NoWords,))


def _pdf_harms() -> Iterator[Harm]:
    yield Harm("PDF of pictures", making.scanned_pdf(), (NoTextInside,))
    yield Harm("PDF with a password", making.locked_pdf("secret"), (Encrypted,))
    blank = PdfWriter()
    for _ in range(2_000):
        blank.add_blank_page(595, 842)
    yield Harm("PDF of 2,000 empty pages", making.written(blank), (NoTextInside,))
    costly = (UnpacksTooLarge, TakesTooLong, Damaged)
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    sheet = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    for name, said in (
        ("spaces", b" " * (4 * MUCH)),
        ("letters", b"BT /F 9 Tf (" + b"a" * MUCH + b") Tj ET"),
        ("words", b"BT /F 9 Tf " + b"(a) Tj " * (MUCH // 16) + b"ET"),
        ("brackets", b"[" * (MUCH // 16)),
    ):
        packed = zlib.compress(zlib.compress(said, 9), 9)
        stream = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (
            len(packed),
            packed,
        )
        yield Harm(
            f"PDF whose page unpacks to {name}",
            pdf_of(catalogue, pages, sheet, stream, font),
            (*costly, NoTextInside),
        )
    round_pages = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"
    yield Harm("PDF whose pages go in a ring", pdf_of(catalogue, round_pages), (*costly, NoTextInside))
    many = b"<</Type/Pages/Kids[%s]/Count 99999>>" % (b"3 0 R " * MORE)
    yield Harm(
        "PDF that shows one page 100,000 times",
        pdf_of(catalogue, many, sheet, b"<</Length 0>>stream\n\nendstream", font),
        (*costly, NoTextInside),
    )
    yield Harm("PDF of lists in lists", pdf_of(catalogue, b"[" * MORE + b"]" * MORE), (*costly, TooDeep))
    ring = pdf_of(catalogue, pages).replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9")
    yield Harm("PDF whose tables go in a ring", ring, (*costly, NoTextInside))
    itself = b"<</Length 4 0 R>>stream\n(a) Tj\nendstream"
    yield Harm(
        "PDF whose length is itself", pdf_of(catalogue, pages, sheet, itself, font), (*costly, NoTextInside)
    )


def _page_harms() -> Iterator[Harm]:
    yield Harm("page of 100,000 boxes", page("x").replace(b"<nav>", b"<div>" * MORE), (TooDeep,))
    for tag in ("span", "b", "font", "a", "li", "td", "p", "pre", "title", "select", "del", "script"):
        yield Harm(f"page of 100,000 <{tag}>", b"<html><body>" + f"<{tag}>".encode() * MORE + b"Minister")
    yield Harm("page of 100,000 <form>", b"<html>" + b"<form>" * MORE + b"Minister", (TooDeep,))
    yield Harm("page of 100,000 tables", b"<html>" + b"<table><tr><td>" * MORE + b"Minister", (TooDeep,))
    for name, sign in (
        ("tags that never end", b"<a "),
        ("remarks that never end", b"<!-- "),
        ("marks", b"<"),
        ("entities", b"&lt;"),
        ("numbered signs", b"&#x1F600"),
        ("declarations", b"<!DOCTYPE a "),
        ("quotes", b"<a b='"),
        ("ends", b"</"),
        ("sections", b"<![CDATA["),
    ):
        yield Harm(f"page of {name}", b"<html><body><p>Minister</p>" + sign * (1_000_000 // len(sign)))
    yield Harm("page of one tag of 3 MB", b"<html><p " + b"a=b " * 750_000 + b">Minister")
    yield Harm("page of nothing", b"<html><body>" + b"<p> </p>" * MORE + b"</body></html>", (NoWords,))


def _mail_harms() -> Iterator[Harm]:
    head = b"Message-ID: <1@a.example>\nMIME-Version: 1.0\nFrom: a@b.example\n"
    boxes = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    yield Harm("mail 3,000 deep", head + boxes, (TooDeep, NoTextInMail))
    yield Harm(
        "mail in mail in mail", (head + b"Content-Type: message/rfc822\n\n") * 3_000, (TooDeep, NoTextInMail)
    )
    yield Harm(
        "mail of 100,000 parts",
        head + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * MORE,
        (TooDeep,),
    )
    yield Harm(
        "mail with 1 MB of subject", head + b"Subject: " + b"=?utf-8?q?a?= " * 70_000 + b"\n\nMinister"
    )
    yield Harm("mail with 100,000 headers", head + b"X-A: b\n" * MORE + b"\nMinister")
    yield Harm(
        "mail of parameters", head + b"Content-Type: text/plain" + b'; a*0="b"' * 20_000 + b"\n\nMinister"
    )
    yield Harm("mail of nothing", head + b"Content-Type: text/html\n\n<p> </p>", (NoTextInMail,))
    yield Harm(
        "mailbox of 50,000 mails",
        b"From a Tue Mar  3 10:00:00 2009\nFrom: a@b.example\nMIME-Version: 1.0\n\nMinister\n\n" * 50_000,
    )
    yield Harm(
        "mail of broken base64",
        head + b"Content-Transfer-Encoding: base64\n\n" + b"=" * 1_000_000,
        (NoTextInMail,),
    )
    yield Harm("mail of bends", head + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 300_000)
