# ruff: noqa: SIM905 - word lists and patterns are read across, not down
"""Whom a sentence means: the words of an office or a person cut out of it."""

from shanyrak.craft.reading.entries import Piece, piece_of
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Word
from shanyrak.craft.reading.places import countries_in
from shanyrak.craft.reading.sentences import Sentence
from shanyrak.craft.reading.stems import GENERIC_IDENTITY

STOPPERS = frozenset(
    "at on via by under unter auf über par sur por em pelo pela al su bei op through using per".split()
)
TOWARDS = frozenset(
    "to an à au aux a al alla all ao naar aan para aos às ai agli alle zum zur to: на к".split()
)
SPOKEN_WAYS = frozenset("text ring sms".split())
ENDS = STOPPERS | GENERIC_IDENTITY
# A clause behind them says when or why, no longer who.
CLAUSES = frozenset(
    """so only if when before until unless because while wenn damit bevor bis weil quand avant afin pour qu'il qu'elle qu’il
    qu’elle qu’ils cuando antes hasta porque prima affinché perché voordat zodat если чтобы когда щоб""".split()
)
BREAKS = (
    STOPPERS
    | CLAUSES
    | frozenset(
        """demanding asking urging that using ou or oder inviando mandando scrivendo telefonando enviando escribiendo
    llamando escrevendo ligando envoyant écrivant téléphonant appelant""".split()
    )
)
IS = frozenset("is are ist sind est sont es son è sono é são".split())
ENVOYS = frozenset(
    """ambassador ambassadors consul envoy representative delegate attaché nuncio commissioner minister embassy mission
    ambassadeur embajador embajadora embaixador ambasciatore посол""".split()
)
NOUNS = frozenset(
    "address addresses adress number numbers adresse nummer dirección número indirizzo numero endereço".split()
)
NO_OWNER = (
    M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.NUMBERWORD | M.MONTH | M.SEND | M.COPY | M.JOIN
)
FUNCTION = M.FUNCTION  # asked of every word
LEADS = GENERIC_IDENTITY - {"the"}


def _is_sent_to(words: list[Word], index: int) -> bool:
    """'The British Ambassador to Freland, Mr Prim': to whom an envoy is sent, not to whom one writes."""
    before = words[index - 1] if index else None
    return before is not None and before.is_capital and before.lower in ENVOYS


def _ties_a_sentence(words: list[Word], index: int) -> bool:
    """Say whether a small word is one of the sentence, and none within a name."""
    word, following = words[index], words[index + 1 : index + 2]
    if word.text.isupper():
        return False
    return not (word.means & M.PARTICLE and following and following[0].is_capital)  # "Ministério do Interior"


def _is_opened_aside(text: str, words: list[Word]) -> bool:
    last = words[-1]
    return (
        not last.is_capital
        and not last.means & (M.ROLE | M.ORG)
        and "(" in text[words[0].start : last.start]
        and ")" not in text[words[0].start : last.end]
        and not any(w.is_capital for w in words if w.start > text.rfind("(", words[0].start, last.start))
    )


def _of_its_own_clause(text: str, words: list[Word]) -> list[Word]:
    """'For those in Freland, the Sample Office email address is': whose it is stands behind the comma."""
    if len(words) < 5 or words[-1].lower not in IS:
        return words
    label = -3 if words[-2].lower in NOUNS else -2
    if not words[label].means & (M.EMAIL | M.PHONE | M.FAX):
        return words
    for index in range(len(words) - 3, 0, -1):
        if "," in text[words[index - 1].end : words[index].start]:
            own = words[index:label]
            return own if any(w.means & (M.ORG | M.ROLE) for w in own) else words
    return words


def owner_before(text: str, words: list[Word], place: int, line: int) -> list[Piece]:
    """
    Give whom a number in a list belongs to: 'CDU 1, 2 SPD 3', 'Labour 1 and Greens 2', 'Ada Prim – 1; Otto Lind – 2'.

    That is the run of words with capitals right before ``place``; none where a label, a town or a small word stands there.
    """
    run: list[Word] = []
    for word in reversed(words):
        gap = text[word.end : run[0].start if run else place]
        if gap.strip(" -–—:(,*" if not run else " .-&") or not (
            word.is_capital or (run and word.means & M.PARTICLE)
        ):
            break
        if word.means & NO_OWNER or (word.lower in ENDS and not word.text.isupper()):
            break
        run.insert(0, word)
    while run and not run[0].is_capital:
        run = run[1:]
    if not run or len(run) > 6 or len(run[-1].text) < 2 or len(countries_in(run)) == len(run):
        return []
    piece = piece_of(text, run[0].start, run[-1].end, line, words, is_head=True)
    return [piece] if piece else []


def identity_of(text: str, part: Sentence, end: int, line: int) -> list[Piece]:
    """
    Cut out of a sentence who is to be written to: what follows the last "to", "call", "write" before ``end``, or the
    subject of the sentence when nobody follows.
    """
    words = [w for w in part.words if w.end <= end]
    if not words:
        return []
    words = _of_its_own_clause(text, words)
    start_index = 0
    for index, word in enumerate(words):
        is_to = word.lower in TOWARDS or (
            (word.means & M.SEND or word.lower in SPOKEN_WAYS)
            and (not word.is_capital or (index == 0 and part.start == word.start))
        )
        if (
            is_to
            and not _is_sent_to(words, index)
            and not text[word.start - 1 : word.start].isdigit()  # "6a Avenida"
            and any(w.is_capital or w.means & (M.ROLE | M.ORG) for w in words[index + 1 : index + 7])
            and not any(
                w.is_capital or w.means & M.ROLE for w in words[max(start_index, 0) : index] if start_index
            )
        ):
            start_index = index + 1
    chosen = words[start_index:]
    if start_index == 0:
        stop = next(
            (i for i, w in enumerate(chosen) if w.means & FUNCTION and i and _ties_a_sentence(chosen, i)),
            len(chosen),
        )
        if stop < len(chosen) and len(words) > 4:
            chosen = chosen[:stop]
    else:
        for i, w in enumerate(chosen):
            gap = text[chosen[i - 1].end : w.start] if i else ""
            if i and (
                (w.means & (M.SPOKEN | M.ASK) and not w.is_capital)
                or (w.lower in BREAKS and not w.is_capital)
            ):
                chosen = chosen[:i]
                break
            if i and "." in gap and len(chosen[i - 1].text) > 3 and not chosen[i - 1].means & M.HONOUR:
                chosen = chosen[:i]
                break
    while chosen and (
        (chosen[-1].means & M.SEND and not chosen[-1].is_capital)
        or chosen[-1].lower in ENDS
        or (chosen[-1].means & (M.TO | M.JOIN | M.LABEL_ONLY) and not chosen[-1].is_capital)
    ):
        chosen = chosen[:-1]
    while len(chosen) > 1 and (
        chosen[0].lower in LEADS or (chosen[0].means & M.JOIN and not chosen[0].is_capital)
    ):
        chosen = chosen[1:]
    while len(chosen) > 1 and _is_opened_aside(text, chosen):
        chosen = chosen[:-1]  # "Minister of Ports (same address; fax 1"
    real = [
        w
        for w in chosen
        if ((w.is_capital and w.start != part.start) or w.means & (M.ROLE | M.ORG | M.HONOUR))
        and w.lower not in GENERIC_IDENTITY
        and not w.means & M.LABEL_ONLY
    ]
    if start_index == 0:
        real = [
            w for w in real if w.means & (M.ROLE | M.ORG | M.HONOUR) or sum(x.is_capital for x in chosen) >= 2
        ]
    if not real or len(chosen) > 30:
        return []
    piece = piece_of(text, chosen[0].start, chosen[-1].end, line, part.words, is_head=True)
    return [piece] if piece else []
