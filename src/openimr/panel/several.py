"""Several reviewers for one case, where it is approved: how many places there are, and who has them.

The default is one. More need the Administrative Director's written approval (rulebook R-01; 8 CCR 9792.10.6(b)(1),
(c)). Each reviewer decides alone; the case is with its reviewers when all have attested.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.panel.models import Assignment, SeveralApproval

MOST = 9
"""More than the law has ever priced; a slip of the keyboard is not an approval."""


def places(case: Case) -> int:
    """How many reviewers the case is to have: one, or as many as are approved."""
    approved = SeveralApproval.objects.filter(case=case, ended=False).values_list("reviewers", flat=True)
    return approved.first() or 1


def standing_of(case: Case) -> QuerySet[Assignment]:
    """The assignments that stand, offered or attested, in the order in which they were made."""
    return (
        Assignment.objects.filter(case=case, ended=False, state__in=[Assignment.OFFERED, Assignment.ATTESTED])
        .select_related("reviewer")
        .order_by("pk")
    )


def of_reviews_done(case: Case) -> list[Assignment]:
    """The assignments of reviews whose letter is issued, the last first: whom they were, and why, is kept."""
    done = Assignment.objects.filter(case=case, ended=True, state=Assignment.ATTESTED)
    return list(done.select_related("reviewer").order_by("-pk"))


def all_attested(case: Case) -> bool:
    """Whether every place has a reviewer who has attested."""
    return standing_of(case).filter(state=Assignment.ATTESTED).count() >= places(case)


def approve(
    case: Case,
    *,
    by: Actor,
    at: dt.datetime,
    reviewers: int,
    approved_on: dt.date,
    document: str,
    reason: str,
) -> SeveralApproval:
    """
    Record an approval in the caller's transaction; an earlier one that stands gives way.

    Raises: Invalid, naming every field: a number out of 2 to 9 or below what stands, a day to come, no document,
    no reason.
    """
    problems = {}
    stand = standing_of(case).count()
    if not max(2, stand) <= reviewers <= MOST:
        problems["reviewers"] = f"Expected a number from {max(2, stand)} to {MOST}" + (
            f", for {stand} have the case now." if stand > 2 else "."
        )
    if approved_on > at.date():
        problems["approved_on"] = "Expected the day of the written approval, not a day to come."
    if not document.strip() or len(document) > 80:
        problems["document"] = "Expected the number or date by which the written approval is found."
    if not reason.strip() or len(reason) > 400:
        problems["reason"] = "Expected in at most 400 characters why one reviewer is not enough."
    if problems:
        raise Invalid(problems)
    end(case)
    return SeveralApproval.objects.create(
        case=case, reviewers=reviewers, approved_on=approved_on, document=document.strip(), reason=reason.strip(),
        recorded_at=at, recorded_by=by.name,
    )  # fmt: skip


def end(case: Case) -> None:
    """The approval has served: its review is over, or another comes in its place."""
    SeveralApproval.objects.filter(case=case, ended=False).update(ended=True)
