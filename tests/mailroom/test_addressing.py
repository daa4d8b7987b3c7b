"""Which addresses are ours."""

import pytest

from shanyrak.mailroom.addressing import Box, box_of

pytestmark = pytest.mark.unit

TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("address", "box"),
    [
        ("copies+7@shanyrak.example", Box("copies", "7")),
        ("Copies+007@SHANYRAK.example", Box("copies", "007")),
        ("copies@shanyrak.example", Box("copies", "")),
        (f"bounce+{TOKEN}@x.example", Box("bounce", TOKEN)),
        (f"reply+{TOKEN}@x.example", Box("reply", TOKEN)),
        ("copies+x@x.example", None),
        ("bounce@x.example", None),
        ("reply+@x.example", None),
        ("abuse@x.example", None),
        ("xcopies+7@x.example", None),
        ("", None),
    ],
)
def test_only_our_own_addresses_are_ours(address, box):
    assert box_of(address) == box
