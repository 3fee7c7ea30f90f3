"""In which language a page speaks: what was chosen, else what the browser asks for; the house itself works in English."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_POST

from openimr.cases.roles import OUTSIDE
from openimr.web.middleware import public

SPOKEN = frozenset(
    {
        "front", "sign-in", "queue", "apply", "application", "application-reading", "receipt",
        "receipt-file", "verify-receipt", "case", "do", "packets", "act", "correct", "messages", "ledger",
        "due", "calendar",
    }
)  # fmt: skip
"""The pages that are there in every language of the site; the others are marked as English."""


class Language:
    """Speaks the language of who asks: parties and the public choose, the roles inside the house work in English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        inside = user is not None and user.is_authenticated and user.role not in OUTSIDE
        with translation.override("en" if inside else get_language_from_request(request)):
            response = self.get_response(request)
            response.setdefault("Content-Language", translation.get_language() or "en")
        return response


@public
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the language of the site (`language`), and go back to where one was (`next`)."""
    asked = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=False):
        back = "/"
    response = HttpResponseRedirect(back)
    if asked in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, asked, max_age=365 * 24 * 3600, httponly=True,
            secure=settings.LANGUAGE_COOKIE_SECURE, samesite="Lax",
        )  # fmt: skip
    return response
