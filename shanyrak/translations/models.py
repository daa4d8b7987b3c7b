"""The one translators' desk: copies, an appeal's words, developments, residents' voices. No sender is ever seen here."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Case
from shanyrak.craft.states import Arrows
from shanyrak.people.models import User
from shanyrak.vault.ids import new_id

STAFF = settings.AUTH_USER_MODEL


class TranslationState(models.TextChoices):
    OPEN = "open", _("Waiting for a translator")
    CLAIMED = "claimed", _("Being translated")
    DRAFTED = "drafted", _("To be read by a second person")
    DISPUTED = "disputed", _("Two readings; a third person decides")
    APPROVED = "approved", _("Approved")
    GATHERED = "gathered", _("Says what another letter says")
    STALE = "stale", _("The source has changed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


TRANSLATION = Arrows(
    "open > claimed > drafted > approved",
    "claimed > open",
    "drafted > claimed",
    "drafted > disputed > approved",
    "open | stale > gathered > open",
    "open | claimed | drafted | disputed | approved | gathered > stale > open",
    "open | claimed | drafted | disputed | approved | gathered | stale > withdrawn",
)


class TranslationQuerySet(models.QuerySet["Translation"]):
    def open(self) -> "TranslationQuerySet":
        """Waiting for a translator: new, given back, or with a source that has changed."""
        return self.filter(state__in=[TranslationState.OPEN, TranslationState.STALE])

    def readable_by(self, user: User) -> "TranslationQuerySet":
        """In languages that this person reads; in all when they have named none."""
        languages = user.reads.split()
        if not languages:
            return self
        return self.filter(source_language__in=languages, language__in=languages)

    def approved(self) -> "TranslationQuerySet":
        return self.filter(state=TranslationState.APPROVED)

    def of(self, origin: str, *ids: UUID) -> "TranslationQuerySet":
        return self.filter(origin=origin, origin_id__in=ids)


class Translation(models.Model):
    """
    One text to be put into one language. ``origin`` and ``origin_id`` say whose text it is, to the room that asked.

    ``pieces`` is ``text`` laid beside the source, a piece a sentence (``craft.sentences``). ``before`` is the source as
    it stood when ``text`` was written, if it is another one by now. ``other_text`` is the second of two readings.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    origin = models.CharField(max_length=16)
    origin_id = models.UUIDField()
    appeal_number = models.PositiveIntegerField(null=True, blank=True)
    source_language = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    source = models.TextField()
    text = models.TextField(blank=True)
    pieces = models.JSONField(default=list, blank=True)
    before = models.TextField(blank=True)
    mark = models.BigIntegerField(default=0, help_text="the source's fingerprint (craft.likeness), signed")
    state = models.CharField(max_length=12, choices=TranslationState.choices, default=TranslationState.OPEN)
    claimed_until = models.DateTimeField(null=True, blank=True)
    translator = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reviewer = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    other_text = models.TextField(blank=True)
    other_pieces = models.JSONField(default=list, blank=True)
    other_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    gathered_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="gathered"
    )
    remark = models.TextField(blank=True, help_text="the second reader's word to the translator")
    asked_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "origin_id", "language"], name="translation_once"),
            models.CheckConstraint(
                condition=Q(state__in=TranslationState.values), name="translation_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | (Q(approved_at__isnull=False) & ~Q(text="")),
                name="translation_approved_has_text_and_time",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True)
                | Q(translator__isnull=True)
                | ~Q(reviewer=F("translator")),
                name="translation_two_persons",
            ),
            models.CheckConstraint(
                condition=~Q(state="claimed") | Q(translator__isnull=False, claimed_until__isnull=False),
                name="translation_claimed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="disputed")
                | (Q(other_by__isnull=False) & ~Q(other_text="") & ~Q(other_by=F("translator"))),
                name="translation_disputed_has_two_readings",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | Q(other_by__isnull=True) | ~Q(reviewer=F("other_by")),
                name="translation_third_person_decides",
            ),
            models.CheckConstraint(
                condition=Q(state="gathered", gathered_into__isnull=False)
                | (~Q(state="gathered") & Q(gathered_into__isnull=True)),
                name="translation_gathered_into_one",
            ),
        ]


class Remembered(models.Model):
    """
    A sentence of an approved translation, for whoever meets it again. It goes with its translation: when the source
    changes or is withdrawn, nothing of it is remembered.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="remembered")
    source_language = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    key = models.CharField(max_length=64, help_text="craft.sentences.key_of the source")
    source = models.TextField()
    text = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["language", "source_language", "key"], name="remembered_by_key"),
        ]


class Term(models.Model):
    """How a word of a case is to be said in another language, so that it is said alike everywhere."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="terms")
    source_language = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    term = models.CharField(max_length=100)
    translation = models.CharField(max_length=100)
    note = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint("case", "source_language", "language", Lower("term"), name="term_once"),
        ]
