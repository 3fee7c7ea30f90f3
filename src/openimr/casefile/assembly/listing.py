"""The list of records, written page by page: a row for each record, with links to it.

It looks as `templates/front.typ` sets it, which sets the list where a name is written in a script whose letters change
with their neighbours. Sizes are in points.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openimr.casefile.assembly.sheet import number
from openimr.casefile.assembly.typecase import Style, TypeCase

WARNING = "Demonstration: everybody in this file is invented"

_WIDE = 612.0
SHEET = b"[ 0 0 612 792 ]"
"""The box of a page of the list."""

_LEFT, _RIGHT = 64.8, 612.0 - 64.8
_TOP, _BOTTOM = 792.0 - 68.4, 68.4
_HEADER_LINE, _FOOTER = 744.1, 42.4
_LABELS = ("No.", "Record", "Date", "Author", "Numbered", "Pages")
_WIDTHS = (28.8, 201.6, 54.0, 108.0, 57.6, 32.4)
_TO_THE_RIGHT = (True, False, False, False, True, True)
_ACROSS, _ABOVE = 4.5, 5.5
_LEADING = 4.5
_CAPITAL, _MONO_CAPITAL = 0.645, 0.729
"""Height of a capital letter, as a share of the size: a line reaches from there to its baseline."""
_INK, _ACCENT, _QUIET, _HAIR, _ALARM = (
    "0.102 0.122 0.169", "0.09 0.212 0.365", "0.29 0.322 0.38", "0.765 0.788 0.827", "0.541 0.11 0.071",
)  # fmt: skip
_SIZE, _SMALL, _HASH, _HEADING, _RUNNING = 9.0, 8.0, 4.9, 17.0, 8.5
_SHOUTING = 8
_PACKING = 5
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(kw_only=True, slots=True)
class _Line:
    """A line of a cell. `to` says that it leads to its record."""

    text: str
    style: Style
    size: float
    colour: str
    to: bool = False

    @property
    def capital(self) -> float:
        return self.size * (_MONO_CAPITAL if self.style is Style.MONO else _CAPITAL)


@dataclass(kw_only=True)
class ListPage:
    """A page of the list: what it draws, packed, and its links as (left, bottom, right, top, number of the page)."""

    drawn: bytes
    links: list[tuple[float, float, float, float, int]] = field(default_factory=list)


def list_pages(
    rows: Iterable[dict[str, Any]], letters: TypeCase, *, case: str, demonstration: bool, after: int
) -> Iterator[ListPage]:
    """The pages of the list, which come after so many others. Each row is as `front.row` makes it.

    Raises MissingLetter for a character that is not in the type case.
    """
    sheet = _Sheet(letters, case, demonstration, after + 1)
    sheet.heading()
    for row in rows:
        cells = _cells(row, letters)
        while any(cells):
            left = sheet.put(cells, row["first"])
            if left is None:
                yield sheet.done()
                after += 1
                sheet = _Sheet(letters, case, demonstration, after + 1)
                continue
            cells = left
    yield sheet.done()


def links_told(made: ListPage, aim: Callable[[int], bytes]) -> bytes:
    """The links of a page as PDF writes them, leading to what `aim` gives for the number of a page of records."""
    return b"[ %s ]" % b" ".join(
        [
            b"<< /Border [ 0 0 0 ] /Dest [ %s /Fit ] /F 4 /Rect [ %.2f %.2f %.2f %.2f ] /Subtype /Link /Type /Annot >>"
            % (aim(page), left, bottom, right, top)
            for left, bottom, right, top, page in made.links
        ]
    )


class _Sheet:
    """One page of the list in the making."""

    def __init__(self, letters: TypeCase, case: str, demonstration: bool, place: int) -> None:
        self._letters, self._said = letters, list[str]()
        self._links: list[tuple[float, float, float, float, int]] = []
        self._y = _TOP
        self._begun = False
        base = _HEADER_LINE + 5
        self._say(
            _LEFT, base, _Line(text=f"Case file {case}", style=Style.PLAIN, size=_RUNNING, colour=_QUIET)
        )
        self._say(
            _RIGHT, base, _Line(text="List of records", style=Style.PLAIN, size=_RUNNING, colour=_QUIET), 1.0
        )
        if demonstration:
            line = _Line(text=WARNING, style=Style.BOLD, size=_RUNNING, colour=_ALARM)
            self._say(_WIDE / 2, base, line, 0.5)
        self._rule(_HEADER_LINE, 0.6, _HAIR)
        footer = _Line(text=_roman(place), style=Style.PLAIN, size=_RUNNING, colour=_QUIET)
        self._say(_WIDE / 2, _FOOTER, footer, 0.5)

    def heading(self) -> None:
        line = _Line(text="List of records", style=Style.BOLD, size=_HEADING, colour=_ACCENT)
        self._y -= line.capital
        self._say(_LEFT, self._y, line)
        self._y -= 12

    def put(self, cells: list[list[_Line]], aim: int) -> list[list[_Line]] | None:
        """Put a row; what of its cells is left over, or None where none of it goes on this page.

        A row is parted only where it is higher than a page.
        """
        fresh = not self._begun
        if fresh:
            self._labels()
        room = self._y - _BOTTOM - 2 * _ABOVE
        high = max([_height(cell) for cell in cells])
        left: list[list[_Line]] = [[] for _ in cells]
        if high > room:
            if not fresh:
                return None
            cells, left = map(list, zip(*(_parted(cell, room) for cell in cells), strict=True))
            high = max([_height(cell) for cell in cells])
        edge = _LEFT
        for cell, wide, right in zip(cells, _WIDTHS, _TO_THE_RIGHT, strict=True):
            x = edge + wide - _ACROSS if right else edge + _ACROSS
            y = self._y - _ABOVE
            for n, line in enumerate(cell):
                y -= line.capital + (_LEADING if n else 0)
                self._say(x, y, line, float(right))
            self._aimed(cell, x, right, aim)
            edge += wide
        self._y -= 2 * _ABOVE + high
        self._rule(self._y, 0.4, _HAIR)
        return left

    def done(self) -> ListPage:
        return ListPage(
            drawn=zlib.compress("\n".join(self._said).encode("ascii"), _PACKING), links=self._links
        )

    def _labels(self) -> None:
        self._begun = True
        edge = _LEFT
        y = self._y - _ABOVE - _SIZE * _CAPITAL
        for label, wide, right in zip(_LABELS, _WIDTHS, _TO_THE_RIGHT, strict=True):
            line = _Line(text=label, style=Style.BOLD, size=_SIZE, colour=_ACCENT)
            self._say(edge + wide - _ACROSS if right else edge + _ACROSS, y, line, float(right))
            edge += wide
        self._y = y - _ABOVE
        self._rule(self._y, 0.8, _ACCENT)

    def _say(self, x: float, y: float, line: _Line, back: float = 0.0) -> None:
        """Write a line from x on; with `back` 1 it ends there, with 0.5 it has its middle there."""
        if not line.text:
            return
        if back:
            x -= back * self._letters.width(line.style, line.text) * line.size
        shown = self._letters.shown(line.style, line.text, line.size)
        # Places on a sheet have three digits before the point.
        self._said.append(f"BT {line.colour} rg 1 0 0 1 {x:.6g} {y:.6g} Tm {shown} ET")

    def _rule(self, y: float, thick: float, colour: str) -> None:
        self._said.append(
            f"{colour} RG {thick:g} w {number(_LEFT)} {number(y)} m {number(_RIGHT)} {number(y)} l S"
        )

    def _aimed(self, cell: list[_Line], x: float, right: bool, aim: int) -> None:
        """Make the lines of a cell that lead to the record one link."""
        lines = [line for line in cell if line.to]
        if not lines:
            return
        wide = max(self._letters.width(line.style, line.text) * line.size for line in lines)
        left = x - wide if right else x
        top = self._y - _ABOVE
        self._links.append((left, top - _height(lines) - 2, left + wide, top + 2, aim))


def _cells(row: dict[str, Any], letters: TypeCase) -> list[list[_Line]]:
    title, size = row["title"], _SIZE
    if title == title.upper() and len(title) > _SHOUTING:
        # Headings in capitals shout in a list: set smaller, they stand level with the others.
        size *= 0.9
    record = _broken(title, Style.BOLD, size, _ACCENT, 1, letters, to=True)
    record += _broken(row["kind"], Style.PLAIN, _SMALL, _QUIET, 1, letters)
    record += _broken(row["sha256"], Style.MONO, _HASH, _QUIET, 1, letters)
    for n, remark in enumerate(row["remarks"]):
        colour = _QUIET if row["copy"] and n == 0 else _ALARM
        record += _broken(remark, Style.ITALIC, _SMALL, colour, 1, letters)
    return [
        _broken(row["number"], Style.PLAIN, _SIZE, _QUIET, 0, letters),
        record,
        _broken(row["date"], Style.PLAIN, _SIZE, _INK, 2, letters),
        _broken(row["author"], Style.PLAIN, _SIZE, _INK, 3, letters),
        _broken(row["range"], Style.PLAIN, _SIZE, _ACCENT, 4, letters, to=True),
        _broken(row["count"], Style.PLAIN, _SIZE, _INK, 5, letters),
    ]


def _broken(
    text: str, style: Style, size: float, colour: str, column: int, letters: TypeCase, *, to: bool = False
) -> list[_Line]:
    """A text in as many lines as its column asks for, parted between words, and within one that is longer than a line."""
    room = (_WIDTHS[column] - 2 * _ACROSS) / size
    text = " ".join(text.split())
    if text and letters.width(style, text) <= room:
        return [_Line(text=text, style=style, size=size, colour=colour, to=to)]
    space = letters.width(style, " ")
    lines: list[str] = []
    line, wide = "", 0.0
    for word in (piece for long in text.split() for piece in _pieces(long, style, room, letters)):
        width = letters.width(style, word)
        if line and wide + space + width > room:
            lines.append(line)
            line, wide = word, width
        else:
            line, wide = (f"{line} {word}", wide + space + width) if line else (word, width)
    if line:
        lines.append(line)
    return [_Line(text=one, style=style, size=size, colour=colour, to=to) for one in lines]


def _pieces(word: str, style: Style, room: float, letters: TypeCase) -> Iterator[str]:
    if letters.width(style, word) <= room:
        yield word
        return
    piece, wide = "", 0.0
    for character in word:
        width = letters.width(style, character)
        if piece and wide + width > room:
            yield piece
            piece, wide = "", 0.0
        piece, wide = piece + character, wide + width
    yield piece


def _height(lines: list[_Line] | tuple[_Line, ...]) -> float:
    if len(lines) == 1:
        return lines[0].capital
    return sum([line.capital for line in lines]) + _LEADING * max(0, len(lines) - 1)


def _parted(cell: list[_Line], room: float) -> tuple[list[_Line], list[_Line]]:
    """As many lines as there is room for, at least one, and the rest."""
    fitting, high = 0, 0.0
    for line in cell:
        high += line.capital + (_LEADING if fitting else 0)
        if fitting and high > room:
            break
        fitting += 1
    return cell[:fitting], cell[fitting:]


def _roman(place: int) -> str:
    said = ""
    for value, numeral in _ROMAN:
        while place >= value:
            said, place = said + numeral, place - value
    return said
