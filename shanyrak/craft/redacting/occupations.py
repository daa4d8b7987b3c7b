# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""What people are and do, in six languages: such words stand beside a name in a signature and point to nobody."""

import re
from functools import lru_cache

from shanyrak.craft.redacting.firstnames import first_name_in

_OCCUPATIONS = """
aktuar aktuarin kassier kassierin förster försterin revierförster tesorera priest parish sec secy hon solicitors commissioners oaths notary retd rtd cdr wing squadron lieutenant corporal sergeant bursar sexton verger beadle warden foreman midwife shepherd landlady postmistress postmaster lollipop dinner lady apprentice joiner plasterer roofer glazier blacksmith cobbler tailor seamstress dressmaker hairdresser barber butcher grocer
maçon plombier menuisier charpentier couvreur serrurier couturière fleuriste pâtissier pâtissière cuisinier cuisinière serveur serveuse caissier caissière routier éleveur éleveuse vigneron vigneronne apiculteur bûcheron berger bergère puéricultrice sage-femme kinésithérapeute orthophoniste psychologue animateur animatrice éducateur assistante assistant
pescador pescadora panadero panadera peluquero peluquera costurera sastre herrero zapatero pastor pastora ganadero ganadera jornalero jornalera camarero camarera celador celadora auxiliar fontanero fontanera pintor pintora soldador mecánico mecánica cajero cajera agricultor agricultora partera rúbrica huella
сторож дворник вахтёр вахтер уборщиц нян санитар монтёр монтер механик тракторист комбайнёр доярк зоотехник ветеринар пчеловод кондитер парикмахер закройщик портних почтальон проводник машинист диспетчер грузчик крановщиц крановщик маляр штукатур каменщик плотник столяр сапожник
сауыншы тракторшы дәнекерлеуші малшы бақташы диқан тігінші шаштараз сатушы күзетші құрылысшы сантехник электрик ветеринар фельдшер есепші кітапханашы зейнеткермін
imker imkerin winzer winzerin schäfer hirte schlosser schlosserin schweißer schreinerin zimmermann zimmerin maler malerin friseur friseurin kellner kellnerin kassiererin verkäuferin busfahrer busfahrerin lokführer postbote postbotin logopädin ergotherapeutin sozialarbeiter sozialarbeiterin torwart
associate structural civil mechanical electrical software urban sociology psychology biology chemistry philosophy literature army veteran midwives paramedic physiotherapist social housing trainee apprentice intern contact direct switchboard dial line
przewodniczący przewodnicząca skarbnik skarbniczka sekretarz prezes członek członkini nauczyciel nauczycielka lekarz lekarka pielęgniarka położna emeryt emerytka inżynier student studentka adwokat radca profesor rolnik górnik kierowca
avukat doktor öğretmen mühendis emekli öğrenci işçi hemşire gazeteci yazar şair başkan başkanı sekreter genel üye profesör doçent avukatı sendikacı esnaf çiftçi
вчитель вчителька лікар лікарка медсестра пенсіонер пенсіонерка інженер студентка бібліотекар бібліотекарка голова секретар член викладач викладачка класний керівник журналіст адвокат професор доцент водій шахтар будівельник
insegnante maestro maestra medico infermiere infermiera avvocato avvocata pensionato pensionata studente studentessa operaio operaia segretario segretaria presidente professore professoressa ingegnere architetto giornalista scrittore poeta casalinga impiegato sindacalista badante
сменщик сменщиц кладовщиц слесар цехком boulangère bouchère épicière épicier boucher facteur factrice barreau ouvrières vendeuse coiffeuse aide-soignante участков участковый оператор редактор корреспондент капитан лейтенант сержант dirigentin dirigent chorleiter schatzmeister schatzmeisterin rector curate churchwarden buchnr pd privatdozent geschäftsstelle stationsleitung innere bevollmächtigter br-vorsitzender br-vorsitzende fachanwältin fachanwalt stellvertreter stellvertreterin dachdecker hebamme krankenschwester
shift partner clerk clerks secretary chair chairman chairwoman chairperson vice-chair president convenor organiser organizer delegate steward representative treasurer member supporter citizen pensioner retired mother father grandmother grandfather
student pupil teacher lecturer professor reader researcher nurse midwife doctor surgeon gp porter driver engineer fitter welder clerk cashier cook baker farmer carpenter electrician plumber builder bricklayer miner fisherman
lawyer solicitor barrister judge architect surveyor journalist editor writer author poet artist painter musician singer actor translator librarian gardener cleaner carer priest pastor vicar rector rabbi imam deacon bishop sister brother
night day senior junior assistant deputy executive chief head lead former emeritus honorary branch regional general national local unemployed worker workers technician manager director officer adviser advisor consultant accountant programmer developer designer
stores crane canteen qa maintenance security kitchen warehouse reception law economics history geography physics chemistry biology mathematics english international public
bro sis bros comrade comrades moved seconded carried proposed signed signatories name names nom noms prénom prénoms nombre nombres имя фамилия аты-жөні unterschrift unterschriften vorname signature signatures firma firmas подписи подпись office room
агроном актрис актёр актер санитарк майор полковник капитан отставк работник сотрудник участник жител правлени группу групп инициативн подписал пенсионер студент рыбак лесник егер мастер учитель врач медсестр инженер доцент профессор аспирант председател секретар бухгалтер водител рабоч токар слесар сварщик шахтёр шахтер юрист адвокат журналист писател поэт художник музыкант архитектор ветеран инвалид мать отец многодетн гражданин гражданк
ведущ старш главн системн администратор программист менеджер продав индивидуальн предпринимател педиатр терапевт хирург библиотекар воспитател преподавател кандидат доктор наук наук зав заведующ кафедр профбюро профком парторг староста актив член депутат священник раб божи домохозяйк экономист бывш прошл руководител начальник директор заместител зам проф арх верующ ткачих швея повар пекар электрик строител монтажник фельдшер акушерк лаборант научн сотрудник отдел
меңгеруші қызметкерлер төраға хатшы мұғалім дәрігер заңгер студент зейнеткер оқушы аға шебер мүше инженер жүргізуші журналист ақын жазушы ғалым профессор доцент доктор санатты жоғары орынбасар медбике тәрбиеші кәсіпкер ана әке әже ата тұрғын маман жұмысшы есепші аспаз шопан имам ұстаз мамандығы қызметкер суретші
vorstand kassiererin erzieherin vorsitzende schriftführer kassierer sekretariat sekretär sekretärin mitglied rentner pensionär student studentin schüler schülerin lehrer ärztin arzt krankenpfleger krankenschwester ingenieur dipl.-ing dipl ing architekt schreiner tischler maurer bäcker landwirt bauer pfarrer küster organist
spätaussiedler hausfrau mutter vater journalist redakteur schriftsteller künstler übersetzer buchhändler bibliothekar professor dozent rechtsanwalt rechtsanwältin steuerberater geschäftsführer leiter leiterin betriebsrat betriebsratsvorsitzende vertrauensmann ehrenamtlich verkäufer altenpfleger erzieher meister facharbeiter witwe witwer gez stud cand
avocat avocate cour maître conférences professeur prof enseignant enseignante institutrice instituteur infirmier infirmière médecin retraité retraitée étudiant étudiante citoyen citoyenne secrétaire président présidente délégué déléguée trésorier trésorière ouvrier ouvrière cheminot journaliste rédacteur rédactrice écrivain écrivaine poète artiste ingénieur architecte chercheur chercheuse bibliothécaire boulanger agriculteur paysan syndicaliste militant militante adhérent adhérente syndicat directeur directrice responsable mère père veuve éducatrice libraire traductrice traducteur comptable histoire-géo d'histoire-géo histoire géographie bâtonnier honoraire docteur doctorant consœur sœur frère
abogado abogada profesor profesora maestro maestra médico médica enfermero enfermera jubilado jubilada jubiladas estudiante ciudadano ciudadana secretario secretaria presidente presidenta delegado delegada tesorero compañero compañera compañeros general afiliado afiliada redactor redactora periodista escritor escritora poeta artista ingeniero ingeniera arquitecto arquitecta catedrático catedrática albañil minero obrero obrera campesino campesina carpintero electricista conductor taxista cocinero cocinera limpiadora madre padre viudo viuda vocal portavoz director directora coordinador coordinadora investigador doctor doctora párroco cura hermana hermano licenciado licenciada
"""
_SAID = frozenset(_OCCUPATIONS.split())
# Before a name, and neither of it: "Prof. Dr. Ruth Hall".
TITLE = re.compile(
    r"(?<![\w.])(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|fr|sr|sra|srta|mme|mlle|mgr|me|bro|sis|cllr|councillor|pp|p\.p|for and on behalf of|dipl\.-ing|ing|mag|pr|phdr|ph\.?d|д-р|проф|доц|акад|исп|зав|г-н|г-жа|гр|тов|fdo|gez|lcd[ao]|ld[ao]|ta|ton|votre|tuy[oa]|suy[oa]|deine?|eure?|dein|ihre?|твой|твоя|ваш|ваша|pfrn?|abg|rtd|canon|ra|rain|семь[а-я]{1,3}|граждан[а-я]{2,4}|family|familia|famille|lic|arq|d\.ª|dña|dra|av|avv|adw|mec|sig|sig\.ra|signora?|suor|ks|inż|mgr|(?-i:o\.)|i\.\s?a|i\.\s?v|f\.d\.r|"
    r"herrn?|frau|familie|monsieur|madame|mademoiselle|maître|veuve|vve|fam|dott(?:\.?ssa)?|ds|drs|mevr(?:ouw)?|dhr|sir|lady|lt col|lt|capt|cmdr|maj|sœur|frère|père|doctor|professor|reverend|pastor|sister|brother|father|don|doña|señora?|señorita|doctora?|compañer[oa]|hermana|aunt|auntie|uncle|tante|onkel|oma|opa|mamie|papi|abuelo|abuela|granny|grandma|grandpa|nana|tía|tío|tata|тёт[а-я]{1,2}|дяд[а-я]|бабушк\w|доктор|профессор|товарищ|госпожа|господин|pfarrer|schwester|bruder|pasteur|curé|pbro|padre|abbé|rabbin|mullah|imam)\.?(?=\s|$)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "of",
        "and",
        "the",
        "for",
        "in",
        "on",
        "at",
        "a",
        "an",
        "to",
        "with",
        "und",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "für",
        "im",
        "in",
        "von",
        "zu",
        "et",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "l",
        "d",
        "à",
        "en",
        "el",
        "los",
        "las",
        "y",
        "del",
        "para",
        "con",
        "и",
        "по",
        "в",
        "на",
        "с",
        "из",
        "для",
        "от",
        "і",
        "та",
        "және",
        "мен",
    ]
)


_TRADE = re.compile(
    r"\w{3,}(?:ologist|ician|istin|iker|ikerin|ologe|ologin|techniker|meisterin|(?:[bcdfghklmnprstz]er|eu|äu|[st]o|ä|i)rin|rätin|ältin|istin|köchin)"
)


@lru_cache(maxsize=8192)
def is_occupation(word: str) -> bool:
    """Say whether the word, in any case and number, names what somebody is or does."""
    lower = word.lower().strip(".,;:()!«»\"'’")
    if _TRADE.fullmatch(lower) and not first_name_in(lower):
        return True
    if lower in _SAID or lower.rstrip("s") in _SAID:
        return True
    if lower and lower[0] >= "а":
        return any(lower[:cut] in _SAID for cut in range(max(4, len(lower) - 6), len(lower)))
    return any(
        lower.endswith(end) and lower.removesuffix(end) in _SAID for end in ("in", "innen", "e", "r", "n")
    )


def leading_occupation(piece: str) -> int:
    """Give how many characters at the beginning of a piece say what its person is: "Pastor of", "ведущий бухгалтер"."""
    end, seen = 0, False
    for found in re.finditer(r"[^\W\d_][\w.'’-]*", piece):
        if is_occupation(found[0]):
            seen, end = True, found.end()
        elif not (seen and found[0].lower() in _SMALL):
            break
    return end if seen else 0


def is_all_occupation(piece: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", piece)
    return (
        bool(words)
        and any(is_occupation(word) for word in words)
        and all(is_occupation(word) or word.lower() in _SMALL or word[0].islower() for word in words)
    )
