"""Marks: the headings and labels of a letter, found at the start of lines (never by empty lines)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from openimr.letters.data import read_data
from openimr.letters.reading.lines import Source
from openimr.letters.reading.noise import key


class Kind(StrEnum):
    """What a heading or label opens. The values are the names of the data file and of the pattern below."""

    HOW_MADE = "how_made"
    SUMMARY = "summary"
    ITEMS = "items"
    CLOSING = "closing"
    NUMBERED_DECISIONS = "numbered_decisions"
    PROFESSIONAL_REVIEW = "professional_review"
    CLAIMS_GUIDELINE = "claims"
    REVIEWER_GUIDELINE = "reviewer"
    RATIONALE = "rationale"
    STATES = "states"
    CERTIFICATIONS = "certifications"


HEADINGS = frozenset(
    {
        Kind.HOW_MADE, Kind.SUMMARY, Kind.ITEMS, Kind.CLOSING,
        Kind.NUMBERED_DECISIONS, Kind.PROFESSIONAL_REVIEW,
    }
)  # fmt: skip
FIELDS = frozenset({Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE})

_LABEL = re.compile(
    r"(?:(?P<claims>Claims?\s+Administrator(?:['’]s)?\s+guidelines?)"
    r"|(?P<rationale>Decision\s+rationale)"
    r"|(?P<states>State\(s\)\s+of\s+Licensure)"
    r"|(?P<certifications>Certification\(s\)\s?/\s?Specialty)"
    r"|(?P<reviewer>[A-Za-z][\w&.'’ -]{0,59}?)\s+guideline"
    r")\s?:\s?",
    re.IGNORECASE,
)
_LABEL_STEMS = (
    "uideline",
    "UIDELINE",
    "ationale",
    "ATIONALE",
    "icensure",
    "ICENSURE",
    "pecialty",
    "PECIALTY",
)
_LABEL_KINDS = {name: Kind(name) for name in _LABEL.groupindex}
_LONGEST_HEADING = 60
# What stands before "guideline:" in running text rather than in a label.
_NO_NAME = re.compile(
    r"\b(?:the|this|that|these|ODG|ACOEM|MTUS|treatment|medical|practice|disability|cited|applicable|same"
    r"|claims?\s+administrator)\b",
    re.IGNORECASE,
)
_KNOWN_NAMES = frozenset({"maximus", "imro", "openimr", "imr", "expert reviewer"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One heading or label: its kind, its line, and the column where what it opens begins.

    `name` is, for the reviewer's guideline, the name that stands before the word "guideline".
    """

    kind: Kind
    line: int
    column: int
    name: str = ""


def _heading_keys() -> dict[str, Kind]:
    data = read_data("headings.json")
    return {_heading_key(words): kind for kind in HEADINGS for words in data[kind.value]}


def _heading_key(words: str) -> str:
    return key(words.rstrip(": ")).replace(" ", "")


_HEADING_KINDS = _heading_keys()


def find_marks(source: Source) -> list[Mark]:
    """All marks in the order of the text; of the reviewer's label, only those of one name."""
    marks: list[Mark] = []
    for number, line in enumerate(source.lines):
        if ":" in line and any(stem in line for stem in _LABEL_STEMS) and (label := _LABEL.match(line)):
            marks.append(
                Mark(
                    _LABEL_KINDS[str(label.lastgroup)],
                    number,
                    label.end(),
                    (label["reviewer"] or "").casefold(),
                )
            )
        elif (
            len(line) <= _LONGEST_HEADING
            and (line[:3].isupper() or line[1:4].isupper())
            and (kind := _HEADING_KINDS.get(_heading_key(line)))
        ):
            marks.append(Mark(kind, number, len(line)))
    return _with_one_reviewer_label(marks)


def _with_one_reviewer_label(marks: list[Mark]) -> list[Mark]:
    """Leave out lines of running text that happen to begin like a reviewer's label.

    The organization's label is the same through a letter, and stands between the claims administrator's
    guideline and the rationale. A name that is known wins, then the one most often in that place.
    """
    counts: dict[str, int] = {}
    expected = False
    for mark in marks:
        if mark.kind is Kind.CLAIMS_GUIDELINE:
            expected = True
        elif mark.kind is Kind.RATIONALE:
            expected = False
        elif mark.kind is Kind.REVIEWER_GUIDELINE and not _NO_NAME.search(mark.name):
            counts[mark.name] = counts.get(mark.name, 0) + expected
    known = [name for name in counts if name in _KNOWN_NAMES]
    name = max(known or counts, key=lambda n: counts[n], default=None)
    return [m for m in marks if m.kind is not Kind.REVIEWER_GUIDELINE or m.name == name]
