"""
The keys folder: ``master-1.key`` (private, mode 600), ``master-1.pub``, ``pepper``, and later versions.

Everything is 32 bytes, written as one line of base64, so that a person can print it and type it back.
A process that may seal but not read gets the folder without the ``.key`` files.
"""

import base64
import binascii
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.conf import settings

from shanyrak.vault.errors import KeysDamaged, KeysMissing

_PUBLIC_NAME = re.compile(r"master-(\d+)\.pub")
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class PublicMaster:
    version: int
    key: X25519PublicKey


def keys_folder() -> Path:
    folder = settings.SHANYRAK_KEYS_DIR
    return folder if isinstance(folder, Path) else Path(folder)  # asked at every row; making a path costs


def ensure_keys(folder: Path) -> None:
    """
    Make the first master key and the pepper, unless they stand there already.

    May be called by any number of processes at once and again after a crash at any point: a file appears
    whole or not at all, and the first one wins. A folder whose private key was taken away on purpose
    (``.pub`` without ``.key``) is left as it is.

    :raises KeysDamaged: private and public part do not belong together, or a file is not a key
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _public_versions(folder) or (folder / "master-1.key").exists():
        make_master(folder, version=1)
    write_once(folder / "pepper", secrets.token_bytes(_KEY_BYTES), mode=0o600)
    _read(folder / "pepper")


def make_master(folder: Path, *, version: int) -> None:
    """
    Make one version of the master key; do nothing if it is there.

    The private part is written first: a crash in between leaves a key from which the public one follows.

    :raises KeysDamaged: the public part that stands there is of another key
    """
    private_path = folder / f"master-{version}.key"
    write_once(private_path, X25519PrivateKey.generate().private_bytes_raw(), mode=0o600)
    private = X25519PrivateKey.from_private_bytes(_read(private_path))
    public_path = folder / f"master-{version}.pub"
    write_once(public_path, private.public_key().public_bytes_raw(), mode=0o644)
    if _read(public_path) != private.public_key().public_bytes_raw():
        raise KeysDamaged(f"{public_path.name} does not belong to {private_path.name}")


def newest_public(folder: Path) -> PublicMaster:
    """Give the master key that new session keys are sealed to.

    :raises KeysMissing: there is none
    """
    versions = _public_versions(folder)
    if not versions:
        raise KeysMissing(f"no master-*.pub in the keys folder {folder}")
    return public_of(folder, version=max(versions))


def public_of(folder: Path, *, version: int) -> PublicMaster:
    return PublicMaster(version, X25519PublicKey.from_public_bytes(_read(folder / f"master-{version}.pub")))


def private_of(folder: Path, *, version: int) -> X25519PrivateKey | None:
    """Give the private part, or None where this process is not meant to have it."""
    path = folder / f"master-{version}.key"
    try:
        return X25519PrivateKey.from_private_bytes(_read(path))
    except (KeysMissing, PermissionError):
        return None


def pepper_of(folder: Path) -> bytes:
    """Give the secret behind all blind indexes.

    :raises KeysMissing: there is none
    """
    return _read(folder / "pepper")


def _public_versions(folder: Path) -> list[int]:
    names = (_PUBLIC_NAME.fullmatch(path.name) for path in folder.glob("master-*.pub"))
    return [int(name[1]) for name in names if name]


def _read(path: Path) -> bytes:
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except FileNotFoundError as error:
        raise KeysMissing(f"the keys folder has no {path.name}") from error
    except binascii.Error as error:
        raise KeysDamaged(f"{path.name} is not a key as we write them") from error
    if len(key) != _KEY_BYTES:
        raise KeysDamaged(f"{path.name} holds {len(key)} bytes instead of {_KEY_BYTES}")
    return key


def write_once(path: Path, key: bytes, *, mode: int) -> None:
    """Write the file unless it exists. On disk before we return: what is sealed to a lost key is lost."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # unlike rename, refuses to replace: the first process wins
        except FileExistsError:
            return
        finally:
            draft.unlink()
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        draft.unlink(missing_ok=True)
