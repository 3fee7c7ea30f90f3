"""A batch proposed: the match with the next best of each case, and what would be if something were different.

Nothing here assigns. A rule that is waived is waived in the question only; whoever assigns asks all rules.
"""

from __future__ import annotations

import copy
import functools
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from openimr.panel.match import explain as explaining
from openimr.panel.match.reading import read_batch
from openimr.panel.match.relaxations import excluded_by
from openimr.panel.match.rules import RULES
from openimr.panel.match.screening import names
from openimr.panel.match.step import Matched, solve

HYPOTHETICAL = "one more"
"""The id of the reviewer whom a question adds; no register has ids with a space."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """
    What is different in a question.

    `one_more`: a specialty in which the register had one more reviewer, with everything that the rules ask
    and room for `room` cases. `waived`: rules that are not asked. `away`: reviewers away on the day.
    """

    one_more: str = ""
    room: int = 5
    waived: Collection[str] = frozenset()
    away: Collection[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.one_more or self.waived or self.away)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """
    A proposal. `answer` is the output of `openimr panel match`; `next_best` gives for each assigned case the
    entry it would have if its reviewer were out and everybody else stayed, or None where nobody is left.
    """

    answer: dict[str, Any]
    next_best: dict[str, dict[str, Any] | None]
    _matched: Matched = field(repr=False)

    def exclusions_of(self, case: str) -> list[dict[str, Any]]:
        """Everybody whom a rule excludes from a case as the batch stands: `reviewer`, `rules`."""
        row = self._matched.screening.failed[self._row(case)].tolist()
        reviewers = self._matched.facts.reviewers
        return [
            {"reviewer": reviewer.id, "rules": names(bits)}
            for reviewer, bits in zip(reviewers, row, strict=True)
            if bits
        ]

    def counts_of(self, case: str) -> tuple[int, dict[str, int]]:
        """How many are excluded from a case as the batch stands, in all and by each rule."""
        row = self._matched.screening.failed[self._row(case)]
        return int(np.count_nonzero(row)), excluded_by(row)

    def _row(self, case: str) -> int:
        return self._rows[case]

    @functools.cached_property
    def _rows(self) -> dict[str, int]:
        return {case.id: number for number, case in enumerate(self._matched.facts.cases)}


def plan(batch: dict[str, Any], question: Question | None = None) -> Plan:
    """
    The best placement of a batch (as for `match`), with the next best of each case; `question` changes the
    facts or the rules first.

    Raises: BatchError; NotProvenOptimal; ValueError for a rule that there is none of.
    """
    question = question or Question()
    if strange := sorted(set(question.waived) - set(RULES)):
        raise ValueError(f"waived: expected rules out of {', '.join(RULES)}, found {', '.join(strange)}")
    matched = solve(read_batch(_changed(batch, question)), waived=question.waived)
    return Plan(answer=matched.answer(), next_best=_next_best(matched), _matched=matched)


def _changed(batch: dict[str, Any], question: Question) -> dict[str, Any]:
    reviewers = list(batch.get("reviewers", ()))
    if question.away:
        reviewers = [
            {**copy.copy(one), "away": [*one.get("away", ()), {"from": batch["as_of"], "to": batch["as_of"]}]}
            if one["id"] in question.away
            else one
            for one in reviewers
        ]
    if question.one_more:
        reviewers.append(
            {
                "id": HYPOTHETICAL, "physician_type": "MD", "practice_years": 10, "practice_hours_per_week": 40,
                "disciplined": False, "qme": False, "capacity": question.room,
                "licences": [{"state": "CA", "unrestricted": True, "expires_on": None}],
                "certifications": [{"specialty": question.one_more, "expires_on": None}],
            }
        )  # fmt: skip
    return {**batch, "reviewers": reviewers}


def _next_best(matched: Matched) -> dict[str, dict[str, Any] | None]:
    """For each assigned case the cheapest other who has room beside the placement; of equals the first id."""
    facts, placed = matched.facts, matched.placed
    taken = Counter(placed.values())
    load = np.array([r.assigned + taken[n] for n, r in enumerate(facts.reviewers)], np.float64)
    room = np.array([r.assigned + taken[n] < r.capacity for n, r in enumerate(facts.reviewers)], bool)
    order = np.array(sorted(range(len(facts.reviewers)), key=lambda n: facts.reviewers[n].id), np.intp)
    found: dict[str, dict[str, Any] | None] = {}
    for row, holder in placed.items():
        case = facts.cases[row]
        may = (matched.screening.failed[row] == 0) & room
        may[holder] = False
        if not may.any():
            found[case.id] = None
            continue
        price = matched.cost.specialty[row] + matched.cost.licence[row] + load
        ordered = np.where(may, price, np.inf)[order]
        column = int(order[int(np.argmin(ordered))])
        found[case.id] = {
            "case": case.id,
            "reviewer": facts.reviewers[column].id,
            "cost": {
                "specialty": int(matched.cost.specialty[row, column]),
                "licence": int(matched.cost.licence[row, column]),
                "load": int(load[column]) + 1,
            },
            "why": explaining.why(case, facts.reviewers[column], facts.as_of, kept=False),
        }
    return found
