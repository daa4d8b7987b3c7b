"""Copies that staff bring in: typed, as a photo that somebody types out; and the switch that hides them all."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from shanyrak.arrivals.models import Arrival
from shanyrak.copies.models import Copy, Freeze
from tests import make
from tests.craft.pictures.test_pictures import with_a_place
from tests.desk.conftest import signed_in


def test_a_photo_is_kept_without_its_place_and_typed_out(desk):
    appeal = make.make_appeal(now=timezone.now())
    photo = SimpleUploadedFile("letter.jpg", with_a_place(), "image/jpeg")

    went = desk.post(reverse("desk:new_copy"), {"number": appeal.number, "file": photo})
    arrival = Arrival.objects.get(kind="scan")

    assert went.url == reverse("desk:type_out", args=[arrival.pk]) and b"Ruth" not in arrival.raw.open()
    page = desk.get(reverse("desk:scan_page", args=[arrival.pk, 1]))
    assert page["Content-Type"] == "image/jpeg" and page.content.startswith(b"\xff\xd8")
    assert desk.get(reverse("desk:scan_page", args=[arrival.pk, 2])).status_code == 404
    desk.post(went.url, {"number": appeal.number, "text": "Hold on.", "known_how": "It says so."})
    copy = Copy.objects.get()
    assert (copy.text.open(), copy.agreed, copy.arrival) == ("Hold on.", "staff", arrival)


def test_what_is_no_picture_is_refused_with_a_reason(desk):
    appeal = make.make_appeal(now=timezone.now())
    broken = SimpleUploadedFile("letter.jpg", b"\xff\xd8\xff and no more", "image/jpeg")

    page = desk.post(reverse("desk:new_copy"), {"number": appeal.number, "file": broken})

    assert page.status_code == 422 and "the picture is damaged" in page.content.decode()
    assert not Arrival.objects.exists()


def test_a_typed_letter_waits_until_somebody_says_how_its_writer_agrees(desk):
    appeal = make.make_appeal(now=timezone.now())
    desk.post(reverse("desk:new_copy"), {"number": appeal.number, "text": "Hold on, neighbours."})
    address = reverse("desk:agreement", args=[Copy.objects.get().pk])

    assert "Nobody has asked yet" in desk.get(address).content.decode()
    desk.post(address, {"known_how": "By telephone, today.", "country": "gb", "name": "Ruth"})

    copy = Copy.objects.get()
    assert (copy.agreed, copy.country, copy.first_name.open()) == ("staff", "GB", "Ruth")


def test_frozen_pages_show_nothing_and_two_people_thaw(desk, tomas, translator):
    address = reverse("desk:freeze")
    desk.post(address, {"because": "Taken from the square.", "keeper": translator.pk})

    translator.refresh_from_db()
    row = Freeze.objects.get()
    assert not translator.is_active and row.frozen_by.username == "marta"
    for name in ("desk:copies", "desk:arrivals", "desk:new_copy"):
        assert desk.get(reverse(name)).url == address
    for client in (desk, desk, signed_in(tomas)):
        client.post(reverse("desk:thaw", args=[row.pk]))
    row.refresh_from_db()
    assert (row.thaw_asked_by.username, row.thawed_by.username) == ("marta", "tomas")
    assert desk.get(reverse("desk:copies")).status_code == 200
