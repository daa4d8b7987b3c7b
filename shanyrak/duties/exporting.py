"""Everything we hold of one writer, in clear: for them alone, behind their own link."""

from collections.abc import Iterable
from typing import Any

from shanyrak.copies.models import Copy
from shanyrak.letters.models import Letter
from shanyrak.outbox.models import Delivery
from shanyrak.outcomes.models import Thanks
from shanyrak.outcomes.thanking import ORIGIN as THANKS
from shanyrak.outcomes.thanking import delivery_origin
from shanyrak.people.models import Supporter
from shanyrak.translations.asking import COPY
from shanyrak.translations.models import Translation
from shanyrak.vault.fields import Sealed
from shanyrak.vault.models import SealedRow


def export(letter: Letter) -> dict[str, Any]:
    """
    Give a dict that JSON can hold: person, consents, letter, what was sent where, copy, mails to them.

    Of somebody who was erased it holds the bare rows: that there was a letter, and when.

    :raises NoPrivateKey: this process may seal but not read
    """
    supporter = letter.supporter
    return {
        "you": {
            **{name: _opened(supporter, name) for name in ("name", "email", "place", "address")},
            "country": supporter.country,
            "language": supporter.language,
            "written_at": supporter.created_at.isoformat(),
            "confirmed_at": _iso(supporter.confirmed_at),
            "erased_at": _iso(supporter.erased_at),
        },
        "consents": [
            {
                "purpose": consent.purpose,
                "given": consent.is_given,
                "wording": consent.wording,
                "at": consent.given_at.isoformat(),
            }
            for consent in supporter.consents.order_by("given_at", "pk")
        ],
        "letter": {
            "appeal": letter.appeal.number,
            "state": letter.state,
            "language": letter.language,
            "own_words": _opened(letter, "own_words"),
            "demands": letter.demands,
            "written_as": letter.written_as,
            "residents_may_read_it": letter.may_be_shared,
            "created_at": letter.created_at.isoformat(),
            "confirmed_at": _iso(letter.confirmed_at),
            "withdrawn_at": _iso(letter.withdrawn_at),
        },
        "as_sent": [_target(target) for target in letter.targets.select_related("message").order_by("pk")],
        "copy": [_copy(copy) for copy in Copy.objects.filter(letter=letter)],
        "mails_to_you": _deliveries(_own_mails(letter, supporter)),
    }


def _target(target: Any) -> dict[str, Any]:
    sheet = target.office.sheet
    return {
        "to": sheet.name if sheet else "",
        "subject": _opened(target.message, "subject"),
        "body": _opened(target.message, "body"),
        "deliveries": _deliveries(target.message.deliveries.all()),
    }


def _copy(copy: Copy) -> dict[str, Any]:
    translations = Translation.objects.approved().of(COPY, copy.pk)
    return {
        "state": copy.state,
        "shown_as": copy.released_name,
        "shown": copy.released_text,
        "translations": {row.language: row.text for row in translations},
    }


def _own_mails(letter: Letter, supporter: Supporter) -> Iterable[Delivery]:
    thanks = [delivery_origin(each, supporter) for each in Thanks.objects.filter(appeal=letter.appeal)]
    targets = letter.targets.values_list("pk", flat=True)
    answers = letter.answers_received.values_list("pk", flat=True)
    yield from Delivery.objects.filter(
        contact=None, origin_id__in=[letter.pk, supporter.pk, *targets, *answers]
    )
    yield from Delivery.objects.of(THANKS, *thanks)


def _deliveries(deliveries: Iterable[Delivery]) -> list[dict[str, Any]]:
    return [
        {"channel": each.channel, "state": each.state, "at": each.stepped_at.isoformat(), "what": each.origin}
        for each in deliveries
    ]


def _opened(row: SealedRow, name: str) -> str:
    value: Sealed[str] = getattr(row, name)
    return "" if row.is_erased else value.open()


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
