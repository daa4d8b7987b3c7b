"""How many wrote, said so that nobody is found by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import Letter

COUNTRY_FROM = 10  # people: a country with fewer is one of the others
EXACT_FROM = 1000  # people


@dataclass(frozen=True, slots=True)
class Counts:
    """``people`` is 0 below ten; ``others`` are those in countries that are not named, 0 below ten."""

    people: int
    countries: tuple[tuple[str, int], ...]  # ISO 3166 and people, most first
    others: int


def rounded(people: int) -> int:
    """Down to tens below 1,000; exact from there on."""
    return people if people >= EXACT_FROM else people - people % 10


def safe_counts(by_country: Mapping[str, int]) -> Counts:
    """
    Round, and hide the countries with fewer than ten people.

    When those hidden are few, the total is rounded too, however large: an exact total less exact countries
    would say how many they are.
    """
    total = sum(by_country.values())
    named = {country: n for country, n in by_country.items() if country and n >= COUNTRY_FROM}
    hidden = total - sum(named.values())
    people = total - total % 10 if 0 < hidden < COUNTRY_FROM else rounded(total)
    countries = sorted(
        ((country, rounded(n)) for country, n in named.items()), key=lambda each: (-each[1], each[0])
    )
    return Counts(people, tuple(countries), hidden - hidden % 10)


def letters_by_country(appeal: Appeal, *, confirmed_before: object = None) -> dict[str, int]:
    """Confirmed letters by the writers' country, exact, for staff and for ``safe_counts``."""
    letters = Letter.objects.confirmed().filter(appeal=appeal)
    if confirmed_before is not None:
        letters = letters.filter(confirmed_at__lt=confirmed_before)
    return dict(letters.order_by().values_list("country").annotate(Count("pk")))
