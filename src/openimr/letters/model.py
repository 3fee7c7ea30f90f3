"""The determination as a value: what a letter says, in the form of the published schema.

The dataclasses below mirror the JSON Schema in `determination.schema.json` field for field, so that a
parsed letter, a letter about to be written and a row of the corpus are the same thing. They are frozen
and check themselves when made: an invalid determination cannot exist.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Layout(StrEnum):
    """The layouts of determination letters that are known (rulebook, section 12)."""

    PROSE_CREDENTIALS = "prose-credentials"
    LISTED_CREDENTIALS = "listed-credentials"
    NUMBERED_DECISIONS = "numbered-decisions"
    PROFESSIONAL_REVIEW = "professional-review"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """What was decided about one disputed item (rulebook F-06)."""

    UPHELD = "upheld"
    """Not medically necessary: the utilization review decision stands."""
    OVERTURNED = "overturned"
    """Medically necessary."""
    MODIFIED = "modified"
    """Medically necessary in part."""


class Basis(StrEnum):
    """What a guideline statement says it rests on (rulebook L-02)."""

    MTUS = "mtus"
    NON_MTUS = "non-mtus"
    NONE = "none"


class Family(StrEnum):
    """Whose guideline a citation names."""

    MTUS = "MTUS"
    ACOEM = "ACOEM"
    ODG = "ODG"
    OTHER = "other"


CASE_NUMBER = re.compile(r"^CM\d{2}-\d{6,7}$")


def _date(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _iso(value: dt.date | None) -> str | None:
    return None if value is None else value.isoformat()


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One guideline or source that a statement names."""

    family: Family
    text: str
    chapter: str | None = None
    section: str | None = None
    pages: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "family": self.family.value,
            "text": self.text,
            "chapter": self.chapter,
            "section": self.section,
            "pages": list(self.pages),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Citation:
        return cls(
            family=Family(data["family"]),
            text=data["text"],
            chapter=data["chapter"],
            section=data["section"],
            pages=tuple(data["pages"]),
        )


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """The guideline statement of one side: its words, what it says it rests on, what it cites."""

    statement: str = ""
    basis: tuple[Basis, ...] = (Basis.NONE,)
    citations: tuple[Citation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "statement": self.statement,
            "basis": [b.value for b in self.basis],
            "citations": [c.to_json() for c in self.citations],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Guideline:
        return cls(
            statement=data["statement"],
            basis=tuple(Basis(b) for b in data["basis"]),
            citations=tuple(Citation.from_json(c) for c in data["citations"]),
        )


@dataclass(frozen=True, kw_only=True)
class DisputedItem:
    """One disputed item with what was decided about it, and why."""

    position: int
    description: str
    decision: Decision | None
    claims_administrator_guideline: Guideline = field(default_factory=Guideline)
    reviewer_guideline: Guideline = field(default_factory=Guideline)
    rationale: str = ""
    follows_item: int | None = None

    def __post_init__(self) -> None:
        if self.position < 1:
            raise ValueError(f"position of a disputed item: expected 1 or more, found {self.position}")

    def to_json(self) -> dict[str, Any]:
        return {
            "position": self.position,
            "description": self.description,
            "decision": None if self.decision is None else self.decision.value,
            "claims_administrator_guideline": self.claims_administrator_guideline.to_json(),
            "reviewer_guideline": self.reviewer_guideline.to_json(),
            "rationale": self.rationale,
            "follows_item": self.follows_item,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> DisputedItem:
        return cls(
            position=data["position"],
            description=data["description"],
            decision=None if data["decision"] is None else Decision(data["decision"]),
            claims_administrator_guideline=Guideline.from_json(data["claims_administrator_guideline"]),
            reviewer_guideline=Guideline.from_json(data["reviewer_guideline"]),
            rationale=data["rationale"],
            follows_item=data["follows_item"],
        )


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """The header block of a letter; None where the letter does not say."""

    case_number: str | None = None
    date_of_injury: dt.date | None = None
    date_assigned: dt.date | None = None
    ur_denial_date: dt.date | None = None
    application_received: dt.date | None = None
    decision_date: dt.date | None = None
    priority: str | None = None

    def __post_init__(self) -> None:
        if self.case_number is not None and not CASE_NUMBER.match(self.case_number):
            raise ValueError("case number: expected the form CM26-0000001 (six or seven digits)")
        if self.priority not in {None, "standard", "expedited"}:
            raise ValueError("priority: expected 'standard' or 'expedited'")

    def to_json(self) -> dict[str, Any]:
        return {
            "case_number": self.case_number,
            "date_of_injury": _iso(self.date_of_injury),
            "date_assigned": _iso(self.date_assigned),
            "ur_denial_date": _iso(self.ur_denial_date),
            "application_received": _iso(self.application_received),
            "decision_date": _iso(self.decision_date),
            "priority": self.priority,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> FrontMatter:
        return cls(
            case_number=data["case_number"],
            date_of_injury=_date(data["date_of_injury"]),
            date_assigned=_date(data["date_assigned"]),
            ur_denial_date=_date(data["ur_denial_date"]),
            application_received=_date(data["application_received"]),
            decision_date=_date(data["decision_date"]),
            priority=data["priority"],
        )


@dataclass(frozen=True, kw_only=True)
class ExpertReviewer:
    """What a letter may say of its reviewer: qualifications, never the name (rulebook R-09)."""

    certifications: tuple[str, ...] = ()
    licensure_states: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"certifications": list(self.certifications), "licensure_states": list(self.licensure_states)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ExpertReviewer:
        return cls(
            certifications=tuple(data["certifications"]), licensure_states=tuple(data["licensure_states"])
        )


@dataclass(frozen=True, kw_only=True)
class Employee:
    """The injured worker as the narrative describes them: age in years, sex, date of injury."""

    age: int | None = None
    sex: str | None = None
    date_of_injury: dt.date | None = None

    def to_json(self) -> dict[str, Any]:
        return {"age": self.age, "sex": self.sex, "date_of_injury": _iso(self.date_of_injury)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Employee:
        return cls(age=data["age"], sex=data["sex"], date_of_injury=_date(data["date_of_injury"]))


@dataclass(frozen=True, kw_only=True)
class Warning_:
    """Something the reader could not place, or guessed. Offsets are of the text as given."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message, "start": self.start, "end": self.end}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Warning_:
        return cls(code=data["code"], message=data["message"], start=data.get("start"), end=data.get("end"))


@dataclass(frozen=True, kw_only=True)
class Determination:
    """One final determination, as read from a letter or about to be written into one."""

    layout: Layout
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    expert_reviewer: ExpertReviewer = field(default_factory=ExpertReviewer)
    employee: Employee = field(default_factory=Employee)
    clinical_case_summary: str = ""
    disputed_items: tuple[DisputedItem, ...] = ()
    warnings: tuple[Warning_, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The JSON object that `determination.schema.json` describes."""
        return {
            "layout": self.layout.value,
            "front_matter": self.front_matter.to_json(),
            "expert_reviewer": self.expert_reviewer.to_json(),
            "employee": self.employee.to_json(),
            "clinical_case_summary": self.clinical_case_summary,
            "disputed_items": [i.to_json() for i in self.disputed_items],
            "warnings": [w.to_json() for w in self.warnings],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Determination:
        """The determination that a JSON object of the schema describes. Raises KeyError, ValueError."""
        return cls(
            layout=Layout(data["layout"]),
            front_matter=FrontMatter.from_json(data["front_matter"]),
            expert_reviewer=ExpertReviewer.from_json(data["expert_reviewer"]),
            employee=Employee.from_json(data["employee"]),
            clinical_case_summary=data["clinical_case_summary"],
            disputed_items=tuple(DisputedItem.from_json(i) for i in data["disputed_items"]),
            warnings=tuple(Warning_.from_json(w) for w in data["warnings"]),
        )
