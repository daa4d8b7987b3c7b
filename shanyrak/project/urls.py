"""
Every address of the house: the public pages in their languages, the staff's account pages, the desk.

What is not mounted cannot be visited: Django's admin, Wagtail's page serving, its documents, and its logins.
"""

from allauth.mfa.base.views import index as second_factor
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtail_admin

from shanyrak.desk import accounts

to_login = RedirectView.as_view(pattern_name="account_login", permanent=False)

urlpatterns = [
    # allauth's pages that this house has no use for: nobody signs up, and accounts have no mail.
    re_path(
        r"^desk/account/(?:signup|email|confirm-email|password/reset|password/set|login/code)/", to_login
    ),
    path("desk/account/login/", accounts.login),
    # Wagtail has an account page here: name, avatar, theme. What staff need is the second factor.
    path("desk/account/", second_factor, name="mfa_index"),
    path("desk/account/2fa/", include("allauth.mfa.urls")),
    path("desk/account/", include("allauth.account.urls")),
    # Wagtail's own login and password pages, shadowed.
    re_path(r"^desk/(?:login|password_reset)/", to_login),
    path("desk/", include("shanyrak.desk.urls")),
    path("desk/", include(wagtail_admin)),
    *i18n_patterns(path("", include("shanyrak.pages.urls"))),
]
