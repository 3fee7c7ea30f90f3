"""Whether a determination can be written into a letter at all: every fault, named by its place.

The schema allows what a reader may find in a letter (an outcome that could not be read, a layout of 2013); what
is about to be written has to say more. Pure; nothing here quotes what a field says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.letters.characters import hidden_character, named
from openimr.letters.model import Determination
from openimr.letters.states import STATE_NAMES
from openimr.letters.wording import LAYOUTS


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that no letter can say.

    `path` is its place in the determination's JSON (`disputed_items[0].decision`), `field` its place in words
    (`item 1, decision`), `why` what was expected and what was found.
    """

    path: str
    field: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


class Unwritable(ValueError):
    """A determination that no letter can say; `faults` are all that is in the way."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.field}: {fault.why}" for fault in faults))


def refuse_unwritable(determination: Determination) -> None:
    """Raise Unwritable, with every fault, for a determination that no letter can say."""
    if found := tuple(faults(determination)):
        raise Unwritable(found)


def faults(determination: Determination) -> Iterator[Fault]:
    """What stands in the way of writing a determination, in the order of its fields."""
    if determination.layout not in LAYOUTS:
        expected = " or ".join(LAYOUTS)
        found = determination.layout.value
        yield Fault(path="layout", field="layout", why=f"letters are written as {expected}; found {found}")
    reviewer = determination.expert_reviewer
    for number, state in enumerate(reviewer.licensure_states):
        if state not in STATE_NAMES:
            yield Fault(
                path=f"expert_reviewer.licensure_states[{number}]", field="licensure states",
                why=f"expected the two-letter code of a state, and '{state}' is no code of a state",
            )  # fmt: skip
    for number, certification in enumerate(reviewer.certifications):
        if re.search(r"[,;/]", certification) or not certification.strip():
            yield Fault(
                path=f"expert_reviewer.certifications[{number}]", field="certifications",
                why="one is empty or holds a comma, semicolon or slash, which part them",
            )  # fmt: skip
    for place, item in enumerate(determination.disputed_items, start=1):
        path = f"disputed_items[{place - 1}]"
        if item.position != place:
            yield Fault(
                path=f"{path}.position", field=f"item {item.position}, position",
                why=f"stands at place {place}; items are numbered 1, 2, 3 in their order",
            )  # fmt: skip
        if item.decision is None:
            yield Fault(
                path=f"{path}.decision", field=f"item {place}, decision",
                why=f"item {place} has no decision, and a letter decides every item (rulebook F-06)",
            )  # fmt: skip
        if not item.description.strip():
            yield Fault(path=f"{path}.description", field=f"item {place}, description", why="is empty")
    for path, field, text in written_fields(determination):
        if (character := hidden_character(text)) is not None:
            why = (
                f"holds {named(character)}, which does not show or changes how other words show: take it out"
            )
            yield Fault(path=path, field=field, why=why)


def written_fields(determination: Determination) -> Iterator[tuple[str, str, str]]:
    """Every text that a letter prints as it stands: its path in the JSON, its place in words, its words."""
    yield "clinical_case_summary", "clinical case summary", determination.clinical_case_summary
    for number, certification in enumerate(determination.expert_reviewer.certifications):
        yield f"expert_reviewer.certifications[{number}]", "certifications", certification
    for place, item in enumerate(determination.disputed_items, start=1):
        path = f"disputed_items[{place - 1}]"
        yield f"{path}.description", f"item {place}, description", item.description
        for name, words, text in (
            ("claims_administrator_guideline.statement", "claims administrator guideline",
             item.claims_administrator_guideline.statement),
            ("reviewer_guideline.statement", "reviewer guideline", item.reviewer_guideline.statement),
            ("rationale", "rationale", item.rationale),
        ):  # fmt: skip
            yield f"{path}.{name}", f"item {place}, {words}", text
