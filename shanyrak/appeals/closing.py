"""An appeal ends: with an outcome, or because its day has passed and somebody must look first."""

from datetime import date, datetime

from shanyrak.appeals.models import APPEAL, Appeal, AppealState
from shanyrak.appeals.stopping import UnableToStep
from shanyrak.outbox.gating import shut
from shanyrak.outbox.models import GateState


def close(*, appeal: Appeal, because: str, by, now: datetime) -> None:  # noqa: ARG001
    """
    Close with a public sentence. What waits stays here.

    :raises UnableToStep: it is a draft, or closed already
    """
    if not APPEAL.allows(appeal.state, AppealState.CLOSED) or appeal.state == AppealState.CLOSED:
        raise UnableToStep
    appeal.state, appeal.state_because, appeal.closed_at = AppealState.CLOSED, because[:300], now
    appeal.save(update_fields=["state", "state_because", "closed_at"])
    if appeal.gate.state == GateState.OPEN:
        shut(appeal.gate)


def check_dates(*, today: date) -> int:
    """Appeals whose last day has passed ask to be checked before anyone writes. How many there were."""
    passed = Appeal.objects.open().filter(write_before__lt=today)
    for appeal in passed.select_related("gate"):
        appeal.state = AppealState.CHECK_FIRST
        appeal.save(update_fields=["state"])
        if appeal.gate.state == GateState.OPEN:
            shut(appeal.gate)
    return len(passed)
