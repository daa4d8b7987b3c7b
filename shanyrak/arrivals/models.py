"""Everything that came in, raw and sealed, before anyone understood it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shanyrak.craft.states import Arrows
from shanyrak.vault.fields import SealedBytesField
from shanyrak.vault.models import SealedQuerySet, SealedRow


class ArrivalKind(models.TextChoices):
    TEXT = "text", _("A pasted text")
    MAIL = "mail", _("A mail")
    UPLOAD = "upload", _("A file")
    SCAN = "scan", _("A photo or a scan")
    FORM = "form", _("A form of the public pages")


class ArrivalState(models.TextChoices):
    KEPT = "kept", _("Kept, not yet understood")
    READ = "read", _("Understood and passed on")
    ASKED = "asked", _("A person is asked")
    QUARANTINED = "quarantined", _("Put aside")


ARROWS = Arrows("kept > read | asked | quarantined", "asked > read | quarantined", "quarantined > kept")


class ArrivalQuerySet(SealedQuerySet):
    def waiting(self) -> "ArrivalQuerySet":
        return self.filter(state=ArrivalState.KEPT)


class Arrival(SealedRow):
    raw = SealedBytesField()
    kind = models.CharField(max_length=8, choices=ArrivalKind.choices)
    state = models.CharField(max_length=12, choices=ArrivalState.choices, default=ArrivalState.KEPT)
    why = models.CharField(max_length=200, blank=True, help_text="for staff; nothing personal")
    token = models.CharField(max_length=64, blank=True, help_text="what stood behind the plus of our address")
    mailbox = models.CharField(max_length=32, blank=True, help_text="copies, bounce, reply")
    fingerprint = models.BinaryField(max_length=32, help_text="keyed hash of the raw bytes")
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        db_index=False,  # most have nobody; see the index below
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ArrivalState.values), name="arrival_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ArrivalKind.values), name="arrival_kind_known"
            ),
            models.UniqueConstraint(
                fields=["fingerprint"], name="arrival_once", condition=models.Q(kind__in=["mail", "form"])
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], name="arrival_waiting", condition=models.Q(state="kept")),
            models.Index(
                fields=["received_by"],
                name="arrival_received_by",
                condition=models.Q(received_by__isnull=False),
            ),
        ]
