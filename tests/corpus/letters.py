"""Invented public determinations for the tests of the corpus."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openimr.corpus import PublicDetermination
from openimr.letters.model import (
    Basis,
    Citation,
    Decision,
    Determination,
    DisputedItem,
    ExpertReviewer,
    Family,
    FrontMatter,
    Guideline,
    Layout,
)

DAY = dt.date(2026, 1, 5)


def an_item(
    position: int = 1, *, decision: str | None = "upheld", families: tuple[str, ...] = ("ODG",)
) -> DisputedItem:
    cited = tuple(Citation(family=Family(family), text=f"{family} chapter") for family in families)
    guideline = Guideline(statement="See the chapter.", basis=(Basis.NON_MTUS,), citations=cited)
    return DisputedItem(
        position=position,
        description=f"Removal of hardware {position}",
        decision=None if decision is None else Decision(decision),
        reviewer_guideline=guideline,
        rationale="The records show it.",
    )


def a_determination(
    number: int,
    *,
    words: str = "The hardware block helped.",
    year: int | None = 2026,
    items: tuple[DisputedItem, ...] | None = None,
    decision: str = "upheld",
    family: str = "ODG",
    specialties: tuple[str, ...] = ("Orthopedic Surgery",),
) -> PublicDetermination:
    case_number = f"CM26-{number:07d}"
    determination = Determination(
        layout=Layout.LISTED_CREDENTIALS,
        front_matter=FrontMatter(
            case_number=case_number, decision_date=None if year is None else dt.date(year, 1, 5)
        ),
        expert_reviewer=ExpertReviewer(certifications=specialties, licensure_states=("CA",)),
        clinical_case_summary=words,
        disputed_items=(an_item(decision=decision, families=(family,)),) if items is None else items,
    )
    return PublicDetermination(
        case_number=case_number,
        text=f"CLINICAL CASE SUMMARY\n{words} Level L4-5, C3-C7.",
        released_on=DAY,
        determination=determination.to_json(),
    )


def numbers_found(results: Any) -> list[int]:
    return sorted(int(hit.case_number[5:]) for hit in results.hits)
