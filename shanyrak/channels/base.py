"""
What every way out promises. Two roles, one contract.

A **guide** tells a supporter how to carry a letter by hand. A **carrier** carries it for them, in two
steps, so that the journal can write down the point of no return between them:

    offer = carrier.offer(envelope)      # everything but the last word; nothing has left yet
    …the journal commits «committing»…
    answer = offer.commit()              # the last word: Receipt or InDoubt, or an error below

A channel knows no room and no other channel. Addresses, credentials and folders are passed in.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from shanyrak.craft.contacts.postal import with_addressee


class TryLater(Exception):
    """Nothing left; the same envelope may be offered again: busy line, full queue, 4yz."""


class Unreachable(TryLater):
    """The carrier itself cannot be reached: not this letter's fault, nor its destination's."""


class Interrupted(TryLater):
    """The line had died since it was last used; nothing of this letter was heard. Offer it again at once."""


class Refused(Exception):
    """It will never leave: no such mailbox, number out of service, 5yz. The text is for staff."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """
    One letter on its way to one contact, as it will leave.

    ``to`` is the contact's confirmed form: an address, a number in E.164, the lines of a postal address,
    the address of a web form. ``body`` is plain text with ``\\n`` line ends, salutation and closing included.
    ``message_id`` (with angle brackets) and ``bounce_token`` were fixed when the delivery was born.
    """

    delivery_id: str
    to: str
    subject: str
    body: str
    message_id: str = ""
    bounce_token: str = ""
    sender_name: str = ""  # the supporter, as they want to be named; "" when they do not
    sender_lines: tuple[str, ...] = ()  # for paper: the sender's own address lines, if given
    addressee: tuple[str, ...] = ()  # for paper: whom it is for, the holder before the office
    reply_to: str = ""
    language: str = "en"  # BCP 47, of the body
    country: str = ""  # ISO 3166 alpha-2 of the destination
    appeal_number: str = ""
    status_url: str = ""  # where the appeal's live status stands
    dated_on: str = ""  # ISO date printed on paper
    headers: Mapping[str, str] = field(default_factory=dict)  # extra mail headers, ASCII names
    dated_at: datetime | None = (
        None  # of the mail's Date, frozen at the first attempt; None: when it is offered
    )

    @property
    def place(self) -> tuple[str, ...]:
        """The lines of a postal address."""
        return tuple(line.strip() for line in self.to.splitlines() if line.strip())

    @property
    def lines_on_paper(self) -> tuple[str, ...]:
        """What stands in the window: whom it is for, then the place."""
        return with_addressee(self.place, self.addressee)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The carrier took it. ``reference`` is its own name for it: a queue id, a job id, a file."""

    reference: str
    said: str = ""  # the carrier's own words, for the journal; never a person's data


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The last word was sent and no answer was read. Nobody may guess; evidence or a person decides."""

    why: str


class Verdict(StrEnum):
    TAKEN = "taken"
    NOT_TAKEN = "not_taken"
    UNKNOWN = "unknown"  # as yet, or for ever: ask again later, or ask a person


@dataclass(frozen=True, slots=True)
class Finding:
    """What evidence says. ``reference`` as in ``Receipt``; ``why`` is for the journal, never a person's data."""

    verdict: Verdict
    reference: str = ""
    why: str = ""


class Evidence(Protocol):
    """What the other side itself knows of a delivery whose answer we did not hear."""

    def weigh(self, name: str, *, silent_since: datetime) -> Finding:
        """
        Say whether the other side took it.

        ``name`` is what the other side knows it by: the Message-ID for mail (mail-to-fax too), the
        delivery's id for post and HylaFAX. ``silent_since`` (aware) is when the carrier's connection was
        known to be closed: before some quiet after it, "not there" proves nothing, because the last bytes
        may still be under way. Never raises; what cannot be known is UNKNOWN.
        """


class Offer(Protocol):
    def commit(self) -> Receipt | InDoubt:
        """
        Say the last word, once.

        :raises TryLater: the other side put it off; nothing was taken
        :raises Refused: the other side will not have it; nothing was taken
        """

    def abandon(self) -> None:
        """Take the offer back. Safe before ``commit``, does nothing after it. Never raises."""


class Speaking(Offer, ABC):
    """
    An offer made in a talk with a server. Nobody need wait for its answers: whoever holds many such offers listens to
    all lines at once.

    A class to inherit from, not a protocol: it is asked of every letter several times, and asking a protocol is slow.
    """

    @abstractmethod
    def advance(self) -> bool:
        """
        Go on as far as the server has answered. True when only the last word is missing. Never waits.

        :raises Interrupted: offer it again, on another line
        :raises TryLater, Refused: as ``Carrier.offer``
        """

    @abstractmethod
    def speak(self) -> None:
        """Say the last word, once; ``commit`` then only listens. Never raises: what went wrong is told by ``commit``."""

    @abstractmethod
    def fileno(self) -> int:
        """What becomes readable when the answer comes; -1 when ``commit`` need not wait for one."""

    @property
    @abstractmethod
    def events(self) -> int:
        """What to wait for there, as ``select.poll`` takes it."""

    @abstractmethod
    def is_overdue(self) -> bool:
        """Whether the answer has been waited for long enough."""


class Carrier(Protocol):
    def offer(self, envelope: Envelope) -> Offer:
        """
        Bring the envelope up to the point of no return, and stop there.

        :raises TryLater: busy, unreachable, or put off
        :raises Refused: the address is dead
        """


class Talking(Carrier, ABC):
    """A carrier that need not wait for the other side's answers."""

    @abstractmethod
    def begin(self, envelope: Envelope) -> Speaking:
        """The same as ``offer``, up to the first question; the offer is then to be advanced. Raises alike."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what to do by hand, and what to copy there, if anything."""

    text: str
    copy: str = ""
    limit: int = 0  # characters the other side takes; 0 when unknown
    link: str = ""  # what to open for this step, if anything


@dataclass(frozen=True, slots=True)
class Handover:
    """How a supporter carries this letter by hand."""

    link: str = ""  # mailto:, tel:, https:; "" when there is none or it would be too long
    text: str = ""  # the whole text, ready to copy
    steps: tuple[Step, ...] = ()
    attachment: bytes = b""  # a PDF, an .eml
    attachment_name: str = ""
    notes: tuple[str, ...] = ()  # what to know: sizes, hours, how to say the names


class Guide(Protocol):
    def hand_over(self, envelope: Envelope) -> Handover:
        """Say how a supporter carries this letter. Never raises, never sends."""
