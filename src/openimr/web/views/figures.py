"""The regulator's figures: as a page, as CSV and as JSON."""

from __future__ import annotations

import csv
import datetime as dt
import io
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from openimr.cases import audit
from openimr.cases import figures as the_figures
from openimr.cases.views import actor_of, refuse
from openimr.web.views.ledger import COUNTERS

GROUPS = {
    "applications": "Applications",
    "reasons": "Reasons of those not eligible",
    "determinations": "Determinations",
    "age-from-assignment": "Age from the notice of assignment",
    "age-from-complete-records": "Age from complete records",
    "open": "Open",
    "open-by-cause": "Open, by what is waited for",
    "open-by-age": "Open, by age in days",
}


def _asked(request: HttpRequest) -> tuple[the_figures.Figures, dict[str, str]]:
    """The figures of the period asked for (by default this year), and what was wrong with the asking."""
    by, today = actor_of(request), timezone.localdate()
    now = timezone.now()
    if by.role not in COUNTERS:
        refuse(
            audit.HOUSE,
            "figures",
            by=by,
            at=now,
            why="the figures are open to the auditor and the medical director",
        )
    since, until, wrong = dt.date(today.year, 1, 1), today, {}
    try:
        since = dt.date.fromisoformat(request.GET.get("since") or since.isoformat())
        until = dt.date.fromisoformat(request.GET.get("until") or until.isoformat())
    except ValueError:
        wrong = {"since": "Expected two days, written YYYY-MM-DD."}
    if until < since:
        wrong = {"since": "Expected a period that ends on or after the day it begins."}
        since, until = dt.date(today.year, 1, 1), today
    audit.append(audit.HOUSE, at=now, actor=by.name, role=by.role.value, verb="read_figures", outcome="read")
    demonstration = request.GET.get("cases") == "demonstration"
    return the_figures.figures(since=since, until=until, demonstration=demonstration), wrong


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The page."""
    found, wrong = _asked(request)
    groups = [(GROUPS[name], list(rows)) for name, rows in groupby(found.rows, key=lambda row: row.group)]
    context: dict[str, Any] = {
        "figures": found, "groups": groups, "here": "figures", "errors": wrong,
        "values": {"since": found.since.isoformat(), "until": found.until.isoformat()},
        "invented": request.GET.get("cases") == "demonstration",
    }  # fmt: skip
    return render(request, "web/ledger/figures.html", context, status=422 if wrong else 200)


@require_safe
def as_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same as `csv` or `json`. Raises: Http404 for another form."""
    if form not in {"csv", "json"}:
        raise Http404("The figures are there as csv and as json.")
    found, wrong = _asked(request)
    if wrong:
        return JsonResponse({"error": wrong["since"]}, status=422)
    if form == "json":
        return JsonResponse(found.to_json())
    name = f"figures-{found.since}-{found.until}.csv"
    return HttpResponse(
        as_csv(found), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


def as_csv(found: the_figures.Figures) -> str:
    """The figures as CSV with a heading; an empty value is one that cannot be measured."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["since", "until", "group", "name", "unit", "value", "definition"])
    for row in found.rows:
        value = "" if row.value is None else row.value
        rows.writerow([found.since, found.until, row.group, row.name, row.unit, value, row.definition])
    return out.getvalue()
