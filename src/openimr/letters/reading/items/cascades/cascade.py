"""A cascade, as a rationale tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cascade:
    """A sentence by which a service shares the fate of a procedure.

    `subject` are the words for the procedure; `necessary` is what was found of it (None: as of the service).
    `about` are the words that can name what shares its fate, where the procedure is but called the surgery.
    """

    subject: str
    necessary: bool | None
    primary: bool
    about: frozenset[str] = frozenset()
    alone: bool = False
    """Whether neither the surgery nor what shares its fate is named by any word of weight."""
    sure: bool = True
    """Whether its words are those of a surgery, or join cause and finding: "Therefore" may conclude from anything."""
    in_other_words: bool = False
    """Whether no two findings are joined: then the item itself must not be what is named."""
