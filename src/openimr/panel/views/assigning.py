"""Assigning a reviewer, with the reasons in view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.roles import Part, Role
from openimr.cases.views import actor_of, find_case, open_case, part
from openimr.panel import actions, house, several
from openimr.panel.conflicts import conflicts_of
from openimr.panel.matching import match_of
from openimr.panel.models import Reviewer
from openimr.panel.specialties import classify_all, table
from openimr.panel.views.explaining import explained

BEFORE = frozenset({State.ASSIGNED, State.RECORDS_PENDING, State.RECORDS_COMPLETE})
"""States in which a reviewer is still to come, also where an earlier review of the case was done."""


@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: HttpRequest, number: str) -> HttpResponse:
    """Who may read the case, who is best, and offering it to them (or to another, with a reason)."""
    by, at = actor_of(request), timezone.now()
    values = {name: request.POST.get(name, "").strip() for name in ("reviewer", "reason")}
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            made = actions.assign_reviewer(
                find_case(number), by=by, at=at, reviewer=values["reviewer"] or None, reason=values["reason"]
            )
        except Invalid as refusal:
            errors = refusal.fields
        else:
            messages.success(request, f"The case is offered to reviewer {made.reviewer.ref}.")
            return redirect("case", number=number)
    case = open_case(request, number, "assignment", may=part(Part.ASSIGNMENT))
    offered, wanted = list(several.standing_of(case)), several.places(case)
    reviewed = several.of_reviews_done(case)
    context: dict[str, Any] = {
        "case": case, "demonstration": case.demonstration, "offered": [(one, explained(one.screening)) for one in offered],
        "reviewed": [(one, explained(one.screening)) for one in reviewed], "waits": not offered and (not reviewed or case.state in BEFORE), "wanted": wanted, "values": values, "errors": errors,
        "summary": [(name if name in values else "", words) for name, words in errors.items()],
        "may_assign": by.role is Role.PANEL_MANAGER and case.state == State.RECORDS_COMPLETE and len(offered) < wanted,
        "house": house.open_ties(case, timezone.localdate()) if case.state in BEFORE else [],
        "house_recorded": house.is_recorded(),
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Assignment", None),
        ],
    }  # fmt: skip
    if context["may_assign"] and not context["house"]:
        try:
            context |= _proposal(case)
        except Invalid as refusal:
            context |= {"missing": list(refusal.fields.values()), "items": _items(case)} | _placing()
    return render(request, "panel/assignment.html", context, status=422 if errors else 200)


def _items(case: Case) -> list[dict[str, Any]]:
    """The eligible items of a case with what their own words place, for a person to say the rest."""
    items = [i for i in case.items.all() if i.eligibility in {"", "eligible"}]
    diagnosis = case.application.form.get("diagnosis", "") if hasattr(case, "application") else ""
    readings = classify_all([i.description for i in items], condition=str(diagnosis or ""))
    return [
        {
            "item": item, "prefix": f"item-{item.position}-",
            "placed": bool(item.category and item.body_system) or bool(reading.items),
            "values": {"category": item.category or reading.category or "",
                       "body_system": item.body_system or (reading.body_systems[0] if reading.body_systems else "")},
        }
        for item, reading in zip(items, readings, strict=True)
    ]  # fmt: skip


def _placing() -> dict[str, Any]:
    known = table()

    def words(names: Iterable[str]) -> list[tuple[str, str]]:
        return [(name, name.replace("-", " ").capitalize()) for name in dict.fromkeys(names)]

    return {"categories": words(known.leads), "systems": words(known.body_systems.values())}


def _proposal(case: Case) -> dict[str, Any]:
    """The match as of today, with everybody who is fit for the choice against it."""
    today = timezone.localdate()
    answer = match_of(case, as_of=today)
    best = answer["assignments"][0] if answer["assignments"] else None
    excluded = {entry["reviewer"] for entry in answer["exclusions"]}
    everybody = list(Reviewer.objects.order_by("ref").values_list("ref", flat=True))
    return {
        "found": explained(
            {
                "best": best, "next_best": answer["next_best"], "exclusions": answer["exclusions"],
                "as_of": today.isoformat(), "register": len(everybody),
            }
        ),
        "conflicts": conflicts_of(
            case, today, [e["reviewer"] for e in answer["exclusions"] if "R-06" in e["rules"]]
        ),
        "choices": [(ref, ref) for ref in everybody if ref not in excluded],
        "relaxations": answer["unassigned"][0]["smallest_relaxations"] if answer["unassigned"] else [],
    }  # fmt: skip
