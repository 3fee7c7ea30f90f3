"""Which of the known layouts a text is in (rulebook 12.2 and 12.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.model import Layout
from openimr.letters.reading.lines import Source
from openimr.letters.reading.marks import FIELDS, Kind, Mark
from openimr.letters.reading.warnings import Warnings

_BOARD_CERTIFIED = re.compile(r"\bBoard[\s-]+Certified\b", re.IGNORECASE)
_LISTED_WORDING = re.compile(r"items/Service\b(?!s)")
_NUMBERED_DECISION = re.compile(
    r"^\d{1,2}[.)]\s[^\n]*(?:\n[^\n]*){0,4}?\b(?:not\s*)?medically\s+necessary\s+and\s+appropriate",
    re.MULTILINE,
)


def detect(source: Source, marks: Sequence[Mark], warnings: Warnings) -> Layout:
    """The layout of a letter; `unknown`, with a warning that names what it looks like, for all others.

    Modern letters have the heading of issues and under it labelled fields; where their credentials stand
    tells the two modern layouts apart. A wrong reading is worse than none.
    """
    kinds = {m.kind for m in marks}
    if Kind.ITEMS in kinds and (kinds & FIELDS or Kind.SUMMARY in kinds) and _is_modern(marks):
        return _modern(source, marks, warnings)
    looks_like = _older(source, kinds)
    if looks_like is not None:
        warnings.add(
            "layout-not-read",
            f"this looks like a letter in the layout {looks_like.value}, which is not read yet",
        )
    else:
        warnings.add(
            "layout-unknown",
            "no known layout: expected the headings of a determination letter, each on a line of its own",
        )
    return Layout.UNKNOWN


def _is_modern(marks: Sequence[Mark]) -> bool:
    """Whether the heading of issues comes without the headings of 2013, or at least with labelled fields."""
    kinds = {m.kind for m in marks}
    return bool(kinds & FIELDS) or Kind.NUMBERED_DECISIONS not in kinds


def _modern(source: Source, marks: Sequence[Mark], warnings: Warnings) -> Layout:
    top = next(m.line for m in marks if m.kind is Kind.ITEMS)
    if any(m.kind in {Kind.STATES, Kind.CERTIFICATIONS} and m.line < top for m in marks):
        return Layout.LISTED_CREDENTIALS
    end = next((m.line for m in marks if m.kind is Kind.SUMMARY), top)
    head = source.flow[: source.flow_starts[end]]
    if _BOARD_CERTIFIED.search(head):
        return Layout.PROSE_CREDENTIALS
    guess = Layout.LISTED_CREDENTIALS if _LISTED_WORDING.search(head) else Layout.PROSE_CREDENTIALS
    warnings.add(
        "layout-guessed",
        f"the reviewer's credentials were not found; read as a letter in the layout {guess.value}",
    )
    return guess


def _older(source: Source, kinds: set[Kind]) -> Layout | None:
    if Kind.PROFESSIONAL_REVIEW in kinds:
        return Layout.PROFESSIONAL_REVIEW
    if Kind.NUMBERED_DECISIONS in kinds and _NUMBERED_DECISION.search(source.flow):
        return Layout.NUMBERED_DECISIONS
    if Kind.NUMBERED_DECISIONS in kinds and Kind.HOW_MADE in kinds:
        return Layout.NUMBERED_DECISIONS
    return None
