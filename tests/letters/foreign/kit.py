"""What a set of letters is made of, and what a letter is told to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

BREAK = "\x01"
"""A hyphen's line end: a new line in the text, one space in the truth (letters rule 3)."""


@dataclass(frozen=True)
class C:
    """A source as the truth has it."""

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


@dataclass(frozen=True)
class St:
    """A guideline statement; `{who}` is the side that speaks. The basis is a word of m (mtus), n (non-mtus), - (none)."""

    text: str
    basis: str
    cites: tuple[C, ...] = ()

    def to_json(self, who: str) -> dict[str, Any]:
        names = {"m": "mtus", "n": "non-mtus", "-": "none"}
        return {
            "statement": self.text.replace("{who}", who),
            "basis": [names[b] for b in self.basis],
            "citations": [c.to_json() for c in self.cites],
        }


def s(text: str, basis: str, *cites: C) -> St:
    return St(text, basis, cites)


def wrapped(before: str, found: C, basis: str, after: str = ".") -> St:
    """A statement that is one source between the words before and after it."""
    return St(before + found.text + after, basis, (found,))


@dataclass(frozen=True)
class Opening:
    """The first words of a summary. `injured` has all days that a careful reader could give; None is: no day."""

    text: str
    age: int | None
    sex: str | None
    injured: tuple[str | None, ...] = (None,)


@dataclass(frozen=True)
class Credentials:
    """Words after "is" in the prose, or the two lines of the list."""

    prose: str
    states_line: str
    certifications_line: str
    certifications: tuple[str, ...]
    states: tuple[str, ...]


@dataclass(frozen=True)
class Surgery:
    """A primary procedure, the words by which a rationale names it, and services that go with it."""

    title: str
    named: str
    services: tuple[str, ...]


@dataclass(frozen=True)
class Kit:
    """All templates of one set."""

    name: str
    statements: tuple[St, ...]
    old_statements: tuple[St, ...]
    titles: tuple[str, ...]
    surgeries: tuple[Surgery, ...]
    rationales: tuple[str, ...]
    endings: dict[str, tuple[str, ...]]
    cascades: dict[str, tuple[str, ...]]
    openings: tuple[Opening, ...]
    bodies: tuple[str, ...]
    denials: tuple[str, ...]
    no_person: tuple[str, ...]
    credentials: tuple[Credentials, ...]
    how_prose: tuple[str, ...]
    how_listed: tuple[str, ...]
    summary_leads: tuple[str, ...]
    item_leads: tuple[str, ...]
    headers: tuple[str, ...]
    covers: tuple[str, ...]
    furniture: tuple[tuple[str, ...], ...]
    notices: tuple[dict[str, str], ...]
    laters: tuple[dict[str, str], ...]
    professionals: tuple[dict[str, str], ...]
    quirks: bool = False
    """Labels that stand alone above their words or in capitals, outcomes alone on their line, headings with a colon."""


@dataclass
class Made:
    """A letter, and what reading it must give. `lenient` has other values that are right, by pointer."""

    text: str
    truth: dict[str, Any]
    lenient: dict[str, tuple[Any, ...]] = field(default_factory=dict)
