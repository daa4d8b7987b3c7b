# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
Finds the names of private persons: the sender and those the letter tells about.

Names of the public case stay: officials who are addressed or named with their office, and people whose
release or case the letter is about. Which name is which is read from the words around it.
"""

import re
from collections.abc import Callable, Iterable

from shanyrak.craft.redacting.circles import (
    ASKED_ME,
    COURTESY,
    COURTESY_AFTER,
    COURTESY_AND_NAME,
    DOES,
    KIN_AFTER,
    KIN_BEFORE,
    KIN_WORD,
    MINE_BEFORE,
    NAMED_AFTER,
    NAMED_BEFORE,
    NEARBY_AFTER,
    SELF_BEFORE,
    WEAK_SELF,
    is_kin,
)
from shanyrak.craft.redacting.cities import is_city
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.famous import is_famous
from shanyrak.craft.redacting.firstnames import (
    first_name_in,
    has_patronymic_shape,
    has_surname_shape,
    is_ambiguous,
)
from shanyrak.craft.redacting.homes import sentence_around
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.layout import OFFICIAL, Layout, greeting_of
from shanyrak.craft.redacting.letters import CAPITALISED
from shanyrak.craft.redacting.looking import looks_like_name, may_be_name
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.parting import SENTENCE_END, parted
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place
from shanyrak.craft.redacting.publicity import (
    ARTIST_BEFORE,
    BY_TRADE,
    CASE_AFTER,
    CASE_BEFORE,
    CASE_SENTENCE,
    FIGURES,
    FORMAL_GREETING,
    GOES_ON,
    MEDIA_BEFORE,
    NO_STATE,
    OFFICE_AFTER,
    OFFICE_BEFORE,
    PRIVATE_OWNER,
    QUOTED_AFTER,
    RANK_BEFORE,
    READ_BEFORE,
    ROLE_BEFORE,
    YOURS_BEFORE,
    is_asked_of_the_reader,
    is_of_the_case,
    is_read_about,
    is_spoken_of,
    is_theirs,
    line_of,
    tells_of_the_writer,
)
from shanyrak.craft.redacting.runs import Token, runs_of, tokens_of, words_before

_Says = Callable[[re.Pattern[str], str], bool]


# What stands right before a name needs no look at all of the sentence.
_REACH = {  # characters
    id(pattern): reach
    for patterns, reach in (
        (
            (
                SELF_BEFORE,
                WEAK_SELF,
                COURTESY,
                NAMED_BEFORE,
                ASKED_ME,
                CASE_BEFORE,
                ROLE_BEFORE,
                RANK_BEFORE,
                ARTIST_BEFORE,
                READ_BEFORE,
            ),
            45,
        ),
        ((KIN_BEFORE, MINE_BEFORE, YOURS_BEFORE, MEDIA_BEFORE), 62),
    )
    for pattern in patterns
}


def _remembering() -> _Says:
    """Searches that are asked again about the same words, in one letter, are answered from memory."""
    memory: dict[tuple[int, str], bool] = {}

    def says(pattern: re.Pattern[str], before: str) -> bool:
        reach = _REACH.get(id(pattern), len(before))
        if len(before) > reach:
            before = before[before.find(" ", len(before) - reach) :]
        key = (id(pattern), before)
        if key not in memory:
            memory[key] = bool(pattern.search(before))
        return memory[key]

    return says


def find_names(
    text: str,
    layout: Layout,
    *,
    is_german: bool,
    languages: tuple[str, ...],
    known: Iterable[str],
    keep: Iterable[str],
) -> list[Span]:
    """Find the names in body, head and signature of a letter. ``known`` always go, ``keep`` always stay."""
    tokens = tokens_of(text)
    says = _remembering()
    known_stems = {stem(word) for name in known for word in _words(name)}
    kept = {stem(word) for name in keep for word in _words(name)} | FIGURES
    kept |= _addressed(layout)
    runs = list(runs_of(tokens, text))
    public = {id(run) for run in runs if _is_public_run(text, run, says)}
    kept |= {stem(token.text) for run in runs if id(run) in public for token in run if len(token.text) > 2}
    kept -= known_stems

    found: list[tuple[Span, list[str]]] = []
    previous_end, previous_was_name, is_about_the_case = -1, False, False
    for run in runs:
        if is_about_the_case and id(run) not in public and is_theirs(words_before(text, run[0].start), run):
            kept |= {stem(token.text) for token in run if len(token.text) > 2} - known_stems
        joined = previous_was_name and _joins_names(text[previous_end : run[0].start])
        parts = _private_parts(
            text, run, is_german=is_german, languages=languages, kept=kept, follows_name=joined, says=says
        )
        found += parts
        previous_end, previous_was_name = run[-1].end, bool(parts)
        if any(not _is_a_place(text, span, words) for span, words in parts):
            is_about_the_case = False
        elif any(stem(token.text) in kept for token in run):
            is_about_the_case = True

    for courtesy in COURTESY_AND_NAME.finditer(text):
        words = re.findall(CAPITALISED, courtesy["name"])
        if words and _OFFICE_HELD.fullmatch(words[0]):
            continue  # "Frau Ministerin"
        if not _all_kept(words, kept) and not all(
            is_public(word) or is_beginner(word) or is_country(word) for word in words
        ):
            found.append((Span(Kind.NAME, *courtesy.span("name")), words))

    found += _listed(text, found, kept)
    spans = [span for span, _ in found]
    learnt = {stem(word) for _, words in found for word in words if len(word) > 2} | known_stems
    learnt |= _from_signature(layout)
    return spans + list(_again(tokens, text, learnt - kept, known_stems))


_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:in|at|of|from|near|à|au|de|du|en|del|em|no|na|do|da|di|a|in|aus|bei|nach|von|в|из|на|под|w|z|we|te|uit|van)(?: the| la| le| el| der| dem| den)? $",
    re.IGNORECASE,
)


def _is_a_place(text: str, span: Span, words: list[str]) -> bool:
    """Say whether what goes is a place rather than somebody whose kin the next sentence may tell of."""
    return (
        len(words) == 1
        and not first_name_in(words[0])
        and bool(_OF_A_PLACE.search(text[max(0, span.start - 12) : span.start]))
    )


_PLAIN_TITLES = frozenset(
    ["Mr", "Mrs", "Ms", "Mister", "Herr", "Herrn", "M", "M.", "Mme", "Sr", "Sra", "Don"]
)
_OFFICE_HELD = re.compile(
    r"\w*(?:minister(?:in)?|rätin|präsident(?:in)?|bürgermeister(?:in)?|direktor(?:in)?|botschafter(?:in)?|anwältin|anwalt|richterin|kanzler(?:in)?|vorsitzende[rn]?|leiter(?:in)?|sekretär(?:in)?|konsul(?:in)?|kommissar(?:in)?|inspektor(?:in)?|gouverneur(?:in)?|\wrat)|(?:landrat|stadtrat|amtmann|oberst|general|akim|doktor|professor(?:in)?)",
    re.IGNORECASE,
)
# "Sian, Mo, Young Dai, Mrs Okonkwo and me"
_LIST = re.compile(
    rf"(?<![\w'’-])(?:{CAPITALISED}[ ]){{0,1}}{CAPITALISED}(?:,[ ](?:{CAPITALISED}[ ]){{0,1}}{CAPITALISED}){{2,}}"
)


def _listed(
    text: str, found: list[tuple[Span, list[str]]], kept: set[str]
) -> Iterable[tuple[Span, list[str]]]:
    """Whoever stands in a row of names, most of them found, is one more name."""
    covered = [span for span, _ in found]
    for row in _LIST.finditer(text):
        items = [
            (row.start() + item.start(), row.start() + item.end())
            for item in re.finditer(r"[^,\s][^,]*", row[0])
        ]
        left = [
            (start, end)
            for start, end in items
            if not any(span.start < end and start < span.end for span in covered)
        ]
        if not left or len(left) * 2 > len(items):
            continue
        for start, end in left:
            words = re.findall(CAPITALISED, text[start:end])
            if not any(
                stem(word) in kept or is_public_place(word) or is_country(word) or is_city(word)
                for word in words
            ):
                yield Span(Kind.NAME, start, end), []


def introduces_the_writer(text: str, at: int) -> bool:
    """Say whether the words before a name make it the writer's own: "my name is", "меня зовут"."""
    before = words_before(text, at)
    if re.search(r"[Cc]['’]est\s+$", before) and any(
        is_kin(word) for word in re.findall(r"[\w-]+", before)[-4:]
    ):
        return False  # "ma sœur c'est Capucine"
    if re.search(r"[Cc]['’]est\s+$", before) and re.match(
        r"[\w'’-]+,? (?:le|la|qui|de|du|des|l['’])", text[at : at + 40]
    ):
        return False  # "c'est Toinou, le vendeur"
    return bool(SELF_BEFORE.search(before)) and not is_of_the_circle(text, at)


def is_of_the_circle(text: str, at: int) -> bool:
    return bool(KIN_BEFORE.search(words_before(text, at)))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name) if len(word) > 1]


def _addressed(layout: Layout) -> set[str]:
    """Stems of the names in a formal salutation, and in the lines of the head that belong to an office."""
    kept: set[str] = set()
    for line in layout.salutation:
        names = [
            word
            for word in re.findall(CAPITALISED, greeting_of(line))
            if not is_public(word) and not is_beginner(word)
        ]
        if FORMAL_GREETING.search(greeting_of(line)) or len(names) > 2:
            kept |= {stem(word) for word in names}
    for block in blocks_of(layout):
        if OFFICIAL.search(" ".join(line.text for line in block)):
            for line in block:
                if NO_STATE.match(line.text.partition(":")[0] + ": "):
                    continue  # "Présidente : Simone Weil", of a club's letterhead
                if re.match(
                    r"\W*(?:from|от|von|de|expéditeur|remitente|absender)(?!\w)", line.text, re.IGNORECASE
                ):
                    break
                kept |= {stem(word) for word in re.findall(CAPITALISED, line.text)}
    return kept


def blocks_of(layout: Layout) -> list[list]:
    """The lines above the salutation, parted by blank lines."""
    blocks: list[list] = [[]]
    for line in layout.head:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _from_signature(layout: Layout) -> set[str]:
    words: list[str] = []
    for line in layout.signature[:3]:
        names = re.findall(CAPITALISED, line.text)
        if 1 <= len(names) <= 4 and not re.search(r"\d", line.text):
            words += [
                name for name in names if not is_public(name) and not is_beginner(name) and len(name) > 2
            ]
            if words:
                break
    return {stem(word) for word in words}


# Kin and colleagues of Kazakhs and Turks are owned by an ending: "оқушым", "öğrencim".
_OWNED = re.compile(r"(?:(?<!белсенд)(?:ым|ім|мыз|міз)|[ıiuü]m(?:ız|iz|uz|üz)?),?\s+$")


# In whose name somebody writes: "Namens Amnestygroep Zutphen-Oost".
_NAMED_FOR = re.compile(
    r"(?<!\w)(?:namens|on behalf of|im namen (?:de[rs])?|au nom d[eu]|en nombre de|от имени|w imieniu|від імені|a nome d\w+|em nome d\w+|auf antrag \w+)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_MADAM = re.compile(
    r"(?<!\w)(?:Frau|Familie|famille|familia|family|семьи|семью)\s+$"
)  # words for kin as well


def _is_public_run(text: str, run: list[Token], says: _Says) -> bool:
    """Say whether the name bears an office or is the case itself, and is not the writer's own circle."""
    words = [
        token
        for token in run
        if not (is_public(token.text) or is_beginner(token.text) or token.text in _PLAIN_TITLES)
    ]
    titled = [at for at in run[:-1] if at.text in _PLAIN_TITLES or says(_MADAM, at.text + " ")]
    if titled:  # "Abschiebung von Frau Leyla …"
        words = [token for token in words if token.start > titled[-1].start]
    while len(words) > 1 and any(
        says(pattern, words[0].text + " ") for pattern in (ROLE_BEFORE, COURTESY, CASE_BEFORE, RANK_BEFORE)
    ):
        words = words[1:]  # "Der Journalist Tarek …"
    if not words or KIN_WORD.fullmatch(words[0].text):
        return False
    before = words_before(text, words[0].start)
    sentence = sentence_around(text, words[0].start, words[-1].end)
    if goes_on := GOES_ON.match(text, text.find(sentence) + len(sentence)):
        sentence += goes_on[0]
    is_told_by_role = (
        says(ROLE_BEFORE, before) and not says(PRIVATE_OWNER, before) and not _OWNED.search(before)
    )
    if is_told_by_role and says(CASE_SENTENCE, sentence):
        return True
    is_of_case = is_of_the_case(sentence, before) and (len(words) > 1 or not first_name_in(words[0].text))
    if is_of_case and says(_MADAM, before) and not says(PRIVATE_OWNER, before):
        return True
    if says(PRIVATE_OWNER, before) or (says(KIN_BEFORE, before) and not says(OFFICE_BEFORE, before)):
        return False
    if says(SELF_BEFORE, before) and not says(WEAK_SELF, before):
        return False
    if says(BY_TRADE, before) and len(words) == 1 and not has_surname_shape(words[0].text):
        return False
    if says(CASE_BEFORE, before) or (
        says(OFFICE_BEFORE, before)
        and not says(NO_STATE, before)
        and not NO_STATE.search(text[max(0, words[0].start - 60) : words[0].start])
    ):
        return True
    if is_of_case:
        return True
    if (len(words) > 1 or not first_name_in(words[0].text)) and says(YOURS_BEFORE, before):
        return True
    after = text[words[-1].end : words[-1].end + 40]
    if says(RANK_BEFORE, before) and not line_of(text, words[0].start) and not tells_of_the_writer(sentence):
        return True
    if len(words) > 1 and says(ARTIST_BEFORE, before) and not says(MINE_BEFORE, before):
        return True
    if _is_quoted(words, before, after, says) or (len(words) > 1 and is_read_about(before)):
        return True
    if OFFICE_AFTER.match(after) or CASE_AFTER.match(after):
        return True
    line = line_of(text, words[0].start)
    return (
        len(words) > 1
        and not _SAINT.fullmatch(words[0].text.strip("."))
        and not _NAMED_FOR.search(before)
        and not any(is_kin(token.text) or _OWNED.search(token.text + " ") for token in run[:1])
        and (
            says(CASE_SENTENCE, line or sentence)
            or (not line and is_asked_of_the_reader(sentence, words[0].text))
        )
        and not says(MINE_BEFORE, before)
        and not any(pattern.match(after) for pattern in (DOES, KIN_AFTER, NEARBY_AFTER))
    )


# Alone these do not tell that somebody is read or sung: "comme Ronsard" may speak of a neighbour.
_JOINS = ("as", "wie", "как", "comme", "como", "come", "auch", "mit", "schon", "selon", "según", "read", "las", "lu", "li", "lis", "leo", "leí")  # fmt: skip


def _is_quoted(words: list[Token], before: str, after: str, says: _Says) -> bool:
    """Say whether a name is a poet's or a paper's, by how people speak of them."""
    if says(MINE_BEFORE, before) or says(COURTESY, before):
        return False
    is_full = len(words) > 1 or not first_name_in(words[0].text)
    return is_full and (
        says(MEDIA_BEFORE, before)
        or bool(QUOTED_AFTER.match(after) and (says(READ_BEFORE, before) or re.search(r"[«\"„“”]", after)))
        or (says(READ_BEFORE, before) and len(words) == 1 and not before.rstrip().lower().endswith(_JOINS))
    )


def _private_parts(
    text: str,
    run: list[Token],
    *,
    is_german: bool,
    languages: tuple[str, ...],
    kept: set[str],
    follows_name: bool,
    says: _Says,
) -> list[tuple[Span, list[str]]]:
    if all(is_beginner(token.text) or is_public(token.text) for token in run) and not any(
        first_name_in(token.text) for token in run
    ):
        return []
    before = words_before(text, run[0].start)
    is_self = says(SELF_BEFORE, before)
    is_weak = says(WEAK_SELF, before)
    is_kin = says(KIN_BEFORE, before)
    is_strong = is_kin or (is_self and not is_weak) or says(NAMED_BEFORE, before)
    parts = []
    for part, at_sentence_start in parted(
        text, run, is_strong=is_strong, is_german=is_german, languages=languages
    ):
        words = [token.text for token in part if token.shape == "capital"]
        own_before = before if part[0] is run[0] else words_before(text, part[0].start)
        evidence = (is_strong and part[0] is run[0]) or says(COURTESY, own_before)
        evidence = (
            evidence or says(KIN_BEFORE, own_before) or (not is_german and says(MINE_BEFORE, own_before))
        )
        if not is_strong and (
            _OF_NATURE.search(own_before) or (len(part) == 1 and _NATURE_AFTER.match(text[part[0].end :]))
        ):
            continue
        if len(words) == 1 and _OFFICE_HELD.fullmatch(words[0]) and says(COURTESY, own_before):
            continue
        if _POPE.search(own_before) or (part[0].text == "Pope" and len(part) > 1 and not is_strong):
            continue
        if len(part) > 1 and not is_strong and _OF_THE_MAP.fullmatch(part[-1].text):
            continue
        if re.search(
            r"(?:[Vv]irgen|Nossa Senhora|Notre-Dame|Madonna) (?:de|del|de la|di|da|do) $", own_before
        ):
            continue
        if not is_strong and _is_a_saint(text, part):
            continue
        if (is_famous(words) or is_famous([*own_before.split()[-1:], *words])) and not evidence:
            continue
        evidence = evidence or (is_weak and part[0] is run[0] and may_be_name(words, is_german=is_german))
        after = text[part[-1].end : part[-1].end + 40]
        evidence = evidence or any(
            pattern.match(after) for pattern in (COURTESY_AFTER, NAMED_AFTER, KIN_AFTER)
        )
        is_met = bool(NEARBY_AFTER.match(after)) and not any(is_public(word) for word in words)
        evidence = evidence or (
            is_met and bool(first_name_in(words[0]) or has_surname_shape(words[0])) if words else evidence
        )
        is_shouted = all(word.isupper() and len(word) > 1 for word in words)
        evidence = evidence or (follows_name and part[0] is run[0] and not is_shouted)
        if not at_sentence_start and not any(is_public(word) for word in words):
            is_noun = is_german and bool(languages) and all(is_common(word, languages) for word in words)
            evidence = evidence or (not is_noun and bool(DOES.match(after) or says(ASKED_ME, own_before)))
        if not evidence and (
            not looks_like_name(
                text, part, is_german=is_german, languages=languages, at_sentence_start=at_sentence_start
            )
            or (
                len(words) == 1
                and not at_sentence_start
                and not first_name_in(words[0])
                and is_spoken_of(text, part[0].start, part[0].end)
            )
        ):
            continue
        long_words = [word for word in words if len(word) > 2]
        if not long_words and not (evidence and words) and not any(t.shape == "initial" for t in part):
            continue
        is_own = (
            (is_kin and part[0] is run[0] and has_patronymic_shape(long_words[-1])) if long_words else False
        )
        if long_words and _all_kept(long_words, kept) and not (is_self and not is_weak) and not is_own:
            continue
        start, end = part[0].start, part[-1].end
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        parts.append((Span(Kind.NAME, start, end), words))
    return parts


_SAINT = re.compile(
    r"(?:St|Saint|Sainte|Santa|Santo|San|Sankt|Virgen|Свят\w+|Święt\w+|São|Sveti|Sint)", re.IGNORECASE
)
_SAINT_BEFORE = re.compile(r"(?<!\w)(?:St\.?|Saint|Sainte|San|Santa|Sant['’]|Sankt|São) ?$")
_SAINTLY = re.compile(
    r"(?:(?:feast|day|fiesta|festividad|día|fête|tag|день) (?:of|de|des|de la|du|der) |(?:heilige[rn]?|saint|sainte|святого|святой|святая|святитель|преподобный|әулие|abbé|święt\w+) |^|[.!?:\n][\"”»]?\s*|(?:que|may|pray to|prayed to|(?:candle|prayer|candles|prayers|novena|vela|cierge|kerze) (?:to|for|a|à|für)|by|la) )$",
    re.IGNORECASE,
)


# Popes: in Spanish one's own father is "papá".
_POPE = re.compile(
    r"(?<!\w)(?:[Pp]ope|Papst(?:es)?|le [Pp]ape|[Ee]l (?:señor )?[Pp]apa|[Пп]ап\w римск\w+)\s+$"
)


def _is_a_saint(text: str, part: list[Token]) -> bool:
    """ "St Brigid hung her cloak", "feast of St. Joseph": nobody's name and no church's."""
    before = text[max(0, part[0].start - 20) : part[0].start]
    if (called := _SAINT_BEFORE.search(before)) and len(part) == 1:
        return bool(_SAINTLY.search(before[: called.start()]))
    is_called = bool(_SAINT.fullmatch(part[0].text)) and len(part) > 1
    if is_called and re.search(r"['’]s (?:[Dd]ay|[Ee]ve)(?!\w)", text[part[0].start : part[-1].end + 7]):
        return True
    if re.match(r"['’]s|\s(?:School|Church|College|Hospital|Parish|RC|Primary)", text[part[-1].end :]):
        return False
    return bool(_SAINTLY.search(before)) and (
        is_called or bool(re.search(r"(?i:heilige[rn]?|abbé|свято\w+|virgen(?: de(?: la| los)?)?) $", before))
    )


_OF_NATURE = re.compile(
    r"(?<!\w)(?:r[íi]o|volcán|cerro|mar|mer|mare|sea of|море|моря|пустын\w+|monte|lago|laguna|речк\w|речек|речушк\w|rivière|fleuve|mont|lac|river|lake|mount|loch|fluss|berg|рек[аиеу]|озер[оае]|гор[аыеу]|fiume|rzek[aiąę]|jezior[oa]|nehri|rivier|річк[аиуі])\s+$"
    r"|(?<!\w)(?:mer|mar|plateau|vallée|forêt|massif|golfe|baie|delta|estuaire|valle|bahía|selva|sierra|bosque|serra|foresta|puszcza)\s(?:de la |de l['’]|du |des |del |do |da |di |de |d['’])$",
    re.IGNORECASE,
)
_OF_THE_MAP = re.compile(
    r"Sea|Ocean|River|Lake|Desert|Mountains?|Delta|Gulf|Basin|Straits?|Islands?|Clearances?|Highlands?|Steppe|War|Wars|Act|Rights|Agreement|Treaty|Convention|Charter|Covenant"
)
_NATURE_AFTER = re.compile(
    r"^\s(?:sea|ocean|desert|valley|river|basin|delta|bay|estuary|plateau|reservoir|dam|forest|mountains?|steppe|wetlands?|lagoon|people|peoples|villages|tribe|реч\w+|рек[аиуе]|бойында\w*|өзен\w*|көл\w*|жағасында\w*|vadisi\w*|nehri\w*|ırmağı\w*)(?!\w)"
)


def _all_kept(words: list[str], kept: set[str]) -> bool:
    if any(stem(word) in FIGURES for word in words):
        return True  # "Ainur Kurmanov": the surname of a public figure takes the first name with it
    return all(stem(word) in kept or is_public(word) for word in words) and any(
        stem(word) in kept for word in words
    )


def _joins_names(gap: str) -> bool:
    return bool(
        re.fullmatch(
            r",?\s*(?:and|&|und|et|y|e|и|и её|и его|және|мен|пен|бен|ve|ile|i|та|й|oraz|as well as|sowie|ainsi que|а также)?\s*(?:(?:my|our|her|his|seine?|ihre?|son|sa|su|его|её)\s+)?",
            gap,
            re.IGNORECASE,
        )
    ) and bool(gap.strip())


def _again(tokens: list[Token], text: str, learnt: set[str], known: set[str]) -> Iterable[Span]:
    """Find the learnt names wherever else they stand, in any case."""
    for at, token in enumerate(tokens):
        if token.shape != "capital":
            continue
        candidates = {token.text, *token.text.split("-")}
        stems = {stem(word) for word in candidates if len(word) > 2}
        if not stems & learnt:
            continue
        if stems & known or not (is_public(token.text) or is_beginner(token.text)):
            starts = bool(SENTENCE_END.search(text[max(0, token.start - 12) : token.start]))
            first = first_name_in(token.text)
            if starts and first and is_ambiguous(first) and not stems & known:
                next_token = tokens[at + 1] if at + 1 < len(tokens) else None
                if not (next_token and next_token.is_named):
                    continue
            yield Span(Kind.NAME, token.start, token.end)
