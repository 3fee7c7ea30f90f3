"""Boxes on a page, 0 to 1 from the top left corner, and what becomes of them when the page is turned."""

from __future__ import annotations

Box = tuple[float, float, float, float]


def turned(box: Box, degrees: int) -> Box:
    """The box (x0, y0, x1, y1) after its page is turned clockwise by 0, 90, 180 or 270 degrees.

    >>> turned((0.0, 0.0, 0.5, 0.1), 90)
    (0.9, 0.0, 1.0, 0.5)
    """
    x0, y0, x1, y1 = box
    match degrees % 360:
        case 0:
            return box
        case 90:
            return 1 - y1, x0, 1 - y0, x1
        case 180:
            return 1 - x1, 1 - y1, 1 - x0, 1 - y0
        case 270:
            return y0, 1 - x1, y1, 1 - x0
    raise ValueError(f"turn of a page: expected a multiple of 90 degrees, found {degrees}")


def overlap(one: Box, other: Box) -> float:
    """The share of the smaller box that the two have in common, 0 to 1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, other))
    return width * height / smaller if smaller > 0 else 0.0
