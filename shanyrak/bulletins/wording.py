"""The few sentences of our own that a sheet needs when whoever assembled it wrote none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Figures stand after a colon, so that no word must agree with them."""

    name: str  # of the sheet, when nobody gave it one
    letters: str  # said on a sheet without counts
    wrote: str  # before the number of people
    countries: str  # before the number of countries
    others: str


WORDS = {
    "en": SheetWords(
        name="News for the residents",
        letters="On this sheet are letters that people far away wrote for you.",
        wrote="People who wrote letters for you, at least: {people}.",
        countries="Countries from which at least ten wrote: {countries}.",
        others="Other countries",
    ),
    "ru": SheetWords(
        name="Листок для жителей",
        letters="На этом листке — письма, которые люди издалека написали ради вас.",
        wrote="Сколько людей написали письма ради вас, не меньше: {people}.",
        countries="Стран, откуда написали не меньше десяти человек: {countries}.",
        others="Другие страны",
    ),
    "kk": SheetWords(
        name="Тұрғындарға арналған парақ",
        letters="Бұл парақта алыстағы адамдар сіздер үшін жазған хаттар бар.",
        wrote="Сіздер үшін хат жазған адамдар саны, кемінде: {people}.",
        countries="Кемінде он адам жазған елдер саны: {countries}.",
        others="Басқа елдер",
    ),
}


def sheet_words(language: str) -> SheetWords | None:
    """None where we have no words: then the sheet says only what was written for it."""
    return WORDS.get(language.split("-", maxsplit=1)[0].lower())
