"""
What the mail server itself knows of a message whose answer we did not hear.

The outbox asks this before anybody is asked. A sandbox knows from its folder; a Postfix knows from its log:
both answer as ``base.Evidence``.
"""

import fcntl
import os
from datetime import datetime
from pathlib import Path

from shanyrak.channels.base import Evidence, Finding, Verdict
from shanyrak.channels.email.sandbox import file_stem

__all__ = ["Evidence", "Finding", "SandboxEvidence", "Verdict"]

QUIET_SECONDS = 2.0  # that a server's loop must have lived on after the sender hung up


class SandboxEvidence:
    """Reads the folder of a ``SandboxServer``, from any process of the same machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def weigh(self, name: str, *, silent_since: datetime) -> Finding:
        # Quiet is looked at first: whatever was kept before the quiet is then seen in the folder.
        quiet = self._is_quiet(silent_since)
        try:
            kept = (self._folder / f"{file_stem(name)}-1.eml").exists()
        except OSError:
            return Finding(Verdict.UNKNOWN, why="the sandbox's folder cannot be read")
        if kept:
            return Finding(Verdict.TAKEN, f"{file_stem(name)}-1", "the sandbox keeps it")
        if quiet:
            return Finding(Verdict.NOT_TAKEN, why="the sandbox lived on and does not keep it")
        return Finding(Verdict.UNKNOWN, why="too early to say")

    def _is_quiet(self, silent_since: datetime) -> bool:
        """
        Nothing of that sender can be under way any more.

        Either no server runs, so nobody can take anything; or its loop has beaten well after the sender
        hung up, and a loop that beats has dealt with all that lay in its sockets before.
        """
        try:
            handle = os.open(self._folder / ".lock", os.O_RDWR)
        except OSError:
            return False  # no sandbox ever ran here: this is the wrong place to ask
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return self._beat_at() >= silent_since.timestamp() + QUIET_SECONDS
        finally:
            os.close(handle)
        return True

    def _beat_at(self) -> float:
        try:
            return (self._folder / ".beat").stat().st_mtime
        except OSError:
            return 0.0
