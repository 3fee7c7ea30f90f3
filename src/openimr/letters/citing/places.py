"""Where in the words of a citation its parts stand, so that each can be shown in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.citing.grammar import DASH, PAGES
from openimr.letters.model import Citation

Place = tuple[int, int]
# What may stand between two words of a part and is left out of it, as in "Chapter 12 (Low Back Complaints)".
_BETWEEN = re.compile(r"[\s,;:().–-]{0,6}")
_DASH = re.compile(rf"\s{{0,3}}(?:{DASH}|to|through)\s{{0,3}}", re.IGNORECASE)
_ENDS = re.compile(rf"{DASH}|\s(?:to|through)\s")


def places_of(words: str, citation: Citation) -> dict[str, Place]:
    """The parts of a citation by name (`text`, `chapter`, `section`, `pages/0`), each with its stretch of `words`.

    `words` are the citation's own, as they stand in the text. A part that stands nowhere in one piece is left out.
    """
    found: dict[str, Place] = {"text": (0, len(words))} if words.strip() else {}
    listed = PAGES.search(words)
    at = listed.start("list") if listed else 0
    low = words.lower()
    if len(low) != len(words):  # there are letters that are two in small ones
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    for number, page in enumerate(citation.pages):
        stretch = _find_page(low, _ENDS.split(page.lower()), at)
        if stretch is not None:
            found[f"pages/{number}"] = stretch
            at = stretch[1]
    for name, part in (("chapter", citation.chapter), ("section", citation.section)):
        if part and (stretch := _find(words, part.split(), _BETWEEN, 0)):
            found[name] = stretch
    return found


def _find_page(words: str, ends: Sequence[str], start: int) -> Place | None:
    """A page, or the first and last of a range, that no other number goes on from."""
    while (place := _find(words, ends, _DASH, start)) is not None:
        first, last = place
        if not (
            _is_word(words[last : last + 1])
            or (words[first - 1 : first] == "." and words[max(first - 2, 0) : first - 1].isdecimal())
        ):
            return place
        start = first + 1
    return None


def _find(words: str, parts: Sequence[str], between: re.Pattern[str], start: int) -> Place | None:
    """Where some parts stand in their order with nothing but `between` from one to the next, the first at a word's beginning."""
    first, *rest = parts
    start = words.find(first, start)
    while start >= 0:
        if not (first[:1].isalnum() and _is_word(words[start - 1 : start])):
            end: int | None = start + len(first)
            for part in rest:
                end = _after(words, end, between, part) if end is not None else None
            if end is not None:
                return start, end
        start = words.find(first, start + 1)
    return None


def _after(words: str, end: int, between: re.Pattern[str], part: str) -> int | None:
    """The end of a part that follows; a mark may be what parts it from the words before, or its own first one."""
    gap = between.match(words, end)
    if gap is None:
        return None
    starts = range(gap.end(), end - 1, -1) if between is _BETWEEN else (gap.end(),)
    return next((at + len(part) for at in starts if words.startswith(part, at)), None)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
