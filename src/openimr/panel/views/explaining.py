"""A match's answer as people read it: best, next best, and who was excluded by which rule. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

EXCLUDED_BECAUSE = {
    "R-02": "licence, certification, discipline or work as an evaluator",
    "R-03": "years or hours of practice",
    "R-04": "no specialty that fits the items",
    "R-06": "a tie to somebody in the case",
    "R-08": "had the case before, or took part in it",
    "R-12": "away, or no room for another case",
}
"""What each rule of the match asks, in a few words."""


def explained(screening: Mapping[str, Any]) -> dict[str, Any]:
    """
    What a page shows of a match.

    Args: `screening` with `best`, `next_best`, `as_of`, `register` and `exclusions`, as an assignment keeps
    it. Returns the same with `by_rule`: (rule, number excluded by it, what it asks), and `fit`, how many of
    the register are left.
    """
    exclusions = list(screening.get("exclusions") or ())
    counts = Counter(rule for entry in exclusions for rule in entry["rules"])
    register = screening.get("register")
    return {
        "best": screening.get("best"),
        "next_best": screening.get("next_best"),
        "as_of": screening.get("as_of"),
        "register": register,
        "fit": None if register is None else register - len(exclusions),
        "exclusions": exclusions,
        "by_rule": [(rule, counts[rule], EXCLUDED_BECAUSE.get(rule, "")) for rule in sorted(counts)],
    }
