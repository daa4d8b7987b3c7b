"""
Fax through HylaFAX, by its own client protocol: FTP's dialogue, with jobs beside files (hfaxd(8)).

Everything up to ``JSUBM`` can be taken back; ``JSUBM`` is the last word. The job's tag is
the delivery's id, so that a job whose answer we did not hear is found in the queue.
"""

import ftplib
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shanyrak.channels.base import Envelope, Finding, InDoubt, Offer, Receipt, Refused, TryLater, Verdict
from shanyrak.channels.fax.dialling import NotANumber, dialled
from shanyrak.craft.printing.fonts import MissingFont

# What may fail in ftplib; error_temp and error_perm carry the server's reply.
FTP_TROUBLE = (OSError, EOFError, ftplib.Error)

FORGET_SECONDS = 5.0

QUIET = timedelta(seconds=10)  # after which a server has obeyed, or dropped, what a dead client said
REMEMBERED = timedelta(minutes=10)  # faxqclean removes a finished job after 15 minutes (faxqclean(8))


@dataclass(frozen=True, slots=True)
class FaxServer:
    """A HylaFAX server: hfaxd's address and how hard a fax is tried."""

    host: str = "127.0.0.1"
    port: int = 4559
    user: str = "shanyrak"
    password: str = field(default="", repr=False)
    seconds: float = 60.0  # for each answer
    last_word_seconds: float = 120.0
    dials: int = 3  # only where nobody answers or the line is busy
    tries: int = 1  # of a call that broke off: pages may have arrived, so a second one is a person's choice
    keep_trying: str = "000259"  # DDHHMM: a minute less than three hours


class HylaFaxCarrier:
    """Lays a fax into HylaFAX's queue. ``render`` makes the PDF; ``printing.print_fax`` is one."""

    def __init__(self, server: FaxServer, render: Callable[[Envelope], bytes]) -> None:
        self._server = server
        self._render = render

    def offer(self, envelope: Envelope) -> Offer:
        """
        Bring the fax up to the point where only ``JSUBM`` is missing.

        :raises TryLater: the server is not there, or will not work for us now
        :raises Refused: there is no number to dial
        """
        tag = tag_of(envelope.delivery_id)
        try:
            number = dialled(envelope.to)
            pdf = self._render(envelope)
        except NotANumber as error:
            raise Refused(str(error)) from error
        except MissingFont as error:
            raise TryLater(str(error)) from error

        dialogue = _Dialogue()
        try:
            dialogue.open(self._server)
            known = dialogue.jobs_tagged(tag)
            if known:
                dialogue.hang_up()
                return _AlreadyQueued(known[0])
            job = dialogue.prepare(self._server, number=number, tag=tag, pdf=pdf)
        except FTP_TROUBLE as error:
            dialogue.hang_up()
            raise TryLater(f"the fax server did not take it: {_said(error)}") from error
        return HylaFaxOffer(dialogue, job, self._server.last_word_seconds)


class HylaFaxOffer:
    def __init__(self, dialogue: "_Dialogue", job: str, last_word_seconds: float) -> None:
        self._dialogue: _Dialogue | None = dialogue
        self._job = job
        self._seconds = last_word_seconds

    def commit(self) -> Receipt | InDoubt:
        dialogue, self._dialogue = self._dialogue, None
        if dialogue is None:
            raise RuntimeError("this offer is already decided")
        try:
            said = dialogue.submit(self._seconds)
        except (ftplib.error_temp, ftplib.error_perm) as error:
            dialogue.forget(self._job)
            kind = TryLater if isinstance(error, ftplib.error_temp) else Refused
            raise kind(_said(error)) from error
        except FTP_TROUBLE as error:
            return InDoubt(f"no answer to the fax job: {_said(error)}")
        finally:
            dialogue.hang_up()
        return Receipt(self._job, said)

    def abandon(self) -> None:
        """Delete the job, which deletes the letter from the spool, and hang up."""
        dialogue, self._dialogue = self._dialogue, None
        if dialogue is not None:
            dialogue.forget(self._job)
            dialogue.hang_up()


@dataclass(frozen=True, slots=True)
class _AlreadyQueued:
    """The queue holds this delivery from an earlier attempt: the last word was heard then."""

    job: str

    def commit(self) -> Receipt | InDoubt:
        return Receipt(self.job, "already in the fax queue")

    def abandon(self) -> None:
        """Nothing of ours is under way."""


class HylaFaxEvidence:
    """Looks into HylaFAX's queues for the job. ``name`` is the delivery's id."""

    def __init__(self, server: FaxServer, *, now: Callable[[], datetime]) -> None:
        self._server = server
        self._now = now

    def weigh(self, name: str, *, silent_since: datetime) -> Finding:
        """A missing job proves something only while a finished one would still be listed."""
        asked_at = self._now()
        dialogue = _Dialogue()
        try:
            dialogue.open(self._server)
            jobs = dialogue.jobs_tagged(tag_of(name))
        except FTP_TROUBLE as error:
            return Finding(Verdict.UNKNOWN, why=f"the fax server cannot be asked: {_said(error)}")
        finally:
            dialogue.hang_up()
        if jobs:
            return Finding(Verdict.TAKEN, jobs[0], "the fax queue holds it")
        if QUIET <= asked_at - silent_since <= REMEMBERED:
            return Finding(Verdict.NOT_TAKEN, why="the fax queue does not hold it")
        return Finding(Verdict.UNKNOWN, why="too early, or too late, to say")


def tag_of(delivery_id: str) -> str:
    """The delivery's id as a job's tag: nothing in it that could end the quotes around it."""
    return re.sub(r"[^A-Za-z0-9-]", "-", delivery_id)[:60]


class _Dialogue(ftplib.FTP):
    """hfaxd speaks FTP with jobs added; ftplib's dialogue is all that is needed."""

    def open(self, server: FaxServer) -> None:
        self.connect(server.host, server.port, timeout=server.seconds)
        self.set_pasv(True)
        reply = self.sendcmd(f"USER {_word(server.user)}")
        if reply.startswith("3"):
            self.voidcmd(f"PASS {server.password}")

    def prepare(self, server: FaxServer, *, number: str, tag: str, pdf: bytes) -> str:
        """Store the document and describe the job. The job's id."""
        document = self._store(pdf)
        job = _found(r"jobid:\s*(\d+)", self.sendcmd("JNEW"))
        try:
            self._describe(server, number=number, tag=tag, document=document)
        except FTP_TROUBLE:
            self.forget(job)
            raise
        return job

    def _describe(self, server: FaxServer, *, number: str, tag: str, document: str) -> None:
        for name, value in (
            ("FROMUSER", f'"{_word(server.user)}"'),
            ("DIALSTRING", f'"{number}"'),
            ("EXTERNAL", f'"{number}"'),
            ("JOBINFO", f'"{tag}"'),
            ("NOTIFY", '"NONE"'),
            ("NOTIFYADDR", f'"{_word(server.user)}@localhost"'),
            ("LASTTIME", server.keep_trying),
            ("MAXDIALS", server.dials),
            ("MAXTRIES", server.tries),
            ("PAGEWIDTH", 209),  # mm: A4 less what a fax cannot print
            ("PAGELENGTH", 296),
            ("VRES", 196),  # lines an inch: "fine"; Kazakh letters need it
            ("SCHEDPRI", 127),
            ("DOCUMENT", document),
        ):
            self.voidcmd(f"JPARM {name} {value}")

    def submit(self, seconds: float) -> str:
        if self.sock is not None:
            self.sock.settimeout(seconds)
        return self.voidcmd("JSUBM")

    def forget(self, job: str) -> None:
        """
        Delete a job that was not submitted. Never raises.

        hfaxd drops such a job when we hang up, but leaves its document behind, in clear.
        """
        try:
            if self.sock is not None:
                self.sock.settimeout(FORGET_SECONDS)
            self.voidcmd(f"JDELE {job}")
        except FTP_TROUBLE:
            pass

    def jobs_tagged(self, tag: str) -> list[str]:
        """Ids of the jobs with this tag, waiting or done, oldest first."""
        self.voidcmd('JOBFMT "%j %J"')
        jobs: set[str] = set()
        for queue in ("sendq", "doneq"):
            lines: list[str] = []
            self.retrlines(f"LIST {queue}", lines.append)
            jobs.update(line.split()[0] for line in lines if line.split()[1:] == [tag])
        return sorted(jobs, key=int)

    def hang_up(self) -> None:
        self.close()

    def _store(self, pdf: bytes) -> str:
        for command in ("TYPE I", "MODE S", "FORM PDF"):
            self.voidcmd(command)
        with socket.create_connection(self.makepasv(), self.timeout) as data:
            reply = self.sendcmd("STOT")
            data.sendall(pdf)
        self.voidresp()
        return _found(r"FILE:\s*(/[\w./-]+)", reply)


def _found(pattern: str, reply: str) -> str:
    found = re.search(pattern, reply, re.IGNORECASE)
    if found is None:
        raise ftplib.error_reply(reply)  # noqa: S321 - HylaFAX speaks nothing but this
    return found[1]


def _word(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "", text) or "shanyrak"


def _said(error: BaseException) -> str:
    """The server's words without numbers of people: long runs of digits are dialled ones."""
    return re.sub(r"\+?\d{5,}", "…", " ".join(str(error).split()))[:300] or type(error).__name__
