"""Embassies and consulates of a state, as somebody who lives in another country finds them."""

from dataclasses import dataclass

from django.db.models import Prefetch

from shanyrak.targets.models import Confirmation, ContactPoint, MissionKind, OfficeSheet

AT_MOST = 3
# What a letter is handed to first. A mission to an organisation takes no letters from passers-by.
ORDER = (MissionKind.EMBASSY, MissionKind.CONSULATE, MissionKind.HONORARY, MissionKind.OFFICE)


@dataclass(frozen=True, slots=True)
class Mission:
    """``contacts`` are those that two persons confirmed, each with its ``known_values``."""

    sheet: OfficeSheet
    contacts: tuple[ContactPoint, ...]
    is_here: bool  # else it is in another country and accredited to this one


def missions_for(*, of: str, country: str) -> list[Mission]:
    """
    Name the missions of a state for somebody who lives in ``country`` (both ISO 3166), embassies first.

    Where the state keeps none there, those that are accredited there from elsewhere; none at all for its own people
    at home. Only what two persons stand for counts.
    """
    if not of or not country or of == country:
        return []
    newest = OfficeSheet.objects.approved().order_by("office_id", "-approved_at", "-pk").distinct("office_id")
    sheets = (
        OfficeSheet.objects.filter(pk__in=newest.values("pk"), mission_of=of, mission_kind__in=ORDER)
        .select_related("office")
        .prefetch_related(
            Prefetch("office__contacts", ContactPoint.objects.usable().order_by("created_at", "pk")),
            Prefetch(
                "office__contacts__confirmations", Confirmation.objects.approved(), to_attr="known_values"
            ),
        )
    )
    here = [sheet for sheet in sheets if sheet.country == country]
    chosen = here or [sheet for sheet in sheets if country in sheet.accredited_to]
    chosen.sort(key=lambda sheet: (ORDER.index(MissionKind(sheet.mission_kind)), sheet.place, sheet.pk))
    return [
        Mission(sheet, tuple(sheet.office.contacts.all()), is_here=bool(here)) for sheet in chosen[:AT_MOST]
    ]
