"""The text layer of a PDF page: its words, where they stand, and which way they are turned.

Runs in a guarded child only.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from openimr.casefile.reading.filled import Angles, Lines, woven
from openimr.casefile.reading.geometry import turned
from openimr.casefile.reading.model import Word
from openimr.casefile.reading.stamps import without_stamps
from openimr.casefile.reading.text import clean, compose

_MOST_CHARACTERS = 200_000


@dataclass(frozen=True, kw_only=True)
class TextLayer:
    """What a page's own text layer says.

    `words` have boxes on the upright page, `said` are those that are not merely stamped at the edge;
    `rotation` is the turn (degrees clockwise, of the page as viewed) that sets most of the text upright;
    `broken` is the share of characters that have no meaning (a font without a character map).
    """

    words: tuple[Word, ...]
    said: tuple[Word, ...]
    text: str
    rotation: int
    broken: float

    @property
    def characters(self) -> int:
        """Letters and digits that the page says, stamps left out."""
        return sum(1 for word in self.said for c in word.text if c.isalnum())


class TooMuchText(Exception):
    """A page with more characters than any page has."""


def lines_of(page: pdfium.PdfPage) -> tuple[Lines, Angles]:
    """The lines of a page as its library has them, with the angle of each word. Raises TooMuchText, pdfium.PdfiumError."""
    lines, angles, _, _ = _read(page)
    return lines, angles


def read_layer(page: pdfium.PdfPage, *, before: tuple[Lines, Angles] | None = None) -> TextLayer:
    """
    Read a page's text layer. Raises TooMuchText, pdfium.PdfiumError.

    Args: `before` are the lines that it had before what was filled into it became part of it.
    """
    lines, angles, broken, known = _read(page)
    if before is not None:
        lines, angles = woven(before, (lines, angles))
    rotation = _rotation(lines, angles, page.get_rotation())
    upright = [[_turn(word, rotation) for word in line] for line in lines]
    if rotation or page.get_rotation():
        # The library orders lines as they lie on the page that is not turned.
        upright = _from_top_to_bottom(upright)
    words = tuple(word for line in upright for word in line)
    said, _ = without_stamps(words)
    return TextLayer(
        words=words,
        said=said,
        text=compose(upright),
        rotation=rotation,
        broken=broken / known if known else 0.0,
    )


def _read(page: pdfium.PdfPage) -> tuple[Lines, Angles, int, int]:
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        count = raw.FPDFText_CountChars(handle)
        if count > _MOST_CHARACTERS:
            raise TooMuchText(count)
        return _characters(handle, max(count, 0), _to_view(page))
    finally:
        textpage.close()


def _to_view(page: pdfium.PdfPage) -> tuple[float, float, float, float, float, float]:
    """The map from page space to the page as viewed: x' = a*x + c*y + e, y' = b*x + d*y + f, 0 to 1, top left."""
    scale, reach = 1_000_000, 1_000.0
    x, y = ctypes.c_int(), ctypes.c_int()

    def view(px: float, py: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page.raw, 0, 0, scale, scale, 0, px, py, x, y)
        return x.value / scale, y.value / scale

    # Offsets near the page keep the whole numbers of the device far from overflow.
    e, f = view(0, 0)
    ax, ay = view(reach, 0)
    cx, cy = view(0, reach)
    return (ax - e) / reach, (ay - f) / reach, (cx - e) / reach, (cy - f) / reach, e, f


def _characters(
    handle: raw.FPDF_TEXTPAGE, count: int, view: tuple[float, float, float, float, float, float]
) -> tuple[list[list[Word]], list[list[int]], int, int]:
    """Words by line with boxes as viewed, the angle of each, and how many characters have no meaning."""
    lines: list[list[Word]] = [[]]
    angles: list[list[int]] = [[]]
    broken = known = 0
    codes = _codes(handle, count)
    letters: list[str] = []
    start = 0

    def end_word(end: int) -> None:
        text = clean("".join(letters)) if letters else ""
        letters.clear()
        box = _box_of(handle, start, end - start, view) if text else None
        if box is not None and _on_page(box):
            x0, y0, x1, y1 = (round(min(max(v, 0.0), 1.0), 5) for v in box)
            lines[-1].append(Word(text, x0, y0, x1, y1))
            angles[-1].append(round(math.degrees(raw.FPDFText_GetCharAngle(handle, start)) / 90) % 4 * 90)

    def end_line(end: int) -> None:
        end_word(end)
        if lines[-1]:
            lines.append([])
            angles.append([])

    for index, code in enumerate(codes):
        if code in (10, 13):
            end_line(index)
            continue
        character = chr(code) if code <= 0x10FFFF else "\ufffd"
        hyphen = code in (2, 0xFFFE)
        if character.isspace() or (code == 0 and raw.FPDFText_IsGenerated(handle, index)):
            end_word(index)
            continue
        known += 1
        if not hyphen and (code < 32 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code > 0xFFFF):
            broken += 1
        if not letters:
            start = index
        letters.append(character)
        if hyphen:
            # The library joins a word over the line end; its halves stand in two places.
            end_line(index + 1)
    end_line(len(codes))
    return lines, angles, broken, known


def _codes(handle: raw.FPDF_TEXTPAGE, count: int) -> list[int]:
    """The characters of a page by their place, in one call where the library gives one for each place."""
    buffer = (ctypes.c_ushort * (count + 1))()
    given = raw.FPDFText_GetText(handle, 0, count, buffer) - 1
    codes = list(buffer[:count])
    # Characters that the library leaves out or writes as two would shift all that follow.
    if given == count and not any(0xD800 <= code <= 0xDFFF for code in codes):
        return codes
    return [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]


def _box_of(
    handle: raw.FPDF_TEXTPAGE, start: int, count: int, view: tuple[float, float, float, float, float, float]
) -> list[float] | None:
    """The box around some characters as viewed (0 to 1, top left); None where the library has none for them."""
    a, b, c, d, e, f = view
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    box: list[float] | None = None
    for number in range(raw.FPDFText_CountRects(handle, start, count)):
        if not raw.FPDFText_GetRect(handle, number, left, top, right, bottom):
            continue
        xa, ya = a * left.value + c * bottom.value + e, b * left.value + d * bottom.value + f
        xb, yb = a * right.value + c * top.value + e, b * right.value + d * top.value + f
        new = [min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)]
        box = (
            new
            if box is None
            else [min(box[0], new[0]), min(box[1], new[1]), max(box[2], new[2]), max(box[3], new[3])]
        )
    return box


def _on_page(box: list[float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return -0.001 <= x <= 1.001 and -0.001 <= y <= 1.001


def _rotation(lines: list[list[Word]], angles: list[list[int]], page_rotation: int) -> int:
    """Degrees clockwise that the page as viewed must be turned; 0 unless most of its text says otherwise."""
    said, _ = without_stamps([w for line in lines for w in line])
    counted = {id(w) for w in said}
    votes: Counter[int] = Counter()
    for line, line_angles in zip(lines, angles, strict=True):
        for word, angle in zip(line, line_angles, strict=True):
            if id(word) in counted:
                votes[(angle - page_rotation) % 360] += len(word.text)
    if not votes:
        return 0
    rotation, share = votes.most_common(1)[0]
    return rotation if share > 0.6 * votes.total() else 0


def _from_top_to_bottom(lines: list[list[Word]]) -> list[list[Word]]:
    return sorted(
        (sorted(line, key=lambda w: w.x0) for line in lines if line),
        key=lambda line: (min(w.y0 for w in line), line[0].x0),
    )


def _turn(word: Word, rotation: int) -> Word:
    if rotation == 0:
        return word
    x0, y0, x1, y1 = turned((word.x0, word.y0, word.x1, word.y1), rotation)
    return Word(word.text, x0, y0, x1, y1, word.confidence)
