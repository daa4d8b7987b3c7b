# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Where a letter has its head, its salutation, its closing, its signature and what is quoted below."""

import re
from dataclasses import dataclass

from shanyrak.craft.redacting.letters import UPPER

_SALUTATION = re.compile(
    r"^\W*(?:dear|mr|mrs|ms|mister|to whom|fao|for the attention of|to the honou?rable|your excellency|honou?rable|hello|hi|respected|most respected|your worship|my lord|greetings|good (?:morning|day|afternoon|evening)|sir|madam|"
    r"уважаем\w+|глубокоуважаем\w+|многоуважаем\w+|дорог\w+|здравствуй\w*|господин\w*|ваше превосходительство|добрый день|"
    r"құрметті|қадірлі|аса құрметті|ардақты|сәлем(?!мен)\w*|ассалау\w*|армысы[зң]|қайырлы|"
    r"werte[rs]?|frau|herr|sehr geehrte\w*|geehrte\w*|liebe[rs]?|hallo|guten tag|verehrte\w*|exzellenz|"
    r"monsieur|madame|mesdames|messieurs|cher|chère|chers|chères|bonjour|excellence|"
    r"estimad\w+|respetad\w+|querid\w+|señor\w*|sr\.|sra\.|muy señor\w*|distinguid\w+|excelentísim\w+|apreciad\w+|hola|buenos días|buenas tardes|a quien corresponda|"
    r"sayın|değerli|merhaba|sevgili|шановн\w+|вельмишановн\w+|дорог\w+|вітаю|добрий день|"
    r"geachte|beste|lieve|exm[oa]s?\.?|ilustríssim\w+|caro|cara|prezad\w+|senhora?|egr\.|szanown\w+|drog\w+|witam|dzień dobry|gentile|gentilissim[oa]|egregi[oa]|spettabile|car[oaie]|signor[ea]?|buongiorno|illustrissim[oa])(?!\w)",
    re.IGNORECASE,
)
OFFICIAL = re.compile(
    r"(?<!\w)(?:mayor\w*|akim\w*|akimat\w*|president\w*|prime minister|minist\w+|governor|government|prosecutor\w*|procurator\w*|ambassad\w+|embassy|consul\w*|"
    r"secretary|parliament\w*|senat\w+|department|administration|city hall|city council|council of|court|judge|commission(?!ers? for oaths)\w*|director[- ]general|office of|chancellor|"
    r"chief of|police|colonel|general|authorit\w+|ceo|committee|congress\w*|"
    r"аким\w*|мэр\w*|президент\w*|министр\w*|министерств\w*|премьер\w*|губернатор\w*|правительств\w*|прокур\w*|посол|посл[уа]|посольств\w*|консул\w*|"
    r"секретар\w*|парламент\w*|сенат\w*|депутат\w*|администраци\w*|суд|судь\w*|комисси\w*|начальник\w*|председател\w*|управлени\w*|департамент\w*|"
    r"әкім\w*|министрліг\w*|премьер-министр\w*|үкімет\w*|елші\w*|сот\w*|судья\w*|депутат\w*|төраға\w*|басқарма\w*|басшы\w*|"
    r"bürgermeister\w*|oberbürgermeister\w*|präsident\w*|ministeri?\w*|botschaft\w*|gouverneur\w*|staatsanwalt\w*|staatsanwältin|richter\w*|regierung\w*|verwaltung\w*|bundeskanzler\w*|rathaus|behörde\w*|konsulat\w*|"
    r"maire|mairie|président\w*|ministr\w+|ministère|ambassad\w*|gouverneur\w*|procureur\w*|juge|préfet|préfecture|gouvernement|parlement|sénat\w*|député\w*|consulat|"
    r"alcald\w+|alcaldía|ayuntamiento|presidente|president[ea]|ministr[oa]|ministerio|embajad\w+|ministério|governo|câmara municipal|embaixad\w+|senhora? ministr[oa]|burgemeester\w*|gemeente|wethouder\w*|rechtbank|gobernador\w*|gobierno|fiscal\w*|juez\w*|senador\w*|diputad\w+|consulado|"
    r"belediye\w*|vali\w*|valilik\w*|bakan\w*|cumhurbaşkan\w*|başbakan\w*|büyükelçi\w*|savcı\w*|hakim|"
    r"мер|мера|меру|міністр\w*|міністерств\w*|прем'єр\w*|уряд\w*|посольств\w*|голов\w*|"
    r"burmistrz\w*|prezydent\w*|minister\w*|premier\w*|ambasad\w*|wojewod\w*|prokurator\w*|urząd\w*|rząd\w*|sindac[oa]|procuratore|ministro|ambasciat\w*|prefett[oa]|presidente|comune|magistrat\w*|questura)(?!\w)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:yours? (?:very )?(?:sincerely|faithfully|truly|respectfully)|sincerely(?: yours)?|faithfully(?: yours)?|respectfully(?: yours| submitted)?|"
    r"(?:with )?(?:my |our )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)|with (?:respect|hope|solidarity|thanks|great concern|deep concern|gratitude)|regards|"
    r"in (?:solidarity|friendship|christ|faith|peace|sorrow|anger)|fraternally|respectfully submitted|cordially|love|bye|yours aye|yours ever|yours|peace|all the best|many thanks|thank you(?: in advance)?|thanks|cheers|signed|in hope|with love|"
    r"с (?:глубоким |искренним |большим )?уважением|с (?:надеждой|солидарностью|почтением|благодарностью|наилучшими пожеланиями|тревогой|приветом|любовью)(?: на \w+)?|искренне(?: ваш[аи]?)?|"
    r"в знак солидарности|заранее (?:благодар\w+|спасибо)|солидарно|с богом|храни вас бог|подпись|спасибо за внимание|пока|всего доброго|до свидания|спасибо|ваш[аи]?|"
    r"(?:терең |зор |шынайы )?(?:құрметпен|ізгі ниетпен|ынтымақпен|ынтымақтастықпен|сәлеммен|сүйіспеншілікпен|үмітпен|ілтипатпен|тілектестікпен)|сізге құрметпен|рахмет|сау болыңыз|қош болыңыз|алғыспен|алдын ала рахмет|қолы|"
    r"mit (?:freundlichen?|besten?|solidarischen?|herzlichen?|vorzüglicher|lieben?|respektvollen?|hochachtungsvollen?|guten?|[^\W\d_]+e[nm]) (?:\w+en )?(?:grü(?:ß|ss)en?|gru(?:ß|ss)|hochachtung|empfehlungen)|hochachtungsvoll|"
    r"(?:freundliche|beste|viele|herzliche|liebe|solidarische) grü(?:ß|ss)e|in solidarität|mit (?:\w+ )?\w+wünschen|mit respekt|gottes segen|gott segne sie|glück auf|mit kollegialen grüßen|mit hoffnung|in hoffnung|gezeichnet|gez\.|mfg|mit gru(?:ß|ss)|tschüss|tschüß|servus|ciao|bis bald|alles gute|"
    r"(?:bien |très )?cordialement(?: vôtre)?|respectueusement|solidairement|sincèrement(?: vôtre)?|amicalement|salutations(?: \w+)?|(?:avec|en) (?:mes|nos|toute ma|ma|tout mon|l'expression)?\s?(?:meilleures )?(?:salutations|solidarité|respect|espoir)(?: \w+)?|"
    r"bien à vous|fraternellement|votre (?:bien )?dévouée?|à bientôt|amitiés|bisous|solidairement vôtre|avec mes remerciements|merci(?: d'avance)?|"
    r"(?:muy )?atentamente|atte\.|(?:ihre?|eure|euer|deine?)(?=\s*$)|cordialmente|respetuosamente|solidariamente|sinceramente|afectuosamente|(?:reciba )?un (?:cordial |atento |afectuoso )?saludo|(?:cordiales |atentos )?saludos(?: cordiales| solidarios)?|"
    r"en solidaridad|fraternalmente|un saludo fraterno|con (?:todo )?(?:mi )?(?:cariño|afecto|respeto|esperanza|solidaridad|todo respeto|gratitud)|firmado|fdo\.?|gracias(?: de antemano)?|un (?:fuerte )?abrazo|abrazos|hasta pronto|(?:le saluda|se despide)(?: \w+)?|"
    r"saygılarımla|saygılarımı(?: \w+)*|saygıyla|sevgiler(?:imle)?|dayanışma(?:yla| ile)|selamlar|teşekkürler(?:imle)?|imza|en derin saygılarımla|"
    r"(?:з|із) (?:повагою|надією|солідарністю|найкращими побажаннями)|щиро(?: ваш[аі]?)?|дякую|"
    r"z (?:poważaniem|wyrazami szacunku|szacunkiem|nadzieją|solidarnością)|pozdrawiam|z pozdrowieniami|łączę wyrazy szacunku|dziękuję|pozdro|distinti saluti|cordiali saluti|i miei più cordiali saluti|con i (?:più )?distinti saluti|la ringrazio(?: e la saluto)?|ringraziando(?:la)?(?: per l['’]attenzione)?|łączę (?:pozdrowienia|wyrazy szacunku)|gereğini (?:saygılarımla )?(?:arz|rica) ederim|saygılarımla arz ederim|arz ederim|"
    r"(?:met )?(?:vriendelijke|hartelijke|beste|warme|solidaire) groet(?:en)?|met (?:de meeste )?hoogachting|hoogachtend|groeten|(?:com )?(?:os )?(?:meus |nossos )?(?:melhores|respeitosos|sinceros) cumprimentos|atenciosamente|respeitosamente|cumprimentos|com (?:estima|consideração|respeito|esperança)|sem outro assunto(?:, subscrevo-me)?|obrigad[oa]|bem haja|um abraço|cordialmente|con stima|con osservanza|in fede|un saluto|saluti|grazie)",
    re.IGNORECASE,
)
_CLOSING_SENTENCE = re.compile(
    r"^(?:veuillez\b|je vous prie d|nous vous prions d|dans l['’]attente|en attendant|recevez\b|reciba\b|le ruego\b|quedo a la espera|quedamos a la espera|"
    r"a la espera de|sin otro particular|i look forward|looking forward|ich (?:bitte|hoffe|erwarte)\b.*antwort|жду ваш|надеюсь на ваш|жауабыңызды|cevabınızı)",
    re.IGNORECASE,
)
_CLOSING_LINE = re.compile(rf"^\W*(?:and |und |и )?(?:{CLOSING.pattern})(?!\w)", re.IGNORECASE)
_POSTSCRIPT = re.compile(
    r"^\W*(?:p\.?\s?s\.?|ps|з\.?ы\.?|постскриптум|п\.?\s?с\.?|n\.?b\.?)(?!\w)[.:]?", re.IGNORECASE
)

_ATTRIBUTION = re.compile(
    r"^(?:on\b.{5,160}\bwrote|am\b.{5,160}\bschrieb\b.*|le\b.{5,160}\ba écrit|el\b.{5,160}\bescribió|(?:\d|[а-яәі]{2,3},? \d).{4,160}\b(?:писал\w*|пишет|написал\w*)\b.*|"
    r".{3,160}<[^<>\s]+@[^<>\s]+>\s*(?:wrote|schrieb|a écrit|escribió|пишет|писал\w*|написал\w*|жазды|yazdı|napisał\w*|написа\w+)?|.{5,160}\b(?:жазды|yazdı|napisał\w*|написав|написала|пишет|пише))\s*:\s*$",
    re.IGNORECASE,
)
_TRAIL_RULE = re.compile(
    r"^[\s>]*(?:[-_=*]{2,}\s*(?:original(?:\s?message|nachricht| mail)?|forwarded|ursprüngliche|weitergeleitete|message (?:d'origine|transféré|original)|mensaje (?:original|reenviado)|"
    r"исходное|пересылаемое|пересланное|оригинальное|бастапқы|жіберілген|özgün|iletilen|wiadomość|переслане|початкове)|begin forwarded message|"
    r"anfang der weitergeleiteten|début du message|inicio del mensaje|начало переадресованного|_{20,}\s*$)",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(
    r"^[\s>*]*(?:from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|envoyé|objet|à|para|enviado|asunto|fecha|от|отправлено|дата|кому|копия|тема|"
    r"кімнен|кімге|тақырыбы|күні|gönderen|kime|konu|tarih|od|do|temat|wysłano|від|надіслано)\*?\s*:\s*\S",
    re.IGNORECASE,
)


_TITLE = re.compile(
    r"(?:mr|mrs|ms|mister|dr|herrn?|frau|m\.|mme|monsieur|madame|sr|sra|señora?|г-н\w*|г-ж\w*|господин\w*|госпож\w*)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[^\W\d_]{4,}[.!?]\s+\S+\s+\S+\s+\S+")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    head: tuple[Line, ...]
    salutation: tuple[Line, ...]
    signature: tuple[Line, ...]  # below (or behind) the closing
    body: tuple[int, int]  # characters between salutation and signature
    trail: tuple[tuple[int, int], ...]  # what is quoted from older mails


# "Señor alcalde, mis padres viven en …": on a postcard the letter goes on behind the greeting.
_GREETED = re.compile(r"[^\n]{3,70}?(?:[!:,]|(?<=[^\W\d_]{4})\.)(?=\s+\S+\s+\S+\s+\S)")


def greeting_of(line: Line) -> str:
    """Give what of a salutation's line greets, up to its comma, if a sentence stands behind it."""
    found = _GREETED.match(line.text)
    return found[0] if found else line.text


def layout_of(text: str) -> Layout:
    """Find the parts of a letter; parts that are not there are empty. Never raises."""
    lines = lines_of(text)
    trail_at, trail = _trail(lines, len(text))
    lines = lines[:trail_at]
    salutation_at = _salutation_at(lines)
    head = lines[:salutation_at] if salutation_at is not None else []
    salutation = lines[salutation_at : salutation_at + 1] if salutation_at is not None else []
    body_lines = lines[(salutation_at + 1 if salutation_at is not None else 0) :]
    signature = _signature(body_lines)
    body_start = body_lines[0].start if body_lines else len(text)
    body_end = signature[0].start if signature else (body_lines[-1].end if body_lines else body_start)
    return Layout(tuple(head), tuple(salutation), tuple(signature), (body_start, body_end), trail)


def lines_of(text: str) -> list[Line]:
    """Give every line with where it begins, the empty ones too."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(at, line))
        at += len(line) + 1
    return lines


_SHORT_LINE = 70  # characters


def line_at(text: str, at: int) -> str:
    """Give the line in which a place lies, without the blanks around it."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)].strip()


def is_foot_like(line: str) -> bool:
    """Say whether a line is short and no sentence, as below a letter or above it."""
    small = sum(word[0].islower() for word in line.split())
    return (
        len(line) <= _SHORT_LINE
        and small <= max(3, len(line.split()) // 2)
        and not re.search(r"\w{3}[!?]|[a-zа-я]{3}\.$", line)
    )


def _trail(lines: list[Line], length: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Give the first line of an older mail below the letter, and the stretches that are quoted anywhere."""
    quoted = [(line.start, line.end) for line in lines if line.text.lstrip().startswith(">")]
    for at, line in enumerate(lines):
        starts = _TRAIL_RULE.match(line.text) or (at > 2 and _is_header_block(lines, at))
        # An attribution may be wrapped over two lines.
        wrapped = line.text + " " + lines[at + 1].text if at + 1 < len(lines) else line.text
        if not starts and (_ATTRIBUTION.match(line.text.strip()) or _wrapped_attribution(wrapped, lines, at)):
            starts = True
        if starts:
            after = _end_of_quote(lines, at)
            if after == len(lines) and not any(above.text.strip() for above in lines[:at]):
                continue  # with nothing above, it is the letter itself that came with its head
            if after == len(lines):
                return at, ((line.start, length), *[q for q in quoted if q[0] < line.start])
            quoted.append((line.start, lines[after - 1].end))
    return len(lines), tuple(quoted)


def _wrapped_attribution(wrapped: str, lines: list[Line], at: int) -> bool:
    is_quoted_below = at + 2 < len(lines) and lines[at + 2].text.lstrip().startswith(">")
    return is_quoted_below and bool(_ATTRIBUTION.match(wrapped.strip()))


def _end_of_quote(lines: list[Line], at: int) -> int:
    """An answer may go on below what it quotes with ">"; without ">" everything below is the older mail."""
    first = at + 1
    while first < len(lines) and first < at + 4 and not lines[first].text.lstrip().startswith(">"):
        first += 1
    if first >= min(len(lines), at + 4):
        return len(lines)
    after = first
    while after < len(lines) and (
        lines[after].text.lstrip().startswith(">") or not lines[after].text.strip()
    ):
        after += 1
    return after


def _is_header_block(lines: list[Line], at: int) -> bool:
    return all(_HEADER_LINE.match(line.text) for line in lines[at : at + 3]) and len(lines) >= at + 3


def _salutation_at(lines: list[Line]) -> int | None:
    for at, line in enumerate(lines[:30]):
        stripped = line.text.strip()
        if stripped and len(stripped) <= 120 and _SALUTATION.match(stripped):
            if _GOES_ON.search(stripped):
                continue  # a letter of one line
            below = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
            if _TITLE.match(stripped) and stripped[-1] not in ",!:-–" and below and len(below) < 60:
                continue  # who is addressed, above an office and its street
            ends = stripped.endswith((",", "!", ":", ".", "，", "-", "–")) or len(stripped) < 60
            if ends and len(stripped.split()) <= 14:
                return at
    return None


def _signature(lines: list[Line]) -> list[Line]:
    closing = _closing_at(lines)
    if closing is not None:
        at, column = closing
        rest = lines[at].text[column:]
        tail = [Line(lines[at].start + column, rest)] if rest.strip(" ,.!:;-–—") else []
        return tail + _until_postscript(lines[at + 1 :])
    return _short_last_lines(lines)


def _closing_at(lines: list[Line]) -> tuple[int, int] | None:
    """Give line and column where the closing ends: the first one below which only short lines stand."""
    for at in range(max(0, len(lines) - 22), len(lines)):
        line = lines[at].text
        stripped = line.strip()
        if not stripped or not _looks_like_an_end(lines[at + 1 :]):
            continue
        if found := _CLOSING_LINE.match(line):
            rest = line[found.end() :]
            if len(rest) <= 90 and not re.search(r"[.!?]\s+\S+\s+\S+\s+\S+\s+\S+", rest):
                is_last = not any(below.text.strip() for below in lines[at + 1 :])
                names = re.match(rf"[\s,.!:;–—-]*(?:[{UPPER}]|$)", rest)
                if names:
                    return at, found.end()
                if not is_last and len(rest.split()) <= 9:
                    return at, len(line)
        elif _CLOSING_SENTENCE.match(stripped):
            end = at
            while (
                end + 1 < len(lines)
                and not lines[end].text.rstrip().endswith((".", ",", ":", "!"))
                and lines[end + 1].text.strip()
            ):
                end += 1
            if any(below.text.strip() for below in lines[end + 1 :]) and not any(
                _CLOSING_LINE.match(below.text) for below in lines[end + 1 :]
            ):
                return end, len(lines[end].text)
        elif inline := _inline_closing(line):
            return at, inline
    return None


def _inline_closing(line: str) -> int | None:
    """ "… of my family. Yours sincerely, Ruth Hall" in one line."""
    found = max(
        re.finditer(rf"(?<=[.!?])\s+(?:{CLOSING.pattern})(?!\w)[,.:!]?\s+(?=[{UPPER}])", line, re.IGNORECASE),
        key=re.Match.start,
        default=None,
    )
    if found and len(line) - found.end() <= 120 and line[found.end()].isupper():
        return found.end()
    return None


def _looks_like_an_end(lines: list[Line]) -> bool:
    shown = [line.text.strip() for line in _until_postscript(lines) if line.text.strip()]
    return len(shown) <= 14 and all(len(text) <= 100 for text in shown)


def _until_postscript(lines: list[Line]) -> list[Line]:
    kept = []
    for line in lines:
        if _POSTSCRIPT.match(line.text):
            break
        kept.append(line)
    return kept


def _short_last_lines(lines: list[Line]) -> list[Line]:
    """Without a closing: the last short lines after a blank one, when they look like a name and not a sentence."""
    last = len(lines)
    while last and not lines[last - 1].text.strip():
        last -= 1
    first = last
    while first and lines[first - 1].text.strip() and last - first < 7:
        first -= 1
    block = lines[first:last]
    stands_alone = first > 0 and not lines[first - 1].text.strip()
    short = all(len(line.text) <= 60 and len(line.text.split()) <= 7 for line in block)
    sentence = any(line.text.rstrip().endswith(("!", "?")) for line in block[:1]) or (
        block and block[0].text.rstrip().endswith(".") and len(block[0].text.split()) > 3
    )
    capital = block and re.match(rf"^\s*(?:[-–—~*_]+\s*)?[{UPPER}]", block[0].text)
    is_named = bool(block) and bool(
        re.fullmatch(
            rf"\s*(?:[-–—~*_]+\s*)?(?:[{UPPER}][\w.'’-]*(?:\s+|$)|\(\w{{1,8}}\.?\)\s*|(?:von|van|de|del|la|der|dos|y|und|and|et|и)\s+){{1,5}}",
            block[0].text,
        )
    )
    no_prose = all(
        len(line.text) <= 85 and not re.search(r"[a-zа-я]{3}[.!?]$", line.text.rstrip()) for line in block
    )
    if stands_alone and is_named and no_prose:
        return block
    if stands_alone and short and capital and not sentence:
        return block
    if (
        block
        and re.match(rf"^\s*(?:--|—|–|-|~)\s*[{UPPER}]", block[-1].text)
        and len(block[-1].text.split()) <= 7
    ):
        return block[-1:]
    return []
