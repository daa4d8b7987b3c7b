"""What came back to us: letters to be read by the residents. Received, redacted, released."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals.models import Arrival
from shanyrak.craft.states import Arrows
from shanyrak.letters.models import Letter
from shanyrak.vault.fields import SealedTextField
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
        ]
