"""The match of one case: what the register offers on a day, and why the others are excluded."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openimr.cases.errors import Invalid
from openimr.cases.models import Case, DisputedItem
from openimr.panel.match.step import match
from openimr.panel.models import Assignment
from openimr.panel.register import reviewers
from openimr.panel.specialties import classify_all, table

ROLES_OF_MATCH = frozenset(
    {
        "employee", "employee-family", "attorney", "employer", "insurer", "claims-administrator",
        "ur-organization", "ur-reviewer", "requesting-physician", "treating-physician", "medical-group",
        "evaluator", "facility", "manufacturer",
    }
)  # fmt: skip


def case_of(case: Case) -> dict[str, Any]:
    """A case in the form of the match: items, parties, and those who have had it before."""
    items = [i for i in case.items.all() if i.eligibility in {"", "eligible"}]
    earlier = Assignment.objects.filter(case=case).exclude(
        ended=False, state__in=[Assignment.OFFERED, Assignment.ATTESTED]
    )
    return {
        "id": case.number,
        "priority": case.priority,
        "items": placed(case, items),
        "parties": [{"id": p.ref, "role": p.role} for p in case.parties.all() if p.role in ROLES_OF_MATCH],
        "not_reviewers": sorted(set(earlier.values_list("reviewer__ref", flat=True))),
    }


def placed(case: Case, items: list[DisputedItem]) -> list[dict[str, str]]:
    """
    The items by category and body system: as a person has said, else from the item's own words.

    Raises: Invalid, naming the items that cannot be placed; a person must say what they are.
    """
    known = table()
    diagnosis = case.application.form.get("diagnosis", "") if hasattr(case, "application") else ""
    readings = classify_all([i.description for i in items], condition=str(diagnosis or ""))
    found: list[dict[str, str]] = []
    unplaced: list[str] = []
    for item, reading in zip(items, readings, strict=True):
        if item.category in known.categories and item.body_system in known.body_systems:
            found.append({"category": item.category, "body_system": item.body_system})
        elif reading.items:
            found += reading.items
        else:
            unplaced.append(f"item {item.position} ({' and '.join(reading.unplaced).replace('_', ' ')})")
    if unplaced:
        raise Invalid(
            {"": f"It is not known which specialties treat this: {', '.join(unplaced)}. Say what kind of treatment it is, "
                 "and for which part of the body."}
        )  # fmt: skip
    return found


def match_of(case: Case, *, as_of: dt.date, waived: frozenset[str] = frozenset()) -> dict[str, Any]:
    """
    The match of a case on a day, with every exclusion and its rules, and the next best.

    Returns the output of `openimr panel match --explain` for the one case, and `next_best`: the
    assignment that the match makes when its first choice is left out (None where nobody is left).
    """
    asked = case_of(case)
    batch: dict[str, Any] = {
        "as_of": as_of.isoformat(),
        "cases": [asked],
        "reviewers": reviewers(besides=case, as_of=as_of),
    }
    answer = match(batch, explain=True)
    answer["next_best"] = None
    if answer["assignments"]:
        best = answer["assignments"][0]["reviewer"]
        without = {**asked, "not_reviewers": [*asked["not_reviewers"], best]}
        again = {**batch, "cases": [without]}
        second = match(again)["assignments"]
        answer["next_best"] = second[0] if second else None
    return answer
