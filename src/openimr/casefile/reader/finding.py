"""Where on a page the words of a query stand, and the line around the first. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openimr.casefile.reader.query import Node, Words, wanted
from openimr.casefile.reader.words import tokens

AROUND = 70


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """The line around what was found: before, the words, after; `misread` where it is spelt otherwise."""

    before: str
    found: str
    after: str
    misread: bool = False


def runs(
    names: Sequence[str], node: Node | None, looked_for: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, int]]:
    """The places (first, one after the last) in a list of words where a wanted word or phrase stands."""
    for want in wanted(node):
        spelt = [set(looked_for.get(word, (word,))) for word in want.words]
        length = len(spelt)
        for start in range(len(names) - length + 1):
            if all(names[start + n] in spelt[n] for n in range(length)):
                yield start, start + length


def spans(text: str, node: Node | None, looked_for: Mapping[str, Collection[str]]) -> list[tuple[int, int]]:
    """The places in a text that a query finds, in order, those that touch made one."""
    found = tokens(text)
    places = sorted(
        (found[start].start, found[end - 1].end)
        for start, end in runs([t.text for t in found], node, looked_for)
    )
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def snippet(text: str, node: Node | None, looked_for: Mapping[str, Collection[str]]) -> Snippet:
    """The line around the first place; empty where the page is found for what it does not hold."""
    places = spans(text, node, looked_for)
    if not places:
        return Snippet(before=" ".join(text[:AROUND].split()), found="", after="")
    start, end = places[0]
    said = tokens(text[start:end])
    asked = {word for want in wanted(node) if isinstance(want, Words) for word in want.words}
    return Snippet(
        before=" ".join(text[max(0, start - AROUND) : start].split()),
        found=" ".join(text[start:end].split()),
        after=" ".join(text[end : end + AROUND].split()),
        misread=not all(token.text in asked for token in said) and not _begins(node),
    )


def _begins(node: Node | None) -> bool:
    return any(want.begins for want in wanted(node))
