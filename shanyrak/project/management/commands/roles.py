"""``shanyrak manage roles``: make the groups behind the roles, with what each needs of the editor."""

from typing import Any

from django.core.management.base import BaseCommand

from shanyrak.desk.roles import ensure_groups


class Command(BaseCommand):
    help = "Make the groups behind the roles. Changes nothing when they are there. Run it after each migrate."

    def handle(self, *_args: Any, **options: Any) -> None:
        roles = ensure_groups()
        if options.get("verbosity"):
            self.stdout.write(", ".join(sorted(roles)))
