"""To whom a tie must not lead: from a party of a case to all for whom a tie counts as one to the party. Pure.

A tie counts through the graph: the reviewer's partnership belongs to the group that owns the facility. From the party
the walk goes up (owner, parent, group) any number of steps, and down again only where every step on both sides is one
of control: two companies of one owner belong together, two of which somebody holds a tenth do not. It never goes down
and up again: who owns a part of the same thing is not thereby tied. What the relations carry is data (`rules`).

Every state of the walk (node, how it came there) is visited once, so a circle of ownership ends it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from openimr.panel.organisations.rules import RelationRule, rules

AT_PARTY, UP, UP_MINOR, DOWN, DOWN_FROM_UP = range(5)
"""How the walk came to a node: not moved; up, every step control; up, a step less than control; down; down after up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """A relation: `above` is the owner, parent, group; `share` None where it is not known; days open where None."""

    above: str
    below: str
    kind: str
    share: float | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One relation of a path: `one`, in words of the rule, `other`."""

    one: str
    says: str
    other: str
    rule: str


class Graph:
    """The relations in force on a day, for many walks. Built in one pass, kept as arrays."""

    def __init__(self, edges: Iterable[Edge], on: dt.date) -> None:
        """Args: all relations, of which those that do not hold or count on the day are left out."""
        self.on = on
        self.rules: list[RelationRule] = list(rules().relations_on(on).values())
        number_of = {rule.kind: number for number, rule in enumerate(self.rules)}
        self._once = {n: 1 << i for i, n in enumerate(n for n, r in enumerate(self.rules) if r.once)}
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        ones: list[int] = []
        others: list[int] = []
        marks: list[int] = []
        for edge in edges:
            number = number_of.get(edge.kind)
            if number is None or not _holds(edge, on):
                continue
            rule = self.rules[number]
            share = 1.0 if edge.share is None else edge.share
            if share < rule.share_at_least:
                continue
            mark = number << 1 | (share >= rule.control_at_least)
            above, below = self._number(edge.above), self._number(edge.below)
            ones += (above, below)
            others += (below, above)
            marks += (mark << 1, mark << 1 | 1)  # the last bit: up
        order = np.argsort(np.array(ones, np.int64), kind="stable")
        counts = (
            np.bincount(np.array(ones, np.int64), minlength=len(self.names))
            if ones
            else np.zeros(0, np.int64)
        )
        # Plain lists: a walk looks at few neighbours of many nodes.
        self.others: list[int] = np.array(others, np.int64)[order].tolist()
        self.marks: list[int] = np.array(marks, np.int64)[order].tolist()
        self.starts: list[int] = [0, *np.cumsum(counts).tolist()]
        number_of_marks = len(self.rules) << 2
        self.bits = [self._once.get(mark >> 2, 0) for mark in range(number_of_marks)]
        self._next = [[self._then(phase, mark) for mark in range(number_of_marks)] for phase in range(5)]

    def _number(self, name: str) -> int:
        number = self.numbers.get(name)
        if number is None:
            number = self.numbers[name] = len(self.names)
            self.names.append(name)
        return number

    def reach(self, party: str) -> Reach:
        """All for whom a tie counts as one to the party, with the way to each; the party itself among them."""
        start = self.numbers.get(party)
        if start is None:
            return Reach(graph=self, party=party, came={}, first={})
        width = 5 << len(self._once)
        state = start * width + AT_PARTY
        came: dict[int, tuple[int, int]] = {state: (-1, 0)}
        first: dict[int, int] = {start: state}
        others, marks, starts, bits = self.others, self.marks, self.starts, self.bits
        layer = [state]
        while layer:
            following: list[int] = []
            for state in layer:
                node, how = divmod(state, width)
                used, phase = divmod(how, 5)
                step = self._next[phase]
                for at in range(starts[node], starts[node + 1]):
                    mark = marks[at]
                    then, bit = step[mark], bits[mark]
                    if then < 0 or bit & used:
                        continue
                    other = others[at]
                    new = other * width + (used | bit) * 5 + then
                    if new not in came:
                        came[new] = (state, mark)
                        first.setdefault(other, new)
                        following.append(new)
            layer = following
        return Reach(graph=self, party=party, came=came, first=first)

    def _then(self, phase: int, mark: int) -> int:
        """The phase after a step, or -1 where the step carries no tie."""
        rule, control, up = self.rules[mark >> 2], mark >> 1 & 1, mark & 1
        if rule.same:
            return phase
        if rule.level:
            return -1 if phase == UP_MINOR else DOWN_FROM_UP
        if up:
            if phase in (DOWN, DOWN_FROM_UP):
                return -1
            return UP if control and phase != UP_MINOR else UP_MINOR
        if phase in (AT_PARTY, DOWN):
            return DOWN
        return DOWN_FROM_UP if control and phase != UP_MINOR else -1

    @property
    def width(self) -> int:
        return 5 << len(self._once)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What a walk from a party reached. `came` and `first` are the walk's own notes."""

    graph: Graph
    party: str
    came: Mapping[int, tuple[int, int]]
    first: Mapping[int, int]

    def __iter__(self) -> Iterator[str]:
        yield self.party
        for node in self.first:
            if self.graph.names[node] != self.party:
                yield self.graph.names[node]

    def __contains__(self, name: object) -> bool:
        return name == self.party or (
            isinstance(name, str) and self.graph.numbers.get(name, -1) in self.first
        )

    def path(self, name: str) -> tuple[Step, ...]:
        """The shortest way from `name` to the party, which is the explanation; () for the party. Raises: KeyError."""
        if name == self.party:
            return ()
        graph, steps = self.graph, []
        state = self.first[graph.numbers[name]]
        while (before := self.came[state][0]) >= 0:
            mark = self.came[state][1]
            rule, up = graph.rules[mark >> 2], mark & 1
            # The walk went from `before` to `state`; read from the tie towards the party it is the other way.
            says = rule.says[0] if up else rule.says[1]
            one, other = graph.names[state // graph.width], graph.names[before // graph.width]
            steps.append(Step(one=one, says=says, other=other, rule=rule.rule))
            state = before
        return tuple(steps)


def circles(edges: Sequence[Edge], on: dt.date) -> list[tuple[str, ...]]:
    """Ownership in a circle on a day, each circle once, by its nodes in order: no fault, but worth a look."""
    owned: dict[str, list[str]] = {}
    for edge in edges:
        if edge.kind in {"owner", "parent"} and _holds(edge, on):
            owned.setdefault(edge.above, []).append(edge.below)
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for root in sorted(owned):
        if root in done:
            continue
        trail: list[str] = []
        place: dict[str, int] = {}
        stack: list[tuple[str, Iterator[str]]] = [(root, iter(owned.get(root, ())))]
        trail.append(root)
        place[root] = 0
        while stack:
            node, rest = stack[-1]
            below = next(rest, None)
            if below is None:
                stack.pop()
                trail.pop()
                del place[node]
                done.add(node)
            elif below in place:
                found.append(tuple(trail[place[below] :]))
            elif below not in done:
                place[below] = len(trail)
                trail.append(below)
                stack.append((below, iter(owned.get(below, ()))))
    return found


def _holds(edge: Edge, on: dt.date) -> bool:
    return (edge.since is None or edge.since <= on) and (edge.until is None or on <= edge.until)
