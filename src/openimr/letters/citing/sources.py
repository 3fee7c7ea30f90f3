"""Guideline citations: finding them in a statement, and taking each one apart (letters rule 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from openimr.letters.citing.asides import Asides, without_the_parties
from openimr.letters.citing.grammar import grammar
from openimr.letters.citing.groups import NEAR, REACH, Group, named_together
from openimr.letters.citing.law import begins_law
from openimr.letters.citing.named import TAKEN, NamedSource, found_source, trimmed
from openimr.letters.citing.others import begins_other, foreign_start, other_sources
from openimr.letters.citing.statements import Clause, Form, clauses
from openimr.letters.model import Family

_LED_ON = re.compile(r"\b(?:up)?on[\s,]{1,60}(?:the\s{1,9})?$")
_FIRST_OF_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[:.;]\s)|(?<=\b[Oo]n\s))\(?1\)\s(?=(?:the\s)?(?:California|CA|MTUS|ACOEM|ODG|Official|American|Chronic\sPain|Medical\sTreatment|Post-?[Ss]urgical|Non-MTUS)\b)"
)
_NUMBER_IN_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[:.;,]\s)|(?<=\b[Oo]n\s)|(?<=\band\s))\(?[1-9]\)(?=\s(?:[A-Z]|the\b))"
)
_NONE_AFTER = re.compile(
    r"[\s:]{0,9}(?:none|nothing|n/a|not\s(?:applicable|cited|used))[\s.]{0,9}", re.IGNORECASE
)
# A source of no guideline before one that begins a statement: "Milliman Care Guidelines, 17th edition; ODG, …".
_TO_THE_NEXT = re.compile(r"(?:;|,?\sand)\s{1,9}(?:the\s{1,9})?$")
_CHAPTER_NEXT = re.compile(r"\s{1,9}chapter\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement tells: the sources it names, the forms of its sentences, and whether it speaks of the
    guidelines that the other side used.
    """

    sources: tuple[NamedSource, ...]
    forms: frozenset[Form | None]
    as_theirs: bool
    unled: int = 0
    """How many of the sources stand before any sentence form, where the statement begins with one."""


def named_sources(text: str) -> tuple[NamedSource, ...]:
    """The guideline citations of a statement, in order; one for each source that it names.

    In goes a guideline statement, or any text that cites; line breaks in it do not matter. A citation's own
    words decide its family: ACOEM if it is named, then ODG, else MTUS for the schedule and its chapters, else
    `other`. Its `text` is as written but for white space. Never raises. Source: letters rule 6.
    """
    return told(text).sources


def told(text: str) -> Told:
    """What a guideline statement tells; its sources are those of `named_sources`."""
    written = text
    text, as_theirs = without_the_parties(_without_numbers(text))
    asides = Asides(text)
    parts = clauses(text)
    found = [
        source
        for clause in parts
        if clause.form is not Form.NO_EVIDENCE and clause.form is not Form.NOT_MTUS
        for source in _of_clause(asides.rest, clause)
    ]
    if asides:
        found = [replace(source, of_the_schedule=asides.of_the_schedule(source.end)) for source in found]
    if asides.rest != written:
        found = [_in_one_piece(source, written) for source in found]
    forms = frozenset(clause.form for clause in parts if not _is_empty(text, clause))
    begins = bool(found) and not any(map(str.isalpha, written[: found[0].start]))
    until = parts[0].end if begins and parts[0].form is None else 0
    return Told(tuple(found), forms, as_theirs, sum(source.start < until for source in found))


def _without_numbers(text: str) -> str:
    """The text with blanks for the numbers of a list of sources, "1) …; 2) …", as long as before."""
    if "1)" not in text or not _FIRST_OF_A_LIST.search(text):
        return text
    return _NUMBER_IN_A_LIST.sub(lambda number: " " * len(number[0]), text)


def _is_empty(text: str, clause: Clause) -> bool:
    """Whether a label has nothing after it: "Non-MTUS: none."."""
    return clause.form is Form.OTHER and _NONE_AFTER.fullmatch(text, clause.start, clause.end) is not None


def _in_one_piece(source: NamedSource, written: str) -> NamedSource:
    """The source with the words of the text between its first and last, what is said of it in the midst included."""
    words = " ".join(written[source.start : source.end].split())
    return replace(source, citation=replace(source.citation, text=words))


def _of_clause(text: str, clause: Clause) -> Iterator[NamedSource]:
    groups = named_together(text, clause)
    start = clause.start
    first = groups[0].start if groups else clause.end
    if clause.form is not None or not groups:
        yield from other_sources(text, start, first, certain=clause.form is not None)
    elif _TO_THE_NEXT.search(text, max(start, first - NEAR), first) and begins_other(
        text, start, first, after_comma=False
    ):
        yield from other_sources(text, start, first, certain=False)
    for number, group in enumerate(groups):
        end = groups[number + 1].start if number + 1 < len(groups) else clause.end
        taken = text.find(TAKEN, group.end, end)
        foreign = foreign_start(text, group, end if taken < 0 else taken)
        yield _citation(text, group, foreign)
        while foreign < end and "ODG" in group.families and _names_a_chapter(text, foreign, end):
            # "ODG, Head Chapter, …; and upon the same Guidelines, Neck Chapter, …"
            group = Group(foreign, foreign, {"ODG"})
            foreign = foreign_start(text, group, end if taken < foreign else taken)
            yield _citation(text, group, foreign)
        if foreign < end:
            named = (
                not text[foreign].islower()
                or not _LED_ON.search(text, max(group.end, foreign - REACH), foreign)
                or begins_law(text, foreign, end)
            )
            yield from other_sources(text, foreign, end, certain=named)


def _names_a_chapter(text: str, start: int, end: int) -> bool:
    title = grammar().odg_chapter.match(text, start, end)
    return title is not None and _CHAPTER_NEXT.match(text, title.end(), end) is not None


def _citation(text: str, group: Group, end: int) -> NamedSource:
    family = next(
        (f for f in (Family.ACOEM, Family.ODG, Family.MTUS) if f.value in group.families), Family.OTHER
    )
    start, last = trimmed(text, group.start, end)
    return found_source(text, start, max(last, group.end), family, group.end, group.title)
