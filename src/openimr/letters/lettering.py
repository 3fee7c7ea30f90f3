"""Fonts that travel with a letter: of the package's fonts just the shapes of the characters that a letter has.

A page and a document are shown with the fonts of whoever opens them, and those may lack the script in which
somebody's name is written. Latin, Greek and Cyrillic every machine has; of the fonts for other scripts the letter
brings what it needs, a few kilobytes each. Text in, font files out; the same text gives the same bytes.
"""

from __future__ import annotations

import functools
import io
import re
from dataclasses import dataclass
from pathlib import Path

from openimr.letters.fonts import folders

# Armenian and what comes after it, without the additions to Latin and Greek, the marks and the symbols.
_OTHER_SCRIPTS = re.compile("[\u0530-\u1dff\u2c00-\u2c5f\u2d00-\u2dff\u2e80-\ua71f\ua800-\ufaff\ufb13-\ufdff\ufe30-\ufeff\U00010000-\U0010ffff]")  # fmt: skip
JOINERS = (0x200C, 0x200D)
_STAYING = frozenset({0x20, *JOINERS})
"""Characters that stay in the font of what stands before them."""
_LAST_CHOICE = ("SansHans", "SansKR")
"""Parts of the names of the files for East Asia, in the order in which they are asked, after all others."""


@dataclass(frozen=True, kw_only=True)
class LetterFont:
    """The shapes of some characters: `content` is a font file of sfnt form, `name` the name it goes by."""

    name: str
    characters: tuple[int, ...]
    content: bytes


def letter_fonts(text: str) -> tuple[LetterFont, ...]:
    """The fonts for the characters of a text that are of no common script; of none that no font has."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        wanted: dict[Path, set[int]] = {}
    else:
        return ()  # most letters, and quickly
    for character in sorted(set(_OTHER_SCRIPTS.findall(text))):
        if (path := _font_with(ord(character))) is not None:
            wanted.setdefault(path, set()).add(ord(character))
    return tuple(_subset(path, tuple(sorted(points))) for path, points in sorted(wanted.items()))


def script_runs(text: str, fonts: tuple[LetterFont, ...]) -> list[tuple[str, LetterFont | None]]:
    """A text in runs, each with the font that it needs; None for what every machine has."""
    of = {point: font for font in fonts for point in font.characters}
    runs: list[tuple[str, LetterFont | None]] = []
    for character in text:
        point = ord(character)
        last = runs[-1][1] if runs else None
        font = last if point in _STAYING else of.get(point)
        if runs and font is last:
            runs[-1] = (runs[-1][0] + character, last)
        else:
            runs.append((character, font))
    return runs


def _font_with(point: int) -> Path | None:
    return next((path for path in _files(tuple(folders())) if point in _characters(path)), None)


@functools.cache
def _files(within: tuple[Path, ...]) -> tuple[Path, ...]:
    """The fonts of regular weight, those for East Asia last."""
    found = [
        p for folder in folders() for p in sorted(folder.rglob("*")) if p.suffix.lower() in {".ttf", ".otf"}
    ]

    def place(path: Path) -> int:
        return next((n for n, part in enumerate(_LAST_CHOICE, 1) if part in path.stem), 0)

    return tuple(sorted((p for p in found if "Bold" not in p.stem), key=place))


@functools.cache
def _characters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError  # here, because most letters need no other script

    try:
        with TTFont(path, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError):
        return frozenset()  # a file that is no font has no character


@functools.lru_cache(maxsize=64)
def _subset(path: Path, points: tuple[int, ...]) -> LetterFont:
    from fontTools.subset import Options, Subsetter  # here, for the same reason
    from fontTools.ttLib import TTFont

    options = Options()
    options.layout_features = ["*"]  # marks and joined letters stand where their script wants them
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [1, 2, 4, 6]
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes={*points, *_STAYING})
        subsetter.subset(font)
        saved = io.BytesIO()
        font.save(saved)
    name = "Letter " + re.sub(r"[_-].*$", "", path.stem)
    return LetterFont(name=name, characters=points, content=saved.getvalue())
