"""What assembly writes on a page: the invisible words of a scan, and the number at its foot.

Nothing here reads what the page draws: its own instructions are kept as they are, between a `q` and a `Q`,
however large they would be unpacked.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import pikepdf

from openimr.casefile.assembly.fonts import ShapelessFonts, encodable, helvetica_width
from openimr.casefile.assembly.sheet import Sheet, number

FOOT = 20.0
"""Height of the strip added below a page of letter width, in points; other pages in proportion."""

_LARGEST_PAGE = 14_400.0
_SHRUNK_TO = 1_224.0
_SIZE = 9.0
_MARGIN = 27.0
_BASELINE = 7.0
_NARROWEST, _PROPORTION_OF = 0.35, 612.0
_TEXT_FONT, _FOOT_FONT, _SHAPELESS = "/OimrText", "/OimrFoot", "/OimrOther"


def fit(page: pikepdf.Page, pdf: pikepdf.Pdf, sheet: Sheet) -> Sheet:
    """The sheet, drawn smaller if it is larger than a PDF page may be: readers refuse or die of such pages."""
    largest = max(sheet.width, sheet.height)
    if largest <= _LARGEST_PAGE:
        return sheet
    scale = _SHRUNK_TO / largest
    x, y = number(-sheet.left * scale), number(-sheet.bottom * scale)
    page.contents_add(_stream(pdf, f"q {scale:.8f} 0 0 {scale:.8f} {x} {y} cm\n"), prepend=True)
    page.contents_add(_stream(pdf, "\nQ\n"))
    return Sheet(
        left=0.0,
        bottom=0.0,
        right=(sheet.right - sheet.left) * scale,
        top=(sheet.top - sheet.bottom) * scale,
        rotation=sheet.rotation,
    )


class Brackets:
    """What shuts a page's own drawing in, one stream for all pages of a book that have the same sheet."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._open: dict[str, pikepdf.Stream] = {}
        self._shut = _stream(pdf, "\nQ\n")

    def enclose(self, page: pikepdf.Page, sheet: Sheet) -> None:
        """The page's state ends with its drawing, and it shows only within the sheet."""
        x, y = number(sheet.left), number(sheet.bottom)
        width, height = number(sheet.right - sheet.left), number(sheet.top - sheet.bottom)
        begin = f"q {x} {y} {width} {height} re W n\n"
        if begin not in self._open:
            self._open[begin] = _stream(self._pdf, begin)
        own = page.obj.get("/Contents")
        parts = list(own) if isinstance(own, pikepdf.Array) else [own]
        # Only what is a stream is drawn; anything else in its place would make some readers refuse the page.
        drawn = [part for part in parts if isinstance(part, pikepdf.Stream)]
        page.obj["/Contents"] = pikepdf.Array([self._open[begin], *drawn, self._shut])


def write_words(
    page: pikepdf.Page,
    pdf: pikepdf.Pdf,
    sheet: Sheet,
    words: Sequence[Sequence[Any]],
    font: pikepdf.Object,
    shapeless: ShapelessFonts,
) -> None:
    """Write recognized words on an enclosed page, invisible, each where it stands: what makes a scan searchable.

    A word is [text, x0, y0, x1, y1, ...], boxes 0 to 1 from the top left of the sheet as shown. It is
    stretched to its box, so that marking it in a reader marks what is seen.
    """
    lines = ["BT 3 Tr"]
    used: set[int] = set()
    for word in words:
        text, x0, y0, x1, y1 = word[:5]
        left, width = x0 * sheet.width, (x1 - x0) * sheet.width
        height = (y1 - y0) * sheet.height
        if not text or width <= 0 or height <= 0:
            continue
        baseline = y1 * sheet.height - 0.22 * height
        if encodable(text):
            runs = [(_TEXT_FONT, text.encode("cp1252"), helvetica_width(text))]
        else:
            runs = [(f"{_SHAPELESS}{n}", codes, shapeless.width(codes)) for n, codes in shapeless.runs(text)]
            used.update(n for n, _ in shapeless.runs(text))
        natural = sum(run[2] for run in runs) or 1.0
        stretch = 100 * width / (natural * height)
        for name, codes, run_width in runs:
            lines.append(
                f"{name} {number(height)} Tf {number(stretch)} Tz {sheet.matrix(left, baseline)} Tm <{codes.hex()}> Tj"
            )
            left += width * run_width / natural
    lines.append("ET")
    if len(lines) == 2:
        return
    page.obj["/Contents"].append(_stream(pdf, "\n".join(lines) + "\n"))
    _name_font(page, _TEXT_FONT, font)
    for n in sorted(used):
        _name_font(page, f"{_SHAPELESS}{n}", shapeless.font(n))


def write_foot(
    page: pikepdf.Page, pdf: pikepdf.Pdf, sheet: Sheet, font: pikepdf.Object, *, left: str, right: str
) -> None:
    """Add a strip below an enclosed page with its number on the right, and its record on the left if there is room.

    The strip is added outside what was received, so the number never lies on it.
    """
    scale = max(sheet.width / _PROPORTION_OF, _NARROWEST)
    size, margin = _SIZE * scale, _MARGIN * scale
    whole, white = _strip(sheet, FOOT * scale)
    right_width = helvetica_width(right) * size
    if right_width > whole.width - 4:
        size, right_width = size * (whole.width - 4) / right_width, whole.width - 4
    margin = min(margin, max(2.0, (whole.width - right_width) / 2))
    baseline = whole.height - _BASELINE * scale
    texts = [(right, whole.width - margin - right_width, size, "0 g")]
    small = size * 0.85
    if helvetica_width(left) * small + right_width + 3 * margin <= whole.width:
        texts.append((left, margin, small, "0.35 g"))
    content = [
        "/Artifact <</Type /Pagination /Subtype /Footer>> BDC q",
        white,
        "BT 0 Tr 0 Tc 0 Tw 100 Tz",
    ]
    for text, start, text_size, color in texts:
        codes = text.encode("cp1252", "replace").hex()
        content.append(
            f"{color} {_FOOT_FONT} {number(text_size)} Tf {whole.matrix(start, baseline)} Tm <{codes}> Tj"
        )
    content.append("ET Q EMC\n")
    page.obj["/Contents"].append(_stream(pdf, "\n".join(content)))
    _name_font(page, _FOOT_FONT, font)
    page.obj["/MediaBox"] = whole.array()
    if "/CropBox" in page.obj:
        del page.obj["/CropBox"]


@lru_cache(maxsize=64)
def _strip(sheet: Sheet, height: float) -> tuple[Sheet, str]:
    """The sheet with its strip, and what paints the strip white."""
    whole = sheet.with_foot(height)
    corners = [whole.point(0, whole.height - height), whole.point(whole.width, whole.height)]
    x, y = min(c[0] for c in corners), min(c[1] for c in corners)
    wide, high = abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1])
    return whole, f"1 g {number(x)} {number(y)} {number(wide)} {number(high)} re f"


def odd_characters(words: Iterable[Sequence[Any]]) -> set[str]:
    """All characters of those words that Helvetica cannot hold whole."""
    return {c for word in words if not encodable(word[0]) for c in word[0]}


def _name_font(page: pikepdf.Page, name: str, font: pikepdf.Object) -> None:
    """Give the page a font under a name, whatever it had there."""
    resources = page.obj.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        resources = page.obj["/Resources"] = pikepdf.Dictionary()
    fonts = resources.get("/Font")
    if isinstance(fonts, pikepdf.Dictionary):
        fonts[name] = font
    else:
        resources["/Font"] = pikepdf.Dictionary({name: font})


def _stream(pdf: pikepdf.Pdf, content: str) -> pikepdf.Stream:
    """Our own instructions, packed here: the file is saved without packing or unpacking anything."""
    stream = pdf.make_stream(zlib.compress(content.encode("ascii"), 6))
    stream["/Filter"] = pikepdf.Name.FlateDecode
    return stream
