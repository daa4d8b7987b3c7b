"""A file that somebody hands in, as text; or why it is none. What opens it is craft; here it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shanyrak.craft.documents import Kind, Note, Remark, UnableToOpen, open_document

LARGEST = 5 * 1024 * 1024  # bytes

# By the name of the trouble: what happened to their file, why, what now.
SENTENCES: Mapping[str, object] = {
    "Empty": _("Nothing was read: the file is empty. Please choose another one, or paste the text."),
    "NoWords": _("The file was kept but not read: there are no words in it. Please choose another one."),
    "TooLarge": _(
        "The file was kept but not read: it is larger than five megabytes. "
        "Please paste the part that is the appeal."
    ),
    "Binary": _(
        "The file was kept but not read: it is no plain text. "
        "Please open it where it was written, and paste the text."
    ),
    "Picture": _(
        "The file was kept but not read: it is a picture, and words in pictures are not read here. "
        "Please type what it says, or let a text recognition read it, and paste that."
    ),
    "NoTextInside": _(
        "The file was kept but not read: its pages are pictures without a text layer, as scanners make them. "
        "Please let a text recognition read it, or type what it says, and paste that."
    ),
    "NoTextInMail": _(
        "The mail was kept but not read: it says nothing itself; what it says may be in an attached file. "
        "Please save that file from the mail, and choose it here."
    ),
    "Archive": _(
        "The file was kept but not read: it is an archive of other files. "
        "Please unpack it, and choose the one that is the appeal."
    ),
    "OldFormat": _(
        "The file was kept but not read: it is a sheet, slides, or in an older office format. "
        "Please save it as .docx, .odt or plain text, or paste the text."
    ),
    "Encrypted": _(
        "The file was kept but not read: it is locked with a password. "
        "Please save a copy without one, or paste the text."
    ),
    "Damaged": _(
        "The file was kept but not read: it is damaged, or was cut off on its way. "
        "Please fetch it once more, or paste the text."
    ),
}
ANYTHING_ELSE = _(
    "The file was kept but not read: it is built in a way that no appeal needs, and was closed again. "
    "Please open it in its own program, and paste the text."
)
LEFT_OUT: Mapping[Remark, object] = {
    Remark.CUT: _(
        "The text was longer: only its first %(count)s characters were taken. Is the appeal whole?"
    ),
    Remark.FIRST_OF_SEVERAL: _("The file holds %(count)s mails. Only the first was read."),
    Remark.MAIL_WITHIN: _("The text is that of the mail which was attached to this one."),
    Remark.ATTACHMENTS: _(
        "Files attached to the mail were not read: %(count)s. Save and choose them one by one."
    ),
    Remark.FURNITURE: _("Menus, forms or footers of the page were left out: %(count)s."),
    Remark.WHOLE_PAGE: _("Menus and text of the page could not be told apart, so all of it was taken."),
    Remark.PAGES_WITHOUT_TEXT: _(
        "Pages that are pictures were not read: %(count)s. Does the appeal stand there?"
    ),
}


class Unreadable(Exception):
    """``sentence`` is for the person, ``reason`` for the record: neither holds anything of the file."""

    def __init__(self, trouble: str, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sentence = SENTENCES.get(trouble, ANYTHING_ELSE)


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file, what was left out of it in sentences, and whether it was a text from the start."""

    text: str
    left_out: tuple[str, ...]
    is_plain: bool


def opened(raw: bytes, *, name: str = "") -> Opened:
    """
    Open a file: a text, a saved web page, a mail, a PDF, a .docx or an .odt. Line ends become plain ones.

    :raises Unreadable: empty, larger than five megabytes, or nothing that can be read
    """
    if len(raw) > LARGEST:
        raise Unreadable("TooLarge", "file over five megabytes")
    try:
        document = open_document(raw, name=name, plain_at_most=LARGEST)
    except UnableToOpen as unable:
        raise Unreadable(type(unable).__name__, str(unable)) from unable
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    return Opened(text, tuple(map(_said, document.notes)), is_plain=document.kind is Kind.TEXT)


def _said(note: Note) -> str:
    return str(LEFT_OUT[note.remark]) % {"count": f"{note.count:,}"}
