"""The panel's figures: how work was shared out, and what the coming weeks ask."""

from __future__ import annotations

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openimr.panel.gathering import UNKNOWN, fairness_since
from openimr.panel.gathering import demand as demand_of
from openimr.panel.measure.demand import DAYS_WHERE_UNKNOWN
from openimr.panel.views.planning import only_for_the_panel

PERIODS = (("90", "90 days"), ("365", "one year"), ("1826", "five years"))
WEEKS_BEFORE, WEEKS_AHEAD = 12, 4
REVIEWERS_A_PAGE = 50


@require_safe
def fairness(request: HttpRequest) -> HttpResponse:
    """Cases, pay and outcomes by reviewer beside what their mix would give, in the order of the ids."""
    only_for_the_panel(request, "fairness")
    asked = request.GET.get("days", "")
    days = asked if asked in dict(PERIODS) else "365"
    lines = fairness_since(timezone.now() - dt.timedelta(days=int(days)))
    page = Paginator(lines, REVIEWERS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "lines": page.object_list, "periods": PERIODS, "days": days, "said": dict(PERIODS)[days],
        "here": "panel", "tab": "fairness",
        "crumbs": [("Queue", reverse("queue")), ("Panel: fairness", None)],
    }  # fmt: skip
    return render(request, "panel/fairness.html", context)


@require_safe
def demand(request: HttpRequest) -> HttpResponse:
    """Cases to come by specialty, with their interval, beside what its reviewers can take."""
    only_for_the_panel(request, "demand")
    context = {
        "lines": demand_of(at=timezone.now(), weeks=WEEKS_BEFORE, ahead=WEEKS_AHEAD),
        "weeks": WEEKS_BEFORE, "ahead": WEEKS_AHEAD, "unknown": round(DAYS_WHERE_UNKNOWN), "unplaced": UNKNOWN, "here": "panel", "tab": "demand",
        "crumbs": [("Queue", reverse("queue")), ("Panel: demand", None)],
    }  # fmt: skip
    return render(request, "panel/demand.html", context)
