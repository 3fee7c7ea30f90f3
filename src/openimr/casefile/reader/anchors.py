"""
Finding the words again that a mark was made on, when the page has been read anew. Pure.

A mark keeps its words, what stood around them, and their boxes. The words decide; where they are there
more than once, or a little differently, the surroundings and the place on the sheet tell which are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from openimr.casefile.reader.words import fold

AROUND = 8
"""Words before and after that a mark keeps."""
_LIKE_ENOUGH = 72.0
_WEIGHT = 40.0
"""Of surroundings and place (0 to 2) beside the likeness of the words (0 to 100): the same words elsewhere on
the page, read without a fault, must not draw a mark away from its own, in which a letter was misread."""
_BOX = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """Words of a page with what stands around them, and the box of each."""

    quote: str
    before: str
    after: str
    boxes: tuple[_BOX, ...]


def anchor(words: Sequence[Sequence[Any]], first: int, last: int) -> Anchor:
    """
    The anchor of the words `first` to `last` (both included, from 0) of a page's word boxes.

    Raises: ValueError where the page has no such words.
    """
    if not 0 <= first <= last < len(words):
        raise ValueError(f"expected words of the page (0 to {len(words) - 1}), found {first} to {last}")
    return Anchor(
        quote=_said(words[first : last + 1]),
        before=_said(words[max(0, first - AROUND) : first])[-120:],
        after=_said(words[last + 1 : last + 1 + AROUND])[:120],
        boxes=tuple(_box(word) for word in words[first : last + 1]),
    )


def find(words: Sequence[Sequence[Any]], kept: Anchor) -> tuple[int, int] | None:
    """The words (first and last, from 0) that an anchor means on a page now; None where they are gone."""
    wanted = fold(kept.quote).split()
    if not wanted or not words:
        return None
    names = [fold(str(word[0])).strip() for word in words]
    length = len(wanted)
    quote = " ".join(wanted)
    found: list[tuple[float, int, int]] = []
    for width in sorted({max(1, length - 1), length, length + 1, length + 2}):
        for start in range(max(0, len(names) - width + 1)):
            like = fuzz.ratio(quote, " ".join(names[start : start + width]), score_cutoff=_LIKE_ENOUGH)
            if like:
                fit = like + _WEIGHT * _fit(words, names, start, start + width, kept)
                found.append((fit, start, start + width - 1))
    if not found:
        return None
    _, first, last = max(found, key=lambda entry: (entry[0], -entry[1]))
    return first, last


def _fit(words: Sequence[Sequence[Any]], names: Sequence[str], start: int, end: int, kept: Anchor) -> float:
    """How well a place fits what stood around, and where it lay: 0 to 2."""
    before = fuzz.ratio(" ".join(names[max(0, start - AROUND) : start]), fold(kept.before)) / 100
    after = fuzz.ratio(" ".join(names[end : end + AROUND]), fold(kept.after)) / 100
    near = 1.0
    if kept.boxes:
        x, y = _middle([_box(word) for word in words[start:end]])
        was_x, was_y = _middle(kept.boxes)
        near = max(0.0, 1.0 - 2 * (abs(x - was_x) + abs(y - was_y)))
    return (before + after) / 2 + near


def _middle(boxes: Sequence[_BOX]) -> tuple[float, float]:
    return (
        sum(box[0] + box[2] for box in boxes) / (2 * len(boxes)),
        sum(box[1] + box[3] for box in boxes) / (2 * len(boxes)),
    )


def _box(word: Sequence[Any]) -> _BOX:
    return float(word[1]), float(word[2]), float(word[3]), float(word[4])


def _said(words: Sequence[Sequence[Any]]) -> str:
    return " ".join(" ".join(str(word[0]).split()) for word in words)
