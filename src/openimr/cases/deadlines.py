"""Deadlines at work: the law's dates of a case, kept true after every action, with who keeps each and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openimr import law
from openimr.cases import keeping, worklist
from openimr.cases.lifecycle import AFTER_ISSUE, EXITS, State
from openimr.cases.models import Alert, Case, Deadline

LEDGER_VERSION = 1
"""The form in which dates are kept. Raise it when the law's data or this code change: the sweep renews what is older."""

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

_OF_THE_LAW = (
    "program", "ur_decision", "claims_administrator_agrees", "application", "withdrawn_on", "settled_on", "eligibility",
    "noarfi", "records", "determination", "settings",
)  # fmt: skip
_KEPT = (
    "due", "due_on", "rule", "citation", "confirmed", "derivation", "keeper", "standing", "kept_on", "sweep_at",
)  # fmt: skip
_DATES = ("due_on", "sort_on", "received_on", "found_on", "assigned_on", "records_complete_on", "determined_on",
          "ledger_version")  # fmt: skip


def law_facts(case: Case) -> dict[str, Any]:
    """The facts of a case in the form that `openimr.law` asks for, its disputed items among them.

    What the house keeps beside them in `Case.facts` (answers to questions, carrying out) is left out.
    """
    facts = {name: case.facts[name] for name in _OF_THE_LAW if name in case.facts}
    facts["priority"] = case.priority
    facts["date_of_injury"] = None if case.date_of_injury is None else case.date_of_injury.isoformat()
    facts["questions"] = [
        {"id": question["id"], "received_on": question.get("received_on")}
        for question in case.facts.get("questions") or []
    ]
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


def answer_of(case: Case) -> law.Deadlines:
    """What the law says of the case's time, with the extension of its determination where one was approved (F-04)."""
    answer = law.find_deadlines(law.read_facts(law_facts(case)))
    until = (case.facts.get("extension") or {}).get("until")
    if not until:
        return answer
    return replace(
        answer, deadlines=tuple(_extended(d, dt.date.fromisoformat(until)) for d in answer.deadlines)
    )


def _extended(deadline: law.Deadline, until: dt.date) -> law.Deadline:
    due = deadline.due
    if not deadline.name.startswith("determination-due") or isinstance(due, dt.datetime) or until <= due:
        return deadline
    days = (until - due).days
    step = law.Step(at=until, why=f"+{days} days: extension approved (F-04)")
    return replace(
        deadline, due=until, confirmed=deadline.confirmed and law.explain("F-04").confirmed,
        derivation=(*deadline.derivation, step),
    )  # fmt: skip


def refresh(case: Case) -> None:
    """Compute the deadlines of a case anew and keep them, with the dates and lists that are read in order of them."""
    answer = answer_of(case).to_json()
    state, overturned = State(case.state), overturned_in(case.items.all())
    told = _told(case)
    found: dict[tuple[str, str], Deadline] = {}
    for entry in answer["deadlines"]:
        key = (entry["name"], str(entry.get("item") or ""))
        how = keeping.kept(*key, entry["due"], case.facts, state, overturned=overturned)
        found[key] = Deadline(
            case=case, name=key[0], item=key[1], due=entry["due"], rule=entry["rule"],
            citation=entry["citation"], confirmed=entry["confirmed"], derivation=entry["derivation"],
            due_on=dt.date.fromisoformat(entry["due"][:10]), keeper=how.keeper, standing=how.standing.value,
            kept_on=how.kept_on,
        )  # fmt: skip
        # A demonstration's dates are history, and nobody is to be told of them.
        if how.standing is keeping.Standing.OPEN and not case.demonstration:
            found[key].sweep_at = keeping.next_telling(
                key[0], entry["due"], told.get((*key, entry["due"]), frozenset())
            )
    _keep(case, found)
    _keep_dates(case, next_due(case, list(found.values())))
    worklist.refresh(case)


def overturned_in(items: Any) -> bool | None:
    """Whether a determination found anything necessary; None while nothing is decided."""
    decided = [item.decision for item in items if item.decision]
    return any(decision != "upheld" for decision in decided) if decided else None


def _told(case: Case) -> dict[tuple[str, str, str], frozenset[str]]:
    told: dict[tuple[str, str, str], set[str]] = {}
    for name, item, due, kind in Alert.objects.filter(case=case).values_list("name", "item", "due", "kind"):
        told.setdefault((name, item, due), set()).add(kind)
    return {key: frozenset(kinds) for key, kinds in told.items()}


def _keep(case: Case, found: Mapping[tuple[str, str], Deadline]) -> None:
    old = {(d.name, d.item): d for d in case.deadlines.all()}
    gone = [d.pk for key, d in old.items() if key not in found]
    if gone:
        Deadline.objects.filter(pk__in=gone).delete()
    new, changed = [], []
    for key, deadline in found.items():
        before = old.get(key)
        if before is None:
            new.append(deadline)
        elif any(getattr(before, name) != getattr(deadline, name) for name in _KEPT):
            deadline.pk = before.pk
            changed.append(deadline)
    if new:
        Deadline.objects.bulk_create(new)
    if changed:
        Deadline.objects.bulk_update(changed, _KEPT)


def _keep_dates(case: Case, due: dt.date | None) -> None:
    facts = case.facts

    def day(*path: str) -> dt.date | None:
        value: Any = facts
        for name in path:
            value = (value or {}).get(name)
        return dt.date.fromisoformat(value) if value else None

    dates = {
        "due_on": due, "sort_on": due or dt.date.max,
        "received_on": day("application", "received_on"), "found_on": day("eligibility", "found_on"),
        "assigned_on": day("noarfi", "sent_on"), "records_complete_on": day("records", "complete_on"),
        "determined_on": day("determination", "mailed_on"), "ledger_version": LEDGER_VERSION,
    }  # fmt: skip
    if any(getattr(case, name) != dates[name] for name in _DATES):
        for name in _DATES:
            setattr(case, name, dates[name])
        case.save(update_fields=list(_DATES))


def next_due(case: Case, entries: list[Deadline]) -> dt.date | None:
    """The date that the case waits for in the state it is in; None where nobody waits."""
    state = State(case.state)
    if state in EXITS or (state in AFTER_ISSUE and state is not State.ISSUED):
        return None
    names = NEXT.get(state, ())
    return min((d.due_on for d in entries if d.name in names), default=None)
