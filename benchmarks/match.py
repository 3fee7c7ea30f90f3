"""The match against a bare min-cost flow of OR-tools and scipy's assignment, over the same allowed pairs.

Invented batches, made from a seed. "Placing" is everything behind the rule tests: flow, proof, and the choice
among equals. The bare flow is what a user would write instead: the same arcs, built from the same arrays and
solved once, with neither proof nor choice. Scipy gets a column for each free place of a reviewer.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import scipy.optimize
from ortools.graph.python import min_cost_flow

from openimr.panel.match.facts import Priority
from openimr.panel.match.optimum import UNASSIGNED as UNPLACED
from openimr.panel.match.optimum import Costs, costs, place
from openimr.panel.match.reading import read_batch
from openimr.panel.match.screening import Screening, screen
from openimr.panel.match.step import match

OPENIMR = Path(sys.executable).parent / "openimr"
ROUNDS = 5
REVIEWERS = 2_000
SIZES = ((10, 1.0), (100, 1.0), (1_000, 1.0), (1_000, 0.25), (5_000, 0.5))
"""Cases, and the share of reviewers that have room."""
SPECIALTIES = (
    "Orthopedic Surgery", "Neurological Surgery", "Physical Medicine and Rehabilitation", "Pain Medicine",
    "Occupational Medicine", "Neurology", "Psychiatry", "Internal Medicine", "Anesthesiology", "chiropractor",
)  # fmt: skip


def a_batch(cases: int, with_room: float, *, seed: int = 7) -> dict[str, Any]:
    """A batch with 2,000 reviewers, two organisations tied to each, six parties a case."""
    rng = random.Random(seed)
    return {
        "as_of": "2026-03-02",
        "cases": [
            {
                "id": f"C{n:05}",
                "priority": "expedited" if rng.random() < 0.1 else "regular",
                "specialties": {
                    "same": rng.sample(SPECIALTIES, 1), "similar": rng.sample(SPECIALTIES, 2),
                },
                "parties": [
                    {"id": f"org:{rng.randrange(400)}", "role": role}
                    for role in ("insurer", "employer", "facility", "medical-group", "manufacturer")
                ] + [{"id": f"person:{n}", "role": "employee"}],
            }
            for n in range(cases)
        ],
        "reviewers": [_reviewer(rng, n, with_room) for n in range(REVIEWERS)],
    }  # fmt: skip


def _reviewer(rng: random.Random, n: int, with_room: float) -> dict[str, Any]:
    capacity = rng.randrange(2, 9)
    assigned = rng.randrange(capacity) if rng.random() < with_room else capacity
    return {
        "id": f"R{n:05}", "physician_type": "MD", "practice_years": rng.choice([4, 8, 20, 31]),
        "practice_hours_per_week": rng.choice([20, 30, 40, 40]), "disciplined": rng.random() < 0.02, "qme": False,
        "licences": [{"state": rng.choice(["CA", "CA", "NY", "TX"]), "unrestricted": True, "expires_on": "2027-01-31"}],
        "certifications": [{"specialty": rng.choice(SPECIALTIES), "expires_on": None}],
        "ties": [{"to": f"org:{rng.randrange(400)}", "kind": "contract", "since": "2024-01-01"} for _ in range(2)],
        "capacity": capacity, "assigned": assigned,
    }  # fmt: skip


def main() -> None:
    """Print the tables: placing against the bare solvers, the whole command, one case more."""
    print(
        "| cases | with room | allowed pairs | rules, s | placing, s | placing : bare flow | scipy : bare flow |"
    )
    print("|---|---|---|---|---|---|---|")
    for cases, with_room in SIZES:
        print(_row(cases, with_room))
    print()
    print("| whole command, 2,000 reviewers | s | peak memory, MB |")
    print("|---|---|---|")
    for cases in (10, 1_000, 5_000):
        seconds, memory = _command(cases)
        print(f"| {cases:,} cases, {cases * REVIEWERS:,} pairs tested | {seconds:.2f} | {memory:.0f} |")
    print()
    _one_more()


def _row(cases: int, with_room: float) -> str:
    batch = read_batch(a_batch(cases, with_room))
    tested = screen(batch)
    cost = costs(tested)
    placing, bare, assignment, testing = [], [], [], []
    found: dict[str, Any] = {}
    for _ in range(ROUNDS if cases < 5_000 else 2):
        testing.append(_timed(lambda: screen(batch)))
        bare.append(_timed(lambda: found.update(bare=_bare_flow(batch, tested, cost))))
        placing.append(_timed(lambda: found.update(ours=place(batch, tested, cost, {}))))
        if cases <= 1_000:
            assignment.append(_timed(lambda: found.update(scipy=_scipy(batch, tested, cost))))
    ours = _cost_of(batch, cost, found["ours"])
    assert ours == found["bare"], (ours, found["bare"])
    assert found.get("scipy", ours) == ours
    pairs = int(np.count_nonzero(tested.failed == 0))
    mid = statistics.median
    beside = f"{mid(assignment) / mid(bare):.1f}" if assignment else "not run"
    return (
        f"| {cases:,} | {with_room:.0%} | {pairs:,} | {mid(testing):.2f} | {mid(placing):.2f} "
        f"| {mid(placing) / mid(bare):.2f} | {beside} |"
    )


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _bare_flow(batch: Any, tested: Screening, cost: Costs) -> int:
    """The least cost by OR-tools, with nothing around it."""
    allowed = tested.failed == 0
    cases, reviewers = allowed.shape
    rows, columns = np.nonzero(allowed)
    sink = cases + reviewers
    solver = min_cost_flow.SimpleMinCostFlow()
    price = (cost.specialty[rows, columns] + cost.licence[rows, columns]).astype(np.int64)
    solver.add_arcs_with_capacity_and_unit_cost(rows, cases + columns, np.ones(len(rows), np.int64), price)
    room = np.array([max(0, r.capacity - r.assigned) for r in batch.reviewers])
    load = np.array([r.assigned for r in batch.reviewers])
    column = np.repeat(np.arange(reviewers), room)
    step = np.arange(len(column)) - np.repeat(np.cumsum(room) - room, room) + 1
    solver.add_arcs_with_capacity_and_unit_cost(
        cases + column, np.full(len(column), sink), np.ones(len(column), np.int64), load[column] + step
    )
    left = np.array([UNPLACED[case.priority] for case in batch.cases], np.int64)
    every = np.arange(cases)
    solver.add_arcs_with_capacity_and_unit_cost(every, np.full(cases, sink), np.ones(cases, np.int64), left)
    solver.set_nodes_supplies(every, np.ones(cases, np.int64))
    solver.set_node_supply(sink, -cases)
    assert solver.solve() == solver.OPTIMAL
    return int(solver.optimal_cost())


def _scipy(batch: Any, tested: Screening, cost: Costs) -> int:
    """The same by scipy's linear_sum_assignment: a column for each free place, and one for each case left."""
    room = np.array([max(0, r.capacity - r.assigned) for r in batch.reviewers])
    load = np.array([r.assigned for r in batch.reviewers])
    column = np.repeat(np.arange(len(room)), room)
    step = np.arange(len(column)) - np.repeat(np.cumsum(room) - room, room) + 1
    forbidden = 10 * max(UNPLACED.values())
    pairs = np.where(tested.failed == 0, cost.specialty + cost.licence, forbidden)[:, column] + (
        load[column] + step
    )
    left = np.array([UNPLACED[case.priority] for case in batch.cases])
    table = np.hstack([pairs, np.broadcast_to(left[:, None], (len(left), len(left)))])
    return int(table[scipy.optimize.linear_sum_assignment(table)].sum())


def _cost_of(batch: Any, cost: Costs, chosen: dict[int, int]) -> int:
    total = sum(UNPLACED[Priority(c.priority)] for n, c in enumerate(batch.cases) if n not in chosen)
    load = [r.assigned for r in batch.reviewers]
    for case, reviewer in chosen.items():
        load[reviewer] += 1
        total += int(cost.specialty[case, reviewer] + cost.licence[case, reviewer]) + load[reviewer]
    return total


def _command(cases: int) -> tuple[float, float]:
    """Seconds and megabytes of `openimr panel match`, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "batch.json"
        file.write_text(json.dumps(a_batch(cases, 1.0)))
        run = (
            "import resource, subprocess, sys; "
            "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", run, OPENIMR, "panel", "match", file],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        return time.perf_counter() - began, int(done.stdout) / 1024


def _one_more() -> None:
    """One case added to a standing batch of 1,000, against placing the whole batch anew."""
    whole = a_batch(1_001, 1.0)
    standing = match({**whole, "cases": whole["cases"][:-1]})
    anew, kept = [], []
    for _ in range(3):
        anew.append(_timed(lambda: match(whole)))
        kept.append(_timed(lambda: match(whole, keep=standing)))
    answer = match(whole, keep=standing)
    before = {entry["case"]: entry["reviewer"] for entry in standing["assignments"]}
    moved = sum(
        entry["reviewer"] != before[entry["case"]]
        for entry in answer["assignments"] if entry["case"] in before
    )  # fmt: skip
    ratio = statistics.median(kept) / statistics.median(anew)
    print(
        f"One case added to 1,000 standing ones: {ratio:.0%} of the time of the whole batch anew; {moved} moved."
    )
