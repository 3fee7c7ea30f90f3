"""
What somebody looks for in a case file, read into a tree. Pure; reads anything, never raises.

    lumbar mri            both words, anywhere on the page (AND may be written)
    "disc protrusion"     the words one after the other
    mri OR ct             one of them
    surgery NOT knee      without the other; also -knee, -"left knee", -(knee OR hip)
    (mri OR ct) lumbar    parentheses
    laminect*             every word that begins so
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openimr.casefile.reader.words import fold, tokens

MOST = 200
"""Longest query that is read, in characters; the rest is left out."""
_DEPTH = 12


@dataclass(frozen=True, kw_only=True)
class Words:
    """One word, or several that follow one another; `begins` for a word of which only the beginning is given."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, kw_only=True)
class Both:
    """Every one of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True)
class Either:
    """At least one of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True)
class Without:
    """Not this."""

    part: Node


Node = Words | Both | Either | Without

_PIECE = re.compile(r'"([^"]*)"?|(-(?=["(])|[()])|(\S[^\s()"]*)')


def parse(text: str) -> Node | None:
    """The tree of a query; None where it holds no word. An unclosed quote or parenthesis ends with the text."""
    text = text[:MOST].replace("“", '"').replace("”", '"')
    pieces = [(m[1], m[2], m[3]) for m in _PIECE.finditer(text)]
    return _Reader(pieces).either(0)


class _Reader:
    def __init__(self, pieces: Sequence[tuple[Any, Any, Any]]) -> None:
        self.pieces = pieces
        self.at = 0

    def _word(self) -> str:
        """The operator or parenthesis that is next, '' for anything else."""
        if self.at >= len(self.pieces):
            return "end"
        _, mark, word = self.pieces[self.at]
        if mark == "-":
            return "NOT"
        return mark or (word if word in {"AND", "OR", "NOT", "|", "&"} else "")

    def either(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while True:
            part = self.both(depth)
            if part is not None:
                parts.append(part)
            if self._word() in {"OR", "|"}:
                self.at += 1
                continue
            if self._word() == ")" and depth == 0:  # closes nothing
                self.at += 1
                continue
            break
        if len(parts) > 1:
            return Either(parts=tuple(parts))
        return parts[0] if parts else None

    def both(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self._word() not in {"end", "OR", "|", ")"}:
            if self._word() in {"AND", "&"}:
                self.at += 1
                continue
            part = self.one(depth)
            if part is not None:
                parts.append(part)
        if len(parts) > 1:
            return Both(parts=tuple(parts))
        return parts[0] if parts else None

    def one(self, depth: int) -> Node | None:
        if self._word() == "NOT":
            self.at += 1
            if self._word() in {"end", "OR", "|", ")"}:
                return None
            part = self.one(depth)
            return None if part is None else Without(part=part)
        if self._word() == "(":
            self.at += 1
            if depth >= _DEPTH:
                return None
            inner = self.either(depth + 1)
            if self._word() == ")":
                self.at += 1
            return inner
        phrase, _, word = self.pieces[self.at]
        self.at += 1
        if word is None:
            return _words(phrase or "")
        if word.startswith("-") and len(word) > 1:
            part = _words(word[1:])
            return None if part is None else Without(part=part)
        return _words(word)


def _words(text: str) -> Words | None:
    found = tuple(token.text for token in tokens(fold(text)))
    if not found:
        return None
    return Words(words=found, begins=len(found) == 1 and text.rstrip().endswith("*"))


def wanted(node: Node | None) -> Iterator[Words]:
    """The words that a page is looked at for, those that it must not hold left out."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Both | Either):
        for part in node.parts:
            yield from wanted(part)
