"""The reader: a letter's text in, its determination out (letters rules 1 to 10)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.model import Basis, Determination, DisputedItem, Guideline, Layout
from openimr.letters.reading.credentials import read_credentials
from openimr.letters.reading.employee import read_employee
from openimr.letters.reading.following import Follower, find_following
from openimr.letters.reading.front import read_front
from openimr.letters.reading.guidelines import read_guideline
from openimr.letters.reading.items import ReadItem, read_items
from openimr.letters.reading.layouts import detect
from openimr.letters.reading.lines import Source
from openimr.letters.reading.marks import Kind, Mark, find_marks
from openimr.letters.reading.warnings import Warnings

_SUMMARY_LEAD = re.compile(
    r"(?:The|An)\s+(?:expert|physician|medical)\s+reviewer\b[^:.]{0,120}\bsummary\b[^:.]{0,160}:\s?",
    re.IGNORECASE,
)


def parse(text: str) -> Determination:
    """The determination that a letter's text says.

    In goes the text of a letter in one of the two modern layouts, however its lines and pages are broken;
    out comes every field of the published schema. What is absent is None or empty, what was guessed or could
    not be placed is a warning with offsets of `text`. A text in no layout that is read yet gives the layout
    `unknown`, no items, and a warning. Never raises. Source: letters rules 1 to 10; rulebook section 12.

    >>> parse("no letter at all").layout.value
    'unknown'
    """
    source = Source(text)
    warnings = Warnings(source)
    for start, end in source.left_out:
        warnings.add_raw(
            "page-number-left-out", "a number that stands alone was taken for a page number", start, end
        )
    marks = find_marks(source)
    layout = detect(source, marks, warnings)
    if layout is Layout.UNKNOWN:
        return Determination(layout=layout, warnings=warnings.result())
    front = read_front(source, marks, warnings)
    reviewer = read_credentials(source, marks, layout, warnings)
    summary = _summary(source, marks, warnings)
    items = read_items(source, marks, warnings)
    if not items:
        warnings.add("no-items", "the letter has the heading of issues, and no item under it")
    rationales = [item.fields[Kind.RATIONALE] for item in items if Kind.RATIONALE in item.fields]
    employee = read_employee(source, [summary, *rationales], front.decision_date, warnings)
    return Determination(
        layout=layout,
        front_matter=front,
        expert_reviewer=reviewer,
        employee=employee,
        clinical_case_summary=source.text(*summary),
        disputed_items=tuple(_disputed(source, items, warnings)),
        warnings=warnings.result(),
    )


def _summary(source: Source, marks: Sequence[Mark], warnings: Warnings) -> tuple[int, int]:
    """The stretch of the clinical case summary, without its heading and the sentence that introduces it."""
    for number, mark in enumerate(marks):
        if mark.kind is Kind.SUMMARY:
            start = min(source.flow_starts[mark.line] + mark.column + 1, len(source.flow))
            stop = next((m for m in marks[number + 1 :] if m.kind is Kind.ITEMS), None)
            end = source.flow_starts[stop.line] - 1 if stop else start
            lead = _SUMMARY_LEAD.match(source.flow, start)
            return (min(lead.end(), end) if lead else start, max(end, start))
    warnings.add("summary-absent", "the heading of the clinical case summary was not found")
    return 0, 0


def _disputed(source: Source, items: Sequence[ReadItem], warnings: Warnings) -> list[DisputedItem]:
    rationales = [source.text(*item.fields.get(Kind.RATIONALE, (0, 0))) for item in items]
    followings = find_following(
        [Follower(i.title, i.decision, rationale) for i, rationale in zip(items, rationales, strict=True)]
    )
    read: list[DisputedItem] = []
    for position, (item, rationale, following) in enumerate(
        zip(items, rationales, followings, strict=True), start=1
    ):
        if following.doubt:
            warnings.add(
                "follows-item-doubtful", f"item {position} {following.doubt}", *item.fields[Kind.RATIONALE]
            )
        read.append(
            DisputedItem(
                position=position,
                description=item.title,
                decision=item.decision,
                claims_administrator_guideline=_guideline(
                    source, item, position, Kind.CLAIMS_GUIDELINE, warnings
                ),
                reviewer_guideline=_guideline(source, item, position, Kind.REVIEWER_GUIDELINE, warnings),
                rationale=rationale,
                follows_item=following.position,
            )
        )
    return read


def _guideline(source: Source, item: ReadItem, position: int, kind: Kind, warnings: Warnings) -> Guideline:
    place = item.fields.get(kind)
    if place is None:
        return Guideline(statement="", basis=(Basis.NONE,))
    read = read_guideline(source.text(*place))
    if read.doubt:
        warnings.add("basis-doubtful", f"a guideline statement of item {position} {read.doubt}", *place)
    return read.guideline
