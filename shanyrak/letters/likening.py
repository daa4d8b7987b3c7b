"""Whether others wrote exactly these words: told to the writer as advice, from keyed hashes; no word is opened for it."""

from shanyrak.appeals.models import Appeal
from shanyrak.craft.likeness import exact_hash
from shanyrak.letters.models import Letter
from shanyrak.vault.blind import blind_index


def own_index(appeal: Appeal, own_words: str) -> bytes:
    """The same for words that differ in case, punctuation and spacing only; b"" for none."""
    if not own_words.strip():
        return b""
    return blind_index(exact_hash(own_words).hex(), purpose="own-words", scope=str(appeal.pk))


def is_written_before(appeal: Appeal, own_words: str) -> bool:
    """Whether a confirmed letter for this appeal has exactly these own words."""
    index = own_index(appeal, own_words)
    return bool(index) and Letter.objects.confirmed().filter(appeal=appeal, own_index=index).exists()
