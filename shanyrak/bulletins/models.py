"""What the residents receive on paper, and the record of who carried it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Appeal
from shanyrak.copies.models import Copy
from shanyrak.craft.solidarity import Care
from shanyrak.craft.states import Arrows
from shanyrak.people.models import Partner
from shanyrak.translations.models import Translation
from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedRow

STAFF = settings.AUTH_USER_MODEL


class BulletinState(models.TextChoices):
    ASSEMBLED = "assembled", _("To be approved")
    APPROVED = "approved", _("Ready to be carried")
    TAKEN = "taken", _("Carried")


BULLETIN = Arrows("assembled > approved > taken")


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    def approved(self) -> "BulletinQuerySet":
        return self.filter(state__in=[BulletinState.APPROVED, BulletinState.TAKEN])


class Bulletin(models.Model):
    """
    One issue of the residents' sheet. ``facts`` (JSON) holds counts by country, what happened since the last
    sheet and what is ahead, as they were when it was assembled: a printed sheet does not change afterwards.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="bulletins")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=BulletinState.choices, default=BulletinState.ASSEMBLED)
    assembled_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    assembled_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appeal", "language", "number"], name="bulletin_number_once"),
            models.CheckConstraint(condition=Q(state__in=BulletinState.values), name="bulletin_state_known"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("assembled_by")),
                name="bulletin_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(state="assembled") | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="bulletin_approved_by_somebody",
            ),
        ]


class BulletinItem(models.Model):
    """One letter in an issue: a released copy, in the residents' language (its own text when it was written in it)."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="+")
    translation = models.ForeignKey(
        Translation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(help_text="as printed: whole, or the part that was chosen")
    more = models.PositiveIntegerField(default=0, help_text="people who say the same, down to tens")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["bulletin", "copy"], name="bulletin_item_once")]


class Taking(models.Model):
    """A partner took so many sheets on a day. Where only in general terms; no resident is stored anywhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="takings")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="takings")
    sheets = models.PositiveIntegerField()
    where = models.CharField(max_length=100, blank=True, help_text=_("In general terms: the district"))
    taken_on = models.DateField()
    recorded_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sheets__gt=0), name="taking_has_sheets")]


class Whom(models.TextChoices):
    PRISONER = "prisoner", _("Somebody in prison")
    STRIKERS = "strikers", _("People on strike")
    RESIDENTS = "residents", _("Residents")


class Track(models.Model):
    """
    Messages of solidarity to somebody: a way of their own, with its own rules, opened by two persons.

    What is not said to be safe is not: no organisations, no addresses, no politics. Religion is always looked at.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="tracks")
    whom = models.CharField(max_length=10, choices=Whom.choices)
    title = models.CharField(max_length=120, help_text="as everybody reads it; a name only with consent")
    language = models.CharField(max_length=12, help_text="that they read")
    may_name_organisations = models.BooleanField(default=False)
    may_give_addresses = models.BooleanField(default=False)
    may_speak_of_politics = models.BooleanField(default=False)
    because = models.TextField(help_text="who advised these rules, and when")
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    opened_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_by__isnull=True, opened_at__isnull=True)
                | (Q(opened_by__isnull=False, opened_at__isnull=False) & ~Q(opened_by=F("proposed_by"))),
                name="track_two_persons",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def allowed(self) -> frozenset[str]:
        """The kinds of ``craft.solidarity.Care`` that need no look on this track."""
        rules = {
            Care.ORGANISATION: self.may_name_organisations,
            Care.ADDRESS: self.may_give_addresses,
            Care.POLITICS: self.may_speak_of_politics,
        }
        return frozenset(kind for kind, is_safe in rules.items() if is_safe)


class GreetingState(models.TextChoices):
    RECEIVED = "received", _("To be read")
    RELEASED = "released", _("Released")
    CARRIED = "carried", _("Carried")
    SET_ASIDE = "set_aside", _("Set aside")


GREETING = Arrows("received > released > carried", "received | released > set_aside")


class Greeting(SealedRow):
    """A message of solidarity. Nobody is asked who they are; what they typed is destroyed when a person has read it."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="greetings")
    text = SealedTextField()
    first_name = SealedTextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=12)
    form_key = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=9, choices=GreetingState.choices, default=GreetingState.RECEIVED)
    released_text = models.TextField(blank=True)
    released_name = models.CharField(max_length=60, blank=True)
    received_at = models.DateTimeField()
    settled_by = models.ForeignKey(STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    carried_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=GreetingState.values), name="greeting_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=["released", "carried"]) | Q(released_text="", released_name=""),
                name="greeting_shows_nothing_before_release",
            ),
        ]
