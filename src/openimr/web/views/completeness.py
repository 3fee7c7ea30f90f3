"""What is missing from a case file: each gap with its reason, and the letter that asks for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openimr.casefile.completeness import actions, keeping
from openimr.casefile.models import Gap
from openimr.cases import door
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.views import actor_of, find_case, open_case
from openimr.panel.access import may_read_records


@require_safe
def completeness(request: HttpRequest, number: str) -> HttpResponse:
    """The gaps of a case: open, asked for, closed, and why some are not asked for."""
    return _draw(request, number)


def _draw(request: HttpRequest, number: str, errors: dict[str, str] | None = None) -> HttpResponse:
    case = open_case(request, number, "completeness", may=may_read_records)
    by = actor_of(request)
    rows = list(
        Gap.objects.filter(case=case)
        .select_related("named_on", "closed_by", "closed_by__document")
        .defer("named_on__words", "named_on__text", "closed_by__words", "closed_by__text")
    )
    still = [gap for gap in rows if gap.closed_at is None and not gap.waived]
    verb = VERBS["ask_for_records"]
    context = {
        "case": case, "demonstration": case.demonstration, "busy": keeping.busy(case), "looking": keeping.looking(case), "errors": errors or {},
        "required": [gap for gap in still if gap.required], "named": [gap for gap in still if not gap.required],
        "waived": [gap for gap in rows if gap.closed_at is None and gap.waived],
        "closed": [gap for gap in rows if gap.closed_at is not None],
        "looked": bool(rows) or keeping.busy(case) == 0,
        "may_ask": by.role in verb.roles and State(case.state) in verb.starts,
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])),
            ("What is missing", None),
        ],
    }  # fmt: skip
    return render(request, "web/completeness.html", context, status=422 if errors else 200)


@require_POST
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Send the letter that asks for the gaps that were chosen."""
    chosen = [int(value) for value in request.POST.getlist("gap") if value.isdecimal() and len(value) < 12]
    case = find_case(number)
    try:
        actions.ask_for_records(case, by=actor_of(request), at=timezone.now(), gaps=chosen)
    except Invalid as refusal:
        return _draw(request, number, refusal.fields)
    messages.success(request, f"Asked for: {len(chosen)}. The letter went to all parties.")
    return redirect("completeness", number=number)


@require_POST
def waive(request: HttpRequest, number: str) -> HttpResponse:
    """Say why a gap is not asked for, or take that back."""
    gap = request.POST.get("gap", "")
    case = find_case(number)
    try:
        actions.waive_record(
            case, by=actor_of(request), at=timezone.now(), reason=request.POST.get("reason", ""),
            gap=int(gap) if gap.isdecimal() and len(gap) < 12 else 0,
        )  # fmt: skip
    except Invalid as refusal:
        return _draw(request, number, refusal.fields)
    return redirect("completeness", number=number)


@require_POST
def look(request: HttpRequest, number: str) -> HttpResponse:
    """Have it looked again what is missing, after a record was mended by hand; the worker does it."""
    actions.look_again_for_gaps(find_case(number), by=actor_of(request), at=timezone.now())
    return redirect("completeness", number=number)


@require_safe
def looking(request: HttpRequest, number: str) -> HttpResponse:
    """Whether it is still being looked, for a page that asks every two seconds; once it is not, the page comes anew.

    Tells nothing of the case, so an asking that the door allows is not logged each time.
    """
    case = find_case(number)
    if not _may(case, request):
        open_case(request, number, "completeness", may=may_read_records)  # refuses, and logs it
    if keeping.busy(case) or keeping.looking(case):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


def _may(case: Case, request: HttpRequest) -> bool:
    by = actor_of(request)
    return door.reaches(case, by) and may_read_records(case, by)
