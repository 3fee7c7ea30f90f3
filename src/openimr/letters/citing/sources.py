"""Guideline citations: finding them in a statement, and taking each one apart (letters rule 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from openimr.letters.citing.asides import Asides, without_the_parties
from openimr.letters.citing.groups import NEAR, REACH, Group, named_together
from openimr.letters.citing.law import begins_law
from openimr.letters.citing.named import TAKEN, NamedSource, found_source, trimmed
from openimr.letters.citing.others import begins_other, foreign_start, names_a_chapter, other_sources
from openimr.letters.citing.prose import without_prose
from openimr.letters.citing.statements import DENIALS, MTUS, Clause, Form, clauses
from openimr.letters.model import Family

_LED_ON = re.compile(r"\b(?:up)?on[\s,]{1,60}(?:the\s{1,9})?$")
# "Non-MTUS Citation 1) a textbook; 2) …", "Citation: (a) ODG, Pain Chapter (b) …": a list that begins where sources do.
_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[Cc]itation\s)|(?<=[Cc]itations\s)|(?<=[Cc]itation:\s)|(?<=[Cc]itations:\s)|(?<=MTUS:\s)|(?<=vidence:\s)|(?<=ources:\s)|(?<=\b[Oo]n\s)|(?<=\b[Oo]n:\s))"
    r"(?P<number>\(?[1ai]\)|1\.|#1)\s(?=[A-Z\"“]|the\s[A-Z])"
)
_LATER = {"1": "2 3 4 5 6 7 8 9", "a": "b c d e f g h", "i": "ii iii iv v vi vii"}
_NUMBERED = ("1)", "a)", "i)", "1. ", "#1 ")
_BEGINS = re.compile(r"[A-Z\"“]|the\s[A-Z]")
_FIRST_OF_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[:.;]\s)|(?<=\b[Oo]n\s))\(?1\)\s(?=(?:the\s)?(?:California|CA|MTUS|ACOEM|ODG|Official|American|Chronic\sPain|Medical\sTreatment|Post-?[Ss]urgical|Non-MTUS)\b)"
)
_NUMBER_IN_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[:.;,]\s)|(?<=\b[Oo]n\s)|(?<=\band\s))\(?[1-9]\)(?=\s(?:[A-Z]|the\b))"
)
_NONE_AFTER = re.compile(
    r"[\s:]{0,9}(?:none|nothing|n/a|not\s(?:applicable|cited|used))[\s.]{0,9}", re.IGNORECASE
)
_OF_MTUS = re.compile(rf"{MTUS}\b", re.IGNORECASE)
# A source of no guideline before one that begins a statement: "Milliman Care Guidelines, 17th edition; ODG, …".
_TO_THE_NEXT = re.compile(r"(?:;|,?\sand)\s{1,9}(?:the\s{1,9})?$")


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
    text = without_prose(text)
    asides = Asides(text)
    parts = clauses(text)
    found = [
        source for clause in parts if clause.form not in DENIALS for source in _of_clause(asides, clause)
    ]
    if asides:
        found = [replace(source, of_the_schedule=asides.of_the_schedule(source.end)) for source in found]
    if asides.rest != written:
        found = [_in_one_piece(source, written) for source in found]
    forms = frozenset(clause.form for clause in parts if not _is_empty(text, clause))
    if Form.SILENT in forms:
        kept = _relied_on_before(parts, found)
        forms = (forms - {Form.SILENT}) | (frozenset() if kept else {Form.NOT_MTUS})
    begins = bool(found) and not any(map(str.isalpha, written[: found[0].start]))
    until = parts[0].end if begins and parts[0].form is None else 0
    return Told(tuple(found), forms, as_theirs, sum(source.start < until for source in found))


def _without_numbers(text: str) -> str:
    """The text with blanks for the numbers of a list of sources, "1) …; 2) …", as long as before."""
    if not any(map(text.__contains__, _NUMBERED)):
        return text
    if parted := _parted(text):
        return parted
    if not _FIRST_OF_A_LIST.search(text):
        return text
    return _NUMBER_IN_A_LIST.sub(lambda number: " " * len(number[0]), text)


def _parted(text: str) -> str | None:
    """The text with blanks for the numbers of a list that begins where sources do, and the mark at which a source ends for
    each but the first; None if it has no such list, of two at least.
    """
    opening = _A_LIST.search(text)
    if opening is None:
        return None
    number = opening["number"]
    places = [opening.span("number")]
    first = number.strip("().#")
    for mark in _LATER[first].split():
        written = number.replace(first, mark)
        at = text.find(" " + written + " ", places[-1][1])
        if (
            at < 0
            or not _BEGINS.match(text, at + len(written) + 2)
            or not (number.strip(".") != first or text[at - 1] in ".;,")
        ):
            break
        places.append((at + 1, at + 1 + len(written)))
    if len(places) == 1:
        return None
    for place, (start, end) in enumerate(places):
        text = text[:start] + (TAKEN if place else " ") + " " * (end - start - 1) + text[end:]
    return text


def _relied_on_before(parts: list[Clause], found: list[NamedSource]) -> bool:
    """Whether a source of the MTUS was relied on before it is said that the MTUS has nothing on something: on one detail, then."""
    silent = next(clause.start for clause in parts if clause.form is Form.SILENT)
    before = [source for source in found if source.start < silent and _is_of_the_schedule(source)]
    led = [clause for clause in parts if clause.form is Form.BASED or clause.form is Form.MTUS]
    return any(
        source.citation.chapter is not None
        or any(clause.start <= source.start < clause.end for clause in led)
        for source in before
    )


def _is_of_the_schedule(source: NamedSource) -> bool:
    """Whether a source is said, or by its name seen, to be of the MTUS: of the ACOEM's guidelines not all are."""
    if source.of_the_schedule is not None:
        return source.of_the_schedule
    return source.citation.family is Family.MTUS or _OF_MTUS.match(source.citation.text) is not None


def _is_empty(text: str, clause: Clause) -> bool:
    """Whether a label has nothing after it: "Non-MTUS: none."."""
    return clause.form is Form.OTHER and _NONE_AFTER.fullmatch(text, clause.start, clause.end) is not None


def _in_one_piece(source: NamedSource, written: str) -> NamedSource:
    """The source with the words of the text between its first and last, what is said of it in the midst included."""
    words = " ".join(written[source.start : source.end].split())
    return replace(source, citation=replace(source.citation, text=words))


def _of_clause(asides: Asides, clause: Clause) -> Iterator[NamedSource]:
    text = asides.rest
    groups = named_together(text, clause)
    start = clause.start
    first = groups[0].start if groups else clause.end
    if clause.form is not None or not groups:
        yield from other_sources(text, start, first, certain=clause.form is not None, followed=bool(groups))
    elif _TO_THE_NEXT.search(text, max(start, first - NEAR), first) and begins_other(
        text, start, first, after_comma=False
    ):
        yield from other_sources(text, start, first, certain=False)
    for number, group in enumerate(groups):
        end = groups[number + 1].start if number + 1 < len(groups) else clause.end
        taken = text.find(TAKEN, group.end, end)
        foreign = foreign_start(text, group, end if taken < 0 else taken)
        yield _citation(text, group, foreign)
        while foreign < end and "ODG" in group.families and names_a_chapter(text, foreign, end):
            # "ODG, Head Chapter, …; and upon the same Guidelines, Neck Chapter, …"
            group = Group(foreign, foreign, {"ODG"})
            foreign = foreign_start(text, group, end if taken < foreign else taken)
            yield _citation(text, group, foreign)
        if foreign < end:
            named = (
                not text[foreign].islower()
                or not _LED_ON.search(text, max(group.end, foreign - REACH), foreign)
                or begins_law(text, foreign, end)
                or begins_other(text, foreign, end, after_comma=False)
                or asides.of_the_schedule(trimmed(text, foreign, end)[1]) is not None
            )
            yield from other_sources(text, foreign, end, certain=named)


def _citation(text: str, group: Group, end: int) -> NamedSource:
    family = next(
        (f for f in (Family.ACOEM, Family.ODG, Family.MTUS) if f.value in group.families), Family.OTHER
    )
    start, last = trimmed(text, group.start, end)
    return found_source(text, start, max(last, group.end), family, group.end, group.title)
