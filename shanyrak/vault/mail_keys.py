"""
The key that signs our mail (DKIM): a private file in the keys folder, named after its selector, never in the database.

``dkim-SELECTOR.key`` is RSA 2048, PKCS #8, one line of base64 as the other keys are; mode 600. Lost, it is made anew
and its public part published again: nothing is sealed to it.
"""

import base64
import binascii
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from shanyrak.vault.errors import KeysDamaged, KeysMissing
from shanyrak.vault.keys import write_once

BITS = 2048


def make_mail_key(folder: Path, *, selector: str) -> None:
    """Make the key of this selector; do nothing if it is there."""
    if _path(folder, selector).exists():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    write_once(_path(folder, selector), private, mode=0o600)


def mail_key(folder: Path, *, selector: str) -> rsa.RSAPrivateKey:
    """
    Read the key of this selector.

    :raises KeysMissing: there is none, or this process may not have it
    :raises KeysDamaged: the file holds no RSA key as we write them
    """
    path = _path(folder, selector)
    try:
        key = load_der_private_key(base64.b64decode(path.read_bytes().strip(), validate=True), password=None)
    except (FileNotFoundError, PermissionError) as error:
        raise KeysMissing(f"the keys folder has no {path.name} that we may read") from error
    except (binascii.Error, ValueError) as error:
        raise KeysDamaged(f"{path.name} is not a key as we write them") from error
    if not isinstance(key, rsa.RSAPrivateKey):
        raise KeysDamaged(f"{path.name} is not an RSA key")
    return key


def _path(folder: Path, selector: str) -> Path:
    return folder / f"dkim-{selector}.key"
