"""Dates that have a label, by role: in a cell, beside, below or above it, down a column, or in a line."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from openimr.casefile.documents.cells import above, below, beside_or_below, captions_below
from openimr.casefile.documents.date_labels import labels_in
from openimr.casefile.documents.dates import FoundDate, find_dates
from openimr.casefile.documents.lines import PageLines

_BETWEEN = re.compile(
    r"^[\s:.#_=\-–—(\[|]*(?:(?:is|was|on|the|this|of|at)\b[\s:]*)*(?:(?:or|and|/)\s*[a-z]+\b[\s:]*)?(?:\(?(?:mm/dd/yyyy|m/d/y)\)?[\s:]*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur?|sun)(?:day)?[,.]?\s*)?$",
    re.I,
)
_OF_A_DAY = re.compile(r"\b(?:dates?|day|born|birth|d\.?o\.?[bi]|on)\b", re.I)
_SAYS_DAY = re.compile(r"\b(?:dates?|dated|day|seen|signed|on)\b", re.I)
_VISIT = r"(?:visits?|treatments?|sessions?|seen|date(?: of (?:service|treatment))?)"
_FIRST_OF = re.compile(
    rf"\b(?:first|initial)\s+{_VISIT}\s*:?\s*$|\bstart(?:ed)? of (?:care|treatment)\s*:?\s*$", re.I
)
_LAST_OF = re.compile(rf"\b(?:last|final|most recent)\s+{_VISIT}\s*:?\s*$", re.I)
_OPENING_LINES = 16
_SHORT_FIELD = 34
_MOST_OF = 0.8
_LONGEST_COLUMN = 40
_MAKES_ANOTHERS = re.compile(r"\b(?:next|return|follow[- ]?up|last|previous|prior|first|future)\W*$", re.I)


def labelled_dates(pages: Sequence[PageLines], wanted: Sequence[str]) -> dict[str, list[dt.date]]:
    """The labelled dates of a document by role: those in cells, else in lines, else in the opening run together."""
    in_cells: dict[str, list[dt.date]] = defaultdict(list)
    in_lines: dict[str, list[dt.date]] = defaultdict(list)
    for page in pages:
        for role, value in _in_cells(page):
            in_cells[role].append(value)
        for role, value in _labelled(page.lines, scanned=is_scanned(page)):
            in_lines[role].append(value)
        for value in _courses(page):
            in_cells["treatment"].append(value)
    if any(role in in_cells or role in in_lines for role in wanted):
        return in_lines | in_cells
    # Fields that run on from line to line: the label at the end of one, the rest of it on the next.
    joined: dict[str, list[dt.date]] = defaultdict(list)
    for role, value in _labelled([" ".join(pages[0].head(_OPENING_LINES))], scanned=is_scanned(pages[0])):
        joined[role].append(value)
    return joined | in_lines | in_cells


def _courses(page: PageLines) -> Iterator[dt.date]:
    """The last day of a course of treatment whose first is given beside it: "First visit: 3/4/2014  Last visit: 5/6/2014"."""
    for line in page.lines:
        dates = find_dates(line)
        for first, last in itertools.pairwise(dates):
            if _FIRST_OF.search(line[: first.start]) and _LAST_OF.search(line[first.end : last.start]):
                yield last.value


def is_scanned(page: PageLines) -> bool:
    """Whether the words of a page were recognized, so that letters of a label may be misread."""
    return page.page.source == "ocr"


def _in_cells(page: PageLines) -> Iterator[tuple[str, dt.date]]:
    """Dates after a label within its cell, or in the cell beside or below it, with their roles."""
    scanned = is_scanned(page)
    for row, cells in enumerate(page.rows):
        for number, cell in enumerate(cells):
            for label in labels_in(cell.text, scanned=scanned):
                if number == 0 and row and _runs_on(page.rows[row - 1][-1].text, cell.text, label.start):
                    continue
                after = [d for d in find_dates(cell.text) if d.start >= label.end]
                if after:
                    if _BETWEEN.match(cell.text[label.end : after[0].start]):
                        yield from ((label.role, d.value) for d in _list_of(after, cell.text))
                elif _BETWEEN.match(cell.text[label.end :]):
                    yield from _of_alone(page, row, number, label.role)


def _of_alone(page: PageLines, row: int, number: int, role: str) -> Iterator[tuple[str, dt.date]]:
    """The date of a label that is alone in its cell; below the head of a column, all of it."""
    cells = page.rows[row]
    dates = find_dates(above(page.rows, row, number)) if captions_below(page.rows, row) else []
    if dates and dates[0].start <= 2:
        yield from ((role, d.value) for d in _list_of(dates, above(page.rows, row, number)))
        return
    column = list(_column(page, row, number))
    if len(column) > 1:
        # "Date" above a column may head a list of anything; a label that says more speaks of all below it.
        yield from (("column" if role == "date" else role, value) for value in column)
        return
    beside = [find_dates(cell.text) for cell in cells[number + 1 :]]
    if len(beside) > 1 and all(len(d) == 1 and d[0].start <= 2 for d in beside):
        # The head of a table with a column for each day.
        yield from ((role, d[0].value) for d in beside)
        return
    if _is_caption(page, row, number):
        yield role, find_dates(page.rows[row - 1][0].text)[0].value
        return
    for value in beside_or_below(page.rows, row, number):
        dates = find_dates(value)
        if dates and dates[0].start <= 2:
            yield from ((role, d.value) for d in _list_of(dates, value))
            return
        if not any(c.isalnum() for c in value):
            continue
        if len(cells) > 1 and number + 1 < len(cells) and value == cells[number + 1].text:
            continue
        return


def _is_caption(page: PageLines, row: int, number: int) -> bool:
    """Whether a label alone on its line is the caption of the day above it, and no day stands below.

    Where the line over that day is a label of a day as well, it is that one's caption only if a day stands over it.
    """
    rows = page.rows
    if row == 0 or len(rows[row]) > 1 or len(rows[row - 1]) > 1 or not _only_day(rows[row - 1][0].text):
        return False
    said = rows[row][0].text
    if not _SAYS_DAY.search(said):
        return False  # "Examination" heads a part as well, below the field before it
    covered = sum(label.end - label.start for label in labels_in(said))
    if said.rstrip().endswith(":") or covered < _MOST_OF * len(said.strip(" .()")):
        return False  # a label whose value comes after it, or a word of a sentence
    under = find_dates(rows[row + 1][0].text) if row + 1 < len(rows) else []
    if under and under[0].start <= 2:
        return False
    over = rows[row - 2][0].text if row > 1 else ""
    if labels_in(over) or (len(over) < _SHORT_FIELD and _OF_A_DAY.search(over)):
        return row > 2 and _only_day(rows[row - 3][0].text)
    return True


def _only_day(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and sum(c.isalnum() for c in text[: dates[0].start] + text[dates[0].end :]) <= 2


def _column(page: PageLines, row: int, number: int) -> Iterator[dt.date]:
    """The dates that stand right below a cell, one in each row that follows."""
    if number + 1 < len(page.rows[row]) and find_dates(page.rows[row][number + 1].text):
        return
    for value in below(page.rows, row, number, _LONGEST_COLUMN):
        dates = find_dates(value)
        if not dates or dates[0].start > 2:
            return
        yield dates[0].value


def _labelled(lines: Sequence[str], *, scanned: bool) -> Iterator[tuple[str, dt.date]]:
    """Dates right after a label, on its line or on the next one (forms put values below), with their roles."""
    for number, line in enumerate(lines):
        for label in labels_in(line, scanned=scanned):
            if number and _runs_on(lines[number - 1], line, label.start):
                continue
            after = [d for d in find_dates(line) if d.start >= label.end]
            if after:
                if _BETWEEN.match(line[label.end : after[0].start]):
                    yield from ((label.role, d.value) for d in _list_of(after, line))
            elif number + 1 < len(lines) and _BETWEEN.match(line[label.end :]):
                under = find_dates(lines[number + 1])
                if under and under[0].start <= 2:
                    yield label.role, under[0].value


def _runs_on(before: str, line: str, start: int) -> bool:
    """Whether the line before ends with what makes a label on this one another's: "Next" / "appointment: 5/3/2014"."""
    return not any(c.isalnum() for c in line[:start]) and bool(_MAKES_ANOTHERS.search(before))


def _list_of(dates: list[FoundDate], line: str) -> list[FoundDate]:
    """The first date and those that follow it in one list: "1/5/2015, 1/8/2015 and 1/12/2015"."""
    kept = dates[:1]
    for date in dates[1:]:
        if re.fullmatch(
            r"\s*(?:,|;|&|and|to|through|thru|-|–)*\s*(?:and\s*)?", line[kept[-1].end : date.start], re.I
        ):
            kept.append(date)
        else:
            break
    return kept
