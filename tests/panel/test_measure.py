"""The panel's figures: intervals that hold what they say, and comparisons that are fair to a mix of cases."""

from __future__ import annotations

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.measure.chance import EXACT_UP_TO, of_next, of_trials
from openimr.panel.measure.demand import DAYS_WHERE_UNKNOWN, Place, forecast, mean_days
from openimr.panel.measure.fairness import Decided, Offer, fairness

chances = st.floats(0, 1)


def distribution(trials: list[tuple[float, int]]) -> dict[int, float]:
    """By trial of every outcome."""
    masses: dict[int, float] = {}
    for happened in itertools.product([False, True], repeat=len(trials)):
        total = sum(w for (_, w), yes in zip(trials, happened, strict=True) if yes)
        mass = math.prod(p if yes else 1 - p for (p, _), yes in zip(trials, happened, strict=True))
        masses[total] = masses.get(total, 0) + mass
    return masses


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(chances, st.sampled_from([0, 50, 100, 150])), max_size=7))
def test_an_interval_holds_nineteen_of_twenty_and_neither_side_more_than_its_share(
    trials: list[tuple[float, int]],
) -> None:
    band = of_trials([p for p, _ in trials], [w for _, w in trials])
    masses = distribution(trials)
    assert band.mean == pytest.approx(sum(p * w for p, w in trials))
    assert sum(m for at, m in masses.items() if at < band.low) <= 0.025 + 1e-9
    assert sum(m for at, m in masses.items() if at > band.high) <= 0.025 + 1e-9
    # Not wider than it must be: one step in at either end and a side has too much. (Steps without mass are free.)
    if band.low < band.high:
        assert sum(m for at, m in masses.items() if at <= band.low) > 0.025 - 1e-9 or band.low == 0


def test_where_it_is_too_long_to_write_out_the_interval_is_the_normal_one() -> None:
    many = EXACT_UP_TO + 1
    band = of_trials([0.5] * many)
    reach = 1.96 * math.sqrt(many / 4)
    assert band.low == pytest.approx(many / 2 - reach, abs=1.5)
    assert band.high == pytest.approx(many / 2 + reach, abs=1.5)


@pytest.mark.parametrize(
    ("given_chances", "weights"), [([1.1], None), ([-0.1], None), ([0.5], [1, 2]), ([0.5], [-1])]
)
def test_chances_that_are_none_are_refused(given_chances: list[float], weights: list[int] | None) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        of_trials(given_chances, weights)


def test_the_forecast_of_a_steady_rate_holds_what_it_says() -> None:
    rng = random.Random(11)
    held, rounds = 0, 1_500
    for _ in range(rounds):
        rate = rng.choice([0.3, 1.0, 4.0])
        seen = sum(poisson(rng, rate) for _ in range(12))
        came = sum(poisson(rng, rate) for _ in range(4))
        held += of_next(seen, 12, 4).holds(came)
    assert held / rounds > 0.94, "nineteen of twenty, and discrete intervals hold a little more"


def poisson(rng: random.Random, rate: float) -> int:
    number, product = 0, rng.random()
    while product > math.exp(-rate):
        number += 1
        product *= rng.random()
    return number


def test_a_long_count_is_forecast_without_overflow_and_close_to_its_rate() -> None:
    band = of_next(60_000, 12, 4)
    assert band.mean == pytest.approx(20_000, rel=0.001)
    assert 19_000 < band.low < 20_000 < band.high < 21_000


@pytest.mark.parametrize("numbers", [(-1, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_impossible_counts_and_times_are_refused(numbers: tuple[int, float, float]) -> None:
    with pytest.raises(ValueError, match="above nothing"):
        of_next(*numbers)


# --- fairness


def test_cases_are_compared_with_a_lot_among_those_who_fit() -> None:
    offers = [Offer(reviewer="R-A", points={"R-A": 100, "R-B": 120}) for _ in range(12)]
    offers += [Offer(reviewer="R-C", points={"R-C": 150})]
    a, b, c = fairness(offers, [])
    assert (a.reviewer, b.reviewer, c.reviewer) == ("R-A", "R-B", "R-C")
    assert (a.cases.found, a.cases.expected.mean) == (12, 6)
    assert a.cases.outside
    assert b.cases.outside
    assert (c.cases.found, c.cases.expected.low, c.cases.expected.high) == (1, 1, 1), (
        "nobody else could have it"
    )
    assert (a.pay.found, a.pay.expected.mean) == (1200, 600)
    assert (b.pay.found, b.pay.expected.mean) == (0, 720)
    assert c.pay.found == c.pay.expected.mean == 150
    assert sum(line.cases.expected.mean for line in (a, b, c)) == pytest.approx(13)


def test_a_reviewer_of_hard_cases_is_compared_with_others_on_such_cases() -> None:
    decided = [Decided(reviewer="R-SPINE", kind="surgery", overturned=False) for _ in range(40)]
    decided += [Decided(reviewer="R-OTHER", kind="surgery", overturned=n < 4) for n in range(40)]
    decided += [Decided(reviewer="R-OTHER", kind="imaging", overturned=n < 36) for n in range(40)]
    found = {line.reviewer: line for line in fairness([], decided)}
    spine = found["R-SPINE"].outcomes
    assert spine is not None
    assert spine.expected.mean < 10, "others overturn little surgery, however much imaging they overturn"
    assert found["R-SPINE"].items == 40


def test_lines_stand_in_the_order_of_the_ids_whatever_is_decided() -> None:
    decided = [
        Decided(reviewer=name, kind="x", overturned=name == "R-A")
        for name in ("R-C", "R-A", "R-B")
        for _ in range(9)
    ]
    assert [line.reviewer for line in fairness([], decided)] == ["R-A", "R-B", "R-C"]


def test_who_has_nobody_beside_them_is_outside_nothing() -> None:
    (only,) = fairness([], [Decided(reviewer="R-A", kind="x", overturned=True)] * 9)
    assert only.outcomes is not None
    assert not only.outcomes.outside


# --- demand


def test_demand_stands_beside_what_can_be_taken_the_tightest_first() -> None:
    lines = forecast(
        came=["Orthopedic Surgery"] * 24, waiting=["Orthopedic Surgery"] * 3 + ["Psychiatry"],
        places=[
            Place(specialties=frozenset({"Orthopedic Surgery", "Pain Medicine"}), capacity=4, taken=3),
            Place(specialties=frozenset({"Pain Medicine"}), capacity=2, taken=5),
        ],
        weeks=12, ahead=4, days_in_hand=[14.0] * 10,
    )  # fmt: skip
    by_name = {line.specialty: line for line in lines}
    ortho = by_name["Orthopedic Surgery"]
    assert (ortho.seen, ortho.waiting, ortho.reviewers, ortho.free, ortho.can_take) == (24, 3, 1, 1, 8)
    assert ortho.coming.mean == pytest.approx(8.17, abs=0.01)
    assert ortho.short
    pain = by_name["Pain Medicine"]
    assert (pain.free, pain.can_take) == (1, 12), "more assigned than the capacity frees nothing"
    assert not pain.short
    psychiatry = by_name["Psychiatry"]
    assert (psychiatry.reviewers, psychiatry.can_take) == (0, 0)
    assert psychiatry.short
    assert lines[-1] is pain


def test_days_in_hand_come_from_the_law_until_enough_are_known() -> None:
    assert mean_days([3.0] * 9) == DAYS_WHERE_UNKNOWN
    assert mean_days([3.0] * 10) == 3
    assert mean_days([0.1] * 10) == 1
