"""What people type into a search box, read: words, "phrases", AND OR NOT, minus, brackets, a * at the end.

All words must be there unless OR stands between them. Nothing here knows of the engine: a query becomes a
tree, and what cannot be read becomes a sentence that says how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

MOST_CHARACTERS = 400
MOST_TERMS = 40
DEEPEST = 12


class QueryError(ValueError):
    """A query that cannot be read; the message is for the person who typed it."""


@dataclass(frozen=True)
class Words:
    """A word, or words that must stand side by side (`phrase`). `begins`: the word only begins so (`lumb*`)."""

    text: str
    phrase: bool = False
    begins: bool = False


class Link(Enum):
    """How the parts of a query belong together."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True)
class Group:
    """Parts of which all or any must be there."""

    link: Link
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """A part that must not be there."""

    part: Node


Node = Words | Group | Not

_QUOTES = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\uff02": '"'}
)
_TOKEN = re.compile(
    r'\s*(?:(?P<phrase>"(?P<inner>[^"]*)")|(?P<open>\()|(?P<close>\))|(?P<minus>[-\u2212\u2013](?=["(\w]))|(?P<word>[^\s"()]+)|(?P<quote>"))'
)
_HAS_SIGN = re.compile(r"[^\W_]")


def read(query: str) -> Node | None:
    """
    The tree of a query; None for an empty one.

    Raises: QueryError, whose message says what was expected and how to mend it.
    """
    if len(query) > MOST_CHARACTERS:
        raise QueryError(f"The query has more than {MOST_CHARACTERS} characters. Use fewer words.")
    tokens = list(_tokens(query.translate(_QUOTES)))
    if not tokens:
        if query.strip():
            raise QueryError(
                "There is no word or number in the query. Type the words that letters should have."
            )
        return None
    if sum(kind in {"word", "phrase"} for kind, _ in tokens) > MOST_TERMS:
        raise QueryError(f"The query has more than {MOST_TERMS} words. Use fewer.")
    return _Reader(tokens).whole()


def _tokens(query: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or ""
        if kind == "inner":
            kind = "phrase"
        if kind == "quote":
            raise QueryError(
                'A quotation mark is not closed. Put one at both ends of the phrase: "hardware block".'
            )
        text = match.group("inner") if kind == "phrase" else match.group().strip()
        if kind == "word" and text in {"AND", "OR", "NOT", "&&", "||"}:
            yield {"&&": "AND", "||": "OR"}.get(text, text), text
        elif kind == "phrase" and not _HAS_SIGN.search(text):
            raise QueryError(
                "There is nothing between the quotation marks. Put words there, or leave the marks out."
            )
        elif kind != "word" or _HAS_SIGN.search(text):
            yield kind, text


class _Reader:
    """Reads the tokens from left to right: OR binds loosest, then AND (said or not), then NOT."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens, self._at, self._depth = tokens, 0, 0

    def whole(self) -> Node:
        node = self._any()
        if self._kind == "close":
            raise QueryError("A bracket is closed that was not opened. Brackets come in pairs: (a OR b) c.")
        return node

    @property
    def _kind(self) -> str | None:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None

    def _any(self) -> Node:
        parts = [self._all()]
        while self._kind == "OR":
            self._at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Group(Link.ANY, tuple(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while self._kind not in {None, "OR", "close"}:
            if self._kind == "AND":
                self._at += 1
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Group(Link.ALL, tuple(parts))

    def _one(self) -> Node:
        kind = self._kind
        if kind in {None, "AND", "OR", "close"}:
            before = self._tokens[self._at - 1][1] if self._at else ""
            here = before if before in {"AND", "OR", "NOT", "&&", "||", "("} else kind or ""
            raise QueryError(
                f"A word is missing beside {'the bracket' if here in {'(', 'close'} else here}. "
                "Write AND, OR and NOT in small letters if you look for these words themselves."
            )
        text = self._tokens[self._at][1]
        self._at += 1
        if kind in {"NOT", "minus"}:
            self._enter()
            part = self._one()
            self._depth -= 1
            return Not(part)
        if kind == "open":
            self._enter()
            node = self._any()
            if self._kind != "close":
                raise QueryError("A bracket is not closed. Brackets come in pairs: (a OR b) c.")
            self._at += 1
            self._depth -= 1
            return node
        if kind == "phrase":
            return Words(text, phrase=True)
        stem = text.rstrip("*")
        begins = text != stem and bool(re.fullmatch(r"[^\W_]{3,}", stem))
        return Words(stem if begins else text, begins=begins)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("The query has too many brackets within brackets. Write it with fewer.")


def wanted(node: Node | None) -> Iterator[Words]:
    """The words and phrases of a query that a letter is found by, those after NOT left out."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Group):
        for part in node.parts:
            yield from wanted(part)
