"""The proof that a placement costs least: prices at which nobody gains by a change.

A price for each column (what one more case there is worth) such that every case sits where weight plus
price is least, and every column takes new cases up to the price and not beyond. Such prices exist exactly
when the placement is optimal (complementary slackness of the flow), and they tell which pairs can occur in
any optimal placement at all. They are worked out from the placement alone: the solver is not believed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from openimr.panel.match.errors import NotProvenOptimal
from openimr.panel.match.problem import NOBODY, Integers, Problem

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """
    What every placement of least cost looks like; each placement made of these is one of least cost.

    `tight[row, column]`: the pair can be; the last column stands for NOBODY.
    `gains[column]`: takes one more than now, at its price; `loses[column]`: can do with one less.
    """

    tight: Flags
    gains: Flags
    loses: Flags


def prove(problem: Problem, holders: Integers) -> Proof:
    """
    The proof for this placement (one column number, or NOBODY, for each row).

    Raises: NotProvenOptimal when there is none: a cheaper placement exists.
    """
    taken = problem.taken(holders)
    price = _prices(problem, holders, taken)
    placed = holders != NOBODY
    pays = problem.unplaced.copy()
    pays[placed] = problem.weight[placed, holders[placed]] + price[holders[placed]]

    above = problem.weight + price.astype(np.int32) - pays.astype(np.int32)[:, None]
    if (taken > problem.room).any():
        raise NotProvenOptimal("a capacity is exceeded")
    if (above < 0).any() or (pays > problem.unplaced).any():
        raise NotProvenOptimal("a case could be placed at less cost")
    next_one = problem.load + taken + 1
    has_room = taken < problem.room
    if (has_room & (price > next_one)).any():
        raise NotProvenOptimal("a reviewer could take a case at less cost")
    tight = np.empty((len(holders), len(price) + 1), np.bool_)
    np.equal(above, 0, out=tight[:, :-1])
    np.equal(pays, problem.unplaced, out=tight[:, -1])
    return Proof(
        tight=tight,
        gains=has_room & (price == next_one),
        loses=(taken > 0) & (price == next_one - 1),
    )


def _prices(problem: Problem, holders: Integers, taken: Integers) -> Integers:
    """
    The least prices at which no held case would rather stay away, by repeated raising until none rises.

    A column without a new case has the price of its first.
    Raises: NotProvenOptimal when they rise without end.
    """
    price = problem.load + np.maximum(taken, 1)
    held = np.flatnonzero(taken)
    if not len(held):
        return price
    weight = problem.weight[:, held]
    placed = np.flatnonzero(holders != NOBODY)
    where = np.searchsorted(held, holders[placed])
    own, unplaced = weight[placed, where], problem.unplaced[holders == NOBODY]
    now = price[held].astype(np.int32)
    if len(unplaced):  # a case with nobody would take any column below what it pays now
        now = np.maximum(now, (unplaced[:, None] - weight[holders == NOBODY]).max(axis=0).astype(np.int32))
    weight = weight[placed]
    for _ in range(len(held) + 1):
        raised = np.maximum(now, ((now[where] + own)[:, None] - weight).max(axis=0))
        if np.array_equal(raised, now):
            price[held] = now
            return price
        now = raised
    raise NotProvenOptimal("cases could change places at less cost")
