"""Adding one fact to a reviewer by a form; what it says goes the way of every file, with its checks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from openimr.cases.errors import NotAllowed
from openimr.cases.roles import Role
from openimr.panel.credentials.one_fact import at_fields, entry_of_form, forms
from openimr.panel.credentials.sources import sources
from openimr.panel.models import Reviewer
from openimr.panel.register.taking import take_in
from openimr.panel.views.registering import ADDED_FROM, CALLED, find, reads


@require_http_methods(["GET", "HEAD", "POST"])
def add_fact(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one kind of fact; posting adds it, or tells at the field what is wrong."""
    row = find(pk)
    by = reads(request, "register_entry", roles=frozenset({Role.PANEL_MANAGER}), detail={"reviewer": row.ref})
    kind = (request.POST if request.method == "POST" else request.GET).get("fact", "")
    if kind not in forms():
        kind = "licence"
    errors: dict[str, str] = {}
    if request.method == "POST":
        entry, source = entry_of_form(row.ref, kind, request.POST.dict()), request.POST.get("source", "")
        if source not in ADDED_FROM:
            errors["source"] = "Expected where it was looked up."
        else:
            given: dict[str, Any] = {"by": by, "at": timezone.now(), "source": source}
            try:
                errors = at_fields(kind, take_in([entry], dry=True, **given).faults)
                if not errors:
                    return _done(request, row, kind, take_in([entry], **given))
            except NotAllowed as refusal:
                errors[""] = str(refusal)
    _, fields = forms()[kind]
    known = {one.name for one in fields} | {"source"}
    context = {
        "reviewer": row, "kind": kind, "called": CALLED[kind], "values": request.POST.dict(), "errors": errors,
        "fields": [(one, [(word, _said(word)) for word in one.choices]) for one in fields],
        "kinds": [(name, CALLED[name]) for name in forms()],
        "sources": [(word, says[0].upper() + says[1:]) for word, says in sources().says.items() if word in ADDED_FROM],
        "summary": [(name if name in known else "", words) for name, words in errors.items()],
        "tab": "register", "here": "panel",
        "crumbs": [("Register", reverse("register")), (row.ref, reverse("reviewer", args=[pk])), ("Add a fact", None)],
    }  # fmt: skip
    return render(request, "panel/add_fact.html", context, status=422 if errors else 200)


def _done(request: HttpRequest, row: Reviewer, kind: str, report: Any) -> HttpResponse:
    if report.questions:
        messages.warning(
            request, "The register has it otherwise. Until you have decided the question, neither counts."
        )
    elif report.changed or report.confirmed:
        messages.success(request, f"{CALLED[kind]}: recorded.")
    else:
        messages.info(request, "The register has this already, from a source as good.")
    return redirect("reviewer", pk=row.pk)


def _said(word: str) -> str:
    return word if word.isupper() else word.replace("-", " ").capitalize()
