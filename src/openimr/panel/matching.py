"""The match of one case: what the register offers on a day, and why the others are excluded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from openimr.cases.errors import Invalid
from openimr.cases.keeping import PACIFIC
from openimr.cases.models import Case, DisputedItem
from openimr.panel.match.errors import BatchError
from openimr.panel.match.reading import read_batch
from openimr.panel.match.step import match
from openimr.panel.models import Assignment
from openimr.panel.organisations.resolving import Node, around
from openimr.panel.register import reviewers
from openimr.panel.specialties import classify_all, specialties_for, table
from openimr.panel.specialty_table import house_table

ROLES_OF_MATCH = frozenset(
    {
        "employee", "employee-family", "attorney", "employer", "insurer", "claims-administrator",
        "ur-organization", "ur-reviewer", "requesting-physician", "treating-physician", "medical-group",
        "evaluator", "facility", "manufacturer",
    }
)  # fmt: skip


def case_of(case: Case, *, as_of: dt.date | None = None) -> dict[str, Any]:
    """
    A case in the form of the match: items, parties, and those who have had it before.

    The parties are all for whom a tie counts on the day (today where none is given): those named, whom their names
    mean, and whom they belong to (`organisations`); each in the role of the party.
    """
    day = as_of or timezone.now().astimezone(PACIFIC).date()
    items = [i for i in case.items.all() if i.eligibility in {"", "eligible"}]
    had = Assignment.objects.filter(case=case)  # those who have it now too: each of several is another
    facts: dict[str, Any] = {
        "id": case.number,
        "priority": case.priority,
        "items": placed(case, items),
        "parties": [{"id": node.ref, "role": node.role} for node in nodes_of(case, day)],
        "not_reviewers": sorted(set(had.values_list("reviewer__ref", flat=True))),
    }
    known = house_table()
    if known.changes and day >= known.begins:
        facts["specialties"] = specialties_for(
            facts["items"], day, known
        )  # what the medical director changed counts
    return facts


def complete_case_of(case: Case, *, as_of: dt.date | None = None) -> dict[str, Any]:
    """
    The same, where it suffices to match by.

    Raises: Invalid where an item cannot be placed, where there is none, and where nobody is known in the
    case, for then no tie to anybody could be found.
    """
    facts = case_of(case, as_of=as_of)
    if not facts["items"]:
        raise Invalid({"": "The case has no eligible item; there is nothing to review."})
    if not facts["parties"]:
        raise Invalid(
            {"": "The case has no parties, so that no tie to them can be found. Expected at least the employee and "
                 "the claims administrator; enter them from the application."}
        )  # fmt: skip
    return facts


def nodes_of(case: Case, day: dt.date) -> list[Node]:
    """All for whom a tie counts in a case on a day, each with the path to the party."""
    parties = case.parties.order_by("pk").values_list("ref", "role", "name")
    return around([one for one in parties if one[1] in ROLES_OF_MATCH], day)


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


@dataclass(frozen=True, kw_only=True)
class Unusable:
    """An entry of the register that contradicts itself: whose, in which field, and what is wrong there."""

    reviewer: str
    place: str
    expected: str
    found: str


def usable(register: Sequence[dict[str, Any]], as_of: dt.date) -> tuple[list[dict[str, Any]], list[Unusable]]:
    """
    The entries of the register that can be read, and what is wrong with the others.

    Nobody is assigned on facts that contradict themselves (a licence that ends before it begins), and one
    such entry does not keep the others from being matched.
    """
    try:
        read_batch({"as_of": as_of.isoformat(), "cases": [], "reviewers": list(register)})
    except BatchError as problem:
        faults = []
        for fault in problem.all:
            number, field = _ENTRY.fullmatch(fault.place).groups()  # type: ignore[union-attr]
            ref = str(register[int(number)].get("id", ""))
            faults.append(
                Unusable(reviewer=ref, place=field or "the entry", expected=fault.expected, found=fault.found)
            )
        bad = {int(_ENTRY.fullmatch(fault.place)[1]) for fault in problem.all}  # type: ignore[index]
        return [entry for number, entry in enumerate(register) if number not in bad], faults
    return list(register), []


def as_exclusions(unusable: Iterable[Unusable]) -> list[dict[str, Any]]:
    """Those whose entries cannot be read, as the match lists who is excluded: their qualification is not shown."""
    return [{"reviewer": ref, "rules": ["R-02"]} for ref in sorted({one.reviewer for one in unusable})]


_ENTRY = re.compile(r"reviewers\[([0-9]+)\]\.?(.*)", re.DOTALL)


def rules_against(case: Case, reviewer: str, *, as_of: dt.date) -> list[str]:
    """The rules that exclude one reviewer from a case on a day, asked anew; R-02 where they cannot be read."""
    register = [entry for entry in reviewers(besides=case, as_of=as_of) if entry["id"] == reviewer]
    sound, _ = usable(register, as_of)
    if not sound:
        return ["R-02"]
    batch = {"as_of": as_of.isoformat(), "cases": [complete_case_of(case, as_of=as_of)], "reviewers": sound}
    return [rule for entry in match(batch, explain=True)["exclusions"] for rule in entry["rules"]]


def match_of(case: Case, *, as_of: dt.date) -> dict[str, Any]:
    """
    The match of a case on a day, with every exclusion and its rules, and the next best.

    Returns the output of `openimr panel match --explain` for the one case, and `next_best`: the
    assignment that the match makes when its first choice is left out (None where nobody is left).
    Raises: Invalid where the facts of the case do not suffice.
    """
    asked = complete_case_of(case, as_of=as_of)
    sound, unusable = usable(reviewers(besides=case, as_of=as_of), as_of)
    batch: dict[str, Any] = {"as_of": as_of.isoformat(), "cases": [asked], "reviewers": sound}
    answer = match(batch, explain=True)
    answer["exclusions"] += [{"case": case.number, **one} for one in as_exclusions(unusable)]
    answer["next_best"] = None
    if answer["assignments"]:
        best = answer["assignments"][0]["reviewer"]
        without = {**asked, "not_reviewers": [*asked["not_reviewers"], best]}
        again = {**batch, "cases": [without]}
        second = match(again)["assignments"]
        answer["next_best"] = second[0] if second else None
    return answer
