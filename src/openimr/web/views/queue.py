"""The queue: for each role its own work, the next date first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from openimr.cases import worklist
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
    reached, own = queues.reached_by(by), queues.own_rows(by)
    counts = worklist.all_by_state() if queues.sees_all(by) else worklist.by_state(reached)
    asked = request.GET.get("state", "")
    if asked not in {"", ALL, *counts}:
        asked = ""
    rows: Any = own
    if own is None or asked:
        rows = reached.filter(state=asked) if asked not in {"", ALL} else reached
    page = worklist.page_of(
        rows,
        size=CASES_A_PAGE,
        after=_place(request.GET.get("after")),
        before=_place(request.GET.get("before")),
    )
    cases = _shown(page, by, listed=rows is own)
    title, lead = queues.TITLES.get(by.role, queues.PARTIES_TITLE)
    everything = sum(counts.values())
    context = {
        "title": title, "lead": lead, "rows": [_row(case, by) for case in cases],
        "states": _states(counts), "asked": asked, "everything": everything, "first": page.first,
        "all_counted": said(everything, more=any(n > worklist.MOST_COUNTED for n in counts.values())),
        "listed": said(worklist.counted(rows)), "next": _written(page.next), "previous": _written(page.previous),
        "has_work": own is not None, "here": "queue", "audited": sees(by.role, Part.AUDIT),
        "may_apply": by.role in {Role.EMPLOYEE, Role.INTAKE_CLERK},
    }  # fmt: skip
    return render(request, "web/queue.html", context)


def said(count: int, *, more: bool = False) -> str:
    """A count as a list says it: exact, or that there are more than are counted."""
    if count > worklist.MOST_COUNTED or more:
        return gettext("more than {count}").format(count=f"{worklist.MOST_COUNTED:,}")
    return f"{count:,}"


def _shown(page: worklist.Page, by: Actor, *, listed: bool) -> list[Case]:
    """The cases of a page with their marks, in its order."""
    keys = [row.case_id if listed else row.pk for row in page.rows]
    found = queues.with_flags(Case.objects.filter(pk__in=keys), by).in_bulk()
    return [found[key] for key in keys if key in found]


def _place(text: str | None) -> worklist.Place | None:
    """A place in the list from an address; what is none is the beginning."""
    day, _, number = (text or "").partition("~")
    try:
        return (dt.date.fromisoformat(day), number[:12]) if text else None
    except ValueError:
        return None


def _written(place: worklist.Place | None) -> str:
    return "" if place is None else f"{place[0].isoformat()}~{place[1]}"


def _states(counts: dict[str, int]) -> list[tuple[str, str, str]]:
    return [(state.value, state.label, said(counts[state.value])) for state in State if state.value in counts]


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
