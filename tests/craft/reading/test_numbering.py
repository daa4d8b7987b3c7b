"""In which land a number is that was printed without its code."""

import pytest

from shanyrak.craft.reading import read_text

pytestmark = pytest.mark.unit
CASES = [
    # An airline of one land, its desk in another: the plan decides among the lands that are named.
    (
        "Please ring Kenyan Sample Air at Heathrow on 020 7946 0101. Luka fled from Zimbabwe to London.",
        "442079460101",
    ),
    ("Call the Sample Office in Washington on (202) 555-0101 about Cuba, Cuba and Cuba.", "12025550101"),
    (
        "Ruft den Innenminister an: Otto Prim, Tel. 0361 5550101. Es geht um Menschen aus Togo.",
        "493615550101",
    ),
    (
        "Appelez le préfet : M. Jean Prim, tél. 01 99 00 10 10. Il veut expulser Ana vers le Mali.",
        "33199001010",
    ),
    # A code in brackets is one when the rest fits its land.
    ("Japan must act. Fax the office in Asia: Ada Lind, fax (852) 2845-5360", "85228455360"),
    # The block's own address is surer than whatever the text speaks of.
    (
        "Write from Kenya to Kenya about Kenya:\nDr. Ada Lind\nMinister of Ports\n5 Sample Street\nLondon SW1P 4DF\nTel: 020 7946 0101",
        "442079460101",
    ),
]


@pytest.mark.parametrize(("text", "expanded"), CASES, ids=[e for _, e in CASES])
def test_a_number_is_where_its_plan_and_the_text_say(text: str, expanded: str):
    targets = read_text(text).targets
    found = [fact.expanded for target in targets for fact in (*target.phones, *target.faxes)]
    assert expanded in found
