from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _tables_may_be_new(**_: Any) -> None:
    from shanyrak.vault.sessions import start_afresh

    start_afresh()


class VaultConfig(AppConfig):
    name = "shanyrak.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # After migrate or flush the session keys that this process stored may be gone.
        post_migrate.connect(_tables_may_be_new, sender=self, dispatch_uid="vault.start_afresh")
