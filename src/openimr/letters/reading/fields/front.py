"""The front matter: the header block of a letter (letters rule 9)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from openimr.letters.data import read_data
from openimr.letters.model import FrontMatter
from openimr.letters.reading.marks.kinds import HEADINGS, Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.dates import DATE_LIKE, read_date
from openimr.letters.reading.words.noise import fold, letters_key, mend, nearest

_FIELD_OF = {
    fold(words): name
    for name, labels in read_data("front_matter.json").items()
    if isinstance(labels, list)
    for words in labels
}
_FIELD_KEYS = {letters_key(words): name for words, name in _FIELD_OF.items()}
# Of folded text.
_LABEL = re.compile(
    r"(?<!\S)({})\s?:\s?".format(
        "|".join(re.escape(w) for w in sorted(_FIELD_OF, key=len, reverse=True)).replace(r"\ ", r"\s+")
    )
)
# Dots may lead from a label to its value.
_BARE_LABEL = re.compile(
    _LABEL.pattern.replace(r"\s?:\s?", r"(?:\s?(?:\.{2,}|…+|_{2,})\s?|\s?[;.,]?\s|[;.]?$)")
)
_LETTERS_OF_A_LABEL = 3
_BEGINNINGS = frozenset(words[:_LETTERS_OF_A_LABEL] for words in _FIELD_OF)
_WORDS_OF_LABELS = frozenset(word for words in _FIELD_OF for word in words.split())
_LINES_OF_A_ROW = 6
_ANOTHER = re.compile(r"[a-z][\w #.()/'-]{1,40}:(?=\s)")
_LONGEST_LABEL = 45
# Without a flag for capitals: with one, letters that are no misread digit would count (a capital L, a dotless i).
_DIGIT = "[0-9OoIil|SsB]"
_CASE = re.compile(rf"[Cc][Mm]\s?({_DIGIT}{{2}})\s?[-–]\s?({_DIGIT}{{6,7}})(?!{_DIGIT})")
_ENTRY = re.compile(r"[1-9][0-9]?\s?[.)]\s")
_LONGEST_OF_THE_HEADER = 75
_MISREAD = re.compile(r"(?:[\dOoIl|SB]{1,4}[/.-]){2}[\dOoIl|SB]{2,4}(?!\w)")
_DIGITS = str.maketrans("OoIil|SsB", "001111558")
_DATE = re.compile(DATE_LIKE, re.IGNORECASE)
_WITHOUT_YEAR = re.compile(
    r"(?:[A-Za-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?|\b\d{1,2}\s?([/-])(?:\s?(?:\d{1,2}|[A-Za-z]{3})\s?\1)?)\s?\Z"
)
_YEAR_BELOW = re.compile(r"\n(?:\d{1,2}[/-])?(?:19|20)\d\d\b")
_PRIORITIES = {"standard": "standard", "regular": "standard", "expedited": "expedited"}

_BELOW_THE_HEADER = HEADINGS - {Kind.NOTICE, Kind.PROFESSIONAL_REVIEW, Kind.CLOSING, Kind.OUTCOME}

_Label = tuple[str, int, int]
"""A field's name, and the stretch of the flow on the label's line that its value may fill."""


def read_front(
    source: Source, marks: Sequence[Mark], warnings: Warnings
) -> tuple[FrontMatter, dict[str, tuple[int, int]]]:
    """The header block above the first heading, and where in the flow each of its values stands.

    A blank field is None, an unreadable one is warned of too. The title of a letter of 2013 stands above its
    header.
    """
    stop = next((m.line for m in marks if m.kind in _BELOW_THE_HEADER), len(source.lines))
    rows = {
        n: found
        for n, line in enumerate(source.lines[:stop])
        if (":" in line or _begins_like_a_label(line[:_LETTERS_OF_A_LABEL])) and (found := _labels(source, n))
    }
    ends = _joined(source, rows, stop)
    values: dict[str, tuple[Any, int, int]] = {}
    waiting: list[_Label] = []
    for number, labels in rows.items():
        for label in labels:
            name, start, end = label
            if start < end:
                end = _with_its_year(source, name, start, end, rows)
                _take(source, name, start, end, values, warnings)
            else:
                waiting.append(label)
        below = ends.get(number, number) + 1
        if waiting and below not in rows:
            _take_below(source, waiting, below, stop, values, warnings)
            waiting = []
    if "case_number" not in values:
        _take_bare_number(source, stop, values, warnings)
    read = FrontMatter(**{name: value for name, (value, _, _) in values.items()})
    return read, {name: (start, end) for name, (_, start, end) in values.items()}


def _take_bare_number(
    source: Source, stop: int, values: dict[str, tuple[Any, int, int]], warnings: Warnings
) -> None:
    """The case number that a short line of the header gives without a label of its own.

    Of several none is taken, for any may be another case's. A numbered entry ends the header.
    """
    found: list[tuple[int, int]] = []
    for number, line in enumerate(source.lines[:stop]):
        if _ENTRY.match(line):
            break
        if (
            len(line) <= _LONGEST_OF_THE_HEADER
            and (case := _CASE.search(line))
            and not line[: case.start()][-1:].isalnum()
        ):
            start = source.flow_starts[number]
            found.append((start + case.start(), start + case.end()))
    numbers = {_value("case_number", source.flow[start:end]) for start, end in found}
    if len(numbers) == 1:
        values["case_number"] = (numbers.pop(), *found[0])
        return
    for place in found:
        warnings.add(
            "front-matter-unread", "the header gives several case numbers, none under a label", *place
        )


def _with_its_year(source: Source, name: str, start: int, end: int, rows: dict[int, list[_Label]]) -> int:
    """The end of a value; of a date whose year stands on the next line, the end of that year."""
    year = _YEAR_BELOW.match(source.flow, end)
    if (
        year is None
        or _WITHOUT_YEAR.search(source.flow, start, end) is None
        or name in {"case_number", "priority"}
    ):
        return end
    return end if source.line_at(end + 1) in rows else year.end()


def _joined(source: Source, rows: dict[int, list[_Label]], stop: int) -> dict[int, int]:
    """Make one row of lines of several labels each over which a label or its value is broken; say where each ends.

    `Date of` over `Injury: 12/26/2012`, or `Case Number:` over `CM15-1234567 Date Assigned: …`.
    """
    ends: dict[int, int] = {}
    for number in sorted(rows):
        if number not in rows or source.lines[number][-1].isdecimal():
            continue  # most lines end with their value
        offset, last = source.flow_starts[number], number
        while last + 1 < stop and last - number < _LINES_OF_A_ROW:
            if not _may_go_on(source, last, several=len(rows[number]) > 1):
                break
            begin, middle = source.flow_starts[last], source.flow_starts[last + 1]
            end = middle + len(source.lines[last + 1])
            folded = source.fold_of(begin, end)
            found = list(_LABEL.finditer(folded))
            across = any(m.start() < middle - begin < m.end() - 1 for m in found)
            valued = bool(found) and any(
                m.end() >= middle - begin for m in found if m.start() < middle - begin
            )
            if not across and not (
                len(rows[number]) > 1 and valued and any(m.start() > middle - begin for m in found)
            ):
                break
            last += 1
        if last == number:
            continue
        end = source.flow_starts[last] + len(source.lines[last])
        found = list(_LABEL.finditer(source.fold_of(offset, end)))
        stops = [*(offset + m.start() for m in found[1:]), end]
        rows[number] = [
            (_FIELD_OF[" ".join(m[1].split())], min(offset + m.end(), at), at)
            for m, at in zip(found, stops, strict=True)
        ]
        for other in range(number + 1, last + 1):
            rows.pop(other, None)
        ends[number] = last
    return ends


def _may_go_on(source: Source, number: int, *, several: bool) -> bool:
    """Whether a label can end on the next line that begins on this one, or, after `several`, another one follow."""
    if ":" not in source.lines[number + 1]:
        return False
    return several or fold(source.lines[number].rsplit(" ", 1)[-1]) in _WORDS_OF_LABELS


def _labels(source: Source, number: int) -> list[_Label]:
    """The labels of one line that may begin with one; each value ends at the next label."""
    line, offset = source.lines[number], source.flow_starts[number]
    if ":" not in line:
        return _without_colon(line, source.fold_of(offset, offset + len(line)), offset)
    folded = source.fold_of(offset, offset + len(line))
    colon = folded.find(":")
    name = _FIELD_OF.get(folded[:colon].removesuffix(" "))
    if name is None:
        return (
            _over_two_lines(source, number)
            or _misspelt(line, offset)
            or _after_another(folded, offset)
            or _after_a_name(line, folded, offset)
        )
    if folded.find(":", colon + 1) < 0:
        return [(name, offset + colon + 1 + (line[colon + 1 : colon + 2] == " "), offset + len(line))]
    found = list(_LABEL.finditer(folded))
    ends = [*(match.start() for match in found[1:]), len(line)]
    names = [_FIELD_OF[" ".join(match[1].split())] for match in found]
    return [
        (name, offset + match.end(), offset + end)
        for name, match, end in zip(names, found, ends, strict=True)
    ]


@lru_cache(maxsize=4096)
def _begins_like_a_label(letters: str) -> bool:
    return fold(letters) in _BEGINNINGS


def _without_colon(line: str, folded: str, offset: int) -> list[_Label]:
    """The one label that a line begins with whose colon was lost, before its value or alone on the line."""
    label = _BARE_LABEL.match(folded)
    if label is None:
        return []
    name = _FIELD_OF[" ".join(label[1].split())]
    if label.end() < len(line) and _value(name, line[label.end() :]) is None:
        return []
    return [(name, offset + label.end(), offset + len(line))]


def _after_another(folded: str, offset: int) -> list[_Label]:
    """The labels of a line that begins with a label of no field: `Claims Number: 1234 UR Denial Date: 01/20/2014`."""
    another = _ANOTHER.match(folded)
    found = list(_LABEL.finditer(folded, another.end())) if another else []
    if not found:
        return []
    ends = [*(match.start() for match in found[1:]), len(folded)]
    return [
        (_FIELD_OF[" ".join(match[1].split())], offset + match.end(), offset + end)
        for match, end in zip(found, ends, strict=True)
    ]


def _after_a_name(line: str, folded: str, offset: int) -> list[_Label]:
    """The one label of a line that begins with a name, and ends with the label's value: `… Inc. Dated: 9/13/2013`."""
    found = list(_LABEL.finditer(folded))
    if len(found) != 1:
        return []
    name = _FIELD_OF[" ".join(found[0][1].split())]
    words = line[found[0].end() :]
    date = _DATE.fullmatch(words.strip())
    return [(name, offset + found[0].end(), offset + len(line))] if date and _value(name, words) else []


def _over_two_lines(source: Source, number: int) -> list[_Label]:
    """The one label that the line above begins and this one ends: `Application` over `Received: 01/30/2014`."""
    above = source.lines[number - 1] if number else ""
    if not above or ":" in above or len(above) > _LONGEST_LABEL:
        return []
    start, end = source.flow_starts[number - 1], source.flow_starts[number] + len(source.lines[number])
    match = _LABEL.match(source.fold_of(start, end))
    if match is None or match.end() <= len(above):
        return []
    return [(_FIELD_OF[" ".join(match[1].split())], start + match.end(), end)]


def _misspelt(line: str, offset: int) -> list[_Label]:
    """The one label that a line begins with, if it is one but for an error or two."""
    colon = line.find(":", 0, _LONGEST_LABEL)
    name = _near_field(line[: max(colon, 0)])
    if name is None:
        return []
    start = colon + 1 + (len(line) > colon + 1 and line[colon + 1] == " ")
    return [(name, offset + start, offset + len(line))]


@lru_cache(maxsize=1024)
def _near_field(head: str) -> str | None:
    names = {_FIELD_KEYS[near] for near in nearest(letters_key(head), _FIELD_KEYS)}
    return names.pop() if len(names) == 1 else None


def _take_below(
    source: Source, waiting: list[_Label], below: int, stop: int,
    values: dict[str, tuple[Any, int, int]], warnings: Warnings,
) -> None:  # fmt: skip
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
        return
    first = source.lines[below] if below < stop else ""
    fitting = [label for label in waiting if _value(label[0], first) is not None]
    following = source.lines[below + 1] if below + 1 < stop else ""
    one = not any(_value(name, following) is not None for name, _, _ in waiting)
    # One value under several labels: its kind tells whose it is, or else that the others stand by their labels.
    if one and (len(fitting) == 1 or (fitting and values and fitting[-1] == waiting[-1])):
        start = source.flow_starts[below]
        _take(source, fitting[-1][0], start, start + len(first), values, warnings)
        return
    if any(value is not None for value in read):
        start = source.flow_starts[below]
        warnings.add(
            "front-matter-unread", "labels and values of the header do not match one to one: left blank",
            start, start + len(source.lines[below]),
        )  # fmt: skip


def _take(
    source: Source, name: str, start: int, end: int, values: dict[str, tuple[Any, int, int]],
    warnings: Warnings,
) -> None:  # fmt: skip
    words = source.flow[start:end]
    value = _value(name, words)
    shown = name.replace("_", " ")
    if value is None:
        if words.strip():
            warnings.add("front-matter-unread", f"the {shown} of the header cannot be read", start, end)
    elif values.setdefault(name, (value, *_trimmed(words, start)))[0] != value:
        warnings.add("front-matter-twice", f"the header gives another {shown} a second time", start, end)


def _value(name: str, words: str) -> str | dt.date | None:
    """The value with which some words begin, or None."""
    words = words.strip()
    if name == "case_number":
        case = _CASE.match(words)
        return f"CM{case[1].translate(_DIGITS)}-{case[2].translate(_DIGITS)}" if case else None
    if name == "priority":
        priority = next((full for full in _PRIORITIES if _begins(words, full)), None)
        return _PRIORITIES[priority] if priority else None
    if misread := _MISREAD.match(words):
        words = misread[0].translate(_DIGITS)
    date = _DATE.match(words)
    return read_date(date[0]) if date else None


def _begins(words: str, full: str) -> bool:
    first = words.split(None, 1)[0].strip(".,;") if words else ""
    return first.casefold() == full or mend(first, (full,)) is not None


def _trimmed(words: str, start: int) -> tuple[int, int]:
    first = start + len(words) - len(words.lstrip())
    return first, first + len(words.strip())
