"""
Letters as people far away write them, in twelve languages, each with a canary in whatever tells who wrote it.

All invented. A canary is a word that stands nowhere else: found where only released words may stand, it has flown.
"""

import random
import re
from dataclasses import dataclass

CANARY = re.compile(r"zq\d{5}", re.IGNORECASE)

# Opening, sentences of one's own, closing.
WORDS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "en": (
        "Dear neighbours,",
        (
            "We read about your houses and talked about them at supper.",
            "I cannot come, but I can write, and I shall go on writing.",
            "Our street was to be pulled down once; it still stands.",
            "My pupils asked me to say that they think of your children.",
            "Nobody should lose a roof to a ruling that nobody has read.",
        ),
        "With you in thought,",
    ),
    "ru": (
        "Дорогие соседи!",
        (
            "Мы прочли о ваших домах и весь вечер говорили о них.",
            "Я не могу приехать, но могу писать и буду писать дальше.",
            "Нашу улицу тоже хотели снести, а она стоит до сих пор.",
            "Мои ученики просили передать, что думают о ваших детях.",
            "Никто не должен лишиться крыши из-за решения, которого не читал.",
        ),
        "Мысленно с вами,",
    ),
    "kk": (
        "Құрметті көршілер!",
        (
            "Үйлеріңіз туралы оқып, кешке дейін сол жайлы сөйлестік.",
            "Бара алмаймын, бірақ жаза аламын, әрі қарай да жазамын.",
            "Біздің көшені де бұзбақ болған, ол әлі тұр.",
            "Оқушыларым балаларыңызды ойлайтынын айтуымды сұрады.",
            "Ешкім оқымаған шешім үшін ешкім баспанасынан айырылмауы керек.",
        ),
        "Ойымыз сіздермен,",
    ),
    "de": (
        "Liebe Nachbarn,",
        (
            "wir haben von euren Häusern gelesen und den ganzen Abend davon gesprochen.",
            "Ich kann nicht kommen, aber schreiben kann ich, und das werde ich weiter tun.",
            "Auch unsere Straße sollte einmal abgerissen werden; sie steht noch.",
            "Meine Schüler lassen sagen, dass sie an eure Kinder denken.",
            "Niemand soll sein Dach durch ein Urteil verlieren, das niemand gelesen hat.",
        ),
        "In Gedanken bei euch,",
    ),
    "fr": (
        "Chers voisins,",
        (
            "nous avons lu ce qui arrive à vos maisons et en avons parlé toute la soirée.",
            "Je ne peux pas venir, mais je peux écrire, et je continuerai.",
            "Notre rue aussi devait être rasée ; elle est toujours debout.",
            "Mes élèves me prient de dire qu'ils pensent à vos enfants.",
            "Personne ne devrait perdre son toit pour un jugement que personne n'a lu.",
        ),
        "Je pense à vous,",
    ),
    "es": (
        "Queridos vecinos:",
        (
            "Leímos lo que pasa con sus casas y hablamos de ello toda la noche.",
            "No puedo ir, pero puedo escribir, y seguiré escribiendo.",
            "También nuestra calle iba a ser derribada; sigue en pie.",
            "Mis alumnos piden que les diga que piensan en sus hijos.",
            "Nadie debería perder su techo por una sentencia que nadie ha leído.",
        ),
        "Con ustedes,",
    ),
    "tr": (
        "Sevgili komşular,",
        (
            "Evlerinizi okuduk ve bütün akşam bunu konuştuk.",
            "Gelemem ama yazabilirim, yazmaya da devam edeceğim.",
            "Bizim sokağımız da yıkılacaktı; hâlâ yerinde duruyor.",
            "Öğrencilerim çocuklarınızı düşündüklerini söylememi istedi.",
            "Kimsenin okumadığı bir karar yüzünden kimse çatısını kaybetmemeli.",
        ),
        "Aklımız sizde,",
    ),
    "uk": (
        "Дорогі сусіди!",
        (
            "Ми прочитали про ваші оселі й говорили про них увесь вечір.",
            "Я не можу приїхати, але можу писати й писатиму далі.",
            "Нашу вулицю теж хотіли знести, а вона стоїть досі.",
            "Мої учні просили переказати, що думають про ваших дітей.",
            "Ніхто не має втратити дах через рішення, якого ніхто не читав.",
        ),
        "Подумки з вами,",
    ),
    "pl": (
        "Drodzy sąsiedzi,",
        (
            "czytaliśmy o waszych domach i rozmawialiśmy o nich cały wieczór.",
            "Nie mogę przyjechać, ale mogę pisać i będę pisać dalej.",
            "Naszą ulicę też chciano kiedyś zburzyć; stoi do dziś.",
            "Moi uczniowie proszą przekazać, że myślą o waszych dzieciach.",
            "Nikt nie powinien tracić dachu przez wyrok, którego nikt nie czytał.",
        ),
        "Myślami z wami,",
    ),
    "it": (
        "Cari vicini,",
        (
            "abbiamo letto delle vostre case e ne abbiamo parlato tutta la sera.",
            "Non posso venire, ma posso scrivere, e continuerò a farlo.",
            "Anche la nostra strada doveva essere demolita; è ancora in piedi.",
            "I miei alunni chiedono di dirvi che pensano ai vostri bambini.",
            "Nessuno dovrebbe perdere il tetto per una sentenza che nessuno ha letto.",
        ),
        "Con il pensiero a voi,",
    ),
    "ar": (
        "جيراننا الأعزاء،",
        (
            "قرأنا عن بيوتكم وتحدثنا عنها طوال المساء.",
            "لا أستطيع أن آتي، لكنني أستطيع أن أكتب، وسأظل أكتب.",
            "شارعنا أيضا كان سيهدم، وهو ما زال قائما.",
            "طلب مني تلاميذي أن أقول إنهم يفكرون في أطفالكم.",
            "لا ينبغي لأحد أن يفقد سقفه بسبب حكم لم يقرأه أحد.",
        ),
        "معكم بقلوبنا،",
    ),
    "pt": (
        "Caros vizinhos,",
        (
            "lemos sobre as vossas casas e falámos disso toda a noite.",
            "Não posso ir, mas posso escrever, e vou continuar a escrever.",
            "A nossa rua também ia ser demolida; ainda está de pé.",
            "Os meus alunos pedem que vos diga que pensam nos vossos filhos.",
            "Ninguém devia perder o teto por uma sentença que ninguém leu.",
        ),
        "Com o pensamento em vós,",
    ),
}
COUNTRIES = ("GB", "DE", "FR", "ES", "TR", "UA", "PL", "IT", "PT", "CA", "AU", "IE")


@dataclass(frozen=True, slots=True)
class FromAfar:
    """One letter, as it was written: ``canary`` stands in name, street and mail address, nowhere in the words."""

    number: int
    language: str
    canary: str
    words: str
    name: str
    address: str
    country: str

    @property
    def text(self) -> str:
        opening, _sentences, closing = WORDS[self.language]
        return f"{opening}\n\n{self.words}\n\n{closing}\n{self.name}\n{self.number} {self.canary} Road\n{self.address}\n"


def letter(number: int) -> FromAfar:
    """The same number gives the same letter; no two have the same words in the same language too often."""
    chance = random.Random(number)
    language = list(WORDS)[number % len(WORDS)]
    canary = f"Zq{number:05d}"
    return FromAfar(
        number=number,
        language=language,
        canary=canary,
        words=" ".join(chance.sample(WORDS[language][1], 3)),
        name=f"{chance.choice(('Ruth', 'Anna', 'Jonas', 'Mira'))} {canary}",
        address=f"{canary.lower()}@mail.example",
        country=chance.choice(COUNTRIES),
    )
