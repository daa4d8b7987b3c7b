# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Kinds of lines: heading, running text, contact points, salutation, mail header, page furniture and the rest."""

import re

from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.cues import ADDRESSEE, COPY_WORD, DONATION, SUPPORT_WORD, cue_of
from shanyrak.craft.reading.dates import days_in, is_date_line
from shanyrak.craft.reading.holders import ATTENTION
from shanyrak.craft.reading.identity import STOPPERS
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.sentences import is_prose

DEAR = re.compile(
    r"(?:(?:dear|sehr geehrte[rn]?|liebe[r]?|estimad[oa]s?|excelent[íi]sim[oa]|muy señor|se[ñn]or[a]? |distinguid[oa]|car[oa]s? |prezad[oa]|senhor[a]? |excelent[íi]ssim[oa]|"
    r"egregi[oa]|gentile|illustrissim[oa]|monsieur|madame|mesdames|geachte|beste |sayın|уважаем|шановн|құрметті|глубокоуважаем|ваше превосход|your |hon |honou?rable )"
    r"(?=.{0,90}$)|(?:السيد|سعادة|فخامة|معالي|جناب).{0,80}[،:,]$)",
    re.IGNORECASE,
)
EXCELLENCY = Anycase(
    r"(?:eure|ihre|euer|votre|vuestra|su|sua|vossa|vostra|uwe|ваше|ваша) (?:exzellenz|excellence|excelencia|excelência|eccellenza|excellentie|majest\w+|hoheit|превосходительство|высочество)|your (?:excellency|excellencies|highness|majesty|honou?r|eminence|holiness|worship|royal highness)|(?:excelencia|excelência|excellenc[ey]|eccellenza|exzellenz|экселенц)"
)
SALUTATION_LABEL = Anycase(
    r"\(?(?:formal )?(?:salutations?|anrede|briefanrede|saludo|tratamiento|forma de tratamiento|saluto|formula di saluto|hitap|hitap şekli|(?:форма )?обращени[ея]|(?:форма )?звернення|saudação|(?:forma de )?tratamento|appel|formule d[’']appel|formule de politesse|aanhef|aanspreektitel|(?:form|mode) of address)\s{0,3}[:：-]"
)
SIGN_OFF = Anycase(
    r"(?:yours |all of which |respectfully submitted|your[s]? (?:sincerely|faithfully|truly)|sincerely|respectfully|in (?:solidarity|the spirit)|with (?:my |our )?(?:best|kind|warm|many|regards|greetings|solidarity|respect)|(?:best|kind|kindest|warm) regards|regards|thank you|thanks|many thanks|"
    r"solidarité\s?!|solidarity\s?!|solidarisch|solidaridad\s?!|mit (?:freundlichen|solidarischen|besten)|hochachtungsvoll|cordialement|salutations|solidairement|merci|avec mes|veuillez agréer|je vous prie d|"
    r"atentamente|saludos|cordialmente|un saludo|muchas gracias|atenciosamente|distinti saluti|cordiali saluti|in fede|grazie|hoogachtend|met vriendelijke|"
    r"sayg[ıi]larım|с уважением|з повагою|құрметпен|спасибо|дякуємо|مع|با احترام)"
)
SUBJECT_LINE = Anycase(
    r"(?:re|subject|subject line|betreff|betr|objet|asunto|assunto|oggetto|onderwerp|konu|тема|тақырыбы|الموضوع|موضوع)\.?\s{0,2}:"
)
PLACEHOLDER = re.compile(
    r"\.\.\. ?[/.]|_{4,}|^\W*[\[(<](?:your|name|date|address|recipient|title|insert|ihr|votre|su |nombre|имя)[^\])>]{0,60}[\])>]\W*$|^(?:from|von|date|datum)\s?:",
    re.IGNORECASE,
)
MAIL_HEADER = Anycase(
    r"(?:from|von|de|от|кому|от кого|sent|date|to|an|à|para|cc|reply-to|subject|betreff|objet|asunto|тема|received|message-id|gesendet|datum|list-id)\s{0,2}:"
)
WROTE = re.compile(
    r"@[\w.-]{3,60}>?\)? (?:wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|написал\w*)\b"
)
FROM_HEADER = re.compile(r"(?:from|von|de|от|от кого)\s{0,2}:", re.IGNORECASE)
OTHER_HEADER = re.compile(
    r"(?:sent|date|to|subject|betreff|objet|asunto|тема|кому|gesendet|datum|an|à|para)\s{0,2}:", re.IGNORECASE
)
TRAILING_REMARK = re.compile(r"\s?\([^()]{12,200}\)\W{0,3}$")
CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-4])(?:[:.][0-5]\d\b(?![.\d])|\s?[ap]\.?m\b|\s?(?:uhr|hrs|h\d\d|ч\b))|\b(?:noon|midnight)\b",
    re.IGNORECASE,
)
JOINER = re.compile(
    r"(?:(?:and|or|und|oder|et|ou|y|e|o|ed|en|of|ve|veya|и|или|та|або|және|немесе|و|also|as well as)\W{0,3}(?:an|to|to the|à|a|au|de|d|al|alla|кому|für|also|also to)?|und an|and to)\W{0,3}",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    r"(?:\w{3,14}[.,]? )?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th|\.)? \w{3,10},? \d{4}|\w{3,10} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?: ?[-—–] ?)?",
    re.IGNORECASE,
)
FURNITURE = Anycase(
    r"(?:be the first to comment|leave a (?:reply|comment)|write a comment|post a comment|\d{0,5} ?comments?\b|your (?:email )?address will|nobody has commented|share (?:this|on)|tweet$|related (?:posts|articles)|articoli correlati|"
    r"previous (?:post|article)|next (?:post|article)|filed under|tags?:|topics?:|categories|posted (?:in|by|at|on)|newer post|older post|home$|print(?:er)?[- ]|rss|search|custom search|menu|navigation|"
    r"support building|special financial appeal|liked this article|donate|become a patron|kommentar|commentaires|comentarios|комментари|поделиться|subscribe|sign up|log ?in|register|cookie|privacy|copyright|©|all rights)"
)
# "Letter to the embassy.pdf 42.75 KB"
ATTACHMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|jpe?g|png|xlsx?)(?![a-z])|\d ?(?:[KM]B|Kb)\b")
# "SEND YOUR PROTESTS TO" and no colon.
LAST_OF_A_CALL = frozenset("to an à a al aan naar at para".split())
LONE_HEADING = re.compile(
    r"(?:b?cc|c\.c\.|c/c|(?:and )?copies|kopien?|kopieën|cópias?|copias?|(?:the )?(?:addresses|adressen|adresses|direcciones|endereços|indirizzi|адреса|адресаты|targets|recipients|destinataires|destinatarios))",
    re.IGNORECASE,
)
# Heads of the columns of a table: a copied page gives them on one line, or one line each.
COLUMN_HEADS = frozenset(
    """name names nom nome nombre naam ente institution institución organisation organization position title cargo fonction funktion function role rôle office
    address addresses adresse anschrift dirección indirizzo endereço adres country pays país land city phone telephone tel tel. telefon téléphone teléfono telefono telefone
    telefoon fax telefax faks email e-mail mail courriel correo website web twitter salutation anrede number имя должность адрес телефон факс ad unvan adres""".split()
)


LABEL_NOUNS = frozenset("address adress addresses number adresse nummer dirección indirizzo endereço".split())
# Over the text of a sample letter, without a colon.
SAMPLE_HEAD = Anycase(
    r"(?:inhalt|(?:muster|protest)?brief(?:text)?|(?:text)?vorlage|textvorschlag|lettre[- ]type|texte|testo|texto|modelo|template|sample text|"
    r"(?:sample|model|example|suggested|draft|form|template) (?:letter|text|e-?mail|fax|message)|modelo de (?:carta|e-?mail|fax)|carta[- ](?:modelo|tipo)|mod[èe]le de lettre|lettera[- ]tipo|modelo da carta|voorbeeldbrief|образец письма|зразок листа)\W{0,3}"
)
PAGE = Anycase(
    r"(?:page|seite|página|pagina|стр\.?|sayfa|strona)\s\d{1,3}(?:\s(?:of|von|de|di|из|/)\s[^.]{1,30})?"
)
LABEL_OF = re.compile(
    r"(?:e-?mail|mail|fax|tele?(?:phone|fax|fon)?|phone|web\s?site)s?(?:[ -]?(?:add?ress(?:es)?|numbers?|nummer|nr\.?|no\.?))?\s(?:for|of|of the|to|des|der|für|du|de|del|della|do|da|van)\s",
    re.IGNORECASE,
)


class LineKinds:
    """Tells the kind of each line of one text; ``kinds`` holds those of the lines already walked."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.kinds: list[str] = []
        self.cues: dict[tuple[str, bool], str | None] = {}

    def cue_of(self, body: str, words: list[Word], *, is_heading: bool = False) -> str | None:
        """Ask once for each stretch of text: a line is looked at as a line and as a sentence."""
        key = (body, is_heading)
        if key not in self.cues:
            self.cues[key] = cue_of(body, words, is_heading=is_heading)
        return self.cues[key]

    def kind_of(self, line: Line) -> str:
        body = line.text
        if not line.words and not line.points:
            return "rule"
        if (
            len(line.words) <= 40
            and (MAIL_HEADER.small.match(line.low) or (line.points and WROTE.search(line.text)))
            and self.is_in_mail_header(line)
        ):
            return "header"
        if (
            (line.digits and PAGE.small.fullmatch(line.low))
            or (not line.points and SAMPLE_HEAD.small.fullmatch(line.low))
            or SUBJECT_LINE.small.match(line.low)
            or (
                not line.points
                and _may_hold_a_place(body)
                and PLACEHOLDER.search(body)
                and not (body[:5] == "Dear " and len(line.words) < 6)
            )
        ):
            return "rule"
        self.cut_remark(line)
        body = line.text
        if is_remark(body) and not line.points:
            return "remark"
        if (
            FURNITURE.small.match(line.low)
            and not any(p.kind in {"email", "number"} for p in line.points)
            and len(line.words) < 14
        ):
            return "furniture"
        if line.digits and not line.points and len(line.words) < 14 and ATTACHMENT.search(body):
            return "furniture"
        if (
            line.means & M.DONATE
            and not line.points
            and DONATION.search(body)
            and len(line.words) < 14
            and not is_prose(line, self.text)
        ):
            return "furniture"
        if self.is_column_head(line):
            return "rule"
        if SALUTATION_LABEL.small.match(line.low):
            return "salutation"
        if not line.points and len(line.words) <= 4 and JOINER.fullmatch(body):
            return "joiner"
        if not line.points and line.digits and (DATE_LINE.fullmatch(body) or is_date_line(self.text, line)):
            return "date"
        if self.is_event(line):
            return "event"
        if not line.points and self.is_dear(line):
            return "dear"
        if (
            SIGN_OFF.small.match(line.low)
            and len(line.words) <= 7
            and not (body[-1:] == ":" and line.means & M.SEND)  # "Merci d’écrire à :"
            and not any(p.kind in {"email", "number"} for p in line.points)
        ):
            return "signoff"
        if line.points:
            if self.is_only_points(line):
                return "points"
            return "spoken" if is_prose(line, self.text) or self.has_inner_cue(line) else "mixed"
        if self.is_empty_label(line) or self.is_telegram(line):
            return "label"
        if is_prose(line, self.text):
            return "plain" if len(line.words) <= 12 and ATTENTION.match(body) else "prose"
        if (
            len(line.words) >= 10
            and body.count(",") >= 2
            and any(w.means & M.SEND and not w.means & M.LABEL_ONLY for w in line.words[:6])
        ):
            return "prose"
        if body.endswith((":", ":-", ": -")):
            return "heading"
        if len(line.words) <= 12 and line.words[-1].lower in LAST_OF_A_CALL and self.cue_of(body, line.words):
            return "heading"
        if self.calls_to_act(line) or self.tells_whom(line) or self.is_lone_call(line):
            return "heading"
        if len(line.words) <= 2 and LONE_HEADING.fullmatch(body):
            return "heading"
        return "plain"

    def is_column_head(self, line: Line) -> bool:
        """True for 'Name Address Fax E-mail' on one line, or for one of such lines below each other."""
        if not _is_all_heads(line):
            return False
        return len(line.words) > 2 or any(
            _is_all_heads(other)
            for other in self.lines[max(0, line.number - 1) : line.number + 2]
            if other is not line
        )

    def is_event(self, line: Line) -> bool:
        """'Monday, 24 February, 18:00, in front of the embassy, 26 Sample Street': where people meet, though the line was broken."""
        if line.digits < 2 and self.kinds[-1:] != ["event"]:
            return False
        if line.points or len(line.words) > 40 or "|" in line.text:
            return False
        if self.kinds[-1:] == ["event"] and not line.blanks_before:
            before = self.lines[line.number - 1].text
            return (len(before) > 45 and before[-1:] not in ".!?:") or before[-1:] == ","
        return CLOCK.search(line.text) is not None and bool(days_in(self.text, line))

    def is_in_mail_header(self, line: Line) -> bool:
        """True for "From:" with a mailbox or a header line close by, and for the header lines that follow it."""
        if line.points and WROTE.search(line.text):
            return True
        if FROM_HEADER.match(line.text):
            following = self.lines[line.number + 1 : line.number + 4]
            return bool(line.points) or any(OTHER_HEADER.match(other.text) for other in following)
        return not line.blanks_before and self.kinds[-1:] == ["header"]

    def cut_remark(self, line: Line) -> None:
        """Leave a bracketed remark of several words at the end of an address line out of it."""
        match = TRAILING_REMARK.search(line.text) if "(" in line.text and not line.points else None
        if match is not None and match.group().rstrip()[-1:] == ":":
            return
        if match is None or match.start() < 4:
            return
        inner = [w for w in line.words if w.start >= line.start + match.start()]
        outer = [w for w in line.words if w.start < line.start + match.start()]
        if len(inner) >= 5 and 1 <= len(outer) <= 8 and sum(w.is_capital for w in inner) * 2 < len(inner):
            line.words = outer
            line.end = line.start + match.start()
            line.text, line.low = line.text[: match.start()], line.low[: match.start()]

    def is_dear(self, line: Line) -> bool:
        body = line.text
        if line.bullet or len(line.words) > 40:
            return False
        if (
            self.kinds[-1:] == ["plain"]
            and not line.blanks_before
            and body[-1:] == self.lines[line.number - 1].text[-1:] == ","
        ):
            following = self.lines[line.number + 1 : line.number + 2]
            if following and not following[0].blanks_before and following[0].text[-1:] == ",":
                return False  # a line of an address whose every line ends in a comma
        if body[-1:] == "," and self.is_over_an_address(line):
            return False
        if self.kinds[-1:] == ["heading"] and not line.blanks_before:
            following = self.lines[line.number + 1 : line.number + 2]
            if (
                following
                and not following[0].blanks_before
                and following[0].digits
                and len(following[0].words) <= 9
            ):
                return False  # the first line of an address, which its heading announced
        if len(line.words) <= 5 and EXCELLENCY.small.match(line.low):
            following = self.lines[line.number + 1 : line.number + 2]
            goes_on = bool(following) and not following[0].blanks_before and body[-1:] not in ",:!،."
            return len(line.words) <= 2 or not goes_on  # "Ihre Exzellenz Frau Lind" over her street
        words = line.words
        if (
            2 <= len(words) <= 4
            and words[0].means & M.HONOUR
            and words[-1].means & M.ROLE
            and body[-1:] in ",:!،"
            and body.count(",") <= 1
            and "(" not in body
            and (line.blanks_before or self.is_over_text(line))
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

    def is_over_an_address(self, line: Line) -> bool:
        """'Señor Prim – Presidente de la República,' right above 'Calle 55, No. 10,': whoever lives there."""
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            bool(following)
            and following[0].text[-1:] == ","
            and not following[0].blanks_before
            and following[0].digits > 0
            and len(following[0].words) <= 9
        )

    def is_over_text(self, line: Line) -> bool:
        following = self.lines[line.number + 1 : line.number + 2]
        return bool(following and len(following[0].words) > 14 and is_prose(following[0], self.text))

    def is_only_points(self, line: Line) -> bool:
        first = line.points[0]
        words = [w for w in line.words if w.end <= first.begin or (w.end <= first.start and not w.means)]
        head = [w for w in line.words if w.end <= first.start]
        said = self.text[line.start : first.start]
        if head and line.means & (M.INFO | M.HINT) and self.cue_of(said, head) == "own":
            return False
        if len(head) > 1 and head[0].lower in {"call", "ring"}:
            return False  # "CALL NOW: Sheriff Sample 1"
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
        if LABEL_OF.match(line.text) and any(w.is_capital and w.means & (M.ORG | M.ROLE) for w in head[1:]):
            return False  # "Mail address for the Ministry of Justice: a@b"
        if self.calls_somebody(line, head, first) or any(
            w.means & M.SEND and not w.means & M.LABEL_ONLY and not w.is_capital
            for w in head[2 if is_named_label(head) else 1 :]
        ):
            return False
        if (head[0].means & M.LABEL_ONLY and len(head) <= 8) or (
            head[0].means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.TELEX) and len(head) <= 5
        ):
            return not (is_prose(line, self.text) and len(head) > 6)
        if len(words) > 1 and words[0].means & M.ROLE and words[0].is_capital and words[-1].is_capital:
            after = self.text[words[-1].end : first.begin].strip()
            if (
                after[:1] in {":", ","}
                and head[-1].means & (M.PHONE | M.FAX | M.EMAIL)
                and head[-1] not in words
            ):
                return False  # "Fiscal General: Fax: 1": whose it is
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
        is_name = len(words) >= 2 and all(w.is_capital and not w.means for w in words[:2])
        holders = (
            len(words) == 2 and "," in said and bool(words[0].means & M.ROLE)
        )  # "Prosecutor, Office. Fax: 1"
        return (
            bool(labelled)
            and len(words) <= 2
            and not (is_name or holders)
            and not COPY_WORD.search(line.text)
        )

    def calls_somebody(self, line: Line, head: list[Word], first: Point) -> bool:
        """'Fax the Home Secretary on 1', 'Ring Sample Air at 1': a sentence, though it begins like a label."""
        if len(head) < 3 or head[0].start != line.start or not head[0].means & M.SEND:
            return False
        if head[1].start - head[0].end != 1 or head[1].means & (M.TO | M.NUMBERWORD | M.JOIN):
            return False
        return head[1].lower == "the" or (
            head[1].is_capital and head[-1].lower in STOPPERS and head[-1].end == first.start - 1
        )

    def tells_whom(self, line: Line) -> bool:
        """'Send it to the Permanent Mission of Sample' and the mailbox on the next line: a heading without its colon."""
        first = line.words[0]
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            4 <= len(line.words) <= 14
            and bool(first.means & M.SEND)
            and not first.means & M.LABEL_ONLY
            and first.start == line.start
            and line.text[-1:] not in ".!?"
            and ":" not in line.text
            and bool(following and following[0].points)
            and self.cue_of(line.text, line.words) == "target"
        )

    def is_lone_call(self, line: Line) -> bool:
        """'Schreiben Sie an die Botschafter' between blank lines: what follows, or comes after the letter, is whom it means."""
        following = self.lines[line.number + 1 : line.number + 2]
        first = line.words[0]
        return (
            line.number > 1
            and 4 <= len(line.words) <= 8
            and line.blanks_before > 0
            and bool(following and following[0].blanks_before)
            and bool(first.means & M.SEND)
            and not first.means & M.LABEL_ONLY
            and first.start == line.start
            and not line.bullet
            and line.text[-1:].isalpha()
            and not line.digits
            and any(w.means & M.ROLE for w in line.words)
            and self.cue_of(line.text, line.words) == "target"
        )

    def calls_to_act(self, line: Line) -> bool:
        """'Call Legislators', 'Write to the authorities' between blank lines, far from the headline: no colon is needed."""
        following = self.lines[line.number + 1 : line.number + 2]
        return (
            line.number > 4
            and 2 <= len(line.words) <= 5
            and line.blanks_before > 0
            and bool(following and following[0].blanks_before and following[0].points)
            and bool(line.words[0].means & M.SEND)
            and line.text[-1:] not in ".!?"
        )

    def has_inner_cue(self, line: Line) -> bool:
        if line.points and self.calls_somebody(
            line, [w for w in line.words if w.end <= line.points[0].start], line.points[0]
        ):
            return True
        if ADDRESSEE.match(line.text) or self.cue_of(line.text, line.words) in {"copy", "support", "own"}:
            return True
        for index, word in enumerate(line.words):
            if any(p.start <= word.start < p.end for p in line.points):
                continue
            if index and is_named_label(line.words[index - 1 : index + 1]):
                continue
            opens = not word.is_capital or self.text[word.start - 1 : word.start] in {".", "!", "?"}
            if word.means & M.SEND and not word.means & (M.EMAIL | M.FAX | M.PHONE | M.WEB) and opens:
                return True
        first = line.words[0] if line.words else None
        if first and first.lower in LABEL_NOUNS and self.text[first.end : first.end + 1] == ":":
            return False  # "Adresse: Musterweg 5, 01099 Musterstadt; Tel. 1": a part of a block
        return bool(first and first.means & M.SEND and not first.means & M.LABEL_ONLY)

    def is_telegram(self, line: Line) -> bool:
        """'Telegrams: His Majesty, Manama': a way that is closed, not a part of the address."""
        first = line.words[0]
        return (
            bool(first.means & M.TELEX)
            and first.start == line.start
            and self.text[first.end : first.end + 2].strip() == ":"
        )

    def is_empty_label(self, line: Line) -> bool:
        words = line.words
        if not words or len(words) > 3:
            return False
        if len(words) == 2 and words[1].lower in LABEL_NOUNS and line.text.rstrip(" ,;.-")[-1:] == ":":
            return bool(words[0].means & M.LABEL_ONLY)  # "E-mail address:,"
        if (
            words[0].means & M.EMAIL
            and words[0].means & M.LABEL_ONLY
            and self.text[words[0].end : words[0].end + 3].strip()[:1] == ":"
        ):
            return True  # "E-mail : minister", the rest of which the page has lost
        return (
            bool(words[0].means & (M.LABEL_ONLY | M.TELEX))
            and line.text.rstrip(" -.,;…")[-1:] in ":-"
            and all(
                w.means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.NUMBERWORD | M.TELEX | M.JOIN) for w in words
            )
        )

    def next_kind(self, line: Line) -> str:
        following = self.lines[line.number + 1] if line.number + 1 < len(self.lines) else None
        if following is None or following.blanks_before:
            return ""
        return self.kind_of(following)


def is_named_label(words: list[Word]) -> bool:
    """'E-mail address', 'Fax number', 'Adresse électronique': the second word belongs to the label and calls nobody to write."""
    return (
        len(words) > 1
        and words[1].start - words[0].end == 1
        and bool(words[0].means & (M.LABEL_ONLY | M.WEB) or words[1].means & M.EMAIL)
        and (
            words[1].lower in LABEL_NOUNS
            or (words[0].lower in LABEL_NOUNS and bool(words[1].means & M.EMAIL))
        )
    )


def _may_hold_a_place(body: str) -> bool:
    return (
        ".." in body
        or "__" in body
        or body[0] in "[(<"
        or body[:4].lower() in {"from", "date", "von ", "von:", "datu"}
    )


def _is_all_heads(line: Line) -> bool:
    return (
        not line.points
        and 0 < len(line.words) < 16
        and line.words[0].lower in COLUMN_HEADS
        and line.text[-1:] != ":"
        and all(w.lower in COLUMN_HEADS for w in line.words)
    )


def is_remark(body: str) -> bool:
    return (
        body[:1] == "(" and body.rstrip(" .")[-1:] == ")" and body.count("(") == 1 and len(body.split()) > 3
    )
