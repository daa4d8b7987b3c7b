"""The named points of sending at which a sender may be killed, and how one is made to die at one of them."""

import importlib
import os
import signal
from dataclasses import astuple, dataclass
from functools import reduce
from itertools import count


@dataclass(frozen=True, slots=True)
class Point:
    """Whoever calls ``name`` in ``module`` for the ``call``-th time dies ``when``: before or after its work is done."""

    module: str
    name: str
    when: str
    call: int = 1

    def __iter__(self):
        return iter(astuple(self))


SENDING, LISTENING, COMMITTING, SMTP = (
    "shanyrak.outbox.sending",
    "shanyrak.outbox.listening",
    "shanyrak.outbox.committing",
    "shanyrak.channels.smtp.offering",
)
POINTS = {
    "before anything is claimed": Point(SENDING, "claim_after", "before"),
    "when the letter is claimed": Point(SENDING, "claim_after", "after"),
    "before the server is asked": Point(SMTP, "SmtpOffer._ask", "before"),
    "when the server waits for the body": Point(SMTP, "SmtpOffer._hand_over", "before"),
    "when the body lies at the server": Point(SENDING, "write_down", "before"),
    "in the middle of writing it down": Point(COMMITTING, "step_all", "after"),
    "when «committing» is written": Point(SENDING, "write_down", "after"),
    "when the first last word is said": Point(SMTP, "SmtpOffer.speak", "after"),
    "when the last word is said and not yet heard": Point(LISTENING, "answer_of", "before"),
    "when the last word is said and heard": Point(SMTP, "queue_id", "before"),
    "before the answer is written down": Point(SENDING, "write_down", "before", call=2),
    "when all is written down": Point(SENDING, "Passage._let_go", "before"),
}
# Answered as their neighbours are; trials/points.py goes to all twelve, fifty times.
ONLY_IN_THE_TRIAL = {
    "before the server is asked",
    "when the server waits for the body",
    "when the first last word is said",
}


def die_at(module: str, name: str, when: str, call: int = 1) -> None:
    """Arrange for this process to be killed, with SIGKILL, at that point."""
    *path, last = name.split(".")
    place = reduce(getattr, path, importlib.import_module(module))
    real, calls = getattr(place, last), count(1)  # which several threads may ask at once

    def dying(*args, **kwargs):
        this = next(calls)
        done = real(*args, **kwargs) if this < call or when == "after" else None
        if this >= call:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(place, last, dying)
