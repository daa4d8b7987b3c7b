"""Write a line into a contact's ledger. There is no other way in, and no way to change what stands there."""

from datetime import datetime

from shanyrak.targets.models import ContactPoint, Evidence, Verdict


def witness(
    contact: ContactPoint,
    kind: str,
    *,
    now: datetime,
    verdict: Verdict | str = "",
    value: str = "",
    words: str = "",
    source: str = "",
    day: str = "",
    by=None,
    key: str = "",
) -> None:
    """
    Append one thing that is known of a contact; the same ``key`` again writes nothing.

    ``words`` and ``source`` are cut to 300 characters. They must name no supporter.
    """
    line = Evidence(
        contact=contact,
        kind=kind,
        verdict=verdict,
        value=value,
        words=words[:300],
        source=source[:300],
        day=day[:10],
        by=by,
        at=now,
        key=key[:64],
    )
    # Two workers may read the same bounce; the database keeps one line.
    Evidence.objects.bulk_create([line], ignore_conflicts=True)
