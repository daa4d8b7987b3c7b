"""Automatic answers, as offices write them, and what each says of its mailbox."""

import pytest

from shanyrak.craft.contacts.autoreplies import Answer, class_of, is_by_machine

pytestmark = pytest.mark.unit

SPECIMENS = [
    ("This mailbox is no longer monitored.", Answer.UNREAD),
    ("You have written to an unattended mailbox.", Answer.UNREAD),
    ("This mailbox is not monitored. Please use our online form instead.", Answer.MOVED),
    ("Please use our web form at https://kemertas.example/ask", Answer.MOVED),
    ("Our new email address is office@kemertas.example", Answer.MOVED),
    ("Этот почтовый ящик больше не используется.", Answer.UNREAD),
    ("Адрес не обслуживается, заполните электронную форму на сайте.", Answer.MOVED),
    ("Обращения принимаются через электронную приёмную.", Answer.MOVED),
    ("Бұл пошта жәшігі пайдаланылмайды.", Answer.UNREAD),
    ("Dieses Postfach wird nicht mehr gelesen.", Answer.UNREAD),
    ("Bitte nutzen Sie unser Kontaktformular.", Answer.MOVED),
    ("Cette adresse n’est plus consultée.", Answer.UNREAD),
    ("Esta dirección ya no se utiliza.", Answer.UNREAD),
    ("Este e-mail não é mais monitorado.", Answer.UNREAD),
    ("I am out of the office until 3 December.", Answer.AWAY),
    ("She no longer works here.", Answer.GONE),
    ("Этот сотрудник больше не работает в акимате.", Answer.GONE),
    ("Ол бұл жерде жұмыс істемейді.", Answer.GONE),
    ("Herr Klein ist nicht mehr bei uns tätig.", Answer.GONE),
    ("Madame Petit a quitté ses fonctions.", Answer.GONE),
    ("El señor Vega ya no trabaja aquí.", Answer.GONE),
    ("Mr Stone has left the ministry. Please use our web form.", Answer.MOVED),
    ("Я в отпуске до 3 декабря.", Answer.AWAY),
    ("Ich bin bis zum 3. Dezember abwesend.", Answer.AWAY),
    ("Thank you for your message. Its number is 17.", Answer.RECEIVED),
    ("Ваше обращение зарегистрировано под № 17.", Answer.RECEIVED),
    ("Өтінішіңіз қабылданды.", Answer.RECEIVED),
    ("Happy New Year to everybody.", Answer.OTHER),
    ("", Answer.OTHER),
]


@pytest.mark.parametrize(("text", "answer"), SPECIMENS)
def test_says_what_an_automatic_answer_means(text, answer):
    assert class_of("Automatic reply", text) == answer


def test_what_stands_below_the_first_lines_is_not_searched():
    assert class_of("", "x " * 4000 + "This mailbox is no longer monitored.") == Answer.OTHER


@pytest.mark.parametrize(
    "headers",
    [
        {"auto-submitted": "auto-replied"},
        {"auto-submitted": "Auto-Generated; type=vacation"},
        {"precedence": "auto_reply"},
        {"precedence": "bulk"},
        {"return-path": "<>"},
        {"x-autorespond": "yes"},
        {"content-type": "multipart/report; report-type=delivery-status"},
        {"subject": "Automatic reply: The houses"},
        {"subject": "Автоответ: дома"},
        {"subject": "Автоматты жауап"},
        {"subject": "Abwesenheitsnotiz: Die Häuser"},
        {"subject": "Réponse automatique : vos maisons"},
    ],
)
def test_a_program_is_known_by_its_headers_or_its_subject(headers):
    assert is_by_machine(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"auto-submitted": "no", "subject": "Re: The houses", "return-path": "<akim@kemertas.example>"},
        {"precedence": "bulk", "list-id": "<letters.example>"},
        {"subject": "Re: out of office hours"},
    ],
)
def test_a_person_is_not_taken_for_a_program(headers):
    assert not is_by_machine(headers)
