"""The fonts that letters are set in: those of the engine, those of the package, and those of the house.

The engine brings Latin, Greek and Cyrillic. `make setup` lays fonts for the other scripts that people in
California write their names in beside the templates; `OPENIMR_FONTS` names folders with more. Fonts of the
machine are not used, so that a letter looks the same wherever it is made.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path

import typst

FOLDER = Path(__file__).parent / "templates" / "fonts"
VARIABLE = "OPENIMR_FONTS"


def folders() -> list[Path]:
    """The folders with fonts that are there: the package's own first, then those of the house."""
    own = [FOLDER] if FOLDER.is_dir() else []
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    return own + [folder for folder in named if folder.is_dir()]


@functools.cache
def collection() -> typst.Fonts:
    """All fonts, found once; a font is read when a letter needs it."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders()])


def advice() -> str:
    """What to do about a character that no font has."""
    if not FOLDER.is_dir():
        return "The fonts for other scripts are not here: run tools/setup.sh (make setup), which brings them"
    return f"Write it in other characters, or put a font that has it in a folder and name that in {VARIABLE}"
