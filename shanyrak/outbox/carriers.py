"""Which carrier takes what, with the credentials and folders that the channels must not know of themselves."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from shanyrak.channels.base import Carrier, Evidence, TryLater
from shanyrak.channels.email import EmailCarrier, Letterhead, PostfixEvidence, SandboxEvidence
from shanyrak.channels.email.provider import Backend, ProviderCarrier
from shanyrak.channels.email.signing import DkimSigner
from shanyrak.channels.fax import FaxServer, GatewayFaxCarrier, HylaFaxCarrier, HylaFaxEvidence, print_fax
from shanyrak.channels.post import PostCarrier, PrintTray, TrayEvidence, print_letter
from shanyrak.channels.smtp import Relay, SmtpClient, Tls
from shanyrak.outbox.models import Delivery
from shanyrak.targets.models import Channel
from shanyrak.vault.errors import KeysDamaged, KeysMissing
from shanyrak.vault.mail_keys import mail_key

# Where there is no gateway, a sandboxed fax goes as mail to an address that nobody can have (RFC 2606).
SANDBOX_FAX = "{digits}@fax.example"


class NoCarrier(TryLater):
    """The operator has set up no carrier for this channel: the letter waits, nothing is lost."""


@lru_cache(maxsize=8)
def carrier_for(channel: str) -> Carrier:
    """
    The carrier of a channel, one a process.

    :raises NoCarrier: this house has none for it
    """
    environment = settings.ENVIRONMENT
    if not carries(channel):
        raise NoCarrier(f"no carrier is set up for {channel}")
    match channel:
        case Channel.EMAIL if has_provider():
            return ProviderCarrier(
                provider_of(environment.relay), Letterhead(environment.mail_domain), now=timezone.now
            )
        case Channel.EMAIL:
            return EmailCarrier(
                _client(), Letterhead(environment.mail_domain), now=timezone.now, sign=_signer()
            )
        case Channel.POST:
            return PostCarrier(PrintTray(environment.print_tray), print_letter)
        case Channel.FAX if environment.fax.startswith("hylafax://"):
            return HylaFaxCarrier(fax_server_of(environment.fax), print_fax)
        case _:  # mail to fax
            return GatewayFaxCarrier(
                _client(),
                template=environment.fax or SANDBOX_FAX,
                sender=f"letters@{environment.mail_domain}",
                render=print_fax,
                now=timezone.now,
                sign=_signer(),
            )


def carries(channel: str) -> bool:
    """Whether this house has a carrier for a channel. Asks for no key: a public door may ask."""
    environment = settings.ENVIRONMENT
    match channel:
        case Channel.EMAIL | Channel.POST:
            return True
        case Channel.FAX if has_provider():  # a gateway is reached through a mail server
            return environment.fax.startswith("hylafax://")
        case Channel.FAX:
            return bool(environment.fax) or environment.is_sandbox
    return False


def has_provider() -> bool:
    """Whether mail leaves through a provider's API instead of a mail server."""
    return str(settings.ENVIRONMENT.relay).startswith("anymail:")


def has_witness(channel: str) -> bool:
    """Whether somebody can tell afterwards what became of a delivery by this channel."""
    return _witness(channel) is not None


def evidence_for(delivery: Delivery) -> tuple[Evidence, str] | None:
    """Who can tell what became of a delivery in doubt, and the name by which they know it; None where nobody can."""
    witness = _witness(delivery.channel)
    if witness is None:
        return None
    is_named_by_mail = isinstance(witness, SandboxEvidence | PostfixEvidence)
    return witness, delivery.mail_id if is_named_by_mail else str(delivery.pk)


def _witness(channel: str) -> Evidence | None:
    environment = settings.ENVIRONMENT
    is_hylafax = environment.fax.startswith("hylafax://")
    match channel:
        case Channel.POST:
            return TrayEvidence(PrintTray(environment.print_tray))
        case Channel.FAX if is_hylafax:
            return HylaFaxEvidence(fax_server_of(environment.fax), now=timezone.now)
        case Channel.EMAIL | Channel.FAX if environment.is_sandbox:
            return SandboxEvidence(environment.sandbox)
        case Channel.EMAIL | Channel.FAX if environment.mta_log:
            return _postfix(environment.mta_log)
    return None


def _signer() -> DkimSigner | None:
    """
    What signs our mail, if the operator wants it signed.

    :raises NoCarrier: they do, and the key cannot be had: better late than unsigned, where the domain promises it
    """
    environment = settings.ENVIRONMENT
    if not environment.dkim:
        return None
    try:
        key = mail_key(environment.keys, selector=environment.dkim)
    except (KeysMissing, KeysDamaged) as trouble:
        raise NoCarrier(f"mail is to be signed, and {trouble}") from trouble
    return DkimSigner(domain=environment.mail_domain, selector=environment.dkim, key=key)


def hang_up() -> None:
    """Let no line to the mail server stand open while nothing is sent: to a witness it would look like a sender."""
    if _client.cache_info().currsize:
        _client().close()


def forget_carriers() -> None:
    """Make them anew: for tests and rehearsals that change the relay."""
    hang_up()
    carrier_for.cache_clear()
    _client.cache_clear()
    _postfix.cache_clear()


def relay_of(url: str) -> Relay:
    """``smtp://user:password@host:port`` or ``smtps://…``; ``?tls=starttls`` asks for STARTTLS."""
    parts = urlsplit(url)
    tls = (
        Tls.FROM_THE_START
        if parts.scheme == "smtps"
        else Tls.STARTTLS
        if "starttls" in parts.query
        else Tls.NONE
    )
    return Relay(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or 25,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )


def provider_of(url: str) -> Callable[[], Backend]:
    """``anymail:mailgun?api_key=…&sender_domain=…``: what stands behind ``?`` is what its back end is made with."""
    parts = urlsplit(url)
    back_end = f"anymail.backends.{parts.path}.EmailBackend"
    # Each provider can do less than another; what none may miss stands in the how-to.
    said: dict[str, Any] = {"ignore_unsupported_features": True, **dict(parse_qsl(parts.query))}
    return lambda: get_connection(back_end, **said)


def fax_server_of(url: str) -> FaxServer:
    """``hylafax://user:password@host:port``"""
    parts = urlsplit(url)
    return FaxServer(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or 4559,
        user=unquote(parts.username or "shanyrak"),
        password=unquote(parts.password or ""),
    )


@lru_cache(maxsize=1)
def _client() -> SmtpClient:
    return SmtpClient(relay_of(settings.ENVIRONMENT.relay))


@lru_cache(maxsize=1)
def _postfix(log: Path) -> PostfixEvidence:
    relay = relay_of(settings.ENVIRONMENT.relay)
    return PostfixEvidence(log, host=relay.host, port=relay.port, now=timezone.now)
