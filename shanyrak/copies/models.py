"""What came back to us: letters to be read by the residents. Received, agreed to, redacted, released."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals.models import Arrival
from shanyrak.craft.states import Arrows
from shanyrak.letters.models import Letter
from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedQuerySet, SealedRow

STAFF = settings.AUTH_USER_MODEL


class CopyState(models.TextChoices):
    RECEIVED = "received", _("To be redacted")
    REDACTED = "redacted", _("To be released")
    RELEASED = "released", _("Released")
    WITHDRAWN = "withdrawn", _("Withdrawn")


COPY = Arrows(
    "received > redacted > released", "redacted > received", "received | redacted | released > withdrawn"
)


class Agreed(models.TextChoices):
    """How we know that the writer agrees to be read by the residents. "" while nobody has said so."""

    LETTER = "letter", _("Ticked beside the letter they sent through us")
    FORM = "form", _("Ticked when they handed the copy in")
    LINK = "link", _("Said yes by the link we mailed")
    STAFF = "staff", _("Somebody here knows")


class CopyQuerySet(SealedQuerySet):
    def received(self) -> "CopyQuerySet":
        return self.filter(state=CopyState.RECEIVED)

    def released(self) -> "CopyQuerySet":
        return self.filter(state=CopyState.RELEASED)


class Copy(SealedRow):
    """
    A letter for the residents' eyes. ``text`` and ``redacted`` are sealed; ``released_text`` is what a person
    released: nothing of the sender is left in it, so it stands in clear and is all that translators see.
    """

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="copies")
    letter = models.OneToOneField(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="copy"
    )
    arrival = models.OneToOneField(
        Arrival, null=True, blank=True, on_delete=models.PROTECT, related_name="copy"
    )
    state = models.CharField(max_length=12, choices=CopyState.choices, default=CopyState.RECEIVED)
    text = SealedTextField()
    redacted = SealedTextField(blank=True)
    marks = models.JSONField(
        default=list, help_text="[{kind, start, end}] in characters of text: what was removed"
    )
    first_name = SealedTextField(blank=True)  # as the writer allowed it to be shown; sealed until release
    released_text = models.TextField(blank=True)
    released_name = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=12)
    redacted_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    released_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    received_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    agreed = models.CharField(max_length=8, choices=Agreed.choices, blank=True)
    agreed_words = models.CharField(
        max_length=300, blank=True, help_text="what stood before the writer; of staff, how they know"
    )
    agreed_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True, help_text="to the hour")
    asked_at = models.DateTimeField(null=True, blank=True, help_text="when we asked the sender by mail")
    # Keyed hashes that mean nothing outside the appeal: the same letter is known again (joining.py).
    sender_key = models.BinaryField(max_length=32, null=True)
    mail_key = models.BinaryField(max_length=32, null=True, help_text="of its Message-ID")
    words_key = models.BinaryField(max_length=32, null=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CopyState.values), name="copy_state_known"),
            models.CheckConstraint(
                condition=Q(state="released") | Q(released_text="", released_name=""),
                name="copy_shows_nothing_before_release",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | (Q(released_at__isnull=False) & ~Q(released_text="")),
                name="copy_released_has_text_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | ~Q(agreed=""), name="copy_released_is_agreed_to"
            ),
        ]
        indexes = [
            models.Index(fields=["sender_key"], name="copy_by_sender", condition=Q(sender_key__isnull=False)),
            models.Index(fields=["mail_key"], name="copy_by_mail", condition=Q(mail_key__isnull=False)),
            models.Index(fields=["words_key"], name="copy_by_words", condition=Q(words_key__isnull=False)),
        ]


class Joined(models.Model):
    """Another arrival of a letter that is a copy already. It counts once, and is forgotten with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    copy = models.ForeignKey(Copy, on_delete=models.CASCADE, related_name="joined")
    arrival = models.OneToOneField(Arrival, on_delete=models.PROTECT, related_name="joined")
    joined_at = models.DateTimeField()


class FreezeQuerySet(models.QuerySet["Freeze"]):
    def on(self) -> "FreezeQuerySet":
        return self.filter(thawed_at__isnull=True)


class Freeze(models.Model):
    """
    Somebody who keeps copies was detained, or may be: nothing that came in is opened, shown or released.

    One person freezes; two thaw, the keeper never among them. Written once and kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keeper = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=300)
    frozen_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()
    thaw_asked_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    thawed_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thawed_at = models.DateTimeField(null=True, blank=True)

    objects = FreezeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(thawed_at__isnull=True, thawed_by__isnull=True)
                | Q(thawed_at__isnull=False, thawed_by__isnull=False, thaw_asked_by__isnull=False),
                name="freeze_thawed_has_two",
            ),
            models.CheckConstraint(condition=~Q(thawed_by=F("thaw_asked_by")), name="freeze_thawed_by_two"),
            models.CheckConstraint(
                condition=~Q(thaw_asked_by=F("keeper")) & ~Q(thawed_by=F("keeper")),
                name="freeze_keeper_thaws_not",
            ),
        ]
