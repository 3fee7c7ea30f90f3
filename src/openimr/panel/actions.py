"""The verbs of the panel: assign, attest, decline, report a conflict."""

from __future__ import annotations

import datetime as dt

from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.keeping import PACIFIC
from openimr.cases.models import Case
from openimr.panel import house, several
from openimr.panel.access import standing
from openimr.panel.independence.sealing import seal_assignment
from openimr.panel.match.facts import TieKind
from openimr.panel.matching import rules_against
from openimr.panel.models import Assignment, HouseTieDecision, Reviewer
from openimr.panel.proposing import Proposed, alone
from openimr.panel.register.keeping import declare_tie
from openimr.panel.specialties import table


@action("place_item")
def place_item(
    case: Case, *, by: Actor, at: dt.datetime, position: int, category: str, body_system: str
) -> Deed:
    """Say what kind of treatment an item is, and for which part of the body. Raises: Invalid for other words."""
    known = table()
    problems = {}
    if category not in known.categories:
        problems["category"] = f"Expected one of: {', '.join(sorted(set(known.categories.values())))}."
    if body_system not in known.body_systems:
        problems["body_system"] = f"Expected one of: {', '.join(sorted(set(known.body_systems.values())))}."
    item = case.items.filter(position=position).first()
    if item is None:
        problems["position"] = f"The case has no item {position}."
    if problems:
        raise Invalid(problems)
    assert item is not None
    item.category, item.body_system = category, body_system
    item.save(update_fields=["category", "body_system"])
    return Deed(detail={"item": position, "category": category, "body_system": body_system})


@action("assign_reviewer")
def assign_reviewer(
    case: Case,
    *,
    by: Actor,
    at: dt.datetime,
    reviewer: str | None = None,
    reason: str = "",
    proposed: Proposed | None = None,
) -> Deed:
    """Offer the case to the best match, or to another fit reviewer with a reason; gives back the Assignment.

    `proposed` is the case's part of a proposal of the whole batch: its choice stands for the match of the
    case alone, and every rule is asked anew of the reviewer chosen.
    Raises: Invalid when nobody is left, when the chosen one is excluded (with the rules), or when a choice
    against the match has no reason. Source: rulebook section 7; the panel's contract.
    """
    wanted = several.places(case)
    if several.standing_of(case).count() >= wanted:
        raise Invalid(
            {"": "The case is offered to a reviewer already. It can be offered anew when they decline."
                 if wanted == 1 else f"The case has all of its {wanted} reviewers. It can be offered anew when one declines."}
        )  # fmt: skip
    as_of = at.astimezone(PACIFIC).date()
    if ties := house.open_ties(case, as_of):
        raise Invalid(
            {"": "The review organization itself is tied to a party, and the medical director has not dealt with it (R-05): "
                 + "; ".join(tie.path for tie in ties) + "."}
        )  # fmt: skip
    found = proposed or alone(case, as_of=as_of)
    excluded = {e["reviewer"]: e["rules"] for e in found.exclusions}
    best = found.best["reviewer"] if found.best else None
    chosen = reviewer or best
    if chosen is None:
        ways = found.unassigned["smallest_relaxations"] if found.unassigned else []
        raise Invalid(
            {"": "Nobody in the register may read this case. Smallest sets of rules that stand in the way: "
                 + "; ".join(" and ".join(rules) for rules in ways)}
        )  # fmt: skip
    row = Reviewer.objects.filter(ref=chosen).first()
    if row is None:
        raise Invalid({"reviewer": "Expected a reviewer of the register."})
    failed = rules_against(case, chosen, as_of=as_of)
    if failed:
        excluded[chosen] = failed
    if chosen in excluded:
        raise Invalid({"reviewer": f"This reviewer is excluded by {', '.join(excluded[chosen])}."})
    if chosen != best and not reason.strip():
        raise Invalid({"reason": "This is not the best match. To choose otherwise, give the reason."})
    made = Assignment.objects.create(
        case=case, reviewer=row, state=Assignment.OFFERED, offered_at=at, offered_by=by.name,
        overridden=chosen != best, reason=reason.strip()[:400],
        screening={
            "as_of": as_of.isoformat(),
            "register": found.register,
            "batch": proposed is not None,
            "best": found.best,
            "next_best": found.next_best,
            "exclusions": found.exclusions,
        },
    )  # fmt: skip
    commitment = seal_assignment(made, as_of=as_of, failed=failed)
    return Deed(
        result=made,
        detail={
            "assignment": made.pk, "excluded": len(excluded), "overridden": made.overridden,
            "commitment": commitment,
        },
    )  # fmt: skip


def _mine(case: Case, by: Actor) -> Assignment:
    assignment = standing(case, by)
    if assignment is None:
        raise Invalid({"": "The case is not offered to you."})
    return assignment


@action("attest")
def attest(
    case: Case, *, by: Actor, at: dt.datetime, no_conflict: bool, qualified: bool, will_read_all: bool
) -> Deed:
    """The reviewer attests, before any record opens. Raises: Invalid unless all three are affirmed. R-08."""
    assignment = _mine(case, by)
    wanted = {
        "no_conflict": (
            no_conflict,
            "To take the case you must have no conflict of interest. If you have one, decline.",
        ),
        "qualified": (qualified, "To take the case you must be qualified for it. If you are not, decline."),
        "will_read_all": (will_read_all, "To take the case you must undertake to read all of its records."),
    }
    problems = {field: message for field, (said, message) in wanted.items() if not said}
    if problems:
        raise Invalid(problems)
    assignment.state, assignment.answered_at = Assignment.ATTESTED, at
    assignment.save(update_fields=["state", "answered_at"])
    # With several reviewers the case goes to them when all have attested.
    return Deed(detail={"assignment": assignment.pk}, stays=not several.all_attested(case))


@action("approve_several")
def approve_several(
    case: Case,
    *,
    by: Actor,
    at: dt.datetime,
    reviewers: int,
    approved_on: dt.date,
    document: str,
    reason: str,
) -> Deed:
    """Record the Administrative Director's written approval of several reviewers. Raises: Invalid. R-01."""
    made = several.approve(
        case, by=by, at=at, reviewers=reviewers, approved_on=approved_on, document=document, reason=reason
    )
    return Deed(result=made, detail={"reviewers": reviewers, "approved_on": approved_on.isoformat()})


@action("decide_house_ties")
def decide_house_ties(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """
    The medical director has dealt with the ties of the house to the parties that are found today. R-05, R-06.

    Each is kept with its path and the reason; a tie that is found later is open again. Raises: Invalid.
    """
    ties = house.open_ties(case, at.astimezone(PACIFIC).date())
    if not ties:
        raise Invalid({"": "No tie of the review organization to a party of the case is open."})
    if not reason.strip() or len(reason) > 400:
        raise Invalid({"reason": "Expected in at most 400 characters how the ties were dealt with."})
    for tie in ties:
        HouseTieDecision.objects.create(
            case=case,
            of=tie.of,
            party=tie.party,
            path=tie.path,
            reason=reason.strip(),
            decided_at=at,
            decided_by=by.name,
        )
    return Deed(result=ties, detail={"ties": len(ties)})


@action("decline")
def decline(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The reviewer gives the case back; it can be offered to another at once. R-08."""
    assignment = _mine(case, by)
    if not reason.strip():
        raise Invalid({"reason": "Expected why the case is declined."})
    assignment.state, assignment.answered_at = Assignment.DECLINED, at
    assignment.decline_reason, assignment.ended = reason.strip()[:400], True
    assignment.save(update_fields=["state", "answered_at", "decline_reason", "ended"])
    return Deed(detail={"assignment": assignment.pk})


@action("report_conflict")
def report_conflict(case: Case, *, by: Actor, at: dt.datetime, party: str, kind: str) -> Deed:
    """
    The reviewer has a tie to somebody in the case: the tie goes into the register, the case back at once. R-06, R-08.

    Args: `party` is the ref of a party of the case, `kind` a kind of tie of the contract of `openimr panel match`.
    Raises: Invalid. To offer the case to another in the same breath, use `report_conflict_and_reassign`.
    """
    assignment = _mine(case, by)
    problems = {}
    if not case.parties.filter(ref=party).exists():
        problems["party"] = "Expected somebody of the case."
    if kind not in {k.value for k in TieKind}:
        problems["kind"] = "Expected the kind of tie."
    if problems:
        raise Invalid(problems)
    tie = declare_tie(to=party, kind=kind, by=by, at=at)
    assignment.state, assignment.answered_at = Assignment.DECLINED, at
    assignment.decline_reason, assignment.ended = f"conflict of interest: {kind}", True
    assignment.save(update_fields=["state", "answered_at", "decline_reason", "ended"])
    return Deed(detail={"assignment": assignment.pk, "tie": tie.pk, "kind": kind})


def report_conflict_and_reassign(
    case: Case, *, by: Actor, at: dt.datetime, party: str, kind: str
) -> Assignment | None:
    """
    Report a conflict, then offer the case to the best of the others at once, as the house (R-08).

    Returns the new assignment; None where nobody is left: the case then waits for the panel manager, and the refused
    attempt stands in its audit log.
    """
    report_conflict(case, by=by, at=at, party=party, kind=kind)
    try:
        made: Assignment = assign_reviewer(case, by=SYSTEM, at=at)
    except Invalid:
        return None
    return made
