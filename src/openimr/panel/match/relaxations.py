"""Why a case has no reviewer, and the least that would have to be waived to give it one."""

from __future__ import annotations

import numpy as np

from openimr.panel.match.rules import RULES
from openimr.panel.match.screening import BIT, Bits, names


def excluded_by(failed: Bits) -> dict[str, int]:
    """
    How many reviewers fail each rule; a rule nobody fails is not in it.

    `failed` is the row of one case: for each reviewer the bits of the rules that fail.
    """
    counts = {rule: int(np.count_nonzero(failed & BIT[rule])) for rule in RULES}
    return {rule: count for rule, count in counts.items() if count}


def smallest_relaxations(failed: Bits) -> list[list[str]]:
    """
    Every smallest set of rules that, if waived for this case alone, would give it a reviewer.

    To waive a set admits the reviewers who fail nothing outside it; the smallest sets are therefore the
    distinct sets of failed rules that are fewest in number. The empty set stands in it where somebody fails
    nothing (the case was left because a reviewer would have cost more). [] without reviewers.
    """
    sets = [names(int(bits)) for bits in np.unique(failed)]
    fewest = min(map(len, sets), default=0)
    return sorted(rules for rules in sets if len(rules) == fewest)
