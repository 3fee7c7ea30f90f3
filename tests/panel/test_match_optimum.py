"""What is best: exhaustive search agrees, the proof refuses what is not best, and equals are chosen alike."""

from __future__ import annotations

import itertools
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.match import NotProvenOptimal, match
from openimr.panel.match.flow import solve
from openimr.panel.match.prices import prove
from openimr.panel.match.problem import FORBIDDEN, NOBODY, Problem
from openimr.panel.match.tiebreak import settle
from tests.panel.batches import (
    LONG_AGO,
    a_batch,
    a_case,
    a_reviewer,
    batches,
    best,
    copied,
    failed_rules,
    pairs,
)


@settings(max_examples=120, deadline=None)
@given(batches())
def test_exhaustive_search_finds_the_same_cost_and_the_same_choice(batch: dict[str, Any]) -> None:
    answer = match(batch)
    cost, chosen = best(batch)
    assert answer["cost"] == cost
    assert pairs(answer) == chosen
    assert answer["optimal"] is True


@settings(max_examples=50, deadline=None)
@given(batches(most_cases=6, most_reviewers=6), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_neither_cost_nor_choice(
    batch: dict[str, Any], rng: random.Random
) -> None:
    shuffled = copied(batch)
    rng.shuffle(shuffled["cases"])
    rng.shuffle(shuffled["reviewers"])
    answer, again = match(batch), match(shuffled)
    assert again["cost"] == answer["cost"]
    assert pairs(again) == pairs(answer)


@settings(max_examples=60, deadline=None)
@given(batches(most_cases=8, most_reviewers=6))
def test_nobody_excluded_is_assigned_and_no_capacity_exceeded(batch: dict[str, Any]) -> None:
    before = copied(batch)
    answer = match(batch)
    assert batch == before, "the batch is not changed"
    cases = {case["id"]: case for case in batch["cases"]}
    reviewers = {reviewer["id"]: reviewer for reviewer in batch["reviewers"]}
    for entry in answer["assignments"]:
        assert not failed_rules(cases[entry["case"]], reviewers[entry["reviewer"]])
    for name, reviewer in reviewers.items():
        taken = list(pairs(answer).values()).count(name)
        assert taken == 0 or reviewer.get("assigned", 0) + taken <= reviewer["capacity"]
    placed = [entry["case"] for entry in answer["assignments"]]
    left = [entry["case"] for entry in answer["unassigned"]]
    assert sorted(placed + left) == sorted(cases)
    assert placed == [case["id"] for case in batch["cases"] if case["id"] in placed], (
        "in the order of the input"
    )


def test_a_batch_of_some_hundreds_costs_what_its_parts_cost_and_exceeds_nothing() -> None:
    rng = random.Random(7)
    names = ["Orthopedic Surgery", "Neurology", "Psychiatry", "Pain Medicine"]
    cases = [
        a_case(
            f"C{number}",
            specialties={"same": [rng.choice(names)], "similar": [rng.choice(names)]},
            not_reviewers=[f"R{rng.randrange(120)}"],
            priority=rng.choice(["regular", "expedited"]),
        )
        for number in range(300)
    ]
    reviewers = [
        a_reviewer(
            f"R{number}",
            certifications=[{"specialty": rng.choice(names)}],
            licences=[{"state": rng.choice(["CA", "NY"]), "unrestricted": True}],
            capacity=rng.randrange(4),
        )
        for number in range(120)
    ]
    answer = match(a_batch(cases, reviewers))
    parts = sum(sum(entry["cost"].values()) for entry in answer["assignments"])
    penalties = {case["id"]: 100_000 if case["priority"] == "expedited" else 10_000 for case in cases}
    left = sum(penalties[entry["case"]] for entry in answer["unassigned"])
    assert answer["cost"] == parts + left
    assert left, "the register is too small for this batch"
    for reviewer in reviewers:
        assert list(pairs(answer).values()).count(reviewer["id"]) <= reviewer["capacity"]


def test_a_similar_specialty_costs_ten_and_no_californian_licence_three_and_the_kth_case_k() -> None:
    similar = {"same": ["Neurology"], "similar": ["Orthopedic Surgery"]}
    reviewer = a_reviewer(licences=[{"state": "NY", "unrestricted": True}], assigned=4, capacity=6)
    answer = match(a_batch([a_case("C1", specialties=similar), a_case("C2")], [reviewer]))
    assert [entry["cost"] for entry in answer["assignments"]] == [
        {"specialty": 10, "licence": 3, "load": 5},
        {"specialty": 0, "licence": 3, "load": 6},
    ]
    assert answer["cost"] == 18 + 9


@pytest.mark.parametrize(
    "licence",
    [
        {"state": "CA", "unrestricted": False},
        {"state": "CA", "unrestricted": True, "expires_on": "2026-03-01"},
    ],
)
def test_a_californian_licence_that_is_restricted_or_over_is_no_advantage(licence: dict[str, Any]) -> None:
    answer = match(
        a_batch([a_case()], [a_reviewer(licences=[licence, {"state": "NV", "unrestricted": True}])])
    )
    assert answer["assignments"][0]["cost"]["licence"] == 3


def test_a_case_is_left_when_that_costs_less_and_an_expedited_one_is_preferred() -> None:
    cases = [a_case("C1"), a_case("C2", priority="expedited")]
    answer = match(a_batch(cases, [a_reviewer(capacity=1)]))
    assert pairs(answer) == {"C2": "R1"}
    assert answer["cost"] == 1 + 10_000
    assert match(a_batch(cases, []))["cost"] == 110_000


def test_cases_are_spread_because_each_further_one_costs_more() -> None:
    answer = match(
        a_batch(
            [a_case(f"C{n}") for n in range(4)], [a_reviewer("R1", capacity=9), a_reviewer("R2", capacity=9)]
        )
    )
    assert sorted(pairs(answer).values()) == ["R1", "R1", "R2", "R2"]
    assert answer["cost"] == 1 + 2 + 1 + 2


def test_loads_are_counted_in_the_order_of_the_input() -> None:
    answer = match(a_batch([a_case("C9"), a_case("C1")], [a_reviewer(assigned=1, capacity=9)]))
    assert [(entry["case"], entry["cost"]["load"]) for entry in answer["assignments"]] == [
        ("C9", 2),
        ("C1", 3),
    ]


def test_a_reviewer_with_ten_thousand_cases_costs_more_than_to_leave_the_case() -> None:
    busy = a_reviewer(assigned=10_000, capacity=10_005)
    answer = match(a_batch([a_case()], [busy]))
    assert answer["cost"] == 10_000
    assert answer["unassigned"] == [{"case": "C1", "excluded_by": {}, "smallest_relaxations": [[]]}]
    assert pairs(match(a_batch([a_case()], [{**busy, "assigned": 9_999}]))) == {"C1": "R1"}, (
        "at equal cost, a reviewer"
    )


def test_numbers_beyond_any_machine_word_are_read_as_they_are() -> None:
    huge = 10**30
    reviewers = [a_reviewer("R1", capacity=huge, assigned=huge - 1), a_reviewer("R2", capacity=huge)]
    answer = match(a_batch([a_case("C1"), a_case("C2")], reviewers))
    assert pairs(answer) == {"C1": "R2", "C2": "R2"}
    kept = {"assignments": [{"case": "C1", "reviewer": "R1"}]}
    assert match(a_batch([a_case("C1")], reviewers), keep=kept)["cost"] == huge


def test_many_cases_for_one_reviewer_use_the_whole_capacity() -> None:
    answer = match(
        a_batch(
            [a_case(f"C{number:03}") for number in range(60)],
            [a_reviewer(capacity=50), a_reviewer("R2", capacity=1)],
        )
    )
    assert len(answer["unassigned"]) == 9
    assert answer["cost"] == sum(range(1, 51)) + 1 + 9 * 10_000


def test_empty_batches_cost_nothing() -> None:
    empty = {"cost": 0, "optimal": True, "assignments": [], "unassigned": []}
    assert match({"as_of": LONG_AGO}) == empty
    assert match(a_batch([], [a_reviewer()]), explain=True) == {**empty, "exclusions": []}


# --- the numbers behind it


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    weights = st.sampled_from([0, 0, 3, 10, FORBIDDEN])
    weight = draw(st.lists(weights, min_size=rows * columns, max_size=rows * columns))
    numbers = lambda low, high, size: st.lists(st.integers(low, high), min_size=size, max_size=size)  # noqa: E731
    return Problem(
        weight=np.array(weight, np.int32).reshape(rows, columns),
        load=np.array(draw(numbers(0, 3, columns)), np.int64),
        room=np.array(draw(numbers(1, 3, columns)), np.int64),
        unplaced=np.array(
            draw(st.lists(st.sampled_from([2, 4, 20]), min_size=rows, max_size=rows)), np.int64
        ),
    )


def placements(problem: Problem) -> dict[tuple[int, ...], int]:
    """Every placement that may be, in the order of the tie-break, with its cost."""
    rows, columns = problem.weight.shape
    weight, load = problem.weight.tolist(), problem.load.tolist()
    options = [[c for c in range(columns) if weight[row][c] < FORBIDDEN] + [NOBODY] for row in range(rows)]
    found = {}
    for picks in itertools.product(*options):
        taken = [picks.count(column) for column in range(columns)]
        if all(count <= room for count, room in zip(taken, problem.room.tolist(), strict=True)):
            cost = sum(
                sum(range(load[column] + 1, load[column] + count + 1)) for column, count in enumerate(taken)
            )
            cost += sum(weight[row][pick] for row, pick in enumerate(picks) if pick != NOBODY)
            found[picks] = cost + sum(
                int(problem.unplaced[row]) for row, pick in enumerate(picks) if pick == NOBODY
            )
    return found


@settings(max_examples=100, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_from_any_placement_of_least_cost_the_tie_break_reaches_the_first_one(
    problem: Problem, rng: random.Random
) -> None:
    every = placements(problem)
    least = min(every.values())
    equals = [picks for picks, cost in every.items() if cost == least]
    starts = [tuple(solve(problem).tolist()), *rng.sample(equals, min(3, len(equals)))]
    for start in starts:
        holders = np.array(start, np.int64)
        assert tuple(settle(prove(problem, holders), holders)) == equals[0]


@settings(max_examples=100, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_proof_accepts_a_placement_exactly_when_none_is_cheaper(
    problem: Problem, rng: random.Random
) -> None:
    every = placements(problem)
    least = min(every.values())
    for picks in rng.sample(sorted(every), min(8, len(every))):
        holders = np.array(picks, np.int64)
        if every[picks] == least:
            prove(problem, holders)
        else:
            with pytest.raises(NotProvenOptimal):
                prove(problem, holders)


def test_a_placement_beyond_the_room_is_refused() -> None:
    one = np.ones(1, np.int64)
    problem = Problem(
        weight=np.zeros((2, 1), np.int32), load=one, room=one, unplaced=np.full(2, 99, np.int64)
    )
    with pytest.raises(NotProvenOptimal, match="capacity"):
        prove(problem, np.zeros(2, np.int64))
