"""Signing in and out, with every attempt in the house's audit log."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views as auth
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from openimr.cases import audit
from openimr.cases.models import User
from openimr.web.middleware import public

UNKNOWN = "unknown"


class SignIn(auth.LoginView):
    """The sign-in page; a failure is told at the form and does not say which of the two was wrong."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True
    extra_context = {"here": "sign-in"}

    def form_invalid(self, form: Any) -> Any:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


sign_in = public(SignIn.as_view())
sign_out = public(auth.LogoutView.as_view(http_method_names=["post", "options"]))


def _log(user: User | None, verb: str, outcome: str) -> None:
    # What was typed into the form is never kept: a password is easily typed into the wrong field.
    audit.append(
        audit.HOUSE, at=timezone.now(), actor=user.get_username() if user else UNKNOWN,
        role=user.role if user else "", verb=verb, outcome=outcome,
    )  # fmt: skip


@receiver(user_logged_in, dispatch_uid="openimr-signed-in")
def signed_in(sender: object, request: HttpRequest, user: User, **more: object) -> None:
    """Log a sign-in."""
    _log(user, "sign_in", "done")


@receiver(user_logged_out, dispatch_uid="openimr-signed-out")
def signed_out(sender: object, request: HttpRequest, user: User | None, **more: object) -> None:
    """Log a sign-out."""
    if user is not None:
        _log(user, "sign_out", "done")


@receiver(user_login_failed, dispatch_uid="openimr-sign-in-failed")
def failed(sender: object, credentials: dict[str, Any], **more: object) -> None:
    """Log a failed sign-in, with the account where there is one of that name."""
    name = str(credentials.get("username") or "")[:150]
    _log(User.objects.filter(username=name).first(), "sign_in", "refused")
