"""The words of a scan as they lie behind it: drawing instructions that show nothing and make the page searchable.

They are written for a sheet that is 10,000 by 10,000, whatever the page is, so they need no page to be made, and a page
lays them behind itself by one matrix (`writing.laid_behind`). Whole numbers are enough for that: a step is a fraction of
a dot of any scanner.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from openimr.casefile.assembly.fonts import WIDTHS, ShapelessFonts, encodable, helvetica_width

ACROSS = 10_000
"""Width and height of the sheet that the instructions are written for; its top left corner is 0, 0, and down is less."""
WORDS, SHAPELESS = "/OimrText", "/OimrOther"
"""The names of the fonts: Helvetica, and each font without shape with its number behind."""
_DESCENT = 0.22
"""How much of a word's box is below its baseline."""
_SMALLEST = 1.0
_STEPS = 5
"""A size has so many binary digits: words of a line are seldom of one height, and three hundredths do not show."""
_PACKING = 6
_TO_ESCAPE = "\\()\r\n"
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
_WIDTHS = np.array(WIDTHS, dtype=np.float64) / 1000


def behind(words: Sequence[Any], fonts: ShapelessFonts) -> tuple[bytes, list[str]]:
    """The words of a page as packed instructions, and the fonts they name. Empty where there is nothing to be said.

    A word is [text, x0, y0, x1, y1, ...] or a Word, its box 0 to 1 from the top left of the sheet as shown. It is stretched
    to its box, so that marking it in a reader marks what is seen. `fonts` learns the characters that Helvetica has not.
    """
    rows = [word if isinstance(word, list | tuple) else word.to_json() for word in words]
    rows = [row for row in rows if row[0]]
    if not rows:
        return b"", []
    texts, *sides = list(zip(*rows, strict=False))[:5]
    boxes: NDArray[np.float64] = np.array(sides, dtype=np.float64) * ACROSS
    seen = (boxes[2:] - boxes[:2]).min(axis=0) >= _SMALLEST
    if not seen.all():
        texts = tuple(text for text, here in zip(texts, seen, strict=True) if here)
        boxes = boxes[:, seen]
    if not texts:
        return b"", []
    whole = "".join(texts)
    if encodable(whole):
        names, natural = [WORDS] * len(texts), _natural(whole, texts)
        if any(mark in whole for mark in _TO_ESCAPE):
            texts = tuple(text.translate(_ESCAPES) for text in texts)
        shown: Sequence[str] = [f"({text})" for text in texts]
    else:
        names, shown, natural, boxes = _in_runs(texts, boxes, fonts)
    said = _said(names, shown, natural, boxes)
    return zlib.compress(said.encode("cp1252"), _PACKING), list(dict.fromkeys(names))


def _natural(whole: str, texts: Sequence[str]) -> NDArray[np.float64]:
    """The width of each text in Helvetica of size 1; `whole` is all of them."""
    widths = _WIDTHS[np.frombuffer(whole.encode("cp1252"), dtype=np.uint8)]
    begins = np.cumsum([0, *map(len, texts)])[:-1]
    return np.add.reduceat(widths, begins)


def _in_runs(
    texts: Sequence[str], boxes: NDArray[np.float64], fonts: ShapelessFonts
) -> tuple[list[str], list[str], NDArray[np.float64], NDArray[np.float64]]:
    """Words of which some are not for Helvetica, as runs of one font each: its name, string of PDF, width in size 1, box."""
    runs: list[tuple[str, str, float, float, float, float, float]] = []
    for text, left, top, right, bottom in zip(texts, *boxes.tolist(), strict=True):
        if encodable(text):
            shown = f"({text.translate(_ESCAPES)})"
            runs.append((WORDS, shown, helvetica_width(text), left, top, right, bottom))
            continue
        parts = fonts.runs(text)
        step = (right - left) / sum(len(codes) for _, codes in parts)
        for n, codes in parts:
            beyond = left + step * len(codes)
            shown = f"<{codes.hex()}>"
            runs.append((f"{SHAPELESS}{n}", shown, ShapelessFonts.width(codes), left, top, beyond, bottom))
            left = beyond
    names, strings, natural, *sides = (list(column) for column in zip(*runs, strict=True))
    return names, strings, np.array(natural), np.array(sides)


def _said(
    names: Sequence[str], shown: Sequence[str], natural: NDArray[np.float64], boxes: NDArray[np.float64]
) -> str:
    high = boxes[3] - boxes[1]
    step = np.exp2(np.maximum(np.floor(np.log2(high)) - _STEPS, 0))
    size = np.rint(high / step) * step
    stretch = 100 * (boxes[2] - boxes[0]) / (np.maximum(natural, 0.01) * size)
    x, base = np.rint(boxes[0]), np.rint(_DESCENT * high - boxes[3])
    across, down = np.diff(x, prepend=0), np.diff(base, prepend=0)
    sizes = size.astype(int).tolist()
    using: tuple[str, int] = "", 0
    set_in = []
    for font in zip(names, sizes, strict=True):
        set_in.append("" if font == using else f"{font[0]} {font[1]} Tf ")
        using = font
    numbers = (np.rint(column).astype(int).tolist() for column in (stretch, across, down))
    lines = [
        f"{font}{wide} Tz {dx} {dy} Td {text} Tj"
        for font, wide, dx, dy, text in zip(set_in, *numbers, shown, strict=True)
    ]
    return "\n".join(["BT 3 Tr", *lines, "ET\n"])
