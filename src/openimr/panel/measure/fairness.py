"""How cases, pay and outcomes are shared among reviewers, beside what their mix of cases would give.

Cases and pay: for every offer, a lot among all whom no rule excluded would have given each the same chance;
the sum of these chances is what the mix gives. Outcomes: for every decided item, the share of its kind that
other reviewers overturn, drawn towards the share of all where there are few. A reviewer outside the interval is a
reason to look, not a finding: of a hundred such intervals five are left by chance alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openimr.panel.measure.chance import Band, of_trials

BORROWED = 10
"""Items of all kinds that count beside those of a kind, so that a few do not say much."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """
    One case offered: to whom, and everybody who could have had it, with the points of pay that it is, or would
    have been, worth to each (who has it among them).
    """

    reviewer: str
    points: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One item decided: by whom, of which kind, and whether the treatment was found necessary, if in part."""

    reviewer: str
    kind: str
    overturned: bool


@dataclass(frozen=True, kw_only=True)
class Share:
    """A figure of one reviewer, and what the mix of cases gives: mean and interval."""

    found: int
    expected: Band

    @property
    def outside(self) -> bool:
        return not self.expected.holds(self.found)


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """One reviewer's line. `outcomes` is None where nothing was decided; `items` are the items decided."""

    reviewer: str
    cases: Share
    pay: Share
    items: int
    outcomes: Share | None


def fairness(offers: Sequence[Offer], decided: Iterable[Decided]) -> list[Fairness]:
    """A line for each reviewer who was fit for a case, had one, or decided an item; in the order of the ids."""
    chances: defaultdict[str, list[float]] = defaultdict(list)
    points: defaultdict[str, list[int]] = defaultdict(list)
    had: Counter[str] = Counter()
    paid: Counter[str] = Counter()
    for offer in offers:
        had[offer.reviewer] += 1
        paid[offer.reviewer] += offer.points[offer.reviewer]
        for reviewer, worth in offer.points.items():
            chances[reviewer].append(1 / len(offer.points))
            points[reviewer].append(worth)
    outcomes = _outcomes(list(decided))
    return [
        Fairness(
            reviewer=reviewer,
            cases=Share(found=had[reviewer], expected=of_trials(chances[reviewer])),
            pay=Share(found=paid[reviewer], expected=of_trials(chances[reviewer], points[reviewer])),
            items=outcomes[reviewer][0] if reviewer in outcomes else 0,
            outcomes=outcomes[reviewer][1] if reviewer in outcomes else None,
        )
        for reviewer in sorted(chances.keys() | outcomes.keys())
    ]


def _outcomes(decided: Sequence[Decided]) -> dict[str, tuple[int, Share]]:
    """By reviewer: items decided, and those overturned beside what others' decisions give for such items."""
    by_reviewer: defaultdict[str, list[Decided]] = defaultdict(list)
    for item in decided:
        by_reviewer[item.reviewer].append(item)
    total, total_overturned = _counts(decided)
    found = {}
    for reviewer, own in by_reviewer.items():
        mine, mine_overturned = _counts(own)
        others = sum(total.values()) - sum(mine.values())
        if not others:  # nobody to compare with: anything is possible
            found[reviewer] = (
                len(own),
                Share(
                    found=sum(mine_overturned.values()),
                    expected=Band(mean=len(own) / 2, low=0, high=len(own)),
                ),
            )
            continue
        overall = (sum(total_overturned.values()) - sum(mine_overturned.values()) + 0.5) / (others + 1)
        chances = [
            (total_overturned[i.kind] - mine_overturned[i.kind] + BORROWED * overall)
            / (total[i.kind] - mine[i.kind] + BORROWED)
            for i in own
        ]
        found[reviewer] = len(own), Share(found=sum(mine_overturned.values()), expected=of_trials(chances))
    return found


def _counts(items: Iterable[Decided]) -> tuple[Counter[str], Counter[str]]:
    all_of, overturned = Counter[str](), Counter[str]()
    for item in items:
        all_of[item.kind] += 1
        overturned[item.kind] += item.overturned
    return all_of, overturned
