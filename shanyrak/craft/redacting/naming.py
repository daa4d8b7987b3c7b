# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
Finds the names of private persons: the sender and those the letter tells about.

Names of the public case stay: officials who are addressed or named with their office, and people whose
release or case the letter is about. Which name is which is read from the words around it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from shanyrak.craft.redacting.firstnames import (
    first_name_in,
    has_patronymic_shape,
    has_surname_shape,
    is_ambiguous,
)
from shanyrak.craft.redacting.layout import OFFICIAL, Layout
from shanyrak.craft.redacting.letters import CAPITALISED, INITIAL, LOWER, PARTICLE, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public

_TOKEN = re.compile(
    rf"(?P<initial>{INITIAL})|(?P<capital>{CAPITALISED})|(?P<particle>(?<!\w){PARTICLE}(?!\w)|d['’](?=[{UPPER}]))|(?P<word>[\w'’ʼ-]+)"
)
_SENTENCE_END = re.compile(r"(?:[.!?…:]['\"»”’)]*\s+|\n\s*\n\s*|\n\s*[-–—•*\d]+[.)]?\s+|^\s*|[«„“\"]\s*|\n)$")

# --- words right before a name of a private person --------------------------------------------------------

_SELF = (
    r"my (?:full |real )?name is|my name['’]s|name:|i am called|i['’]m called|call me|i, the undersigned,?|i, |people call me|known as|i am|i['’]m|this is|writing as|signed by|signed:|"
    r"меня зовут|мо[её] имя|моё полное имя|моя фамилия|я, нижеподписавш\w+,|я, |я —|я –|я -|это|фамилия:|имя:|ф\.?и\.?о\.?:?|зовут|обращается к вам|пишет вам|вам пишет|подписал\w*|"
    r"менің атым(?:-жөнім)?|атым(?:-жөнім)?|есімім|менің есімім|аты-жөнім|аты-жөні:?|мен, |мен —|мен –|мен -|мен|тегім|жазып отырған|"
    r"ich heiße|ich heisse|mein name ist|mein name:|name:|ich, |ich bin|gezeichnet:?|man nennt mich|hier schreibt(?: ihnen)?|ihnen schreibt|"
    r"je m['’]appelle|mon nom est|je me nomme|je, soussignée?,?|je soussignée?,?|moi, |nom:|nom :|je suis|c['’]est|signée?:?|on m['’]appelle|"
    r"me llamo|mi nombre es|mi nombre completo es|yo, |nombre:|soy|el que suscribe,?|la que suscribe,?|el abajo firmante,?|la abajo firmante,?|quien suscribe,?|mi nombre,|le escribe|les escribe|"
    r"benim adım|adım|ismim|ben, |adım soyadım|ben|мене звати|моє ім['’]я|мене звуть|я, |вам пише|nazywam się|mam na imię|ja, |imię i nazwisko:|jestem"
)
_WEAK_SELF = re.compile(
    r"(?:^|\W)(?:i am|i['’]m|this is|это|мен|ben|ich bin|je suis|c['’]est|soy|jestem|known as|signed|ja,|зовут|я -|я –|я —|мен -|мен –|мен —)\s*$",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:half-|step-?|grand|great-grand|god)?(?:sister|brother|mother|father|daughter|son|child|children|parents|mum|mom|dad|aunt|uncle|niece|nephew|cousin|wife|husband|partner|spouse|fiancée?|"
    r"girlfriend|boyfriend|friend|neighbou?r|colleague|co-worker|coworker|flatmate|roommate|housemate|classmate|boss|manager|supervisor|employer|teacher|doctor|gp|therapist|lawyer|solicitor|landlord|landlady|student|pupil|patient|client|"
    r"grandma|grandpa|granny|nan|kids?|boy|girl|baby|twins?|family|in-law|mentor|tutor|professor|carer|nurse|priest|pastor|comrade|penfriend|acquaintance|relative)s?(?:-in-law)?)"
)
_KIN_RU = (
    r"(?:сестр\w*|сестёр\w*|сестричк\w*|брат\w*|мам\w*|мать|матер\w+|пап[аыуе]|папой|отец|отц\w+|родител\w+|сын\w*|доч\w*|дет\w+|ребён\w+|ребенк\w+|жен[аыуе]|женой|жене|муж\w*|супруг\w*|друг\w*|друз\w+|подруг\w*|подруж\w*|сосед\w*|коллег\w*|тёт\w+|тет\w+|дяд\w+|бабушк\w*|дедушк\w*|дед\w*|"
    r"племянни\w+|внук\w*|внуч\w+|начальни\w+|учител\w+|врач\w*|юрист\w*|адвокат\w*|знаком\w+|невест\w*|жених\w*|тёщ\w+|тещ\w+|тест[ья]\w*|свекров\w+|зят\w+|свояче\w+|кузин\w*|кузен\w*|однокласс\w+|однокурс\w+|сотрудни\w+|студент\w*|ученик\w*|учениц\w*|пациент\w*|крестн\w+|товарищ\w*|земля\w+|родственни\w+|куратор\w*|директор\w*)"
)
_KIN_KK = r"(?:әпке\w*|апа\w*|ана\w*|шеше\w*|әке\w*|аға\w*|іні\w*|қарындас\w*|сіңлі\w*|әже\w*|ата\w*|жолдас\w*|жұбай\w*|күйеу\w*|әйел\w*|ұлы?м\w*|ұлымыз\w*|қызы?м\w*|қызымыз\w*|бала\w*|немере\w*|жиен\w*|туыс\w*|дос\w*|құрбы\w*|көрші\w*|әріптес\w*|сыныптас\w*|мұғалім\w*|ұстаз\w*|дәрігер\w*|келін\w*|баласы|қызы|ұлы|бауыр\w*|таныс\w*|оқушы\w*|студент\w*|жезде\w*|құрдас\w*|курстас\w*|басшы\w*|нағашы\w*|құда\w*|абысын\w*)"
_KIN_DE = (
    r"(?:(?:halb|stief|groß|ur-?groß|schwieger)?(?:schwester|bruder|brüder|mutter|vater|eltern|tochter|töchter|sohn|söhne|kind|kinder)(?:n|s|es|r)?|tante|onkels?|nichte|neffen?|cousine?s?|vetter|kusine|oma|opa|enkelin|enkels?|ehefrau|ehemann(?:s|es)?|frau|mann(?:es)?|partnerin|partners?|"
    r"freundin|freund(?:e|es|en|s)?|nachbarin|nachbarn?|kollegin|kollegen?|mitbewohner(?:in)?|chefin|chefs?|vorgesetzte[rn]?|lehrerin|lehrers?|ärztin|arzt(?:es)?|hausarzt|anwältin|anwalts?|vermieter(?:in)?s?|schüler(?:in)?|studentin|studenten|patientin|patienten|bekannte[rn]?|verlobte[rn]?|meisters?|vorarbeiters?|schwager|schwägerin|"
    r"mitschüler(?:in)?|genossin|genossen?|betreuer(?:in)?|patenkind|lebensgefährt(?:e|in|en))"
)
_KIN_FR = (
    r"(?:(?:demi-|petite?-|petits-|arrière-|belle-|beau-|grand-|grands-)?(?:sœurs?|soeurs?|frères?|mère|père|parents|filles?|fils|enfants?)|maman|papa|tante|oncle|nièces?|neveux?|cousine?s?|mari|femme|épouse|époux|conjointe?|compagnon|compagne|mamie|papi|"
    r"amie?s?|copine?|copains?|voisine?s?|collègues?|colocataire|patronn?e?|chef|cheffe|professeure?|prof|institutrice|instituteur|médecin|avocate?|propriétaire|élèves?|étudiante?s?|patiente?s?|connaissance|fiancée?|camarades?|marraine|parrain|responsable|directrice|directeur)"
)
_KIN_ES = r"(?:herman[oa]s?|madre|padre|padres|mamá|papá|hij[oa]s?|tí[oa]s?|sobrin[oa]s?|prim[oa]s?|esposa|esposo|marido|mujer|pareja|novi[oa]|abuel[oa]s?|niet[oa]s?|cuñad[oa]s?|suegr[oa]s?|yerno|nuera|amig[oa]s?|vecin[oa]s?|colegas?|compañer[oa]s?|jef[ea]|profesora?|maestr[oa]|médic[oa]|doctora?|abogad[oa]|caser[oa]|alumn[oa]s?|estudiantes?|pacientes?|conocid[oa]s?|prometid[oa]|ahijad[oa]|madrina|padrino|tutora?|camarada)"
_KIN_TR = r"(?:(?:kız |erkek )?kardeşim\w*|ablam\w*|abim\w*|ağabeyim\w*|annem\w*|babam\w*|oğlum\w*|kızım\w*|çocuğum\w*|eşim\w*|kocam\w*|karım\w*|teyzem\w*|halam\w*|amcam\w*|dayım\w*|yeğenim\w*|kuzenim\w*|büyükannem\w*|anneannem\w*|babaannem\w*|dedem\w*|arkadaşım\w*|dostum\w*|komşum\w*|meslektaşım\w*|iş arkadaşım\w*|öğretmenim\w*|doktorum\w*|avukatım\w*|öğrencim\w*|nişanlım\w*|müdürüm\w*|patronum\w*)"
_KIN_UK = r"(?:сестр\w*|брат\w*|мам\w*|мат\w+|тат\w*|бать\w+|син\w*|доньк\w*|дочк\w*|дружин\w*|чоловік\w*|друг\w*|подруг\w*|сусід\w*|колег\w*|тітк\w*|дядьк\w*|бабус\w*|дідус\w*|племінни\w+|онук\w*|вчител\w+|лікар\w*|адвокат\w*|знайом\w+|учен\w+|студент\w*|однокласни\w+)"
_KIN_PL = r"(?:siostr\w*|brat\w*|mam\w*|matk\w*|tat\w*|ojc\w*|ojciec|syn\w*|córk\w*|żon\w*|mąż|męż\w+|przyjaci\w+|koleg\w*|koleżank\w*|sąsiad\w*|ciotk\w*|ciocia|wujk\w*|wujek|babci\w*|dziad\w+|kuzyn\w*|wnuk\w*|wnucz\w+|nauczyciel\w*|lekarz\w*|lekark\w*|adwokat\w*|znajom\w+|uczennic\w*|uczeń|uczni\w+|szef\w*)"
_OWNER = (
    r"(?:my|our|his|her|their|a|the|whose|mine|old|"
    r"мо\w{1,3}|наш\w{0,3}|сво\w{1,3}|его|её|ее|их|одн\w+|стар\w+|родн\w+|двоюродн\w+|лучш\w+|бывш\w+|"
    r"mein\w{0,2}|unser\w{0,2}|sein\w{0,2}|ihr\w{0,2}|ein\w{0,2}|dein\w{0,2}|der|die|dem|den|"
    r"mon|ma|mes|notre|nos|son|sa|ses|leurs?|un|une|la|le|l['’]|d['’]|"
    r"mi|mis|nuestr[oa]s?|su|sus|un|una|el|la|"
    r"менің|біздің|оның|олардың|мій|моя|моє\w*|мо\w{1,3}|наш\w{0,3}|mój|moj\w{1,3}|nasz\w{0,3}|jego|jej|pan\w?)"
)
_CALLED = (
    r"(?:,?\s*(?:called|named|whose name is|is called|aged \d+|\(\d+\)|по имени|которую зовут|которого зовут|зовут|атты|есімді|namens|heißt|mit namen|qui s['’]appelle|appelée?|nommée?|prénommée?|"
    r"llamad[oa]|que se llama|se llama|de nombre|adlı|isimli|adındaki|на ім['’]я|o imieniu|imieniem|i|,(?:\s(?:der|die|le|la|el))?|der|die|-|–|—|:|\bis\b|\bist\b|\best\b|\bes\b))?"
)
_KIN_ALL = f"{_KIN}|{_KIN_RU}|{_KIN_KK}|{_KIN_DE}|{_KIN_FR}|{_KIN_ES}|{_KIN_TR}|{_KIN_UK}|{_KIN_PL}"
_KIN_BEFORE = re.compile(
    rf"(?<!\w)(?:{_OWNER}\s+)?(?P<adjectives>(?:[\w'’-]+\s+){{0,2}}?)(?P<kin>{_KIN_ALL})(?:\s+(?:of mine|and colleague|and neighbour|(?:from|aus|из|de|du|d['’]|of)\s?(?:the |la |der |el |l['’])?\w+))?{_CALLED}\s+$",
    re.IGNORECASE,
)
_SELF_BEFORE = re.compile(rf"(?:^|(?<=[\s(«\"„“*.,;:!?—–-]))(?:{_SELF})\s*[:—–-]?\s*$", re.IGNORECASE)
# Words for kin and friends that are written with a capital: in German always, elsewhere where a sentence begins.
_KIN_WORD = re.compile(
    rf"(?:{_KIN_DE}|{_KIN}|{_KIN_ES}|{_KIN_FR}|{_KIN_TR}|{_KIN_RU}|"
    r"(?:әпке|апа|ана|шеше|әке|аға|іні|қарындас|сіңлі|әже|ата|жолдас|жұбай|күйеу|әйел|ұл|қыз|бала|немере|жиен|туыс|дос|құрбы|көрші|әріптес|мұғалім|ұстаз|дәрігер|келін|бауыр|таныс|оқушы|студент|жезде|құрдас|курстас)(?:ы?м|і?м|ы?мыз|і?міз|сы|сі|ы|і|дар|дер|лар|лер|тар|тер)+(?:ның|нің|ды|ді|ға|ге|а|е)?)",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:^|(?<=[\s(«\"„“.,;:/]))(?:mr|mrs|ms|miss|mx|dr|prof|rev|fr|sr|sra|srta|mme|mlle|m|д-р|проф|г-н\w*|г-ж\w*|гр)\.?(?:\s(?:dr|prof)\.)?\s+$"
    r"|(?<!\w)(?:mister|doctor|professor|reverend|herrn?|frau|familie|monsieur|madame|mademoiselle|maître|docteur|señora?|señorita|don|doña|doctora?|familia|famille|господин\w*|госпож\w*|граждан\w*|гражданк\w*|"
    r"семь\w+|пан[аіуе]?|пані|pana?|pani|panią|panu|państwa|sayın|bay|bayan|the family of|family of|профессор\w*|доктор\w*|доктора|тётя|дядя|баба|дед|тёт[яиеюу]|тёт[еой]\w*|тет[яиеюу]|дяд[яиеюу]|тітка|tante|onkel|oma|opa|aunt|auntie|uncle|tía|tío|tata|tatie|tonton|ms|мырза|ханым)\s+$",
    re.IGNORECASE,
)
_COURTESY_AFTER = re.compile(
    r"^\s+(?:ханым|мырза|апай|ағай|әпке|апа|көке|тәте|ақсақал|аға|әже|ата|bey|hanım|teyze|amca|abla|abi|hoca)(?!\w{4})",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"(?:^|\s|\()(?:(?:her|his|whose) name (?:is|was)|(?:er|sie) heißt|(?:elle|il|qui) s['’]appelle|s['’]appelle|se llama|(?:её|его|ее) зовут|есімі|аты|met|befriended|rencontré|conocí a|познакомил\w+ с|lernte ich|named|called|name of|by the name of|по имени|по фамилии|namens|nommée?|prénommée?|appelée?|llamad[oa]|de nombre|на ім['’]я|o nazwisku|imieniem|attn|c/o|from|sender|absender(?:in)?|expéditeur|expéditrice|remitente|отправитель|жіберуші|от кого|кімнен|gönderen|nadawca|von|от)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"^\s+(?:атты|есімді|деген|adlı|isimli|adında\w*|\(\d{1,2}\)|, \d{1,2}(?: years old| лет| ans| años| Jahre)?[,.]|\(\d{1,2})",
    re.IGNORECASE,
)

# What a person does and an office seldom: evidence for a single capitalised word in mid-sentence.
_DOES = re.compile(
    r"^\s+(?:asked|asks|told|tells|said|says|wrote|writes|cried|wept|cries|lives|lived|died|thinks|believes|showed me|sent me|helped me|phoned|called me|and i(?!\w)|"
    r"рассказ\w+|сказал\w*|спросил\w*|прислал\w*|говорит|говорил\w*|написал\w*|плач\w+|плакал\w*|жив[её]т|умер\w*|позвонил\w*|думает|"
    r"fragte|fragt|sagte|sagt|erzählte|erzählt|schrieb|weinte|weint|wohnt|starb|meint|meinte|hat mir|hat mich|"
    r"m['’]a|nous a|a dit|a demandé|dit|habite|pleure|pense que|"
    r"me (?:preguntó|dijo|contó|mandó|enseñó|pregunta|dice|cuenta)|dijo|preguntó|vive|llora|lloró|murió|contó|"
    r"айтты|айтып|айтады|сұрады|жылады|тұрады|деді|дейді|жазды)(?!\w)",
    re.IGNORECASE,
)
_ASKED_ME = re.compile(
    r"(?:fragte mich|fragt mich|erzählte mir|erzählt mir|sagte mir|schrieb mir|zeigte mir|asked by|told by|i asked|i told|meines freundes|j['’]ai demandé à|le pregunté a|спросил\w* у|я сказал\w*)\s+$",
    re.IGNORECASE,
)

# --- words right before a public name ------------------------------------------------------------------------

_CASE_BEFORE = re.compile(
    r"(?:release(?: of)?|let|free|freedom (?:for|of|to)|liberate|acquit|case (?:of|against)|charges against|imprisonment of|imprisoned|detained|detention of|arrest(?:ed)? (?:of)?|trial of|jailing of|jailed|torture of|attack on|killing of|murder of|"
    r"journalist|activist|prisoner|prisoners|defender|unionist|lawyers? for|poet|opposition leader|leader|"
    r"освобод\w+|свобод[ауы]|дел[оуае](?: против)?|обвинени\w+ (?:против|с)|арест\w*|задержани\w+|заключени\w+|суд\w* над|преследовани\w+|убийств\w+|пытк\w+|журналист\w*|активист\w*|поэт\w*|правозащитни\w+|политзаключ\w+|лидер\w*|заключённ\w+|"
    r"бостандық|азаттық|босат\w*|ақын\w*|журналист\w*|белсенді\w*|құқық қорғаушы\w*|саяси тұтқын\w*|"
    r"freilassung (?:von|für)?|freiheit für|fall|verhaftung (?:von)?|inhaftierung (?:von)?|inhaftierten?|prozess gegen|anklage gegen|anklagen gegen|vorwürfe gegen|aktivist(?:en|in)?|journalist(?:en|in)?|dichter(?:in|s)?|gefangenen?|verfahren gegen|verfolgung von|mord an|"
    r"libération (?:de|d['’])|libérez|relâchez|liberté pour|affaire|arrestation (?:de|d['’])|détention (?:de|d['’])|procès (?:de|d['’]|contre)|charges contre|accusations contre|journaliste|militante?|poète|prisonnière?|emprisonnement (?:de|d['’])|assassinat (?:de|d['’])|"
    r"liberación de|liber(?:e|en|ad) a|liberar a|libertad (?:para|de)|caso de|detención de|arresto de|juicio (?:a|contra|de)|cargos contra|acusaciones contra|periodista|activista|poeta|pres[oa]|encarcelamiento de|asesinato de|"
    r"serbest bırak\w*|звільн\w+|справ[ауі]|активіст\w*|журналіст\w*|uwolni\w+|zwolni\w+|spraw\w+|aktywist\w+|dziennikar\w+)\s+(?:of |for |de |von |d['’])?$",
    re.IGNORECASE,
)
_CASE_AFTER = re.compile(
    r"^\s+(?:(?:sofort |bitte |endlich |unverzüglich )?(?:frei(?:zulassen|lassen|gelassen)?)(?!\w)|serbest|(?:\w+ )?босат|(?:must|should|has to|to) be (?:released|freed)|(?:debe|tiene que) ser (?:liberad|puest))",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(
    rf"(?:{OFFICIAL.pattern})(?:\s+(?:of|for|der|des|von|du|de|de la|del|г\.|города|области|республики|республика|қаласының|облысының|казахстана|{CAPITALISED}|[{LOWER}]{{3,14}})){{0,4}}[,:]?\s+(?:(?:mr|mrs|ms|herrn?|frau|m|mme|sr|sra|господин\w*|госпож\w*|г-н\w*|пан\w*)\.?\s+)?$",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(
    rf"^,?\s*(?:the |der |die |den |le |la |el |l['’])?(?:{OFFICIAL.pattern})", re.IGNORECASE
)
_PRIVATE_OWNER = re.compile(
    r"(?:my|our|mein\w*|unser\w*|mon|ma|notre|mi|nuestr[oa]|мо[йяюеим]\w*|наш\w*|менің|біздің)\s+[^.,;]{0,40}$",
    re.IGNORECASE,
)
_FORMAL_GREETING = re.compile(
    r"(?:mr|mrs|ms|dr|sir|madam|minister|mayor|akim|president|excellency|honou?rable|уважаем\w+|господин|госпож|құрметті|қадірлі|sehr geehrte|herr|frau|monsieur|madame|señor|señora|sr\.|sra\.|estimad|distinguid|excelent|sayın|шановн|пан|szanown|pan)",
    re.IGNORECASE,
)
PUBLIC_FIGURES = [
    "nazarbayev",
    "nazarbaev",
    "tokayev",
    "tokaev",
    "putin",
    "zelensky",
    "zelenskyy",
    "biden",
    "trump",
    "macron",
    "merkel",
    "scholz",
    "erdoğan",
    "erdogan",
    "starmer",
    "sánchez",
    "tasmagambetov",
    "назарбаев",
    "токаев",
    "тоқаев",
    "путин",
    "зеленский",
    "байден",
    "трамп",
    "макрон",
    "меркель",
    "шольц",
    "эрдоған",
    "эрдоган",
    "тасмагамбетов",
    "lenin",
    "marx",
    "stalin",
    "ленин",
    "маркс",
    "сталин",
    "abai",
    "shevchenko",
    "pushkin",
]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    shape: str  # initial, capital, particle, word

    @property
    def is_named(self) -> bool:
        return self.shape in {"initial", "capital"}


def stem(word: str) -> str:
    """Give what stays of a name in every case: "Петровой" and "Петров" meet, "Müllers" and "Müller" too."""
    word = unicodedata.normalize("NFC", word.lower()).replace("ё", "е").replace("’", "'")
    word = re.sub(r"'s$|'$", "", word)
    if re.search("[а-яәғқңөұүһіїєґ]", word):
        word = (
            re.sub(
                r"(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|дан|ден|тан|тен|нан|нен|мен|бен|пен|мын|мін|пын|пін)$",
                "",
                word,
            )
            if len(word) > 6
            else word
        )
        return (
            re.sub(
                r"(?:ого|ому|ыми|ими|ым|им|ой|ей|ою|ею|ую|ая|ом|ем|ий|ый|ия|ию|ии|ові|еві|[аяоеыиуюьйіїє])$",
                "",
                word,
            )
            if len(word) > 3
            else word
        )
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def find_names(
    text: str, layout: Layout, *, is_german: bool, known: Iterable[str], keep: Iterable[str]
) -> list[Span]:
    """Find the names in body, head and signature of a letter. ``known`` always go, ``keep`` always stay."""
    tokens = [
        _Token(found.start(), found.end(), found[0], str(found.lastgroup)) for found in _TOKEN.finditer(text)
    ]
    known_stems = {stem(word) for name in known for word in _words(name)}
    kept = {stem(word) for name in keep for word in _words(name)} | set(PUBLIC_FIGURES)
    kept |= _addressed(layout)
    runs = list(_runs(tokens, text))
    kept |= {
        stem(token.text) for run in runs if _is_public_run(text, run) for token in run if len(token.text) > 2
    }
    kept -= known_stems

    found: list[tuple[Span, list[str]]] = []
    previous_end, previous_was_name = -1, False
    for run in runs:
        joined = previous_was_name and _joins_names(text[previous_end : run[0].start])
        parts = _private_parts(text, run, is_german=is_german, kept=kept, follows_name=joined)
        found += parts
        previous_end, previous_was_name = run[-1].end, bool(parts)

    spans = [span for span, _ in found]
    learnt = {stem(word) for _, words in found for word in words if len(word) > 2} | known_stems
    learnt |= _from_signature(layout)
    return spans + list(_again(tokens, text, learnt - kept, known_stems))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name) if len(word) > 1]


def _addressed(layout: Layout) -> set[str]:
    """Stems of the names in a formal salutation, and in the lines of the head that belong to an office."""
    kept: set[str] = set()
    for line in layout.salutation:
        names = [
            word
            for word in re.findall(CAPITALISED, line.text)
            if not is_public(word) and not is_beginner(word)
        ]
        if _FORMAL_GREETING.search(line.text) or len(names) > 2:
            kept |= {stem(word) for word in names}
    for block in blocks_of(layout):
        if OFFICIAL.search(" ".join(line.text for line in block)):
            for line in block:
                if re.match(
                    r"\W*(?:from|от|von|de|expéditeur|remitente|absender)(?!\w)", line.text, re.IGNORECASE
                ):
                    break
                kept |= {stem(word) for word in re.findall(CAPITALISED, line.text)}
    return kept


def blocks_of(layout: Layout) -> list[list]:
    """The lines above the salutation, parted by blank lines."""
    blocks: list[list] = [[]]
    for line in layout.head:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _from_signature(layout: Layout) -> set[str]:
    words: list[str] = []
    for line in layout.signature[:3]:
        names = re.findall(CAPITALISED, line.text)
        if 1 <= len(names) <= 4 and not re.search(r"\d", line.text):
            words += [
                name for name in names if not is_public(name) and not is_beginner(name) and len(name) > 2
            ]
            if words:
                break
    return {stem(word) for word in words}


def _runs(tokens: list[_Token], text: str) -> Iterable[list[_Token]]:
    """Give the runs of capitalised words that stand next to each other, parted at public words."""
    run: list[_Token] = []
    for at, token in enumerate(tokens):
        if run:
            gap = text[run[-1].end : token.start]
            near = gap in {" ", "\u00a0", ""} or (
                gap in {"\n", "  ", " \n", "\n "} and not _line_is_short(text, run[-1].end)
            )
            if (
                gap == ""
                and run[-1].shape != "initial"
                and token.shape != "particle"
                and run[-1].text[-1] not in "'’"
            ):
                near = False
            if token.is_named and near:
                run.append(token)
                continue
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if (
                token.shape == "particle"
                and near
                and following
                and following.shape == "capital"
                and run[-1].is_named
            ):
                if text[token.end : following.start] in {" ", ""} and token.text.lower() not in {
                    "y",
                    "al",
                    "el",
                    "de",
                    "des",
                    "di",
                }:
                    run.append(token)
                    continue
                if (
                    token.text.lower() in {"de", "y", "di", "des"}
                    and text[token.end : following.start] == " "
                    and (len(run) >= 2 or first_name_in(run[-1].text))
                ):
                    run.append(token)
                    continue
            if token.text.lower() in {"ұлы", "қызы", "улы", "кызы", "оглы"} and near:
                run.append(token)
                continue
            yield _without_loose_end(run)
            run = []
        if token.is_named:
            run = [token]
    if run:
        yield _without_loose_end(run)


def _without_loose_end(run: list[_Token]) -> list[_Token]:
    while (
        run
        and run[-1].shape == "particle"
        and run[-1].text.lower() not in {"ұлы", "қызы", "улы", "кызы", "оглы"}
    ):
        run = run[:-1]
    return run


def _line_is_short(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    return at - start < 45


def _before(text: str, at: int, width: int = 90) -> str:
    return re.sub(r"\s*\n\s*", " ", text[max(0, at - width) : at]) if text[at - 2 : at] != "\n\n" else ""


def _is_public_run(text: str, run: list[_Token]) -> bool:
    """Say whether the name bears an office or is the case itself, and is not the writer's own circle."""
    words = [token for token in run if not (is_public(token.text) or is_beginner(token.text))]
    if not words:
        return False
    before = _before(text, words[0].start)
    if _PRIVATE_OWNER.search(before) or (_KIN_BEFORE.search(before) and not _OFFICE_BEFORE.search(before)):
        return False
    if _SELF_BEFORE.search(before) and not _WEAK_SELF.search(before):
        return False
    if _OFFICE_BEFORE.search(before) or _CASE_BEFORE.search(before):
        return True
    after = text[words[-1].end : words[-1].end + 40]
    return bool(_OFFICE_AFTER.match(after) or _CASE_AFTER.match(after))


def _private_parts(
    text: str, run: list[_Token], *, is_german: bool, kept: set[str], follows_name: bool
) -> list[tuple[Span, list[str]]]:
    if all(is_beginner(token.text) or is_public(token.text) for token in run) and not any(
        first_name_in(token.text) for token in run
    ):
        return []
    before = _before(text, run[0].start)
    is_self = bool(_SELF_BEFORE.search(before))
    is_weak = bool(_WEAK_SELF.search(before))
    is_kin = bool(_KIN_BEFORE.search(before))
    is_strong = is_kin or (is_self and not is_weak) or bool(_NAMED_BEFORE.search(before))
    parts = []
    for part, at_sentence_start in _parted(text, run, is_strong=is_strong):
        words = [token.text for token in part if token.shape == "capital"]
        own_before = before if part[0] is run[0] else _before(text, part[0].start)
        evidence = (is_strong and part[0] is run[0]) or bool(_COURTESY.search(own_before))
        evidence = evidence or bool(_KIN_BEFORE.search(own_before))
        evidence = evidence or (is_weak and part[0] is run[0] and _may_be_name(words, is_german=is_german))
        after = text[part[-1].end : part[-1].end + 30]
        evidence = evidence or bool(_COURTESY_AFTER.match(after)) or bool(_NAMED_AFTER.match(after))
        evidence = evidence or (follows_name and part[0] is run[0])
        if not at_sentence_start and not any(is_public(word) for word in words):
            evidence = evidence or bool(_DOES.match(after) or _ASKED_ME.search(own_before))
        if not evidence and not _looks_like_name(
            text, part, is_german=is_german, at_sentence_start=at_sentence_start
        ):
            continue
        long_words = [word for word in words if len(word) > 2]
        if not long_words and not (evidence and words) and not any(t.shape == "initial" for t in part):
            continue
        if long_words and _all_kept(long_words, kept) and not (is_self and not is_weak):
            continue
        start, end = part[0].start, part[-1].end
        if courtesy := _COURTESY.search(text[max(0, start - 25) : start]):
            start -= len(courtesy[0].lstrip()) if not is_public_title(courtesy[0]) else 0
        if courtesy := _COURTESY_AFTER.match(text[end : end + 12]):
            end += len(courtesy[0])
        parts.append((Span(Kind.NAME, start, end), words))
    return parts


def is_public_title(courtesy: str) -> bool:
    """Say whether the word before the name is more than a form of address, so that it may stay."""
    return len(courtesy.split()) > 2 or courtesy.strip().lower() in {"the family of", "family of", "m", "от"}


def _all_kept(words: list[str], kept: set[str]) -> bool:
    return all(stem(word) in kept or is_public(word) for word in words) and any(
        stem(word) in kept for word in words
    )


def _parted(text: str, run: list[_Token], *, is_strong: bool) -> list[tuple[list[_Token], bool]]:
    """Part a run at words that belong to no name; say for each part whether a sentence begins there."""
    starts_sentence = (
        bool(_SENTENCE_END.search(text[max(0, run[0].start - 12) : run[0].start])) or run[0].start == 0
    )
    parts: list[tuple[list[_Token], bool]] = []
    part: list[_Token] = []
    for at, token in enumerate(run):
        first_name = first_name_in(token.text)
        outside = token.shape == "capital" and (
            (at < len(run) - 1 and not first_name and bool(_KIN_WORD.fullmatch(token.text)))
            or (is_beginner(token.text) and not (first_name and at > 0) and not _is_inner(run, at))
            or (
                is_public(token.text)
                and not (is_strong and at == 0 and first_name)
                and not (first_name and at + 1 < len(run) and not is_public(run[at + 1].text))
            )
            or (is_country(token.text) and not first_name)
        )
        if outside:
            if part:
                parts.append((part, starts_sentence and part[0] is run[0]))
            part = []
        else:
            part.append(token)
    if part:
        parts.append((part, starts_sentence and part[0] is run[0]))
    return [
        (_without_loose_end(part[:6]), start)
        for part, start in parts
        if any(token.is_named for token in part)
    ]


def _is_inner(run: list[_Token], at: int) -> bool:
    """ "Jeanne Le Goff", "Ana De la Cruz": an article inside a name."""
    inner = run[at].text.lower() in {
        "le",
        "la",
        "de",
        "du",
        "des",
        "del",
        "von",
        "van",
        "di",
        "da",
        "el",
        "al",
        "der",
    }
    return inner and 0 < at < len(run) - 1 and bool(first_name_in(run[at - 1].text))


def _may_be_name(words: list[str], *, is_german: bool) -> bool:
    """After a weak opening ("I am", "ich bin") nationalities and, in German, nouns follow as well."""
    if not words:
        return False
    if first_name_in(words[0]):
        return True
    if len(words) >= 2:
        return not is_german or not _is_german_noun(words[0])
    return has_surname_shape(words[0])


def _looks_like_name(text: str, part: list[_Token], *, is_german: bool, at_sentence_start: bool) -> bool:
    words = [token.text for token in part if token.shape == "capital"]
    if not words:
        return False
    if all(word.isupper() and len(word) > 1 for word in words) and len(words) != 2:
        return False  # headlines and abbreviations
    first = first_name_in(words[0])
    if any(has_patronymic_shape(word) for word in words):
        return True
    if any(token.shape == "initial" for token in part):
        return not any(is_public(word) for word in words)
    if len(words) == 1:
        exact = words[0].lower() == first
        if first and not is_ambiguous(first):
            return not at_sentence_start or exact
        if first:
            return False
        return not at_sentence_start and has_surname_shape(words[0])
    if first or any(first_name_in(word) and not is_ambiguous(first_name_in(word)) for word in words[1:]):
        return True
    if any(is_public(word) for word in words):
        return False
    if any(has_surname_shape(word) for word in words[1:]):
        return True
    if is_german:
        before = _before(text, part[0].start, 20).rstrip()
        last = re.search(r"[\w-]+$", before)
        if any(_is_german_noun(word) for word in words) or (last and last[0].lower() in _GERMAN_BEFORE_NOUN):
            return False
        return not at_sentence_start
    return not _is_body(words)


_GERMAN_BEFORE_NOUN = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "kein",
        "keine",
        "mein",
        "meine",
        "meinen",
        "unser",
        "unsere",
        "ihr",
        "ihre",
        "für",
        "mit",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "im",
        "am",
        "in",
        "an",
        "auf",
        "aus",
        "bei",
        "nach",
        "vor",
        "über",
        "unter",
        "durch",
        "ohne",
        "gegen",
        "um",
        "und",
        "oder",
        "als",
        "wie",
    ]
)
_GERMAN_NOUN = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|ismus|nis|tum|ment|haus|häuser|stadt|land|leute|menschen|bewohner|bewohnerinnen|innen|rechte|recht|gewalt|polizei|polizisten|regierung|ordnung|straße|platz|viertel|wohnung|wohnungen|familien|kinder|frauen|männer|jahre|jahren|tage|wochen|brief|fall|ende|anfang|mai)$",
    re.IGNORECASE,
)


def _is_german_noun(word: str) -> bool:
    return bool(_GERMAN_NOUN.search(word)) or is_public(word)


_BODY = re.compile(
    r"^(?:house|homes?|alliance|network|forum|front|front|league|campaign|action|group|union|watch|international|national|people['’]?s?|workers['’]?|rights|solidarity|foundation|fund|trust|centre|center|museum|theatre|river|lake|mountain|valley|"
    r"islands?|sea|ocean|bay|north|south|east|west|northern|southern|eastern|western|central|great|new|old|saint|royal|white|black|red|green|olympic|cold|second|first|world|middle|"
    r"движение|фронт|союз|комитет|фонд|центр|музей|театр|река|озеро|новый|новая|старый|великий|отечественная|северный|южный|восточный|западный|центральный|олимпийские|красный|"
    r"front|ligue|mouvement|réseau|fondation|centre|musée|nouvelle|nouveau|grande?|sud|nord|est|ouest|frente|liga|movimiento|red|fundación|centro|museo|nueva|nuevo|sur|norte|este|oeste|gran)$",
    re.IGNORECASE,
)


def _is_body(words: list[str]) -> bool:
    return any(_BODY.match(word) for word in words)


def _joins_names(gap: str) -> bool:
    return bool(
        re.fullmatch(
            r",?\s*(?:and|&|und|et|y|e|и|и её|и его|және|мен|пен|бен|ve|ile|i|та|й|oraz|as well as|sowie|ainsi que|а также)?\s*(?:(?:my|our|her|his|seine?|ihre?|son|sa|su|его|её)\s+)?",
            gap,
            re.IGNORECASE,
        )
    ) and bool(gap.strip())


def _again(tokens: list[_Token], text: str, learnt: set[str], known: set[str]) -> Iterable[Span]:
    """Find the learnt names wherever else they stand, in any case."""
    for at, token in enumerate(tokens):
        if token.shape != "capital":
            continue
        candidates = {token.text, *token.text.split("-")}
        stems = {stem(word) for word in candidates if len(word) > 2}
        if not stems & learnt:
            continue
        if stems & known or not (is_public(token.text) or is_beginner(token.text)):
            starts = bool(_SENTENCE_END.search(text[max(0, token.start - 12) : token.start]))
            first = first_name_in(token.text)
            if starts and first and is_ambiguous(first) and not stems & known:
                next_token = tokens[at + 1] if at + 1 < len(tokens) else None
                if not (next_token and next_token.is_named):
                    continue
            yield Span(Kind.NAME, token.start, token.end)
