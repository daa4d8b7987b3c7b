"""
Mail through a provider's API instead of a mail server: any that django-anymail speaks to.

An API has no two steps: one request is offer and last word together. So ``offer`` only writes the mail down, and
``commit`` asks once. A request that was answered tells what became of it; one that was sent and not answered leaves a
letter in doubt, and no log of ours can settle it: a person decides.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.core.mail import EmailMessage
from requests import ConnectTimeout

from shanyrak.channels.base import Envelope, InDoubt, Offer, Receipt, Refused, TryLater, Unreachable
from shanyrak.channels.email.carrying import Letterhead
from shanyrak.channels.mail import UnfitForMail, ascii_address
from shanyrak.craft.cleaning import clean_name, clean_subject


class Backend(Protocol):
    """One of ``anymail.backends``, as Django's ``get_connection`` makes it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int: ...


class ProviderCarrier:
    """``backend`` makes one for each letter: senders work side by side, and a back end is one connection."""

    def __init__(
        self, backend: Callable[[], Backend], letterhead: Letterhead, *, now: Callable[[], datetime]
    ) -> None:
        self._backend = backend
        self._letterhead = letterhead
        self._now = now

    def offer(self, envelope: Envelope) -> Offer:
        """
        Write the mail down; nothing is said to the provider yet.

        :raises Refused: an address is none
        """
        try:
            return ProviderOffer(self._backend, self.message(envelope))
        except UnfitForMail as error:
            raise Refused(f"it cannot be written as a mail: {error}") from error

    def message(self, envelope: Envelope) -> EmailMessage:
        """The mail as Django knows one; the provider writes and signs what leaves."""
        name = clean_name(self._letterhead.from_name(envelope.sender_name)).replace('"', "'")
        message = EmailMessage(
            subject=clean_subject(envelope.subject),
            body=envelope.body,
            from_email=f'"{name}" <{self._letterhead.address}>',
            to=[ascii_address(envelope.to)],
            reply_to=[ascii_address(envelope.reply_to)] if envelope.reply_to else None,
            headers={
                "Message-ID": envelope.message_id,
                "Auto-Submitted": "no",
                "Content-Language": envelope.language,
                **envelope.headers,
            },
        )
        # What anymail reads: bounces come to the address of this one letter, and nobody counts who opened what.
        for option, value in (
            ("envelope_sender", self._letterhead.bounce_address(envelope.bounce_token)),
            ("track_opens", False),
            ("track_clicks", False),
        ):
            setattr(message, option, value)
        return message


class ProviderOffer:
    """One letter that was not yet spoken of."""

    def __init__(self, backend: Callable[[], Backend], message: EmailMessage) -> None:
        self._backend = backend
        self._message = message

    def commit(self) -> Receipt | InDoubt:
        """
        Ask the provider once to take it.

        :raises Refused: it will not, for this recipient
        :raises TryLater: it answered that it took nothing, or was never reached
        """
        try:
            self._backend().send_messages([self._message])
        except AnymailRecipientsRefused as error:
            raise Refused("the provider will not send to this address") from error
        except AnymailAPIError as error:
            return _after(error)
        except AnymailError as error:
            # Raised before anything was asked: a setting is missing, or the provider cannot carry such a mail.
            raise Unreachable(
                f"the provider cannot be used as it is set up: {type(error).__name__}"
            ) from error
        status = getattr(self._message, "anymail_status", None)
        reference = getattr(status, "message_id", None)
        return Receipt(reference="" if reference is None else str(reference), said=_said(status))

    def abandon(self) -> None:
        """Nothing was said, so there is nothing to take back."""


def _after(error: AnymailAPIError) -> InDoubt:
    """
    What an answer that is no yes means. Only a refusal (4xx) and a line that never stood prove that nothing was taken.

    A refusal puts the letter off instead of ending it: it may be our account that the provider refuses, not the letter.
    """
    code = error.status_code
    if code is not None and 400 <= code < 500:
        raise TryLater(f"the provider took nothing: {code}") from error
    if code is None and _never_reached(error):
        raise Unreachable("the provider cannot be reached") from error
    return InDoubt(f"the provider's answer says nothing: {code or type(error.__cause__).__name__}")


def _never_reached(error: BaseException) -> bool:
    """Whether no line stood: requests and urllib3 say so in one of the causes that they wrap into each other."""
    seen: set[int] = set()
    left: list[object] = [error]
    while left:
        each = left.pop()
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, ConnectTimeout) or type(each).__name__ in {
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
        }:
            return True
        left += [each.__cause__, getattr(each, "reason", None), *each.args]
    return False


def _said(status: object) -> str:
    return ", ".join(sorted(map(str, getattr(status, "status", None) or ())))
