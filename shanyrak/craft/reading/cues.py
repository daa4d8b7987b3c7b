# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
Cues: the sentence or heading that says what follows it is for - whom to write to, who gets a copy, who is to be cheered,
or who merely speaks here.
"""

import re

from shanyrak.craft.reading.anycase import Anycase, small
from shanyrak.craft.reading.kindwords import ACT_NOW
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Word, meaning_of
from shanyrak.craft.reading.purposes import is_for_helpers

ADDRESSEE = re.compile(r"(?:to|an|à|a|para|кому|al|for|kime|إلى|an:)\s{0,3}:", re.IGNORECASE)
LONE_CONTACT = re.compile(
    r"(?:contacts?|kontakte?|contactos?|contatos?|contatti|contatto|iletişim|контакты?)\s?:"
)
INFORM = Anycase(
    r"\b(?:(?:more|further|additional|for|weitere|nähere|mehr|más|mayor|plus|pour|mais|maiores|maggiori|ulteriori|per|meer|voor|daha fazla|больше|дополнительн|докладн|лишь)\s(?!contact )(?:\w{1,12}\s){0,2}(?:d[’'])?"
    r"(?:info\w*|informa\w*|détails|details|renseignements|questions|rückfragen|inlichtingen|bilgi)|(?:informa(?:ción|tion|ções)|renseignements) (?:adicional|additionnelle|complémentaires?|adicionais)|for more(?:,| please)|to (?:put|add) your names?\b|contact (?:us|me|person)|contact\s?:\s?\S|to contact us\b|(?:^\W{0,3}|\b(?:in order|like|how) )to contact the\b|if you (?:wish|want) to contact\b|emergency line|for (?:more |further )?(?:updates|details|interviews|press|media)|contact the (?:[\w ]{3,40})?(?:committee|campaign|coalition|network|observatory|defen[cs]e)|press contact|(?:kontakte?|contacts?|contactos?|contatos?|contatti|contatto|relations?|contactpersoon)\s(?:(?:de|per la|für die|da|di|pour la|met de)\s)?(?:presse|médias?|medias?|prensa|imprensa|stampa|pers)\b|presse(?:kontakt|anfragen|rückfragen)|контакты? для (?:прессы|сми)|(?:un)?subscribe(?!@)|join (?:our|the|us)|e-?mail me\b|write me\b|contact me\b|call me\b|if you(?: a|.)re interested|if you have (?:any |further )?questions|to take part in|to participate|\bto (?:co-?)?sign (?:on to )?(?:this|the|our) (?:statement|letter|appeal|call|declaration|resolution)\b|"
    r"\bour (?:e-?mail|website|address|office|phone|contact)|(?:per |le )?adesioni\b|per aderire(?!\s?: ?(?:inviare|inviate|scrivere|scrivete|mandare|mandate|spedire|spedite)\b)|(?:para |las )?adhesiones\b|(?:pour|um|zum|para|per|om) (?:co)?(?:signer|adhérer|unterzeichnen|unterschreiben|firmar|firmare|subscrever|sottoscrivere|tekenen)\b|to (?:endorse|sign on)|kontakt\s?:|contacto\s?:|kontakt (?:zur|zum|zu|mit) |contatti|contatos?\s?:|rückfragen|(?:nähere |weitere )?ausk[uü]nfte?\b|^bei fragen\b|^infos?\s?:|newsletter\b|unsere e-?mail|so erreicht (?:ihr|man) uns|pour tout renseignement|contáct[ae](?:nos|rnos)|nuestr[oa] correo|nosso e-?mail|onze e-?mail|(?:la )?nostra (?:e-?)?mail|fale conosco|^ades(?:ões|ioni)\s?:|по (?:всем|любым) вопросам|дополнительн\w+ информаци|^контакты\s?:|(?:reach|contact) the (?:campaign|committee|organi[sz]ers)\b|hotline|media (?:contact|enquir|inquir)|call us|write us|email us|mail us|reach us|"
    r"наш (?:сайт|адрес|телефон)|notre (?:site|adresse)|unsere? (?:website|seite|homepage)|nuestr[oa] (?:sitio|p[áa]gina|web)|(?:il )?nostro sito|nosso s[íi]t(?:e|io)|onze (?:site|website)|envoyez-nous|écrivez-nous|contactez-nous|env[ií]a(?:nos|dnos)|envíennos|escr[ií]b[ae]nos|mandateci|inviateci|scriveteci|pour en savoir|para saber (?:más|mais)|per saperne di più|mehr erfahren|weitere infos|meer weten|узнать больше|дізнатися більше|ayrıntılı bilgi|więcej (?:informacji|szczegół)|osoba kontaktowa|szczegóły (?:informacji)?|více informací|mera information|yderligere|lisätietoja|további információ|mai multe informații|više informacija|про более|подробн|додатков|за справк|контактн|контакты (?:для|инициатив|групп|комитет|организат)|que assinam|signator(?:y|ies)|signataires|firmantes|unterzeichne|firmatari|пишите нам|свяжитесь с нами|iletişim\s?:|visit (?:our|us)|(?:to|please) (?:be )?remove|posted by|issued by|published by|signed by|webmaster(?![\w.-]{0,40}@)|editor\b(?![,@])|"
    r"(?:om|hvis) (?:dere|du|de|ni) har (?:\w+ )?(?:spørsmål|frågor|spørgsmål)|more about|learn more|read more|follow us|نمونه|للمزيد|اطلاعات بیشتر)"
)
WRITE_US = Anycase(
    r"\bwrite (?:to )?us\b|\bschreib\w{0,3} (?:bitte )?(?:an )?uns\b|\b(?:wende\w? (?:euch|dich)|wenden sie sich) (?:bitte )?an uns\b|\bécri(?:vez|re)[- ]nous\b|\bescr[ií]b[ae]n?nos\b|\bscriveteci\b|\bschrijf (?:naar )?ons\b|(?:на)?пишите нам\b"
)
# "Contact our office at 1 if you have questions about this action."
QUESTIONS = Anycase(
    r"\b(?:(?:if you have|with|for|bei|für|avec|pour|en cas de|si tiene[ns]?|si vous avez|para|per|com|met|voor)\s(?:\w{1,12}\s){0,3}(?:questions?|queries|enquiries|inquiries|rück?fragen|fragen|preguntas|domande|dúvidas|vragen|spørsmål|frågor|spørgsmål))\b|(?:по|если есть|если у вас) (?:всем )?вопрос"
)
REPORT = Anycase(
    r"\b(?:(?:inform|notify|tell) (?:us|me)|let (?:us|me) (?:know|have)|send (?:(?:a|your|any|brief|short|us) ){0,2}(?:reports?|feedback|news|responses?|repl(?:y|ies)) (?:back )?to\b|report (?:what|your|back|actions|any)|send us|copy us|keep us|forward .{0,40}(?:to us|repl)|any (?:repl|respons)|(?:if|when) you (?:get|receive) (?:a|an|any) (?:repl|respons|answer)|antworten (?:\w+ ){0,3}weiterleiten|(?:communiquer|transmettre) (?:les|vos|toutes les) réponses|bcc us|cc us|"
    r"informier|teilt uns mit|tenez-nous|faites-(?:le[- ])?nous savoir|nous (?:le )?faire savoir|an unser\w{0,2} (?:fax|e-?mail|adresse|büro|$)|à notre (?:fax|adresse|e-?mail)|a nuestr[oa] (?:fax|correo|e-?mail)|informez-nous|infórmenos|infórmennos|nos informen|informe-nos|informateci|(?:que se|se) (?:reporten?|informen?) a (?:la (?:ong|organización|oficina)|el comité)|reportar(?:lo)? a (?:la (?:ong|organización))|сообщите нам|повідомте нас|bizi bilgilendir)"
)
DONATION = Anycase(
    r"donat|\bche(?:que|ck)s? (?:made|payable|can|may|should|to)|chèques?\b|money orders?|\biban\b|paypal|patreon|spende|\bdon(?:s|ación|ativo)|doaç|donazion|bağ[ıi]ş|пожертв|bank account|swift|bankverbindung|konto(?:nummer)?\b"
)
PETITION = Anycase(
    r"petition|petiç|abaixo-assinado|assin(?:e|em|ar) |firm(?:a|e|en|ar) (?:la|el|aquí|esta|este)|signe[rz] |unterschreib|unterzeichn|подпиш|підпиш|si trovano|pubblicat[io] sul|se encuentran? en|figurent? sur|zu finden|petición|pétition|petizione|петици|sign (?:the|this|our|here)|\bsee\b|\bread\b|can be found|click|article|report at|background|video|photo|download|siehe|lesen|voir|véase|leer|смотр|читать"
)
COPY_WORD = Anycase(
    r"\b(?:cop(?:ies|y) (?:to\b|of|us|in (?:the|his|her|mr|ms|mrs|our)\b|(?:the|your|this) (?:\w+ ){1,2}to\b|(?:both|these|all|any|each|the same) (?:\w+ )?to\b|(?:me|us|him|her|them) (?:in|into|on)\b|for|it to|them to|this to|your|should|may|can|all)|copies\b|copied to\b|b?cc[ion]?\b|c\.c\.|with (?:a )?cop(?:y|ies)|kopien?\b|abschrift|durchschrift|durchschlag|^copy\s?:|remember to copy\b|(?:glad|grateful) (?:of|for) (?:a )?cop(?:y|ies)\b|com conhecimento|en copie|copie[s]? (?:à|de|a|per|:)|une copie\b|mettre en copie|con copia|copias?\b|"
    r"otra copia|cópias?\b|com cópia|(?:per|in) conoscenza|p\.c\.|in copia|kopie[ën]{0,2}\b|kopya|(?<!fazla )(?<!ntılı )(?<!detaylı )bilgi için|kopię|kopii\b|kopie\b|kopi[ao]\b|kopior\b|kópi\w+|másolat\w*|do wiadomości|копи(?:ей|ями)\b|копи[юияй]\w{0,2}\b|копі[яюії]\w{0,2}\b|көшірме|نسخة|نسخ\b|رونوشت)"
)
REACHED = Anycase(
    r"\berreichen sie (?:so|unter|hier|wie)\b|\b(?:so|wie folgt|hier) (?:zu )?erreich(?:en|bar)|\bzu erreichen\s?:|\bcan be (?:reached|contacted)\b|\b(?:se puede|pueden?) contactar\b|\bpeut être (?:joint|contact)"
)
COPY_LABEL = re.compile(
    r"(?:(?:e )?p\. ?c\.|c ?/ ?c|c\. ?c\.)\s{0,2}(?::|$|(?:a|al|alla|ai|all[’']|to|an|à)\b|(?-i:(?=[A-ZÀ-Þ]))|(?=\S{1,64}@))",
    re.IGNORECASE,
)
NOT_A_COPY = Anycase(
    r"copy (?:of (?:the|this) (?:text|letter below|report)|and paste|the (?:text|letter|address)(?! to\b))|copiez|copie(?:n)? (?:sie|und)|hard copy|copia y pega"
)
SUPPORT_WORD = Anycase(
    r"\b(?:(?:grüße|greetings|saludos|saluti|salutations|groeten|приветы|selam\w*) (?:an|to|a|ai|alle|aux|los|de|aan) (?:\w+ )?(?:gefangenen?|inhaftierten|streikenden|prisoners?|detainees|strikers|pres[oa]s|huelguistas|detenuti|prisonnier\w*|grévistes|scioperanti|gevangenen)|(?:per|pour|para|to) (?:sostenere|soutenir|apoyar|apoiar|support|encourage) (?:i|le|les|los|las|the|os|as) (?:lavorator\w+|scioperant\w+|grévistes|ouvriers|travailleurs|trabajador\w+|huelguistas|workers|strikers|grevistas|detenut\w+|prisonnier\w*|pres[oa]s|prisoners)\b|(?:messages?|letters?|cards?|postcards?|statements?|notes?|words?|greetings|emails?) (?:of|in|and) (?:\w+ (?:and |or )?)?(?:support|solidarity|encouragement|comfort)|(?:solidarity|support|supportive|encouraging) (?:messages?|letters?|statements?|cards?|greetings|mail)|"
    r"(?:send|express) (?:\w+ ){0,3}(?:solidarity|support) (?:\w+ ){0,2}to\b|protests? and solidarity$|solidaritätsadressen|unterstützungsschreiben|(?:manden|envíen|expresen) su solidaridad|messaggi ai (?:lavoratori|detenuti|prigionieri|compagni)|solidaritäts(?:erklärung|botschaft|brief|schreiben|grüß|mail)|messages? de (?:soutien|solidarité)|lettres? de soutien|mensajes? de (?:apoyo|solidaridad)|"
    r"cartas? de (?:apoyo|solidaridad)|mensagens de (?:apoio|solidariedade)|messaggi di (?:solidarietà|sostegno)|steunbetuiging|solidariteits|dayan[ıi]şma mesaj|destek mesaj|(?:сообщени|письм|послани|слова|марафон)\w{0,3} (?:писем )?(?:о |об |в |с )?(?:солидарност|поддержк)\w*|"
    r"(?:повідомлен|лист)\w{0,3} (?:солідарност|підтримк)\w*|رسائل تضامن|پیام همبستگی|write to (?:the prisoner|him in|her in|them in) |new mailing address|(?:prison|jail) address|address in prison|escrib\w+ a (?:los|las|el|la) pres[oa]s?|écri\w+ aux? (?:prisonni|déten)|write to (?:the )?(?:prisoners?|detainees)|(?:den|dem|die) gefangenen schreib|schreibt? (?:den|dem|an die) gefangenen|scriv\w+ ai (?:detenuti|prigionieri)|prisoner'?s address|(?:zend|stuur|schrijf) (?:(?:je|een|uw|jouw) )?(?:\w+ )?groet(?:en)?\b|(?:express|show) (?:your |our )?(?:support|solidarity)\b|выраж\w+ (?:им |свою )?(?:поддержку|солидарность)|støttebrev\w*|støtteerkl\w+|stödbrev)"
)
# "Solidarity: Dockers' Union, a@b", "Solidaridad con los presos: a@b": a label, not a sentence.
SUPPORT_LABEL = re.compile(
    r"(?:(?:for|messages? of|für|pour|para|per|voor)\s)?(?:solidarity|support|solidarität|unterstützung|solidarité|soutien|solidaridad|apoyo|solidarietà|sostegno|solidariedade|apoio|solidariteit|steun|солидарность|поддержка|солідарність|підтримка|dayanışma)(?:(?:\s(?:messages?|mails?|to|with|con|avec|mit|an|com|met|les|los|las|the|die|den|i|aux|à)){0,3}(?:\s[^\W\d_]{3,20}){0,2})?\s?:",
    re.IGNORECASE,
)
CALL_TO_WRITE = Anycase(
    r"\b(?:please|urge (?:you|everyone)|you can|can help|asked? (?:you|all)|need(?:ed)?|must)\b.{0,60}\b(?:write|send|fax|e-?mail|call|phone|protest|contact)|(?:write|fax|e-?mail|contact|protest) to\b|schreib\w* (?:an|bitte)|écri(?:vez|re)|escrib\w+|escrev\w+|scriv\w+|schrijf|\b(?:stuur|mail|bel) \w+|пиш\w+|напишите|пишіть|жазыңыз|yaz[ıi]n|اكتبوا|بنویسید"
)
# "…a message of solidarity to our members and to write to the director, Mr X": of two things to send, the later one goes there.
NOW_WRITE = Anycase(
    r"\b(?:(?:write|protest|complain|appeal|send (?:\w+ ){0,3}(?:protests?|letters? of protest))(?: also)? to|(?:schreib|protestier)\w+ (?:auch )?an|(?:écri(?:re|vez)|protester) (?:à|aux?)|(?:escrib\w+|protestar|escrev\w+) (?:al?|aos?|à)|(?:scriv\w+|protestare) (?:al?|alla|ai)|schrijf aan)"
    r" (?!(?:him|her|them|us|prison)\b)"
)
WITH = re.compile(r"\b(?:with|mit|avec|con|com)\b", re.IGNORECASE)
# "Write to those listed below, with copies to your embassy:" – the list is of those to write to.
BELOW = re.compile(
    r"\b(?:below|following|listed|overleaf|unten|folgend\w*|untenstehend\w*|nachstehend\w*|nachfolgend\w*|ci-dessous|ci-après|plus bas|suivant\w*|siguientes?|a continuación|abajo|seguent\w|di seguito|sotto|abaixo|a seguir|seguintes?|logo depois|onderstaande|hieronder|volgende|ниже\w*|далее|следующ\w+|нижче|наступн\w+|төменде\w*|келесі|aşağıda\w*|poniżej|poniższ\w+|następując\w+)\b",
    re.IGNORECASE,
)
ADDRESS_HEADING = Anycase(
    r"addresses|adressen|adresses|direcciones|endereços|indirizzi|targets|recipients|destinat|empfänger|адрес|адреси|adresleri|appeals to|protests to|letters to|send to|write to|contacts?\b|officials|authorities|мекенжай|العناوين|نشانی"
)
# "Pronounce yourselves before the following authorities:", "Setzt Euch bei den Abgeordneten ein:" – no word of writing, but a list of those in power.
IN_POWER = Anycase(
    r"\b(?:authorities|officials|decision[- ]makers|politicians|representatives|legislators|lawmakers|councillors|autoridades|instancias|organismos|entidades|autorités|instances|élu[es]s|responsables|behörden|stellen|verantwortliche\w*|politiker\w*|abgeordnete\w*|stadträt\w+|fraktionen|parteien|autorità|istituzioni|responsabili|enti|autoridades|órgãos|autoriteiten|instanties|politici|власт\w+|инстанци\w+|органы|органам|депутат\w*|yetkili\w*)\b"
)
# "Di seguito i recapiti della Questura:", "Hier die Kontaktdaten:"
CONTACT_DATA = Anycase(
    r"\b(?:recapit[io]|contact (?:details|data|information|points|info)|how to (?:contact|reach)|kontaktdaten|kontaktadressen|coordonnées|datos de contacto|(?:dados|informações) (?:de|para) contato|dados de contacto|contactgegevens|contactinformatie|(?:контактные )?данные для связи|контактные данные|реквизиты|контактні дані|iletişim bilgileri|dane kontaktowe|kontaktuppgifter|kontaktinformasjon)\b"
)
SPEAK_UP = Anycase(
    r"\b(?:set[zt]+ (?:\w+ ){0,2}(?:euch|sie sich|dich)|einsetzen|interven\w+|interveni\w+|pronunci\w+|speak up|speak out|stand up|let .{3,30} know|make .{3,30} hear|press\w*|lobby|intercéd\w+|exprim\w+|express\w*|выскажит\w+|вмешат\w+)\b"
)
# "Schreibt ihm:" - to whom, the block below tells: mostly to the prisoner the text is about, sometimes to an official.
TO_PRONOUN = Anycase(
    r"\bwrite (?:to )?(?:him|her)\b|\bschreib\w{0,3} (?:ihm|ihr|ihnen)\b|(?:écri(?:vez|re)[- ](?:lui|leur)|(?:lui|leur) écrire)|\bescr[ií]b\w{0,6}les?\b|escrev\w+[- ]lhes?\b|"
    r"scriv\w{1,5}(?:gli|le)\b|schrijf (?:hem|haar)|(?:на)?пиш\w{2,4} (?:ему|ей|им|йому|їй)\b"
)

# Cards are sent to those in prison, seldom to those who keep them there.
CARDS = Anycase(
    r"\b(?:(?:post|greeting|birthday|christmas|new year|holiday)?[ -]?cards|tarjetas|postales|cartoline|(?:post|gruß|weihnachts)karten|cartes(?: postales)?|cartões|kaarten|kaartjes|открытк\w+|листівк\w+|kartpostal\w*|pocztówk\w+)\b"
)


# One of these stands in whatever ``WRITE_US`` finds: far quicker to look for.
SIGNS_OF_US = (" us", " uns", "nous", "nos", "scriveteci", " ons", " нам")


def _speaks_of_us(low: str) -> bool:
    return any(sign in low for sign in SIGNS_OF_US) and WRITE_US.small.search(low) is not None


# No hint at "more information" by themselves: only where "us" or "me" stands beside them, or a word of information.
BARE_HINTS = frozenset({"call", "email", "e-mail", "mail", "reach", "about", "mayor", "mayor’s", "mayor's"})


# One of these stands in whatever ``TO_PRONOUN`` finds.
SIGNS_OF_A_PRONOUN = (
    "write to h",
    "write h",
    "schreib",
    "crire",
    "crivez",
    "escr",
    "scriv",
    "schrijf",
    "пиш",
)


def speaks_of_them(low: str) -> bool:
    """Say whether it is told to write to "him" or "them", in small letters."""
    return any(sign in low for sign in SIGNS_OF_A_PRONOUN) and TO_PRONOUN.small.search(low) is not None


def _may_inform(body: str, words: list[Word], means: int) -> bool:
    """Say whether ``INFORM``, which is costly, could find anything."""
    return (
        bool(means & M.INFO)
        or " us" in body
        or " me" in body
        or any(w.means & M.HINT and w.lower not in BARE_HINTS for w in words)
    )


def cue_of(body: str, words: list[Word], *, is_heading: bool = False) -> str | None:
    """Say which section a sentence introduces: target, copy, support, own, skip; None for a sentence that introduces nothing."""
    means = meaning_of(words)
    if words and len(words[0].text) == 1 and COPY_LABEL.match(body):
        return "copy"
    if is_for_helpers(body, words):
        return "own"
    copied = COPY_WORD.search(body) if means & M.COPY else None
    if copied and not NOT_A_COPY.search(body):
        if "To:" in body:
            return "target"  # "Put the first into the To: line and all others into cc:"
        # "Letters should be sent to the president, with copies to us." – what follows are the targets.
        aside = body.rstrip()[-1:] in ".!" and WITH.search(
            body, max(0, copied.start() - 8), copied.start() + 5
        )
        if body.rstrip()[-1:] == ":" and BELOW.search(body, 0, copied.start()):
            aside = WITH.search(body, max(0, copied.start() - 8), copied.start() + 5)
        return "target" if aside and any(w.means & (M.SEND | M.THING) for w in words[:6]) else "copy"
    if means & M.SUPPORT and SUPPORT_LABEL.match(body):
        return "support"
    if (means & M.SUPPORT or (means & M.RISK and means & M.SEND) or "ddress" in body) and SUPPORT_WORD.search(
        body
    ):
        cheered = SUPPORT_WORD.search(body)
        for_them = cheered is not None and cheered.group().startswith(("per ", "pour ", "para ", "to "))
        return "target" if cheered and not for_them and NOW_WRITE.search(body, cheered.end()) else "support"
    if means & M.BACK and REPORT.search(body):
        return "copy" if not INFORM.search(body) else "own"
    if means & (M.HINT | M.INFO) and _may_inform(body, words, means) and INFORM.search(body):
        return "own"
    if means & M.DONATE and DONATION.search(body):
        return "skip"
    if means & (M.SEND | M.THING):
        return "own" if _speaks_of_us(small(body)) else "target"
    if means & M.HINT and body.rstrip()[-1:] == ":" and REACHED.search(body):
        return "target"
    if is_heading and (ADDRESS_HEADING.search(body) or ACT_NOW.small.fullmatch(small(body))):
        return "target"
    if body.rstrip()[-1:] == ":" and CONTACT_DATA.search(body) and not _speaks_of_us(small(body)):
        return "target"
    if ":" in body and not means & (M.INFO | M.RISK) and IN_POWER.search(body, 0) and _leads_to_a_list(body):
        return "target"
    return None


def _leads_to_a_list(body: str) -> bool:
    """Say whether the text before the colon speaks of what stands below, or calls to speak up before those it names."""
    return BELOW.search(body) is not None or SPEAK_UP.search(body) is not None
