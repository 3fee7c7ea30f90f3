"""What one half of the phrasing holds, and the small pieces it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Source:
    """A citation as the truth has it."""

    family: str
    text: str
    chapter: str | None = None
    section: str | None = None
    pages: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "family": self.family,
            "text": self.text,
            "chapter": self.chapter,
            "section": self.section,
            "pages": list(self.pages),
        }


def acoem(number: str, name: str, pages: str = "", *listed: str, before: str = "MTUS ACOEM") -> Source:
    """A chapter of the second edition; `pages` as they are printed, `listed` one by one."""
    chapter = f"{number} {name}" if name else number
    text = f"{before} Chapter {chapter}" + (f" {pages}" if pages else "")
    return Source("ACOEM", text, chapter, None, listed)


def mtus(chapter: str, rest: str = "", section: str | None = None, *listed: str) -> Source:
    return Source("MTUS", f"MTUS {chapter}{rest}", chapter, section, listed)


def odg(text: str, chapter: str | None, section: str | None = None) -> Source:
    return Source("ODG", text, chapter, section)


def other(text: str) -> Source:
    return Source("other", text)


@dataclass(frozen=True)
class Frame:
    """A statement around its sources: {m} one of the schedule, {n} one that is not; basis by the letters m, n, -."""

    text: str
    basis: str


@dataclass(frozen=True)
class Half:
    """One half of the phrasing: nothing but what the contract and the formats ask for is shared with the other."""

    schedule: tuple[Source, ...]
    elsewhere: tuple[Source, ...]
    chapters: tuple[Source, ...]
    """Chapters of the schedule as they are named in running prose, without its name."""
    frames: tuple[Frame, ...]
    prose_frames: tuple[Frame, ...]
    """Statements of 2013: {who}, {its}."""
    titles: tuple[str, ...]
    surgeries: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Title, the words by which a rationale names it, the services that go with it."""
    cascades: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    endings: dict[str, tuple[str, ...]]
    traps: tuple[str, ...]
    """Paragraphs of a rationale that look like something else."""
    openings: tuple[str, ...]
    """With {age}, {sex}, {day}; those without a word for the sex say it with {He}, {his}."""
    bare_openings: tuple[str, ...]
    """Nothing about the worker."""
    denials: tuple[str, ...]
    leads: tuple[str, ...]
    how: tuple[str, ...]
    """Sentences around the credentials, of which {credentials} is one."""
    credentials: tuple[str, ...]
    old_credentials: tuple[str, ...]
    certifications: tuple[tuple[str, tuple[str, ...]], ...]
    states: tuple[tuple[str, tuple[str, ...]], ...]
    feet: tuple[str, ...]
    misread: tuple[tuple[str, str], ...]
    heads: dict[str, tuple[str, ...]]
    """Headings and labels by what they open."""
