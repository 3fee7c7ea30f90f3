"""Letters as PDF files, drawn a line at a time by reportlab, with a foot on each page."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import pagesizes
from reportlab.pdfgen.canvas import Canvas


def drawn(text: str, path: Path, foot: str) -> Path:
    """The text on pages of 12-point lines. Form feeds begin pages; tabs are four spaces."""
    canvas = Canvas(str(path), pagesize=pagesizes.letter, invariant=1)
    lines, page = [], 1
    for sheet in text.replace("\r\n", "\n").split("\f"):
        rows = sheet.split("\n")
        lines += [rows[start : start + 52] for start in range(0, len(rows), 52)]
    for rows in lines:
        canvas.setFont("Helvetica", 9.5)
        for number, row in enumerate(rows):
            canvas.drawString(54, 740 - 12.4 * number, row.replace("\t", "    "))
        canvas.drawCentredString(306, 40, foot.format(n=page))
        canvas.showPage()
        page += 1
    canvas.save()
    return path
