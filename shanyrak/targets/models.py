"""Offices and their holders; how they are reached, and the ledger of what is known of each contact."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shanyrak.vault.ids import new_id

STAFF = settings.AUTH_USER_MODEL


class Channel(models.TextChoices):
    """The ways to an office. Values are the names of the folders in ``shanyrak.channels``."""

    EMAIL = "email", _("Email")
    POST = "post", _("Post")
    FAX = "fax", _("Fax")
    PHONE = "phone", _("Telephone")
    WEBFORM = "webform", _("Web form")
    HANDIN = "handin", _("By hand")


class Office(models.Model):
    """A post that outlives whoever holds it. What is known of it stands in its sheets."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField()

    @property
    def sheet(self) -> "OfficeSheet | None":
        """The newest sheet that two persons stand for; None until there is one."""
        return self.sheets.approved().first()

    @property
    def draft(self) -> "OfficeSheet | None":
        """The newest sheet, approved or not: for the desk only."""
        return self.sheets.order_by("-proposed_at", "-pk").first()


class OfficeSheetQuerySet(models.QuerySet["OfficeSheet"]):
    def approved(self) -> "OfficeSheetQuerySet":
        return self.filter(approved_by__isnull=False).order_by("-approved_at", "-pk")

    def waiting(self) -> "OfficeSheetQuerySet":
        return self.filter(approved_by__isnull=True)


class OfficeSheet(models.Model):
    """
    What we say of an office, from one day on: proposed by one person, approved by another, then never changed.
    The database refuses it any other way. A change is a new sheet.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="sheets")
    role = models.CharField(max_length=200, help_text=_("The office: Mayor of Almaty"))
    organisation = models.CharField(max_length=200, blank=True)
    holder = models.CharField(max_length=200, blank=True, help_text=_("Who holds it now, in the nominative"))
    holder_since = models.CharField(max_length=10, blank=True, help_text=_("ISO date, as exact as known"))
    salutation = models.CharField(max_length=200, blank=True, help_text=_("Dear Mr Mayor"))
    country = models.CharField(max_length=2, help_text=_("ISO 3166, where the office is"))
    place = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=12, default="en", help_text=_("The language the office reads"))
    time_zone = models.CharField(max_length=64, blank=True)
    hours = models.CharField(max_length=100, blank=True, help_text="Mo-Fr 09:00-18:00")
    source = models.CharField(max_length=300, blank=True, help_text=_("Where this is known from"))
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = OfficeSheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="office_sheet_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="office_sheet_approved_has_a_time",
            ),
        ]

    @property
    def name(self) -> str:
        return ", ".join(filter(None, [self.role, self.organisation]))


class ContactPointQuerySet(models.QuerySet["ContactPoint"]):
    def usable(self) -> "ContactPointQuerySet":
        """Confirmed by two persons, and neither suspended nor given up."""
        return self.filter(suspended_at__isnull=True, confirmations__approved_by__isnull=False).distinct()

    def unconfirmed(self) -> "ContactPointQuerySet":
        return self.exclude(confirmations__approved_by__isnull=False)


class ContactPoint(models.Model):
    """
    One way to one office. ``printed`` is what the source says, letter for letter, and never changes;
    ``normalised`` is that in standard form, "" when it has none; ``proposed`` is the repair we suggest.
    What is used is the newest confirmation's value, and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="contacts")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    printed = models.TextField()
    normalised = models.TextField(blank=True)
    proposed = models.TextField(blank=True)
    because = models.TextField(blank=True, help_text="why the repair is proposed")
    instructions = models.TextField(blank=True, help_text=_("For a web form: the steps, one a line"))
    source = models.CharField(max_length=300, blank=True)
    first_seen_on = models.CharField(max_length=10, blank=True, help_text="EDTF, as exact as known")
    created_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_because = models.CharField(max_length=200, blank=True)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="contact_channel_known"),
            models.CheckConstraint(condition=~Q(printed=""), name="contact_keeps_what_was_printed"),
        ]

    @property
    def confirmation(self) -> "Confirmation | None":
        return self.confirmations.approved().first()

    @property
    def value(self) -> str:
        """The confirmed form, "" until two persons have confirmed one."""
        newest = self.confirmation
        return newest.value if newest else ""

    @property
    def suggestion(self) -> str:
        """What the desk offers to confirm: the repair, else the standard form, else what was printed."""
        return self.proposed or self.normalised or self.printed


class How(models.TextChoices):
    """How a contact was confirmed."""

    TELEPHONE = "telephone", _("by telephone")
    WEBSITE = "website", _("on the office's own site")
    PAPER = "paper", _("on the office's own paper")
    VISIT = "visit", _("at the door")
    TRIED = "tried", _("a message went through")
    PRINTED = "printed", _("as printed in the source")


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def approved(self) -> "ConfirmationQuerySet":
        return self.filter(approved_by__isnull=False).order_by("-approved_at", "-pk")

    def waiting(self) -> "ConfirmationQuerySet":
        return self.filter(approved_by__isnull=True)


class Confirmation(models.Model):
    """A value for a contact, with how it is known: proposed by one, approved by another, then never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(ContactPoint, on_delete=models.CASCADE, related_name="confirmations")
    value = models.TextField()
    how = models.CharField(max_length=12, choices=How.choices)
    note = models.CharField(max_length=300, blank=True)
    seen_on = models.DateField(help_text="the day it was confirmed, where we are")
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(how__in=How.values), name="confirmation_how_known"),
            models.CheckConstraint(condition=~Q(value=""), name="confirmation_has_a_value"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="confirmation_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="confirmation_approved_has_a_time",
            ),
        ]
