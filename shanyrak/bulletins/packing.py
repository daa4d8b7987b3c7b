"""
A bulletin for the partner who carries it: one age file that only they can open, with what is in it signed.

In it, as a zip: the sheet to print, the same for a screen, for a telephone, to be read aloud, and MANIFEST.txt with
its signature (``minisign -V``). Made when asked for, stored nowhere. Carried twice it is the same bulletin.
"""

import base64
import io
import zipfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from shanyrak.bulletins.models import Bulletin, BulletinState
from shanyrak.bulletins.printing import aloud, html, pdf, text
from shanyrak.craft.minisigning import public_line, signature
from shanyrak.people.models import Partner
from shanyrak.vault.keys import write_once


class UnableToPack(Exception):
    """Anticipated: nothing was made. Subclasses name the case."""


class NotApproved(UnableToPack):
    """Two persons must stand for a sheet before anybody gets it."""


class NoKey(UnableToPack):
    """We know no key of this partner that a file could be sealed to, or it is none."""


def package(*, bulletin: Bulletin, partner: Partner, now: datetime) -> bytes:
    """
    Seal the bulletin to the partner's key.

    :raises UnableToPack: a subclass says why
    :raises craft.printing.MissingFont: a font must be installed first
    """
    if bulletin.state == BulletinState.ASSEMBLED:
        raise NotApproved
    recipient = recipient_of(partner.public_key)
    return bytes(pyrage.encrypt(_zipped(bulletin, now), [recipient]))


def recipient_of(public_key: str) -> pyrage.x25519.Recipient:
    """:raises NoKey: it is no age key ("age1…")"""
    try:
        return pyrage.x25519.Recipient.from_str(public_key.strip())
    except pyrage.RecipientError as error:
        raise NoKey from error


def note_key(*, partner: Partner, public_key: str, now: datetime) -> None:  # noqa: ARG001 -- every deed is told when
    """
    Seal to this key from now on.

    :raises NoKey: it is no age key
    """
    partner.public_key = str(recipient_of(public_key))
    partner.save(update_fields=["public_key"])


def serial_of(bulletin: Bulletin) -> str:
    return f"{bulletin.appeal.number}-{bulletin.language}-{bulletin.number}"


def our_public_line() -> str:
    """What a partner notes down once, to verify with: ``minisign -P …``."""
    return public_line(_signing_key().public_key())


def _zipped(bulletin: Bulletin, now: datetime) -> bytes:
    name = f"bulletin-{serial_of(bulletin)}"
    files = {
        f"{name}.pdf": pdf(bulletin),
        f"{name}.html": html(bulletin).encode(),
        f"{name}.txt": text(bulletin).encode(),
        f"{name}-aloud.txt": aloud(bulletin).encode(),
    }
    lines = [f"{sha256(data).hexdigest()}  {path}" for path, data in files.items()]
    manifest = "\n".join([f"Bulletin {serial_of(bulletin)}", *lines, ""]).encode()
    files["MANIFEST.txt"] = manifest
    files["MANIFEST.txt.minisig"] = signature(
        manifest, _signing_key(), comment=f"bulletin {serial_of(bulletin)}, sealed {now:%Y-%m-%d}"
    ).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _signing_key() -> Ed25519PrivateKey:
    """In the keys folder, made when it is first needed; lost, it is made anew and the partners are told the new one."""
    path = Path(settings.SHANYRAK_KEYS_DIR) / "bulletins.key"
    if not path.exists():
        write_once(path, Ed25519PrivateKey.generate().private_bytes_raw(), mode=0o600)
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes().strip()))
