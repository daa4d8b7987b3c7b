"""A house to walk through, and a browser to walk with."""

from collections.abc import Iterator

import pytest

from tests.journeys.house import House, open_house


@pytest.fixture
def house(django_db_setup, django_db_blocker, tmp_path) -> Iterator[House]:
    """A house of this story alone."""
    with django_db_blocker.unblock(), open_house(tmp_path) as house:
        yield house
