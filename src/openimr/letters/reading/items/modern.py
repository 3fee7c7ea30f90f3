"""The disputed items of a modern letter: titles with their outcomes, and the labelled fields under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from openimr.letters.model import Decision
from openimr.letters.reading.items.decided import in_part
from openimr.letters.reading.marks.closings import closing_line, warn_of_prose
from openimr.letters.reading.marks.kinds import FIELDS, Kind, Mark
from openimr.letters.reading.pages.lines import Between, Source, Spacing
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.noise import mend
from openimr.letters.reading.words.outcomes import Outcome, read_outcome

# In loops by names of their own: a member of an enumeration is found ten times as slowly.
_CLAIMS, _RATIONALE, _ITEMS = Kind.CLAIMS_GUIDELINE, Kind.RATIONALE, Kind.ITEMS
_HOW_MADE, _CLOSING, _SUMMARY = Kind.HOW_MADE, Kind.CLOSING, Kind.SUMMARY
_OPEN_A_PARAGRAPH = FIELDS | {Kind.SUMMARY}
_LEAD_LINES = 6
_LEAD_END = re.compile(r"\b(?:below|items?|services?|issues?|decisions?|follow\w*)\W*:$", re.IGNORECASE)
# "The Final Determination rests on the decision for each of the disputed items/services set forth here:"
_OF_A_LEAD = re.compile(r"\bfinal\s+determination\b|\bdisputed\s+(?:items?|services?)\b", re.IGNORECASE)
_WORDS_OF_A_LEAD = ("final", "determination", "decisions", "disputed", "items/services", "forth", "below")
_ENOUGH_OF_A_LEAD = 3
# "The decisions are these:", "What was in dispute was decided as shown:", "For each request this was found:"
_SPEAKS_OF_DECISIONS = re.compile(
    r"\b(?:decisions?|determinations?|rulings?|outcomes?|findings?|conclusions?|items?|services?|treatments?|requests?|issues?|disputes?)\b[^:]*?"
    r"\s(?:is|are|was|were|has|have|had|stands?|reads?|runs?|comes?)(?=[\s:])"
    r"|\b(?:decided|determined|ruled|resolved|disposed|concluded|adjudged)\b",
    re.IGNORECASE,
)
_OF_A_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|made|found|decides?|determines?|reviewer|physician|below|here|thus|these|each|every|following|decisions?|dispute|disputed|requested|denied|reviewed|considered|listed|all|imr|the)\b|^\W*\w+\W*$",
    re.IGNORECASE,
)
_DECIDED = re.compile(r":\s*\S{0,12}(?:upheld|overturned|modified)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:(?:[a-z]\.){1,6}|(?:dr|mr|mrs|ms|vs|no|nos|st|qty|approx|w/o)\.)$",
    re.IGNORECASE,
)
_NEARLY_FULL = 0.6
_LINES_OF_A_TITLE = 40
_LONGEST_OF_A_HEADER = 120
# A colon that a scanner made something else of.
_NO_COLON = re.compile(r"\s?[;,.–—-]\s?(?=[^\s;,.–—-]+$)|\s(?=\S+$)")

Place = tuple[int, int]
"""A stretch of the flow."""


@dataclass(slots=True)
class ReadItem:
    """One item as it stands in the text: the stretches of the flow of its title, outcome and fields.

    `expected` are the fields that its layout has.
    """

    title: Place
    outcome: Outcome | None
    outcome_place: Place | None = None
    fields: dict[Kind, Place] = field(default_factory=dict)
    expected: tuple[Kind, ...] = (Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE)

    @property
    def decision(self) -> Decision | None:
        return None if self.outcome is None else self.outcome.decision


@dataclass(slots=True)
class _Opening:
    """Where an item begins: the label that follows its title, the title's last line, and its end in it."""

    mark: int
    last: int
    end: int
    outcome: Outcome | None
    outcome_place: Place | None = None


def read_items(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[ReadItem]:
    """The items in their order, from the heading of issues to a closing heading after the last item.

    Where that heading cannot be read, the labels tell where the items are.
    """
    top = items_top(source, marks)
    if top is None:
        return []
    stop = _second_letter(source, marks, top, warnings)
    labels = [m for m in marks if m.kind in FIELDS and top < m.line < stop]
    spacing = Spacing(source, [m.line for m in marks if m.kind in _OPEN_A_PARAGRAPH])
    floor = _after_lead(source, top + 1, labels[0].line if labels else stop, spacing)
    openings, used = _openings(source, labels, floor)
    bottom = _bottom(source, marks, labels[-1].line if labels else top, stop, warnings)
    items: list[ReadItem] = []
    firsts: list[int] = []
    for number, opening in enumerate(openings):
        lowest = floor if number == 0 else labels[opening.mark - 1].line + 1
        first = _title_start(source, lowest, opening, spacing, warnings, is_first=number == 0)
        title = (source.flow_starts[first], opening.end)
        items.append(ReadItem(title, opening.outcome, opening.outcome_place))
        firsts.append(first)
    ends = [*firsts[1:], bottom]
    for number, item in enumerate(items):
        mark = openings[number].mark
        last = openings[number + 1].mark if number + 1 < len(openings) else len(labels)
        _fill(source, item, [labels[n] for n in range(mark, last) if n in used], ends[number])
    if firsts and firsts[0] > floor:
        warnings.add(
            "text-not-placed", "text between the heading of issues and the first item belongs to no field",
            source.flow_starts[floor], source.flow_starts[firsts[0]] - 1,
        )  # fmt: skip
    return items


def items_top(source: Source, marks: Sequence[Mark]) -> int | None:
    """The line of the heading of issues; where there is none, the line above the first item; else None."""
    heading = next((m.line for m in marks if m.kind is _ITEMS), None)
    if heading is not None:
        return heading
    first = next((m.line for m in marks if m.kind in FIELDS), None)
    if first is None:
        return None
    lowest = next((m.line + 1 for m in reversed(marks) if m.kind is _SUMMARY and m.line < first), 0)
    for number in range(first - 1, max(lowest, first - _LINES_OF_A_TITLE) - 1, -1):
        if _LEAD_END.search(source.lines[number]):
            return max(number - 1, lowest - 1, 0)
    return max(first - 2, lowest - 1, 0)


def _after_lead(source: Source, first: int, stop: int, spacing: Spacing) -> int:
    """The line after the sentence that introduces the items; `first` itself if there is none."""
    said = ""
    told = False
    for number in range(first, min(first + _LEAD_LINES, stop)):
        line = source.lines[number]
        said = f"{said} {line}"
        told = told or bool(_OF_A_LEAD.search(said))
        leads = (_LEAD_END.search(line) and _OF_A_SENTENCE.search(said)) or (
            line.endswith(":")
            and (
                told or _is_lead_misread(said) or _is_lead_in_other_words(source, said, number, stop, spacing)
            )
        )
        if leads and read_outcome(line) is None:
            return number + 1
    return first


def _is_lead_in_other_words(source: Source, said: str, last: int, stop: int, spacing: Spacing) -> bool:
    """Whether a sentence that ends in a colon on line `last` speaks of decisions, or is set apart from what is below it.

    A title whose first line ends in a colon does neither, nor does one with its outcome by itself on the next line.
    """
    if last + 1 >= stop or read_outcome(source.lines[last + 1]) is not None or _DECIDED.search(said):
        return False
    if _SPEAKS_OF_DECISIONS.search(said):
        return True
    return spacing.before(last + 1) is Between.PARAGRAPH and bool(_OF_A_SENTENCE.search(said))


def _is_lead_misread(said: str) -> bool:
    """Whether a sentence that a scanner misread introduces the items: three words of one, alike or with a letter wrong."""
    words = {found for word in said.split() if (found := mend(word.strip(":,."), _WORDS_OF_A_LEAD))}
    return len(words) >= _ENOUGH_OF_A_LEAD


def _openings(source: Source, labels: Sequence[Mark], floor: int) -> tuple[list[_Opening], set[int]]:
    """Where the items begin, and which labels are labels (the others are words inside a field)."""
    openings: list[_Opening] = []
    used: set[int] = set()
    seen: set[Kind] = set()
    for number, mark in enumerate(labels):
        lowest = floor if number == 0 else labels[number - 1].line + 1
        opening = _title_end(source, number, mark, lowest)
        again = mark.kind is _CLAIMS and _CLAIMS in seen and mark.line > lowest
        if opening is None and (again or not openings):
            last = max(mark.line - 1, lowest)
            end = source.flow_starts[last] + (len(source.lines[last]) if mark.line - 1 >= lowest else 0)
            opening = _Opening(number, last, end, None)
        if opening is not None:
            openings.append(opening)
            seen = {mark.kind}
            used.add(number)
        elif mark.kind not in seen and _RATIONALE not in seen:
            seen.add(mark.kind)
            used.add(number)
    return openings, used


def _title_end(source: Source, number: int, mark: Mark, lowest: int) -> _Opening | None:
    """The title that ends right above a label (letters rule 1), or None."""
    last = mark.line - 1
    if last < lowest:
        return None
    line, start = source.lines[last], source.flow_starts[last]
    title, colon, word = line.rpartition(":")
    outcome = read_outcome(word)
    place = (start + len(line) - len(word.lstrip()), start + len(line))
    if outcome is None:
        bare = _without_colon(source, number, last)
        return bare or (_with_a_tail(source, number, last, lowest) if mark.kind is _CLAIMS else None)
    if colon:
        return _Opening(number, last, start + len(title), outcome, place)
    above = source.lines[last - 1] if last - 1 >= lowest else ""
    if not above.endswith((":", ";")):
        return _outcome_over_lines(source, number, last) if last - 1 >= lowest else None
    return _Opening(number, last - 1, start - 2, outcome, place)


def _outcome_over_lines(source: Source, number: int, last: int) -> _Opening | None:
    """A title whose outcome is of two words, "Partially" on its line and "Overturned" on the next."""
    above, line = source.lines[last - 1], source.lines[last]
    title, colon, word = above.rpartition(":")
    outcome = read_outcome(f"{word.strip()} {line}") if colon and word else None
    if outcome is None:
        return None
    start = source.flow_starts[last - 1]
    place = (start + len(above) - len(word.lstrip()), source.flow_starts[last] + len(line))
    return _Opening(number, last - 1, start + len(title), outcome, place)


def _with_a_tail(source: Source, number: int, last: int, lowest: int) -> _Opening | None:
    """A title whose outcome says what it comes to, on its line or over it and the next: "Visits x6: Modified to 3 visits"."""
    after = ""
    for first in range(last, max(lowest, last - 1) - 1, -1):
        line, start = source.lines[first], source.flow_starts[first]
        title, colon, word = line.rpartition(":")
        if colon and title:
            outcome = in_part(f"{word.strip()} {after}".strip())
            end = source.flow_starts[last] + len(source.lines[last])
            place = (start + len(line) - len(word.lstrip()), end)
            return _Opening(number, first, start + len(title), outcome, place) if outcome else None
        after = line
    return None


def _without_colon(source: Source, number: int, last: int) -> _Opening | None:
    """A title whose colon was lost or misread. The outcome must then be written as an outcome."""
    line, start = source.lines[last], source.flow_starts[last]
    mark = _NO_COLON.search(line)
    if mark is None or not mark.start() or not line[mark.end()].isupper():
        return None
    outcome = read_outcome(line[mark.end() :])
    if outcome is None or (outcome.mended and not mark[0].strip()):
        return None
    place = (start + mark.end(), start + len(line))
    return _Opening(number, last, start + mark.start(), Outcome(outcome.decision, mended=True), place)


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
    if above.endswith("-") and above[-2:-1].isalnum():
        return True, True  # a word goes on: "Pre-" over "op medical clearance"
    return len(above) + _capitals(above) // 3 >= _NEARLY_FULL * source.usual_measure, True


def _ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATION.search(line)


def _capitals(line: str) -> int:
    return sum(map(str.isupper, line))


def _second_letter(source: Source, marks: Sequence[Mark], top: int, warnings: Warnings) -> int:
    """The line where another letter begins in the same text; the end of the text if none does."""
    stop = next((m.line for m in marks if m.kind is _HOW_MADE and m.line > top), None)
    if stop is None:
        return len(source.lines)
    stop = header_above(source, stop, top)
    warnings.add(
        "second-letter", "another letter begins here; what stands from here on was not read",
        source.flow_starts[stop], len(source.flow),
    )  # fmt: skip
    return stop


def header_above(source: Source, heading: int, lowest: int) -> int:
    """The first line of the header of a letter above the heading that opens it; `heading` itself if it has none.

    The lines of a header are short and end no sentence; the first is that of a page, or a label with what it tells.
    """
    first = heading
    while (
        first - 1 > lowest
        and heading - first < _LINES_OF_A_TITLE
        and len(source.lines[first - 1]) <= _LONGEST_OF_A_HEADER
        and not _ends_sentence(source.lines[first - 1])
        and not source.lines[first - 1][0].islower()
    ):
        first -= 1
    labels = [n for n in range(first, heading) if ":" in source.lines[n]]
    pages = [n for n in range(first, heading) if source.over_a_page(n)]
    return min(pages or labels) if labels else heading


def _bottom(source: Source, marks: Sequence[Mark], last_label: int, stop: int, warnings: Warnings) -> int:
    """The line that ends the last item: what closes a letter after the last label, or else `stop`."""
    closing = next((m.line for m in marks if m.kind is _CLOSING and last_label < m.line < stop), stop)
    closed = closing_line(source, last_label + 1, closing)
    warn_of_prose(source, closed, closing, warnings)
    return closed


def _fill(source: Source, item: ReadItem, labels: Sequence[Mark], end_line: int) -> None:
    for number, mark in enumerate(labels):
        stop = labels[number + 1].line if number + 1 < len(labels) else end_line
        end = source.flow_starts[stop] - 1 if stop < len(source.lines) else len(source.flow)
        start = mark.content(source)
        item.fields[mark.kind] = (start, max(end, start))


def warn_of_items(items: Sequence[ReadItem], warnings: Warnings) -> None:
    """Say which outcomes could not be read or were mended, and which fields are absent."""
    for position, item in enumerate(items, start=1):
        start, end = item.title
        if item.outcome is None:
            warnings.add("outcome-not-read", f"item {position} has no outcome that could be read", start, end)
        elif item.outcome.mended:
            warnings.add(
                "outcome-mended", f"the outcome of item {position} is not written as usual",
                *(item.outcome_place or item.title),
            )  # fmt: skip
        for kind in item.expected:
            if kind not in item.fields:
                warnings.add("field-absent", f"item {position} has no field '{kind.value}'", start, end)
