"""Documents to plain text: see README.md."""

from shanyrak.craft.documents.documents import (
    TEXT_AT_MOST,
    Document,
    Kind,
    Note,
    Remark,
    UnableToOpen,
)

__all__ = ["TEXT_AT_MOST", "Document", "Kind", "Note", "Remark", "UnableToOpen", "open_document"]


def open_document(raw: bytes, *, name: str = "", plain_at_most: int = TEXT_AT_MOST) -> Document:
    """Give the text of a document; see ``opening.open_document``, which is loaded when it is called."""
    from shanyrak.craft.documents import opening

    return opening.open_document(raw, name=name, plain_at_most=plain_at_most)
