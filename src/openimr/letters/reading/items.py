"""The disputed items of a letter: titles with their outcomes, and the labelled fields under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from openimr.letters.model import Decision
from openimr.letters.reading.lines import Between, Source, Spacing
from openimr.letters.reading.marks import FIELDS, Kind, Mark
from openimr.letters.reading.outcomes import Outcome, read_outcome
from openimr.letters.reading.warnings import Warnings

_LEAD_LINES = 4
_LEAD_END = re.compile(r"\b(?:below|items?|services?|issues?|decisions?|follow\w*)\W*:$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:(?:[a-z]\.){1,6}|(?:dr|mr|mrs|ms|vs|no|nos|st|qty|approx|w/o)\.)$",
    re.IGNORECASE,
)
_NEARLY_FULL = 0.6
_LINES_OF_A_TITLE = 40


@dataclass(slots=True)
class ReadItem:
    """One item as it stands in the text: its title's lines, and each field's stretch of the flow."""

    title: str
    title_line: int
    outcome: Outcome | None
    fields: dict[Kind, tuple[int, int]] = field(default_factory=dict)

    @property
    def decision(self) -> Decision | None:
        return None if self.outcome is None else self.outcome.decision


@dataclass(slots=True)
class _Opening:
    """Where an item begins: the label that follows its title, and the line on which the title ends."""

    mark: int
    last: int
    ending: str
    outcome: Outcome | None


def read_items(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[ReadItem]:
    """The items in their order, from the heading of issues to a closing heading after the last item."""
    top = next((m.line for m in marks if m.kind is Kind.ITEMS), None)
    if top is None:
        return []
    stop = _second_letter(source, marks, top, warnings)
    labels = [m for m in marks if m.kind in FIELDS and top < m.line < stop]
    spacing = Spacing(source, [m.line for m in marks if m.kind in FIELDS or m.kind is Kind.SUMMARY])
    floor = _after_lead(source, top + 1, labels[0].line if labels else stop)
    openings, used = _openings(source, labels, floor)
    bottom = _bottom(marks, labels[-1].line if labels else top, stop)
    items: list[ReadItem] = []
    places: list[tuple[int, int]] = []
    for number, opening in enumerate(openings):
        lowest = floor if number == 0 else labels[opening.mark - 1].line + 1
        first = _title_start(source, lowest, opening, spacing, warnings, is_first=number == 0)
        words = [*source.lines[first : opening.last], opening.ending]
        items.append(ReadItem(" ".join(w for w in words if w).strip(), first, opening.outcome))
        places.append((opening.mark, first))
    ends = [*(first for _, first in places[1:]), bottom]
    for number, item in enumerate(items):
        mark = places[number][0]
        last = places[number + 1][0] if number + 1 < len(places) else len(labels)
        _fill(source, item, [labels[n] for n in range(mark, last) if n in used], ends[number])
    _warn(source, items, floor, warnings)
    return items


def _after_lead(source: Source, first: int, stop: int) -> int:
    """The line after the sentence that introduces the items; `first` itself if there is none."""
    for number in range(first, min(first + _LEAD_LINES, stop)):
        line = source.lines[number]
        if _LEAD_END.search(line) and read_outcome(line.rpartition(":")[2]) is None:
            return number + 1
    return first


def _openings(source: Source, labels: Sequence[Mark], floor: int) -> tuple[list[_Opening], set[int]]:
    """Where the items begin, and which labels are labels (the others are words inside a field)."""
    openings: list[_Opening] = []
    used: set[int] = set()
    seen: set[Kind] = set()
    for number, mark in enumerate(labels):
        lowest = floor if number == 0 else labels[number - 1].line + 1
        opening = _title_end(source, number, mark, lowest)
        again = mark.kind is Kind.CLAIMS_GUIDELINE and Kind.CLAIMS_GUIDELINE in seen and mark.line > lowest
        if opening is None and (again or not openings):
            last = mark.line - 1
            ending = source.lines[last] if last >= lowest else ""
            opening = _Opening(number, max(last, lowest), ending, None)
        if opening is not None:
            openings.append(opening)
            seen = {mark.kind}
            used.add(number)
        elif mark.kind not in seen and Kind.RATIONALE not in seen:
            seen.add(mark.kind)
            used.add(number)
    return openings, used


def _title_end(source: Source, number: int, mark: Mark, lowest: int) -> _Opening | None:
    """The title that ends right above a label (letters rule 1), or None."""
    last = mark.line - 1
    if last < lowest:
        return None
    title, colon, word = source.lines[last].rpartition(":")
    outcome = read_outcome(word)
    if outcome is None:
        return None
    if not colon:
        above = source.lines[last - 1] if last - 1 >= lowest else ""
        if not above.endswith(":"):
            return None
        return _Opening(number, last - 1, above[:-1].rstrip(), outcome)
    if not title.strip():
        return _Opening(number, last, "", outcome)
    return _Opening(number, last, title.rstrip(), outcome)


def _title_start(
    source: Source, lowest: int, opening: _Opening, spacing: Spacing, warnings: Warnings, *, is_first: bool
) -> int:
    """The first line of a title, found by going up from its last one."""
    first, guessed = opening.last, False
    while first > lowest and opening.last - first < _LINES_OF_A_TITLE:
        joined, guess = _goes_on(source, first, spacing)
        if not joined and is_first and not _ends_sentence(source.lines[first - 1]):
            joined = guess = True  # between the lead and the first title there is nothing else
        if not joined:
            break
        first, guessed = first - 1, guessed or guess
    if guessed:
        start = source.flow_starts[first]
        warnings.add(
            "title-start-guessed",
            "where this title begins was guessed from the length and the end of the lines above it",
            start, source.flow_starts[opening.last] + len(source.lines[opening.last]),
        )  # fmt: skip
    return first


def _goes_on(source: Source, number: int, spacing: Spacing) -> tuple[bool, bool]:
    """Whether line `number` continues the line above it inside a title, and whether that is a guess."""
    above = source.lines[number - 1]
    between = spacing.before(number)
    if between is Between.PARAGRAPH:
        return False, False
    if above.rpartition(":")[1] and read_outcome(above.rpartition(":")[2]):
        return False, False
    if _ends_sentence(above):
        # In a paragraph that is known to be one, a full stop before a small letter ends no sentence.
        return between is Between.WRAP and source.lines[number][:1].islower(), False
    if between is Between.WRAP:
        return True, False
    return len(above) + _capitals(above) // 3 >= _NEARLY_FULL * source.measure, True


def _ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATION.search(line)


def _capitals(line: str) -> int:
    return sum(map(str.isupper, line))


def _second_letter(source: Source, marks: Sequence[Mark], top: int, warnings: Warnings) -> int:
    """The line where another letter begins in the same text; the end of the text if none does."""
    stop = next((m.line for m in marks if m.kind is Kind.HOW_MADE and m.line > top), None)
    if stop is None:
        return len(source.lines)
    warnings.add(
        "second-letter", "another letter begins here; what stands from here on was not read",
        source.flow_starts[stop], len(source.flow),
    )  # fmt: skip
    return stop


def _bottom(marks: Sequence[Mark], last_label: int, stop: int) -> int:
    """The line that ends the last item: a closing heading after the last label, or else `stop`."""
    closing = (m.line for m in marks if m.kind is Kind.CLOSING and last_label < m.line < stop)
    return next(closing, stop)


def _fill(source: Source, item: ReadItem, labels: Sequence[Mark], end_line: int) -> None:
    for number, mark in enumerate(labels):
        stop = labels[number + 1].line if number + 1 < len(labels) else end_line
        end = source.flow_starts[stop] - 1 if stop < len(source.lines) else len(source.flow)
        item.fields[mark.kind] = (source.flow_starts[mark.line] + mark.column, end)


def _warn(source: Source, items: Sequence[ReadItem], floor: int, warnings: Warnings) -> None:
    if items and items[0].title_line > floor:
        warnings.add(
            "text-not-placed", "text between the heading of issues and the first item belongs to no field",
            source.flow_starts[floor], source.flow_starts[items[0].title_line] - 1,
        )  # fmt: skip
    for position, item in enumerate(items, start=1):
        start = source.flow_starts[item.title_line]
        end = start + len(source.lines[item.title_line])
        if item.outcome is None:
            warnings.add("outcome-not-read", f"item {position} has no outcome that could be read", start, end)
        elif item.outcome.mended:
            warnings.add(
                "outcome-mended", f"the outcome of item {position} is not written as usual", start, end
            )
        for kind in (Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE):
            if kind not in item.fields:
                warnings.add("field-absent", f"item {position} has no field '{kind.value}'", start, end)
