"""Which of the known layouts a text is in (rulebook 12.2 and 12.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.model import Layout
from openimr.letters.reading.items.numbered_entries import first_regarding, has_decisions
from openimr.letters.reading.marks.kinds import FIELDS, MODERN_HEADINGS, Kind, Mark
from openimr.letters.reading.marks.other_words import has_issue
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings

# In prose, of folded text: a board, or for professions that have none the licence.
_CREDENTIALS_IN_PROSE = re.compile(r"\bboard[\s-]+certl(?:fl|ﬁ)ed\b|\bllcensed\s+(?:ln|to\s+practlce)\b")
_LISTED_WORDING = re.compile(r"items/Service\b(?!s)")
_OF_A_PROFESSIONAL_REVIEW = frozenset({Kind.PROFESSIONAL_REVIEW, Kind.ISSUE, Kind.RELIED_UPON, Kind.WHY, Kind.QUALIFICATIONS})  # fmt: skip
_OF_2013 = frozenset({Kind.NOTICE, Kind.DECISIONS, Kind.DOCUMENTS, Kind.PROFESSIONAL_REVIEW, Kind.ISSUE})
_OF_NUMBERED_DECISIONS = frozenset({Kind.NOTICE, Kind.DECISIONS, Kind.HOW_MADE})

# Of a review whose own heading is lost among other words, and whose parts have labels.
_OF_A_REVIEW_IN_LABELS = FIELDS | {
    Kind.WHY,
    Kind.OUTCOME,
    Kind.QUALIFICATIONS,
    Kind.DOCUMENTS,
    Kind.CLAIMS_BASIS,
}
_OF_OTHERS = _OF_NUMBERED_DECISIONS | {Kind.ITEMS, Kind.STATES, Kind.CERTIFICATIONS}

_REASONED = frozenset({Kind.WHY, Kind.RATIONALE})
_ENOUGH = 2
"""So many headings of a professional review tell it where its own cannot be read."""


def detect(source: Source, marks: Sequence[Mark], warnings: Warnings) -> Layout:
    """The layout of a letter; `unknown`, with a warning, for all others.

    Modern letters have the heading of issues and under it labelled fields; where their credentials stand
    tells the two modern layouts apart. The first half of one, with the heading that opens it and the summary, is one, too. Letters of 2013 have headings of their own; one of them that holds no
    numbered decision is no letter that we know. A wrong reading is worse than none.
    """
    kinds = {m.kind for m in marks}
    if Kind.ITEMS in kinds and (kinds & FIELDS or Kind.SUMMARY in kinds):
        return _modern(source, marks, warnings)
    numbered = bool(kinds & {Kind.NOTICE, Kind.DECISIONS})
    if Kind.PROFESSIONAL_REVIEW in kinds and Kind.ISSUE not in kinds and not numbered and has_issue(source):
        return Layout.PROFESSIONAL_REVIEW
    if Kind.ISSUE in kinds and (
        Kind.PROFESSIONAL_REVIEW in kinds
        or (len(kinds & _OF_A_PROFESSIONAL_REVIEW) > _ENOUGH and not (numbered and has_decisions(source)))
    ):
        return Layout.PROFESSIONAL_REVIEW
    labelled = kinds >= {Kind.RATIONALE, Kind.CLAIMS_GUIDELINE} and not numbered
    if not labelled and kinds & _OF_NUMBERED_DECISIONS and has_decisions(source):
        return Layout.NUMBERED_DECISIONS
    if kinds & _REASONED and not kinds & (FIELDS - {Kind.RATIONALE}) and first_regarding(source):
        warnings.add(
            "heading-not-read",
            "the letter begins amid its items; what stands above the first that is whole is of no field",
        )
        return Layout.NUMBERED_DECISIONS
    if Kind.ISSUE in kinds and len(kinds & _OF_A_REVIEW_IN_LABELS) > _ENOUGH and not kinds & _OF_OTHERS:
        return Layout.PROFESSIONAL_REVIEW
    if len(kinds & FIELDS) > 1 and kinds & MODERN_HEADINGS:
        warnings.add(
            "heading-not-read", "the heading of issues was not found; the labels tell where they are"
        )
        return _modern(source, marks, warnings)
    if Kind.HOW_MADE in kinds and not kinds & _OF_2013 and (Kind.SUMMARY in kinds or Kind.STATES in kinds):
        warnings.add(
            "heading-not-read", "the letter ends before its items, or nothing that tells of them can be read"
        )
        return _modern(source, marks, warnings)
    warnings.add(
        "layout-unknown",
        "no known layout: expected the headings of a determination letter, each on a line of its own",
    )
    return Layout.UNKNOWN


def _modern(source: Source, marks: Sequence[Mark], warnings: Warnings) -> Layout:
    top = next((m.line for m in marks if m.kind is Kind.ITEMS), len(source.lines))
    if any(m.kind in {Kind.STATES, Kind.CERTIFICATIONS} and m.line < top for m in marks):
        return Layout.LISTED_CREDENTIALS
    end = next((m.line for m in marks if m.kind is Kind.SUMMARY), min(top, len(source.lines) - 1))
    if _CREDENTIALS_IN_PROSE.search(source.fold_of(0, source.flow_starts[end])):
        return Layout.PROSE_CREDENTIALS
    head = source.flow[: source.flow_starts[end]]
    guess = Layout.LISTED_CREDENTIALS if _LISTED_WORDING.search(head) else Layout.PROSE_CREDENTIALS
    warnings.add(
        "layout-guessed",
        f"the reviewer's credentials were not found; read as a letter in the layout {guess.value}",
    )
    return guess
