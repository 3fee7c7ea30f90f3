"""What goes into the corpus and what comes out, as values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_NUMBER = re.compile(r"[^\s/\\]{1,80}")


class CorpusError(Exception):
    """Base of the errors of this room."""


class CorpusBusy(CorpusError, TimeoutError):
    """Another process was writing to the corpus for longer than was waited (`seconds`)."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the corpus was being written by another process for {seconds:.0f} seconds; try again when it has ended"
        )


class IndexUnusable(CorpusError):
    """The files of the index cannot be opened; it has to be made anew (`folder` is the index's)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            "the files of the index cannot be opened; make it anew: openimr corpus rebuild --anew"
        )


@dataclass(frozen=True, kw_only=True)
class PublicDetermination:
    """
    One public determination: its letter's text and its data, in the form of the published schema.

    `source` is the SHA-256 of the file that it was read from, empty for one that was released here.
    Raises: ValueError for a case number that is empty, or has spaces or slashes in it.
    """

    case_number: str
    text: str
    determination: Mapping[str, Any]
    released_on: dt.date
    source: str = ""

    def __post_init__(self) -> None:
        if not _NUMBER.fullmatch(self.case_number):
            raise ValueError(
                "case number of a public determination: expected 1 to 80 characters without spaces and slashes"
            )

    @property
    def decided_on(self) -> str | None:
        """The decision date in ISO form, where the letter has one."""
        value: str | None = self.determination["front_matter"]["decision_date"]
        return value

    @property
    def year(self) -> int | None:
        """The year of the decision, where the letter has its date."""
        return int(self.decided_on[:4]) if self.decided_on else None


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """What stands in the place of a determination that was withdrawn: when, and why."""

    case_number: str
    withdrawn_on: dt.date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Hit:
    """
    One determination that a search found.

    `items` are the disputed items in order, `decisions` what was decided on each. `snippet` are stretches
    of the letter's text, each with whether it is what was looked for: text, never HTML.
    """

    case_number: str
    decision_date: str | None
    items: tuple[str, ...]
    decisions: tuple[str | None, ...]
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, kw_only=True)
class Results:
    """
    What a search found: `total` letters, one page of them, and how many letters each facet value has.

    `query_error` says what is wrong with the query; then nothing was searched.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    query_error: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stats:
    """
    Counts over the corpus, each labelled with its unit: letters, or items (rulebook C-01).

    A letter counts once under each decision, family or specialty that it has. The family of an item is that
    of the guidelines its reviewer cites, of a letter that of all its reviewer's. The year is that of the
    decision (`unknown` where the letter does not say). `withdrawn` are tombstones.
    """

    letters: int
    items: int
    withdrawn: int = 0
    items_by_decision: Mapping[str, int] = field(default_factory=dict)
    items_by_family: Mapping[str, int] = field(default_factory=dict)
    letters_by_decision: Mapping[str, int] = field(default_factory=dict)
    letters_by_family: Mapping[str, int] = field(default_factory=dict)
    letters_by_specialty: Mapping[str, int] = field(default_factory=dict)
    letters_by_year: Mapping[str, int] = field(default_factory=dict)
