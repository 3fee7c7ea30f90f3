"""A first search over the pages of one case file: words and "phrases", every one of them must be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TERM = re.compile(r'"([^"]+)"|(\S+)')
AROUND = 70


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A page that has all terms, and the line around the first: before, the words found, after."""

    page: int
    before: str
    found: str
    after: str


def search_pages(query: str, pages: Iterable[tuple[int, str]]) -> tuple[Hit, ...]:
    """
    The pages that hold every term of the query.

    Args: `pages` as (number, text). Case, and how lines are broken, do not matter.
    Returns hits in page order; none for an empty query.
    """
    terms = [_pattern(phrase or word) for phrase, word in _TERM.findall(query[:200])]
    if not terms:
        return ()
    hits = []
    for number, text in pages:
        places = [term.search(text) for term in terms]
        if any(place is None for place in places):
            continue
        first = places[0]
        assert first is not None
        hits.append(
            Hit(
                page=number,
                before=" ".join(text[max(0, first.start() - AROUND) : first.start()].split()),
                found=" ".join(first.group().split()),
                after=" ".join(text[first.end() : first.end() + AROUND].split()),
            )
        )
    return tuple(hits)


def _pattern(term: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in term.split()), re.IGNORECASE)
