"""What a citation is: its kind, its place, the key by which it is counted, and its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from openimr.letters.model import Citation, Family


class Sort(StrEnum):
    """What sort of source a citation names."""

    GUIDELINE = "guideline"
    LAW = "law"
    STUDY = "study"
    BOOK = "book"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class FoundCitation:
    """One source that a text names.

    `start` and `end` are offsets of the text that was given (`end` is the one after the last). `citation` is
    the source in the form of the published schema: family, words, chapter, section, pages. `key` is the same
    for every way of citing one chapter, section of law, study or book, and None if nothing tells which it is;
    where the words leave more than one open, `candidates` has all, the likeliest first, and `key` is that one.
    `year` is that of the edition or publication, `edition` what is said of it, as written.
    """

    citation: Citation
    start: int
    end: int
    key: str | None = None
    candidates: tuple[str, ...] = ()
    year: int | None = None
    edition: str | None = None

    @property
    def sort(self) -> Sort:
        return Sort.OTHER

    @property
    def ambiguous(self) -> bool:
        """Whether the words leave open which source is meant."""
        return len(self.candidates) > 1

    @property
    def family(self) -> Family:
        return self.citation.family

    @property
    def text(self) -> str:
        return self.citation.text

    @property
    def pages(self) -> tuple[str, ...]:
        return self.citation.pages


@dataclass(frozen=True, kw_only=True)
class GuidelineCitation(FoundCitation):
    """A guideline: of the MTUS, the ACOEM, the ODG.

    `title` is the chapter's own title from the reference data; `laws` are the regulations that the citation
    names with it.
    """

    title: str | None = None
    laws: tuple[LawCitation, ...] = ()

    @property
    def sort(self) -> Sort:
        return Sort.GUIDELINE


@dataclass(frozen=True, kw_only=True)
class LawCitation(FoundCitation):
    """A statute or regulation: `8 CCR 9792.21.1(d)(1)` is code `ca/ccr`, title 8, section 9792.21.1.

    `last` is the last section of a range, "et seq." where it is open. `adopts` is the key of the chapter that
    a section of the schedule adopts.
    """

    code: str
    section: str
    law_title: int | None = None
    subdivisions: tuple[str, ...] = ()
    last: str | None = None
    adopts: str | None = None

    @property
    def sort(self) -> Sort:
        return Sort.LAW


@dataclass(frozen=True, kw_only=True)
class StudyCitation(FoundCitation):
    """An article in a journal. What the words do not give is None or empty."""

    authors: tuple[str, ...] = ()
    title: str | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    doi: str | None = None
    pmid: str | None = None

    @property
    def sort(self) -> Sort:
        return Sort.STUDY


@dataclass(frozen=True, kw_only=True)
class BookCitation(FoundCitation):
    """A textbook or handbook, by the title of the reference data."""

    title: str = field(default="")

    @property
    def sort(self) -> Sort:
        return Sort.BOOK
