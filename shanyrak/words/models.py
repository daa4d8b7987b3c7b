"""The site's own pages that are no appeal: home, about, your data."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class Home(Page):
    """The root of one language. What stands on the front page is a view of the public door."""

    welcome = models.TextField(blank=True, help_text=_("One or two sentences over the list of appeals"))

    content_panels = [FieldPanel("title"), FieldPanel("welcome")]
    promote_panels = []


class StandingPage(Page):
    """A page that seldom changes: about us, your data. Blank lines part paragraphs."""

    text = models.TextField()

    content_panels = [FieldPanel("title"), FieldPanel("text")]
    promote_panels = [FieldPanel("slug")]
    parent_page_types = ["words.Home"]
    subpage_types = []
