# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""How people ask, in words: verbs of asking and who stands before and behind them, duties, hopes, purposes, slogans."""

import re

from shanyrak.craft.reading.anycase import Anycase

OPENER = re.compile(
    r"(?:and )?(?:also )?(?:asking|urging|calling (?:on|for|upon)|demanding|requesting|insisting|appealing (?:to|for)|pressing|reminding|seeking|"
    r"fordern sie|bitten sie|drängen sie|demandez|exigez|demandant|exhortant|exigeant|priant|en (?:demandant|exigeant)|pidiendo|exigiendo|instando|solicitando|apelando|pídanles|ínstenles|pidan|insten|exijan|exhortando|"
    r"pedindo|exigindo|solicitando|instando|chiedendo|sollecitando|esortando|roep .{0,40} op|vraag|dring aan|требуя|призывая|требуйте|призовите|просите|вимагаючи|вимагайте|закликаючи|guarantee|put an end|ensure|"
    r"garantir|garantizar|ordering?|order the|immediately release|release)\b",
    re.IGNORECASE,
)
GERUND = re.compile(
    r"(?:and )?(?:also )?\w+ing\b|[a-zà-ÿ]+(?:ndo|ant)\b|требуя|призыв|вимагаючи", re.IGNORECASE
)
# A verb of asking in words of the reader or of the writer.
ASK = Anycase(
    r"\b(?:(?:to )?(?:demand(?:ing)?|insist(?:ing)?(?: (?:up)?on)?|urg(?:e|es|ing)|call(?:ing|s)? (?:up)?(?:on|for)|implor(?:e|ing)|beg(?:ging)?|press(?:ing)?(?= for| the (?!link|button|key|left|right)| him| her| them| on| your?)|request(?:ing)?|plead(?:ing)?)"
    r"|ask|asking|tell|telling|let (?:him|her|them) know|appeal(?:ing)? to)\b"
)
# Where a match of ``ASK`` may begin. A pattern that opens with a set of letters is searched for far quicker than one that opens with \\b.
ASK_BEGINS = re.compile(
    r"[abcdilprtu](?<!\w.)(?=emand|nsist|rg|all|mplor|eg|ress|equest|lead|sk|ell|et |ppeal|o (?:demand|insist|urg|call|implor|beg|press|request|plead))"
)
# "Pida al ministro liberar a …", "Exhortez le ministre à …": whom one asks stands between the verb and the deed.
FOREIGN_TOLD = (
    r"(?:(?:p[ií]d|solic[ií]t|inst|ru[eé]gu?|urj|exhort|exij)[aoe]n?(?:les?)?|apel[ae]n?) (?:al?|a l[ao]s?|del?|de l[ao]s?) (?:[\w.]+ ){1,5}?(?:a |de |para )?(?=\w+[aeií]r(?:l[eao]s?|se)?\b)|"
    r"pidi[eé]ndo(?:les?)? (?=\w+[aeií]r(?:l[eao]s?)?\b)|(?:le|les|lo|los|la) inst(?:o|amos) a\b|"
    r"(?:pri|exhort|invit|press|somm|appel|conjur|suppli|engag)(?:ez|er|ons|eons) (?:le |la |les |l[’'])(?:[\w’'-]+ ){1,4}?(?:à |de |d[’'])(?=\w+(?:er|ir|re)\b)|(?:je|nous) vous (?:exhort|appell?|invit|press|conjur|suppli|engag|somm)(?:e|ons|eons) (?:\w+ment )?(?:à|de|d[’'])|"
    r"(?:esort|invit|sollecit|preg|ping|spron)(?:ate|iamo) (?:il |la |i |gli |le |lo |l[’'])(?:[\w’'-]+ ){1,4}?(?:a|di) (?=\w+(?:are|ere|ire|rre)\b)|(?:la|vi|lo|li) invit(?:o|iamo) a\b|"
    r"(?:peça|exija|apele|inste|solicite|exorte|requeira)m? (?:ao?|aos|às?|do|da|dos|das|o|os|as|junto [ad]o?s?) (?:[\w.]+ ){1,4}?(?:para |a |que )?(?=\w+[aei]r(?:-?l[eho]+s?)?\b)|pedindo(?:-lhes?)? para\b|peço-(?:lhes?|vos) para\b|(?:exorto|insto|convido)-(?:[oa]s?|vos) a\b|venho (?:por este meio |respeitosamente )?(?:pedir|solicitar|exigir|requerer)(?:-lhes?)?|"
    r"(?:drängen|ersuchen|mahnen|beschwören) sie (?:den|die|das|ihn|herrn|frau)\b[^.!?;]{0,60},|rufen sie [^.!?;]{3,60}? auf,|appellieren sie an [^.!?;]{3,60}?,|"
    r"(?:по)?просите (?:\w+ ){1,4}?(?=\w+(?:ть|ти|чь)\b)|(?:по)?требуйте (?:от )?(?:\w+ ){0,4}?(?=\w+(?:ть|ти|чь)\b)|с (?:просьбой|требованием|призывом) (?=(?:\w+ ){0,2}\w+(?:ть|ти|чь)\b)|(?:настоятельно|убедительно|очень) прошу|"
)
FOREIGN_ASK = Anycase(
    FOREIGN_TOLD
    + r"\b(?:fordere(?=,? )|(?:bitte|fordere|bitten|fordern|verlange|verlangen) (?:ich|wir)(?: sie\b| (?:die|den|das|ihre|unsere|von)\b|,? (?:dass|daß)\b)|verlangen von (?:der|dem|den) (?:\w+ ){1,4}?\w+, (?:dass|daß)\b|ich bitte (?:sie )?|(?:ich|wir) (?:möchten?|muss|müssen|darf|dürfen|will|wollen|würden?) sie (?:\w+ ){0,3}?(?:bitten|auffordern|ersuchen)\b|(?<=und )(?:verlang[et]|forder[et]) (?:die|das|den|dass|daß|eine?n?) (?!deren)(?=\w)|(?:verlang|forder)(?:e|t|en sie) (?:vom|von (?:der|dem|den)|beim) |priez-(?:le|la|les) (?:de |d[’'])|pour (?:le|la|les) prier (?:de |d[’'])|(?:wir|ich) (?:fordere?n?|verlangen?|bitten?|appelliere?n?)|fordern sie|bitten sie|verlangen sie(?=,)|fordert\b.{0,40}\bauf|(?:ich|wir) (?:appelliere?n?|dringen?|ersuchen?) (?:\w+ ){0,2}(?:an|darauf|sie|um)\b|um (?:\w+ ){1,6}?(?:zu bitten|zu drängen)\b|darauf zu dringen|(?:um )?(?:den|die|das|dem|der) (?:\w+ ){1,4}?aufzufordern\b|(?:nous vous prions|je vous prie),? (?:[^,.]{3,40}, )?(?:de |d[’'])(?!(?:m[’']|me permettre|bien vouloir|agréer|croire|recevoir|trouver|accepter)\b)|nous (?:demandons|exigeons|vous demandons)|nous voulons (?:que|qu[’'])|(?:je (?:voudrais|souhaite|tiens à|me permets de)|nous (?:voudrions|souhaitons|tenons à)) vous (?:demander|prier|exhorter)|(?:j[’']en appelle|nous en appelons) (?:à|au|aux)\b|je (?:vous )?(?:demande|prie (?:de|d[’'])(?! ?(?:me permettre|m[’']|bien vouloir (?:agréer|trouver)|agréer|croire|recevoir|trouver|accepter))|exige)|(?:lui|leur) (?:demander|réclamer|rappeler) (?:de |d[’']|que |qu[’'])|(?:les|l[’']) ?(?:exhorter|presser|appeler|sommer|prier) (?:à|de|d[’'])|demandez|exigez|pour (?:demander|exiger)|demandant|"
    r"exigimos|exijo|pedimos|le pido|les pido|solicit[oa]|solicitamos|instamos|(?:p[ií]d[ea]n?|pedid|ex[ií]j[ae]n?|ex[ií]ge|exigid|[ií]nst[ae]n?|instad|d[ií]|d[ií]g[ae]n?|decid|solic[ií]t[ae]n?|ru[eé]gu?[ae]n?|apr[eé]mi[ae]n?|urg[ea]n?|recuerd[ae]n?)(?:l[eoa]s?)? (?:a )?que(?! (?:te|me|nos)\b)|(?:le|les) pidan?|exijan?|para exigir|exigir que|pedindo(?:-lhes?)?,? (?:que|a|o)\b|exigindo que|solicitando que|chiedendo(?:gli|le)? (?:che|di)|(?:vi|la|le|lo|li) esort(?:o|iamo)(?: \w+)? a\b|(?:la|le|vi) preg(?:o|hiamo)(?: vivamente)? di|(?:lo|la|li|le) inviti(?:no)? a|les? (?:suplico|ruego|imploro)|para reclamar (?:que|la|el|los|las)\b|reclamando (?:que|la|el|los|las|o|a)\b|(?:quisiera|deseo|quiero|queremos|quisiéramos|deseamos) (?:pedir|solicitar|exigir)(?:les?)?|(?:hago|hacemos) un llamad?(?:amient)?o (?:a|al)\b|les (?:suplicamos|rogamos)|rogamos que|pedir que|exhort[oa]|exhortamos|"
    r"apelando a que|pidi[eé]ndo(?:les?)? que|exigi[eé]ndo(?:les?)? que|(?:inst|solicit)[aá]ndo(?:l[eo]s?)? (?:a )?que|gostaria(?:mos)? de (?:pedir|solicitar)|apel(?:o|amos) (?:à|ao|a|aos|às)\b(?=[^.!?]{3,140}\b(?:que|para)\b)|peço|pedimos|peça(?:m)?(?:-lhes?)? (?:que|a)|exij[oa]m?|exigimos|solicito|chied(?:o|iamo|ete|endo)|domandate (?:loro|gli)? ?(?:di|che)\b|(?:le |vi )?domandiamo (?:di|che)\b|pido a (?:\w+ ){1,6}?que\b|esig(?:iamo|o)|(?:vorrei|vorremmo|desidero|desideriamo) chieder(?:le|vi|e)\b|(?:faccio|facciamo) appello (?:a|al|alla)\b|pretendiamo|vi invitiamo|la invito|sollecit\w+|"
    r"(?:wij|ik) (?:eis|vraag|verzoek|roep)\w*|(?:ik wil|wij willen|ik zou) u (?:\w+ )?(?:vragen|verzoeken)\b|(?:roep|spoor) (?:hem|haar|hen|de \w+|het \w+|uw \w+)(?: \w+)? (?:op|aan)\b|verzoek (?:hem|haar|hen|de \w+) (?:om|te)\b|eis dat|vraag (?:hem|haar|hen|de|het)|talep (?:ediyoruz|ediyorum|edin|ediniz)|istiyoruz|çağr[ıi]da bulunuyor\w+|"
    r"требуем|требую|требуйте|требовать|(?:хочу|хотел[аи]? бы|хотим) (?:попросить|просить) вас|просим вас|прошу вас|призываем|призываю|призовите|настаива\w+|вимагаємо|вимагаю|вимагайте|закликаємо|закликаю|прошу вас|просимо вас|талап етеміз|талап етемін|сұраймыз|сұраймын|өтінемін|"
    r"نطالب|أطالب|نناشد|طالبوا|می‌خواهیم|خواستاریم|بخواهید)\b"
)
# "to send a fax to ask for …": the bare verb, which in a report is what others did.
INFINITIVE = Anycase(
    r"\b(?:(?:pedir|exigir|solicitar|reclamar|demandar|requerer|rogar)(?:-?l[eh]e?s?|lo)?\s(?:a v\. ?exas?\. )?(?=que|qué|el |la |los |las |su |sus |una? |o |a |ao |à |as |os |uma )|(?:demander|exiger|réclamer)\s(?=que |qu[’']|la |le |les |l[’']|à |au |aux |son |sa |ses |une? )|"
    r"(?:chiedere|esigere|pretendere|sollecitare|richiedere|reclamare)\s(?=che |la |il |lo |l[’']|i |le |di |al |alla ))"
)
OTHERS_DID = Anycase(
    r"huelga|grève|sciopero|greve\b|manifest|detenid|arrest|ayuno|se reunieron|se sont|si sono|marcharon|protestaron"
)
ACTION = Anycase(
    r"invi|azion|accion|acción|action|ação|ações|campa|lettr|lett[ei]r|cart|mail|fax|écri|escr|scriv|env[ií]|mand|dirij|important"
)
CLAUSE = Anycase(
    r"\b(?:that|to|for|an end|be|them|him|her|the|his|their|its|dass|daß|zu|que|qu|de|di|che|dat|te|чтобы|немедленно|освобод\w+|прекра\w+|щоб|أن|که|all|nobody|you want)\b|[’']"
)
# Right before a finite verb, when the reader or the writer asks; after any other word somebody else does.
WE_ASK = Anycase(
    r"(?:^\s*|[^\w\s]\s{0,2}|\b(?:and|or|but|please|to|we|i|you|all|also|now|then|must|should|may|might|shall|can|could|will|would|let[’']?s|us|again|therefore|thus|hereby|so|further|"
    r"respectfully|strongly|firmly|urgently|kindly|humbly|publicly|directly|instead|just|simply|especially|herewith|\w+ly)\s{1,3})$"
)
OTHER_ASKS = Anycase(
    r"\bby $|\bif (?:you|we|they) $|\b(?:has|have|had|was|were|been|who|which|they|he|she|it|nobody|people|workers|officers|police|to be|we have|they (?:and|also|now|will|would))\s(?:\w+ly |also |now |only )?$"
)
NOUN = Anycase(
    r"\b(?:the|a|an|this|that|their|our|his|her|its|of|these|those|one|two|three|four|five|following|in|on|great|high|main|first|press|phone)\s$"
)
NOUN_VERBS = frozenset({"demand", "press", "request", "call on", "call for", "call upon", "plea"})
# Right after the verb: a question, a friend, a receptionist, a reader.
NOT_AN_OFFICE = Anycase(
    r"(?:,? (?!(?:the|you|that)\b)\w+,?)? (?:how|why|where|when|what|whether|if|us|me|others|friends|everyone|everybody|questions?|about|after|permission|yourself|a friend|your (?:\w+ ){0,2}(?:friends?|famil\w+|neighbou?rs?|colleagues?|members|unions?)|"
    r"people|those|anyone|anybody|all (?:our |your |the )?(?:members|supporters|readers|friends|comrades|unions|activists|who|those)|god\b|your opinion|you for|for (?:political )?asylum|for \w+[’']s office|for (?:the|an?) (?:\w+ ){0,3}(?:office|aide|staff|secretary|operator|clerk)\b|for (?:him|her|the \w+) by|for (?:extension|more information|information|help|donations?|volunteers)|to (?:be put|be connected)|by|other|to (?:speak|talk) (?:to|with)|for (?:an? (?:\w+ )?(?:response|reply|answer)|someone|somebody|your|an? (?:operator|extension)|the office|mr|mrs|ms|dr|the (?:warden|superintendent|manager|governor|director))\b|the (?:left|right|button|operator|receptionist|press|media))\b"
)
READER_STEP = Anycase(
    r" (?:\w+ ){0,8}?(?:you|all|prisoners|workers|everyone|everybody|our|readers|supporters|unions?|people|citizens|comrades|friends|organi[sz]ations|members|trade unionists)\b.{0,60}?\bto (?:\w+ly )?(?:put down|strike|write|send|sign|call|e-?mail|phone|fax|act|protest|join|help|contact|support|get in touch|take|do|spread|forward|come|attend|speak|hold|organi[sz]e|stage|picket|demonstrate|pass|consider|raise|boycott|mail|post)\b"
    r"| (?:your |(?:an? |the )?(?:(?!and\b|or\b|that\b|to\b)\w+ ){0,3}(?:flood|wave|number|thousands|lots) of (?:\w+ )?|urgent |international |more )?(?:support|protests?|letters?|faxes|e-?mails|messages|(?:phone )?calls|solidarity|donations|protest \w+)\b"
    r"| (?:you |all |everyone )?(?:please )?(?:to )?(?:write|send|sign|call|e-?mail|phone|protest|get in touch|help us|join us)\b"
)
TO_THEM = Anycase(
    r" (?:up)?(?:on )?(?:him|her|them|the (?!reader|public|world|press|media)\w+|president|minister|prime)\b(?! to (?:write|send))"
)
TO_YOU = Anycase(r" (?:up)?(?:on )?you\b")
ENGLISH_ASKS = frozenset(
    """implore appealing urged insist demand demands demanding urge urges urging ask asks asking call calling insisting request requesting press pressing
    beg begging plead pleading appeal encourage encouraging remind want hope trust expect express expressing tell telling condemn calls protest""".split()
)
STATED = Anycase(
    r"(?<!\bare )(?<!\bis )(?<!\bbe )\b(?:demanded|asked|urged|called (?:on|for)|insisted|requested)\b(?! (?:you|us all|for (?:\w+ ){0,2}(?:letters|protests|messages|faxes|e-?mails|appeals|support|solidarity))\b)"
)
# "Hundreds of us marched to call on him": told, not asked.
GATHERED = Anycase(
    r"\b(?:gathered|marched|rallied|met|protested|demonstrated|wrote|joined|came together|took to the streets|went|signed|sent)\b[^,;:]{0,80}$"
)
SUBJECT = re.compile(r"\b(?:I|we|We)\s(?:\w{3,12}\s){0,2}$")
TOLD_PLEASE = Anycase(
    r"\bplease (?:let (?:him/her|him or her|him|her|them|the \w+) know|tell|urge|ask|demand|insist|request|call (?:on|for))\b"
)
# Without one of these neither finds anything.
TOLD_VERBS = (
    "tell",
    "ask",
    "urge",
    "remind",
    "let ",
    "demand",
    "insist",
    "request",
    "call",
    "encourage",
    "press",
    "implore",
    "beg",
    "say",
    "explain",
    "stat",
    "stress",
    "clear",
)
TELL_THEM = Anycase(
    r"(?:^\s*|[(–—,-] ?|\b(?:and|to|please|or|then|also|just|politely|firmly|to)\s{1,2})((?:tell|ask|urge|remind|encourage|press|implore|beg) (?:him|her|them|the (?!reader|public|world|truth|press|media|other|link|button)\w+)|let (?!us\b|me\b|you\b|people\b|others\b|every|friends\b|your\b|our\b)(?:him or her|[\w/’'.-]+(?: (?!know\b)[\w’'.-]+){0,3}) (?=know\b)|(?:say|state|write|stress|point out|make clear) (?=that [^.;]{3,120}\b(?:must|should|has to|have to|ought to|needs? to)\b)|(?:say|explain|state|stating|saying|stress|make (?:it )?clear)(?: politely| clearly| plainly| to (?:him|her|them|the \w+))? (?=(?:that )?you (?:want|wish|expect|would like|oppose|object|support|condemn|demand|insist|are (?:for|against|opposed)|do not want|don[’']t want|will (?:not|stay|boycott))\b)|"
    r"(?:tell|ask|urge) (?!the (?:press|media|public|world|readers?)\b|us\b|me\b|you|people|others?\b|friends|every|how\b|why\b|what\b|where\b|when\b|if\b|whether|for\b|about|anyone|those|it\b)[^,.;:()]{3,60}?(?= (?:that|to)\b))\s?"
)
LETTER_PLEASE = Anycase(
    r"(?:^[\"“«'‘]?|[.!?:,] ?)(?:i |we )?(?:please (?!(?:allow me|permit me|be (?:advised|aware|assured)|send|write|email|fax|call|sign|click|note|find|see(?! to it| that)|read|feel|accept|contact|forward|copy|visit|go|add|attend|invite|encourage|pray|keep|remember|be (?:polite|brief|courteous)|think|change|use (?!your|all|the power)|look|let (?:us|me)|do not hesitate|inform|reply|join|help|take|act|stand|continue|check))\w+|bitte (?:\w+ )?\w+en sie|bitte \w+ sie|por favor,? \w+|per favore|alstublieft|lütfen|пожалуйста,?|будь ласка)"
)
HOPE = Anycase(
    r"\b(?:i|we) (?:want|would like|expect) you to (?!write|send|sign|join|help|know|call|see|look|read|think|come|take part)|\b(?:i|we) (?:hope|trust)(?: that)?\b[^.]{0,60}?\byou(?:r government)? (?:will|can|would|do|act|take|let|use|find|stop|put|see to|choose|decide|give|make|reconsider|change|free|release)\b(?! (?:understand|agree|see that|enjoy))|\bgrateful if you (?:would|could)\b|\b(?:i|we) (?:would|should) (?:very much |greatly |really |deeply )?appreciate (?:it if )?you(?:r)?\b|\bbe so (?:kind|good) as to\b"
)
QUOTED = re.compile(r"[\"“«„]\s?(?:(?:I|We|Dear|You)\b|Please (?!send|write|call))")
DIRECT = {
    "de": re.compile(
        r"(?:^|[:,;]\s|\bund )(?:(?!(?:haben|sind|wissen|finden|lesen|schreiben|senden|schicken|ändern|können|müssen|werden|sollen|"
        r"nennen|klicken|wollen|dürfen|mögen|möchten|würden|wenn|bitten|gehen|rufen)\b)\w{3,20}en) sie\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:^|[:;,]\s|^et |\bet )(?!(?:n[’']|soyez (?:certain|assur|sûr)|sachez|croyez|vous|assez|chez|veuillez|voyez|écrivez|envoyez|copiez|collez|plagiez|trouverez|"
        r"pouvez|recevez|agréez|signez|cliquez|avez|êtes|savez|venez|lisez)\b)(?:\w{3,14}ez|faites|mettez fin)\b(?! pas\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(r"^que (?:la|el|las|los|se|cese|no)\b", re.IGNORECASE),
    "pt": re.compile(r"^que (?:a|o|as|os|se|cesse|não)\b", re.IGNORECASE),
    "it": re.compile(r"^che (?:la|il|i|le|si|cessi|non)\b", re.IGNORECASE),
}
# What only a letter to an office says in the imperative: elsewhere it is said to the reader.
IN_A_LETTER = {
    "en": re.compile(
        r"^(?:and |so |therefore,? )?(?:stop|release|free|drop|halt|end|withdraw|let|ensure|allow|respect|protect|cancel|lift|grant|investigate|reinstate|guarantee|close|ban|commute|overturn|call off|put an end|bring (?:to|the)|do not|don[’']t|make sure|see to it|give (?:her|him|them|the)|keep (?:the|your))\b"
        r"(?! (?:me|us)\b| (?:worry|wait|hesitate|forget|misunderstand|get me wrong|believe|think|doubt|know)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"^(?:y |por eso,? |por favor,? )?(?:no (?:permita|deje)|detenga|libere|ordene|garantice|respete|investigue|permita|ponga (?:fin|en libertad)|haga (?:que|justicia|todo)|retire|anule|suspenda|devuelva|proteja|cumpla|castigue|asegure|intervenga|impida|evite)n?\b",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"^(?:e |por isso,? |por favor,? )?(?:não (?:permita|deixe)|faça|liberte|solte|ordene|garanta|respeite|investigue|permita|ponha|revogue|retire|anule|suspenda|devolva|proteja|cumpra|impeça|tome|pare)m?\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"^(?:e |per favore,? )?(?:non (?:permetta|lasci)|faccia|fermi|liberi|ordini|garantisca|rispetti|permetta|revochi|ritiri|ponga|protegga|intervenga|si adoperi|conceda|annulli|sospenda|impedisca)(?:no)?\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"^(?:en )?(?:laat|stop|zorg|trek|respecteer|bescherm|geef|maak een einde)\b", re.IGNORECASE
    ),
    "ru": re.compile(
        r"^(?:и )?(?:освободите|прекратите|остановите|отмените|обеспечьте|расследуйте|верните|примите меры|не допустите|защитите|снимите|накажите)\b",
        re.IGNORECASE,
    ),
    "uk": re.compile(
        r"^(?:і |та )?(?:звільніть|припиніть|зупиніть|скасуйте|забезпечте|розслідуйте|поверніть|не допустіть|захистіть)\b",
        re.IGNORECASE,
    ),
}
MUST = Anycase(
    r"\b(?:must|should)\b (?:immediately |now |also |at once |not |not only |\w+ly )?(?:have|get|receive|open|close|change|meet|reinstate|return|recogni[sz]e|condemn|cease|refrain|provide|treat|step|answer|be (?!our|ours|an?\b|the\b|ashamed|able|aware|no\b|said|seen|treated like|possible|like\b)|let|stop|end|release|free|drop|lift|allow|ensure|guarantee|act|take|withdraw|give|protect|respect|investigate|grant|halt|resign|make|keep|put)\b"
)
NOT_MUST = Anycase(
    r"\bshould (?:\w+ly )?have (?:been|taken|done|gone|had|known|left|let|given|told|made|come|seen)\b|\bshould (?:also )?be (?:also )?(?:sent|directed|addressed|made|mailed|faxed)\b|\b(?:we|you|i|it|everybody|everyone|people|one|he|she|this|action|something|letters?|copies|messages|appeals|faxes|emails?|who|readers|supporters|nobody|what|they|that|there|animals|nature|law|(?<!that )all who \w[^.]{0,60}?|which|code|prefix|(?:a|an|every|any) \w+)\W+(?:\d+\W+)?(?:\w+ly )?(?:must|should)|\b(?:how|when|what|where|why|says? that|said that|no \w+|without|however many)\b[^,;]{0,80} (?:must|should)\b"
)
# "X muss freigelassen werden", in a letter to the one who can do it.
FOREIGN_MUST = Anycase(
    r"\bè (?:imperativo|necessario|indispensabile|urgente) che\b|\bes (?:imperativo|necesario|indispensable|urgente) que\b|\bé (?:imperativo|necessário|imprescindível|urgente) que\b|"
    r"\bil (?:faut qu[e’']|est (?:impératif|nécessaire|indispensable|urgent) (?:que|qu[’']|de|d[’']))|"
    r"(?<!wir )(?<!ich )(?<!man )\b(?:muss|müssen|sollte|sollten)\b(?! (?:mit ansehen|man|wir|ich|(?:der|die|das|ihr|euer) (?:brief|e-mail|mail|schreiben|text|karte))\b)|"
    r"(?<!nous )(?<!on )\b(?:doit|doivent|devrait|devraient) (?:être|cesser|prendre|mettre|libérer|garantir|respecter|protéger|permettre|mener|abroger|retirer|annuler)\b|"
    r"\b(?:deben?|deberían?) (?:ser|cesar|poner|liberar|garantizar|respetar|proteger|permitir|investigar|retirar|anular|detener|cumplir)\b|"
    r"\b(?:deve|devono|dovrebbe|dovrebbero) (?:essere|cessare|porre|liberare|garantire|rispettare|fermare|ritirare)\b|"
    r"\b(?:devem?|deveriam?) (?:ser|cessar|parar|garantir|libertar|libertar|respeitar|retirar|anular|proteger)\b|"
    r"\bmoet(?:en)? .{3,}\b(?:worden|stoppen|krijgen)\b\W*$|должн\w+ (?:быть|прекра\w+|освобод\w+|отмен\w+|расслед\w+)|повинн\w+ (?:бути|припин\w+|звільн\w+)|\w+m[ae]l[ıi]d[ıi]r(?:l[ae]r)?\b"
)
STEP = Anycase(
    r"\b(?:sign|click|send (?:a|an|your|letters|faxes|emails)|write (?:a|to|letters)|donate|share|forward|sample letter|model letter|print|download|subscribe)\b"
)
# What readers are to bring about by writing; not what is to come of it for them or for us.
PURPOSE = Anycase(
    r"\b(?:para que (?!(?:nos|todos|todas|todo el mundo|se sepa|podamos|cuando|os|te|le conste|vejam|conozca|haya|sepan?|usted|você|no se (?:olvide|repita))\b)(?=\w)|affinché (?!(?:tutti|si sappia|possiamo|vi|voi|noi)\b)|"
    r"damit (?=(?:er|sie|es|die|der|das|den) )(?!sie (?:wissen|sehen|merken)\b)|opdat (?:hij|zij|ze|de|het) |aby (?!(?:jsme|se vědělo|każdy|wszyscy|nam|všichni|my)\b)(?=\w)|чтобы (?=(?:он|она|они|суд|власти|прокуратура|его|её|их)\b)|щоб (?=(?:він|вона|вони|суд|влада|його|її|їх)\b))"
)
# "We ask you to send a fax", "nous vous demandons de téléphoner": readers are asked, where no letter to an office has begun.
READERS_ASKED = Anycase(
    r"(?:(?:we|i) )?(?:are )?ask(?:ing)? (?:that )?(?:(?!the|him|her|them|that)\w+ ){0,3}(?:you|everyone|everybody|all)\b|(?:we|i) ask the (?:people|residents|readers|public)\b|ask your\b|nous (?:vous )?demandons (?:à (?:tous|nos|vous)|aux? (?:section|lecteur|syndicat|ami|camarade)|de |d[’']|l[’'])|"
    r"(?:bitte|bitten) (?:ich|wir) (?:sie|euch)|(?:прошу|просим) (?:вас|всех)|(?:прошу|просимо) (?:вас|всіх)|vi (?:chiediamo|preghiamo)"
)
# "Ask that letters be forwarded", "Request that they fax the letters on": a step on the way.
PASSED_ON = Anycase(
    r"\b(?:letters?|faxes|messages?|e-?mails?|appeals?|copies|mail|cartas|lettres|briefe)\b[^.]{0,40}\b(?:forward|passed on|pass on|deliver|redirect|transmi|reenví|weiterg)|\b(?:fax|forward|pass on|relay)(?:ed|s|ing)? (?:the|your|these|all|it|them|this|our)\b"
)
# "Hand this on to friends and family, and ask them for a letter": said of other readers.
AMONG_READERS = Anycase(
    r"\b(?:friends|famil(?:y|ies)|listserves?|mailing lists?|lists|neighbou?rs|colleagues|co-?workers|everyone you know|your contacts|relatives|amis|amigos|amici|freund\w*|bekannte\w*)\b[^.!?]{0,60}$"
)
# "Lo que piden los campesinos es que …": those for whom it is asked.
WHAT_THEY_ASK = Anycase(
    r"\b(?:lo que (?:se )?(?:pid|exig|reclam|demand|quier)\w+[^.:]{0,80}? es(?= que\b| la\b| el\b| una?\b)|"
    r"ce qu(?:e |['’])[^.:]{0,40}?(?:demand|exig|réclam|veul)\w+[^.:]{0,60}? c['’]est(?= que?\b| la\b| le\b| l['’])|(?:ciò|quello) che [^.:]{0,40}?(?:chied|esig|pretend|vogliono)\w*[^.:]{0,60}? è(?= che\b| la\b| il\b)|o que [^.:]{0,40}?(?:ped|exig|quer|reivindic)\w+[^.:]{0,60}? é(?= que\b| a\b| o\b))"
)
# "Setzt Euch beim Senat für eine Duldung ein"
SPEAK_FOR = re.compile(
    r"\b[Ss]etz(?:t|en [Ss]ie sich| dich|e dich)\b[^.!?:]{0,90}?\bfür [^.!?:]{4,120}?\bein(?=\b[\s.!:,]|$)"
)
SLOGAN = re.compile(
    r"\b(?:say|saying|that says?|tell (?:them|him|her)|with the (?:words|message|text|slogan)|(?:the|this|your|short|following) (?:message|text|slogan)|subject(?: line)?|demand(?:ing)?|faksta|mit (?:dem|folgendem) (?:text|betreff|satz)|unter dem motto|con (?:el|la) (?:texto|lema|consigna|frase)|avec (?:le|la) (?:texte|phrase|slogan|message)|"
    r"(?:per dire|pour dire|para decir|con (?:il testo|lo slogan|la frase))|com (?:o texto|a frase)|с (?:текстом|требованием|лозунгом)|зі словами)\s?[:,]?\s?[\"“«„]([^\"”»“]{12,160})[\"”»“]",
    re.IGNORECASE,
)
OPENING_MARKS = '"“«„'
ASIDE = re.compile(r"\((?:please )?(?:tell|ask|urge|demand)\b[^()]{12,200}\)", re.IGNORECASE)
WAYS = re.compile(
    r",? (?:(?:can|should|may|must|could|are to|to) be (?:sent|addressed|directed|faxed|e-?mailed)|(?:and |with )?(?:a )?cop(?:y|ies) (?:to|of)|(?:and )?(?:send|fax|mail) (?:it|them|a copy|copies) |in (?:spanish|english|french|your own language)[ ,]|at the following|to the following (?:address|email))|"
    r":\s+(?=[A-ZÀ-Þ][^.!?]{25})",
    re.IGNORECASE,
)
OPINION = Anycase(r".{0,40}\b(?:(?:as well |also )?how\b|why\b|what you (?:feel|think)\b)")
TRAILING = re.compile(r"[\s)\"”»]+$")


# "Wir bitten Sie, sich daran zu beteiligen": readers are asked, not an office.
FOREIGN_STEP = Anycase(
    r"(?: alle| euch| sie)?,?\s.{0,60}\b(?:faxe|mails|e-mails|briefe|protest\w*)\b.{0,40}\bzu (?:schicken|senden|schreiben|faxen)\b|(?: a)? (?:[lt][aeo]?[ods]*s )?(?:l[ao]s )?(?:organi[sz]acion|sindicat|compañer|herman|amig|colectiv|organisation|syndicat|camarade|associazion|compagn|organizaç|companheir)\w*|.{0,30}\b(?:difund|comparti|reporten? a|vengano (?:inviat|mandat|spedit)|à (?:vous )?tous (?:de |d[’'])|divulg|assinem|firmen|firméis|particip|envi[eé]|escrib[aá]|envia[rm]? (?:\w+ ){0,2}(?:cartas?|fax(?:es)?|mensa(?:je|gem|gen)s?|correos?|e-?mails?|mails?|llamamientos|protestas)\b|mand[ae][nm]\b|llam[ae]n\b|mandare|inviare (?:una |le )?(?:cartol|lett|mail|e-mail|fax)|se tomen|tomen unos|nos (?:mantengan|informen|hagan saber)|signer|écrire (?:\w+ ){0,3}(?:aux?|à)\b|diffuser|partager|soutenir notre|firmare|diffondere|partecipare|beteiligen|unterschreib|unterzeichn| (?:agora )?que (?:vocês|todos|me ajud)|scriver(?:le|gli|e a)\b| (?:ai|a tutti i|alle|agli) (?:nostr[ie] )?(?:sostenitor|lettor|compagn|amic|soci\b)|mitzumachen|weiterzuleiten|schreiben sie|подпис|распростран|репост)"
)
WHAT_IS_ASKED = Anycase(
    r".{0,80}\b(?:to be|be|released?|freedom|freed|end|immediate|that|withdraw\w*|dropp?\w*|halt|stop)\b"
)
CALLS_MADE = Anycase(r"\b(?:phone|of|make|making|place|more|your|our|the|and|with|for)\s$")
THIRD = re.compile(r"(?:urges|calls)\b")
VERB_LAST = frozenset({"tr", "kk", "az"})  # in these languages a sentence ends in its verb
OTHERS = Anycase(r"\b(?:mp|mps|senator|minister|he|she|who|which)\s$")
