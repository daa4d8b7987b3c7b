"""
The child in which mails are opened: ``python -m shanyrak.mailroom.inside``.

It is given 512 MB, five seconds of processor time a mail, no file and no socket beyond its two pipes, and ends when its
parent does. In: a letter that says for what (``c`` a copy, ``r`` perhaps a report), four bytes of length, the mail.
Out: four bytes of length, JSON.
"""

import codecs
import contextlib
import email.generator  # noqa: F401 -- the parser would load it when the doors are closed
import json
import signal
import sys
from dataclasses import asdict
from encodings.aliases import aliases
from typing import BinaryIO

from shanyrak.copies.opening import UnableToOpen, open_mail
from shanyrak.craft.confining import close_doors, limit_means
from shanyrak.mailroom.reports import read_report

MEMORY_AT_MOST = 512 * 1024 * 1024  # bytes of address space
SECONDS_AT_MOST = 5.0  # of processor time, for one mail


# Opened once before the doors close, so that what the parser loads late is there.
FIRST = b"""From: =?utf-8?q?a?= <a@b.example>
To: c@d.example
Content-Type: multipart/mixed; boundary=b

--b
Content-Transfer-Encoding: quoted-printable

=41
--b
Content-Type: text/html
Content-Transfer-Encoding: base64

PHA+QTwvcD4=
--b--
"""


def main() -> None:
    load_charsets()
    opened(FIRST, may_be_report=True)
    sys.meta_path.clear()  # a charset of no known name must be unknown, not a file that cannot be opened
    limit_means(memory=MEMORY_AT_MOST)
    close_doors()
    come, go = sys.stdin.buffer, sys.stdout.buffer
    while head := come.read(5):
        raw = come.read(int.from_bytes(head[1:], "big"))
        # When it runs out the process is ended by it, whatever the parser does.
        signal.setitimer(signal.ITIMER_PROF, SECONDS_AT_MOST)
        answer = json.dumps(opened(raw, may_be_report=head[:1] == b"r")).encode()
        signal.setitimer(signal.ITIMER_PROF, 0)
        say(go, answer)


def opened(raw: bytes, *, may_be_report: bool) -> dict[str, object]:
    try:
        report = read_report(raw) if may_be_report else None
        if report:
            return {"report": {"kind": report.kind.value, "why": report.why}}
        return {"mail": asdict(open_mail(raw))}
    except UnableToOpen as trouble:
        return {"trouble": str(trouble)}
    except MemoryError:
        return {"trouble": "reading it takes too much memory"}
    except Exception as error:  # noqa: BLE001 -- whatever a mail does to the parser, it is put aside and the next is read
        return {"broke": type(error).__name__}


def say(go: BinaryIO, answer: bytes) -> None:
    go.write(len(answer).to_bytes(4, "big") + answer)
    go.flush()


def load_charsets() -> None:
    for name in set(aliases.values()):
        with contextlib.suppress(LookupError):  # some are of other systems only
            codecs.lookup(name)


if __name__ == "__main__":
    main()
