"""The letters that the list of records is set in: taken out of a type case, which the typesetter has set.

The typesetter finds and subsets fonts for whatever characters there are, but takes a millisecond for each record of a
list, and holds half a megabyte for it. So it sets each character once, and the list is written from those.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)


class Style(IntEnum):
    """The styles, in the order of the pages of a type case, which is that of `front.STYLES`."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    MONO = 3


class MissingLetter(Exception):
    """A character that is not in the type case."""


class TypeCase:
    """Letters by style and character, and the fonts they are in."""

    def __init__(self, cases: Sequence[bytes]) -> None:
        """`cases` are type cases, as PDF."""
        self.fonts: dict[str, tuple[int, bytes]] = {}
        """The fonts under the names by which what is set calls them: which case each is in, and its reference there."""
        self._letters: list[dict[str, tuple[str, str, float]]] = [{} for _ in Style]
        known: dict[tuple[int, bytes], str] = {}
        for number, case in enumerate(cases):
            for style, there, letters in _fonts_of(case):
                name = known.setdefault((number, there), f"/Case{len(known)}")
                self.fonts[name] = number, there
                for character, (code, width) in letters.items():
                    self._letters[style].setdefault(character, (name, code, width))
        # Most texts are in one font of their style.
        self._usual = [next(iter(letters.values()))[0] if letters else "" for letters in self._letters]
        self._codes = [
            {character: code for character, (font, code, _) in letters.items() if font == usual}
            for letters, usual in zip(self._letters, self._usual, strict=True)
        ]
        self.width = lru_cache(maxsize=20_000)(self._width)

    def _width(self, style: Style, text: str) -> float:
        """Width of a text in size 1. Raises MissingLetter."""
        letters = self._letters[style]
        try:
            return sum([letters[character][2] for character in text]) / 1000
        except KeyError as missing:
            raise MissingLetter(str(missing)) from None

    def shown(self, style: Style, text: str, size: float) -> str:
        """The instructions that show a text where the text matrix says. Raises MissingLetter."""
        codes_of = self._codes[style]
        try:
            return f"{self._usual[style]} {size:g} Tf <{''.join([codes_of[character] for character in text])}> Tj"
        except KeyError:
            return self._in_several(style, text, size)

    def _in_several(self, style: Style, text: str, size: float) -> str:
        letters = self._letters[style]
        said: list[str] = []
        using = ""
        codes: list[str] = []
        for character in text:
            if character not in letters:
                raise MissingLetter(character)
            font, code, _ = letters[character]
            if font != using:
                if codes:
                    said.append(f"<{''.join(codes)}> Tj")
                using, codes = font, []
                said.append(f"{font} {size:g} Tf")
            codes.append(code)
        if codes:
            said.append(f"<{''.join(codes)}> Tj")
        return " ".join(said)


@lru_cache(maxsize=4)
def _fonts_of(case: bytes) -> tuple[tuple[Style, bytes, dict[str, tuple[str, float]]], ...]:
    """The fonts of a type case: the style, the reference, and each character with its code and width."""
    with pikepdf.open(io.BytesIO(case)) as pdf:
        return tuple(
            (
                style,
                b"%d %d R" % font.objgen,
                {letter: (code, width) for letter, code, width in _letters(font)},
            )
            for style, page in zip(Style, pdf.pages, strict=True)
            for font in page.obj["/Resources"]["/Font"].as_dict().values()
        )


def _letters(font: pikepdf.Object) -> Iterator[tuple[str, str, float]]:
    """Each character of a font with its code and its width in thousandths of the size."""
    descendant = font["/DescendantFonts"][0]
    widths = dict(_widths(descendant.get("/W", pikepdf.Array())))
    usual = float(descendant.get("/DW", 1000))
    for block in _BLOCK.findall(font["/ToUnicode"].read_bytes()):
        for code, meant in _PAIR.findall(block):
            character = bytes.fromhex(meant.decode()).decode("utf-16-be", "replace")
            if len(character) == 1:
                yield character, code.decode(), widths.get(int(code, 16), usual)


def _widths(array: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """The widths of a font with many letters: first code and a list, or first code, last code and one width for all."""
    parts = list(array)
    place = 0
    while place + 1 < len(parts):
        first = int(parts[place])
        if isinstance(parts[place + 1], pikepdf.Array):
            yield from ((first + n, float(width)) for n, width in enumerate(parts[place + 1]))
            place += 2
        else:
            yield from ((code, float(parts[place + 2])) for code in range(first, int(parts[place + 1]) + 1))
            place += 3
