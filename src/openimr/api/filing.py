"""Filing an application over the API: the same fields, checks and door as the page."""

from __future__ import annotations

import base64
import binascii
import io
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError
from ninja.security import SessionAuth, django_auth

from openimr.cases.errors import CaseError, Invalid, NotAllowed
from openimr.cases.lifecycle import VERBS
from openimr.cases.roles import Role
from openimr.cases.views import actor_of
from openimr.intake import actions, uploads
from openimr.intake.application import FormErrors, read_form
from openimr.intake.signature import STATEMENT, signed, today
from openimr.intake.views.receipt import receipt_of

# By the session of the site, whose token against forged requests is asked for (X-CSRFToken).
router = Router(tags=["applications"], auth=django_auth)


class WhoMayFile(SessionAuth):
    """Signed in, in a role that files applications: asked before what was sent is looked at."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The user; None where nobody is signed in. Raises HttpError 403 for another role."""
        user = django_auth.authenticate(request, key)
        if user is not None and actor_of(request).role not in VERBS["file_application"].roles:
            raise HttpError(403, "Applications come from the employee or the intake clerk.")
        return user


class File(Schema):
    """A file: its name, and its content in base64."""

    name: str = "file"
    content: str


class Filing(Schema):
    """An application with its papers. `application` has the fields of `openimr.intake.application.read_form`."""

    application: dict[str, Any]
    ur_decision: File | None = None
    papers: list[File] = Field(default_factory=list, max_length=uploads.MOST_PAPERS)
    signature_name: str = ""
    """The full name of who signs, agreeing to the statement of the form."""


@router.get("/statement")
def statement(request: HttpRequest) -> dict[str, str]:
    """What somebody agrees to who signs an application."""
    return {"statement": STATEMENT}


@router.post("/", auth=WhoMayFile(), response={201: dict, 403: dict, 422: dict})
def file_application(request: HttpRequest, filing: Filing) -> Status[dict[str, Any]]:
    """File an application; 201 with the receipt, 422 with a message for each field that cannot be accepted."""
    by, at = actor_of(request), timezone.now()
    errors: dict[str, str] = {}
    decision = _kept(filing.ur_decision, "ur_decision", errors) if filing.ur_decision else None
    papers = [_kept(paper, f"papers.{n}", errors) for n, paper in enumerate(filing.papers)]
    given = dict(filing.application)
    signature = None
    if filing.signature_name.strip():
        given["signed"] = True
        signature = signed(filing.signature_name, by, at, signer=str(given.get("signed_by") or "employee"))
    elif by.role is Role.EMPLOYEE and given.get("signed"):
        errors["signature_name"] = "Expected the full name of who signs."
    try:
        form = read_form(given, today=today())
    except FormErrors as refusal:
        errors |= refusal.fields
    if errors:
        return Status(422, {"errors": errors})
    try:
        case = actions.file_application(
            None, by=by, at=at, form=form, given=given, ur_decision=decision["sha256"] if decision else None,
            papers=[{k: p[k] for k in ("sha256", "name", "size")} for p in papers if p], signature=signature,
        )  # fmt: skip
    except NotAllowed as refused:
        return Status(403, {"error": refused.why})
    except Invalid as invalid:
        return Status(422, {"errors": invalid.fields})
    except CaseError as problem:
        return Status(422, {"errors": {"": str(problem)}})
    return Status(201, {"receipt": receipt_of(case), "missing": list(form.missing)})


def _kept(file: File, path: str, errors: dict[str, str]) -> dict[str, Any] | None:
    try:
        data = base64.b64decode(file.content, validate=True)
    except (binascii.Error, ValueError):
        errors[path] = "Expected the content of the file in base64."
        return None
    try:
        return uploads.take(io.BytesIO(data), file.name, most=settings.OPENIMR_MAX_UPLOAD)
    except uploads.BadUpload as problem:
        errors[path] = str(problem)
        return None
