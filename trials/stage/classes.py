"""
Every class of mail that the house writes, as it leaves: made by the rooms' own deeds, signed, sent by the house's own
worker, and taken from the wire.

In a house of ``house.house`` whose relay is a ``wire.wire``.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes

from trials.stage.house import SHANYRAK, House
from trials.stage.wire import Taken, Wire

SELECTOR = "s1"
LANGUAGES = ("en", "ru", "kk")
# What a copy of the house writes by mail, by the origin that its journal gives it.
CLASSES = (
    *(
        "confirm",
        "letter",
        "joint",
        "bundle",
        "reply",
        "pooled",
        "otherway",
        "suspended",
        "survey",
        "thanks",
        "agree",
        "fax",
    ),
)

OFFICES_ANSWER = (
    "From: akim@kemertas.example\r\nSubject: Жауап\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n"
)
A_COPY = "From: Ruth <ruth-{0}@mail.example>\r\nSubject: A letter\r\n\r\nHold on in Onterek, from {0}. We think of you.\r\n"
NO_SUCH_MAILBOX = (
    "From: MAILER-DAEMON@kemertas.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.kemertas.example\r\n\r\n"
    "Final-Recipient: rfc822; akim@kemertas.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A mail on the wire, and what it is."""

    origin: str
    language: str
    taken: Taken


def environment() -> dict[str, str]:
    """What the house's environment needs besides the relay, for ``house.house``."""
    return {"SHANYRAK_DKIM": SELECTOR, "SHANYRAK_FAX": "{digits}@fax.example"}


def written(home: House, caught: Wire) -> list[Written]:
    """Make one or more of each class and send them all; in English, Russian and Kazakh where the house speaks them."""
    from django.utils import timezone

    home.run(*SHANYRAK, "manage", "dkim", SELECTOR)
    now = timezone.now()
    for language in LANGUAGES:
        _make(language, now)
    _bundle(now)
    _send(now)
    _send(now + timedelta(hours=6))  # joint letters leave at fixed hours
    return _sorted(caught)


def _make(language: str, now: datetime) -> None:
    from shanyrak.letters.answering import send_reply, write_reply
    from shanyrak.letters.models import AnswerPool
    from shanyrak.letters.offering import offer_other_ways
    from shanyrak.letters.surveying import ask_two_weeks_later
    from shanyrak.outcomes.thanking import send_thanks, write_thanks
    from shanyrak.people.models import Purpose, Role
    from shanyrak.targets.models import Channel
    from tests.make import deliveries_of, make_appeal, make_confirmed_letter, make_letter, make_user

    organiser = make_user(Role.ORGANISER)
    organiser.email = f"iris-{language}@staff.example"
    organiser.save()
    consents = {Purpose.NEWS: "Tell me", Purpose.SURVEY: "Ask me once"}
    words = {"language": language, "consents": consents}

    asked_later = make_appeal(now=now - timedelta(days=15))
    make_confirmed_letter(asked_later, now=now - timedelta(days=15), **words)
    ask_two_weeks_later(now=now)

    appeal = make_appeal(now=now)
    make_letter(appeal, now=now, **words)  # stays to be confirmed
    answered = make_confirmed_letter(appeal, now=now, **words)
    make_confirmed_letter(appeal, now=now, channels=(Channel.FAX,), **words)
    make_confirmed_letter(
        appeal, now=now, own_words="", is_joint=True, language=language, consents={Purpose.JOINT: "Name me"}
    )
    _arrives(str(appeal.number), A_COPY.format(language), "copies", now)
    _send(now)

    _arrives(
        deliveries_of(answered).get().bounce_token, OFFICES_ANSWER.format("Үйлер бұзылмайды."), "reply", now
    )
    for pool in AnswerPool.objects.filter(appeal=appeal):
        write_reply(pool=pool, text="Рақмет. We will be back.", language=language, by=make_user(), now=now)
        send_reply(pool=pool, by=make_user(), now=now)
    thanks = write_thanks(
        appeal=appeal,
        text="Thank you! The houses stand. Үйлер тұр.",
        language=language,
        by=make_user(),
        now=now,
    )
    send_thanks(thanks=thanks, by=make_user(), now=now)

    lost = make_appeal(now=now - timedelta(hours=1))
    for _ in range(2):
        letter = make_confirmed_letter(lost, now=now, **words)
        _send(now)
        _arrives(deliveries_of(letter).get().bounce_token, NO_SUCH_MAILBOX, "bounce", now)
    offer_other_ways(now=now)


def _bundle(now: datetime) -> None:
    """More letters than a mailbox can read before the day: they leave as one mail."""
    from django.conf import settings

    from shanyrak.outbox.bundling import bundle_what_cannot_finish
    from tests.make import make_appeal, make_confirmed_letter

    whole = settings.ENVIRONMENT
    appeal = make_appeal(now=now)
    for number in range(8):
        make_confirmed_letter(appeal, now=now, name=f"Рут {number}")
    settings.ENVIRONMENT = replace(whole, mailbox_an_hour=1, mailbox_a_day=0)
    bundle_what_cannot_finish(now=now)
    settings.ENVIRONMENT = whole


def _arrives(token: str, raw: str, mailbox: str, now: datetime) -> None:
    from shanyrak.arrivals.keeping import keep
    from shanyrak.mailroom.reading_mail import process_waiting

    keep(raw=raw.encode(), kind="mail", now=now, token=token, mailbox=mailbox)
    process_waiting(now=now)


def _send(now: datetime) -> None:
    from shanyrak.outbox.sending import send_waiting

    send_waiting(clock=lambda: now)


def _sorted(caught: Wire) -> list[Written]:
    from shanyrak.outbox.models import Delivery

    rows = {
        mail_id: (_class_of(channel, origin, language), language)
        for mail_id, channel, origin, language in Delivery.objects.values_list(
            "mail_id", "channel", "origin", "message__language"
        )
    }
    found = []
    for taken in caught.taken:
        identity = str(message_from_bytes(taken.raw)["Message-ID"])
        found.append(Written(*rows[identity], taken))
    return found


def _class_of(channel: str, origin: str, language: str) -> str:
    """Faxes are of their own kind; of the two that carry several, only the joint letter has one text and language."""
    if channel == "fax":
        return "fax"
    return "joint" if origin == "bundle" and language else origin
