"""The two fonts that assembly writes with: Helvetica for what Windows-1252 can hold, and one without shape.

Helvetica is one of the fonts that every PDF reader has; it carries the page numbers and the invisible text
behind scans. Words with other characters are written in a Type 3 font whose glyphs draw nothing and whose
character map says what they mean, so that those words are found and copied too.
"""

from __future__ import annotations

from openimr.casefile.assembly.output import Output

_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHER_WIDTH = 556
WIDTHS = [_WIDTHS[n - 32] if 32 <= n <= 126 else _OTHER_WIDTH for n in range(256)]
"""Width of each character of Windows-1252 in Helvetica, in thousandths of the size. Beyond ASCII it is a digit's."""
_SHAPELESS_WIDTH = 500
_MOST_CODES = 255


def helvetica_width(text: str) -> float:
    """Width of a text in Helvetica of size 1. Characters beyond ASCII count as a digit's width."""
    return sum([WIDTHS[code] for code in text.encode("cp1252", "replace")]) / 1000


def encodable(text: str) -> bool:
    """Whether Helvetica in WinAnsi encoding can hold a text."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


HELVETICA = b"<< /BaseFont /Helvetica /Encoding /WinAnsiEncoding /Subtype /Type1 /Type /Font >>"
"""The font Helvetica in WinAnsi encoding."""


class ShapelessFonts:
    """Fonts without shape for the characters of a page: as many of 255 characters as it takes."""

    def __init__(self) -> None:
        self._sets: list[list[str]] = []
        self._place: dict[str, tuple[int, int]] = {}

    @property
    def characters(self) -> tuple[str, ...]:
        """The characters of each font, in the order of their codes from 1."""
        return tuple("".join(one) for one in self._sets)

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
        self._sets[-1].append(character)
        place = self._place[character] = len(self._sets) - 1, len(self._sets[-1])
        return place


def shapeless_width(codes: bytes) -> float:
    """Width of codes in size 1."""
    return len(codes) * _SHAPELESS_WIDTH / 1000


def shapeless(output: Output, characters: str) -> int:
    """Write a font without shape for these characters, which have the codes 1, 2, 3 and so on; its number."""
    glyph = output.stream(f"{_SHAPELESS_WIDTH} 0 d0".encode())
    meaning = output.stream(_character_map(characters))
    last = len(characters)
    names, widths = b" ".join([b"/g"] * last), b" ".join([b"%d" % _SHAPELESS_WIDTH] * last)
    return output.object(
        b"<< /CharProcs << /g %d 0 R >> /Encoding << /Differences [ 1 %s ] /Type /Encoding >> /FirstChar 1 "
        b"/FontBBox [ 0 0 %d 1000 ] /FontMatrix [ 0.001 0 0 0.001 0 0 ] /LastChar %d /Resources << >> /Subtype /Type3 "
        b"/ToUnicode %d 0 R /Type /Font /Widths [ %s ] >>"
        % (glyph, names, _SHAPELESS_WIDTH, last, meaning, widths)
    )


def _character_map(characters: str) -> bytes:
    """The ToUnicode map of codes 1, 2, 3 and so on, in blocks of 100 as the format asks."""
    entries = [
        f"<{code:02X}> <{c.encode('utf-16-be', 'replace').hex().upper()}>"
        for code, c in enumerate(characters, 1)
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
