"""
Read the two tables of the post: ``tariffs.csv`` (what a standard letter of 20 g costs) and ``journeys.csv`` (how long
it travels). Whoever runs a house may keep files of the same form beside their data: their rows win.

A figure without a source and a year is refused. What no row tells is not known, and nothing is guessed.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from shanyrak.craft.postage.regions import EUROPE, REGIONS, names_of

HERE = Path(__file__).parent
TARIFF_COLUMNS = ("country", "operator", "currency", "home", "europe", "world", "as_of", "source")
JOURNEY_COLUMNS = ("from", "to", "shortest", "longest", "counted_in", "as_of", "source")
WEEK, WORKING_WEEK = 7, 5


class Unreadable(ValueError):
    """A row of a table says something that cannot be: the text names file, line and what."""


@dataclass(frozen=True, slots=True)
class Postage:
    """
    What one letter costs. ``price`` is None when no source tells; ``operator`` is whom to ask then, "" when even
    that is not known. ``as_of`` is as exact as the source: "2025-04", "2022" or "undated".
    """

    operator: str
    currency: str = ""
    price: Decimal | None = None
    as_of: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """How long a letter usually travels, in calendar days, and who says so."""

    shortest: int
    longest: int
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class Tariff:
    """A row of ``tariffs.csv``. ``europe`` is for European addresses, ``world`` for all others abroad."""

    operator: str
    currency: str
    home: Decimal | None
    europe: Decimal | None
    world: Decimal | None
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class PostageTable:
    tariffs: Mapping[str, Tariff] = field(default_factory=dict)
    journeys: Mapping[tuple[str, str], Journey] = field(default_factory=dict)

    def postage(self, *, origin: str, destination: str) -> Postage:
        """Say what a letter of 20 g costs from one country to another (ISO 3166)."""
        tariff = self.tariffs.get(origin.upper())
        if tariff is None:
            return Postage("")
        if origin.upper() == destination.upper():
            price = tariff.home
        else:
            price = tariff.europe if destination.upper() in EUROPE else tariff.world
        if price is None:
            return Postage(tariff.operator)
        return Postage(tariff.operator, tariff.currency, price, tariff.as_of, tariff.source)

    def journey(self, *, origin: str, destination: str) -> Journey | None:
        """
        Say how long a letter travels, by the row that speaks most narrowly of the two; None when none does.

        A row from a region to itself does not tell of letters within one country.
        """
        origin, destination = origin.upper(), destination.upper()
        if not origin or not destination:
            return None
        if origin == destination:
            return self.journeys.get((origin, origin))
        for start in names_of(origin):
            for end in names_of(destination):
                if known := self.journeys.get((start, end)):
                    return known
        return None

    def with_rows_of(self, other: "PostageTable") -> "PostageTable":
        """Take the other's rows over one's own."""
        return PostageTable({**self.tariffs, **other.tariffs}, {**self.journeys, **other.journeys})


@cache
def usual_table() -> PostageTable:
    """Read the tables that come with the house."""
    return read_table(
        (HERE / "tariffs.csv").read_text(encoding="utf-8"),
        (HERE / "journeys.csv").read_text(encoding="utf-8"),
    )


def read_table(tariffs: str, journeys: str) -> PostageTable:
    """
    Read both tables from CSV with a heading; either may be "".

    :raises Unreadable: a row lacks its source, or its figures are none
    """
    return PostageTable(
        dict(_tariff(line, row) for line, row in _rows(tariffs, TARIFF_COLUMNS, "tariffs")),
        dict(_journey(line, row) for line, row in _rows(journeys, JOURNEY_COLUMNS, "journeys")),
    )


def _rows(text: str, columns: tuple[str, ...], name: str) -> list[tuple[str, dict[str, str]]]:
    if not text.strip():
        return []
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != columns:
        raise Unreadable(f"{name}: the columns are {', '.join(columns)}")
    rows = []
    for row in reader:
        line = f"{name}, line {reader.line_num}"
        if None in row or None in row.values():
            raise Unreadable(f"{line}: it has {len(columns)} columns, no more, no fewer")
        rows.append((line, {key: value.strip() for key, value in row.items()}))
    return rows


def _tariff(line: str, row: dict[str, str]) -> tuple[str, Tariff]:
    country = _country(line, row["country"])
    prices = [_price(line, row[name]) for name in ("home", "europe", "world")]
    if any(price is not None for price in prices):
        _must_have(line, row, "currency", "as_of", "source")
    _must_have(line, row, "operator")
    home, europe, world = prices
    return country, Tariff(row["operator"], row["currency"], home, europe, world, row["as_of"], row["source"])


def _journey(line: str, row: dict[str, str]) -> tuple[tuple[str, str], Journey]:
    _must_have(line, row, "as_of", "source")
    if not (row["shortest"].isdecimal() and row["longest"].isdecimal()):
        raise Unreadable(f"{line}: days are whole numbers")
    if row["counted_in"] not in {"days", "working days"}:
        raise Unreadable(f"{line}: counted in days or in working days")
    days = [int(row["shortest"]), int(row["longest"])]
    if row["counted_in"] == "working days":
        days = [_calendar_days(each) for each in days]
    if not 0 < days[0] <= days[1]:
        raise Unreadable(f"{line}: the shortest time is not longer than the longest")
    start, end = (_place(line, row[name]) for name in ("from", "to"))
    return (start, end), Journey(days[0], days[1], row["as_of"], row["source"])


def _calendar_days(working: int) -> int:
    return -(-working * WEEK // WORKING_WEEK)  # rounded up


def _country(line: str, text: str) -> str:
    if len(text) != 2 or not (text.isascii() and text.isupper()):
        raise Unreadable(f"{line}: a country is two capital letters of ISO 3166")
    return text


def _place(line: str, text: str) -> str:
    if text.startswith("@"):
        if text not in {*REGIONS, "@world"}:
            raise Unreadable(f"{line}: the regions are {', '.join(REGIONS)} and @world")
        return text
    return _country(line, text)


def _price(line: str, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        price = Decimal(text)
    except InvalidOperation as error:
        raise Unreadable(f"{line}: a price is a number with a point") from error
    if not price.is_finite() or price <= 0:
        raise Unreadable(f"{line}: a price is more than nothing")
    return price


def _must_have(line: str, row: dict[str, str], *names: str) -> None:
    for name in names:
        if not row[name]:
            raise Unreadable(f"{line}: «{name}» is missing")
