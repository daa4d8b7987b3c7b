"""How staff sign in: allauth, closed to strangers, with the secrets of second factors sealed."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import login as allauth_login
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from shanyrak.desk.roles import may_enter, refuse
from shanyrak.vault.boxes import close_box, open_box
from shanyrak.vault.keys import keys_folder, pepper_of

DESK = "/desk/"
SECOND_FACTOR = b"shanyrak.desk second factor v1"


class StaffOnly(DefaultAccountAdapter):
    """Accounts are made by whoever runs the house. No sign-up, no mail, and no way out of the desk."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        return DESK

    def is_safe_url(self, url: str | None) -> bool:
        # A backslash or a double slash would be read as another host by a browser.
        return url is not None and url.startswith(DESK) and "\\" not in url and "//" not in url

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: whatever leaves this house leaves through the outbox, and accounts have no mail."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing, as above."""


class SealedSecrets(DefaultMFAAdapter):
    """TOTP secrets and recovery seeds lie in the database sealed by a key from the keys folder."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(close_box(_key(), text.encode(), context=SECOND_FACTOR)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return open_box(_key(), base64.b64decode(encrypted_text), context=SECOND_FACTOR).decode()


@never_cache
def login(request: HttpRequest) -> HttpResponse:
    """allauth's login; but somebody signed in without any role is told so, or they would go in circles."""
    if request.user.is_authenticated and not may_enter(request.user):
        return refuse(request)
    return allauth_login(request)


def _key() -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=SECOND_FACTOR).derive(pepper_of(keys_folder()))
