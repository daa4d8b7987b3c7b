"""Words back to those who wrote and agreed to hear: written by one, approved and sent by another, once to each."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import translation as interface
from django.utils.translation import gettext as _

from shanyrak.appeals.models import Appeal
from shanyrak.letters.letterhead import letter_url
from shanyrak.letters.links import manage_token
from shanyrak.letters.models import LetterState
from shanyrak.letters.telling import tell
from shanyrak.outbox.models import Delivery
from shanyrak.outcomes.changing import ask_for_changes, changes_since
from shanyrak.outcomes.models import Outcome, Thanks, ThanksState, Voice, VoiceKind
from shanyrak.people.models import Purpose, Supporter, SupporterQuerySet, User
from shanyrak.translations.asking import ask
from shanyrak.translations.finding import in_every_language
from shanyrak.translations.languages import is_same_language
from shanyrak.translations.models import Translation

ORIGIN = "thanks"


class UnableToThank(Exception):
    """Anticipated: nothing was written or sent. Subclasses name the case."""


class NothingWritten(UnableToThank):
    pass


class SamePerson(UnableToThank):
    """Whoever wrote the words does not send them."""


def write_thanks(
    *,
    appeal: Appeal,
    text: str,
    language: str,
    by: User,
    now: datetime,
    outcome: Outcome | None = None,
    voice: Voice | None = None,
) -> Thanks:
    """
    Keep the words, and ask the translators' desk for the languages of those who would hear them. ``voice``, if any, is
    the residents' own that these words are.

    :raises NothingWritten: they are empty
    """
    if not text.strip():
        raise NothingWritten
    with transaction.atomic():
        thanks = Thanks.objects.create(
            appeal=appeal,
            outcome=outcome,
            voice=voice,
            kind=voice.kind if voice else VoiceKind.THANKS,
            text=text.strip(),
            language=language,
            written_by=by,
            written_at=now,
        )
        ask_for_languages(thanks=thanks, now=now)
    return thanks


def ask_for_languages(*, thanks: Thanks, now: datetime) -> list[str]:
    """
    Ask for the thanks, and for what happened meanwhile, in each language that a listener used; say which. Asking twice
    is harmless.
    """
    wanted = sorted(
        language
        for language in set(listeners(thanks.appeal, until=now).values_list("language", flat=True))
        if language and not is_same_language(language, thanks.language)
    )
    for language in wanted:
        ask(
            text=thanks.text,
            source_language=thanks.language,
            language=language,
            origin=ORIGIN,
            origin_id=thanks.pk,
            appeal_number=thanks.appeal.number,
            now=now,
        )
        ask_for_changes(appeal=thanks.appeal, language=language, now=now)
    return wanted


def missing_languages(thanks: Thanks) -> list[str]:
    """The languages asked for in which no translation is approved yet: whoever sends now sends it untranslated."""
    asked = Translation.objects.of(ORIGIN, thanks.pk)
    done = asked.approved().filter(source=thanks.text).values("pk")
    return sorted(asked.exclude(pk__in=done).values_list("language", flat=True))


def send_thanks(*, thanks: Thanks, by: User, now: datetime) -> int:
    """
    Approve the words and post them, one mail to each who agreed; say how many were newly posted.

    Stopped half-way, or called again, it posts to those who are still missing and to nobody twice. Who wrote
    after the approval hears of later thanks.

    :raises SamePerson: the one who wrote them cannot send them
    """
    thanks = _approve(thanks, by=by, now=now)
    texts = in_every_language(text=thanks.text, own=thanks.language, origin=ORIGIN, origin_id=thanks.pk)
    return sum(
        _post(thanks, supporter, texts=texts, now=now)
        for supporter in _not_yet_thanked(thanks, listeners(thanks.appeal, until=thanks.approved_at))
    )


def listeners(appeal: Appeal, *, until: datetime | None) -> SupporterQuerySet:
    """Who wrote for this appeal, confirmed it, agreed to hear of it, and can still be reached."""
    return (
        Supporter.objects.reachable()
        .agreed(Purpose.NEWS, scope=str(appeal.pk))
        .filter(letter__appeal=appeal, letter__state=LetterState.CONFIRMED, letter__confirmed_at__lte=until)
        .filter(email__isempty=False)
        .select_related("letter__appeal")
        .order_by("pk")
    )


def delivery_origin(thanks: Thanks, supporter: Supporter) -> UUID:
    """The same for the same two, so that a second posting finds the first; says nothing of either to others."""
    return uuid5(thanks.pk, str(supporter.pk))


def _approve(thanks: Thanks, *, by: User, now: datetime) -> Thanks:
    with transaction.atomic():
        row = Thanks.objects.select_for_update(of=("self",)).select_related("appeal").get(pk=thanks.pk)
        if row.written_by_id == by.pk:
            raise SamePerson
        if row.state == ThanksState.WRITTEN:
            row.state, row.approved_by, row.approved_at = ThanksState.SENT, by, now
            row.save(update_fields=["state", "approved_by", "approved_at"])
    return row


def _not_yet_thanked(thanks: Thanks, supporters: SupporterQuerySet) -> Iterator[Supporter]:
    batch: list[Supporter] = []
    for supporter in supporters.iterator(chunk_size=500):
        batch.append(supporter)
        if len(batch) == 500:
            yield from _without_delivery(thanks, batch)
            batch = []
    yield from _without_delivery(thanks, batch)


def _without_delivery(thanks: Thanks, batch: list[Supporter]) -> list[Supporter]:
    ids = {delivery_origin(thanks, supporter): supporter for supporter in batch}
    posted = set(Delivery.objects.of(ORIGIN, *ids).values_list("origin_id", flat=True))
    return [supporter for identifier, supporter in ids.items() if identifier not in posted]


def _post(thanks: Thanks, supporter: Supporter, *, texts: dict[str, str], now: datetime) -> bool:
    language = next(
        (each for each in texts if is_same_language(each, supporter.language)),
        thanks.language,
    )
    changes = changes_since(
        thanks.appeal,
        since=supporter.letter.confirmed_at or thanks.written_at,
        language=supporter.language,
    )
    subject, body = _around(thanks, supporter, words=texts[language], changes=changes)
    return tell(
        letter=supporter.letter,
        purpose=Purpose.NEWS,
        origin=ORIGIN,
        origin_id=delivery_origin(thanks, supporter),
        subject=subject,
        body=body,
        language=language,
        now=now,
    )


def _around(thanks: Thanks, supporter: Supporter, *, words: str, changes: list[str]) -> tuple[str, str]:
    """
    Subject and body: the words, what happened since they wrote, why they get this mail and where they can end it; our
    own sentences in the language they used if we speak it.
    """
    spoken = next(
        (code for code, _name in settings.LANGUAGES if is_same_language(code, supporter.language)),
        settings.LANGUAGE_CODE,
    )
    with interface.override(spoken):
        parts = [_from_residents(thanks), words]
        if changes:
            parts.append("\n".join([_("What has happened since you wrote:"), *changes]))
        parts.append(
            _(
                "You wrote for appeal %(number)s and asked to hear of it. Here you can read your letter again, "
                "or have everything erased that we hold about you:\n%(letter)s"
            )
            % {"number": thanks.appeal.number, "letter": letter_url(manage_token(supporter.letter), spoken)}
        )
        return _("To you who wrote"), "\n\n".join(filter(None, parts))


def _from_residents(thanks: Thanks) -> str:
    """Whose words these are, when they are the residents' own; the campaign's say so themselves."""
    if thanks.voice_id is None:
        return ""
    return {
        VoiceKind.THANKS: _("Those for whom you wrote thank you. In their words:"),
        VoiceKind.MESSAGE: _("Those for whom you wrote send you a message. In their words:"),
        VoiceKind.QUESTION: _("Those for whom you wrote ask you something. In their words:"),
    }[VoiceKind(thanks.kind)]
