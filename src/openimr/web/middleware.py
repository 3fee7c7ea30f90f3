"""What every request passes: sign-in unless a page is public, the policy of what pages may load, refusals."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from openimr.cases.errors import CaseError, Invalid, NotAllowed, WrongState

log = logging.getLogger(__name__)
Next = Callable[[HttpRequest], HttpResponse]


def public(view: Any) -> Any:
    """Mark a view as one that anybody may see. Every other view asks for a sign-in."""
    view.openimr_public = True
    return view


class ContentSecurity:
    """Pages load only what this site serves; nothing is framed elsewhere, nothing private is cached."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'self'",
        )
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")
        return response


class SignInRequired:
    """Closed unless opened: a view that is not marked `public` needs an account."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        if getattr(view, "openimr_public", False) or request.user.is_authenticated:
            return None
        if request.path.startswith("/api/"):
            return JsonResponse({"error": "Sign in first."}, status=401)
        return redirect_to_login(request.get_full_path())


class Refusals:
    """Turns what the door refuses into a page: 403, 409 or 422, with the reason and nothing else."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, CaseError):
            return None
        status = {NotAllowed: 403, WrongState: 409, Invalid: 422}.get(type(problem), 400)
        title = {
            403: "You may not do this",
            409: "This cannot be done now",
            422: "This cannot be accepted",
        }.get(status, "This cannot be done")
        return render(request, "web/refused.html", {"title": title, "problem": problem}, status=status)
