"""
The two boxes of the vault, over ``cryptography`` and nothing else.

A *sealed box* can be closed by anyone who has the public key, and opened only with the private one:
an ephemeral X25519 key, HKDF-SHA-256, AES-256-GCM. A *box* is AES-256-GCM under a key both sides know.
Both are bound to a context; opened in any other context they stay shut.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shanyrak.vault.errors import Tampered

VERSION = b"\x01"
_NONCE_BYTES = 12
_POINT_BYTES = 32
_TAG_BYTES = 16


def join(*parts: bytes) -> bytes:
    """Join parts so that no two different lists give the same bytes."""
    return b"".join([len(part).to_bytes(4, "big") + part for part in parts])


def close_box(key: bytes, clear: bytes, *, context: bytes) -> bytes:
    """Give version (1 byte), nonce (12), ciphertext with tag (16 longer than the clear bytes)."""
    nonce = os.urandom(_NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, clear, VERSION + context)


def open_box(key: bytes, box: bytes, *, context: bytes) -> bytes:
    """Give the clear bytes.

    :raises Tampered: changed, cut short, or closed in another context or under another key
    """
    if box[:1] != VERSION or len(box) < 1 + _NONCE_BYTES + _TAG_BYTES:
        raise Tampered("the stored bytes are not a box of this vault")
    nonce, body = box[1 : 1 + _NONCE_BYTES], box[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, body, VERSION + context)
    except InvalidTag:
        raise Tampered("the stored bytes were not sealed for this place") from None


def close_sealed_box(public: X25519PublicKey, clear: bytes, *, context: bytes) -> bytes:
    """Give version, ephemeral public key (32 bytes), ciphertext with tag."""
    ephemeral = X25519PrivateKey.generate()
    point = ephemeral.public_key().public_bytes_raw()
    key = _agreed(ephemeral.exchange(public), point, public.public_bytes_raw())
    # The agreed key is used once, so a fixed nonce never repeats under it.
    return VERSION + point + AESGCM(key).encrypt(bytes(_NONCE_BYTES), clear, VERSION + context)


def open_sealed_box(private: X25519PrivateKey, box: bytes, *, context: bytes) -> bytes:
    """Give the clear bytes.

    :raises Tampered: changed, cut short, or sealed to another key or context
    """
    if box[:1] != VERSION or len(box) < 1 + _POINT_BYTES + _TAG_BYTES:
        raise Tampered("the stored bytes are not a sealed box of this vault")
    point, body = box[1 : 1 + _POINT_BYTES], box[1 + _POINT_BYTES :]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(point))
        key = _agreed(shared, point, private.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(bytes(_NONCE_BYTES), body, VERSION + context)
    except (InvalidTag, ValueError):
        raise Tampered("the stored bytes were not sealed to this key") from None


def _agreed(shared: bytes, point: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=point + public, info=b"shanyrak sealed box 1").derive(shared)
