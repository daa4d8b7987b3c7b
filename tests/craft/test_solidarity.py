"""What may harm whoever receives a message is marked, in the languages we know, and nothing else is."""

import pytest

from shanyrak.craft.solidarity import Care, cares_in

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The government will fall.", Care.POLITICS),
        ("Режим падёт.", Care.POLITICS),
        ("Жолдастар, күресіңдер!", Care.POLITICS),
        ("Amnesty sends greetings.", Care.ORGANISATION),
        ("Наш профсоюз с вами.", Care.ORGANISATION),
        ("We pray for you.", Care.RELIGION),
        ("Мы молимся за вас.", Care.RELIGION),
        ("Біз дұға етеміз.", Care.RELIGION),
        ("Write to ruth@mail.example", Care.ADDRESS),
        ("Call +44 1632 960144", Care.ADDRESS),
    ],
)
def test_it_is_marked_as_what_it_is(text, kind):
    assert kind in {mark.kind for mark in cares_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I think of you every day. The apple tree blossoms before my window.",
        "Я думаю о вас каждый день. За окном цветёт яблоня.",
        "Сізді күн сайын ойлаймын. Тереземнің алдында алма ағашы гүлдеп тұр.",
    ],
)
def test_a_kind_word_is_left_alone(text):
    assert cares_in(text) == []


def test_what_was_declared_safe_is_not_marked():
    text = "Our trade union greets you: union@mail.example"

    assert {mark.kind for mark in cares_in(text, allowed={Care.ORGANISATION})} == {Care.ADDRESS}
    assert cares_in(text, allowed={Care.ORGANISATION, Care.ADDRESS}) == []
