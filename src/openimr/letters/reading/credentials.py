"""The expert reviewer's certifications and states of licensure (letters rule 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.model import ExpertReviewer, Layout
from openimr.letters.reading.lines import Source
from openimr.letters.reading.marks import Kind, Mark
from openimr.letters.reading.noise import mend
from openimr.letters.reading.warnings import Warnings
from openimr.letters.states import STATE_NAMES

_CODES = {name.casefold(): code for code, name in STATE_NAMES.items()} | {"virgin islands": "VI"}
_CAPITAL = re.compile(r"Washington,?\s+(?:D\.?\s?C\b\.?|DC\b)", re.IGNORECASE)
_IN_PROSE = re.compile(
    r"Board[\s-]+Certified\s+in\s+(?P<certifications>.{1,400}?)"
    r"(?=,?\s+(?:and\s+)?(?:he/she\s+)?(?:is\s+|are\s+)?licensed\b|\.\s|\.$)",
    re.IGNORECASE,
)
_LICENSED = re.compile(
    r"\blicensed\s+to\s+practice(?:\s+medicine)?\s+in\s+(?:the\s+)?(?:states?\s+of\s+)?"
    r"(?P<states>.{1,300}?)(?=\.\s|\.$|\s+He/she\b|$)",
    re.IGNORECASE,
)
_SUBSPECIALTY = re.compile(
    r"[\s,;]*(?:\band\s+)?\b(?:(?:he/she\s+)?has|with|holds)\s+(?:an?\s+)?"
    r"(?:sub-?\s?specialt(?:y|ies)|added\s+qualifications?)(?:\s+certificat\w+)?\s+in\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;/]")
_LEADING_AND = re.compile(r"^(?:and|&)\s+(?=\S)", re.IGNORECASE)
_BETWEEN_STATES = re.compile(r"[,;/&]|\band\b", re.IGNORECASE)


def read_credentials(
    source: Source, marks: Sequence[Mark], layout: Layout, warnings: Warnings
) -> ExpertReviewer:
    """The reviewer's certifications, as written and in order, and licensure states as two-letter codes."""
    places = _listed(source, marks) if layout is Layout.LISTED_CREDENTIALS else _in_prose(source, marks)
    for kind, (start, end) in places.items():
        if start == end:
            warnings.add("credentials-absent", f"the reviewer's {kind.value} were not found")
    certifications = _certifications(source.text(*places[Kind.CERTIFICATIONS]))
    return ExpertReviewer(
        certifications=tuple(certifications),
        licensure_states=tuple(_states(source, *places[Kind.STATES], warnings)),
    )


def _listed(source: Source, marks: Sequence[Mark]) -> dict[Kind, tuple[int, int]]:
    places = {Kind.STATES: (0, 0), Kind.CERTIFICATIONS: (0, 0)}
    for number, mark in enumerate(marks):
        if mark.kind is Kind.ITEMS:
            break
        if mark.kind in places and places[mark.kind] == (0, 0):
            end = (
                source.flow_starts[marks[number + 1].line] - 1
                if number + 1 < len(marks)
                else len(source.flow)
            )
            places[mark.kind] = (source.flow_starts[mark.line] + mark.column, end)
    return places


def _in_prose(source: Source, marks: Sequence[Mark]) -> dict[Kind, tuple[int, int]]:
    """The stretches of the first prose section that name certifications and states."""
    first = next((m.line for m in marks if m.kind is Kind.HOW_MADE), 0)
    last = next((m.line for m in marks if m.kind in {Kind.SUMMARY, Kind.ITEMS}), len(source.lines))
    start = source.flow_starts[first] if source.lines else 0
    end = source.flow_starts[last] if last < len(source.lines) else len(source.flow)
    prose = source.flow[start:end].replace("\n", " ")
    found = {Kind.STATES: _LICENSED.search(prose), Kind.CERTIFICATIONS: _IN_PROSE.search(prose)}
    return {
        kind: (start + match.start(1), start + match.end(1)) if match else (0, 0)
        for kind, match in found.items()
    }


def _certifications(words: str) -> list[str]:
    """The parts of a list: parted at comma, semicolon and slash, never at "and"; with subspecialties."""
    parts = (part for listed in _SUBSPECIALTY.split(words) for part in _PARTS.split(listed))
    tidy = (_LEADING_AND.sub("", part.strip(), count=1).strip(" .") for part in parts)
    return [part for part in tidy if part]


def _states(source: Source, start: int, end: int, warnings: Warnings) -> list[str]:
    words = _CAPITAL.sub("District of Columbia", source.text(start, end))
    codes: list[str] = []
    for part in _BETWEEN_STATES.split(words):
        name = " ".join(part.strip(" .").split())
        if not name:
            continue
        code = _state(name)
        if code is None and (misread := mend(name, _CODES)):
            code = _CODES[misread]
            warnings.add("state-mended", f"a state of licensure was misread and taken for {code}", start, end)
        if code is None:
            warnings.add("state-not-read", "a state of licensure cannot be read", start, end)
        elif code not in codes:
            codes.append(code)
    return codes


def _state(name: str) -> str | None:
    if len(name) == 2 and name.upper() in STATE_NAMES:
        return name.upper()
    folded = name.casefold()
    return _CODES.get(folded) or _CODES.get(folded.removeprefix("state of ").removeprefix("the "))
