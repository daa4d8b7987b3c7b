"""
DKIM: our domain's name under what leaves (RFC 6376), RSA with SHA-256, relaxed/relaxed.

The whole body is signed, and every header that a reader sees. Those that must stand there once are named once more
than they stand (oversigned), so that nobody on the way can add a second From under our signature; so are the two
that unsubscribe with one click, which RFC 8058 wants covered.
"""

import base64
import hashlib
import re
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SIGNED = (
    *("from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id"),
    *("mime-version", "content-type", "content-transfer-encoding", "content-language"),
    *("auto-submitted", "list-unsubscribe", "list-unsubscribe-post"),
)
LEAST_BITS = 2048  # receivers take 1024 too, but one should not be asked for
DNS_STRING = 255  # characters in one string of a TXT record
LINE = 72
SELECTOR = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

BLANKS = re.compile(rb"[ \t]{2,}|\t")  # what is not one space already: most of a text is
FOLD = re.compile(rb"\r\n(?=[ \t])")


class UnfitKey(ValueError):
    """The key, selector or domain cannot sign mail."""


class DkimSigner:
    """``signer(message)`` gives the message back with its DKIM-Signature before it. Safe to share between threads."""

    def __init__(self, *, domain: str, selector: str, key: rsa.RSAPrivateKey) -> None:
        """
        ``domain`` is that of From, so that DMARC's strictest alignment holds.

        :raises UnfitKey: a key of less than 2048 bits, or a selector that no name server takes
        """
        if key.key_size < LEAST_BITS:
            raise UnfitKey(f"a key of {key.key_size} bits is too short: at least {LEAST_BITS}")
        if not SELECTOR.fullmatch(selector):
            raise UnfitKey("a selector is a name of a-z, 0-9 and hyphens")
        self._domain = domain.encode("idna").decode("ascii").lower()
        self._selector = selector
        self._key = key

    def __call__(self, message: bytes) -> bytes:
        """
        Sign a whole message of 7-bit lines that end in CRLF. The same message gives the same bytes.

        :raises ValueError: bytes above 127, or a bare CR or LF: a server on the way might rewrite them
        """
        line_ends = message.count(b"\r\n")
        if not message.isascii() or message.count(b"\r") != line_ends or message.count(b"\n") != line_ends:
            raise ValueError("only 7-bit lines that end in CRLF come unharmed to the other side")
        head, _, body = message.partition(b"\r\n\r\n")
        fields = _fields(head)
        names, said_names = _names_to_sign(tuple(name for name, _field in fields))
        start = (
            b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
            + f" d={self._domain}; s={self._selector};\r\n".encode("ascii")
            + said_names
            + b" bh=" + base64.b64encode(hashlib.sha256(_relaxed_body(body)).digest()) + b";\r\n b="
        )  # fmt: skip
        signed = _to_sign(fields, names) + _relaxed(FOLD.sub(b"", start))[1]
        signature = base64.b64encode(self._key.sign(signed, padding.PKCS1v15(), SHA256()))
        pieces = [signature[at : at + LINE] for at in range(0, len(signature), LINE)]
        return start + b"\r\n ".join(pieces) + b"\r\n" + message


def dns_record(*, domain: str, selector: str, key: rsa.RSAPrivateKey) -> str:
    """Write the TXT record by which others verify, as a zone file takes it."""
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    value = f"v=DKIM1; k=rsa; s=email; p={base64.b64encode(public).decode('ascii')}"
    strings = " ".join(f'"{value[at : at + DNS_STRING]}"' for at in range(0, len(value), DNS_STRING))
    return f"{selector}._domainkey.{domain.encode('idna').decode('ascii')}. IN TXT ( {strings} )"


def _fields(head: bytes) -> list[tuple[str, bytes]]:
    """The header fields in order: name in small letters, and the whole field, relaxed (RFC 6376, 3.4.2)."""
    unfolded = FOLD.sub(b"", head) if b"\r\n " in head or b"\r\n\t" in head else head
    return [_relaxed(field) for field in unfolded.split(b"\r\n")]


def _relaxed(field: bytes) -> tuple[str, bytes]:
    name, _, value = field.partition(b":")
    if b"  " in value or b"\t" in value:
        value = BLANKS.sub(b" ", value)
    name = name.strip().lower()
    return name.decode("ascii"), name + b":" + value.strip(b" ")


@lru_cache(maxsize=64)
def _names_to_sign(here: tuple[str, ...]) -> tuple[list[str], bytes]:
    """What is signed of a mail with these headers: the names in order, and the tag that says so."""
    names = [name for name in SIGNED for _time in range(here.count(name) + 1)]
    return names, _folded_names(names)


def _to_sign(fields: list[tuple[str, bytes]], names: list[str]) -> bytes:
    """The named fields, the last of a name first (RFC 6376, 5.4.2); the one too many is empty."""
    left: dict[str, list[bytes]] = {}
    for name, field in fields:
        left.setdefault(name, []).append(field)
    return b"".join([left[name].pop() + b"\r\n" for name in names if left.get(name)])


def _relaxed_body(body: bytes) -> bytes:
    lines = body if body.endswith(b"\r\n") else body + b"\r\n"
    if b"  " in lines or b"\t" in lines:
        lines = BLANKS.sub(b" ", lines)
    lines = lines.replace(b" \r\n", b"\r\n")
    lines = lines.rstrip(b"\r\n") + b"\r\n"
    return b"" if lines == b"\r\n" else lines


def _folded_names(names: list[str]) -> bytes:
    lines, line = [], " h="
    for name in names:
        if len(line) + len(name) > LINE:
            lines.append(line)
            line = "  "
        line += f"{name}:"
    lines.append(line.removesuffix(":") + ";")
    return "".join(f"{each}\r\n" for each in lines).encode("ascii")
