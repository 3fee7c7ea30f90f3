"""Signatures: what stands on a signature line, after a closing phrase, and signing marks. Source: rulebook P-02."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.deidentify.capitals import looks_like_name
from openimr.publication.deidentify.names import is_given
from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import words
from openimr.publication.deidentify.words import Words

_MARK = re.compile(r"/\s?s\s?/[^\S\n]*(?P<name>[^\n]{0,60})")
_LINE = re.compile(
    r"(?:\b(?:electronically|digitally)\s+signed(?:\s+by)?|\b(?:physician'?s?|provider'?s?"
    r"|patient'?s?|reviewer'?s?|employee'?s?)?\s*signature(?:\s+of\s+\w+)?"
    r"|\bsigned)\s*[:_]+[^\S\n]*(?P<name>[^\n]{1,60})",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|\n)[^\S\n]*(?:sincerely(?:\s+yours)?|respectfully(?:\s+submitted)?|yours\s+truly"
    r"|very\s+truly\s+yours|best\s+regards|kind\s+regards|regards"
    r"|cordially)[^\S\n]*,?[^\S\n]*\n\s*(?P<name>[^\n]{2,60})",
    re.IGNORECASE,
)


def signatures_in(text: str) -> Iterator[Span]:
    """The name on a line that is signed: a capitalised word at least must look like a name."""
    for pattern in (_MARK, _LINE, _CLOSING):
        for match in pattern.finditer(text):
            if span := _name_on(text, match.start("name"), match.group("name")):
                yield span


def _name_on(text: str, at: int, line: str) -> Span | None:
    stop = re.search(r"\s{3,}|\bon\s+\d|\bdate\b|\d{1,2}/\d", line, re.IGNORECASE)
    line = line[: stop.start()] if stop else line
    found = Words.of(line).all[:6]
    names = [
        w
        for w in found
        if looks_like_name(w) or (w.capital and (w.key in words("surnames") or is_given(w.key)))
    ]
    if not names:
        return None
    first, last = names[0], names[-1]
    # The initials before the name belong to it: "J. R. Soto".
    for word in reversed([w for w in found if w.end <= first.start]):
        if len(word.key) == 1 and word.capital:
            first = word
    return Span(
        start=at + first.start, end=at + last.end, kind="signature", source="signature", confidence=0.9
    )
