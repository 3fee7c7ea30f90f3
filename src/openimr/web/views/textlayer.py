"""The words of a page laid over its image: places in a drawing of fixed width, and what a search found.

Pure: words as `casefile` keeps them, a query, and numbers out, ready to be written as SVG attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 1000.0
"""Width of the drawing; its height follows from the page."""
_TERM = re.compile(r'"([^"]+)"|(\S+)')
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


def terms(query: str) -> list[re.Pattern[str]]:
    """The words and "phrases" of a query as `evidence.searching` understands them."""
    return [
        re.compile(r"\s+".join(re.escape(word) for word in (phrase or word).split()), re.IGNORECASE)
        for phrase, word in _TERM.findall(query[:200])
    ]


def height_of(width: int, height: int) -> float:
    """The height of the drawing for a page of this size in points."""
    return WIDTH * (height / width if width and height else 11 / 8.5)


def place(words: Sequence[Sequence[Any]], *, height: float, query: str = "") -> list[PlacedWord]:
    """
    The words of a page in the drawing; those that a query finds are marked.

    Args: `words` as [text, x0, y0, x1, y1, confidence], boxes 0 to 1 from the top left.
    """
    found = _found(words, query)
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


def _found(words: Sequence[Sequence[Any]], query: str) -> frozenset[int]:
    """The places in the list of the words that a query finds, a phrase over several of them."""
    patterns = terms(query)
    if not patterns:
        return frozenset()
    starts, parts, length = [], [], 0
    for word in words:
        starts.append(length)
        parts.append(str(word[0]))
        length += len(parts[-1]) + 1
    text = " ".join(parts)
    return frozenset(
        n
        for pattern in patterns
        for match in pattern.finditer(text)
        for n, start in enumerate(starts)
        if start < match.end() and start + len(parts[n]) > match.start()
    )


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether a query found it."""
    spans = sorted(m.span() for pattern in terms(query) for m in pattern.finditer(text))
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in _joined(spans):
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current
