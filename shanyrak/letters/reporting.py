"""Somebody says that they called, posted, faxed, filled in a form or went there. Counted apart, believed, never named."""

from datetime import datetime

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import ByHand
from shanyrak.targets.models import ContactPoint


def report_by_hand(
    *,
    appeal: Appeal,
    contact: ContactPoint | None,
    channel: str,
    outcome: str,
    form_token: str,
    now: datetime,
    country: str = "",
) -> ByHand:
    """Keep the report once for its form."""
    report, _ = ByHand.objects.get_or_create(
        form_token=form_token,
        defaults={
            "appeal": appeal,
            "contact": contact,
            "channel": channel,
            "outcome": outcome,
            "country": country,
            "reported_at": now,
        },
    )
    return report
