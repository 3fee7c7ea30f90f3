"""Spans of a text: what is to be removed, what is kept, and how the printed text is made of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

# Where two findings overlap the kind that says more wins, so that a name inside an address is an address.
_WEIGHT = {
    "signature": 7,
    "address": 6,
    "contact": 5,
    "number": 4,
    "date": 3,
    "age": 3,
    "organisation": 2,
    "person": 1,
}


@dataclass(frozen=True, kw_only=True, order=True)
class Span:
    """Characters `start` up to and without `end` of the text as given.

    `kind` is what a mark is made of, `source` is `roster` or the pattern that found it, `confidence` is
    between 0 and 1. `mark` replaces the usual mark where a policy keeps a part (a year).
    """

    start: int
    end: int
    kind: str
    source: str
    confidence: float = 1.0
    mark: str | None = None

    @property
    def replacement(self) -> str:
        return f"[{self.kind}]" if self.mark is None else self.mark

    def to_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "source": self.source,
            "confidence": round(self.confidence, 2),
        }


@dataclass(frozen=True, kw_only=True, order=True)
class Doubt:
    """A span that stays in the text until a person has looked; `why` names nobody."""

    start: int
    end: int
    kind: str
    why: str
    weight: float = 0.5

    def to_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "kind": self.kind, "why": self.why}


class Kept:
    """The stretches of a text that stay, whoever bears their names."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [s for s, _ in merged]
        self._ends = [e for _, e in merged]

    def touches(self, start: int, end: int) -> bool:
        """Whether any kept character lies in the stretch."""
        n = bisect_right(self._ends, start)
        return n < len(self._starts) and self._starts[n] < end

    def outside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The pieces of a stretch that are not kept, in order."""
        pieces, at = [], start
        for n in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            if self._starts[n] > at:
                pieces.append((at, self._starts[n]))
            at = self._ends[n]
        if at < end:
            pieces.append((at, end))
        return pieces


def without(spans: Iterable[Span], kept: Kept, text: str) -> list[Span]:
    """The spans less what is kept; a remainder without letter or digit is no finding any more."""
    left = []
    for span in spans:
        for start, end in kept.outside(span.start, span.end):
            if (start, end) != (span.start, span.end):
                while start < end and not text[start].isalnum():
                    start += 1
                while start < end and not text[end - 1].isalnum():
                    end -= 1
            if start < end:
                left.append(replace(span, start=start, end=end))
    return left


def settle(spans: Iterable[Span]) -> list[Span]:
    """Merge what overlaps into one span each, in the order of the text."""
    settled: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if settled and span.start < settled[-1].end:
            before = settled[-1]
            # A span that keeps a part of itself (a year) gives way to one that removes the whole.
            lead = max(before, span, key=lambda s: (s.mark is None, _WEIGHT[s.kind], s.confidence))
            settled[-1] = replace(
                lead,
                start=before.start,
                end=max(before.end, span.end),
                confidence=max(before.confidence, span.confidence),
                source="roster" if "roster" in (before.source, span.source) else lead.source,
            )
        else:
            settled.append(span)
    return settled


def printed(text: str, removed: Sequence[Span]) -> str:
    """The text with each removed span replaced by its mark; everything else as it was."""
    pieces, at = [], 0
    for span in removed:
        pieces += [text[at : span.start], span.replacement]
        at = span.end
    return "".join([*pieces, text[at:]])
