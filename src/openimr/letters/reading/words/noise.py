"""Scanner noise: words that a machine has misread, and what they were."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

_ALIKE: dict[int, str] = str.maketrans(
    {"0": "o", "1": "l", "|": "l", "!": "l", "i": "l", "5": "s", "$": "s", "8": "b", "6": "b"}
)
_EACH_ALIKE = tuple((chr(one), other) for one, other in _ALIKE.items())
_FOLD_OF_MARKS = (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"))
_PAIRS = (("rn", "m"), ("vv", "w"), ("l<", "k"), ("ﬁ", "fl"), ("ﬂ", "fl"))
MOST_ERRORS = 4
SHORTEST_TO_MEND = 4
LETTERS_TO_AN_ERROR = 8
"""How many letters of a heading or label there are, at least, to one that is wrong, missing or too many."""


def fold(text: str) -> str:
    """The text in small letters with every character that scanners confuse made one, each in its place.

    The answer is as long as the text: offsets in it are offsets of the text.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if low.isascii():
        return low.translate(_ALIKE)
    # A table is slow on text that is not ASCII; replacing one character by another is not.
    for one, other in _EACH_ALIKE + _FOLD_OF_MARKS:
        low = low.replace(one, other)
    return low


def key(word: str) -> str:
    """The word with every group of characters that scanners confuse made one: equal keys look alike."""
    folded = word.casefold().translate(_ALIKE)
    for pair, one in _PAIRS:
        folded = folded.replace(pair, one)
    return folded


def letters_key(words: str) -> str:
    """The key of some words without their spaces and marks: how headings and labels are compared."""
    return "".join(filter(str.isalnum, key(words)))


def nearest(own: str, keys: Iterable[str]) -> list[str]:
    """The keys that `own` is, but for one error to every eight letters: the nearest, several if as near."""
    least = min(len(own) // LETTERS_TO_AN_ERROR, MOST_ERRORS)
    if not least:
        return []
    best: list[str] = []
    for other in keys:
        if abs(len(other) - len(own)) > least:
            continue
        wrong = OSA.distance(own, other, score_cutoff=least)
        if wrong < least:
            best, least = [other], wrong
        elif wrong == least:
            best.append(other)
    return best


def mend(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a misread word was, or None if none or several come near.

    First those that look alike, then those with one character wrong, missing, too many, or two changed
    about. Words shorter than four letters are not mended.
    """
    if len(word) < SHORTEST_TO_MEND:
        return None
    keys = _keys(tuple(known))
    own = key(word)
    alike = [name for name, other in keys if other == own]
    if not alike:
        alike = [name for name, other in keys if OSA.distance(own, other, score_cutoff=1) <= 1]
    return alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=64)
def _keys(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Known words with their keys: there are a few lists of them."""
    return tuple((name, key(name)) for name in names)
