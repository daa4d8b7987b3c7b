# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Finds where a person lives and works: postal addresses, own towns, workplaces."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.homes import HOME, OWN, find_homes, sentence_around
from shanyrak.craft.redacting.layout import OFFICIAL, is_foot_like, line_at
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place
from shanyrak.craft.redacting.publicity import is_where_it_happened, tells_of_the_writer

_CAP = rf"(?:(?:St|Ste|Sta|Sr|им|ім)\.|[{UPPER}][\w'’-]*|\d+(?:st|nd|rd|th))"
_FLAT = (
    r"(?i:(?:flat|apt\.?|apartment|unit|suite|room|floor|кв\.?|квартира|комн\.?|комната|офис|оф\.|корп\.?|корпус|стр\.?|строение|подъезд|этаж|дом|д\.|пәтер|үй|"
    r"wohnung|whg\.?|stock|og|eg|appt?\.?|appartement|bât\.?|bâtiment|étage|esc\.?|escalier|piso|puerta|portal|bajo|planta|izq\.?|izda\.?|dcha\.?|entlo\.?|daire|d(?=[:.][ ]?\d)|kat|blok|no|m\.|lok\.|int\.?|interno|scala|bus(?=[ ]\d)|kamer(?=[ ]\d)|andar|apto\.?|depto\.?|буд\.?|будинок|кімн\.?)\s*[:.]?\s*(?:no\.?|№|nr\.?|n[º°])?\s*\d*\s?-?[A-Za-zА-Яа-я]?\d*(?![\w]))"
)
_UK_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})"
_POSTCODE = rf"(?:{_UK_POSTCODE}|(?:[A-Z]{{1,2}}-)?\d{{5,6}}(?:-\d{{3,4}}(?!\d))?|\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?|\d{{4}}\s?[A-Z]{{2}}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\s\d{{4}})"
_HOUSE = r"(?:№\s?|no\.?\s?|n[º°]\s?|nr\.?\s?|д\.\s?|дом\s|буд\.\s?)?\d{1,4}(?:\s?[-–/]\s?\d{1,4})?(?:[A-Za-zА-Яа-я]|\s(?![вскуиао]\s)[A-Za-zА-Яа-я])?(?!\w)(?:\s?(?:bis|ter))?"

_ENGLISH = (
    rf"(?:(?:{_FLAT}|[Uu]\s\d+)\s?[,/]?\s+(?:(?:{_CAP}\s+){{0,3}}(?:Court|House|Building|Lodge|Tower|Mansions|Heights|Block),\s+)?)?(?:(?:{_CAP} ){{1,3}}(?:Court|House|Lodge|Tower|Mansions|Heights),\s+)?(?:[Nn]umber |[Nn]o\.? )?\d{{1,5}}[A-Za-z]?(?:[-/]\d+[a-z]?)?,?\s+(?:{_CAP}\s+){{1,4}}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Court|Ct|Crescent|Cres|Square|Sq|Terrace|Place|Pl|Way|Gardens|Gdns|Grove|Hill|Park|Row|Mews|Boulevard|Blvd|"
    rf"Walk|Green|Rise|View|Parade|Circle|Highway|Hwy|Parkway|Pkwy|Trail|Tr|Pde|Tce|Cct|Esplanade|Esp|Loop|Pike|Ridge|Crossing|Cove|Quay|Wharf|Broadway|Mall|Yard|End|Croft|Vale|Meadows?|Fields?|Approach|Common|Embankment)\b\.?(?:\s+(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW))?"
    rf"|P\.?\s?O\.?\s?Box\s+\d+|Postfach\s+[\d ]+\d|B\.?P\.?\s+\d+(?=[\s,])|Apartado(?: de correos)?\s+\d+|[Аа]/[Яя]\s+\d+|[Пп]очтовый ящик\s+\d+"
)
_GERMAN = (
    rf"(?:{_CAP}[ -])?[{UPPER}][\w-]*(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer|chaussee|steig|hof|graben|markt|stieg|kamp|berg|brücke|pfad|zeile|park)\s*\d+(?:\s?[-/]\s?\d+)?\s?[a-z]?(?!\w)"
    rf"|(?:[{UPPER}][\w-]*[ -]){{0,2}}(?:Straße|Strasse|Str\.|Weg|Gasse|Platz|Allee|Ring|Damm|Ufer|Chaussee|Markt)\s+\d+\s?[a-z]?(?!\w)"
    rf"|[{UPPER}][\w-]*(?:straße|strasse|gasse|allee)(?!\w)"
    rf"|(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Unter den|Hinter der|Bei der|Beim|Vor dem)\s+(?:[{UPPER}][\w-]*\s?){{1,2}}\s?\d+\s?[a-z]?(?!\w)"
)
_FRENCH = (
    rf"(?:\d{{1,4}}(?:\s?(?:bis|ter|quater))?,?\s+)?(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Qq]uai|[Cc]ours|[Rr]oute|[Ss]quare|[Rr]ésidence|[Pp]assage|[Ff]aubourg|[Ss]entier|[Ll]otissement|[Mm]ontée)"
    rf"[ ]+(?:(?:de la|de l['’]|du|des|de|d['’]|la|le|les|l['’]|aux?|saint|sainte|en|sur)\s?)*{_CAP}(?:(?:[ ]|-)(?:de la|de|du|des|d['’]|la|et)?[ ]?{_CAP}){{0,4}}"
)
_SPANISH = (
    rf"(?:[Cc]alle|[Cc]/|C\.|[Aa]venida|[Aa]vda?\.?|[Pp]laza|[Pp]za\.?|[Pp]aseo|[Pp]º|[Cc]amino|[Cc]arrera|[Cc]ra\.?|[Cc]arretera|[Cc]tra\.?|[Rr]onda|[Tt]ravesía|[Jj]irón|[Pp]asaje|[Cc]allejón|[Cc]uesta|[Gg]lorieta|[Uu]rbanización|[Rr]ambla|[Vv]ía|Gran Vía)"
    rf"[ ]+(?:(?:de la|de los|de las|del|de|la|el|los|las|san|santa)[ ])*(?:{_CAP}|\d+)(?:[ ](?:de la|de los|de las|del|de|la|y)?[ ]?{_CAP}){{0,4}},?\s*(?:(?:n[.º°úu]*m?\.?|#|número)\s*)?(?:s/n|\d{{1,4}})(?:\s?-\s?\d+)?(?:\s?[A-Za-z](?!\w))?(?:,?\s*\d{{1,2}}[.º°ª]+\s?(?:-?\s?[A-Z]|izq\w*\.?|izd\w*\.?|dcha\w*\.?|derecha|izquierda|\d+[.º°ª])?)?"
)
_SLAVIC = (
    rf"(?<!\w)(?:с|м|смт|сел[оаі]|г|д|дер|пос|х|кишлак|аул)\.?[ ]{_CAP}(?:[ -]{_CAP})?,[ ](?:(?:присілок|хутір|хутор|урочище|выселки)[ ])?(?:{_CAP}[ ]?){{1,2}},?[ ]\d{{1,4}}(?!\d)|(?:(?<!\w)(?:(?:ул|вул)\.|улиц[аеуы]|вулиц[яіюи]|вул|проспект\w*|пр-т\w*|просп\.|пр\.|переул\w+|пер\.|провул\w+|пров\.|бульвар\w*|б-р|бул\.|шоссе|ш\.|площад\w+|пл\.|набережн\w+|наб\.|проезд\w*|тупик|аллея|микрорайон\w*|мкр-?н?\.?|м-н|квартал\w*|тракт|"
    rf"ul\.|al\.|os\.|pl\.|ulic[aęy]|alej[aeiąę]+|osiedl[eua]))\s*(?:им\.\s*|имени\s+|ім\.\s*)?[«\"„]?(?:\d+(?:-?[а-яa-z]{{1,3}})?\s+)?(?:[{UPPER}][\w'’.-]*|\d+[\w-]*)(?:\s(?:[{UPPER}][\w'’-]*|батыра|би|хана)){{0,3}}[»\"”]?(?:,?\s*{_HOUSE})?"
    rf"|[{UPPER}][\w-]+(?:ая|ый|ой|ий|а|я)[ ]+(?:улица|ул\.|площадь|набережная|аллея|вулиця|проспект|переулок|шоссе|проезд|пр-д|пр-т|бульвар|б-р|пер\.|тупик|тракт|квартал|мкр\.?)(?:,?\s*{_HOUSE})?"
)
_TURKIC = (
    rf"(?:{_CAP}[ ]+){{1,3}}(?:жолы[ ]+|би[ ]+|батыр[ ]+|хан[ ]+|ана[ ]+|жырау[ ]+|атындағы[ ]+)?(?:көшесі\w*|көш\.|к-сі|к\.(?=,?[ ]\d)|даңғылы\w*|шағын[ ]?ауданы\w*|ш/а|ықшам[ ]?ауданы?\w*|ауылы\w*|алаңы|тұйығы)(?:,?[ ]*(?:№[ ]?)?(?:\d+[\w/-]*|нөмірсіз үй))?"
    r"|(?<!\w)(?:№[ ]?)?\d+[ -]*(?:шағын[ ]?аудан|ықшам[ ]?аудан|мөлтек[ ]?аудан)(?:,?[ ]*\d+[\w/-]*)?"
    r"|[«\"„][^«»\"\n]{2,25}[»\"“][ ](?:м/а|ш/а|мкр\.?|шағын ауданы|ықшамауданы)(?:,[ ]\d+[ -]?(?:ү|үй|п|пәтер)?\.?){0,2}"
    rf"|(?:(?:{_CAP}|\d+\.)[ ]+){{1,3}}(?:Mahallesi|Mah\.|Caddesi|Cad\.|Cd\.|Sokağı|Sokak|Sok\.|Sk\.|Bulvarı|Blv\.|Apartmanı|Apt\.|Sitesi|Mevkii)(?:,?[ ]*(?:No|Nu)[ ]?[:.]?[ ]*\d+[\w/-]*)?"
)
# Italy, Portugal and Brazil, Catalonia, Galicia and the Basque Country, the Netherlands and Flanders.
_NUMBERED = r"(?:n\.?[º°]?[ ]?)?\d{1,4}(?:[ ]?[-/][ ]?\d{1,3})?(?:/?[A-Za-z](?!\w))?(?!\w)"
_SOUTHERN = (
    rf"(?:[Vv]iale?|[Pp]iazz(?:a|ale|etta)|[Cc]orso|[Vv]icolo|[Ss]trada|Largo|[Ll]argo(?=[ ]d)|Lungo\w+|[Ss]alita|Borgo|[Ll]oc(?:\.|alità)|[Ff]raz(?:\.|ione)|[Cc]ontrada|[Cc]\.da"
    rf"|[Rr]ua|R\.(?=[ ]d[aeo]s?[ ])|[Tt]ravessa|[Aa]lameda|[Pp]raça|[Pp]raceta|[Ee]strada|[Bb]eco|[Cc]alçada|[Aa]vinguda|[Cc]arrer|[Pp]asseig|[Pp]laça|[Rr]ambla|[Rr]úa|[Aa]v(?:enida|\.))"
    rf"[ ]+(?:(?:d[aeiou]s?|dell[aeo]|del|degli|dei|delle|al|la|el|los|las|do|dels|les)[ ]|(?:dell|all|d|l)['’])*(?:{_CAP}|\d{{1,2}}(?=[ ]de))(?:[ ](?:(?:d[aeiou]s?|della|del|degli|dei|delle|e|i|al)[ ]|(?:dell|d|l)['’])?(?:{_CAP}|[IVX]+(?!\w))){{0,4}}(?:,?[ ]*(?:{_NUMBERED}|s\.?/?n\.?(?:c\.?)?(?!\w)))?"
    rf"|(?:{_CAP}[ ])?{_CAP}[ ](?:kalea|etorbidea|plaza)[ ,]+\d{{1,4}}"
    rf"|(?:{_CAP}[ ])?[{UPPER}][\w’'-]*(?:straat|laan|dijk|plein|gracht|kade|steeg|singel|dreef|baan|weg|markt|pad|hof|lei)[ ]\d{{1,4}}(?:[ ]?[a-zA-Z](?!\w))?(?:-\d+)?|Postbus[ ]\d+"
)
_STREET = re.compile(
    "|".join(f"(?:{part})" for part in (_ENGLISH, _GERMAN, _SPANISH, _SOUTHERN, _FRENCH, _SLAVIC, _TURKIC))
)

_TOWN_WORD = r"(?:р\.[ ]?п\.|г\.|гор\.|п\.|х\.|ст-ца|аул|город[аеу]?|пос\.|посёлок|поселок|пгт|с\.|село|дер\.|деревня|д\.|обл\.|область|области|р-н|район|край|м\.|місто|смт|қ\.|қаласы|ауданы|облысы|ауылы)"
# "3.º izda.", "2º Dto", "r/c", "3e étage droite", "(Teruel)", "/ Kocaeli", "- SP"
_FLOOR = (
    r"\d{1,2}(?:[.]?[º°ª]\.?|\.(?=[ ](?:OG|og|Stock|stock)))(?:[ ]?(?:[A-Z](?!\w)|(?i:izq\w*|izda?|dcha|dto|dt[º°]|esq|derecha|izquierda|fr(?:en)?te|OG|Stock)\.?(?:[ ](?i:links|rechts|mitte))?))?"
    r"|[rR]/[cC](?:[ ](?i:esq|dto|dt[º°])\.?)?|s\.?/n\.?|\d{1,2}(?:er|ère|[eè]me|e)[ ]étage(?:[ ](?:droite|gauche))?|(?i:hinterhaus|vorderhaus|rez-de-chaussée)"
)
_MORE_AFTER = re.compile(
    rf"[ ]?[,–-][ ](?:CEP|C\.P\.|CP|CAP|PLZ|ZIP)[ ]\d{{4,5}}(?:-\d{{3,4}})?(?!\d)|[ ]?\((?:[{UPPER}\d][^()\n]{{1,25}}|[a-z][^()\n]{{1,12}}haus)\)(?:[ ]{_CAP})?|[ ]?[-–/][ ]?[A-Z]{{2}}(?!\w)|[ ]?/[ ]?{_CAP}(?:[ ]?/[ ]?{_CAP})?|\s*[,;·|–-]?\s*\n?\s*(?:"
    rf"{_FLOOR}|(?i:beco|bloco|quadra|casa|lote|chambre|zimmer|room|stube|uksen|uč\.|уч\.|участок)[ ]?\d+\w?(?!\w)|(?:крайний|последний|первый|второй|третий)[ ](?:дом|подъезд)(?!\w)|(?:присілок|хутір|хутор|урочище|выселки|кордон|куток)[ ]{_CAP}|(?:ao pé|atrás|defronte|junto|pasando|detrás|frente|cerca|accanto|vicino|напротив|возле|рядом|біля|коло)[ ][^,\n.;]{{3,30}}|"
    rf"(?:in|à|a|en|в)[ ](?=\d{{4,6}}[ ]){_POSTCODE}[ ]{_CAP}(?:[ -]{_CAP})?|{_FLAT}|(?:№|No|no|n[º°]|Nr\.?|nr\.?|No:)\s*:?\s*\d+[\w/-]*|(?<=,)\s*\d{{1,4}}(?:[/-]\d+)?[A-Za-zА-Яа-я]?(?![\w.])(?:-?\s?(?:үй|пәтер|кв|ші|шы)\w*)?|(?<=\s)\d{{1,4}}[A-Za-zА-Яа-я]?(?=[,\s]|$)|\d+-(?:үй|пәтер)\w*|"
    rf"(?:CEP |C\.P\. |CAP )?(?:{_POSTCODE}|\d{{4}}(?=[ ]{_CAP}))(?:[ ]+{_CAP}(?:[ -](?:am|an der|upon|sur|le|la|de|del|los|las|sous|lès|en|bei|ob der)?[ ]?{_CAP}){{0,3}})?|"
    rf"{_TOWN_WORD}\s*{_CAP}(?:[\s-]{_CAP}){{0,2}}|{_CAP}(?:ская|ой|ий|кий)?\s+(?:обл\.|область|области|край|р-н|район|қаласы|облысы|ауданы|обл|region)|"
    rf"(?<=,)\s*{_CAP}(?:[ /-](?:am |an der |upon |on |sur |le |la |de |del |los |las |sous |en |bei )?{_CAP}){{0,2}}(?=\s*(?:[,.;\n)]|$|{_POSTCODE}|[–-][ ]?(?:\d|[A-Z]{{2}}(?!\w))))|"
    rf"(?<=[–-])[ ]?\d{{3}}[ ]\d{{3}}(?!\d)|(?<=\n){_CAP}(?:[ -](?:am |an der |upon |on |sur |le |la |de |del |los |las |sous |en |bei )?{_CAP}){{0,3}}(?:[ ]?/[ ]?{_CAP})?(?=,?[ ]*(?:\n|$))"
    rf")",
)
_KAZAKH_VILLAGE = re.compile(
    rf"(?<!\w)(?:[{UPPER}][\w-]+[ ](?:облысы|ауданы|қаласы)\w*,[ ]){{0,2}}(?:(?:Yukarı|Aşağı|Eski|Yeni|Büyük|Küçük|Жаңа|Ескі|Үлкен|Кіші|Жоғарғы|Төменгі)[ ])?([{UPPER}][\w-]+)[ ](?:(?:ауыл|кент|қала|түб|маң|жағ|елді мекен|ауыл аймағы)(?:ы|і|сы|ына|іне|сына|ында|інде|ынан|інен|ының|інің)?|köyü\w*)(?!\w)"
)
# "3 Heol y Felin, Llanfair, SY99 9AA": whatever the street is called, from the house's number on.
_UP_TO_POSTCODE = re.compile(
    rf"(?:[{UPPER}][\w'’-]*(?: [\w'’-]+){{0,3}}, ){{1,3}}(?:[{UPPER}][\w'’-]* ){{1,3}}{_UK_POSTCODE}(?!\w)|(?:[Tt]he Secretary, )?(?<![\w.,-])\d{{1,4}}[A-Za-z]?,?[ ][^\n.;:!?\d]{{3,80}}?,?[ ]{_UK_POSTCODE}(?!\w)"
)
# A village of the writer's or of somebody near: "посёлок Речник", "аул Үлгілі".
_VILLAGE = re.compile(
    rf"(?<!\w)(?:(?:посёл|посел)(?:ок|к[аеуи]|ком)|сел[оеауіи]|смт|р\.п\.|город[аеу]?|городк[аеу]|деревн[яеиюь]\w*|аул[аеу]?|станиц[аеыу]|хутор[аеуі]?|пгт|(?<=\n)(?:д|с|п|х|ст|смт|г|пос|дер)\.|the village of|village of|ауыл[ыы]?|el pueblo de|le village de|das dorf|dorf)[ ]+((?-i:[{UPPER}])[\w-]+(?:[ ](?![\w-]+(?:ого|ой)[ ](?:района|области|края))(?-i:[{UPPER}])[\w-]+)?)",
    re.IGNORECASE,
)
_REGION = re.compile(
    rf",?[ ][{UPPER}][{LOWER}]+(?:ой|ого|ая|ий|ка|ський|ська|ської)[ ](?:области|обл\.|района|р-на|края|область|район|край|області)"
)
_MORE_BEFORE = re.compile(
    rf"(?:{_POSTCODE}\s*,?\s*)?(?:(?:^|(?<=\d )|(?<=\d, )|(?<=: )){_CAP}\s*,\s*|{_CAP}\s*(?:обл\.|область|қаласы|облысы|ауданы)\s*,\s*)*(?:{_TOWN_WORD}\s*{_CAP}(?:[\s-]{_CAP})?(?:\s+қаласы)?\s*,\s*)*(?:{_CAP}\s(?:Mahallesi|Mah\.),?\s*)?(?:{_FLAT},\s*)?$"
)
_POSTCODE_AND_TOWN = re.compile(
    rf"(?<![\w-])(?:{_UK_POSTCODE}(?!\w)|(?:D-|F-|A-|CH-|E-|PL-|KZ-)?(?:(?:\d{{5,6}}|\d{{2}}-\d{{3}})[ ]{{1,3}}|(?<![^\n])(?:\d{{5,6}}|\d{{2}}-\d{{3}})[ ]?\n)(?:{_TOWN_WORD}[ ]*)?{_CAP}(?:[ -](?:am |an der |sur |de |del |la |los )?{_CAP}){{0,2}}|{_CAP}(?: {_CAP}){{0,2}},\s+[A-Z]{{2}}\s+\d{{5}}(?:-\d{{4}})?(?!\d)|{_CAP}(?:\s{_CAP})?,?\s+{_UK_POSTCODE}(?!\w))"
)

# Where there are no streets: "Colonia Santa Rita, lote 12", "СНТ «Ромашка», участок 5", "hameau des Ormes".
_PLOT = r"(?:(?i:lote|lot|mz\.?|manzana|casa|parcela|solar|km\.?|kilómetro|apto\.?|bloque|blq\.?|torre|interior|plot|block|house|sector|unit|porte|villa|concession|участок|уч\.|дом|д\.|кв\.|квартира|үй|пәтер|учаске|n\.?º|no\.|№|#)[ ]?(?:n\.?º[ ]?|№[ ]?)?(?:[A-Z]-?)?\d+(?:-?[A-Za-z](?!\w))?|s/n)"
_SETTLED = re.compile(
    rf"(?<!\w)(?:[Cc]olonia|[Aa]ldea|[Pp]araje|[Vv]ereda|[Cc]aserío|[Cc]antón|[Cc]orregimiento|[Ee]jido|[Bb]arrio|[Uu]rbanización|[Rr]anchería|[Pp]arcialidad|[Aa]sentamiento|[Pp]ueblo [Jj]oven|[Rr]esguardo|[Aa]nexo|[Cc]omunidad|[Cc]aleta|[Jj]r\.|[Jj]irón|[Pp]asaje|[Mm]z\.|[Pp]arroquia rural"
    rf"|[Hh]ameau|[Ll]ieu-dit|[Ll]otissement|[Cc]ité|[Rr]ésidence|[Qq]uartier|[Cc]ercle|[Cc]oncession|СНТ|ДНТ|снт|разъезд|хутор|станица|кордон|заимка|совхоз|колхоз|[Ss]iedlung|[Kk]olonie|[Gg]ehöft|[Oo]rtsteil|OT)"
    rf"[ ](?:(?:de la|de los|de las|del|des|de|du|la|le|les|el|los|las|san|santa|d['’])[ ]?){{0,2}}(?:[«\"„][^»\"“\n]{{2,30}}[»\"“]|{_CAP}|\d+)(?:[ -](?:(?:de la|de los|de las|del|des|de|du|la|le|el|y)[ ])?{_CAP}){{0,3}}(?P<plot>(?:[, ]+{_PLOT})+)?"
)
# A bare flat or room in the lines of signers: "кв. 31", "Zimmer 214".
_ONLY_FLAT = re.compile(
    r"(?<!\w)(?:кв|квартира|flat|apt|room|zimmer|appt|appartement|dpto|depto|пәтер|casa|lote|parcela|участок)\.?[ ]?(?:№[ ]?|nr\.[ ]|n\.?º[ ]?)?\d+(?:-?[A-Za-zА-Яа-я])?(?!\w)",
    re.IGNORECASE,
)

_LIVE = (
    r"(?:i (?:live|reside|am living|have lived|lived|grew up|was living)(?: with [^,.]{3,30})?(?: for \w+ years)?(?: all my life)? (?:at|in|on|near)|we (?:live|reside) (?:at|in|on)|(?:lives|living|residing|resident|based) (?:at|in|on|of)|my (?:home |postal |mailing )?address(?: for \w+)?(?: is|:)|home address:?|address:|postal address:?|address[^:\n.]{1,25}:|write (?:back )?to me at|reply to me at|i am from|i come from|i['’]m from|(?:i am |i['’]m )?now (?:living )?in|writing (?:to you )?from|(?:here|back|at home) in|(?:greetings|regards|wishes|solidarity|hello) from|i write (?:to you )?from|from my home in|my home in|my house (?:in|at|on)|my flat (?:in|at|on)|"
    r"я (?:живу|проживаю|родом|жила|жил)(?: с [^,.]{3,30}| \w+){0,2} (?:в|на|по адресу:?|из)|мы (?:живём|живем|проживаем) (?:в|на|по адресу:?)|живу(?: \w+){0,2} (?:в|на|под|по адресу:?)|проживаю (?:в|на|по адресу:?)|проживающ\w+ (?:в|на|по адресу:?)|прописан\w* (?:в|на|по адресу:?)|зарегистрирован\w* (?:в|на|по адресу:?)|мой (?:домашний |почтовый )?адрес:?|домашний адрес:?|адрес [^:\n.]{3,25}:|адрес(?: проживания)?:|пишу (?:вам )?из|по адресу:?|(?:здесь|тут|у нас),? в|(?:привет\w*|поклон) из|"
    r"мекенжайы:|мекен-жайы:|мекенжайым:?|(?:туған жерім|ауылым|қалам)\s*[:–—-]|осында|мекен-жайым:?|менің мекенжайым:?|тұрғылықты мекенжайым:?|үйімнің мекенжайы:?|мекенжай:|"
    r"ich (?:wohne|lebe|komme)(?: seit [^,.]{3,20})?(?: mit [^,.]{3,30})? (?:in|an|am|auf|aus|im|bei)(?: der| dem)?|wir (?:wohnen|leben) (?:in|an|am|auf|im)(?: der| dem)?|wohnhaft(?: in)?:?|(?:meine|unsere) (?:adresse|anschrift)(?: ist| lautet)?:?|(?:adresse|anschrift):|ich schreibe (?:ihnen )?aus|(?:hier|bei uns|zu hause) in|gr(?:ü|ue)(?:ß|ss)en? aus|gruß aus|geboren in|stamme aus|(?:stammt|kommt|flüchtling|vertrieben|gebürtig|geflohen) aus|"
    r"(?:qui |et |, )habite(?:nt)?(?: au| à| en| dans)?|j['’](?:habite|ai vécu|ai grandi)(?: au| à| en| dans)?|je (?:vis|réside|viens|demeure)(?: à| au| en| de| dans)?|nous (?:habitons|vivons)(?: à| au| en)?|demeurant(?: au| à)?|domiciliée?(?: au| à)?|mon adresse(?: est| postale)?(?: est)?\s?:?|adresse\s?:|je vous écris (?:de|depuis)|originaire de|ici,? (?:à|au)|chez nous,? (?:à|au)|salutations (?:solidaires )?de|née? à|"
    r"vivo(?: con [^,.]{3,30})? en|vivimos en|resido en|mi (?:dirección|domicilio)(?: es| postal)?(?: es)?:?|dirección:|domicilio:|domiciliad[oa] en|con domicilio en|soy de|le escribo desde|escribo desde|residente en|aquí,? en|saludos (?:\w+ )?desde|un (?:saludo|abrazo) desde|nací en|natural de|(?:abajo firmantes, |soy |somos |yo, |, )vecin[oa]s? de(?:l| la)?|vecin[oa] de|escríb\w+ a|escriba\w* a|"
    r"(?:ev )?adresim:?|adres:|мешкаю (?:в|у|на|за адресою:?)|живу (?:в|у|на)|проживаю (?:в|у|за адресою:?)|моя адреса:?|адреса:|mieszkam (?:w|we|na|przy)|mój adres(?: to)?:?|adres:|zamieszkał[ay] (?:w|przy)?|abito (?:al?|alla|all['’]|in|nel|nella)|piszę ze?|пишу (?:вам )?з|vivo (?:a|in)|scrivo da|vengo da|residente (?:a|in)|il mio indirizzo(?: è)?:?|indirizzo:|"
    r"(?:eu )?(?:moro|vivo|resido|morador[a]?|residente) (?:na|no|em|nas|nos|à)(?: cidade de)?|(?:a )?minha morada(?: é)?:?|(?:o )?meu endereço(?: é)?:?|(?:morada|endereço):|escrevo(?:-lhe)? de|sou (?:de|da|do)|"
    r"ik woon(?: al [^,.]{3,20})? (?:in|aan|op|te)|wonende te|mijn adres(?: is)?:?|ik kom uit|ik schrijf u (?:vanuit|uit)|mieszkam:?)"
)
# Not \\s, which is \\x1f as well: what was found already.
_LIVING = re.compile(rf"(?<!\w){_LIVE}(?:[ ]+\n?[ ]*|\n[ ]*)", re.IGNORECASE)
# Behind "my address is" and "I live at" piece after piece, as far as they begin as pieces of an address do.
_SAYS_ADDRESS = re.compile(
    r"(?:ad+res+\w*|anschrift|direcci[oó]n|domicilio|morada|endereço|мекен-?жай\w*|адрес\w*|indirizzo|адреса|moro|wohnhaft)(?: (?:is|ist|lautet|est|es|é|è|to|na|no|em|in|à|en))*\s?:?\s+$|(?<! a)(?: at| by)\s+$",
    re.IGNORECASE,
)
_OPENS_PIECE = rf"(?:[{UPPER}\d№]|(?:угол|возле|за|хата|дом|accanto|vicino|scala|near|by|off|opposite|behind|beside|above|next to|c/o|km|n\.|nr|int|scala|кв|д|ул|г|пос|с|дом|apto|lote|casa|piso|bajo|esc|beco|bloco|quadra|travessa|rua|calle|local|manzana|mz|pasaje|chambre|porte|zimmer|room|крайний|последний|municipio|prov|del|de la|w|m|appt|bât|chez|bei|hinter|рядом|près|cerca|junto)(?!\w))"
_PIECE_REST = (
    rf"[^,;:!?\n\x1f.]{{0,45}}(?:\.(?![ ]+[{UPPER}][{LOWER}]+[ ]|\s*$|\s*\n)[^,;:!?\n\x1f.]{{0,40}}){{0,3}}"
)
_WHOLE_ADDRESS = re.compile(
    rf"(?=[^\n]*[{UPPER}\d]){_OPENS_PIECE}{_PIECE_REST}(?:,[ ]?{_OPENS_PIECE}{_PIECE_REST}){{1,6}}"
)
# Three small words in a row are of the sentence again: "3 Mill Lane [where we have lived]".
_SENTENCE_GOES_ON = re.compile(rf",?(?:[ ][{LOWER}]{{2,}}(?![.\w])){{3}}.*")
_CONTACT = re.compile(
    r"[ ,]+(?:т|тел|моб|tel|tél|phone|mobile|mob|e-?mail|correo|telefon\w*|cell)(?:[.:]|[ ]).*"
)
_LIVING_AFTER = re.compile(  # Kazakh and Turkish say it behind: "Қарағандыда тұрамын", "İzmir'de yaşıyorum"
    rf"((?:{_CAP}\s(?:облысы|ауданы|region|ili),\s)?(?:{_CAP}\s+){{0,3}}[{UPPER}][\w'’-]*(?:,\s*\d[\w/-]*|\s\d[\w/-]*){{0,3}})(?:\s+(?:қаласында|қаласынан|ауылында|ауданында|облысында|şehrinde))?\s+(?:тұрғынымын|тұрғыны|қазағымын|тумасымын|азаматымын|тұрамын|тұрамыз|тұрып жатырмын|(?<=(?:да|де|та|те)\s)(?:өстім|өскенмін|тудым|туғанмын|туып-өс\w+|[{LOWER}]{{3,}}(?:мын|мін|бын|бін|пын|пін)(?!\w))|yaşıyorum|yaşıyoruz|oturuyorum|yazıyorum|turamyn)"
)
_WRITING_FROM = re.compile(
    rf"((?:{_CAP}\s+){{0,2}}[{UPPER}][\w'’-]*(?:дан|ден|тан|тен|нан|нен))\s+(?:[{LOWER}]+\s+){{0,2}}?(?:хат жаз\w+|келген\w*|көшіп кел\w+|шыққан\w*|жазып отырмын|жазып тұрмын|жазамын)"
)
_TOWN_IN = re.compile(
    rf"(?<!\w)(?:In|From|At|À|En|В|Во|Из|Aus|Bei|in|from|near|of|at|à|en|de|depuis|desde|в|во|из|под|около|aus|nach|bei|з|із|зі|від|біля|w|we|z|ze|koło|di|da|em|нa)\s+([{UPPER}][{LOWER}]{{2,}}(?:[ -](?:[{UPPER}][{LOWER}]+|sur|upon|on|na|на|de|am|an|der|la)){{0,3}})(?=[\s,.;:!?)])"
)
_NO_TOWN = frozenset(
    [
        "year",
        "grade",
        "class",
        "room",
        "ward",
        "assembly",
        "mass",
        "not",
        "frieden",
        "freiheit",
        "angst",
        "sorge",
        "gefahr",
        "haft",
        "armut",
        "würde",
        "ruhe",
        "hoffnung",
        "zukunft",
        "wahrheit",
        "wirklichkeit",
        "kraft",
        "not",
        "form",
        "hand",
        "hause",
        "haus",
        "zeit",
        "eile",
        "trauer",
        "god",
        "heaven",
        "church",
        "latin",
        "court",
        "parliament",
        "christ",
        "bed",
        "prison",
        "bezug",
        "anlehnung",
        "verbindung",
        "erinnerung",
        "gedanken",
        "namen",
        "auftrag",
        "folge",
        "höhe",
        "rente",
        "solidarität",
        "rechnung",
        "frage",
        "teil",
        "ordnung",
        "dios",
        "cristo",
        "navidad",
    ]
)
_GENITIVE = re.compile(
    r"\s(?:der|des|eine[rs]|unsere[rs]|meine[rs]|ihre[rs]|seine[rs]|diese[rs]|von|und|zu|mit|auf)(?!\w)"
)
# "le marché de Carmaux-Sud", "à Montrevel-sur-Saône": French has such names for places, and for few others.
_COMPOUND_TOWN = re.compile(
    rf"(?<!\w)(?:de|à|d['’])\s?([{UPPER}][{LOWER}]+(?:-(?:[{UPPER}][{LOWER}'’]+|sur|en|les|lès|le|la|de|du|des|sous|aux?))+)(?![\w-])"
)
_PLACE_WORDS = re.compile(
    rf"(?:(?:the|der|dem|la|le|les|el|los|las|а|city of|town of|village of|городе|город|городке|посёлке|селе|деревне|г\.|der stadt|stadt|la ville de|ville de|la ciudad de|місті|mieście|район[еа]?|schönen|kleinen|fernen|sonnigen|beautiful|sunny|rainy|little|petit|petite|belle|small town of|a town called|a village called)\s+)*"
    rf"(?:{_CAP}|\d+[\w/-]*)(?:(?:[\s-]|,\s?)(?:(?:am|an der|upon|on|sur|le|la|de la|de los|de las|de|del|los|las|sous|en|der|lès|ул\.|д\.|кв\.|г\.|дом|квартира|көшесі)\s)?(?:{_CAP}|\d+[\w/-]*)){{0,6}}"
)


def find_places(text: str) -> Iterable[Span]:
    yield from _streets(text)
    for found in _POSTCODE_AND_TOWN.finditer(text):
        if not _belongs_to_office(text, found.start()):
            yield Span(Kind.ADDRESS, found.start(), found.end())
    for found in _UP_TO_POSTCODE.finditer(text):
        if not _belongs_to_office(text, found.start()):
            yield Span(Kind.ADDRESS, found.start(), found.end())
    yield from _settlements(text)
    yield from find_homes(text)
    for found in _KAZAKH_VILLAGE.finditer(text):
        if not is_public(found[1]) and not is_beginner(found[1]) and not names_only_cities(found[1]):
            yield Span(Kind.ADDRESS, found.start(), found.end())
    for found in _VILLAGE.finditer(text):
        first, _, second = found[1].partition(" ")
        end = found.end() - (len(second) + 1 if second and first_name_in(second) else 0)
        is_told = found[0][0].isupper() and not tells_of_the_writer(
            sentence_around(text, found.start(), end)
        )  # "The village of … was drowned"
        if (
            not any(is_public_place(word) or is_country(word) for word in found[1].split())
            and not names_only_cities(first)
            and (not is_told or is_foot_like(line_at(text, found.start())))
        ):
            is_city = found[0].lower().startswith("город")
            if region := _REGION.match(text, end):
                end = region.end()
            yield Span(Kind.ADDRESS, found.start(1) if is_city else found.start(), end)
    yield from _own_places(text)


def _settlements(text: str) -> Iterable[Span]:
    for found in _SETTLED.finditer(text):
        words = re.findall(r"\w+", found[0])
        is_own = bool(found["plot"]) or is_foot_like(line_at(text, found.start()))
        if (
            is_own
            and not any(is_public_place(word) for word in words)
            and not _belongs_to_office(text, found.start())
        ):
            yield Span(Kind.ADDRESS, found.start(), found.end())
    for found in _ONLY_FLAT.finditer(text):
        if is_foot_like(line_at(text, found.start())):
            yield Span(Kind.ADDRESS, found.start(), found.end())


def without_countries(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the stretches of text[start:end] that are no country, cutting at the country's comma."""
    kept, at = [], start
    for found in re.finditer(r"[^,\n;|]+", text[start:end]):
        piece = found[0].strip(" .()")
        if piece and all(
            is_country(word) or word.lower() in {"the", "of", "and", "la", "de", "die"}
            for word in piece.split()
        ):
            kept.append((at, start + found.start()))
            at = start + found.end()
    kept.append((at, end))
    return [(first, last) for first, last in kept if text[first:last].strip(" ,.;:|\n")]


def _streets(text: str) -> Iterable[Span]:
    for found in _STREET.finditer(text):
        start, end = found.span()
        if (stop := re.search(r"\.\s+([\w'’-]+)$", found[0])) and is_beginner(stop[1]):
            end = start + stop.start()
        if (
            not re.search(r"\d|s/n|s\.n|нөмірсіз", found[0])
            and not re.match(r"[^\n]{0,30}\d|,[ ]*s\.?/n", text[end:])
            and (
                not HOME.search(sentence_around(text, start, end))
                or any(is_public_place(word) for word in re.findall(r"\w+", found[0]))
            )
        ):
            continue  # a street without any number is a place that may be spoken of
        if _belongs_to_office(text, start) or _IN_A_MONTH.match(found[0]):
            continue
        while more := _MORE_AFTER.match(text, end):
            if (
                more.end() == end
                or "\n\n" in text[end : more.end()]
                or is_country(text[end : more.end()].strip(" ,\n"))
                or _is_no_place(text[end : more.end()].strip(" ,\n"))
            ):
                break
            end = more.end()
        line_start = text.rfind("\n", 0, start) + 1
        if (before := _MORE_BEFORE.search(text[line_start:start])) and before[0].strip():
            start = line_start + before.start()
        for first, last in without_countries(text, start, end):
            yield Span(Kind.ADDRESS, first, last)


def _is_no_place(piece: str) -> bool:
    """What stands below an address may be the next signer, a greeting or the country."""
    opens = piece.partition(" ")[0]
    return is_beginner(piece) or (
        opens[:1].isupper()
        and (
            is_beginner(opens)
            or bool(OFFICIAL.fullmatch(opens))
            or ("," not in piece and opens != piece and bool(first_name_in(opens)))
        )
    )


_IN_A_MONTH = re.compile(
    r"(?:Im|In den)\s(?:Jahr\w*|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Frühjahr|Sommer|Herbst|Winter)\s"
)
_END_OF_SENTENCE = re.compile(rf"(?<=[{LOWER}]{{3}})[.!?]\s")


def _belongs_to_office(text: str, at: int) -> bool:
    """Say whether the block of lines that ends here, or this line, names an office: its address is public."""
    paragraph_start = max(text.rfind("\n\n", 0, at), 0)
    line_start = text.rfind("\n", 0, at) + 1
    block = (
        text[paragraph_start:at]
        if at - paragraph_start < 240
        and "\n" in text[paragraph_start:at].strip("\n ") + text[line_start - 1 : at]
        else text[line_start:at]
    )
    sentence = _END_OF_SENTENCE.split(block)[-1]
    if re.search(r"\w+(?:дан|ден|тан|тен|нан|нен)\s*\n", block):
        return False  # "Нұрлан Сейтқалиевтен": the writer begins here
    return (
        bool(OFFICIAL.search(sentence))
        and not _LIVING.search(sentence)
        and not re.search(
            r"(?<!\w)(?:от|from|i(?=['’ ][a-z])|я|ich|je|yo|my|мой|meine?|mon|mi|мен)(?!\w)",
            sentence,
            re.IGNORECASE,
        )
    )


def _own_places(text: str) -> Iterable[Span]:
    for found in _LIVING.finditer(text):
        if _SAYS_ADDRESS.search(found[0]) and (whole := _WHOLE_ADDRESS.match(text, found.end())):
            end = found.end() + len(_SENTENCE_GOES_ON.sub("", _CONTACT.sub("", whole[0])))
            yield from (Span(Kind.ADDRESS, *each) for each in without_countries(text, found.end(), end))
        elif place := _PLACE_WORDS.match(text, found.end()):
            start, end = place.span()
            first = re.search(rf"[{UPPER}\d]", text[start:end])
            if first is None:
                continue
            start += first.start()
            while more := _MORE_AFTER.match(text, end):
                piece = text[end : more.end()]
                if more.end() == end or "\n\n" in piece or ("\n" in piece and not re.search(r"\d", piece)):
                    break
                end = more.end()
            for begin, last in without_countries(text, start, end):
                words = re.findall(r"[\w-]+", text[begin:last])
                if words and not all(
                    is_country(word) or is_public_place(word.split("-")[0]) for word in words
                ):
                    yield Span(Kind.ADDRESS, begin, last)
    for found in _COMPOUND_TOWN.finditer(text):
        opening = found[1].split("-")[0]
        is_own = is_foot_like(line_at(text, found.start())) or tells_of_the_writer(
            sentence_around(text, found.start(), found.end())
        )
        if (
            is_own
            and not first_name_in(found[1])
            and not is_public(opening)
            and not names_only_cities(opening)
        ):
            yield Span(Kind.ADDRESS, *found.span(1))
    for found in (*_LIVING_AFTER.finditer(text), *_WRITING_FROM.finditer(text)):
        words = list(re.finditer(r"[\w-]+", found[1]))
        while len(words) > 1 and is_beginner(words[0][0]):
            words = words[1:]
        if not all(is_country(word[0]) or is_beginner(word[0]) for word in words):
            yield Span(Kind.ADDRESS, found.start(1) + words[0].start(), found.end(1))


def own_towns(text: str, *, is_german: bool, languages: tuple[str, ...]) -> Iterable[Span]:
    """Towns that stand in a sentence about the writer, unless they are where the appeal happens."""
    for found in _TOWN_IN.finditer(text):
        words = re.findall(r"\w+", found[1])
        if (
            found[0].split()[0] in {"of", "de"}
            and not re.search(
                r"(?<!\w)(?:out|arrived|section|ville|city|town|barrio|ciudad|village)\s*$|locale?\s*$",
                text[: found.start()],
            )
            and not is_occupation(
                (re.findall(r"[^\W\d_]+", text[max(0, found.start() - 25) : found.start()]) or [""])[-1]
            )
        ):
            continue
        if any(
            is_public(word) or is_country(word) or is_beginner(word) or word.lower() in _NO_TOWN
            for word in words
            if word[0].isupper()
        ):
            continue
        if is_german and (
            _GENITIVE.match(text, found.end())
            or (len(words) == 1 and words[0].endswith("ern") and languages and is_common(words[0], languages))
        ):
            continue  # "aus Büchern"
        if is_german and re.search(
            r"(?:ung|heit|keit|schaft|tion|ismus|nis|zeit|tag|jahr|haus|not|land|leben|ende|art|weise|fall|form)(?:en|e|s|n)?$",
            words[-1],
        ):
            continue
        if OWN.search(sentence_around(text, found.start(), found.end())) and not is_where_it_happened(
            text, found.start(1)
        ):
            yield Span(Kind.ADDRESS, found.start(1), found.end(1))


def looks_like_address(line: str) -> bool:
    return bool(
        _STREET.search(line)
        or _POSTCODE_AND_TOWN.search(line)
        or re.search(rf"(?<!\w){_POSTCODE}(?!\w)", line)
    )
