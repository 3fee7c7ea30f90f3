"""Learning from what people mended: what the signs of a beginning weigh, and what headings are called.

Small on purpose. Weights move a bounded way from the ones that are shipped; a heading is learned when people agree
on it. Whoever uses this measures the effect before keeping it (`openimr casefile learn`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openimr.casefile.documents.rules import boundary_rules, tokens

_ROUNDS = 40
_STEP = 0.05
_FARTHEST = 1.5
_VOTES = 2


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A page after another: which signs were seen on it, and whether it begins a record."""

    seen: frozenset[str]
    begins: bool


@dataclass(frozen=True, kw_only=True)
class Learnt:
    """What was learned: weights of signs that moved, and headings with the kind that people gave them."""

    weights: dict[str, float] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, dict[str, float] | dict[str, str]]:
        return {"weights": self.weights, "headings": self.headings}


def right(examples: Sequence[Beginning], weights: Mapping[str, float]) -> float:
    """The share of examples that these weights get right, 0 to 1; 1 where there is none."""
    least = boundary_rules().threshold
    hits = sum((sum(weights.get(s, 0.0) for s in e.seen) >= least) == e.begins for e in examples)
    return hits / len(examples) if examples else 1.0


def learn_weights(examples: Sequence[Beginning]) -> dict[str, float]:
    """Weights that get more of the examples right: steps from the shipped ones, bounded, averaged over rounds."""
    shipped = boundary_rules().weights
    least = boundary_rules().threshold
    weights = dict(shipped)
    total: dict[str, float] = defaultdict(float)
    for _ in range(_ROUNDS):
        for example in examples:
            begins = sum(weights.get(s, 0.0) for s in example.seen) >= least
            if begins == example.begins:
                continue
            step = _STEP if example.begins else -_STEP
            for sign in example.seen & weights.keys():
                low, high = shipped[sign] - _FARTHEST, shipped[sign] + _FARTHEST
                weights[sign] = min(max(weights[sign] + step, low), high)
        for sign, weight in weights.items():
            total[sign] += weight
    return {
        sign: round(weight / _ROUNDS, 3)
        for sign, weight in total.items()
        if abs(weight / _ROUNDS - shipped[sign]) > 1e-6
    }


def learn_headings(examples: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Headings with the kind that at least two people's mends gave them and none denied. Each example: (heading, kind)."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for heading, kind in examples:
        words = " ".join(tokens(heading))
        if 1 <= len(words.split()) <= 10:
            votes[words][kind] += 1
    return {
        words: next(iter(kinds))
        for words, kinds in sorted(votes.items())
        if len(kinds) == 1 and kinds.total() >= _VOTES
    }
