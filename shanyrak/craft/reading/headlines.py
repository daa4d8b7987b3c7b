# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""The headline of a page and the number of the appeal."""

import re

from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.dates import is_date_line
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word, is_title_case
from shanyrak.craft.reading.results import Fact

SITE_LINE = Anycase(
    r"(?:custom search|download as|you are on page|this (?:urgent )?action (?:ended|expire[ds]|is (?:now )?closed|has ended)|site hosted|hosted by|powered by|become a (?:member|patron|supporter)|give (?:to|now)\b|search|home|menu|(?:skip|jump|go) to (?:the |main |content|text|navigation)|vol(?:ume|\.)? ?\d|issue (?:no\.? )?\d|post n°|(?:primary|secondary|quick|main) (?:links|menu|navigation)|aller au (?:texte|menu|contenu)|vous êtes (?:ici|là)|sie (?:sind|befinden sich) hier|du bist hier|(?:usted está|estás|se encuentra) (?:aquí|en)|você está (?:aqui|em)|(?:ti trovi|sei) (?:qui|in)|u bent hier|je bent hier|вы здесь|du er her|hjem\b|imprimer\b|imprimir\b|stampa\b|drucken\b|write to us\b|forwarded message|-{3,}|begin forwarded|(?:actualités|aktuelles|noticias) détails|(?:image|photos?|foto|bild|imagen|immagine|picture|credits?)\s?:|naar de (?:hoofd)?inhoud|zum (?:haupt)?inhalt|(?:aller|accéder) au contenu|(?:saltar|ir) al contenido|vai al contenuto|(?:ir|pular) para o conteúdo|перейти к|navigation|daily archives|tag archives|category archives?|monthly archives|archiv(?:es?|os?|io|i|iert)?\b|arquivos?\b|petition update|smaller font|larger font|rss|print|share|tweet|email this|"
    r"log ?in|register|sign up|sign in\b|start a petition|subscribe|you are here|back to|next|previous|posted|published|by |from:|to:|date:|sent:|cc:|>|newsletter|document - $|return to|skip|meteen naar|ga naar de inhoud|zum inhalt|aller au contenu|saltar al|ir al contenido|vai al contenuto|pular para|перейти к|share this|print this|\d+ comments?|toggle |issue date|accessib|increase text|letzte änderung|stand:|last (?:update|modified)|"
    r"(?:send|comment on|discuss|rate|edit|translate|email|print) this (?:story|article|post|page|item|entry)\b|\[(?:personal profile|livejournal)|[\w-]{2,30}: \(default\)|arch/|www\.|http|follow|contact us|about us|главная|поиск|startseite|accueil|inicio|suche|início|ana sayfa|الرئيسية|[\w-]{3,40}\.(?:com|org|net|info|de|fr|ru|kz)\b)"
)
PAGE_PART = Anycase(
    r".{0,40}\blog ?in$|\|?(?:[^|]{1,40}\|){3}|\[?(?:(?:date|thread) )?prev(?:ious)?\b|(?:related )?categories\b|related (?:posts|articles)|tags?:|labels?:|filed under|rate this|post(?:ed)? by |[^{]{0,60}\{"
)
KICKER = re.compile(
    r"(?:\W*(?:urgent action|urgent appeal|action alert|urgent|take action|act now|machen sie mit|mitmachen|jetzt handeln|agissez|actúa|partecipa|action|alert|public statement|press release|ai index.*|index:?.*|for immediate release|eilaktion|urgent action network|acción urgente|action urgente|azione urgente|"
    r"ação urgente|news(?: ?:: ?\w+)?|in brief|news in brief|features?|articles?|events?|campaigns?|actions?|blog|international|aktuelles|nachrichten|actualités|noticias|notícias|notizie|новости|срочн\w+ акци\w+|acil eylem)\W*)",
    re.IGNORECASE,
)
NUMBER_LINE = re.compile(
    r"(?:(?:\w+ )?ua:? ?(?:[A-Z][\w ]{2,20} )?\d{1,3}[/.]\d{2,4}|ai index|index:|ref(?:erence)?\b|case\b.{0,12}\d|ahrc-|urgent (?:appeal|action)[^:]{0,8}\d)",
    re.IGNORECASE,
)
DAY_LED = re.compile(
    r"(?:(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d{2}|\d{2}))[:,]? ?[-–|]? ?"
)
SUBJECT = re.compile(
    r"(?:>\s?)?(?:subject|subj|betreff|objet|asunto|assunto|oggetto|onderwerp|konu|тема)\s?[:：]\s{0,3}(?=\S)",
    re.IGNORECASE,
)
SUBJECT_WITHIN = re.compile(r"\bSubject: ")
MAIL_HEADER = re.compile(r"(?:>\s?)?(?:from|date|sent|to|von|datum|de|fecha)\s?: ", re.IGNORECASE)
LEADING = re.compile(
    rf"(?:document - |(?:оригинал взят у|originally posted by) .{{3,80}}? (?:в|at) (?=\S)|{SUBJECT.pattern}|re: |fwd?: |[/|»–-] |<[\w.@ -]{{3,40}}> |\[[^\]]{{1,40}}\] |{DAY_LED.pattern})",
    re.IGNORECASE,
)
BYLINE = Anycase(
    r"(?:posted|published|submitted|written|(?:appello|appel|aufruf|appeal|campaign) (?:lanciato|lancé|launched|von|by)|a project of|by|from the|publié|publicado|pubblicato|veröffentlicht|von|par|por|enviado|inserito|geplaatst|опубликован\w*|автор)\b(?=.{0,60}$)"
)
MOTTO = re.compile(
    r".{15,160}[.!?][\"”»’']?\s{1,3}[-–—~]\s?[A-Z][\w .]{2,30}$"
)  # "An eye for an eye … - Gandhi"
SOCIETY = re.compile(
    r"\be\. ?V\.|\bInc\.|\b(?:amnesty|amnistía|amnistia|anistia) internat?[cz]?ional\b", re.IGNORECASE
)
# Of a page's menu, when two of them stand on one line.
MENU_WORDS = frozenset(
    """home archive archives blog blogs tumblr medium facebook twitter youtube instagram flickr rss newsletter donate donation donations contact contacts faq sitemap login
    search shop store links about multimedia press resources publications impressum datenschutz kontakt spenden suche aktuelles themen presse startseite accueil contactez
    dons boutique liens recherche inicio contacto tienda enlaces donar noticias início contato loja doar chi contatti negozio dona notizie contactgegevens doneren
    главная контакты новости поиск о пожертвовать головна новини контакти""".split()
)
CALLED = re.compile(
    r"(?:urgent action|urgent appeal|action alert|eilaktion|action urgente|appel urgent|acción urgente|llamamiento urgente|ação urgente|azione urgente|appello urgente|срочная акция)(?: update)?\s?[:–-]\s?\S",
    re.IGNORECASE,
)
TO_AN_OFFICE = re.compile(
    r"(?:al|alla|ai|to|an|à|au|aux|ao|aan)(?: (?:the|den|die|das|la|de|het))? (?=[A-ZÀ-Þ])", re.IGNORECASE
)
GREETING = re.compile(
    r"(?:hi|hello|hallo|hola|ciao|salut|olá|bonjour|привет|здравствуйте|merhaba|selam|hoi)\b[^.?]{0,40}[,!]?$",
    re.IGNORECASE,
)
NO_TITLE = frozenset({"date", "remark", "signoff", "salutation", "label", "points", "furniture"})
BREADCRUMB = re.compile(
    r"[»›>|/]|^(?:home|startseite|accueil|inicio|início|главная|ana sayfa)\b", re.IGNORECASE
)
POSTCODE = re.compile(r"\d{4,6},? [A-ZÀ-ÞА-Я]")
TOP = 12  # a headline has no more lines above it, menus and mail headers aside
LEAST = -9.0  # what more speaks against than this is no headline
# At the foot of an appeal: "This is the third update of UA 235/17".
UPDATE_OF = re.compile(r"\b[Uu]pdate (?:of|to|on) (?:UA|AU)\b")
REFERENCE = (
    re.compile(
        r"\b(?:UA|AU|EA|EXTRA|UA-No|UA No\.?|Urgent Action|Acción Urgente|Action Urgente)\b[ :.-]{0,3}(?:[A-Z][\w]{2,15} )?((?:\d{1,4}[./-]\d{2,4})(?:-\d)?)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b([A-Z]{3} ?\d{3} ?/ ?\d{3,4} ?/ ?OBS ?\d{3}(?:\.\d{1,2})?)\b"),
    re.compile(r"\b((?:[A-Z]{2,6}-)?(?:UAC|UAU|UAG|UP|UA|HA|FA|RA)-\d{1,3}-(?:19|20)\d{2})\b"),
    re.compile(r"\bcase:? (?:no\.? ?)?([A-Z]{3} ?\d{3,6}(?:\.\d{1,3})?(?:\.[A-Z]{2,4})?)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:ref(?:erence)?|aktenzeichen|case (?:no|number)|appeal (?:no|number)|référence|referencia|сілтеме|номер)\b\.?:? {0,2}(?:no\.? ?|nr\.? ?)?([A-Z]{0,6}[ /-]?\d[\w./-]{2,20})",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:AI )?Index:? ?([A-Z]{3} ?\d{2}/\d{2,5}/(?:19|20)?\d{2})\b", re.IGNORECASE),
)


# The number under which an office files the person.
OF_OTHERS = re.compile(r"home office|police|court|prison(?:er)?|inmate|docket|passport", re.IGNORECASE)


FEWEST_OF_A_HEADLINE, LONGEST_HEADLINE = 4, 18  # words
SEE = re.compile(
    r"\b(?:see|siehe|voir|véase|vea|vedi|ver|zie|cf|vgl|см)\b[.,]?(?: also| auch| aussi)?\s{0,2}$",
    re.IGNORECASE,
)


def find_title(text: str, lines: list[Line], kinds: list[str]) -> Fact | None:
    """
    Find the page's own headline: of the lines on top, the one that most signs of a headline speak for.

    A subject line, a line that is repeated, a day or a byline beside it speak for it; one word of a menu,
    a kicker, running text before it speak against it. None where only running text and blocks are.
    """
    best: tuple[float, Fact] | None = None
    tops = [" ".join(line.low.split()) for line in lines[: 2 * TOP]]
    is_mail = any(MAIL_HEADER.match(line.text) for line in lines[:6])
    height, cost, seen = 0, 0.0, False
    led = _title_led(text, lines[0]) if lines else None
    if led is not None:
        return led
    reached, numbered = 0, None
    for line in lines[_menu_end(lines) :]:
        if line.start < reached:
            continue
        kind = kinds[line.number] if line.number < len(kinds) else "plain"
        subject = SUBJECT.match(line.text)
        if height >= TOP or (kind == "dear" and best is not None):
            break
        dated = kind == "date" or is_date_line(text, line)
        if dated and not seen and cost >= 6 and line.number < 5 and not is_mail:
            # What stood above was the blog's own; a post begins here.
            best, cost = best and (best[0] - 4, best[1]), 1
        elif (
            dated
            and not seen
            and line.number < 3
            and best is not None
            and not is_mail
            and _is_of_a_post(lines, line, kinds)
        ):
            best = (
                best[0] - 3,
                best[1],
            )  # "Notes from Sampleton", a day, and below it the headline of the day's post
        seen |= dated
        if not line.words or kind in NO_TITLE or (kind == "header" and not subject):
            continue
        if subject is None and kind == "mixed" and any(p.kind == "email" for p in line.points):
            continue  # "Chancellor Ada Prim: ada@prim.example": whom the letter goes to
        if subject is None and (
            kind == "rule" or MOTTO.fullmatch(line.text) or _is_site(line) or (dated and len(line.words) < 5)
        ):
            continue
        height += 1
        start = line.start + _lead_of(line.text)
        body = text[start : line.end].strip()
        if kind in {"plain", "prose"} and GREETING.match(body) and len(line.words) <= 5:
            continue
        if not body or (NUMBER_LINE.match(line.text) and len(line.words) <= 10):
            numbered = numbered or (Fact(body, start, line.end, 0.5) if len(line.words) > 2 else None)
            continue
        if subject and best is not None and body.startswith(best[1].value.rstrip(" .…")):
            best = best[0], Fact(" ".join(body.split()), start, line.end, 0.85)  # the same, but not cut short
        opens = line.number == 0 and _stands_alone(lines) and not is_mail
        if subject is None and not opens and (kind == "dear" or _is_running(line, body, kind)):
            # The text has begun. A forwarded mail may still have a word before its headline.
            cost += 3 if is_mail and cost < 6 else 6
            continue
        if cost > 1 and not is_mail and _stands_over_a_day(lines, line, kinds):
            cost = 1  # what stood above it was the site's
        end = reached = _end_of(lines, line)
        worth = (
            _worth(text, lines, line, text[start:end].strip() if body[-1:] == ":" else body, tops)
            - cost
            - height
            + (2.5 if subject else 0.5 if height == 1 else 0)
        )
        if best is None or worth > best[0]:
            body = " ".join(text[start:end].split())
            best = worth, Fact(body, start, end, 0.85 if worth > -1.5 else 0.5)
    return best[1] if best and best[0] > LEAST else numbered


def _stands_over_a_day(lines: list[Line], line: Line, kinds: list[str]) -> bool:
    """'Act now: 50 fired', by itself, and nothing but a day below it: a post begins there, whatever was said before."""
    below = line.number + 1
    return (
        line.blanks_before > 0
        and FEWEST_OF_A_HEADLINE <= len(line.words) <= LONGEST_HEADLINE
        and line.text[-1:] not in ".:,;"
        and below < min(len(kinds), len(lines))
        and kinds[below] == "date"
        and len(lines[below].words) < FEWEST_OF_A_HEADLINE + 1
    )


def _is_of_a_post(lines: list[Line], day: Line, kinds: list[str]) -> bool:
    """Say whether a short line stands alone between a day and the text, and another short one alone above the day."""
    if day.number != 1 or not day.blanks_before or len(lines[0].words) > 5 or len(lines) < 4:
        return False
    headline, after = lines[2], lines[3]
    return (
        headline.blanks_before > 0
        and after.blanks_before > 0
        and 2 <= len(headline.words) <= 14
        and headline.text[-1:] not in ".:,;"
        and not headline.points
        and kinds[after.number] in {"prose", "dear"}
    )


def _stands_alone(lines: list[Line]) -> bool:
    """Say whether the first line stands alone above a blank one and is short: a headline, though it ends like a sentence."""
    first = lines[0]
    return (
        len(lines) > 2
        and lines[1].blanks_before > 0
        and 5 <= len(first.words) <= 14
        and not first.points
        and first.text[-1:] in ".!?"
        and first.text.count(". ") == 0
        and first.words[0].is_capital
    )


def _title_led(text: str, line: Line) -> Fact | None:
    """Find the headline of a page that was pasted without line breaks: the words written large before its first sentence."""
    if len(line.text) < 400:
        return None
    subject = SUBJECT_WITHIN.search(line.text[:400])
    start = line.start + (subject.end() if subject else 0)
    run: list[Word] = []
    for word in [w for w in line.words[:80] if w.start >= start][:24]:
        between = text[run[-1].end if run else start : word.start]
        small = len(word.text) < 5 and not word.is_capital
        label = len(run) > 2 and word.text.isupper() and text[word.end : word.end + 1] == ":"
        if (run and between.strip(" ,:'’\"“”-–")) or not (word.is_capital or small) or label:
            break
        run.append(word)
    if run and not run[-1].is_capital:
        # "… Gay Rights Please take part": the last large word began the first sentence.
        while run and not run[-1].is_capital:
            run.pop()
        run = run[:-1]
    if len(run) < 5:
        return None
    return Fact(" ".join(text[start : run[-1].end].split()), start, run[-1].end, 0.6)


def _end_of(lines: list[Line], line: Line) -> int:
    """Give the end of a headline that goes on on the next line: nobody ends one with «of»."""
    following, after = [*lines[line.number + 1 : line.number + 3], None, None][:2]
    if following is None or following.blanks_before or following.points or following.bullet:
        return line.end
    if _is_site(following) or BYLINE.small.match(following.low):
        return line.end
    last = line.words[-1]
    tied = (
        last.end == line.end
        and not last.is_capital
        and last.means & (M.FUNCTION | M.TO | M.PARTICLE | M.JOIN)
    )
    # A full line, a short one, then a blank line.
    is_wrapped = (
        50 <= len(line.text) <= 80 and len(following.words) <= 6 and after is not None and after.blanks_before
    )
    is_large = (
        line.text.isupper()
        and following.text.isupper()
        and 3 <= len(line.words) <= 12
        and len(following.words) <= 10
        and not following.digits
        and following.text[-1:] not in ":."
        and after is not None
        and after.blanks_before > 0
        and line.text[-1:].isalpha()
    )
    goes_on = (
        is_large
        or (tied and len(following.words) <= 12)
        or (is_wrapped and line.text[-1:].isalpha() and not following.digits)
    )
    opened = (
        line.text[-1:] == ":"
        and following.text[:1].islower()
        and len(following.words) <= 14
        and (after is None or after.blanks_before > 0)
    )
    return following.end if goes_on or opened else line.end


def _is_site(line: Line) -> bool:
    body = line.text
    is_long = len(line.words) > 8 and body[:5].lower() not in {"from:", "date:"}
    return bool(PAGE_PART.small.match(line.low)) or (bool(SITE_LINE.small.match(line.low)) and not is_long)


def _lead_of(body: str) -> int:
    """Count the characters before a headline that are none of it: «Subject:», a list's name, a day."""
    place = 0
    for _ in range(4):
        match = LEADING.match(body, place)
        if match is None or match.end() == place:
            break
        place = match.end()
    return place


def _is_running(line: Line, body: str, kind: str) -> bool:
    size = len(line.words)
    if is_title_case(line):
        return False
    return (
        len(body) > 260
        or size > 34
        or (kind == "prose" and body[-1:] in ".:," and size > 9)
        or (kind == "prose" and size > 22 and (line.number > 0 or body[-1:] in ".:,"))
    )


def _worth(text: str, lines: list[Line], line: Line, body: str, tops: list[str]) -> float:
    """Weigh the signs that a line is the headline; 0 is a line that nothing speaks for or against."""
    size = len(line.words)
    worth = {0: -6.0, 1: -7.5 if len(body) > 7 else -9.0, 2: -1.0, 3: -0.2, 4: 0.4}.get(size, 1.0) - max(
        0, size - 18
    ) / 4
    low = " ".join(body.lower().split())
    kicker = len(body) < 60 and KICKER.fullmatch(body) is not None
    if kicker:
        worth -= 6
    if body[-1:] in "!?":
        worth += 1
    elif body[-1:] in ".:,;" and body[-3:] != "..." and not (body[-1:] == "." and is_title_case(line)):
        worth -= 6 if body[-1] == ":" else 2.5
    titled = any(w.means & M.HONOUR for w in line.words[:2])
    if size < 9 and body[-1:] not in "!?" and (titled or (line.words and line.words[0].means & M.ROLE)):
        worth -= 3 if titled else 1.5  # somebody to write to
    if (
        size < 16
        and body[-1:] not in "!?"
        and TO_AN_OFFICE.match(body)
        and any(w.means & M.ROLE for w in line.words[1:4])
    ):
        worth -= 3  # "Al Sindaco di …", "To the Minister of …"
    if 3 < size < 16 and body[-1:] not in ".!?" and sum(w.lower in MENU_WORDS for w in line.words) >= 2:
        worth -= 5  # "Campaigns Blog Archive Tumblr": a row of links
    if size > 3 and (":" in body or "–" in body or "-" in body) and CALLED.match(body):
        worth += 1.5
    if size < 8 and SOCIETY.search(body):
        worth -= 3  # whose page it is
    if body[:1] in "[(" and body[-1:] in ")]":
        worth -= 8
    if line.digits > 4 and line.means & (M.BOX | M.STREET):
        worth -= 4
    if size < 6 and line.means & (M.ORG | M.OWN_ORG) and not kicker and all(w.is_capital for w in line.words):
        worth -= 1.5  # whose page it is
    if (
        line.points
        or line.bullet
        or (line.words[:1] and line.words[0].lower in {"please", "bitte"} and body[-1:] in ".!:")
    ):
        worth -= 3
    if _lead_of(line.text) and DAY_LED.match(line.text):
        worth += 3
    following = lines[line.number + 1].text if line.number + 1 < len(lines) else ""
    if POSTCODE.match(body) or (size < 4 and POSTCODE.match(following)):
        worth -= 4  # somebody's address
    if not SUBJECT.match(line.text):
        worth += _day_beside(text, lines, line.number)
    if size > 1:
        others = [top for n, top in enumerate(tops) if n != line.number]
        if low in tops[max(0, line.number - 1) : line.number] + tops[line.number + 1 : line.number + 2]:
            worth -= 1  # twice in a row: a picture and its caption
        else:
            alike = [top for top in others if low in top]
            if any(
                top == low or (top.endswith(low) and (LEADING.match(top) or BREADCRUMB.search(top)))
                for top in alike
            ):
                worth += 4
            elif size > 2 and any(len(top) < 3 * len(low) for top in alike):
                worth += 1
        if BREADCRUMB.search(low) and any(top.count(" ") > 1 and low.endswith(" " + top) for top in others):
            worth -= 4  # a path of links that ends with the headline
    return worth


def _day_beside(text: str, lines: list[Line], number: int) -> float:
    """Weigh how near above or below a line the day or the author of the text stands."""
    for distance, sign in ((1, 2.0), (2, 1.4), (3, 0.7), (4, 0.4)):
        for place in (number - distance, number + distance):
            if 0 <= place < len(lines) and (
                is_date_line(text, lines[place]) or BYLINE.small.match(lines[place].low)
            ):
                return sign
    return 0.0


def _menu_end(lines: list[Line]) -> int:
    """Count the lines of a menu on top: four and more short ones without a blank between them, nothing to call or write to."""
    size = 0
    for line in lines[:30]:
        if len(line.words) > 3 or line.points or line.digits or (size and line.blanks_before):
            break
        size += 1
    return size if size >= 4 and size < len(lines) else 0


def find_reference(text: str, lines: list[Line]) -> Fact | None:
    """Find the number of this appeal, near its top; numbers of earlier appeals it cites stand deeper."""
    numbered = [line for line in lines[:16] if line.digits >= 3]
    numbered += [
        line
        for line in lines[16:]
        if line.digits >= 3 and "pdate" in line.text and UPDATE_OF.search(line.text)
    ]
    for pattern in REFERENCE:
        for line in numbered:
            match = pattern.search(text, line.start, line.end)
            if match and SEE.search(text, max(line.start, match.start() - 40), match.start()):
                return None  # "(see UA 55/20, 3 May; UA 60/20, 8 May)": earlier ones
            if match and not OF_OTHERS.search(text, line.start, match.start()):
                start, value = match.start(1), match.group(1)
                if re.fullmatch(
                    r"(?:UA|AU|EXTRA)[ :]{0,2}", match.group()[: start - match.start()], re.IGNORECASE
                ):
                    start, value = match.start(), match.group()
                return Fact(value, start, match.end(1), 0.9)
    return None
