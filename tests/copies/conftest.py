"""Keys for what is sealed, fresh for each test that touches the database."""

import pytest
from django.conf import settings

from shanyrak.vault import sessions
from shanyrak.vault.keys import ensure_keys


@pytest.fixture(autouse=True)
def keys():
    ensure_keys(settings.SHANYRAK_KEYS_DIR)
    sessions.start_afresh()
