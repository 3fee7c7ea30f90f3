"""What is best: the placement of least total cost, proven, and one and the same among equals.

Three steps, each in a module of its own: `flow` finds a placement of least cost with a min-cost-flow
solver; `prices` proves it, from the placement alone; `tiebreak` exchanges it for the canonical one among
all of equal cost. What is handed on therefore depends on the facts only: neither on the solver, nor on the
machine, nor on the order in which cases and reviewers stand in the file.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from openimr.panel.match.facts import Batch, Priority
from openimr.panel.match.flow import solve
from openimr.panel.match.prices import prove
from openimr.panel.match.problem import FORBIDDEN, Problem
from openimr.panel.match.screening import SAME, Screening
from openimr.panel.match.tiebreak import settle

UNASSIGNED = {Priority.REGULAR: 10_000, Priority.EXPEDITED: 100_000}
"""Cost of a case left without a reviewer."""
NOT_THE_SAME_SPECIALTY = 10
NOT_CALIFORNIAN = 3

NEVER = max(UNASSIGNED.values()) + 1
"""A load that no least-cost placement reaches: to leave the case is cheaper. Greater counts are cut to it."""


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What each pair costs apart from the load; rows are cases, columns reviewers."""

    specialty: npt.NDArray[np.int32]
    licence: npt.NDArray[np.int32]


def costs(screening: Screening) -> Costs:
    """
    The two costs of every pair, whether it may be assigned or not.

    A kept case whose reviewer holds neither a same nor a similar specialty any more costs what a similar
    one does: it is not the same.
    """
    shape = screening.nearness.shape
    specialty = np.where(screening.nearness == SAME, np.int32(0), np.int32(NOT_THE_SAME_SPECIALTY))
    licence = np.where(screening.californian, np.int32(0), np.int32(NOT_CALIFORNIAN))
    return Costs(specialty=specialty, licence=np.broadcast_to(licence, shape))


def place(
    batch: Batch, screening: Screening, cost: Costs, kept: dict[int, int], *, without_limit: bool = False
) -> dict[int, int]:
    """
    The reviewer of each case that gets one, by their numbers in the batch; kept cases are not among them.
    `without_limit` asks for no capacity, to see what would be.

    Raises: NotProvenOptimal when the solver's answer does not pass the proof.
    """
    load = np.array([min(reviewer.assigned, NEVER) for reviewer in batch.reviewers], np.int64)
    room = np.array([max(0, min(r.capacity - r.assigned, NEVER)) for r in batch.reviewers], np.int64)
    if without_limit:
        room[:] = NEVER
    for reviewer in kept.values():
        load[reviewer] += 1
        room[reviewer] = max(0, room[reviewer] - 1)

    by_id = sorted(range(len(batch.cases)), key=lambda number: batch.cases[number].id)
    cases = np.array([number for number in by_id if number not in kept], np.intp)
    by_id = sorted(range(len(batch.reviewers)), key=lambda number: batch.reviewers[number].id)
    reviewers = np.array([number for number in by_id if room[number] > 0], np.intp)

    reviewers = reviewers[(screening.failed[np.ix_(cases, reviewers)] == 0).any(axis=0)]
    pairs = np.ix_(cases, reviewers)
    allowed = screening.failed[pairs] == 0
    if not allowed.size:
        return {}
    problem = Problem(
        weight=np.where(allowed, cost.specialty[pairs] + cost.licence[pairs], FORBIDDEN).astype(np.int32),
        load=load[reviewers],
        room=np.minimum(room[reviewers], allowed.sum(axis=0)),
        unplaced=np.array([UNASSIGNED[batch.cases[number].priority] for number in cases], np.int64),
    )
    holders = solve(problem)
    chosen = settle(prove(problem, holders), holders)
    return {int(cases[row]): int(reviewers[column]) for row, column in enumerate(chosen) if column >= 0}
