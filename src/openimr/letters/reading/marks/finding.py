"""Marks: the headings and labels of a letter, found at the start of lines (never by empty lines)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

from openimr.letters.reading.marks.headings import (
    LONGEST_HEADING,
    PROSE,
    RUN_ON,
    Opening,
    before_colon,
    heading_on,
    heading_opening,
    spaced_heading,
)
from openimr.letters.reading.marks.kinds import FIELDS, MODERN_HEADINGS, Kind, Mark
from openimr.letters.reading.marks.labels import (
    LONGEST_LABEL,
    after_colon,
    begins_like_a_label,
    of_any_name,
    read_label,
    with_one_reviewer_label,
    without_colon,
)
from openimr.letters.reading.pages.lines import Source


def find_marks(source: Source) -> list[Mark]:
    """All marks in the order of the text; of the reviewer's label, only those of one name."""
    marks: list[Mark] = []
    lines = source.lines
    looks = [_look(line) if ":" in line or _begins(line[:3]) else None for line in lines]
    skip = -1
    for number in compress(range(len(lines)), looks):
        if number <= skip:
            continue
        mark = _on(lines, number, looks[number])
        if mark is None:
            continue
        if mark.kind in _OF_THE_PROGRAM and number and lines[number - 1] == "IMR":
            mark = mark._replace(line=number - 1)  # the heading's first word, by itself on the line above
        marks.append(mark)
        skip = mark.opens
    return with_one_reviewer_label(marks)


def _on(lines: Sequence[str], number: int, look: Mark | Opening | None) -> Mark | None:
    """The mark on a line of a letter that looks so by itself."""
    if isinstance(look, Opening):
        return heading_on(lines, number, look)
    if look is None:
        return None
    return Mark(look.kind, number, look.column, number if look.opens == 0 else -1, look.name, look.words)


# The lines of a letter's form stand in one letter after another.
@lru_cache(maxsize=1024)
def _look(line: str) -> Mark | Opening | None:
    """What a line is by itself: a mark (as if it were the only line), the opening of a heading, and most are nothing.

    A line without a colon that begins small, or goes on in prose, is none, unless it begins like a label whose colon was lost.
    """
    colon = line.find(":", 0, LONGEST_HEADING)
    begin = _begins(line[:3])
    if colon > 0:
        if colon <= LONGEST_LABEL and (label := read_label(line[:colon].strip())):
            return Mark(label[0], 0, after_colon(line, colon), name=label[1])
        return before_colon(line, colon) or _without_colon(line, begin)
    if begin == _SPACED and _is_spaced(line):
        return spaced_heading(line)
    if colon == 0 or (":" not in line and not _may_be_mark(line, begin)):
        return None
    if bare := _without_colon(line, begin):
        return bare
    return heading_opening(line) if len(line) <= LONGEST_HEADING and begin != _IN_TEXT else None


def _may_be_mark(line: str, begin: int) -> bool:
    """Whether a line without a colon can be a mark at all; what most lines are is quickly told."""
    return begin in _SMALL_OR_LABEL or (
        begin > _IN_TEXT and not (PROSE.match(line) and not (line[:3].isupper() and RUN_ON.match(line)))
    )


def _without_colon(line: str, begin: int) -> Mark | None:
    """The label of a line whose colon was lost; `begin` is what it may be by its first characters."""
    label = without_colon(line) if begin == _AS_A_LABEL else None
    if label is None and "uideline" in line[:40]:
        label = of_any_name(line)
    return Mark(label[0], 0, label[2], name=label[1]) if label else None


_OF_THE_PROGRAM = frozenset({Kind.ITEMS, Kind.DECISIONS})
_IN_TEXT, _AS_A_LABEL, _SMALL, _SPACED, _AS_A_HEADING = range(5)
_SMALL_OR_LABEL = frozenset({_AS_A_LABEL, _SMALL})
_SMALL_HEADINGS = frozenset({"how", "imr", "doc", "rat"})
"""How the modern headings begin in small letters; the other one begins like a label."""


def _is_spaced(line: str) -> bool:
    """Whether a line's letters stand apart, as `C L I N I C A L`."""
    return line[3:6:2] == "  " and line[1::2].count(" ") * 4 > len(line)


@lru_cache(maxsize=1024)
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
    summary = next((m.line for m in marks if m.kind is Kind.SUMMARY), 0) if Kind.DOCUMENTS in kinds else 0
    return [
        m
        for m in marks
        # A list of documents may stand between the credentials and the summary.
        if m.kind in _OF_A_MODERN_LETTER or (m.kind is Kind.DOCUMENTS and m.line < summary)
    ]


_BARE = frozenset({"claims administrator", "claim administrator"})
_OTHER_LABELS = {
    Kind.WHY: Kind.RATIONALE, Kind.CLAIMS_BASIS: Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_BASIS: Kind.REVIEWER_GUIDELINE,
}  # fmt: skip
_OF_A_MODERN_LETTER = MODERN_HEADINGS | FIELDS | {Kind.CLOSING, Kind.STATES, Kind.CERTIFICATIONS}
