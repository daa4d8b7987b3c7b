"""From bytes to plain text."""

from shanyrak.craft.documents.confining import open_in_child
from shanyrak.craft.documents.decoding import decode
from shanyrak.craft.documents.documents import (
    TEXT_AT_MOST,
    Document,
    Empty,
    Kind,
    Note,
    NoWords,
    Remark,
    TooLarge,
)
from shanyrak.craft.documents.kinds import Shape, is_page, shape_of
from shanyrak.craft.documents.mails import mail_text
from shanyrak.craft.documents.webpages import decode_page, page_text

BYTES_AT_MOST = 32 * 1024 * 1024


def open_document(raw: bytes, *, name: str = "", plain_at_most: int = TEXT_AT_MOST) -> Document:
    """
    Give the text of a document, its kind told by its content.

    ``name`` is the file's, and only tips the balance. The text has at most 65,536 characters, and a note says when
    more were there; a text that was plain from the start is cut at ``plain_at_most`` instead, for callers who keep it
    whole. PDF, .docx and .odt are opened in a limited child process (some 0.3 s).

    :raises UnableToOpen: there is no text in it, or it cannot be got; the text says why and what now
    """
    if len(raw) > BYTES_AT_MOST:
        raise TooLarge
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Empty
    match shape_of(raw, name):
        case Shape.PDF | Shape.ZIP as shape:
            return _cut(open_in_child(raw, shape=shape.value))
        case Shape.MAIL:
            mail = mail_text(raw)
            return _cut(Document(mail.text, mail.kind, mail.notes, mail.encoding))
    found = decode(raw)
    if not is_page(found.text, name):
        return _cut(Document(_plain(found.text), Kind.TEXT, (), found.encoding), at_most=plain_at_most)
    found = decode_page(raw)
    page = page_text(found.text)
    return _cut(Document(page.text, Kind.PAGE, page.notes, found.encoding))


def _plain(text: str) -> str:
    return text.replace("\x00", " ")  # sign for sign, so that places in the text stay true


def _cut(document: Document, *, at_most: int = TEXT_AT_MOST) -> Document:
    if not any(map(str.isalnum, document.text[:at_most])):
        raise NoWords
    if len(document.text) <= at_most:
        return document
    notes = (Note(Remark.CUT, at_most), *(note for note in document.notes if note.remark is not Remark.CUT))
    return Document(document.text[:at_most], document.kind, notes, document.encoding)
