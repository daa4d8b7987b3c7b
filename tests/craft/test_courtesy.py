import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.courtesy import Hint, Kind, Severity, hints, is_to_be_held

pytestmark = pytest.mark.unit

LETTER = (
    "Dear Mr Mayor, please stop the evictions in Shanyrak and let every family keep its home this winter. "
)

THREATS = [
    "I will kill you.",
    "We know where you live, and we will come.",
    "I'm going to burn your house down.",
    "You should be hanged for this.",
    "You're dead.",
    "Your family will pay for this.",
    "There is a bomb in your office.",
    "Я вас убью, господин мэр.",
    "Мы знаем, где вы живёте.",
    "Убью тебя!",
    "Ваши дети заплатят за это.",
    "Ты сдохнешь.",
    "Сені өлтіремін!",
    "Сіздің балаларыңыз зардап шегеді.",
    "Ich werde Sie umbringen.",
    "Wir wissen, wo Sie wohnen.",
    "Ihre Familie wird dafür büßen.",
    "Je vais vous tuer.",
    "Nous savons où vous habitez.",
    "Je te tuerai.",
    "Te voy a matar.",
    "Voy a quemarlos vivos.",
    "Sabemos dónde vives.",
]

# What letters to officials really say, and places and people whose names look like something else.
MUST_PASS = [
    "The police threatened to burn down the homes of the residents.",
    "They will be killed if you send them back.",
    "The bailiffs told my aunt: we know where you live.",
    "A policeman shouted: I will kill you! Please investigate.",
    "Stop the killing of journalists. You must not let people die.",
    "If nothing is done the prisoner will die. You will be judged by history.",
    "I will fight for their rights, and we will not be silent.",
    "Your children will read about this one day.",
    "We will hang a banner before your embassy.",
    "I will shoot a film about Shanyrak and send you a copy.",
    "I know where Shanyrak is, I lived there.",
    "I write from Scunthorpe, my friend from Penistone, and Mr Dick Cocks from Arsenal.",
    "Полиция угрожала сжечь дома жителей.",
    "Судебный исполнитель сказал: мы знаем, где вы живёте.",
    "Если вы не вмешаетесь, люди умрут от холода.",
    "Мы будем бороться. История вас рассудит. Вы знаете, где живут эти семьи.",
    "Я стреляю только фотоаппаратом. Застраховать дом невозможно.",
    "Полиция тұрғындарды өлтіреміз деп қорқытты.",
    "Біз үйлерімізді қорғаймыз. Әділдік орнасын.",
    "Die Polizei drohte: Ich werde Sie erschießen. Bitte untersuchen Sie das.",
    "Ich werde Sie an Ihr Versprechen erinnern. Wir wissen, wo die Familien leben.",
    "Ihre Kinder werden Sie eines Tages danach fragen.",
    "Les policiers ont menacé: nous savons où vous habitez.",
    "Je vais vous écrire chaque semaine. Nous savons où se trouve Shanyrak.",
    "La policía amenazó: te voy a matar. Pido una investigación.",
    "Le voy a escribir cada semana. Sabemos dónde está Shanyrak.",
    "Sus hijos van a preguntar. Van a morir de frío si no hace nada.",
    "He was kept in a pigsty and his assistant Ms Shitov wept. Die Schweinezucht ist kein Heim.",
    "Их содержали как скотину — нет, хуже: «скот» был в тепле.",
    "The law of 1997, the UN and the OSCE, HRW and PACE agree. USA, UK, EU.",
    "OPEN LETTER",
    "On 5 April 2006 at 10.30 some 2,000 people, 500 families in 1 200 houses, were hit.",
]


def kinds(text):
    return {hint.kind for hint in hints(text)} - {Kind.SHORT}


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_waits_for_a_person(threat):
    text = LETTER + threat

    assert Kind.THREAT in kinds(text)
    assert is_to_be_held(text)


@pytest.mark.parametrize("text", MUST_PASS)
def test_what_letters_really_say_passes(text):
    assert kinds(text) == set()
    assert not is_to_be_held(LETTER + text)


def test_only_threats_hold_a_letter():
    text = (
        LETTER
        + "You idiot!!! WHY DO YOU DESTROY THE HOMES OF THESE PEOPLE??? Really!!! Call +44 1632 960123."
    )

    assert kinds(text) == {Kind.INSULT, Kind.SHOUTING, Kind.EXCLAMATIONS, Kind.PRIVATE_DATA}
    assert {hint.severity for hint in hints(text)} == {Severity.ADVICE}
    assert not is_to_be_held(text)


@pytest.mark.parametrize(
    "text", ["Вы идиот.", "Ақымақсыз ба? Ақымақ.", "Idioten!", "Connards.", "Hijos de puta."]
)
def test_insults_are_named_in_each_language(text):
    assert Kind.INSULT in kinds(text)


def test_a_hint_says_where():
    text = LETTER + "Write to anna@mail.example now."

    [hint] = hints(text)

    assert hint == Hint(Kind.PRIVATE_DATA, text.index("anna"), text.index(" now"))


def test_cards_and_accounts_are_private():
    assert kinds(LETTER + "Pay to GB29 NWBK 6016 1331 9268 19.") == {Kind.PRIVATE_DATA}


def test_two_links_are_fine_and_the_third_is_named():
    text = LETTER + "https://a.example https://b.example www.c.example"

    [hint] = hints(text)

    assert text[hint.start : hint.end] == "www.c.example"


def test_very_long_and_very_short_letters_are_told():
    assert {hint.kind for hint in hints("Stop it.")} == {Kind.SHORT}
    assert {hint.kind for hint in hints(LETTER * 80)} == {Kind.LONG}
    assert hints("") == hints(LETTER) == ()


@settings(max_examples=100, derandomize=True)
@given(st.text(max_size=400))
def test_hints_lie_in_the_text_and_never_raise(text):
    assert all(0 <= hint.start < hint.end <= len(text) for hint in hints(text))
