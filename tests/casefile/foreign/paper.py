"""A sheet to write on: lines, paragraphs, tables and columns, kept as marks that can be drawn again.

A document's truth is noted while it is written: date, author, title, and each mention with the page it came
to stand on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

WIDTH, HEIGHT = 612, 792
BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A record as a document names it; `part` is the plain name of the body part or study, None if not given."""

    kind: str
    date: str | None
    author: str | None
    part: str | None
    text: str


@dataclass(frozen=True)
class Mark:
    """One thing drawn: text at a place, or a line or frame between two corners."""

    what: str
    x: float
    y: float
    text: str = ""
    font: str = "Helvetica"
    size: float = 10
    to: tuple[float, float] = (0, 0)


@dataclass
class Sheet:
    """One page: its marks and the mentions on it."""

    marks: list[Mark] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class Paper:
    """A document being written, top to bottom."""

    def __init__(
        self, rng: Random, *, font: str = "Helvetica", size: float = 10, margin: float = 58, top: float = 62
    ) -> None:
        self.rng, self.font, self.size, self.margin, self.top = rng, font, size, margin, top
        self.sheets = [Sheet()]
        self.y = HEIGHT - top
        self.running: Callable[[int, int], str] | None = None
        self.running_first = False
        self.footer: Callable[[int, int], str] | None = None
        self.date: date | str | None = None
        self.author: str | None = None
        self.title: str | None = None

    @property
    def width(self) -> float:
        return WIDTH - 2 * self.margin

    @property
    def lead(self) -> float:
        return self.size * 1.28

    def style(self, bold: bool) -> str:
        return BOLD[self.font] if bold else self.font

    def room(self, height: float) -> None:
        """Begin a new page if `height` points are not left."""
        if self.y - height < 56:
            self.newpage()

    def newpage(self) -> None:
        self.sheets.append(Sheet())
        self.y = HEIGHT - self.top - (16 if self.running else 0)

    def gap(self, points: float = 8) -> None:
        self.y -= points

    def at(
        self, x: float, text: str, *, bold: bool = False, size: float | None = None, dy: float = 0
    ) -> None:
        """Text at a place of the present line, without going on."""
        size = size or self.size
        self.sheets[-1].marks.append(Mark("text", x, self.y - dy, text, self.style(bold), size))

    def line(
        self, text: str, *, bold: bool = False, size: float | None = None, align: str = "left", x: float = 0
    ) -> None:
        """One line; long ones are broken."""
        size = size or self.size
        fits = stringWidth(text, self.style(bold), size) <= self.width - x
        # Breaking would also close up the gaps between fields of one line.
        for piece in [text] if fits else simpleSplit(text, self.style(bold), size, self.width - x):
            self.room(size * 1.3)
            long = stringWidth(piece, self.style(bold), size)
            place = {
                "left": self.margin + x,
                "right": WIDTH - self.margin - long,
                "centre": (WIDTH - long) / 2,
            }[align]
            self.at(place, piece, bold=bold, size=size)
            self.y -= size * 1.3

    def heading(self, text: str, **how: object) -> None:
        """A line that is the document's title."""
        self.title = text
        self.line(text, **how)  # type: ignore[arg-type]

    def p(self, text: str, *mentions: Mention, x: float = 0, bold: bool = False) -> None:
        """A paragraph that stays on one page, with the mentions in it."""
        pieces = simpleSplit(text, self.style(bold), self.size, self.width - x)
        self.room(len(pieces) * self.lead)
        for piece in pieces:
            self.at(self.margin + x, piece, bold=bold)
            self.y -= self.lead
        self.sheets[-1].mentions += mentions
        self.y -= self.size * 0.4

    def label(self, name: str, text: str, *mentions: Mention) -> None:
        """A bold label and its text, as running paragraph with the label on the first line."""
        indent = stringWidth(name + "  ", self.style(True), self.size)
        pieces = simpleSplit(text, self.font, self.size, self.width - indent)
        self.room(max(1, len(pieces)) * self.lead)
        self.at(self.margin, name, bold=True)
        for piece in pieces or [""]:
            self.at(self.margin + indent, piece)
            self.y -= self.lead
        self.sheets[-1].mentions += mentions
        self.y -= 2

    def pairs(
        self,
        pairs: Sequence[tuple[str, str]],
        *,
        columns: int = 2,
        stacked: bool = False,
        framed: bool = False,
    ) -> None:
        """Labels with values in a grid: beside each other, or the value below its label."""
        wide, high = self.width / columns, self.lead * (2.2 if stacked else 1.15)
        rows = -(-len(pairs) // columns)
        self.room(rows * high + 8)
        top = self.y + self.size
        for row in range(rows):
            for column, (name, value) in enumerate(pairs[row * columns : row * columns + columns]):
                x = self.margin + column * wide + 3
                self.at(x, name, bold=not stacked, size=self.size - 2 if stacked else None)
                if stacked:
                    self.at(x, value, dy=self.lead, size=self._fitting(value, wide - 8))
                else:
                    used = stringWidth(name + "  ", self.style(True), self.size)
                    self.at(x + used, value, size=self._fitting(value, wide - used - 8))
            self.y -= high
            if framed:
                self.rule(self.y + self.size)
        if framed:
            self.frame(top, self.y + self.size)
        self.y -= 6

    def _fitting(self, text: str, width: float) -> float:
        """The size at which text stays within its field."""
        return min(self.size, self.size * width / max(1.0, stringWidth(text, self.font, self.size)))

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, header: bool = True, ruled: bool = True,
        mentions: Sequence[Sequence[Mention]] = (),
    ) -> None:  # fmt: skip
        """Rows of cells; `widths` are shares of the width; `mentions[n]` are those of row n."""
        for n, row in enumerate(rows):
            bold = header and n == 0
            cells = [
                simpleSplit(cell, self.style(bold), self.size - 1, self.width * share - 6)
                for cell, share in zip(row, widths, strict=True)
            ]
            high = max(1, max(len(c) for c in cells)) * self.lead + 2
            self.room(high)
            x = self.margin
            for cell, share in zip(cells, widths, strict=True):
                for k, piece in enumerate(cell):
                    self.at(x + 3, piece, bold=bold, size=self.size - 1, dy=k * self.lead)
                x += self.width * share
            self.y -= high
            if ruled:
                self.rule(self.y + self.size)
            if n < len(mentions):
                self.sheets[-1].mentions += mentions[n]
        self.y -= 6

    def two(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two columns of short lines."""
        rows = max(len(left), len(right))
        self.room(rows * self.lead)
        for n in range(rows):
            for x, side in ((self.margin, left), (WIDTH / 2 + 6, right)):
                if n < len(side):
                    self.at(x, side[n])
            self.y -= self.lead
        self.y -= 6

    def rule(self, y: float | None = None) -> None:
        y = self.y + self.size * 0.5 if y is None else y
        self.sheets[-1].marks.append(Mark("line", self.margin, y, to=(WIDTH - self.margin, y)))
        if y == self.y + self.size * 0.5:
            self.y -= 8

    def frame(self, top: float, bottom: float) -> None:
        self.sheets[-1].marks.append(Mark("frame", self.margin, bottom, to=(self.width, top - bottom)))

    def finish(self) -> None:
        """Set the running heads and feet, now that the number of pages is known."""
        total = len(self.sheets)
        for n, sheet in enumerate(self.sheets, start=1):
            if self.running and (n > 1 or self.running_first):
                sheet.marks.insert(
                    0, Mark("text", self.margin, HEIGHT - 54, self.running(n, total), self.font, 9)
                )
            if self.footer:
                sheet.marks.append(Mark("text", self.margin, 40, self.footer(n, total), self.font, 8))
