"""Guideline statements: composing one from its sources, and taking one apart again.

The sentence forms are those of the letters (rulebook L-02). Pure.
"""

from __future__ import annotations

import re

REVIEWER = "The Expert Reviewer"
NOT_MTUS = f"{REVIEWER} did not base their decision on the MTUS."
MTUS = "Decision based on MTUS"
OTHER = "Decision based on Non-MTUS Citation"
NONE = f"{REVIEWER} did not cite any medical evidence for its decision."

_MTUS = re.compile(r"Decision based on MTUS (?P<source>.+?)\.?\s*(?=Decision based on Non-MTUS|$)", re.DOTALL)
_OTHER = re.compile(r"Decision based on Non-MTUS Citation (?P<source>.+?)\.?\s*$", re.DOTALL)


def compose(*, mtus: str, other: str) -> str:
    """The statement for an MTUS source, another source, both or none (empty strings)."""
    mtus, other = _tidy(mtus), _tidy(other)
    if not mtus and not other:
        return NONE
    if not other:
        return f"{MTUS} {mtus}."
    if not mtus:
        return f"{NOT_MTUS} {OTHER} {other}."
    return f"{MTUS} {mtus}. {OTHER} {other}."


def take_apart(statement: str) -> tuple[str, str]:
    """(MTUS source, other source) of a statement; empty where it names none."""
    mtus = _MTUS.search(statement)
    other = _OTHER.search(statement)
    return (_tidy(mtus["source"]) if mtus else "", _tidy(other["source"]) if other else "")


def _tidy(source: str) -> str:
    return " ".join(source.split()).rstrip(". ")
