"""Forms that another site sends in a visitor's name are refused, with a page that says so."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from shanyrak.pages.tokens import comes_from_here

View = Callable[..., HttpResponse]


def only_from_here(view: View) -> View:
    """
    Stands in for Django's csrf cookie, which public pages do not set: a POST from elsewhere gets no answer but 403.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
