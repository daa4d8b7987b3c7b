"""
Can one mail smuggle in a second (SMTP smuggling)? Eight false ends of a mail, at each of our doors.

After each false end stand the commands and text of a second mail. Doors: Debian's Postfix with the settings of
docs/how-to/receive-mail.md, taken from there, and our mailroom behind it; the mailroom itself, by LMTP; the sandbox, by
SMTP. The same Postfix with the one setting off shows that the trial would see it.

The last line says for each door how many mails were sent and how many more arrived; more than none at one of ours ends
the trial with 1, and so does a mail that was taken and is not there. Runs as root, because Postfix changes users.
"""

import re
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shanyrak.project.ports import free_port
from trials.stage.house import SHANYRAK, House, house
from trials.stage.judging import judged, sizes
from trials.stage.packages import CannotRun
from trials.stage.postfix import postfix
from trials.stage.waiting import is_greeted

GUIDE = Path(__file__).resolve().parent.parent / "docs/how-to/receive-mail.md"
DOMAIN = "letters.example"
# Five of the scorecard, and three that other servers fell for.
FALSE_ENDS = {
    "LF . LF": b"\n.\n",
    "LF . CRLF": b"\n.\r\n",
    "CRLF . LF": b"\r\n.\n",
    "CR . CR": b"\r.\r",
    "CR . CRLF": b"\r.\r\n",
    "CRLF . CR": b"\r\n.\r",
    "CRLF NUL . CRLF": b"\r\n\0.\r\n",
    "LF NUL . CRLF": b"\n\0.\r\n",
}
SETTLED_SECONDS = 3.0


def tried() -> tuple[dict, bool]:
    ends = list(FALSE_ENDS.values())[: sizes(__doc__, ends=len(FALSE_ENDS)).ends]
    lmtp, sandbox = free_port(), free_port()
    doors = {"SHANYRAK_LMTP_PORT": str(lmtp), "SHANYRAK_SANDBOX_PORT": str(sandbox)}
    with (
        tempfile.TemporaryDirectory(prefix="shanyrak-smuggling-") as name,
        house("sandbox", SHANYRAK_MAIL_DOMAIN=DOMAIN, **doors) as home,
    ):
        home.start(*SHANYRAK, "mailroom")
        for port in (lmtp, sandbox):
            wait_for(port)
        off = "smtpd_forbid_bare_newline = no"
        figures = {
            "mailroom": at_door(lmtp, b"LHLO", ends, arrived),
            "sandbox": at_door(sandbox, b"EHLO", ends, lambda: in_sandbox(home)),
            "postfix": behind_postfix(Path(name), lmtp, ends, ""),
            "postfix_with_the_setting_off": behind_postfix(Path(name) / "off", lmtp, ends, off),
        }
    ours = [figures[door] for door in ("mailroom", "sandbox", "postfix")]
    return figures, all(not each["second"] and not each["missing"] for each in ours)


def behind_postfix(folder: Path, lmtp: int, ends: list[bytes], more: str) -> dict:
    folder.mkdir(exist_ok=True)
    port = free_port()
    with postfix(folder, onward=lmtp, port=port, more=f"{documented(folder, lmtp)}\n{more}"):
        return at_door(port, b"EHLO", ends, arrived)


def documented(folder: Path, lmtp: int) -> str:
    """The lines for main.cf from the guide, with our port; its file of recipients is written into the folder."""
    text = GUIDE.read_text()
    lines, recipients = (
        "\n".join(line.strip() for line in re.findall(r"^    (.*)$", block, re.MULTILINE))
        for block in text.split("In `main.cf`")[1]
        .split("Then `postfix reload`")[0]
        .split("shanyrak-recipients`:")
    )
    path = folder / "recipients"
    path.write_text(recipients + "\n")
    path.chmod(0o644)
    return lines.replace("127.0.0.1:9000", f"127.0.0.1:{lmtp}").replace(
        "/etc/postfix/shanyrak-recipients", str(path)
    )


def at_door(port: int, hello: bytes, ends: list[bytes], count: Callable[[], int]) -> dict:
    before, taken = count(), 0
    for number, end in enumerate(ends):
        taken += send(port, hello, number, end)
    settle(count)
    came = count() - before
    return {
        "mails": len(ends),
        "taken": taken,
        "second": max(0, came - len(ends)),
        "missing": max(0, min(taken, len(ends)) - came),
    }


def send(port: int, hello: bytes, number: int, end: bytes) -> int:
    """Send one mail with another behind its false end; how many the door says that it took."""
    moment = time.time_ns()
    with socket.create_connection(("127.0.0.1", port), 20) as line, line.makefile("rb") as answers:
        answers.readline()

        def say(words: bytes) -> bytes:
            line.sendall(words)
            while (answer := answers.readline())[3:4] == b"-":
                pass
            return answer

        say(hello + b" stranger.example\r\n")
        say(b"MAIL FROM:<a@stranger.example>\r\n")
        say(b"RCPT TO:<copies@letters.example>\r\n")
        if not say(b"DATA\r\n").startswith(b"354"):
            return 0
        first = b"Message-ID: <a%d@stranger.example>\r\nSubject: first %d\r\n\r\nFirst." % (moment, number)
        second = (
            b"MAIL FROM:<b@stranger.example>\r\nRCPT TO:<copies@letters.example>\r\nDATA\r\n"
            b"Message-ID: <b%d@stranger.example>\r\nSubject: second %d\r\n\r\nSecond." % (moment, number)
        )
        line.sendall(first + end + second + b"\r\n.\r\n")
        line.settimeout(2)
        taken = 0
        try:
            while answer := answers.readline():
                # A door that fell for it answers the second's commands too; only ends of data count.
                taken += bool(re.match(rb"250 .*(queued|kept)", answer))
        except TimeoutError:
            pass
    return taken


def arrived() -> int:
    from shanyrak.arrivals.models import Arrival

    return Arrival.objects.filter(mailbox="copies").count()


def in_sandbox(home: House) -> int:
    return len(list((home.home / "sandbox").rglob("*.eml")))


def settle(count: Callable[[], int]) -> None:
    """Wait until nothing more has come for a while."""
    seen, since = count(), time.monotonic()
    while time.monotonic() - since < SETTLED_SECONDS:
        time.sleep(0.2)
        if (now := count()) != seen:
            seen, since = now, time.monotonic()


def wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if is_greeted(port):
            return
        time.sleep(0.2)
    raise CannotRun(f"no door opened at port {port}")


if __name__ == "__main__":
    sys.exit(judged(tried))
