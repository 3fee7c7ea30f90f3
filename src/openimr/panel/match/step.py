"""The match as one step: read, screen, place, and say why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from openimr.panel.match import explain as explaining
from openimr.panel.match import relaxations
from openimr.panel.match.facts import Batch
from openimr.panel.match.optimum import UNASSIGNED, Costs, costs, place
from openimr.panel.match.reading import read_batch, read_kept
from openimr.panel.match.screening import BIT, Screening, screen


def match(
    batch: dict[str, Any], *, keep: dict[str, Any] | None = None, explain: bool = False
) -> dict[str, Any]:
    """
    The assignment of least total cost of the cases of a batch to its reviewers, explained.

    Args:
        batch: the input as parsed JSON; its form is in docs/reference/panel-match.md. It is not changed.
        keep: an earlier output; the cases assigned in it stay as they are and are not tested again.
        explain: whether to list every pair that fails a rule, under `exclusions`.

    Returns the output as JSON values. Among assignments of equal cost it is always the same one: the
    first by the ids of cases and reviewers, whatever the machine, the solver or the order of the file.

    Raises: BatchError, naming the field by its place; NotProvenOptimal when the proof of optimality fails.
    Source: rulebook section 7 (R-02 to R-08, R-12); costs and form, the reference page.

    >>> answer = match({"as_of": "2026-03-02", "cases": [{"id": "C1", "specialties": {}}], "reviewers": []})
    >>> answer["cost"], answer["unassigned"]
    (10000, [{'case': 'C1', 'excluded_by': {}, 'smallest_relaxations': []}])
    """
    facts = read_batch(batch)
    matched = solve(facts, kept=dict(read_kept(keep, facts)) if keep is not None else {})
    answer = matched.answer()
    if explain:
        answer["exclusions"] = explaining.exclusions(facts, matched.screening)
    return answer


@dataclass(frozen=True, kw_only=True)
class Matched:
    """
    A batch with its best placement: `kept` and `chosen` give the reviewer of a case, both by number.

    `screening` is what the rules say of every pair as the batch stands, `cost` what each pair costs.
    """

    facts: Batch
    screening: Screening
    cost: Costs
    kept: Mapping[int, int]
    chosen: Mapping[int, int]

    @property
    def placed(self) -> dict[int, int]:
        return {**self.kept, **self.chosen}

    def answer(self) -> dict[str, Any]:
        """The output of `openimr panel match`, without the exclusions."""
        facts, placed = self.facts, self.placed
        assignments = _assignments(facts, self.cost, self.kept, self.chosen)
        total = sum(sum(entry["cost"].values()) for entry in assignments)
        total += sum(UNASSIGNED[case.priority] for n, case in enumerate(facts.cases) if n not in placed)
        unassigned = _unassigned(facts, self.screening, placed)
        return {"cost": total, "optimal": True, "assignments": assignments, "unassigned": unassigned}


def solve(
    facts: Batch, *, kept: Mapping[int, int] | None = None, waived: Collection[str] = frozenset()
) -> Matched:
    """
    The best placement of checked facts. `waived` are rules that are not asked for once, to see what would be.

    Raises: NotProvenOptimal when the proof of optimality fails.
    """
    kept = dict(kept or {})
    screening = screen(facts)
    for rule in waived:
        screening.failed[:] &= ~BIT[rule]
    cost = costs(screening)
    chosen = place(facts, screening, cost, kept, without_limit="R-12" in waived)
    return Matched(facts=facts, screening=screening, cost=cost, kept=kept, chosen=chosen)


def _assignments(
    batch: Batch, cost: Costs, kept: Mapping[int, int], chosen: Mapping[int, int]
) -> list[dict[str, Any]]:
    """Assigned cases in the order of the input; of one reviewer the kept cases count before the new ones."""
    load = Counter({number: reviewer.assigned for number, reviewer in enumerate(batch.reviewers)})
    found: dict[int, dict[str, Any]] = {}
    for placed in (kept, chosen):
        for case in sorted(placed):
            reviewer = placed[case]
            load[reviewer] += 1
            found[case] = {
                "case": batch.cases[case].id,
                "reviewer": batch.reviewers[reviewer].id,
                "cost": {
                    "specialty": int(cost.specialty[case, reviewer]),
                    "licence": int(cost.licence[case, reviewer]),
                    "load": load[reviewer],
                },
                "why": explaining.why(
                    batch.cases[case], batch.reviewers[reviewer], batch.as_of, kept=placed is kept
                ),
            }
    return [found[case] for case in sorted(found)]


def _unassigned(batch: Batch, screening: Screening, placed: Mapping[int, int]) -> list[dict[str, Any]]:
    """The cases without a reviewer; whoever the placement fills fails R-12 here too."""
    taken = Counter(placed.values())
    full = np.array([r.assigned + taken[n] >= r.capacity for n, r in enumerate(batch.reviewers)], bool)
    filled = np.where(full, BIT["R-12"], np.uint8(0))
    found = []
    for number, case in enumerate(batch.cases):
        if number not in placed:
            failed = screening.failed[number] | filled
            found.append(
                {
                    "case": case.id,
                    "excluded_by": relaxations.excluded_by(failed),
                    "smallest_relaxations": relaxations.smallest_relaxations(failed),
                }
            )
    return found
