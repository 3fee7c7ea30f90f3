"""Page furniture: running heads, running feet, page numbers. They belong to no field (letters rule 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

MOST_PAGES_OF_A_LETTER = 30
"""A bare "Page 3 of 5" is a foot; "Page 43 of 127" is a citation that a line break left on its own."""

_CASE = r"CM\s?\d{2}\s?-\s?\d{6,7}"
_OWN_WORDS = (
    rf"(?:{_CASE}|IMR|Independent\s+Medical\s+Review|Final\s+Determination(?:\s+Letter)?|for"
    r"|MAXIMUS\s+Federal\s+Services(?:,\s*Inc\.?)?|Case\s+(?:Number|No\.?)\s*:?|[·•|–—:,-])"
)
_PAGE = r"Page:?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
_FOOT = re.compile(
    rf"(?:{_OWN_WORDS}\s*)++{_PAGE}"
    rf"|{_PAGE}\s*(?:{_OWN_WORDS}\s*)++"
    rf"|[^:]{{0,100}}\s[·•|]\s*{_PAGE}"
    rf"|{_PAGE}\s*[·•|]\s[^:]{{0,100}}"
    rf"|Final\s+Determination\s+Letter\s+for\s+IMR\s+Case\s+Number\s*:?\s*{_CASE}(?:\s+\d{{1,3}})?",
    re.IGNORECASE,
)
_BARE_PAGE_OF = re.compile(r"Page\s+(\d{1,3})\s+of\s+(\d{1,3})", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(?:Page\s+)?[-–—]?\s?\d{1,3}\s?[-–—]?", re.IGNORECASE)
_LONGEST = 160
_LEAST_LINES_OF_A_PAGE = 5
SHORT = 12
"""No bare page number is longer."""
# Plain words, each sought by itself: several times faster than one pattern for all.
_FOOT_WORDS = ("Page", "page", "PAGE", "pAGE", "DEMONSTRATION: ")
_LETTER = ("Letter", "letter", "LETTER", "lETTER")
_LETTER_FOR = re.compile(r"[Ll](?:etter|ETTER)\s+(?:for|FOR)\s+IMR")
_DIGITS = re.compile(r"\d+")


class Furniture(Enum):
    """What a line is, as far as its own words tell."""

    TEXT = 0
    SURE = 1
    """Furniture, whatever stands around it."""
    IF_ALONE = 2
    """Furniture if it stands apart from the text around it."""


def places_of_foot_words(text: str) -> list[int]:
    """Where a text has a word that every running head or foot has, in order; a line without one is none."""
    found = [place for word in _FOOT_WORDS for place in _places(text, word)]
    found += [place for word in _LETTER for place in _places(text, word) if _LETTER_FOR.match(text, place)]
    found.sort()
    return found


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def judge(line: str) -> Furniture:
    """What one tidy, non-empty line is."""
    if len(line) > _LONGEST:
        return Furniture.TEXT
    if line.startswith("DEMONSTRATION: "):
        return Furniture.SURE
    if bare := _BARE_PAGE_OF.fullmatch(line):
        number, last = int(bare[1]), int(bare[2])
        return Furniture.SURE if 1 <= number <= last <= MOST_PAGES_OF_A_LETTER else Furniture.TEXT
    if _BARE_NUMBER.fullmatch(line):
        return Furniture.IF_ALONE
    return Furniture.SURE if _FOOT.fullmatch(line) else Furniture.TEXT


def repeated_at_page_edges(lines: Sequence[str], page_ends: Sequence[int]) -> set[int]:
    """The lines that head or foot the pages of a text whose page breaks are known.

    `page_ends` are, for each page, the number of lines up to its end; empty for a text without pages. A line
    counts if the same words stand at the same edge of other pages with a number that grows by one from page
    to page, or, word for word, on three pages or more and on all but one. Less would take text: long letters
    end several pages with one sentence.
    """
    found: set[int] = set()
    whole = [range(first, end) for first, end in zip([0, *page_ends], page_ends, strict=False)]
    pages = [(page, numbers) for page, numbers in enumerate(whole) if len(numbers) >= _LEAST_LINES_OF_A_PAGE]
    for edge in (0, 1, -1, -2):
        by_words: dict[str, list[tuple[int, int, str]]] = {}
        for page, numbers in pages:
            line = lines[numbers[edge]]
            by_words.setdefault(_DIGITS.sub("#", line), []).append((page, numbers[edge], line))
        for words, places in by_words.items():
            if _counts_pages(words, places) or _stands_everywhere(places, len(pages)):
                found.update(number for _, number, _ in places)
    return found


def _counts_pages(words: str, places: Sequence[tuple[int, int, str]]) -> bool:
    if "#" not in words or len(places) < 2:
        return False
    columns = zip(*(_DIGITS.findall(line) for _, _, line in places), strict=True)
    return any(
        len({int(n) - page for n, (page, _, _) in zip(column, places, strict=True)}) == 1
        for column in columns
        if all(len(n) <= 3 for n in column)
    )


def _stands_everywhere(places: Sequence[tuple[int, int, str]], pages: int) -> bool:
    return len(places) >= max(3, pages - 1) and len({line for _, _, line in places}) == 1
