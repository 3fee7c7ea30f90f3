"""Finding applications that repeat each other, and those that may be consolidated, among all cases.

Every case has a `Fingerprint`, so that one filing looks at the few cases of the same worker or claim and
never at all of them. What is the same is a rule's to say (`likeness`); a person merges.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from openimr import law
from openimr.cases.lifecycle import AFTER_ISSUE, BEFORE_ISSUE, State
from openimr.cases.models import Case
from openimr.intake import likeness
from openimr.intake.models import Fingerprint

MOST_CANDIDATES = 200
"""A worker with more applications than this is looked at from the newest back."""


def keep_fingerprint(case: Case) -> Fingerprint:
    """Write, or write anew, what a case is looked up by."""
    names = dict.fromkeys(("employee", "requesting-physician"), "")
    for party in case.parties.filter(role__in=list(names)).order_by("-pk"):
        names[party.role] = likeness.person(party.name)
    decided = (case.facts.get("ur_decision") or {}).get("decided_on") or ""
    found, _ = Fingerprint.objects.update_or_create(
        case=case,
        defaults={
            "worker": likeness.mark(names["employee"]), "claim": likeness.claim(case.claim_number),
            "decided_on": decided,
            "date_of_injury": case.date_of_injury.isoformat() if case.date_of_injury else "",
            "physician": likeness.mark(names["requesting-physician"]),
        },
    )  # fmt: skip
    return found


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Another case with the same decision: whether it is the same dispute, and which items are shared."""

    case: Case
    likeness: likeness.Likeness
    worker: bool
    claim: bool

    @property
    def same(self) -> bool:
        """The same worker, claim, decision and items (A-20)."""
        return self.likeness.same and self.worker and self.claim

    def to_json(self) -> dict[str, Any]:
        return {
            "case": self.case.number, "same": self.same, "shared": [list(s) for s in self.likeness.shared],
            "worker": self.worker, "claim": self.claim, "state": self.case.state,
        }  # fmt: skip


def alike(case: Case) -> list[Alike]:
    """Other cases on the same decision: the same worker or claim, and at least one item alike.

    The first received first. Those that ended without a review (withdrawn, merged, not eligible) are not
    among them: they may be filed again (A-24). One that was consolidated stands for the case that decides it.
    """
    mine = Fingerprint.objects.filter(case=case).first() or keep_fingerprint(case)
    if not mine.decided_on:
        return []
    same = Q(worker=mine.worker)
    if mine.claim:
        same |= Q(claim=mine.claim)
    live = [s.value for s in BEFORE_ISSUE | AFTER_ISSUE]
    looked_at = [*live, State.CONSOLIDATED.value]
    rows = (
        Fingerprint.objects.filter(same, decided_on=mine.decided_on, case__state__in=looked_at)
        .exclude(case=case)
        .select_related("case")
        .prefetch_related("case__items")
        .order_by("-case__pk")[:MOST_CANDIDATES]
    )
    ours = [i.description for i in case.items.all()]
    found = []
    for row in rows:
        beside = likeness.compare(ours, [i.description for i in row.case.items.all()])
        if beside.alike:
            other, beside = _decided_in(row.case, beside)
            if other == case or other.state not in live:
                continue
            found.append(
                Alike(
                    case=other, likeness=beside, worker=row.worker == mine.worker,
                    # A claim number that one of them does not give is no difference; another one is.
                    claim=row.claim == mine.claim or not (row.claim and mine.claim),
                )
            )  # fmt: skip
    return sorted(found, key=lambda a: (a.case.opened_at, a.case.pk))


def _decided_in(case: Case, beside: likeness.Likeness) -> tuple[Case, likeness.Likeness]:
    """The case that decides an application, and the shared items as they are numbered there (A-22)."""
    while joined := case.state == State.CONSOLIDATED.value and case.facts.get("consolidation"):
        places = joined["items"]
        shared = tuple((ours, places[str(theirs)], score) for ours, theirs, score in beside.shared)
        case, beside = Case.objects.get(number=joined["into"]), replace(beside, shared=shared)
    return case, beside


def earlier_twin(case: Case, others: list[Alike]) -> Case | None:
    """The application, still pending and filed before this one, that this one repeats (A-20)."""
    twins = [a.case for a in others if a.same and State(a.case.state) in BEFORE_ISSUE and a.case.pk < case.pk]
    return min(twins, key=lambda c: c.pk, default=None)


def decided_items(others: list[Alike]) -> set[int]:
    """Positions of the items that a case on the same decision has decided already (A-21)."""
    return {
        position
        for other in others
        if other.worker and State(other.case.state) in AFTER_ISSUE
        for position, _, score in other.likeness.shared
        if score >= likeness.SAME
    }


_JOINABLE = frozenset({State.ELIGIBLE})


def may_join(case: Case) -> list[tuple[Case, law.Consolidation]]:
    """Cases of the same worker that could be decided together with this one, each with what the rule says (A-22)."""
    if State(case.state) not in _JOINABLE:
        return []
    mine = Fingerprint.objects.filter(case=case).first() or keep_fingerprint(case)
    rows = (
        Fingerprint.objects.filter(worker=mine.worker, case__state__in=[s.value for s in _JOINABLE])
        .exclude(case=case)
        .select_related("case")
        .order_by("case__pk")[:MOST_CANDIDATES]
    )
    return [(row.case, law.consolidation([_filing(mine, case), _filing(row, row.case)])) for row in rows]


def leads(one: Case, other: Case) -> bool:
    """Whether, of two cases to be joined, this one goes on: the one that was opened first."""
    return (one.opened_at, one.pk) < (other.opened_at, other.pk)


def _filing(mark: Fingerprint, case: Case) -> law.Filing:
    day = dt.date.fromisoformat
    return law.Filing(
        number=case.number, employee=mark.worker or None, claim=mark.claim or None,
        requesting_physician=mark.physician or None,
        date_of_injury=day(mark.date_of_injury) if mark.date_of_injury else None,
        ur_decided_on=day(mark.decided_on) if mark.decided_on else None, items=frozenset(),
        received_on=None, eligible=State(case.state) in _JOINABLE,
    )  # fmt: skip
