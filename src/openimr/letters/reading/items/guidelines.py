"""Guideline statements: what one side says, what it says it rests on, what it cites (letters rules 5, 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import add

from openimr.letters.citing.misread import as_written, mended
from openimr.letters.citing.named import NamedSource
from openimr.letters.citing.sources import told
from openimr.letters.citing.statements import Form
from openimr.letters.model import Basis, Citation, Family, Guideline

_LONGEST_KEPT = 2000
# "… Page(s): 74-96, 113." ends in numbers that say nothing about the rest: short ones, so that none can be a year.
_LAST_PAGES = re.compile(
    r"ages?(?:\s?\(s\))?:?\s?(?P<pages>\d{1,3}(?:(?:\s?[-–]\s?|,\s?(?:and\s)?|\sand\s)\d{1,3})*)\.?", re.ASCII
)
_STANDS_FOR_A_DIGIT = "\u0660"
"""A digit by Unicode, and rare in letters: where it comes out of a reading, a digit of the last pages would have."""
_BLANKED = str.maketrans("0123456789", 10 * _STANDS_FOR_A_DIGIT)
LONGEST_STATEMENT = 10_000
"""Sources are sought in the first this many characters of a statement; real ones have a tenth of it."""


@dataclass(frozen=True, slots=True)
class ReadGuideline:
    """A guideline statement as read; `doubt` says what in its basis was guessed, '' if nothing was.

    `places` are the stretches of the statement in which its citations stand. `as_theirs`: it speaks of the guidelines that
    the other side used.
    """

    guideline: Guideline
    doubt: str = ""
    places: tuple[tuple[int, int], ...] = ()
    as_theirs: bool = False

    def beside(self, theirs: ReadGuideline) -> ReadGuideline:
        """The same beside the other side's: resting on their guidelines, it has their basis."""
        if not self.as_theirs or self.guideline.citations:
            return self
        return replace(self, guideline=replace(self.guideline, basis=theirs.guideline.basis))


def read_guideline(statement: str) -> ReadGuideline:
    """A statement with its basis and citations. The statement is kept as it is, contradictions and all."""
    return _kept(statement) if len(statement) <= _LONGEST_KEPT else _read(statement)


# Letters say "did not cite" and name the same chapters over and over …
@lru_cache(maxsize=4096)
def _kept(statement: str) -> ReadGuideline:
    label = statement.rfind("age")
    listed = _LAST_PAGES.fullmatch(statement, label) if label > 0 else None
    if listed and _STANDS_FOR_A_DIGIT not in statement:
        pages = listed.start("pages")
        read = _read_but_for_pages(statement[:pages] + statement[pages:].translate(_BLANKED))
        if read is not None:
            return _with_pages(read, statement, pages)
    return _read(statement)


# … and the same section with other pages.
@lru_cache(maxsize=4096)
def _read_but_for_pages(statement: str) -> ReadGuideline | None:
    """A statement whose last pages are blanked, read; None if these are not the pages of its last citation, all and only."""
    read = _read(statement)
    if not read.guideline.citations:
        return None
    *others, last = read.guideline.citations
    if any(_STANDS_FOR_A_DIGIT in words for words in (repr(others), last.chapter or "", last.section or "")):
        return None
    blanked = [words.count(_STANDS_FOR_A_DIGIT) for words in (statement, last.text, "".join(last.pages))]
    return read if len(set(blanked)) == 1 else None


def _with_pages(read: ReadGuideline, statement: str, pages: int) -> ReadGuideline:
    """What was read of a statement with blanked pages, with those of a statement that is like it but for them."""
    digits = "".join(filter(str.isdecimal, statement[pages:]))
    *others, last = read.guideline.citations
    last = Citation(
        family=last.family,
        text=_filled(last.text, digits),
        chapter=last.chapter,
        section=last.section,
        pages=tuple(_filled("\n".join(last.pages), digits).split("\n")),
    )
    guideline = Guideline(statement=statement, basis=read.guideline.basis, citations=(*others, last))
    return ReadGuideline(guideline, read.doubt, read.places, read.as_theirs)


def _filled(words: str, digits: str) -> str:
    """Some words with digits where they were blanked."""
    first, *rest = words.split(_STANDS_FOR_A_DIGIT)
    return first + "".join(map(add, digits, rest))


def _read(statement: str) -> ReadGuideline:
    if not statement.strip():
        return ReadGuideline(Guideline(statement=statement))
    head = statement[:LONGEST_STATEMENT]
    legible = mended(head)
    read = told(legible)
    found = tuple(source.citation for source in read.sources)
    if legible is not head:
        found = tuple(
            as_written(source.citation, legible[source.start : source.end], head[source.start : source.end])
            for source in read.sources
        )
    unled = {_counted(source) for source in read.sources[: read.unled]}
    basis, doubt = _basis(read.forms, {_counted(source) for source in read.sources}, unled)
    if read.as_theirs and not found:
        doubt = "rests on the other side's guidelines, and names none"
    if len(statement) > len(head):
        doubt = f"is longer than {LONGEST_STATEMENT} characters; only those were searched for sources"
    return ReadGuideline(
        Guideline(statement=statement, basis=basis, citations=found),
        doubt,
        tuple((source.start, source.end) for source in read.sources),
        read.as_theirs,
    )


def _counted(source: NamedSource) -> Family:
    """The family by which a source counts for the basis: what is said of it goes before its name."""
    family = source.citation.family
    if source.of_the_schedule is None:
        return family
    if source.of_the_schedule:
        return Family.MTUS
    return family if family is Family.ODG else Family.OTHER


def _basis(
    forms: frozenset[Form | None], families: set[Family], unled: set[Family]
) -> tuple[tuple[Basis, ...], str]:
    """What a statement says it rests on, by its own words (letters rule 5); `unled` begin it, before any form."""
    mtus = Form.MTUS in forms
    other = Form.OTHER in forms
    if other and Form.NOT_MTUS not in forms:
        # "MTUS: ACOEM, Chapter 11. Non-MTUS: ODG, …": by the second label the first source is of the schedule.
        mtus = mtus or bool(unled & {Family.MTUS, Family.ACOEM})
    if Form.BASED in forms:
        # "based its decision on the ACOEM guidelines": the source's name says which.
        mtus = mtus or (Form.NOT_MTUS not in forms and bool(families & {Family.MTUS, Family.ACOEM}))
        other = (
            other
            or bool(families & {Family.ODG, Family.OTHER})
            or (Form.NOT_MTUS in forms and bool(families))
        )
    if mtus or other:
        basis = ((Basis.MTUS,) if mtus else ()) + ((Basis.NON_MTUS,) if other else ())
        contradicts = Form.NO_EVIDENCE in forms
        return basis, "says that no evidence was cited, and cites some" if contradicts else ""
    if Form.NO_EVIDENCE in forms:
        return (Basis.NONE,), "says that no evidence was cited, and names some" if families else ""
    if Form.NOT_MTUS in forms:
        if families:
            return (Basis.NON_MTUS,), ""
        return (Basis.NONE,), "says that it does not rest on the MTUS, and names nothing else"
    if families:
        named = (Basis.MTUS,) if families & {Family.MTUS, Family.ACOEM} else ()
        rest = (Basis.NON_MTUS,) if families & {Family.ODG, Family.OTHER} else ()
        return named + rest, "does not say in a known form what it rests on; the sources that it names count"
    return (Basis.NONE,), "does not say in a known form what it rests on, and names no source"
