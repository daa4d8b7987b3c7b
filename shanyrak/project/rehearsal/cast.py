"""The invented people of a rehearsal, and what they write, with translations made by hand for the translators' scene."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InventedSupporter:
    name: str
    place: str
    country: str
    email: str
    language: str  # of the pages they use
    own_words: str


SUPPORTERS = (
    InventedSupporter(
        "Hanna Vogel",
        "Leipzig",
        "DE",
        "hanna.vogel@writers.example",
        "en",
        "Where I live, tenants stood together and kept their houses. I wish you the same.",
    ),
    InventedSupporter(
        "Ravi Menon",
        "Kochi",
        "IN",
        "ravi.menon@writers.example",
        "en",
        "My pupils asked who decides whether a family keeps its home. I told them about you.",
    ),
    InventedSupporter(
        "Олена Береза",
        "Прага",
        "CZ",
        "olena.bereza@writers.example",
        "ru",
        "Вы не одни. Мы читаем о вас и будем писать дальше.",
    ),
)

# A letter that somebody sent by themselves, with a copy to us.
OUTSIDE_SENDER = "ana.duarte@writers.example"
OUTSIDE_COPY = """\
Dear neighbours,

I wrote to the office today and I shall write again until it answers.

My number is +1 202 555 0143 if anybody wants to talk to me.

Ana Duarte
Rua das Laranjeiras 12, Porto
"""

# A piece of each text → the whole, as the invented translator puts it. Marks of what was removed stay marks.
TRANSLATIONS = {
    "kk": {
        "tenants stood together": "Біз жақта тұрғындар бірігіп, үйлерін сақтап қалды. Сіздерге де соны тілеймін.",
        "My pupils asked": "Шәкірттерім отбасының үйін сақтап қалуын кім шешетінін сұрады. "
        "Мен оларға сіздер туралы айтып бердім.",
        "Вы не одни": "Сіздер жалғыз емессіздер. Біз сіздер туралы оқып отырмыз, хат жаза береміз.",
        "I shall write again": "Қымбатты көршілер! Бүгін кеңсеге хат жаздым, жауап бергенше тағы жазамын.",
        "thank everybody who wrote": "Тұрғындар хат жазғандардың бәріне алғыс айтады. Хаттар оқылды.",
        "put the matter off": "Тұрғындардың айтуынша, хаттар келгеннен кейін кеңсе істі кейінге қалдырды.",
    },
    "ru": {
        "tenants stood together": "У нас жильцы встали вместе и отстояли свои дома. Желаю вам того же.",
        "My pupils asked": "Мои ученики спросили, кто решает, останется ли у семьи дом. Я рассказал им о вас.",
        "Вы не одни": "Вы не одни. Мы читаем о вас и будем писать дальше.",
        "I shall write again": "Дорогие соседи! Сегодня я написала в ведомство и буду писать, пока оно не ответит.",
        "thank everybody who wrote": "Жители благодарят всех, кто написал. Письма прочитаны.",
        "put the matter off": "Жители говорят, что после писем ведомство отложило дело.",
    },
    "en": {
        "Вы не одни": "You are not alone. We read about you and we shall go on writing.",
    },
}

SHEET_TITLE = {"kk": "Сіздер жалғыз емессіздер", "ru": "Вы не одни", "en": "You are not alone"}
THANKS = "The residents thank everybody who wrote. The letters were read."
OUTCOME = "Residents say that the office put the matter off after the letters came."


def translated(source: str, language: str) -> str:
    """The invented translator's text for a source; "" when it is none of ours."""
    for piece, text in TRANSLATIONS.get(language, {}).items():
        if piece in source:
            return text
    return ""
