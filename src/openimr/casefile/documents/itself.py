"""Whether what looks like a mention is the document itself: its title, its visit, its own operation."""

from __future__ import annotations

import re
from datetime import date, timedelta

from openimr.casefile.documents.existing import clause_before
from openimr.casefile.documents.model import FoundDocument
from openimr.casefile.documents.spotting import DateAt, NameAt

_DEEDS = frozenset({"operative-report", "procedure-note"})
_VISITS = frozenset(
    {"progress-report", "consultation", "therapy-note", "psychological-report", "medical-legal-report",
     "first-report", "permanent-and-stationary-report"}
)  # fmt: skip
_AFTER_A_VISIT = _VISITS | {"correspondence"}
"""A letter may be what a consultant writes after one."""
_SERVICE = re.compile(
    r"\b(?:date of (?:service|visit|exam\w*|treatment|encounter|evaluation|surgery|procedure|operation)|DOS|"
    r"(?:visit|service|exam|examination|session|encounter) date)\W*$",
    re.I,
)
_SEEN_BY_ME = re.compile(
    r"\b(?:I|we)\b[^.;]{0,40}?\b(?:saw|seen|examined|evaluated|re-?examined|re-?evaluated|assessed|met)\b[^.;]{0,60}"
    r"\b(?:in|for|at)\s+(?:an?\s+|my\s+|our\s+|the\s+|this\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
_WRITTEN_AFTER = timedelta(days=45)
_FIELD_WORDS = re.compile(r"\b(?:performed|done|date|of|on|was|the|\w+day)\b", re.I)


def is_own(text: str, name: NameAt, when: DateAt, own: FoundDocument) -> bool:
    """Whether a dated name in a statement means the document that it stands in.

    Its title with the day of its service; a visit of its own day, and the operation or injection of that day; "I saw him in consultation on ..."
    with a day shortly before the writing; in an operative report without a date, the line that gives the day.
    """
    kind, (start, end) = name[0].kind, name[1:]
    link = text[end : when.start] if when.start >= end else text[when.end : start]
    if when.value == own.date and _SERVICE.search(link):
        return True
    if when.value == own.date and any(kind in group and own.kind in group for group in (_DEEDS, _VISITS)):
        return True
    if kind in _VISITS and own.kind in _AFTER_A_VISIT and _SEEN_BY_ME.search(clause_before(text, start)):
        return own.date is None or _shortly_before(when.value, own.date)
    if own.date is None and kind == own.kind and kind in _DEEDS:
        rest = text[: min(start, when.start)] + text[max(end, when.end) :]
        return not any(c.isalpha() for c in rest + _FIELD_WORDS.sub("", link))
    return False


def _shortly_before(day: str, written: str) -> bool:
    """Whether a day, given in full, lies at most a few weeks before another."""
    if len(day) < 10 or len(written) < 10:
        return False
    return timedelta() <= date.fromisoformat(written) - date.fromisoformat(day) <= _WRITTEN_AFTER
