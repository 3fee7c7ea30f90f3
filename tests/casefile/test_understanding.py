"""What is understood of packets that no rule was tuned on: a small sample of `python -m benchmarks understanding`."""

from __future__ import annotations

import pytest

from benchmarks.understanding import score
from openimr.demo.mixed import HELD_OUT, TUNING

LEAST = {
    "boundaries": 0.95,
    "kind": 0.88,
    "date": 0.85,
    "author": 0.85,
    "duplicate pages": 0.95,
    "mentions": 0.85,
}


@pytest.mark.parametrize(
    "families", [TUNING, HELD_OUT], ids=["families tuned on, other seeds", "families held out"]
)
def test_packets_of_other_seeds_are_understood_nearly_as_well_as_measured(families: tuple[str, ...]) -> None:
    found = score(range(7000, 7003), families)
    figures = {name: round(found.tallies[name].f1, 3) for name in LEAST}
    assert {n: f for n, f in figures.items() if f < LEAST[n]} == {}, figures
