# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Finds where a person works or studies: what stands behind "I work at", and institutions by their names."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.institutions import end_of_tail, is_of_the_case, without_large_city
from shanyrak.craft.redacting.layout import OFFICIAL
from shanyrak.craft.redacting.letters import CAPITALISED, LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public_place

_WORK = (
    r"(?:i(?:['’]m| am)? (?:currently |now |also |still |have )?(?:work|worked|working|teach|taught|study|employed|volunteer|serve|served|play|played|drive|drove|coach|run|manage|nurse|clean)(?:ed|ing)?(?: (?!my |our |his |her |the people)[\w -]{3,30}?)?(?: part-time| full-time| nights| shifts| (?:for|since) (?:\w+ ){0,4}(?:years?|months|decades|\d{4}))?(?: as (?:an?|the) [^,.;]{3,45}?)? (?:at|for|with|in|by)|"
    r"i(?:['’]m| am| was) (?:an? |the )?[\w -]{3,45}? (?:at|for|with)|(?:who )?(?:works|worked|working|teaches|employed) (?:as an? [^,.;]{3,45}? )?(?:at|for|with|by)|(?:my|our) (?:\w+ ){1,2}(?:is|was) (?:an? |the )?[\w -]{3,30}? (?:at|for|with)|(?:formerly|late|retired|retd\.?) (?:of|from|at)|my (?:employer|workplace|company|school|university|office|job)(?: is|,| at)|(?:employer|workplace|company|occupation|organisation):|(?:colleagues|job|post|position|work|shift|students|classes) at|"
    r"(?:сам[аи]? )?(?:я )?(?:сейчас |уже )?(?:(?:\w+ ){0,3}?проработал[аи]?|отработал[аи]?|работаю|работала?|тружусь|служу|учусь|преподаю|преподавала?|учусь|учила?сь)(?: [\w-]+(?:ом|ем|ей|ой|ёй|ою|ым|им)){0,4}(?: \d+ (?:лет|года?))?(?: я)? (?:в|во|на|при|у)|(?:моё |мое )?место работы:?|"
    r"(?:который |которая )?(?:работает|трудится|преподаёт|учится)(?: [\w-]+(?:ом|ем|ей|ой|ым|им)){0,3} (?:в|во|на|при)|мо[йя] (?:работодатель|компания|школа|фирма)[,:—–-]?|"
    r"я (?:[\w-]+ ){1,3}(?:в|во|на) (?=[^.,]{0,14}(?:школ|больниц|завод|компани|университет|ООО|АО|ТОО|№|«|фабрик|институт|библиотек|клиник|поликлиник|банк|магазин|редакци|музе|театр|колледж|лице|гимнази|детск))|"
    r"ich (?:arbeite|fahre|unterrichte|lehre|studiere|bin [\w -]{0,30}?(?:beschäftigt|angestellt|tätig)|war)(?: seit [^,.]{3,20}?)?(?: als [\w/ -]{3,40}?)? (?:bei|beim|bei der|an|an der|am|im|in der|in einer|in einem|für|für die|in|auf)|ich bin (?:[\w/-]+ ){0,3}(?:bei|beim|an der|am|im|in der)|(?:meine? )?(?:arbeitgeber|arbeitsplatz|arbeitsstelle|firma)(?: ist|:)|"
    r"(?:der|die|er|sie) (?:arbeitet )?(?:als [\w -]{3,30} )?(?:bei|beim|an der|am)(?= [\w .&-]{2,50} arbeite)|(?:arbeitet|unterrichtet|studiert)(?: als [\w/ -]{3,40}?)? (?:bei|beim|bei der|an der|am|im|in der|für)|"
    r"(?:je|on|nous) (?:travaille|travaillais|(?:est|sommes) (?:étudiante?s?|élèves|employée?s?)|suis employée?|enseigne|étudie|suis salariée?)(?: depuis [^,.]{3,20}?)?(?: comme [\w' -]{3,40}?| en tant que? [\w' -]{3,40}?)? (?:chez|à|à la|à l['’]|au|aux|pour|dans|dans une?|pour la|pour le|pour l['’])|je suis [\w' -]{3,40}? (?:chez|à l['’]|à la|au|dans|à) ?(?=[^.,]{0,20}(?:hôpital|école|lycée|collège|université|clinique|mairie|CHU|SA|SARL|usine|bibliothèque|entreprise|société|banque|maternelle|crèche|cabinet))|(?:je suis|est) (?:\w+ ){0,2}(?:\w+(?:ier|ière|eur|euse|iste|trice|ienne|ien)|bénévole|stagiaire|apprentie?|prof|secrétaire|aide-soignante?|employée?|interne|vendeuse) (?:au|aux|à la|à l['’]|à|chez)|je suis [\w' -]{3,40}? chez|\w+ chez(?= (?-i:[A-ZÀ-Ý]))|"
    r"(?:travaille|enseigne)(?: comme [\w' -]{3,40}?)? (?:chez|à la|à l['’]|au|aux|pour|dans)|(?:pour le compte|au service|employée? (?:par|de)) (?:de|d['’]|du)?|mon (?:employeur|entreprise|lieu de travail)(?: est)?,?\s?:?|employeur\s?:|"
    r"(?:trabajo|trabajaba|soy emplead[oa]|enseño|estudio|doy clases|ejerzo)(?: desde [^,.]{3,20}?)?(?: como [\w -]{3,40}?| de [\w -]{3,25}?)? (?:en|para|con)(?: el| la| los| las| un| una)?|soy [\w -]{3,40}? (?:en|de)(?: el| la| del)? ?(?=[^.,]{0,14}(?:[Hh]ospital|[Ee]scuela|[Cc]olegio|[Ii]nstituto|[Uu]niversidad|[Cc]línica|[Ff]ábrica|[Ee]mpresa|[Bb]iblioteca|CEIP|IES|[Bb]anco|[Aa]yuntamiento|[Tt]aller|[Pp]anadería))|trabaja(?: como [\w -]{3,40}?)? (?:en|para)(?: el| la)?|mi (?:empresa|lugar de trabajo|empleador)(?: es)?:?|"
    r"(?:працюю|працює|викладаю|навчаюся)(?: [\w-]+(?:ом|ем|ою|ею|ям)){0,3} (?:в|у|на|при)|pracuję(?: jako [\w -]{3,40}?)? (?:w|we|na|dla|u)|pracuje(?: jako [\w -]{3,40}?)? (?:w|we|na|dla)|(?:uczę|studiuję) (?:w|we|na)|(?:lavoro|insegno|studio)(?: come [\w -]{3,30}?)? (?:a|al|alla|allo|all['’]|presso|nel|nella|per)|(?:sono )?(?:insegnante|infermier[ea]|operai[oa]|medico|impiegat[oa]|docente) (?:a|al|alla|allo|all['’]|presso|nel|nella|del|della)|место учёбы:?|"
    r"(?:eu )?(?:trabalho|trabalhei|dou aulas|ensino|estudo|canto)(?: há [^,.]{3,20}?)?(?: como [\w -]{3,30}?)? (?:em|no|na|nos|nas|para|com)|sou [\w -]{3,30}? (?:no|na|nos|nas|do|da)(?= ?(?-i:[A-ZÀ-Ý])| (?:escola|hospital|padaria|fábrica|empresa|lar|coro|cooperativa|sindicato|loja))|"
    r"(?:ik )?(?:werk|werkte|studeer|zing|speel)(?: als [\w -]{3,30}?)? (?:bij|in|op|voor|aan)(?: de| het)?|ik geef (?:les|[\w]+les) (?:op|aan|in)(?: de| het)?|ik ben [\w -]{3,30}? (?:bij|van)(?: de| het)?|(?:mijn|onze) (?:man|vrouw|zoon|dochter|vader|moeder) (?:werkt|werkte|zit) (?:bij|in|op)(?: de| het)?|"
    r"(?:canto|suono|sono impiegat[oa]|sono operai[oa]|faccio (?:il|la|l['’])\s?[\w -]{3,25}?) (?:al|alla|allo|all['’]|nel|nella|da|presso|in)|(?:mio|mia) (?:marito|moglie|figlio|figlia|padre|madre) (?:lavora|insegna|studia|va) (?:a|al|alla|allo|all['’]|nel|nella|da|presso)|"
    r"i (?:stack shelves|clean offices|wait tables|serve|sing|worship|play the organ|ring the bells|cook|sweep|pull pints|drive a (?:bus|van|lorry|cab)|keep the books) (?:at|for|in|with)|(?:goes|go) to school at|"
    r"(?:ich )?(?:sitze|sitz|steh|stehe|putze|putz|singe|koche|jobbe) (?:an der kasse |in der küche )?(?:im|in der|bei|beim|vom|von der)|"
    r"(?:canto|limpio|atiendo|cocino|cuido|vendo)(?: [\w -]{3,25}?)? (?:en|para)(?: el| la| los| las)?)"
)
_WORKING = re.compile(rf"(?<!\w){_WORK}(?:(?<=[’'])|(?!\w))[ \n]*", re.IGNORECASE)
_WORKPLACE = re.compile(
    rf"(?:(?:the|a|an|our|my|local|der|die|das|dem|einer|einem|ein|la|le|l['’]|les|une?|el|los|las|una?|одной|одном|нашей|нашем|местной|местном|городской|городском|городе)\s*)*"
    rf"[^,.;:!?()\n—–]{{2,70}}(?:[.](?=\s?[{LOWER}\d])[^,.;:!?()\n—–]{{1,40}})?"
)
_WORK_STOP = re.compile(
    r"\s+(?:had|have|has|is|was|were|are|and|but|who|which|where|because|so|since|when|while|as|for \d+|from \d+|retiring|for many|for over|for the past|for nearly|for almost|for more|with|for \w+ (?:years?|months)|in order|to|that|although|if|after|before|until|not|on|"
    r"и|но|а|где|который|которая|потому|уже|с \d+|более|около|поэтому|чтобы|когда|"
    r"und|aber|wo|die|der|das|weil|seit|denn|wenn|dass|als|deshalb|doch|sowie|"
    r"et|mais|où|qui|que|parce|depuis|car|donc|comme|quand|lorsque|"
    r"y|pero|donde|que|porque|desde|como|cuando|aunque|hace|"
    r"і|та|але|де|що|який|яка|oraz|i|ale|gdzie|od|który|która|bo|ponieważ)\s+.*$",
    re.IGNORECASE | re.DOTALL,
)
_WORK_KAZAKH = re.compile(
    rf"(?:^|(?<=[\s«\"]))((?:[«\"„]?[{UPPER}№][\w«»\"„”’№-]*\s+)(?:[\w№«»\"„”-]+\s+){{0,5}}?[\w№«»\"„”-]*(?:нде|нда|ында|інде|да|де|та|те))\s+(?:(?!жұмыс|қызмет|оқимын|сабақ|мұғалім болып)[\w-]+\s+){{0,4}}?(?:жұмыс|қызмет|еңбек|сабақ беремін|оқимын|оқытамын|істеймін|мұғаліммін|дәрігермін|мұғалім)"
)
_WORK_TURKISH = re.compile(
    rf"((?:[{UPPER}][\w'’.&-]*\s+){{0,5}}[{UPPER}][\w.&-]*['’]?(?:nde|nda|da|de|ta|te|ında|inde|sında|sinde))\s+(?:[\w-]+\s+){{0,4}}?(?:çalışıyorum|çalışmaktayım|çalışıyor|görev yapıyorum|öğretmenim|okuyorum|öğretmenlik)"
)
_ORGANISATION = re.compile(
    rf"(?:[«\"„“]|(?<!\w)(?:ООО|АО|ТОО|ОАО|ЗАО|ИП|ЖШС|АҚ|ГУ|КГУ|МБОУ|ГБОУ|GmbH|AG|e\.\s?V\.|Ltd|Inc|LLC|PLC|SARL|SAS|CHU|S\.A\.|S\.L\.|IES|CEIP|A\.Ş\.)(?!\w)|№|[{UPPER}])"
)
# "во 2 «В» 94 гимназии", "4 «Б» сыныпта": the class is no place of its own.
_GRADE = re.compile(r"\d{1,2}[ -]?(?:[«\"]\w[»\"]|[А-ЯӘ](?!\w))(?:[ ](?:классе|класса))?,?[ ]*")
_CLASS = re.compile(r"[«\"]\w[»\"][ ](?:сынып|сыныб|класс)")
_OF_A_REGION = re.compile(r"облыстық|аудандық|қалалық|орталық|\x1f")
_ON_A_RIVER = re.compile(r"[ ](?:бойындағы|жағасындағы|мыздағы|міздегі)[ ]|(?:мыздағы|міздегі)[ ]")
# "in der Küche vom Seniorenstift", "on Ward 6 of the Royal": a part of every such house.
_ROOM = re.compile(
    r"(?:[Kk]itchens?|[Cc]anteen|[Ww]ard(?: \w{1,3})?|[Rr]eception|[Ll]aundry|[Kk]üche|[Kk]antine|[Ss]tation(?: \w{1,3})?|[Pp]forte|[Rr]ezeption|[Ww]äscherei|[Cc]uisines?|[Cc]antine|[Aa]ccueil|[Cc]ocina|[Cc]omedor|[Ll]avandería|[Cc]ucina|[Mm]ensa|[Кк]ухн\w|[Сс]толов\w+|[Рр]егистратур\w|[Kk]euken|[Cc]ozinha)\s(?:of the|of|vom|von der|der|des|de la|de l['’]|du|del|de|dell['’]|della|van het|van de|da|do)\s?(?=[^\n]*[A-ZÀ-ÞА-Я])"
)
_NAMED = 2  # capitals of an office that is this one: "Rathaus Wedding"
_YOURS = re.compile(
    r"(?:your|[Ii]hr(?:e[mnrs]?)?|votre|vos|vuestr\w+|vostr\w+|ваш\w*|pańsk\w+|wasz\w*|sizin|uw|sua?s?)\s"
)
_MOST_SMALL = 5  # words before the first of a name
_OF = r"(?:de la|de las|de los|de l['’]|del|de|du|des|d['’]|of|for|and|&|et|y|und|für|der|in|am|an der|zu)"
# A school, a hospital, a firm with a name of its own: whoever names one in such a letter belongs to it.
_NAMED_INSTITUTION = re.compile(
    rf"(?:(?:St\.?|[{UPPER}][\w'’-]+)[ ]+(?:(?:of the|of|for|and|&|the)[ ]+)?){{1,5}}(?:School|College|Academy|University|Hospital|Infirmary|Clinic|Surgery|Nursery|Kindergarten|Bakery|Brewery|Library|Pharmacy|Hospice|Polytechnic|Primary|Sixth Form|Shipyard|Steelworks|Colliery|Foundry|Mill|Motors|Logistics|Transport|Engineering|Electrics|Supermarket|Stores|Solicitors|Associates|Partners)(?!\w)(?: (?:of|in) (?:[{UPPER}][\w'’-]+ ?){{1,2}}(?<! ))?"
    rf"|University of (?:the )?[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]+)?"
    rf"|(?:[{UPPER}&][\w&'’-]*[ ]+(?:(?:&|and|und|et|y|\+)[ ]+)?){{1,5}}(?:GmbH(?: & Co\.? KG)?|AG|KG|e\.[ ]?V\.|eG|Ltd\.?|Limited|LLP|LLC|PLC|plc|Inc\.?|Corp\.?|& Co\.?|& Sons?|& Söhne|et Fils|SARL|SAS|SA|S\.A\.U?\.?|S\.L\.U?\.?|SL|A\.Ş\.|Sp\. z o\.o\.|ЖШС|AB|BV|Oy)(?![\w])"
    rf"|(?<!\w)(?:ООО|АО|ТОО|ОАО|ЗАО|ПАО|ИП|ФГУП|ГУП|МУП|НИИ|ГБУЗ|МБОУ|ГБОУ|МАОУ|МБДОУ|КГУ|КГП|ГКП|ГБПОУ|ФГБОУ)[ ]+[«\"„“][^»\"”\n]{{2,60}}[»\"”](?:[ ]*№[ ]*\d+)?"
    rf"|(?:[{UPPER}][\w-]+(?:ого|ому|ом|ой|ая|ый|ий|ое|ем|ском|ской|ская|ский|ского)[ ]+)(?:[{LOWER}-]+(?:ого|ому|ом|ой|ая|ый|ий|ое|ем|ую|ые|ых)[ ]+){{0,3}}(?:школ|больниц|клиник|поликлиник|завод|фабрик|комбинат|университет|институт|академи|библиотек|музе|театр|лице|гимнази|колледж|техникум|училищ|депо|шахт|пекарн|верф|детск\w+ сад|лаборатори)\w*(?:[ ]+(?:им\.|имени)[ ]+[{UPPER}][\w.]*(?:[ ]?[{UPPER}][\w.]*)*)?(?:[ ]*№[ ]*\d+)?"
    rf"|(?:[{LOWER}-]+(?:ой|ом|ая|ая|ий|ую|ей|ем)[ ]+)?(?:школ|гимнази|лице|поликлиник|больниц|детск\w+ сад|детсад|аптек|библиотек|школ|лікарн|колледж|училищ|роддом|цех|мектеп|мектеб|аурухана|балабақша|емхана)\w*(?:-\w+)?[ ]+(?:№[ ]*\d+|имени[ ]+[{UPPER}][\w.]+(?:[ ][{UPPER}][\w.]+)?|им\.[ ]*[{UPPER}][\w.]+(?:[ ]?[{UPPER}][\w.]+)?|[«\"„“][^»\"”\n]{{2,50}}[»\"”])"
    r"|\d+-(?:й|я|ой|ая|ю|м)[ ]+(?:\w+[ ]+)?(?:школ|больниц|поликлиник|гимнази|депо|автопарк|лице)\w*"
    rf"|№[ ]?\d+[ ]+(?:[{LOWER}-]+[ ]+){{0,2}}(?:мектеп|мектеб|орта мектеп|балабақша|емхана|аурухана|школ|гимназия|лицей)[\w-]*"
    rf"|(?:[{UPPER}][\w.-]*[ ]+){{1,3}}(?:атындағы[ ]+)(?:[\w-]+[ ]+){{0,4}}(?:мектеп|мектеб|университет|институт|аурухана|гимназия|лице|колледж|кітапхана)\w*"
    rf"|(?:[{UPPER}][\w-]+[ ]+){{1,3}}(?:(?!(?:в|во|на|за|из|с|со|по|и|о|от|для|у|к)[ ])[{LOWER}-]+[ ]+){{0,2}}(?:зауыт|фабрика|аурухана|университет|кітапхана|балабақша|емхана|комбинат|институт|колледж|лице)\w*"
    rf"|(?:(?:[{UPPER}][\w-]+e[nrs]?[ ]+)?(?:[{UPPER}][\w-]*)?(?:[Ss]chule|[Gg]ymnasium|[Kk]rankenhaus|[Kk]linikum|[Kk]linik|[Uu]niversität|[Hh]ochschule|[Bb]ücherei|[Bb]äckerei|[Aa]potheke|[Kk]indergarten|[Kk]ita|[Tt]heater|[Ss]tift|[Ss]eniorenheim|[Pp]flegeheim|[Kk]anzlei|[Ww]erke?|[Bb]rauerei|[Ss]parkasse))(?:[ ]+(?:(?:am|an der|in|zum|zur|St\.|Sankt)[ ]+)?(?!Kasachstan)[{UPPER}][\w-]+(?:[ ](?:am[ ])?[{UPPER}][\w-]+)?)"
    rf"|[{UPPER}][\w]+(?:-[{UPPER}]?[\w]+)*-(?:[Ss]chule|[Gg]ymnasium|[Gg]emeinde|[Gg]esamtschule|[Gg]rundschule|[Rr]ealschule|[Kk]rankenhaus|[Kk]linik|[Kk]linikum|[Uu]niversität|[Hh]ochschule|[Aa]potheke|[Ss]tift)"
    rf"|(?<!\w)(?:[Éé]cole|[Ll]ycée|[Cc]ollège|[Uu]niversité|[Hh]ôpital|[Cc]linique|[Bb]ibliothèque|[Bb]oulangerie|[Uu]sine|[Pp]harmacie|[Cc]rèche|[Ll]ibrairie|[Cc]abinet|[Gg]arage|CHU|CHRU|EHPAD|IUT)(?:[ ]+(?:maternelle|primaire|élémentaire|municipale?|public|privée?))?(?:[ -](?:{_OF}[ ]?)?(?:[{UPPER}][\w'’-]*|[«\"][^»\"\n]{{2,40}}[»\"])){{1,4}}"
    rf"|(?<!\w)(?:[Ee]scuela|[Cc]olegio|[Ii]nstituto|[Uu]niversidad|[Hh]ospital|[Cc]línica|[Bb]iblioteca|[Pp]anadería|[Ff]ábrica|[Ff]armacia|[Gg]uardería|[Tt]aller(?:es)?|[Ll]ibrería|[Aa]stilleros|[Pp]arroquia|[Cc]ooperativa|CEIP|IES|[Cc]entro de [Ss]alud)(?:[ ]+(?:pública|público|infantil|municipal|secundaria|primaria|general|universitario))*(?:[ ]+(?:{_OF}[ ]+)?(?:el |la |los |las )?(?:[{UPPER}][\w'’º-]*|N\.?º[ ]?\d+|[«\"][^»\"\n]{{2,40}}[»\"])){{1,5}}"
    rf"|(?:[{UPPER}][\w'’-]*[ ]+){{1,4}}(?:[İIiı]lkokulu|[Oo]rtaokulu|[Ll]isesi|[Üü]niversitesi|[Hh]astanesi|[Kk]ütüphanesi|[Ff]abrikası|[Ee]czanesi)\w*"
    rf"|(?:[Ss]zko\w+|[Ss]zpital\w*|[Uu]niwersytet\w*|[Ll]iceum|[Pp]olitechni\w+|[Ff]abry\w+|[Bb]ibliote\w+)[ ]+(?:\w+ )?(?:im\. |nr \d+|[{UPPER}][\w-]+)(?:[ ]?[{UPPER}][\w-]+){{0,3}}"
)
_INSTITUTION = re.compile(
    r"(?<!\w)(?:school|college|university|academy|hospital|clinic|surgery|library|bakery|factory|bank|company|ltd|limited|plc|inc|llc|nursery|kindergarten|museum|theatre|studio|council|institute|laboratory|pharmacy|hotel|café|restaurant|garage|partners|solicitors|associates|trust|centre|center|office|department|"
    r"школ\w*|больниц\w*|клиник\w*|поликлиник\w*|завод\w*|фабрик\w*|университет\w*|институт\w*|библиотек\w*|банк\w*|магазин\w*|музе\w*|театр\w*|аптек\w*|детск\w+ сад\w*|сад\w*|лице\w*|гимнази\w*|колледж\w*|компани\w*|фирм\w*|редакци\w*|депо|шахт\w*|пекарн\w*|"
    r"мектеп\w*|мектеб\w*|аурухана\w*|емхана\w*|зауыт\w*|университет\w*|кітапхана\w*|балабақша\w*|дәріхана\w*|"
    r"\w*(?:schule|gymnasium|krankenhaus|klinikum|klinik|universität|hochschule|bibliothek|bücherei|bäckerei|fabrik|werk|werke|apotheke|kindergarten|kita|praxis|museum|theater|verlag|werkstatt|bank|sparkasse|amt|gmbh|ag|institut|kanzlei)|"
    r"école|lycée|collège|université|hôpital|clinique|bibliothèque|boulangerie|usine|pharmacie|crèche|musée|théâtre|mairie|librairie|maternelle|cabinet|garage|société|entreprise|"
    r"escuela|colegio|instituto|universidad|clínica|biblioteca|panadería|fábrica|farmacia|guardería|museo|teatro|taller|librería|ayuntamiento|empresa|"
    r"okulu?\w*|lisesi\w*|üniversitesi\w*|hastanesi\w*|kütüphanesi\w*|fabrikası\w*|лікарн\w*|шко\w+|szko\w+|szpital\w*|uniwersytet\w*|bibliote\w+|fabry\w+|apte\w+)(?!\w)",
    re.IGNORECASE,
)


def find_workplaces(text: str) -> Iterable[Span]:
    for found in _WORKING.finditer(text):
        place = _WORKPLACE.match(text, found.end())
        if place is None:
            continue
        named = _WORK_STOP.sub("", place[0]).rstrip()
        if numbered := re.match(r".*?№\s*\d+(?=\s(?!г\.|город|им|имени|пос|сел))", named):
            named = numbered[0]
        if (
            "\n" in text[found.start() : found.end()].strip("\n")
            and "\n\n" in text[found.start() : found.end()]
        ):
            continue
        named = _without_loose_words(named)
        grade = _GRADE.match(named)
        if grade:
            found_end = found.end() + grade.end()
            named = named[grade.end() :]
        else:
            found_end = found.end()
        capitals = re.findall(rf"[{UPPER}][\w-]*", named)
        if "\x1f" in named or (
            capitals and all(is_public_place(w) or names_only_cities(w) for w in capitals)
        ):
            continue  # found already, or no more than where it is
        if not _ORGANISATION.search(named) or len(named) < 3 or all(is_country(w) for w in named.split()):
            continue
        if (
            town := re.search(rf"\s(?:in|à|en|в|aus)\s((?:{CAPITALISED}\s?)+)$", named)
        ) and names_only_cities(town[1]):
            named = named[: town.start()]
        if (
            OFFICIAL.search(named) and not _INSTITUTION.search(named) and len(capitals) < _NAMED
        ) or _YOURS.match(named):
            continue
        if len(re.split(rf"[{UPPER}\d«\"„“№]", named, maxsplit=1)[0].split()) > _MOST_SMALL:
            continue  # it goes on without a stop, as dictated letters do
        subject = _ROOM.match(named) or re.match(
            rf"[{LOWER} ]+?\s(?:at|in|an der|am|à|en|в)\s(?=[{UPPER}])|(?:the|der|die|das|dem|den|einer|einem|la|le|les|el|los|las)\s|l['’]",
            named,
        )
        yield Span(Kind.WORKPLACE, found_end + (subject.end() if subject else 0), found_end + len(named))
    for pattern in (_WORK_KAZAKH, _WORK_TURKISH):
        for found in pattern.finditer(text):
            start = found.start(1)
            capitals = re.findall(rf"[{UPPER}№«][\w«»-]*", found[1])
            if _CLASS.search(found[1]) or (
                all(is_beginner(word) for word in capitals) and not _OF_A_REGION.search(found[1])
            ):
                continue
            opening = re.match(rf"[{UPPER}][{LOWER}]+\s+(?:[{LOWER}]+\s+)*(?=[{UPPER}№«])", found[1])
            opens = found[1].split(maxsplit=1)[0]
            if opening and (is_beginner(opens) or is_kin(opens)):
                start += opening.end()
            yield Span(Kind.WORKPLACE, start, found.end(1))
    for found in _NAMED_INSTITUTION.finditer(text):
        start = found.start()
        words = re.findall(r"[\w'’-]+", found[0])
        while words and is_beginner(words[0]):
            start = text.index(words[0], start) + len(words[0])
            words = words[1:]
        if (
            (len(words) > 1 or "-" in found[0])
            and not any(is_public_place(word) for word in words)
            and not is_of_the_case(text, start, found.end())
            and not _ON_A_RIVER.search(found[0])
        ):
            end = without_large_city(text, start, end_of_tail(text, found.end()))
            yield Span(Kind.WORKPLACE, start, end)


_SAYS_WHICH = re.compile(rf"[{UPPER}№\d«»\"„“”'’]")


def _without_loose_words(named: str) -> str:
    """Leave out the small words behind the last that says which: "HMP Greyfell [for something]"."""
    words = named.split(" ")
    while (
        len(words) > 1
        and any(_SAYS_WHICH.search(word) for word in words[:-1])
        and not _SAYS_WHICH.search(words[-1])
        and not _INSTITUTION.search(words[-1])
    ):
        words.pop()
    return " ".join(words)


def tells_of_work(text: str) -> bool:
    """Say whether a text ends in words such as "I work at the"."""
    return any(
        not re.search(r"[^\W\d_]{4,}|[.!?\n]", text[found.end() :]) for found in _WORKING.finditer(text + " ")
    )


def names_an_institution(line: str) -> bool:
    return bool(_INSTITUTION.search(line))
