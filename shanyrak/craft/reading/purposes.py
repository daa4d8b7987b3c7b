# ruff: noqa: E501, SIM905 - patterns are read across, not down
"""
What a mailbox is for, where the text says so: "To order leaflets, write to", "Press enquiries:".

Who helps, orders, joins, asks or gives writes to whoever calls; that is no appeal to an office, though it is told in the
same words.
"""

import re

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Word, meaning_of

# Before a colon, or before "an" and a mailbox: whoever calls, by what one may want of them.
OWN_LABEL = re.compile(
    r"(?:(?:for |our |your |any |all |further |general |other )*(?:press|media|interview|general|information|subscription|membership|booking|advertising|web|technical) ?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|queries|requests?|office(?=\s?:)|desk)|(?:any )?(?:questions?|queries|enquiries|inquiries|feedback|comments on this (?:page|site|article))|donations?|subscriptions?|bookings?|membership|orders?|webmaster|editors?|organi[sz]ers?|imprint|"
    r"pressekontakt|presseanfragen|rückfragen|fragen|anmeldung(?:en)?|bestellungen|spenden|impressum|v\.? ?i\.? ?s\.? ?d\.? ?p\.?|redaktion|"
    r"nous (?:contacter|joindre|écrire)|pour nous (?:contacter|joindre|écrire)|contacts? presse|renseignements|inscriptions?|dons|réservations?|rédaction|"
    r"contacto de prensa|prensa|informes|inscripciones|donaciones|donativos|redacción|imprensa|inscrições|doações|redação|"
    r"ufficio stampa|info(?:rmazioni)?|adesioni|iscrizioni|donazioni|redazione|pers(?:contact|dienst)?|aanmelden|giften|"
    r"для (?:связи|прессы|справок)|вопросы|пресс-служба|редакция|связь с нами|basın|bağış)"
    r"(?:(?: (?:an|to|à|a|al|bei|via))?\s{0,2}[:?]| (?:an|to|à|a|al|bei|via)(?=\s(?:\S{1,40}@|uns\b|us\b|nous\b|me\b)))",
    re.IGNORECASE,
)
WANT = r"(?:(?:want|wish|would like|are able|are willing|care|need)s? to|can|could|will)"
FOR_OURS = (
    r"(?:help(?! (?:him|her|them|the \w+ (?:prisoner|family|workers|strikers)|free|save|stop|prevent|end))|join|take part|participate|get involved|volunteer|offer|contribute|donate|give|order|buy|obtain|receive|get (?:a |the |more |our )|book|register(?! your| a| our)|attend|come|subscribe|"
    r"unsubscribe|(?:co-?)?sign|endorse|add your|learn|find out|know|host|arrange|interview|organi[sz]e|be (?:added|removed|kept|put|part)|work with)"
)
HELPERS = re.compile(
    rf"(?:and |please )?(?:(?:if (?:you|your \w+|any(?:one|body)|there is any\w* who)|any(?:one|body) who|those (?:of you )?who|whoever|all who) (?:\w+ )?{WANT} (?:\w+ )?{FOR_OURS}|(?:in order )?to {FOR_OURS}|for (?:copies of|leaflets|posters|t-?shirts|badges|tickets|subscriptions|interviews)|(?:any )?questions\?|interested\?|(?:do you )?want to (?:help|join|know more)\?|can you help\?|(?:noch )?fragen\?|interesse\?|(?:rück)?fragen (?:bitte )?an\b|(?:des )?questions ?\?|intéressé\S{0, 4} ?\?|¿(?:preguntas|dudas|te interesa)\?|domande\?|vragen\?|вопросы\?|"
    r"wer (?:[\w-]+ ){0,6}?(?:mitmachen|mithelfen|helfen|spenden|kommen|mitkommen|teilnehmen|unterschreiben|mehr wissen|mitwirken|mitarbeiten|beitreten) (?:will|möchte|kann)|wenn (?:ihr|sie|du) (?:[\w-]+ ){0,6}?(?:mitmachen|helfen|spenden|teilnehmen|mehr wissen|mitarbeiten) (?:wollt|möchtet|wollen|möchten|willst|möchtest|könnt|können)|"
    r"(?:si vous (?:voulez|souhaitez|désirez|pouvez)|pour) (?:nous )?(?:aider|participer|rejoindre|commander|recevoir|adhérer|signer|(?:vous )?inscrire|faire un don|en savoir|contacter|joindre)|"
    r"(?:si (?:usted )?(?:quiere[sn]?|desean?|puede[ns]?)|para) (?:ayudar(?!l)|participar|unirse|recibir|firmar|inscribirse|colaborar|apoyarnos|sumarse|adherir)|"
    r"(?:se (?:vuoi|volete|desiderate|potete)|per) (?:aiutar(?:e|ci)|partecipare|aderire|ricevere|firmare|iscrivers|collaborare|contattarci)|"
    r"(?:se (?:quiser|quiserem|você quer|puder)|para) (?:ajudar|participar|receber|assinar|aderir|colaborar)|(?:wil je|als je wil[t]?|om) (?:\w+ ){0,3}?(?:meedoen|helpen|deelnemen|ontvangen|bestellen)|"
    r"(?:если (?:вы )?(?:хотите|можете)|чтобы|желающи\w+) (?:\w+ )?(?:помочь|присоединиться|участвовать|подписать|получить|узнать))",
    re.IGNORECASE,
)
PROTESTS = re.compile(
    r"protest|appeal|complain|object|petition|beschwer|plainte|queja|протест", re.IGNORECASE
)
# What readers may want to do, whose deed is to write to an office all the same.
HELP = re.compile(
    r"help|helf|aider|ayuda|aiuta|ajuda|помо|participat|take part|join in|mitmachen|teilnehm|particip|partecip|deelnem|участв",
    re.IGNORECASE,
)
# A verb of sending must follow, or a colon: what else is told of those who help is no address.
LEADS_ON = re.compile(
    r"\b(?:write|e-?mail|mail|contact|call|phone|ring|text|get in touch|send|fax|reach|let us|tell us|schreib\w*|mail\w*|meld\w*|wend\w*|kontakt\w*|ruf\w*|écri\w+|contact\w*|appel\w+|escrib\w+|env[ií]\w+|llam\w+|scriv\w+|invi\w+|chiam\w+|escrev\w+|lig\w+|schrijf|bel|пиш\w+|звон\w+|свяж\w+)\b|:",
    re.IGNORECASE,
)


# With one of these begins whatever the two find: far quicker to look for.
FIRST_WORDS = frozenset(
    """for our your any all further general other press media interview information subscription membership booking advertising web technical question questions
    query queries enquiry enquiries inquiry inquiries feedback comments donation donations subscriptions bookings order orders webmaster editor editors organiser
    organisers organizer organizers imprint pressekontakt presseanfragen rückfragen fragen noch anmeldung anmeldungen bestellungen spenden impressum v redaktion nous pour
    contact contacts renseignements inscription inscriptions dons réservation réservations rédaction contacto prensa informes inscripciones donaciones
    donativos redacción imprensa inscrições doações redação ufficio info informazioni adesioni iscrizioni donazioni redazione perscontact persdienst pers
    aanmelden giften для вопросы пресс-служба редакция связь basın bağış and please if anyone anybody those whoever in to interested wer wenn si para se per wil
    als om если чтобы желающие want do can des intéressé intéressés preguntas dudas te domande vragen interesse""".split()
)


def is_for_helpers(body: str, words: list[Word]) -> bool:
    """
    Say whether a sentence or label leads to those who call, by what it says one may want of them.

    ``words`` are those of ``body``: whoever wants to help may also be told to write to a minister.
    """
    if not words or words[0].lower not in FIRST_WORDS:
        return False
    start = body.lstrip("-–—*•+> \"'“(")[:160]
    if OWN_LABEL.match(start):
        return True
    wanted = HELPERS.match(start)
    if (
        wanted is None
        or PROTESTS.search(body)
        or (meaning_of(words) & M.ROLE and HELP.search(wanted.group()))
    ):
        return False
    return LEADS_ON.search(start, wanted.end()) is not None
