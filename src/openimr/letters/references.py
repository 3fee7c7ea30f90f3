"""References from a letter's words to pages of the case file: `[p. 12]`, `[pp. 12, 15-17]`.

The number is the page's Bates number. Pure: text in, values out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_REFERENCE = re.compile(r"\[\s*pp?\.?\s*([0-9][0-9,;\s–-]{0,200}?)\s*\]", re.IGNORECASE)
_PART = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$")
MOST_PAGES_IN_A_RANGE = 2000


@dataclass(frozen=True, kw_only=True)
class PageReference:
    """One reference: its place in the text (`end` is the one after the last), and the pages it names.

    `problem` says what is wrong with it, '' if nothing is.
    """

    start: int
    end: int
    pages: tuple[int, ...]
    problem: str = ""


def find_references(text: str) -> tuple[PageReference, ...]:
    """The references in a text, in order; one that cannot be read has a `problem` and no pages."""
    found = []
    for match in _REFERENCE.finditer(text):
        pages: list[int] = []
        problem = ""
        for part in re.split(r"[,;]", match[1]):
            one = _PART.match(part.strip())
            if one is None:
                problem = "expected pages such as [p. 12] or [pp. 12, 15-17]"
                continue
            first, last = int(one[1]), int(one[2] or one[1])
            if last < first or last - first > MOST_PAGES_IN_A_RANGE:
                problem = f"{first}-{last} is no range of pages"
                continue
            pages += range(first, last + 1)
        found.append(PageReference(start=match.start(), end=match.end(), pages=tuple(pages), problem=problem))
    return tuple(found)


def pages_named(texts: Iterable[str]) -> frozenset[int]:
    """All pages that the texts refer to."""
    return frozenset(
        page for text in texts for reference in find_references(text) for page in reference.pages
    )
