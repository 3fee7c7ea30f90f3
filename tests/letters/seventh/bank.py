"""What a half of the letters is phrased with. A half is one of these, and they share no phrase but headings and labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bank:
    made: tuple[str, ...]
    """How the determination was made: sentences before and after the credentials, `{0}` being where they stand in prose."""
    lead: str
    """The sentence that introduces the summary."""
    items_lead: str
    primary: tuple[tuple[str, str], ...]
    """Procedures, and the name by which a later rationale calls them."""
    services: tuple[str, ...]
    """What is asked for by itself: quantities, colons, semicolons, an inner "Upheld"."""
    associated: tuple[str, ...]
    worker: tuple[str, ...]
    """First sentences of a summary, of `{age}`, `{sex}` and `{date}`."""
    by_pronoun: tuple[str, ...]
    """The same without a noun that tells the sex: `{He}` and `{his}`."""
    history: tuple[str, ...]
    reasons: tuple[str, ...]
    falls: tuple[str, ...]
    """Shares the fate of the primary procedure. `{not_}` is "not " or nothing, `{Not}` its capital or nothing."""
    falls_named: tuple[str, ...]
    closes: tuple[str, ...]
    """Last sentence of a reason of its own: `{what}`, `{not_}`."""
    certifications: tuple[str, ...]
    subspecialties: tuple[str, ...]
    sections: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    """Journals, textbooks and agencies: as written, and their pages."""
    laws: tuple[str, ...]
    documents: tuple[str, ...]
    questions: tuple[str, ...]
    """How an issue at dispute is put: `{0}` and `{1}` are services."""
