"""The words of a text with their places, and the forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

# Marks that a scanner or a converter leaves within a word; they join, and mean nothing.
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2019\u2018`\u00b4\u02bc"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[{_MARKS}{_JOINERS}]|[{_APOSTROPHES}|!$](?=[^\W_])"
    rf"|[{_JOINERS}{_APOSTROPHES}](?=[^\W_]))*"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_DROPPED = re.compile(rf"[{_MARKS}{_JOINERS}{_APOSTROPHES}]")


def fold(word: str) -> str:
    """A word in small letters, without accents, apostrophes and joining marks: the form for comparing."""
    if word.isascii():
        return _DROPPED.sub("", word).lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(
        c for c in plain if not unicodedata.combining(c) and c not in _JOINERS and c not in _APOSTROPHES
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `start` and `end` in the text (a possessive ending is left out), and its folded `key`."""

    text: str
    start: int
    end: int
    key: str
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether all its letters are capitals, and there are at least two."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True)
class Words:
    """The words of a text, in order; `gap(i)` is what stands between word i and the next."""

    text: str
    all: tuple[Word, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Words:
        found = []
        for match in _WORD.finditer(text):
            word, end = match.group(), match.end()
            ending = _POSSESSIVE.search(word)
            if ending and ending.start() > 0:
                end -= len(word) - ending.start()
                word = word[: ending.start()]
            key = fold(word)
            if key:
                found.append(Word(word, match.start(), end, key, ending is not None))
        return cls(text, tuple(found))

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, n: int) -> Word:
        return self.all[n]

    def gap(self, n: int) -> str:
        """The characters between word n and word n+1 (to the end of the text after the last)."""
        stop = self.all[n + 1].start if n + 1 < len(self.all) else len(self.text)
        return self.text[self.all[n].end : stop]

    def before(self, n: int) -> str:
        """The characters between word n-1 and word n (from the start of the text before the first)."""
        return self.gap(n - 1) if n else self.text[: self.all[0].start]

    def opens_sentence(self, n: int) -> bool:
        """Whether word n is the first of a sentence, a line after a blank one, a label's value or a list entry."""
        gap = self.before(n)
        return n == 0 or bool(re.search(r"[.!?:•*]|^\s*-|\n[^\S\n]*\n[^\S\n]*\n", gap))
