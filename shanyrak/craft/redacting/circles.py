# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Words of six and more languages that stand around the name of the writer, and of the people around them."""

import re
from functools import lru_cache

from shanyrak.craft.redacting.letters import CAPITALISED, PARTICLE

_SELF = (
    r"chamo-me|me chamo|o meu nome é|meu nome é|my (?:full |real )?name is|my name['’]s|name:|i am called|i['’]m called|call me|i, the undersigned,?|i, |people call me|known as|i am|i['’]m|this is|writing as|signed by|signed:|"
    r"я|меня зовут|мо[её] имя|моё полное имя|моя фамилия|я, нижеподписавш\w+,|я, |я —|я –|я -|это|фамилия:|имя:|ф\.?и\.?о\.?:?|зовут меня|(?<!его )(?<!её )(?<!ее )(?<!их )зовут|обращается к вам|пишет вам|вам пишет|подписал\w*|"
    r"менің атым(?:-жөнім)?|атым(?:-жөнім)?|есімім|менің есімім|аты-жөнім|аты-жөні:?|мен, |мен —|мен –|мен -|мен|тегім|жазып отырған|"
    r"ich heiße|ich heisse|mein name ist|mein name:|name:|ich, |ich bin|gezeichnet:?|man nennt mich|hier schreibt(?: ihnen)?|ihnen schreibt|"
    r"je m['’]appelle|mon nom est|je me nomme|je, soussignée?,?|je soussignée?,?|moi, |nom:|nom :|je suis|c['’]est|(?<!elle a )(?<!il a )signée?:?|on m['’]appelle|"
    r"je suis née?|me llamo|mi nombre es|mi nombre completo es|yo, |nombre:|soy|el que suscribe,?|la que suscribe,?|el abajo firmante,?|la abajo firmante,?|quien suscribe,?|mi nombre,|le escribe|les escribe|"
    r"benim adım|adım|ismim|ben, |adım soyadım|мене звати|моє ім['’]я|мене звуть|я, |вам пише|nazywam się|mam na imię|ja, |imię i nazwisko:|jestem|mi chiamo|il mio nome è|io sottoscritt[oa],?|sono|chi scrive è|vi scrive"
)
WEAK_SELF = re.compile(
    r"(?:^|\W)(?:i am|i['’]m|this is|это|мен|ben|ich bin|je suis|c['’]est|soy|jestem|sono|known as|signed|ja,|зовут|я|я -|я –|я —|мен -|мен –|мен —)\s*$",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:half-|step-?|grand|great-grand|god)?(?:sister|brother|mother|father|daughter|son|child|children|parents|mum|mom|dad|aunt|uncle|niece|nephew|cousin|wife|husband|partner|spouse|fiancée?|"
    r"girlfriend|boyfriend|friend|neighbou?r|colleague|co-worker|coworker|flatmate|roommate|housemate|classmate|boss|manager|supervisor|employer|teacher|doctor|gp|therapist|lawyer|solicitor|landlord|landlady|porter|steward|organist|vicar|imam|rabbi|deacon|councillor|student|pupil|patient|client|"
    r"grandma|grandpa|granny|nan|kids?|boy|girl|baby|twins?|family|in-law|mates?|pals?|buddy|buddies|lads?|lass|missus|hubby|bloke|mentor|tutor|professor|carer|nurse|priest|pastor|comrade|penfriend|acquaintance|relative)s?(?:[ -]in[ -]law)?)"
)
_KIN_RU = (
    r"(?:сестр\w*|сестёр\w*|сестричк\w*|брат\w*|мам\w*|мать|матер\w+|пап[аыуе]|папой|отец|отц\w+|родител\w+|сын\w*|доч\w*|дет\w+|ребён\w+|ребенк\w+|жен[аыуе]|женой|жене|муж\w*|супруг\w*|друг\w*|друз\w+|подруг\w*|подруж\w*|сосед\w*|коллег\w*|тёт\w+|тет\w+|дяд\w+|бабушк\w*|дедушк\w*|дед\w*|"
    r"племянни\w+|внук\w*|внуч\w+|начальни\w+|учител\w+|врач\w*|юрист\w*|адвокат\w*|знаком\w+|невест\w*|жених\w*|тёщ\w+|тещ\w+|тест[ья]\w*|свекров\w+|зят\w+|свояче\w+|кузин\w*|кузен\w*|однокласс\w+|однокурс\w+|сотрудни\w+|студент\w*|ученик\w*|учениц\w*|пациент\w*|крестн\w+|товарищ\w*|земля\w+|родственни\w+|куратор\w*|директор\w*|медсестр\w*|певч\w+|кореш\w*|братан\w*|прабабушк\w*|прадед\w*|заведующ\w+|режисс[её]р\w*|мастер\w*|завуч\w*|тренер\w*|сменщи\w+|однополчан\w+|санитарк\w*|батюшк\w*|отец|отцу|отцом|матушк\w*|священник\w*|имам\w*|доцент\w*|аспирант\w*|староcт\w*|старост\w*|бригадир\w*|воспитател\w+|напарни\w+|внучат\w*|сват\w*|кум\w{0,2})"
)
_KIN_KK = r"(?:әпке\w*|апа\w*|ана\w*|шеше\w*|әке\w*|аға\w*|іні\w*|қарындас\w*|сіңлі\w*|әже\w*|ата\w*|жолдас\w*|жұбай\w*|күйеу\w*|әйел\w*|ұлы?м\w*|ұлымыз\w*|қызы?м\w*|қызымыз\w*|бала\w*|немере\w*|жиен\w*|туыс\w*|дос\w*|құрбы\w*|көрші\w*|әріптес\w*|сыныптас\w*|мұғалім\w*|ұстаз\w*|дәрігер\w*|келін\w*|баласы|қызы|ұлы|бауыр\w*|таныс\w*|оқушы\w*|студент\w*|жезде\w*|құрдас\w*|курстас\w*|басшы\w*|нағашы\w*|құда\w*|абысын\w*)"
_KIN_DE = (
    r"(?:(?:halb|stief|groß|ur-?groß|schwieger)?(?:schwester|bruder|brüder|mutter|vater|eltern|tochter|töchter|sohn|söhne|kind|kinder)(?:n|s|es|r)?|mama|papa|mami|papi|mutti|vati|mama|papa|mami|papi|mutti|vati|tante|onkels?|nichte|neffen?|cousine?s?|vetter|kusine|oma|opa|enkelin|enkels?|ehefrau|ehemann(?:s|es)?|frau|mann(?:es)?|partnerin|partners?|"
    r"freundin|freund(?:e|es|en|s)?|nachbarin|nachbarn?|kollegin|kollegen?|mitbewohner(?:in)?|chefin|chefs?|vorgesetzte[rn]?|lehrerin|lehrers?|ärztin|arzt(?:es)?|hausarzt|anwältin|anwalts?|vermieter(?:in)?s?|schüler(?:in)?|studentin|studenten|patientin|patienten|bekannte[rn]?|verlobte[rn]?|meisters?|vorarbeiters?|schwager|schwägerin|"
    r"mitschüler(?:in)?|genossin|genossen?|betreuer(?:in)?|patenkind|fründin|fründ|nochberi?n?|geselle|gesellin|lehrling|azubi|erzieherin|erzieher|pflegerin|hausmeister|trainer|vreneli|pfarrer(?:in)?|küster(?:in)?|organistin|organist|pastor(?:in)?|diakon|hebamme|kantor(?:in)?|meister(?:in)?|betriebsrat|lebensgefährt(?:e|in|en)|(?:\w*leiter|\w*wart|\w*nachbar|nachbarsjunge|nachbarsmädchen|mandant|klient|bewohner|zeichner)(?:in|en)?|\w*(?:genossin|genosse|vertreterin|vertreter|freundin|kollegin|nachbarin))"
)
_KIN_FR = (
    r"(?:(?:demi-|petite?-|petits-|arrière-|belle-|beau-|grand-|grands-)?(?:sœurs?|soeurs?|frères?|mère|père|parents|filles?|fils|enfants?)|maman|papa|tante|oncle|nièces?|neveux?|cousine?s?|mari|femme|épouse|époux|conjointe?|compagnon|compagne|mamie|papi|"
    r"amie?s?|copine?|copains?|voisine?s?|collègues?|colocataire|patronn?e?|chef|cheffe|professeure?|prof|institutrice|instituteur|médecin|avocate?|propriétaire|élèves?|étudiante?s?|patiente?s?|connaissance|fiancée?|camarades?|marraine|parrain|responsable|directrice|directeur|consœur|confrère|doctorante?|pote|beau-père|belle-sœur|gendre|bru|vendeuse|vendeur|maîtresse|maître|infirmière|facteur|curé|abbé|père|sœur|pasteur|délégué|bénévole)"
)
_KIN_ES = r"(?:herman[oa]s?|madre|padre|padres|mamá|papá|hij[oa]s?|tí[oa]s?|sobrin[oa]s?|prim[oa]s?|esposa|esposo|marido|mujer|pareja|novi[oa]|abuel[oa]s?|niet[oa]s?|cuñad[oa]s?|suegr[oa]s?|yerno|nuera|amig[oa]s?|vecin[oa]s?|colegas?|compañer[oa]s?|jef[ea]|profesora?|maestr[oa]|médic[oa]|doctora?|abogad[oa]|caser[oa]|alumn[oa]s?|estudiantes?|pacientes?|conocid[oa]s?|prometid[oa]|ahijad[oa]|viej[oa]|viud[oa]|madrina|padrino|tutora?|camarada|discípul[oa]|pana|socio|socia|ahijad[oa]|consuegr[oa]|patrón|patrona|encargad[oa]|director[a]?|padre|cura|párroco|hermana|comadre|compadre|monja)"
_KIN_TR = r"(?:(?:kız |erkek )?kardeşim\w*|ablam\w*|abim\w*|ağabeyim\w*|annem\w*|babam\w*|oğlum\w*|kızım\w*|çocuğum\w*|eşim\w*|kocam\w*|karım\w*|teyzem\w*|halam\w*|amcam\w*|dayım\w*|yeğenim\w*|kuzenim\w*|büyükannem\w*|anneannem\w*|babaannem\w*|dedem\w*|arkadaşım\w*|dostum\w*|komşum\w*|meslektaşım\w*|iş arkadaşım\w*|öğretmenim\w*|doktorum\w*|avukatım\w*|öğrencim\w*|nişanlım\w*|müdürüm\w*|patronum\w*)"
_KIN_UK = r"(?:сестр\w*|брат\w*|мам\w*|мат\w+|тат\w*|бать\w+|син\w*|доньк\w*|дочк\w*|дружин\w*|чоловік\w*|друг\w*|подруг\w*|сусід\w*|колег\w*|тітк\w*|дядьк\w*|бабус\w*|дідус\w*|племінни\w+|онук\w*|вчител\w+|викладач\w*|кум\w*|хрещен\w+|начальни\w+|лікар\w*|адвокат\w*|знайом\w+|учен\w+|студент\w*|однокласни\w+)"
_KIN_PL = r"(?:siostr\w*|brat\w*|mam\w*|matk\w*|tat\w*|ojc\w*|ojciec|syn\w*|córk\w*|żon\w*|mąż|męż\w+|przyjaci\w+|koleg\w*|koleżank\w*|sąsiad\w*|ciotk\w*|ciocia|wujk\w*|wujek|babci\w*|dziad\w+|kuzyn\w*|wnuk\w*|wnucz\w+|nauczyciel\w*|lekarz\w*|lekark\w*|adwokat\w*|znajom\w+|uczennic\w*|uczeń|uczni\w+|szef\w*)"
_CALLED = (
    r"(?:,?\s*(?:called|named|was called|hieß|hiess|heisst|whose name is|is called|aged \d+|\(\d+\)|по имени|которую зовут|которого зовут|зовут|атты|есімді|namens|heißt|mit namen|qui s['’]appelle|appelée?|nommée?|prénommée?|"
    r"llamad[oa]|que se llama|se llama|de nombre|adlı|isimli|adındaki|на ім['’]я|o imieniu|imieniem|i|,(?:\s(?:der|die|le|la|el))?|der|die|-|–|—|:|\bis\b|\bist\b|\best\b|\bes\b))?"
)
_KIN_IT = r"(?:sorell[ae]|fratell[oi]|madre|padre|genitori|mamma|papà|babbo|figli[oaie]?|nonn[oaie]|zi[oaie]|nipot[ei]|cugin[oaie]|mogli[e]?|marit[oi]|compagn[oaie]|fidanzat[oa]|amic[oahei]+|vicin[oaie]|collegh?[aie]|maestr[oaie]|professor[ei]?|professoressa|dottor[ei]?|dottoressa|avvocat[oa]|alliev[oaie]|alunn[oaie]|suocer[oa]|cognat[oaie]|genero|nuora|parroco|badante)"
_KIN_PT = r"(?:irmãos?|irmãs?|mãe|pai|pais|filh[oa]s?|ti[oa]s?|sobrinh[oa]s?|prim[oa]s?|marido|mulher|esposa|avós?|avô|net[oa]s?|cunhad[oa]s?|sogr[oa]|genro|amig[oa]s?|vizinh[oa]s?|colegas?|chefe|professora?|médic[oa]|alun[oa]s?|padrinho|madrinha|afilhad[oa]|companheir[oa]|namorad[oa])"
_KIN_NL = r"(?:zus(?:ter)?s?|broers?|moeder|vader|ouders|dochters?|zoon|zonen|kind(?:eren)?|oom|tante|neef|vrouw|partner|oma|opa|kleinkind(?:eren)?|kleinzoon|kleindochter|schoon\w+|vriend(?:in|en)?|buurvrouw|buurman|buren|collega(?:['’]s)?|baas|leraar|lerares|huisarts|dokter|dominee|pastoor|huisgenoot|klasgenoot)"
KIN_ALL = f"{_KIN_PT}|{_KIN_NL}|{_KIN_IT}|{_KIN}|{_KIN_RU}|{_KIN_KK}|{_KIN_DE}|{_KIN_FR}|{_KIN_ES}|{_KIN_TR}|{_KIN_UK}|{_KIN_PL}"
KIN_BEFORE = re.compile(
    rf"(?<!\w)(?:{KIN_ALL})(?:\s+(?:of mine|and colleague|and neighbour|(?:from|at|по|в|во|на|in|en|à|im|vom|on the|am|aus|из|de|du|d['’]|of)\s?(?:the |la |der |el |l['’])?\w+))?{_CALLED}\s+$",
    re.IGNORECASE,
)
SELF_BEFORE = re.compile(rf"(?:^|(?<=[\s(«\"„“*.,;:!?—–-]))(?:{_SELF})\s*[:—–-]?\s*$", re.IGNORECASE)
# Whoever is "my …" or "our …", whatever the word between is: "two of my players, Tyrell", "бригадамыз", "meslektaşım".
MINE_BEFORE = re.compile(
    r"(?:^|(?<=[\s(«\"—,]))(?:my|our|his|her|their|мо[йяеиюё]\w{0,2}|наш\w{0,3}|его|её|mon|ma|mes|notre|nos|ses|mi|mis|nuestr[oa]s?|sus?|менің|біздің|мій|моя|моє\w*|mój|moj\w{1,3}|nasz\w{0,3}|mi[oae]i?|nostr[oaie]|mijn|onze?|meus?|minhas?|noss[oa]s?)\s+"
    r"(?:[a-zà-ÿа-яёәғқңөұүһі'’-]+\s+){0,3}(?!(?:in|at|of|from|to|with|and|is|was|for|on|by|near|about|than|as|that|de|du|des|en|à|au|y|con|por|que|et|est|a|в|на|из|с|к|и|о|у|от|для|под|что|как)[ ,])[a-zà-ÿа-яёәғқңөұүһі'’-]{3,},?\s+$"
    r"|(?<!\w)[а-яёәғқңөұүһі]{3,}(?:ым|ім|ам|ем|мыз|міз)\s+$|(?<!\w)[a-zçğıöşü]{4,}(?:ım|im|um|üm|mız|miz|muz|müz)\s+$"
)
# Words for kin and friends that are written with a capital: in German always, elsewhere where a sentence begins.
KIN_WORD = re.compile(
    rf"(?:{_KIN_DE}|{_KIN}|{_KIN_ES}|{_KIN_FR}|{_KIN_TR}|{_KIN_RU}|"
    r"(?:әпке|апа|ана|шеше|әке|аға|іні|қарындас|сіңлі|әже|ата|жолдас|жұбай|күйеу|әйел|ұл|қыз|бала|немере|жиен|туыс|дос|құрбы|көрші|әріптес|мұғалім|ұстаз|дәрігер|келін|бауыр|таныс|оқушы|студент|жезде|құрдас|курстас)(?:ы?м|і?м|ы?мыз|і?міз|сы|сі|ы|і|дар|дер|лар|лер|тар|тер)+(?:ның|нің|ды|ді|ға|ге|а|е)?)",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"(?:^|(?<=[\s(«\"„“.,;:/]))(?:mr|mrs|ms|miss|mx|dr|prof|rev|fr|sr|sra|srta|mme|mlle|m|д-р|проф|г-н\w*|г-ж\w*|гр)\.?(?:\s(?:dr|prof)\.)?\s+$"
    r"|(?<!\w)(?:mister|doctor|professor|reverend|herrn?|frau|familie|monsieur|madame|mademoiselle|maître|docteur|señora?|señorita|don|doña|doctora?|familia|famille|господин\w*|госпож\w*|граждан\w*|гражданк\w*|"
    r"семь\w+|пан[аіуе]?|пані|pana?|pani|panią|panu|państwa|sayın|bay|bayan|the family of|family of|профессор\w*|доктор\w*|доктора|тётя|дядя|баба|дед|тёт[яиеюу]|тёт[еой]\w*|тет[яиеюу]|дяд[яиеюу]|тітка|ehepaar|eheleuten?|geschwister|witwe|tante|onkel|oma|opa|großmutter|opi|omi|grandma|grandpa|granny|nana|nan|papi|mamie|papy|mémé|pépé|tonton|abuelit[oa]|tita|tito|aunt|auntie|uncle|tía|tío|tata|tatie|tonton|papa|maman|mama|mamá|papá|nana|mzee|usta|ms|мырза|ханым|signora?|sig\.(?:ra)?|don|suor|avv\.|mec\.|adw\.|av\.|dra?\.|ing\.|docteure?|veuve|viuda de|abbé|père)\s+$",
    re.IGNORECASE,
)
# "le docteur Le Bihan", "Mme de La Tour-Beaupré", "Rev. Colin Proudfoot"
COURTESY_AND_NAME = re.compile(
    rf"(?<![\w.])(?:[Mm]rs?|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof|Rev|Fr|Cllr|Me|[Mm]me|Mlle|Sra|Srta|Dña|Dra|Avv|Adw|mec|Av|Frau|Herrn?|Familie|Ehepaar|Eheleuten?|Geschwister|[Ll]es époux|[Mm]r and Mrs|супруг(?:и|ов|ам)|[Mm]adame|[Mm]onsieur|[Dd]octeure?|[Mm]aître|[Pp]ère|[Dd]oña|[Dd]on|señora|familia|famille|[Ff]amily|[Ss]ister|[Bb]rother|[Ff]ather|[Mm]other|pani|pana|panią|panu|госпож[аиуе]|[Тт]ётя|[Дд]ядя|дед|баба|signora|don|suor|la señora|el señor)\.? "
    rf"(?P<name>(?:(?:{PARTICLE}|de La|Le|La|El|Mac|Ó|Ní|O['’]) )*{CAPITALISED}(?:[ -](?:(?:{PARTICLE}) )?{CAPITALISED}){{0,3}})"
)
COURTESY_AFTER = re.compile(
    r"^\s+(?:ханым|мырза|апай|ағай|әпке|апа|көке|тәте|ақсақал|аға|әже|ата|bey|hanım|teyze|amca|abla|abi|hoca)(?!\w{4})",
    re.IGNORECASE,
)
NAMED_BEFORE = re.compile(
    r"(?:^|\s|\()(?:geb\.|geborene|née|урожд[её]нн\w+|z domu|z d\.|nata|di nascita|(?:her|his|whose) name (?:is|was)|(?:er|sie) heißt|(?:elle|il|qui) s['’]appelle|s['’]appelle|se llama|(?:её|его|ее) зовут|есімі|аты|met|befriended|rencontré|conocí a|познакомил\w+ с|lernte ich|named|called|name of|by the name of|по имени|по фамилии|namens|nommée?|prénommée?|appelée?|llamad[oa]|de nombre|на ім['’]я|o nazwisku|imieniem|attn|c/o|from|sender|absender(?:in)?|expéditeur|expéditrice|remitente|отправитель|жіберуші|от кого|кімнен|gönderen|nadawca|von|от)\s*[:.]?\s*$",
    re.IGNORECASE,
)
# "Koldo (mi pareja)", "Alistair, my husband": who somebody is stands behind the name.
KIN_AFTER = re.compile(
    rf"^(?:,\s|\s\()(?:my|our|mein\w*|unser\w*|mon|ma|mes|notre|mi|mis|nuestr\w+|мо[йяию]|наш[аеи]?|менің|біздің|her|his|seine?|ihre?|его|её|son|sa|su)\s(?:late |little |old |eldest |youngest |older |younger )?(?:{KIN_ALL})(?!\w)",
    re.IGNORECASE,
)
# "Rose next door", "Nadège, de la cantine", "Нина с третьего этажа": where one meets whom one knows.
NEARBY_AFTER = re.compile(
    r"^,?\s(?:next door|downstairs|upstairs|from (?:next door|work|downstairs|upstairs|school|church|choir)|(?:from|in|at) the (?:pub|shop|office|church|choir|allotments?|chip shop|club|canteen|kitchen|launderette|bakery|corner|post office|chemist|night shift)|across the (?:road|street|landing)|over the road|at work|at number \w+|on (?:our|my) (?:street|stair|landing|shift)|"
    r"du (?:premier|deuxième|troisième|quatrième|rez-de-chaussée|dessus|dessous|bureau|quartier|syndicat)|de la (?:cantine|boulangerie|compta|mairie|paroisse|chorale)|d['’]à côté|d['’]en face|"
    r"(?:la|el) de(?:l| la)|de(?:l| la) (?:quiosco|panadería|frutería|tienda|segundo|tercero|primero|cuarto|esquina|coro)|de enfrente|de al lado|"
    r"von (?:nebenan|gegenüber|unten|oben)|aus (?:der|dem|meiner|unserer) (?:Büro|Schicht|Spätschicht|Frühschicht|Nachtschicht|Küche|Kantine|Klasse|Nachbarschaft|dritten|zweiten|Chor|Erdgeschoss)|vom (?:Kiosk|Chor|Stellwerk|Bäcker|Empfang|Verein)|"
    r"из (?:бухгалтерии|цеха|соседн\w+|нашего|столовой|хора|первого подъезда|второго подъезда)|со? (?:первого|второго|третьего|четв[её]ртого|пятого|шестого|нашего) (?:этажа|подъезда|двора)|с (?:работы|завода|рынка|почты)|через (?:стенку|дорогу))(?!\w)",
    re.IGNORECASE,
)
NAMED_AFTER = re.compile(
    r"^\s+(?:атты|есімді|деген|adlı|isimli|adında\w*|\(\d{1,2}\)|, \d{1,2}(?: years old| лет| ans| años| Jahre)?[,.]|\(\d{1,2})",
    re.IGNORECASE,
)

# What a person does and an office seldom: evidence for a single capitalised word in mid-sentence.
DOES = re.compile(
    r"^\s+(?:asked|asks|told|tells|said|says|wrote|writes|cried|wept|cries|lives|lived|died|thinks|believes|showed me|sent me|helped me|phoned|called me|and i(?!\w)|"
    r"рассказ\w+|сказал\w*|спросил\w*|прислал\w*|говорит|говорил\w*|написал\w*|плач\w+|плакал\w*|жив[её]т|умер\w*|позвонил\w*|думает|"
    r"fragte|fragt|sagte|sagt|erzählte|erzählt|schrieb|weinte|weint|wohnt|starb|meint|meinte|hat mir|hat mich|"
    r"m['’]a|nous a|a dit|a demandé|dit|habite|pleure|pense que|"
    r"me (?:preguntó|dijo|contó|mandó|enseñó|pregunta|dice|cuenta)|dijo|preguntó|vive|llora|lloró|murió|contó|"
    r"айтты|айтып|айтады|сұрады|жылады|тұрады|деді|дейді|жазды)(?!\w)",
    re.IGNORECASE,
)
ASKED_ME = re.compile(
    r"(?:fragte mich|fragt mich|erzählte mir|erzählt mir|sagte mir|schrieb mir|zeigte mir|asked by|told by|i asked|i told|meines freundes|j['’]ai demandé à|le pregunté a|спросил\w* у|я сказал\w*)\s+$",
    re.IGNORECASE,
)
KIN = re.compile(KIN_ALL, re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_kin(word: str) -> bool:
    """Say whether a word is one for kin, friends, colleagues or whoever else stands near a writer."""
    return bool(KIN.fullmatch(word))
