"""What assembly writes on a page: the invisible words of a scan, and the number at its foot.

Nothing here reads what the page draws: its own instructions are kept as they are, between a `q` and a `Q`,
however large they would be unpacked.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pikepdf

from openimr.casefile.assembly.fonts import ShapelessFonts, encodable, helvetica, helvetica_width
from openimr.casefile.assembly.sheet import Sheet, number

FOOT = 20.0
"""Height of the strip added below a page of letter width, in points; other pages in proportion."""

_LARGEST_PAGE = 14_400.0
_SHRUNK_TO = 1_224.0
_SIZE = 9.0
_SMALL = 0.85
_MARGIN = 27.0
_BASELINE = 7.0
_NARROWEST, _PROPORTION_OF = 0.35, 612.0
_TEXT_FONT, _FOOT_FONT, _SHAPELESS = "/OimrText", "/OimrFoot", "/OimrOther"
_WORTH_PACKING = 1_000
_PACKING = 6
_DESCENT = 0.22
"""How much of a word's box is below its baseline."""
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_SHEET = ("/MediaBox", "/CropBox", "/Rotate")


class Writer:
    """Writes on the pages of one book. What pages have in common (boxes, fonts, what shuts them in) is made once."""

    def __init__(self, book: pikepdf.Pdf) -> None:
        self._book = book
        self._font = helvetica(book)
        self._shapeless = ShapelessFonts(book)
        self._sheets: dict[tuple[str, ...], Sheet] = {}
        self._boxes: dict[Sheet, pikepdf.Array] = {}
        self._begins: dict[str, pikepdf.Stream] = {}

    def on(self, page: pikepdf.Object, *, words: Sequence[Sequence[Any]], left: str, right: str) -> None:
        """Write the words behind a page, and below it a strip with its number on the right, its record on the left.

        A word is [text, x0, y0, x1, y1], boxes 0 to 1 from the top left of the sheet as shown. The strip is
        added outside what was received, so the number never lies on it; the record is left out where it has no room.
        The page's own state ends with its drawing, and it shows only within its sheet.
        """
        sheet = self._sheet(page)
        shown = _fitting(sheet)
        begin, end = _brackets(sheet, shown)
        said, fonts = _words(words, shown, self._shapeless) if words else ("", set())
        whole, foot = _foot(shown, left, right)
        if begin not in self._begins:
            self._begins[begin] = self._stream(begin)
        own = page.get("/Contents")
        parts = list(own) if isinstance(own, pikepdf.Array) else [own]
        # Only what is a stream is drawn; anything else in its place would make some readers refuse the page.
        drawn = [part for part in parts if isinstance(part, pikepdf.Stream)]
        page["/Contents"] = pikepdf.Array([self._begins[begin], *drawn, self._stream(end + said + foot)])
        if whole not in self._boxes:
            self._boxes[whole] = whole.array()
        page["/MediaBox"] = self._boxes[whole]
        if "/CropBox" in page:
            del page["/CropBox"]
        self._name_fonts(page, fonts)

    def close(self) -> None:
        """Finish what all pages share. Nothing is written after it."""
        self._shapeless.close()

    def _sheet(self, page: pikepdf.Object) -> Sheet:
        """The sheet of a page, worked out once for all pages whose boxes are written alike."""
        key = tuple(_as_written(page[name]) if name in page else "" for name in _SHEET)
        if key not in self._sheets:
            self._sheets[key] = Sheet.of(page)
        return self._sheets[key]

    def _stream(self, content: str) -> pikepdf.Stream:
        """Our own instructions; long ones packed here, for the file is saved without packing or unpacking anything."""
        data = content.encode("ascii")
        if len(data) < _WORTH_PACKING:
            return self._book.make_stream(data)
        stream = self._book.make_stream(zlib.compress(data, _PACKING))
        stream["/Filter"] = pikepdf.Name.FlateDecode
        return stream

    def _name_fonts(self, page: pikepdf.Object, names: set[str]) -> None:
        """Give the page our fonts under their names, whatever it had there."""
        resources = page.get("/Resources")
        if not isinstance(resources, pikepdf.Dictionary):
            resources = page["/Resources"] = pikepdf.Dictionary()
        fonts = resources.get("/Font")
        if not isinstance(fonts, pikepdf.Dictionary):
            fonts = resources["/Font"] = pikepdf.Dictionary()
        fonts[_FOOT_FONT] = self._font
        for name in sorted(names):
            fonts[name] = (
                self._font if name == _TEXT_FONT else self._shapeless.font(int(name.removeprefix(_SHAPELESS)))
            )


def _as_written(value: Any) -> str:
    return value.unparse().decode("latin-1") if isinstance(value, pikepdf.Object) else repr(value)


def _fitting(sheet: Sheet) -> Sheet:
    """The sheet, smaller if it is larger than a PDF page may be: readers refuse or die of such pages."""
    largest = max(sheet.width, sheet.height)
    if largest <= _LARGEST_PAGE:
        return sheet
    scale = _SHRUNK_TO / largest
    return Sheet(
        left=0.0,
        bottom=0.0,
        right=(sheet.right - sheet.left) * scale,
        top=(sheet.top - sheet.bottom) * scale,
        rotation=sheet.rotation,
    )


@lru_cache(maxsize=256)
def _brackets(sheet: Sheet, shown: Sheet) -> tuple[str, str]:
    """What stands before and after a page's own drawing: its state ends with it, and it shows only within the sheet."""
    begin = (
        f"q {number(shown.left)} {number(shown.bottom)} {number(shown.right - shown.left)} "
        f"{number(shown.top - shown.bottom)} re W n\n"
    )
    if shown is sheet or shown == sheet:
        return begin, "\nQ\n"
    scale = (shown.right - shown.left) / (sheet.right - sheet.left)
    x, y = number(-sheet.left * scale), number(-sheet.bottom * scale)
    return f"{begin}q {scale:.8f} 0 0 {scale:.8f} {x} {y} cm\n", "\nQ\nQ\n"


def _words(words: Sequence[Sequence[Any]], sheet: Sheet, shapeless: ShapelessFonts) -> tuple[str, set[str]]:
    """Recognized words, invisible, each where it stands, and the fonts they need: what makes a scan searchable.

    A word is stretched to its box, so that marking it in a reader marks what is seen.
    """
    wide, high = sheet.width, sheet.height
    turn, (ox, oy), (rx, ry), (dx, dy) = sheet.axes()
    said: list[str] = []
    fonts: set[str] = set()
    using, size = "", 0.0
    for text, x0, y0, x1, y1 in words:
        width, height = (x1 - x0) * wide, (y1 - y0) * high
        if not text or width <= 0 or height <= 0:
            continue
        x, y = x0 * wide, y1 * high - _DESCENT * height
        shape = _shape(text)
        runs = (shape,) if shape is not None else _odd(text, shapeless)
        natural = sum([run[2] for run in runs]) or 1.0
        for name, shown, run_width in runs:
            if name != using or not 0.97 < height / size < 1.03:
                using, size = name, height
                fonts.add(name)
                said.append(f"{name} {size:.1f} Tf")
            stretch = 100 * width / (natural * size)
            said.append(
                f"{stretch:.1f} Tz {turn} {ox + rx * x + dx * y:.1f} {oy + ry * x + dy * y:.1f} Tm {shown} Tj"
            )
            x += width * run_width / natural
    return ("\n".join(["BT 3 Tr", *said, "ET\n"]), fonts) if said else ("", fonts)


def _odd(text: str, shapeless: ShapelessFonts) -> list[tuple[str, str, float]]:
    """A word that Helvetica cannot hold: font, string of PDF and width in size 1 of each of its runs."""
    return [
        (f"{_SHAPELESS}{n}", f"<{codes.hex()}>", shapeless.width(codes)) for n, codes in shapeless.runs(text)
    ]


@lru_cache(maxsize=8192)
def _shape(text: str) -> tuple[str, str, float] | None:
    """A word in Helvetica: the font, the string of PDF, its width in size 1. None for one with other characters."""
    if not encodable(text):
        return None
    codes = text.encode("cp1252")
    plain = text.isascii() and text.isprintable()
    shown = f"({text.translate(_ESCAPES)})" if plain else f"<{codes.hex()}>"
    return _TEXT_FONT, shown, helvetica_width(text)


def _foot(sheet: Sheet, left: str, right: str) -> tuple[Sheet, str]:
    """The sheet with a strip below it, and what writes the strip: white, `right` to its right, `left` where there is room."""
    whole, begin, before_left = _strip(sheet, helvetica_width(left), helvetica_width(right))
    said = f"{begin} <{right.encode('cp1252', 'replace').hex()}> Tj\n"
    if before_left:
        said += f"{before_left} <{left.encode('cp1252', 'replace').hex()}> Tj\n"
    return whole, f"{said}ET Q EMC\n"


@lru_cache(maxsize=512)
def _strip(sheet: Sheet, left_width: float, right_width: float) -> tuple[Sheet, str, str]:
    """The sheet with its strip; what begins it and leads to its text on the right; what leads to that on the left.

    The widths are of the texts in size 1. The last is empty where the strip has no room for both.
    """
    scale = max(sheet.width / _PROPORTION_OF, _NARROWEST)
    size, margin = _SIZE * scale, _MARGIN * scale
    whole = sheet.with_foot(FOOT * scale)
    wide = right_width * size
    if wide > whole.width - 4:
        size, wide = size * (whole.width - 4) / wide, whole.width - 4
    margin = min(margin, max(2.0, (whole.width - wide) / 2))
    baseline = whole.height - _BASELINE * scale
    corners = [whole.point(0, whole.height - FOOT * scale), whole.point(whole.width, whole.height)]
    x, y = min(c[0] for c in corners), min(c[1] for c in corners)
    across, high = abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1])
    begin = (
        "/Artifact <</Type /Pagination /Subtype /Footer>> BDC q\n"
        f"1 g {number(x)} {number(y)} {number(across)} {number(high)} re f\nBT 0 Tr 0 Tc 0 Tw 100 Tz\n"
        f"0 g {_FOOT_FONT} {number(size)} Tf {whole.matrix(whole.width - margin - wide, baseline)} Tm"
    )
    small = size * _SMALL
    if left_width * small + wide + 3 * margin > whole.width:
        return whole, begin, ""
    return whole, begin, f"0.35 g {_FOOT_FONT} {number(small)} Tf {whole.matrix(margin, baseline)} Tm"
