"""The link by which a writer finds their letter again: signed, so that nothing of it is stored."""

from django.core import signing

from shanyrak.letters.models import Letter

SALT = "letters.manage"


def manage_token(letter: Letter) -> str:
    return signing.dumps(letter.pk.hex, salt=SALT)


def letter_of(token: str) -> Letter | None:
    """The letter behind a link; None when the link is not ours or the letter is gone."""
    try:
        return Letter.objects.filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        return None
