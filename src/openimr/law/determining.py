"""What the law says about a determination that reviewers have made: its lateness and the count of votes.

Nothing here decides an item. Physicians decide; this counts what they decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What became of the utilization review decision about one item."""

    UPHELD = "upheld"
    OVERTURNED = "overturned"


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """How late a determination is. There is no such thing as one that is void for it, so no field says so."""

    late: bool
    days: int
    rule: str = "F-05"


def lateness(*, due: dt.date, issued_on: dt.date) -> Lateness:
    """
    Whether a determination was issued after its limit, and by how many calendar days.

    Source: F-05: the limit is directory, a late determination binds.
    """
    days = max(0, (issued_on - due).days)
    return Lateness(late=days > 0, days=days)


def majority(*, overturn: int, uphold: int) -> Decision:
    """
    What the reviewers' votes on one item come to; an even split is in favour of providing the service.

    Raises: ValueError for a negative number of votes, or none at all.
    Source: F-09.
    """
    if overturn < 0 or uphold < 0 or overturn + uphold == 0:
        raise ValueError(f"Expected at least one vote and no negative number, found {overturn} and {uphold}.")
    return Decision.OVERTURNED if overturn >= uphold else Decision.UPHELD


def case_outcome(decisions: Collection[str]) -> str:
    """
    The outcome of a case for statistics: `upheld`, `overturned` or `mixed`.

    Args: the decision of each item; one that is overturned in part makes the case mixed.
    Raises: ValueError without any.
    Source: F-10.
    """
    kinds = set(decisions)
    if not kinds:
        raise ValueError("Expected the decision of at least one item.")
    return next(iter(kinds)) if kinds in ({"upheld"}, {"overturned"}) else "mixed"
