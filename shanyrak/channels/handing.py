"""What every guide needs to hand a letter over: a way to say things, and a name for the file."""

import re
from collections.abc import Callable

from shanyrak.channels.base import Envelope

Say = Callable[[str], str]  # puts a sentence of ours into the supporter's language


def as_written(text: str) -> str:
    """Say it in English, as it stands in the code. A door passes ``gettext`` instead."""
    return text


def file_name(envelope: Envelope, suffix: str) -> str:
    """How the file is called that a supporter saves: ``letter-7.pdf``; it names nobody."""
    number = re.sub(r"[^A-Za-z0-9]+", "-", envelope.appeal_number).strip("-")
    return f"letter-{number}{suffix}" if number else f"letter{suffix}"
