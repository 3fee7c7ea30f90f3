"""The receipt for what was filed, its file, and the page on which anybody can have one checked."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Part
from openimr.cases.speaking import said
from openimr.cases.views import actor_of, open_case, part
from openimr.intake import duplicates, receipts
from openimr.intake.models import Application


def receipt_of(case: Case) -> dict[str, Any]:
    """The receipt of a case as it was given to the filer."""
    filed = case.application
    return receipts.make(
        case=case.number, received_at=filed.received_at, form=filed.form, ur_decision=filed.ur_decision_sha256,
        papers=[p["sha256"] for p in filed.papers], signature=filed.signature or None,
    )  # fmt: skip


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt: what was filed, when, and its hash."""
    case = open_case(request, number, "receipt", may=part(Part.NOTICES))
    filed = Application.objects.filter(case=case).first()
    if filed is None:
        raise Http404("No application stands for this case.")
    asked = case.facts.get("application", {})
    by = actor_of(request)
    others = duplicates.alike(case)
    context = {
        "case": case, "demonstration": case.demonstration, "filed": filed, "complete": asked.get("complete", True),
        "signed": asked.get("signed"), "items": case.items.count(), "twin": duplicates.earlier_twin(case, others),
        # Another's case is not named to somebody who is no party of it; that there is one, is told.
        "twin_reached": not by.outside or any(a.case.parties.filter(user_id=by.user_id or 0).exists() for a in others if a.same),
        "crumbs": [
            (_("Queue"), reverse("queue")), (case.number, reverse("case", args=[case.number])), (_("Receipt"), None),
        ],
    }  # fmt: skip
    return render(request, "intake/receipt.html", context)


@require_safe
def receipt_file(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt as a file to keep: digests only, nothing of what was filed."""
    case = open_case(request, number, "receipt", may=part(Part.NOTICES))
    if not Application.objects.filter(case=case).exists():
        raise Http404("No application stands for this case.")
    found = receipt_of(case)
    if found["receipt"] != case.application.receipt:
        raise Http404("This application was filed before receipts could be kept as files.")
    return HttpResponse(
        json.dumps(found, indent=2) + "\n", content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="receipt-{number}.json"'},
    )  # fmt: skip


def check(data: bytes) -> list[tuple[bool, str]]:
    """
    What can be said of a receipt that somebody holds, each with whether it holds. No health information is told.

    Raises: receipts.BadReceipt where it is no receipt at all.
    """
    held = receipts.read(data)
    whole = receipts.agrees_with_itself(held)
    filed = Application.objects.filter(case__number=held["case"], receipt=held["receipt"]).first()
    logged = AuditEvent.objects.filter(
        chain=held["case"], verb="file_application", outcome="done", detail__receipt=held["receipt"]
    ).exists()
    return [
        (whole, "The hash of the receipt is that of its parts: it was not changed."),
        (filed is not None, "An application with this receipt stands in the case that it names."),
        (logged, "The filing stands in the audit log with this receipt."),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Anybody who holds a receipt can have it checked."""
    answers: list[tuple[bool, str]] = []
    problem = ""
    upload = request.FILES.get("receipt")
    if request.method == "POST":
        if upload is None:
            problem = _("Choose the file of the receipt.")
        else:
            try:
                answers = check(upload.read(receipts.MOST_BYTES + 1))
            except receipts.BadReceipt as refusal:
                problem = said(str(refusal))
    context = {
        "answers": answers, "genuine": bool(answers) and all(ok for ok, _words in answers), "errors": {"receipt": problem} if problem else {},
        "crumbs": None,
    }  # fmt: skip
    return render(request, "intake/verify.html", context, status=422 if problem else 200)
