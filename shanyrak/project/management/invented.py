# ruff: noqa: E501 - a paragraph of an invented text is one line, as it is pasted
"""
The three invented appeals of the demo. No person, street, town or office here exists.

Addresses end in .example, telephone numbers are from the range that is reserved for fiction (+44 1632 960xxx).
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    standfirst: str
    case_sentence: str
    letter_subject: str
    story: str
    demands: dict[int, str]


@dataclass(frozen=True, slots=True)
class Invented:
    """An appeal as somebody would paste it, and its words in each language. ``days`` until the last day to write."""

    text: str
    words: dict[str, Words]
    named: tuple[str, ...]  # those who agreed to be named
    days: int
    developments: list[tuple[int, str, dict[str, str]]] = field(
        default_factory=list
    )  # days ago, source, text


JAIL = Invented(
    text="""Kazakhstan: ten days in jail for reading a petition aloud

Urgent action needed

Saule Ontay, a nurse who speaks for the tenants of Onterek, a settlement on the edge of Kemertas, was taken from the steps of the town hall. The tenants had waited there for three hours with a petition against the demolition of their homes. Nobody came out to take it, so she read it aloud. The next day a court gave her ten days for an unlawful meeting.

Four of her neighbours are still waiting to hear what they are accused of.

Please write, demanding:

* Release Saule Ontay at once
* Drop all charges against the four tenants who stood with her
* Stop the demolition of homes in Onterek until a court has heard the tenants

Please send protests to:

Mayor of Kemertas
Oraz Tulin
Town Hall
4 Mira Square
010203 Kemertas
Kazakhstan
Telephone: +44 1632 960178
Fax: +44 1632 960165
Email: mayor@kemertas.example
Website: https://kemertas.example/ask

Prosecutor of the Southern District
12 Kemer Street
010203 Kemertas
Kazakhstan
Telephone: +44 1632 960134
Email: office@prosecutor-south.example

Please send copies to: onterek@solidarity.example
""",
    named=("Saule Ontay",),
    days=13,
    developments=[
        (
            4,
            "The tenants’ committee, by telephone",
            {"en": "A court gave Saule Ontay ten days for reading a petition aloud."},
        ),
        (
            1,
            "Her sister, after a visit",
            {"en": "Her sister was let in for ten minutes. She is well and asks for books."},
        ),
    ],
    words={
        "en": Words(
            title="Ten days in jail for reading a petition aloud",
            standfirst="A court jailed Saule Ontay, a nurse, because she spoke for tenants whose homes are to be torn down.",
            case_sentence="Saule Ontay, a nurse who speaks for the tenants of Onterek, was jailed for ten days after she read a petition aloud on the steps of Kemertas town hall.",
            letter_subject="Saule Ontay and the homes in Onterek",
            story="Saule Ontay, a nurse who speaks for the tenants of Onterek, was taken from the steps of the town hall of Kemertas. The tenants had waited there for three hours with a petition against the demolition of their homes. Nobody came out to take it, so she read it aloud.\n\nThe next day a court gave her ten days for an unlawful meeting. Four of her neighbours are still waiting to hear what they are accused of.",
            demands={
                1: "Release Saule Ontay at once",
                2: "Drop all charges against the four tenants who stood with her",
                3: "Stop the demolition of homes in Onterek until a court has heard the tenants",
            },
        ),
        "ru": Words(
            title="Десять суток за петицию, прочитанную вслух",
            standfirst="Суд арестовал медсестру Сауле Онтай за то, что она говорила от имени жильцов, чьи дома хотят снести.",
            case_sentence="Медсестра Сауле Онтай, которая говорит от имени жильцов Онтерека, получила десять суток ареста за то, что прочитала вслух петицию на ступенях акимата Кемертаса.",
            letter_subject="Сауле Онтай и дома в Онтереке",
            story="Медсестру Сауле Онтай, которая говорит от имени жильцов Онтерека, задержали на ступенях акимата Кемертаса. Жильцы три часа ждали там с петицией против сноса их домов. Никто не вышел её принять, и она прочитала её вслух.\n\nНа следующий день суд назначил ей десять суток за незаконное собрание. Четверо её соседей всё ещё ждут, чтобы узнать, в чём их обвиняют.",
            demands={
                1: "Немедленно освободить Сауле Онтай",
                2: "Снять все обвинения с четырёх жильцов, которые стояли рядом с ней",
                3: "Остановить снос домов в Онтереке, пока суд не выслушает жильцов",
            },
        ),
        "kk": Words(
            title="Өтінішті дауыстап оқығаны үшін он тәулік қамау",
            standfirst="Сот мейірбике Сәуле Онтайды үйлері бұзылғалы тұрған тұрғындардың атынан сөйлегені үшін қамады.",
            case_sentence="Өнтерек тұрғындарының атынан сөйлейтін мейірбике Сәуле Онтай Кемертас әкімдігінің баспалдағында өтінішті дауыстап оқығаны үшін он тәулікке қамалды.",
            letter_subject="Сәуле Онтай және Өнтеректегі үйлер",
            story="Өнтерек тұрғындарының атынан сөйлейтін мейірбике Сәуле Онтайды Кемертас әкімдігінің баспалдағында ұстап әкетті. Тұрғындар үйлерін бұзуға қарсы өтінішпен сол жерде үш сағат күтті. Оны алуға ешкім шықпаған соң, ол өтінішті дауыстап оқыды.\n\nЕртеңінде сот оған заңсыз жиналыс үшін он тәулік берді. Оның төрт көршісі өздеріне не тағылғанын әлі күтіп отыр.",
            demands={
                1: "Сәуле Онтайды дереу босатыңыз",
                2: "Оның қасында тұрған төрт тұрғыннан барлық айыпты алып тастаңыз",
                3: "Сот тұрғындарды тыңдағанша Өнтеректегі үйлерді бұзуды тоқтатыңыз",
            },
        ),
    },
)

WATER = Invented(
    text="""Kazakhstan: forty homes on Tozdy Street without water

Messages needed before the frost

The water of Tozdy Street in Kemertas was cut off three weeks ago, the day after its tenants refused to sign papers that give up their homes. Forty families carry water from a pump a kilometre away. The water company says that the pipe is old; the streets on both sides use the same pipe and have water.

Please write, asking the company to:

* Turn the water of Tozdy Street on again
* Say in writing who ordered it to be cut off

Please send protests to:

Director of Kemertas Water
Ermek Sadu
7 Well Lane
010207 Kemertas
Kazakhstan
Telephone: +44 1632 960211
Email: director@water-kemertas.example

Please send copies to: tozdy@solidarity.example
""",
    named=(),
    days=27,
    developments=[
        (
            20,
            "Two families, with the papers they were given",
            {"en": "The water was cut off the day after the tenants refused to sign."},
        )
    ],
    words={
        "en": Words(
            title="Forty homes on Tozdy Street without water",
            standfirst="The water was cut off the day after the tenants refused to sign away their homes.",
            case_sentence="The water of Tozdy Street in Kemertas was cut off three weeks ago, the day after its tenants refused to sign papers that give up their homes.",
            letter_subject="The water of Tozdy Street",
            story="The water of Tozdy Street in Kemertas was cut off three weeks ago, the day after its tenants refused to sign papers that give up their homes. Forty families carry water from a pump a kilometre away.\n\nThe water company says that the pipe is old. The streets on both sides use the same pipe and have water.",
            demands={
                1: "Turn the water of Tozdy Street on again",
                2: "Say in writing who ordered it to be cut off",
            },
        ),
        "ru": Words(
            title="Сорок домов на улице Тозды без воды",
            standfirst="Воду отключили на следующий день после того, как жильцы отказались подписать отказ от своих домов.",
            case_sentence="На улице Тозды в Кемертасе три недели назад отключили воду: накануне жильцы отказались подписать бумаги об отказе от своих домов.",
            letter_subject="Вода на улице Тозды",
            story="На улице Тозды в Кемертасе три недели назад отключили воду: накануне жильцы отказались подписать бумаги об отказе от своих домов. Сорок семей носят воду из колонки за километр.\n\nВодоканал говорит, что труба старая. На соседних улицах та же труба, и вода есть.",
            demands={
                1: "Снова включить воду на улице Тозды",
                2: "Письменно сообщить, кто приказал её отключить",
            },
        ),
        "kk": Words(
            title="Тозды көшесіндегі қырық үй сусыз отыр",
            standfirst="Тұрғындар үйлерінен бас тарту қағазына қол қоймаған күннің ертеңінде су ажыратылды.",
            case_sentence="Кемертастағы Тозды көшесінің суы үш апта бұрын ажыратылды: бір күн бұрын тұрғындар үйлерінен бас тарту қағазына қол қоюдан бас тартқан еді.",
            letter_subject="Тозды көшесінің суы",
            story="Кемертастағы Тозды көшесінің суы үш апта бұрын ажыратылды: бір күн бұрын тұрғындар үйлерінен бас тарту қағазына қол қоюдан бас тартқан еді. Қырық отбасы суды бір шақырым жердегі құбырдан тасиды.\n\nСу мекемесі құбыр ескі дейді. Екі жақтағы көшелерде де сол құбыр, ал су бар.",
            demands={
                1: "Тозды көшесіне суды қайта қосыңыз",
                2: "Оны ажыратуға кім бұйрық бергенін жазбаша айтыңыз",
            },
        ),
    },
)

BAKERY = Invented(
    text="""Kazakhstan: dismissed for asking what happened to the wages

Solidarity needed

Eleven women of the night shift of the Altyn Nan bakery in Sarykum were dismissed on one day. The week before they had asked, in a letter that all eleven signed, when the wages of the last two months would be paid. The bakery has since hired others for the same work.

Please write, asking the bakery to:

* Take back the eleven women of the night shift
* Pay the wages of two months that it owes them
* Meet the representatives that they have chosen

Please send protests to:

Director of Altyn Nan
Bolat Serkin
31 Mill Road
020311 Sarykum
Kazakhstan
Telephone: +44 1632 960320
Fax: +44 1632 960321
Email: director@altyn-nan.example

Head of the Labour Inspectorate
2 Lime Avenue
020311 Sarykum
Kazakhstan
Email: inspectorate@sarykum.example

Please send copies to: nightshift@solidarity.example
""",
    named=(),
    days=34,
    developments=[
        (
            9,
            "The letter of dismissal, seen by us",
            {"en": "All eleven women of the night shift were dismissed on one day."},
        )
    ],
    words={
        "en": Words(
            title="Dismissed for asking what happened to the wages",
            standfirst="Eleven women of a night shift lost their work a week after they asked for two months’ wages.",
            case_sentence="Eleven women of the night shift of the Altyn Nan bakery in Sarykum were dismissed a week after they asked when the wages of the last two months would be paid.",
            letter_subject="The night shift of Altyn Nan",
            story="Eleven women of the night shift of the Altyn Nan bakery in Sarykum were dismissed on one day. The week before they had asked, in a letter that all eleven signed, when the wages of the last two months would be paid.\n\nThe bakery has since hired others for the same work.",
            demands={
                1: "Take back the eleven women of the night shift",
                2: "Pay the wages of two months that it owes them",
                3: "Meet the representatives that they have chosen",
            },
        ),
        "ru": Words(
            title="Уволены за вопрос о зарплате",
            standfirst="Одиннадцать женщин ночной смены остались без работы через неделю после того, как спросили о зарплате за два месяца.",
            case_sentence="Одиннадцать женщин ночной смены хлебозавода «Алтын нан» в Сарыкуме уволили через неделю после того, как они спросили, когда им заплатят за последние два месяца.",
            letter_subject="Ночная смена «Алтын нан»",
            story="Одиннадцать женщин ночной смены хлебозавода «Алтын нан» в Сарыкуме уволили в один день. За неделю до этого они спросили в письме, которое подписали все одиннадцать, когда им заплатят за последние два месяца.\n\nНа ту же работу завод уже взял других.",
            demands={
                1: "Вернуть на работу одиннадцать женщин ночной смены",
                2: "Выплатить им зарплату за два месяца",
                3: "Встретиться с представителями, которых они выбрали",
            },
        ),
        "kk": Words(
            title="Жалақы сұрағаны үшін жұмыстан шығарылды",
            standfirst="Түнгі ауысымдағы он бір әйел екі айлық жалақыны сұрағаннан кейін бір аптадан соң жұмыссыз қалды.",
            case_sentence="Сарықұмдағы «Алтын нан» нан зауытының түнгі ауысымындағы он бір әйел соңғы екі айдың жалақысы қашан төленетінін сұрағаннан кейін бір аптадан соң жұмыстан шығарылды.",
            letter_subject="«Алтын нан» зауытының түнгі ауысымы",
            story="Сарықұмдағы «Алтын нан» нан зауытының түнгі ауысымындағы он бір әйелді бір күнде жұмыстан шығарды. Бір апта бұрын олар он бірі де қол қойған хатпен соңғы екі айдың жалақысы қашан төленетінін сұраған еді.\n\nСол жұмысқа зауыт басқаларды алып қойды.",
            demands={
                1: "Түнгі ауысымдағы он бір әйелді жұмысқа қайтарыңыз",
                2: "Оларға екі айлық жалақысын төлеңіз",
                3: "Олар сайлаған өкілдермен кездесіңіз",
            },
        ),
    },
)

APPEALS = (JAIL, WATER, BAKERY)

# Still to be read by a person: it leaves doubts on the reading desk.
TO_CHECK = """Sarydala: teacher fined after the school roof fell in

Please act today

Dana Ertis, a teacher in Sarydala, told a newspaper that the roof of her school had been reported as unsafe since spring. On 13 May the roof fell in; nobody was hurt. The next day she was fined for spreading rumours.

The parents ask that the fine be withdrawn and that the report of the spring be published.

Please write at once to:

The Education Department
5 Lake Street
030405 Sarydala
Kazakhstan
Telephone +44 1632 960178 or 960138
Tel - fax +44 1632 960165
Email: office@education-sarydala.example.

Send a copy to: parents@solidarity.example. And: dana@mail.example.

Like our reporting? Every donation keeps it going.
"""

# Copies that came by mail, to be redacted. The writers are invented too.
COPIES = (
    """From: Ruth Calloway <ruth.calloway@mail.example>
To: copies+{number}@{domain}
Subject: Copy of my letter to the mayor
Date: Thu, 14 May 2026 09:12:00 +0000
Message-ID: <demo-copy-1@mail.example>
Content-Type: text/plain; charset=utf-8

Dear Mr Tulin,

I teach eleven-year-olds in Bristol. Last week they wrote a petition for a safer road to school, and our
council came out to take it. They asked me why somebody is in jail for the same thing. I could not answer them.

Please release Saule Ontay, and go down the steps next time.

Ruth Calloway
14 Harbour Row, Bristol BS1 4ZZ
+44 1632 960277
""",
    """From: Tomas Lind <tomas.lind@mail.example>
To: copies+{number}@{domain}
Subject: To the mayor of Kemertas
Date: Fri, 15 May 2026 18:40:00 +0000
Message-ID: <demo-copy-2@mail.example>
Content-Type: text/plain; charset=utf-8

Dear Mayor,

I am a nurse like Saule Ontay. We are trained to speak up when something is wrong. A town that jails its nurses
for that will not find many. Tell her that her colleagues here read her petition aloud too, on our night shift.

Tomas Lind, Malmö
""",
)
