"""One place for the headers that every answer carries. Public pages: strict. The desk: what Wagtail's editor needs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PUBLIC = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
# Wagtail's page editor has inline scripts and styles; nobody but staff sees it, and nothing comes from elsewhere.
DESK = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class Headers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_desk = request.path.startswith("/desk/")
        response.headers["Content-Security-Policy"] = DESK if is_desk else PUBLIC
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if is_desk:
            response.headers["Cache-Control"] = "no-store"
        else:
            response.headers["X-Frame-Options"] = "DENY"
        return response
