"""One row of the dataset: a determination that was released, or the tombstone of one withdrawn."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from openimr.corpus.values import PublicDetermination

RELEASED, WITHDRAWN = "released", "withdrawn"

ITEM = pa.struct(
    [
        ("position", pa.int32()),
        ("description", pa.string()),
        ("decision", pa.string()),
        ("follows_item", pa.int32()),
        ("reviewer_families", pa.list_(pa.string())),
        ("claims_administrator_families", pa.list_(pa.string())),
    ]
)
SCHEMA = pa.schema(
    [
        ("case_number", pa.string()),
        ("state", pa.string()),
        ("on", pa.string()),
        ("reason", pa.string()),
        ("source", pa.string()),
        ("year", pa.int32()),
        ("decided_on", pa.string()),
        ("certifications", pa.list_(pa.string())),
        ("licensure_states", pa.list_(pa.string())),
        ("items", pa.list_(ITEM)),
        ("text", pa.string()),
        # The whole determination, to the letter; the columns before it are what is counted and searched.
        ("determination", pa.string()),
    ]
)
SIDES = {
    "reviewer_families": "reviewer_guideline",
    "claims_administrator_families": "claims_administrator_guideline",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row, field for field as `SCHEMA` has it; of a tombstone only the first four are filled."""

    case_number: str
    state: str
    on: str
    reason: str = ""
    source: str = ""
    year: int | None = None
    decided_on: str | None = None
    certifications: tuple[str, ...] = ()
    licensure_states: tuple[str, ...] = ()
    items: tuple[Mapping[str, Any], ...] = ()
    text: str = ""
    determination: str = ""

    @classmethod
    def released(cls, one: PublicDetermination) -> Row:
        """The row of a determination. Raises: KeyError where the schema is not kept to."""
        reviewer = one.determination["expert_reviewer"]
        return cls(
            case_number=one.case_number,
            state=RELEASED,
            on=one.released_on.isoformat(),
            source=one.source,
            year=one.year,
            decided_on=one.decided_on,
            certifications=tuple(reviewer["certifications"]),
            licensure_states=tuple(reviewer["licensure_states"]),
            items=tuple(_item(n, item) for n, item in enumerate(one.determination["disputed_items"], 1)),
            text=one.text,
            determination=json.dumps(one.determination, ensure_ascii=False, sort_keys=True),
        )

    @classmethod
    def withdrawn(cls, case_number: str, *, on: dt.date, reason: str) -> Row:
        """The tombstone of a case number."""
        return cls(case_number=case_number, state=WITHDRAWN, on=on.isoformat(), reason=reason)

    @classmethod
    def from_columns(cls, values: Mapping[str, Any]) -> Row:
        """The row of a dictionary of columns; a column that an older file has not keeps its default."""
        known = {
            name: value
            for name, value in values.items()
            if value is not None and name in cls.__dataclass_fields__
        }
        for name in ("certifications", "licensure_states", "items"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)

    def to_columns(self) -> dict[str, Any]:
        """The dictionary of columns that pyarrow writes."""
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value in self.__dict__.items()
        }


def _item(n: int, item: Mapping[str, Any]) -> dict[str, Any]:
    families = {
        column: sorted({citation["family"] for citation in item[side]["citations"]})
        for column, side in SIDES.items()
    }
    return {
        "position": item.get("position", n),
        "description": item["description"],
        "decision": item["decision"],
        "follows_item": item.get("follows_item"),
        **families,
    }
