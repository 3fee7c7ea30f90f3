"""A placement of least cost, as a flow of least cost through OR-tools.

Each row sends one unit to the sink: through a column (an arc for each allowed pair, then one of the
column's unit arcs, which cost load + 1, load + 2, …: convex, so the cheap ones fill first), or straight
(the cost of leaving it unplaced).
"""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np

from openimr.panel.match.errors import NotProvenOptimal
from openimr.panel.match.problem import FORBIDDEN, NOBODY, Integers, Problem

FIRST_STEPS = 8
"""Unit arcs tried for each column at first, beyond the average need; more are added where all were used."""


def solve(problem: Problem) -> Integers:
    """
    The column of each row, or NOBODY, at least total cost. Which of several equals is left to the solver.

    Raises: NotProvenOptimal when the solver gives none.
    """
    rows, columns = np.nonzero(problem.weight < FORBIDDEN)
    steps = FIRST_STEPS + 2 * len(problem.unplaced) // len(problem.load)
    while True:
        arcs = np.minimum(problem.room, steps)
        holders = _solve(problem, rows, columns, arcs)
        # A column with an arc to spare has no use for dearer ones; one that used up its arcs might have.
        if not np.any((problem.taken(holders) == arcs) & (arcs < problem.room)):
            return holders
        steps *= 4


def _solve(problem: Problem, rows: Any, columns: Any, arcs: Integers) -> Integers:
    # Imported here: the command line should not wait for OR-tools; through importlib because it has no types.
    solver = importlib.import_module("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    cases, reviewers = problem.weight.shape
    sink = cases + reviewers
    every = np.arange(cases)

    pairs = solver.add_arcs_with_capacity_and_unit_cost(
        rows, cases + columns, np.ones(len(rows), np.int64), problem.weight[rows, columns].astype(np.int64)
    )
    column = np.repeat(np.arange(reviewers), arcs)
    step = np.arange(len(column)) - np.repeat(np.cumsum(arcs) - arcs, arcs) + 1
    ones = np.ones(len(column), np.int64)
    solver.add_arcs_with_capacity_and_unit_cost(
        cases + column, np.full(len(column), sink), ones, problem.load[column] + step
    )
    ones = np.ones(cases, np.int64)
    solver.add_arcs_with_capacity_and_unit_cost(every, np.full(cases, sink), ones, problem.unplaced)
    solver.set_nodes_supplies(every, ones)
    solver.set_node_supply(sink, -cases)
    if (status := solver.solve()) != solver.OPTIMAL:
        raise NotProvenOptimal(f"the solver ended with {status}")

    used = np.flatnonzero(solver.flows(pairs))
    holders = np.full(cases, NOBODY, np.int64)
    holders[rows[used]] = columns[used]
    return holders
