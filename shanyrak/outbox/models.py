"""
Every message that leaves, and the journal of how it left.

The row is the truth: a job only wakes a batch. What may follow what is decided by the database (see
migrations/0002_rules.py and later ones), and each step writes a line of the journal by itself.
"""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shanyrak.craft.states import Arrows
from shanyrak.targets.models import Channel, ContactPoint
from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedQuerySet, SealedRow, SessionKey, SessionReference


class GateState(models.TextChoices):
    OPEN = "open", _("Open")
    SHUT = "shut", _("Shut for now")
    STOPPING = "stopping", _("Stopping")
    STOPPED = "stopped", _("Stopped")


class Gate(models.Model):
    """
    What a batch of deliveries must pass to leave; an appeal has one.

    A sender holds a shared advisory lock on the gate's number from before ``committing`` until the last word is
    answered. Stopping takes the lock exclusively, so no last word follows ``stopped``.
    """

    number = models.BigAutoField(primary_key=True)
    state = models.CharField(max_length=8, choices=GateState.choices, default=GateState.SHUT)
    is_paced = models.BooleanField(
        default=True, help_text="no mailbox gets more than it can read; False in drills"
    )
    last_day = models.DateField(null=True, blank=True, help_text="what waits should have left by its end")

    ARROWS = Arrows("shut > open > shut", "shut | open > stopping > stopped")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=GateState.values), name="gate_state_known")
        ]


class Message(SealedRow):
    """The words of one delivery as they were approved. Sealed; gone when the delivery is final and kept no longer."""

    subject = SealedTextField(blank=True)
    body = SealedTextField(blank=True)
    sender_name = SealedTextField(blank=True)
    sender_lines = SealedTextField(blank=True)
    reply_to = SealedTextField(blank=True)
    recipient = SealedTextField(blank=True)  # only when no contact of the directory is meant: a supporter
    unsubscribe_url = SealedTextField(
        blank=True
    )  # where its reader ends mails of this kind; names their letter
    language = models.CharField(max_length=12, default="en")
    status_url = models.CharField(max_length=200, blank=True)
    appeal_number = models.CharField(max_length=20, blank=True)
    words_hash = models.BinaryField(max_length=32)  # keyed hash of subject and body, as approved
    created_at = models.DateTimeField()


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("Waiting to leave")
    CLAIMED = "claimed", _("Being prepared")
    COMMITTING = "committing", _("Leaving")
    IN_DOUBT = "in_doubt", _("In doubt")
    HELD_UNKNOWN = "held_unknown", _("In doubt: a person decides")
    ACCEPTED = "accepted", _("Taken by the carrier")
    RELAYED = "relayed", _("Taken by their server")
    BOUNCED = "bounced", _("Came back")
    EXPIRED = "expired", _("Too late")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DELIVERY = Arrows(
    "queued > claimed > committing > accepted > relayed",
    "claimed > queued | refused",
    "committing > in_doubt | queued | refused",
    "in_doubt > accepted | queued | held_unknown",
    "held_unknown > accepted | queued",
    "accepted | relayed > bounced",
    "accepted | queued > expired",
    "queued | claimed > withdrawn",
    "accepted > withdrawn",  # called back from the mail server's queue, by a stop
)
BUNDLE = "bundle"  # the origin of a mail that carries others whole
LEFT = (DeliveryState.ACCEPTED, DeliveryState.RELAYED)
FINAL = ("accepted", "relayed", "bounced", "expired", "refused", "withdrawn")


class DeliveryQuerySet(SealedQuerySet):
    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(state=DeliveryState.QUEUED)

    def left(self) -> "DeliveryQuerySet":
        return self.filter(state__in=LEFT)

    def undecided(self) -> "DeliveryQuerySet":
        return self.filter(state__in=[DeliveryState.COMMITTING, DeliveryState.IN_DOUBT])

    def alone(self) -> "DeliveryQuerySet":
        """What is claimed, witnessed and decided by itself: bundles too, but not what travels in one."""
        return self.filter(bundle__isnull=True)

    def held(self) -> "DeliveryQuerySet":
        return self.alone().filter(state=DeliveryState.HELD_UNKNOWN)

    def of(self, origin: str, *ids: object) -> "DeliveryQuerySet":
        return self.filter(origin=origin, origin_id__in=ids)

    def take_back(self, *, why: str, now: datetime) -> int:
        """
        Withdraw what of it has not begun to leave; how many those were.

        Whoever takes back locks in one order, so a stop and a writer who do it at once never wait for each other.
        """
        not_begun = self.filter(state__in=[DeliveryState.QUEUED, DeliveryState.CLAIMED])
        with transaction.atomic():
            list(not_begun.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
            return not_begun.update(state=DeliveryState.WITHDRAWN, worker=None, stepped_at=now, why=why)


class Worker(models.Model):
    """
    A process that sends. It is dead when its database session is gone and its lock file is free, both seen on
    its own host; ``session`` is its application_name in pg_stat_activity.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.CharField(max_length=63, unique=True)
    host = models.CharField(max_length=255)
    lock_file = models.CharField(max_length=255)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class Delivery(SealedRow):
    """
    One message by one channel to one mailbox, number or door.

    ``mail_id`` and ``bounce_token`` are fixed at birth; what is written on the envelope is made at the first
    ``committing``, from the contact as it is then, and frozen in ``envelope``.
    """

    origin = models.CharField(max_length=12, help_text="the room that asked: letter, confirm, thanks …")
    origin_id = models.UUIDField()
    gate = models.ForeignKey(
        Gate, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries", db_index=False
    )  # delivery_by_gate finds them
    channel = models.CharField(max_length=8, choices=Channel.choices)
    contact = models.ForeignKey(
        ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="deliveries")
    lane = models.CharField(
        max_length=330, help_text="the mailbox, domain first, or the channel's name; claims go by lane"
    )
    state = models.CharField(max_length=12, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    mail_id = models.CharField(max_length=120, help_text="the Message-ID header")
    bounce_token = models.CharField(max_length=40)
    envelope = SealedTextField(
        blank=True
    )  # JSON of channels.base.Envelope but its words, frozen at the first committing
    session = SessionReference(
        SessionKey, on_delete=models.PROTECT, null=True, default=None, editable=False, related_name="+",
        db_index=False,
    )  # fmt: skip
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )  # delivery_under_way finds them; every index costs at each of a letter's steps
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(
        null=True, blank=True, help_text="its turn in its lane; kept by the database, None while it waits"
    )
    bundle = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="members", db_index=False,
        help_text="the mail in which it travels whole, with others; the database lets it take the same steps",
    )  # fmt: skip
    carrier_ref = models.CharField(max_length=200, blank=True)
    why = models.CharField(
        max_length=300, blank=True, help_text="the carrier's words at the last step; for staff"
    )
    decided_by = models.ForeignKey(
        "people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    created_at = models.DateTimeField()
    stepped_at = models.DateTimeField()

    # The letters whose texts stand in the bundle that was written last; never stored.
    carried: frozenset[UUID] = frozenset()

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mail_id"], name="delivery_mail_id_once"),
            models.UniqueConstraint(fields=["bounce_token"], name="delivery_bounce_token_once"),
            models.UniqueConstraint(
                fields=["origin", "origin_id", "channel", "contact"],
                name="delivery_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="delivery_state_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="delivery_channel_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["claimed", "committing"]) | Q(worker__isnull=False),
                name="delivery_claimed_has_a_worker",
            ),
        ]
        indexes = [
            models.Index(fields=["lane", "not_before"], name="delivery_waiting", condition=Q(state="queued")),
            models.Index(
                fields=["expires_at"],
                name="delivery_expiring",
                condition=Q(state="queued", expires_at__isnull=False),
            ),
            models.Index(
                fields=["worker"],
                name="delivery_under_way",
                condition=Q(state__in=["claimed", "committing", "in_doubt"]),
            ),
            models.Index(fields=["gate", "state"], name="delivery_by_gate"),
            models.Index(fields=["carrier_ref"], name="delivery_by_reference", condition=Q(state="accepted")),
            models.Index(
                fields=["lane", "left_at"], name="delivery_pace", condition=Q(left_at__isnull=False)
            ),
            models.Index(fields=["bundle"], name="delivery_members", condition=Q(bundle__isnull=False)),
        ]


class DeliveryEvent(models.Model):
    """A line of the journal, written by the database itself at each step. Never changed."""

    id = models.BigAutoField(primary_key=True)
    delivery = models.ForeignKey(
        Delivery, on_delete=models.DO_NOTHING, related_name="events", db_constraint=False
    )
    at = models.DateTimeField()
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    worker_id = models.UUIDField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    why = models.CharField(max_length=300, blank=True)


class Pause(models.Model):
    """A mail domain that put us off, and until when it is left alone."""

    domain = models.CharField(max_length=255, primary_key=True)
    until = models.DateTimeField()


class Suppression(models.Model):
    """An address that asked not to hear from us (suppressing): only a keyed hash, kept for ever to keep the promise."""

    fingerprint = models.BinaryField(max_length=32, unique=True)
    because = models.CharField(max_length=40)
    created_at = models.DateTimeField()
