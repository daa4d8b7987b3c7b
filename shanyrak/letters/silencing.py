"""
«It was not me»: a mail that anybody can cause carries a link by which the mailbox's owner ends all mail from us.

The link holds a keyed hash of the address and is signed; it names no letter and shows no address, so it works long after
the letter is erased.
"""

from django.conf import settings
from django.core import signing

from shanyrak.outbox.suppressing import fingerprint_of

SALT = "letters.silence"
NOT_ME = "not me"


def silence_url(address: str, language: str) -> str:
    token = signing.dumps(fingerprint_of(address).hex(), salt=SALT)
    return f"{settings.SHANYRAK_BASE_URL}/{language}/no-mail/{token}/"


def silenced_by(token: str) -> bytes | None:
    """The fingerprint that a link stands for; None when it is not ours."""
    try:
        return bytes.fromhex(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
