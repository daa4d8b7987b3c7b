"""People at risk: names in sentences that tell what was done to them."""

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word
from shanyrak.craft.reading.places import countries_in
from shanyrak.craft.reading.results import Fact

# Capital words that name no person: bodies, places of power, days, and the verbs with which demands begin.
NO_PERSON = frozenset(
    """
    last next this that these those since after before during when while today yesterday on in at from for with the please
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
    release free stop drop end halt allow ensure protect investigate demand support help write send call join sign
    party socialist communist labour democratic republican liberal green national nationalist workers worker union unions
    trade movement resistance solidarity committee council congress federation confederation association front league
    campaign coalition network alliance group society foundation institute centre center club school college university
    human rights watch amnesty international united nations european commission parliament assembly senate
    city town district regional federal supreme high central state republic kingdom government administration
    administrative criminal civil court tribunal prison jail penal code ministry minister office department police
    procurer procuror prosecutor procurator attorney general embassy consulate hospital company corporation bank
    news times post press radio television tv daily weekly journal
    prisoner political death penalty urgent action appeal day days week year years world north south east west
    partei gewerkschaft gericht polizei gefängnis ministerium freiheit kampagne sozialistische seit nach vor am der die das
    parti syndicat mouvement tribunal prison ministère liberté comité depuis le la les
    partido sindicato movimiento tribunal prisión ministerio libertad comité desde el la los
    партия союз движение комитет суд тюрьма министерство прокуратура полиция совет свобода профсоюз социалистическое
    сопротивление партиясы одағы сот қозғалысы
    """.split()  # noqa: SIM905 -- words are read more easily as words
)
NEAR = 120  # characters between a name and the word that says what was done to it


def find_persons(text: str, lines: list[Line], kinds: list[str]) -> list[Fact]:
    """Find names of two to five words in sentences about arrest, threat or trial; a guess, to be confirmed by a person."""
    found: dict[str, Fact] = {}
    for line in lines[:80]:
        kind = kinds[line.number] if line.number < len(kinds) else ""
        if kind not in {"prose", "plain", "spoken"} or not line.means & M.RISK:
            continue
        for run in _runs(line.words, text):
            start, end = run[0].start, run[-1].end
            name = " ".join(text[start:end].split())
            if name not in found and len(found) < 20:
                found[name] = Fact(name, start, end, 0.6)
        if line.number > 40 and found:
            break
    return list(found.values())


def _runs(words: list[Word], text: str) -> list[list[Word]]:
    """Runs of two to five capital words that can be somebody's name; a run that belongs to a longer title is none."""
    runs: list[list[Word]] = []
    current: list[Word] = []
    for word in words:
        joins = not current or text[current[-1].end : word.start] in {" ", "  "}
        is_title = word.is_capital and (word.lower in NO_PERSON or word.text.isupper())
        proper = word.is_capital and not is_title and not word.means & ~(M.PARTICLE | M.HONOUR | M.STREET)
        if proper and joins:
            current.append(word)
            continue
        if len(current) >= 2 and not (word.is_capital and joins and not proper):
            runs.append(current)
        current = [word] if proper else []
    if len(current) >= 2:
        runs.append(current)
    return [r for r in runs if 2 <= len(r) <= 5 and not countries_in(r) and not all(w.means for w in r)]
