"""What goes into the corpus and what comes out, as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class CorpusBusy(TimeoutError):
    """Another process was writing to the corpus for longer than was waited."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the corpus was being written by another process for {seconds:.0f} seconds; try again when it has ended"
        )


@dataclass(frozen=True, kw_only=True)
class PublicDetermination:
    """One public determination: its letter's text and its data, in the form of the published schema."""

    case_number: str
    text: str
    determination: Mapping[str, Any]
    released_on: dt.date

    def __post_init__(self) -> None:
        if not self.case_number.strip():
            raise ValueError("case number of a public determination: expected one, found none")

    @property
    def decided_on(self) -> str | None:
        """The decision date in ISO form, where the letter has one."""
        value: str | None = self.determination["front_matter"]["decision_date"]
        return value

    @property
    def year(self) -> int:
        """The year of the decision, else of the release."""
        return int((self.decided_on or self.released_on.isoformat())[:4])


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One determination that a search found. `snippet` are stretches of text, each with whether it matched."""

    case_number: str
    decision_date: str | None
    items: tuple[str, ...]
    decisions: tuple[str | None, ...]
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, kw_only=True)
class Results:
    """What a search found: `total` letters, one page of them, and how many letters each facet value has.

    `query_error` says what is wrong with the query; then nothing was searched.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    query_error: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stats:
    """Counts over the corpus, each labelled with its unit: letters, or items (rulebook C-01)."""

    letters: int
    items: int
    items_by_decision: Mapping[str, int]
    items_by_family: Mapping[str, int]
    letters_by_specialty: Mapping[str, int]
    letters_by_year: Mapping[int, int]
