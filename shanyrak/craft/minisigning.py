"""
Signatures that ``minisign -V`` verifies, so that nobody needs our program to know what is ours.

Format: https://jedisct1.github.io/minisign/ (Ed25519 over BLAKE2b-512 of the file, "ED"; the trusted comment is signed
with the signature). Time comes in the comment, from whoever signs.
"""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def signature(data: bytes, key: Ed25519PrivateKey, *, comment: str) -> str:
    """Give the text of the ``.minisig`` file. ``comment`` is one line, and is signed too."""
    comment = " ".join(comment.split())
    signed = key.sign(hashlib.blake2b(data, digest_size=64).digest())
    both = key.sign(signed + comment.encode())
    head = base64.b64encode(b"ED" + key_id(key.public_key()) + signed).decode()
    return (
        f"untrusted comment: verify with minisign -V\n{head}\n"
        f"trusted comment: {comment}\n{base64.b64encode(both).decode()}\n"
    )


def public_line(key: Ed25519PublicKey) -> str:
    """The key as ``minisign -P`` takes it: 56 characters."""
    return base64.b64encode(b"Ed" + key_id(key) + key.public_bytes_raw()).decode()


def key_id(key: Ed25519PublicKey) -> bytes:
    """Eight bytes that tell keys apart; made of the key, so they need not be kept."""
    return hashlib.blake2b(key.public_bytes_raw(), digest_size=8).digest()
