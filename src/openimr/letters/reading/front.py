"""The front matter: the header block of a letter (letters rule 9)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from openimr.letters.data import read_data
from openimr.letters.model import FrontMatter
from openimr.letters.reading.dates import DATE_LIKE, read_date
from openimr.letters.reading.lines import Source
from openimr.letters.reading.marks import HEADINGS, Mark
from openimr.letters.reading.warnings import Warnings

_FIELD_OF = {
    words.casefold(): name
    for name, labels in read_data("front_matter.json").items()
    if isinstance(labels, list)
    for words in labels
}
_LABEL = re.compile(
    r"(?<!\S)({})\s?:\s?".format(
        "|".join(re.escape(w) for w in sorted(_FIELD_OF, key=len, reverse=True)).replace(r"\ ", r"\s+")
    ),
    re.IGNORECASE,
)
_CASE = re.compile(r"CM\s?(\d{2})\s?[-–]\s?(\d{6,7})(?!\d)", re.IGNORECASE)
_DATE = re.compile(DATE_LIKE, re.IGNORECASE)
_PRIORITY = re.compile(r"(standard|regular|expedited)\b", re.IGNORECASE)
_PRIORITIES = {"standard": "standard", "regular": "standard", "expedited": "expedited"}

_Label = tuple[str, int, int]
"""A field's name, and the stretch of the flow on the label's line that its value may fill."""


def read_front(source: Source, marks: Sequence[Mark], warnings: Warnings) -> FrontMatter:
    """The header block above the first heading; a blank field is None, an unreadable one is warned of too."""
    stop = next((m.line for m in marks if m.kind in HEADINGS), len(source.lines))
    rows = [(number, _labels(source, number)) for number in range(stop) if ":" in source.lines[number]]
    values: dict[str, Any] = {}
    waiting: list[_Label] = []
    for number, labels in ((n, found) for n, found in rows if found):
        for label in labels:
            name, start, end = label
            if start < end:
                _take(source, name, start, end, values, warnings)
            else:
                waiting.append(label)
        below = number + 1
        if waiting and (below >= stop or not _labels(source, below)):
            _take_below(source, waiting, below, stop, values, warnings)
            waiting = []
    return FrontMatter(**values)


def _labels(source: Source, number: int) -> list[_Label]:
    """The labels of one line, which begins with one of them; each value ends at the next label."""
    line, offset = source.lines[number], source.flow_starts[number]
    first = _LABEL.match(line)
    if first is None:
        return []
    found = list(_LABEL.finditer(line))
    ends = [*(match.start() for match in found[1:]), len(line)]
    names = [_FIELD_OF[" ".join(match[1].casefold().split())] for match in found]
    return [
        (name, offset + match.end(), offset + end)
        for name, match, end in zip(names, found, ends, strict=True)
    ]


def _take_below(
    source: Source, waiting: list[_Label], below: int, stop: int, values: dict[str, Any], warnings: Warnings
) -> None:
    """Values that stand in a column under their labels; labels without one are blank.

    They are taken only if there is one for every label, each of its label's kind: a value too few would put
    every value beside the wrong label.
    """
    lines = range(below, min(below + len(waiting), stop))
    read = [_value(name, source.lines[n]) for (name, _, _), n in zip(waiting, lines, strict=False)]
    if len(read) == len(waiting) and all(value is not None for value in read):
        for (name, _, _), n in zip(waiting, lines, strict=True):
            start = source.flow_starts[n]
            _take(source, name, start, start + len(source.lines[n]), values, warnings)
    elif any(value is not None for value in read):
        start = source.flow_starts[below]
        warnings.add(
            "front-matter-unread", "labels and values of the header do not match one to one: left blank",
            start, start + len(source.lines[below]),
        )  # fmt: skip


def _take(
    source: Source, name: str, start: int, end: int, values: dict[str, Any], warnings: Warnings
) -> None:
    words = source.flow[start:end]
    value = _value(name, words)
    shown = name.replace("_", " ")
    if value is None:
        if words.strip():
            warnings.add("front-matter-unread", f"the {shown} of the header cannot be read", start, end)
    elif values.setdefault(name, value) != value:
        warnings.add("front-matter-twice", f"the header gives another {shown} a second time", start, end)


def _value(name: str, words: str) -> str | dt.date | None:
    """The value with which some words begin, or None."""
    words = words.strip()
    if name == "case_number":
        case = _CASE.match(words)
        return f"CM{case[1]}-{case[2]}" if case else None
    if name == "priority":
        priority = _PRIORITY.match(words)
        return _PRIORITIES[priority[1].lower()] if priority else None
    date = _DATE.match(words)
    return read_date(date[0]) if date else None
