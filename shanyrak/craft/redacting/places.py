# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Words that are no part of a person's name, by stem: countries, public places, titles, days, bodies."""

from functools import lru_cache

from shanyrak.craft.redacting.firstnames import FIRST_NAMES

# Countries stay in a redacted letter: "a reader from Spain" tells the residents who wrote.
_COUNTRIES = """
südkorea nordkorea timor yémen jemen eritrea eritreia érythrée timor-leste
україна україн nederland belgië duitsland frankrijk engeland spanje italië turkije rusland kazachstan oekraïne polen portugal países baixos alemanha espanha reino inglaterra itália rússia cazaquistão ucrânia suíça frança brasil turquia
afghanistan afghanistán afganistán mali gambia gambie sierra leone liberia guinea guinée guinee ecuatorial bissau burkina faso benin bénin togo niger chad tchad gabon gabón angola mozambique malawi zimbabwe namibia botswana lesotho eritrea djibouti burundi madagascar mauritius mauritanie mauritania uganda tanzania tansania äthiopien ethiopie éthiopie kenia nigeria ghana senegal kamerun elfenbeinküste sudan soudan somalie libyen libye syrien irak iraq jemen oman kuwait bahrain katar libanon jordanien tunesien marokko algerien myanmar burma birmania cambodia cambodge kambodscha laos malaysia singapore taiwan bhutan maldives fiji samoa tonga papua jamaica jamaïque trinidad guyana suriname belize barbados dominicana dominican nicaragua kosovo montenegro kirgistan kirgisien tadschikistan turkmenistan usbekistan ouzbékistan tadjikistan turkménistan kirguistán uzbekistán tayikistán azerbaiyán armenia palestina palestine israël israel líbano marruecos argelia túnez siria irak irán filipinas tailandia vietnam camboya etiopía senegal camerún
афганистан ирак иран сири ливан иордани палестин израил пакистан бангладеш вьетнам таиланд филиппин индонези малайзи нигери кени гана сенегал камерун эфиопи судан сомали ливи алжир тунис марокко ангол мали конго куб никарагуа гватемал венесуэл боливи эквадор перу парагвай уругва исланд люксембург мальт кипр албани черногори македони босни словени ауғанстан ирак иран сирия палестина израиль пәкістан қырғызстан вьетнам нигерия
kazakhstan germany france spain england scotland wales ireland britain kingdom uk u.k usa u.s.a us america states united italy portugal
netherlands belgium austria switzerland sweden norway denmark finland iceland poland ukraine russia belarus turkey türkiye georgia armenia
azerbaijan uzbekistan kyrgyzstan tajikistan turkmenistan mongolia china india japan korea canada mexico argentina chile brazil colombia
peru bolivia ecuador uruguay australia zealand africa kenya nigeria ghana egypt tunisia morocco lebanon israel palestine jordan iran iraq
pakistan bangladesh czech czechia slovakia hungary romania bulgaria serbia croatia slovenia greece cyprus estonia latvia lithuania moldova
congo haiti haïti saudi arabia arabien arabie arabia corée corea sud nord zambia uganda ethiopia senegal cameroon ivory nepal lanka thailand vietnam philippines indonesia malaysia qatar emirates yemen syria cuba haití guatemala honduras salvador nicaragua panama panamá paraguay ecuador algeria libya sudan somalia rwanda luxembourg malta albania kosovo bosnia macedonia montenegro cameroun côte ivoire maroc liban syrie vietnam inde chine japon suède islande géorgie arménie kirghizistan ouzbékistan sudáfrica egipto marruecos india japón corea suecia islandia venezuela bolivia südafrika ägypten indien japan korea island georgien armenien republic europe asia northern southern deutschland frankreich spanien großbritannien england schottland irland italien österreich schweiz
schweden norwegen dänemark finnland polen ukraine russland türkei kasachstan usbekistan kirgisistan niederlande belgien griechenland
ungarn kanada mexiko argentinien brasilien kolumbien australien vereinigtes königreich allemagne espagne angleterre écosse irlande italie
autriche suisse suède norvège danemark finlande pologne russie turquie pays-bas belgique grèce hongrie canada mexique argentine brésil
colombie australie royaume-uni royaume tunisie maroc algérie sénégal québec alemania francia españa inglaterra escocia irlanda italia suiza suecia
noruega dinamarca finlandia polonia ucrania rusia turquía kazajistán kazajstán bélgica grecia hungría canadá méxico brasil unidos estados
unido reino perú costa rica рф рк казахстан герман франци испан англ шотланд ирланд британ великобритан итал португал нидерланд голланд бельги
австри швейцар швеци норвег дани финлянд польш украин росси беларус белорусси турци грузи армени азербайджан узбекистан кыргызстан киргизи
таджикистан туркменистан монголи кита инди япони коре канад мексик аргентин чили бразили колумби австрали африк чехи словаки венгри
румыни болгари серби хорвати греци эстони латви литв молдов молдави сша қазақстан германия ресей түркия өзбекстан қырғызстан тәжікстан моңғолия
қытай ұлыбритания америка франция испания польша украина almanya fransa ispanya ingiltere kazakistan rusya ukrayna polonya amerika italya
hollanda avusturya isviçre niemcy francja hiszpania anglia polska rosja ukraina turcja kazachstan włochy німеччин франці польщ казахстан
туреччин британі іспані
"""
# Public places and bodies that letters to officials talk about.
_PUBLIC = """
constable act treaty reuters svoboda свобода пакт пакта exa exª constituição evangelium евангели коран evensong
tabaski eid aïd korité ashura hanukkah passover pentecost pfingsten karfreitag himmelfahrt exaudi advent heiligabend silvester pâque pentecôte toussaint ascension assomption candelaria corpus pascua pentecostés mass candlemas michaelmas whitsun halloween thanksgiving diwali vaisakhi масленниц курбан-байрам ораза-айт
hebrew hungarian romanian czech serbian croatian bulgarian estonian latvian lithuanian georgian armenian uzbek kyrgyz tajik mongolian vietnamese thai nigerian ghanaian kenyan ethiopian tamil
алма-ате алма-ату алма-аты бакаю бакае бакаем
amnistía internacional internationale congo kasachen kasachin schanyrak chanyrak szanyrak şanırak shanirak shaniraq shanyraq chanirak szanirak шанирак шанірак baikonur ałmaty almatı almatý алмати tiananmen wolga volga altai altay алтай қазақ алтайдан kirghizstan kirgistan kasachstan kazajistán kazajstán
almaty ulzhan улжан ұлжан koktem көктем медео medeu medeo алатау respubliki rapporteur special economic social cultural civil political pact pacte pacto pakt compassionate merciful almighty isaiah psalm gospel lord christ jesus jesús jésus bakaï bakai silk easter pacific atlantic soviet nazi internet covid olympics stewards unison unite gmb rmt nut tuc prophet undersigned protest note almaty alma-ata alma ata astana nur-sultan nursultan shanyrak shymkent karaganda zhanaozen zhanaozén zhanaosen bakay bakai
bakaj bakaju akmola akmoła акмол алмат алма-ат астан шанырак шаңырақ шымкент жанаозен жаңаөзен бакай бақай нур-султан алматы алма ата қарағанды
moscow москв kremlin brussels brüssel bruxelles bruselas geneva genf genève ginebra nations onu uno un eu ue osce obse осце оон ес
amnesty international human rights watch greenpeace red cross union socialist resistance sotsialisticheskoe soprotivleniye cwi guardian bbc
socialism bible god koran allah internet facebook twitter instagram telegram whatsapp skype youtube google email e-mail mail vkontakte viber linkedin signal
mayor akim akimat president minister ministry prime governor government prosecutor ambassador embassy consul consulate secretary
parliament senate senator department administration city council court supreme judge commission committee commissioner office director general chief
police colonel captain major excellency honourable honorable sir madam mister your his her majesty chancellor chairman chairwoman chairperson member
party union workers movement association federation society mosque university school college institute hospital library
district region state republic kazakh kazakhs kazakhstani english british german french spanish russian turkish ukrainian polish american european muslim christian jewish
scottish welsh irish dutch italian greek swedish norwegian danish finnish portuguese mexican brazilian chinese japanese korean indian african canadian australian catalan basque breton constitution article declaration convention covenant charter universal international national
land code housing rights human freedom justice peace solidarity home house houses residents family families people children
committee development world fund square street road avenue lane
аким акимат президент министр министерств премьер губернатор правительств прокур посол посольств консул секретар парламент сенат сенатор депутат
администраци суд верховн судь комисси начальник председател управлени департамент мэр мэри господин госпож ваш уважаем правительств
парти союз движени ассоциаци федераци общест церк мечет университет школ институт больниц библиотек район област республик город посёлок посел
казах казахстанск русск немецк английск французск испанск конституци закон кодекс декларац конвенц хартия бог аллах коран
социалистическ сопротивлени справедливост права человек
әкім әкімдік президент министр министрлік премьер үкімет прокур елші елшілік сенат депутат мәжіліс сот төраға мырза ханым құрметті сіз сіздің қала аудан облыс
партия одақ қоғам мешіт университет мектеп институт аурухана кітапхана республика конституция заң кодекс алла құдай ынтымақ
bürgermeister oberbürgermeister präsident präsidentin minister ministerium ministerpräsident gouverneur regierung staatsanwalt staatsanwaltschaft botschaft botschafter
konsulat sekretär parlament senat abgeordneter verwaltung stadt gericht richter kommission rathaus behörde behörden exzellenz herr frau damen herren
partei gewerkschaft verein verband kirche moschee universität schule hochschule institut krankenhaus bibliothek bezirk region republik polizei
grundgesetz verfassung artikel gesetz erklärung menschenrechte vereinte nationen euro
maire mairie président présidente ministre ministère gouverneur gouvernement procureur ambassade ambassadeur consulat secrétaire parlement sénat député juge
monsieur madame messieurs mesdames mademoiselle excellence commission préfet préfecture ville région république parti syndicat association église mosquée
université école lycée collège institut hôpital bibliothèque constitution loi code déclaration dieu nations unies droits homme
alcalde alcaldesa alcaldía ayuntamiento presidente presidenta ministro ministra ministerio gobernador gobierno fiscal fiscalía embajada embajador consulado secretario
parlamento senado diputado juez jueza señor señora señores señoras don doña excelencia comisión ciudad región república partido sindicato asociación iglesia
universidad escuela colegio instituto hospital biblioteca constitución ley código declaración dios naciones unidas derechos humanos usted ustedes ud uds
belediye başkan başkanı başkanlığı vali valilik bakan bakanlık cumhurbaşkanı büyükelçi elçilik savcı mahkeme meclis sayın bay bayan üniversite okul hastane
міністр міністерств президент прем'єр голов уряд посольств суд прокур депутат рада місто область район школ університет лікарн пан пані
burmistrz prezydent minister ministerstwo premier ambasada prokurator sąd sejm senat urząd miasto szkoła uniwersytet szpital pan pani państwo
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
январ феврал март апрел июн июл август сентябр октябр ноябр декабр понедельник вторник сред четверг пятниц суббот воскресен
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
ocak şubat mart nisan haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar
січ лют берез квіт трав черв лип серп верес жовт листопад груд stycz lut kwie maj czerw lip sierp wrze paździer grud
christmas easter ramadan nauryz наурыз рождеств пасх weihnachten ostern noël pâques navidad
"""
# Words that begin sentences, so that their capital says nothing; also greetings and letter words.
_BEGINNERS = """
tel chamo-me сондай-ақ lei tfno telef atte ruhestand gruß delegación evensong
jahrgang gerente arq recevez dígalo paese costituzione statuto
direttore direttrice console prefetto questore assessore kaymakam yetkili müdür savcım valim bakanım ministério ministerio geografia história português matemática
ladies gentlemen zeer namens spett spettabile direzione mama papa mami papi mutti vati dyrektorze ministrze prezydencie burmistrzu prokuratorze ambasadorze konsulu wojewodo starosto превосходительство превосходительства милостивый отпустите
geachte hoogachtend vriendelijke groet groeten met zelf inmiddels waarom toch natuurlijk ik wij jullie hij zij het een de deze dit dat daar hier nu maar want omdat als toen wanneer hoe wie wat welke mijn onze uw hun geen niet ook nog al alle veel sinds volgens daarom bovendien verder tenslotte gisteren vandaag morgen mevrouw meneer heer vrijheid laat stop aan voor naar over bij uit op om te tot zonder tegen tijdens onderwerp betreft bijlage hoogachting sommige iedereen niemand misschien gelukkig helaas soms eerst daarna zo er ze zijn was waren heeft hebben kan kunnen moet moeten zal zullen willen graag bedankt
exmo exma excelência excelências vossa vossas sua senhor senhora senhores eu nós ele ela eles elas o os um uma uns umas meu minha meus minhas nosso nossa nossos este esta estes isto isso aquele aquela no na nos nas do da dos das em com por para se mas porque quando onde como quem qual quanto não sim também já ainda sempre nunca hoje ontem amanhã agora aqui lá cordialmente atenciosamente respeitosamente cumprimentos peço venho escrevo li sei há tenho sou estou gostaria assunto todos muitos alguns ninguém talvez infelizmente depois antes desde
agradeciendo esperando confiando rogando quedo quedamos reciba reciban sin agradezco ruego pido escribo trabajo tengo quiero queremos pedimos sepa sepan
sincere sincerely warm hoping trusting thanking
тек ал енді сонда алайда мұндай сондай осындай жалғыз кейде тіпті рас иә жоқ оларды оларға олардан мұны соны соңғы әйтпесе өйткені себебі мәселен мысалы шынымен әлі сонымен осымен сондықтан мүмкін өкінішке үшеуіне екеуіне бәрі бәріміз бәріне ешқандай әркім біреу адамдар кісілер мырзалар ханымдар ауылымыздағы ауданымыздағы қаламыздағы еліміздегі облысымыздағы мектебіміздегі үйіміздегі жеріміздегі
телефон телефона телефоном ниже выше тринадцать двадцать тридцать сорок пятьдесят студент студентка закрывают закроют открывают
викладаю працюю навчаюся пишу звертаюся живу прошу україна
gereğini saygılarımla arz eşim kızım oğlum annem babam nehir
pana panu panem panią pani panie pańskiego pańskiej pańskich pański pańska pańskie państwa państwu zwracam proszę dziękuję piszę jestem pamiętam jak dlatego
agradecendo ringrazio ringraziando apra aprite chieda chiedo scrivo siamo sono faccio
hundert tausend hunderte tausende einige ehemaliger ehemalige
akz aktenzeichen natel gsm tlf hey
құрметті қадірлі ардақты редакция
барлығы өзім байланысатын зовут lent advent sunday sundays
siedlung ОМОН омон omon воз вто мид сми unicef
заявление жалоба обращение петиция протест арыз шағым өтініш petition protest beschwerde offener brief lettre ouverte carta abierta
қарт өтінем жаңа хат кешіріңіз ағайын достар немересі байланыс сәлем bises hallo moin contact gott worship panie
dal dalla dai della del dello degli gli il lo uno io noi voi loro suo sua nostro nostra vostro perché come quando dove chi cosa non anche oggi ieri domani fermate liberate basta grazie gentile egregio signor signora sindaco procuratore comune presidente ministro
вашего вашему вашим вашем вашей вашу вами ваших уважаемая уважаемые дорогая дорогие глубокоуважаемый i i'm i've i'd i'll im we're the a an my our your his her their its this that these those we you he she it they there here what when where why how who which if in on at by
for from to of and but or so as with without after before since because while although please no not yes never also once now today yesterday
tomorrow last next every each all both many most some such then thus however therefore let do does did is are was were will would can could
should must may might have has had stop demand release dear re subject date fax tel phone email address reply copy cc ps
free save end halt withdraw listen remember imagine urge help give take make tell bring build respect protect only even still just one two three four five first second third being having seeing hearing reading writing living like unlike during until despite
until recently meanwhile finally please people nobody everybody everyone someone nothing something another other others thank thanks sincerely regards yours best kind
я мы ты вы он она оно они мой моя моё мои наш наша наше наши ваш ваша ваше ваши его её ее их этот эта это эти тот та то те в во на с со к ко о об от до по за из у без
для при про над под и а но или если когда где как что кто почему потому поэтому пока после перед также тоже уже ещё еще не ни нет да все всё весь вся каждый
многие некоторые сегодня вчера завтра сейчас теперь тогда там здесь прошу просим требую требуем пожалуйста остановите прекратите уважаемый здравствуйте спасибо меня мне мной нам нас вам вас
остановите прекратите освободите требую требуем верните накажите начните помогите отпустите отзовите снимите дайте недавно однажды пусть даже только лишь один одна два три первый второй хотя чтобы раз год года тел факс тема дата кому копия адрес
атым есімім аты есімі келіншегі анасы әкесі баласы мен біз сен сіз ол олар менің біздің сіздің оның олардың бұл осы сол мына және бірақ немесе егер қашан қайда қалай не кім неге себебі сондықтан бүгін кеше ертең қазір
тоқтатыңыз тоқтатыңыздар босатыңыз босатыңыздар қайтарыңыз беріңіз жасаңыз көмектесіңіз қырық отыз жиырма елу он өтінемін талап сұраймын барлық әр бір екі үш бірінші екінші ешкім ештеңе тағы да де үшін кейін бұрын дейін туралы сізге сізден маған бізге жақында былтыр биыл тел факс
ich wir du ihr er sie es mein meine meinem meinen meiner unser unsere ihr ihre ihren ihrem ihrer der die das den dem des ein eine einen einem einer dieser diese dieses
und aber oder wenn als wie was wer wo warum weil da dass damit daher deshalb nach vor seit während ohne mit von zu zur zum für bei aus auf an am im in um über unter
stoppen stoppt beenden beendet lassen lasst hören sagen geben ziehen sorgen helfen freiheit hände schluss bitte nein nicht ja auch nur schon noch immer nie alle viele einige jeder jede jedes heute gestern morgen jetzt dann dort hier stoppen lassen beenden betreff datum telefon
je nous tu vous il elle ils elles on mon ma mes notre nos votre vos son sa ses leur leurs le la les l' un une des du de d' ce cet cette ces et mais ou si quand comme que qui
où pourquoi parce après avant depuis pendant sans avec pour par dans sur sous chez à au aux en y non oui ne pas aussi toujours jamais tous toutes chaque aujourd'hui hier demain
maintenant alors ainsi libérez laissez arrêtez cessez mettez respectez rendez donnez faites stoppez retirez aidez écoutez objet date tél téléphone veuillez merci j'ai j' c'est c' qu' n' s' m' quant hier
detenga detengan libere liberen pare paren exijo pido deje dejen respete respeten termine terminen retire escuche ayude basta alto yo nosotros tú él ella ellos ellas mi mis nuestro nuestra nuestros nuestras su sus el la los las un una unos unas este esta estos estas ese esa y e o u pero si cuando como que
quien donde por porque para después antes desde durante sin con de del en a al ante bajo entre hacia hasta según sobre no sí también siempre nunca todos todas cada hoy ayer
mañana ahora entonces así asunto fecha tel teléfono gracias le les me nos se lo ya aunque mientras además solo sólo dos tres
ben biz sen siz o onlar benim bizim sizin onun bu şu ve ama veya eğer çünkü için ile bugün dün yarın şimdi lütfen her tüm bütün bir
я ми ти ви він вона вони мій моя моє мої наш наша ваш це ця цей ці і й та але або якщо коли де як що хто чому тому після перед також вже ще не ні так усі сьогодні вчора прошу
ja my ty wy on ona oni moja mój moje nasz nasza wasz ten ta to te i a ale lub jeśli gdy kiedy gdzie jak co kto dlaczego ponieważ po przed od do z w na za dla nie tak wszyscy dziś wczoraj proszę
"""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


BEGINNERS = _words(_BEGINNERS)
_STEMMED = _words(_PUBLIC) | _words(_COUNTRIES)
_COUNTRY_WORDS = _words(_COUNTRIES)


def _longest_ending(stem_length: int) -> int:
    """How many letters may follow a stem: short stems would swallow names."""
    return {1: 0, 2: 0, 3: 1, 4: 3}.get(stem_length, 6)


def _stands_in(table: frozenset[str], word: str) -> bool:
    if word in table:
        return True
    if word.isascii() or word[0].lower() < "а":
        base = word.split("'", maxsplit=1)[0] if "'" in word else word  # "Şanırak'ta"
        if len(base) > 3 and base in table:
            return True
        return any(word.removesuffix(end) in table for end in ("'s", "s", "es", "en", "er", "n")) or any(
            len(word) - len(end) > 4 and word.removesuffix(end) in table
            for end in ("u", "a", "em", "ie", "owi", "ą", "ę", "i", "y", "ów", "da", "de", "dan", "den")
        )
    return any(word[:cut] in table and len(word) - cut <= _longest_ending(cut) for cut in range(3, len(word)))


def is_beginner(word: str) -> bool:
    return word.lower().replace("’", "'") in BEGINNERS


@lru_cache(maxsize=8192)
def is_public(word: str) -> bool:
    """Say whether a capitalised word names a country, a public place or body, a title, a day: no person."""
    word = word.lower().strip(".").replace("’", "'")
    return not _is_only_a_name(_STEMMED, word) and _stands_in(_STEMMED, word)


@lru_cache(maxsize=8192)
def is_country(word: str) -> bool:
    word = word.lower().strip(".,;() ")
    return bool(word) and not _is_only_a_name(_COUNTRY_WORDS, word) and _stands_in(_COUNTRY_WORDS, word)


def _is_only_a_name(table: frozenset[str], word: str) -> bool:
    """ "Данияр" begins as "Дания" does."""
    return word in FIRST_NAMES and word not in table


_SCENE = _words(
    "бакая бакаю бакае бакаем bakay бақай бакай almaty alma-ata astana shanyrak shymkent zhanaozen bakay bakai kazakhstan kazakh алмат алматы шанырак шаңырақ астан казахстан қазақстан "
    "schanyrak szanyrak şanırak szanirak shanirak chanirak ałmaty almatı almatý алмати шанирак kasachstan kazajistán kazajstán chanyrak шаныраке united nations международн"
)


def is_public_place(word: str) -> bool:
    """Say whether the word is where the appeals happen, so that what bears it is no workplace of a writer."""
    return _stands_in(_SCENE, word.lower())
