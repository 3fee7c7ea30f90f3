"""What is filled into a page or laid over it: fields of a form, typed notes, stamps. Runs in a guarded child only.

A viewer shows them as part of the page; to the library they are neither part of its text nor, fields at least, of its
drawing. They are made part of the page before it is read, in memory only: the packet stays as it came.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from openimr.casefile.reading.model import Word

_MOST_ANNOTATIONS = 2_000
_MOST_FIELDS = 2_000
_SMALL = 8
"""Pixels along the longer side."""
_NOT_DRAWN = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})

Lines = list[list[Word]]
Angles = list[list[int]]
_Row = list[tuple[Word, int]]


def is_filled(page: pdfium.PdfPage) -> bool:
    """Whether more is shown on a page than its own content: a field, a note, a stamp; links do not count."""
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)
    for index in range(count):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) not in _NOT_DRAWN:
                return True
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return False


def made_part(document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> pdfium.PdfPage:
    """The page anew, with what was laid over it as part of its content; the one given is closed."""
    # The library makes the appearance of what has none when it draws, however small.
    page.render(scale=_SMALL / max(*page.get_size(), 1.0), may_draw_forms=False).close()
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def lacks_drawing(pdf: pikepdf.Pdf) -> bool:
    """Whether a form has a field with a value that nothing draws: its viewer was to do it, and was not told to."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary) or str(form.get("/NeedAppearances")) == "True":
        return False
    waiting: list[tuple[pikepdf.Dictionary, Any, Any]] = [
        (field, None, None) for field in _kids(form.get("/Fields"))
    ]
    seen = 0
    while waiting and seen < _MOST_FIELDS:
        field, kind, value = waiting.pop()
        seen += 1
        kind, value = field.get("/FT", kind), field.get("/V", value)
        kids = _kids(field.get("/Kids"))
        waiting += [(kid, kind, value) for kid in kids]
        drawn_by_itself = kind in (pikepdf.Name.Tx, pikepdf.Name.Ch)
        if (
            not kids
            and drawn_by_itself
            and isinstance(value, pikepdf.String)
            and str(value).strip()
            and "/AP" not in field
        ):
            return True
    return False


def _kids(entries: object) -> list[pikepdf.Dictionary]:
    if not isinstance(entries, pikepdf.Array):
        return []
    return [entry for entry in list(entries)[:_MOST_FIELDS] if isinstance(entry, pikepdf.Dictionary)]


def woven(before: tuple[Lines, Angles], now: tuple[Lines, Angles]) -> tuple[Lines, Angles]:
    """The lines of a page with what was filled in where it stands: each word behind the one to its left.

    Args: lines and the angles of their words, without what was filled in and with it (at the end, as the library has it).
    """
    known = Counter(_place(word) for line in before[0] for word in line)
    added: list[tuple[Word, int]] = []
    for line, angles in zip(*now, strict=True):
        for word, angle in zip(line, angles, strict=True):
            if known[_place(word)]:
                known[_place(word)] -= 1
            else:
                added.append((word, angle))
    rows: list[_Row] = [
        list(zip(line, angles, strict=True)) for line, angles in zip(*before, strict=True) if line
    ]
    for word, angle in sorted(added, key=lambda a: (round((a[0].y0 + a[0].y1) / 2, 2), a[0].x0)):
        near = [row for row in rows if _reach(row, word) >= 0]
        if near:
            row = max(near, key=lambda r: _reach(r, word))
            row.insert(1 + max(n for n, (other, _) in enumerate(row) if _beside(other, word)), (word, angle))
            continue
        middle = (word.y0 + word.y1) / 2
        below = (n for n, other in enumerate(rows) if other[0][0].y0 > middle)
        rows.insert(next(below, len(rows)), [(word, angle)])
    return [[word for word, _ in row] for row in rows], [[angle for _, angle in row] for row in rows]


def _place(word: Word) -> tuple[str, float, float]:
    return word.text, round(word.x0, 3), round(word.y0, 3)


def _beside(other: Word, word: Word) -> bool:
    """Whether a word stands to the left of another in the same line."""
    return other.y0 <= (word.y0 + word.y1) / 2 <= other.y1 and other.x0 <= word.x0


def _reach(row: _Row, word: Word) -> float:
    """How far to the right the last word of a line begins that stands to the left of a word; below 0: there is none."""
    return max((other.x0 for other, _ in row if _beside(other, word)), default=-1.0)
