"""Where everything is that came in: kept = waiting + matched + asked + put aside, and nothing else."""

from dataclasses import dataclass

from django.db.models import Count

from shanyrak.arrivals.models import Arrival, ArrivalState


@dataclass(frozen=True, slots=True)
class Account:
    waiting: int  # not opened yet
    matched: int
    asked: int  # a person decides
    quarantined: int

    @property
    def kept(self) -> int:
        return self.waiting + self.matched + self.asked + self.quarantined


def account(mailbox: str = "copies") -> Account:
    """Count what ever came to one of our mailboxes; what was erased since still counts."""
    rows = Arrival.objects.filter(mailbox=mailbox).order_by().values_list("state").annotate(Count("pk"))
    found = dict(rows)
    return Account(
        waiting=found.get(ArrivalState.KEPT, 0),
        matched=found.get(ArrivalState.READ, 0),
        asked=found.get(ArrivalState.ASKED, 0),
        quarantined=found.get(ArrivalState.QUARANTINED, 0),
    )
