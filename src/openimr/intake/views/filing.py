"""Filing an application on the site: the form, and the receipt."""

from __future__ import annotations

from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from openimr.cases import audit, files
from openimr.cases.actors import Actor
from openimr.cases.lifecycle import VERBS
from openimr.cases.roles import Part, Role
from openimr.cases.views import actor_of, open_case, part, refuse
from openimr.intake import actions
from openimr.intake.application import FormErrors, read_form
from openimr.intake.models import Application
from openimr.intake.views import fields, labels

_SALT = "openimr.intake.attached"


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """The application form; what cannot be accepted stands at its field, and nothing that was typed is lost."""
    by = actor_of(request)
    if by.role not in VERBS["file_application"].roles:
        why = "applications come from the employee or the intake clerk"
        refuse(audit.HOUSE, "application_form", by=by, at=timezone.now(), why=why)
    if request.method != "POST":
        start = {"signed_by": "employee", "channel": "electronic", "priority": "regular"}
        return _draw(request, by, start, attached={})
    values = {name: str(value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    errors: dict[str, str] = {}
    attached = _attached(request, by, errors)
    if "add_item" in values or "remove_item" in values:
        change = 1 if "add_item" in values else -1
        values["item_count"] = str(fields.item_count(values) + change)
        return _draw(request, by, values, attached=attached, errors=errors)
    return _file(request, by, values, attached, errors)


def _file(
    request: HttpRequest, by: Actor, values: dict[str, str], attached: dict[str, str], errors: dict[str, str]
) -> HttpResponse:
    posted = fields.read_posted(values)
    errors |= posted.problems
    try:
        form = read_form(posted.given)
    except FormErrors as refusal:
        errors |= {posted.on_page(path): words for path, words in refusal.fields.items()}
    if errors:
        return _draw(request, by, values, attached=attached, errors=errors)
    case = actions.file_application(
        None, by=by, at=timezone.now(), form=form, given=posted.given,
        ur_decision=files.read(attached["sha256"]) if attached else None,
    )  # fmt: skip
    return redirect("receipt", number=case.number)


def _attached(request: HttpRequest, by: Actor, errors: dict[str, str]) -> dict[str, str]:
    """The decision that came with this form or with the one before it (kept, and named by a signed mark)."""
    upload = request.FILES.get("ur_decision_file")
    if isinstance(upload, UploadedFile):
        most = settings.OPENIMR_MAX_UPLOAD
        if not upload.size:
            errors["ur_decision_file"] = "This file is empty. Attach the decision itself."
        elif upload.size > most:
            errors["ur_decision_file"] = f"Expected a file of at most {most // (1024 * 1024)} MB."
        else:
            upload.seek(0)
            return {"sha256": files.keep(cast(BinaryIO, upload)), "name": (upload.name or "decision")[:120]}
    token = request.POST.get("attached", "")
    if not token:
        return {}
    try:
        kept: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        errors["ur_decision_file"] = "Attach the decision again; it was attached too long ago."
        return {}
    if kept.get("by") != by.user_id:
        return {}
    return {"sha256": str(kept["sha256"]), "name": str(kept["name"])}


def _draw(
    request: HttpRequest,
    by: Actor,
    values: dict[str, str],
    *,
    attached: dict[str, str],
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    errors = errors or {}
    count = fields.item_count(values)
    context = {
        "here": "apply", "values": values, "errors": errors, "item_count": count, "most_items": fields.MOST_ITEMS,
        "item_places": [(n, n + 1, [(str(m + 1), f"Item {m + 1}") for m in range(count) if m != n]) for n in range(count)],
        "attached": attached, "clerk": by.role is Role.INTAKE_CLERK, "labels": labels.TEXT,
        "token": signing.dumps({**attached, "by": by.user_id}, salt=_SALT) if attached else "",
        "summary": [(path, labels.summary(path, words)) for path, words in labels.in_order(errors)],
        "categories": fields.CATEGORIES, "body_systems": fields.BODY_SYSTEMS, "outcomes": fields.OUTCOMES,
        "reasons": fields.REASONS, "served": fields.SERVED, "zones": fields.ZONES, "signers": fields.SIGNERS,
        "channels": fields.CHANNELS, "crumbs": [("Queue", reverse("queue")), ("Apply", None)],
    }  # fmt: skip
    return render(request, "intake/apply.html", context, status=422 if errors else 200)


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt: what was filed, when, and its hash."""
    case = open_case(request, number, "receipt", may=part(Part.NOTICES))
    filed = Application.objects.filter(case=case).first()
    if filed is None:
        raise Http404("No application stands for this case.")
    asked = case.facts.get("application", {})
    context = {
        "case": case, "demonstration": case.demonstration, "filed": filed, "complete": asked.get("complete", True),
        "items": case.items.count(),
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Receipt", None),
        ],
    }  # fmt: skip
    return render(request, "intake/receipt.html", context)
