"""Among placements of equal least cost, always the same one.

The rule: take the cases in the order of their ids; each gets the reviewer whose id comes first among those
it has in any least-cost placement that agrees with the choices made before it; no reviewer comes last. Ids
are compared by code point. This names exactly one placement, whatever solver found the first.

How: `prices` tells which pairs can occur at least cost. Over those, one placement turns into any other by
passing cases along a closed walk: A hands a case to B, B one to C, … or B takes one more and, elsewhere,
somebody takes one less (the sink, which also holds the cases with nobody). For each case we look for such a
walk from the wished reviewer back to the present one, from both ends at once, since one of the two sides is
small when there is none. Sets of nodes and of cases are the bits of Python integers: a step of the search
costs a few operations on whole sets.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from openimr.panel.match.prices import Flags, Proof
from openimr.panel.match.problem import NOBODY, Integers

FEW = 16
"""Below so many cases of a node, what they reach is worked out anew rather than mended."""


def settle(proof: Proof, holders: Integers) -> list[int]:
    """The column of each row in the canonical placement of least cost, or NOBODY, from any such placement."""
    return _Placement(proof, holders).settled()


class _Step(NamedTuple):
    """`giver` passes a case to `taker`; or, where one of them is the sink, a place without a case."""

    giver: int
    taker: int


class _Placement:
    """
    A placement of least cost on its way to the canonical one.

    Nodes are the columns and, last, the sink. Of the cases only those not settled yet can move.
    """

    def __init__(self, proof: Proof, holders: Integers) -> None:
        self.sink = proof.tight.shape[1] - 1
        self.fits = _sets(proof.tight)  # by case: the nodes where it can be
        self.takes = _sets(proof.tight.T)  # by node: the cases that can be there
        self.gains, self.loses = _sets(np.stack([proof.gains, proof.loses]))
        self.holder = [self.sink if node == NOBODY else node for node in holders.tolist()]
        self.held = [0] * (self.sink + 1)  # by node: the cases it holds that can move
        self.reach = [0] * (self.sink + 1)  # by node: where those can be
        self.open = (1 << len(self.holder)) - 1  # the cases that can move
        self.busy = 0  # the nodes that hold such a case
        for case, node in enumerate(self.holder):
            self._add(case, node)

    def settled(self) -> list[int]:
        for case in range(len(self.holder)):
            self._settle(case)
        return [NOBODY if node == self.sink else node for node in self.holder]

    def _settle(self, case: int) -> None:
        now = self.holder[case]
        self._remove(case, now)
        self.open ^= 1 << case
        if wished := self.fits[case] & ((1 << now) - 1) & (self.gains | self.busy):
            search = _Search(self, now)
            while wished:
                first = _lowest(wished)
                if (walk := search.walk_from(first)) is not None:
                    self._shift(walk)
                    self.holder[case] = first
                    return
                wished = search.left_of(wished)

    def _shift(self, walk: list[_Step]) -> None:
        for giver, taker in walk:
            if self.passes_without_case(giver) >> taker & 1:
                # The giver keeps one case more, or the taker one less: one of them is the sink.
                node = giver if taker == self.sink else taker
                self.gains ^= 1 << node
                self.loses ^= 1 << node
            else:
                case = _lowest(self.held[giver] & self.takes[taker])
                self._remove(case, giver)
                self._add(case, taker)
                self.holder[case] = taker

    def _add(self, case: int, node: int) -> None:
        self.held[node] |= 1 << case
        self.reach[node] |= self.fits[case]
        self.busy |= 1 << node

    def _remove(self, case: int, node: int) -> None:
        self.held[node] ^= 1 << case
        left = self.held[node]
        if not left:
            self.busy ^= 1 << node
            self.reach[node] = 0
        elif left.bit_count() < FEW:
            self.reach[node] = functools.reduce(operator.or_, (self.fits[other] for other in _members(left)))
        else:
            for other in _members(self.fits[case]):
                if not left & self.takes[other]:
                    self.reach[node] ^= 1 << other

    def passes_without_case(self, node: int) -> int:
        """Nodes to which `node` passes a place: with room, the sink; from the sink, who gives one up."""
        if node == self.sink:
            return self.loses
        return 1 << self.sink if self.gains >> node & 1 else 0

    def gets_without_case(self, node: int) -> int:
        """The same from the other side: nodes that can pass a place to `node`."""
        if node == self.sink:
            return self.gains
        return 1 << self.sink if self.loses >> node & 1 else 0


class _Search:
    """
    Walks that end at one node, for one wished start after another, while the placement stands still.

    What was found from the end (`back`, nodes that reach it) serves every start; what a failed start reached
    (`hopeless`) can never reach the end and is not walked again.
    """

    def __init__(self, placement: _Placement, end: int) -> None:
        self.placement, self.end = placement, end
        self.back = 0
        self.takers: dict[int, int] = {}  # by node of `back`: the next one towards the end
        self.cases = 0  # cases that can go to a node of `back`
        self.their_cases = 0  # cases that nodes of `back` hold
        self.places_left = 0  # nodes that can pass a place to a node of `back`, not looked at yet
        self.hopeless = 0
        self._add_back(end, end)

    def left_of(self, wished: int) -> int:
        """What is still worth a try after a failure."""
        return wished & (self.back if self._is_exhausted() else ~self.hopeless)

    def walk_from(self, start: int) -> list[_Step] | None:
        """The steps from `start` to the end, no node twice, or None where there is no walk."""
        seen = waiting = 1 << start
        found = [(seen, start)]  # nodes, with the one they were found from
        begun = 0
        while True:
            while not waiting:
                begun += 1
                if begun == len(found):
                    self.hopeless |= seen
                    return None
                waiting = found[begun][0]
            node = _lowest(waiting)
            waiting &= waiting - 1
            if (taker := self._taker_of(node)) is not None:
                return [*self._forward(found, start, node), _Step(node, taker), *self._to_end(taker)]
            if self._is_exhausted():
                return None
            placement = self.placement
            new = (placement.passes_without_case(node) | placement.reach[node]) & ~seen & ~self.hopeless
            if new:
                seen |= new
                found.append((new, node))
            met = self._one_back()
            if seen >> met & 1:
                return [*self._forward(found, start, met), *self._to_end(met)]

    def _taker_of(self, node: int) -> int | None:
        """The node of `back` to which this one can pass something, if it is one step away."""
        if self.back >> node & 1:
            return self.takers[node]
        placement = self.placement
        if cases := placement.held[node] & self.cases:
            return _lowest(placement.fits[_lowest(cases)] & self.back)
        places = placement.passes_without_case(node) & self.back
        return _lowest(places) if places else None

    def _is_exhausted(self) -> bool:
        return not self.places_left and not self.cases & ~self.their_cases

    def _one_back(self) -> int:
        """Takes one more node into `back`; there must be one."""
        placement = self.placement
        if self.places_left:
            node = _lowest(self.places_left)
            taker = _lowest(placement.passes_without_case(node) & self.back)
        else:
            case = _lowest(self.cases & ~self.their_cases)
            node = placement.holder[case]
            taker = _lowest(placement.fits[case] & self.back)
        self._add_back(node, taker)
        return node

    def _add_back(self, node: int, taker: int) -> None:
        placement = self.placement
        self.back |= 1 << node
        self.takers[node] = taker
        self.cases |= placement.takes[node] & placement.open
        self.their_cases |= placement.held[node]
        self.places_left = (self.places_left | placement.gets_without_case(node)) & ~self.back

    def _forward(self, found: list[tuple[int, int]], start: int, node: int) -> list[_Step]:
        walk = []
        while node != start:
            giver = next(giver for nodes, giver in found if nodes >> node & 1)
            walk.append(_Step(giver, node))
            node = giver
        return walk

    def _to_end(self, node: int) -> list[_Step]:
        walk = []
        while node != self.end:
            walk.append(_Step(node, self.takers[node]))
            node = self.takers[node]
        return walk


def _sets(flags: Flags) -> list[int]:
    """Each row of flags as the set of its columns."""
    packed = np.packbits(np.ascontiguousarray(flags), axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def _lowest(members: int) -> int:
    return (members & -members).bit_length() - 1


def _members(members: int) -> Iterator[int]:
    while members:
        lowest = members & -members
        yield lowest.bit_length() - 1
        members ^= lowest
