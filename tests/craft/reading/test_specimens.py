"""Every specimen: the contacts a careful reader finds, each in its section, and nothing else."""

import pytest

from shanyrak.craft.reading import read_text
from tests.craft.reading.specimens import Specimen, differences, load

pytestmark = pytest.mark.unit
SPECIMENS = load()


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_what_a_careful_reader_finds_is_found(specimen: Specimen):
    assert differences(specimen, read_text(specimen.text).as_json()) == []


def test_there_are_enough_of_them():
    assert len(SPECIMENS) >= 150
