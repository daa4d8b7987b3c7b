"""What takes two persons takes two persons, whichever button one presses."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shanyrak.appeals.models import Proposal, Publication
from shanyrak.appeals.wording import demands_of, words_for
from shanyrak.people.models import User
from shanyrak.targets.models import Confirmation
from tests import make
from tests.desk.conftest import signed_in


def draft(**fields):
    """A draft with a target that two persons stand for, and English words."""
    now = timezone.now()
    appeal = make.make_draft(now=now, **fields)
    appeal.targets.create(office=make.make_contact(now=now).office, position=0)
    make.make_words(appeal, now=now)
    return appeal


def propose(desk, appeal) -> Proposal:
    desk.post(
        reverse("desk:propose", args=[appeal.number, "en"]),
        {
            "write_before": (timezone.localdate() + timezone.timedelta(days=14)).isoformat(),
            "checked_how": "Two neighbours",
            "consent_how": "Her sister",
        },
    )
    return Proposal.objects.get()


def test_nobody_approves_what_they_proposed(desk):
    appeal = draft()
    proposal = propose(desk, appeal)

    page = desk.post(reverse("desk:proposal", args=[proposal.pk]), follow=True).content.decode()

    assert "you proposed this yourself" in page
    assert not Publication.objects.exists()


def test_another_person_approves_and_it_is_public(desk, tomas):
    appeal = draft()
    proposal = propose(desk, appeal)

    signed_in(tomas).post(reverse("desk:proposal", args=[proposal.pk]))

    appeal.refresh_from_db()
    assert appeal.state == "live"
    assert Client().get(reverse("pages:appeal", args=[appeal.number])).status_code == 200


def test_a_day_too_far_away_is_refused_with_a_sentence(desk):
    appeal = draft()

    answer = desk.post(
        reverse("desk:propose", args=[appeal.number, "en"]),
        {
            "write_before": (timezone.localdate() + timezone.timedelta(days=43)).isoformat(),
            "checked_how": "x",
            "consent_how": "y",
        },
    )

    assert "at most six weeks away" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_a_contact_is_used_only_after_a_second_person_approved_it(desk, marta, tomas):
    contact = make.make_contact(is_confirmed=False)
    desk.post(
        reverse("desk:propose_value", args=[contact.pk]),
        {"value": "mayor@kemertas.example", "how": "telephone", "note": ""},
    )
    row = Confirmation.objects.get(contact=contact)
    approve = reverse("desk:approve_confirmation", args=[row.pk])

    desk.post(approve)
    assert contact.value == ""

    signed_in(tomas).post(approve)
    assert contact.value == "mayor@kemertas.example"


def test_contacts_of_an_appeal_are_proposed_on_one_page(desk):
    appeal = draft()
    office = appeal.targets.get().office
    one, other = (
        make.make_contact(office, value=f"{name}@kemertas.example", is_confirmed=False) for name in "ab"
    )

    desk.post(
        reverse("desk:contacts", args=[appeal.number]),
        {"chosen": str(one.pk), f"{one.pk}-value": "a@kemertas.example", f"{one.pk}-how": "telephone"},
    )

    assert Confirmation.objects.get(contact=one).proposed_by.username == "marta"
    assert not Confirmation.objects.filter(contact=other).exists()


@pytest.mark.parametrize("is_superuser", [False, True])
def test_wagtails_own_publish_button_shows_nothing_to_the_public(is_superuser):
    appeal = draft()
    page = appeal.pages.get()
    if is_superuser:
        boss = signed_in(User.objects.create_superuser("boss", password="a-long-invented-one"))
    else:
        boss = signed_in(make.make_user())
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert "action-publish" not in boss.get(edit, follow=True).content.decode()
    boss.post(edit, _form_of(page, headline="Changed by one") | {"action-publish": "1"})

    page.refresh_from_db()
    assert not page.live and not Publication.objects.exists()
    assert Client().get(reverse("pages:appeal", args=[appeal.number])).status_code == 404


def test_a_version_saved_in_the_editor_can_be_proposed(desk):
    appeal = draft()
    page = appeal.pages.get()

    desk.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), _form_of(page, headline="A better headline")
    )

    assert propose(desk, appeal).revision.as_object().title == "A better headline"


def test_words_are_written_on_the_desk_and_each_version_is_kept(desk):
    appeal = draft()
    words = {
        "title": "Десять суток",
        "standfirst": "",
        "case_sentence": "Суд в Кемертасе назначил десять суток.",
        "letter_subject": "Сауле",
        "story": "Что произошло",
        "demand_1": "освободить",
        "demand_2": "остановить",
        "demand_3": "ответить",
    }
    address = reverse("desk:words", args=[appeal.number, "ru"])

    desk.post(address, words)
    desk.post(address, words | {"title": "Десять суток ареста"})

    page = appeal.pages.get(locale__language_code="ru")
    assert [each.as_object().title for each in page.revisions.order_by("pk")] == [
        "Десять суток",
        "Десять суток ареста",
    ]
    assert desk.get(address).context["form"].initial["demand_2"] == "остановить"


def test_a_demand_is_added_and_dropped_in_the_appeals_own_language(desk):
    appeal = draft()
    address = reverse("desk:words", args=[appeal.number, appeal.language])
    form = desk.get(address).context["form"]
    words = form.initial | {"demand_2": "", "demand_4": "Pay for the broken doors"}

    desk.post(address, words)

    assert list(demands_of(words_for(appeal, appeal.language))) == [1, 3, 4]
    elsewhere = desk.get(reverse("desk:words", args=[appeal.number, "ru"])).context["form"]
    assert [name for name in elsewhere.fields if name.startswith("demand")] == [
        "demand_1",
        "demand_3",
        "demand_4",
    ]
    assert elsewhere.fields["demand_4"].required


def test_the_number_of_a_dropped_demand_is_never_given_again(desk):
    appeal = draft()
    address = reverse("desk:words", args=[appeal.number, appeal.language])
    form = desk.get(address).context["form"]

    desk.post(address, form.initial | {"demand_3": ""})

    assert "demand_4" in desk.get(address).context["form"].fields
    assert "demand_3" not in desk.get(address).context["form"].fields


def _form_of(page, *, headline: str) -> dict[str, str]:
    words = page.get_latest_revision_as_object()
    demands = list(words.demand_words.all())
    rows = {}
    for index, demand in enumerate(demands):
        rows |= {
            f"demand_words-{index}-number": str(demand.number),
            f"demand_words-{index}-text": demand.text,
            f"demand_words-{index}-ORDER": str(index + 1),
            f"demand_words-{index}-id": str(demand.pk or ""),
            f"demand_words-{index}-DELETE": "",
        }
    return {
        "title": headline,
        "standfirst": words.standfirst,
        "case_sentence": words.case_sentence,
        "letter_subject": words.letter_subject,
        "story": words.story,
        "demand_words-TOTAL_FORMS": str(len(demands)),
        "demand_words-INITIAL_FORMS": "0",
        "demand_words-MIN_NUM_FORMS": "0",
        "demand_words-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        **rows,
    }
