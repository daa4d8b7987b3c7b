"""Write down what a supporter allowed or took back, in the words that stood on the page."""

from datetime import datetime

from shanyrak.people.models import Consent, Supporter


def record(
    *,
    supporter: Supporter,
    purpose: str,
    scope: str,
    is_given: bool,
    wording: str,
    language: str,
    now: datetime,
) -> Consent:
    """
    Add a line to the ledger; the newest line counts. The time is kept to the hour: it proves, it does not trace.
    """
    return Consent.objects.create(
        supporter=supporter,
        purpose=purpose,
        scope=scope,
        is_given=is_given,
        wording=wording[:300],
        language=language,
        given_at=now.replace(minute=0, second=0, microsecond=0),
    )


def newest_word(supporter: Supporter, purpose: str, *, scope: str) -> bool | None:
    """What they said last on this; None when they never said anything."""
    said = Consent.objects.filter(supporter=supporter, purpose=purpose, scope=scope)
    return said.order_by("-given_at", "-pk").values_list("is_given", flat=True).first()
