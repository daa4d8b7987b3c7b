"""From a pasted text to a draft appeal, at the reading desk."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shanyrak.appeals.models import Appeal, Reading
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.project.management.invented import TO_CHECK

HOSTILE = """Kemertas: <script>alert("x")</script> jailed
<img src=x onerror=alert(1)> {% csrf_token %} {{ 7|add:7 }}

Please write to:

The Mayor <b>of</b> Kemertas
4 Mira Square" onmouseover="alert(2)
010203 Kemertas
Email: mayor@kemertas.example'><svg onload=alert(3)>
Telephone +44 1632 960178 or 960138
"""


def pasted(desk, text=TO_CHECK) -> Reading:
    desk.post(reverse("desk:new_reading"), {"text": text})
    return Reading.objects.get()


def test_a_pasted_text_is_kept_read_and_shown_with_its_doubts_first(desk):
    reading = pasted(desk)

    page = desk.get(reverse("desk:reading", args=[reading.pk])).content.decode()

    assert reading.arrival.raw.open().decode() == TO_CHECK
    assert page.index("Doubts first") < page.index("The appeal as a whole")
    assert "960138" in page


@pytest.mark.parametrize("text", [HOSTILE, "\u202e\x01\x00<script>", "<script>" * 2000])
def test_a_hostile_text_is_shown_as_text_and_does_nothing(desk, text):
    reading = pasted(desk, text)

    page = desk.get(reverse("desk:reading", args=[reading.pk])).content.decode()

    for spell in ["<script>alert", "<img src=x", "<svg onload", '" onmouseover="', "<script><script>"]:
        assert spell not in page
    assert "{{ 7|add:7 }}" in page or "7" not in text


def test_the_whole_text_stands_on_the_desk_letter_for_letter(desk):
    reading = pasted(desk)

    response = desk.get(reverse("desk:reading", args=[reading.pk]))

    lines = response.context["sheet"].text
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == TO_CHECK


def test_a_doubt_is_settled_mended_or_left_out(desk):
    reading = pasted(desk)
    settle = reverse("desk:settle", args=[reading.pk])
    before = reading.doubts

    desk.post(settle, {"path": "published", "say": "mend", "answer": "2026-05-15"})
    desk.post(settle, {"path": "targets/0/phones/0", "say": "as_read", "answer": "+44 1632 960178"})
    desk.post(settle, {"path": "targets/0/phones/1", "say": "leave_out", "answer": "960138"})

    reading.refresh_from_db()
    said = {path: word["answer"] for path, word in json.loads(reading.settled.open()).items()}
    assert said == {"published": "2026-05-15", "targets/0/phones/0": "", "targets/0/phones/1": "leave out"}
    assert reading.doubts < before  # several questions may hang on one fact


def test_a_reading_becomes_one_draft_however_often_it_is_asked_for(desk):
    reading = pasted(desk)
    make = reverse("desk:make_appeal", args=[reading.pk])

    for _ in range(3):
        answer = desk.post(make, {"residents_language": "kk", "write_before": ""})

    appeal = Appeal.objects.get()
    assert answer["Location"] == reverse("desk:appeal", args=[appeal.number])
    assert appeal.state == "draft"


def test_an_empty_text_gives_a_sentence_and_makes_nothing(desk):
    answer = desk.post(reverse("desk:new_reading"), {"text": "  \n "})

    assert "Nothing was kept yet" in answer.content.decode()
    assert not Reading.objects.exists()


def test_a_file_that_is_no_text_is_kept_all_the_same(desk):
    file = SimpleUploadedFile("leaflet.pdf", b"%PDF-1.7 \x00\x01")  # and no more of it

    answer = desk.post(reverse("desk:new_reading"), {"file": file})

    arrival = Arrival.objects.get()
    assert answer.status_code == 422 and "it is damaged, or was cut off" in answer.content.decode()
    assert arrival.state == ArrivalState.QUARANTINED and arrival.raw.open() == b"%PDF-1.7 \x00\x01"


def test_a_document_is_read_kept_beside_its_text_and_what_was_left_out_is_said(desk):
    page = f"<html><nav>Home</nav><h1>Free Ana</h1><pre>{TO_CHECK}</pre>".encode()
    file = SimpleUploadedFile("appeal.html", page)

    answer = desk.post(reverse("desk:new_reading"), {"file": file}, follow=True)

    assert "footers of the page were left out: 1" in answer.content.decode()
    assert Reading.objects.get().arrival.raw.open().decode().startswith("Free Ana\n\n")
    original = Arrival.objects.get(kind=ArrivalKind.UPLOAD)
    assert original.raw.open() == page and original.state == ArrivalState.READ


def test_a_text_file_is_read_like_a_pasted_text(desk):
    file = SimpleUploadedFile("appeal.txt", TO_CHECK.encode("utf-16"))

    desk.post(reverse("desk:new_reading"), {"file": file})

    assert Reading.objects.get().arrival.raw.open().decode() == TO_CHECK
