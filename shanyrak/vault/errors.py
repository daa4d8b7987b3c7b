"""What can go wrong with something sealed. The texts are for staff and logs and hold nothing personal."""

from django.core.exceptions import FieldError


class VaultError(Exception):
    """A sealed value stays shut. Subclasses name the case."""


class NoPrivateKey(VaultError):
    """This process may seal but not open: the private master key is not in its keys folder."""


class Erased(VaultError):
    """The row's key was destroyed on request; nobody can read it again, us included."""


class Tampered(VaultError):
    """The stored bytes are not what was sealed for this row and column: changed, moved, or cut short."""


class NotOnARow(VaultError):
    """A bare stored value, for example from ``.values()``; only a loaded row can open it."""


class KeysMissing(VaultError):
    """The keys folder has no keys yet: run ``vault.keys.ensure_keys`` at start."""


class KeysDamaged(VaultError):
    """A file of the keys folder is not what we wrote. Nothing was changed; restore it from the backup."""


class SealedColumn(FieldError):
    """A query tried to compare or overwrite a sealed column. Save the row, or search by a blind index."""
