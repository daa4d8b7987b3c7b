"""Takes out of a letter what shows who wrote it and whom it tells about. See ``redact``."""

from shanyrak.craft.redacting.judging import LEVELS, redact
from shanyrak.craft.redacting.marking import Kind, Mark, Redaction

__all__ = ["LEVELS", "Kind", "Mark", "Redaction", "redact"]
