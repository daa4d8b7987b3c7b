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


def test_a_script_gets_only_what_has_changed(desk):
    reading = pasted(desk)
    by_script = {"X-Requested-With": "desk"}

    answer = desk.post(
        reverse("desk:settle", args=[reading.pk]),
        {"path": "targets/0/phones/0", "say": "leave_out"},
        headers=by_script,
    ).json()

    changed = " ".join(answer["facts"].values())
    assert "Left out." in changed and "targets/0/phones/0" in changed
    assert "targets/0/emails/0" not in changed
    assert answer["next"] in answer["open"] and answer["troubles"] == []


def test_what_could_not_be_done_is_said_to_a_script_too(desk):
    reading = pasted(desk)
    words = {"path": "published", "say": "mend", "answer": "last week"}

    answer = desk.post(
        reverse("desk:settle", args=[reading.pk]), words, headers={"X-Requested-With": "desk"}
    ).json()

    assert "write the day as 2026-03-25" in answer["troubles"][0]


@pytest.mark.parametrize(
    ("deed", "brings", "said"),
    [
        ("move_facts", {"to": "targets/0"}, "tick the facts first"),
        ("move_facts", {"path": "targets/0/phones/0", "to": "elsewhere/7"}, "Nothing was moved"),
        ("move_facts", {"path": "no/such/fact", "to": "targets/0"}, "Nothing was changed"),
        (
            "mark_missed",
            {"words": "not there", "what": "emails", "to": "targets/0"},
            "do not stand in the text",
        ),
        ("mark_missed", {"words": "", "what": "emails"}, "This field is required"),
        ("take_part", {"first_line": "900", "last_line": "901"}, "no letter in this text"),
        ("take_part", {"first_line": "0", "last_line": "x"}, "From line"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(desk, deed, brings, said):
    reading = pasted(desk)

    page = desk.post(reverse(f"desk:{deed}", args=[reading.pk]), brings, follow=True).content.decode()

    assert said in page
    assert Reading.objects.count() == 1 and not Reading.objects.get().settled


def test_a_mail_says_itself_which_source_it_has(desk):
    mail = f"From: Ana <ana@solidarity.example>\nSubject: Act\nContent-Type: text/plain; charset=utf-8\n\n{TO_CHECK}"

    desk.post(reverse("desk:new_reading"), {"file": SimpleUploadedFile("appeal.eml", mail.encode())})

    assert Reading.objects.get().source.open() == "solidarity.example"


def test_nothing_is_said_of_a_reading_that_became_an_appeal(desk):
    reading = pasted(desk)
    desk.post(reverse("desk:make_appeal", args=[reading.pk]), {"residents_language": "kk"})

    for deed in ("settle", "move_facts", "mark_missed", "say_source"):
        assert desk.post(reverse(f"desk:{deed}", args=[reading.pk]), {"path": "title"}).status_code == 404
    page = desk.get(reverse("desk:reading", args=[reading.pk])).content.decode()
    assert "How this was read" in page and "Right as read</button>" not in page


def test_a_hostile_word_of_ours_is_shown_as_text(desk):
    reading = pasted(desk)
    spell = "<script>alert(1)</script>"
    desk.post(
        reverse("desk:settle", args=[reading.pk]),
        {"path": "targets/0/phones/0", "say": "mend", "answer": spell},
    )

    assert spell not in desk.get(reverse("desk:reading", args=[reading.pk])).content.decode()


TWO_APPEALS = """Kemertas: Nurse held after a petition

Saule Ontay was taken from the steps of the town hall on 3 May because she had read a petition aloud.
Please write politely to the mayor and ask that she be set free at once.

Mayor of Kemertas
4 Mira Square
010203 Kemertas
Email: mayor@kemertas.example

Sarydala: Teacher fined after a roof fell in

Dana Ertis told a newspaper that the roof of her school was unsafe; the next day she was fined for it.
Please write to the department and urge it to withdraw the fine.

Education Department
5 Lake Street
030405 Sarydala
Email: office@education-sarydala.example
"""


def test_a_page_with_two_appeals_offers_each_by_itself(desk):
    reading = pasted(desk, TWO_APPEALS)

    sheet = desk.get(reverse("desk:reading", args=[reading.pk])).context["sheet"]
    assert sheet.doubts[0].is_first_rank and len(sheet.parts) == 2
    second = {"first_line": sheet.parts[1].first_line, "last_line": sheet.parts[1].last_line}
    desk.post(reverse("desk:take_part", args=[reading.pk]), second)

    taken = Reading.objects.get(part_end__isnull=False)
    page = desk.get(reverse("desk:reading", args=[taken.pk])).content.decode()
    assert "Dana Ertis" in page and "Saule Ontay" not in page
    assert Arrival.objects.count() == 1
