"""Capitalised words that are no names: German nouns, and what movements, museums and mountains are called after."""

import re

from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_public

GERMAN_BEFORE_NOUN = frozenset(
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
    r"(?:ung|heit|keit|haft|halde|schicht|dienst|stelle|kraft|arbeit|geld|gebiet|gebäude|zeit|klasse|gruppe|bericht|verfahren|antrag|bescheid|anlage|becken|grube|kammer|kasse|sprecher|sprecherin|club|verein|pflege|nacht|monat|stunde|woche|werk|werke|vertrag|schaft|tion|tät|ismus|nis|tum|ment|haus|häuser|stadt|land|leute|menschen|bewohner|bewohnerinnen|innen|rechte|recht|gewalt|polizei|polizisten|regierung|ordnung|straße|platz|viertel|wohnung|wohnungen|familien|kinder|frauen|männer|jahre|jahren|tage|wochen|(?:n|t|l|g|s)erin|istin|ogin|entin|antin|brief|fall|ende|anfang|mai|gesuch|hof|see|gebirge|wüste|scheibe|lauge)$",
    re.IGNORECASE,
)


def is_german_noun(word: str) -> bool:
    return bool(_GERMAN_NOUN.search(word)) or is_public(word)


_JOINTS = ("", "s", "es", "n", "en", "er", "e")


def is_german_compound(word: str, words: frozenset[str]) -> bool:
    """Say whether a word, in small letters, is put together of two or three of these: "Zwangsräumungen"."""
    for cut in range(4, len(word) - 3):
        head, tail = word[:cut], word[cut:]
        if tail in words and any(
            joint == "" or head.endswith(joint)
            for joint in _JOINTS
            if head.removesuffix(joint) in words and len(head.removesuffix(joint)) > 3
        ):
            return True
    return False


_BODY = re.compile(
    r"^(?:house|homes?|alliance|network|forum|front|front|league|campaign|action|group|union|watch|international|national|people['’]?s?|workers['’]?|rights|solidarity|foundation|fund|trust|centre|center|museum|theatre|river|lake|mountain|valley|"
    r"islands?|sea|ocean|bay|north|south|east|west|northern|southern|eastern|western|central|great|new|old|saint|royal|white|black|red|green|olympic|cold|second|first|world|middle|"
    r"special|rapporteur|comité|comment|shop|stewards['’]?|covenant|derecho|constitucional|observación|cámara|sindical|service|invest|construction|city|board|bazaar|mountains?|prophet|testament|"
    r"учёный|ученый|совет|редакция|открытое|письмо|бұұ-?\w*|экономикалық|движение|фронт|союз|комитет|фонд|центр|музей|театр|река|озеро|новый|новая|старый|великий|отечественная|северный|южный|восточный|западный|центральный|олимпийские|красный|"
    r"front|ligue|mouvement|réseau|fondation|centre|musée|nouvelle|nouveau|grande?|sud|nord|est|ouest|frente|liga|movimiento|red|fundación|centro|museo|nueva|nuevo|sur|norte|este|oeste|gran)$",
    re.IGNORECASE,
)


def is_body(words: list[str]) -> bool:
    return any(_BODY.match(word) or is_occupation(word) for word in words)
