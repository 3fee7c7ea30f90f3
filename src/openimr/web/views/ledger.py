"""The ledger of a case, and the list of everything that somebody still has to keep."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from openimr import law
from openimr.cases import keeping, worklist
from openimr.cases.deadlines import NEXT
from openimr.cases.ledger import ledger as ledger_of
from openimr.cases.lifecycle import State
from openimr.cases.models import Deadline, SweepRun
from openimr.cases.roles import Part, Role
from openimr.cases.views import actor_of, open_case, part
from openimr.web.views import queues
from openimr.web.views.queue import said

ROWS_A_PAGE = 50
COUNTERS = frozenset({Role.AUDITOR, Role.MEDICAL_DIRECTOR})
"""The roles that see the regulator's figures."""


@require_safe
def ledger(request: HttpRequest, number: str) -> HttpResponse:
    """Every date of a case; `?form=json` gives it as data."""
    case = open_case(request, number, "ledger", may=part(Part.DEADLINES))
    found = ledger_of(case, on=timezone.localdate())
    if request.GET.get("form") == "json":
        return JsonResponse(found.to_json())
    late = {gettext(keeping.KEEPERS[entry.keeper]) for entry in found.late if entry.keeper}
    context = {
        "case": case, "ledger": found, "late_words": ", ".join(sorted(late)), "alerts": list(case.alerts.all()),
        "waited": NEXT.get(State(case.state), ()), "demonstration": case.demonstration,
        "crumbs": [(gettext("Queue"), reverse("queue")), (case.number, reverse("case", args=[case.number])),
                   (gettext("Ledger"), None)],
    }  # fmt: skip
    return render(request, "web/ledger/case.html", context)


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """All open duties of the cases that the reader reaches, the earliest date first."""
    by = actor_of(request)
    today = timezone.localdate()
    keeper = request.GET.get("keeper", "")
    if keeper not in keeping.KEEPERS:
        keeper = ""
    rows = Deadline.objects.filter(standing=keeping.Standing.OPEN.value)
    if keeper:
        rows = rows.filter(keeper=keeper)
    if not queues.sees_all(by):
        rows = rows.filter(case__in=queues.reached_by(by).order_by().values("pk"))
    after, before = _place(request.GET.get("after")), _place(request.GET.get("before"))
    shown, following, previous = _page(rows, after, before)
    context = {
        "rows": [_row(row, today) for row in shown], "next": following, "previous": previous, "first": not previous,
        "late": said(worklist.counted(rows.filter(due_on__lt=today, case__demonstration=False))),
        "open": said(worklist.counted(rows)), "keeper": keeper, "keepers": list(keeping.KEEPERS.items()),
        "swept": None if by.outside else SweepRun.objects.filter(ended_at__isnull=False).first(),
        "may_count": by.role in COUNTERS, "here": "due",
    }  # fmt: skip
    return render(request, "web/ledger/due.html", context)


def _row(row: Deadline, today: dt.date) -> Deadline:
    row.cost = 0  # type: ignore[attr-defined]
    if row.name == "records-due" and row.due_on < today and not row.case.demonstration:
        row.cost = law.late_records_penalty(limit=row.due_on, received_on=today).amount  # type: ignore[attr-defined]
    return row


Place = tuple[dt.date, int]


def _page(
    rows: QuerySet[Deadline], after: Place | None, before: Place | None
) -> tuple[list[Deadline], str, str]:
    """A page of deadlines, and the places behind it and before it ('' where there is none)."""
    rows = rows.select_related("case")
    if before is not None:
        found = list(rows.filter(_side(before, "lt")).order_by("-due_on", "-pk")[: ROWS_A_PAGE + 1])
        more, found = len(found) > ROWS_A_PAGE, found[:ROWS_A_PAGE][::-1]
        return found, _written(found[-1]) if found else "", _written(found[0]) if more else ""
    start = rows if after is None else rows.filter(_side(after, "gt"))
    found = list(start.order_by("due_on", "pk")[: ROWS_A_PAGE + 1])
    more, found = len(found) > ROWS_A_PAGE, found[:ROWS_A_PAGE]
    return found, _written(found[-1]) if more else "", _written(found[0]) if after and found else ""


def _side(place: Place, way: str) -> Q:
    day, key = place
    return Q(**{f"due_on__{way}e": day}) & (Q(**{f"due_on__{way}": day}) | Q(**{f"pk__{way}": key}))


def _place(text: str | None) -> Place | None:
    day, _, key = (text or "").partition("~")
    try:
        return dt.date.fromisoformat(day), min(int(key), 2**62)
    except ValueError:
        return None


def _written(row: Any) -> str:
    return f"{row.due_on.isoformat()}~{row.pk}"
