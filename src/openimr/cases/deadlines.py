"""Deadlines at work: the law's dates of a case, kept true after every action."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openimr import law
from openimr.cases.lifecycle import AFTER_ISSUE, EXITS, State
from openimr.cases.models import Case, Deadline

NEXT: dict[State, tuple[str, ...]] = {
    State.RECEIVED: ("application-due",),
    State.NEEDS_INFO: ("question-answer-due",),
    State.ELIGIBLE: ("noarfi-due",),
    State.ASSIGNED: ("records-due",),
    State.RECORDS_PENDING: ("records-due",),
    State.RECORDS_COMPLETE: ("determination-due",),
    State.WITH_REVIEWER: ("determination-due",),
    State.QUALITY_CHECK: ("determination-due",),
    State.ISSUED: ("determination-appeal-due",),
    State.INELIGIBLE: ("ineligibility-appeal-due",),
}
"""The deadline that a case waits for in each state; queues are sorted by it."""


def law_facts(case: Case) -> dict[str, Any]:
    """The facts of a case in the form that `openimr.law` asks for, its disputed items among them."""
    facts = dict(case.facts)
    facts["priority"] = case.priority
    facts["date_of_injury"] = None if case.date_of_injury is None else case.date_of_injury.isoformat()
    facts["items"] = [
        {
            "id": str(item.position),
            "description": item.description,
            "ur_outcome": item.ur_outcome,
            "ur_reason": item.ur_reason,
            "information_requested": item.information_requested,
            "formulary_drug": item.formulary_drug,
            "prior_imr": item.prior_imr,
            "authorized": item.authorized,
        }
        for item in case.items.all()
    ]
    return facts


def refresh(case: Case) -> None:
    """Compute the deadlines of a case anew and keep them; sets the date that its queue sorts by."""
    answer = law.deadlines(law_facts(case))
    found = {}
    for entry in answer["deadlines"]:
        key = (entry["name"], str(entry.get("item") or ""))
        found[key] = Deadline(
            case=case, name=key[0], item=key[1], due=entry["due"], rule=entry["rule"],
            citation=entry["citation"], confirmed=entry["confirmed"], derivation=entry["derivation"],
        )  # fmt: skip
    kept = {(d.name, d.item): d for d in case.deadlines.all()}
    gone = [d.pk for key, d in kept.items() if key not in found]
    if gone:
        Deadline.objects.filter(pk__in=gone).delete()
    for key, deadline in found.items():
        old = kept.get(key)
        if old is None:
            deadline.save(force_insert=True)
        elif (old.due, old.rule, old.derivation) != (deadline.due, deadline.rule, deadline.derivation):
            deadline.pk = old.pk
            deadline.save(force_update=True)
    due = next_due(case, list(found.values()))
    if case.due_on != due:
        case.due_on = due
        case.save(update_fields=["due_on"])


def next_due(case: Case, entries: list[Deadline]) -> dt.date | None:
    """The date that the case waits for in the state it is in; None where nobody waits."""
    state = State(case.state)
    if state in EXITS or (state in AFTER_ISSUE and state is not State.ISSUED):
        return None
    names = NEXT.get(state, ())
    dates = [dt.date.fromisoformat(d.due[:10]) for d in entries if d.name in names]
    return min(dates, default=None)
