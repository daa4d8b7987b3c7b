"""How the desk lives inside Wagtail's admin: its menu, and what of Wagtail is closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from shanyrak.people.models import Role, User


class Place(MenuItem):
    """A menu item that only those see who may go there."""

    def __init__(self, label: object, url_name: str, *roles: str, icon: str, order: int) -> None:
        super().__init__(
            label, reverse_lazy(f"desk:{url_name}"), name=f"desk-{url_name}", icon_name=icon, order=order
        )
        self.roles = roles

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return isinstance(user, User) and user.has_role(*self.roles)


PLACES = (
    Place(_("Now"), "now", *Role.values, icon="home", order=10),
    Place(_("New appeal"), "new_reading", Role.ORGANISER, icon="plus", order=20),
    Place(_("Readings"), "readings", Role.ORGANISER, icon="glasses", order=25),
    Place(_("Appeals"), "appeals", Role.ORGANISER, icon="doc-full", order=30),
    Place(_("Approvals"), "approvals", Role.ORGANISER, icon="check", order=35),
    Place(_("Targets"), "targets", Role.ORGANISER, icon="site", order=40),
    Place(_("Outbox"), "outbox", Role.ORGANISER, icon="mail", order=50),
    Place(_("Held letters"), "held_letters", Role.ORGANISER, icon="lock", order=55),
    Place(_("Answers"), "answers", Role.ORGANISER, icon="comment", order=58),
    Place(_("Arrivals"), "arrivals", Role.ORGANISER, icon="download", order=60),
    Place(_("Copies"), "copies", Role.REDACTOR, icon="copy", order=70),
    Place(_("Translations"), "translations", Role.TRANSLATOR, icon="globe", order=80),
    Place(_("Bulletins"), "bulletins", Role.ORGANISER, icon="doc-full-inverse", order=90),
    Place(_("Outcomes"), "outcomes", Role.ORGANISER, icon="pick", order=100),
    Place(_("Solidarity"), "solidarity", Role.ORGANISER, icon="group", order=101),
    Place(_("Voices"), "voices", Role.ORGANISER, icon="openquote", order=102),
    Place(_("What you carry"), "partner", Role.PARTNER, icon="mail", order=105),
    Place(_("Stop an appeal"), "stop_one", Role.ORGANISER, icon="warning", order=110),
)


def _registered(place: Place) -> None:
    hooks.register("register_admin_menu_item", lambda: place)


for _place in PLACES:
    _registered(_place)


@hooks.register("construct_main_menu")
def only_the_desk(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's explorer, images, documents, reports and help would only confuse; settings for the superuser."""
    menu_items[:] = [
        item
        for item in menu_items
        if isinstance(item, Place) or (item.name == "settings" and request.user.is_superuser)
    ]


@hooks.register("construct_page_action_menu")
def nothing_is_published_here(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:  # noqa: ARG001 - Wagtail's signature
    """Saving a version is all an editor does; two persons publish it on the appeal's own page."""
    menu_items[:] = [item for item in menu_items if item.name == "action-save-draft"]


@hooks.register("before_publish_page")
@hooks.register("before_unpublish_page")
def publishing_takes_two(request: HttpRequest, page: Page) -> HttpResponse:
    """Whoever comes past the hidden button, a superuser too, is told the way. The version they wrote is kept."""
    messages.warning(
        request,
        _(
            "Your words are kept, and nothing was published: that takes two persons. "
            "Propose this version on the page of the appeal; another person approves it."
        ),
    )
    return redirect("wagtailadmin_pages:edit", page.pk) if page.pk else redirect("desk:appeals")


@hooks.register("before_bulk_action")
def nothing_in_bulk(
    request: HttpRequest,
    action_type: str,
    objects: Any,  # noqa: ARG001 - Wagtail hands it over
    action_class: Any,  # noqa: ARG001 - as above
) -> HttpResponse | None:
    if action_type not in {"publish", "unpublish", "delete", "move"}:
        return None
    messages.warning(
        request, _("Nothing was changed: pages of appeals are published one by one, by two persons.")
    )
    return redirect("desk:appeals")


@hooks.register("before_delete_page")
def words_are_kept(request: HttpRequest, page: Page) -> HttpResponse:  # noqa: ARG001 - Wagtail's signature
    messages.warning(
        request, _("Nothing was deleted: letters refer to these words. Stop or close the appeal instead.")
    )
    return redirect("desk:appeals")


@hooks.register("insert_global_admin_css")
def our_look() -> str:
    # Under the house's no-referrer a browser says «Origin: null» with every form, which Django takes for a stranger.
    return format_html(
        '<meta name="referrer" content="same-origin"><link rel="stylesheet" href="{}">',
        static("desk/desk.css"),
    )
