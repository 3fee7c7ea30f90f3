"""A page as rows of cells, as forms and tables set it: pieces of a line with a wide gap between them.

What stands beside or below a label is its value; which it is, only the places of the words tell.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from openimr.casefile.reading.model import Word
from openimr.casefile.reading.stamps import without_stamps
from openimr.casefile.reading.text import in_lines

_GAP = 1.9
"""A gap of so many letters' width parts two cells."""

_BELOW = 2
_GAPS = re.compile(r"\s{2,}|\t|\s\|\s")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A piece of a line. `x0` and `x1` are shares of the page's width; both 0 where they are not known."""

    text: str
    x0: float = 0.0
    x1: float = 0.0


Row = tuple[Cell, ...]


def rows_of_words(words: Sequence[Word], tidy: Callable[[str], str] = str) -> tuple[Row, ...]:
    """The rows of a page by where its words stand, stamps left out; `tidy` mends what a cell says."""
    said, _ = without_stamps(words)
    widths = [(w.x1 - w.x0) / len(w.text) for w in said if w.text]
    if not widths:
        return ()
    gap = _GAP * statistics.median(widths)
    rows: list[Row] = []
    for line in in_lines(said):
        cells: list[list[Word]] = []
        for word in line:
            if cells and word.x0 - cells[-1][-1].x1 <= gap:
                cells[-1].append(word)
            else:
                cells.append([word])
        rows.append(
            tuple(Cell(text=" ".join(w.text for w in c), x0=c[0].x0, x1=max(w.x1 for w in c)) for c in cells)
        )
    return tuple(rows)


def rows_of_lines(lines: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a page of which only the text is known: cells are parted by two spaces or more."""
    return tuple(
        tuple(Cell(text=" ".join(piece.split())) for piece in _GAPS.split(line.strip()) if piece.strip())
        for line in lines
    )


def beside_or_below(rows: Sequence[Row], row: int, cell: int) -> Iterator[str]:
    """What may be the value of a label that stands alone in its cell: the cell right of it, then those below."""
    here = rows[row][cell]
    if cell + 1 < len(rows[row]):
        yield rows[row][cell + 1].text
    yield from below(rows, row, cell)
    if here.x1 == 0.0 and len(rows[row]) == 1 and row + 1 < len(rows) and rows[row + 1]:
        yield rows[row + 1][0].text


def below(rows: Sequence[Row], row: int, cell: int, most: int = _BELOW) -> Iterator[str]:
    """The cells that stand below a cell, in the rows right after its own."""
    here = rows[row][cell]
    if here.x1 == 0.0:
        return
    for other in rows[row + 1 : row + 1 + most]:
        for candidate in other:
            if (
                min(here.x1, candidate.x1) - max(here.x0, candidate.x0) > 0
                or abs(here.x0 - candidate.x0) < 0.01
            ):
                yield candidate.text


def above(rows: Sequence[Row], row: int, cell: int) -> str:
    """The nearest cell above a cell; empty where there is none."""
    here = rows[row][cell]
    if here.x1 == 0.0 or row == 0:
        return ""
    for candidate in rows[row - 1]:
        if min(here.x1, candidate.x1) - max(here.x0, candidate.x0) > 0:
            return candidate.text
    return ""
