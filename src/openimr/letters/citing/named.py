"""A source that a text names: its place, its words without what joins it to others, its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openimr.letters.citing.parts import read_parts
from openimr.letters.model import Citation, Family

_CONNECTOR_END = re.compile(
    r"(?:[\s,;:.]|\b(?:and\s{1,9}(?:in\s{1,9}part|besides|moreover|further|additionally)|and|or|as\s{1,9}well\s{1,9}as|also|the|per|see|(?:up)?on|plus|added|was|were|(?:along|together)\s{1,9}with|in\s{1,9}addition(?:\s{1,9}to)?|supplemented\s{1,9}by|non-MTUS|namely|viz|to\s{1,9}wit)\b|&)++$",
    re.IGNORECASE,
)
_CONNECTOR_START = re.compile(
    r"(?:[\s,;:.]|\b(?:and|or|as\s{1,9}well\s{1,9}as|also|the|per|see|(?:up)?on|plus|added|(?:along|together)\s{1,9}with|in\s{1,9}addition(?:\s{1,9}to)?|supplemented\s{1,9}by|non-MTUS|namely|viz|to\s{1,9}wit)\b|&)++",
    re.IGNORECASE,
)
TAKEN = "\x1c"
"""White space that stands where another reader has found a source: no source goes on beyond it."""
LONGEST_SOURCE = 300
LONGEST_TAIL = 200
"""Characters: runs are bounded everywhere, for what is read may be a megabyte of semicolons."""


@dataclass(frozen=True, kw_only=True)
class NamedSource:
    """A source in the form of the schema, with its place in the text (`end` is the one after the last)."""

    citation: Citation
    start: int
    end: int
    of_the_schedule: bool | None = None
    """Whether the text says that it is, or is not, part of the MTUS; None if it does not say."""


def found_source(
    text: str, start: int, end: int, family: Family, named: int, title: str | None
) -> NamedSource:
    """The source in a stretch of a text; its name ends at `named`, and `title` is that of its chapter where the name tells it."""
    words = " ".join(text[start:end].split())
    chapter, section, pages = read_parts(
        family, head=" ".join(text[start:named].split()), tail=" ".join(text[named:end].split()), title=title
    )
    return NamedSource(
        citation=Citation(family=family, text=words, chapter=chapter, section=section, pages=pages),
        start=start,
        end=end,
    )


def opened(text: str, start: int, end: int) -> int:
    """Where a stretch begins after the connecting words at its head."""
    opening = _CONNECTOR_START.match(text, start, end)
    return opening.end() if opening else start


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without connecting words at its ends; a closing stop stays with an abbreviation."""
    start = opened(text, start, end)
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:."):
        end -= 1  # what is said of a source is blanked, and may be long
    tail = _CONNECTOR_END.search(text, max(start, end - LONGEST_TAIL), end)
    if tail:
        end = tail.start()
    return start, max(start, end)
