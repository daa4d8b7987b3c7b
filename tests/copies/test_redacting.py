"""What a person takes out stays out, and what another lets out is all that anybody sees."""

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.db.utils import DatabaseError

from shanyrak.copies import redacting, releasing
from shanyrak.copies.forgetting import forget
from shanyrak.copies.models import COPY, Copy, CopyState
from shanyrak.copies.receiving import receive_from_letters
from tests.copies.make import NOON, make_appeal, make_copy, make_letter, make_released, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def redact(copy, redacted="We stood together.", *, marks=(), first_name="Ruth", **more):
    return redacting.redact(
        copy=copy,
        redacted=redacted,
        marks=list(marks),
        first_name=first_name,
        by=make_user(),
        now=NOON,
        **more,
    )


def test_what_is_redacted_and_released_is_all_that_is_shown():
    copy = make_copy(make_appeal(), text="We stood together. Ruth Ashdown, 12 Mill Lane", country="DE")

    redact(
        copy, marks=[{"kind": "address", "start": 33, "end": 45}, {"kind": "name", "start": 19, "end": 31}]
    )
    copy = releasing.release(copy=copy, by=make_user(), now=NOON)

    assert (copy.released_text, copy.released_name, copy.state) == ("We stood together.", "Ruth", "released")
    assert [mark["kind"] for mark in copy.marks] == ["name", "address"]
    assert Copy.objects.released().get() == copy


def test_the_machine_takes_out_what_we_know_of_the_writer():
    make_letter(
        make_appeal(), own_words="I am Ruth Ashdown of Leeds, write to me: ruth@home.example. Be brave."
    )
    receive_from_letters(now=NOON)

    proposal = redacting.suggest(Copy.objects.get())

    assert "Be brave." in proposal.text
    assert not any(word in proposal.text for word in ("Ashdown", "Leeds", "ruth@home.example"))
    assert proposal.marks


def test_a_full_name_is_cut_to_the_first():
    copy = redact(make_copy(make_appeal(), country="DE"), first_name="Dr. Ruth Ashdown")

    assert copy.first_name.open() == "Ruth"


@pytest.mark.parametrize("country", ["KZ", ""])
def test_nobody_is_named_where_it_happens_whatever_the_redactor_writes(country):
    copy = redact(make_copy(make_appeal(country="KZ"), country=country), first_name="Ruth")

    assert releasing.release(copy=copy, by=make_user(), now=NOON).released_name == ""


def test_the_database_refuses_a_name_from_where_it_happens():
    copy = make_released(make_appeal(country="KZ"), country="KZ")
    copy.released_name = "Aliya"

    with pytest.raises(DatabaseError, match="shows no name"), transaction.atomic():
        copy.save()


def test_the_redactor_may_say_where_a_mail_came_from():
    copy = redact(make_copy(make_appeal(), country=""), country="de")

    assert releasing.release(copy=copy, by=make_user(), now=NOON).released_name == "Ruth"


@pytest.mark.parametrize(
    ("redacted", "marks", "error"),
    [
        ("  ", [], redacting.NothingLeft),
        ("x", [{"kind": "name", "start": 0, "end": 999}], redacting.MarksElsewhere),
        ("x", [{"kind": "name", "start": 5, "end": 2}], redacting.MarksElsewhere),
    ],
)
def test_a_redaction_that_cannot_be_is_refused(redacted, marks, error):
    with pytest.raises(error):
        redact(make_copy(make_appeal()), redacted, marks=marks)


@pytest.mark.parametrize("slip", ["ruth  ASHDOWN", "ruth@home.example"])
def test_a_slip_of_the_redactor_is_caught(slip):
    make_letter(make_appeal(), email="ruth@home.example")
    receive_from_letters(now=NOON)

    with pytest.raises(redacting.StillTellsWho):
        redact(Copy.objects.get(), f"We stood together. {slip}")
    assert redact(Copy.objects.get(), "Ruth: we stood together.").state == "redacted"


def test_a_country_or_a_town_is_no_slip():
    letter = make_letter(make_appeal())
    letter.supporter.place, letter.supporter.address = "New York", "12 Mill Lane\nUnited States"
    letter.supporter.save()
    receive_from_letters(now=NOON)
    copy = Copy.objects.get()

    assert redact(copy, "We in the United States and in New York stand with you.").state == "redacted"
    with pytest.raises(redacting.StillTellsWho):
        redact(copy, "Come and see us at 12 mill lane.")


def test_nothing_is_released_that_nobody_redacted():
    with pytest.raises(releasing.NotRedacted):
        releasing.release(copy=make_copy(make_appeal()), by=make_user(), now=NOON)


def test_what_is_sent_back_is_redacted_again():
    copy = redact(make_copy(make_appeal()), "First try.")
    copy = releasing.send_back(copy=copy, by=make_user(), now=NOON)
    assert copy.redacted.open() == "First try."

    with pytest.raises(releasing.NotYetReleased):
        releasing.send_back(copy=copy, by=make_user(), now=NOON)
    assert redact(copy, "Second try.").state == CopyState.REDACTED


def test_what_is_out_is_not_redacted_again():
    with pytest.raises(redacting.NotReceived):
        redact(make_released(make_appeal()))


def test_what_is_taken_back_shows_nothing():
    copy = releasing.withdraw(copy=make_released(make_appeal()), by=make_user(), now=NOON)

    assert (copy.state, copy.released_text, copy.released_name) == ("withdrawn", "", "")
    assert releasing.withdraw(copy=copy, by=None, now=NOON).state == "withdrawn"


def test_the_database_refuses_every_step_that_is_not_drawn():
    states = CopyState.values
    for before in states:
        for after in states:
            copy = make_copy(make_appeal())
            with transaction.atomic():
                _lead_to(copy, before)
                if COPY.allows(before, after):
                    _put(copy, after)
                else:
                    with pytest.raises(IntegrityError), transaction.atomic():
                        _put(copy, after)


def _lead_to(copy, state):
    way = {
        "received": [],
        "redacted": ["redacted"],
        "released": ["redacted", "released"],
        "withdrawn": ["withdrawn"],
    }
    for step in way[state]:
        _put(copy, step)


def _put(copy, state):
    shown = {"released_text": "x", "released_at": NOON} if state == "released" else {"released_text": ""}
    Copy.objects.filter(pk=copy.pk).update(state=state, **shown)


def test_what_was_released_stays_as_it_was_released():
    copy = make_released(make_appeal())

    with pytest.raises((IntegrityError, InternalError), match="stays as it is"), transaction.atomic():
        Copy.objects.filter(pk=copy.pk).update(released_text="something else")


def test_a_forgotten_writer_s_copy_opens_no_more():
    letter = make_letter(make_appeal())
    receive_from_letters(now=NOON)

    forget(letter.supporter, now=NOON)

    copy = Copy.objects.get()
    assert copy.state == "withdrawn" and copy.is_erased


def test_the_text_lies_sealed_in_the_database(django_assert_num_queries):
    copy = make_copy(make_appeal(), text="a very private sentence")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT copies_copy::text FROM copies_copy WHERE id = %s", [copy.pk])
        row = cursor.fetchone()[0]

    assert "private" not in row and b"private".hex() not in row
