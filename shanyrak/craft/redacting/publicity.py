# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Words around names that are public already: officials with their office, the people whose case a letter is about."""

import re
from functools import lru_cache

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.homes import I_MYSELF, OWN, sentence_around
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.layout import OFFICIAL, is_foot_like, line_at
from shanyrak.craft.redacting.letters import CAPITALISED, LOWER
from shanyrak.craft.redacting.runs import Token

CASE_BEFORE = re.compile(
    r"(?:release(?: of)?|let|free|freedom (?:for|of|to)|liberate|acquit|case (?:of|against)|charges against|imprisonment of|imprisoned|detained|detention of|arrest(?:ed)? (?:of)?|trial of|jailing of|jailed|torture of|attack on|killing of|murder of|"
    r"journalist|activist|prisoner|prisoners|defender|unionist|lawyers? for|poet|opposition leader|leader|"
    r"освобод\w+|отпусти\w+|выпусти\w+|помилу\w+|свобод[ауы]|дел[оуае](?: против)?|обвинени\w+ (?:против|с)|арест\w*|задержани\w+|заключени\w+|суд\w* над|преследовани\w+|убийств\w+|пытк\w+|журналист\w*|активист\w*|поэт\w*|правозащитни\w+|политзаключ\w+|лидер\w*|заключённ\w+|"
    r"бостандық|азаттық|босат\w*|ақын\w*|журналист\w*|белсенді\w*|құқық қорғаушы\w*|саяси тұтқын\w*|"
    r"freilassung (?:von|für)?|freiheit für|fall|verhaftung (?:von)?|inhaftierung (?:von)?|inhaftierten?|prozess gegen|anklage gegen|anklagen gegen|vorwürfe gegen|aktivist(?:en|in)?|journalist(?:en|in)?|dichter(?:in|s)?|gefangenen?|verfahren gegen|verfolgung von|mord an|"
    r"libération (?:de|d['’])|libérez|relâchez|liberté pour|affaire|arrestation (?:de|d['’])|détention (?:de|d['’])|procès (?:de|d['’]|contre)|charges contre|accusations contre|journaliste|militante?|poète|prisonnière?|emprisonnement (?:de|d['’])|assassinat (?:de|d['’])|"
    r"liberación de|liber(?:e|en|ad) a|liberar a|libertad (?:para|de)|caso de|detención de|arresto de|juicio (?:a|contra|de)|cargos contra|acusaciones contra|periodista|activista|poeta|pres[oa]|encarcelamiento de|asesinato de|"
    r"serbest bırak\w*|звільн\w+|справ[ауі]|активіст\w*|журналіст\w*|uwolni\w+|zwolni\w+|spraw\w+|aktywist\w+|dziennikar\w+)\s+(?:of |for |de |von |d['’])?$",
    re.IGNORECASE,
)
# A sentence of the case itself: who is called "Mr Somebody" in it is whom the letter is about.
CASE_SENTENCE = re.compile(
    r"(?<!\w)(?:arrest\w*|detain\w*|detention|releas\w*|freed|(?:ten|10|fifteen|15)[ -]days?|sentence[ds]?|imprison\w*|jail\w*|prison|custody|set free|"
    r"арест\w*|задерж\w*|освобо\w*|отпуст\w*|выпуст\w*|(?:десять|10|15|пятнадцать) суток|суток|посад\w+|заключ\w+|"
    r"қама\w*|босат\w*|тәулік\w*|ұстал\w+|ұстады|"
    r"deport\w*|removal|removed|expel\w*|extradit\w*|disappear\w*|abduct\w*|verdict|kidnap\w*|(?:been|being|is|are|was|were) held|held (?:without|since|for|in|incommunicado)|behind bars|tortur\w*|on trial|sentencing|convicted|charged with|taken away|hunger strike|"
    r"под стражей|под арестом|сизо|изолятор\w*|колони[июя]\w*|тюрьм\w*|высыл\w*|выслать|выслан\w*|депорт\w*|экстради\w*|выдач\w*|пропал\w*|исчез\w*|похи[щт]\w*|осужд\w*|осудил\w*|суток|преследов\w*|оштраф\w*|приговор\w*|пытк\w*|пытали|обвин\w*|следстви\w*|"
    r"абақты\w*|түрме\w*|сотта\w*|тергеу\w*|үйқама\w*|депортац\w*|жоғал\w*|айыпта\w*|кері қайтар\w*|"
    r"abschieb\w*|abgeschoben|urteil|wegweis\w*|weggewiesen|wegzuweisen|ausgeschafft|ausschaffung|zurückgeschickt|zurückgeführt|zurück muss|ausgewiesen|ausweisung|verschw[iau]nd\w*|entführ\w*|verurteil\w*|angeklagt\w*|prozess|ausreis\w*|zurückkehr\w*|zurück soll\w*|gefolter\w*|festgenommen\w*|festgehalten|auslieferung\w*|untersuchungshaft|"
    r"condamn\w*|inculp\w*|extrad\w*|disparu\w*|disparition|enlev\w*|tortur\w*|procès|garde à vue|quitter le territoire|expulser|rétention|prison|"
    r"desapar\w*|secuestr\w*|conden\w*|juzg\w*|deportar|deporten|se (?:lo|la|los|las) llevaron|detid\w*|libert\w*|prisão|preso|presa|desaparec\w*|"
    r"carcere|detenut\w*|scarcer\w*|espuls\w*|espell\w*|condann\w*|rimpatri\w*|scompars\w*|prigion\w*|"
    r"areszt\w*|więzi\w*|uwolni\w*|skaza\w*|zatrzyma\w*|kolonii karnej|karcer\w*|wydal\w*|"
    r"tutuk\w*|gözalt\w*|hapis\w*|hapse|cezaev\w*|serbest|sınır ?dışı|mahk[uû]m\w*|kayıp|"
    r"(?:за)?арешт\w*|під варт\w*|вартою|звільн\w*|ув[’']язн\w*|засудж\w*|затрима\w*|сізо|в[’']язниц\w*|вислан\w*|катув\w*|"
    r"gevangen\w*|gearresteerd|zit\w* [^.]{0,25}vast|vrijgelaten|vrij te laten|vrijlating|uitgezet|uitzetting|veroordeeld|verdwenen|"
    r"charged|charges against|awaiting trial|in (?:your |their )?custody|given (?:ten|\w+) days|bring (?:him|her|them) back|let (?:him|her|them) (?:go|out|stay)|drop (?:the|this|these|all)[^.]{0,20} charges?|"
    r"sacked|fired|dismissed|suspended|threaten\w*|death threats?|(?:sen[dt]|sending) (?:\w+ ){0,3}back|in a cell|prison cell|entlassen|gekündigt|abgesetzt|bedroht\w*|einzelzelle|zelle|licencié\w*|suspendue?s?|menac\w*|cellule|amenaza\w*|celda|calabozo|уволен\w*|уволили|угрож\w*|камер[еуы]|жұмыстан шығар\w*|бопсала\w*|minaccia\w*|cella|ameaç\w*|cela|grożą|celi|tehdit\w*|hücre\w*|звільнен\w*|погрож\w*|bedreig\w*|cel(?= )|accused|taken from|(?:was|were) taken|taken by|accus\w+|acusa\w*|tumbaron|beschuldigt\w*|обвиня\w*|забрал\w*|забран\w*|beaten|killed|murdered|shot dead|wounded|fined|raided|handcuffed|сидит (?:в|за|уже|\w+ (?:месяц|год|день|недел))\w*|убит\w*|убили|избит\w*|ранен\w*|ударил\w*|getötet|ermordet|verprügelt|geschlagen|battue?s?|tuée?s?|golpead\w*|matar\w+|mataron|asesinad\w*|picchiat\w*|ucciso|uccis\w*|morto|pobit\w*|zabit\w*|dövüldü|öldürüldü|побит\w*|вбит\w*|mishandeld|vermoord|соққыға|өлтірі\w*|"
    r"отбывает|шизо|ик-\d+|суд[яи]т|судили|выпустите|выпустить|увол\w+|избит\w*|избил\w*|отпустить|"
    r"қамал\w*|қамау\w*|қуғында\w*|қудала\w*|шығарыңыз\w*|"
    r"sitzt (?:seit|in haft|im gefängnis|ein)|freigesprochen|freispr\w+|anklage\w*|vorgeworfen|gehört nach hause|"
    r"détenir|rendu contre|poursuivi\w*|visée?s? par|remise en liberté|derrière les barreaux|"
    r"soltar|soltem|solte|citan a declarar|demanda contra|denuncia contra|castig\w+|despedid\w+|"
    r"arrestat\w*|liberar\w*|incarcerat\w*|denunciat\w*|licenziat\w*|"
    r"trzyma się|aresztowan\w*|zwolnion\w*|посадили|посаджен\w*|ув[’'ʼ]язнен\w*|випуст\w*|"
    r"uitzetten|vastgezet|opgepakt|aangeklaagd|"
    r"arrest\w*|haft\w*|inhaft\w*|verhaft\w*|freilass\w*|freigelass\w*|freizulassen|freikomm\w*|gefängnis\w*|eingesperrt|zehn tagen?|strafe|"
    r"arrêt(?:é|ée|és|er|ez)|arrestation|détenu\w*|détention|libér\w*|relâch\w*|emprison\w*|incarcér\w*|dix jours|expuls\w*|reconduire|"
    r"liber\w*|suelt\w*|soltar|deten\w*|arrest\w*|encarcel\w*|excarcel\w*|preso|presa|diez días|cárcel)(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?<!\w)(?:mr|mister|mrs|ms|miss|herrn?|frau|m|mme|mlle|monsieur|madame|señora?|sr|sra|don|doña|senhora?|dona|signora?|sig|sayın|bay|bayan|pan[aiu]?|panią|пан[аіу]?|пані|mevrouw|meneer|de heer|господин\w*|госпож\w*|г-н\w*|г-ж\w*|граждан\w*|семь\w+|family|famil[iy]ea?|famille|família|famiglia|rodzin\w+|родин\w+|gezin|mr\.)\.?\s+$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"(?<!\w)(?:against|for|of|gegen|für|von|contra|contre|de|a|al|pour|против|за|дело)\s+$", re.IGNORECASE
)
_NEAR = re.compile(
    r"(?<!\w)(?:my|our|mein\w*|unser\w*|mon|ma|mes|notre|nos|mis?|nuestr\w+|мо[йяеёию]\w*|наш\w*|менің|біздің)(?!\w)",
    re.IGNORECASE,
)


# Told on in the next sentence: "I taught Dr Alakbar. She has been held since …"
GOES_ON = re.compile(
    r"[.!?]\s+(?:she|he|they|her|his|sie|er|ihr[em]?|elle|il|ella|él|lei|lui|egli|ela|ele|ona|on|о[нн]|она|они|[еґ]ё|его|вона|він|ол|оның|оны|zij|hij|o|onu)\s[^.!?\n]*",
    re.IGNORECASE,
)
_NEARBY = 40  # characters before a name


def is_of_the_case(sentence: str, before: str) -> bool:
    """Say whether a name is of whom the letter is about: "for the release of Mr …", "Herr … gehört nach Hause"."""
    is_titled = _TITLED.search(before)
    if not is_titled and not _TOWARDS.search(before):
        return False
    if is_titled:
        return bool(CASE_SENTENCE.search(sentence))
    is_near = CASE_SENTENCE.search(before[-_NEARBY:])  # "removal of", "свободу для"
    return bool(is_near and not _NEAR.search(sentence))


# Kin of whom the letter is about: "her lawyer", "ihr kleiner Sohn", "ses deux enfants"; in German "Mutter Farida".
_THEIRS = re.compile(
    r"(?<!\w)(?:her|his|their|ihr(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|son|sa|ses|leurs?|sus?|его|её|ее|их|оның|suoi?|sua|sue|loro|seus?|suas?|zijn|haar|hun|jego|jej|ich|його|її|їхн\w+|onun|onların)\s(?:[\w-]+\s)?(?P<kin>[\w-]+),?\s+(?:(?:herrn?|frau|mr|mrs|ms|dr|m|mme|sr|sra|señora?|don|doña)\.?\s+)?$",
    re.IGNORECASE,
)
_BARE_KIN = re.compile(
    r"(?:^|[\s,.])(?:Vater|Mutter|Sohn|Tochter|Bruder|Schwester|Grossmutter|Großmutter|Großvater)\s+$"
)
_WRITERS = re.compile(r"(?<!\w)(?:my|our|mein\w*|unser\w*)\s[^.]{0,30}$", re.IGNORECASE)


def is_theirs(before: str, run: list[Token]) -> bool:
    """Say whether somebody is the kin of whoever was named last, and not the writer's."""
    opening = f"{before}{run[0].text} " if len(run) > 1 else before
    theirs = _THEIRS.search(before)
    theirs = theirs or _THEIRS.search(opening)
    is_kin_of_them = bool(theirs and is_kin(theirs["kin"])) or bool(_BARE_KIN.search(opening))
    return is_kin_of_them and not _WRITERS.search(before)


# "in Managua", "à San Gaspar", "to the Collectorate": where nothing in the sentence is the writer's own, a place or a
# body that is spoken of.
_SPOKEN_OF = re.compile(
    r"(?<!\w)(?:in|at|near|to|through|across|along|on|en|à|au|aux|em|na|no|nel|nella|ad|sul|sulla|nach|im|bei|auf|durch|über|am|"
    r"в|во|на|под|через|у|до|w|we|te|naar|over|op)\s+(?:the |der |die |den |dem |la |le |el |les |las |los |l['’]|de |het )?$",
    re.IGNORECASE,
)


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Say whether a word stands as a place or a body does, in a sentence that tells nothing of the writer."""
    return is_where_it_happened(text, start) or (
        bool(_SPOKEN_OF.search(text[max(0, start - 20) : start]))
        and not line_of(text, start)
        and not tells_of_the_writer(sentence_around(text, start, end))
    )


# "incarcéré à Bobo", "arrested at the gates of Anloga", "prison de New-Bell": where it happened, whoever tells of it.
_NEAR_IT = 34  # characters


def is_where_it_happened(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR_IT) : start].rpartition(".")[2]
    return bool(_SPOKEN_OF.search(before) or re.search(r"(?:of|de|von|di|do|da) $", before)) and bool(
        CASE_SENTENCE.search(before)
    )


@lru_cache(maxsize=1024)
def tells_of_the_writer(sentence: str) -> bool:
    """Say whether anything in a sentence is the writer's: a pronoun, a verb, kin."""
    return bool(OWN.search(sentence) or I_MYSELF.search(sentence)) or any(
        is_kin(word) for word in _WORD.findall(sentence.lower())
    )


_WORD = re.compile(r"[^\W\d_]+")


def line_of(text: str, at: int) -> str:
    """Give the line, if it is short and no sentence, as in a foot or a head; else nothing."""
    line = line_at(text, at)
    return line if is_foot_like(line) else ""


# "the student Parisa Moradi, who has been held", "l'étudiante", "a boy called Arman": whoever is told of by what he or
# she is, and not by whose, in a sentence of the case.
_ROLE = (
    r"(?:students?|teacher|reporter|editor|blogger|photographer|lawyer|campaigner|trade unionist|worker|miner|doctor|nurse|writer|singer|rapper|artist|musician|film-?maker|professor|academic|scientist|environmentalist|farmer|fisherman|monk|imam|pastor|priest|mother|father|woman|man|boy|girl|refugee|youth|journalist|activist|defender|unionist|poet|engineer|driver|"
    r"\w*student(?:in|en)?|\w*lehrer(?:in|s)?|\w*schützer(?:in|s)?|\w*verteidiger(?:in|s)?|\w*anwalts?|\w*anwältin|\w*arbeiter(?:in|s)?|\w*ärztin|\w*arzt(?:es)?|\w*sänger(?:in|s)?|künstler(?:in|s)?|schriftsteller(?:in|s)?|blogger(?:in|s)?|fotograf(?:in|en)?|gewerkschafter(?:in|s)?|mann(?:es)?|jungen?|mädchens?|flüchtlings?|professor(?:in|s)?|pfarrers?|bauern?|bäuerin|fischers?|oppositionell\w+|"
    r"étudiante?|enseignante?|avocate?|médecin|infirmière?|infirmier|syndicaliste|chanteu(?:r|se)|rappeu(?:r|se)|artiste|écrivaine?|photographe|blogueu(?:r|se)|professeure?|paysanne?|défenseu(?:r|se)|garçon|fille|femme|homme|réfugiée?|ouvri(?:er|ère)|jeune|opposante?|"
    r"estudiante|maestr[oa]|abogad[oa]|médic[oa]|enfermer[oa]|sindicalista|cantante|artista|escritora?|fotógraf[oa]|bloguer[oa]|profesora?|campesin[oa]|defensora?|niñ[oa]|mujer|hombre|joven|muchach[oa]|obrer[oa]|refugiad[oa]|líder|lideresa|comuner[oa]|dirigente|"
    r"jornalista|ativista|estudante|advogad[oa]|sindicalista|cantora?|giornalista|attivista|studente(?:ssa)?|avvocat[oa]|ragazz[oa]|cantante|scrittore|scrittrice|poetessa|operai[oa]|sindacalista|giovane|"
    r"dziennikar\w+|student\w*|nauczyciel\w*|adwokat\w*|lekar\w+|działacz\w*|aktywist\w+|poet\w+|obrończyn\w+|obrońc\w+|"
    r"gazeteci\w*|öğrenci\w*|avukat\w*|aktivist\w*|öğretmen\w*|doktor\w*|sendikacı\w*|şair\w*|yazar\w*|"
    r"журналіст\w*|студент\w*|адвокат\w*|активіст\w*|вчител\w+|лікар\w*|правозахисни\w+|поет\w*|"
    r"журналист\w*|корреспондент\w*|учител\w+|врач\w*|активист\w*|правозащитни\w+|рабоч\w+|профсоюзн\w+|певц\w+|певиц\w+|художни\w+|писател\w+|блогер\w*|фермер\w*|эколог\w*|парн\w+|девушк\w+|женщин\w+|беженц\w*|юрист\w*|учён\w+|поэт\w*|музыкант\w*|актёр\w*|актрис\w*|"
    r"тілші\w*|мұғалім\w*|заңгер\w*|дәрігер\w*|белсенді\w*|құқық қорғаушы\w*|ақын\w*|әнші\w*|блогер\w*|жұмысшы\w*|азамат\w*|"
    r"journaliste?|activiste?|leraar|lerares|student(?:e)?|studente|advocaat|dichter|jongen|meisje|vrouw|onderwijzer)"
)
ROLE_BEFORE = re.compile(
    rf"(?<!\w){_ROLE},?\s+(?:(?:called|named|namens|qui s['’]appelle|nommée?|llamad[oa]|que se llama|по имени|есімді|атты|di nome|genaamd)\s+)?$",
    re.IGNORECASE,
)


# Of these only who is named in full is public: "журналист Гүлнәр" may be anybody.
# "I have read in the paper about …": who is told of there is no neighbour.
_READ_ABOUT = re.compile(
    r"(?<!\w)(?:read|heard|learned|learnt|saw|gelesen|gehört|erfahren|lu|entendu|appris|leí|leído|escuché|oí|supe|letto|sentito|li|soube|przeczytał\w+|słyszał\w+|прочитал\w*|прочёл|прочла|прочли|узнал\w*|услышал\w*|дізнал\w+|прочитав|оқыдым|есті\w+)\s[^.!?\n]{0,60}?(?:about|of|von|über|sur|de|parler de|sobre|acerca de|su|di|o|о|об|про)\s+(?:the |der |die |la |le |el )?$",
    re.IGNORECASE,
)


def is_read_about(before: str) -> bool:
    return bool(_READ_ABOUT.search(before)) and not re.search(
        r"(?<!\w)(?:my|our|mein\w*|unser\w*|mon|ma|mes|notre|nos|mi|mis|nuestr\w*|мо[йяеёию]\w*|наш\w*|from|von mein\w*|от)\s[^.]{0,40}$",
        before,
        re.IGNORECASE,
    )


# Whose works one knows.
ARTIST_BEFORE = re.compile(
    r"(?<!\w)(?:writer|poet|novelist|composer|painter|philosopher|singer|playwright|schriftsteller(?:in|s)?|dichter(?:in|s)?|komponist(?:en)?|maler(?:in|s)?|philosoph(?:en)?|écrivaine?|poète|compositeur|peintre|philosophe|chanteu(?:r|se)|escritora?|poeta|compositora?|pintora?|filósof[oa]|cantante|scrittore|scrittrice|filosofo|писател\w+|поэт\w*|композитор\w*|художник\w*|философ\w*|певец|певиц\w|жазушы\w*|ақын\w*|әнші\w*|сазгер\w*|письменни\w+|yazar|şair|ozan|pisarz\w*|poet\w*|schrijver|dichter)\s+$",
    re.IGNORECASE,
)
# Whoever gives orders or asks questions: "Полковник Беков", "Oberst Bekow"; in a sentence without the writer's own.
RANK_BEFORE = re.compile(
    r"(?<!\w)(?:colonel|captain|major|lieutenant|sergeant|inspector|detective|oberst|hauptmann|kommissar(?:in)?|ermittler(?:in)?|полковник\w*|подполковник\w*|майор\w*|капитан\w*|лейтенант\w*|следовател\w*|тергеуші\w*|coronel|capitán|comandante|comisari[oa]|commandant|capitaine|commissaire|colonnello|capitano|pułkownik\w*|albay|komiser|kolonel|слідч\w+)\s+$",
    re.IGNORECASE,
)


# Whoever is quoted, read or sung is known to all: "As Burns wrote", "escribió: «…»", "un texte sur Rimbaud"; and papers
# that one reads something in: "leí en El Espectador", "appris par Le Soir".
READ_BEFORE = re.compile(
    r"(?<!\w)(?:(?:poems?|verses?|novels?|plays?|songs?|words|lines|books?|symphony|works|poetry) (?:of|by)|(?:to )?(?:read|reading|quote|quoting|recite|sing|studied|reader of)|as|in the words of|"
    r"(?:Gedichte?|Verse?n?|Romane?|Bücher|Worte|Lieder|Buch|Text) (?:von|des|der)|(?:lese|las|gelesen|lesen|zitiere|zitieren|wie schon|schon|auch|mit)|"
    r"(?:poèmes?|vers|romans?|mots|textes?|chansons?|fables?|livres?) (?:de|d['’]|sur)|(?:relis|lis|lu|lisons|lisais|cite|citer|comme|selon)|"
    r"(?:poemas?|versos|novelas?|libros?|palabras|cuentos?|canciones) de|(?:leo|leí|leímos|leemos|estudiamos|estudiado|como|según)|"
    r"(?:poesie|versi|romanzi|libri|parole) di|(?:studiato|letto|leggo|come)|(?:poemas|versos|livros) d[eo]|(?:li|lemos|estudámos)|"
    r"(?:стих\w*|строк\w*|роман\w*|рассказ\w*|слов\w*|книг\w*|песн\w*|читатель)|(?:читал\w*|читаю|перечит\w+|цитирую|учили|как)|(?:өлең\w*|оқыған\w*|оқыдым))\s+$",
    re.IGNORECASE,
)
QUOTED_AFTER = re.compile(
    r"^,?\s(?:once |famously |already |einmal |schon |déjà |ya |già |já |когда-то |ещё |уже |бір кезде )?(?:wrote|writes|said|says|sang|asked|schrieb|schreibt|sagte|sagt|sang|écrivait|écrivit|écrit|a écrit|disait|escribió|escribía|decía|cantaba|scrisse|scriveva|ha scritto|diceva|escreveu|escrevia|dizia|disse|писал\w*|сказал\w*|говорил\w*|айтқан|жазған|деген|schreef|zei|napisał\w*|pisał\w*|mawiał|писав|казав|yazmış|demiş)"
    r"(?:,| that| dass| que| qu['’]| che| что| że| що| dat|:|,? ?[«\"„“”'‘]|, que| of| über| in the| in)",
    re.IGNORECASE,
)
_MEDIA = r"(?:in|im|in der|dans|par|en|sur|no|na|nel|nella|sul|sulla|su|в|во|w|van|by|from|de|hier par|uit|aus|aus der)"
MEDIA_BEFORE = re.compile(
    rf"(?<!\w)(?:read(?: about (?:it|this|them|you))?|reported|published|saw|lu|lis|lisais|vu|appris|apprenait|apprenons|leí(?:do)?|leo|leyendo|li|visto|letto|leggo|gelesen|stand|steht|erfahren|прочит\w+|прочёл|читал\w*|узнал\w*|пишет|писала|оқыдым|gelezen|przeczytał\w+)\s(?:[\w-]+\s){{0,2}}?{_MEDIA}\s+(?:the |le |la |el |il |o |a |der |die |de |het |l['’])?$"
    r"|(?<!\w)(?:newspaper|paper|magazine|journal|quotidien|hebdomadaire|revue|zeitung|zeitschrift|wochenblatt|periódico|diario|semanario|revista|jornal|giornale|quotidiano|settimanale|газет\w*|журнал\w*|krant|gazet\w*|dziennik\w*|tygodnik\w*|news site|website|sender|emisora|radio)\s+(?:«|\"|“|„)?(?:the |le |la |el |il |o |a )?$"
    r"|(?<!\w)(?:leio|leo|lis|leggo|lese|abonnée? à|subscribe to|suscrit\w a|lecteur d[ue]|lectrice d[ue]|читаю|reader of)\s+(?:the |le |la |el |il |o |die |den )?$",
    re.IGNORECASE,
)


# What the reader has done or is asked to do: "your officers took …", "Please do not send …", "Sie haben … abgesetzt".
_BY_THE_READER = re.compile(
    r"(?:^|(?<=[\s(«\"„“]))(?:you (?:have|had|are|did|took|sent|want|intend|plan|will|cannot|must)|your|please(?: do)?|(?-i:Sie|Ihre[mnrs]?) (?:haben|sind|wollen|lassen|werden|dürfen)|bitte|vous (?:avez|voulez|allez|devez)|vos|ustedes|usted (?:ha|tiene|quiere|mandó)|han (?:\w+do)|(?-i:Вы|вы) (?:[а-яё]+(?:ли|ете|ите))|ваши|voi avete|os senhores|u (?:wilt|heeft|hebt))(?!\w)",
    re.IGNORECASE,
)


def is_asked_of_the_reader(sentence: str, named: str) -> bool:
    """Say whether the reader's own deed stands before a name, in a sentence that tells nothing of the writer."""
    return bool(_BY_THE_READER.search(sentence.partition(named)[0])) and not tells_of_the_writer(sentence)


# "your mine at Rosia Noua", "votre entreprise, Cafés Montclair": whose it is, the letter goes to.
YOURS_BEFORE = re.compile(
    r"(?<!\w)(?:[Yy]our|[Ii]hr(?:e[mnrs]?)?|[Vv]otre|[Vv]os|[Vv]uestr[oa]s?|[Vv]ostr[oaie]|[Вв]аш\w{0,3}|[Pp]ańsk\w+|wasz\w*|sizin|[Uu]w|vosss?[oa]s?)\s+(?:[\w-]+\s)?[\w-]+,?\s+(?:(?:in|at|near|of|en|à|de|du|в|на|под|w|te|a)\s+)?$"
)


BY_TRADE = re.compile(
    r"(?:journalist|activist|defender|unionist|leader|poet|журналист\w*|активист\w*|правозащитни\w+|лидер\w*|поэт\w*|ақын\w*|белсенді\w*|aktivist(?:en|in)?|journalist(?:en|in)?|journaliste|militante?|poète|periodista|activista|poeta)\s+$",
    re.IGNORECASE,
)
CASE_AFTER = re.compile(
    r"^\s+(?:(?:sofort |bitte |endlich |unverzüglich )?(?:frei(?:zulassen|lassen|gelassen)?)(?!\w)|serbest|(?:\w+ )?босат|(?:must|should|has to|to) be (?:released|freed)|(?:debe|tiene que) ser (?:liberad|puest))",
    re.IGNORECASE,
)
# A verb parts an office from a name: "комиссию возглавлял некий Заварзин".
_NO_VERB = r"(?!\w*(?:ал|ял|ил|ел|вёл|ла|ли|ло|ет|ит|ют|ят|ат|ут)\s|(?:и|and|und|et|y|who|which|told|said|asked|named|called|некий|некая|от|from|by|von|гражданина|гражданки|жителя|жительницы)\s)"
OFFICE_BEFORE = re.compile(
    rf"(?:{OFFICIAL.pattern})(?:\s+{_NO_VERB}(?:of|for|der|des|von|du|de|de la|del|г\.|города|области|республики|республика|қаласының|облысының|казахстана|{CAPITALISED}|[{LOWER}]{{3,14}})){{0,4}}[,:]?\s+(?:(?:mr|mrs|ms|herrn?|frau|m|mme|sr|sra|господин\w*|госпож\w*|г-н\w*|пан\w*)\.?\s+)?$",
    re.IGNORECASE,
)
# Chairs, secretaries and treasurers of whatever is none of the state: "Голова профкому", "the union's secretary".
NO_STATE = re.compile(
    r"(?:union|branch|club|association|society|committee of|choir|cooperative|co-op|parish|school|meeting|house|профком\w*|профсоюз\w*|профспілк\w*|собрани\w*|клуб\w*|кооператив\w*|товариществ\w*|обществ\w*|правлени\w*|первичк\w*|цехком\w*|дома|домкома|ТСЖ|кәсіподақ\w*|қоғам\w*|бірлестік\w*|vereins?|betriebsrats?|gewerkschaft|syndicat|section|association|sindicato|cooperativa|asociación|comité|junta|związku|zakładow\w+|koła|sindacato|comitato)(?:['’]s)?\s[^.\n]{0,40}$"
    r"|(?:^|[\n(«\"—–:,.]\s?)\W*(?:chair\w*|secretary|treasurer|president|председатель|секретарь|голова|секретар|төраға\w*|хатшы|төрайым|presidenta?|secretari[oa]|présidente?|secrétaire|vorsitzende[rn]?|przewodnicząc\w+|sekretarz|skarbnik|presidente|segretari[oa])\s*[—–:,-]?\s+$"
    r"|(?<!\w)(?:chair\w*|secretary|treasurer|президент|председатель|секретарь|голова|төраға\w*|хатшы\w*|presidenta?|secretari[oa]|présidente?|secrétaire|vorsitzende[rn]?|presidente|segretari[oa])\s?[:–—]\s+$"
    r"|,\s(?:secretary|секретар\w*|хатшы\w*|secrétaire|secretari[oa])\s+$",
    re.IGNORECASE,
)
OFFICE_AFTER = re.compile(
    rf"^\s(?:vom|von der|beim|from the|of the|at the|de la|du|del|dell['’]|della|из|с)\s(?:\w*amt\w*|\w*behörde|\w*ministerium|department|agency|ministry|préfecture|mairie|ministère|ministerio|fiscalía|alcaldía|questura|procura|министерств\w*|прокуратур\w*|полици\w*|акимат\w*|РОВД)(?!\w)|^,?\s*(?!(?:the |der |die |le |la |el )?(?:chair\w*|secretary|treasurer|председател\w*|секретар\w*|голов\w*|төраға\w*|presidenta?|secretari[oa]|présidente?|secrétaire)(?!\w))(?:the |der |die |den |le |la |el |l['’])?(?:{OFFICIAL.pattern})",
    re.IGNORECASE,
)
PRIVATE_OWNER = re.compile(
    r"(?:my|our|mein\w*|unser\w*|mon|ma|notre|mi|nuestr[oa]|мо[йяюеим]\w*|наш\w*|менің|біздің)\s+(?![^.,;]*(?<!\w)(?:por|for|about|pour|für|über|um|за|о|об|per|sobre|envers|für|haben|have|had|avons|hemos|wir|ich|we|nous|i|je|yo)\s)[^.,;]{0,40},?\s*$"
    r"|(?<!\w)[\w-]+ (?:мой|моя|наша?|мій|моя),?\s*$",
    re.IGNORECASE,
)
FORMAL_GREETING = re.compile(
    r"(?:mr|mrs|ms|dr|sir|madam|minister|mayor|akim|president|excellency|honou?rable|уважаем\w+|господин|госпож|құрметті|қадірлі|sehr geehrte|herr|frau|monsieur|madame|señor|señora|sr\.|sra\.|estimad|respetad|distinguid|excelent|sayın|шановн|пан|szanown|pan)",
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
    "tasmagambetov",
    "tasmagambetow",
    "tasmagambetowa",
    "tasmaghambetov",
    "тасмағамбетов",
    "nazarbajew",
    "nasarbajew",
    "nazarbáyev",
    "nazarbaïev",
    "tasmagambétov",
    "imangali",
    "имангали",
    "иманғали",
    "нурғалиұлы",
    "нұрғалиұлы",
    "нургалиевич",
    "kurmanov",
    "kurmanow",
    "kurmanowa",
    "kourmanov",
    "kurmánov",
    "курманова",
    "курманов",
    "құрманов",
    "atabek",
    "aron",
    "арон",
    "атабек",
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
FIGURES = frozenset(stem(name) for name in PUBLIC_FIGURES)


def is_public_figure(word: str) -> bool:
    """Say whether the word, in any case, is a name the whole country knows."""
    return stem(word) in FIGURES
