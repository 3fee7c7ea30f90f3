"""The list of the records of a case, with filters and with search in their text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from openimr.casefile.reader import searching
from openimr.casefile.reader.query import MOST as MOST_QUERY
from openimr.cases.actors import Actor
from openimr.cases.models import Case
from openimr.cases.roles import Part, Role, sees
from openimr.cases.views import actor_of, open_case
from openimr.panel.access import may_read_records
from openimr.web.views import case_parts

HITS_SHOWN = 200


def may_see_list(case: Case, by: Actor) -> bool:
    """Whether the list of records is the actor's to see; a reviewer's only after they have attested (R-08)."""
    if by.role is Role.EXPERT_REVIEWER:
        return may_read_records(case, by)
    return sees(by.role, Part.RECORD_LIST)


@require_safe
def records(request: HttpRequest, number: str) -> HttpResponse:
    """The records: `?kind=`, `?since=`, `?until=`, `?copies=hide|only`, and `?q=` in their text."""
    case = open_case(request, number, "record_list", may=may_see_list)
    by = actor_of(request)
    asked = {name: request.GET.get(name, "").strip()[:40] for name in ("kind", "since", "until", "copies")}
    everything = case_parts.records(case)
    reads = may_read_records(case, by)
    query = request.GET.get("q", "").strip()[:MOST_QUERY] if reads else ""
    found = searching.search(case, query) if query else searching.NOTHING
    context = {
        "case": case, "demonstration": case.demonstration, "reads": reads, "asked": asked, "query": query,
        "rows": [row for row in everything if _wanted(row, asked)], "everything": len(everything),
        "kinds": sorted({row["kind"] for row in everything}), "found": found.pages,
        "hits": searching.lines(case, found, found.pages[:HITS_SHOWN]) if found.pages else [],
        "filtered": any(asked.values()),
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Records", None),
        ],
    }  # fmt: skip
    return render(request, "web/records.html", context)


def _wanted(row: dict[str, Any], asked: dict[str, str]) -> bool:
    if asked["kind"] and row["kind"] != asked["kind"]:
        return False
    if asked["since"] and row["date"] < asked["since"]:
        return False
    if asked["until"] and (not row["date"] or row["date"] > asked["until"]):
        return False
    if asked["copies"] == "hide":
        return row["duplicate_of"] is None
    if asked["copies"] == "only":
        return row["duplicate_of"] is not None
    return True
