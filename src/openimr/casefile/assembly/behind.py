"""The words of a scan as they lie behind it: drawing instructions that show nothing and make the page searchable.

They are written for a sheet that is 10,000 by 10,000, whatever the page is, so they need no page to be made, and a page
lays them behind itself by one matrix (see `writing`). Whole numbers are enough for that: a step is a fraction of
a dot of any scanner.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from openimr.casefile.assembly.fonts import (
    WIDTHS,
    ShapelessFonts,
    encodable,
    helvetica_width,
    shapeless_width,
)

ACROSS = 10_000
"""Width and height of the sheet that the instructions are written for; its top left corner is 0, 0, and down is less."""
WORDS, OTHER = "/OimrText", "/OimrOther"
"""The names of the fonts: Helvetica, and those without shape, each with its place behind."""
_DESCENT = 0.22
"""How much of a word's box is below its baseline."""
_SMALLEST = 1.0
_DIGITS = 5
"""A size has so many binary digits: words of a line are seldom of one height, and three hundredths do not show."""
_WIDEST = 10_000
_PACKING = 6
_TO_ESCAPE = "\\()\r"
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
_WIDTHS = np.array(WIDTHS, dtype=np.float64) / 1000

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Behind:
    """What lies behind a page: packed instructions, and the characters of each font without shape that is named in them.

    No bytes where there is nothing to be said.
    """

    packed: bytes = b""
    others: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """In one piece, as it is kept."""
        return b"%s\n%s" % (json.dumps(self.others).encode("ascii"), self.packed) if self.packed else b""

    @classmethod
    def from_bytes(cls, kept: bytes) -> Behind:
        """What `to_bytes` gave."""
        others, _, packed = kept.partition(b"\n")
        return cls(packed, tuple(json.loads(others))) if kept else cls()


def behind(words: Sequence[Any]) -> Behind:
    """What lies behind a page with these words.

    A word is [text, x0, y0, x1, y1, ...] or a Word, its box 0 to 1 from the top left of the sheet as shown. It is stretched
    to its box, so that marking it in a reader marks what is seen. The same words give the same bytes.
    """
    if not words:
        return Behind()
    if not set(map(type, words)) <= {list, tuple}:
        words = [word if isinstance(word, list | tuple) else word.to_json() for word in words]
    texts, *sides = list(zip(*words, strict=False))[:5]
    boxes = np.fromiter(chain(*sides), np.float64, 4 * len(texts)).reshape(4, -1)
    boxes = np.clip(boxes * ACROSS, 0, ACROSS)
    seen = (boxes[2:] - boxes[:2]).min(axis=0) >= _SMALLEST
    if not seen.all() or not all(texts):
        here = [one and text != "" for one, text in zip(seen.tolist(), texts, strict=True)]
        texts = tuple(text for text, one in zip(texts, here, strict=True) if one)
        boxes = boxes[:, here]
    if not texts:
        return Behind()
    whole = "\n".join(texts)
    fonts = ShapelessFonts()
    if encodable(whole) and whole.count("\n") == len(texts) - 1:
        natural = _natural(whole)
        if any(mark in whole for mark in _TO_ESCAPE):
            texts = tuple(whole.translate({**_ESCAPES, 10: "\n"}).split("\n"))
        said = _said(None, texts, (" Td(", ")Tj\n"), natural, boxes)
    else:
        names, shown, natural, boxes = _in_runs(texts, boxes, fonts)
        said = _said(names, shown, (" Td ", " Tj\n"), natural, boxes)
    data = said.encode("ascii" if said.isascii() else "cp1252")
    return Behind(zlib.compress(data, _PACKING), fonts.characters)


def _natural(whole: str) -> _Numbers:
    """The width of each of many texts in Helvetica of size 1. They come as one, a line each."""
    codes = np.frombuffer(whole.encode("ascii" if whole.isascii() else "cp1252"), dtype=np.uint8)
    ends = codes == ord("\n")
    widths = _WIDTHS.take(codes)
    widths[ends] = 0
    return np.add.reduceat(widths, np.concatenate(([0], np.flatnonzero(ends) + 1)))


def _in_runs(
    texts: Sequence[str], boxes: _Numbers, fonts: ShapelessFonts
) -> tuple[list[str], list[str], _Numbers, _Numbers]:
    """Words of which some are not for Helvetica, as runs of one font each: its name, string of PDF, width in size 1, box."""
    runs: list[tuple[str, str, float, float, float, float, float]] = []
    for text, left, top, right, bottom in zip(texts, *boxes.tolist(), strict=True):
        if encodable(text):
            shown = f"({text.translate(_ESCAPES)})"
            runs.append((WORDS, shown, helvetica_width(text), left, top, right, bottom))
            continue
        step = (right - left) / len(text)
        for n, codes in fonts.runs(text):
            beyond = left + step * len(codes)
            runs.append(
                (f"{OTHER}{n}", f"<{codes.hex()}>", shapeless_width(codes), left, top, beyond, bottom)
            )
            left = beyond
    names, strings, natural, *sides = (list(column) for column in zip(*runs, strict=True))
    return names, strings, np.array(natural), np.array(sides)


def _said(
    names: Sequence[str] | None,
    shown: Sequence[str],
    around: tuple[str, str],
    natural: _Numbers,
    boxes: _Numbers,
) -> str:
    """The instructions that set these texts in their boxes; `names` are their fonts where they are not all in one."""
    high = boxes[3] - boxes[1]
    step = np.ldexp(1.0, np.maximum(np.frexp(high)[1] - _DIGITS - 1, 0))
    size = np.rint(high / step) * step
    stretch = 100 * (boxes[2] - boxes[0]) / (np.maximum(natural, 0.01) * size)
    x, base = np.rint(boxes[0]), np.rint(_DESCENT * high - boxes[3])
    fonts = [""] * len(shown)
    changes = np.flatnonzero(_steps(size)).tolist() if names is None else range(len(names))
    for n in changes:
        fonts[n] = f"{names[n] if names else WORDS} {size[n]:.0f} Tf "
    parts = [""] * (6 * len(shown))
    parts[0::6] = fonts
    parts[1::6] = _written(np.clip(stretch, 1, _WIDEST), " Tz ")
    parts[2::6] = _written(_steps(x), " ")
    parts[3::6] = _written(_steps(base), around[0])
    parts[4::6] = shown
    parts[5::6] = [around[1]] * len(shown)
    return "BT 3 Tr\n" + "".join(parts) + "ET\n"


def _steps(values: _Numbers) -> _Numbers:
    """How far each value is from the one before; the first from 0."""
    steps = values.copy()
    steps[1:] -= values[:-1]
    return steps


def _written(values: _Numbers, behind_each: str) -> list[str]:
    """Numbers of no more than `_WIDEST` in digits, rounded, each with the same behind it."""
    digits = _digits(behind_each)
    return [digits[value] for value in np.rint(values).astype(np.int64).tolist()]


@cache
def _digits(behind_each: str) -> list[str]:
    """Numbers in digits, each at its own place; those below 0 count from the end of the list, as a list's places do."""
    return [f"{value}{behind_each}" for value in chain(range(_WIDEST + 1), range(-_WIDEST, 0))]
