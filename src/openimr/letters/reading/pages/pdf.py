"""The text layer of a letter's PDF, with empty lines where the page has wider gaps."""

from __future__ import annotations

import ctypes
import math
import re
from collections import defaultdict
from functools import cache
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from openimr.letters.reading.pages.colours import may_be_altered, without_profiles

MOST_PAGES = 200
MOST_CHARACTERS = 2_000_000
# For a hyphen that ends a line the engine gives a mark, and no line end.
_HYPHENS = ("\x02", "\ufffe")
_OTHER_ENDS = ("\r", "\n", *_HYPHENS)
_LINE = re.compile(r"[^\r\n\x02\ufffe]*(?:\r?\n|[\r\x02\ufffe]|$)")
# Paragraphs stand at least this much farther apart than lines; headings and titles do, too.
_WIDER = 1.25
_UNKNOWN = math.nan
"""A height that is not known: no comparison with it, or with a step from it, holds."""
_LEAST_ROOM = 8192
"""More characters than a page of a letter has."""
# It is called for every line. Without the declared types the call takes a third of the time; the handle and the two
# pointers are objects of ctypes that carry theirs. It looks a number up, too little to let other threads run meanwhile:
# the interpreter's lock stays with it, for a quarter of the time less.
_char_origin = ctypes.PYFUNCTYPE(ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetCharOrigin, ctypes.c_void_p).value or 0
)


class PdfUnreadable(Exception):
    """A PDF whose text cannot be read; the message says why."""


def pdf_text(content: bytes) -> tuple[str, int, int]:
    """The text of a PDF, the number of pages read, and the number left out.

    Pages end in form feeds. The marks that the engine puts for a hyphen at a line's end become a hyphen and a
    line end, as they are printed. Raises PdfUnreadable.
    """
    plain = without_profiles(content)
    found = _pdf_text(plain)
    return found if plain is content or not may_be_altered(found[0]) else _pdf_text(content)


def _pdf_text(content: bytes) -> tuple[str, int, int]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error)
        reason = "the PDF is locked with a password" if locked else "the PDF is broken and cannot be opened"
        raise PdfUnreadable(reason) from None
    try:
        there = len(document)
        if not there:
            raise PdfUnreadable("the PDF has no page")
        pages: list[_Page] = []
        weights: dict[float, int] = {}
        buffer = _Buffer()
        size = 0
        while len(pages) < min(there, MOST_PAGES) and size <= MOST_CHARACTERS:
            text, page = _read(document, len(pages), weights, buffer)
            pages.append(page)
            size += len(text)
        leading = _leading(weights)
        text = "\f".join(_with_gaps(page, leading) for page in pages)
        if not all(page.between for page in pages):
            for mark in _HYPHENS:
                text = text.replace(mark, "-\n")
        return text.replace("\0", " "), len(pages), there - len(pages)
    finally:
        document.close()


class _Page(NamedTuple):
    """The lines of a page, what stands between two of them, and how far each is below the one before (points)."""

    lines: list[str]
    between: str
    steps: list[float]


@cache
def _units(room: int) -> type[ctypes.Array[ctypes.c_ushort]]:
    """The type of so many units of text: slow to make, and kept, so that few letters make one."""
    return ctypes.c_ushort * room


class _Buffer:
    """Where the engine writes: the text of a page (room for the longest so far), and where a character stands (points)."""

    def __init__(self) -> None:
        self._room = 0
        self._x, self.height = ctypes.c_double(), ctypes.c_double()
        self.to_x, self.to_height = ctypes.byref(self._x), ctypes.byref(self.height)

    def text(self, text_page: Any, there: int) -> str:
        """The text of a page on which every one of `there` characters is text."""
        if there >= self._room:
            self._room = max(_LEAST_ROOM, 1 << (there + 1).bit_length())
            self._units = _units(self._room)()
            self._view = memoryview(self._units)
        written = raw.FPDFText_GetText(text_page, 0, there, self._units)
        return str(self._view[: max(written - 1, 0)], "utf-16-le", "ignore")


def _read(
    document: pdfium.PdfDocument, number: int, weights: dict[float, int], buffer: _Buffer
) -> tuple[str, _Page]:
    """The text of a page, and its lines; `weights` are those of `_steps`.

    Pages are opened by the engine's own functions: objects that look after themselves would cost a thirtieth of
    the time that the engine takes for the text.
    """
    page = raw.FPDF_LoadPage(document, number)
    text_page = raw.FPDFText_LoadPage(page) if page else None
    try:
        if not text_page:
            raise PdfUnreadable(f"page {number + 1} of the PDF is broken")
        # Characters are asked for by their number, which is that of the text only if none was left out.
        there = raw.FPDFText_CountChars(text_page)
        known = raw.FPDFText_GetTextIndexFromCharIndex(text_page, there - 1) == there - 1
        text = buffer.text(text_page, there) if known else document[number].get_textpage().get_text_range()
        lines, between = _lines(text)
        known = known and len(text) == there
        steps = _steps(lines, len(between), text_page, weights, buffer) if known else [_UNKNOWN] * len(lines)
        return text, _Page(lines, between, steps)
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)
        if page:
            raw.FPDF_ClosePage(page)


def _lines(text: str) -> tuple[list[str], str]:
    """The lines of a page, and what stands between them: nothing if each has its own end."""
    lines = text.split("\r\n")
    if not any(map("".join(lines).__contains__, _OTHER_ENDS)):
        return lines, "\r\n"
    return [line for line in _LINE.findall(text) if line], ""


def _steps(
    lines: list[str], between: int, text_page: Any, weights: dict[float, int], buffer: _Buffer
) -> list[float]:
    """How far each line stands below the one before; not known of the first, nor beside an empty one.

    To `weights` it adds how much text stands so far below the line before.
    """
    y, to_x, to_y = buffer.height, buffer.to_x, buffer.to_height
    origin, weight = _char_origin, weights.get
    steps: list[float] = []
    above = _UNKNOWN
    offset = 0
    for line in lines:
        length = len(line)
        words = line.lstrip()
        height = (
            y.value if words and origin(text_page, offset + length - len(words), to_x, to_y) else _UNKNOWN
        )
        step = above - height
        if step > 1:
            weights[step] = weight(step, 0) + length
        steps.append(step)
        above = height
        offset += length + between
    return steps


def _leading(weights: dict[float, int]) -> float | None:
    """How far apart the lines of a paragraph stand: the step that most of the text has; None if none is known."""
    about: dict[float, int] = defaultdict(int)
    for step, weight in weights.items():
        about[round(step, 1)] += weight
    return max(about, key=about.__getitem__, default=None)


def _with_gaps(page: _Page, leading: float | None) -> str:
    """The text with an empty line wherever two lines stand farther apart than lines of a paragraph do."""
    if leading is None:
        return page.between.join(page.lines)
    wide = _WIDER * leading
    lines = list(page.lines)
    for n in [n for n, step in enumerate(page.steps) if step > wide]:
        lines[n] = "\n" + lines[n]
    return page.between.join(lines)
