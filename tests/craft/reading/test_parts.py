"""Several appeals on one page are never cut unasked."""

import pytest

from shanyrak.craft.reading import read_text

pytestmark = pytest.mark.unit

NEWSLETTER = """\
Letters of the month

FRELAND: Printers held after a strike

Eleven printers were taken from their homes in Portville on 3 May because they had asked for their wages. Nobody may see them.
Please write politely to the minister and ask that they be set free at once.

Minister of the Interior
Ola Prim
12 Sample Street
Portville 10400
Freland
Fax: +44 1632 960 123

NORTHLAND: Village to be flooded by a dam

Four hundred families of Upper Sample have been told to leave before the valley is filled. No other land was given to them.
Please write to the governor and urge him to stop the work until they have been heard.

Governor of Lower Sample
Anna Exempel
1 Dam Road
Sampleton 220
Northland
Email: governor@lowersample.example

SOUTHLAND: A teacher loses her post

Mina Prov has taught in the harbour school for twenty years. She lost her post in April because she spoke on the radio.
Send letters to the head of the schools and ask that she be taken back.

Head of Schools
7 Harbour Square
Provstad 31
Southland
Tel: +44 1632 960 456
"""


def test_a_newsletter_of_three_appeals_asks_where_the_others_begin():
    reading = read_text(NEWSLETTER)
    assert [part.value for part in reading.parts] == [
        "NORTHLAND: Village to be flooded by a dam",
        "SOUTHLAND: A teacher loses her post",
    ]
    asked = [doubt for doubt in reading.doubts if doubt.kind == "several"]
    assert [NEWSLETTER[slice(*doubt.span)] for doubt in asked] == [part.value for part in reading.parts]


def test_one_appeal_with_two_addresses_is_one():
    one = (
        NEWSLETTER[: NEWSLETTER.index("NORTHLAND")]
        + "\nEmbassy of Freland\n3 Green Road\nLondon W1J 5DX\nFax: +44 1632 960 789\n"
    )
    assert read_text(one).parts == ()


def test_a_page_of_two_posts_asks_at_the_second():
    second = NEWSLETTER[NEWSLETTER.index("SOUTHLAND") :]
    page = (
        "Stop the dam\n3 June 2011\n"
        + NEWSLETTER[NEWSLETTER.index("Four hundred") : NEWSLETTER.index("SOUTHLAND")]
    )
    parts = read_text(page + "\nPosted by Ann at 10:15\n\n" + second).parts
    assert [part.value for part in parts] == ["SOUTHLAND: A teacher loses her post"]
