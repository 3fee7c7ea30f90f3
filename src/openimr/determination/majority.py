"""How several reviewers' decisions make one: the majority, and an even split in favour of the service. Pure.

Source: rulebook F-09 (LC 4610.6(e)) and F-07. A decision in part lies between upheld and overturned, so the
majority is asked twice: is any of it necessary, and is all of it? A vote against an item only because its primary item
is not necessary falls away when the majority finds the primary item necessary (F-07: it needs reasons of its own).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

UPHELD, MODIFIED, OVERTURNED = "upheld", "modified", "overturned"


class NoVotes(ValueError):
    """An item on which no vote is left; a reviewer must give reasons of their own. `item` is its position."""

    def __init__(self, item: int) -> None:
        self.item = item
        super().__init__(f"item {item}: expected a vote with reasons of its own, found none")


@dataclass(frozen=True, kw_only=True)
class Vote:
    """One reviewer's decision on an item. `follows`: it has no reasons but the primary item's fate."""

    decision: str
    follows: bool = False


@dataclass(frozen=True, kw_only=True)
class Result:
    """
    What the reviewers decided together. `counted` are the reviewers, by their place in the votes, whose vote
    counts; `even` tells whether a split was even and the rule for that decided.
    """

    decision: str
    counted: tuple[int, ...]
    even: bool

    def speaks_for_it(self, votes: Sequence[Vote]) -> int:
        """The first reviewer whose own decision is the result: whose reasons carry it."""
        return next(n for n in self.counted if votes[n].decision == self.decision)


def majority(decisions: Sequence[str]) -> tuple[str, bool]:
    """
    The decision of several, and whether an even split was decided in favour of the service.

    Raises: ValueError for no decision, or for another word than upheld, modified, overturned.

    >>> majority(["upheld", "overturned"])
    ('overturned', True)
    >>> majority(["upheld", "modified", "overturned"])
    ('modified', False)
    """
    if not decisions or set(decisions) - {UPHELD, MODIFIED, OVERTURNED}:
        raise ValueError("majority: expected at least one of upheld, modified, overturned")
    some = sum(one != UPHELD for one in decisions)
    whole = sum(one == OVERTURNED for one in decisions)
    even_some, even_whole = (2 * count == len(decisions) for count in (some, whole))
    if 2 * some < len(decisions):
        return UPHELD, False
    if 2 * whole < len(decisions):
        return MODIFIED, even_some
    return OVERTURNED, even_some or even_whole


def together(votes: Mapping[int, Sequence[Vote]], primary: Mapping[int, int]) -> dict[int, Result]:
    """
    The result of each item.

    Args: `votes` by the item's position, in the same order of reviewers for each; `primary` gives the position of
    the primary item of those that belong to one.
    Raises: NoVotes where only votes without reasons of their own stand, and the primary item is necessary.
    """
    found: dict[int, Result] = {}

    def decide(item: int, on_the_way: frozenset[int]) -> Result:
        if item in found:
            return found[item]
        counted = tuple(range(len(votes[item])))
        main = primary.get(item)
        if main in votes and main not in on_the_way and any(vote.follows for vote in votes[item]):
            assert main is not None
            if decide(main, on_the_way | {item}).decision != UPHELD:
                counted = tuple(
                    n for n in counted if not (votes[item][n].follows and votes[item][n].decision == UPHELD)
                )
        if not counted:
            raise NoVotes(item)
        decision, even = majority([votes[item][n].decision for n in counted])
        found[item] = Result(decision=decision, counted=counted, even=even)
        return found[item]

    for item in votes:
        decide(item, frozenset())
    return found
