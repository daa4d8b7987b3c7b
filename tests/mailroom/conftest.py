import pytest

from tests.copies.conftest import keys

__all__ = ["keys"]


@pytest.fixture(autouse=True)
def no_leave_beside_a_loop(monkeypatch):
    """Beside a browser the tests allow Django what it forbids where a loop runs; a mailroom has no such leave."""
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)
