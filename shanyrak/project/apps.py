from django.apps import AppConfig
from django.conf import settings


class Project(AppConfig):
    name = "shanyrak.project"
    label = "project"

    def ready(self) -> None:
        """Make the keys, and the folder for static files, at the very first start; afterwards this only looks."""
        from shanyrak.vault.keys import ensure_keys

        ensure_keys(settings.SHANYRAK_KEYS_DIR)
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
