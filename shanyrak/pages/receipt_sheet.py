"""A letter as its writer finds it again: the exact text, and where each delivery is, in plain words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from shanyrak.craft.composing.letter import LetterText
from shanyrak.letters.models import Letter, LetterState, LetterTarget
from shanyrak.outbox.bundling import leaves_about
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.pages.answering_sheet import CameBack, came_back
from shanyrak.pages.appeal_sheet import Truth, for_people, one_line
from shanyrak.pages.letter_sheet import ShownLetter, show_text
from shanyrak.pages.saying import day, language_name, said
from shanyrak.targets.models import ContactPoint
from shanyrak.vault.errors import Erased, NoPrivateKey


@dataclass(frozen=True, slots=True)
class ShownDelivery:
    name: str  # of the channel
    value: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Receipt:
    """One office's letter. ``writing`` is None when the text is erased, or cannot be read on this machine."""

    heading: str
    office: str  # id
    writing: ShownLetter | None
    writing_note: str
    signed: str  # how the writer stands under a joint letter; "" under one of their own
    deliveries: tuple[ShownDelivery, ...]
    came_back: CameBack


def receipts(letter: Letter) -> tuple[Receipt, ...]:
    """Every office's letter with its deliveries, in a handful of queries."""
    targets = list(
        letter.targets.select_related("message", "office").prefetch_related("contacts", "office__sheets")
    )
    deliveries: dict[object, list[Delivery]] = defaultdict(list)
    known = Delivery.objects.of("letter", *(target.pk for target in targets)).select_related("contact")
    for delivery in known.order_by("channel", "created_at"):
        deliveries[delivery.origin_id].append(delivery)
    return tuple(_receipt(letter, target, deliveries[target.pk]) for target in targets)


def lead_of(letter: Letter) -> str:
    """Where the letter stands, in one or two sentences."""
    if letter.erased_at:
        return _("Erased on %(day)s. We hold nothing of it any more that anyone could read.") % {
            "day": day(letter.erased_at.date(), with_year=True)
        }
    match letter.state:
        case LetterState.CONFIRMED:
            return _("You confirmed it on %(day)s. Below you see where it is.") % {
                "day": _day(letter.confirmed_at),
            }
        case LetterState.HELD_REVIEW:
            return _("You have confirmed it. A person reads it before it leaves; that takes a day at most.")
        case LetterState.WITHDRAWN:
            return _("You withdrew it. What had not left does not leave any more.")
    return _(
        "It waits for you: nothing leaves before you press the button behind the link that we mailed you."
    )


def _receipt(letter: Letter, target: LetterTarget, deliveries: Iterable[Delivery]) -> Receipt:
    sheet = target.office.sheet
    text = _text_of(target)
    shown = tuple(
        ShownDelivery(said(each.channel), _address(each.contact), _state_of(each, is_joint=letter.is_joint))
        for each in deliveries
    )
    if not shown and letter.state in {LetterState.AWAITING_CONFIRM, LetterState.HELD_REVIEW}:
        waits = Truth(
            "",
            _("Waits: not confirmed yet") if not letter.confirmed_at else _("Waits: a person reads it first"),
        )
        shown = tuple(
            ShownDelivery(said(each.channel), _address(each), waits) for each in target.contacts.all()
        )
    if not shown and letter.state == LetterState.CONFIRMED:
        shown = (
            ShownDelivery(
                _("No address yet"), "", Truth("", _("Waits: it leaves as soon as two people stand for one"))
            ),
        )
    return Receipt(
        heading=sheet.name if sheet else _("The office"),
        office=str(target.office_id),
        writing=show_text(text, own=_open(letter, "own_words")) if text else None,
        writing_note=language_name(target.message.language),
        signed=_signed(target) if letter.is_joint and text else "",
        deliveries=shown,
        came_back=came_back(letter, target.office, now=timezone.now()),
    )


def _signed(target: LetterTarget) -> str:
    """A joint letter says once, under its text, who sends it."""
    if signature := _open(target.message, "sender_name"):
        return _("You stand under the joint letter as: %(signature)s") % {"signature": signature}
    return _("You are counted under the joint letter, without your name.")


def _address(contact: ContactPoint | None) -> str:
    return one_line(for_people(contact.channel, contact.value)) if contact else ""


def _text_of(target: LetterTarget) -> LetterText | None:
    subject, body = _open(target.message, "subject"), _open(target.message, "body")
    return LetterText(subject, body, target.message.language) if body else None


def _open(row: object, column: str) -> str:
    try:
        return str(getattr(row, column).open())
    except (Erased, NoPrivateKey):
        return ""


def _state_of(delivery: Delivery, *, is_joint: bool) -> Truth:
    """What we know of one delivery, and no more than that."""
    on = {"day": _day(delivery.stepped_at)}
    is_paper = delivery.channel == "post"
    match delivery.state:
        case DeliveryState.QUEUED | DeliveryState.CLAIMED:
            return Truth("", _waits(delivery, is_joint=is_joint))
        case DeliveryState.COMMITTING:
            return Truth("", _("Leaves this moment"))
        case DeliveryState.IN_DOUBT | DeliveryState.HELD_UNKNOWN:
            return Truth(
                "half",
                _(
                    "In doubt: the line broke while it was leaving. A person finds out; we do not send it twice"
                ),
            )
        case DeliveryState.ACCEPTED if is_paper:
            return Truth("half", _("Printed on %(day)s; a person takes it to the post") % on)
        case DeliveryState.ACCEPTED:
            return Truth("half", _("On its way since %(day)s: the carrier has it") % on)
        case DeliveryState.RELAYED:
            return Truth(
                "sure", _("Their server took it on %(day)s. Whether anyone reads it, nobody can know") % on
            )
        case DeliveryState.BOUNCED:
            return Truth("doubt", _("Came back on %(day)s: they did not take it. Another way is better") % on)
        case DeliveryState.EXPIRED:
            return Truth("doubt", _("Did not leave: the last day to write was over before it could"))
        case DeliveryState.REFUSED:
            return Truth("doubt", _("Refused on %(day)s: the address is dead. Another way is better") % on)
    return Truth("", _("Withdrawn: it did not leave"))


def _waits(delivery: Delivery, *, is_joint: bool) -> str:
    """When it leaves, as truly as the queue of its mailbox tells."""
    now = timezone.now()
    leaves = leaves_about(delivery, now=now)
    if is_joint:
        return _(
            "Waits in the joint letter; it leaves about %(day)s, %(hour)s UTC, or sooner when it is full"
        ) % {
            "day": _day(leaves),
            "hour": leaves.astimezone(UTC).strftime("%H:%M"),
        }
    if delivery.bundle_id:
        return _(
            "Leaves with others in one mail, each letter whole: the mailbox takes no more of them one by one in time"
        )
    if leaves.date() <= now.date():
        return _("Waits to leave")
    return _("Waits its turn at their mailbox, which takes some letters a day; leaves about %(day)s") % {
        "day": _day(leaves)
    }


def _day(at: datetime | None) -> str:
    return day(at.date()) if at else ""
