"""What bytes are, told by what stands in them; a name only tips the balance where content leaves it open."""

import re
from enum import StrEnum

from shanyrak.craft.documents.documents import Archive, Binary, Encrypted, OldFormat, Picture, UnableToOpen
from shanyrak.craft.documents.mails import FIRST_LINE

HEAD = 65_536  # bytes or characters that are looked at


class Shape(StrEnum):
    """How the bytes are to be opened; ``ZIP`` is .docx or .odt, which shows inside."""

    PDF = "pdf"
    ZIP = "zip"
    MAIL = "mail"
    LETTERS = "letters"  # text or a page: shows when it is decoded


CLOSED: tuple[tuple[bytes, type[UnableToOpen]], ...] = (
    (b"\xff\xd8\xff", Picture),
    (b"\x89PNG\r\n", Picture),
    (b"GIF8", Picture),
    (b"II*\x00", Picture),
    (b"MM\x00*", Picture),
    (b"BM", Picture),
    (b"\x1f\x8b", Archive),
    (b"Rar!", Archive),
    (b"7z\xbc\xaf", Archive),
    (b"BZh", Archive),
    (b"\xfd7zXZ", Archive),
    (b"{\\rtf", OldFormat),
    (b"\x7fELF", Binary),
)
SPACE = b"\r\n\t \xef\xbb\xbf"  # and the mark of UTF-8
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|\r?$)")
TRANSPORT = frozenset(
    b"received return-path message-id mime-version content-type content-transfer-encoding delivered-to "
    b"dkim-signature list-id x-mailer user-agent".split()
)
PERSONAL = frozenset(b"from to subject date reply-to cc sender".split())
OPENS_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
PAGE_TAG = re.compile(
    r"</?(?:html|head|body|div|p|br|table|tr|td|span|a|ul|ol|li|font|b|strong|em|h[1-6]|meta|title)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


def shape_of(raw: bytes, name: str = "") -> Shape:
    """
    Tell how to open the bytes.

    :raises UnableToOpen: they are known, and nothing that is read here: a picture, an archive, an old format
    """
    head = raw[:HEAD]
    if head.lstrip(SPACE).startswith(b"%PDF-"):
        return Shape.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Shape.ZIP
    if head.startswith(OLE):
        # Office keeps a locked .docx in its old container.
        raise Encrypted if "EncryptedPackage".encode("utf-16-le") in raw else OldFormat
    for mark, trouble in CLOSED:
        if head.startswith(mark) and (len(mark) > 2 or b"\x00" in head[:512]):
            raise trouble
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise Picture
    if is_mail(head, name):
        return Shape.MAIL
    # Some servers write a line or two before the document.
    return Shape.PDF if b"\n%PDF-" in head[:1024] else Shape.LETTERS


def is_mail(head: bytes, name: str = "") -> bool:
    """
    Tell a mail from a text that begins with "From: … Date: …" as people paste it.

    Only what programs write (Received, Message-ID, MIME-Version …) makes a mail, or a name that ends in .eml.
    """
    head = head.lstrip(SPACE)
    if FIRST_LINE.match(head):
        head = head[head.index(b"\n") + 1 :]
        return _headers(head)[0] >= 1
    known, by_program = _headers(head)
    is_named_so = name.lower().endswith((".eml", ".mbox", ".mbx"))
    return known >= 2 and (by_program >= 1 or is_named_so)


def _headers(head: bytes) -> tuple[int, int]:
    """How many headers of mails stand at the top, and how many of those only programs write."""
    known = by_program = 0
    for number, line in enumerate(head.split(b"\n", 400)[:400]):
        line = line.rstrip(b"\r")
        if not line:
            break
        if line[:1] in {b" ", b"\t"} and number:
            continue
        found = HEADER.match(line)
        if found is None:
            break
        field = found[1].lower()
        by_program += field in TRANSPORT
        known += field in TRANSPORT or field in PERSONAL
    return known, by_program


def is_page(text: str, name: str = "") -> bool:
    """Tell a web page from a text: it opens like one, or it has the tags of one."""
    head = text[:HEAD].lstrip("\ufeff")
    if OPENS_PAGE.match(head):
        return True
    tags = [found[0].lower() for found, _turn in zip(PAGE_TAG.finditer(head), range(50), strict=False)]
    is_named_so = name.lower().endswith((".htm", ".html", ".xhtml"))
    return len(tags) >= (1 if is_named_so else 4) and any(
        tag.startswith("</") or "<br" in tag for tag in tags
    )
