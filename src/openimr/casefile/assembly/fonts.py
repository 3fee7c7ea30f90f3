"""The two fonts that assembly writes with: Helvetica for what Windows-1252 can hold, and one without shape.

Helvetica is one of the fonts that every PDF reader has; it carries the page numbers and the invisible text
behind scans. Words with other characters are written in a Type 3 font whose glyphs draw nothing and whose
character map says what they mean, so that those words are found and copied too.
"""

from __future__ import annotations

from typing import Any

import pikepdf

_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHER_WIDTH = 556
_WIDTH_OF = [_WIDTHS[n - 32] if 32 <= n <= 126 else _OTHER_WIDTH for n in range(256)]
_SHAPELESS_WIDTH = 500
_MOST_CODES = 255


def helvetica_width(text: str) -> float:
    """Width of a text in Helvetica of size 1. Characters beyond ASCII count as a digit's width."""
    return sum([_WIDTH_OF[code] for code in text.encode("cp1252", "replace")]) / 1000


def encodable(text: str) -> bool:
    """Whether Helvetica in WinAnsi encoding can hold a text."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def helvetica(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font Helvetica in WinAnsi encoding."""
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


class ShapelessFonts:
    """Fonts without shape for whatever characters are asked for: as many of 255 characters as it takes."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._sets: list[list[str]] = []
        self._place: dict[str, tuple[int, int]] = {}
        self._fonts: list[pikepdf.Object] = []

    def runs(self, word: str) -> list[tuple[int, bytes]]:
        """A word as (number of the font, codes) runs. A character not met before gets the next code."""
        runs: list[tuple[int, bytearray]] = []
        for character in word:
            number, code = self._place.get(character) or self._added(character)
            if not runs or runs[-1][0] != number:
                runs.append((number, bytearray()))
            runs[-1][1].append(code)
        return [(number, bytes(codes)) for number, codes in runs]

    def _added(self, character: str) -> tuple[int, int]:
        if not self._sets or len(self._sets[-1]) == _MOST_CODES:
            self._sets.append([])
            self._fonts.append(self._pdf.make_indirect(pikepdf.Dictionary()))
        self._sets[-1].append(character)
        place = self._place[character] = len(self._sets) - 1, len(self._sets[-1])
        return place

    @staticmethod
    def width(codes: bytes) -> float:
        """Width of codes in size 1."""
        return len(codes) * _SHAPELESS_WIDTH / 1000

    def font(self, number: int) -> pikepdf.Object:
        """The font with this number; it is empty until `close`."""
        return self._fonts[number]

    def close(self) -> None:
        """Write the fonts, now that all their characters are known."""
        for font, characters in zip(self._fonts, self._sets, strict=True):
            for name, value in self._made(characters).items():
                font[name] = value

    def _made(self, characters: list[str]) -> dict[str, Any]:
        glyph = self._pdf.make_stream(f"{_SHAPELESS_WIDTH} 0 d0".encode())
        last = len(characters)
        differences = pikepdf.Array([1, *(pikepdf.Name.g for _ in characters)])
        return {
            "/Type": pikepdf.Name.Font,
            "/Subtype": pikepdf.Name.Type3,
            "/FontBBox": pikepdf.Array([0, 0, _SHAPELESS_WIDTH, 1000]),
            "/FontMatrix": pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            "/CharProcs": pikepdf.Dictionary(g=glyph),
            "/Encoding": pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=differences),
            "/FirstChar": 1,
            "/LastChar": last,
            "/Widths": pikepdf.Array([_SHAPELESS_WIDTH] * last),
            "/Resources": pikepdf.Dictionary(),
            "/ToUnicode": self._pdf.make_stream(_character_map(characters)),
        }


def _character_map(characters: list[str]) -> bytes:
    """The ToUnicode map of codes 1, 2, 3 and so on, in blocks of 100 as the format asks."""
    entries = [
        f"<{code:02X}> <{c.encode('utf-16-be').hex().upper()}>" for code, c in enumerate(characters, 1)
    ]
    blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
    body = "\n".join(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar"))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Shapeless def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
