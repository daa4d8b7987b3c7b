"""The residents' sheet: what may stand on it, who stands for it, and that it never changes afterwards."""

import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from shanyrak.bulletins import approving, assembling, printing, taking
from shanyrak.bulletins.assembling import assemble, candidates
from shanyrak.bulletins.counting import Counts, safe_counts
from shanyrak.bulletins.forgetting import forget_copy
from shanyrak.bulletins.models import Bulletin, BulletinItem, Taking
from shanyrak.copies import releasing
from shanyrak.craft.days import locale_of, said_day
from shanyrak.letters.models import Letter
from shanyrak.people.models import Partner
from shanyrak.translations import approving as reading
from shanyrak.translations import claiming, drafting
from shanyrak.translations.asking import ask_for_developments
from shanyrak.translations.models import Translation
from tests.copies.make import (
    NOON,
    make_appeal,
    make_copy,
    make_development,
    make_letter,
    make_released,
    make_user,
)
from tests.translations.test_the_desk import make_approved

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

KAZAKH = "Құрметті көршілер, сіздерді ойлап жүрміз. Үйлеріңіз орнында қалсын."


def make_kazakh(appeal, text=KAZAKH, **fields):
    return make_released(appeal, text=text, language="kk", **fields)


def make_bulletin(appeal=None, *, language="kk", **fields):
    appeal = appeal or make_appeal()
    chosen = fields.pop("chosen", None) or [make_kazakh(appeal)]
    return assemble(
        appeal=appeal,
        language=language,
        chosen=chosen,
        title="Сіздер жалғыз емессіздер",
        by=make_user(),
        now=NOON,
        **fields,
    )


def make_carried(bulletin=None):
    return approving.approve(bulletin=bulletin or make_bulletin(), by=make_user(), now=NOON)


# --- what may stand on it ---


def test_candidates_are_released_and_in_the_residents_language():
    appeal = make_appeal()
    own = make_kazakh(appeal)
    translated = make_released(appeal, text="We stood together.")
    make_approved(text="Біз бірге тұрдық.", origin_id=translated.pk)
    make_released(appeal, text="Not yet translated.")
    make_copy(appeal, text=KAZAKH, language="kk")
    make_kazakh(make_appeal())

    assert {c.id: c.text for c in candidates(appeal, "kk")} == {
        own.pk: KAZAKH,
        translated.pk: "Біз бірге тұрдық.",
    }


def test_a_withdrawn_copy_is_no_candidate():
    appeal = make_appeal()
    releasing.withdraw(copy=make_kazakh(appeal), by=None, now=NOON)

    assert candidates(appeal, "kk") == []


def test_letters_stand_in_the_order_that_was_chosen():
    appeal = make_appeal()
    one, two = make_kazakh(appeal, "Бірінші хат."), make_kazakh(appeal, "Екінші хат.")

    bulletin = make_bulletin(appeal, chosen=[str(two.pk), one.pk])

    assert [item.text for item in bulletin.items.all()] == ["Екінші хат.", "Бірінші хат."]


def test_a_part_of_a_letter_may_be_chosen_but_nothing_put_into_it():
    appeal = make_appeal()
    copy = make_kazakh(appeal)

    bulletin = make_bulletin(appeal, chosen=[copy], parts={copy.pk: "Үйлеріңіз орнында қалсын."})
    assert bulletin.items.get().text == "Үйлеріңіз орнында қалсын."

    with pytest.raises(assembling.NotInTheLetter):
        make_bulletin(appeal, chosen=[copy], parts={copy.pk: "Үйлеріңіз бұзылсын."})
    assert Bulletin.objects.count() == 1


@pytest.mark.parametrize("chosen", [["not an id"], ["01a201d5-7ad2-7370-9725-07560de0d6fa"]])
def test_only_candidates_are_chosen(chosen):
    with pytest.raises(assembling.NotACandidate):
        make_bulletin(chosen=chosen)


def test_a_sheet_without_letters_is_none():
    with pytest.raises(assembling.NothingChosen):
        assemble(appeal=make_appeal(), language="kk", chosen=[], title="x", by=make_user(), now=NOON)


def test_sheets_are_numbered_by_appeal_and_language():
    appeal = make_appeal()
    copy = make_kazakh(appeal)

    assert [make_bulletin(appeal, chosen=[copy]).number for _ in range(3)] == [1, 2, 3]
    assert make_bulletin().number == 1


def test_news_is_told_once_and_in_the_residents_language():
    appeal = make_appeal()
    make_development(appeal, text="Сот болды.", language="kk", day="2026-11-20")
    english = make_development(appeal, text="The lawyer met her.", day="2026-11-21")
    make_development(appeal, text="Құпия.", language="kk", is_public=False)
    first = make_bulletin(appeal)
    translate(english, "Адвокаты онымен кездесті.", appeal)
    second = make_bulletin(appeal)

    assert [line["text"] for line in first.facts["since"]] == ["Сот болды."]
    assert [line["text"] for line in second.facts["since"]] == ["Адвокаты онымен кездесті."]


def translate(development, text, appeal):
    ask_for_developments(now=NOON)
    return translate_row(Translation.objects.get(origin="development", origin_id=development.pk), text)


def translate_row(row, text):
    ruth = make_user()
    claiming.claim(translation=row, by=ruth, now=NOON)
    drafting.draft(translation=row, text=text, by=ruth, now=NOON)
    return reading.approve(translation=row, by=make_user(), now=NOON)


# --- how many ---


@pytest.mark.parametrize(
    ("by_country", "counts"),
    [
        ({}, Counts(0, (), 0)),
        ({"DE": 9}, Counts(0, (), 0)),
        ({"DE": 10}, Counts(10, (("DE", 10),), 0)),
        ({"DE": 96, "GB": 88, "IN": 9, "BR": 4}, Counts(190, (("DE", 90), ("GB", 80)), 10)),
        ({"DE": 15, "": 12}, Counts(20, (("DE", 10),), 10)),
        ({"DE": 1203}, Counts(1203, (("DE", 1203),), 0)),
        ({"DE": 1200, "FR": 3}, Counts(1200, (("DE", 1200),), 0)),
        ({"FR": 20, "DE": 20}, Counts(40, (("DE", 20), ("FR", 20)), 0)),
    ],
)
def test_small_numbers_are_not_told(by_country, counts):
    assert safe_counts(by_country) == counts


def test_a_sheet_counts_confirmed_letters_only():
    appeal = make_appeal()
    for _ in range(11):
        make_letter(appeal, country="DE")
    make_letter(appeal, country="FR")
    make_letter(appeal, country="DE", state="awaiting_confirm")

    facts = make_bulletin(appeal).facts

    assert (facts["people"], facts["countries"], facts["others"]) == (
        10,
        [{"country": "DE", "people": 10}],
        0,
    )


# --- two persons, and never changed ---


def test_nobody_approves_their_own_sheet():
    bulletin = make_bulletin()

    with pytest.raises(approving.SamePerson):
        approving.approve(bulletin=bulletin, by=bulletin.assembled_by, now=NOON)
    with pytest.raises(IntegrityError, match="bulletin_two_persons"), transaction.atomic():
        Bulletin.objects.filter(pk=bulletin.pk).update(
            state="approved", approved_by=bulletin.assembled_by, approved_at=NOON
        )


def test_a_sheet_is_approved_once():
    with pytest.raises(approving.AlreadyApproved):
        make_carried(make_carried())


def test_a_sheet_with_a_letter_that_was_taken_back_is_not_approved():
    bulletin = make_bulletin()
    releasing.withdraw(copy=bulletin.items.get().copy, by=None, now=NOON)

    with pytest.raises(approving.LetterTakenBack):
        make_carried(bulletin)


def test_a_sheet_that_cannot_be_printed_is_not_approved():
    appeal = make_appeal()
    long, short = make_kazakh(appeal, KAZAKH * 80), make_kazakh(appeal)

    with pytest.raises(approving.NotPrintable):
        make_carried(make_bulletin(appeal, chosen=[long]))
    part = make_bulletin(appeal, chosen=[long, short], parts={long.pk: KAZAKH})
    assert make_carried(part).state == "approved"


@pytest.mark.parametrize("change", [{"title": "x"}, {"facts": {}}, {"number": 9}])
def test_the_database_refuses_to_change_an_approved_sheet(change):
    bulletin = make_carried()

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Bulletin.objects.filter(pk=bulletin.pk).update(**change)


def test_the_database_refuses_other_letters_on_an_approved_sheet():
    bulletin = make_carried()
    item = bulletin.items.get()

    with pytest.raises(IntegrityError, match="was approved"), transaction.atomic():
        BulletinItem.objects.filter(pk=item.pk).update(text="x")
    with pytest.raises(IntegrityError, match="was approved"), transaction.atomic():
        item.delete()
    with pytest.raises(IntegrityError, match="was approved"), transaction.atomic():
        BulletinItem.objects.create(
            bulletin=bulletin, position=2, copy=make_kazakh(bulletin.appeal), text="x"
        )


def test_the_database_refuses_every_step_that_is_not_drawn():
    bulletin = make_bulletin()

    with pytest.raises(IntegrityError, match="cannot go"), transaction.atomic():
        Bulletin.objects.filter(pk=bulletin.pk).update(
            state="taken", approved_by=make_user(), approved_at=NOON
        )


def test_a_forgotten_writer_is_printed_no_more():
    appeal = make_appeal()
    gone, stays = make_kazakh(appeal, "Бірінші хат."), make_kazakh(appeal, "Екінші хат.")
    bulletin = make_carried(make_bulletin(appeal, chosen=[gone, stays]))

    forget_copy(gone)

    assert "Бірінші" not in printing.text(bulletin) and "Екінші" in printing.text(bulletin)


def test_a_copy_that_is_withdrawn_later_is_printed_no_more():
    bulletin = make_carried()
    releasing.withdraw(copy=bulletin.items.get().copy, by=None, now=NOON)

    assert printing.sheet_of(bulletin).quotes == ()


# --- carried ---


def take(bulletin, **fields):
    partner = Partner.objects.create(name="The tall one", language="kk")
    given = {
        "partner": partner,
        "sheets": 40,
        "where": "the lower district",
        "taken_on": date(2026, 11, 23),
    } | fields
    return taking.take(bulletin=bulletin, by=make_user(), now=NOON, **given)


def test_a_sheet_may_be_carried_many_times():
    bulletin = make_carried()

    take(bulletin)
    take(bulletin, sheets=15)

    bulletin.refresh_from_db()
    assert bulletin.state == "taken"
    assert sorted(bulletin.takings.values_list("sheets", flat=True)) == [15, 40]


def test_an_unapproved_sheet_is_not_carried():
    with pytest.raises(taking.NotApproved):
        take(make_bulletin())
    with pytest.raises(taking.NoSheets):
        take(make_carried(), sheets=0)


def test_what_was_written_down_of_a_taking_stays():
    taken = take(make_carried())

    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        Taking.objects.filter(pk=taken.pk).update(sheets=1)


# --- on paper ---


def test_the_sheet_is_printed_with_kazakh_letters_names_and_news():
    appeal = make_appeal()
    for _ in range(12):
        make_letter(appeal, country="DE")
    make_development(appeal, text="Сот Сәуле Онтайды он тәулікке қамады.", language="kk", day="2026-11-20")
    copy = make_kazakh(appeal, country="DE", first_name="Hanna")
    bulletin = make_bulletin(
        appeal,
        chosen=[copy],
        name="Оңтерек парағы",
        ahead=[("2026-12-02", "Апелляциялық сот.")],
        unknown="Қалған алты адамға не болатыны белгісіз.",
    )

    pages = PdfReader(io.BytesIO(printing.pdf(bulletin))).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert len(pages) == 2
    for words in (
        "Оңтерек парағы № 1",
        "Құрметті көршілер",
        "Hanna, Германия",
        "20 қараша",
        "2 желтоқсан",
        "тәулікке қамады",
    ):
        assert words in said


def test_the_text_for_a_telephone_is_short_enough():
    appeal = make_appeal()
    copies = [make_kazakh(appeal, f"{number}. {KAZAKH * 3}") for number in range(8)]

    text = printing.text(make_bulletin(appeal, chosen=copies))

    assert len(text) <= 1000
    assert "Сіздер жалғыз емессіздер" in text and "Құрметті" in text


def test_who_is_not_named_is_quoted_by_country_or_not_at_all():
    appeal = make_appeal(country="KZ")
    copies = [
        make_kazakh(appeal, "Бірінші хат.", country="KZ"),
        make_kazakh(appeal, "Екінші хат.", country=""),
    ]

    text = printing.text(make_bulletin(appeal, chosen=copies))

    assert " Қазақстан: «Бірінші хат»." in text and " «Екінші хат»." in text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-20", "20 ноября"),
        ("2026-11", "Ноябрь 2026"),
        ("2026", "2026"),
        ("2026-02-31", "2026-02-31"),
        ("", ""),
    ],
)
def test_a_day_is_said_as_exactly_as_it_is_known(day, said):
    assert said_day(day, locale_of("ru")).casefold() == said.casefold()


def test_a_letter_of_the_house_counts_even_if_it_was_not_shared():
    appeal = make_appeal()
    for _ in range(10):
        make_letter(appeal, country="DE", shared=False)

    assert Letter.objects.shareable().count() == 0
    assert make_bulletin(appeal).facts["people"] == 10
