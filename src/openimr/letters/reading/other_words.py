"""Headings of a professional review in words of their own: known by the words that tell what they open.

The layout has no fixed headings (rulebook 12.4, F1), so a heading in capitals that is not in the data file counts as
well, where its part has no heading yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from openimr.letters.reading.kinds import Kind, Mark
from openimr.letters.reading.labels import after_colon
from openimr.letters.reading.lines import Source
from openimr.letters.reading.necessity import find_necessity
from openimr.letters.reading.noise import fold
from openimr.letters.reading.outcomes import read_outcome

_LONGEST = 100
_OF_THE_OTHER_SIDE = re.compile(r"\b(?:CLAIMS? ADMINISTRATOR|UTILIZATION REVIEW|UR\b)")
_OF_SOURCES = re.compile(r"\b(?:GUIDELINE(?:S|\(S\))?|EVIDENCE|MTUS|CRITERIA|BASIS|CITATIONS?)(?![\w(])")
_WHAT_THEY_OPEN = (
    (re.compile(r"(?:.* )?(?:RATIONALE|EXPLANATION|REASON(?:S|ING|\(S\))?)(?: (?:AND|FOR|OF) .*)?"), Kind.WHY),
    (re.compile(r"(?:.* )?(?:QUALIFICATION|CREDENTIAL)(?:S|\(S\))?(?: OF .*)?"), Kind.QUALIFICATIONS),
    (re.compile(r"(?:(?:LIST OF|THE|MEDICAL) )*(?:RECORD|DOCUMENT)S?(?: LIST|(?: .*)? REVIEWED|(?: .*)? CONSIDERED)?"), Kind.DOCUMENTS),
    (re.compile(r"(?:(?:BRIEF|CASE|CLINICAL|MEDICAL|PATIENT|EMPLOYEE) )*(?:SUMMARY|HISTORY)(?: OF (?:THE )?CASE)?"), Kind.SUMMARY),
    (re.compile(r"(?:.* )?(?:DECISION|DETERMINATION|OUTCOME|FINDING(?:S|\(S\))?|CONCLUSION|ANSWER|RESULT)"), Kind.OUTCOME),
)  # fmt: skip
_ONE_OF_A_PART = {
    Kind.RATIONALE: Kind.WHY, Kind.CLAIMS_GUIDELINE: Kind.CLAIMS_BASIS,
    Kind.REVIEWER_GUIDELINE: Kind.RELIED_UPON, Kind.REVIEWER_BASIS: Kind.RELIED_UPON,
}  # fmt: skip


def in_other_words(source: Source, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with those headings in capitals whose parts no other heading opens."""
    if _all_in_capitals(source):
        return list(marks)
    taken = {_ONE_OF_A_PART.get(m.kind, m.kind) for m in marks}
    opened = {number for m in marks for number in range(m.line, max(m.line, m.opens) + 1)}
    why = next((m.line for m in marks if m.kind in {Kind.WHY, Kind.RATIONALE}), len(source.lines))
    found: list[Mark] = []
    for number, line in enumerate(source.lines):
        if not line[:4].isupper() or number in opened:
            continue
        colon = line.find(":", 0, _LONGEST)
        words = line if colon < 0 else line[:colon]
        if len(words) > _LONGEST or not words.isupper():
            continue
        kind = what_it_opens(words.strip())
        if kind is None or kind in taken or (number > why and kind is not Kind.OUTCOME):
            continue
        mark = Mark(kind, number, len(line) if colon < 0 else after_colon(line, colon), number, words=words)
        if kind is Kind.OUTCOME and not has_outcome(source, mark):
            continue
        taken.add(kind)
        if kind is Kind.WHY:
            why = number
        found.append(mark)
    return sorted([*marks, *found], key=lambda m: m.line)


def has_outcome(source: Source, mark: Mark) -> bool:
    """Whether the sentence that a heading opens says an outcome."""
    start = mark.content(source)
    sentence = source.text(start, source.end_of_line(mark.line + 3)).partition(". ")[0]
    first = source.text(start, source.end_of_line(source.line_at(start + 1) + 1))
    return bool(
        find_necessity(fold(sentence), 0, len(sentence)) or read_outcome(sentence) or read_outcome(first)
    )


@lru_cache(maxsize=1024)
def what_it_opens(words: str) -> Kind | None:
    """What a heading in capitals opens by its words; None for one that says nothing of it.

    >>> what_it_opens("EVIDENCE CITED BY THE CLAIMS ADMINISTRATOR"), what_it_opens("MEDICAL RATIONALE")
    (<Kind.CLAIMS_BASIS: 'claims_basis'>, <Kind.WHY: 'why'>)
    """
    if _OF_THE_OTHER_SIDE.search(words):
        says_why = _OF_SOURCES.search(words) or _WHAT_THEY_OPEN[0][0].fullmatch(words)
        return Kind.CLAIMS_BASIS if says_why else None
    if _WHAT_THEY_OPEN[0][0].fullmatch(words):
        return Kind.WHY
    if _OF_SOURCES.search(words):
        return Kind.RELIED_UPON
    return next((kind for form, kind in _WHAT_THEY_OPEN if form.fullmatch(words)), None)


def _all_in_capitals(source: Source) -> bool:
    return 2 * sum(map(str.isupper, source.lines)) > len(source.lines)
