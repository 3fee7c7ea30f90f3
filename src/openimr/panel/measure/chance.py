"""Intervals: what chance alone gives in nineteen of twenty such rows of events.

Source: the sum of independent trials with unequal chances (Poisson's binomial), computed exactly by
convolution; the predictive distribution of a Poisson count whose rate was learnt from a count (negative
binomial, with Jeffreys' prior).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.95
EXACT_UP_TO = 4_000
"""Largest total for which the distribution is written out; beyond it the normal one is near enough."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """An interval of counts, both ends in it, and the mean that is expected."""

    mean: float
    low: int
    high: int

    def holds(self, count: float) -> bool:
        return self.low <= count <= self.high


def of_trials(
    chances: Sequence[float], weights: Sequence[int] | None = None, *, level: float = LEVEL
) -> Band:
    """
    Where the sum of the weights of the trials that succeed lies with probability `level` at least.

    Args: `chances` between 0 and 1; `weights` whole, not negative (each 1 by default).
    Each side outside has at most half of the rest. Raises: ValueError for other numbers.
    """
    weighed = [1] * len(chances) if weights is None else list(weights)
    if len(weighed) != len(chances) or any(w < 0 for w in weighed) or any(not 0 <= p <= 1 for p in chances):
        raise ValueError("of_trials: expected as many whole weights as chances between 0 and 1")
    step = math.gcd(*weighed) or 1
    units = [w // step for w in weighed]
    mean = sum(p * w for p, w in zip(chances, weighed, strict=True))
    if sum(units) > EXACT_UP_TO:
        spread = math.sqrt(sum(p * (1 - p) * w * w for p, w in zip(chances, weighed, strict=True)))
        reach = 1.959964 * spread if level == LEVEL else 3 * spread
        return Band(
            mean=mean, low=max(0, math.floor(mean - reach)), high=min(sum(weighed), math.ceil(mean + reach))
        )
    masses = [1.0]
    for chance, unit in zip(chances, units, strict=True):
        grown = [mass * (1 - chance) for mass in masses] + [0.0] * unit
        for at, mass in enumerate(masses):
            grown[at + unit] += mass * chance
        masses = grown
    low, high = _central(masses, level)
    return Band(mean=mean, low=low * step, high=high * step)


def of_next(count: int, seen: float, ahead: float, *, level: float = LEVEL) -> Band:
    """
    How many events the next `ahead` weeks bring, after `count` in the `seen` weeks before.

    The rate is taken as steady and unknown; what is not known of it widens the interval. Units of `seen` and
    `ahead` are the same. Raises: ValueError unless both are above 0 and `count` is not negative.
    """
    if count < 0 or seen <= 0 or ahead <= 0:
        raise ValueError("of_next: expected a count not negative and times above nothing")
    shape, odds = count + 0.5, ahead / (seen + ahead)
    mass = math.exp(shape * math.log1p(-odds)) if shape * -math.log1p(-odds) < 700 else 0.0
    mean = shape * ahead / seen
    if not mass:
        spread = math.sqrt(mean * (1 + ahead / seen))
        return Band(
            mean=mean, low=max(0, math.floor(mean - 1.96 * spread)), high=math.ceil(mean + 1.96 * spread)
        )
    masses, total, number = [mass], mass, 0
    while total < 1 - (1 - level) / 100 and number < 100_000:
        mass *= (shape + number) / (number + 1) * odds
        number += 1
        masses.append(mass)
        total += mass
    low, high = _central(masses, level)
    return Band(mean=mean, low=low, high=high)


def _central(masses: Sequence[float], level: float) -> tuple[int, int]:
    """The ends of the interval that leaves at most half of the rest on each side."""
    tail = (1 - level) / 2 + 1e-12
    low, below = 0, 0.0
    while low < len(masses) - 1 and below + masses[low] <= tail:
        below += masses[low]
        low += 1
    high, above = len(masses) - 1, max(0.0, 1 - sum(masses))
    while high > low and above + masses[high] <= tail:
        above += masses[high]
        high -= 1
    return low, high
