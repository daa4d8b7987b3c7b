"""
How people say it, in eight languages: whose copy it is, whose address is ours, until when to write, what to ask for.

Each way of saying it stands below the same appeal in its language. The lists grow where a text shows one more way.
"""

import pytest

from shanyrak.craft.reading import read_text

pytestmark = pytest.mark.unit

APPEALS = {
    "en": "Workers locked out in Kenton\n\nFour hundred workers have been locked out since Monday.\n\nPlease write to:\nMinister of Labour\n12 Long Street\nDublin\nFax: +353 1 000 0012\n\n",
    "de": "Arbeiter in Kenton ausgesperrt\n\nVierhundert Arbeiter sind seit Montag ausgesperrt.\n\nBitte schreiben Sie an:\nArbeitsminister\nLange Straße 12\n10115 Berlin\nFax: +49 30 000 0012\n\n",
    "fr": "Ouvriers renvoyés à Kenton\n\nQuatre cents ouvriers sont dehors depuis lundi.\n\nÉcrivez à :\nMinistre du Travail\n12 rue Longue\n75001 Paris\nFax : +33 1 00 00 00 12\n\n",
    "es": "Obreros despedidos en Kenton\n\nCuatrocientos obreros están en la calle desde el lunes.\n\nEscriba a:\nMinistro de Trabajo\nCalle Larga 12\n28000 Madrid\nFax: +34 910 000 012\n\n",
    "it": "Operai licenziati a Kenton\n\nQuattrocento operai sono fuori da lunedì.\n\nScrivete a:\nMinistro del Lavoro\nVia Lunga 12\n00100 Roma\nFax: +39 06 0000 0012\n\n",
    "pt": "Operários despedidos em Kenton\n\nQuatrocentos operários estão na rua desde segunda.\n\nEscreva para:\nMinistro do Trabalho\nRua Longa 12\n1000-001 Lisboa\nFax: +351 210 000 012\n\n",
    "ru": "Рабочие уволены в Кентоне\n\nЧетыреста рабочих не пускают на завод с понедельника.\n\nПишите по адресу:\nМинистр труда\nул. Длинная, 12\nМосква\nФакс: +7 495 000 00 12\n\n",
    "nl": "Arbeiders ontslagen in Kenton\n\nVierhonderd arbeiders staan sinds maandag op straat.\n\nSchrijf aan:\nMinister van Arbeid\nLange Straat 12\n2500 AA Den Haag\nFax: +31 70 000 0012\n\n",
}
# Where the mailbox behind it belongs.
SAID = {
    "en": {
        "copies_to": [
            "Please send a copy to {}.",
            "Copies to: {}",
            "Cc: {}",
            "CC {}",
            "With a copy to {}",
            "Please copy us in: {}",
            "Send us a copy of your letter at {}.",
            "Copy your letter to {}.",
            "Kindly cc your message to {}.",
            "Please forward copies of any letters you send to {}.",
            "Let us know what you wrote: {}",
            "Please send copies of your appeals and any replies to {}.",
            "bcc: {}",
            "Copy: {}",
            "Please also send a copy of your protest to the campaign at {}.",
            "Please let us have a copy: {}",
            "Copies should go to {}.",
            "A copy of each letter would be welcome at {}.",
            "Please remember to copy {}.",
            "Also cc {}",
            "We would be glad of a copy ({}).",
            "If you get a reply, please send it to {}.",
        ],
        "own_contacts": [
            "For more information: {}",
            "For more information contact {}.",
            "Contact: {}",
            "Contact us at {}.",
            "Questions? Write to {}.",
            "Further details from {}.",
            "Press contact: {}",
            "To join our list, e-mail {}.",
            "To subscribe, write to {}.",
            "Posted by Ada Lind <{}>",
            "Webmaster: {}",
            "If you would like to help, get in touch: {}",
            "To sign the statement, e-mail {}.",
            "More info: {}",
            "Our e-mail: {}",
            "Email us at {}.",
            "You can reach the campaign at {}.",
            "Media enquiries: {}",
            "Editor: {}",
        ],
        "support_to": [
            "Messages of solidarity to: {}",
            "Send messages of support to {}.",
            "Solidarity messages can be sent to {}.",
            "Letters of support to the strikers: {}",
            "Please send solidarity greetings to {}.",
            "Write to the prisoner: {}",
            "Messages of support: {}",
            "Support messages to the families: {}",
        ],
    },
    "de": {
        "copies_to": [
            "Bitte schicken Sie eine Kopie an {}.",
            "Kopien an: {}",
            "Cc: {}",
            "Kopie: {}",
            "Bitte eine Kopie an {}",
            "In Kopie an {}",
            "Durchschrift an {}",
            "Bitte setzen Sie uns in Kopie: {}",
            "Schickt uns eine Kopie eures Briefes an {}.",
            "Bitte senden Sie uns eine Kopie Ihres Schreibens ({}).",
            "Bitte informieren Sie uns über Antworten: {}",
            "Eine Kopie bitte auch an {}.",
            "Mit Kopie an {}",
            "Antworten bitte weiterleiten an {}.",
        ],
        "own_contacts": [
            "Weitere Informationen: {}",
            "Kontakt: {}",
            "Mehr Infos unter {}.",
            "Rückfragen an {}.",
            "Pressekontakt: {}",
            "Nähere Auskünfte: {}",
            "Bei Fragen: {}",
            "Infos: {}",
            "V.i.S.d.P.: Ada Lind, {}",
            "Newsletter bestellen: {}",
            "Wer mitmachen will, meldet sich bei {}.",
            "Unsere E-Mail: {}",
        ],
        "support_to": [
            "Solidaritätserklärungen an: {}",
            "Solidaritätsbotschaften bitte an {}.",
            "Schickt Grüße an die Streikenden: {}",
            "Unterstützungsschreiben an {}.",
            "Solidaritätsadressen an {}",
        ],
    },
    "fr": {
        "copies_to": [
            "Merci d'envoyer une copie à {}.",
            "Copie à : {}",
            "Copies à {}",
            "Cc : {}",
            "Avec copie à {}",
            "Mettez-nous en copie : {}",
            "Envoyez-nous une copie de votre lettre à {}.",
            "Une copie à {} serait bienvenue.",
            "En copie : {}",
            "Merci de nous transmettre une copie de vos courriers : {}",
            "Merci de nous communiquer les réponses : {}",
            "Merci d'adresser copie à {}.",
        ],
        "own_contacts": [
            "Pour plus d'informations : {}",
            "Contact : {}",
            "Contactez-nous : {}",
            "Contact presse : {}",
            "Pour tout renseignement : {}",
            "Renseignements : {}",
            "Pour signer : {}",
            "Nous écrire : {}",
            "Plus d'infos : {}",
            "Pour nous joindre : {}",
            "Notre adresse : {}",
        ],
        "support_to": [
            "Messages de solidarité : {}",
            "Envoyez des messages de soutien à {}.",
            "Lettres de soutien à {}",
            "Messages de soutien aux grévistes : {}",
            "Adressez vos messages de solidarité à {}.",
        ],
    },
    "es": {
        "copies_to": [
            "Por favor envíe copia a {}.",
            "Copias a: {}",
            "Cc: {}",
            "Con copia a {}",
            "Copia a: {}",
            "Envíenos una copia de su carta a {}.",
            "Favor de enviar copia a {}",
            "Enviar copia de las cartas a {}",
            "Se ruega enviar copia a {}.",
            "CCO: {}",
            "Háganos llegar copia: {}",
            "Infórmenos de las respuestas: {}",
        ],
        "own_contacts": [
            "Más información: {}",
            "Contacto: {}",
            "Para más información: {}",
            "Contacto de prensa: {}",
            "Adhesiones: {}",
            "Para adherirse: {}",
            "Nuestro correo: {}",
            "Escríbenos a {}.",
            "Contáctenos: {}",
            "Informes: {}",
        ],
        "support_to": [
            "Mensajes de solidaridad: {}",
            "Envíen mensajes de apoyo a {}.",
            "Mensajes de apoyo a los huelguistas: {}",
            "Cartas de solidaridad a {}",
            "Manden su solidaridad a {}.",
        ],
    },
    "it": {
        "copies_to": [
            "Per favore inviate una copia a {}.",
            "Copia a: {}",
            "Cc: {}",
            "Per conoscenza: {}",
            "p.c. {}",
            "In copia a {}",
            "Inviateci copia della vostra lettera: {}",
            "E per conoscenza a {}",
            "Mandate una copia anche a {}.",
            "Metteteci in copia: {}",
        ],
        "own_contacts": [
            "Per informazioni: {}",
            "Contatti: {}",
            "Per adesioni: {}",
            "Info: {}",
            "Per contatti: {}",
            "Ufficio stampa: {}",
            "Scriveteci a {}.",
            "Maggiori informazioni: {}",
            "La nostra mail: {}",
        ],
        "support_to": [
            "Messaggi di solidarietà: {}",
            "Inviate messaggi di solidarietà a {}.",
            "Messaggi di sostegno a {}",
            "Messaggi ai lavoratori: {}",
        ],
    },
    "pt": {
        "copies_to": [
            "Por favor envie cópia para {}.",
            "Cópias para: {}",
            "Cc: {}",
            "Com cópia para {}",
            "Cópia: {}",
            "Envie-nos uma cópia da sua carta: {}",
            "Enviar cópia para {}",
            "Com conhecimento para {}",
        ],
        "own_contacts": [
            "Mais informações: {}",
            "Contato: {}",
            "Contacto: {}",
            "Para mais informações: {}",
            "Assessoria de imprensa: {}",
            "Adesões: {}",
            "Nosso e-mail: {}",
            "Fale conosco: {}",
        ],
        "support_to": [
            "Mensagens de solidariedade: {}",
            "Enviem mensagens de apoio para {}.",
            "Mensagens de apoio aos grevistas: {}",
        ],
    },
    "ru": {
        "copies_to": [
            "Пожалуйста, пришлите копию на {}.",
            "Копии: {}",
            "Копия: {}",
            "Копии писем присылайте на {}.",
            "Просим присылать копии по адресу {}.",
            "С копией на {}",
            "Копию отправьте нам: {}",
            "Просьба копии направлять на {}",
            "Сообщите нам об ответах: {}",
        ],
        "own_contacts": [
            "Контакты: {}",
            "Подробнее: {}",
            "За справками: {}",
            "Контакты для прессы: {}",
            "По всем вопросам: {}",
            "Наш адрес: {}",
            "Дополнительная информация: {}",
            "Пишите нам: {}",
            "Связь с нами: {}",
        ],
        "support_to": [
            "Письма солидарности: {}",
            "Сообщения солидарности присылайте на {}.",
            "Слова поддержки: {}",
            "Письма поддержки забастовщикам: {}",
        ],
    },
    "nl": {
        "copies_to": [
            "Stuur een kopie naar {}.",
            "Kopie aan: {}",
            "Cc: {}",
            "Met kopie aan {}",
            "Kopieën graag naar {}.",
            "Stuur ons een kopie van je brief: {}",
        ],
        "own_contacts": [
            "Meer informatie: {}",
            "Contact: {}",
            "Voor meer informatie: {}",
            "Perscontact: {}",
            "Vragen? Mail naar {}.",
            "Onze e-mail: {}",
        ],
        "support_to": [
            "Steunbetuigingen: {}",
            "Stuur solidariteitsberichten naar {}.",
            "Steunbetuigingen aan de stakers: {}",
        ],
    },
}
UNTIL = {
    "en": (
        ["12 May 2009", "May 12, 2009"],
        [
            "Please write before {}.",
            "Please write by {}.",
            "Please send letters no later than {}.",
            "Deadline: {}",
            "Act before {}!",
            "This action expires on {}.",
            "Letters should arrive by {}.",
            "Write until {}.",
            "Please check with us if writing after {}.",
            "Send appeals to arrive before {}.",
            "Closing date: {}",
            "Valid until {}",
            "The campaign ends on {}.",
            "Please act by {} at the latest.",
            "PLEASE SEND APPEALS BEFORE {}",
            "Responses are needed by {}.",
        ],
    ),
    "de": (
        ["12. Mai 2009", "12.05.2009"],
        [
            "Bitte schreiben Sie bis zum {}.",
            "Bitte schreiben Sie vor dem {}.",
            "Einsendeschluss: {}",
            "Bitte nach dem {} nicht mehr schreiben.",
            "Frist: {}",
            "Die Aktion läuft bis {}.",
            "Bitte schreiben Sie spätestens bis {}.",
            "Schreibt bis {}!",
            "Bitte Appelle bis {} absenden.",
            "Stichtag: {}",
            "Aktionszeitraum: bis {}",
            "Gültig bis {}",
        ],
    ),
    "fr": (
        ["12 mai 2009", "12/05/2009"],
        [
            "Écrivez avant le {}.",
            "Date limite : {}",
            "Merci d'écrire jusqu'au {}.",
            "Vos lettres doivent arriver avant le {}.",
            "Action jusqu'au {}",
            "À envoyer avant le {}",
            "Au plus tard le {}.",
            "Ne plus écrire après le {}.",
            "Délai : {}",
            "D'ici au {}, écrivez.",
        ],
    ),
    "es": (
        ["12 de mayo de 2009", "12/05/2009"],
        [
            "Escriban antes del {}.",
            "Fecha límite: {}",
            "Envíen sus cartas hasta el {}.",
            "Plazo: {}",
            "A más tardar el {}.",
            "Acción válida hasta el {}.",
            "Por favor no escriban después del {}.",
            "Envíen llamamientos antes del {}",
        ],
    ),
    "it": (
        ["12 maggio 2009", "12/05/2009"],
        [
            "Scrivete entro il {}.",
            "Scadenza: {}",
            "Inviate gli appelli entro e non oltre il {}.",
            "Scrivete prima del {}.",
            "Azione valida fino al {}.",
            "Data limite: {}",
        ],
    ),
    "pt": (
        ["12 de maio de 2009", "12/05/2009"],
        [
            "Escreva até {}.",
            "Prazo: {}",
            "Escreva antes de {}.",
            "Data limite: {}",
            "Envie até o dia {}.",
            "Válido até {}",
        ],
    ),
    "ru": (
        ["12 мая 2009 года", "12.05.2009"],
        [
            "Пишите до {}.",
            "Срок: до {}",
            "Просим написать не позднее {}.",
            "Письма отправлять до {}",
            "Акция продлится до {}.",
            "Крайний срок: {}",
        ],
    ),
    "nl": (
        ["12 mei 2009", "12-05-2009"],
        [
            "Schrijf vóór {}.",
            "Schrijf voor {}.",
            "Uiterlijk {}.",
            "Sluitingsdatum: {}",
            "Actie loopt tot {}.",
            "Schrijf uiterlijk {}.",
        ],
    ),
}
# What a sentence to the reader, and one of a letter, says before the deed.
ASKED = {
    "en": (
        "release the teachers at once",
        "Dear Minister,",
        [
            "Please write to the minister and ask him to {}.",
            "Urge the authorities to {}.",
            "Call on the government to {}.",
            "Demand that the government {}.",
            "We ask that you write and demand that they {}.",
            "Please send letters urging the minister to {}.",
            "Write politely, asking the minister to {}.",
            "Tell the minister to {}.",
            "Insist that he {}.",
            "Appeal to the president to {}.",
            "In your letter, call on him to {}.",
            "Your letter should ask the minister to {}.",
            "Press the minister to {}.",
            "Please ask them to {}.",
            "Request that the authorities {}.",
        ],
        [
            "I urge you to {}.",
            "I call on you to {}.",
            "I ask you to {}.",
            "Please {}.",
            "I therefore demand that you {}.",
            "You must {}.",
            "I request that you {}.",
            "I appeal to you to {}.",
            "We respectfully ask you to {}.",
            "I implore you to {}.",
        ],
    ),
    "de": (
        "die Lehrer sofort freizulassen",
        "Sehr geehrter Herr Minister,",
        [
            "Bitten Sie den Minister, {}.",
            "Fordern Sie die Behörden auf, {}.",
            "Schreiben Sie dem Minister und fordern Sie ihn auf, {}.",
            "Rufen Sie die Regierung auf, {}.",
            "Bitte fordern Sie den Minister dazu auf, {}.",
            "Drängen Sie den Minister, {}.",
            "Appellieren Sie an den Präsidenten, {}.",
        ],
        [
            "Ich fordere Sie auf, {}.",
            "Ich bitte Sie, {}.",
            "Ich appelliere an Sie, {}.",
            "Ich ersuche Sie, {}.",
            "Wir fordern Sie daher auf, {}.",
        ],
    ),
    "fr": (
        "libérer les enseignants sur-le-champ",
        "Monsieur le Ministre,",
        [
            "Demandez au ministre de {}.",
            "Écrivez au ministre pour lui demander de {}.",
            "Exigez du gouvernement de {}.",
            "Priez les autorités de {}.",
            "Exhortez le ministre à {}.",
            "Appelez le gouvernement à {}.",
        ],
        [
            "Je vous demande de {}.",
            "Je vous prie de {}.",
            "Je vous exhorte à {}.",
            "Je vous appelle à {}.",
            "Nous vous demandons donc de {}.",
        ],
    ),
    "es": (
        "liberar a los maestros de inmediato",
        "Señor Ministro:",
        [
            "Pida al ministro {}.",
            "Exija al gobierno {}.",
            "Escriba al ministro pidiéndole {}.",
            "Inste a las autoridades a {}.",
            "Solicite al gobierno {}.",
        ],
        [
            "Le pido {}.",
            "Le insto a {}.",
            "Le ruego {}.",
            "Le exijo {}.",
            "Le solicito {}.",
        ],
    ),
    "it": (
        "liberare subito i maestri",
        "Signor Ministro,",
        [
            "Chiedete al ministro di {}.",
            "Esortate il governo a {}.",
            "Scrivete al ministro chiedendogli di {}.",
            "Sollecitate le autorità a {}.",
            "Invitate il ministro a {}.",
        ],
        [
            "Le chiedo di {}.",
            "La esorto a {}.",
            "La prego di {}.",
            "La invito a {}.",
        ],
    ),
    "pt": (
        "libertar os professores de imediato",
        "Senhor Ministro,",
        [
            "Peça ao ministro para {}.",
            "Exija do governo {}.",
            "Escreva ao ministro pedindo para {}.",
            "Apele às autoridades para {}.",
            "Inste o governo a {}.",
        ],
        [
            "Peço-lhe para {}.",
            "Solicito a V. Exa. {}.",
            "Exorto-o a {}.",
            "Venho pedir-lhe para {}.",
        ],
    ),
    "ru": (
        "немедленно освободить учителей",
        "Уважаемый господин министр!",
        [
            "Просите министра {}.",
            "Требуйте от властей {}.",
            "Напишите министру и потребуйте {}.",
            "Призовите правительство {}.",
            "Обратитесь к министру с просьбой {}.",
        ],
        [
            "Прошу Вас {}.",
            "Требую {}.",
            "Призываю Вас {}.",
            "Настоятельно прошу {}.",
        ],
    ),
}


def rows(table: dict) -> list:
    return [
        (language, section, said)
        for language, ways in table.items()
        for section in ways
        for said in ways[section]
    ]


@pytest.mark.parametrize(("language", "section", "said"), rows(SAID))
def test_a_mailbox_belongs_where_the_words_before_it_say(language: str, section: str, said: str) -> None:
    reading = read_text(APPEALS[language] + said.format("harbour@campaign.example") + "\n").as_json()
    holders = [
        name
        for name in ("targets", "copies_to", "support_to", "own_contacts")
        for entry in reading[name]
        if "harbour@campaign.example" in entry["emails"]
    ]
    assert holders == [section] or (section == "own_contacts" and holders == [])


@pytest.mark.parametrize(
    ("language", "said"), [(language, said) for language, (_, ways) in UNTIL.items() for said in ways]
)
def test_the_last_day_is_found_however_it_is_told(language: str, said: str) -> None:
    for day in UNTIL[language][0]:
        assert read_text(APPEALS[language] + said.format(day) + "\n").as_json()["deadline"] == "2009-05-12"


@pytest.mark.parametrize("language", ASKED)
def test_what_is_asked_is_found_in_a_call_and_in_a_letter(language: str) -> None:
    deed, greeting, calls, pleas = ASKED[language]
    letters = [f"{greeting}\n\n{plea.format(deed)}\n\nAda Lind\n" for plea in pleas]
    for said in [*(call.format(deed) + "\n" for call in calls), *letters]:
        demands = read_text(APPEALS[language] + said).as_json()["demands"]
        assert len(demands) == 1, said
        assert deed.lower() in demands[0].lower(), said
