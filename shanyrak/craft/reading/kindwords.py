# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Words and turns by which a line shows its kind: salutation, close, mail header, furniture, date, heading."""

import re

from shanyrak.craft.reading.anycase import Anycase

DEAR = re.compile(
    r"(?:(?:dear|sehr geehrte[rn]?|liebe[r]?|estimad[oa]s?|excelent[íi]sim[oa]|muy señor|se[ñn]or[a]? |distinguid[oa]|car[oa]s? |prezad[oa]|senhor[a]? |excelent[íi]ssim[oa]|"
    r"(?:ill|egr|gent|preg|spett|chiar)(?:\.|\.?mo|\.?ma) (?=\S)|egregi[oa]|gentile|illustrissim[oa]|monsieur|madame|mesdames|geachte|beste |sayın|уважаем|шановн|құрметті|глубокоуважаем|ваше превосход|your |hon |honou?rable )"
    r"(?=.{0,90}$)|(?:السيد|سعادة|فخامة|معالي|جناب).{0,80}[،:,]$)",
    re.IGNORECASE,
)
EXCELLENCY = Anycase(
    r"(?:eure|ihre|euer|votre|vuestra|su|sua|vossa|vostra|uwe|ваше|ваша) (?:exzellenz|excellence|excelencia|excelência|eccellenza|excellentie|majest\w+|hoheit|превосходительство|высочество)|your (?:excellency|excellencies|highness|majesty|honou?r|eminence|holiness|worship|royal highness)|(?:excelencia|excelência|excellenc[ey]|eccellenza|exzellenz|экселенц)"
)
SALUTATION_LABEL = Anycase(
    r"\(?(?:formal )?(?:salutations?|anrede|briefanrede|saludo|encabezado|encabezamiento|tratamiento|forma de tratamiento|saluto|formula di saluto|hitap|hitap şekli|(?:форма )?обращени[ея]|(?:форма )?звернення|saudação|(?:forma de )?tratamento|appel|formule d[’']appel|formule de politesse|aanhef|aanspreektitel|(?:form|mode) of address)\s{0,3}[:：-]"
)
SIGN_OFF = Anycase(
    r"(?:(?:for|on behalf of) (?:the |our )?(?:executive|committee|campaign|union|board|secretariat|network|editors|coalition|national \w+),?$|im (?:namen|auftrag) (?:de[rs] )?|pour le (?:comité|collectif|bureau|syndicat)|por (?:el|la) (?:comité|colectivo|coordinadora)|per il (?:comitato|collettivo|coordinamento)|"
    r"fraternally|comradely|in (?:unity|struggle|peace|hope|freedom|sisterhood|resistance)\b|yours |all of which |respectfully submitted|your[s]? (?:sincerely|faithfully|truly)|sincerely|respectfully|in (?:solidarity|the spirit)|with (?:my |our )?(?:best|kind|warm|many|regards|greetings|solidarity|respect)|(?:best|kind|kindest|warm|warmest) regards|regards|thank you|thanks|many thanks|best wishes|all the best|cheers|cordially|warmly|peace,|love,|with love|love and|(?:revolutionary|fraternal|comradely|solidarity) greetings|"
    r"solidarité\s?!|solidarity\s?!|solidarisch|solidaridad\s?!|mit (?:freundlichen|solidarischen|besten)|hochachtungsvoll|cordialement|salutations|solidairement|merci|avec mes|veuillez agréer|je vous prie d|"
    r"(?:viele|liebe|beste|herzliche|freundliche|solidarische) grü(?:ß|ss)e|es grü(?:ß|ss)(?:t|en)\b|(?:vielen|herzlichen|besten) dank\b|danke\b|grü(?:ß|ss)e\b|"
    r"bien (?:cordialement|à vous)|amicalement|amitiés|fraternellement|respectueusement|sincèrement|meilleures salutations|(?:recevez|agréez),?|"
    r"atentamente|saludos|cordialmente|un saludo|muchas gracias|atenciosamente|distinti saluti|cordiali saluti|in fede|grazie|hoogachtend|met vriendelijke|"
    r"un (?:fuerte |fraternal )?abrazo|abrazos|fraternalmente|solidariamente|sinceramente|respetuosamente|gracias\b|um (?:forte )?abraço|abraços|(?:com os |os )?(?:nossos |meus )?(?:melhores )?cumprimentos|saudações|respeitosamente|obrigad[oa]s?\b|com o nosso obrigado|"
    r"(?:un )?(?:caro |cordiale )?saluto\b|saluti\b|fraternamente|un abbraccio|con (?:stima|osservanza)|(?:vriendelijke|hartelijke|solidaire) groet|met groet|groeten|bedankt|"
    r"sayg[ıi]larım|sevgiler|dayanışmayla|teşekkür|selamlar|с (?:искренним |глубоким )?уважением|с (?:наилучшими|благодарностью|солидарностью|надеждой|приветом)|искренне\b|благодарим|заранее (?:благодар|спасибо)|спасибо|всего доброго|"
    r"з (?:глибокою |щирою )?(?:повагою|вдячністю)|з найкращими|щиро\b|дякую|дякуємо|құрметпен|рахмет|рақмет|z (?:poważaniem|wyrazami)|pozdrawiam|dziękuj|med vänlig|hälsningar|med venlig|مع|وتفضلوا|شكرا|تحيات|با احترام|با تشکر|سپاس)"
)
SUBJECT_LINE = Anycase(
    r"(?:re|subject|subject line|betreff|betr|objet|asunto|assunto|oggetto|onderwerp|konu|тема|тақырыбы|الموضوع|موضوع)\.?\s{0,2}:"
)
PLACEHOLDER = re.compile(
    r"\.\.\. ?[/.]|_{4,}|^\W*[\[(<](?:your|name|date|address|recipient|title|insert|ihr|votre|su |nombre|имя)[^\])>]{0,60}[\])>]\W*$|^(?:from|von|date|datum)\s?:",
    re.IGNORECASE,
)
MAIL_HEADER = Anycase(
    r"(?:from|von|de|от|кому|от кого|sent|date|to|an|à|para|cc|reply-to|subject|betreff|objet|asunto|тема|received|message-id|gesendet|datum|list-id|sender|errors-to|return-path|organi[sz]ation|precedence|x-[a-z-]{2,20})\s{0,2}:"
)
WROTE = re.compile(
    r"@[\w.-]{3,60}>?\)? (?:wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|написал\w*)\b"
)
SOURCE = Anycase(
    r"(?:source|sources|quellen?|fuentes?|fontes?|fonte|bron(?:nen)?|kilde|källa|kaynak|źródło|источник|джерело|дереккөз|المصدر|منبع|via|original|originally|taken from|found at|read (?:it )?(?:here|at)|lu sur|leído en)\s?(?:\([^()]{2,30}\))?\s?:"
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
    r"(?:be the first to comment|leave a (?:reply|comment)|write a comment|post a comment|\d{0,5} ?comments?\b|your (?:email )?address will|nobody has commented|share (?:this|on)|tweet$|related (?:posts?|articles?|news|stories|links)|see also\b|read also|articoli correlati|siehe auch|mehr zum thema|voir aussi|lire aussi|sur le même sujet|articles? (?:liés?|similaires)|ver también|lea también|artículos? relacionados?|noticias relacionadas|veja também|leia também|artigos relacionados|leggi anche|vedi anche|lees ook|zie ook|читайте также|см\. также|по теме|читайте також|дивіться також|ilgili haberler|"
    r"previous (?:post|article)|next (?:post|article)|filed under|tags?:|topics?:|categories|posted (?:in|by|at|on)|newer post|older post|home$|print(?:er)?[- ]|rss|search|custom search|menu|navigation|"
    r"support building|special financial appeal|liked this article|donate|become a patron|kommentar|commentaires|comentarios|комментари|поделиться|subscribe|sign up|log ?in|register|cookie|privacy|copyright|©|all rights)"
)
# "Letter to the embassy.pdf 42.75 KB"
ATTACHMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|jpe?g|png|xlsx?)(?![a-z])|\d ?(?:[KM]B|Kb)\b")
# "SEND YOUR PROTESTS TO" and no colon.
LAST_OF_A_CALL = frozenset("bei beim bij con to an à a al aan naar at para".split())
LONE_HEADING = re.compile(
    r"(?:b?cc|c\.c\.|c/c|(?:and )?copies|kopien?|kopieën|cópias?|copias?|(?:the )?(?:addresses|adressen|adresses|direcciones|endereços|indirizzi|адреса|адресаты|targets|recipients|destinataires|destinatarios))",
    re.IGNORECASE,
)
# Over a list of those to reach, without a word of writing.
ACT_NOW = Anycase(
    r"(?:take action(?: now)?|act now|act|action(?:s|es)?(?: needed| requested| required)?|what (?:you|we) can do(?: to help)?|what to do|how (?:you can|to) help|how to act|you can help|what can (?:i|you|we) do|"
    r"was (?:du|ihr|sie|wir) tun (?:kannst|könnt|können)|was tun|aktiv werden|jetzt handeln|werde aktiv|que faire|agir|agissez|passez à l[’']action|comment agir|qué (?:puedes|podemos|pueden) hacer|qué hacer|actúa|actúe|cómo actuar|"
    r"cosa (?:fare|puoi fare|possiamo fare)|che fare|agisci|agire|o que fazer|como agir|aja|wat (?:kun je|kunt u|kan ik) doen|doe mee|kom in actie|in actie|что делать|как помочь|що робити|ne yapabiliriz|ne yapmalı)[\s!.?…]{0,3}"
)
# Heads of the columns of a table: a copied page gives them on one line, or one line each.
COLUMN_HEADS = frozenset(
    """name names nom nome nombre naam ente institution institución organisation organization position title cargo fonction funktion functie carica function role rôle office
    address addresses adresse anschrift dirección indirizzo endereço adres country pays país land city phone telephone tel tel. telefon téléphone teléfono telefono telefone
    telefoon fax telefax faks email e-mail mail courriel correo website web twitter salutation anrede number имя должность адрес телефон факс ad unvan adres""".split()
)
# Over the text of a sample letter, without a colon.
SAMPLE_HEAD = Anycase(
    r"(?:carta (?:de )?ejemplo|ejemplo de carta|modelo de texto|texto (?:de )?ejemplo|beispiel(?:brief|text|schreiben)|muster(?:text|schreiben)|exemple de (?:lettre|texte)|lettre (?:exemple|modèle)|texte (?:type|modèle)|esempio di lettera|lettera esempio|testo (?:tipo|esempio)|exemplo de carta|voorbeeldtekst|(?:sample|example|suggested) script|inhalt|(?:muster|protest)?brief(?:text)?|(?:text)?vorlage|textvorschlag|lettre[- ]type|texte|testo|texto|modelo|template|sample text|"
    r"(?:sample|model|example|suggested|draft|form|template) (?:letter|text|e-?mail|fax|message)|modelo de (?:carta|e-?mail|fax)|carta[- ](?:modelo|tipo)|mod[èe]le de lettre|lettera[- ]tipo|modelo da carta|voorbeeldbrief|образец письма|зразок листа)\W{0,3}"
)
PAGE = Anycase(
    r"(?:page|seite|página|pagina|стр\.?|sayfa|strona)\s\d{1,3}(?:\s(?:of|von|de|di|из|/)\s[^.]{1,30})?"
)
