"""What supporters wrote: composed, confirmed, answered."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Appeal, Publication
from shanyrak.arrivals.models import Arrival
from shanyrak.craft.states import Arrows
from shanyrak.outbox.models import Message
from shanyrak.people.models import Supporter
from shanyrak.targets.models import Channel, ContactPoint, Office
from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedQuerySet, SealedRow

STAFF = settings.AUTH_USER_MODEL


class LetterState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    AWAITING_CONFIRM = "awaiting_confirm", _("Waiting for the writer's confirmation")
    HELD_REVIEW = "held_review", _("Held: a person reads it first")
    CONFIRMED = "confirmed", _("Confirmed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


LETTER = Arrows(
    "draft > awaiting_confirm > confirmed | held_review",
    "held_review > confirmed",
    "draft | awaiting_confirm | held_review | confirmed > withdrawn",
)


class LetterQuerySet(SealedQuerySet):
    def confirmed(self) -> "LetterQuerySet":
        return self.filter(state=LetterState.CONFIRMED)

    def shareable(self) -> "LetterQuerySet":
        """Confirmed, and the writer agreed that the residents may read a copy."""
        return self.confirmed().filter(may_be_shared=True, erased_at__isnull=True)


class Letter(SealedRow):
    """One supporter's letter for one appeal; it may go to several offices, by several ways."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="letters")
    supporter = models.OneToOneField(Supporter, on_delete=models.PROTECT, related_name="letter")
    answers = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="+", help_text="the words that were on the page"
    )
    state = models.CharField(max_length=16, choices=LetterState.choices, default=LetterState.DRAFT)
    language = models.CharField(max_length=12)
    demands = models.JSONField(default=list, help_text="numbers, in the writer's order")
    own_words = SealedTextField(blank=True)
    own_index = models.BinaryField(
        max_length=32,
        default=b"",
        help_text="the own words, as a keyed hash of this appeal only; b'' for none",
    )
    written_as = models.CharField(max_length=20, blank=True, help_text="teacher, neighbour …")
    form_token = models.CharField(
        max_length=64, unique=True, help_text="a form makes one letter, however often posted"
    )
    confirm_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token in the mail")
    is_joint = models.BooleanField(
        default=False, help_text="no words of their own: goes within the joint letter"
    )
    may_be_shared = models.BooleanField(default=False)
    held_because = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LetterState.values), name="letter_state_known"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="letter_confirmed_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["appeal", "own_index"], name="letter_own_words", condition=~Q(own_index=b"")
            ),
        ]


class LetterTarget(models.Model):
    """The letter as it goes to one office, in that office's own wording."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="targets")
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="letter_target")
    contacts = models.ManyToManyField(ContactPoint, related_name="+", help_text="by which we carry it")
    writer_index = models.BinaryField(
        max_length=32, help_text="who wrote, as a keyed hash of this appeal only"
    )
    counts = models.BooleanField(default=False, help_text="the writer confirmed; one counts per office")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "office", "writer_index"],
                name="letter_once_per_office",
                condition=Q(counts=True),
            )
        ]


class ByHandOutcome(models.TextChoices):
    DONE = "done", _("It went through")
    SPOKE = "spoke", _("I spoke to someone")
    NO_ANSWER = "no_answer", _("Nobody answered")
    WRONG = "wrong", _("The number or address is wrong")
    REFUSED = "refused", _("They would not take it")
    HUNG_UP = "hung_up", _("They hung up")
    BUSY = "busy", _("It was busy, or a machine was full")
    FAX_TONE = "fax_tone", _("I heard a fax")


class ByHand(models.Model):
    """Somebody says that they called, posted, faxed, filled in or handed in. Counted apart; no name is asked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="by_hand")
    contact = models.ForeignKey(ContactPoint, null=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    outcome = models.CharField(max_length=12, choices=ByHandOutcome.choices)
    form_token = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2, blank=True)
    reported_at = models.DateTimeField()


class AnswerPoolQuerySet(SealedQuerySet):
    def unread(self) -> "AnswerPoolQuerySet":
        return self.filter(read_at__isnull=True, erased_at__isnull=True)


class AnswerPool(SealedRow):
    """
    One answer that an office gave, however many letters got it: its words without those of the writers in it.

    The campaign replies to it once. ``reply`` is the campaign's own; one person writes it, another sends it.
    """

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="answer_pools")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    text = SealedTextField()
    came_by = models.CharField(max_length=8, choices=Channel.choices)
    by_hand = models.PositiveIntegerField(default=0, help_text="how often somebody filed it at the desk")
    first_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True)
    reply_language = models.CharField(max_length=12, blank=True)
    written_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerPoolQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_by__isnull=True)
                | (Q(written_by__isnull=False) & ~Q(sent_by=F("written_by"))),
                name="answer_pool_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by__isnull=True)
                | (Q(sent_at__isnull=False, sent_by__isnull=False) & ~Q(reply="")),
                name="answer_pool_sent_has_words",
            ),
        ]


class Answer(models.Model):
    """
    What an office wrote back, passed on to the writer of the letter; the office never had their address.

    One mail from there may answer many letters that travelled together. ``message`` is None when we no longer held
    the writer's address, or the writer wants no such mails.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="answers_received")
    pool = models.ForeignKey(
        AnswerPool, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    arrival = models.ForeignKey(
        Arrival, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="the mail that it was; None when its writer told us of it",
    )  # fmt: skip
    message = models.OneToOneField(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "arrival"], name="answer_once_a_letter"),
        ]


class Heard(models.TextChoices):
    PERSONAL = "personal", _("Yes, somebody answered what I wrote")
    STANDARD = "standard", _("Yes, the same text that others got")
    MACHINE = "machine", _("Only an automatic answer")
    NOBODY = "nobody", _("No")


class HeardBy(models.TextChoices):
    EMAIL = "email", _("By email")
    POST = "post", _("By post")
    PHONE = "phone", _("By telephone")
    OTHER = "other", _("In another way")
    NOT = "not", _("Nothing came")


class Again(models.TextChoices):
    YES = "yes", _("Yes, again")
    PERHAPS = "perhaps", _("Perhaps")
    NO = "no", _("Not again")


class SurveyReply(models.Model):
    """
    What somebody said two weeks later, for counting: no name, no letter, no hour.

    ``once_key`` is a keyed hash of the letter, so that each is counted once; nobody can go from it to the letter
    without the house's key.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # one with a time would tell when
    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="survey_replies")
    once_key = models.BinaryField(max_length=32, unique=True)
    heard = models.CharField(max_length=8, choices=Heard.choices)
    heard_by = models.CharField(max_length=8, choices=HeardBy.choices)
    again = models.CharField(max_length=8, choices=Again.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(heard__in=Heard.values, heard_by__in=HeardBy.values, again__in=Again.values),
                name="survey_reply_known",
            ),
        ]


class ConfirmMail(models.Model):
    """One confirmation mail went to this mailbox: a keyed hash and a time, kept for a day, so nobody is flooded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.BinaryField(max_length=32, db_index=True)
    sent_at = models.DateTimeField()
