# ruff: noqa: E501, SIM905 -- tables of words: one line a language is easier to check than a column
"""Lines that say where and about when a letter was written: "Long Bottom, in July", "с. Ключики, воскресенье"."""

import re

from shanyrak.craft.redacting.letters import CAPITALISED

_TIMES = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter midsummer easter christmas whitsun pentecost advent lent
    januar jänner februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    frühling frühjahr frühsommer sommer spätsommer herbst winter ostern pfingsten weihnachten fastnacht himmelfahrt fronleichnam
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche printemps été automne hiver pâques noël pentecôte toussaint
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo primavera verano otoño invierno navidad pascua
    январь января январе февраль февраля феврале март марта марте апрель апреля апреле май мая мае июнь июня июне июль июля июле август августа августе сентябрь сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря декабре
    понедельник вторник среда четверг пятница суббота воскресенье весна лето осень зима пасха рождество троица
    қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі көктем жаз күз қыс
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня januari februari maart mei juni juli augustus""".split()
)
# What may stand between them.
_AROUND = frozenset(
    """the of in on at early late mid st nd rd th morning evening afternoon night day after before
    im am in den der des de dem d anfang mitte ende früh abends morgens nachts vormittag nachmittag abend morgen nacht zu an
    le la les en ce ces début fin mi courant matin soir après-midi un
    el los a de del principios mediados finales por mañana tarde noche fines
    в во на г года год начало начала середина конец утро утром вечер вечером день днём ночь ночью число
    ж жыл жылы жылғы күні күн таңы кеші басы соңы ортасы
    il di o da do no na y e
    date dated posted written datum date fecha data дата күні tarih""".split()
)
_PREFIX = r"(?:(?:[Ff]ait à|[ÀÁ]|[Dd]ado en|[Ee]n|[Zz]u|[Ii]n|[Aa]t|[Вв]|г|гор|с|сел[оае]|пос|пгт|дер|ст|х|а|аул)\.?\s)"
_PLACE = rf"{CAPITALISED}(?:(?:\s|-)(?:(?:am|an der|sur|sous|de|de la|del|le|la|les|los|on|upon|in|ob der|bei|на|над)(?:\s|-))?{CAPITALISED}){{0,3}}"
_LINE = re.compile(
    rf"^\s*{_PREFIX}?(?P<place>{_PLACE})(?:\s(?:ауылы|ауылдық округі|қаласы|кенті|а\.|қ\.))?(?P<sign>\s?[,–—-]\s|,|\s)(?P<when>\S.{{1,60}}?)\s*$"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DAY = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


Place = tuple[int, int]


def place_and_day(line: str) -> tuple[Place | None, Place] | None:
    """
    Give where the place and where the day stand in a line that holds nothing else; None for any other line.

    The place may be missing: "July 2006". A season, a month or a day of the week is day enough behind a comma;
    without a comma a year must stand there too.
    """
    words = _words(line)
    if _say_when(words) and not _TIMES.isdisjoint(words):
        return None, (0, len(line))
    found = _LINE.match(line)
    if found is None:
        return None
    named, words = _words(found["place"]), _words(found["when"])
    if named[0] in _AROUND or not _TIMES.isdisjoint(named) or not _say_when(words):
        return None
    is_dated = _DAY.search(found["when"]) or _YEAR.search(found["when"])
    if not is_dated and (not found["sign"].strip() or _TIMES.isdisjoint(words)):
        return None
    return found.span("place"), found.span("when")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _say_when(words: list[str]) -> bool:
    return all(word in _TIMES or word in _AROUND for word in words)
