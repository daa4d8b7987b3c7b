"""The case, its dated developments, the appeal with its demands and state, its words, and who published them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Locale, Orderable, Page, Revision

from shanyrak.arrivals.models import Arrival
from shanyrak.craft.states import Arrows
from shanyrak.outbox.models import Gate
from shanyrak.targets.models import Office
from shanyrak.vault.fields import SealedTextField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SealedRow

STAFF = settings.AUTH_USER_MODEL


class Case(models.Model):
    """What happens to some people in some place. Its number is public and never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    country = models.CharField(max_length=2, help_text=_("ISO 3166, where it happens"))
    place = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField()


class Development(models.Model):
    """Something that happened in a case. ``day`` is EDTF, as exact as known: 2009-03-25, 2009-03, or ""."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="developments")
    day = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=12)
    source = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["day", "recorded_at"]


class AppealState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    LIVE = "live", _("Open")
    HELD = "held", _("Held")
    CHECK_FIRST = "check_first", _("Check before you write")
    STOPPING = "stopping", _("Stopping")
    STOPPED = "stopped", _("Stopped")
    CLOSED = "closed", _("Closed")


APPEAL = Arrows(
    "draft > review > live > held > live",
    "review > draft",
    "live > check_first > live",
    "draft | review | live | held | check_first > stopping > stopped",
    "live | held | check_first | stopped > closed",
)


class AppealQuerySet(models.QuerySet["Appeal"]):
    def public(self) -> "AppealQuerySet":
        """What the public door shows: published in some language, whatever has become of it since. No drills."""
        return self.filter(publications__isnull=False, is_drill=False).distinct()

    def open(self) -> "AppealQuerySet":
        return self.filter(state=AppealState.LIVE)


class Appeal(models.Model):
    """A call to write, for one case. ``number`` is public: it stands in the address and on every letter."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    number = models.PositiveIntegerField(unique=True)
    gate = models.OneToOneField(Gate, on_delete=models.PROTECT, related_name="appeal")
    state = models.CharField(max_length=12, choices=AppealState.choices, default=AppealState.DRAFT)
    language = models.CharField(max_length=12, help_text=_("The language it was written in"))
    residents_language = models.CharField(max_length=12, help_text=_("The language of those it is about"))
    reference = models.CharField(max_length=60, blank=True)
    write_before = models.DateField(null=True, blank=True, help_text=_("The last day to write"))
    held_since = models.DateField(null=True, blank=True)
    held_days = models.PositiveSmallIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    state_because = models.CharField(max_length=300, blank=True)
    takes_turns = models.BooleanField(
        default=False, help_text=_("Step 2 ticks another office for each writer, not always the first.")
    )
    is_drill = models.BooleanField(default=False, help_text="letters to count, for nobody's eyes")
    created_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    offices = models.ManyToManyField(Office, through="AppealTarget", related_name="appeals")

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AppealState.values), name="appeal_state_known"),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(write_before__isnull=False, opened_at__isnull=False),
                name="appeal_live_has_an_end",
            ),
        ]

    def words_in(self, language: str) -> "Publication | None":
        """The newest publication in this language, None if there is none."""
        return (
            self.publications.filter(locale__language_code=language).order_by("-approved_at", "-pk").first()
        )


class Demand(models.Model):
    """
    One thing that is or was asked. Its text in each language stands in the words; its number is the same in all, and
    never another's: a letter and an older translation keep it.
    """

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="demands")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["appeal", "number"], name="demand_number_once")]


class AppealTarget(models.Model):
    """An office this appeal writes to; the first is the main one."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="targets")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    spared_because = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("Why nobody writes to it now: it helps us, or it has moved already."),
    )

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["appeal", "office"], name="appeal_target_once")]


class Reading(SealedRow):
    """
    What was understood of a pasted text: kept with the appeal for ever. Facts are JSON, sealed: they name people.

    One arrival may hold several appeals: each reading then takes a part, characters ``part_start`` to ``part_end``.
    """

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="readings")
    part_start = models.PositiveIntegerField(default=0)
    part_end = models.PositiveIntegerField(null=True, blank=True)
    appeal = models.OneToOneField(
        Appeal, null=True, blank=True, on_delete=models.SET_NULL, related_name="reading"
    )
    facts = SealedTextField()  # Reading.as_json() of craft.reading
    settled = SealedTextField(blank=True)  # JSON: path → what a person said of it
    source = SealedTextField(blank=True)  # where the text comes from, if somebody said so
    doubts = models.PositiveSmallIntegerField(default=0, help_text="how many are still open")
    created_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part_end__isnull=True) | Q(part_end__gt=F("part_start")),
                name="reading_part_not_empty",
            )
        ]


class Mend(SealedRow):
    """
    What a person said of something that a source printed, to be proposed when the same source prints it again.

    What was printed stands here only as keyed hash within its source; ``answer`` is an office's contact or name.
    """

    source = models.BinaryField(max_length=32, help_text="keyed hash of the source")
    printed = models.BinaryField(max_length=32, unique=True, help_text="keyed hash of kind and printed form")
    what = models.CharField(max_length=12, help_text="phones, emails, name …")
    section = models.CharField(max_length=12, blank=True, help_text="where it was moved to, if it was")
    answer = SealedTextField(blank=True)  # the mended form; "leave out"; of a missed one what is printed
    is_missed = models.BooleanField(default=False, help_text="the reader had not seen it")
    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="mends")
    said_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["source"], name="mend_source", condition=Q(is_missed=True))]


class ShownAs(models.TextChoices):
    NAMED = "named", _("by name")
    INITIALS = "initials", _("by initials")
    HIDDEN = "hidden", _("not at all")


class NamedPerson(SealedRow):
    """A person at risk whom the text names, and what they allowed. Without a recorded yes the name enters no page."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="persons")
    name = SealedTextField()
    shown_as = models.CharField(max_length=8, choices=ShownAs.choices, default=ShownAs.HIDDEN)
    consent = SealedTextField(blank=True)  # how we know: who asked, whom, when; or why it could not be asked
    recorded_by = models.ForeignKey(STAFF, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField()


class AppealWords(Page):
    """
    An appeal's words in one language, edited on the desk. A page's own «live» flag shows nothing to anybody:
    the public door shows the revision of the newest publication.
    """

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="pages")
    standfirst = models.TextField(blank=True, help_text=_("One sentence under the headline"))
    case_sentence = models.TextField(
        blank=True, help_text=_("What happened, in one or two sentences, as it stands in the letter")
    )
    letter_subject = models.CharField(max_length=120, blank=True)
    story = models.TextField(blank=True, help_text=_("What happened; blank lines part paragraphs"))
    translated_from = models.CharField(max_length=64, blank=True, help_text="hash of the source's words")

    content_panels = [
        FieldPanel("title"),
        FieldPanel("standfirst"),
        FieldPanel("case_sentence"),
        FieldPanel("letter_subject"),
        FieldPanel("story"),
        InlinePanel("demand_words", label=_("Demands")),
    ]
    promote_panels = []
    settings_panels = []
    subpage_types = []
    parent_page_types = ["words.Home"]


class DemandWords(Orderable):
    """The text of one demand in one language."""

    page = ParentalKey(AppealWords, on_delete=models.CASCADE, related_name="demand_words")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    panels = [FieldPanel("number"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="demand_words_once")]


class Proposal(models.Model):
    """One person says: this revision may be published. Another person approves it, or it waits."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="proposals")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    write_before = models.DateField(null=True, blank=True)
    checked_how = models.TextField(help_text=_("Who checked the facts, how, when"))
    consent_how = models.TextField(
        help_text=_("How we know that those concerned agree; or why it could not be asked")
    )
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "locale"], name="proposal_one_open", condition=Q(settled_at__isnull=True)
            )
        ]


class Publication(models.Model):
    """What the public sees: a revision that two different persons stand for. Written once, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="publications")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    checked_how = models.TextField()
    consent_how = models.TextField()
    proposed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(approved_by=F("proposed_by")), name="publication_two_persons")
        ]

    @property
    def words(self) -> AppealWords:
        """The page as it was in this revision."""
        return self.revision.as_object()
