"""What the desk shows of a draft: its items as forms, its records, and what still speaks against signing."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openimr.casefile import records
from openimr.casefile.completeness.keeping import open_gaps
from openimr.cases.actors import Actor
from openimr.cases.models import Case, DisputedItem
from openimr.determination.actions import DECISIONS, draft_for
from openimr.determination.checks import CheckFinding
from openimr.determination.drafting import findings_of, items_under_review
from openimr.determination.models import Draft, ItemDecision
from openimr.determination.statements import take_apart
from openimr.letters.data import read_data

CHOICES = (
    ("upheld", "Uphold", "Not medically necessary: the utilization review decision stands."),
    ("overturned", "Overturn", "Medically necessary."),
    ("modified", "Modify", "Medically necessary in part; the rationale says which part."),
)
"""What a physician may decide, in the order of the form. None is chosen beforehand."""

assert {value for value, _, _ in CHOICES} == set(DECISIONS)


@functools.cache
def suggestions() -> dict[str, tuple[str, ...]]:
    """Chapters of the guidelines that the readers of letters know, offered while a source is typed."""
    known = read_data("guidelines.json")
    return {
        "mtus_sources": tuple(sorted(known["mtus_chapters"])),
        "other_sources": tuple(sorted(f"ODG, {chapter}" for chapter in known["odg_chapters"])),
    }


@dataclass(frozen=True, kw_only=True)
class ItemForm:
    """One disputed item on the desk, with what is kept or was just given, and what was wrong with it."""

    item: DisputedItem
    kept: ItemDecision | None
    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    primary: DisputedItem | None = None

    @property
    def place(self) -> str:
        """Its anchor on the desk."""
        return f"item-{self.item.position}"

    @property
    def prefix(self) -> str:
        return f"item{self.item.position}-"

    @property
    def summary(self) -> list[tuple[str, str]]:
        return [("" if name in {"", "position"} else name, words) for name, words in self.errors.items()]


def item_forms(case: Case, draft: Draft) -> list[ItemForm]:
    """The items under review as forms, in order."""
    kept = {decision.item_id: decision for decision in draft.decisions.all()}
    return [item_form(item, kept.get(item.pk)) for item in items_under_review(case)]


def item_form(
    item: DisputedItem,
    kept: ItemDecision | None,
    *,
    given: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ItemForm:
    """One item as a form: with what was given where it was refused, else with what is kept."""
    mtus, other = take_apart(kept.guideline) if kept else ("", "")
    values = given or {
        "decision": kept.decision if kept else "",
        "mtus": mtus,
        "other": other,
        "rationale": kept.rationale if kept else "",
        "follows": "yes" if kept and kept.follows else "",
    }
    return ItemForm(item=item, kept=kept, values=values, errors=errors or {}, primary=item.depends_on)


def records_for(case: Case, by: Actor) -> dict[str, Any]:
    """The records of the file, with those that the reviewer has opened."""
    listed = records.records_of(case)
    opened = records.opened_records(case, actor=by.name)
    return {
        "records": [(record, record.number in opened) for record in listed],
        "opened": sum(1 for record in listed if record.number in opened and record.duplicate_of is None),
        "originals": sum(1 for record in listed if record.duplicate_of is None),
        "late": records.late_packets(case),
        "gaps": open_gaps(case),
    }


def checks_for(case: Case, by: Actor) -> dict[str, Any]:
    """What speaks against signing now, the blocking findings first."""
    findings: tuple[CheckFinding, ...] = findings_of(draft_for(case, by), actor=by.name)
    stopping = [f for f in findings if f.blocking]
    return {"stopping": stopping, "advice": [f for f in findings if not f.blocking]}
