"""Out of the tables, what the panel's figures are made of. Reviewers stand by their opaque ids."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Min

from openimr.cases.errors import Invalid
from openimr.cases.models import AuditEvent, Case
from openimr.panel import outcomes
from openimr.panel.matching import placed, usable
from openimr.panel.measure.demand import Forecast, Place, forecast
from openimr.panel.measure.fairness import Decided, Fairness, Offer, fairness
from openimr.panel.models import Assignment, Reviewer, Terms
from openimr.panel.pay import points
from openimr.panel.proposing import waiting
from openimr.panel.register import reviewers
from openimr.panel.specialties import classify, specialties_for, table

UNKNOWN = "not placed"
"""The kind, or specialty, of what nobody has placed."""


def fairness_since(at: dt.datetime) -> list[Fairness]:
    """
    Each reviewer's share of cases, pay and outcomes since a time, beside what their mix would give.

    A case that was declined counts for who could have had it; its pay does not.
    """
    known = list(Reviewer.objects.values_list("ref", "registered_at"))
    classes = dict(Terms.objects.filter(ended_at__isnull=True).values_list("reviewer__ref", "pay_class"))
    offers = []
    for one in Assignment.objects.filter(offered_at__gte=at).select_related("reviewer", "case"):
        excluded = {entry["reviewer"] for entry in one.screening.get("exclusions", ())}
        there = {ref for ref, registered in known if registered <= one.offered_at}
        paid, on = one.state != Assignment.DECLINED, one.offered_at.date()
        worth = {
            ref: points(classes.get(ref, ""), one.case.priority, on) if paid else 0
            for ref in there - excluded | {one.reviewer.ref}
        }
        offers.append(Offer(reviewer=one.reviewer.ref, points=worth))
    decided = [
        Decided(
            reviewer=one.reviewer,
            kind=one.item.category or classify(one.item.description).category or UNKNOWN,
            overturned=one.necessary,
        )
        for one in outcomes.since(at)
    ]
    return fairness(offers, decided)


def demand(*, at: dt.datetime, weeks: int, ahead: int) -> list[Forecast]:
    """Each specialty's cases of the last weeks, those waiting, those to come, and what can be taken."""
    since = at - dt.timedelta(weeks=weeks)
    completed = (
        AuditEvent.objects.filter(verb="complete_case_file", outcome="done")
        .values("chain")
        .annotate(first=Min("at"))
        .filter(first__gte=since, first__lte=at)
        .values_list("chain", flat=True)
    )
    came = (
        Case.objects.filter(number__in=list(completed))
        .select_related("application")
        .prefetch_related("items")
    )
    ended = Assignment.objects.filter(state=Assignment.ATTESTED, ended=True, answered_at__gte=since)
    issued = dict(
        AuditEvent.objects.filter(
            verb="sign", outcome="done", at__gte=since, chain__in=ended.values("case__number")
        )
        .values_list("chain")
        .annotate(first=Min("at"))
    )
    in_hand = [
        (issued[number] - offered).total_seconds() / 86_400
        for number, offered in ended.values_list("case__number", "offered_at")
        if number in issued and issued[number] >= offered
    ]
    return forecast(
        came=[leading(case, at.date()) for case in came],
        waiting=[leading(case, at.date()) for case in waiting()],
        places=[
            Place(
                specialties=_held(entry, at.date()),
                capacity=entry["capacity"],
                taken=entry["assigned"],
            )
            for entry in usable(reviewers(as_of=at.date()), at.date())[0]
        ],
        weeks=weeks, ahead=ahead, days_in_hand=in_hand,
    )  # fmt: skip


def leading(case: Case, on: dt.date) -> str:
    """The first of the case's same specialties, or that nobody has placed its items."""
    try:
        items = placed(case, [i for i in case.items.all() if i.eligibility in {"", "eligible"}])
    except Invalid:
        return UNKNOWN
    found = specialties_for(items, max(on, table().begins))
    return next(iter(found["same"] or found["similar"]), UNKNOWN)


def _held(entry: dict[str, Any], on: dt.date) -> frozenset[str]:
    day = on.isoformat()
    return frozenset(
        one["specialty"] for one in entry.get("certifications", ()) if (one.get("expires_on") or day) >= day
    )
