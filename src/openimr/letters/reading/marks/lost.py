"""Headings of a modern letter that are missing, told by the sentence that leads in their part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.reading.marks.kinds import FIELDS, Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings

# All of folded text.
_OF_A_SUMMARY = re.compile(r"\b(?:case|cllnlcal|followlng|thls|the|an?|brlef)\s+summary\b")
_COMES_FROM = re.compile(
    r"\b(?:revlew\w*|expert|developed|prepared|wrote|wrltten|copled|taken|quoted|rests|records?|flle|based|below|follow\w*)\b"
)
_SENTENCE_BREAK = re.compile(r"[a-z0-9)]{2}\.\s+(?=[A-Za-z])")
_OF_THE_ITEMS = re.compile(
    r"\bflnal\s+determlnatlon\b[^:]*\bdeclslons?\b|\bdeclslons?\b[^:]*\b(?:flnal\s+determlnatlon|dlsputed)\b"
    r"|\bdlsputed\s+(?:ltems?|servlces?)\b"
)
_LONGEST = 400
_LINES = 5
_ENDS = frozenset('.:;)”"')
_SHORT = 0.6


def leads_in_a_summary(source: Source, start: int, end: int) -> bool:
    """Whether a stretch of the flow is one sentence that speaks of the clinical case summary and where it comes from."""
    folded = source.fold_of(start, end)
    return bool(
        _OF_A_SUMMARY.search(folded)
        and _COMES_FROM.search(folded)
        and not _SENTENCE_BREAK.search(source.flow, start, end)
    )


def with_lost_headings(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[Mark]:
    """The marks, with one for the summary and one for the items where their headings are missing and the lead is there."""
    found = list(marks)
    kinds = {mark.kind for mark in marks}
    first_label = next((mark.line for mark in marks if mark.kind in FIELDS), len(source.lines))
    for kind in (Kind.SUMMARY, Kind.ITEMS):
        if kind in kinds:
            continue
        lowest = max((mark.line + 1 for mark in found if mark.line < first_label), default=0)
        if kind is Kind.SUMMARY:
            lowest = max((m.line + 1 for m in found if m.kind is Kind.HOW_MADE), default=0)
        top = next((m.line for m in found if m.kind is Kind.ITEMS), first_label)
        line = _lead(source, kind, lowest, min(top, first_label), {mark.line for mark in found})
        if line is not None:
            place = len([mark for mark in found if mark.line < line])
            column = 0 if kind is Kind.SUMMARY else len(source.lines[line])
            found.insert(place, Mark(kind, line, column, line))
            warnings.add(
                "heading-not-read", f"a heading ({kind.value}) is missing; the sentence under it tells where its part is",
                source.flow_starts[line], source.flow_starts[line] + len(source.lines[line]),
            )  # fmt: skip
    return found


def _lead(source: Source, kind: Kind, lowest: int, stop: int, marked: set[int]) -> int | None:
    """The line on which the sentence begins that leads in a part."""
    for number in range(lowest, stop):
        if (
            number in marked
            or not source.lines[number][:1].isupper()
            or (number and number - 1 not in marked and not _may_end(source, number - 1))
        ):
            continue
        start = source.flow_starts[number]
        end = source.end_of_line(min(number + _LINES, stop))
        colon = source.flow.find(":", start, min(end, start + _LONGEST))
        if colon < 0:
            continue
        if kind is Kind.SUMMARY:
            if leads_in_a_summary(source, start, colon):
                return number
        elif _OF_THE_ITEMS.search(source.fold_of(start, colon)) and not _SENTENCE_BREAK.search(
            source.flow, start, colon
        ):
            return number
    return None


def _may_end(source: Source, number: int) -> bool:
    """Whether a paragraph may end on a line: it ends a sentence, or is short."""
    line = source.lines[number]
    return line[-1:] in _ENDS or len(line) < _SHORT * source.measure
