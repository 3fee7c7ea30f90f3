"""The words of a page as search takes them: folded to small letters without accents, each with its place. Pure."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r"[a-z]{2,}-[ \t]*\n[ \t]*[a-z]{2,}|[a-z0-9]+")
_HYPHEN = re.compile(r"-\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as search knows it, and where it stands in the text (`end` is the place after it)."""

    text: str
    start: int
    end: int


@functools.cache
def _folded(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else " "


def fold(text: str) -> str:
    """A text in small letters without accents, every character in its old place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded, text))


def tokens(text: str) -> list[Token]:
    """The words of a text in order; one that is parted at the end of a line is one word."""
    return [
        Token(_HYPHEN.sub("", match.group()), match.start(), match.end())
        for match in _TOKEN.finditer(fold(text))
    ]


def placed_tokens(words: Sequence[Sequence[Any]]) -> list[tuple[str, int]]:
    """The words of a page's boxes ([text, x0, …] each) as (token, place in the list), in reading order."""
    found: list[tuple[str, int]] = []
    for n, word in enumerate(words):
        found += [(token.text, n) for token in tokens(str(word[0]))]
    return found
