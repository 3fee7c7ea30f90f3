"""The order in which pieces of lines are read: one engine's words laid in the other's columns.

RapidOCR reads letters of poor scans better, but knows no columns: it gives the pieces at one height as one line.
Tesseract knows columns. So where its lines go down the page and then up again, words are laid in its order. Pure.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from openimr.casefile.reading.geometry import Box
from openimr.casefile.reading.model import Word

_LONG = 0.25
"""Share of the page's width from which on a piece shows how the page slopes."""

Line = tuple[Word, ...]
_Row = list[tuple[float, float, list[Word]]]

_ALIGNED = 0.5
_GAP = 1.9
_SAME_HEIGHT = 0.6
_CELL_WORDS, _MOST_CELL_WORDS = 4, 6
"""Cells of tables are short; a row led by a day or a number may have one longer cell."""

_SHARED = 0.5
"""Share of the narrower of two lines that they must have over one another to stand in one column."""

_BACK_UP = 0.12
"""Share of the page's height that a line must stand above the one before it to begin another column: a letterhead
that is read after the title goes up less than that."""


def in_rows(pieces: Sequence[list[Word]]) -> tuple[Line, ...]:
    """Pieces of lines in any order as rows from the top: pieces at one height make one line, left to right.

    A page that lies a degree askew has the right end of a row a line lower than its left: heights are taken along the
    slope that its long pieces have in the middle.
    """
    slope = _slope(pieces)
    flat: _Row = [
        (
            min(w.y0 - slope * (w.x0 + w.x1) / 2 for w in words),
            max(w.y1 - slope * (w.x0 + w.x1) / 2 for w in words),
            words,
        )
        for words in pieces
        if words
    ]
    flat.sort(key=lambda piece: (piece[0] + piece[1]) / 2)
    rows: list[_Row] = []
    for piece in flat:
        middle = (piece[0] + piece[1]) / 2
        if rows and rows[-1][0][0] <= middle <= rows[-1][0][1] and _beside(rows[-1], piece[2]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(
        tuple(word for piece in sorted(row, key=lambda p: p[2][0].x0) for word in piece[2]) for row in rows
    )


def _slope(pieces: Sequence[Sequence[Word]]) -> float:
    """How much lower a row stands at the right edge than at the left, as a share of the page's height."""
    slopes = [
        ((words[-1].y0 + words[-1].y1) - (words[0].y0 + words[0].y1))
        / ((words[-1].x0 + words[-1].x1) - (words[0].x0 + words[0].x1))
        for words in pieces
        if len(words) > 1 and words[-1].x0 - words[0].x0 >= _LONG
    ]
    return median(slopes) if slopes else 0.0


def _beside(row: _Row, words: list[Word]) -> bool:
    """Whether a piece stands left or right of all the pieces of a row, not over one of them."""
    x0, x1 = words[0].x0, words[-1].x1
    return all(x0 >= piece[-1].x1 - 0.01 or x1 <= piece[0].x0 + 0.01 for _, _, piece in row)


def has_columns(lines: Sequence[Line]) -> bool:
    """Whether lines, in the order in which they are read, go back up beside what was read before."""
    return any(
        _top(after) < _top(before) - _BACK_UP and min(w.x0 for w in after) > min(w.x0 for w in before) + 0.1
        for before, after in itertools.pairwise(lines)
    )


def tables_by_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in the order given, but that tables which were read column by column are read row by row; every word once.

    A table is told from columns of prose by its short cells: those of one column stand at the heights of those of the other.
    """
    columns: list[list[Line]] = []
    for line in lines:
        if columns and not _goes_back_up(columns[-1][-1], line):
            columns[-1].append(line)
        else:
            columns.append([line])
    if len(columns) < 2:
        return tuple(lines)
    slope = _slope(lines)
    blocks = [columns[0]]
    for column in columns[1:]:
        beside = next((b for b in reversed(blocks) if _is_table(b, column, slope)), None)
        if beside is None:
            blocks.append(column)
        else:
            beside[:] = _in_rows_with(beside, column, slope)
    return tuple(line for block in blocks for line in block)


def _goes_back_up(before: Line, after: Line) -> bool:
    """Whether a line stands higher than the one read before it, and beside it or what was read with it."""
    height = max(w.y1 - w.y0 for w in after)
    return max(w.y1 for w in after) < _top(before) + height / 2


def _is_table(block: Sequence[Line], column: Sequence[Line], slope: float) -> bool:
    """Whether the lines of a column go on those of a block: at least half, and two, stand at their heights, short ones."""
    pairs = [(row, line) for line in column if (row := _row_of(line, block, slope)) is not None]
    if len(pairs) < 2 or len(pairs) < _ALIGNED * len(column):
        return False
    left, right = ([_words_of_a_cell(side) for side in sides] for sides in zip(*pairs, strict=True))
    led = sum(any(c.isdigit() for c in row[0].text) for row, _ in pairs) > _ALIGNED * len(pairs)
    cells = sorted((median(left), median(right)))
    return cells[0] <= _CELL_WORDS and (led or cells[1] <= _MOST_CELL_WORDS)


def _row_of(line: Line, block: Sequence[Line], slope: float) -> Line | None:
    """The line of a block at whose height a line stands, beside it, the page's slope allowed for."""
    middle = _middle(line, slope)
    for row in block:
        near = abs(_middle(row, slope) - middle) < _SAME_HEIGHT * max(w.y1 - w.y0 for w in row)
        if near and all(w.x1 <= line[0].x0 + 0.01 or w.x0 >= line[-1].x1 - 0.01 for w in row):
            return row
    return None


def _words_of_a_cell(line: Line) -> float:
    """How many words the pieces of a line have that wide gaps part."""
    wide = _GAP * median((w.x1 - w.x0) / len(w.text) for w in line)
    return len(line) / (1 + sum(after.x0 - before.x1 > wide for before, after in itertools.pairwise(line)))


def _in_rows_with(block: Sequence[Line], column: Sequence[Line], slope: float) -> list[Line]:
    """A block with the lines of a column put into its rows; those of no row stand at their heights."""
    rows = list(block)
    for line in column:
        row = _row_of(line, rows, slope)
        if row is not None:
            rows[rows.index(row)] = tuple(sorted((*row, *line), key=lambda w: w.x0))
        else:
            after = [n for n, other in enumerate(rows) if _middle(other, slope) <= _middle(line, slope)]
            rows.insert(after[-1] + 1 if after else 0, line)
    return rows


def _middle(line: Line, slope: float) -> float:
    return median((w.y0 + w.y1 - slope * (w.x0 + w.x1)) / 2 for w in line)


def from_the_top(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in the order given, but that one which stands over another is read before it; every line once.

    Marks at the edge of a scan can lead an engine to read a table before its heading. Lines that stand beside one another,
    in columns, keep the engine's order.
    """
    boxes = [_box(line) for line in lines]
    if all(before[1] + before[3] <= after[1] + after[3] for before, after in itertools.pairwise(boxes)):
        return tuple(lines)  # from top to bottom, as most pages are read
    over = [{other for other, box in enumerate(boxes) if _stands_over(box, mine)} for mine in boxes]
    left = list(range(len(lines)))
    order: list[int] = []
    while left:
        # What stands over another is higher on the page, so there is always one with nothing left over it.
        waiting = set(left)
        nearest = next(n for n in left if over[n].isdisjoint(waiting))
        left.remove(nearest)
        order.append(nearest)
    return tuple(lines[n] for n in order)


def _stands_over(one: Box, other: Box) -> bool:
    """Whether a line is above another and in the same column: most of the narrower one lies over the other."""
    shared = min(one[2], other[2]) - max(one[0], other[0])
    middles = (one[1] + one[3]) / 2, (other[1] + other[3]) / 2
    narrower = min(one[2] - one[0], other[2] - other[0])
    return middles[0] < other[1] and one[3] < middles[1] and shared > _SHARED * narrower


def laid_in(words: Sequence[Word], lines: Sequence[Line]) -> tuple[Line, ...]:
    """`words`, each in that of `lines` in which it stands, in the order of `lines`; every word once.

    A word that stands in none goes to the nearest line of its column; where there is none, it makes a line at the end.
    """
    boxes = [_box(line) for line in lines]
    laid: list[list[Word]] = [[] for _ in lines]
    rest: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        near = [
            (max(top - y, y - bottom, 0.0), abs((top + bottom) / 2 - y), place)
            for place, (left, top, right, bottom) in enumerate(boxes)
            if left - 0.02 <= x <= right + 0.02
        ]
        if near:
            laid[min(near)[2]].append(word)
        else:
            rest.append(word)
    found = [tuple(sorted(line, key=lambda w: w.x0)) for line in laid if line]
    if rest:
        found.append(tuple(sorted(rest, key=lambda w: (w.y0, w.x0))))
    return tuple(found)


def _top(line: Line) -> float:
    return min(w.y0 for w in line)


def _box(line: Line) -> tuple[float, float, float, float]:
    return min(w.x0 for w in line), _top(line), max(w.x1 for w in line), max(w.y1 for w in line)
