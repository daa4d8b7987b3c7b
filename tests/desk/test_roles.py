"""Each role reaches its own pages and no others; every address of the desk answers."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shanyrak.appeals.drafting import draft_from_text
from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import ArrivalKind, ArrivalState
from shanyrak.copies.models import Copy
from shanyrak.copies.receiving import receive_from_letters
from shanyrak.desk import urls
from shanyrak.people.models import Role
from shanyrak.project.management.invented import TO_CHECK
from tests import make
from tests.desk.conftest import signed_in, staff

ANYBODY = {"now"}
REDACTORS = {"copies", "copy", "release_copy", "return_copy", "withdraw_copy"}
TRANSLATORS = {
    "translations",
    "translation",
    "claim_translation",
    "return_translation",
    "judge_translation",
    "dispute_translation",
    "decide_translation",
    "gather_translations",
    "take_out_translation",
    "set_term",
}
PARTNERS = {"partner", "partner_key", "partner_bulletin", "partner_took", "say"}
# Whoever has a letter on paper in hand, and whoever hears that its keeper was taken.
REDACTORS_TOO = {"new_copy", "agreement", "type_out", "scan_page", "freeze"}
SAMPLES = {"number": 1, "batch_number": 1, "page": 1, "language": "en", "way": "hold", "name": "x.pdf"}


def address(pattern) -> str:
    names = pattern.pattern.converters
    kwargs = {name: SAMPLES.get(name, uuid.UUID(int=7)) for name in names}
    return reverse(f"desk:{pattern.name}", kwargs=kwargs)


def may(role: str, name: str) -> bool:
    if name in ANYBODY:
        return True
    return {
        Role.REDACTOR: name in REDACTORS | REDACTORS_TOO,
        Role.TRANSLATOR: name in TRANSLATORS,
        Role.ORGANISER: name not in REDACTORS | TRANSLATORS | PARTNERS,
        Role.PARTNER: name in PARTNERS,
    }[role]


@pytest.mark.parametrize("role", Role.values)
def test_a_role_reaches_its_own_pages_and_no_others(role):
    client = signed_in(staff(role, username=f"one-{role}"))

    for pattern in urls.urlpatterns:
        status = client.get(address(pattern)).status_code
        if status == 405:
            status = client.post(address(pattern)).status_code
        assert (status != 403) == may(role, pattern.name), (role, pattern.name, status)


def test_a_translator_never_sees_a_sender(translator):
    client = signed_in(translator)
    letter = make.make_confirmed_letter(
        consents={"copy": "Give the residents a copy"}, own_words="I teach in Bristol.", now=timezone.now()
    )
    receive_from_letters(now=timezone.now())
    copy = Copy.objects.get(letter=letter)

    assert client.get(reverse("desk:copy", args=[copy.pk])).status_code == 403
    assert client.get(reverse("desk:copies")).status_code == 403
    home = (
        client.get(reverse("desk:now")).content.decode()
        + client.get(reverse("desk:translations")).content.decode()
    )
    assert "Ruth" not in home and "Calloway" not in home


def test_the_menu_shows_only_where_one_may_go(translator):
    page = signed_in(translator).get("/desk/").content.decode()

    assert "/desk/translations/" in page
    for closed in ("/desk/copies/", "/desk/outbox/", "/desk/appeals/", "/desk/images/", "/desk/reports/"):
        assert closed not in page


def test_every_page_of_the_desk_answers_for_its_staff(desk, marta, tomas):
    now = timezone.now()
    appeal = make.make_appeal(now=now)
    office = appeal.targets.first().office
    reading = draft_from_text(text=TO_CHECK, by=tomas, now=now)
    make.make_confirmed_letter(appeal, consents={"copy": "Give the residents a copy"}, now=now)
    receive_from_letters(now=now)
    arrival = keep(raw=b"Subject: x\n\nhello", kind=ArrivalKind.MAIL, now=now)
    mark(arrival, ArrivalState.ASKED, why="to which appeal?")
    directory = keep(
        raw=b"role,country\nMayor of Sampleton,GB\n", kind=ArrivalKind.UPLOAD, now=now, received_by=marta
    )
    there = {
        "number": appeal.number,
        "language": "en",
        "reading_id": reading.pk,
        "office_id": office.pk,
        "copy_id": Copy.objects.get().pk,
        "arrival_id": arrival.pk,
    }

    seen = set()
    for pattern in urls.urlpatterns:
        names = pattern.pattern.converters
        there["arrival_id"] = directory.pk if pattern.name == "import_directory" else arrival.pk
        is_theirs = pattern.name not in PARTNERS | {
            "type_out"
        }  # that needs a picture; the journeys bring one
        if is_theirs and set(names) <= set(there) and "POST" not in getattr(pattern.callback, "methods", ""):
            answer = desk.get(reverse(f"desk:{pattern.name}", kwargs={name: there[name] for name in names}))
            assert answer.status_code in {200, 302, 405}, pattern.name
            if answer.status_code == 200:
                seen.add(pattern.name)

    assert {
        "now",
        "reading",
        "appeal",
        "words",
        "propose",
        "office",
        "copy",
        "arrival",
        "import_directory",
        "stop_one",
    } <= seen


def test_a_page_of_the_desk_is_never_kept_by_a_browser(desk):
    assert desk.get("/desk/appeals/")["Cache-Control"] == "no-store"


def test_a_stranger_cannot_post_either():
    for pattern in urls.urlpatterns:
        assert Client().post(address(pattern)).status_code == 302
