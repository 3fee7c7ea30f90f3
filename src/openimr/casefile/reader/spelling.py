"""
A word as a scanner may have read it: which words of a file are probably the one that is meant. Pure.

Letters that print alike are taken for one (rn and m, 1 and l, 0 and o …); beyond that one letter may be
wrong in a word of five, two in one of nine.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_ALIKE = (
    ("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"), ("lc", "k"), ("fi", "h"),
)  # fmt: skip
_SINGLE = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "i": "l",
        "j": "l",
        "5": "s",
        "8": "b",
        "6": "b",
        "9": "g",
        "q": "g",
        "2": "z",
        "e": "c",
        "t": "f",
    }
)
MOST_VARIANTS = 12
_SHORTEST = 4


@functools.lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What a word looks like where letters that print alike are one."""
    for pair, single in _ALIKE:
        word = word.replace(pair, single)
    return word.translate(_SINGLE)


class Vocabulary:
    """The words of a file with how many of its pages hold each, ready to be asked for what looks alike."""

    def __init__(self, pages: Mapping[str, int]) -> None:
        self.pages = pages
        self._words = list(pages)
        self._shapes = [skeleton(word) for word in self._words]

    def beginning(self, start: str) -> tuple[str, ...]:
        """The words that begin so, in order."""
        return tuple(sorted(word for word in self._words if word.startswith(start)))

    def variants(self, word: str) -> tuple[str, ...]:
        """
        The words of the file that a reader of `word` wants to see too, the likeliest first, itself left out.

        A number is only ever taken for one that was misread as letters, never for another number: 10 mg is
        not 70 mg. A word that is on more pages than the one looked for is a word of its own, not a
        misreading of it.
        """
        if len(word) < _SHORTEST:
            return ()
        digits = any(c.isdigit() for c in word)
        shape, often = skeleton(word), max(3, self.pages.get(word, 0))
        allowed = 0 if digits else 2 if len(word) >= 9 else 1 if len(word) >= 5 else 0
        found: list[tuple[int, int, str]] = []
        near = process.extract(
            shape, self._shapes, scorer=OSA.distance, score_cutoff=allowed, limit=None, processor=None
        )
        for theirs, distance, place in near:
            other = self._words[place]
            if other == word or self.pages[other] > often:
                continue
            if (digits or any(c.isdigit() for c in other)) and not _same_number(word, other):
                continue
            if distance and theirs[:1] != shape[:1] and theirs[-1:] != shape[-1:]:
                continue
            found.append((int(distance), -self.pages[other], other))
        return tuple(other for _, _, other in sorted(found)[:MOST_VARIANTS])


def _same_number(word: str, other: str) -> bool:
    """Whether two words, one with digits, may be one: no digit stands against another digit."""
    if len(word) != len(other):
        return not any(c.isdigit() for c in word)
    return all(a == b or not (a.isdigit() and b.isdigit()) for a, b in zip(word, other, strict=True))
