"""
What a report of a mail server says became of a letter: never arrived, not now, or it is on its way.

The status code (RFC 3463) decides where it is exact; where it is vague, or there is none, the server's words do.
The words are a fixed list, most telling first; no guess beyond it.
"""

import re
from enum import StrEnum

READ_AT_MOST = 6000  # characters of a server's words


class Bounce(StrEnum):
    UNKNOWN = "unknown"  # no such mailbox or domain: dead for good
    MOVED = "moved"  # write by a form, or to another address
    FULL = "full"  # the mailbox is full
    SPAM = "spam"  # refused as unwanted mail, or for where it came from
    POLICY = "policy"  # refused by rule: only known senders, too large, no right to write there
    TEMPORARY = "temporary"  # given up after trying: nothing was wrong with the mailbox
    FAILED = "failed"  # it came back, nobody can say why
    DELAYED = "delayed"  # still being tried
    RELAYED = "relayed"  # it is there, or further on


CAME_BACK = frozenset(
    {
        Bounce.UNKNOWN,
        Bounce.MOVED,
        Bounce.FULL,
        Bounce.SPAM,
        Bounce.POLICY,
        Bounce.TEMPORARY,
        Bounce.FAILED,
    }
)

# What a status says by itself (RFC 3463 and its registry); a missing one is vague.
BY_STATUS = (
    (r"[45]\.2\.2|5\.4\.316", Bounce.FULL),
    (r"5\.1\.6", Bounce.MOVED),
    (r"5\.1\.(?:1|2|3|10)|5\.4\.(?:4|310)|5\.2\.1", Bounce.UNKNOWN),
    (r"5\.7\.(?:2[0-9]|350|5\d\d|60[0-9]|70[0-9])", Bounce.SPAM),
    (r"5\.2\.3|5\.3\.4|5\.7\.(?:2|3|1[0-3][0-9])", Bounce.POLICY),
)
BY_STATUS_AT_LAST = (
    (r"5\.1\.\d+", Bounce.UNKNOWN),
    (r"5\.7\.\d+", Bounce.POLICY),
    (r"5\.4\.\d+|4\.\d+\.\d+", Bounce.TEMPORARY),
)

MOVED = (
    r"(?:use|via|through) (?:our|the|this) (?:web|online|contact|feedback)[- ]?(?:form|site|portal|page)",
    r"(?:user|mailbox|address|recipient|account)\W+(?:\S+ )?(?:has|have) (?:been )?(?:moved|changed)",
    r"(?:please try (?:<|the )|use (?:the )?new address|new (?:e-?mail )?address(?: is|:))",
    r"551[ -]",
    r"(?:через|воспользуйтесь|заполните) (?:\w+[ -]){0,3}?(?:форм\w+|приёмн\w+|приемн\w+)",
    r"новый адрес|адрес (?:был )?измен[её]н",
    r"жаңа мекенжай|(?:электрондық|онлайн) (?:қабылдау|нысан)",
    r"neue (?:e-?mail-?)?adresse|(?:nutzen|verwenden) sie (?:bitte )?(?:unser|das) (?:\w+)?formular",
    r"nouvelle adresse|(?:utiliser|via|par) (?:le|notre) formulaire",
    r"nueva dirección|(?:utilice|mediante|use) (?:el|nuestro) formulario",
)
FULL = (
    (
        r"(?:mail ?box|mailfolder|inbox|account|user'?s? mailbox|recipient(?:'s)? mailbox)\W+(?:\S+ )?(?:is |"
        r"was )?(?:full|over ?quota|exceeded)"
    ),
    r"(?:over|exceed(?:s|ed|ing)?|out of|no) (?:\w+[ -]){0,4}(?:quota|storage)|quota (?:is )?exceeded|disk quota",
    r"over ?quota|quota violation|space (?:is )?not enough",
    r"insufficient (?:disk|system|mailbox) ?(?:storage|space)|not enough (?:storage|space) .{0,30}mailbox",
    (
        r"(?:ящик|почтов\w+)\W+(?:\S+ ){0,3}(?:переполнен|заполнен|полон)|превышен\w* (?:\w+ ){0,2}(?:квот|"
        r"размер ящик|объ[её]м)|переполнен"
    ),
    r"жәші[кг]\w* (?:\S+ )?(?:толы|толған|толып)|квотасы? асып",
    r"postfach\W+(?:\S+ ){0,3}(?:voll|überfüllt)|speicherplatz .{0,40}(?:überschritten|erschöpft)",
    r"bo[iî]te (?:aux lettres |de réception |mail )?(?:\S+ ){0,3}(?:pleine|saturée)|quota .{0,20}dépassé",
    r"buzón (?:\S+ ){0,4}(?:lleno|completo)|cuota .{0,30}(?:excedid|superad)",
)
SPAM = (
    r"\bspam\b|\bspamming\b|\bjunk mail\b|\bunsolicited\b|\bbulk mail\b|bayes|high probability of",
    (
        r"\bblack ?list|\bblock ?list|\bdnsbl\b|\brbl\b|\bspamhaus\b|\bbarracuda|\bsorbs\b|poor reputation|"
        r"low reputation"
    ),
    r"\bdmarc\b|\bdkim\b|\bspf\b|unauthenticated|sender policy framework",
    r"(?:(?<!not )listed|blocked) (?:by|in|at|on|using) ",
    (
        r"content (?:was )?(?:rejected|refused|is not acceptable)|message (?:was |has been )?(?:rejected|refused|"
        r"blocked) .{0,30}(?:content|filter)"
    ),
    r"спам|массов\w+ рассылк|ч[её]рн\w+ списк|блок-?лист",
    r"қара тізім",
    r"als (?:unerwünscht|spam)|schwarze liste|unerwünschte (?:e-?mail|werbung)",
    r"indésirable|pourriel|liste noire",
    r"correo no deseado|lista negra",
)
UNKNOWN = (
    (
        r"(?:user|mailbox|address|recipient|account|alias|addressee|inbox|person|name)\W+(?:\S+ ){0,4}?(?:is |"
        r"was |does |has |been |are )*(?:unknown|not found|not (?:be )?found|not exist|n't exist|"
        r"does ?n[o']t exist|not known|not valid|invalid|not listed|disabled|inactive|deactivated|suspended|"
        r"deleted|closed|unavailable|no longer (?:exists?|valid|available|active|in use))"
    ),
    (
        r"(?:no such|unknown|invalid|nonexistent|non-existent|undeliverable|bad destination|unrouteable|"
        r"unroutable) (?:\w+ )?(?:user|mailbox|address|recipient|account|alias|domain|host|person|name)"
    ),
    (
        r"no mailbox here|no mail ?box by that name|(?:couldn't|could not|cannot|can't) (?:be found|"
        r"find (?:any host|a mail exchanger|the (?:user|address)))"
    ),
    (
        r"(?:user|recipient|mailbox|address) (?:\S+ )?(?:rejected|unknown|not found)|not listed in (?:domino|"
        r"public) |not our (?:customer|user)"
    ),
    (
        r"no matches to nameserver|unknown or illegal|not a valid user|"
        r"final (?:e-?mail )?delivery (?:userid|point)|wrong or no longer|"
        r"doesn't have an? (?:\S+ )?account|account (?:that )?you tried to reach (?:does not exist|is disabled)|"
        r"who are you\?"
    ),
    (
        r"host (?:or domain name )?not found|domain (?:name )?(?:\S+ )?(?:not found|does not exist)|nxdomain|"
        r"no (?:mx|mail) (?:record|exchanger|host)|unrouteable"
    ),
    r"(?:недействительн|несуществующ|неизвестн)\w* (?:\w+ )?(?:ящик|адрес|получател|пользовател)",
    (
        r"(?:ящик|адрес|адресат|получател\w+|пользовател\w+|аккаунт)\W+(?:\S+ ){0,3}?(?:не (?:существует|найден|"
        r"зарегистрирован|обнаружен)|удал[её]н|заблокирован|отключ[её]н|неизвестен|недоступен)"
    ),
    r"(?:нет|не существует|отсутствует) (?:так\w+ )?(?:\w+ )?(?:ящик|адрес|получател|пользовател|домен)",
    r"(?:мекенжай|пайдаланушы|жәші[кг]|алушы)\w* (?:\S+ ){0,2}?(?:жоқ|табылмады|тіркелмеген|бұғатталған)",
    (
        r"(?:empfänger|adresse|postfach|benutzer|konto)\w*\W+(?:\S+ ){0,5}?(?:unbekannt|nicht gefunden|"
        r"existiert nicht|nicht (?:\w+ )?vorhanden|ungültig|gibt es nicht|deaktiviert)|unbekannter (?:empfänger|"
        r"benutzer)"
    ),
    (
        r"(?:adresse|destinataire|utilisateur|boîte|compte)\W+(?:\S+ ){0,8}?(?:inconnue?|n['’]existe (?:pas|plus)|"
        r"introuvable|invalide|désactivée?)|n['’]a pas été trouvée?"
    ),
    (
        r"(?:dirección|usuario|destinatario|buzón|cuenta)\W+(?:\S+ ){0,5}?(?:no existe|desconocid[oa]|"
        r"no (?:se )?(?:ha )?(?:sido )?(?:encontr\w+)|no válid[oa]|inexistente)|no se encontró|no se ha encontrado"
    ),
)
POLICY = (
    (
        r"(?:access|relay(?:ing)?) (?:\w+ )?denied|not (?:permitted|allowed|authori[sz]ed)|(?:prohibit\w*|"
        r"administratively)"
    ),
    (
        r"not accepting mail from|maximum (?:\w+ )?(?:message )?size|"
        r"permission|only accepts? (?:mail|messages|e-?mail)|restricted|allowed senders|by policy|"
        r"policy (?:reasons?|violation|restrictions?)|local policy"
    ),
    r"(?:message|mail) (?:is )?(?:too (?:large|big)|size exceeds)|size limit|message file too big",
    (
        r"(?:доступ|приём|прием) (?:\w+ )?(?:запрещ[её]н|ограничен)|отклонен\w* (?:\w+ )?(?:политик|правил|"
        r"администратор)|слишком больш"
    ),
    r"рұқсат (?:жоқ|етілмеген|берілмеген)",
    r"nicht (?:berechtigt|autorisiert|erlaubt)|zugriff verweigert|richtlinie|zu groß",
    r"non autorisée?|accès refusé|pas autorisée?|trop volumineux|refusée? par (?:la politique|l['’]administrateur)",
    r"no (?:está )?autorizad[oa]|no tiene permiso|acceso denegado|demasiado grande|política",
)
DELAYED = (
    (
        r"(?:has|have) not (?:yet )?been delivered|delayed|still (?:being )?(?:trying|retried)|"
        r"will (?:be )?(?:keep|continue|retr)\w*|warning message only|do not need to resend|has been postponed|you do not need to"
    ),
    r"задержк|ещё не доставлен|еще не доставлен|попытки .{0,40}(?:продолж|будут)|повторять попытк",
    r"кешіг|әлі жеткізілмеді",
    r"verzöger|noch nicht zugestellt|weitere zustellversuche",
    r"retardé|pas encore (?:été )?(?:remis|délivré|distribué)",
    r"retras|aún no se ha (?:podido )?entregad",
)
RELAYED = (
    (
        r"successfully (?:delivered|relayed)|was delivered|(?:has|have) been (?:successfully )?delivered|"
        r"delivery (?:to .{0,60} )?(?:was )?successful|relayed to|(?:return|read) receipt"
    ),
    r"успешно доставлен|было доставлено|доставлено получател",
    r"сәтті жеткізілді",
    r"erfolgreich zugestellt|wurde zugestellt",
    r"remis avec succès|bien été (?:remis|distribué)",
    r"entregado correctamente|se ha entregado|ha sido entregado",
)
TEMPORARY = (
    (
        r"(?:connection|operation|session|conversation) (?:\S+ ){0,3}(?:timed out|refused|dropped|closed|lost|"
        r"reset)|timed? ?out|timeout|could not connect|unable to connect|no route to host|network is unreachable"
    ),
    (
        r"retry (?:time|timeout) (?:not reached|exceeded)|too long (?:in|on) (?:the )?queue|"
        r"been in (?:the )?queue too long|retry period expired|queue (?:life ?time )?(?:expired|too long)|"
        r"message expired|retries? (?:time|limit|period)|giving up on|try again later|failed \d+ attempts|not been collected|"
        r"temporar|greylist|"
        r"wasn't able to establish|didn't respond|not respond|service (?:is )?unavailable|i/o error|busy"
    ),
    (
        r"(?:временн|не отвечает|превышено время|истекло время|попробуйте позже|истёк срок|истек срок|"
        r"недоступен сервер|сервер недоступен)"
    ),
    r"уақытша|жауап бермеді",
    r"vorübergehend|zeitüberschreitung|nicht erreichbar|antwortet nicht",
    r"temporaire|délai (?:\S+ )?(?:dépassé|expiré)|ne répond pas|injoignable",
    r"temporal(?:mente)?|tiempo de espera|no responde|tiempo agotado",
)


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)


# Why it came back, most telling first.
WHY = tuple(
    (bounce, _pattern(phrases))
    for bounce, phrases in (
        (Bounce.FULL, FULL),
        (Bounce.MOVED, MOVED),
        (Bounce.SPAM, SPAM),
        (Bounce.UNKNOWN, UNKNOWN),
        (Bounce.POLICY, POLICY),
        (Bounce.TEMPORARY, TEMPORARY),
    )
)
STILL = _pattern(DELAYED)
THERE = _pattern(RELAYED)
BY_ITSELF = tuple((re.compile(code), bounce) for code, bounce in BY_STATUS)
AT_LAST = tuple((re.compile(code), bounce) for code, bounce in BY_STATUS_AT_LAST)
ARRIVES = {
    "delayed": Bounce.DELAYED,
    "delivered": Bounce.RELAYED,
    "relayed": Bounce.RELAYED,
    "expanded": Bounce.RELAYED,
}


def class_of_report(*, action: str, status: str, words: str) -> Bounce:
    """
    Say what one recipient's part of a delivery report (RFC 3464) means.

    ``action`` decides whether it came back at all: words never turn a delivered letter into a failed one. Of what
    came back, a form or a full mailbox named in the words is believed before a code, and an exact code before
    any other word.
    """
    arrives = ARRIVES.get(action.strip().lower())
    if arrives:
        return arrives
    said = _why(words)
    if said in {Bounce.MOVED, Bounce.FULL}:
        return said
    # 5.2.1 and 5.1.0 are also said to senders that a server does not want.
    exact = _by(BY_ITSELF, status)
    if exact == Bounce.UNKNOWN and said == Bounce.SPAM:
        return said
    if status.startswith("4.") and said != Bounce.SPAM:
        return exact or Bounce.TEMPORARY
    return exact or said or _by(AT_LAST, status) or Bounce.FAILED


def class_of_words(words: str) -> Bounce:
    """Say what a report in free text means, of which it is already known that a mail server wrote it."""
    said = " ".join(words[:READ_AT_MOST].split())
    if THERE.search(said) and not re.search(r"\b5\d\d[ -]", said):
        return Bounce.RELAYED
    # A warning names the trouble of the last try too: it is not the end yet.
    if STILL.search(said) and not re.search(r"\b5\d\d[ -]|\b5\.\d+\.\d+", said):
        return Bounce.DELAYED
    status = re.search(r"\b([45]\.\d{1,3}\.\d{1,3})\b", said)
    return class_of_report(action="failed", status=status[1] if status else "", words=said)


def _why(words: str) -> Bounce | None:
    said = " ".join(words[:READ_AT_MOST].split())
    return next((bounce for bounce, phrases in WHY if phrases.search(said)), None)


def _by(codes: tuple[tuple[re.Pattern[str], Bounce], ...], status: str) -> Bounce | None:
    return next((bounce for code, bounce in codes if code.fullmatch(status)), None)


# --- did a mail server write it? ---

# Nobody else writes under these names.
ONLY_SERVERS = re.compile(r"^mailer-daemon\b|^mdaemon$|^mail delivery (?:sub)?system", re.IGNORECASE)
SERVERS = re.compile(
    r"^(?:postmaster|mail-daemon|mdaemon|mail delivery (?:sub)?system|mail\.daemon|daemon)\b",
    re.IGNORECASE,
)
SUBJECTS = re.compile(
    r"undeliver|delivery (?:status notification|failure|delayed|report|problem|warning)|non-delivery|rejected mail|"
    r"(?:could )?not (?:be )?delivered|mail (?:error|failed|failure)|failure delivery|failure notice|returned mail|mail delivery "
    r"(?:failed|failure|system)|delivery has failed|mail system error|"
    r"недоставлен|не доставлен|невозможно доставить|ошибка доставки|жеткізілмеді|жеткізу қатесі|unzustellbar|"
    r"zustellung fehlgeschlagen|non remis|échec de (?:la )?(?:remise|distribution)|non distribu|"
    r"no se (?:ha )?(?:pudo|podido) entregar|"
    r"no entregad|error de entrega",
    re.IGNORECASE,
)
OPENINGS = re.compile(
    r"this is the (?:qmail-send program|mail system at host)|this message was created automatically by mail delivery|"
    r"your message\W+(?:\S+ ){0,12}?(?:did not reach|could ?n[o']t be delivered|wasn't delivered)|"
    r"(?:could|can) ?not be delivered|not (?:yet )?been delivered|was not delivered|automatically rejected|"
    r"unable to deliver|could not deliver|failed recipients|been postponed|"
    r"delivery (?:to the following|has failed to these)|"
    r"письмо (?:создано|отправлено|сгенерировано) (?:\w+ )?(?:автоматически|почтовым) ?сервером|"
    r"это письмо отправлено почтовым сервером|"
    r"не удалось доставить|не может быть доставлено|не было доставлено|хатыңыз жеткізілмеді|"
    r"хабар(?:ыңыз)? жеткізілмеді|"
    r"konnte nicht zugestellt werden|n['’]a pas pu être (?:remis|distribué|délivré)|"
    r"no (?:se )?(?:ha )?(?:pudo|podido) (?:ser )?entrega",
    re.IGNORECASE,
)


def is_from_server(*, sender: str, subject: str, text: str, has_failed_recipients: bool = False) -> bool:
    """
    Say whether a mail that is no RFC 3464 report is still one of a mail server: two signs of three, or a
    name or a header (``X-Failed-Recipients``) that nobody else writes. ``sender`` is the local part or the shown name.
    """
    signs = (
        SERVERS.match(sender.strip()),
        SUBJECTS.search(subject),
        OPENINGS.search(" ".join(text[:1500].split())),
    )
    return has_failed_recipients or bool(ONLY_SERVERS.match(sender.strip())) or sum(map(bool, signs)) >= 2
