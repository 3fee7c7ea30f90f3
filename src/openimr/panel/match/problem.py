"""The match as plain numbers: rows are cases, columns reviewers, both in canonical order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

FORBIDDEN = 1 << 24
"""Weight of a pair that may not be: more than a placement can save, and small enough for int32 sums."""
NOBODY = -1
"""In a placement (one column number for each row): the case has no reviewer."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """
    Place each row with at most one column, at least cost.

    `weight[row, column]`: cost of the pair apart from the load (int32), FORBIDDEN where it may not be.
    `load[column]`: cases already in hand, so that the k-th new one costs load + k.
    `room[column]`: how many new ones there is room for, at least 1.
    `unplaced[row]`: what it costs to leave the row without a column.
    """

    weight: npt.NDArray[np.int32]
    load: Integers
    room: Integers
    unplaced: Integers

    def taken(self, holders: Integers) -> Integers:
        """How many new rows each column has in this placement."""
        return np.bincount(holders[holders != NOBODY], minlength=len(self.load)).astype(np.int64)
