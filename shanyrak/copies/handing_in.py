"""Somebody posted, faxed or called by themselves and gives the residents a copy, on a public page: kept once a form."""

import json
from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import ArrivalKind
from shanyrak.copies.freezing import is_frozen
from shanyrak.copies.models import Agreed, Copy
from shanyrak.copies.receiving import Consent, made_of, receive_words


class UnableToHandIn(Exception):
    """Anticipated: nothing was kept. Subclasses name the case."""


class NoCopiesNow(UnableToHandIn):
    """The copies are frozen: none is taken."""


def hand_in(
    *, appeal: Appeal, text: str, name: str, country: str, wording: str, form_key: str, now: datetime
) -> Copy:
    """
    Keep the copy with its writer's consent (``wording`` is what they ticked); the same form again gives the same copy.

    :raises NoCopiesNow: the copies are frozen
    """
    if is_frozen():
        raise NoCopiesNow
    raw = json.dumps({"form": form_key, "text": text, "name": name, "country": country}).encode()
    with transaction.atomic():
        arrival = keep(raw=raw, kind=ArrivalKind.FORM, now=now, mailbox="copies", token=str(appeal.number))
        made = made_of(arrival)
        if made:
            return made
        consent = Consent(Agreed.FORM, wording, country=country, name=name)
        return receive_words(arrival=arrival, appeal=appeal, text=text, consent=consent, now=now)
