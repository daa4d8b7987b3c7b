"""What was mended once is proposed when the same source prints it again, and never done unasked."""

import pytest

from shanyrak.appeals.drafting import draft_from_text, make_appeal
from shanyrak.appeals.mending import LEAVE_OUT
from shanyrak.appeals.models import Mend
from shanyrak.appeals.remembering import source_of_mail, sources_of
from shanyrak.appeals.settling import (
    facts_of,
    mark_missed,
    move,
    name_source,
    recalled_for,
    settle,
    settle_alike,
    settle_as_last_time,
    settled_of,
    text_of,
)
from tests.conftest import NOON
from tests.make import make_user

pytestmark = pytest.mark.django_db

TEXT = """Kemertas: nurse jailed

{story}

Please write to:

The Mayor
4 Mira Square
010203 Kemertas
Email: press@helpers.example
Telephone {phone}

Ring the gate at {gate} first.

Please send copies to: onterek@solidarity.example
"""


@pytest.fixture
def marta():
    return make_user()


def pasted(
    marta, *, story="Saule Ontay was jailed for ten days.", phone="+44 1632 960178", gate="the-gate-bell"
):
    return draft_from_text(text=TEXT.format(story=story, phone=phone, gate=gate), by=marta, now=NOON)


def recalled(reading):
    return recalled_for(reading, facts_of(reading), text_of(reading))


@pytest.fixture
def learned(marta):
    """An appeal of which a person said four things."""
    reading = pasted(marta)
    settle(reading=reading, path="targets/0/phones/0", answer="+44 1632 960199", by=marta, now=NOON)
    settle(reading=reading, path="title", answer=LEAVE_OUT, by=marta, now=NOON)
    move(reading=reading, paths=["targets/0/emails/0"], to="own_contacts/new", by=marta, now=NOON)
    mark_missed(reading=reading, words="the-gate-bell", what="phones", to="targets/0", by=marta, now=NOON)
    return make_appeal(reading=reading, by=marta, now=NOON)


def test_the_next_text_of_the_same_source_is_read_as_before_and_the_mends_are_proposed(learned, marta):
    reading = pasted(marta, story="Now her sister was jailed too.", phone="+44 (1632) 960178")

    proposals = recalled(reading)

    assert proposals["targets/0/phones/0"].answer == "+44 1632 960199"
    assert proposals["title"].is_left_out
    assert proposals["targets/0/emails/0"].section == "own_contacts"
    assert [each.value for path, each in proposals.items() if path.startswith("missed/")] == ["the-gate-bell"]
    assert {each.appeal for each in proposals.values()} == {learned.number}
    assert settled_of(reading) == {}  # nothing was done
    assert reading.doubts >= len(proposals)  # and each is asked


def test_another_source_learns_nothing_from_it(learned, marta):
    text = TEXT.format(story="", phone="+44 1632 960178", gate="the-gate-bell").replace(
        "solidarity", "elsewhere"
    )

    assert recalled(draft_from_text(text=text, by=marta, now=NOON)) == {}


def test_a_person_agrees_with_what_was_said_last_time(learned, marta):
    reading = pasted(marta)
    for path in recalled(reading):
        settle_as_last_time(reading=reading, path=path, by=marta, now=NOON)

    appeal = make_appeal(reading=reading, by=marta, now=NOON)

    contacts = appeal.targets.get().office.contacts
    printed = set(contacts.values_list("printed", flat=True))
    assert "press@helpers.example" not in printed and "the-gate-bell" in printed
    assert contacts.get(printed="+44 1632 960178").proposed == "+44 1632 960199"


def test_who_calls_it_right_this_time_ends_the_memory(learned, marta):
    reading = pasted(marta)
    settle(reading=reading, path="targets/0/phones/0", answer="", by=marta, now=NOON)
    make_appeal(reading=reading, by=marta, now=NOON)

    assert "targets/0/phones/0" not in recalled(pasted(marta))


def test_what_was_missed_is_asked_once_and_who_says_no_is_not_asked_again(learned, marta):
    agreeing, refusing = pasted(marta), pasted(marta)
    (path,) = [path for path in recalled(agreeing) if path.startswith("missed/")]

    settle_as_last_time(reading=agreeing, path=path, by=marta, now=NOON)
    assert path not in recalled(agreeing)

    settle(reading=refusing, path=path, answer="", by=marta, now=NOON)
    make_appeal(reading=refusing, by=marta, now=NOON)
    assert path not in recalled(pasted(marta))


def test_one_answer_for_all_passes_over_what_was_mended_last_time(learned, marta):
    reading = pasted(marta)

    settle_alike(reading=reading, path="targets/0/phones/0", by=marta, now=NOON)

    assert set(settled_of(reading)) == {"targets/0/phones/0"}
    assert "targets/0/phones/0" in recalled(reading)


def test_nothing_is_learned_from_a_reading_that_became_no_appeal(marta):
    reading = pasted(marta)
    settle(reading=reading, path="targets/0/phones/0", answer="+44 1632 960199", by=marta, now=NOON)

    assert recalled(pasted(marta)) == {}


def test_a_source_that_somebody_names_counts_first(learned, marta):
    text = TEXT.format(story="", phone="+44 1632 960178", gate="a").replace(
        "onterek@solidarity.example", "us"
    )
    reading = draft_from_text(text=text, by=marta, now=NOON)
    assert recalled(reading) == {}

    name_source(reading=reading, source="https://solidarity.example/", by=marta, now=NOON)

    assert recalled(reading)


def test_no_person_is_remembered(marta):
    reading = pasted(marta)
    mark_missed(reading=reading, words="Saule Ontay", what="persons", by=marta, now=NOON)
    settle(reading=reading, path="copies_to/0/emails/0", answer="saule@mail.example", by=marta, now=NOON)
    move(reading=reading, paths=["copies_to/0/emails/0"], to="support_to/new", by=marta, now=NOON)
    make_appeal(reading=reading, by=marta, now=NOON)

    assert [mend.answer.open() for mend in Mend.objects.all()] == [""]  # that it was moved, and no more


def test_what_was_printed_cannot_be_read_in_the_table(learned):
    stored = b"".join(bytes(m.printed) + bytes(m.source) + m.answer.raw for m in Mend.objects.all())

    assert b"960178" not in stored and b"gate" not in stored and b"solidarity" not in stored


@pytest.mark.parametrize(
    ("facts", "sources"),
    [
        ({"own_contacts": [{"emails": ["us@www.solidarity.example"]}]}, ["solidarity.example"]),
        ({"more_info": ["Socialist.example"], "donate": ["Donate via PayPal.com"]}, ["socialist.example"]),
        ({"org": "Workers’  Aid"}, ["workers’ aid"]),
        ({"copies_to": [{"emails": ["Kemertas.Aid@gmail.com"]}]}, ["kemertasaid@gmail.com"]),
        ({"more_info": ["https://www.facebook.com/us"]}, []),
        ({}, []),
    ],
)
def test_a_source_is_a_site_a_mailbox_or_a_name(facts, sources):
    assert sources_of(facts) == sources


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (b"List-Id: Urgent <urgent.lists.example>\nFrom: a@b.example\n\n", "urgent.lists.example"),
        (b"From: =?utf-8?q?Ana?= <ana@solidarity.example>\n\nHello", "solidarity.example"),
        (b"%PDF-1.7 \xff\xfe", ""),
        (b"", ""),
    ],
)
def test_a_mails_source_is_its_list_or_its_sender(head, source):
    assert source_of_mail(head) == source
