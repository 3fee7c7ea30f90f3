"""What a half of the set is made of. Both halves have all of it, and no phrase in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """A title; the word by which a later sentence may name the procedure, empty where it is none."""

    title: str
    name: str = ""


@dataclass(frozen=True)
class Source:
    """A source as it is cited: what goes before the pages, the pages, what follows, and what is in it."""

    family: str
    before: str
    pages: tuple[str, ...] = ()
    said: str = ""
    """The pages as written, where there are any."""
    after: str = ""
    chapter: str | None = None
    section: str | None = None
    open: bool = False
    """The rules do not say what is chapter and what is section here."""


@dataclass(frozen=True)
class Bank:
    name: str
    people: tuple[str, ...]
    """Openings of a summary, with {who}, {day}, {he}, {He}, {his}."""
    undated: tuple[str, ...]
    """Openings that give no date of injury."""
    nobody: tuple[str, ...]
    """Summaries that give neither age nor sex nor date."""
    story: tuple[str, ...]
    """Sentences that may follow in a summary, with {he}, {He}, {his}, {other} for a date that is not the injury's."""
    who: tuple[tuple[str, str], ...]
    """Age and noun for a male and a female worker, with {n} or {words}."""
    plain: tuple[str, ...]
    """Age without a noun: the sex is told by the pronouns."""
    services: tuple[Service, ...]
    drugs: tuple[Service, ...]
    surgeries: tuple[Service, ...]
    associated: tuple[Service, ...]
    traps: tuple[Service, ...]
    """Titles with outcome words, colons, and labels inside."""
    mtus: tuple[Source, ...]
    others: tuple[Source, ...]
    nothing: tuple[str, ...]
    """Statements that cite nothing, with {Side} and {their}."""
    not_mtus: tuple[str, ...]
    on_mtus: tuple[str, ...]
    """With {cite}, modern letters."""
    on_other: tuple[str, ...]
    prose_mtus: tuple[str, ...]
    """Whole sentences of 2013, with {Side}, {their} and {cite}."""
    prose_other: tuple[str, ...]
    prose_nothing: tuple[str, ...]
    reasons: tuple[str, ...]
    ends: dict[str, tuple[str, ...]]
    """By outcome, how a rationale ends, with {title}."""
    fates: dict[str, tuple[str, ...]]
    named: dict[str, tuple[str, ...]]
    """With {name}."""
    rationale_traps: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]
    """Lines of a list within a rationale."""
    boards: tuple[tuple[str, tuple[str, ...]], ...]
    """Certifications as written in one list, and what they are."""
    subspecialties: tuple[tuple[str, tuple[str, ...]], ...]
    board_prose: tuple[str, ...]
    """With {boards}, {sub} and {states}."""
    sub_prose: tuple[str, ...]
    affiliation: tuple[str, ...]
    practice: tuple[str, ...]
    summary_lead: tuple[str, ...]
    items_lead: tuple[str, ...]
    credentials_lead: tuple[str, ...]
    feet: tuple[str, ...]
    """Running heads and feet, with {case}, {page}, {pages}; a bar parts lines."""
    tops: tuple[str, ...]
    """What stands at the very top of a letter; a bar parts lines."""
    cover: tuple[str, ...]
    """Sentences of a letter to the parties before the determination."""
    tails: tuple[str, ...]
    documents: tuple[str, ...]
    determined: tuple[str, ...]
    """Decisions of 2013 with {title} and {finding}."""
    regarding: tuple[str, ...]
    headings_2013: dict[str, tuple[str, ...]]
    copied: tuple[str, ...]
    """What leads in a summary that was copied from the utilization review, with {other}."""
    documents_lead: tuple[str, ...]
