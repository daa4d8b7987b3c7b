"""The words of this folder: what a document is, what is noted about it, and why one stays closed."""

from dataclasses import dataclass
from enum import StrEnum

TEXT_AT_MOST = 65_536  # characters; a long appeal has 10,000


def names(words: str) -> frozenset[str]:
    """A set of names, written as one line of words."""
    return frozenset(words.split())


class Kind(StrEnum):
    """What the bytes were."""

    TEXT = "text"
    PAGE = "web page"
    MAIL = "mail"
    MAILBOX = "mailbox"
    PDF = "PDF"
    DOCX = "Word document"
    ODT = "OpenDocument text"


class Remark(StrEnum):
    """What can be noted about a document. The value is the sentence; ``{count}`` is filled by the note."""

    CUT = "Only the first {count:,} characters were taken; what stands after that was left out."
    FIRST_OF_SEVERAL = "It holds {count} mails. Only the first was opened; save the others one by one."
    MAIL_WITHIN = "The text is that of the mail which was attached to this one."
    ATTACHMENTS = "The mail has {count} attached files that were not opened. Save them and hand them in."
    FURNITURE = "Menus, forms or footers of the page were left out ({count})."
    WHOLE_PAGE = "Menus and text could not be told apart, so everything on the page was taken."
    PAGES_WITHOUT_TEXT = (
        "{count} of its pages have no text layer (pictures, perhaps); nothing was read there."
    )


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on one document; ``count`` is what its sentence counts."""

    remark: Remark
    count: int = 0

    @property
    def sentence(self) -> str:
        return self.remark.value.format(count=self.count)


@dataclass(frozen=True, slots=True)
class Document:
    """
    What a document says. ``text`` has no NUL; ``encoding`` is "" where the format decides it.
    """

    text: str
    kind: Kind
    notes: tuple[Note, ...] = ()
    encoding: str = ""


class UnableToOpen(Exception):
    """
    Anticipated: no text came out. ``str()`` says what it is, why, and what now, and holds nothing of the document.

    Each kind of trouble is a class of its own with its sentence, so that a door can say it in another language.
    """

    sentence = "it could not be opened. Open it in its own program, copy the text and paste that."

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class Empty(UnableToOpen):
    sentence = "it is empty. Paste the whole text of the appeal."


class NoWords(UnableToOpen):
    sentence = "there are no words in it. Paste the whole text of the appeal."


class Binary(UnableToOpen):
    sentence = "it is no text but a binary file. Open it in its own program, copy the text and paste that."


class Picture(UnableToOpen):
    sentence = (
        "it is a picture, and words in pictures are not read here. "
        "Type what it says, or let a text recognition read it, and paste that."
    )


class Archive(UnableToOpen):
    sentence = "it is an archive of other files. Unpack it, and hand in the file that is the appeal."


class OldFormat(UnableToOpen):
    sentence = (
        "it is in an older office format (.doc, .rtf, or a sheet) that is not read here. "
        "Open it in its own program and save it as .docx, .odt or plain text."
    )


class Encrypted(UnableToOpen):
    sentence = "it is locked with a password. Open it in its own program, and save a copy without one."


class NoTextInside(UnableToOpen):
    sentence = (
        "its pages are pictures without a text layer, as scanners make them. "
        "Let a text recognition read it, or type what it says, and paste that."
    )


class NoTextInMail(UnableToOpen):
    sentence = (
        "the mail itself says nothing; what it says may be in an attached file. "
        "Save that file from the mail and hand it in."
    )


class Damaged(UnableToOpen):
    sentence = (
        "it is damaged or was cut off on its way. "
        "Fetch it once more, or open it in its own program, copy the text and paste that."
    )


class TooLarge(UnableToOpen):
    sentence = "it is larger than 32 MB. Paste the part that is the appeal."


class UnpacksTooLarge(UnableToOpen):
    sentence = (
        "it unpacks to far more than any appeal needs, so it was closed again. "
        "Open it in its own program, copy the text and paste that."
    )


class TooDeep(UnableToOpen):
    sentence = "its parts are nested deeper than people write. Open it in its own program, copy the text and paste that."


class TakesTooLong(UnableToOpen):
    sentence = (
        "reading it took more time or memory than any appeal needs, so it was closed again. "
        "Open it in its own program, copy the text and paste that."
    )
