"""What it achieved, said by whom; and the thanks that go back to those who wrote."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Appeal
from shanyrak.craft.states import Arrows
from shanyrak.letters.models import AnswerPool
from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedRow

STAFF = settings.AUTH_USER_MODEL


class OutcomeKind(models.TextChoices):
    RELEASED = "released", _("Somebody was released")
    STAYED = "stayed", _("It was put off")
    STOPPED = "stopped", _("It was called off")
    ANSWERED = "answered", _("An office answered")
    WORSE = "worse", _("It became worse")
    OTHER = "other", _("Something else")


class Confidence(models.TextChoices):
    CERTAIN = "certain", _("Certain")
    LIKELY = "likely", _("Likely")
    CLAIMED = "claimed", _("Claimed, not checked")


class Outcome(models.Model):
    """An effect, good or bad, with who says so and how sure we are."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=OutcomeKind.choices)
    statement = models.TextField()
    language = models.CharField(max_length=12)
    happened_on = models.CharField(max_length=10, blank=True, help_text="EDTF, as exact as known")
    said_by = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=8, choices=Confidence.choices)
    is_public = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(said_by="") & ~Q(source=""), name="outcome_says_who_and_whence"
            ),
        ]


class VoiceKind(models.TextChoices):
    THANKS = "thanks", _("Thanks")
    MESSAGE = "message", _("A message")
    QUESTION = "question", _("A question")


class VoiceState(models.TextChoices):
    ENTERED = "entered", _("To be read")
    RELEASED = "released", _("Released")
    SET_ASIDE = "set_aside", _("Set aside")


VOICE = Arrows("entered > released | set_aside")


class Voice(SealedRow):
    """
    What residents say, as a partner brought it. Sealed, and its key destroyed as soon as it is released or set aside:
    no resident is stored anywhere. What was released stands in ``Thanks``.
    """

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="voices")
    kind = models.CharField(max_length=8, choices=VoiceKind.choices)
    text = SealedTextField()
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=9, choices=VoiceState.choices, default=VoiceState.ENTERED)
    entered_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    settled_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VoiceState.values), name="voice_state_known"),
            models.CheckConstraint(
                condition=Q(state="entered", settled_by__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="voice_settled_by_somebody",
            ),
        ]


class ThanksState(models.TextChoices):
    WRITTEN = "written", _("To be approved")
    SENT = "sent", _("On its way to those who wrote")


THANKS = Arrows("written > sent")


class Thanks(models.Model):
    """Words back to those who wrote and agreed to hear: once to each, in the language they used where there is one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="thanks")
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    voice = models.OneToOneField(
        Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="thanks"
    )
    kind = models.CharField(max_length=8, choices=VoiceKind.choices, default=VoiceKind.THANKS)
    text = models.TextField()
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=ThanksState.choices, default=ThanksState.WRITTEN)
    written_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="thanks_two_persons",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="thanks_sent_by_two",
            ),
        ]


class ShownAnswer(models.Model):
    """
    What an office answered, as everybody may read it: its own words, shorter where they told of a writer. Two persons
    stand for it, and it never changes afterwards (``outcomes.showing``).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pool = models.OneToOneField(AnswerPool, on_delete=models.PROTECT, related_name="shown")
    text = models.TextField()
    language = models.CharField(max_length=12)
    written_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("written_by"))),
                name="shown_answer_two_persons",
            ),
        ]
