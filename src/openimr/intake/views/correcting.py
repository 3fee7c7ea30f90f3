"""Correcting an application before it is screened: the whole form on one page, as it stands."""

from __future__ import annotations

import copy
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openimr.cases.errors import Invalid, WrongState
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.speaking import said
from openimr.cases.views import actor_of, open_case
from openimr.intake import parties, uploads
from openimr.intake.application import FormErrors, read_form
from openimr.intake.signature import STATEMENT, signature_of, today
from openimr.intake.views import fields, labels
from openimr.intake.views.filing import _choices


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """The application as it stands, to be corrected; what was filed stays beside it."""
    verb = VERBS["correct_application"]
    case = open_case(request, number, "application", may=lambda _case, who: who.role in verb.roles)
    by = actor_of(request)
    if State(case.state) not in verb.starts:
        raise WrongState(
            verb=verb.name, state=case.state, expected=tuple(sorted(s.value for s in verb.starts))
        )
    stands = parties.form_now(case)
    if request.method != "POST":
        return _draw(request, case, fields.to_posted(stands), {})
    values = {name: str(value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if values.get("go") in {"add_item", "remove_item"}:
        count = fields.item_count(values) + (1 if values["go"] == "add_item" else -1)
        values["item_count"] = str(max(1, min(count, fields.MOST_ITEMS)))
        return _draw(request, case, values, {})
    posted = fields.read_posted(values)
    errors = dict(posted.problems)
    given = copy.deepcopy(posted.given)
    given["parties"] = given["parties"] + fields.others_of(stands)
    at = timezone.now()
    signature: dict[str, Any] | None = None
    if by.role is not Role.INTAKE_CLERK:
        given["signed"] = bool(stands.get("signed"))
        if not given["signed"]:
            signature, problems = signature_of(values, by, at)
            errors |= problems
            given["signed"] = signature is not None
    decision = ""
    upload = request.FILES.get("ur_decision_file")
    if isinstance(upload, UploadedFile):
        try:
            kept = uploads.take(cast(BinaryIO, upload), upload.name or "", most=settings.OPENIMR_MAX_UPLOAD)
            decision = str(kept["sha256"])
        except uploads.BadUpload as problem:
            errors["ur_decision_file"] = str(problem)
    try:
        form = read_form(given, today=today())
    except FormErrors as refusal:
        errors |= {posted.on_page(path): words for path, words in refusal.fields.items()}
    if not errors:
        try:
            parties.correct_application(
                case, by=by, at=at, form=form, given=given, ur_decision=decision, signature=signature
            )
        except Invalid as refusal:
            errors = dict(refusal.fields)
        else:
            messages.success(request, _("Done: {what}.").format(what=_(verb.says)))
            return redirect("case", number=case.number)
    return _draw(request, case, values, errors)


def _draw(request: HttpRequest, case: Case, values: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    by = actor_of(request)
    count = fields.item_count(values)
    context = {
        "case": case, "demonstration": case.demonstration, "values": values, "errors": errors, "labels": labels.TEXT,
        "clerk": by.role is Role.INTAKE_CLERK, "signed": case.facts["application"]["signed"], "correcting": True,
        "attached": case.facts["application"]["ur_decision_attached"], "statement": STATEMENT, "choices": _choices(),
        "summary": [(path, labels.summary(path, words) if path else said(words)) for path, words in errors.items()],
        "item_count": count, "most_items": fields.MOST_ITEMS,
        "item_places": [
            (n, n + 1, [(str(m + 1), f"{_('Item')} {m + 1}") for m in range(count) if m != n]) for n in range(count)
        ],
        "crumbs": [
            (_("Queue"), reverse("queue")), (case.number, reverse("case", args=[case.number])), (_("Correct the application"), None),
        ],
    }  # fmt: skip
    return render(request, "intake/correct.html", context, status=422 if errors else 200)
