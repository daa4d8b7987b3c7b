# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Numbers told in words, as people dictate them: "oh one six three two, nine six oh …", "плюс семь, семьсот один …"."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.marking import Kind, Span

_FIGURE = (
    r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|double|treble|triple|plus|hundred|"
    r"ноль|нуль|нол[яь]|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|[а-яё]{2,7}надцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот|плюс|нулей|нуля|чотири|п['’]ять|шість|сім|вісім|дев['’]ять|"
    r"нөл|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|қосу|"
    r"null|eins?|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w{3,6}zehn|(?:\w{3,6}und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|"
    r"zéro|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?|dix)(?:-[a-zé]+)*|"
    r"cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veinte|veinti\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|(?:dos|tres|cuatro|seis|ocho)cientos|quinientos|setecientos|novecientos|más)"
)
_LEAST = 6  # figures in a row; who counts or lists stops sooner
_TOLD = re.compile(
    rf"(?<!\w){_FIGURE}(?!\w)(?:(?:[ ]?[,.;:–—-]?[ ]?|[ ](?:y|et|und|and|и)[ ])(?<!\w)(?:{_FIGURE}|\d{{1,4}})(?!\w)){{{_LEAST - 1},}}",
    re.IGNORECASE,
)


def find_dictated(text: str) -> Iterable[Span]:
    for found in _TOLD.finditer(text):
        yield Span(Kind.PHONE, found.start(), found.end())
