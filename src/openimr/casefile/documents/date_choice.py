"""Which of a document's dates is its own: the one whose signs weigh most, or none.

The weights are in rules/date_weights.yaml, one line a sign, so that every choice can be followed; `tools/fit_dates.py`
fits them. What the rules of `dating` say is one sign among others: they know labels exactly, the signs loosely.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import yaml

from openimr.casefile.documents.date_signs import Signs, sign_words

EVERY = "every"
OWN = "own"
"""The group of the kinds that no other group has."""


@dataclass(frozen=True, kw_only=True)
class ByRules:
    """What the rules found: a date or none, and by which of their ways."""

    value: dt.date | None
    way: str


Weights = Mapping[str, Mapping[str, float]]
"""Sign -> group of kinds, or `every` -> what it adds for a date."""


@functools.cache
def date_weights() -> Weights:
    """The weights of rules/date_weights.yaml."""
    path = resources.files("openimr.casefile.documents").joinpath("rules", "date_weights.yaml")
    weights: Weights = yaml.safe_load(path.read_text("utf-8"))
    return weights


def group_of(kind: str) -> str:
    """The group of kinds that are dated alike."""
    return sign_words().groups.get(kind, OWN)


def candidates(
    seen: Signs, said: Mapping[str, Sequence[dt.date]], found: ByRules | None
) -> dict[dt.date | None, frozenset[str]]:
    """The dates to choose from, and None for no date, each with all its signs.

    `seen` is what `date_signs` saw; `said` the dates that have a label, by role; `found` what the rules say, None to
    leave it out. A date that only the rules saw, in a form that no sign knows (05 12 2015 in boxes), is the only one.
    """
    if found is not None and found.value is not None and found.value not in seen:
        return {found.value: frozenset(("rules", f"rules:{found.way}"))}
    signs: dict[dt.date | None, set[str]] = {value: set(what) for value, what in seen.items()}
    signs[None] = {"none"} if signs else {"none", "none_there"}
    for role, values in said.items():
        for value in values:
            if value in signs:
                signs[value] |= {f"role:{role}"} | ({"against_role"} if "against" in signs[value] else set())
        if max(values) in signs:
            signs[max(values)].add(f"latest_role:{role}")
    if found is not None:
        signs.setdefault(found.value, set()).update(("rules", f"rules:{found.way}"))
    return {value: frozenset(what) for value, what in signs.items() if "never" not in what or "rules" in what}


def choose(among: Mapping[dt.date | None, Iterable[str]], kind: str) -> dt.date | None:
    """The date, or None, whose signs weigh most for a document of a kind; the earlier of two that weigh the same."""
    group, weights = group_of(kind), date_weights()
    nothing: Mapping[str, float] = {}

    def weight(value: dt.date | None) -> float:
        known = (weights.get(sign, nothing) for sign in among[value])
        # Added exactly: the signs are a set, whose order differs from process to process.
        return math.fsum(w.get(which, 0.0) for w in known for which in (EVERY, group))

    return max(sorted(among, key=lambda v: v or dt.date.min), key=weight)
