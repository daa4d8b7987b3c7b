"""
Blind indexes: find a row by a sealed value without storing the value.

Each purpose and scope (an appeal, a list) has its own key, so two scopes cannot be joined by whoever
holds the tables.
"""

import hmac
import unicodedata
from functools import lru_cache
from pathlib import Path

from shanyrak.vault.boxes import join
from shanyrak.vault.keys import keys_folder, pepper_of

# Providers that deliver local+anything to local (their own help pages say so).
_PLUS_IS_A_TAG = {
    "gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com",
    "proton.me", "protonmail.com", "pm.me", "yandex.ru", "yandex.com", "ya.ru", "zoho.com",
}  # fmt: skip
_DOTS_DO_NOT_COUNT = {"gmail.com"}
_SAME_DOMAIN = {"googlemail.com": "gmail.com", "ya.ru": "yandex.ru", "yandex.com": "yandex.ru",
                "yandex.kz": "yandex.ru", "protonmail.com": "proton.me", "pm.me": "proton.me"}  # fmt: skip


def blind_index(value: str, *, purpose: str, scope: str) -> bytes:
    """
    Give the 32-byte index of a value within a purpose and a scope, the same in every process.

        blind_index(canonical_email("Ruth@Mail.example"), purpose="letter", scope=str(appeal.pk))

    The value is taken as it is: bring it into a canonical form first.

    :raises KeysMissing: no pepper in the keys folder
    """
    key = _key(keys_folder(), purpose, scope)
    return hmac.digest(key, value.encode("utf-8", errors="surrogatepass"), "sha256")


def canonical_email(address: str) -> str:
    """
    Give the form under which two spellings of one mailbox meet; for comparing, never for sending.

    Case, surrounding space, the two spellings of a domain, and at the providers known for it "+tags", dots
    and twin domains fall away. Never raises: what is no address comes back trimmed and lower-cased.
    """
    address = unicodedata.normalize("NFKC", address).strip().casefold()
    local, at, domain = address.rpartition("@")
    if not at:
        return address
    domain = _ascii_domain(domain.rstrip("."))
    domain = _SAME_DOMAIN.get(domain, domain)
    if domain in _PLUS_IS_A_TAG or domain in _SAME_DOMAIN.values():
        local = local.partition("+")[0] or local
    if domain in _DOTS_DO_NOT_COUNT:
        local = local.replace(".", "")
    return f"{local}@{domain}"


def _ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:  # too long, empty label, or a letter IDNA does not know
        return domain


@lru_cache(maxsize=1024)
def _key(folder: Path, purpose: str, scope: str) -> bytes:
    # HKDF's second half (RFC 5869, 2.3), where one block of SHA-256 is all that is asked for. A letter has a scope of
    # its own, so this runs once a letter.
    info = join(b"blind index 1", purpose.encode(), scope.encode())
    return hmac.digest(_root(folder), info + b"\x01", "sha256")


@lru_cache(maxsize=4)
def _root(folder: Path) -> bytes:
    """HKDF's first half (2.2), without salt."""
    return hmac.digest(bytes(32), _pepper(folder), "sha256")


@lru_cache(maxsize=4)
def _pepper(folder: Path) -> bytes:
    # Nobody changes it: every index of the database rests on it.
    return pepper_of(folder)
