"""What the coming weeks ask of each specialty, beside what its reviewers can take.

The model is plain: cases of a specialty come at a steady rate, learnt from the weeks before; nothing of
seasons or trends. What can be taken: the reviewers' whole capacity, turned over as often as cases have been given
back. A reviewer of two specialties counts in both, so that the columns of capacity must not be added up.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openimr.panel.measure.chance import Band, of_next

DAYS_WHERE_UNKNOWN = 30.0
"""Days in a reviewer's hands while fewer than `ENOUGH` reviews have ended: the limit of rulebook F-01."""
ENOUGH = 10


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """
    One specialty: cases waiting now, cases that will come in the weeks ahead, and what can be taken by then.

    `free` are places free today; `can_take` are cases that can be taken within the weeks ahead.
    """

    specialty: str
    waiting: int
    seen: int
    coming: Band
    reviewers: int
    free: int
    can_take: int

    @property
    def short(self) -> bool:
        """Whether even what is expected does not fit."""
        return self.waiting + self.coming.mean > self.can_take

    @property
    def may_be_short(self) -> bool:
        """Whether the upper end of the interval does not fit."""
        return self.waiting + self.coming.high > self.can_take


@dataclass(frozen=True, kw_only=True)
class Place:
    """A reviewer's room: specialties held, places in all, and places taken today."""

    specialties: frozenset[str]
    capacity: int
    taken: int


def forecast(
    *,
    came: Iterable[str],
    waiting: Iterable[str],
    places: Sequence[Place],
    weeks: float,
    ahead: float,
    days_in_hand: Sequence[float],
) -> list[Forecast]:
    """
    A line for each specialty that was asked for or is held, the tightest first.

    Args: `came`, the leading specialty of each case that came within the last `weeks`; `waiting`, the same
    of those that have no reviewer now; `days_in_hand`, how long reviews that ended were in hand.
    Raises: ValueError unless `weeks` and `ahead` are above 0.
    """
    seen, now = Counter(came), Counter(waiting)
    days = mean_days(days_in_hand)
    names = seen.keys() | now.keys() | {name for place in places for name in place.specialties}
    found = []
    for name in names:
        of_it = [place for place in places if name in place.specialties]
        free = sum(max(0, place.capacity - place.taken) for place in of_it)
        turned_over = sum(place.capacity for place in of_it) * ahead * 7 / days
        found.append(
            Forecast(
                specialty=name, waiting=now[name], seen=seen[name], coming=of_next(seen[name], weeks, ahead),
                reviewers=len(of_it), free=free, can_take=max(free, math.floor(turned_over)) if of_it else 0,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.can_take - one.waiting - one.coming.mean, one.specialty))


def mean_days(days_in_hand: Sequence[float]) -> float:
    """Mean days in a reviewer's hands, never less than one; the limit of the law where too few are known."""
    if len(days_in_hand) < ENOUGH:
        return DAYS_WHERE_UNKNOWN
    return max(1.0, sum(days_in_hand) / len(days_in_hand))
