"""The words of a page laid over its image: places in a drawing of fixed width, and what a search found.

Pure: words as `casefile` keeps them, a query, and numbers out, ready to be written as SVG attributes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openimr.casefile.reader.finding import spans
from openimr.casefile.reader.query import Node

WIDTH = 1000.0
"""Width of the drawing; its height follows from the page."""
_DESCENT = 0.22
"""Of the height of a word's box that lies under its base line."""


@dataclass(frozen=True, kw_only=True)
class PlacedWord:
    """A word in the drawing. Lengths are text, rounded, as attributes want them."""

    text: str
    x: str
    y: str
    width: str
    height: str
    baseline: str
    size: str
    found: bool


def height_of(width: int, height: int) -> float:
    """The height of the drawing for a page of this size in points."""
    return WIDTH * (height / width if width and height else 11 / 8.5)


def place(
    words: Sequence[Sequence[Any]], *, height: float, found: Collection[int] = frozenset()
) -> list[PlacedWord]:
    """
    The words of a page in the drawing.

    Args: `words` as [text, x0, y0, x1, y1, confidence], boxes 0 to 1 from the top left; `found` the places
    in that list of the words that a search found.
    """
    placed = []
    for n, (text, x0, y0, x1, y1, *_) in enumerate(words):
        tall = max((y1 - y0) * height, 1.0)
        placed.append(
            PlacedWord(
                text=str(text),
                x=f"{x0 * WIDTH:.1f}",
                y=f"{y0 * height:.1f}",
                width=f"{max((x1 - x0) * WIDTH, 0.5):.1f}",
                height=f"{tall:.1f}",
                baseline=f"{y1 * height - tall * _DESCENT:.1f}",
                size=f"{tall:.1f}",
                found=n in found,
            )
        )
    return placed


def marked(text: str, node: Node | None, looked_for: Mapping[str, Collection[str]]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether a query found it."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans(text, node, looked_for) if node is not None else ():
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces
