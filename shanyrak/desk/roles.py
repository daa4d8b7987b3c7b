"""Who may enter which page of the desk, and the Django groups behind the roles."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission, Page

from shanyrak.people.models import Role, User

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request that has passed ``for_roles``. ``may`` says for each role whether this person has it."""

    user: User
    may: dict[str, bool]


# Wagtail's own groups, made by its migrations: both could publish, which here nobody can alone.
WAGTAILS_OWN = ("Moderators", "Editors")


def for_roles(*roles: str) -> Callable[[View], View]:
    """Let in whoever has one of these roles; everybody else is answered 403 with a sentence."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated or not request.user.has_role(*roles):
                return refuse(request)
            request.may = {role: request.user.has_role(role) for role in Role.values}
            return view(request, *args, **kwargs)

        guarded.roles = roles  # type: ignore[attr-defined] # for the menu and the tests
        return guarded

    return guard


def may_enter(user: Any) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def refuse(request: HttpRequest, why: object = "") -> HttpResponse:
    """Answer 403 with a page that says why."""
    why = why or _("Your account has no role that opens this page. Whoever runs this site can give you one.")
    return render(request, "desk/refused.html", {"why": why}, status=403)


def ensure_groups() -> dict[str, Group]:
    """
    Make the groups behind the roles, each with what it needs of Wagtail, and take publishing from everybody.

    May be called any number of times. Returns the groups by role.
    """
    Group.objects.filter(name__in=WAGTAILS_OWN).delete()
    GroupPagePermission.objects.filter(permission__codename__in=["publish_page", "bulk_delete_page"]).delete()
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    groups = {}
    for role in Role.values:
        groups[role], _is_new = Group.objects.get_or_create(name=role)
        groups[role].permissions.add(enter)
    _let_edit(groups[Role.ORGANISER])
    return groups


def _let_edit(group: Group) -> None:
    root = Page.get_first_root_node()
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
