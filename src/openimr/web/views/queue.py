"""The queue: for each role its own work, the next date first."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from openimr.cases.actors import Actor
from openimr.cases.deadlines import NEXT
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.roles import Part, Role, sees
from openimr.cases.views import actor_of
from openimr.web.forms.places import steps
from openimr.web.views import queues

CASES_A_PAGE = 50
ALL = "all"


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The cases that wait for who is signed in, or (`?state=`) those they reach in one state or in all."""
    by = actor_of(request)
    counts = dict(
        queues.reached_by(by)
        .order_by()
        .values_list("state")
        .annotate(n=Count("pk"))
        .values_list("state", "n")
    )
    asked = request.GET.get("state", "")
    if asked not in {"", ALL, *counts}:
        asked = ""
    cases = queues.work_of(by) if asked == "" else queues.reached_by(by)
    if asked not in {"", ALL}:
        cases = cases.filter(state=asked)
    page = Paginator(queues.with_flags(cases, by), CASES_A_PAGE).get_page(request.GET.get("page"))
    title, lead = queues.TITLES.get(by.role, queues.PARTIES_TITLE)
    context = {
        "title": title, "lead": lead, "page": page, "rows": [_row(case, by) for case in page.object_list],
        "states": _states(counts), "asked": asked, "everything": sum(counts.values()),
        "has_work": by.role in queues.WORK, "here": "queue", "audited": sees(by.role, Part.AUDIT),
        "may_apply": by.role in {Role.EMPLOYEE, Role.INTAKE_CLERK},
    }  # fmt: skip
    return render(request, "web/queue.html", context)


def _states(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(state.value, state.label, counts[state.value]) for state in State if state.value in counts]


def _row(case: Case, by: Actor) -> dict[str, Any]:
    state = State(case.state)
    names = NEXT.get(state, ())
    return {
        "case": case,
        "flags": queues.flags_of(case),
        "waits_for": names[0] if names and case.due_on else "",
        # That the time to apply has passed since is no delay of the house.
        "alarms": state is not State.RECEIVED,
        "steps": steps(by.role, state, case.number, most=2),
    }
