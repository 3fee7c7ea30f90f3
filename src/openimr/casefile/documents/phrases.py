"""Records named by words that the rules for names do not have: a dated phrase that ends as the names of papers do.

"The interim status note dated 3/4/2014": the phrase is read as a heading would be (`titles`); where that tells no kind
either, the record of that day tells its own (`linking`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from openimr.casefile.documents.headings import kind_of_heading
from openimr.casefile.documents.spotting import DateAt, PersonAt

_PAPER = (
    r"(?:reports?|notes?|evaluations?|re-?evaluations?|consult(?:ation)?s?|stud(?:y|ies)|exam(?:ination)?s?|assessments?|summar(?:y|ies)|letters?|slips?|"
    r"determinations?|decisions?|notices?|certificates?|testing|results?|scans?|films?|profiles?|logs?|transcripts?)"
)
_BEFORE = re.compile(
    rf"(?P<words>(?:[\w'’/&.-]+\s+){{0,5}}{_PAPER})(?:\s*\([^)]*\))?(?:\s+(?:by|from|of)\s+(?:Drs?\.\s+)?[A-Z][^;:]{{0,36}}?)?[\s,:(–-]*(?:dated|of|from|on|performed|completed)?[\s:(]*$"
)
_AFTER = re.compile(rf"\s+(?P<words>(?:[\w'’/&.-]+\s+){{0,5}}?{_PAPER})\b", re.I)
_LEADS = re.compile(
    r"(?:^\W*|\b(?:the|an?|his|her|their|my|our|this|prior|previous|per|see)\s+|['’]s\s+)$", re.I
)
_CUT = re.compile(
    r"^.*\b(?:the|an?|his|her|their|my|our|your|this|that|these|prior|previous|recent|latest|and|or|with|in|on|to|for|at|as|is|was|were|per|by|from|see|review|reviewed|dated|received|of)\s+",
    re.I,
)
_MOST_WORDS = 8
_NONE = frozenset({"other", "fax-cover", "billing", "application"})
_PROSE = frozenset({"legal", "correspondence"})
"""Kinds that are named so in lists only: prose speaks of letters and papers of the law in passing."""


def named_by_phrase(
    text: str, dates: Sequence[DateAt], people: Sequence[PersonAt], *, listed: bool
) -> Iterator[tuple[str | None, int, int, DateAt]]:
    """The phrases of a statement that name a record each, with kind (None where the words tell none), place and date.

    Of an item of a list (`listed`) all that is neither date nor person is the phrase.
    """
    if listed and len(dates) == 1:
        words = _without(text, [(dates[0].start, dates[0].end), *((p.start, p.end) for p in people)])
        if 0 < len(words.split()) <= _MOST_WORDS and re.search(rf"\b{_PAPER}\b", words, re.I):
            kind = kind_of_heading(words)
            if kind not in _NONE:
                yield kind, 0, len(text), dates[0]
        return
    for date in dates:
        match = _BEFORE.search(text, max(0, date.start - 100), date.start) or (
            _AFTER.match(text, date.end) if _LEADS.search(text[: date.start]) else None
        )
        if match is None or len(date.value) < len("2014-03"):
            continue
        words = _CUT.sub("", match["words"])
        kind = kind_of_heading(words)
        if len(words.split()) > 1 and kind not in _NONE and kind not in _PROSE:
            yield kind, match.start("words"), match.end("words"), date


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(re.sub(r"[^\w'’/& -]+|\b(?:dated|by|from|pages?|of)\b", " ", text).split())
