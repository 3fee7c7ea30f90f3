"""Heads and feet that are known by coming again, at the edges of pages or amid the text (letters rule 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub

from openimr.letters.reading.pages.amid import ENDS_OF_TEXT, goes_on_around
from openimr.letters.reading.pages.furniture import (
    LONGEST_BY_ITSELF,
    OF_A_FIELD,
    SHORT,
)

_DIGITS = re.compile(r"\d+")
_ENDS_IN_ITS_PAGE = re.compile(r".*\bPage\s?[:|]?\s?\d{1,2}(?:\sof\s\d{1,2})?", re.IGNORECASE)
_LEAST_LINES_BETWEEN = 10
"""Of two pages' feet; a page of a letter in double spacing has some twenty lines with words."""
_LEAST_LINES_OF_A_PAGE = 5
_LINES_OF_A_HEAD = 4
_TWICE = 2
_MARKS = ".,:;"


def repeated_at_page_edges(lines: Sequence[str], page_ends: Sequence[int]) -> set[int]:
    """The lines that head or foot the pages of a text whose page breaks are known.

    `page_ends` are, for each page, the number of lines up to its end; empty for a text without pages. A line
    counts if the same words stand at the same edge of other pages with a number that grows by one from page
    to page, or, word for word, on three pages or more and on all but one. Less would take text: long letters
    end several pages with one sentence. Where every page begins with the same words, two pages are enough. The
    head of the first page stays, for it may be the letter's header.
    """
    whole = [range(first, end) for first, end in pairwise([0, *page_ends])]
    found = _common_heads(lines, whole)
    feet = [(page, numbers[-1], lines[numbers[-1]]) for page, numbers in enumerate(whole) if numbers]
    if (
        feet
        and feet[0][2][-1].isdecimal()
        and _ENDS_IN_ITS_PAGE.fullmatch(feet[0][2])
        and len({_DIGITS.sub("#", line) for _, _, line in feet}) == 1
        and _counts_pages("#", feet)
    ):
        found.update(number for _, number, _ in feet)
    pages = [(page, numbers) for page, numbers in enumerate(whole) if len(numbers) >= _LEAST_LINES_OF_A_PAGE]
    for edge in (0, 1, -1, -2):
        by_words: dict[str, list[tuple[int, int, str]]] = {}
        for page, numbers in _alike_at_first(lines, pages, edge):
            line = lines[numbers[edge]]
            by_words.setdefault(_DIGITS.sub("#", line), []).append((page, numbers[edge], line))
        for words, places in by_words.items():
            if _counts_pages(words, places) or (
                _stands_everywhere(places, len(pages)) and not OF_A_FIELD.match(words)
            ):
                found.update(number for page, number, _ in places if page or edge < 0)
                found.update(
                    short[edge]
                    for short in whole[1:]
                    if 0 < len(short) < _LEAST_LINES_OF_A_PAGE
                    and -len(short) <= edge < len(short)
                    and _DIGITS.sub("#", lines[short[edge]]) == words
                )
    return found


def repeated_amid_text(lines: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """The lines that stand, word for word, three times or more on pages' edges.

    `numbers` are those of the lines in the text as given. A page's head or foot has other lines above and below it each
    time; what a letter says again and again has the same ones. Twice is enough where both stand apart. One at least must
    part a sentence.
    """
    by_words: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if SHORT <= len(line) <= LONGEST_BY_ITSELF:
            by_words.setdefault(line, []).append(number)
    found: set[int] = set()
    for words, alike in by_words.items():
        if len(alike) < _TWICE or words[-1] in ENDS_OF_TEXT or words[0].islower() or ":" in words:
            continue
        inner = [n for n in alike if 0 < n < len(lines) - 1]
        if (
            len(inner) >= _TWICE
            and (len(inner) > _TWICE or all(_stands_apart(numbers, n) for n in inner))
            and any(goes_on_around(lines, n) for n in inner)
            and _apart(lines, inner)
        ):
            found.update(alike)
    return found


def _apart(lines: Sequence[str], places: Sequence[int]) -> bool:
    """Whether some alike lines are pages apart, and have another word before and after them each time.

    A treatment whose name fills a line is spoken of again and again, and the same word goes on after it.
    """
    return (
        all(after - before >= _LEAST_LINES_BETWEEN for before, after in pairwise(places))
        and len({lines[n - 1].rsplit(" ", 1)[-1].strip(_MARKS) for n in places}) == len(places)
        and len({lines[n + 1].partition(" ")[0].strip(_MARKS) for n in places}) == len(places)
    )


def _stands_apart(numbers: Sequence[int], number: int) -> bool:
    return numbers[number] - numbers[number - 1] > 1 and numbers[number + 1] - numbers[number] > 1


def _common_heads(lines: Sequence[str], whole: Sequence[range]) -> set[int]:
    """The lines that begin every page but the first, and the first as well, word for word."""
    found: set[int] = set()
    for depth in range(_LINES_OF_A_HEAD):
        firsts = [numbers[depth] for numbers in whole if len(numbers) > depth]
        if len(firsts) < max(2, len(whole)) or len({lines[n] for n in firsts}) > 1:
            break
        if OF_A_FIELD.match(lines[firsts[0]]):
            break
        found.update(firsts[1:])
    return found


def _alike_at_first(
    lines: Sequence[str], pages: Sequence[tuple[int, range]], edge: int
) -> Iterator[tuple[int, range]]:
    """The pages on which the line at an edge begins and ends as another's does, in a digit or with the same character.

    Lines of text are quickly told apart by that.
    """
    by_ends: dict[str, list[tuple[int, range]]] = {}
    for page in pages:
        line = lines[page[1][edge]]
        first, last = line[0], line[-1]
        ends = ("#" if first.isdecimal() else first) + ("#" if last.isdecimal() else last)
        by_ends.setdefault(ends, []).append(page)
    if len(by_ends) < len(pages):
        for alike in by_ends.values():
            if len(alike) > 1:
                yield from alike


def _counts_pages(words: str, places: Sequence[tuple[int, int, str]]) -> bool:
    """Whether one of the numbers of some lines (page, number, words) grows with the page."""
    if "#" not in words or len(places) < 2 or OF_A_FIELD.match(words):
        return False
    rows = [_DIGITS.findall(line) for _, _, line in places]
    pages = [page for page, _, _ in places]
    return any(
        _grow_with(pages, column)
        for column in zip(*rows, strict=True)
        # Most columns are told by the first two.
        if len(column[0]) <= 3 >= len(column[1]) and int(column[1]) - int(column[0]) == pages[1] - pages[0]
    )


def _grow_with(pages: Sequence[int], numbers: Sequence[str]) -> bool:
    return max(map(len, numbers)) <= 3 and len(set(map(sub, map(int, numbers), pages))) == 1


def _stands_everywhere(places: Sequence[tuple[int, int, str]], pages: int) -> bool:
    return len(places) >= max(3, pages - 1) and len({line for _, _, line in places}) == 1
