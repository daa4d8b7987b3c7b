"""
The same letter comes twice: by Cc and forwarded, by mail and through our form. It is one copy.

Forty people may send the same words, and each of them counts. So equal words join only with an equal sender; the
Message-ID joins by itself.
"""

from collections.abc import Iterable
from datetime import datetime

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals.models import Arrival
from shanyrak.copies.models import Copy, CopyState, Joined
from shanyrak.craft.likeness import exact_hash, shared
from shanyrak.letters.writing import writer_index
from shanyrak.vault.blind import blind_index

SAME_FROM = 0.7  # of the shorter one's runs of words
LOOKED_AT = 50  # copies of one sender; who sends more wastes their own time only
WORDS_AT_LEAST = 12  # without a sender, shorter texts may well be two people's


def same_letter(
    appeal: Appeal, *, text: str, sender: bytes | None, mails: Iterable[bytes] = ()
) -> Copy | None:
    """Give the copy that this letter has already, None when it is new. ``sender`` and ``mails`` are keys (below)."""
    copies = Copy.objects.filter(appeal=appeal).exclude(state=CopyState.WITHDRAWN)
    found: Copy | None = copies.filter(mail_key__in=list(mails)).first()
    if found:
        return found
    if sender:
        of_sender = copies.filter(sender_key=sender, text__isempty=False).order_by("-received_at")[:LOOKED_AT]
        return next((copy for copy in of_sender if shared(copy.text.open(), text) >= SAME_FROM), None)
    if len(text.split()) < WORDS_AT_LEAST:
        return None
    return copies.filter(sender_key__isnull=True, words_key=words_key(appeal, text)).first()


def join(copy: Copy, arrival: Arrival, *, now: datetime) -> None:
    Joined.objects.create(copy=copy, arrival=arrival, joined_at=now)


def sender_key(appeal: Appeal, address: str) -> bytes | None:
    """Who sent it, as a keyed hash that means nothing outside this appeal; letters have the same."""
    return writer_index(appeal, address) if "@" in address else None


def mail_key(appeal: Appeal, message_id: str) -> bytes:
    return blind_index(message_id, purpose="mail", scope=str(appeal.pk))


def words_key(appeal: Appeal, text: str) -> bytes:
    return blind_index(exact_hash(text).hex(), purpose="words", scope=str(appeal.pk))
