"""What is on a page image besides paper: ink in patches, specks and the shadow of the edge left out.

Runs in a guarded child only.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from openimr.casefile.reading.geometry import Box
from openimr.casefile.reading.raster import Gray

_PATCH_INCH = 0.02
_MARGIN = 0.025
_DARK = 60
_FEW = 14
_STREAK = 0.35
_THIN_STREAK, _SECTIONS, _MARKED_SECTIONS = 0.12, 10, 8
_MOST_STREAKS = 6


def patches(gray: Gray, *, dpi: float) -> npt.NDArray[np.bool_]:
    """The page in patches of a fiftieth of an inch: True where there is ink that is no speck.

    A patch has ink when it is a good deal darker than the paper (the median of the page); one that has no
    ink beside it is a speck. A margin at the edges, where scanners leave shadows and holes, counts as paper.
    """
    size = max(2, round(dpi * _PATCH_INCH))
    rows, columns = gray.shape[0] // size, gray.shape[1] // size
    if rows < 3 or columns < 3:
        return np.zeros((max(rows, 1), max(columns, 1)), dtype=np.bool_)
    means = gray[: rows * size, : columns * size].reshape(rows, size, columns, size).mean(axis=(1, 3))
    dark = means < np.median(means) - _DARK
    top, side = max(1, round(rows * _MARGIN)), max(1, round(columns * _MARGIN))
    dark[:top] = dark[-top:] = False
    dark[:, :side] = dark[:, -side:] = False
    beside = np.zeros_like(dark)
    beside[1:] |= dark[:-1]
    beside[:-1] |= dark[1:]
    beside[:, 1:] |= dark[:, :-1]
    beside[:, :-1] |= dark[:, 1:]
    result: npt.NDArray[np.bool_] = dark & beside
    return result


def without_streaks(ink: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The ink without lines from edge to edge that are a patch or two wide: what a dirty sensor or a fold draws.

    A line of one pixel leaves ink in few patches, but all along the page.
    """
    rest = ink.copy()
    for marks in (rest, rest.T):
        long = (marks.mean(axis=0) > _STREAK) | _along_the_page(marks)
        if 0 < int(long.sum()) <= _MOST_STREAKS:
            beside = long.copy()
            beside[1:] |= long[:-1]
            beside[:-1] |= long[1:]
            marks[:, beside] = False
    return rest


def _along_the_page(marks: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Of each column, whether it has some ink in nearly every tenth of its length."""
    sections = np.array([part.any(axis=0) for part in np.array_split(marks, _SECTIONS)])
    thin: npt.NDArray[np.bool_] = (marks.mean(axis=0) > _THIN_STREAK) & (
        sections.sum(axis=0) >= _MARKED_SECTIONS
    )
    return thin


def outside(ink: npt.NDArray[np.bool_], boxes: Iterable[Box]) -> npt.NDArray[np.bool_]:
    """The ink that is in none of the boxes (0 to 1), each taken a little larger than it is."""
    rest = ink.copy()
    rows, columns = rest.shape
    for x0, y0, x1, y1 in boxes:
        top, bottom = int(y0 * rows) - 1, int(y1 * rows) + 2
        left, right = int(x0 * columns) - 1, int(x1 * columns) + 2
        rest[max(top, 0) : bottom, max(left, 0) : right] = False
    return rest


def is_bare(ink: npt.NDArray[np.bool_]) -> bool:
    """Whether so little ink is left that nobody can have meant it: less than about two letters."""
    return int(ink.sum()) < _FEW
