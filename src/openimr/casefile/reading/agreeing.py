"""Two engines' readings of a page laid over each other: what the first saw better mends the second.

RapidOCR reads the letters of poor scans better than Tesseract, but parts words that it should not ("201 1"), joins others,
puts accents where there are none, and now and then leaves a word out. Where Tesseract read the same letters, or a day
where RapidOCR read none, it is believed. Pure.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from openimr.casefile.reading.model import Word

Line = tuple[Word, ...]

_LONG = 5
_DOUBTED = 0.5
_DAY_MARKS = "/.-"


def mended_by(second: Sequence[Line], first: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the second reading, mended by the first one's: spaces, accents, days."""
    known = [word for line in first for word in line]
    return tuple(_mended(line, [w for w in known if _at_height_of(w, line)]) for line in second if line)


def _mended(line: Line, known: Sequence[Word]) -> Line:
    words = list(line)
    for one in known:
        inside = [n for n, word in enumerate(words) if _within(word, one)]
        if len(inside) > 1 and inside == list(range(inside[0], inside[-1] + 1)):
            pieces = words[inside[0] : inside[-1] + 1]
            joined = "".join(w.text for w in pieces)
            if _same(joined, one.text):
                words[inside[0] : inside[-1] + 1] = [_one_word(joined, pieces)]
    mended: list[Word] = []
    for word in words:
        inside_it = [one for one in known if _within(one, word)]
        if len(inside_it) > 1 and _same("".join(w.text for w in inside_it), word.text, exactly=True):
            mended += _parted(word, inside_it)
        else:
            mended.append(_read_by(word, inside_it[0]) if len(inside_it) == 1 else word)
    return tuple(mended)


def _read_by(word: Word, one: Word) -> Word:
    """A word as the first engine read it, where that is the better reading."""
    if not word.text.isascii() and one.text.isascii() and _plain(word.text) == _plain(one.text):
        return Word(one.text, word.x0, word.y0, word.x1, word.y1, word.confidence)
    if _is_day(one.text) and not _is_day(word.text) and _like_day(word.text):
        return Word(one.text, word.x0, word.y0, word.x1, word.y1, min(one.confidence, _DOUBTED))
    return word


def _one_word(text: str, pieces: Sequence[Word]) -> Word:
    return Word(
        text,
        min(w.x0 for w in pieces),
        min(w.y0 for w in pieces),
        max(w.x1 for w in pieces),
        max(w.y1 for w in pieces),
        min(w.confidence for w in pieces),
    )


def _parted(word: Word, parts: Sequence[Word]) -> list[Word]:
    """A word parted where the first engine parts it, its own letters kept: both have as many."""
    found, start = [], 0
    ordered = sorted(parts, key=lambda w: w.x0)
    for part in ordered:
        text = word.text[start : start + len(part.text)]
        start += len(part.text)
        found.append(Word(text, part.x0, word.y0, part.x1, word.y1, word.confidence))
    return found


def _at_height_of(word: Word, line: Line) -> bool:
    middle = (word.y0 + word.y1) / 2
    return any(w.y0 <= middle <= w.y1 and w.x0 < word.x1 and word.x0 < w.x1 for w in line)


def _within(inner: Word, outer: Word) -> bool:
    """Whether the middle of a word lies in another, sideways and in height."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def _same(one: str, other: str, *, exactly: bool = False) -> bool:
    """Whether two readings have the same letters; of long ones all but one, unless `exactly`."""
    one, other = _plain(one), _plain(other)
    if exactly:
        return one == other
    return one == other or (min(len(one), len(other)) >= _LONG and Levenshtein.distance(one, other) <= 1)


def _like_day(text: str) -> bool:
    """Whether a word has the marks of a day written in figures, well read or not."""
    return 6 <= len(text) <= 12 and sum(c in _DAY_MARKS for c in text) >= 1 and any(c.isdigit() for c in text)


def _is_day(text: str) -> bool:
    """Whether a word is a day of the calendar written month first in figures: 1/22/2011, 01-22-11."""
    text = text.strip(".,;:()")
    for mark in _DAY_MARKS:
        parts = text.split(mark)
        if len(parts) == 3 and all(p.isdigit() for p in parts):
            return 1 <= int(parts[0]) <= 12 and 1 <= int(parts[1]) <= 31 and len(parts[2]) in (2, 4)
    return False
