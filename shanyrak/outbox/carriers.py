"""Which carrier takes what, with the credentials and folders that the channels must not know of themselves."""

from functools import lru_cache
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from shanyrak.channels.base import Carrier, TryLater
from shanyrak.channels.email.carrying import EmailCarrier, Letterhead
from shanyrak.channels.email.evidence import Evidence, SandboxEvidence
from shanyrak.channels.smtp import Relay, SmtpClient, Tls
from shanyrak.targets.models import Channel

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
    match channel:
        case Channel.EMAIL:
            return EmailCarrier(_client(), Letterhead(environment.mail_domain), now=timezone.now)
        case Channel.POST:
            from shanyrak.outbox.printing import post_carrier

            return post_carrier(environment.print_tray)
        case Channel.FAX:
            from shanyrak.outbox.printing import fax_carrier

            return fax_carrier(environment.fax or (SANDBOX_FAX if environment.is_sandbox else ""), _client())
    raise NoCarrier(f"no carrier is set up for {channel}")


def evidence_for(channel: str) -> Evidence | None:
    """Who can tell what became of a message in doubt; None where nobody can."""
    environment = settings.ENVIRONMENT
    if channel == Channel.POST:
        from shanyrak.outbox.printing import tray_evidence

        return tray_evidence(environment.print_tray)
    if environment.is_sandbox and channel in {Channel.EMAIL, Channel.FAX}:
        return SandboxEvidence(environment.sandbox)
    return None


def forget_carriers() -> None:
    """Make them anew: for tests and rehearsals that change the relay."""
    if _client.cache_info().currsize:
        _client().close()
    carrier_for.cache_clear()
    _client.cache_clear()


def relay_of(url: str) -> Relay:
    """``smtp://user:password@host:port`` or ``smtps://…``; ``?tls=starttls`` asks for STARTTLS."""
    parts = urlsplit(url)
    tls = Tls.FROM_THE_START if parts.scheme == "smtps" else Tls.STARTTLS if "starttls" in parts.query else Tls.NONE
    return Relay(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or 25,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )


@lru_cache(maxsize=1)
def _client() -> SmtpClient:
    return SmtpClient(relay_of(settings.ENVIRONMENT.relay))
