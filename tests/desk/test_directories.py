"""A directory at the desk: brought, looked at, proposed; and ours taken out."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shanyrak.arrivals.models import Arrival
from shanyrak.craft.directories import LARGEST
from shanyrak.targets.models import ContactPoint, Office, OfficeSheet
from tests.desk.conftest import signed_in
from tests.make import make_contact, make_office

pytestmark = [pytest.mark.unit, pytest.mark.django_db]

SHEET = (
    "role,country,place,holder,email,phone,colour\n"
    "Mayor,GB,Kemertas,O. Tulin,akim@kemertas.example,+44 1632 960101,blue\n"
    ",GB,,,,,\n"
    "Clerk,Atlantis,,,,,\n"
    "=cmd|x,GB,,,judge at court,,\n"
)


def bring(desk, text: str | bytes, name: str = "offices.csv"):
    raw = text if isinstance(text, bytes) else text.encode()
    return desk.post(reverse("desk:directories"), {"file": SimpleUploadedFile(name, raw)}, follow=True)


def test_a_list_is_looked_at_before_anything_is_proposed(desk):
    page = bring(desk, SHEET).content.decode()

    assert "New offices: 2." in page and "New ways to reach them: 3." in page
    assert not Office.objects.exists()
    assert Arrival.objects.get().raw.open().decode() == SHEET


def test_every_bad_row_is_named_with_what_was_done(desk):
    page = bring(desk, SHEET).content.decode()

    rows = [row for row in page.split("<tr>") if 'class="n">' in row]
    assert any('">1<' in row and "colour" in row and "left out" in row for row in rows)
    assert any('">3<' in row and "says no office" in row for row in rows)
    assert any('">4<' in row and "Atlantis" in row and "no country that we know" in row for row in rows)
    assert any('">5<' in row and "judge at court" in row and "kept as printed" in row for row in rows)


def test_proposing_it_is_one_button_and_approves_nothing(desk, marta):
    preview = bring(desk, SHEET)

    page = desk.post(preview.request["PATH_INFO"], {"source": "A list of the town, May 2026"}, follow=True)

    assert "Proposed: 2 new offices, 0 changes, 3 ways to reach them." in page.content.decode()
    assert set(OfficeSheet.objects.values_list("proposed_by", "approved_by")) == {(marta.pk, None)}
    assert not ContactPoint.objects.usable().exists()
    assert Arrival.objects.get().state == "read"
    assert ContactPoint.objects.filter(source__contains="A list of the town").count() == 3


def test_the_second_press_proposes_nothing_new(desk):
    address = bring(desk, SHEET).request["PATH_INFO"]
    desk.post(address, {"source": "A list"})

    desk.post(address, {"source": "A list"})

    assert Office.objects.count() == 2


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"Dear friends, write to the mayor.", "Nothing was read: it is no sheet"),
        (b"{", "Nothing was read: it is no sheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x01", "Nothing was read: it is no sheet"),
        (b"role,country\n" + b"x" * LARGEST, "larger than two megabytes"),
    ],
)
def test_what_is_no_directory_is_kept_and_said_so(desk, raw, sentence):
    answer = bring(desk, raw)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Arrival.objects.get().state == "quarantined"


def test_nobody_elses_file_is_proposed(desk, tomas):
    address = bring(desk, SHEET).request["PATH_INFO"]

    assert signed_in(tomas).get(address).status_code == 404


def test_a_translator_has_no_directories(translator):
    assert signed_in(translator).get(reverse("desk:directories")).status_code == 403
    assert signed_in(translator).get(reverse("desk:export_directory", args=["csv"])).status_code == 403


def test_ours_goes_out_as_a_sheet_that_runs_no_formula(desk):
    office = make_office(role='=HYPERLINK("http://x.example")', country="GB")
    make_contact(office, "phone", "+441632960101")

    answer = desk.get(reverse("desk:export_directory", args=["csv"]))

    assert answer["Content-Disposition"] == 'attachment; filename="shanyrak-directory.csv"'
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["role"] == '\'=HYPERLINK("http://x.example")'
    assert row["phone"] == "'+441632960101"


def test_an_unknown_format_is_not_there(desk):
    assert desk.get(reverse("desk:export_directory", args=["xls"])).status_code == 404


def test_an_embassy_stays_one_when_its_hours_change(desk):
    office = make_office(
        role="Embassy",
        country="GB",
        place="London",
        mission_of="KZ",
        mission_kind="embassy",
        accredited_to=["IE"],
    )
    page = desk.get(reverse("desk:change_office", args=[office.pk]))
    said = {name: value for name, value in page.context["form"].initial.items() if value}

    desk.post(reverse("desk:change_office", args=[office.pk]), {**said, "hours": "Mo-Fr 09:00-12:00"})

    newest = office.sheets.get(approved_by=None)
    assert (newest.hours, newest.mission_of, newest.accredited_to) == ("Mo-Fr 09:00-12:00", "KZ", ["IE"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"hours": "nine to five"}, "from these hours nobody can be told when to call"),
        ({"time_zone": "Mars/North"}, "we know no such zone"),
        ({"mission_of": "KZ"}, "both whose it is and what it is"),
    ],
)
def test_what_an_office_cannot_be_is_said_before_it_is_proposed(desk, wrong, sentence):
    page = desk.post(
        reverse("desk:new_office"), {"role": "Mayor", "country": "GB", "language": "en", **wrong}
    )

    assert sentence in page.content.decode()
    assert not Office.objects.exists()


def test_an_office_without_a_zone_gets_the_one_of_its_country(desk):
    desk.post(
        reverse("desk:new_office"), {"role": "Mayor", "country": "kz", "place": "Almaty", "language": "ru"}
    )

    assert OfficeSheet.objects.get().time_zone == "Asia/Almaty"


def test_an_address_stands_beside_its_form_in_other_letters(desk):
    office = make_office(country="KZ", place="Almaty")
    make_contact(office, "post", "Pl Respubliki 4\nAlmaty")
    make_contact(office, "handin", "Қарағанды, Шаңырақ 4")
    make_contact(make_office(country="GB"), "post", "1 Invented Square")

    page = desk.get(reverse("desk:office", args=[office.pk])).content.decode()

    assert "Пл Республики 4" in page
    assert "Qaraghandy, Shangyraq 4" in page
    assert page.count("Our guess, to compare") == 2


def test_a_proposed_nominative_stands_beside_what_was_printed(desk):
    office = make_office(role="Аким города", holder="Ораз Тулин", printed="Акиму города, Оразу Тулину")

    page = desk.get(reverse("desk:office", args=[office.pk])).content.decode()

    assert "Ораз Тулин" in page and "Акиму города, Оразу Тулину" in page
    assert "we propose the nominative above" in page
