"""
Letters as the house writes them, for trials of how they travel: composed in each language it composes in, with and
without own words, and signed as they leave. People and places are invented; the words are ours.
"""

import random
from dataclasses import dataclass
from datetime import datetime

from shanyrak.channels.base import Envelope
from shanyrak.channels.email import Letterhead, letter_mail
from shanyrak.craft.composing import Holder, LetterParts, Writer, compose, languages, reasons, roles

DOMAIN = "letters.example"
OFFICE = "akim@town.example"


@dataclass(frozen=True, slots=True)
class Words:
    """What an organiser and a writer give to a letter in one language."""

    case_name: str
    case: str
    demands: tuple[str, ...]
    title: str
    family_name: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    own_words: tuple[str, ...]  # "" among them: many write none


# Own words in a script that no letter is composed in: the house keeps them as they are.
FROM_AFAR = (
    ("zh", "我在这座城市住过一年。请不要让孩子们在冬天失去住处。"),
    ("hi", "मैं भी एक पुराने मोहल्ले में रहता हूँ। कृपया सर्दियों में किसी को बेघर न करें।"),
    ("ka", "მეც ძველ უბანში ვცხოვრობ. გთხოვთ, ზამთარში ნურავის დატოვებთ უსახლკაროდ."),
    ("ja", "同じような町に住む者として、冬の立ち退きをどうか止めてください。"),
    ("he", "גם אני גרה בשכונה ישנה. אנא אל תשאירו משפחות בלי בית בחורף."),
)

WORDS = {
    "en": Words(
        "the houses on Mill Street in Onterek",
        "On 3 November 2026 eleven families on Mill Street in Onterek were told to leave their homes within ten "
        "days. No court has decided this.",
        (
            "Halt the evictions on Mill Street until a court has decided.",
            "Give every family a written decision that it can appeal.",
            "Offer each family a home of equal worth before its house is taken.",
        ),
        "Mayor",
        "Tulin",
        ("Ruth Calloway", "Daniel O'Hara", "Priya Nair"),
        ("Bristol, United Kingdom", "Cork, Ireland", ""),
        (
            "",
            (
                "My grandmother was moved out of her village by force, and she spoke of it until she died. I would not "
                "wish that on anybody."
            ),
            (
                "I visited Onterek in the summer and was given tea by people whose house is now on your list!\n\nPlease "
                "go and see them before you decide."
            ),
        ),
    ),
    "ru": Words(
        "дома на улице Мельничной в Онтереке",
        "3 ноября 2026 года одиннадцати семьям на улице Мельничной в Онтереке велели за десять дней покинуть свои "
        "дома. Решения суда нет.",
        (
            "Остановите выселения на улице Мельничной до решения суда.",
            "Выдайте каждой семье письменное решение, которое можно обжаловать.",
            "Предложите каждой семье равноценное жильё до изъятия дома.",
        ),
        "аким",
        "Тулин",
        ("Рут Кэллоуэй", "Андрей Соколов", "Нина Ли"),
        ("Омск, Россия", "Рига, Латвия", ""),
        (
            "",
            "Мою бабушку выселили из её деревни, и она помнила об этом всю жизнь. Никому такого не желаю.",
            (
                "Летом я была в Онтереке, и меня угощали чаем люди, чей дом теперь в вашем списке.\n\nПожалуйста, "
                "поговорите с ними, прежде чем решать."
            ),
        ),
    ),
    "kk": Words(
        "Онтеректегі Диірмен көшесінің үйлері",
        "2026 жылғы 3 қарашада Онтеректегі Диірмен көшесінде тұратын он бір отбасына он күнде үйлерін босатуды "
        "бұйырды. Сот шешімі жоқ.",
        (
            "Сот шешім шығарғанша Диірмен көшесіндегі үйден шығаруды тоқтатыңыз.",
            "Әр отбасыға шағым түсіруге болатын жазбаша шешім беріңіз.",
            "Үйді алмас бұрын әр отбасыға тең бағалы баспана ұсыныңыз.",
        ),
        "әкім",
        "Тулин",
        ("Айгүл Серікқызы", "Ерлан Әлімов", "Мадина"),
        ("Астана, Қазақстан", "Орал", ""),
        (
            "",
            "Менің әжемді де ауылынан күшпен көшірген еді, ол мұны өмір бойы ұмытпады.",
            (
                "Жазда Онтеректе болдым, маған шай берген адамдардың үйі қазір тізімде тұр.\n\nӨтінемін, шешім "
                "қабылдамас бұрын олармен сөйлесіңіз."
            ),
        ),
    ),
    "de": Words(
        "die Häuser in der Mühlstraße in Onterek",
        "Am 3. November 2026 wurde elf Familien in der Mühlstraße in Onterek gesagt, sie müssten binnen zehn Tagen "
        "ausziehen. Kein Gericht hat darüber entschieden.",
        (
            "Setzen Sie die Räumungen in der Mühlstraße aus, bis ein Gericht entschieden hat.",
            "Geben Sie jeder Familie einen schriftlichen Bescheid, den sie anfechten kann.",
            "Bieten Sie jeder Familie eine gleichwertige Wohnung an, bevor ihr Haus abgerissen wird.",
        ),
        "Bürgermeister",
        "Tulin",
        ("Jörg Müßig", "Anneliese Graf", "Öykü Şahin"),
        ("Köln, Deutschland", "Graz, Österreich", ""),
        (
            "",
            (
                "Meine Großmutter ist als Kind vertrieben worden und hat ihr Leben lang davon erzählt. Das wünsche ich "
                "niemandem."
            ),
            (
                "Im Sommer war ich in Onterek und habe bei Leuten Tee getrunken, deren Haus jetzt auf Ihrer Liste steht."
                "\n\nBitte sprechen Sie mit ihnen, bevor Sie entscheiden."
            ),
        ),
    ),
    "fr": Words(
        "les maisons de la rue du Moulin à Onterek",
        "Le 3 novembre 2026, onze familles de la rue du Moulin à Onterek ont reçu l’ordre de quitter leur maison "
        "sous dix jours. Aucun tribunal ne l’a décidé.",
        (
            "Suspendez les expulsions de la rue du Moulin jusqu’à la décision d’un tribunal.",
            "Remettez à chaque famille une décision écrite qu’elle puisse contester.",
            "Proposez à chaque famille un logement équivalent avant de prendre sa maison.",
        ),
        "le Maire",
        "Tulin",
        ("Éloïse Lefèvre", "Noël d’Août", "Awa Diop"),
        ("Lyon, France", "Genève, Suisse", ""),
        (
            "",
            "Ma grand-mère a été chassée de son village et elle en a parlé toute sa vie. Je ne le souhaite à personne.",
            (
                "Cet été, à Onterek, des gens m’ont offert le thé ; leur maison est maintenant sur votre liste.\n\nAllez "
                "les voir, s’il vous plaît, avant de décider."
            ),
        ),
    ),
    "es": Words(
        "las casas de la calle del Molino en Onterek",
        "El 3 de noviembre de 2026 se ordenó a once familias de la calle del Molino, en Onterek, dejar sus casas en "
        "diez días. Ningún tribunal lo ha decidido.",
        (
            "Detenga los desalojos de la calle del Molino hasta que decida un tribunal.",
            "Entregue a cada familia una decisión por escrito que pueda recurrir.",
            "Ofrezca a cada familia una vivienda equivalente antes de quitarle su casa.",
        ),
        "alcalde",
        "Tulin",
        ("Íñigo Peña", "María José Núñez", "Lucía"),
        ("Bilbao, España", "Quito, Ecuador", ""),
        (
            "",
            "A mi abuela la echaron de su pueblo y lo recordó toda la vida. No se lo deseo a nadie.",
            (
                "¡Este verano, en Onterek, me invitaron a té unas personas cuya casa está hoy en su lista!\n\nPor favor, "
                "hable con ellas antes de decidir."
            ),
        ),
    ),
    "tr": Words(
        "Onterek’teki Değirmen Sokağı evleri",
        "3 Kasım 2026’da Onterek’te Değirmen Sokağı’ndaki on bir aileye on gün içinde evlerini boşaltmaları "
        "söylendi. Bunun için bir mahkeme kararı yok.",
        (
            "Mahkeme karar verene kadar Değirmen Sokağı’ndaki tahliyeleri durdurun.",
            "Her aileye itiraz edebileceği yazılı bir karar verin.",
            "Evi alınmadan önce her aileye eşdeğer bir konut önerin.",
        ),
        "Başkan",
        "Tulin",
        ("Gülşen Yıldız", "İsmail Çağlar", "Ayşe"),
        ("İzmir, Türkiye", "Berlin", ""),
        (
            "",
            "Büyükannem köyünden zorla çıkarılmıştı ve bunu ömrü boyunca anlattı. Kimsenin başına gelmesin.",
            (
                "Yazın Onterek’teydim; bana çay ikram edenlerin evi şimdi listenizde.\n\nLütfen karar vermeden önce "
                "onlarla konuşun."
            ),
        ),
    ),
    "uk": Words(
        "будинки на вулиці Млиновій в Онтереку",
        "3 листопада 2026 року одинадцяти родинам на вулиці Млиновій в Онтереку наказали за десять днів залишити свої "
        "домівки. Рішення суду немає.",
        (
            "Зупиніть виселення на вулиці Млиновій до рішення суду.",
            "Видайте кожній родині письмове рішення, яке можна оскаржити.",
            "Запропонуйте кожній родині рівноцінне житло, перш ніж забрати дім.",
        ),
        "міський голово",
        "Тулін",
        ("Олена Ґалаґан", "Сергій Їжак", "Ївга"),
        ("Львів, Україна", "Прага, Чехія", ""),
        (
            "",
            "Мою бабусю вигнали з її села, і вона пам’ятала про це все життя. Нікому такого не бажаю.",
            (
                "Улітку я була в Онтереку, і мене частували чаєм люди, чий дім тепер у вашому списку.\n\nБудь ласка, "
                "поговоріть із ними, перш ніж вирішувати."
            ),
        ),
    ),
    "pl": Words(
        "domy przy ulicy Młyńskiej w Ontereku",
        "3 listopada 2026 roku jedenastu rodzinom z ulicy Młyńskiej w Ontereku kazano w ciągu dziesięciu dni opuścić "
        "domy. Nie zdecydował o tym żaden sąd.",
        (
            "Proszę wstrzymać eksmisje przy ulicy Młyńskiej do czasu wyroku sądu.",
            "Proszę wydać każdej rodzinie decyzję na piśmie, którą można zaskarżyć.",
            "Proszę zaproponować każdej rodzinie równorzędne mieszkanie, zanim straci dom.",
        ),
        "Burmistrzu",
        "Tulin",
        ("Łucja Żak", "Świętosław Źrebiec", "Ewa"),
        ("Łódź, Polska", "Wilno, Litwa", ""),
        (
            "",
            "Moją babcię wysiedlono z jej wsi i mówiła o tym przez całe życie. Nikomu tego nie życzę.",
            (
                "Latem byłam w Ontereku i piłam herbatę u ludzi, których dom jest teraz na Państwa liście.\n\nProszę z "
                "nimi porozmawiać, zanim zapadnie decyzja."
            ),
        ),
    ),
    "ar": Words(
        "منازل شارع الطاحونة في أونتيريك",
        "في 3 نوفمبر 2026 أُبلغت إحدى عشرة عائلة في شارع الطاحونة في أونتيريك بوجوب إخلاء منازلها خلال عشرة أيام. لم "
        "تقرر ذلك أي محكمة.",
        (
            "أوقفوا عمليات الإخلاء في شارع الطاحونة إلى أن تقرر المحكمة.",
            "سلّموا كل عائلة قرارًا مكتوبًا يمكنها الطعن فيه.",
            "اعرضوا على كل عائلة مسكنًا مساويًا قبل أخذ منزلها.",
        ),
        "رئيس البلدية",
        "تولين",
        ("ليلى حدّاد", "يوسف العلي", "سلمى"),
        ("عمّان، الأردن", "تونس", ""),
        (
            "",
            "طُردت جدتي من قريتها وظلت تتحدث عن ذلك طوال حياتها. لا أتمنى هذا لأحد.",
            (
                "كنت في أونتيريك هذا الصيف وشربت الشاي عند أناس صار منزلهم اليوم في قائمتكم.\n\nأرجو أن تتحدثوا إليهم قبل "
                "أن تقرروا."
            ),
        ),
    ),
}


def envelopes(number: int, *, now: datetime, from_afar: bool = False) -> list[Envelope]:
    """
    So many composed letters, the languages taking turns, the same every time, no two alike.

    ``from_afar``: each with own words in a script that is not the letter's.
    """
    chance = random.Random(4)
    written: dict[str, Envelope] = {}
    while len(written) < number:
        language = languages()[len(written) % len(languages())]
        own = chance.choice(FROM_AFAR if from_afar else [("", each) for each in WORDS[language].own_words])
        envelope = _envelope(language, own, len(written), chance, now)
        written.setdefault(envelope.body, envelope)
    return list(written.values())


def mails(number: int, *, now: datetime) -> list[bytes]:
    """The same as they stand on the wire, without a signature."""
    return [letter_mail(each, Letterhead(DOMAIN), dated_at=now) for each in envelopes(number, now=now)]


def _envelope(
    language: str, own: tuple[str, str], number: int, chance: random.Random, now: datetime
) -> Envelope:
    words = WORDS[language]
    name = chance.choice((*words.names, ""))
    own_language, own_words = own
    text = compose(
        LetterParts(
            language=language,
            case=chance.choice((words.case, words.case, "")),
            case_name=words.case_name,
            demands=tuple(chance.sample(words.demands, chance.randint(1, len(words.demands)))),
            holder=chance.choice(
                (
                    Holder(family_name=words.family_name, gender="m"),
                    Holder(title=words.title),
                    Holder(full_name=words.family_name),
                    Holder(),
                )
            ),
            writer=Writer(
                name=name,
                place=chance.choice(words.places) if name else "",
                role=chance.choice(("", *roles(language))),
            ),
            reason=chance.choice(("", *reasons(language))),
            own_words=own_words,
            own_language=own_language,
        )
    )
    return Envelope(
        delivery_id=f"d{number}",
        to=OFFICE,
        subject=text.subject,
        body=text.body,
        message_id=f"<{number:032x}@{DOMAIN}>",
        bounce_token=f"{number:032x}",
        sender_name=name,
        reply_to=f"reply+{number:032x}@{DOMAIN}",
        language=text.language,
        dated_at=now,
    )
