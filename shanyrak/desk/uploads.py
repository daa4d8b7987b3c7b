"""A file that somebody hands in, as text; or why it is none."""

import codecs

from django.utils.translation import gettext_lazy as _

LARGEST = 5 * 1024 * 1024  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Unreadable(Exception):
    """``sentence`` is for the person, ``reason`` for the record: neither holds anything of the file."""

    reason = ""
    sentence: object = ""


class Empty(Unreadable):
    reason = "empty file"
    sentence = _("Nothing was read: the file is empty. Please choose another one, or paste the text.")


class TooLarge(Unreadable):
    reason = "file over five megabytes"
    sentence = _(
        "The file was kept but not read: it is larger than five megabytes. "
        "Please paste the part that is the appeal."
    )


class NoText(Unreadable):
    reason = "file is no plain text"
    sentence = _(
        "The file was kept but not read: it is no plain text. "
        "Please open it where it was written, and paste the text."
    )


def decoded(raw: bytes) -> str:
    """
    Decode a plain text file: UTF-8 or UTF-16 by its mark, UTF-8, then the Cyrillic and Western code pages.

    Line ends become plain ones. A page that was read with a wrong code page shows on the reading desk at once.

    :raises Unreadable: empty, larger than five megabytes, or binary
    """
    if not raw.strip():
        raise Empty
    if len(raw) > LARGEST:
        raise TooLarge
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _plain(raw.decode(encoding, "replace"))
    if b"\x00" in raw or _is_binary(raw):
        raise NoText
    try:
        return _plain(raw.decode("utf-8"))
    except UnicodeDecodeError:
        high = sum(byte >= 0xC0 for byte in raw)
        # In a Cyrillic text most letters stand in the upper half; in a Western one few do.
        return _plain(raw.decode("cp1251" if high > len(raw) / 5 else "cp1252", "replace"))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def _is_binary(raw: bytes) -> bool:
    start = raw[:4096]
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    return odd > len(start) / 100 or start.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b"))
