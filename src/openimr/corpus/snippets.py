"""The stretch of a letter that shows why it was found, as pieces of text; never as HTML."""

from __future__ import annotations

import re
from bisect import bisect_left

from openimr.corpus import text as words
from openimr.corpus.query import Node, wanted

LENGTH = 260
"""Characters of a snippet, about."""
MOST_CHARACTERS = 60_000
"""Of a letter that is longer only the beginning is looked through."""

_Mark = tuple[int, int, int]


def snippet(text: str, query: Node | None, *, opening: str = "") -> tuple[tuple[str, bool], ...]:
    """
    The stretch of `text` with most of what `query` asks for, each piece with whether it was asked for.

    `opening` is shown where there is nothing to mark. Runs of spaces and line ends become one space; nothing
    else changes.
    """
    text = text[:MOST_CHARACTERS]
    marks = _marks(text, query)
    if not marks:
        return _pieces(opening or text, 0, min(len(opening or text), LENGTH), [])
    start = _best(marks)
    begin = max(0, start - LENGTH // 4)
    begin = min(begin, max(0, len(text) - LENGTH))
    if begin:
        space = re.compile(r"\s").search(text, begin, start)
        begin = space.end() if space else start
    end = min(len(text), begin + LENGTH)
    end = max([end, *(e for s, e, _ in marks if s < end)]) if end < len(text) else end
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return _pieces(text, begin, end, [(s, e) for s, e, _ in marks if s >= begin and e <= end])


def _marks(text: str, query: Node | None) -> list[_Mark]:
    """Where each thing asked for stands: start, end, which of them. None overlaps another."""
    asked = list(wanted(query))
    if not asked:
        return []
    tokens = words.analyzer().pre_tokenize(text).tokens
    keys = [token.text for token in tokens]
    places: dict[str, list[int]] = {}
    for n, key in enumerate(keys):
        places.setdefault(key, []).append(n)
    forms_of = {part: words.codes(part.text) for part in asked if not part.phrase}
    coded = words.code_spans(text) if any(forms_of.values()) else []
    found: list[_Mark] = []
    for which, part in enumerate(asked):
        found += [(start, end, which) for start, end, form in coded if form in forms_of.get(part, ())]
        if part.begins:
            beginning = words.fold(part.text)
            found += [
                (t.char_offset_from, t.char_offset_to or 0, which)
                for t in tokens
                if t.text.startswith(beginning)
            ]
            continue
        stems = words.stems(part.text)
        for n in places.get(stems[0], ()) if stems else ():
            if keys[n : n + len(stems)] == stems:
                found.append(
                    (tokens[n].char_offset_from, tokens[n + len(stems) - 1].char_offset_to or 0, which)
                )
    apart: list[_Mark] = []
    for mark in sorted(found, key=lambda m: (m[0], -m[1])):
        if not apart or mark[0] >= apart[-1][1]:
            apart.append(mark)
    return apart


def _best(marks: list[_Mark]) -> int:
    """The start of the stretch that has most different things, then most of them; the first of equals."""
    starts = [start for start, _, _ in marks]
    best, where = (0, 0), starts[0]
    for n, start in enumerate(starts):
        inside = marks[n : bisect_left(starts, start + LENGTH * 3 // 4)]
        worth = (len({which for _, _, which in inside}), min(len(inside), 6))
        if worth > best:
            best, where = worth, start
    return where


def _pieces(text: str, begin: int, end: int, marks: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = begin
    for start, stop in marks:
        pieces += [(text[at:start], False), (text[start:stop], True)]
        at = stop
    pieces.append((text[at:end], False))
    plain = [(re.sub(r"\s+", " ", piece), hit) for piece, hit in pieces]
    if plain:
        plain[0] = (plain[0][0].lstrip(), plain[0][1])
        plain[-1] = (plain[-1][0].rstrip(), plain[-1][1])
    return tuple((piece, hit) for piece, hit in plain if piece)
