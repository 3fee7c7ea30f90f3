"""Which cases are a reviewer's, and when their records open to them."""

from __future__ import annotations

from openimr.cases.actors import Actor
from openimr.cases.door import reach_rules
from openimr.cases.models import Case
from openimr.cases.roles import Part, Role, sees
from openimr.panel.models import Assignment


def standing(case: Case, by: Actor) -> Assignment | None:
    """The assignment of a case to this very reviewer, if one stands."""
    if not by.reviewer_ref:
        return None
    return Assignment.objects.filter(
        case=case,
        reviewer__ref=by.reviewer_ref,
        ended=False,
        state__in=[Assignment.OFFERED, Assignment.ATTESTED],
    ).first()


def is_reviewers_case(case: Case, by: Actor) -> bool:
    """Whether the case is offered or assigned to this reviewer."""
    return standing(case, by) is not None


def may_read_records(case: Case, by: Actor) -> bool:
    """Whether the records are open to the actor; to a reviewer only after they have attested (R-08)."""
    if not sees(by.role, Part.RECORDS):
        return False
    if by.role is not Role.EXPERT_REVIEWER:
        return True
    mine = standing(case, by)
    return mine is not None and mine.state == Assignment.ATTESTED


def register() -> None:
    """Teach the door which cases are a reviewer's."""
    reach_rules[Role.EXPERT_REVIEWER] = is_reviewers_case
