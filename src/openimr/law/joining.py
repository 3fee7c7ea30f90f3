"""Applications that belong together: duplicates (A-20) and those that may be consolidated (A-22)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Filing:
    """
    What identifies an application beside others. None: not known, which never counts as equal.

    `employee`, `claim` and `requesting_physician` are references that the caller keeps unique; `items` are
    the texts or codes of the disputed items.
    """

    number: str
    employee: str | None
    claim: str | None
    requesting_physician: str | None
    date_of_injury: dt.date | None
    ur_decided_on: dt.date | None
    items: frozenset[str]
    received_on: dt.date | None
    pending: bool = True
    eligible: bool = False


@dataclass(frozen=True, kw_only=True)
class Consolidation:
    """Whether applications may be joined; `differs` names what is not the same, or not known to be."""

    allowed: bool
    differs: tuple[str, ...]


def normalised_item(text: str) -> str:
    """An item's text or code without case, punctuation and surplus spaces, for comparing (A-20)."""
    return " ".join(_NOT_WORD.sub(" ", text.casefold()).split())


def is_duplicate(one: Filing, other: Filing) -> bool:
    """
    Whether two applications ask for the same review.

    The same employee, claim, date of the decision and set of items, all of them known.
    Source: A-20.
    """
    same = _same(one.employee, other.employee) and _same(one.claim, other.claim)
    return same and _same(one.ur_decided_on, other.ur_decided_on) and _same(_items(one), _items(other))


def duplicate_of(filing: Filing, earlier: Iterable[Filing]) -> Filing | None:
    """
    The first pending application that this one repeats, or None. The earliest received comes first.

    Source: A-20 (the merged case keeps the earliest date of receipt).
    """
    found = [
        other
        for other in earlier
        if other.number != filing.number and other.pending and is_duplicate(filing, other)
    ]
    return min(found, key=lambda other: (other.received_on or dt.date.max, other.number), default=None)


def consolidation(filings: Sequence[Filing]) -> Consolidation:
    """
    Whether applications may be joined into one determination. That they may does not mean they must.

    Args: two or more applications.
    Raises: ValueError for fewer than two.
    Source: A-22.
    """
    if len(filings) < 2:
        raise ValueError(f"Expected two applications or more, found {len(filings)}.")
    first, rest = filings[0], filings[1:]
    names = ("employee", "requesting_physician", "date_of_injury")
    differs = [name for name in names if not all(_same(getattr(first, name), getattr(f, name)) for f in rest)]
    if not all(filing.eligible for filing in filings):
        differs.append("eligible")
    return Consolidation(allowed=not differs, differs=tuple(differs))


def _items(filing: Filing) -> frozenset[str] | None:
    return frozenset(normalised_item(text) for text in filing.items) or None


def _same(one: object, other: object) -> bool:
    return one is not None and one == other
