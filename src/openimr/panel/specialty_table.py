"""The table of same and similar specialties as this house has it: the data file, and what its medical director changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.keeping import PACIFIC
from openimr.panel.door import Change, change
from openimr.panel.match.facts import PhysicianType
from openimr.panel.models import SpecialtyChange
from openimr.panel.specialties import Table, TableChange, table
from openimr.panel.vocabulary import UnknownSpecialty, vocabulary

PROFESSIONS = {
    p.value: p.value.capitalize() for p in PhysicianType if p not in {PhysicianType.MD, PhysicianType.DO}
}
"""Professions stand in the table under their own word (R-02)."""


def house_table() -> Table:
    """The table in force in this house. Asked once for a batch; the changes are few."""
    rows = SpecialtyChange.objects.order_by("pk")
    return table().with_changes(
        [
            TableChange(
                category=row.category, body_system=row.body_system, first=row.first, same=tuple(row.same),
                similar=tuple(row.similar), reason=row.reason,
            )
            for row in rows
        ]
    )  # fmt: skip


@change("change_specialties")
def change_specialties(
    *, category: str, body_system: str, first: dt.date | None, same: Sequence[str], similar: Sequence[str], reason: str,
    by: Actor, at: dt.datetime,
) -> Change:  # fmt: skip
    """
    Set which specialties are the same and which similar for a category with a body system, from a day on.

    Args: `first` is today or later; specialties in any word that the vocabulary knows, professions in their own.
    Returns the SpecialtyChange, one more row: nothing is edited. Raises: Invalid, with every field that is wrong.
    Source: rulebook R-04 (a table, dated, with reasons, kept by the medical director).
    """
    known, today = table(), at.astimezone(PACIFIC).date()
    problems: dict[str, str] = {}
    if category not in known.leads:
        problems["category"] = "Expected a category of the table."
    if body_system not in set(known.body_systems.values()):
        problems["body_system"] = "Expected a body system of the table."
    if first is None or first < today:
        problems["first"] = f"Expected a day from {today} on; what was decided before stays as it was."
    if not reason.strip():
        problems["reason"] = "Expected why these specialties evaluate and treat this."
    names = {"same": _names(same, "same", problems), "similar": _names(similar, "similar", problems)}
    if not names["same"] and "same" not in problems:
        problems["same"] = "Expected at least one specialty; without one nobody could read such a case."
    if both := set(names["same"]) & set(names["similar"]):
        problems["similar"] = (
            f"Expected specialties that are not the same as well; found {', '.join(sorted(both))}."
        )
    if problems:
        raise Invalid(problems)
    assert first is not None
    row = SpecialtyChange.objects.create(
        category=category, body_system=body_system, first=first, reason=reason.strip()[:400], decided_by=by.name,
        decided_at=at, **names,
    )  # fmt: skip
    return Change(
        result=row,
        detail={
            "change": row.pk,
            "category": category,
            "body_system": body_system,
            "first": str(first),
            **names,
        },
    )


def _names(words: Sequence[str], field: str, problems: dict[str, str]) -> list[str]:
    """The specialties in the table's words; those that nobody knows are told together."""
    found, wrong = [], []
    for word in words:
        if not word.strip():
            continue
        if word.strip().casefold() in PROFESSIONS:
            found.append(PROFESSIONS[word.strip().casefold()])
            continue
        try:
            found.append(vocabulary().read(word).name)
        except UnknownSpecialty as problem:
            wrong.append(str(problem))
    if wrong:
        text = " ".join(wrong)
        problems[field] = text[0].upper() + text[1:]
    return list(dict.fromkeys(found))
