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
from openimr.casefile.reading.text import in_lines, word_spans

_GAP = 1.9
"""A gap of so many letters' width parts two cells."""

_LARGE_GAP = 1.4
"""The same by the letters of the words themselves, which may be of larger type than most of the page."""

_ONE_ROW = 0.55
"""Cells are beside each other when their middles are nearer than this share of a word's height."""

_BELOW = 2
_GAPS = re.compile(r"\s{2,}|\t|\s\|\s")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A piece of a line. `x0` and `x1` are shares of the page's width, `height` of its height; 0 where not known."""

    text: str
    x0: float = 0.0
    x1: float = 0.0
    height: float = 0.0


Row = tuple[Cell, ...]


def rows_of_words(words: Sequence[Word], text: str, tidy: Callable[[str], str] = str) -> tuple[Row, ...]:
    """The rows of a page by where its words stand, stamps left out; `tidy` mends what a cell says.

    `text` is that of the words (see `reading.text`): the lines that the reader saw are kept apart, though on a page
    that lies askew they reach into each other's height.
    """
    stamped = {id(w) for w in without_stamps(words)[1]}
    lines = [[w for w in line if id(w) not in stamped] for line in _lines(words, text)]
    widths = [(w.x1 - w.x0) / len(w.text) for line in lines for w in line if w.text]
    if not widths:
        return ()
    gap = _GAP * statistics.median(widths)
    height = statistics.median(w.y1 - w.y0 for line in lines for w in line)
    slope = _slope(lines)
    pieces: list[tuple[float, list[Word]]] = []
    for line in lines:
        cells: list[list[Word]] = []
        for word in line:
            if cells and -gap <= word.x0 - cells[-1][-1].x1 <= max(gap, _wide(cells[-1][-1], word)):
                cells[-1].append(word)
            else:
                cells.append([word])
        pieces += [(statistics.median(_middle(w) - slope * w.x0 for w in cell), cell) for cell in cells]
    rows: list[tuple[float, list[list[Word]]]] = []
    for middle, cell in sorted(pieces, key=lambda p: p[0]):
        if rows and middle - rows[-1][0] < _ONE_ROW * height:
            rows[-1][1].append(cell)
        else:
            rows.append((middle, [cell]))
    made = (
        tuple(
            Cell(
                text=said,
                x0=cell[0].x0,
                x1=max(w.x1 for w in cell),
                height=statistics.median(w.y1 - w.y0 for w in cell),
            )
            for cell in sorted(row, key=lambda c: c[0].x0)
            if (said := tidy(" ".join(w.text for w in cell)))
        )
        for _, row in rows
    )
    return tuple(row for row in made if row)


def _wide(word: Word, other: Word) -> float:
    """The gap within which two words of large type are of one cell, by the width of their own letters."""
    return _LARGE_GAP * min((w.x1 - w.x0) / max(1, len(w.text)) for w in (word, other))


def _lines(words: Sequence[Word], text: str) -> list[list[Word]]:
    try:
        spans = word_spans(text, words)
    except ValueError:
        return in_lines(words)
    lines: list[list[Word]] = [[]]
    end = 0
    for word, span in zip(words, spans, strict=True):
        if "\n" in text[end : span[0]]:
            lines.append([])
        lines[-1].append(word)
        end = span[1]
    return lines


def _middle(word: Word) -> float:
    return (word.y0 + word.y1) / 2


def _slope(lines: Sequence[Sequence[Word]]) -> float:
    """How far lines fall from left to right, as a share of the page's height over its width; 0 where few tell."""
    found = [
        (_middle(line[-1]) - _middle(line[0])) / (line[-1].x0 - line[0].x0)
        for line in lines
        if len(line) >= 5 and line[-1].x0 - line[0].x0 > 0.35
    ]
    return statistics.median(found) if len(found) >= 3 else 0.0


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


def captions_below(rows: Sequence[Row], row: int) -> bool:
    """Whether a row holds the captions of the row above, as forms set them: a block that begins with values."""
    first = row
    while first and len(rows[first - 1]) == len(rows[row]):
        first -= 1
    captions = not any(_is_value(cell.text) for cell in rows[row])
    values = any(_is_value(cell.text) for cell in rows[first])
    return len(rows[row]) > 1 and captions and values and (row - first) % 2 == 1


def _is_value(text: str) -> bool:
    return any(c.isdigit() for c in text) or ":" in text
