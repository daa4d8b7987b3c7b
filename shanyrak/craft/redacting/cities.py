# ruff: noqa: E501 -- tables of words: one line a land is easier to check than a column
"""
Cities so large that naming one points to nobody: alone they stay in a letter, inside an address they go.

By stem in six languages, largest cities and the capitals of lands from which letters came; a city that is
not here goes as if it were a village, which loses a word and betrays nobody. Also wide regions.
"""

import re
from functools import lru_cache

_LATIN = """
tennessee kentucky alabama mississippi louisiana arkansas oklahoma kansas nebraska dakota montana wyoming idaho nevada utah arizona colorado iowa wisconsin minnesota michigan illinois indiana virginia carolina delaware maryland connecticut vermont hampshire maine alaska hawaii missouri pennsylvania massachusetts jersey
alma-atá alma-ata yaoundé yaounde douala conakry bamako ouagadougou niamey lomé cotonou libreville brazzaville bangui n'djamena freetown monrovia banjul nouakchott bissau malabo bujumbura antananarivo khartoum djibouti asmara gaborone windhoek lilongwe harcourt enugu kaduna kumasi tamale mwanza arusha eldoret kisumu gulu
colombo kathmandu thimphu kabul islamabad rawalpindi peshawar multan amritsar jaipur lucknow kanpur nagpur pune hyderabad ahmedabad surat coimbatore madurai kochi thiruvananthapuram bhopal indore patna guwahati yangon hanoi saigon hue phnom penh vientiane bangkok kuala lumpur surabaya bandung taipei busan incheon osaka kyoto nagoya sapporo hiroshima nagasaki guangzhou shenzhen wuhan chengdu tianjin ulaanbaatar
riyadh jeddah doha dubai abu dhabi muscat sanaa aden amman damascus aleppo basra mosul erbil tabriz isfahan shiraz mashhad alexandria tripoli benghazi argel orán túnez trípoli fès marrakech oran constantine sfax
nazareth bethlehem conakry villeurbanne bobo-dioulasso
nova scotia brunswick newfoundland saskatchewan manitoba alberta columbia labrador
castilla león navarra cantabria rioja aragon schlesien silesia śląsk pommern ostpreußen württemberg baden thurgau tirol steiermark kärnten vorarlberg burgund bourgogne auvergne limousin gascogne picardie lorraine champagne savoie languedoc occitanie corse galway kerry donegal mayo tipperary wexford queensland otago waikato punjab gujarat kerala tamil nadu rajasthan anatolia karadeniz galizien bukowina wolhynien podolien
flensburg lübeck rostock oldenburg osnabrück heidelberg darmstadt regensburg würzburg ingolstadt ulm heilbronn göttingen chemnitz halle magdeburg wuppertal gelsenkirchen mönchengladbach krefeld oberhausen hagen hamm solingen leverkusen bielefeld paderborn trier koblenz konstanz tübingen bamberg bayreuth jena weimar cottbus schwerin görlitz zwickau klagenfurt villach innsbruck lugano
roubaix amiens metz nancy caen brest orléans tours mulhouse perpignan besançon limoges avignon poitiers dunkerque calais rouen pau bayonne lorient lens arras nîmes béziers nanterre montreuil saint-denis draguignan antibes cannes chambéry annecy valence namur charleroi gand bruges lausanne fribourg neuchâtel
badalona sabadell terrassa getafe leganés móstoles alcalá cádiz albacete badajoz cáceres castellón lleida girona tarragona santander vitoria donostia orense ourense lugo ávila segovia toledo zamora palencia guadalajara ibiza tenerife rosario córdoba tucumán cochabamba sucre potosí oruro arequipa cusco trujillo chiclayo barranquilla bucaramanga maracaibo puebla tijuana oaxaca veracruz mérida managua tegucigalpa santo domingo antofagasta valdivia temuco iquique
cleveland cincinnati columbus pittsburgh buffalo rochester milwaukee indianapolis louisville nashville memphis charlotte raleigh richmond norfolk orlando tampa jacksonville phoenix tucson albuquerque omaha wichita tulsa sacramento fresno spokane tacoma boise anchorage honolulu newark brooklyn bronx queens manhattan austin antonio calgary edmonton winnipeg halifax regina saskatoon hamilton adelaide hobart darwin canberra dunedin christchurch
sunderland middlesbrough huddersfield wakefield barnsley doncaster rotherham grimsby norwich ipswich colchester luton watford reading slough swindon gloucester cheltenham worcester hereford shrewsbury stoke wolverhampton walsall preston blackburn burnley carlisle lancaster stockport oldham rochdale salford warrington chester wrexham bangor newport merthyr paisley stirling ayr lisburn newry armagh drogheda dundalk sligo kilkenny tralee
lublina lublinie gdyni gdynia sopot bydgoszcz toruń kielce rzeszów olsztyn opole gliwice zabrze bytom częstochowa tychy brescia parma modena bergamo padova vicenza trento ferrara rimini ancona perugia pescara salerno foggia taranto lecce messina siracusa sassari livorno pisa siena ravenna coimbra braga faro évora setúbal recife salvador belém curitiba brasília fortaleza manaus porto alegre
van batman mardin malatya elazığ sivas tokat denizli muğla aydın manisa edirne çanakkale rize kars ağrı hatay urfa şanlıurfa
london birmingham manchester liverpool leeds glasgow edinburgh bristol sheffield cardiff belfast dublin cork newcastle nottingham cornwall yorkshire wales kent devon lancashire
chicago boston seattle houston dallas philadelphia detroit denver atlanta miami washington baltimore minneapolis portland oakland california texas florida ohio oregon montréal montreal toronto vancouver ottawa québec
sydney melbourne brisbane perth adelaide auckland wellington nairobi kibera lagos accra johannesburg durban capetown pretoria cairo kairo tunis algiers alger casablanca rabat dakar abidjan kinshasa bamako
mumbai delhi kolkata chennai bangalore bengaluru karachi lahore dhaka istanbul ankara izmir tehran baghdad beirut jerusalem haifa aviv tokyo seoul beijing shanghai singapore jakarta manila
moscow moskau moscou moscú kyiv kiev kiew minsk warsaw warschau varsovie varsovia prague prag praha praga budapest bucharest bukarest sofia belgrade belgrad belgrado zagreb sarajevo athens athen athènes atenas
berlin hamburg münchen munich köln cologne frankfurt stuttgart düsseldorf leipzig dortmund essen bremen dresden hannover nürnberg duisburg bochum wien vienna graz linz salzburg zürich zurich basel bern genf geneva lausanne bayern sachsen hessen
paris marseille lyon toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims toulon grenoble dijon angers bruxelles brussels brüssel liège anvers antwerp genève bretagne provence normandie alsace
madrid barcelona valencia sevilla zaragoza málaga murcia palma bilbao alicante córdoba valladolid vigo gijón granada bsas buenos rosario mendoza montevideo santiago valparaíso lima bogotá medellín cali caracas quito guayaquil méxico guadalajara monterrey habana asunción andalucía galicia cataluña euskadi asturias
lisbon lissabon lisbonne lisboa porto rome rom roma milan mailand milano turin naples napoli amsterdam rotterdam utrecht oslo stockholm copenhagen kopenhagen copenhague helsinki reykjavik riga vilnius tallinn
tashkent taschkent bishkek bischkek dushanbe ashgabat baku tbilisi tiflis yerevan eriwan astana almaty almata karaganda shymkent aktobe atyrau taraz pavlodar kostanay
srebrenica grozny hull southampton portsmouth plymouth leicester coventry york swansea derry bradford bonn mannheim karlsruhe wiesbaden münster augsburg freiburg kiel rostock kassel erfurt mainz potsdam winterthur luzern
kigali kampala nakuru mombasa lusaka harare maputo luanda addis ababa mogadishu khartoum abuja ibadan kano temuco concepción rosario ceuta melilla pamplona oviedo salamanca burgos cádiz almería cartagena badajoz logroño murcia elche
bursa adana antalya konya gaziantep kayseri eskişehir diyarbakır samsun mersin trabzon erzurum izmir wrocław poznań gdańsk łódź kraków cracow krakow katowice lublin szczecin radom białystok warszawa napoli palermo genova bologna firenze bari catania venezia verona trieste cagliari
brno bratislava ljubljana skopje tirana pristina lviv odesa kharkiv kharkov dnipro zaporizhzhia donetsk luhansk poltava cherkasy semey semipalatinsk pavlodar pawlodar temirtau temirtaw taldykorgan taldıkorgan kokshetau aktau uralsk oral oskemen kyzylorda turkestan zhezkazgan ekibastuz balkhash urumqi ürümqi urumtschi kashgar xinjiang osh karakol samarkand bukhara khujand
thüringen sachsen hessen bayern brandenburg westfalen franken schwaben pfalz holstein niedersachsen saarland patagonia extremadura asturias galicia aragón murcia wales northumberland cumbria norfolk suffolk sussex essex dorset somerset midlands highlands munster leinster ulster connacht dorset kent cornwall devon surrey wiltshire shropshire cheshire lancashire lincolnshire oxfordshire cambridgeshire hertfordshire buckinghamshire berkshire bedfordshire gloucestershire worcestershire staffordshire derbyshire leicestershire nottinghamshire durham pyrénées cévennes dordogne aveyron ardèche vosges jura cuenca teruel soria jaén huesca lérida gerona carolina dakota jersey hampshire mexico lincoln exeter bath oxford cambridge durham wigan bolton blackpool aberdeen dundee inverness limerick galway waterford alabama alaska arizona arkansas colorado connecticut delaware georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada oklahoma pennsylvania tennessee utah vermont virginia wisconsin wyoming ontario quebec queensland victoria tasmania wallonie flandre flanders bayern hokkaido
"""
_CYRILLIC = """
питер питера питере
дамаск багдад бейрут дубай тегеран исфахан мумбаи калькутт шанхай гонконг пхеньян бангкок улан-батор коканд ферган наманган андижан худжанд ашхабад байконур жезказган балхаш экибастуз
мордови татарстан башкири башкортостан чуваши удмурти карели бурят калмык дагестан чечн ингушет осети алтайск поволж забайкаль приморь камчатк сахалин колым чукотк ямал донбасс закарпать полісс поділл волин галичин буковин слобожанщин
торонто монреал ванкувер чикаго бостон майами хьюстон сиэтл сан-франциско лос-анджелес филадельфи ванкувер сидне мельбурн дублин манчестер ливерпул эдинбург глазго цюрих базел кёльн кельн франкфурт штутгарт дюссельдорф ганновер бремен дрезден нюрнберг дортмунд милан турин неапол барселон валенси лисабон лиссабон амстердам роттердам антверпен копенгаген стокгольм осло хельсинк будапешт бухарест софи белград загреб афин тел-авив анталь измир
братск магадан чит благовещенск комсомольск находк абакан кызыл бийск рубцовск новокузнецк прокопьевск миасс златоуст курган сыктывкар ухт северодвинск петрозаводск псков новгород калуг тамбов орёл орл иванов костром владимир сергиев элист назран нальчик владикавказ черкесск майкоп новороссийск таганрог шахт волжск камышин энгельс балаков сызран стерлитамак салават нефтекамск орск норильск якутск
көкшетау жезқазған теміртау екібастұз рудный балқаш жаңаөзен кентау сәтбаев риддер талғар қаскелең шу
торонт львов івано-франківськ тернопол ужгород рівн луцьк хмельницьк чернівц суми кривий
москв петербург новосибирск екатеринбург казан нижн новгород челябинск самар омск ростов уф красноярск воронеж перм волгоград саратов тюмен тольятти ижевск барнаул иркутск хабаровск владивосток ярослав
томск кемеров оренбург грозн махачкал калининград сочи краснодар мурманск тул рязан твер урал сибир кавказ минск гомел витебск киев харьков одесс львов донецк днепр запорож ташкент самарканд бишкек ош душанбе ашхабад
целиноград темиртау магнитк магнитогорск тагил брно прагад сеулд ош ургенч самарканд бухар худжанд каракол кишинёв кишинев запорож запоріжж черкас черкаси полтав полтавщин чернигов винниц житомир актюбінськ миколаїв кембридж хайф липецк курск белгород брянск смоленск псков пенз ульяновск оренбург чебоксар ярославл вологд мурманск архангельск астрахан ставропол нижнекамск набережны челны сургут якутск иркутск улан-удэ читa хабаровск владивосток кёнигсберг кенигсберг ржев сталинград ленинград акмолинск целиноград гурьев джамбул кустанай семей үрімжі құлжа шынжаң моңғолия баку тбилиси ереван вильнюс риг таллин варшав праг берлин лондон париж мадрид рим вен брюссел женев стамбул анкар пекин сеул токио хайф иерусалим нью-йорк лейпциг гамбург мюнхен
алмат алма-ат астан караганд шымкент актобе актюбинск атырау тараз павлодар костана семипалатинск уральск кызылорд актау петропавловск кокшета
қарағанды ақтөбе қостанай орал қызылорда ақтау көкшетау талдықорған түркістан семей өскемен павлодар тараз атырау алматы астана шымкент лондон мәскеу бішкек ташкент берлин стамбул мюнхен
"""
_SAID = frozenset(_LATIN.split()) | frozenset(_CYRILLIC.split())
# What may stand around a city without making it an address.
_AROUND = frozenset(
    [
        "у",
        "в",
        "w",
        "we",
        "г",
        "the",
        "of",
        "in",
        "aus",
        "from",
        "de",
        "à",
        "a",
        "en",
        "la",
        "el",
        "in",
        "из",
        "в",
        "во",
        "г",
        "город",
        "города",
        "городе",
        "city",
        "stadt",
        "ville",
        "ciudad",
        "greater",
        "st",
        "saint",
        "sankt",
        "санкт",
        "san",
        "new",
        "york",
        "port",
        "los",
        "angeles",
        "tel",
        "cape",
        "town",
        "kong",
        "hong",
        "rio",
        "janeiro",
        "sao",
        "paulo",
        "aires",
        "abad",
        "на",
        "дону",
        "набережн",
        "novgorod",
        "am",
        "main",
        "de",
        "da",
        "den",
        "dan",
        "deki",
        "daki",
        "south",
        "north",
        "east",
        "west",
    ]
)


@lru_cache(maxsize=8192)
def is_city(word: str) -> bool:
    """Say whether the word, in any case, is one of a large city."""
    lower = word.replace("İ", "i").lower().strip(".,;:()!'’")
    if lower in _SAID:
        return True
    if not lower or lower[0] < "а":
        return lower.removesuffix("'s").removesuffix("’s") in _SAID
    return any(lower[:cut] in _SAID for cut in range(max(3, len(lower) - 4), len(lower)))


def names_only_cities(place: str) -> bool:
    """Say whether a place consists of large cities and words around them, with no street, number or village."""
    words = re.findall(r"[^\W\d_][\w-]*", place)
    return (
        bool(words)
        and not re.search(r"\d", place)
        and any(
            is_city(word) or word.lower() in {"york", "angeles", "aires", "town", "kong", "janeiro", "paulo"}
            for word in words
        )
        and all(is_city(word) or word.lower() in _AROUND for word in words)
    )
