"""
What an automatic answer says of the mailbox that sent it, in a few classes; what fits none is only an answer.

A fixed list of phrases is looked for in the first lines: no guess beyond it. The desk sees the class, and a person
reads the mail itself.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

READ_AT_MOST = 4000  # characters


class Answer(StrEnum):
    MOVED = "moved"  # write by our form, or to another address
    UNREAD = "unread"  # nobody reads this mailbox
    GONE = "gone"  # who read it works there no longer
    AWAY = "away"  # somebody is on leave: it is alive
    RECEIVED = "received"  # it came, it has a number
    OTHER = "other"


MOVED = (
    r"(?:use|fill in|complete|via|through) (?:our|the|this) (?:web|online|contact|feedback)[- ]?(?:form|site|portal|page)",
    r"(?:has|have) (?:been )?(?:moved|changed) to",
    r"new (?:e-?mail )?address (?:is|:)",
    r"(?:воспользуйтесь|заполните|через) (?:нашей |нашу |веб-|электронн\w+ |онлайн-)*(?:форм\w+|приёмн\w+|приемн\w+)",
    r"новый адрес",
    r"(?:виртуалды|электрондық|онлайн) (?:қабылдау|нысан)",
    r"(?:nutzen|verwenden) sie (?:bitte )?(?:unser|das|dieses) (?:\w+)?formular",
    r"(?:utiliser|via|par) (?:le|notre) formulaire",
    r"(?:utilice|mediante|use) (?:el|nuestro) formulario",
    r"(?:utilize|use|por meio d[oe]) (?:o |nosso )?formulário",
    r"(?:utilizzare|tramite) il (?:modulo|form)",
    r"(?:formunu|formumuzu) kullan",
    r"(?:скористайтеся|через) (?:\w+ )?форм",
    r"(?:gebruik|via) (?:het|ons) (?:contact|web)formulier",
)
UNREAD = (
    r"(?:no longer|not) (?:being )?(?:monitored|in use|used|read|active|checked)",
    r"(?:un(?:monitored|attended)) (?:mailbox|e-?mail|account|address)",
    r"(?:больше )?не (?:используется|обслуживается|просматривается|проверяется)",
    r"(?:пайдаланылмайды|қаралмайды|тексерілмейді)",
    r"(?:wird|werden) nicht (?:mehr )?(?:gelesen|genutzt|verwendet|betreut)",
    r"n[’']est (?:plus|pas) (?:utilisée?|lue?|consultée?|surveillée?)",
    r"(?:ya )?no (?:está (?:en uso|activ[ao])|se (?:utiliza|lee|revisa))",
    r"não (?:é|está) (?:mais )?(?:monitorad[ao]|utilizad[ao]|ativ[ao]|lid[ao])",
    r"non è (?:più )?(?:presidiata|monitorata|attiva|in uso)",
    r"(?:artık )?(?:kullanılmamaktadır|takip edilmemektedir)",
    r"(?:більше )?не (?:використовується|перевіряється)",
    r"wordt niet (?:meer )?(?:gelezen|gebruikt)",
)
GONE = (
    r"no longer (?:with|works? (?:at|for|in|here)|employed|an employee|part of|here)",
    r"has left (?:the|our) (?:company|organi[sz]ation|office|ministry|administration|department)|left (?:his|her|their) post",
    r"(?:больше|уже) не работа\w+|уволен|уволил|покинул\w* (?:должность|пост)",
    r"(?:енді |бұл жерде )?(?:жұмыс істемейді|жұмыстан (?:шықты|кетті|босатыл))",
    r"nicht mehr (?:\w+ ){0,4}(?:tätig|beschäftigt|angestellt)|(?:hat|haben) (?:das|die|unser\w*) \w+ verlassen",
    r"ne (?:travaille|fait) plus|a quitté (?:ses fonctions|l['’]|la |le |notre )",
    r"ya no trabaja|ha dejado (?:el cargo|la |el |nuestr)",
    r"não trabalha mais|já não trabalha",
    r"non lavora più",
    r"artık (?:\w+ )?çalışmıyor",
    r"більше не працю",
)
AWAY = (
    r"out of (?:the )?office",
    r"on (?:annual |maternity |sick )?leave",
    r"в отпуске",
    r"отсутству\w+ (?:на рабочем месте|в офисе)",
    r"демалыста",
    r"abwesen|nicht im (?:büro|hause)",
    r"absent[e]? (?:du bureau|jusqu)|en congé",
    r"fuera de la oficina|de vacaciones",
    r"ausente|de férias",
    r"fuori (?:sede|ufficio)|in ferie",
    r"у відпустці",
    r"afwezig",
)
RECEIVED = (
    r"(?:have |has been |we )received (?:your|and)|thank you for (?:your (?:e-?mail|message|letter)|contacting)",
    r"(?:получено|зарегистрировано|принято) ",
    r"ваш[еа]? (?:обращение|письмо|сообщение) (?:получено|принято|зарегистрировано)",
    r"(?:қабылданды|тіркелді)",
    r"(?:haben|wurde) .{0,40}(?:erhalten|eingegangen)",
    r"(?:avons bien|bien été) reçu",
    r"(?:hemos|ha sido) recibido",
    r"(?:recebemos|foi recebid)",
)
CLASSES = tuple(
    (answer, re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE))
    for answer, phrases in (
        (Answer.UNREAD, UNREAD),
        (Answer.MOVED, MOVED),
        (Answer.GONE, GONE),
        (Answer.AWAY, AWAY),
        (Answer.RECEIVED, RECEIVED),
    )
)


# How programs begin the subject of what they write by themselves.
SUBJECTS = re.compile(
    r"^\s*(?:auto(?:matic|mated)?[- ]?(?:re(?:ply|sponse|sponder)|antwort)|out of (?:the )?office|vacation (?:reply|message)|"
    r"автоответ|автоматический ответ|автоматты жауап|abwesenheits|automatische antwort|réponse automatique|"
    r"absence du bureau|respuesta automática|resposta automática|risposta automatica|otomatik yanıt|автовідповідь)",
    re.IGNORECASE,
)
# Headers that only programs write (before RFC 3834, or beside it).
HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-AutoReply-From",
    "X-Mail-Autoreply",
    "X-Auto-Response-Suppress-Reply",
    "X-Autogenerated",
)


def is_by_machine(headers: Mapping[str, str]) -> bool:
    """
    Say whether a program wrote a mail by itself: by RFC 3834, by older habits, by its empty sender or its subject.

    ``headers`` have lower-case names and readable values. A person's mail that came through a list is none.
    """
    submitted = headers.get("auto-submitted", "no").split(";")[0].strip().lower()
    precedence = headers.get("precedence", "").strip().lower()
    return (
        submitted != "no"
        or headers.get("content-type", "").strip().lower().startswith("multipart/report")
        or headers.get("return-path", "").strip() == "<>"
        or any(name.lower() in headers for name in HEADERS)
        or precedence == "auto_reply"
        or (precedence in {"bulk", "junk"} and "list-id" not in headers)
        or bool(SUBJECTS.match(headers.get("subject", "")))
    )


def class_of(subject: str, text: str) -> Answer:
    """
    Say what an automatic answer means for the mailbox.

    A mailbox that nobody reads and that names a form is MOVED: that is what one can act on.
    """
    said = " ".join(f"{subject}\n{text[:READ_AT_MOST]}".split())
    found = {answer for answer, phrases in CLASSES if phrases.search(said)}
    for answer in (Answer.MOVED, Answer.UNREAD, Answer.GONE, Answer.AWAY, Answer.RECEIVED):
        if answer in found:
            return answer
    return Answer.OTHER
