# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Newspapers, agencies and broadcasters that the whole land reads: where a writer has read of a case tells nothing of anybody."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.layout import Line, is_foot_like

# As printed; what a language declines stands in brackets of a pattern.
_NAMES = """
The Times, The Sunday Times, The Guardian, The Independent, The Observer, The Telegraph, Daily Telegraph, Daily Mail, Daily Mirror, Daily Express, Morning Star, Financial Times, New Statesman, Private Eye, The Economist, The Scotsman, The Irish Times, Irish Times, Irish Independent
New York Times, Washington Post, Los Angeles Times, Wall Street Journal, Chicago Tribune, Boston Globe, USA Today, Time magazine, Newsweek, The New Yorker, The Atlantic, The Nation, Mother Jones, Democracy Now, Globe and Mail, Toronto Star, National Post, The Age, Sydney Morning Herald, The Australian, New Zealand Herald, Times of India, The Hindu, Indian Express, Mail (?:&|and) Guardian, Daily Nation, Moscow Times
Al[- ]Jazeera, CNN, CBC, NBC, CBS, ABC News, Fox News, NPR, PBS, Sky News, Channel (?:4|Four), ITV, ITN, BBC, BBC World Service, World Service, Radio (?:4|Four), Radio Free Europe, Radio Liberty, Voice of America, Reuters, Associated Press, Agence France[- ]Presse, AFP, UPI, Bloomberg, Eurasianet, Fergana, Ferghana
Le Monde, Le Monde diplomatique, Monde diplo, Libération, L['’]Humanité, Le Figaro, La Croix, Mediapart, Le Soir, La Libre Belgique, La Libre, Le Parisien, Aujourd['’]hui en France, L['’]Express, Le Point, L['’]Obs, Nouvel Observateur, Charlie Hebdo, Canard enchaîné, Courrier international, Radio France Internationale, Radio France, RFI, France Inter, France Info, France Culture, France 24, TF1, TV5 ?Monde, RTBF, Radio[- ]Canada, Le Devoir, La Presse, Le Temps
El País, El Mundo, La Vanguardia, El Periódico, Diario Público, La Razón, Cadena SER, RTVE, Televisión Española, Agencia EFE, La Jornada, La Nación, Página ?/? ?12, El Universal, Excélsior, El Comercio, El Tiempo, El Espectador, El Mercurio, La Tercera, Prensa Libre, Granma, Televisa, Telesur, Radio Nacional
La Repubblica, Corriere della Sera, La Stampa, Il Manifesto, L['’]Unità, Il Sole 24 Ore, L['’]Espresso, Il Fatto Quotidiano, Radio Radicale, RAI, Internazionale
Folha de S(?:\\.|ão) Paulo, O Globo, O Estado de S(?:\\.|ão) Paulo, Estadão, Diário de Notícias, Jornal de Notícias, Brasil de Fato, Carta Capital, Rede Globo
Frankfurter Allgemeinen?(?: Zeitung)?, FAZ, Frankfurter Rundschau, Süddeutschen?(?: Zeitung)?, Neuen? Zürcher(?: Zeitung)?, NZZ, Tages-Anzeiger, Neue[sn]? Deutschland, [Jj]ungen? Welt, Tagesspiegels?, Der Spiegel, Die Zeit, Die Welt, Bild-Zeitung, Der Standard, Die Presse, Wochenzeitung, WOZ, Deutschen? Welle, Deutschlandfunks?, Deutschlandradio, Tagesschau, Tagesthemen, ARD, ZDF, ORF, SRF, WDR, NDR, MDR, SWR, dpa, Jungle World
Gazet(?:a|y|ie|ę) Wyborcz(?:a|ej|ą), Rzeczpospolit(?:a|ej|ą), Polityk[aięą] (?=tygodnik), Tygodnik(?:u)? Powszechn(?:y|ego|ym), de Volkskrant, Volkskrant, NRC Handelsblad, NRC, Trouw, Het Parool, De Standaard, De Morgen, Het Laatste Nieuws, Cumhuriyet, Hürriyet, Milliyet, Evrensel, BirGün
Интерфакс[ауе]?, Коммерсантъ?[ае]?, Нов(?:ая|ой|ую) газет[аыуе], Комсомольск(?:ая|ой|ую) правд[аыуе], Российск(?:ая|ой|ую) газет[аыуе], Московск(?:ий|ого|ом) комсомол(?:ец|ьца|ьце), Аргумент(?:ы|ов|ах) и факт(?:ы|ов|ах), Независим(?:ая|ой|ую) газет[аыуе], Литературн(?:ая|ой|ую) газет[аыуе], Эх[оае] Москвы, Радио Свобода, Голос[ае]? Америки, Перв(?:ый|ого|ом) канал[ае]?, НТВ, РИА Новости, ТАСС, ИТАР-ТАСС, Медуз[аыуе], Би-би-си, Дойче Велле, Евроньюс
Азаттык[ауе]?, Казахстанск(?:ая|ой|ую) правд[аыуе], Азаттық\\w*, Егемен Қазақстан\\w*, Жас Алаш\\w*, Жас қазақ, Ана тілі\\w*, Қазақ әдебиеті\\w*, Хабар арна\\w*, Українськ(?:а|ої|у|ій) правд[аиуі], Дзеркал[оау] тижня, Суспільне
"""
_EACH = sorted(filter(None, (name.strip() for name in re.split(r"[,\n]", _NAMES))), key=len, reverse=True)
_KNOWN = re.compile(rf"(?<!\w)(?:{'|'.join(_EACH)})(?!\w)")
# "the newspaper X", "газета «X»", "«X» газетінен": whatever its name.
_CALLED = re.compile(
    r"(?<!\w)(?:newspapers?|daily|magazine|weekly|zeitung|zeitschrift|tageszeitung|journal|quotidien|hebdomadaire|revue|diario|periódico|revista|semanario|quotidiano|rivista|jornal|gazeta|tygodnik|krant|weekblad|gazetesi|"
    r"газет\w{0,2}|журнал\w{0,2}|еженедельник\w{0,2}|радио|радиостанци\w{1,2}|телеканал\w{0,2}|канал\w{0,2}|портал\w{0,2}|часопис\w{0,2})\s(?P<behind>[«\"“„][^»\"”“\n]{2,40}[»\"”“])"
    r"|(?P<before>[«\"“„][^»\"”“\n]{2,40}[»\"”“])\s(?:газет|журнал|радио|телеарна|порталы)\w{0,8}",
    re.IGNORECASE,
)
# "I am a reporter with Le Monde": then it is where the writer works.
_WORKS_THERE = re.compile(
    r"(?<!\w)(?:i|my|we|our|ich|mein\w*|wir|je|mon|nous|notre|yo|mi|soy|io|mio|sono|eu|meu|sou|я|мой|мо[яею]|мен|менің)(?!\w)[^.!?\n]{0,60}(?:work|report|journalist|editor|correspond|redakt|rédact|redact|reporter|periodist|giornalist|jornalist|журналист|корреспондент|редакт|тілші)",
    re.IGNORECASE,
)
_BEFORE = 90  # characters


def press_in(text: str, lines: list[Line]) -> Iterable[tuple[int, int]]:
    """Give where a newspaper, an agency or a broadcaster is named that the writer reads; never in the lines of a foot."""
    foots = [(line.start, line.end) for line in lines if is_foot_like(line.text)]
    for found in [*_KNOWN.finditer(text), *_CALLED.finditer(text)]:
        start, end = found.span(found.lastgroup) if found.lastgroup else found.span()
        if any(a <= start < b for a, b in foots) or _WORKS_THERE.search(
            text[max(0, start - _BEFORE) : start]
        ):
            continue
        yield start, end
