"""What a mark of a letter is: a heading or a label, and of which kind."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from openimr.letters.reading.pages.lines import Source


class Kind(StrEnum):
    """What a heading or label opens. Headings have the names of the data file."""

    HOW_MADE = "how_made"
    SUMMARY = "summary"
    ITEMS = "items"
    CLOSING = "closing"
    # Headings of 2013.
    NOTICE = "notice"
    DECISIONS = "decisions"
    DOCUMENTS = "documents"
    QUALIFICATIONS = "qualifications"
    PROFESSIONAL_REVIEW = "professional_review"
    ISSUE = "issue"
    RELIED_UPON = "relied_upon"
    WHY = "why"
    CLAIMS_BASIS = "claims_basis"
    REVIEWER_BASIS = "reviewer_basis"
    OUTCOME = "outcome"
    # Labels.
    CLAIMS_GUIDELINE = "claims"
    REVIEWER_GUIDELINE = "reviewer"
    RATIONALE = "rationale"
    STATES = "states"
    CERTIFICATIONS = "certifications"


FIELDS = frozenset({Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE})
HEADINGS = frozenset(Kind) - FIELDS - {Kind.STATES, Kind.CERTIFICATIONS}
MODERN_HEADINGS = frozenset({Kind.HOW_MADE, Kind.SUMMARY, Kind.ITEMS})


class Mark(NamedTuple):
    """One heading or label: its kind, its line, and where what it opens begins.

    `column` is of the line `opens` (the line itself but for headings over several lines). `name` is, for the
    reviewer's guideline, the name that stands before the word "guideline"; `words` are a heading's own words.
    """

    kind: Kind
    line: int
    column: int
    opens: int = -1
    name: str = ""
    words: str = ""

    def start(self, source: Source) -> int:
        """Where in the flow the mark begins."""
        return source.flow_starts[self.line]

    def content(self, source: Source) -> int:
        """Where in the flow that begins which the mark opens."""
        start = min(source.flow_starts[max(self.opens, self.line)] + self.column, len(source.flow))
        # A line may end between a heading and its colon.
        return start + 2 if source.flow.startswith("\n:", start) else start
