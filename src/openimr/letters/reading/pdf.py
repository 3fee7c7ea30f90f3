"""The text layer of a letter's PDF, with empty lines where the page has wider gaps."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MOST_PAGES = 200
MOST_CHARACTERS = 2_000_000
# For a hyphen that ends a line the engine gives a mark, and no line end.
_MARKS = (("\x02", "-\n"), ("\ufffe", "-\n"), ("\0", " "))
_LINE = re.compile(r"[^\r\n\x02\ufffe]*(?:\r?\n|[\r\x02\ufffe]|$)")
# Paragraphs stand at least this much farther apart than lines; headings and titles do, too.
_WIDER = 1.25


class PdfUnreadable(Exception):
    """A PDF whose text cannot be read; the message says why."""


def pdf_text(content: bytes) -> tuple[str, int, int]:
    """The text of a PDF, the number of pages read, and the number left out.

    Pages end in form feeds. The marks that the engine puts for a hyphen at a line's end become a hyphen and a
    line end, as they are printed. Raises PdfUnreadable.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error)
        reason = "the PDF is locked with a password" if locked else "the PDF is broken and cannot be opened"
        raise PdfUnreadable(reason) from None
    try:
        if not len(document):
            raise PdfUnreadable("the PDF has no page")
        pages: list[_Page] = []
        size = 0
        while len(pages) < min(len(document), MOST_PAGES) and size <= MOST_CHARACTERS:
            pages.append(_read(document, len(pages)))
            size += pages[-1].size
        leading = _leading(pages)
        text = "\f".join(_with_gaps(page, leading) for page in pages)
        for mark, words in _MARKS:
            text = text.replace(mark, words)
        return text, len(pages), len(document) - len(pages)
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page with their ends, and where each stands (points from below; None if not known)."""

    lines: list[str]
    heights: list[float | None]

    @property
    def size(self) -> int:
        return sum(map(len, self.lines))

    def steps(self) -> list[tuple[str, float | None]]:
        """Each line but the first, with how far it stands below the one before."""
        heights = self.heights
        return [
            (line, None if above is None or below is None else above - below)
            for line, above, below in zip(self.lines[1:], heights, heights[1:], strict=False)
        ]


def _read(document: pdfium.PdfDocument, number: int) -> _Page:
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        raise PdfUnreadable(f"page {number + 1} of the PDF is broken") from None
    try:
        text = text_page.get_text_range()
        lines = [line for line in _LINE.findall(text) if line]
        # Characters are asked for by their number, which is that of the text only if none was left out.
        known = len(text) == text_page.count_chars()
        return _Page(lines, _baselines(lines, text_page) if known else [None] * len(lines))
    finally:
        text_page.close()
        page.close()


def _leading(pages: list[_Page]) -> float | None:
    """How far apart the lines of a paragraph stand: the step that most of the text has."""
    exact: dict[float, int] = {}
    for page in pages:
        for line, step in page.steps():
            if step is not None and step > 1:
                exact[step] = exact.get(step, 0) + len(line)
    weights: Counter[float] = Counter()
    for step, weight in exact.items():
        weights[round(step, 1)] += weight
    return max(weights, key=lambda step: weights[step], default=None)


def _with_gaps(page: _Page, leading: float | None) -> str:
    """The text with an empty line wherever two lines stand farther apart than lines of a paragraph do."""
    out = page.lines[:1]
    for line, step in page.steps():
        if leading is not None and step is not None and step > _WIDER * leading:
            out.append("\n")
        out.append(line)
    return "".join(out)


def _baselines(lines: list[str], text_page: Any) -> list[float | None]:
    """Where each line stands on its page (points from below); None for an empty line."""
    x, y = ctypes.c_double(), ctypes.c_double()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    origin, handle = raw.FPDFText_GetCharOrigin, text_page.raw
    found: list[float | None] = []
    offset = 0
    for line in lines:
        words = line.lstrip()
        offset += len(line)
        stands = words and origin(handle, offset - len(words), to_x, to_y)
        found.append(y.value if stands else None)
    return found
