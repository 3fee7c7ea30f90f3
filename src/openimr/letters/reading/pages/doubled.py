"""A page that stands in a letter twice, as copying and scanning leave it: its text counts once."""

from __future__ import annotations

from openimr.letters.reading.pages.margins import Bare

_BEGINNING = 150
_LEAST_OF_A_PAGE = 200
"""Characters: what is shorter may be said twice."""


def without_doubled_pages(text: str) -> Bare:
    """The text with blanks for each page that is word for word another one above, and where those stood.

    >>> without_doubled_pages("one page")
    Bare(text='one page', left_out=())
    """
    if not _begin_alike(text):
        return Bare(text)
    pages = text.split("\f")
    words = list(map(str.strip, pages))
    if len(set(words)) == len(words):
        return Bare(text)
    seen: set[str] = set()
    left_out = []
    start = 0
    for number, own in enumerate(words):
        if own in seen:
            first = start + pages[number].index(own)
            left_out.append((first, first + len(own)))
            pages[number] = " " * len(pages[number])
        elif len(own) >= _LEAST_OF_A_PAGE:
            seen.add(own)
        start += len(pages[number]) + 1
    return Bare("\f".join(pages), tuple(left_out))


def _begin_alike(text: str) -> bool:
    """Whether two pages begin alike; in most letters none do, and this is quickly told."""
    begin, count = 0, 1
    beginnings = {text[:_BEGINNING].lstrip()}
    while (begin := text.find("\f", begin) + 1) > 0:
        beginnings.add(text[begin : begin + _BEGINNING].lstrip())
        count += 1
    return len(beginnings) < count
