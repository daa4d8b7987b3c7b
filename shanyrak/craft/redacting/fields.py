# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Lines of a form or of a mail's head, "label: value": the label says what the value is, and stays itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.giving import given_in
from shanyrak.craft.redacting.institutions import find_institutions
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.places import is_country

_GIVEN, _SURNAME, _NAME, _TOWN, _STAYS = "given", "surname", "name", "town", "stays"
# Label of a form, in lower case → what stands behind it.
_LABELS: dict[str, Kind | str] = {
    label: role
    for role, labels in (
        (_GIVEN, "first name|given name|forename|vorname|rufname|prénom|prenom|prénoms|имя|аты|есімі|ad|adı|adınız|imię|imiona|ім'я|ім’я|nome di battesimo"),
        (_SURNAME, "surname|last name|family name|nachname|familienname|zuname|nom de famille|фамилия|отчество|тегі|әкесінің аты|soyad|soyadı|soyadınız|nazwisko|прізвище|по батькові|apellido|apellidos|cognome|maiden name|geburtsname|nom de jeune fille|девичья фамилия"),
        (_NAME, ("name|full name|your name|name and surname|first and last name|name und vorname|vor- und nachname|name, vorname|nom et prénom|nom, prénom|prénom et nom|nom|nombre|nombre y apellidos|nombre completo|фио|ф.и.о|ф. и. о|фамилия, имя|имя и фамилия|фамилия, имя, отчество|имя, фамилия|аты-жөні|аты-жөнім|есімі мен тегі|ad soyad|adı soyadı|imię i nazwisko|піб|ім'я та прізвище|прізвище та ім'я|nome e cognome|nome|"
                "from|sender|von|absender|absenderin|de|expéditeur|expéditrice|remitente|от|от кого|отправитель|кімнен|жіберуші|арыз беруші|өтініш беруші|заявитель|gönderen|kimden|van|afzender|remetente|mittente|od|nadawca|від|відправник|da|mittente|antragsteller|bearbeiter|bearbeiterin|sachbearbeiter|kontakt|контакт|контакты|связь|байланыс|contacto|contatto|unterzeichner|signataire|contact|contact person|ansprechpartner|personne à contacter|контактное лицо")),
        (_TOWN, "town|city|town/city|city/town|place|ort|plz/ort|plz, ort|plz ort|wohnort|stadt|ville|commune|lieu|localité|ciudad|localidad|población|municipio|город|населённый пункт|населенный пункт|қала|қаласы|ауылы|елді мекен|şehir|il|ilçe|miasto|miejscowość|місто|città|comune"),
        (Kind.ADDRESS, "address|home address|postal address|street|street address|straße|strasse|straße/nr|straße, hausnummer|anschrift|adresse|wohnadresse|rue|adresse postale|dirección|domicilio|calle|адрес|юридический адрес|фактический адрес|домашний адрес|почтовый адрес|адрес проживания|место жительства|мекенжай|мекенжайы|мекен-жайы|мекенжайым|adres|adresim|ulica|адреса|indirizzo|via|postcode|post code|zip|zip code|plz|postleitzahl|code postal|código postal|индекс|почтовый индекс|пошта индексі|kod pocztowy|індекс|cap|posta kodu"),
        (Kind.WORKPLACE, "employer|workplace|place of work|organisation|organization|company|school|university|arbeitgeber|arbeitsplatz|arbeitsstelle|firma|schule|organisation/firma|employeur|lieu de travail|entreprise|organisme|établissement|école|empleador|empresa|lugar de trabajo|centro de trabajo|organización|место работы|работа|организация|место учёбы|место учебы|школа|жұмыс орны|оқу орны|ұйым|мектебі|işyeri|kurum|okul|miejsce pracy|pracodawca|місце роботи|datore di lavoro|luogo di lavoro"),
        (Kind.BIRTH, "date of birth|birth date|born|dob|d.o.b|geburtsdatum|geboren|geboren am|geb|date de naissance|né le|née le|né(e) le|fecha de nacimiento|nacimiento|nacida el|nacido el|дата рождения|год рождения|родился|родилась|туған күні|туған жылы|doğum tarihi|data urodzenia|дата народження|data di nascita"),
        (Kind.PHONE, "phone|telephone|tel|tel. no|phone number|mobile|cell|mob|telefon|telefonnummer|handy|téléphone|portable|tél|teléfono|móvil|celular|tfno|телефон|тел|моб|моб. тел|мобильный|ұялы|ұялы тел|ұялы телефон|телефоны|cep|cep telefonu|telefon komórkowy|telefono|cellulare|fax|факс"),
        (Kind.NUMBER, "our ref|ref|ref. no|reference|unser zeichen|zeichen|az|aktenzeichen|mitgliedsnummer|notre réf|réf|nuestra ref|исх. №|исх|№|р/с|р/сч|расчётный счёт|расчетный счет|л/с|бик|инн|iban|konto|bankverbindung|cuenta|compte"),
        (Kind.HANDLE, "facebook|instagram|twitter|x|telegram|vk|вк|вконтакте|skype|icq|одноклассники|инстаграм|телеграм|linkedin|tiktok|snapchat|mastodon"),
        (_STAYS, "onderwerp|assunto|sent|gesendet|envoyé|enviado|отправлено|жіберілді|inviato|wysłano|gönderildi|your ref|your reference|ihr zeichen|vos réf|su ref|country|nation|nationality|citizenship|land|staat|staatsangehörigkeit|pays|nationalité|país|nacionalidad|страна|гражданство|ел|елі|мемлекет|азаматтығы|ülke|uyruk|kraj|obywatelstwo|країна|громадянство|paese|nazione|date|datum|fecha|дата|күні|tarih|data|subject|re|betreff|objet|asunto|тема|тақырыбы|konu|temat|oggetto|message|your message|nachricht|ihre nachricht|mensaje|сообщение|текст|хабарлама|mesaj|wiadomość|повідомлення|messaggio|profession|occupation|job|job title|beruf|profesión|ocupación|профессия|должность|мамандығы|лауазымы|meslek|zawód|професія|professione|pages|seiten|страниц|age|alter|âge|edad|возраст|жасы|yaş|wiek|вік|età|pronouns|title|anrede|civilité"),
    )
    for label in labels.split("|")
}  # fmt: skip
_LINE = re.compile(
    r"^[ \t>*•-]*(?P<label>[^\W\d_][^\n:：@?]{0,28}?)\s*[:：][ \t]*(?P<value>(?:\S|\x1f)[^\n]{0,200})$",
    re.MULTILINE,
)
# Where a form asks for first names on a line of their own, "Name", "Nom" and "Nombre" ask for the surname.
_ONLY_SURNAME = frozenset(["name", "nom", "nombre", "nome"])
_SURNAME_FIRST = (
    "nom et",
    "nom, p",
    "name, v",
    "name und v",
    "фамилия",
    "фио",
    "ф.",
    "прізвище",
    "піб",
    "nazwisko",
    "cognome",
)
# "2. Your name (optional)"
_AROUND = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:(?:your|my|mein|meine|ihr|ihre|votre|mon|ma|su|mi|tu|ваш[аеи]?|мо[йяё]|сіздің|менің)\s)?|\s*(?:\(.*|/.*)$"
)
# "Address: 3 Mill Lane. Please answer soon."
_NEXT_SENTENCE = re.compile(rf"(?<=[\w)]{{2}})[.!?]\s+[{UPPER}][{LOWER}]+,?(?:\s[{LOWER}]{{2,}})+")
_MARKED = re.compile(r"\x1f|(?<!\w)Xx{3,}(?!\w)")  # what an earlier look has taken already
_REST = re.compile(r"\s*(?:[<\[(|;].*|\S+@.*|,?\s\+?\d.*)$")


@dataclass(frozen=True, slots=True)
class Fields:
    spans: tuple[Span, ...]  # what goes
    stays: tuple[tuple[int, int], ...]  # labels, and values that may stay
    values: tuple[
        tuple[Kind | None, int, int], ...
    ]  # every value with what it goes as, None where it may stay
    surnames: tuple[str, ...]  # to be looked for in the rest of the letter


def fields_of(text: str) -> Fields:
    """Read every line of the form "label: value" whose label is known; give what goes and what stays."""
    lines = [(found, role) for found in _LINE.finditer(text) if (role := _role(found["label"])) is not None]
    asks_for_given = any(role == _GIVEN for _, role in lines)
    values = [piece for line, role in lines for piece in _value(line, role, is_surname=asks_for_given)]
    named = [(start, end) for kind, start, end in values if kind is None]
    stays = [line.span("label") for line, _ in lines] + named
    spans = [
        Span(kind, first, last)
        for kind, start, end in values
        if kind is not None
        for first, last in _around(start, end, named)
    ]
    return Fields(tuple(spans), tuple(stays), tuple(values), tuple(_surnames(text, spans, stays)))


def _around(start: int, end: int, named: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """A value without the first name in it."""
    for first, last in named:
        if start <= first and last <= end:
            yield from ((a, b) for a, b in ((start, first), (last, end)) if a < b)
            return
    yield start, end


def _surnames(text: str, spans: list[Span], stays: list[tuple[int, int]]) -> Iterable[str]:
    for span in spans:
        if span.kind is Kind.NAME:
            for word in re.finditer(r"[^\W\d_][\w'’-]{3,}", text[span.start : span.end]):
                start, end = span.start + word.start(), span.start + word.end()
                if word[0][0].isupper() and not any(first < end and start < last for first, last in stays):
                    yield word[0]


def _role(label: str) -> Kind | str | None:
    label = label.strip(" .*#").lower()
    return _LABELS.get(label) or _LABELS.get(_AROUND.sub("", label).strip(" .*#"))


def _value(
    line: re.Match[str], role: Kind | str, *, is_surname: bool
) -> Iterable[tuple[Kind | None, int, int]]:
    """Give pieces of the value with the kind they go as, None for what stays."""
    start, value = line.start("value"), line["value"]
    if isinstance(role, Kind) and (sentence := _NEXT_SENTENCE.search(value)):
        value = value[: sentence.start()]
    end = start + len(value)
    if (
        _MARKED.search(value)
        or (role == _STAYS and is_country(value.strip(" .").split()[-1]))
        or role == _GIVEN
    ):
        yield None, start, end
    elif role == _SURNAME:
        yield Kind.NAME, start, end
    elif role == _NAME:
        yield from _name(line, is_surname=is_surname)
    elif role == _TOWN:
        if not names_only_cities(value):
            yield Kind.ADDRESS, start, end
    elif role in {Kind.BIRTH, Kind.PHONE}:
        if number := re.search(r"\+?\(?\d.*\d", value):
            yield Kind(role), start + number.start(), start + number.end()
    elif isinstance(role, Kind) and not all(is_country(word) for word in re.findall(r"\w+", value)):
        yield role, start, end


def _name(line: re.Match[str], *, is_surname: bool) -> Iterable[tuple[Kind | None, int, int]]:
    start, value = line.start("value"), line["value"]
    name = _REST.sub("", value).strip("\"' ")
    start += value.find(name)
    if any(find_institutions(value)):
        yield Kind.WORKPLACE, line.start("value"), line.end("value")
        return
    if not name or len(name.split()) > 5 or not name[0].isalpha() or re.search(r"\d", name):
        return
    if name.partition(",")[2].strip()[:1].islower():  # "Миша, водитель"
        name = name.partition(",")[0]
    yield Kind.NAME, start, start + len(name)
    if is_surname and line["label"].lower().strip() in _ONLY_SURNAME:
        return
    before, comma, behind = name.partition(",")
    if comma and len(before.split()) == 1 and not behind.count(","):  # "Chukwuemeka, Ngozi"
        start += len(before) + len(comma) + len(behind) - len(behind.lstrip())
        name = behind.strip()
    order = line["label"].lower().startswith(_SURNAME_FIRST)
    if given := given_in(name, begins_with_surname=order):
        yield None, start + given[0], start + given[1]
