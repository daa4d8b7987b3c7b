"""Makes labelled letters: invented people, places of work and addresses in sentences of six languages."""

import random
from dataclasses import dataclass

from tests.craft.redacting.specimens import Specimen, specimen_of


@dataclass(frozen=True)
class Words:
    people: tuple[str, ...]
    others: tuple[str, ...]  # as they stand in the sentences: in Russian and Kazakh in other cases
    towns: tuple[str, ...]
    addresses: tuple[str, ...]
    phones: tuple[str, ...]
    works: tuple[str, ...]
    numbers: tuple[str, ...]
    births: tuple[str, ...]
    greetings: tuple[str, ...]
    selves: tuple[str, ...]
    homes: tuple[str, ...]
    jobs: tuple[str, ...]
    circles: tuple[str, ...]
    demands: tuple[str, ...]
    contacts: tuple[str, ...]
    papers: tuple[str, ...]
    ends: tuple[str, ...]
    trails: tuple[str, ...]


EMAILS = (
    "ruth.hall@mail.example", "a_petrova1981@pochta.example", "kontakt@schaefer.example", "h.o.leary+appeal@post.example",
    "lucia at correo dot example", "m.weber (at) brief (dot) example", "nurlan[at]poshta.example", "c.fontaine{at}boite{dot}example",
)  # fmt: skip
HANDLES = (
    "@ruth_hall",
    "@nurlan.kz81",
    "@la_lucia",
    "https://vk.example/id44120",
    "www.schaefer-blog.example",
    "t.me/petrova_an",
)

ENGLISH = Words(
    people=("Ruth Hall", "Oluwaseun Bakare", "Siân Prosser", "Marek Zielinski", "Harriet de Vries", "Colm Ó Briain", "J. T. Whitfield", "Wilhelmina Clegg", "Desmond Achebe", "Keisha Lowe-Grant"),
    others=("Anna Müller", "Tom", "Gwendolyn Price", "Rashida Khan", "Bernie O’Shea", "Fergus Tait", "Yewande", "Mei-Ling Chow", "Old Pete Saunders", "Hettie"),
    towns=("Leeds", "Great Yarmouth", "Cardiff", "Pittsburgh", "Ballarat", "Stoke-on-Trent", "Galway"),
    addresses=("3 Mill Lane, Leeds LS6 2AB", "Flat 12, 48 Harbour Road, Bristol BS1 4QA", "1907 Elm Street, Springfield, IL 62704", "27a St Mary's Terrace, Newcastle upon Tyne NE4 9XY", "PO Box 4471, Wellington", "9 The Green, Little Hadham, SG11 2AA"),
    phones=("+44 1632 960123", "01632 960 871", "(202) 555-0143", "+1 202 555 0188", "07700 900 314", "+353 20 915 1234"),
    works=("Northgate Primary School", "the Royal Alder Infirmary", "Halloran & Sons Ltd", "the University of Westmere", "Tesco in Barnsley", "Castle View Care Home", "a law firm called Whitlock Barnes"),
    numbers=("533401928", "QQ 12 34 56 C", "GB29 NWBK 6016 1331 9268 19", "078-05-1120", "4929 1234 5678 9012"),
    births=("12 March 1981", "03/11/1964", "July 4, 1990", "1st of May 1957"),
    greetings=("Dear Mr Tasmagambetov,", "Dear Mayor,", "Your Excellency,", "To the Akim of Almaty,", "Dear Sir or Madam,", "Dear President Nazarbayev,"),
    selves=("My name is {person}.", "I am {person}, and I have followed the news from Almaty.", "I, {person}, protest against what is done to the residents of Shanyrak.", "This is {person} writing.", "Allow me to introduce myself: {person}, a citizen of Ireland."),
    homes=("I live at {address}.", "I live in {town} with two cats.", "My address is {address}.", "I am writing from {town}.", "We live in {town}, where the council once tried the same."),
    jobs=("I work as a nurse at {work}.", "I am a teacher at {work}.", "I have worked for {work} for eleven years.", "I am employed by {work}.", "For six years I worked at {work} and saw how families live when they are moved about."),
    circles=("My sister {other} told me what the bailiffs did.", "My neighbour {other} and my friend {other} sign with me.", "Our colleague {other} comes from Kazakhstan and cannot sleep.", "My late husband {other} built our house with his own hands.", "Yesterday {other} asked me why nobody helps.", "My children, {other} and {other}, drew a picture for you."),
    demands=("I demand the release of Aron Atabek and an end to all evictions.", "Please stop the demolition of homes in the Shanyrak district at once.", "The residents have a right to housing under the Constitution of Kazakhstan and international law.", "Withdraw the police, drop the charges against the activists, and speak with the families.", "On 5 April some 2,000 people lost everything they had built since 1998."),
    contacts=("You can reach me at {email} or {phone}.", "Please answer to {email}.", "My phone number is {phone}.", "I am {handle} on Telegram.", "Call me on {phone} at any time."),
    papers=("My passport number is {number}.", "I was born on {birth}.", "I enclose a donation from my account {number}.", "Date of birth: {birth}."),
    ends=("Yours sincerely,\n{person}\n{address}", "Yours faithfully,\n\n{person}", "Kind regards\n{person}\n{work}\n{email}", "In solidarity,\n{person}\nTel. {phone}", "Best wishes, {person}", "Respectfully,\n{person}, {town}, United Kingdom"),
    trails=("", "", "\n\n{{On 3 May 2006, Priya Raman <priya@appeal.example> wrote:\n> Dear all,\n> please write to the mayor.\n> Priya}}", "\n\n{{-----Original Message-----\nFrom: Priya Raman\nSent: 3 May 2006\nTo: Ruth\nSubject: Appeal\n\nPlease write.}}"),
)  # fmt: skip

RUSSIAN = Words(
    people=("Анна Петрова", "Кравченко Людмила Павловна", "Ринат Гайнутдинов", "Зинаида Аркадьевна Шульц", "Тимур Магомедов", "Олеся Нечипоренко", "А. С. Воробьёв", "Глафира Немчинова", "Арсен Тер-Петросян"),
    others=("Мария Иванова", "Сергей", "Нина Васильевна", "Рустам Каримов", "Галя", "Прохор Лыткин", "Эльвира", "Ваня Дубинин"),
    towns=("Омске", "Нижнем Тагиле", "Гомеле", "Саратове", "Ростове-на-Дону", "Бишкеке"),
    addresses=("644099, г. Омск, ул. Тарская, д. 38, кв. 71", "г. Казань, проспект Победы, дом 12, квартира 5", "Саратов, ул. имени Чапаева, 14/2", "220030, Минск, пер. Козлова, д. 3", "Московская область, г. Химки, ул. Мира, 8-15"),
    phones=("+7 (3812) 55-01-44", "8 917 555-01-28", "+375 29 555-01-02", "8(495)555-01-77"),
    works=("школе № 66", "городской больнице № 4", "ООО «Вектор-Строй»", "Тагильском вагоностроительном заводе", "библиотеке имени Некрасова", "детском саду «Ромашка»", "Саратовском государственном университете"),
    numbers=("5204 881230", "840917450123", "112-233-445 95", "40817810099910004312"),
    births=("17.09.1984", "3 мая 1961 года", "12 декабря 1975"),
    greetings=("Уважаемый Имангали Нургалиевич!", "Уважаемый господин аким!", "Господин президент!", "Здравствуйте!", "Уважаемый господин Тасмагамбетов!"),
    selves=("Меня зовут {person}.", "Я, {person}, прошу вас вмешаться.", "Пишет вам {person}.", "Моё имя {person}, я никогда не была в Казахстане."),
    homes=("Я живу в {town}.", "Проживаю по адресу: {address}.", "Мой адрес: {address}.", "Мы живём в {town}, и у нас тоже сносили дома."),
    jobs=("Работаю учителем в {work}.", "Я работаю в {work} уже девять лет.", "Двадцать лет работала медсестрой в {work}."),
    circles=("Моя сестра {other} рассказала мне о Шаныраке.", "Мой друг {other} вырос в Алма-Ате.", "Соседка {other} плачет, когда видит эти кадры.", "Вчера {other} прислал мне видео.", "Со мной подписались коллеги: {other} и {other}."),
    demands=("Требую освободить Арона Атабека и прекратить выселения.", "Остановите снос домов в посёлке Шанырак.", "Жители имеют право на жильё по Конституции Республики Казахстан.", "5 апреля около 2000 человек потеряли всё, что построили с 1998 года.", "Отзовите полицию и начните переговоры с комитетом жителей."),
    contacts=("Ответьте, пожалуйста, на {email}.", "Мой телефон: {phone}.", "Звоните мне по номеру {phone}.", "В телеграме я {handle}."),
    papers=("Паспорт {number}.", "Дата рождения: {birth}.", "Мой ИИН {number}.", "Я родилась {birth}."),
    ends=("С уважением,\n{person}\n{address}", "С уважением, {person}", "Искренне Ваша,\n{person}\nтел. {phone}", "С надеждой на ответ\n\n{person}\n{email}", "{person}"),
    trails=("", "", "\n\n{{3 мая 2006 г., 10:12 пользователь Прия <priya@appeal.example> написал:\n> Пишите мэру.\n> Прия}}"),
)  # fmt: skip

KAZAKH = Words(
    people=("Айгүл Сапарова", "Нұрлан Сейтқалиев", "Тұрсын Әбдіқадырұлы", "Жансая Қалдыбекова", "Б. Оразбаев", "Мәриям Төлегенқызы", "Ерсұлтан Бекмұрат"),
    others=("Гүлнар", "Мадина Ахметова", "Ерболат", "Санжар Оспанов", "Зейнеп", "Думанбек", "Қарлығаш Сейітова"),
    towns=("Қарағандыда", "Талдықорғанда", "Оралда", "Көкшетауда"),
    addresses=("Орал қаласы, Достық даңғылы, 184-үй, 12-пәтер", "Абай көшесі, 15", "Қызылорда қаласы, Әйтеке би көшесі, 7-үй", "100000, Қарағанды қаласы, Ерубаев көшесі, 40"),
    phones=("+7 711 255 01 19", "8 701 555 01 23", "+7 (7212) 55-01-77"),
    works=("№ 17 мектепте", "«Нұрлы жол» балабақшасында", "Ақтөбе ферроқорытпа зауытында", "Қостанай облыстық ауруханасында"),
    numbers=("760312301456", "N04471920"),
    births=("12.03.1976", "1981 жылы 9 мамырда"),
    greetings=("Құрметті Имангали Нұрғалиұлы!", "Құрметті әкім мырза!", "Құрметті Президент мырза!", "Сәлеметсіз бе!"),
    selves=("Менің атым {person}.", "Мен, {person}, Сізге хат жазып отырмын.", "Аты-жөнім: {person}."),
    homes=("{town} тұрамын.", "Мекенжайым: {address}."),
    jobs=("Мен {work} жұмыс істеймін.", "Он жыл {work} қызмет еттім."),
    circles=("Әпкем {other} Шаңырақ туралы айтып берді.", "Досым {other} де осы хатқа қосылады.", "Көршім {other} түнде ұйықтай алмайды.", "Балаларым {other} мен {other} сурет салды."),
    demands=("Арон Атабекті босатуды талап етемін.", "Шаңырақ ауданындағы үйлерді бұзуды тоқтатыңыз.", "Тұрғындардың баспанаға құқығы Конституцияда жазылған.", "5 сәуірде екі мыңға жуық адам үйсіз қалды.", "Полицияны шығарып, тұрғындармен келіссөз бастаңыз."),
    contacts=("Жауабыңызды {email} поштасына жіберіңіз.", "Телефоным: {phone}.", "Маған {phone} нөміріне хабарласыңыз."),
    papers=("ЖСН {number}.", "Туған күнім: {birth}.", "Куәлік нөмірі {number}."),
    ends=("Құрметпен,\n{person}", "Ізгі ниетпен,\n{person}\n{phone}", "Құрметпен, {person}", "Рахмет.\n{person}\n{email}"),
    trails=("", "", "\n\n{{3 мамыр 2006 ж., Приян <priya@appeal.example> жазды:\n> Әкімге хат жазыңыздар.}}"),
)  # fmt: skip

GERMAN = Words(
    people=("Jürgen Schäfer", "Friederike von Lüttwitz", "Aylin Demirtaş", "Matthias Roloff", "Heidemarie Zöllner-Kraft", "K. Obermeier", "Swetlana Dück", "Ottokar Niebuhr"),
    others=("Anna Müller", "Leonie", "Herrn Krause", "Waldemar Schulz", "Gisela Pfannenstiel", "Omid Rahimi", "Käthe", "Detlev Bönisch"),
    towns=("Leipzig", "Rosenheim", "Halle an der Saale", "Winterthur", "Graz"),
    addresses=("Lindenstraße 12, 04109 Leipzig", "Am Mühlbach 7, 83022 Rosenheim", "Karl-Marx-Allee 91, 10243 Berlin", "Hauptstr. 3a, 79312 Emmendingen", "Alter Markt 5, 50667 Köln"),
    phones=("+49 30 5550 1234", "0231 / 555 01 23", "(089) 555 0177", "0151 55501234"),
    works=("der Goethe-Schule", "der Hansen Maschinenbau GmbH", "dem Städtischen Klinikum Dortmund", "der Universität Bremen", "der Stadtbücherei Ulm", "der Firma Kettler"),
    numbers=("L01X00T471", "DE89 3704 0044 0532 0130 00", "65 070649 C 018", "12345678911"),
    births=("9. November 1938", "12.03.1981", "1. Mai 1967"),
    greetings=("Sehr geehrter Herr Tasmagambetow,", "Sehr geehrter Herr Oberbürgermeister,", "Sehr geehrte Damen und Herren,", "Herr Präsident,", "Exzellenz,"),
    selves=("Mein Name ist {person}.", "Ich heiße {person} und bin entsetzt.", "Ich bin {person}, 54 Jahre alt.", "Ich, {person}, protestiere gegen die Räumungen."),
    homes=("Ich wohne in {town}.", "Meine Adresse lautet: {address}.", "Ich wohne in der {address}.", "Ich schreibe Ihnen aus {town}."),
    jobs=("Ich arbeite als Lehrerin an {work}.", "Ich arbeite seit neun Jahren bei {work}.", "Ich bin Angestellte bei {work}."),
    circles=("Meine Schwester {other} hat mir von Schanyrak erzählt.", "Unser Nachbar {other} stammt aus Kasachstan.", "Meine Freundin {other} und mein Kollege {other} unterschreiben mit.", "Gestern fragte mich {other}, warum niemand hilft."),
    demands=("Lassen Sie Aron Atabek frei und beenden Sie die Räumungen.", "Bitte stoppen Sie den Abriss der Häuser in Schanyrak.", "Die Bewohner haben nach der Verfassung der Republik Kasachstan ein Recht auf Wohnung.", "Am 5. April verloren rund 2000 Menschen alles, was sie seit 1998 gebaut hatten.", "Ziehen Sie die Polizei ab und sprechen Sie mit den Familien."),
    contacts=("Sie erreichen mich unter {email} oder {phone}.", "Bitte antworten Sie an {email}.", "Meine Telefonnummer ist {phone}.", "Auf Telegram bin ich {handle}."),
    papers=("Meine Ausweisnummer ist {number}.", "Ich bin am {birth} geboren.", "Geburtsdatum: {birth}."),
    ends=("Mit freundlichen Grüßen\n{person}\n{address}", "Hochachtungsvoll\n\n{person}", "Solidarische Grüße\n{person}\n{phone}", "Viele Grüße, {person}", "Mit freundlichen Grüßen\n{person}\n{work2}\n{email}"),
    trails=("", "", "\n\n{{Am 03.05.2006 um 17:22 schrieb Heike Sander:\n> Lieber Matthias,\n> hier der Musterbrief.\n> Heike}}"),
)  # fmt: skip

FRENCH = Words(
    people=("Claire Fontaine", "Mamadou Diarra", "Jeanne Le Goff", "Anne-Laure Tessier", "Hyacinthe Ravel", "J.-B. Morvan", "Noura Benali", "Firmin d'Escayrac"),
    others=("Mme Dubois", "Soizic", "Samir Haddad", "Inès", "Gontran Pelletier", "Awa Traoré", "Léontine", "Maëlys Kerbrat"),
    towns=("Lyon", "Clermont-Ferrand", "Brest", "Namur", "Saint-Étienne"),
    addresses=("12 rue des Lilas, 69003 Lyon", "4 bis, impasse du Moulin, 29200 Brest", "38 avenue Jean-Jaurès, 93500 Pantin", "7, place de la République, 63000 Clermont-Ferrand", "Résidence Les Tilleuls, 15 chemin de la Croix, 38000 Grenoble"),
    phones=("06 39 98 01 23", "+33 1 99 00 12 34", "01.99.00.45.67", "+32 2 555 12 34"),
    works=("l'hôpital Saint-Luc", "la bibliothèque municipale de Brest", "Logistique du Rhône", "l'école Jules-Ferry", "la société Bertin SARL", "l'université de Namur"),
    numbers=("880692310285", "FR76 3000 6000 0112 3456 7890 189", "2 71 02 75 116 042 33", "14AV57982"),
    births=("2 février 1971", "14/07/1959", "1er mai 1988"),
    greetings=("Monsieur le Maire,", "Monsieur Tasmagambetov,", "Madame l'Ambassadrice,", "Monsieur le Président,", "Madame, Monsieur,"),
    selves=("Je m'appelle {person}.", "Je soussigné {person}, proteste contre les expulsions.", "Mon nom est {person}, et je suis en colère.", "Moi, {person}, je vous écris pour la première fois."),
    homes=("J'habite à {town}.", "J'habite au {address}.", "Mon adresse : {address}.", "Je vous écris de {town}."),
    jobs=("Je travaille comme infirmière à {work}.", "Je travaille à {work} depuis neuf ans.", "J'enseigne à {work}."),
    circles=("Ma sœur {other} m'a parlé de Shanyrak.", "Mon voisin {other} vient du Kazakhstan.", "Mes amis {other} et {other} signent avec moi.", "Hier, {other} m'a demandé pourquoi personne n'aide."),
    demands=("Je demande la libération de Aron Atabek et la fin des expulsions.", "Arrêtez la démolition des maisons de Shanyrak.", "Les habitants ont droit à un logement selon la Constitution de la République du Kazakhstan.", "Le 5 avril, près de 2000 personnes ont perdu ce qu'elles avaient bâti depuis 1998.", "Retirez la police et parlez avec les familles."),
    contacts=("Vous pouvez me joindre à {email} ou au {phone}.", "Merci de répondre à {email}.", "Mon numéro de téléphone est le {phone}.", "Sur Telegram je suis {handle}."),
    papers=("Ma carte d'identité n° {number}.", "Je suis née le {birth}.", "Date de naissance : {birth}."),
    ends=("Veuillez agréer, Monsieur le Maire, l'expression de mes salutations distinguées.\n\n{person}\n{address}", "Cordialement,\n{person}", "Salutations solidaires,\n{person}\n{phone}", "Respectueusement, {person}", "Bien à vous,\n{person}\n{email}"),
    trails=("", "", "\n\n{{Le 3 mai 2006 à 10:12, Priya Raman <priya@appeal.example> a écrit :\n> Écrivez au maire.\n> Priya}}"),
)  # fmt: skip

SPANISH = Words(
    people=("Lucía Ortega Ruiz", "Íker Zubizarreta", "Socorro Treviño de la Garza", "Nélida Bustamante", "Casimiro Peñalver", "M. del Carmen Ibáñez", "Wilfredo Quispe", "Aintzane Goñi"),
    others=("Javier", "doña Remedios Galván", "Graciela", "Conchi", "Melquiades Rojo", "Yurena Santana", "Lupe Morales", "Tadeo"),
    towns=("Madrid", "San Sebastián", "Rosario", "Monterrey", "Las Palmas"),
    addresses=("calle Mayor 12, 3º B, 28013 Madrid", "C/ de la Paz, 9, 46003 Valencia", "avenida de los Reyes Católicos, 44, 18001 Granada", "Plaza Nueva 3, 48005 Bilbao", "Carrera 7 # 45-12, Bogotá"),
    phones=("+34 600 55 01 23", "91 555 01 44", "+54 341 555 0123", "(55) 5555 0188"),
    works=("el Hospital San Rafael", "la Universidad de Zaragoza", "el Colegio Público Miguel Hernández", "la empresa Transportes Uriarte", "la Panadería Robles", "Astilleros Zorroza"),
    numbers=("12345678Z", "X1234567L", "ES91 2100 0418 4502 0005 1332", "28/12345678/90"),
    births=("12 de marzo de 1981", "03/11/1964", "1 de mayo de 1957"),
    greetings=("Estimado señor Tasmagambetov:", "Señor alcalde:", "Excelentísimo señor embajador:", "Señor Presidente:", "Buenos días:"),
    selves=("Me llamo {person}.", "Mi nombre es {person} y no suelo escribir cartas.", "Soy {person}, ciudadano de a pie.", "Yo, {person}, protesto por lo ocurrido."),
    homes=("Vivo en {town}.", "Vivo en la {address}.", "Mi dirección es {address}.", "Le escribo desde {town}."),
    jobs=("Trabajo como enfermera en {work}.", "Trabajo en {work} desde hace nueve años.", "Soy profesora en {work}."),
    circles=("Mi hermana {other} me habló de Shanyrak.", "Mi vecino {other} nació en Kazajistán.", "Mis amigas {other} y {other} firman conmigo.", "Ayer {other} me preguntó por qué nadie ayuda."),
    demands=("Exijo la liberación de Aron Atabek y el fin de los desalojos.", "Detenga la demolición de las casas de Shanyrak.", "Los vecinos tienen derecho a una vivienda según la Constitución de la República de Kazajistán.", "El 5 de abril unas 2000 personas perdieron lo que habían construido desde 1998.", "Retire a la policía y hable con las familias."),
    contacts=("Puede escribirme a {email} o llamarme al {phone}.", "Conteste por favor a {email}.", "Mi teléfono es el {phone}.", "En Telegram soy {handle}."),
    papers=("Mi DNI es {number}.", "Nací el {birth}.", "Fecha de nacimiento: {birth}."),
    ends=("Atentamente,\n{person}\n{address}", "Un cordial saludo,\n\n{person}", "Saludos solidarios,\n{person}\n{phone}", "Atentamente, {person}", "Con todo respeto,\n{person}\n{email}"),
    trails=("", "", "\n\n{{El 3 de mayo de 2006, Priya Raman <priya@appeal.example> escribió:\n> Escribid al alcalde.\n> Priya}}"),
)  # fmt: skip

LANGUAGES = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


def made_letters(*, each: int, seed: int) -> list[Specimen]:
    """Make so many letters in each language, the same ones for the same seed."""
    dice = random.Random(seed)
    return [
        specimen_of(_letter(LANGUAGES[language], dice), language)
        for language in LANGUAGES
        for _ in range(each)
    ]


def _letter(words: Words, dice: random.Random) -> str:
    person = dice.choice(words.people)
    middle = [dice.choice(words.homes), dice.choice(words.jobs), *dice.sample(words.circles, 2)]
    middle += [dice.choice(words.contacts)] + ([dice.choice(words.papers)] if dice.random() < 0.4 else [])
    middle = dice.sample(middle, dice.randint(2, len(middle)))
    demands = dice.sample(words.demands, 4)
    first = " ".join([dice.choice(words.selves), *middle[:2]])
    second = " ".join(demands)
    third = " ".join([*middle[2:], dice.choice(words.demands)])
    paragraphs = [first, second, third] if dice.random() < 0.7 else [second, first, third]
    pattern = "\n\n".join([dice.choice(words.greetings), *paragraphs, dice.choice(words.ends)])
    filled = _filled(pattern, words, person, dice)
    return filled + dice.choice(words.trails) + "\n"


def _filled(pattern: str, words: Words, person: str, dice: random.Random) -> str:
    slots = {
        "{other}": words.others, "{town}": words.towns, "{address}": words.addresses, "{phone}": words.phones, "{work}": words.works,
        "{number}": words.numbers, "{birth}": words.births, "{email}": EMAILS, "{handle}": HANDLES, "{person}": (person,),
        "{work2}": tuple(work.split(" ", 1)[-1] for work in words.works),
    }  # fmt: skip
    for slot, values in slots.items():
        while slot in pattern:
            value = dice.choice(values)
            pattern = pattern.replace(slot, _labelled(value, slot), 1)
    return pattern


def _labelled(value: str, slot: str) -> str:
    """Articles and forms of address stand outside the label: only the name of the thing is personal."""
    if slot in {"{work}", "{work2}"}:
        for opening in (
            "the ",
            "a law firm called ",
            "der Firma ",
            "der ",
            "dem ",
            "la société ",
            "la empresa ",
            "la ",
            "el ",
            "l'",
        ):
            if value.startswith(opening):
                return opening + "{{" + value[len(opening) :] + "}}"
    return "{{" + value + "}}"
