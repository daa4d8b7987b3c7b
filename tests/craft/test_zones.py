"""A time zone is proposed from what is known of an office, and left open where that does not tell."""

import pytest

from shanyrak.craft.zones import PRIMARY, _zones, propose_zone

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("known", "zone"),
    [
        ({"country": "GB"}, "Europe/London"),
        ({"country": "TR", "place": "Ankara"}, "Europe/Istanbul"),
        ({"country": "KZ", "place": "Almaty"}, "Asia/Almaty"),
        ({"country": "KZ", "place": "Алматы"}, "Asia/Almaty"),
        ({"country": "kz", "place": "Kemertas", "numbers": ["+77272000000"]}, "Asia/Almaty"),
        ({"country": "KZ", "place": "Kemertas"}, ""),
        ({"country": "US", "place": "Washington", "numbers": ["+12025550100"]}, "America/New_York"),
        ({"country": "US", "numbers": ["+12025550100", "+13105550100"]}, ""),
        ({"country": "US", "numbers": ["+441632960100", "not one"]}, ""),
        ({"country": "BR", "place": "São Paulo"}, "America/Sao_Paulo"),
        ({"country": "UA", "place": "Львів"}, "Europe/Kyiv"),
        ({"country": "DE"}, "Europe/Berlin"),
        ({"country": ""}, ""),
        ({"country": "ZZ"}, ""),
        ({"country": "001"}, ""),
    ],
)
def test_a_zone_is_proposed(known, zone):
    assert propose_zone(**known) == zone


def test_every_primary_zone_is_one_of_its_country():
    assert all(zone in _zones(country) for country, zone in PRIMARY.items())
