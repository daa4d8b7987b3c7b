"""Calls in a sentence or a list, in many shapes: whoever is called has the number that stands beside the name, and nobody else has."""

import itertools

import pytest

from shanyrak.craft.reading import read_text

pytestmark = pytest.mark.unit

STORY = "Save the Old Mill\n\nThe bailiffs come on Monday and nobody has asked the people who live there.\n\n"
ONE = [
    *itertools.product(
        ["Please call {}", "Phone {}", "Contact {}", "Get in touch with {}", "Fax {}"],
        [
            "Mayor Ada Prim",
            "the Ministry of Justice",
            "Ada Prim, Director of Prisons",
            "the Sampleton Police",
        ],
        [" at {}.", ": {}", " ({}) and tell them to stop.", " - {}!"],
        ["202-555-0101", "01632 960 101", "+44 1632 960101"],
    ),
    *itertools.product(
        ["Appelez {}", "Téléphonez à {}", "Contactez {}"],
        ["la préfecture du Rhône", "l’ambassade de Frélande", "M. Otto Lind"],
        [" au {}.", " : {}", " ({}) pour demander l’arrêt de l’expulsion."],
        ["01 99 00 20 20", "01.99.00.20.20"],
    ),
    *itertools.product(
        ["Ruft {} an", "Wendet euch an {}", "Faxt an {}"],
        ["das Innenministerium", "Bürgermeisterin Ada Prim"],
        [": {}", " ({}) und fordert ein Ende der Räumung."],
        ["030 23125 001", "030/23125001"],
    ),
]
LISTS = [
    "{o}\n{a}: {n}\n{b}: {m}\n",
    "{o}:\n\n{a} - {n}\n{b} - {m}\n",
    "{o}:\n- {a}, {n}\n- {b}, {m}\n",
    "{o}:\n\n{a}\n{n}\n\n{b}\n{m}\n",
    "{o}:\n{a}\n{n}\n{b}\n{m}\n",
    "{o}:\n{n} {a}\n{m} {b}\n",
    "{o}:\n1. {a} | {n}\n2. {b} | {m}\n",
    "{o}: {a} {n}, {b} {m}.",
    "{o} {a} on {n} or {b} on {m}, and say no.",
    "{o} {a} ({n}) and {b} ({m}).",
]
TWO = [
    *itertools.product(
        ["Please call", "Ring"],
        [
            ("Mayor Ada Prim", "Governor Otto Lind"),
            ("Sample Air", "Trial Wings"),
            ("the Foreign Office", "the Sampleton Police"),
        ],
        [("202-555-0101", "202-555-0102"), ("01632 960 101", "01632 960 102")],
    )
]


def numbers(text: str) -> list[list[str]]:
    return sorted(
        [f.value for f in (*target.phones, *target.faxes)]
        for target in read_text(text).targets
        if target.has_contact
    )


def test_who_is_called_in_a_sentence_has_its_number() -> None:
    wrong = [
        said
        for call, whom, lead, number in ONE
        if numbers(STORY + (said := call.format(whom) + lead.format(number))) != [[number]]
    ]
    assert wrong == []


@pytest.mark.parametrize("shape", LISTS)
def test_two_who_are_called_have_a_number_each(shape: str) -> None:
    wrong = [
        said
        for call, (one, other), (first, second) in TWO
        if numbers(STORY + (said := shape.format(o=call, a=one, b=other, n=first, m=second)))
        != [[first], [second]]
    ]
    assert wrong == []
