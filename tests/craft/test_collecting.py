import gc

import pytest

from shanyrak.craft.collecting import SELDOM, collecting_seldom

pytestmark = pytest.mark.unit


def test_python_collects_as_before_once_it_is_over_whatever_happened():
    before = gc.get_threshold()

    def stumble():
        with collecting_seldom():
            assert gc.get_threshold() == SELDOM
            raise OSError

    with pytest.raises(OSError):
        stumble()

    assert gc.get_threshold() == before
