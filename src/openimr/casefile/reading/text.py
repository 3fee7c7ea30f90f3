"""The text of a page, made from its words, so that a word and its box never part.

The rule that everything else relies on: the words of a page stand in its text in their order, each
exactly as it is, with one space between two words of a line and one line feed between two lines. Where a
line ends in a hyphen the next word follows at once (`non-` + `specific` reads `non-specific`), so that a
search finds it, while the two halves keep a box each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from openimr.casefile.reading.model import Word

_LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"})
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ufff0-\uffff]")
_LIGATURES = {c: unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFB00, 0xFB07))}
_HYPHENATED = re.compile(r"\w-$")


def clean(word: str) -> str:
    """A word as it may be kept: ligatures spelt out, hyphens plain, nothing invisible, no half characters.

    Hyphens that a PDF library hides at line ends (U+0002, U+FFFE) come back as `-`: `L4-` + `L5` and
    `non-` + `specific` are terms. White space at either end, and inside, is taken out.
    """
    if word.isascii() and word.isprintable() and " " not in word:
        return word  # nearly every word: nothing to mend
    word = word.translate(_LINE_END_HYPHENS)
    word = "".join(_LIGATURES.get(c, c) for c in word if not "\ud800" <= c <= "\udfff")
    word = unicodedata.normalize("NFC", _DROPPED.sub("", word))
    return "".join(c for c in word if c.isprintable() and not c.isspace())


def compose(lines: Iterable[Sequence[Word]]) -> str:
    """The text of a page from its lines of words, by the rule above. Lines without words are left out."""
    text = ""
    for line in lines:
        if not line:
            continue
        joined = " ".join(word.text for word in line)
        if not text:
            text = joined
        elif _HYPHENATED.search(text):
            text += joined
        else:
            text += "\n" + joined
    return text


def word_spans(text: str, words: Iterable[Word]) -> tuple[tuple[int, int], ...]:
    """Where each word stands in the text, as (start, end), in the order of the words.

    This is how a match in the text finds its boxes on the page. Raises ValueError if the words are not
    those of the text.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for number, word in enumerate(words, start=1):
        start = text.find(word.text, position)
        if start < 0:
            raise ValueError(f"words and text are not of one page: word {number} does not stand in the text")
        position = start + len(word.text)
        spans.append((start, position))
    return tuple(spans)


def in_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped into the lines they stand in, top to bottom, each left to right.

    By position only: two words share a line when the middle of one lies within the height of the other.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.y0 + w.y1) / 2, w.x0)):
        middle = (word.y0 + word.y1) / 2
        for line in reversed(lines[-4:]):
            last = line[-1]
            if last.y0 <= middle <= last.y1 or word.y0 <= (last.y0 + last.y1) / 2 <= word.y1:
                line.append(word)
                break
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.x0)
    return lines
