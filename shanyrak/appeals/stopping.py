"""Stop, hold, go on. Stop is for good, at once, and says what it caught."""

from datetime import datetime

from shanyrak.appeals.models import APPEAL, Appeal, AppealState
from shanyrak.outbox.gating import StopReport, open_gate, shut, stop
from shanyrak.outbox.jobs import wake_senders

__all__ = ["StopReport", "UnableToStep", "finish_stop", "hold", "resume", "stop_appeal"]


class UnableToStep(Exception):
    """The appeal is not in a state from which this can be done."""


def stop_appeal(*, appeal: Appeal, because: str, by, now: datetime, patience: float = 5) -> StopReport:  # noqa: ARG001
    """
    Stop the appeal: its page says so at once, no letter begins to leave, and what waits is withdrawn.

    :raises UnableToStep: it is closed
    """
    if appeal.state not in {AppealState.STOPPING, AppealState.STOPPED}:
        _step(appeal, AppealState.STOPPING, because)
    report = stop(appeal.gate, now=now, patience=patience)
    if report.is_complete and appeal.state == AppealState.STOPPING:
        _step(appeal, AppealState.STOPPED, because)
    return report


def finish_stop(*, appeal: Appeal, now: datetime) -> StopReport:
    """Look again at a stop that waited for a sender at its last word."""
    return stop_appeal(appeal=appeal, because=appeal.state_because, by=None, now=now, patience=0)


def hold(*, appeal: Appeal, because: str, by) -> None:  # noqa: ARG001 -- who did it goes to the audit of a later room
    """Pause: the page says so, nothing leaves, nothing is lost."""
    _step(appeal, AppealState.HELD, because)
    shut(appeal.gate)


def resume(*, appeal: Appeal, by) -> None:  # noqa: ARG001
    _step(appeal, AppealState.LIVE, "")
    open_gate(appeal.gate)
    wake_senders()


def _step(appeal: Appeal, state: str, because: str) -> None:
    if not APPEAL.allows(appeal.state, state):
        raise UnableToStep
    appeal.state, appeal.state_because = state, because[:300]
    appeal.save(update_fields=["state", "state_because"])
