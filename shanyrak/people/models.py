"""Everybody the house knows by account or by consent: staff, supporters, partners."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedQuerySet, SealedRow


class Role(models.TextChoices):
    """What a member of staff may do; each is a Django group of the same name."""

    ORGANISER = "organiser", _("Organiser")
    REDACTOR = "redactor", _("Redactor")
    TRANSLATOR = "translator", _("Translator")
    PARTNER = "partner", _("Partner")


class User(AbstractUser):
    """A member of staff or a volunteer. Supporters have no account."""

    language = models.CharField(max_length=12, default="en", help_text=_("The language of the desk."))
    reads = models.CharField(
        max_length=100, blank=True, help_text=_("For translators: language codes, separated by spaces.")
    )

    def has_role(self, *roles: str) -> bool:
        if not self.is_active:
            return False
        if self.is_superuser:
            return True
        if not hasattr(self, "_roles"):
            self._roles = set(self.groups.values_list("name", flat=True))
        return bool(self._roles & set(roles))


class SupporterQuerySet(SealedQuerySet):
    def reachable(self) -> "SupporterQuerySet":
        """Confirmed, and not erased."""
        return self.filter(confirmed_at__isnull=False, erased_at__isnull=True)

    def agreed(self, purpose: str, *, scope: str) -> "SupporterQuerySet":
        """Whose newest word on this purpose and scope is yes."""
        newest = (
            Consent.objects.filter(supporter=models.OuterRef("pk"), purpose=purpose, scope=scope)
            .order_by("-given_at", "-pk")
            .values("is_given")[:1]
        )
        return self.annotate(newest=models.Subquery(newest)).filter(newest=True)


class Supporter(SealedRow):
    """
    Somebody who wrote. One row a letter, on purpose: two appeals cannot be joined by who wrote them.

    ``country`` and ``language`` stand in clear: they are counted, and only from ten people on.
    """

    email = SealedTextField(blank=True)
    name = SealedTextField(blank=True)
    place = SealedTextField(blank=True)  # the town, as it stands in the letter
    address = SealedTextField(blank=True)  # lines of a postal address, only if it is to stand on paper
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=12, default="en")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = SupporterQuerySet.as_manager()


class Purpose(models.TextChoices):
    """One line each on the form, never ticked beforehand."""

    DELIVER = "deliver", _("Send my letter under my name")
    NEWS = "news", _("Write to me about this appeal until it ends")
    COPY = "copy", _("Give the residents a translated copy, with my first name and country")
    PUBLIC = "public", _("Show my first name and country under the appeal")
    SURVEY = "survey", _("Ask me once, after two weeks, whether anybody answered")
    JOINT = "joint", _("Show my name and town under the joint letter")
    # Never asked on a form: whoever writes wants an answer, until they say that they do not.
    ANSWERS = "answers", _("Mail me what the office answers")


class Consent(models.Model):
    """What a supporter allowed, in which words, when. Written once; the newest word counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    scope = models.CharField(max_length=40, help_text="the appeal's id")
    is_given = models.BooleanField()
    wording = models.CharField(max_length=300)
    language = models.CharField(max_length=12)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose__in=Purpose.values), name="consent_purpose_known"
            ),
        ]


class Partner(models.Model):
    """Somebody who carries bulletins by hand and brings voices back. No resident is stored anywhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120, help_text=_("A name for the desk; it need not be a real one."))
    language = models.CharField(max_length=12)
    account = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL)
    public_key = models.CharField(
        max_length=120, blank=True, help_text=_("An age public key; bulletins are encrypted to it.")
    )
    is_active = models.BooleanField(default=True)
