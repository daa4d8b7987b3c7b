"""What a letter costs and how long it travels: what sources tell, and nothing else."""

from decimal import Decimal

import pytest

from shanyrak.craft.postage import Unreadable, read_table, usual_table

pytestmark = pytest.mark.unit

TARIFFS = "country,operator,currency,home,europe,world,as_of,source\n"
JOURNEYS = "from,to,shortest,longest,counted_in,as_of,source\n"


def test_every_row_of_the_house_names_whom_to_ask_and_every_figure_its_source():
    table = usual_table()

    assert len(table.tariffs) >= 40
    assert all(tariff.operator for tariff in table.tariffs.values())
    assert all(journey.source for journey in table.journeys.values())


def test_a_price_depends_on_where_the_letter_goes():
    table = usual_table()

    assert table.postage(origin="NO", destination="NO").price == Decimal(18)
    assert table.postage(origin="NO", destination="DE").price == Decimal(27)
    assert table.postage(origin="no", destination="kz").price == Decimal(33)


def test_what_no_source_tells_is_not_known_but_whom_to_ask_is():
    table = usual_table()

    known_operator = table.postage(origin="PL", destination="KZ")
    nobody = table.postage(origin="AQ", destination="KZ")

    assert (known_operator.operator, known_operator.price) == ("Poczta Polska", None)  # at home it is known
    assert (nobody.operator, nobody.price) == ("", None)
    assert table.journey(origin="PL", destination="KZ") is None
    assert table.journey(origin="", destination="KZ") is None


def test_the_row_that_speaks_most_narrowly_wins():
    table = read_table(
        "",
        JOURNEYS
        + "@europe,@world,20,30,days,2020,a\n@eu,@asia,10,12,days,2020,b\nDE,@world,8,9,days,2020,c\n"
        + "DE,KZ,6,7,days,2020,d\n",
    )

    def days(origin, destination):
        return table.journey(origin=origin, destination=destination).shortest

    assert days("DE", "KZ") == 6
    assert days("DE", "BR") == 8
    assert days("FR", "KZ") == 10
    assert days("NO", "KZ") == 20


def test_between_countries_of_a_region_is_not_within_one():
    table = read_table("", JOURNEYS + "@eu,@eu,3,5,days,2020,a\n")

    assert table.journey(origin="FI", destination="FI") is None
    assert table.journey(origin="FI", destination="SE").longest == 5


def test_working_days_are_counted_with_their_sundays():
    table = read_table("", JOURNEYS + "GB,@world,5,7,working days,2020,a\n")

    journey = table.journey(origin="GB", destination="KZ")

    assert (journey.shortest, journey.longest) == (7, 10)


def test_ones_own_rows_win():
    own = read_table(TARIFFS + "PL,Poczta Polska,PLN,4.90,9,9,2025-06,the counter in Kraków\n", "")

    table = usual_table().with_rows_of(own)

    assert table.postage(origin="PL", destination="KZ").price == Decimal(9)
    assert table.postage(origin="GB", destination="KZ") == usual_table().postage(
        origin="GB", destination="KZ"
    )


@pytest.mark.parametrize(
    ("tariffs", "journeys"),
    [
        ("country,price\nPL,4\n", ""),
        (TARIFFS + "PL,Poczta,PLN,4.90,,,2025,\n", ""),
        (TARIFFS + "PL,Poczta,PLN,4.90,,,,the counter\n", ""),
        (TARIFFS + "PL,Poczta,PLN,much,,,2025,the counter\n", ""),
        (TARIFFS + "PL,Poczta,PLN,-1,,,2025,the counter\n", ""),
        (TARIFFS + "PL,Poczta,PLN,NaN,,,2025,the counter\n", ""),
        (TARIFFS + "Poland,Poczta,,,,,,\n", ""),
        (TARIFFS + "PL,,,,,,,\n", ""),
        (TARIFFS + "PL,Poczta\n", ""),
        ("", JOURNEYS + "PL,KZ,9,7,days,2020,a\n"),
        ("", JOURNEYS + "PL,KZ,soon,7,days,2020,a\n"),
        ("", JOURNEYS + "PL,KZ,5,7,weeks,2020,a\n"),
        ("", JOURNEYS + "PL,KZ,5,7,days,2020,\n"),
        ("", JOURNEYS + "PL,@moon,5,7,days,2020,a\n"),
    ],
)
def test_a_figure_without_a_source_or_sense_is_refused(tariffs, journeys):
    with pytest.raises(Unreadable, match=r"tariffs|journeys"):
        read_table(tariffs, journeys)
