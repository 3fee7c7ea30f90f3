"""Marks: the headings and labels of a letter, found at the start of lines (never by empty lines)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from openimr.letters.reading.headings import (
    LONGEST_HEADING,
    PROSE,
    RUN_ON,
    before_colon,
    heading_on,
    spaced_heading,
)
from openimr.letters.reading.kinds import FIELDS, MODERN_HEADINGS, Kind, Mark
from openimr.letters.reading.labels import (
    LONGEST_LABEL,
    after_colon,
    begins_like_a_label,
    of_any_name,
    read_label,
    with_one_reviewer_label,
    without_colon,
)
from openimr.letters.reading.lines import Source


def find_marks(source: Source) -> list[Mark]:
    """All marks in the order of the text; of the reviewer's label, only those of one name."""
    marks: list[Mark] = []
    lines = source.lines
    skip = -1
    for number in _candidates(lines):
        if number <= skip:
            continue
        line = lines[number]
        colon = line.find(":", 0, LONGEST_HEADING)
        heading: Mark | None = None
        if colon > 0:
            if colon <= LONGEST_LABEL and (label := read_label(line[:colon].strip())):
                marks.append(Mark(label[0], number, after_colon(line, colon), name=label[1]))
            else:
                heading = before_colon(line, number, colon)
                if heading is None and (bare := _without_colon(line, _begins(line[:3]))):
                    marks.append(Mark(bare[0], number, bare[2], name=bare[1]))
        elif (begin := _begins(line[:3])) == _SPACED and _is_spaced(line):
            heading = spaced_heading(line, number)
        elif colon < 0:
            if bare := _without_colon(line, begin):
                marks.append(Mark(bare[0], number, bare[2], name=bare[1]))
            elif len(line) <= LONGEST_HEADING and begin != _IN_TEXT:
                heading = heading_on(lines, number)
        if heading is not None:
            if heading.kind in _OF_THE_PROGRAM and number and lines[number - 1] == "IMR":
                heading = heading._replace(
                    line=number - 1
                )  # the heading's first word, by itself on the line above
            marks.append(heading)
            skip = heading.opens
    return with_one_reviewer_label(marks)


def _without_colon(line: str, begin: int) -> tuple[Kind, str, int] | None:
    """The label of a line whose colon was lost; `begin` is what it may be by its first characters."""
    label = without_colon(line) if begin == _AS_A_LABEL else None
    if label is None and "uideline" in line[:40]:
        label = of_any_name(line)
    return label


def _candidates(lines: Sequence[str]) -> list[int]:
    """The lines that can be marks at all; what most lines are is quickly told.

    A line without a colon that begins small, or goes on in prose, is none, unless it begins like a label whose colon was lost.
    """
    begins, prose, run_on = _begins, PROSE.match, RUN_ON.match
    return [
        n
        for n, line in enumerate(lines)
        if ":" in line
        or (
            (begin := begins(line[:3]))
            and (
                begin < _SPACED
                or (begin == _SPACED and _is_spaced(line))
                or not (prose(line) and not (line[:3].isupper() and run_on(line)))
            )
        )
    ]


_OF_THE_PROGRAM = frozenset({Kind.ITEMS, Kind.DECISIONS})
_IN_TEXT, _AS_A_LABEL, _SMALL, _SPACED, _AS_A_HEADING = range(5)
_SMALL_HEADINGS = frozenset({"how", "imr", "doc", "rat"})
"""How the modern headings begin in small letters; the other one begins like a label."""


def _is_spaced(line: str) -> bool:
    """Whether a line's letters stand apart, as `C L I N I C A L`."""
    return line[3:6:2] == "  " and line[1::2].count(" ") * 4 > len(line)


@lru_cache(maxsize=4096)
def _begins(letters: str) -> int:
    """What a line without a colon may be by its first three characters; a digit may be a letter misread."""
    if letters[1:2] == " " and letters[2:3].isalnum():
        return _SPACED
    if begins_like_a_label(letters):
        return _AS_A_LABEL
    if letters in _SMALL_HEADINGS:
        return _SMALL
    return _IN_TEXT if letters.islower() and not "0" <= letters[0] <= "9" else _AS_A_HEADING


def modern(source: Source, marks: Sequence[Mark]) -> list[Mark]:
    """The marks that count in a modern letter: its own headings, the closing ones, and labels.

    A field that has its usual label nowhere may stand under the heading that opens it in letters of 2013, "Rationale
    for the decision:", below the heading of issues, or after a bare "Claims Administrator:".
    """
    kinds = {mark.kind for mark in marks}
    other = {kind: label for kind, label in _OTHER_LABELS.items() if kind in kinds and label not in kinds}
    if other:
        top = next((mark.line for mark in marks if mark.kind is Kind.ITEMS), 0)
        marks = [
            mark._replace(kind=other[mark.kind]) if mark.kind in other and mark.line > top else mark
            for mark in marks
        ]
    if Kind.CLAIMS_GUIDELINE not in kinds and Kind.CLAIMS_BASIS not in kinds:
        bare = (
            Mark(Kind.CLAIMS_GUIDELINE, number, after_colon(line, line.index(":")))
            for number, line in enumerate(source.lines)
            if line[:30].partition(":")[0].strip().casefold() in _BARE and ":" in line[:30]
        )
        marks = sorted([*marks, *bare], key=lambda mark: mark.line)
    return [m for m in marks if m.kind in _OF_A_MODERN_LETTER]


_BARE = frozenset({"claims administrator", "claim administrator"})
_OTHER_LABELS = {
    Kind.WHY: Kind.RATIONALE, Kind.CLAIMS_BASIS: Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_BASIS: Kind.REVIEWER_GUIDELINE,
}  # fmt: skip
_OF_A_MODERN_LETTER = MODERN_HEADINGS | FIELDS | {Kind.CLOSING, Kind.STATES, Kind.CERTIFICATIONS}
