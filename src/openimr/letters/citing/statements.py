"""The sentence forms of a guideline statement (rulebook L-02), and the clauses that name sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from openimr.letters.citing.denials import MTUS, NO_EVIDENCE, NOT_MTUS, RESTS, SILENT, SUBJECT, denies


class Form(Enum):
    """What one sentence form says."""

    MTUS = "mtus"
    OTHER = "other"
    NO_EVIDENCE = "no_evidence"
    NOT_MTUS = "not_mtus"
    SILENT = "silent"
    """The MTUS has nothing on this: as `NOT_MTUS`, but for a source of the MTUS that was named before."""
    BASED = "based"
    """An older form, which names its source in its own words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence form and the stretch after it, in which its sources are named. `form` None: free text."""

    form: Form | None
    start: int
    end: int


_BASED_ON = r"de(?:cision|nial|termination)\s+(?:(?:was|is|also|further|additionally)\s+){0,2}based\s+(?:up)?on\s+(?:the\s+)?"
# "found the ODG, Knee Chapter, relevant and appropriate": what was found so is what the decision rests on.
_FOUND_RELEVANT = (
    rf"{SUBJECT}\s{{1,9}}(?:found|determined|deemed|considered)\s{{1,9}}(?!(?:that\s{{1,9}})?neither\b)(?:that\s{{1,9}})?"
    r"(?=(?:[^.;]|\.(?=\s?\d)){1,200}(?<!\bnot\s)(?<!\bnot\sbe\s)\b(?:relevant|applicable|appl(?:y|ies|ied))\b)"
)
# "had recourse to the ODG", "applied the MTUS": other verbs count where a guideline's name is what they lead to.
_TURNED_TO = (
    r"(?:had\s+recourse\s+to|founded\s+(?:up)?on|grounded\s+(?:up)?on|made\s+use\s+of|went\s+by|gave\s+as\s+(?:its|their|his/her|the)\s+(?:basis|guideline|source)|turned\s+to|looked\s+to|resorted\s+to|appealed\s+to|referred\s+to|pointed\s+to|drew\s+(?:up)?on|consulted|applied|followed|invoked|adduced|adopted|named|quoted)"
    r"(?=,?\s+(?:the\s+)?(?-i:California|CA\s|MTUS|ACOEM|ODG|Official\s+Disab|American\s+College\s+of\s+Occ|Medical\s+Treatment\s+Util|Chronic\s+Pain\s+(?:Medical\s+)?Treat"
    r"|Post-?\s?[Ss]urgical\s+(?:Treat|Rehab)|Acupuncture\s+(?:Medical\s+)?Treat))"
)
_OTHER = rf"(?P<other>(?:{_BASED_ON}non[-\s]\s?MTUS(?:\s+citations?)?|\bnon[-\s]\s?MTUS(?:\s+citations?|(?=\s+(?:the\s+)?(?-i:[A-Z]))(?!\s+(?:sources?|guidelines?|evidence|literature|medical|treatment)\b|cit)|(?:\s+(?:sources?|guidelines?|evidence|literature))?(?=\s?:)))\s?:?)"
_MTUS = rf"(?P<mtus>{_BASED_ON}(?=(?:California\s+|CA\s+)?MTUS\b))"
_BASED = rf"(?P<based>(?:(?:{SUBJECT}|it|he|he/she)\s+(?:(?:has|also|further|additionally|then|instead|likewise|again|similarly|therefore|accordingly)\s+){{0,2}})?(?:{RESTS}|(?<=reviewer\s)(?:cites|uses|references)\b(?!\s+no)|(?<=administrator\s)(?:cites|uses|references)\b(?!\s+no)|de(?:cision|nial|termination)\s+based\s+(?:up)?on\b|{_TURNED_TO})|\bbut\s+on\b|{_FOUND_RELEVANT})"
# The look at the first letter is for speed: with others no form begins.
_FORMS = re.compile(rf"\b(?=[bcdhnrtefimpu])(?:{_OTHER}|{_MTUS}|{_BASED})", re.IGNORECASE)
_FORMS_AND_DENIALS = re.compile(
    rf"\b(?=[abcdefghilmnoprstuw])(?:{_OTHER}|{_MTUS}|(?P<no_evidence>{NO_EVIDENCE})|(?P<not_mtus>{NOT_MTUS})|(?P<silent>{SILENT})|{_BASED})",
    re.IGNORECASE,
)
DENIALS = frozenset({Form.NO_EVIDENCE, Form.NOT_MTUS, Form.SILENT})
"""The forms that say what something does not rest on."""
_NEXT_SENTENCE = re.compile(r"[.;]\s{1,9}(?=[A-Z])")
# "Not MTUS: ODG, …", "did not base it on the MTUS, but the ODG, …"
_NEXT_SOURCE = re.compile(
    r"[.;:]\s{1,9}(?=[A-Z])|\s[–-]\s{1,9}(?=[A-Z])|,?\s{1,9}but\s{1,9}(?:rather\s{1,9}|instead\s{1,9})?(?:(?:(?:up)?on|to)\s{1,9})?(?:the\s{1,9})?(?=[A-Z])"
    r"|,\s{1,9}(?:and\s{1,9})?(?:up)?on\s{1,9}(?:the\s{1,9})?(?=[A-Z])"
)
_OTHER_PREFIX = re.compile(
    r"\s*other\s+medical\s+treatment\s+guidelines?(?:(?:\s+(?:or|and)\s+|\s*/\s*)(?:other\s+)?medical\s+evidence\s*[:;–-]?|\s*:)\s*|\s*other(?:\s+(?:sources?|guidelines?|evidence))?:\s*",
    re.IGNORECASE,
)


def clauses(statement: str) -> list[Clause]:
    """The clauses of a statement in their order; text before the first form is a clause without a form.

    The stretch of a clause begins at its first source: the words of the form, and the introduction "Other
    Medical Treatment Guideline or Medical Evidence:", are left out.
    """
    forms = _FORMS_AND_DENIALS if denies(statement) else _FORMS
    found = list(forms.finditer(statement))
    clauses: list[Clause] = []
    first = found[0].start() if found else len(statement)
    if statement[:first].strip():
        clauses.append(Clause(None, _after_prefix(statement, 0), first))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(statement)
        form = Form(match.lastgroup)
        clauses.append(Clause(form, _after_prefix(statement, match.end()), end))
        following = _NEXT_SENTENCE if form is Form.NO_EVIDENCE else _NEXT_SOURCE
        if form in DENIALS and (rest := following.search(statement, match.end() - 1, end)):
            # "The MTUS does not address this. ODG, Low Back Chapter, …": said without a form of its own.
            clauses[-1] = replace(clauses[-1], end=rest.end())
            clauses.append(Clause(None, _after_prefix(statement, rest.end()), end))
    if "vidence:" in statement:
        return [part for clause in clauses for part in _parted(statement, clause)]
    return clauses


def says_a_form(words: str) -> bool:
    """Whether some words say what a decision rests on, or does not."""
    return _FORMS_AND_DENIALS.search(words) is not None


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


__all__ = ["DENIALS", "MTUS", "Clause", "Form", "clauses", "says_a_form"]
