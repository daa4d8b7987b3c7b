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


def two_persons(name: str) -> list[models.CheckConstraint]:
    """The database's own rule: whoever proposed a row does not approve it, and an approved one says when."""
    return [
        models.CheckConstraint(
            condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
            name=f"{name}_two_persons",
        ),
        models.CheckConstraint(
            condition=Q(approved_by__isnull=True, approved_at__isnull=True)
            | Q(approved_by__isnull=False, approved_at__isnull=False),
            name=f"{name}_approved_has_a_time",
        ),
    ]


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


class MissionKind(models.TextChoices):
    """What a state keeps in another. Values are those of ``craft.directories``."""

    EMBASSY = "embassy", _("Embassy")
    CONSULATE = "consulate", _("Consulate")
    HONORARY = "honorary", _("Honorary consulate")
    PERMANENT = "permanent", _("Permanent mission to an organisation")
    OFFICE = "office", _("Other office")


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
    printed = models.CharField(
        max_length=400, blank=True, help_text="office and holder as the source prints them: in the dative"
    )
    mission_of = models.CharField(max_length=2, blank=True, help_text="ISO 3166: whose mission it is")
    mission_kind = models.CharField(max_length=12, blank=True, choices=MissionKind.choices)
    accredited_to = models.JSONField(default=list, blank=True, help_text="ISO 3166, beside where it is")
    source = models.CharField(max_length=300, blank=True, help_text=_("Where this is known from"))
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = OfficeSheetQuerySet.as_manager()

    class Meta:
        constraints = [
            *two_persons("office_sheet"),
            models.CheckConstraint(
                condition=Q(mission_of="", mission_kind="")
                | (~Q(mission_of="") & Q(mission_kind__in=MissionKind.values)),
                name="office_sheet_mission_is_somebodys",
            ),
        ]

    @property
    def name(self) -> str:
        return ", ".join(filter(None, [self.role, self.organisation]))

    @property
    def addressee(self) -> tuple[str, ...]:
        """Whom a letter on paper is for, a line each."""
        return tuple(filter(None, [self.holder, self.name]))


class ContactPointQuerySet(models.QuerySet["ContactPoint"]):
    def usable(self) -> "ContactPointQuerySet":
        """Confirmed by two persons, and neither suspended nor given up."""
        return self.filter(
            suspended_at__isnull=True, given_up_at__isnull=True, confirmations__approved_by__isnull=False
        ).distinct()

    def unconfirmed(self) -> "ContactPointQuerySet":
        return self.exclude(confirmations__approved_by__isnull=False)

    def doubtful(self) -> "ContactPointQuerySet":
        """
        Doubted by somebody, reported by others and not looked at, found broken by a machine, or answered by one that
        nobody reads it; unless it was confirmed since. Not what was given up.
        """
        return self.filter(
            models.Exists(Dispute.objects.open().filter(contact=models.OuterRef("pk")))
            | models.Exists(Report.objects.unread().filter(contact=models.OuterRef("pk")))
            | models.Exists(Evidence.objects.against().filter(contact=models.OuterRef("pk"))),
            given_up_at__isnull=True,
        )

    def with_last_bounce(self) -> "ContactPointQuerySet":
        """Each with ``bounced_at``: when a message last came back from it, None if none did."""
        bounces = Evidence.objects.bounces().filter(contact=models.OuterRef("pk")).newest_first()
        return self.annotate(bounced_at=models.Subquery(bounces.values("at")[:1]))


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
    plan_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="when the numbering plan changed, if that is why"
    )
    instructions = models.TextField(blank=True, help_text=_("For a web form: the steps, one a line"))
    source = models.CharField(max_length=300, blank=True)
    first_seen_on = models.CharField(max_length=10, blank=True, help_text="EDTF, as exact as known")
    created_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_because = models.CharField(max_length=200, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True, help_text="for good: two persons stand for it")

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

    @property
    def dispute(self) -> "Dispute | None":
        """The doubt that nobody has settled yet; there is one at most."""
        return self.disputes.open().first()


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
            *two_persons("confirmation"),
        ]


class EvidenceKind(models.TextChoices):
    """What is known of a contact, one thing at a time."""

    SEEN = "seen", _("Seen in a source")
    CONFIRMED = "confirmed", _("Confirmed by two persons")
    CHECKED = "checked", _("Checked by machine")
    DELIVERED = "delivered", _("Taken, and nothing came back")
    BOUNCED_HARD = "bounced_hard", _("Came back for good")
    BOUNCED_SOFT = "bounced_soft", _("Came back this once")
    AUTOREPLY = "autoreply", _("An automatic answer")
    MOVED = "moved", _("An automatic answer: write by the web form")
    UNREAD = "unread", _("An automatic answer: nobody reads it")
    REPORTED_DEAD = "reported_dead", _("Somebody reports that it does not work")
    REPORTED_RIGHT = "reported_right", _("Somebody reports that it works")
    DISPUTED = "disputed", _("Doubted")
    SUSPENDED = "suspended", _("Suspended")
    RESTORED = "restored", _("Restored")
    GIVEN_UP = "given_up", _("Given up")


class Verdict(models.TextChoices):
    """What a check by machine came to."""

    OK = "ok", _("in order")
    BROKEN = "broken", _("broken")
    NOT_CHECKED = "not_checked", _("not checked")


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def newest_first(self) -> "EvidenceQuerySet":
        return self.order_by("-at", "-pk")

    def against(self) -> "EvidenceQuerySet":
        """What speaks against a contact and still counts: neither confirmed nor found in order since."""
        of_same = Evidence.objects.filter(contact=models.OuterRef("contact"), at__gt=models.OuterRef("at"))
        is_confirmed = models.Exists(of_same.filter(kind=EvidenceKind.CONFIRMED))
        is_checked_again = models.Exists(of_same.filter(kind=EvidenceKind.CHECKED))
        is_broken = Q(kind=EvidenceKind.CHECKED, verdict=Verdict.BROKEN) & ~Q(is_checked_again)
        moved = Q(kind__in=[EvidenceKind.MOVED, EvidenceKind.UNREAD])
        return self.filter(~Q(is_confirmed), is_broken | moved)

    def bounces(self) -> "EvidenceQuerySet":
        return self.filter(kind__in=[EvidenceKind.BOUNCED_HARD, EvidenceKind.BOUNCED_SOFT])


class Evidence(models.Model):
    """
    A line of a contact's ledger. Written once; the database refuses to change or delete it.

    ``day`` is the source's own day (EDTF, "" unknown), ``at`` the moment we learnt of it. ``words`` hold nothing of a
    supporter; of a report they are its ``Trouble``, and the ``source`` of a confirmation is its ``How``: codes, because
    a ledger speaks no one language. The same ``key`` is written once for its contact and kind, "" any number of times.
    """

    id = models.BigAutoField(primary_key=True)
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=16, choices=EvidenceKind.choices)
    verdict = models.CharField(max_length=12, choices=Verdict.choices, blank=True)
    value = models.TextField(blank=True, help_text="the form it speaks of")
    words = models.CharField(
        max_length=300, blank=True, help_text="the line of the source, the server’s answer"
    )
    source = models.CharField(max_length=300, blank=True, help_text="where it stands")
    day = models.CharField(max_length=10, blank=True)
    by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=64, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="checked", verdict__in=Verdict.values)
                | (~Q(kind="checked") & Q(verdict="")),
                name="evidence_check_has_a_verdict",
            ),
            models.UniqueConstraint(
                fields=["contact", "kind", "key"], condition=~Q(key=""), name="evidence_once_a_key"
            ),
        ]
        indexes = [models.Index(fields=["contact", "kind", "at"], name="evidence_of_contact")]


class DisputeEnd(models.TextChoices):
    """How a doubt was settled, each time by two persons."""

    CONFIRMED = "confirmed", _("confirmed anew")
    GIVEN_UP = "given_up", _("given up")


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def open(self) -> "DisputeQuerySet":
        return self.filter(ended="")


class Dispute(models.Model):
    """One person doubts a contact. It ends only by what two persons stand for: a new value, or giving it up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="disputes")
    because = models.CharField(max_length=300)
    is_from_reports = models.BooleanField(
        default=False, help_text="a person read reports of others, and agrees"
    )
    opened_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended = models.CharField(max_length=12, choices=DisputeEnd.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="dispute_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended="", ended_at__isnull=True)
                | Q(ended__in=DisputeEnd.values, ended_at__isnull=False),
                name="dispute_ended_has_a_time",
            ),
            models.UniqueConstraint(fields=["contact"], condition=Q(ended=""), name="dispute_one_open"),
        ]


class GivingUpQuerySet(models.QuerySet["GivingUp"]):
    def waiting(self) -> "GivingUpQuerySet":
        return self.filter(approved_by__isnull=True)


class GivingUp(models.Model):
    """A contact is dead for good: proposed by one, approved by another. If it ever lives again it is a new one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="givings_up")
    because = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = GivingUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="giving_up_has_a_reason"),
            *two_persons("giving_up"),
        ]


class Trouble(models.TextChoices):
    """What happened to somebody who tried a contact."""

    NO_ANSWER = "no_answer", _("Nobody answered")
    UNKNOWN_NUMBER = "unknown", _("The number is not in use")
    CAME_BACK = "came_back", _("My message came back")
    FORM_GONE = "form_gone", _("The form is gone or does not work")
    WRONG_PERSON = "wrong_person", _("It reaches somebody else")


class ReportQuerySet(models.QuerySet["Report"]):
    def unread(self) -> "ReportQuerySet":
        return self.filter(looked_at__isnull=True)


class Report(models.Model):
    """
    Anybody says that a contact does not work. It changes nothing until a person has looked.

    Nothing says who sent it: ``form_key`` is a hash of the page it was sent from, so that a form sent twenty times is
    one report. ``value`` and ``link`` are a stranger's words; they go a month after somebody looked.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.ForeignKey(ContactPoint, on_delete=models.CASCADE, related_name="reports")
    what = models.CharField(max_length=12, choices=Trouble.choices)
    value = models.CharField(max_length=200, blank=True, help_text="what they say is right")
    link = models.CharField(max_length=300, blank=True, help_text="where they know it from")
    form_key = models.CharField(max_length=64, unique=True)
    reported_on = models.DateField()
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(what__in=Trouble.values), name="report_what_known"),
        ]


class Settlement(models.Model):
    """A person looked at two offices that contradict each other, and says that both are right, and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    facts = models.CharField(
        max_length=64, unique=True, help_text="hash of what contradicted; new facts, new question"
    )
    because = models.CharField(max_length=300)
    settled_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="settlement_has_a_reason")]
