"""Two appeals name the same office and do not agree; or two offices claim one mailbox."""

import pytest

from shanyrak.craft.contacts.conflicts import Card, Kind, find_conflicts

pytestmark = pytest.mark.unit

MAYOR = Card(
    "a", "Mayor of Kemertas", "KZ", holder="O. Tulin",
    contacts=(("email", "akim@kemertas.example"), ("phone", "+44 1632 960165"), ("post", "4 Mira Square\n010203 Kemertas")),
)  # fmt: skip


def beside(**changes) -> list:
    """What contradicts when another appeal has the mayor like this."""
    fields = {"id": "b", "name": MAYOR.name, "country": "KZ", "holder": MAYOR.holder, "contacts": ()}
    return find_conflicts([MAYOR, Card(**(fields | changes))])


@pytest.mark.parametrize(
    "contacts",
    [
        (("email", "AKIM@Kemertas.example"),),
        (("phone", "00441632 960 165"[2:]),),
        (("phone", "+441632960165"), ("phone", "+441632960199")),
        (("post", "010203 Kemertas, 4 Mira Square"),),
        (("fax", "+44 1632 960111"),),
        (),
    ],
)
def test_another_spelling_or_one_more_way_is_no_contradiction(contacts):
    assert beside(contacts=contacts) == []


@pytest.mark.parametrize(
    ("name", "contact"),
    [
        ("Mayor of Kemertas", ("email", "mayor@town.example")),
        ("Mayor of the City of Kemertas", ("phone", "+44 1632 960777")),
        ("The Mayor, Kemertas", ("post", "17 Lake Street\n010299 Onterek")),
    ],
)
def test_the_same_office_with_another_contact_is_asked_about(name, contact):
    (found,) = beside(name=name, contacts=(contact,))

    assert found.kind == Kind.CONTACTS
    assert found.points[0][0] == contact[0] and found.points[0][2] == contact[1]


@pytest.mark.parametrize("holder", ["", "Oleg Tulin", "TULIN O.", "О. Тулин", "Tulinu O."])
def test_the_same_holder_however_written(holder):
    assert beside(holder=holder) == []


def test_another_holder_is_asked_about():
    (found,) = beside(holder="N. Sadyk")

    assert (found.kind, found.points) == (Kind.HOLDERS, (("holder", "O. Tulin", "N. Sadyk"),))


def test_one_mailbox_of_two_offices_is_asked_about():
    (found,) = beside(name="Chief of Police", holder="", contacts=(("email", "akim@kemertas.example"),))

    assert found.kind == Kind.SHARED


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "GB"},
        {"name": "Mayor of Onterek"},
        {"name": "Governor of the region"},
        {"name": "Deputy Mayor of Kemertas"},
        {"name": "Mayor of Kemertas 2"},
    ],
)
def test_other_offices_do_not_contradict(changes):
    assert beside(contacts=(("email", "mayor@town.example"),), holder="N. Sadyk", **changes) == []


def test_two_consulates_in_two_towns_are_two_offices():
    cards = [
        Card(place, "Consulate of Kazakhstan", "DE", place=place, contacts=(("phone", number),))
        for place, number in (("Bonn", "+44 1632 960001"), ("Munich", "+44 1632 960002"))
    ]

    assert find_conflicts(cards) == []


def test_a_settled_question_is_asked_again_only_with_new_facts():
    (before,) = beside(contacts=(("email", "mayor@town.example"),))
    (turned,) = find_conflicts(
        [Card("b", MAYOR.name, "KZ", holder="O. Tulin", contacts=(("email", "mayor@town.example"),)), MAYOR]
    )
    (after,) = beside(contacts=(("email", "office@town.example"),))

    assert before.facts == turned.facts != after.facts


def test_two_thousand_ministries_are_compared_in_a_moment():
    import time

    cards = [
        Card(str(n), f"Ministry of affairs {n:x}", "KZ", contacts=(("email", f"m{n}@state.example"),))
        for n in range(2000)
    ]
    began = time.process_time()

    assert find_conflicts(cards) == []

    assert time.process_time() - began < 2
