"""The reviewer's desk: the records beside the disputed items. The physician decides; nothing is preselected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.views import actor_of, find_case, open_case
from openimr.determination import actions
from openimr.determination.drafting import items_under_review
from openimr.determination.views import draft as drafts
from openimr.panel.access import may_read_records, standing
from openimr.panel.models import Assignment
from openimr.panel.several import all_attested

FIELDS = ("decision", "mtus", "other", "rationale")


def _at_the_desk(case: Case, by: Actor) -> bool:
    return by.role is Role.EXPERT_REVIEWER and may_read_records(case, by)


@require_safe
def desk(request: HttpRequest, number: str) -> HttpResponse:
    """The desk of the reviewer who has attested; one who has not yet is led to the attestation."""
    by = actor_of(request)
    offered = standing(find_case(number), by)
    if offered is not None and offered.state == Assignment.OFFERED:
        return redirect("attest", number=number)
    return _draw(request, number)


def _draw(
    request: HttpRequest,
    number: str,
    *,
    refused: drafts.ItemForm | None = None,
    summary: Mapping[str, str] | None = None,
    stopped: Mapping[str, str] | None = None,
) -> HttpResponse:
    case, by = open_case(request, number, "desk", may=_at_the_desk), actor_of(request)
    draft = actions.draft_for(case, by)
    forms = [
        refused if refused and refused.item.pk == form.item.pk else form
        for form in drafts.item_forms(case, draft)
    ]
    context = {
        "case": case, "demonstration": case.demonstration, "draft": draft, "forms": forms, "choices": drafts.CHOICES,
        "open": State(case.state) is State.WITH_REVIEWER, "waits_for_others": not all_attested(case), "values": {"text": draft.clinical_case_summary},
        "errors": summary or {}, "stopped": stopped,
        "just_kept": request.GET.get("kept", ""), **drafts.suggestions(), **drafts.records_for(case, by), **drafts.checks_for(case, by),
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Desk", None),
        ],
    }  # fmt: skip
    failed = refused is not None or bool(summary) or stopped is not None
    return render(request, "determination/desk.html", context, status=422 if failed else 200)


def _back(number: str, place: str) -> HttpResponse:
    """To the place on the desk that was just kept; it says so there, where the page opens."""
    return redirect(f"{reverse('desk', args=[number])}?kept={place}#{place}")


def _improved(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@require_POST
def summary(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the clinical case summary."""
    case, by = find_case(number), actor_of(request)
    try:
        actions.write_summary(case, by=by, at=timezone.now(), text=request.POST.get("text", ""))
    except Invalid as refusal:
        return _draw(request, number, summary=refusal.fields)
    if _improved(request):
        return _part(
            request,
            case,
            by,
            "determination/summary.html",
            {"values": _summary_of(case, by), "just_kept": "summary"},
        )
    return _back(number, "summary")


def _summary_of(case: Case, by: Actor) -> dict[str, str]:
    return {"text": actions.draft_for(case, by).clinical_case_summary}


@require_POST
def item(request: HttpRequest, number: str, position: int) -> HttpResponse:
    """Keep the decision on one item, finished or not."""
    case, by = find_case(number), actor_of(request)
    given = {name: request.POST.get(name, "") for name in FIELDS}
    given["follows"] = request.POST.get("follows", "")
    found = next((i for i in items_under_review(case) if i.position == position), None)
    refused: drafts.ItemForm | None = None
    try:
        kept = actions.decide_item(
            case, by=by, at=timezone.now(), position=position, decision=given["decision"], mtus=given["mtus"],
            other=given["other"], rationale=given["rationale"], follows=given["follows"] == "yes",
        )  # fmt: skip
    except Invalid as refusal:
        if found is None:
            raise Http404(f"Item {position} is not under review.") from None
        refused = drafts.item_form(found, None, given=given, errors=refusal.fields)
        if not _improved(request):
            return _draw(request, number, refused=refused)
    if _improved(request):
        assert found is not None
        form = refused or drafts.item_form(found, kept)
        shown = {"form": form, "just_kept": "" if refused else form.place}
        return _part(request, case, by, "determination/item.html", shown, failed=refused is not None)
    return _back(number, f"item-{position}")


@require_safe
def checks(request: HttpRequest, number: str) -> HttpResponse:
    """What speaks against signing now, and which records are opened, for the desk to show anew."""
    case, by = open_case(request, number, "desk", may=_at_the_desk), actor_of(request)
    return _part(request, case, by, "", drafts.records_for(case, by))


def _part(
    request: HttpRequest, case: Case, by: Actor, template: str, more: dict[str, Any], *, failed: bool = False
) -> HttpResponse:
    """A part of the desk that was just kept, and with it the checks as they stand now."""
    context = {
        "case": case, "draft": actions.draft_for(case, by), "choices": drafts.CHOICES, "open": True, "errors": {},
        "part": template, **more, **drafts.checks_for(case, by),
    }  # fmt: skip
    return render(request, "determination/part.html", context, status=422 if failed else 200)


@require_POST
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """Sign the draft; every finding that stops it is shown, and nothing is changed."""
    try:
        actions.sign(find_case(number), by=actor_of(request), at=timezone.now())
    except Invalid as refusal:
        return _draw(request, number, stopped=refusal.fields)
    messages.success(
        request, "The determination is signed. The medical director looks at it before it goes out."
    )
    return redirect("case", number=number)
