"""``shanyrak manage dkim [SELECTOR]``: the key that signs our mail, and the DNS record by which others verify it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from shanyrak.channels.email.signing import dns_record
from shanyrak.vault.mail_keys import mail_key, make_mail_key


class Command(BaseCommand):
    help = (
        "Make the key that signs our mail, unless it is there, and print the DNS record that belongs to it."
    )
    requires_system_checks: list[str] = []  # no database is needed

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "selector", nargs="?", help="the name of the key; else the one in use, else shanyrak and the year"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        environment = settings.ENVIRONMENT
        selector = options["selector"] or environment.dkim or f"shanyrak{date.today().year}"
        make_mail_key(environment.keys, selector=selector)
        key = mail_key(environment.keys, selector=selector)
        self.stdout.write(dns_record(domain=environment.mail_domain, selector=selector, key=key))
        if selector != environment.dkim:
            self.stderr.write(
                f"Put this into the zone of {environment.mail_domain}; when others can see it, "
                f"set SHANYRAK_DKIM={selector} and start again."
            )
