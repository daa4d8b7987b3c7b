# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""
From lines to entries: which lines belong together, and in which section (target, copy, support, own) they stand.

One walk over the lines. A *cue* (a sentence or heading that tells whom to write) sets the section of what
follows it; blocks are cut by meaning: a title or person after a contact point opens the next one, a blank
line alone does not close one.
"""

import re
from dataclasses import dataclass

from shanyrak.craft.reading.dates import is_date_line, month_names
from shanyrak.craft.reading.entries import (
    ATTENTION,
    Entry,
    Piece,
    is_address,
    is_head,
    is_strong_address,
    looks_like_name,
    piece_of,
)
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Line, Word
from shanyrak.craft.reading.points import Point

SENTENCE_END = re.compile(
    r"[.!?…;]+[\"”’»)]{0,2}(?=\s|$)|(?<=[a-zà-ÿа-я])[.!?](?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я])|:(?=\s|$)"
)
ABBREVIATION = frozenset(
    """mr mrs ms dr prof st no nr tel fax hon gen col lt lic ing sr sra sig dott mme m av ave bldg str ext vs etc e.g i.e u.s u.k p.o d.c art al
    ph h.e z.hd hd gral excmo г ул д стр им тел вул пр пл просп буд обл р кв стр корп пер наб ш""".split()
)
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
ADDRESSEE = re.compile(r"(?:to|an|à|a|para|кому|al|for|kime|إلى|an:)\s{0,3}:", re.IGNORECASE)
DEAR = re.compile(
    r"(?:(?:dear|sehr geehrte[rn]?|liebe[r]?|estimad[oa]s?|excelent[íi]sim[oa]|muy señor|se[ñn]or[a]? |distinguid[oa]|car[oa]s? |prezad[oa]|senhor[a]? |excelent[íi]ssim[oa]|"
    r"egregi[oa]|gentile|illustrissim[oa]|monsieur|madame|mesdames|geachte|beste |sayın|уважаем|шановн|құрметті|глубокоуважаем|ваше превосход|your |hon |honou?rable )"
    r"(?=.{0,90}$)|(?:السيد|سعادة|فخامة|معالي|جناب).{0,80}[،:,]$)",
    re.IGNORECASE,
)
EXCELLENCY = re.compile(
    r"your (?:excellency|excellencies|highness|majesty|honou?r|eminence|holiness|worship|royal highness)|(?:excelencia|excellence|eccellenza|exzellenz|экселенц)",
    re.IGNORECASE,
)
SALUTATION_LABEL = re.compile(
    r"(?:formal )?(?:salutations?|anrede|saludo|tratamiento|saluto|hitap|обращение|звернення|saudação|appel|aanhef|form of address)\s{0,3}[:：-]",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"(?:yours |all of which |respectfully submitted|your[s]? (?:sincerely|faithfully|truly)|sincerely|respectfully|in (?:solidarity|the spirit)|with (?:best|kind|warm|many)|(?:best|kind|kindest|warm) regards|regards|thank you|thanks|many thanks|"
    r"mit (?:freundlichen|solidarischen|besten)|hochachtungsvoll|cordialement|salutations|solidairement|merci|avec mes|veuillez agréer|je vous prie d|"
    r"atentamente|saludos|cordialmente|un saludo|muchas gracias|atenciosamente|distinti saluti|cordiali saluti|in fede|grazie|hoogachtend|met vriendelijke|"
    r"saygılarım|с уважением|з повагою|құрметпен|спасибо|дякуємо|مع|با احترام)",
    re.IGNORECASE,
)
INFORM = re.compile(
    r"(?:more|further|additional|for|weitere|nähere|mehr|más|mayor|plus|pour|mais|maiores|maggiori|ulteriori|per|meer|voor|daha fazla|больше|дополнительн|докладн|лишь)\s(?:\w{1,12}\s){0,2}(?:d[’'])?"
    r"(?:info\w*|informa\w*|détails|details|renseignements|questions|rückfragen|inlichtingen|bilgi)|contact (?:us|me|person)|contact\s?:\s?\S|to contact (?:the|us)\b|emergency line|for (?:more |further )?(?:updates|details|interviews|press|media)|contact the [\w ]{3,40}(?:committee|campaign|coalition|network|observatory|defen[cs]e)|press contact|(?:un)?subscribe|join (?:our|the|us)|"
    r"\bour (?:e-?mail|website|address|office|phone|contact)|kontakt\s?:|contacto\s?:|contatti|contatos?\s?:|hotline|media (?:contact|enquir|inquir)|call us|write us|email us|mail us|reach us|"
    r"про более|подробн|за справк|контактн|пишите нам|свяжитесь с нами|iletişim\s?:|visit (?:our|us)|(?:to|please) (?:be )?remove|posted by|issued by|published by|signed by|webmaster|editor|"
    r"more about|learn more|read more|follow us|نمونه|للمزيد|اطلاعات بیشتر",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"(?:inform|notify|tell|let) (?:us|me)|let us know|report (?:what|your|back|actions|any)|send us|copy us|keep us|forward .{0,40}(?:to us|repl)|any (?:repl|respons)|bcc us|cc us|"
    r"informier|teilt uns mit|tenez-nous|informez-nous|infórmenos|infórmennos|nos informen|informe-nos|informateci|сообщите нам|повідомте нас|bizi bilgilendir",
    re.IGNORECASE,
)
DONATION = re.compile(
    r"donat|\biban\b|paypal|patreon|spende|\bdon(?:s|ación|ativo)|doaç|donazion|bağış|пожертв|bank account|swift|bankverbindung|konto(?:nummer)?\b",
    re.IGNORECASE,
)
PETITION = re.compile(
    r"petition|petición|pétition|petizione|петици|sign (?:the|this|our|here)|\bsee\b|\bread\b|click|article|report at|background|video|photo|download|siehe|lesen|voir|véase|leer|смотр|читать",
    re.IGNORECASE,
)
COPY_WORD = re.compile(
    r"\b(?:cop(?:ies|y) (?:to|of|us|for|your|should|may|can|all)|copies\b|copied to\b|b?cc\b|c\.c\.|with (?:a )?cop(?:y|ies)|kopien?\b|abschrift|en copie|copie[s]? (?:à|de|a|per|:)|une copie\b|mettre en copie|con copia|copias?\b|"
    r"otra copia|cópias?\b|com cópia|per conoscenza|p\.c\.|in copia|kopie[ën]{0,2}\b|kopya|bilgi için|копи[юияй]\w{0,2}\b|копі[яюії]\w{0,2}\b|көшірме|نسخة|نسخ\b|رونوشت)",
    re.IGNORECASE,
)
NOT_A_COPY = re.compile(
    r"copy (?:of (?:the|this) (?:text|letter below|report)|and paste|the (?:text|letter|address))|copiez|copie(?:n)? (?:sie|und)|hard copy|copia y pega",
    re.IGNORECASE,
)
SUPPORT_WORD = re.compile(
    r"(?:messages?|letters?|cards?|postcards?|statements?|notes?|words?|greetings|emails?) (?:of|in|and) (?:\w+ (?:and |or )?)?(?:support|solidarity|encouragement|comfort)|(?:solidarity|support|supportive|encouraging) (?:messages?|letters?|statements?|cards?|greetings|mail)|"
    r"(?:send|express) (?:\w+ ){0,3}(?:solidarity|support) (?:\w+ ){0,2}to\b|protests? and solidarity$|solidaritätsadressen|solidaritäts(?:erklärung|botschaft|brief|schreiben|grüß|mail)|messages? de (?:soutien|solidarité)|lettres? de soutien|mensajes? de (?:apoyo|solidaridad)|"
    r"cartas? de (?:apoyo|solidaridad)|mensagens de (?:apoio|solidariedade)|messaggi di (?:solidarietà|sostegno)|steunbetuiging|solidariteits|dayanışma mesaj|destek mesaj|(?:сообщени|письм|послани|слова)\w{0,3} (?:солидарност|поддержк)\w*|"
    r"(?:повідомлен|лист)\w{0,3} (?:солідарност|підтримк)\w*|رسائل تضامن|پیام همبستگی|write to (?:the prisoner|him in|her in|them in) |new mailing address|(?:prison|jail) address|address in prison|prisoner'?s address",
    re.IGNORECASE,
)
SUBJECT_LINE = re.compile(
    r"(?:re|subject|subject line|betreff|betr|objet|asunto|assunto|oggetto|onderwerp|konu|тема|тақырыбы|الموضوع|موضوع)\.?\s{0,2}:",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"\.\.\. ?[/.]|_{4,}|^\W*[\[(<](?:your|name|date|address|recipient|title|insert|ihr|votre|su |nombre|имя)[^\])>]{0,60}[\])>]\W*$|^(?:from|von|date|datum)\s?:",
    re.IGNORECASE,
)
CALL_TO_WRITE = re.compile(
    r"\b(?:please|urge (?:you|everyone)|you can|can help|asked? (?:you|all)|need(?:ed)?|must)\b.{0,60}\b(?:write|send|fax|e-?mail|call|phone|protest|contact)|(?:write|fax|e-?mail|contact|protest) to\b|schreib\w* (?:an|bitte)|écri(?:vez|re)|escrib\w+|escrev\w+|scriv\w+|schrijf|пиш\w+|напишите|пишіть|жазыңыз|yazın|اكتبوا|بنویسید",
    re.IGNORECASE,
)
# No address has more lines; what has, is a list of something else.
LONGEST_BLOCK = 30
MAIL_HEADER = re.compile(
    r"(?:from|von|de|от|кому|от кого|sent|date|to|an|à|para|cc|reply-to|subject|betreff|objet|asunto|тема|received|message-id|gesendet|datum|list-id)\s{0,2}:",
    re.IGNORECASE,
)
FROM_HEADER = re.compile(r"(?:from|von|de|от|от кого)\s{0,2}:", re.IGNORECASE)
OTHER_HEADER = re.compile(
    r"(?:sent|date|to|subject|betreff|objet|asunto|тема|кому|gesendet|datum|an|à|para)\s{0,2}:", re.IGNORECASE
)
HOLDER = re.compile(r"\s{1,3}\(([^()]{6,80})\)\W{0,3}$")
WITH = re.compile(r"\b(?:with|mit|avec|con|com)\b", re.IGNORECASE)
FOOT = re.compile(r"_{10,}|-- ?$")
NOTICE = re.compile(r"\b(?:Due to|Please note|NB:|Note:)")
POST_LABEL = re.compile(
    r"(?:or |and |ou |oder |o |или )?(?:by |per |par |por |via |po )?(?:post|mail|snail mail|postal address|mailing address|postal|address|letters?|postanschrift|anschrift|adresse(?: postale)?|courrier|dirección(?: postal)?|correo postal|endereço(?: postal)?|correio|"
    r"indirizzo(?: postale)?|posta|postadres|adres|adresi|адрес|почтовый адрес|почтой|поштова адреса|адреса|мекенжайы?|العنوان|نشانی|آدرس)\s{0,2}[:：]\s{0,3}",
    re.IGNORECASE,
)
TRAILING_REMARK = re.compile(r"\s?\([^()]{12,200}\)\W{0,3}$")
JOINER = re.compile(
    r"(?:(?:and|or|und|oder|et|ou|y|e|o|ed|en|of|ve|veya|и|или|та|або|және|немесе|و|also|as well as)\W{0,3}(?:an|to|to the|à|a|au|de|d|al|alla|кому|für|also|also to)?|und an|and to)\W{0,3}",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    r"(?:\w{3,14}[.,]? )?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th|\.)? \w{3,10},? \d{4}|\w{3,10} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?: ?[-—–] ?)?",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"(?:be the first to comment|leave a (?:reply|comment)|write a comment|post a comment|\d{0,5} ?comments?\b|your (?:email )?address will|nobody has commented|share (?:this|on)|tweet$|related (?:posts|articles)|articoli correlati|"
    r"previous (?:post|article)|next (?:post|article)|filed under|tags?:|topics?:|categories|posted (?:in|by|at|on)|newer post|older post|home$|print(?:er)?[- ]|rss|search|custom search|menu|navigation|"
    r"support building|special financial appeal|liked this article|donate|become a patron|kommentar|commentaires|comentarios|комментари|поделиться|subscribe|sign up|log ?in|register|cookie|privacy|copyright|©|all rights)",
    re.IGNORECASE,
)
ADDRESS_HEADING = re.compile(
    r"addresses|adressen|adresses|direcciones|endereços|indirizzi|targets|recipients|destinat|empfänger|адрес|адреси|adresleri|appeals to|protests to|letters to|send to|write to|contacts?\b|officials|authorities|мекенжай|العناوين|نشانی",
    re.IGNORECASE,
)
OWN_NAME = re.compile(
    r"committee|campaign|coalition|network|observatory|amnesty|federation|coordinat|movement|comit|solidar|defen[cs]e|collecti|kampagne|bündnis|кампани|комитет",
    re.IGNORECASE,
)
GENERIC_IDENTITY = frozenset(
    "the a an this that these those following number numbers address addresses website site email emails e-mail fax phone authorities below above way them him her us at on via to for our your letter letters protest protests".split()
)
STOPPERS = frozenset(
    "at on via by under unter auf über par sur por por al su bei op through using per".split()
)


@dataclass(slots=True)
class Sentence:
    start: int
    end: int
    words: list[Word]
    points: list[Point]


def sentences_of(text: str, line: Line) -> list[Sentence]:
    """Cut a line into sentences; a full stop inside a contact point or an abbreviation cuts nothing."""
    if line.sentences is not None:
        return line.sentences
    sentences: list[Sentence] = []
    place = line.start
    protected = [(p.start, p.end) for p in line.points]
    for match in SENTENCE_END.finditer(text, line.start, line.end):
        while protected and protected[0][1] <= match.start():
            protected.pop(0)
        if protected and protected[0][0] <= match.start():
            continue
        sign = match.group()[0]
        if sign == "." and text[match.start() - 1].isdigit():
            following = re.compile(r"\s{1,2}([^\W\d_]{3,12})").match(text, match.end())
            if following and following.group(1).lower() in month_names():
                continue
        if sign == ".":
            before = (
                text[max(place, match.start() - 8) : match.start()].rsplit(" ", 1)[-1].lower().lstrip("(\"“'")
            )
            if (
                before in ABBREVIATION
                or (len(before) == 1 and before.isalpha())
                or INITIALS.fullmatch(before)
            ):
                continue
        if sign == ":" or (sign == ";" and match.end() < line.end):
            continue
        sentences.append(_sentence(line, place, match.end()))
        place = match.end()
    if text[place : line.end].strip():
        sentences.append(_sentence(line, place, line.end))
    line.sentences = sentences
    return sentences


def _sentence(line: Line, start: int, end: int) -> Sentence:
    return Sentence(
        start,
        end,
        [w for w in line.words if start <= w.start < end],
        [p for p in line.points if start <= p.start < end],
    )


def is_prose(line: Line, text: str) -> bool:
    """Running text: words that tie a sentence together, small letters, an end mark; an address has none of these."""
    words = line.words
    if line.points:
        words = [w for w in words if not any(p.start <= w.start < p.end for p in line.points)]
    size = len(words)
    if size < 4:
        return False
    ties = sum(
        1 for w in words if w.means & M.FUNCTION and w.lower not in {"no", "s", "so", "com", "a", "us", "i"}
    )
    capitals = sum(1 for w in words if w.is_capital)
    ends = line.text.rstrip('"”’)»')[-1:] in ".!?…"
    labels = sum(1 for w in words if w.means & M.LABEL_ONLY and text[w.end : w.end + 2].strip()[:1] == ":")
    if labels >= 2 and capitals * 2 > size:
        return False
    if (
        words[0].text.isascii() is False
        and not any(c.isupper() for c in line.text)
        and not any("a" <= c.lower() <= "z" for c in line.text[:3])
    ):
        return size >= 10 or (ties >= 2 and size >= 6)
    if ties >= 2 and size >= 6:
        return capitals * 1.6 < size or ends or any(w.means & M.SPOKEN for w in words)
    if ties >= 1 and size >= 5 and (ends or capitals * 2 < size):
        return True
    if any(w.means & M.SPOKEN for w in words) and size >= 4 and capitals * 2 <= size:
        return True
    if size >= 5 and ends and capitals * 2.5 < size:
        return True
    return (size >= 8 and capitals * 2.2 < size) or (size >= 30 and ties >= 1)


def _may_hold_a_place(body: str) -> bool:
    return (
        ".." in body
        or "__" in body
        or body[0] in "[(<"
        or body[:4].lower() in {"from", "date", "von ", "von:", "datu"}
    )


def is_remark(body: str) -> bool:
    return (
        body[:1] == "(" and body.rstrip(" .")[-1:] == ")" and body.count("(") == 1 and len(body.split()) > 3
    )


def cue_of(body: str, words: list[Word], *, is_heading: bool = False) -> str | None:
    """Say which section a sentence introduces: target, copy, support, own, skip; None for a sentence that introduces nothing."""
    means = 0
    for word in words:
        means |= word.means
    copied = COPY_WORD.search(body) if means & M.COPY else None
    if copied and not NOT_A_COPY.search(body):
        # "Letters should be sent to the president, with copies to us." – what follows are the targets.
        aside = body.rstrip()[-1:] in ".!" and WITH.search(
            body, max(0, copied.start() - 8), copied.start() + 5
        )
        return "target" if aside and any(w.means & (M.SEND | M.THING) for w in words[:6]) else "copy"
    if (means & M.SUPPORT or "ddress" in body) and SUPPORT_WORD.search(body):
        return "support"
    if means & M.BACK and REPORT.search(body):
        return "copy" if not INFORM.search(body) else "own"
    if means & (M.HINT | M.INFO) and INFORM.search(body):
        return "own"
    if means & M.DONATE and DONATION.search(body):
        return "skip"
    if means & (M.SEND | M.THING):
        return "target"
    if is_heading and ADDRESS_HEADING.search(body):
        return "target"
    return None


class Walker:
    """Walks the lines of one text and gathers entries."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.entries: list[Entry] = []
        self.entry: Entry | None = None
        self.section: str | None = None
        self.identity: list[Piece] = []
        self.in_letter = False
        self.after_signature = False
        self.had_target_cue = False
        self.kinds: list[str] = []
        self.furniture: list[tuple[int, int]] = []
        self.salutations: list[tuple[int, int, int]] = []
        self.in_furniture = False
        self.cues: dict[tuple[str, bool], str | None] = {}

    def cue_of(self, body: str, words: list[Word], *, is_heading: bool = False) -> str | None:
        """Ask once for each stretch of text: a line is looked at as a line and as a sentence."""
        key = (body, is_heading)
        if key not in self.cues:
            self.cues[key] = cue_of(body, words, is_heading=is_heading)
        return self.cues[key]

    def walk(self) -> list[Entry]:
        for line in self.lines:
            kind = self.kind_of(line)
            self.kinds.append(kind)
            if (
                kind != "furniture"
                and self.in_furniture
                and kind in {"plain", "prose"}
                and line.number - self._furniture_line > 6
            ):
                self.in_furniture = False
            if (
                kind in {"plain", "mixed"}
                and line.blanks_before
                and self.kinds[-2:-1] == ["spoken"]
                and self.section in {"copy", "support"}
            ):
                # "Copies to: a@b" was said and done; another block begins.
                self.section = None
            getattr(self, "on_" + kind)(line)
        self.close()
        return self.entries

    # ------------------------------------------------------------------ kinds
    def kind_of(self, line: Line) -> str:
        body = line.text
        if not line.words and not line.points:
            return "rule"
        if MAIL_HEADER.match(body) and self.is_in_mail_header(line):
            return "header"
        if SUBJECT_LINE.match(body) or (
            not line.points and _may_hold_a_place(body) and PLACEHOLDER.search(body)
        ):
            return "rule"
        self.cut_remark(line)
        body = line.text
        if is_remark(body) and not line.points:
            return "remark"
        if (
            FURNITURE.match(body)
            and not any(p.kind in {"email", "number"} for p in line.points)
            and len(line.words) < 14
        ):
            return "furniture"
        if (
            line.means & M.DONATE
            and not line.points
            and DONATION.search(body)
            and len(line.words) < 14
            and not is_prose(line, self.text)
        ):
            return "furniture"
        if SALUTATION_LABEL.match(body):
            return "salutation"
        if not line.points and len(line.words) <= 4 and JOINER.fullmatch(body):
            return "joiner"
        if not line.points and line.digits and (DATE_LINE.fullmatch(body) or is_date_line(self.text, line)):
            return "date"
        if not line.points and self.is_dear(line):
            return "dear"
        if (
            SIGN_OFF.match(body)
            and len(line.words) <= 7
            and not any(p.kind in {"email", "number"} for p in line.points)
        ):
            return "signoff"
        if line.points:
            if self.is_only_points(line):
                return "points"
            return "spoken" if is_prose(line, self.text) or self.has_inner_cue(line) else "mixed"
        if self.is_empty_label(line):
            return "label"
        if is_prose(line, self.text):
            return "prose"
        if (
            len(line.words) >= 10
            and body.count(",") >= 2
            and any(w.means & M.SEND and not w.means & M.LABEL_ONLY for w in line.words[:6])
        ):
            return "prose"
        if body.endswith((":", ":-", ": -")):
            return "heading"
        if len(line.words) <= 12 and body.endswith(" to") and self.cue_of(body, line.words):
            return "heading"
        return "plain"

    def is_in_mail_header(self, line: Line) -> bool:
        """True for "From:" with a mailbox or a header line close by, and for the header lines that follow it."""
        if FROM_HEADER.match(line.text):
            following = self.lines[line.number + 1 : line.number + 4]
            return bool(line.points) or any(OTHER_HEADER.match(other.text) for other in following)
        return not line.blanks_before and self.kinds[-1:] == ["header"]

    def cut_remark(self, line: Line) -> None:
        """Leave a bracketed remark of several words at the end of an address line out of it."""
        match = TRAILING_REMARK.search(line.text)
        if match is None or line.points or match.start() < 4:
            return
        inner = [w for w in line.words if w.start >= line.start + match.start()]
        outer = [w for w in line.words if w.start < line.start + match.start()]
        if len(inner) >= 5 and 1 <= len(outer) <= 8 and sum(w.is_capital for w in inner) * 2 < len(inner):
            line.words = outer
            line.end = line.start + match.start()
            line.text = line.text[: match.start()]

    def is_dear(self, line: Line) -> bool:
        body = line.text
        if line.bullet or len(line.words) > 40:
            return False
        if EXCELLENCY.match(body) and len(line.words) <= 5:
            return True
        words = line.words
        if (
            2 <= len(words) <= 4
            and words[0].means & M.HONOUR
            and words[-1].means & M.ROLE
            and body[-1:] in ",:!،"
            and body.count(",") <= 1
            and line.blanks_before
        ):
            return True
        if not DEAR.match(body):
            return False
        low = body.lower()
        if low.startswith(
            (
                "dear",
                "estimad",
                "sehr geehrt",
                "lieb",
                "prezad",
                "geacht",
                "уважаем",
                "шановн",
                "құрметті",
                "egregi",
            )
        ):
            return body[-1:] not in ".!?" or len(line.words) <= 8 or "," in body[:60]
        return body.endswith((",", ":", "!", "،")) and len(line.words) <= 9

    def is_only_points(self, line: Line) -> bool:
        first = line.points[0]
        words = [w for w in line.words if w.end <= first.begin or (w.end <= first.start and not w.means)]
        head = [w for w in line.words if w.end <= first.start]
        if not head and COPY_WORD.search(line.text):
            return False
        if not head:
            outside = [w for w in line.words if not any(p.start <= w.start < p.end for p in line.points)]
            return len(outside) <= 8 or not is_prose(line, self.text)
        if (
            len(head) > 1
            and (COPY_WORD.search(line.text) or SUPPORT_WORD.search(line.text))
            and head[0].text.lower() != "cc"
        ):
            return False
        if head[0].means & M.LABEL_ONLY or (
            head[0].means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.TELEX) and len(head) <= 5
        ):
            return not (is_prose(line, self.text) and len(head) > 6)
        small = all(
            w.means
            & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.TO | M.JOIN | M.NUMBERWORD | M.PARTICLE | M.TELEX)
            for w in head
        )
        if small and not COPY_WORD.search(line.text) and not ADDRESSEE.match(line.text):
            return True
        between = self.text[head[-1].end : first.start]
        labelled = head[-1].means & (M.PHONE | M.FAX | M.EMAIL | M.WEB) and (
            ":" in between or not between.strip()
        )
        return bool(labelled) and len(words) <= 2 and not COPY_WORD.search(line.text)

    def has_inner_cue(self, line: Line) -> bool:
        if ADDRESSEE.match(line.text) or self.cue_of(line.text, line.words) in {"copy", "support", "own"}:
            return True
        for word in line.words:
            opens = not word.is_capital or self.text[word.start - 1 : word.start] in {".", "!", "?"}
            if word.means & M.SEND and not word.means & (M.EMAIL | M.FAX | M.PHONE | M.WEB) and opens:
                return True
        first = line.words[0] if line.words else None
        return bool(first and first.means & M.SEND and not first.means & M.LABEL_ONLY)

    def is_empty_label(self, line: Line) -> bool:
        words = line.words
        if not words or len(words) > 3:
            return False
        return (
            bool(words[0].means & (M.LABEL_ONLY | M.TELEX))
            and line.text.rstrip(" -.…")[-1:] in ":-"
            and all(
                w.means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.NUMBERWORD | M.TELEX | M.JOIN) for w in words
            )
        )

    # ------------------------------------------------------------------ small steps
    def close(self) -> None:
        if self.entry is not None:
            self.entries.append(self.entry)
            self.entry = None

    def open(self, line: Line, *, with_identity: bool = False) -> Entry:
        self.close()
        self.entry = Entry(self.section, line.number, line.bullet, after_signature=self.after_signature)
        if with_identity:
            self.entry.heads = list(self.identity)
        return self.entry

    def add_piece(self, line: Line, start: int, end: int) -> None:
        assert self.entry is not None
        piece = piece_of(self.text, start, end, line.number, line.words)
        if piece:
            self.entry.pieces.append(piece)

    def touch(self, line: Line) -> None:
        assert self.entry is not None
        self.entry.lines.append(line.number)
        self.entry.blanks.append(line.blanks_before)

    def next_kind(self, line: Line) -> str:
        following = self.lines[line.number + 1] if line.number + 1 < len(self.lines) else None
        if following is None or following.blanks_before:
            return ""
        return self.kind_of(following)

    # ------------------------------------------------------------------ lines
    def on_rule(self, line: Line) -> None:
        self.close()
        if FOOT.match(line.text):
            self.after_signature = True
            self.section = None

    def on_header(self, line: Line) -> None:
        """A line of a mail's own header: who wrote to whom, not whom to write to."""
        self.close()
        if line.points:
            entry = Entry("own", line.number, in_prose=True)
            entry.points += line.points
            entry.lines.append(line.number)
            self.entries.append(entry)

    _furniture_line = -9

    def on_remark(self, line: Line) -> None:
        """A line in brackets says something about the block; it is no part of it."""

    def on_furniture(self, line: Line) -> None:
        self.close()
        self.section = None
        self.identity = []
        self.in_furniture = True
        self._furniture_line = line.number
        self.furniture.append((line.start, line.end))

    def on_salutation(self, line: Line) -> None:
        match = SALUTATION_LABEL.match(line.text)
        start = line.start + (match.end() if match else 0)
        self.salutations.append((start, line.end, line.number))
        if self.entry is not None:
            self.entry.salutation = (start, line.end)
            self.entry.is_done = True
            self.touch(line)

    def on_joiner(self, line: Line) -> None:
        if (
            self.entry is not None
            and self.entry.has_points
            and re.search(r"und an|and to|y a|et à|ve |и |та ", line.text, re.IGNORECASE)
        ):
            self.entry.is_done = True

    def on_date(self, line: Line) -> None:  # noqa: ARG002 - every kind of line is met the same way
        self.close()
        self.section = None
        self.identity = []

    def on_dear(self, line: Line) -> None:
        self.salutations.append((line.start, line.end, line.number))
        if self.section == "own":
            self.section = None
        entry = self.entry or (
            self.entries[-1]
            if self.entries and line.number - (self.entries[-1].lines or [-9])[-1] <= 2
            else None
        )
        if entry is not None and (entry.section in {None, "target", "own"}):
            entry.is_addressed = True
            entry.salutation = entry.salutation or (line.start, line.end)
        self.close()
        self.in_letter = True
        self.section = None
        self.identity = []
        self.after_signature = False

    def on_signoff(self, line: Line) -> None:
        self.close()
        if len(line.words) <= 7:
            self.after_signature = True
            self.section = "own"
        self.in_letter = False
        self.identity = []

    def on_heading(self, line: Line) -> None:
        cue = self.cue_of(line.text, line.words, is_heading=True)
        piece = piece_of(self.text, line.start, line.end, line.number, line.words)
        official = any(w.means & (M.ROLE | M.ORG | M.HONOUR) for w in line.words)
        if cue is None and official and piece is not None:
            if self.section in {None, "own", "skip"}:
                self.section = "target"
            self.after_signature = False
            if (
                self.entry is not None
                and not self.entry.has_points
                and self.entry.pieces
                and not line.blanks_before
                and not self.entry.is_done
            ):
                self.entry.pieces.append(piece)
                self.touch(line)
                return
            entry = self.open(line)
            entry.pieces.append(piece)
            entry.is_heading_new = True
            self.touch(line)
            return
        self.close()
        self.section = cue
        if cue is None and piece and line.bullet and self.had_target_cue:
            self.section = "target"
        self.had_target_cue |= cue == "target"
        self.after_signature = cue == "own"
        self.identity = (
            self.identity_of(Sentence(line.start, line.end, line.words, []), line.end, line.number)
            if cue in {"target", "support"}
            else []
        )

    def on_label(self, line: Line) -> None:
        if self.entry is not None:
            self.touch(line)

    def on_prose(self, line: Line) -> None:
        following = self.next_kind(line)
        parts = sentences_of(self.text, line)
        entry = self.entry
        if (
            entry is not None
            and entry.pieces
            and not entry.has_points
            and not line.blanks_before
            and following in {"points", "label"}
            and self.text[line.end - 1] != ":"
        ):
            entry.lines.append(line.number)
            entry.blanks.append(0)
            return
        remark = line.text.startswith(("(", "[", "*")) and line.text.endswith((")", "]", "*"))
        if remark and self.section:
            return
        self.close()
        cue = None
        for part in parts:
            self.prose_address(line, part)
            body = self.text[part.start : part.end]
            cue = self.cue_of(body, part.words) or (cue if line.text[-1:] == ":" else None)
            if cue in {"target", "support"}:
                self.identity = self.identity_of(part, part.end, line.number) or self.identity
        last = parts[-1] if parts else None
        opens = (
            line.text[-1:] == ":"
            or (last is not None and self.text[line.end - 1] not in ".!?…")
            or cue in {"copy", "support", "own"}
        )
        if cue == "target" and not opens and not self.is_call(last):
            cue = None
        self.had_target_cue |= cue == "target" or (
            bool(line.means & M.SEND) and CALL_TO_WRITE.search(line.text) is not None
        )
        self.section = cue
        if cue is None:
            self.identity = []
        if cue == "own" and line.text[-1:] in ".!?…":
            self.section = None
        if cue != "own":
            self.after_signature = False

    def is_call(self, part: Sentence | None) -> bool:
        return part is not None and any(w.means & M.SEND and (w.means & M.FUNCTION == 0) for w in part.words)

    def on_plain(self, line: Line) -> None:
        label = POST_LABEL.match(line.text)
        start = line.start + (label.end() if label else 0)
        piece = piece_of(self.text, start, line.end, line.number, line.words)
        if label and self.entry is not None and not self.entry.is_done:
            self.entry.awaits_address = True
            if piece is not None:
                self.entry.pieces.append(piece)
            self.touch(line)
            return
        if piece is None:
            return
        if self.entry is not None and self.entry.awaits_address:
            self.entry.awaits_address = not line.blanks_before
            if self.entry.awaits_address and not line.bullet:
                self.entry.pieces.append(piece)
                self.touch(line)
                return
        if self.entry is None or len(self.entry.pieces) > LONGEST_BLOCK or self.begins_entry(line, piece):
            self.open(line, with_identity=bool(self.identity) and not is_head(piece))
        assert self.entry is not None
        self.entry.pieces.append(piece)
        self.touch(line)

    def begins_entry(self, line: Line, piece: Piece) -> bool:
        entry = self.entry
        assert entry is not None
        if entry.is_done:
            return True
        if entry.is_heading_new and not entry.has_points and len(entry.pieces) == 1:
            return False
        if line.bullet and re.match(r"\(?\w", line.bullet) and entry.pieces:
            return True
        if line.bullet and entry.bullet and entry.bullet.strip() == line.bullet.strip():
            return True
        head = is_head(piece) or looks_like_name(piece)
        if (
            entry.section is None
            and head
            and not any(is_head(p) or looks_like_name(p) or is_strong_address(p) for p in entry.pieces)
        ):
            return True
        if entry.has_points:
            return not (
                is_address(piece)
                and not is_head(piece)
                and not any(is_strong_address(p) for p in entry.pieces)
                and not line.blanks_before
            )
        if not line.blanks_before:
            if (
                is_head(piece)
                and entry.pieces
                and any(is_strong_address(p) for p in entry.pieces)
                and not is_address(piece)
            ):
                return self.ends_address(entry)
            return False
        if not entry.pieces:
            return False
        if entry.pieces[-1].text.endswith(",") and not (is_head(piece) and self.ends_address(entry)):
            return False
        if entry.is_double_spaced:
            return self.ends_address(entry) and (head or not is_address(piece))
        if len(entry.pieces) == 1 and not any(is_strong_address(p) for p in entry.pieces):
            # A lone line and a blank: the head of a widely spaced block, or a headline over nothing.
            return entry.section is None or bool(piece.means & M.ROLE and entry.pieces[0].means & M.ROLE)
        return not (
            is_strong_address(piece)
            and not is_head(piece)
            and not any(is_strong_address(p) for p in entry.pieces)
        )

    def ends_address(self, entry: Entry) -> bool:
        from shanyrak.craft.contacts.postal import POSTCODE
        from shanyrak.craft.reading.entries import is_country_or_city

        last = entry.pieces[-1]
        return is_country_or_city(last) or (bool(POSTCODE.search(last.text)) and len(entry.pieces) > 1)

    def on_points(self, line: Line) -> None:
        entry = self.entry
        if entry is not None and entry.is_done and entry.salutation is None:
            entry = None
        if entry is None or (line.blanks_before >= 1 and not entry.pieces and not entry.points):
            same = (
                self.entries[-1]
                if self.entries
                and not self.section
                and not self.identity
                and self.kinds[-2:-1] == ["prose"]
                and not line.blanks_before
                else None
            )
            if same is not None and not same.has_points:
                self.entries.pop()
                self.entry = entry = same
            else:
                entry = self.open(line, with_identity=True)
        last = line.points[-1]
        bare = len(line.points) == 1 and last.kind == "email" and last.start == line.start
        remark = HOLDER.match(self.text, last.end, line.end) if bare else None
        if remark is not None:
            piece = piece_of(self.text, remark.start(1), remark.end(1), line.number, line.words)
            if piece is not None and is_head(piece):
                if entry.has_points or entry.pieces:
                    entry = self.open(line)
                entry.pieces.append(piece)
        entry.points += line.points
        self.touch(line)
        self.trailing_address(line, last)

    def trailing_address(self, line: Line, last: Point) -> None:
        """'Fax: 02/675.83.94 DELEURLAAN 57 1170 BRUSSEL': an address behind the last number."""
        assert self.entry is not None
        end = last.end
        closing = re.compile(r"\s?\([^)]{0,80}\)|[.,;\s)]{0,4}").match(self.text, end, line.end)
        if closing:
            end = closing.end()
        words = [w for w in line.words if w.start >= end]
        if words and not any(w.means & (M.FUNCTION | M.LABEL_ONLY) for w in words):
            piece = piece_of(self.text, words[0].start, line.end, line.number, line.words)
            if piece and is_strong_address(piece):
                self.entry.pieces.append(piece)

    def on_mixed(self, line: Line) -> None:
        """A block line with text and points: the text before the first point names whose they are, or continues the block."""
        place = line.start
        for index, point in enumerate(line.points):
            begin = max(point.begin, place)
            if point.kind == "web" and PETITION.search(self.text, place, begin):
                self.entry_for_web(line, point, None)
                place = point.end
                continue
            piece = self.clean_piece(line, place, begin)
            glued = (
                piece is not None
                and piece.end in {begin, begin - 1}
                and not self.text[begin - 1].isspace()
                and point.was_repaired
            )
            if piece is not None and not glued and self.names_someone(piece):
                current = self.entry
                continues = (
                    current is not None
                    and index == 0
                    and not current.has_points
                    and not current.is_done
                    and not (line.bullet and current.pieces)
                    and current.pieces
                    and not line.blanks_before
                )
                if not continues:
                    self.open(line)
                self.add_inline(line, piece)
            elif self.entry is None or self.entry.is_done:
                self.open(line, with_identity=True)
            assert self.entry is not None
            self.entry.points.append(point)
            place = max(place, point.end)
        if self.entry is not None:
            self.touch(line)
            tail = self.clean_piece(line, place, line.end)
            if tail is not None and is_strong_address(tail):
                self.entry.pieces.append(tail)

    def clean_piece(self, line: Line, start: int, end: int) -> Piece | None:
        raw = self.text[start:end]
        opened = raw.rstrip(" :,;-–(")
        lead = re.match(r"[\s.,;:)\]\-–—/|]*(?:(?:and|or|und|oder|et|ou|y|e|или|и)\s)?[\s(]*", raw)
        begin = start + (lead.end() if lead else 0)
        if begin >= start + len(opened):
            return None
        return piece_of(self.text, begin, start + len(opened), line.number, line.words)

    def names_someone(self, piece: Piece) -> bool:
        if not piece.words:
            return DIGIT.search(piece.text) is not None and is_address(piece)
        return any(
            len(w.text) > 1
            and (w.is_capital or w.means & (M.ROLE | M.ORG) or not w.text.isascii())
            and not w.means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.TELEX)
            for w in piece.words
        )

    def add_inline(self, line: Line, piece: Piece) -> None:
        """Take apart a block that stands on one line: '… Embassy of India 2107 Massachusetts Ave. NW, Washington DC 20008'."""
        ends = NOTICE.search(piece.text)
        stop = piece.start + ends.start() if ends else piece.end
        place = piece.start
        for match in re.finditer(r"[,;]\s", self.text[place:stop]):
            self.add_inline_part(line, place, piece.start + match.start())
            place = piece.start + match.end()
        self.add_inline_part(line, place, stop)

    def add_inline_part(self, line: Line, start: int, end: int) -> None:
        """Add one part between commas; an institution glued behind a person's name begins a part of its own."""
        words = line.words_between(start, end)
        for index, word in enumerate(words):
            led = any(w.means & (M.ROLE | M.HONOUR) for w in words[:index])
            if (
                index >= 2
                and led
                and word.is_capital
                and word.means & M.ORG
                and not word.means & M.ROLE
                and words[index - 1].is_capital
            ):
                self.add_piece(line, start, word.start)
                start = word.start
                break
        self.add_piece(line, start, end)

    # ------------------------------------------------------------------ sentences with points
    def on_spoken(self, line: Line) -> None:
        kept = self.entry
        if line.bullet and kept is not None and kept.has_points:
            self.close()
            kept = None
        carried = self.section if line.blanks_before <= 2 else None
        section = carried
        first = True
        for part in sentences_of(self.text, line):
            body = self.text[part.start : part.end]
            if not part.points:
                cue = self.cue_of(body, part.words)
                if cue:
                    section = cue
                    self.identity = self.identity_of(part, part.end, line.number) or (
                        [] if cue != "target" else self.identity
                    )
                    self.had_target_cue |= cue == "target"
                elif len(part.words) > 3:
                    section = None if not first else section
                self.prose_address(line, part)
                first = False
                continue
            section = self.take_spoken(line, part, section)
            first = False
        # A sentence that is complete introduces nothing below it.
        self.section = None if line.text[-1:] in ".!?" and line.points[-1].end >= line.end - 30 else section
        if section != "own":
            self.after_signature = False

    def take_spoken(self, line: Line, part: Sentence, carried: str | None) -> str | None:
        place = part.start
        section: str | None = None
        current: Entry | None = None
        for point in part.points:
            begin = max(point.begin, place)
            said = self.text[place:begin]
            words = [w for w in part.words if place <= w.start and w.end <= max(begin, point.start)]
            if ADDRESSEE.match(said.strip()):
                cue: str | None = "target"
            else:
                cue = self.cue_of(said, words)
                if cue is None and place == part.start and point.kind == "email" and current is None:
                    cue = None
            if cue is not None and not (
                section in {"copy", "support", "own"} and cue == "target" and place != part.start
            ):
                if cue != section:
                    current = None
                section = cue
            effective = section or carried
            identity = self.identity_of(Sentence(place, begin, words, []), begin, line.number)
            if not identity and current is None and place == part.start and cue is None:
                identity = []
            place = max(place, point.end)
            if point.kind == "web" and not self.is_way_to_write(part, said, effective):
                self.entry_for_web(line, point, effective)
                continue
            if effective is None:
                effective = self.default_section(point, identity)
            home = self.home_of(identity, effective, current, said)
            if home is not None:
                home.points.append(point)
                home.lines.append(line.number)
                current = home
                continue
            waiting = self.entry
            if (
                current is None
                and waiting is not None
                and waiting.in_prose
                and waiting.first_line == line.number
                and not waiting.points
                and not identity
            ):
                current = waiting
            elif current is None or identity:
                current = Entry(effective, line.number, in_prose=True)
                current.heads = identity or (
                    list(self.identity) if effective in {"target", "support"} else []
                )
                self.insert(current)
            current.points.append(point)
            current.lines.append(line.number)
        if current is not None and place < part.end:
            tail_words = [w for w in part.words if w.start >= place]
            self.spoken_tail(line, current, part.end, tail_words)
        return section or carried

    def is_way_to_write(self, part: Sentence, said: str, section: str | None) -> bool:
        """A web address in a sentence is a way to write only where the sentence, or the one before, speaks of a site or form for it."""
        if section != "target" or PETITION.search(said) or INFORM.search(said):
            return False
        spoken = {w.lower for w in part.words} | {w.lower for p in self.identity for w in p.words}
        official = any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in self.identity)
        return (
            any(w.means & M.WEB for w in part.words) or official or bool(spoken & {"site", "website", "form"})
        )

    def insert(self, entry: Entry) -> None:
        self.close()
        self.entry = entry

    def entry_for_web(self, line: Line, point: Point, section: str | None) -> None:
        entry = Entry(
            section if section in {"own", "copy", "support"} else "info", line.number, in_prose=True
        )
        entry.points.append(point)
        entry.lines.append(line.number)
        self.entries.append(entry)

    def spoken_tail(self, line: Line, entry: Entry, end: int, words: list[Word]) -> None:
        if not words or any(w.means & M.FUNCTION for w in words[:6]) or len(words) > 14:
            return
        piece = piece_of(self.text, words[0].start, end, line.number, line.words)
        if piece and is_strong_address(piece) and not entry.pieces:
            entry.pieces.append(piece)

    def default_section(self, point: Point, identity: list[Piece]) -> str:
        if any(w.means & (M.ROLE | M.ORG | M.HONOUR) for p in identity for w in p.words):
            return "target"
        if point.kind == "web":
            return "info"
        return "unknown"

    def home_of(
        self, identity: list[Piece], section: str | None, current: Entry | None, said: str
    ) -> Entry | None:
        """Find the entry a sentence speaks of: the one just built, or an earlier target that shares its words."""
        if section != "target":
            return current if current is not None and current.section == section and not identity else None
        if current is not None and not identity:
            return current
        wanted = identity or ([] if current is not None else self.identity)
        stems = stems_of(wanted)
        candidates = [
            e
            for e in [*self.entries[-40:], *([self.entry] if self.entry else [])]
            if e.section in {None, "target"} and (e.pieces or e.heads) and (e.has_points or e.pieces)
        ]
        best, best_score = None, 0
        for entry in candidates:
            score = shared_stems(stems, entry_stems(entry))
            if score > best_score or (
                score == best_score and score and not entry.in_prose and best is not None and best.in_prose
            ):
                best, best_score = entry, score
        if best is not None and best_score >= max(1, (len(stems) + 1) // 2):
            return best
        if (
            not wanted
            and self.entry is not None
            and self.entry.has_points
            and re.match(r"\W*(?:or|oder|ou|o|или|also|and|e-?mail|web)\b", said, re.IGNORECASE)
        ):
            return self.entry
        return None

    def identity_of(self, part: Sentence, end: int, line: int) -> list[Piece]:
        """
        Cut out of a sentence who is to be written to: what follows the last "to", "call", "write" before ``end``, or the
        subject of the sentence when nobody follows.
        """
        words = [w for w in part.words if w.end <= end]
        if not words:
            return []
        start_index = 0
        for index, word in enumerate(words):
            follows = words[index + 1 :]
            if not follows:
                break
            is_to = word.lower in {
                "to",
                "an",
                "à",
                "au",
                "aux",
                "a",
                "al",
                "alla",
                "all",
                "ao",
                "naar",
                "to:",
                "на",
                "к",
            } or (word.means & M.SEND and not word.is_capital)
            if (
                is_to
                and any(w.is_capital or w.means & (M.ROLE | M.ORG) for w in follows[:6])
                and not any(
                    w.is_capital or w.means & M.ROLE
                    for w in words[max(start_index, 0) : index]
                    if start_index
                )
            ):
                start_index = index + 1
        chosen = words[start_index:]
        if start_index == 0:
            stop = next((i for i, w in enumerate(chosen) if w.means & M.FUNCTION and i), len(chosen))
            if stop < len(chosen) and len(words) > 4:
                chosen = chosen[:stop]
        else:
            for i, w in enumerate(chosen):
                gap = self.text[chosen[i - 1].end : w.start] if i else ""
                if i and (
                    (w.means & (M.SPOKEN | M.ASK) and not w.is_capital)
                    or (
                        w.lower
                        in {"demanding", "asking", "urging", "that", "using", "ou", "or", "oder"} | STOPPERS
                        and not w.is_capital
                    )
                ):
                    chosen = chosen[:i]
                    break
                if i and "." in gap and len(chosen[i - 1].text) > 3:
                    chosen = chosen[:i]
                    break
        while chosen and (
            chosen[-1].lower in STOPPERS | GENERIC_IDENTITY
            or (chosen[-1].means & (M.TO | M.JOIN | M.LABEL_ONLY) and not chosen[-1].is_capital)
        ):
            chosen = chosen[:-1]
        while chosen and chosen[0].lower in GENERIC_IDENTITY - {"the"}:
            chosen = chosen[1:]
        real = [
            w
            for w in chosen
            if ((w.is_capital and w.start != part.start) or w.means & (M.ROLE | M.ORG | M.HONOUR))
            and w.lower not in GENERIC_IDENTITY
            and not w.means & M.LABEL_ONLY
        ]
        if start_index == 0:
            real = [
                w
                for w in real
                if w.means & (M.ROLE | M.ORG | M.HONOUR) or sum(x.is_capital for x in chosen) >= 2
            ]
        if not real or len(chosen) > 30:
            return []
        piece = piece_of(self.text, chosen[0].start, chosen[-1].end, line, part.words, is_head=True)
        return [piece] if piece else []

    def prose_address(self, line: Line, part: Sentence) -> None:
        """'…to the ambassador, Ms X, Embassy of Y, 49 Queens Gate, London SW7 5NE': an address inside a sentence."""
        body = self.text[part.start : part.end]
        if body.count(",") < 2:
            return
        means = 0
        for word in part.words:
            means |= word.means
        if not means & M.SEND or not means & (M.ROLE | M.ORG | M.HONOUR):
            return
        cue = self.cue_of(body, part.words)
        if cue not in {"target", "copy", "support"}:
            return
        colon = body.find(": ")
        start = part.start + colon + 1 if 0 <= colon < len(body) - 20 else None
        if start is None:
            identity = next(
                (
                    w
                    for i, w in enumerate(part.words[1:], 1)
                    if part.words[i - 1].means & M.TO
                    and (w.is_capital or w.lower in {"the", "la", "le", "el", "den", "die", "das", "al"})
                ),
                None,
            )
            if identity is None:
                return
            start = identity.start
        end = part.end
        pieces = []
        place = start
        for match in re.finditer(r"[,;]\s|[.;]$", self.text[start:end]):
            if piece := piece_of(self.text, place, start + match.start(), line.number, line.words):
                pieces.append(piece)
            place = start + match.end()
        if place < end and (piece := piece_of(self.text, place, end, line.number, line.words)):
            pieces.append(piece)
        if (
            len(pieces) < 3
            or not any(is_strong_address(p) for p in pieces[1:])
            or any(len(p.words) > 12 for p in pieces[1:])
        ):
            return
        if any(w.means & M.SPOKEN for p in pieces[1:] for w in p.words):
            return
        entry = Entry(cue, line.number, in_prose=True, pieces=pieces)
        entry.lines.append(line.number)
        self.insert(entry)


def entry_stems(entry: Entry) -> set[str]:
    """Stems of all that is said of an entry, kept with it while nothing is added."""
    size = len(entry.pieces) + len(entry.heads)
    if entry.stems is None or entry.stems[0] != size:
        entry.stems = (size, stems_of([*entry.pieces, *entry.heads]))
    return entry.stems[1]


def stems_of(pieces: list[Piece]) -> set[str]:
    return {
        w.lower.rstrip("’s'")[:7]
        for p in pieces
        for w in p.words
        if len(w.text) > 3
        and not w.means & (M.HONOUR | M.DEAR) & ~M.ROLE
        and not w.means & M.PARTICLE
        and w.lower not in GENERIC_IDENTITY
        and not (w.means & (M.WEB | M.LABEL_ONLY))
        and w.lower not in {"please", "republic"}
    }


def shared_stems(left: set[str], right: set[str]) -> int:
    """Count words in common; a stem of four letters within a longer word ("akim", "akimat") or five equal letters is enough."""
    count = 0
    for a in left:
        if any(
            a == b
            or (len(a) >= 4 and b.startswith(a))
            or (len(b) >= 4 and a.startswith(b))
            or (len(a) > 5 and a[:5] == b[:5])
            for b in right
        ):
            count += 1
    return count


__all__ = ["ATTENTION", "Walker", "cue_of", "is_prose", "sentences_of"]
