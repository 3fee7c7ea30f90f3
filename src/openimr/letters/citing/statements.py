"""The sentence forms of a guideline statement (rulebook L-02), and the clauses that name sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """What one sentence form says."""

    MTUS = "mtus"
    OTHER = "other"
    NO_EVIDENCE = "no_evidence"
    NOT_MTUS = "not_mtus"
    BASED = "based"
    """An older form, which names its source in its own words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence form and the stretch after it, in which its sources are named. `form` None: free text."""

    form: Form | None
    start: int
    end: int


_THEIR = r"(?:their|its|his/\s?her|his\s+or\s+her|his|her|the|this)"
MTUS = r"(?:(?:California\s+|CA\s+)?(?:MTUS|Medical\s+Treatment\s+Utilization\s+Schedule(?:\s+\(MTUS\))?))"
"""The schedule itself, by any of its names."""
_BASED_ON = r"decision\s+(?:(?:was|is|also|further|additionally)\s+){0,2}based\s+(?:up)?on\s+(?:the\s+)?"
_SUBJECT = r"(?:the\s+)?(?:claims\s+administrator|(?:(?:expert|physician|professional|medical|independent)\s+)?reviewer)"
_RESTS = rf"(?:(?:has\s+)?(?:also\s+|further\s+|additionally\s+)?(?:based|rested)\s+{_THEIR}\s+decision\s+(?:up)?on|(?<!\bnot\s)relied\s+(?:up)?on|(?:cited|used|referenced)\b)"
# Where a sentence that denies the MTUS goes on to what it rests on, or ends.
_TO_THE_SOURCE = rf"(?=[.;]|\s+but\s+on\b|,?\s+(?:and|but)\s+(?:therefore\s+|instead\s+)?{_RESTS}|$)"
_SILENT = (
    rf"(?:no\s+(?:section|chapter|part|guideline)s?\s+of\s+(?:the\s+)?{MTUS}"
    rf"|(?:the\s+)?{MTUS}\s+(?:is|was|does|did)\s+(?:not|silent))\b"
)
# "found the ODG, Knee Chapter, relevant and appropriate": what was found so is what the decision rests on.
_FOUND_RELEVANT = (
    rf"{_SUBJECT}\s{{1,9}}(?:found|determined|deemed|considered)\s{{1,9}}(?:that\s{{1,9}})?"
    r"(?=[^.;]{1,200}(?<!\bnot\s)(?<!\bnot\sbe\s)\b(?:relevant|applicable)\b)"
)
# The look at the first letter is for speed: with others no form begins.
_FORMS = re.compile(
    rf"\b(?=[abcdefhimnprstu])(?:(?P<other>(?:{_BASED_ON}non[-\s]\s?MTUS(?:\s+citations?)?|\bnon[-\s]\s?MTUS\s+citations?)\s*:?)"
    rf"|(?P<mtus>{_BASED_ON}(?=(?:California\s+|CA\s+)?MTUS\b))"
    rf"|(?P<no_evidence>(?:{_SUBJECT}\s+)?did\s+not\s+(?:cite|provide|identify|reference|give)\b[^.]{{0,80}}?"
    r"\b(?:evidence|guidelines?|citations?|basis)\b[^.]{0,80}\.?)"
    rf"|(?P<not_mtus>(?:{_SUBJECT}\s+)?did\s+not\s+(?:base\s+{_THEIR}\s+decision\s+(?:up)?on|rely\s+(?:up)?on|use|cite)"
    rf"\s+(?:the\s+)?{MTUS}\b\.?"
    rf"|decision\s+(?:(?:was|is)\s+)?not\s+based\s+(?:up)?on\s+(?:the\s+)?{MTUS}\b\.?"
    rf"|(?:{_SUBJECT}\s+)?did\s+not\s+(?:fi|ﬁ)nd\b[^.;]{{0,30}}?{MTUS}\b[^.;]{{0,80}}?{_TO_THE_SOURCE}"
    rf"|(?:{_SUBJECT}\s+)?(?:found|stated|noted|indicated)\s+(?:that\s+)?{_SILENT}[^.]{{0,120}}?{_TO_THE_SOURCE}"
    rf"|\b(?:as|since|because)\s+{_SILENT}[^.,;]{{0,80}})"
    rf"|(?P<based>(?:{_SUBJECT}\s+)?(?:{_RESTS}|decision\s+based\s+(?:up)?on\b)|\bbut\s+on\b|{_FOUND_RELEVANT}))",
    re.IGNORECASE,
)
_OTHER_PREFIX = re.compile(
    r"\s*other\s+medical\s+treatment\s+guidelines?(?:\s+(?:or|and)\s+(?:other\s+)?medical\s+evidence\s*[:;–-]?|\s*:)\s*",
    re.IGNORECASE,
)


def clauses(statement: str) -> list[Clause]:
    """The clauses of a statement in their order; text before the first form is a clause without a form.

    The stretch of a clause begins at its first source: the words of the form, and the introduction "Other
    Medical Treatment Guideline or Medical Evidence:", are left out.
    """
    found = list(_FORMS.finditer(statement))
    clauses: list[Clause] = []
    first = found[0].start() if found else len(statement)
    if statement[:first].strip():
        clauses.append(Clause(None, _after_prefix(statement, 0), first))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(statement)
        clauses.append(Clause(Form(match.lastgroup), _after_prefix(statement, match.end()), end))
    if "vidence:" in statement:
        return [part for clause in clauses for part in _parted(statement, clause)]
    return clauses


def _parted(statement: str, clause: Clause) -> Iterator[Clause]:
    """A clause, parted where "Other Medical Treatment Guideline or Medical Evidence:" leads in sources of another kind."""
    start = clause.start
    for prefix in _OTHER_PREFIX.finditer(statement, start, clause.end):
        if prefix.start() > start:
            yield Clause(clause.form if start == clause.start else Form.OTHER, start, prefix.start())
            start = prefix.end()
    yield clause if start == clause.start else Clause(Form.OTHER, start, clause.end)


def _after_prefix(statement: str, start: int) -> int:
    prefix = _OTHER_PREFIX.match(statement, start)
    return prefix.end() if prefix else start
