# ruff: noqa: E501 -- tables of words
"""Letters typed without capitals: who is named in them is read from the words before and the last lines alone."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.circles import KIN, is_kin
from shanyrak.craft.redacting.cities import is_city
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import (
    first_name_in,
    has_patronymic_shape,
    has_surname_shape,
    is_ambiguous,
)
from shanyrak.craft.redacting.giving import given_in
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.layout import OFFICIAL
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_COURTESY = frozenset(
    [
        "mam",
        "mammy",
        "pops",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "frau",
        "herr",
        "herrn",
        "don",
        "doña",
        "señora",
        "señor",
        "señorita",
        "seño",
        "mme",
        "madame",
        "monsieur",
        "padre",
        "sor",
        "hermano",
        "pani",
        "pan",
        "tío",
        "tía",
        "tante",
        "onkel",
        "oma",
        "opa",
        "aunt",
        "auntie",
        "uncle",
        "nan",
        "тётя",
        "тетя",
        "дядя",
        "тёти",
        "тети",
        "баба",
        "дед",
        "батюшка",
        "отец",
        "пастор",
        "имам",
    ]
)
# Whatever stands behind these is a name, be it a common word: "my teacher mrs winter".
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "frau",
        "herrn",
        "mme",
        "mlle",
        "doña",
        "señorita",
        "seño",
        "pani",
        "тётя",
        "тетя",
        "дядя",
        "profe",
        "mevrouw",
        "meneer",
        "signora",
        "dona",
    ]
)
_HER_NAME = re.compile(
    r"(?<!\w)(?:(?:her|his|whose) name(?:['’]?s| is)|(?:she|he) is called|(?:sie|er) hei(?:ß|ss)t|(?:elle|il) s['’ ]?app?elle|se llama|(?:её|ее|его) зовут|(?:оның )?аты|si chiama|(?:ela|ele) chama-se)[ ]([^\W\d_]{2,})(?![\w-])"
)
_SIGN = frozenset(
    [
        "firman",
        "firma",
        "firmo",
        "unterschreibt",
        "unterschreiben",
        "signé",
        "signent",
        "signed",
        "подписали",
        "подписал",
        "подписываюсь",
    ]
)
# Families named in the plural after an article: "los garcía", "die schmidts", "les martin".
_FAMILY = frozenset(
    [
        "garcía",
        "lópez",
        "martínez",
        "sánchez",
        "pérez",
        "gonzález",
        "rodríguez",
        "fernández",
        "gómez",
        "ruiz",
        "díaz",
        "moreno",
        "martin",
        "bernard",
        "dubois",
        "petit",
        "durand",
        "leroy",
        "moreau",
        "schmidts",
        "müllers",
        "meiers",
        "webers",
    ]
)
_MOST_CAPITALS = 0.03  # of all words
# Kazakhs and Turks say "my" by an ending: "апам күлпаш", "amcam rüstem".
_OWNED = re.compile(r"[а-яәғқңөұүһі]{2,}(?:ам|ем|ым|ім|мыз|міз)|\w{3,}(?:ım|im|um|üm|am|em)")
_OF_WHOM = re.compile(r"\w+(?:ның|нің|дың|дің|тың|тің) \w+(?:сы|сі|ы|і)")  # "көршінің баласы дияр"
_STARTS = re.compile(r"(?:^|[.!?]\s+|\n)([^\W\d_])")  # of sentences
_LAST_WORDS = 30  # characters
_ENOUGH = 12  # words that tell how somebody writes
_LONGEST_NAME = 4
_MINE = frozenset(
    # The writer's.
    [
        "my",
        "our",
        "his",
        "her",
        "mia",
        "mio",
        "miei",
        "mie",
        "moja",
        "mój",
        "mojej",
        "mojego",
        "моєї",
        "мого",
        "моєму",
        "benim",
        "mein",
        "meine",
        "meinem",
        "meiner",
        "meinen",
        "mini",
        "mis",
        "unser",
        "unsere",
        "mon",
        "ma",
        "mes",
        "notre",
        "nos",
        "son",
        "sa",
        "mi",
        "mis",
        "nuestra",
        "su",
        "мой",
        "моя",
        "мою",
        "моего",
        "моей",
        "моему",
        "моим",
        "наш",
        "наша",
        "нашего",
        "нашей",
        "нашу",
        "его",
        "её",
        "менің",
        "біздің",
    ]
)
# What follows a word for kin when no name does: verbs above all, by their endings in Russian and Kazakh.
_NO_NAME = re.compile(
    r"(?:lost|told|says?|said|is|was|has|had|died|lives?|lived|works?|worked|and|also|who|from|got|came|cries|cried|wrote|did|does|thinks?|knows?|said|went|saw|made|can|cant|wont|will|never|used|always|"
    r"ist|war|hat|hatte|sagt|sagte|wohnt|lebt|lebte|arbeitet|und|auch|kommt|kam|weint|us|aus|vom|im|seit|kann|est|était|était|vit|dit|habite|pleure|aussi|qui|qu\w*|m['’]\w+|travaille|avait|a|y|es|era|fue|dice|vive|vivía|tiene|tenía|llora|murió|perdi[oó]|también|que|trabaja|está|"
    r"\w+(?:ет|ёт|ит|ал|ала|ил|ила|ел|ела|ут|ют|ат|ят|ся|сь|ает|ный|ная|ной|ый|ий|ая|ды|ді|ты|ті|йды|йді|ып|іп|ады|еді|еды))",
    re.IGNORECASE,
)


def is_without_capitals(text: str) -> bool:
    words = _WORD.findall(text)
    if len(words) <= 3:
        return False
    if sum(word[0].isupper() for word in words) <= _MOST_CAPITALS * len(words):
        return True
    starts = _STARTS.findall(text)
    share = sum(word[0].isupper() for word in words) / len(words)
    if share <= 2 * _MOST_CAPITALS and sum(start.islower() for start in starts) > 0.6 * len(starts):
        return True
    above = text.rstrip().rpartition("\n")[0]  # a name below may have its capitals
    words = _WORD.findall(above)
    return len(words) > _ENOUGH and sum(word[0].isupper() for word in words) <= _MOST_CAPITALS * len(words)


def find_lowercase_names(text: str, *, is_certain: bool = True) -> Iterable[Span]:
    """Find the names of others: behind kin, colleagues and forms of address, lists of first names, "kev donnellan's"."""
    if is_certain:
        for named in _HER_NAME.finditer(text):
            if not is_beginner(named[1]) and not is_occupation(named[1]) and not is_kin(named[1]):
                yield Span(Kind.NAME, *named.span(1))
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words) - 1:
        word, following = words[at][0], words[at + 1]
        nearby = text[words[at].end() : following.start()]
        if (
            nearby == " "
            and following[0] not in _TITLES
            and (
                _introduces(word) or (word in {"los", "las", "les", "die", "the"} and following[0] in _FAMILY)
            )
        ):
            taken = (
                _first_names_from(words, at + 1)
                if not is_certain
                else _names_from(
                    text,
                    words,
                    at + 1,
                    is_certain=word in _COURTESY | _SIGN
                    or following[0] in _FAMILY
                    or (at > 0 and words[at - 1][0] in _MINE)
                    or bool(_OWNED.fullmatch(word))
                    or (at > 0 and bool(_OF_WHOM.fullmatch(f"{words[at - 1][0]} {word}"))),
                )
            )
            if taken:
                yield Span(Kind.NAME, following.start(), words[at + taken].end())
                at += taken
        if nearby == " " and is_certain and word in _TITLES and not OFFICIAL.fullmatch(following[0]):
            if not is_kin(following[0]) and not is_occupation(following[0]):
                yield Span(Kind.NAME, *following.span())
        elif nearby == " " and _is_first_name(word) and following[0].endswith(("'s", "’s")):
            yield Span(Kind.NAME, words[at].start(), following.end() - 2)
        at += 1


# "my name is jamal whitlock": the first name may stay, the surname goes.
_PARTICLES = (
    r"(?:(?:da|de|dos|das|di|del|de la|van|von|van der|ben|bin|al|el|ait|aït|mac|mc|o['’]|la|le)[ ])?"
)
_SELF = re.compile(
    r"(?<!\w)(?P<says>my name is|my names|my name['’]s|(?<!her )(?<!his )(?<!whose )name is|меня зовут|(?<!его )(?<!её )(?<!ее )зовут|менің атым|атым|есімім|ich heiße|ich heisse|mein name ist|je m['’ ]?app?elle|me llamo|mi nombre es|benim adım|adım|мене звати|мене звуть|nazywam się|mi chiamo|"
    r"i am|i['’]?m|this is|ich bin|bin(?: der| die)?|hier ist|je suis|moi c['’ ]?est|moi|soy|aquí|я|это|мен|бұл|sono|jestem)[ ,]{1,2}"
    rf"(?P<given>[^\W\d_][\w'’-]+)[ ](?P<surname>{_PARTICLES}[^\W\d_][\w'’-]{{2,}})"
)
_SAYS_SO = re.compile(
    r"my|name|зовут|аты|есім|heiß|heiss|app?elle|llamo|nombre|adım|зват|звут|nazywam|chiamo"
)


def find_lowercase_self(text: str, languages: tuple[str, ...]) -> Iterable[Span]:
    """Find the surname of a writer who says the whole name, wherever it stands."""
    for surname in {text[span.start : span.end] for span in _own_surnames(text, languages)}:
        for found in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text):
            yield Span(Kind.NAME, found.start(), found.end())


# "free aibek", "и айбека отпустите": whom the letter asks to be freed.
_FREED = re.compile(
    r"(?<!\w)(?:free|release|let|освободите|отпустите|выпустите|свободу|suelten?|liberen|libere|suelte|libertad para|libérez|liberez|relachez|freiheit für|lasst|befreit|liberate|solte[m]?|uwolnijcie|звільніть)(?: al? muchacho| la| den| die| el| al| a| das)? (?P<whom>[^\W\d_]{3,}(?: [^\W\d_]{4,})?)"
    r"|(?P<before>[^\W\d_]{3,})(?:ті|ды|ді|ты|ны|ні|у|а)? (?:отпустите|освободите|босатыңыз\w*|босатынызд\w*|босатыныз\w*)"
)


def freed_in(text: str) -> set[str]:
    """Give the words for whom a letter without capitals asks to be freed, by their stems."""
    words = {
        word
        for found in _FREED.finditer(text)
        for word in (found["whom"] or found["before"]).split()
        if not is_kin(word)
    }
    return {stem(word) for word in words} | words


def find_surname_behind(text: str) -> Iterable[Span]:
    """Behind the writer's own first name, in the last words, stands the surname: "… lupe cárdenas"."""
    own = {text[start:end] for start, end in find_lowercase_given(text)}
    end = len(text.rstrip())
    for given in own:
        for found in re.finditer(rf"(?<![\w-]){re.escape(given)}[ ]({_PARTICLES}[^\W\d_][\w'’-]+)", text):
            if end - found.end() < _LAST_WORDS and not is_beginner(found[1]):
                yield Span(Kind.NAME, *found.span(1))


def find_lowercase_given(text: str) -> Iterable[tuple[int, int]]:
    """Find where the writer's first name stands, which may stay, introduced or not."""
    own = {
        found["surname"] if _is_surname_first(found["given"], found["surname"]) else found["given"]
        for found in _SELF.finditer(text)
        if _SAYS_SO.search(found["says"])
        or _is_first_name(found["given"])
        or _is_surname_first(found["given"], found["surname"])
    }
    for given in own:
        for found in re.finditer(rf"(?<![\w-]){re.escape(given)}(?![\w-])", text):
            before = _WORD.findall(text[max(0, found.start() - 25) : found.start()])
            if not (before and is_kin(before[-1])):
                yield found.span()


def _own_surnames(text: str, languages: tuple[str, ...]) -> Iterable[Span]:
    for found in _SELF.finditer(text):
        if not _SAYS_SO.search(found["says"]):
            given, surname = found["given"], found["surname"]
            if _is_surname_first(given, surname):
                yield Span(Kind.NAME, *found.span("given"))
                continue
            goes_on = not re.match(
                r"\s*(?:[,.;!?()\d-]|$|(?:and|und|et|y|и|aus|from|de|из|im|i'm)(?!\w))", text[found.end() :]
            )
            if not _is_first_name(given) or (goes_on and is_common(surname.split()[-1], languages)):
                continue
        word = found["surname"].split()[-1]
        is_word = is_beginner(word) or (
            not _is_first_name(found["given"])
            and (is_occupation(word) or is_public(word) or is_country(word) or is_kin(word))
        )
        if not is_word and not _NO_NAME.fullmatch(word) and not is_beginner(found["given"]):
            yield Span(Kind.NAME, *found.span("surname"))


def _is_surname_first(first: str, second: str) -> bool:
    """ "я соловьёва раиса" """
    return has_surname_shape(first.capitalize()) and not first_name_in(first) and _is_first_name(second)


def _introduces(word: str) -> bool:
    return word in _COURTESY or word in _SIGN or word == "law" or is_kin(word)  # "my father in law"


def _is_first_name(word: str) -> bool:
    return (
        bool(first_name_in(word))
        and not is_beginner(word)
        and not is_public(word)
        and not is_city(word)
        and not KIN.fullmatch(word)
    )


def _first_names_from(words: list[re.Match[str]], at: int) -> int:
    """As below, where capitals are in use: only behind "my …", and only what is a first name and nothing else."""
    word = words[at][0]
    is_mine = at > 1 and words[at - 2][0].lower() in _MINE
    return int(is_mine and word.islower() and _is_first_name(word) and not is_ambiguous(first_name_in(word)))


def _names_from(text: str, words: list[re.Match[str]], at: int, *, is_certain: bool) -> int:
    """How many words from here are a name, or several of them in a row."""
    taken = 0
    while at + taken < len(words) and taken < _LONGEST_NAME:
        word = words[at + taken][0]
        if taken and text[words[at + taken - 1].end() : words[at + taken].start()] not in {" ", ", "}:
            break
        titled = word.capitalize()
        if (
            _is_first_name(word)
            or has_patronymic_shape(titled)
            or (taken and has_surname_shape(titled) and len(word) > 5)
            or (
                is_certain
                and not taken
                and not is_beginner(word)
                and not _NO_NAME.fullmatch(word)
                and not is_occupation(word)
                and not is_public(word)
                and not is_kin(word)
            )
        ):
            taken += 1
        elif (
            taken
            and at + taken + 1 < len(words)
            and _is_first_name(words[at + taken + 1][0])
            and text[words[at + taken].end() : words[at + taken + 1].start()] == " "
            and not is_beginner(word)
        ):
            taken += 2  # "серик бека толик"
        else:
            break
    return taken


_CLOSING = re.compile(
    r"\W*(?:(?:viele|liebe|beste|schöne)?\s?gr(?:u|ü)(?:ß|ss)e?|mfg|lg|vg|hg|atte\.?|att|atentamente|saludos|un saludo|gracias|cheers|thanks|thank you|ta|regards|love|from|yours|peace|bisous|bises|cordialement|cdlt|merci|salut|(?:с )?уважением|с ув|спасибо|рахмет|құрметпен|grazie|saluti|obrigad[oa]|abraço|pozdrawiam|pozdro|selamlar|saygılarımla|дякую|groetjes|groeten|gr)[ ,.!–-]+(?:(?:from|von|de|von der|vom|от)[ ])?",
    re.IGNORECASE,
)


_SENT_FROM = re.compile(
    r"\W*(?:sent from|gesendet|envoyé|enviado|отправлено|жіберілді|inviato|wysłano)", re.IGNORECASE
)


def find_lowercase_signers(
    text: str, languages: tuple[str, ...]
) -> Iterable[tuple[Span, tuple[int, int] | None]]:
    """Give what the last short line holds of a name, and what of it may stay."""
    lines = [
        (found.start(), found[0])
        for found in re.finditer(r"[^\n]+", text)
        if found[0].strip(" \x1f") and not _SENT_FROM.match(found[0])
    ]
    if lines and (last := re.search(r"[.!?]\s+(?=\S[^.!?\n]{3,40}$)", lines[-1][1])):
        lines.append((lines[-1][0] + last.end(), lines[-1][1][last.end() :]))  # "… merci. modou ndiaye"
    for start, line in lines[-3:]:
        is_last = start == lines[-1][0]
        closing = _CLOSING.match(line)
        if closing:
            start, line = start + closing.end(), line[closing.end() :]
        named = re.match(
            r"\W*("
            r"(?:\w\. )?"
            + _WORD.pattern
            + r"(?: (?:"
            + _WORD.pattern
            + r"|\w\.(?!\w))){0,3})(?=\s*(?:$|[,.(+\d]|(?:тел|tel|моб|whatsapp|ватсап|wasap|wsp|zap|cel|cell|tfno|handy|mob|yr|year|klasse|nie|dni|ci|id|from|aus|из|посёлок|поселок|село|деревня|улица|ул|город|г)(?!\w)))",
            line,
        )
        if named is None or "\x1f" in named[1]:
            continue
        words = [
            word
            for word in named[1].split()
            if word
            not in {
                "тел",
                "tel",
                "моб",
                "ватсап",
                "whatsapp",
                "wasap",
                "wsp",
                "zap",
                "cel",
                "cell",
                "tfno",
                "handy",
                "mob",
                "yr",
                "year",
                "klasse",
            }
        ]
        name = " ".join(words)
        if len(words) < 2 or any(
            is_beginner(word) or is_occupation(word) or is_country(word) or is_public(word) for word in words
        ):
            continue
        is_alone = start == 0 or text[start - 2 : start] == "\n\n" or is_last
        if any(
            first_name_in(word)
            or has_surname_shape(word.capitalize())
            or (closing and len(words) == 2 and (len(words[0]) == 2 or not is_common(words[0], languages)))
            or (closing and len(words) == 2 and bool(line[named.end() :].strip()))
            or (is_last and languages and not is_common(word, languages))
            for word in words
        ) or (
            is_alone
            and len(words) == 2
            and named.end() >= len(line.rstrip())
            and text[start - 2 : start] == "\n\n"
        ):
            begin = start + named.start(1)
            given = given_in(name)
            yield Span(Kind.NAME, begin, begin + len(name)), given and (begin + given[0], begin + given[1])
            for piece in re.finditer(r"(?<=,)[^,\x1f]+", line[named.end() :]):
                if _tells_where(piece[0]):
                    at = start + named.end()
                    yield Span(Kind.ADDRESS, at + piece.start(), at + piece.end()), None


def _tells_where(piece: str) -> bool:
    """What stands behind a signer's name and is no trade, age or country: "back of the chapel"."""
    words = _WORD.findall(piece)
    return (
        len(words) > 1
        and not any(is_occupation(word) or is_country(word) for word in words)
        and not re.fullmatch(r"\W*\d{1,2}\W*\w+\W*", piece)
        and not re.search(r"[.!?:]", piece.strip(" ."))
    )
