"""The standard of review as data: the ladder of evidence standards (S-01, S-02), levels of studies (S-14), and the
order in which sources may be used (S-08). Nothing here weighs evidence; it says what must be written down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from openimr.law.data import read_yaml
from openimr.law.rules import day, number


@dataclass(frozen=True, kw_only=True)
class Rank:
    """One rung of the ladder, `A` the highest."""

    letter: str
    name: str


@cache
def ladder() -> tuple[Rank, ...]:
    """The standards by which necessity is judged, the highest first. Source: S-01."""
    return tuple(Rank(letter=r["letter"], name=r["name"]) for r in read_yaml("standard.yaml")["ladder"])


def ladder_is_strict(decided_on: dt.date) -> bool:
    """Whether a lower rank may be used only where every higher one does not apply. Source: S-02."""
    return decided_on < day("S-02", "as_the_schedule_provides_from", as_of=decided_on)


def notes_missing(
    *, used: str, decided_on: dt.date, inapplicable: Collection[str] = (), rebutted: bool = False
) -> list[str]:
    """
    The skipped ranks for which a note is missing that they do not apply.

    Args: `used` is the rank's letter; `inapplicable` the ranks noted as not applying; `rebutted`, that a rebuttal
    of the schedule is on file, which for current decisions takes the place of the notes.
    Raises: ValueError for a letter that is no rank.
    Source: S-02, S-10.
    """
    letters = [rank.letter for rank in ladder()]
    for letter in (used, *inapplicable):
        if letter not in letters:
            raise ValueError(f"Expected a rank from {letters[0]} to {letters[-1]}.")
    if rebutted and not ladder_is_strict(decided_on):
        return []
    return [letter for letter in letters[: letters.index(used)] if letter not in inapplicable]


SEARCH = ("schedule", "acoem-or-odg", "other-guideline", "study")
"""The steps of the search for evidence in their order (rulebook 8.3)."""


def source_refused(step: str, *, schedule_applies: bool, rebutted: bool) -> bool:
    """
    Whether a source beyond the schedule is refused because the schedule applies and nobody rebutted it.

    Raises: ValueError for a step that is not one of SEARCH.
    Source: S-08, S-05.
    """
    if step not in SEARCH:
        raise ValueError(f"Expected one of {', '.join(SEARCH)}.")
    return step != SEARCH[0] and schedule_applies and not rebutted


@cache
def evidence_levels(question: str) -> Mapping[str, str]:
    """
    The levels of studies for a question (`benefit`, `diagnosis`, `prognosis`, `harm`), the best first.

    Raises: ValueError for another question. Source: S-14; rows that are not confirmed say so in the data.
    """
    table: dict[str, Any] = read_yaml("standard.yaml")["levels"]
    if question not in table:
        raise ValueError(f"Expected one of {', '.join(table)}.")
    return dict(table[question])


def best_levels(levels: Iterable[str]) -> list[int]:
    """
    The places (from 0) of the studies with the best level; more than one where they tie, for no rule breaks a tie.

    Raises: ValueError for a level that is not in the table. Source: S-13, S-14.
    """
    order = list(evidence_levels("benefit"))
    found = list(levels)
    for level in found:
        if level not in order:
            raise ValueError(f"Expected a level of {', '.join(order)}.")
    best = min((order.index(level) for level in found), default=None)
    return [place for place, level in enumerate(found) if order.index(level) == best]


def visits_over_cap(
    *, had: int, asked: int, on: dt.date, more_authorized: bool = False, after_surgery: bool = False
) -> int:
    """
    How many of the visits asked for lie above the statutory cap of their kind; a flag for the reader, no decision.

    Source: S-07.
    """
    if more_authorized or after_surgery:
        return 0
    return max(0, min(asked, had + asked - number("S-07", "visits", as_of=on)))
