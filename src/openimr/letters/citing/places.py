"""Where in the words of a citation its parts stand, so that each can be shown in its place."""

from __future__ import annotations

import re

from openimr.letters.citing.grammar import PAGES
from openimr.letters.model import Citation

Place = tuple[int, int]
# What may stand between two words of a part and is left out of it, as in "Chapter 12 (Low Back Complaints)".
_BETWEEN = r"[\s,;:().–-]{0,6}"
_DASH = r"\s{0,3}(?:[-–]|to|through)\s{0,3}"


def places_of(words: str, citation: Citation) -> dict[str, Place]:
    """The parts of a citation by name (`text`, `chapter`, `section`, `pages/0`), each with its stretch of `words`.

    `words` are the citation's own, as they stand in the text. A part that stands nowhere in one piece is left out.
    """
    found: dict[str, Place] = {"text": (0, len(words))} if words.strip() else {}
    listed = PAGES.search(words)
    at = listed.start("list") if listed else 0
    for number, page in enumerate(citation.pages):
        pattern = _DASH.join(re.escape(part) for part in page.split("-"))
        stretch = re.compile(rf"(?<!\w)(?<!\d\.){pattern}(?!\w)", re.IGNORECASE).search(words, at)
        if stretch is not None:
            found[f"pages/{number}"] = stretch.span()
            at = stretch.end()
    for name, part in (("chapter", citation.chapter), ("section", citation.section)):
        if part and (stretch := _in_order(part).search(words)):
            found[name] = stretch.span()
    return found


def _in_order(part: str) -> re.Pattern[str]:
    """A pattern for the words of a part in their order."""
    return re.compile(r"(?<!\w)" * part[:1].isalnum() + _BETWEEN.join(map(re.escape, part.split())))
