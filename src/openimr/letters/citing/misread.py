"""Words of a guideline statement that a scanner misread, mended letter for letter so that every place stays what it was.

Only the words by which statements and sources are known are mended; what was written is cited as it was written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz.distance import Hamming

from openimr.letters.data import read_data
from openimr.letters.model import Citation

_TOKEN = re.compile(r"[A-Za-z0-9|!$ﬀﬁﬂﬃ]{2,}")
_LIGATURES = {"ﬃ": "ffi", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl"}
_ALIKE = str.maketrans("01|!i5$86hc", "ollllssbbbe")
# Letters that are taken for each other and are not made one, for too many words would be.
_CONFUSED = frozenset(map(frozenset, ("nu", "nr", "lt", "ft", "ao", "eo", "gq", "vy", "uv", "mn")))
_LONG = 5
"""Letters of a word of which one may be of another shape."""
_OF_THE_FORMS = """
decision based base citation other medical treatment guideline guidelines evidence the claims administrator expert physician
professional independent reviewer did not cite any for its their his her page pages section sections chapter edition relied upon
cited used referenced found denial applicable relevant part which procedure summary labor code california regulations title journal
"""
_SMALL = ("of", "on", "in", "is", "to", "or", "no", "by")
"""Known where a figure stands for a letter, all else being small: "0f", not "L5"."""
_NAMES = ("mtus_chapters", "acoem_chapters", "odg_chapters", "publishers")


@cache
def _known() -> frozenset[str]:
    """The words as they may stand, in small letters, with a capital, and in capitals."""
    return frozenset(form for word in _words() for form in (word, word.capitalize(), word.upper()))


@cache
def _words() -> frozenset[str]:
    data = read_data("guidelines.json")
    said = [*_OF_THE_FORMS.split(), *(n for names in data["names"].values() for n in names)]
    said += [name for part in _NAMES for name in data[part]]
    words = {word.lower() for name in said for word in re.findall(r"[A-Za-z]{3,}", name)}
    # Of the many names of other sources the longer words only: short ones look like too much else.
    others = (word.lower() for name in data["other_sources"] for word in re.findall(r"[A-Za-z]{6,}", name))
    return frozenset(words.union(others, _SMALL))


@cache
def _by_look() -> dict[str, str]:
    return {word.translate(_ALIKE): word for word in sorted(_words())}


@cache
def _by_length() -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for look, word in _by_look().items():
        found.setdefault(len(look), []).append((look, word))
    return found


def mended(text: str) -> str:
    """The text with the misread ones of the words that tell mended, as long as before; the text itself if none is.

    >>> mended("Dec1sion bascd on AC0EM Cbapter 9")
    'Decision based on ACOEM Chapter 9'
    """
    unknown = set(_TOKEN.findall(text)) - _known()
    found = {word: right for word in unknown if (right := _right(word))}
    return _TOKEN.sub(lambda word: found.get(word[0], word[0]), text) if found else text


@lru_cache(maxsize=8192)
def _right(word: str) -> str | None:
    """The one word that looks like a misread one, or differs from it in a letter that is taken for another."""
    if not word.isascii():
        whole = word
        for one, several in _LIGATURES.items():
            whole = whole.replace(one, several)
        right = _right(whole)
        for one, several in _LIGATURES.items():
            right = right.replace(several, one) if right and one in word else right
        return right if right and len(right) == len(word) else None
    letters = sum(map(str.isalpha, word))
    if 2 * letters < len(word) or (len(word) == 2 and (letters != 1 or word != word.lower())):
        return None
    look = word.lower().translate(_ALIKE)
    right = _by_look().get(look)
    if right is None and len(look) >= _LONG:
        near = [known for other, known in _by_length().get(len(look), ()) if _is_near(look, other)]
        right = near[0] if len(near) == 1 else None
    if right is None or right == word.lower():
        return None
    if sum(map(str.isupper, word)) > 1 or (letters < len(word) and not any(map(str.islower, word))):
        return right.upper()
    return right if word[0].islower() or len(word) == 2 else right.capitalize()


def _is_near(one: str, other: str) -> bool:
    if Hamming.distance(one, other, score_cutoff=1) != 1:
        return False
    return any(a != b and frozenset((a, b)) in _CONFUSED for a, b in zip(one, other, strict=True))


def as_written(citation: Citation, read: str, written: str) -> Citation:
    """A citation that was read from a mended text, in the words that were written; both are of one length."""

    def words(part: str | None) -> str | None:
        if part is None:
            return None
        place = read.find(part)
        if place >= 0:
            return written[place : place + len(part)]
        own = dict(zip(_TOKEN.findall(read), _TOKEN.findall(written), strict=True))
        return _TOKEN.sub(lambda word: own.get(word[0], word[0]), part)

    return replace(
        citation,
        text=" ".join(written.split()),
        chapter=words(citation.chapter),
        section=words(citation.section),
    )
