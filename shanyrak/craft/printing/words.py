"""
The few fixed words on paper, in the languages of the house. Any other language brings its own.

They stand here and not in a catalogue because craft knows no Django, and because a sheet's language is the
reader's of the paper, not that of the person who prints it.
"""

from dataclasses import dataclass

from shanyrak.craft.printing.wording import tongue


class MissingWords(Exception):
    """Nothing was printed: the sheet's fixed words are not known in this language and were not given."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(
            f"Nothing was printed: we have no fixed words for this sheet in «{language}». "
            "Give them with the sheet, or print it in Kazakh, Russian or English."
        )


@dataclass(frozen=True, slots=True)
class LetterWords:
    status: str  # stands before the address of the live status
    number: str  # before the appeal's number


@dataclass(frozen=True, slots=True)
class FaxWords:
    to: str
    fax: str
    sender: str
    date: str
    pages: str
    subject: str
    page: str


@dataclass(frozen=True, slots=True)
class HandinWords:
    demands: str
    signatures: str
    signatures_note: str  # holds {count}
    name: str
    place: str
    number: str
    record: str
    record_note: str
    accepted: str
    refused: str
    locked: str
    by_whom: str
    when: str
    said: str
    witnesses: str
    stamp: str


@dataclass(frozen=True, slots=True)
class BulletinWords:
    number: str  # before the number of the sheet
    counts: str
    counts_note: str
    quotes: str
    quotes_note: str
    since: str
    ahead: str
    unknown: str
    how_to_answer: str
    answer: str
    my_answer: str
    with_name: str
    without_name: str
    opening: str  # quotation marks of the language
    closing: str
    more: str  # after a letter like which others wrote; holds {people}
    aloud_number: str  # as `number`, in words, for whoever reads it aloud
    aloud_letter: str  # before a letter that is read aloud; holds {who}


LETTER_WORDS = {
    "en": LetterWords(status="How this case stands today", number="No."),
    "ru": LetterWords(status="Как это дело обстоит сегодня", number="№"),
    "kk": LetterWords(status="Бұл істің бүгінгі жайы", number="№"),
}

FAX_WORDS = {
    "en": FaxWords("To", "Fax", "From", "Date", "Pages", "Subject", "Page"),
    "ru": FaxWords("Кому", "Факс", "От кого", "Дата", "Всего страниц", "Тема", "Страница"),
    "kk": FaxWords("Кімге", "Факс", "Кімнен", "Күні", "Бет саны", "Тақырыбы", "Бет"),
}

HANDIN_WORDS = {
    "en": HandinWords(
        demands="We ask",
        signatures="Signatures",
        signatures_note="Signatures: {count}. Each name stands here with that person’s consent.",
        name="Name",
        place="Place",
        number="No.",
        record="Record of handing in",
        record_note="For those who carry the letter: this page stays with you.",
        accepted="They took the letter",
        refused="They refused to take it",
        locked="The door was locked, nobody came out",
        by_whom="By whom (name, post)",
        when="Day and hour",
        said="What was said",
        witnesses="Handed in by, and witnesses",
        stamp="Stamp or signature of the office",
    ),
    "ru": HandinWords(
        demands="Мы просим",
        signatures="Подписи",
        signatures_note="Число подписей: {count}. Каждое имя указано с согласия этого человека.",
        name="Имя",
        place="Откуда",
        number="№",
        record="Запись о вручении",
        record_note="Для тех, кто передаёт письмо: эта страница остаётся у вас.",
        accepted="Письмо приняли",
        refused="Принять отказались",
        locked="Дверь была закрыта, никто не вышел",
        by_whom="Кто (имя, должность)",
        when="День и час",
        said="Что сказали",
        witnesses="Кто передавал и кто был свидетелем",
        stamp="Печать или подпись учреждения",
    ),
    "kk": HandinWords(
        demands="Біз сұраймыз",
        signatures="Қойылған қолдар",
        signatures_note="Қойылған қол саны: {count}. Әр есім сол адамның келісімімен жазылды.",
        name="Аты-жөні",
        place="Қайдан",
        number="№",
        record="Хатты тапсыру жазбасы",
        record_note="Хатты апарған адамдарға: бұл бет өздеріңізде қалады.",
        accepted="Хатты қабылдады",
        refused="Қабылдаудан бас тартты",
        locked="Есік жабық болды, ешкім шықпады",
        by_whom="Кім (аты-жөні, қызметі)",
        when="Күні мен сағаты",
        said="Не деді",
        witnesses="Кім тапсырды және кім куә болды",
        stamp="Мекеменің мөрі немесе қолы",
    ),
}

BULLETIN_WORDS = {
    "kk": BulletinWords(
        number="№",
        counts="Қай елден қанша адам",
        counts_note="Бұл санға тек өзіміз білетін хаттар кірді. Оқып болған соң парақты көршіңізге беріңіз.",
        quotes="Әлем не дейді",
        quotes_note="Хаттар қазақшаға аударылды. Аты мен елі ғана көрсетілген.",
        since="Соңғы парақтан бері",
        ahead="Алда не бар",
        unknown="Әлі білмейміз",
        how_to_answer="Қалай жауап беруге болады",
        answer=(
            "Осы парақты әкелген адамға айтыңыз немесе төменге жазып беріңіз. Атыңызды жазу міндетті емес. "
            "Жауабыңызды аударып, хат жазған адамдарға жеткіземіз."
        ),
        my_answer="Менің жауабым",
        with_name="Атыммен",
        without_name="Атымсыз",
        opening="«",
        closing="»",
        more="Осыны айтқан тағы адамдар, кемінде: {people}.",
        aloud_number="парақ нөмірі",
        aloud_letter="Хат. Жазған: {who}.",
    ),
    "ru": BulletinWords(
        number="№",
        counts="Сколько человек и из каких стран",
        counts_note="Здесь посчитаны только письма, о которых мы знаем. Прочли — передайте листок соседям.",
        quotes="Что говорит мир",
        quotes_note="Письма переведены на русский язык. Указаны только имя и страна.",
        since="Со времени прошлого листка",
        ahead="Что впереди",
        unknown="Чего мы ещё не знаем",
        how_to_answer="Как ответить",
        answer=(
            "Скажите тому, кто принёс этот листок, или напишите ниже и отдайте ему. "
            "Имя указывать необязательно. Мы переведём ваш ответ и передадим его тем, кто писал."
        ),
        my_answer="Мой ответ",
        with_name="С моим именем",
        without_name="Без имени",
        opening="«",
        closing="»",
        more="О том же написали ещё, не меньше: {people}.",
        aloud_number="номер",
        aloud_letter="Письмо. Пишет: {who}.",
    ),
    "en": BulletinWords(
        number="No.",
        counts="How many people, from which countries",
        counts_note="Only letters that we know of are counted. When you have read it, please pass it on.",
        quotes="What the world says",
        quotes_note="The letters were translated into English. Only first name and country are shown.",
        since="Since the last sheet",
        ahead="What lies ahead",
        unknown="What we do not know yet",
        how_to_answer="How to answer",
        answer=(
            "Tell the person who brought this sheet, or write below and give it back to them. You need not "
            "give your name. We translate your answer and take it to the people who wrote."
        ),
        my_answer="My answer",
        with_name="With my name",
        without_name="Without my name",
        opening="“",
        closing="”",
        more="More people who say the same, at least: {people}.",
        aloud_number="number",
        aloud_letter="A letter. From: {who}.",
    ),
}


def letter_words(language: str) -> LetterWords:
    """The foot of a letter in its language, in English where we have no better."""
    return LETTER_WORDS.get(tongue(language).lang, LETTER_WORDS["en"])


def fax_words(language: str) -> FaxWords:
    return FAX_WORDS.get(tongue(language).lang, FAX_WORDS["en"])


def handin_words(language: str) -> HandinWords:
    """
    :raises MissingWords: a record that its bearers cannot read helps nobody
    """
    found = HANDIN_WORDS.get(tongue(language).lang)
    if found is None:
        raise MissingWords(language)
    return found


def bulletin_words(language: str) -> BulletinWords:
    """
    :raises MissingWords: residents read their own language or nothing
    """
    found = BULLETIN_WORDS.get(tongue(language).lang)
    if found is None:
        raise MissingWords(language)
    return found
