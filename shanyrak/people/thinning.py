"""Keep of a supporter only what is still needed: the address goes before the name."""

from shanyrak.people.models import Supporter


def drop_addresses(supporter: Supporter) -> None:
    """Forget where they can be reached, by mail and by post. Doing it twice is harmless."""
    supporter.email = ""
    supporter.address = ""
    supporter.save(update_fields=["email", "address"])
