# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
Finds schools, hospitals, firms, parishes, unions' branches … that bear a name of their own, in six languages.

One table of words for such places a language, and how its names are built around that word. Whoever names one in a
letter to an official belongs to it; bodies known to everybody and what the appeals are about are left alone.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.homes import I_MYSELF, OWN, sentence_around
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place
from shanyrak.craft.redacting.publicity import CASE_SENTENCE, is_where_it_happened, line_of

_CAP = rf"(?:St\.|Ste\.|Hnos\.|(?:[{UPPER}]\.)+|[{UPPER}][\w'’&/-]*)"
_QUOTED = r"(?:[«\"„“][^«»\"„“\n]{2,50}[»\"”“]|»[^«»\n]{2,50}«)"

_ENGLISH = (
    r"(?:School|College|Academy|University|Faculty|Department|Dept|Infirmary|Hospital|Clinic|Surgery|Hospice|Nursery|Kindergarten|Church|Chapel|Parish|Cathedral|Mosque|Synagogue|Temple|Priory|Abbey|Convent|Meeting|Ministries|Congregation|"
    r"Garage|Depot|Works|Plant|Mill|Factory|Foundry|Shipyard|Colliery|Steelworks|Brewery|Bakery|Dairy|Farm|Stores|Supermarket|Bookshop|Library|Museum|Theatre|Orchestra|Choir|Club|Circle|Society|Association|Board|Institute|Engineering|Motors|Logistics|Couriers|Transport|Haulage|"
    r"Solicitors|Associates|Partners|Partnership|Consultants|Consulting|Holdings|Industries|Foods|Textiles|Pharmacy|Hotel|Restaurant|Hall|Centre|Center|Hub|Trust|Foundation|Co-op|Cooperative|Co-operative|Laboratories|Laboratory|Branch|Union Council|Trades Council|Community Council|Parish Council|Town Council|Students[’'] Union|Credit Union|Candles|Tyres|Foods|Print|Press|Playgroup|Prison|Collective|Academy Trust|Care Home|Nursing Home|Rest Home|Home|Lodge|Chambers|Practice|Rescue|Fellowship|Mission|Guild|Alliance|Federation|Fire Station|Brigade|Constabulary|Police|Nurseries|Vets|Veterinary Clinic|Infants|Juniors|Primary|Comprehensive|Grammar|Secondary|Rovers|Wanderers|Rangers|Readers|Players|Singers|Ramblers|Law School|Medical School|Bar|Pub|Inn|Arms|Café|Cafe|Diner|Salon|Hairdressers|Barbers|Bakers|Butchers|Grocers|Greengrocers|Tea ?[Rr]ooms?|Coffee (?:Shop|House)|Pre-?[Ss]chool|Drugs|(?:Residents|Tenants)['’] Association|Builders|Roofing|Plumbing|Electrical|Plastics|Paper|Chemicals|Airlines|Airways|Airport|Port|Harbour|Docks|Studios?|Gallery|Radio|Times|Argus|Echo|Chronicle|Post|Courier|Journal|Observer|Mercury|Review|Brothers|Bros|Gazette|Herald|Buses|Carmel|Monastery|Seminary|Council|Committee|Campaign|Services|Surgeries|Practice|Kitchen|Foodbank|Food Bank|Shelter|Daycare|Allotments|Scouts|Guides|Railway|Estate|Ltd|Limited|PLC|LLP|LLC|Inc|Group)"
)
_FRENCH = r"(?:[ÉéEe]cole|[Ll]ycée|[Cc]ollège|[Uu]niversité|[Ff]aculté|[Ii]nstitut|[Hh]ôpital|[Cc]linique|[Bb]ibliothèque|[Mm]édiathèque|[Bb]oulangerie|[Uu]sine|[Dd]épôt|[Pp]harmacie|[Cc]rèche|[Ll]ibrairie|[Cc]abinet|[Gg]arage|[Pp]aroisse|[Éé]glise|[Cc]armel|[Cc]ouvent|[Mm]onastère|[Aa]bbaye|[Ss]ection|[Ff]édération|[Uu]nion(?: locale| des| de la)?(?! soviét| europ)|CGT|CFDT|FO|SUD|CNT|SCP|SARL|SAS|CHU|CHR|CHS|CH|EHPAD|[Aa]teliers?|[Cc]hantiers?|[Éé]tablissements|Ets|[Ll]aboratoire|[Tt]héâtre|[Mm]usée|[Ff]oyer|[Mm]aison de retraite|[Aa]ssociation|[Hh]ôtel|[Rr]estaurant|[Ee]ntreprise|[Ss]ociété|[Cc]oopérative|[Cc]horale|[Cc]ollectif|[Cc]omité de quartier|[Cc]lub|[Ii]mprimerie|[Mm]anufacture|[Ff]onderie|[Mm]ission|[Vv]errerie|[Bb]ureau|[Cc]hambre (?:de commerce|des métiers|syndicale)|[Cc]oordination|[Rr]adio|[Jj]ournal|CCAS|[Mm]airie de|[Cc]omité|[Ss]yndicat|[Cc]entre|[Cc]aserne|[Ff]aïencerie|[Ss]cierie|[Ll]aiterie|[Bb]rasserie|[Cc]onservatoire|[Ii]nternat|[Ss]ciences Po|[Bb]ar|[Tt]abac|[Cc]afé|[Hh]ouillères|[Mm]ines|[Cc]harbonnages?|[Aa]ciéries?|[Ff]orges|[Ff]ilatures?|[Pp]oste|CADA|CHRS|EHPAD|[Cc]ity stade|FJT|SSIAD|MJC|[Oo]rdre|[Bb]arreau|[Pp]réfecture|[Cc]onseil municipal|[Tt]ribunal|[Cc]ommissariat|[Aa]mbassade d|[Éé]picerie|[Gg]ymnase|[Cc]ampus|[Ii]UT|IUT|INSA|[Ff]erme|[Dd]omaine|[Cc]ave coopérative|[Aa]micale|[Ll]igue|[Cc]ommunauté|[Dd]iocèse|[Ss]ecours [Pp]opulaire|[Ss]yndicat|[Bb]ourse du travail|[Cc]rous|CROUS|[Éé]tude|[Pp]ressing|[Ss]upermarché|[Cc]arrefour|[Mm]airie|[Pp]ompiers|[Cc]entre hospitalier|[Cc]entre social)"
_SPANISH = r"(?:[Ee]scuela|[Cc]olegio|[Ii]nstituto|[Uu]niversidad|[Ff]acultad|[Hh]ospital|[Cc]línica|[Bb]iblioteca|[Pp]anadería|[Ff]ábrica|[Ff]armacia|[Gg]uardería|[Tt]aller(?:es)?|[Ll]ibrería|[Aa]stilleros|[Pp]arroquia|[Cc]ooperativa|[Ss]indicato|[Ss]ociedad|[Cc]asino|[Ss]eccional|[Ss]ección|[Cc]onvento|[Mm]onasterio|[Cc]onstrucciones|[Tt]ransportes|[Cc]omercial|[Ii]ndustrias|[Hh]ermanos|[Bb]odegas|[Rr]estaurante|[Bb]ar(?! No)|[Dd]iario|[Pp]eriódico|[Rr]evista|[Ee]ditorial|[Mm]inera|[Mm]ina|[Mm]useo|[Tt]eatro|[Bb]ufete|[Rr]esidencia|CEIP|IES|CCOO|UGT|CNT|[Hh]ogar|[Hh]otel|[Aa]sociación|[Cc]lub|[Pp]eña|[Ss]úper(?:mercado)?|[Ss]upermercado|[Ff]erias?|[Ll]onchería|[Cc]antina|[Tt]aquería|[Cc]arnicería|[Ff]rutería|[Ff]undición|[Mm]atadero|[Cc]olectivo|[Pp]lataforma|[Cc]lube|[Cc]omité|[Aa]yuntamiento|[Cc]onsultorio|[Cc]entro|[Ff]ederación|[Uu]nión|[Cc]omisión|[Rr]adio|[Aa]cademia|[Aa]teneo|[Aa]grupación|[Cc]omedor(?: escolar| social| infantil)?|[Pp]osta|[Jj]untas?|[Cc]entral|C\.S\.|[Cc]onstructora|[Mm]ercado|[Gg]abinete|[Bb]odega|[Pp]anificadora|[Ll]avandería|[Ii]nmobiliaria|[Ff]errocarriles|[Ee]mpresa|[Ff]inca|[Mm]olino|[Ll]onja|[Aa]ceitera|[Cc]ementera|[Cc]onservera|[Tt]extil(?:es)?|[Aa]lmacenes|[Ff]erretería|[Tt]ienda|[Pp]eluquería|[Gg]estoría|[Nn]otaría|[Cc]afetería|[Cc]ocina|[Pp]olideportivo|[Cc]oro|[Bb]anda|[Cc]ofradía|[Hh]ermandad|[Cc]abildo|[Cc]omunidad|[Pp]arque de [Bb]omberos|[Cc]entro [Cc]omunitario|[Gg]remio|[Cc]onfederación|[Ff]undación|[Mm]ovimiento|[Uu]nidad|[Pp]reparatoria|[Ss]ecundaria|[Jj]ardín|[Ll]iceo|[Nn]ormal)"
_GERMAN = r"(?:[Ss]chule|[Gg]ymnasium|[Kk]rankenhaus|[Kk]linikum|[Kk]linik|[Uu]niversität|[Hh]ochschule|[Bb]ücherei|[Bb]ibliothek|[Bb]uchhandlung|[Bb]äckerei|[Mm]etzgerei|[Aa]potheke|[Kk]indergarten|[Kk]ita|[Tt]heater|[Ss]tift|[Ss]eniorenheim|[Pp]flegeheim|[Kk]anzlei|[Ss]ozietät|[Ss]teuerbüro|[Ii]ngenieurbüro|[Ww]erke?|[Bb]rauerei|[Ss]parkasse|[Gg]emeinde|[Pp]farrei|[Kk]loster|[Kk]irche|[Oo]rtsverein|[Oo]rtsgruppe|[Bb]ezirksverband|[Kk]reisverband|[Gg]ewerkschaft|[Vv]erlag|[Pp]raxis|[Ww]erkstatt|[Ff]abrik|[Mm]aschinenbau|[Gg]ärtnerei|[Ss]tadtwerke|[Tt]ischlerei|[Ss]chreinerei|[Ss]pedition|[Hh]ütte|[Zz]eche|[Ll]ehrstuhl|[Hh]otel|[Gg]asthof|[Vv]erein|[Cc]hor|[Hh]ospiz|[Ii]nitiative|[Vv]erband|[Bb]etrieb|[Kk]ollektiv|[Bb]ündnis|[Ll]aden|[Kk]onditorei|[Mm]olkerei|[Mm]ühle|[Rr]eederei|[Ww]erft|[Ii]nstitut|[Bb]etriebsrat|[Hh]üttenwerke?|[Ff]irma|[Gg]ebrüder|[a-zäöü]gruppe|[Mm]ieterverein|[Rr]äucherei|WG|[Vv]olkshochschule|[Ff]achschaft|[Kk]ameradschaft|[Gg]emeinschaft|[Vv]ereinigung|[Gg]enossenschaft|[Kk]ompanie|[Kk]antorei|[Pp]osaunenchor|JVA|TSV|CVJM|[Ss]portverein|[Kk]olpingsfamilie|[Ww]ohnheim|[Vv]olksbank|[Gg]enossenschaft|[Gg]aststätte|[Ff]ahrschule|[Ww]einhandlung|[Ss]tadtteilzentrum|[Jj]ugendzentrum|[Ff]rauenhaus|[Hh]ogeschool|[Ll]ehrstuhl|[Zz]entrum|[Ss]ozialstation|[Dd]iakonie|[Cc]aritas|[Rr]edaktion|[Pp]raxisgemeinschaft|[Ss]enioren\w+|[Hh]eim|[Dd]ruckerei|[Zz]eitung|[Aa]nzeiger|[Bb]ote|[Rr]undschau|[Tt]ageblatt|[Ff]euerwehr|[Jj]ugendhaus|[Ss]chützenverein|[Gg]ymnasium|[Bb]erufsschule|[Kk]ranken\w+|[Kk]onzern|[Mm]öbelhaus|[Aa]utohaus|[Bb]augesellschaft|[Ww]ohnungsbau\w*|[Ss]iedlung|[Ee]inrichtung|[Tt]agesstätte|[Ll]agerhaus|[Ss]upermarkt|[Gg]asthaus|[Mm]ensa|[Kk]aserne|[Bb]erufskolleg|[Oo]rtsverband|[Ll]andesverband|[Ss]tammtisch|[Bb]rigade|[Ss]taffel|[Hh]ausgemeinschaft|[Ss]elbsthilfegruppe|[Cc]lub|[Kk]lub|[Bb]ackstube|[Oo]rchester|[Kk]apelle|[Bb]and|[Tt]heatergruppe|[Ff]reibad|[Tt]ierheim|[Hh]of(?:laden)?|[Rr]estaurant|[Ii]mbiss|[Ss]alon|[Ff]riseur|[Ll]okal|[Kk]neipe|[Ff]leischerei|[Ss]chlosserei|[Ww]äscherei|[Gg]rube|[Aa]rbeitskreis|[Ww]irtshaus|[Ff]rauenkreis|[Ll]esekreis|[Tt]agespflege|[Gg]ießerei|[Ww]eberei|[Ww]eingut|[Kk]ino|[Mm]oschee)(?:e?s|e?n)?"
_RUSSIAN = (
    r"(?:школ|гимнази|лице|больниц|клиник|поликлиник|роддом|завод|фабрик|комбинат|университет|институт|академи|кафедр|факультет|училищ|колледж|медколледж|педколледж|техникум|общежити|библиотек|музе|театр|детск\w+ сад|детсад|садик|храм|церк|приход|собор|монастыр|мечет|общин|"
    r"райбольниц|горбольниц|облбольниц|медпункт|детдом|медсанчаст|профсоюз|профком|союз|магазин|кафе|столов|ателье|мастерск|редакци|газет|лаборатори|бюро|цех|депо|автопарк|совхоз|колхоз|ферм|рынк|рынок|банк|фирм|компани|аптек|шахт|рудник|пекарн|верф|хор|клуб|студи|санатори|гостиниц|ресторан|кабинет|ателье|оркестр|ансамбл|команд|кружок|кружк|салон|автошкол|автосервис|типографи|ассоциаци|товариществ|кооператив|прачечн|парикмахерск|автобаз|автоколонн|хлебозавод|мясокомбинат|молокозавод|птицефабрик|жилконтор|ЖЭК|ЖЭУ|ПТУ|ДК|столов|буфет|гастроном|универмаг|мельниц|типографи|птицефабрик|управлени|трест|училищ|интернат|диспансер|госпитал|порт|верф|коллеги\w+ адвокат|адвокатск\w+ контор|контор|комитет|СОШ|перзентхан|подстанц|станци|базар|вокзал|аэропорт|лесхоз|участк|отделени|организаци|предприяти|трест|амбулатори|в/ч|воинск\w+ част|хосписе?|управляющ\w+ компани)"
)
_KAZAKH = r"(?:мектеп|мектеб|гимназия|лицей|колледж|университет|институт|академия|аурухана|емхана|балабақша|кітапхана|зауыт|фабрика|комбинат|кеніш|шахта|наубайхана|дүкен|кафе|асхана|дәмхана|мешіт|медресе|кәсіподақ|кәсіподағ|бөлімше|қоғам|бірлестік|орталық|театр|мұражай|редакция|газет|компания|фирма|серіктестік|депо|ферма|шаруашылық|шаруа қожалығы|дәріхана|кафедра|факультет|ЖШС|АҚ|ЖК|базар|перзентхана|кен орны|кен орнында|станция|станса|кооператив|мүгедектер қоғамы|ұжым|басқарма|әуежай|вокзал|диспансер|госпиталь|кітап үйі|лицей|алқа|палата|кеңсе|ансамбль|жатақхана|мектеп-интернат|комбинат)"
_UKRAINIAN = r"(?:[Шш]кол|[Гг]імназі|[Лл]іце|[Лл]ікарн|[Пп]оліклінік|[Уу]ніверситет|[Ii]нститут|[Ії]нститут|[Кк]оледж|[Тт]ехнікум|[Бб]ібліоте|[Зз]авод|[Фф]абри|[Шш]ахт|[Тт]еатр|[Мм]узе|[Дд]итяч\\w+ сад|[Сс]адоч|[Дд]епо|[Пп]рофспілк|[Сс]пілк|[Пп]арафі|[Рр]едакці|[Гг]азет|[Аа]птек|[Кк]рамниц|[Хх]рам|[Цц]еркв|[Мм]онастир)"
_POLISH = r"(?:[Cc]h[óo]r|[Pp]iekarni|[Ss]klep|[Zz]esp[óo]ł|[Ee]lektrowni|[Bb]rowar|[Aa]ptek|[Dd]om [Pp]omocy|[Uu]rzęd|[Ss]zko[łl]|[Ss]zpital|[Uu]niwersytet|[Ll]ice|[Pp]olitechni|[Ff]abry|[Bb]ibliote|[Kk]omisj|[Hh]ut|[Kk]opalni|[Ss]toczni|[Pp]rzychodni|[Pp]rzedszkol|[Pp]arafi|[Kk]oło|[Zz]wiąz|[Ss]towarzyszeni|[Kk]ancelari|[Zz]akład|[Ff]undacj|[Tt]eatr|[Rr]edakcj)"
_ITALIAN = r"(?:[Dd]itta|[Cc]oro|[Ss]upermercato|[Cc]oop|[Nn]egozio|[Tt]rattoria|[Pp]izzeria|[Mm]ensa|[Ll]ibreria|[Cc]aseificio|[Ff]ilatura|[Cc]artiera|[Pp]olisportiva|[Pp]ro [Ll]oco|[Bb]anda|[Ll]iceo|[Ss]cuola|[Ii]stituto|[Uu]niversità|[Oo]spedale|[Cc]linica|[Bb]iblioteca|[Ff]abbrica|[Cc]omitato|[Cc]amera|[Ss]indacato|[Pp]arrocchia|[Cc]ooperativa|[Aa]ssociazione|[Cc]ircolo|[Ss]tudio|[Aa]silo|[Cc]entro|[Oo]fficina|[Ff]armacia|CGIL|FIOM|ASL|CPIA|[Cc]antiere|[Bb]ottega|[Pp]anificio|[Mm]useo|[Tt]eatro|[Cc]onvento|[Oo]ratorio|[Cc]asa di riposo)"
_PORTUGUESE = r"(?:[Ee]scolas?|[Cc]olégio|[Aa]grupamento|[Hh]ospital|[Cc]entro de [Ss]aúde|[Ff]aculdade|[Uu]niversidade|[Pp]adaria|[Pp]astelaria|[Ff]ábrica|[Cc]erâmica|[Oo]ficina|[Ll]oja|[Cc]oro|[Bb]anda|[Pp]aróquia|[Ii]greja|[Jj]unta de [Ff]reguesia|[Ss]indicato|[Aa]ssociação|[Cc]asa do [Pp]ovo|[Ll]ar|[Cc]reche|[Ff]armácia|[Rr]estaurante|[Tt]asca|[Hh]otel|[Bb]iblioteca|[Cc]lube|[Bb]ombeiros|[Ee]mpresa|[Ss]upermercado|[Mm]ercado|[Ee]staleiros?)"
_DUTCH = r"(?:[Bb]asisschool|[Ss]chool|[Ll]yceum|[Cc]ollege|[Zz]iekenhuis|[Hh]uisartsenpraktijk|[Vv]erpleeghuis|[Zz]orgcentrum|[Bb]akkerij|[Ss]lagerij|[Ff]abriek|[Kk]oor|[Zz]angvereniging|[Ff]anfare|[Vv]oetbalclub|[Vv]ereniging|[Kk]erk|[Pp]arochie|[Bb]ibliotheek|[Kk]apsalon|[Cc]afé|[Rr]estaurant|[Ww]inkel|[Ss]upermarkt|[Gg]arage|[Bb]edrijf|[Ff]irma|[Uu]niversiteit|[Hh]ogeschool|[Kk]inderdagverblijf|[Cc]rèche|[Ss]tichting)"
_TURKISH = r"(?:[Ll]imanı|[Ff]ırını|[Bb]elediyesi|[Oo]teli|[İIiı]lkokul|[Oo]rtaokul|[Ll]ises|[Üü]niversites|[Hh]astanes|[Kk]ütüphanes|[Ff]abrikas|[Ee]czanes|[Tt]ersanes|[Ss]endikas|[Dd]erneğ|[Vv]akf|[Bb]üros|[Şş]irket|[Kk]ooperatif|[Bb]elediyespor|[Aa]tölyes|[Mm]adeni)"
_RU_LOWER = rf"(?!(?:в|во|на|за|из|с|со|по|и|о|об|от|для|у|к|а|но|не|мы|я|вы|они|его|её|их|где|что)\s)[{LOWER}-]+(?:ого|ому|ом|ой|ая|ый|ий|ое|ем|ей|их|ых|а|я|ы|и|у|е|ов|ев)"
_RU_NAME = rf"(?:{_QUOTED}|№\s?\d+|(?:им\.|имени)\s?(?:\d+\s)?[{UPPER}][\w.]*(?:\s?[{UPPER}][\w.]*){{0,2}})"

_PATTERNS = [
    re.compile(pattern.replace(r"\s", r"\x20"))  # never over the end of a line
    for pattern in (
        # "a small bookshop called The Crooked Page"
        rf"(?:(?:shop|store|café|cafe|pub|firm|company|business|band|choir|club|group|charity|practice|magazine|newspaper|farm|restaurant|school|laden|firma|verein|gruppe|librairie|boutique|entreprise|association|tienda|empresa|asociación|grupo) (?:called|named|namens|appelée?|nommée?|llamad[oa]) )(?P<named>{_CAP}(?: (?:of |the |and |& |de |la |le |y )?{_CAP}){{0,4}})",
        rf"(?<![\w'’])(?:{_CAP},? ){{1,5}}(?:&|and) (?:Sons?|Daughters?|Co\.?|Brothers|Bros\.?|{_CAP} (?:Ltd|LLP|Solicitors))(?!\w)",
        rf"(?<=[ -])(?:[Сс]алон|[Аа]втосервис|[Сс]ервис|[Кк]афе|[Бб]ар|[Аа]нсамбл|[Кк]оллектив|[Бб]ригад|[Аа]ртел|[Кк]омпани|[Сс]туди|[Кк]руж|[Дд]ружин|[Уу]чрежден|[Оо]тел|[Пп]редприят|[Сс]ет|[Цц]ентр|[Кк]луб|[Гг]рупп|[Тт]урбаз)[{LOWER}]*\s{_QUOTED}",
        rf"(?<![\w'’])(?:{_CAP}\s(?:(?:&|and|und|et|y|e)\s)?){{1,5}}(?:S\.\s?R\.\s?L\.|S\.\s?A\.(?:\s?S\.)?|S\.\s?L\.|Ltda\.?|S\.p\.A\.|[Ss]\.r\.l\.|SpA|S\.C\.|Sp\. z o\.\s?o\.|A\.Ş\.|Ltd\. Şti\.)",
        # "Second Mount Gilead A.M.E. Church", "Dept of Anthropology, Nordmark University College"
        rf"(?<![\w'’])(?:(?:{_CAP}|\d+(?:st|nd|rd|th))\s(?:(?:of the|of|for|and|&|the)\s)?){{1,6}}{_ENGLISH}(?![\w])(?:\s(?:of|for|in|at)\s(?:the\s)?{_CAP}(?:\s{_CAP})?)?(?:\s(?:No\.?\s)?[A-Z]{{0,3}}/?\d+)?",
        # "the Cowley car plant", "Longbridge works"
        rf"(?<![\w'’])(?:{_CAP}\s){{1,3}}(?:[a-z]+\s)?(?:plant|factory|shipyard|docks|hospital|infirmary|school|college|university|nursery|library|church|mosque|temple|gurdwara|mandir|synagogue|shrine|brewery|bakery|steelworks|colliery|mill|depot|warehouse|branch|farm|hotel|restaurant|club|choir|co-op)(?![\w-])",
        rf"(?<![\w'’])(?:Faculty|Department|Dept\.?|School|University|Institute|College|Church|Friends|Diocese|Parish) of (?:the )?{_CAP}(?: (?:and |of )?{_CAP}){{0,3}}",
        rf"(?<!\w)(?:UNISON|Unison|Unite|GMB|RMT|CWU|UCU|NEU|SIPTU|CGT|CFDT|SUD|CSC|FGTB|ABVV|CCOO|UGT|CNT|CTA|IG Metall|IG-Metall|IG BAU|IG BCE|ver\.di|GEW|Unia|ÖGB|SGB)[ -](?!I[ ])(?:[{UPPER}][\w'’&-]*|[ ](?:de|des|du|de la|d['’]|of|bei|beim|im|in)(?=[ ]))(?:[ ](?:(?:de la|des|de|du|d['’]|of|bei|beim|im|der)[ ]?)?{_CAP}){{0,5}}",
        rf"(?<![\w'’])(?:Unite|Unison|UNISON|GMB|RMT|ASLEF|NUT|NEU|PCS|UCU|NUJ|CWU|USDAW|SEIU|Teamsters|AFSCME)\s(?:{_CAP}\s)*(?:[Bb]ranch|[Ll]ocal|[Ll]odge)(?:\s[\w/-]*\d[\w/-]*)?",
        rf"(?<![\w'’])Local \d+,? (?:of (?:the )?)?(?!I(?!\w)){_CAP}(?: {_CAP}){{0,4}}",
        # "храм Успения в Нижних Полянах", "первичной организации профсоюза «Единство» ткацкой фабрики"
        rf"(?<!\w)(?:[{UPPER}][{LOWER}-]+\s)?(?:{_RU_LOWER}\s){{0,2}}{_RUSSIAN}[{LOWER}]{{0,5}}(?:\s{_RU_LOWER}){{0,2}}\s{_RU_NAME}(?:\s(?:{_RU_LOWER}\s){{0,2}}{_RUSSIAN}[{LOWER}]{{0,5}}(?:\s{_RU_NAME})?)?",
        rf"(?<!\w)(?i:{_RUSSIAN})[{LOWER}]{{0,5}}(?:\s{_RU_LOWER}){{0,2}}\s[{UPPER}][{LOWER}]+(?:ого|ой|ых|их|а|я|ы|и|ия)(?!\w)(?:\s(?:{_RU_LOWER}|[{UPPER}][{LOWER}]+(?:ого|ой|ых|их|а|я|ы|и))(?!\w)){{0,2}}",
        rf"(?<!\w)(?:перв|втор|треть|четв[её]рт|пят|шест|седьм|восьм|девят|десят)[{LOWER}]{{1,3}}\s{_RUSSIAN}[{LOWER}]{{0,5}}",
        rf"(?<!\w)[{LOWER}]+(?:ого|ому|ом|ой)\s[{LOWER}]+\s[«„\"](?=[{UPPER}])[^«»\"„“\n.!?,]{{2,40}}[»“\"]",
        rf"(?:(?<=bei\sder\s)|(?<=beim\s))[{UPPER}]\w*(?:werft|werke?|bahn|post|hütte|zeche|fabrik|klinik|bank|kasse|betrieb)(?:\sin\s[{UPPER}]\w+)?(?!\w)",
        rf"(?<=[\w,;:] )[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)*(?:ого|ому|ом|ой|ская|ский|ское|ском)\s(?:{_RU_LOWER}\s){{0,2}}(?:{_RUSSIAN}|институт|союз)[{LOWER}]{{0,5}}(?:\s{_QUOTED})?",
        rf"(?<!\w)[{UPPER}][{LOWER}]+(?:ое|ая|ий)\s(?:{_RU_LOWER}\s){{0,1}}{_RUSSIAN}[{LOWER}]{{0,5}}\s{_RU_NAME}",
        # whatever it is: "в кооперативе «Луч»", "«Заң қорғаны» алқасының"
        rf"(?<=\s)(?:(?<=\bв\s)|(?<=\bна\s)|(?<=\bиз\s)|(?<=\bво\s)|(?<=\bот\s))(?:{_RU_LOWER}\s){{0,2}}[{LOWER}]{{3,}}\s[«„\"](?=[{UPPER}])[^«»\"„“\n.!?,]{{2,40}}[»“\"]",
        rf"[«„\"](?=[{UPPER}])[^«»\"„“\n.!?,]{{2,40}}[»“\"]\s(?:[{LOWER}]+\s){{0,2}}[{LOWER}]+(?:нда|нде|ында|інде|ның|нің|ының|інің|нан|нен|на|не|қоры|қоғамы)(?!\w)",
        rf"(?<!\w)(?:[Цц]ентр|[Уу]правлени|[Дд]епартамент|[Кк]омбинат|[Дд]ом|[Ии]нститут|[Лл]аборатори)[{LOWER}]{{0,3}}(?:\s[{LOWER}]+){{1,4}}\s(?:по|г\.|города)\s[{UPPER}][\w-]+(?:\s(?:области|края|району|району|республике))?",
        rf"(?<=[{LOWER}]\s)[{UPPER}][{LOWER}]+er\s(?:[{UPPER}][{LOWER}]+-?)*(?:{_GERMAN}|[Bb]etrieben?|[Vv]erkehrsbetrieben?|[Ss]traßenbahn|[Bb]ahn(?:en)?|[Ss]tadtreinigung|[Aa]llgemeinen?)(?!\w)",
        rf"(?<!\w){_CAP} (?:Werk|Halle|Zeche|Schacht) (?:\d+|[IVX]+)(?!\w)",
        rf"(?<!\w)(?:Haus|Café|Gasthof|Gasthaus|Villa|Pension|Hotel|Kita)\s(?:zum\s|zur\s|am\s)?[{UPPER}][{LOWER}-]+(?!\w)",
        rf"(?<!\w)(?:МОУ|МБОУ|ГБОУ|МАОУ|МКОУ|МДОУ|ГОУ|КГУ|СОШ)(?:\s(?:СОШ|{_RU_LOWER}|{_RUSSIAN}[{LOWER}]*))*\s(?:№\s?\d+|{_QUOTED})",
        rf"(?<!\w)[А-ЯЁ]?[{LOWER}]+(?:ая|ое|ий|ый)\s(?:палата|коллегия|контора|управление|бюро|отделение|комитет|общество|объединение|филармония|училище)\s[{UPPER}][{LOWER}]+(?:\s(?:края|области|района|республики))?",
        # "комитет по архитектуре города Камышлова", "Ижевском подшипниковом"
        rf"(?<!\w)(?:комитет|отдел|управлени|департамент|администраци)[{LOWER}]{{0,3}}\s(?:по\s)?(?:[{LOWER}]+\s){{1,3}}(?:города|г\.|района|посёлка)\s[{UPPER}][\w-]+",
        # "НГДУ «Бавлынефть»", "Студия «Третий глаз»" on a line of its own
        rf"(?<![\w«])[А-ЯЁ]{{2,6}}\s[«„\"](?=[{UPPER}])[^«»\"„“\n]{{2,40}}[»“\"]",
        rf"(?m:^)[А-ЯЁ][а-яё]+\s[«„\"](?=[{UPPER}])[^«»\"„“\n]{{2,40}}[»“\"](?m:$)",
        rf"(?:АО|ООО|ТОО|ЗАО|ОАО|ПАО|ИП|НИИ|ГУП|МУП|ЖСК|ТСЖ|КСК|СНТ)\s{_QUOTED}",
        r"(?:[Cc]lub|[Gg]roup|[Cc]hoir|[Bb]and|[Tt]eam|[Cc]ircle|[Vv]erein|[Gg]ruppe|[Cc]hor|[Gg]roupe|[Cc]ollectif|[Cc]horale|[Gg]rupo|[Cc]oro|[Pp]eña|[Аа]нсамбл\w*|[Кк]луб\w*|[Гг]рупп\w+|[Хх]ор\w*)[ ]?[(,:]?[ ]?[\"“«„](?P<named>[^\"”»“\n]{2,40})[\"”»“]",
        rf"(?<!\w)(?:[Дд]ом|[Дд]вор(?:ец|ц))[а-я]{{0,3}}\s(?:культуры|престарелых|творчества|быта|пионеров|детства|техники|молодёжи|школьников|ветеранов|спорта)(?:\s{_RU_NAME})",
        r"(?<!\w)(?:ЖЭК|ЖЭУ|ПТУ|СОШ|ДЮСШ|АТП|СТО|РЭУ|КСК|МТС|СМУ)(?:-|\s№\s?|\s)\d+",
        rf"(?<![\w-]){_SPANISH}(?:\s[a-zà-ÿ]{{4,}}|\sde\s[a-zà-ÿ]{{4,}}){{1,2}}\s(?:La|El|Los|Las|San|Santa)\s{_CAP}(?:\s(?:de la |de los |del |de )?{_CAP}){{0,2}}",
        rf"(?<![\w-])(?:[Ff]anfare|[Cc]horale|[Tt]roupe|[Hh]armonie|[Cc]ompagnie|[Ll]oge|[Aa]micale|[Gg]roupe)\sL['’]{_CAP}(?:\s(?:de la |des |du |de |d['’])?{_CAP}){{0,2}}",
        rf"(?<=\bchez\s)(?!Monsieur|Madame|Mme|M\.|Nous|Vous)(?:{_CAP})(?:\s(?:et|&|de la|de|du|des)\s{_CAP}|\s{_CAP}){{1,2}}",
        rf"(?<!\w){_CAP}['’]s the (?:butcher|baker|grocer|chemist|fishmonger|ironmonger|newsagent|barber|printer|builder|greengrocer|florist)s?(?!\w)",
        rf"(?<![\w'’])(?:{_CAP}\s){{1,3}}(?:District General|General Infirmary|Royal Infirmary|Cottage Hospital|Royal|Sea Cadets|Cadets|Brownies|Cubs|Quakers|Methodists|Baptists|Community Group|Walking Group|Book Group|Bowls|Cricket|Harriers|United|Town FC|Town AFC|Colliery Band|Silver Band|Brass Band)(?!\w)",
        rf"(?:(?<=\bat )|(?<=\bof )|(?<=\bfrom )|(?<=\bin ))(?:Our Lady|Sacred Heart|Holy (?:Trinity|Cross|Family|Rosary|Spirit|Redeemer|Name)|All (?:Saints|Souls)|Christ (?:the )?(?:King|Church|Redeemer)|Immaculate (?:Conception|Heart)|Corpus Christi|Loreto|La Salle)(?:[’']s)?(?:\s(?:of|in)\s(?:the\s)?{_CAP}(?:\s{_CAP})?)?(?!\w)",
        rf"(?<![\w-])(?:[Cc]apilla|[Ee]rmita|[Ss]antuario|[Bb]asílica|[Pp]arroquia|[Cc]ofradía|[Cc]hapelle|[Bb]asilique)\s(?:de\s)?(?:la\s|l['’])?(?:Virgen|Nuestra Señora|Santísim[oa]|Sagrado|Notre-Dame|Sacré-Cœur)(?:\s(?:de la |de los |del |de |du |des )?{_CAP}){{0,3}}",
        rf"(?:(?<=\bin )|(?<=\bder )|(?<=\bvon ))(?:Herz Jesu|Liebfrauen|Mariä \w+|Heilig Geist|Heilig Kreuz|Maria Königin)(?:\s(?:in|zu)\s{_CAP})?(?!\w)",
        # "школе номер четырнадцать", "в нашу вторую детскую"
        r"(?<!\w)(?:школ|гимнази|лице|больниц|поликлиник|садик|детсад|детск\w+ сад|библиотек|аптек|училищ)\w*[ ]номер[ ](?:\d+|[а-яё]+(?:надцать|дцать|десят|сорок|девяносто|сто)(?:[ ](?:один|два|три|четыре|пять|шесть|семь|восемь|девять))?|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять)",
        r"(?<=[ ])(?:перв|втор|треть|четв[её]рт|пят|шест|седьм|восьм)\w{1,3}[ ](?:детск|городск|областн|районн|железнодорожн|инфекционн)\w{2,3}(?![ ]\w*(?:групп|площад|дом|комнат|сад|час|лиг))(?=[\s,.;])",
        r"(?<!\w)в/ч[ ](?:п\.?[ ]?п\.?[ ])?\d+",
        rf"(?:(?<=\bиз\s)|(?<=\bот\s)|(?<=\bво\s))[«„\"](?=[{UPPER}])[^«»\"„“\n.!?,]{{2,40}}[»“\"](?:\s[{UPPER}][{LOWER}]+(?:ого|ой)\s(?:района|области|края))?",
        rf"(?<!\w)[{UPPER}][\w]+(?:-[{UPPER}][\w]+)*(?:ого|ому|ом|ой)\s(?:[{LOWER}]+(?:ого|ому|ом|ой)\s)?(?:институт|университет|академи|колледж|училищ|техникум|завод|комбинат)[{LOWER}]*\s(?!(?:прошу|после|вместе)\s)[{LOWER}]{{4,}}(?:ций|ки|ики|ства|ии|ов|ия|ий|туры)(?:\s(?:и\s)?[{LOWER}]{{4,}}(?:ций|ки|ики|ства|ии|ов|ия|ий|туры))?(?!\w)",
        rf"(?<!\w)(?:[Bb]outique|[Bb]ar|[Cc]afé|[Rr]estaurant|[Ss]alon|[Ll]ibrairie|[Bb]rasserie|[Bb]oulangerie|[Bb]istrot|[Aa]uberge|[Hh]ôtel|[Éé]picerie|[Ff]leuriste|[Cc]rêperie)\s(?:Aux?|À la|À l['’]|Chez|Le|La|Les|L['’])\s?{_CAP}(?:\s(?:de la |de l['’]|du |des |de |d['’])?{_CAP}){{0,3}}",
        rf"(?<=хозяйство )[«„\"][^»“\"\n]{{2,40}}[»“\"]|(?<!\w)(?:воинск\w+|войсков\w+)\sчаст\w+\s(?:№\s?)?\d{{4,}}|(?<=[ ])(?:Bäcker|Metzger|Friseur|Schreiner|Elektro|Autohaus|Blumen|Schuh)\s(?!und )[{UPPER}][{LOWER}]{{3,}}(?!\w)",
        r"(?<=в/ч )\d+|(?<=часть )\d{4,}|(?<=часть № )\d{4,}",
        # "«Ақ бидай» наубайханасының", "№ 47 гимназия, 7 «Ә»"
        rf"{_QUOTED}\s(?:[\w-]+\s){{0,3}}?(?:[{UPPER}][\w-]+\s)?{_KAZAKH}\w*(?:\s(?:[{UPPER}][\w-]+\s)?{_KAZAKH}\w*)*",
        rf"(?:[{UPPER}][\w-]+\s(?:қаласындағы|ауданындағы|ауылындағы|қалалық|аудандық|облыстық|ауылдық)\s)?№\s?\d+(?:-\w+)?\s(?:[{LOWER}-]+\s){{0,2}}{_KAZAKH}\w*(?:,\s\d+\s?-?\s?[«\"][\w]{{1,2}}[»\"])?",
        rf"(?:[{UPPER}][\w-]+\s){{1,3}}(?:атындағы\s)?(?:(?!(?:\w*(?:бойындағы|жағасындағы|мыздағы|міздегі)|деген|атты|есімді|апа|апай|аға|ағай|тәте|бала|әже|ана|көке|в|во|на|из|с|со|по|и|о|об|от|для|у|к|за)\s)[{LOWER}-]+\s){{0,2}}?{_KAZAKH}\w*",
        # "Kirchengemeinde St. Gertrud zu Vorbildingen", "Astrid-Beispiel-Grundschule in Oberfingen"
        rf"(?<!\w)(?:(?:Evangelisch|Katholisch|Städtisch|Staatlich|Ökumenisch|Sozial|Offen|Jung|Alt|Neu|Erst)e[nrs]?\s)?(?:[{UPPER}][\w]+(?:-[{UPPER}][\w]+)*-?)?{_GERMAN}(?!\w)(?:\s(?:St\.|Sankt|Heilig\w*|„[^“\n]+“|{_QUOTED})(?:\s?{_CAP}){{0,3}})?(?:\s(?:in|zu|zum|zur|am|an der|der|des|für|z|·|&)?\s?(?:[{UPPER}][\w-]+|AG|GmbH)){{1,5}}(?:\s(?:18|19|20)\d\d(?!\w))?",
        rf"(?<!\w)[{UPPER}][\w]+(?:-[{UPPER}][\w]+)+-{_GERMAN}(?!\w)",
        rf"(?<![\w-])(?:[{UPPER}][{LOWER}]+-)?[{UPPER}][{LOWER}]{{2,}}(?:er|ische[nrs]?)\s(?:[{UPPER}][{LOWER}]+)?(?:{_GERMAN}|[Bb]etriebe|[Bb]ahn|[Bb]äder|[Mm]essen?|[Rr]undfunk|[Zz]eitung|[Nn]achrichten|[Aa]nzeiger|[Vv]erkehrsbetriebe)(?!\w)",
        # "Salinas, Ortuño y Asociados", "Huber und Partner"
        rf"(?<![\w'’])(?:{_CAP},?\s){{1,4}}(?:y|&|e|et|und|and|i)\s(?:Asociados|Associés|Associates|Partners?|Cía|Hijos|Hermanos|Söhne|Sons|Fils|Figli|Co)(?!\w)",
        rf"(?<!\w)(?<![Ff]east of )(?:St\.|Sankt) {_CAP}(?: (?:zu|in|am) {_CAP})?",
        rf"(?<![\w.])(?:[{UPPER}]{{2,6}}|ver\.di|[{UPPER}][{LOWER}]+)(?:,[ ]|[ ])(?:[Ll]ocal|[Ll]odge|[Bb]ranch|[Cc]hapter|Bezirk|Ortsgruppe|Ortsverein|Ortsverband|Sektion|Kreisverband|[Ss]eccional|[Ss]ección)[ ](?:[Nn]o\.?[ ]|№[ ]?|n\.?[º°][ ]?)?(?:\d[\w/-]*|{_CAP}(?:[ -]{_CAP})?)",
        rf"(?<!\w)(?:IG Metall|ver\.di|Verdi|GEW|IG BAU|NGG|EVG|DGB)[ -](?:{_CAP}[ -]?){{1,3}}",
        # "CGT des cheminots de Grandgare-Triage", "École d'urbanisme de l'Université Modèle-Ouest"
        rf"(?<![\w-]){_FRENCH}(?!\w)(?:[\s-](?:(?:des|du|de la|de l['’]|de|d['’]|aux?|à|la|le|les|et|pour)\s?)*(?:{_CAP}|{_QUOTED}|(?:cheminots|postiers|mineurs|enseignants|travailleurs|métallurgistes|dockers|retraités|maternelle|primaire|élémentaire|municipale|municipal|publique|public|privée|{_FRENCH}|urbanisme|droit|médecine|lettres|architecture|sciences|filles|garçons|hôpital|école|lycée|usine|université|poste|mairie|chemins de fer))){{1,6}}",
        # "centre hospitalier de Pamiers", "club de lecture de Saint-Brévin", "sindicato de trabajadoras del hogar de Lota"
        rf"(?<![\w-])(?:{_FRENCH}|[Cc]entre|[Cc]lub|[Mm]aison|[Ss]alle|[Ff]oyer|[Cc]omité)(?:\s(?:de la|de l['’]|du|des|de|d['’]|à)?\s?[a-zà-ÿ-]{{3,}}){{1,2}}\s(?:de la |de l['’]|du |des |de |d['’]){_CAP}(?:[ -]{_CAP}){{0,2}}",
        rf"(?<![\w-]){_SPANISH}(?:\s(?:de la|de los|de las|del|de|para)?\s?[a-zà-ÿ]{{3,}}){{1,3}}\s(?:de la |de los |de las |del |de ){_CAP}(?:\s(?:de\s)?{_CAP}){{0,2}}",
        rf"(?<!\w)(?:VEB|LPG|Fa\.|RA-Kanzlei)\s{_CAP}(?:\s(?:und |& )?{_CAP}){{0,3}}",
        rf"(?:SCP|SARL|SAS|Ets|Établissements|Maître)\s{_CAP}(?:,?\s(?:et |& )?{_CAP}){{0,4}}(?:\s(?:&|et)\s(?:Associés|Fils))",
        # "Seccional Villa Modelo de la Unión Obrera Metalúrgica", "Construcciones Hnos. Ejemplo"
        rf"(?<![\w'’-]){_SPANISH}(?!\w)(?:\s(?:(?:de la|de los|de las|del|de|la|el|los|las|y|en|para|por|pro|Pro|Por)\s)*(?:N\.?º\s?\d+|{_CAP}|\d+(?=\sde\s[{UPPER}])|{_QUOTED}|(?:pública|público|infantil|municipal|secundaria|primaria|general|universitario)(?=\s))){{1,7}}",
        # "шахти «Світанок»", "гімназії ім. Лесі Українки", "ТОВ «Дніпро-Світло»"
        rf"(?<!\w)(?:ТОВ|ПАТ|ПП|КП|ДП|НВК|ЗОШ|{_UKRAINIAN}\w{{0,4}})(?:\s{_RU_LOWER}|\s[{LOWER}]+){{0,2}}\s(?:{_QUOTED}|№\s?\d+|ім(?:ені|\.)\s?[{UPPER}](?:\.|[\w’']+)(?:\s?[{UPPER}](?:\.|[\w’']+)){{0,2}})",
        rf"(?<!\w)[{UPPER}][{LOWER}]+(?:ого|ому|ої|ій|ська|ський|ське|ська)\s(?:[{LOWER}]+\s){{0,2}}{_UKRAINIAN}\w{{0,4}}(?:\s№\s?\d+)?",
        # "Wyższej Szkoły Prawa w Mławie Nowej", "Komisja Zakładowa przy Hucie Szkła Dąbrowica"
        rf"(?<!\w)(?:[{UPPER}][\w-]+\s){{0,2}}{_POLISH}\w{{0,4}}(?:\s(?:im\.|nr\s?\d+|przy|[{UPPER}][\w-]*\.?|{_QUOTED})){{1,6}}",
        # "Liceo Scientifico "Laura Conti" di Pietrasecca", "Camera del Lavoro di Sesto Marelli"
        rf"(?<!\w){_ITALIAN}(?!\w)(?:\s(?:(?:di|del|della|dei|delle|dell['’]|per|e|in|a)\s?)*(?:{_CAP}|{_QUOTED})){{1,6}}",
        # "Gültepe Devlet Hastanesi'nde", "Tuzla tersanesinden", "Kıyı Yazarlar Derneği"
        rf"(?<!\w)(?:[{UPPER}][\w'’.-]*\s){{1,5}}{_TURKISH}\w*(?:['’]\w+)?",
        # "padaria Pão Quente", "Coro de São Tiago"; "basisschool De Regenboog", "het Sint-Jansziekenhuis"
        rf"(?<!\w){_PORTUGUESE}(?!\w)(?:\s(?:de|da|do|das|dos|e|d['’])\s?|\s)(?:[a-zà-ÿ]{{4,}}\s(?:d[aeo]s?\s)?)?(?:{_CAP}|{_QUOTED}|n\.?º\s?\d+)(?:\s(?:(?:de|da|do|das|dos|e)\s)?{_CAP}){{0,4}}",
        rf"(?<!\w)(?:[a-z]+)?{_DUTCH}(?!\w)\s(?:(?:van|de|het|der|den|aan|in|ter|’t|'t)\s){{0,2}}(?:{_CAP}|{_QUOTED})(?:\s(?:(?:van|de|het|der|den|aan|in|ter)\s)?{_CAP}){{0,3}}",
        rf"(?<!\w)(?:Sint|St\.)-[{UPPER}][\w-]*(?:ziekenhuis|parochie|kerk|school)(?!\w)|(?<!\w)[{UPPER}][\w-]+ziekenhuis(?!\w)",
        r"(?<![\w-])\d{1,3}[ -]?(?:й|ая|ой|я|ую|м)?[ ](?:[а-яё]+(?:ой|ей|ую|ая)[ ])?(?:школ|гимнази|лице|детсад|садик|поликлиник|больниц|училищ|роддом)\w*",
        # "12-мектепте", "Кантине der Stadtwerke Erlenau", "Edeka Lindner"
        r"(?<![\w-])№?\s?\d{1,3}[ -]?(?:ші|шы|інші|ыншы)?[ -]?(?:орта\s)?(?:мектеп|мектеб|гимназия|лицей|балабақша|емхана|колледж)\w*",
        rf"(?<!\w)(?:Rathaus|[{UPPER}][{LOWER}]+(?:haus|zentrum|heim|station))\s(?:am|im|an der|in der|beim|zum)\s[{UPPER}][\w-]+(?:\s[{UPPER}][\w-]+)?",
        r"(?<=, )Chez\s[A-ZÀ-Ý][\w'’-]+(?:\s(?:et\s)?[A-ZÀ-Ý][\w'’-]+)?",
        rf"(?<!\w)(?:[{UPPER}][\w-]+\s){{1,3}}атындағы\s№\s?\d+\s(?:[{LOWER}-]+\s)?{_KAZAKH}\w*(?:-\w+)?",
        rf"(?<!\w)[А-ЯЁ][а-яё]+(?:ая|ое|ий|ый)\s(?:контора|палата|коллегия|студия|мастерская|фирма|компания|группа|артель|бригада|дружина|лавка)\s{_QUOTED}",
        rf"(?<!\w)(?:Sozietät|Kanzlei|Praxis|Zeche|Reederei|Spedition|Firma|Fa\.)\s(?:[{UPPER}][\w-]+,?\s(?:&\s|und\s)?){{0,2}}[{UPPER}][\w-]+(?!\w)",
        rf"(?<!\w)(?:Kantine|Küche|Mensa|Werkstatt|Kasse|Pforte|Belegschaft)\s(?:der|des|von|vom)\s(?:[{UPPER}][\w-]+\s){{1,2}}[{UPPER}][\w-]+",
        # Chains with the name of who runs the shop, or of where it is.
        rf"(?<!\w)(?i:edeka|rewe|aldi|lidl|netto|penny|spar|nahkauf|intermarché|carrefour|leclerc|auchan|super u|hyper u|franprix|mercadona|eroski|bodega aurrerá|conad|esselunga|coop|biedronka|żabka|migros|denner|billa|hofer|tesco|asda|co-op|spar|londis|budgens|пятёрочк\w|магнит\w?|magnum|пятерочк\w)\s(?:de\s|di\s|in\s|à\s|d['’])?{_CAP}(?:\s{_CAP})?",
        rf"(?:(?<=\bin\s)|(?<=\bvon\s))(?:[{UPPER}][{LOWER}]+\s)?(?i:budgens|tesco|asda|lidl|aldi|spar|co-op)(?!\w)",
        rf"(?<!\w)(?:[Ll]os|[Ll]as)\s(?:Hermanos|Hnos\.)\s{_CAP}|(?<!\w)(?:[Ff]ratelli|[Ff]rères|Gebrüder|Gebr\.|Hermanos|Irmãos)\s{_CAP}(?:\s(?:y|e|et)\s{_CAP})?",
        rf"(?<![\w'’-])El (?:Diario|Correo|Heraldo|Periódico|Norte|Faro) de (?:la |el )?{_CAP}(?: {_CAP})?",
    )
]
_QUOTING = re.compile(r"[«\"„“»]")
_QUOTED_GERMAN = re.compile(rf"(?<!\w)[{UPPER}]?\w*{_GERMAN}[ ]{_QUOTED}")
# What belongs to an institution behind a comma or "in": a second name, its town.
_TAIL = re.compile(
    rf"(?:,[ ]|[ ](?=г\.|гор\.|пос\.|города|посёлка|м\.)|[ ]\((?=м\.|г\.)|[ ]-[ ]|[ ](?:in|at|at the|of|of the|zu|à|au|aux|en|de|в|на|у|w|we|przy|a|di)\s)(?P<town>(?:г|гор|пос|м)\.[ ]|(?:города|посёлка)[ ])?(?:(?:{_CAP})(?:[ ](?:of[ ]|de[ ]|la[ ])*(?:{_CAP}|\d+(?!\w))){{0,4}})(?(town)|(?=[ ]*(?:[,.;:!?)\n]|$)))"
)
_KNOWN_TO_ALL = re.compile(
    r"(?<!\w)(?:amnesty(?! (?:group|branch))|cruz roja|croix-rouge|rote[ns]? kreuz\w*|rode kruis|croce rossa|красн\w+ крест\w*|red cross|red crescent|médicos sin fronteras|médecins sans frontières|ärzte ohne grenzen|unicef|unesco|strasbourg|всемирн\w*|хельсинкск\w*|world bank|helsinki|banque mondiale|weltbank|banco mundial|human rights|international covenant|united nations|UN|red cross|greenpeace|constitution\w*|supreme|european|kazakhstan\w*|kazakh|ministry|embassy|parliament|residents|shanyrak|"
    r"chanyrak|schanyrak|almaty|city service|general assembly|socialist|committee for|naciones|nations|unies|verfassung\w*|menschenrecht\w*|vereinte\w*|botschaft|bundes\w*|europäisch\w*|ambassade|cour|mairie|embajada|kasachstan|"
    r"казахстан\w*|республик\w*|верховн\w*|оон|амнести\w*|международн\w*|европейск\w*|советск\w*|шанырак\w*|бакай|алматы|алма-ат\w*|қазақстан\w*|халықаралық|республика\w*|бұұ\w*|шаңырақ\w*|әкімдік|медео|конституци\w*|горсовет\w*|нұр отан|нур отан|президент\w*)(?!\w)",
    re.IGNORECASE,
)


_OWN_NAME = re.compile(_QUOTED)  # "«Алюминий Қазақстан» зауыты" is a plant, not the country
_ORDINALS = frozenset(["first", "second", "third"])  # "Second Baptist Church"


_CYRILLIC, _LATIN = re.compile("[а-яё]{3}"), re.compile("[a-zß-ÿ]{3}")
_WRITTEN = [
    (pattern, bool(_CYRILLIC.search(words)), bool(_LATIN.search(words)))
    for pattern in _PATTERNS
    for words in [re.sub(r"\\x?\w{1,2}", "", pattern.pattern.replace(UPPER, "").replace(LOWER, ""))]
]


@lru_cache(maxsize=4)
def _patterns_for(*, has_cyrillic: bool, has_latin: bool) -> tuple[re.Pattern[str], ...]:
    """Those whose own words are of the scripts that a text is written in; the others can find nothing in it."""
    return tuple(
        pattern
        for pattern, is_cyrillic, is_latin in _WRITTEN
        if (is_cyrillic and has_cyrillic) or (is_latin and has_latin) or not (is_cyrillic or is_latin)
    )


def find_institutions(text: str, public: list[tuple[int, int]] | None = None) -> Iterable[Span]:
    """
    Find the institutions with a name of their own; each span takes the town behind it with it.

    Those that the letter is about stay, and are put into ``public``.
    """
    patterns = _patterns_for(has_cyrillic=bool(_CYRILLIC.search(text)), has_latin=bool(_LATIN.search(text)))
    if _QUOTING.search(text):
        patterns = (*patterns, _QUOTED_GERMAN)
    for pattern in patterns:
        for found in pattern.finditer(text):
            start, end = _without_openings(text, *_named(found))
            if (
                end - start < 5
                or _KNOWN_TO_ALL.search(_OWN_NAME.sub("", text[start:end]))
                or _is_only_a_kind(text[start:end])
                or _is_a_person(text[start:end])
                or _quotes_the_place(text[start:end])
                or _ends_in_a_person(text[start:end])
                or (start > found.start() and not re.search(rf"[{UPPER}\d«\"„“№]", text[start:end]))
            ) and not found[0].isdigit():
                continue
            if _is_of_the_addressee(text, start) or is_of_the_case(text, start, end):
                if public is not None:
                    public.append((start, end))
                continue
            end = without_large_city(text, start, end)
            yield Span(Kind.WORKPLACE, start, end_of_tail(text, end))


def without_large_city(text: str, start: int, end: int) -> int:
    """Give where an institution ends without the large city it is in, which may stay."""
    town = re.search(r"\s(?:in|at|à|en|в|w|aus)\s([^\n]+)$", text[start:end])
    return start + town.start() if town and names_only_cities(town[1]) else end


def end_of_tail(text: str, end: int) -> int:
    """Give where an institution ends together with its town: "школа № 5 г. Лесогорска"."""
    tail = _TAIL.match(text, end)
    if tail and tail["town"] and not _KNOWN_TO_ALL.search(tail[0]):
        return tail.end()  # "школа № 17 города Костромы" is that one school
    return tail.end() if tail and not names_only_cities(tail[0]) and not _is_public_tail(tail[0]) else end


def _named(found: re.Match[str]) -> tuple[int, int]:
    return found.span("named") if "named" in found.re.groupindex else found.span()


_BROTHERS = re.compile(r"(?:[Ll]os |[Ll]as )?(?:Hermanos|Hnos\.|Fratelli|Frères|Gebrüder)(?!\w)")


def _without_openings(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the words that only open a sentence: "The …", "Our …", "In …"."""
    while (
        not _BROTHERS.match(text, start)
        and (first := re.match(r"[\w'’-]+[,\s]+", text[start:end]))
        and (
            (
                is_beginner(first[0].strip(" ,\n"))
                and not (first[0].strip().lower() in _ORDINALS and text[start + first.end()].isupper())
                and not re.match("El (?:Diario|Correo|Heraldo)", text[start:end])
            )
            or is_country(first[0])
            or (is_occupation(first[0].strip(" ,\n")) and not re.match(_RUSSIAN, first[0], re.IGNORECASE))
        )
    ):
        start += first.end()
    if opening := re.match(r"[\w'’-]+ (?:at|in|from|by|with) ", text[start:end]):
        start += opening.end()  # "Thursdays at St Brannoc's"
    return start, start + len(text[start:end].rstrip(" .,\n"))


# "your plant in Izmir", "Ihres Werks": whose it is, the letter goes to.
_YOURS = re.compile(
    r"(?<!\w)(?:your|[Ii]hr(?:e[mnrs]?)?|votre|vos|vuestr[oa]s?|vostr[oaie]|ваш\w{0,3}|pańsk\w+|wasz\w*|sizin|uw|vosss?[oa]s?)\s+(?:[\w-]+\s)?$"
)
# What is closed or kept open is what the letter is about, where nothing in the sentence is the writer's own.
_CLOSED = re.compile(
    r"(?<!\w)(?:clos(?:e|es|ed|ing|ure)|shut(?:ting)?|save|schlie(?:ß|ss)\w*|\w*schließung|geschlossen|fermeture|fermer|ferm[ée]e?|cierre|cierr[ae]n?|cerrar|clausura\w*|chius\w+|chiuder\w*|encerra\w*|fech[ao]\w*|zamkn\w+|likwid\w+|kapat\w+|закры\w+|закро\w+|закрит\w*|ликвид\w+|жаб(?:у|ыл|ып|ат|аты|са)\w*|sluit\w*|gesloten)(?!\w)",
    re.IGNORECASE,
)
# What a plant, a mine or a mill does to others, or to its workers, or they to it.
_HARMS = re.compile(
    r"(?<!\w)(?:strik(?:e|es|ers?|ing)|sacked|dismissed|fired|laid off|leak\w*|spill\w*|dump\w*|pollut\w*|poison\w*|discharg\w*|lockout|locked out|cyanide|sewage|effluent|log(?:ging)?|fell(?:ing)?|being cut|cut down|drill\w*|blast\w*|bulldoz\w*|destroy\w*|"
    r"\w*streik\w*|entlass\w*|gekündigt\w*|\w*lauge|einleit\w*|vergift\w*|verseuch\w*|abholz\w*|abgas\w*|giftig\w*|"
    r"grève|gréviste\w*|licenci\w*|déverse\w*|empoisonn\w*|pollu\w*|rejett\w*|huelga|huelguist\w*|despid\w*|despedid\w*|derram\w*|verti\w+|contamin\w*|envenen\w*|tal[ao]n?|greve|demitid\w*|demissão|poluiu|polui|"
    r"scioper\w*|licenziat\w*|avvelen\w*|inquin\w*|scaric\w*|strajk\w*|zwolnion\w*|zwolnie\w*|truje|zatru\w*|ściek\w*|grev\w*|işten çıkar\w*|zehirl\w*|kirlet\w*|"
    r"забастов\w*|бастующ\w*|бастуют|увол[ие]\w*|сброс\w*|сбрасыва\w*|слива\w+|отрав\w*|загрязн\w*|вырубк\w*|взрыва\w*|взрыв\w*|труб[аыу]|страйк\w*|отру[їю]\w*|звільнен\w*|скида\w*|"
    r"ереуіл\w*|жұмыстан шығар\w*|улан\w*|төгіл\w*|құйыл\w*|құбыр\w*|staking\w*|ontslagen|vervuil\w*|loost|lozing\w*)(?!\w)",
    re.IGNORECASE,
)
# What one reads or hears, unless one works for it.
_PRESS = re.compile(
    r"(?<!\w)(?:[Гг]азет\w*|[Жж]урнал\w*|[Tt]elewiz\w*|[Gg]azet\w*|[Jj]ournal|[Qq]uotidien|[Pp]eriódico|[Dd]iario|[Ss]emanario|[Rr]evista|[Gg]iornale|[Jj]ornal|[Kk]rant|[Rr]adio|[Рр]адио|[Тт]елеканал\w*)\s"
)
_READS = re.compile(
    r"(?<!\w)(?:read|heard|saw|прочит\w*|прочёл|прочла|читал\w*|узнал\w*|слышал\w*|пиш[еу]т|писал\w*|lu|appris|apprenait|entendu|leí\w*|leo|oí|escuch\w*|letto|leggo|sentito|li|gelesen|gehört|las|gelezen|przeczyt\w*|słysz\w*|оқы\w*|okud\w*)(?!\w)",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"(?<!\w)(?:work\w*|edit\w*|arbeit\w*|travail\w*|trabaj\w*|trabalh\w*|lavor\w*|работ\w*|служ\w*|прац\w*|істе\w*|тілші\w*|жұмыс\w*|çalış\w*|pracuj\w*|корреспондент\w*|редактор\w*|journalist\w*|werk\w*)",
    re.IGNORECASE,
)
_INDUSTRY = re.compile(
    r"(?<!\w)(?:mines?|mina|minera|quarry|refinery|smelter|cannery|mill|plant|dam|timber|logging|mining|oil|usine|mine|barrage|usina|fábrica|textil|planta|cantera|\w*werke?s?|\w*mine|\w*fabrik|AG|GmbH|Ltd|plc|Inc|S\.[ ]?A|SA|miniera|fabbrica|stabilimento|kopaln\w+|hut[ayę]|fabryk\w+|zakład\w*|fabrika\w*|maden\w*|завод\w*|комбинат\w*|фабрик\w*|шахт\w*|рудник\w*|зауыт\w*|кеніш\w*|комбінат\w*|mijn|fabriek)(?!\w)",
    re.IGNORECASE,
)
# "the strike at the", "strajku w", "the leak from".
_HARMED = re.compile(
    rf"(?:{_HARMS.pattern})\s+(?:at|in|of|from|by|bei|im|in der|à|chez|de|dans|en|na|no|di|allo|alla|na|в|на|w|we|z|van|bij)(?:\s(?:the|der|dem|la|le|el|los|las|a|o|de|het))?\s+$",
    re.IGNORECASE,
)
_LOCKED_UP = re.compile(
    r"(?<!\w)(?:[Mm]aison d['’]arrêt|[Pp]rison|[Cc]entre de rétention|[Cc]árcel|[Pp]enal|[Cc]arcere|[Gg]efängnis\w*|СИЗО|[Кк]олони\w+)(?!\w)"
)
_BEFORE_IT, _BEHIND_IT = 70, 25  # characters


def _is_of_the_addressee(text: str, start: int) -> bool:
    return bool(_YOURS.search(text[max(0, start - 30) : start]))


def is_of_the_case(text: str, start: int, end: int) -> bool:
    """Say whether an institution is what the letter is about: closed, or a prison where somebody is held."""
    sentence = sentence_around(text, start, end)
    if _LOCKED_UP.match(text, start):
        return bool(CASE_SENTENCE.search(sentence)) and not OWN.search(sentence)
    if _HARMED.search(text[max(0, start - 40) : start]):
        return True
    if _PRESS.match(text, start) and _READS.search(sentence) and not _WORKS.search(sentence):
        return True
    if OWN.search(sentence) or I_MYSELF.search(sentence) or line_of(text, start):
        return False
    if is_where_it_happened(text, start):
        return True
    return bool(_INDUSTRY.search(text[start:end]) and _HARMS.search(sentence)) or (
        bool(_CLOSED.search(text[max(0, start - _BEFORE_IT) : end + _BEHIND_IT]))
        and bool(_CLOSED.search(sentence))
    )


def _quotes_the_place(named: str) -> bool:
    """ "«Шаңырақ» ықшамауданында": the place of the appeal, in quotation marks."""
    quoted = [re.findall(r"[^\W\d_]{3,}", each) for each in _OWN_NAME.findall(named)]
    return any(words and all(is_public_place(word) for word in words) for words in quoted)


def _is_only_a_kind(named: str) -> bool:
    """ "School", "Church Hall": no name of its own."""
    words = re.findall(r"[\w'’№-]+", named)
    around = re.findall(r"[\w'’-]+", _OWN_NAME.sub("", named))
    return (len(words) < 2 and "-" not in named) or any(is_public_place(word) for word in around)


def _is_a_person(named: str) -> bool:
    """ "Ruth Hall", "Carmen del Hogar": heads that are surnames as well."""
    words = named.split()
    is_person = bool(first_name_in(words[0])) or bool(re.match(rf"[{UPPER}]\.", words[0]))
    return len(words) <= 3 and is_person and not re.search(r"\d|[«\"„“№-]", named)


def _ends_in_a_person(named: str) -> bool:
    """ "комитета Жанна": small words and a first name."""
    words = named.split()
    return (
        len(words) > 1
        and named[0].islower()
        and not re.search(r"\d|[«\"„“№]|им\.|имени", named)
        and sum(word[0].isupper() for word in words) == 1
        and bool(first_name_in(words[-1]))
    )


def _is_public_tail(tail: str) -> bool:
    words = re.findall(rf"[{UPPER}][\w'’-]*", tail)
    return (
        bool(_KNOWN_TO_ALL.search(tail))
        or any(is_public(word) for word in words)
        or all(is_country(word) or is_beginner(word) for word in words)
    )
