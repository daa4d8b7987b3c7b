"""A room of its own for these tests: two tables with sealed columns, and a fresh keys folder."""

import pytest
from django.db import connection, models

from shanyrak.vault import sessions
from shanyrak.vault.fields import SealedBytesField, SealedTextField
from shanyrak.vault.keys import ensure_keys
from shanyrak.vault.models import SealedRow


class Visitor(SealedRow):
    email = SealedTextField()
    note = SealedTextField()
    scan = SealedBytesField()
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        app_label = "vault_trial"  # not installed: seen by no migration and no test of the house


class Neighbour(SealedRow):
    email = SealedTextField()

    class Meta:
        app_label = "vault_trial"


@pytest.fixture
def keys(tmp_path, settings):
    settings.SHANYRAK_KEYS_DIR = tmp_path / "keys"
    ensure_keys(settings.SHANYRAK_KEYS_DIR)
    sessions.forget_all()
    yield settings.SHANYRAK_KEYS_DIR
    sessions.forget_all()


@pytest.fixture
def tables(db, keys):
    with connection.schema_editor() as editor:
        editor.create_model(Visitor)
        editor.create_model(Neighbour)


@pytest.fixture
def another_process():
    """Forget every key in memory, as a process does that has just started."""
    return sessions.forget_all


@pytest.fixture
def no_private_key(keys, another_process):
    """Turn this process into the public door: it was started without the private key."""

    def leave():
        for path in keys.glob("master-*.key"):
            path.unlink()
        another_process()

    return leave
