"""The facts of a batch as values: cases with their parties, reviewers with what they hold.

They are made by `reading`, which checks them; nothing behind it checks again. A date that is None is open
on its side. Words are those of the contract, and nothing else can stand in their place.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """How fast a case goes."""

    REGULAR = "regular"
    EXPEDITED = "expedited"


class Role(StrEnum):
    """What a party is in a case (rulebook R-06)."""

    EMPLOYEE = "employee"
    EMPLOYEE_FAMILY = "employee-family"
    ATTORNEY = "attorney"
    EMPLOYER = "employer"
    INSURER = "insurer"
    CLAIMS_ADMINISTRATOR = "claims-administrator"
    UR_ORGANIZATION = "ur-organization"
    UR_REVIEWER = "ur-reviewer"
    REQUESTING_PHYSICIAN = "requesting-physician"
    TREATING_PHYSICIAN = "treating-physician"
    MEDICAL_GROUP = "medical-group"
    EVALUATOR = "evaluator"
    FACILITY = "facility"
    MANUFACTURER = "manufacturer"


class TieKind(StrEnum):
    """How a reviewer is tied to somebody (rulebook R-07, R-08)."""

    EMPLOYMENT = "employment"
    PARTNERSHIP = "partnership"
    SHAREHOLDING = "shareholding"
    CONTRACT = "contract"
    FINANCIAL = "financial"
    FAMILIAL = "familial"
    PHYSICIAN_PATIENT = "physician-patient"
    TREATED = "treated"
    EVALUATED = "evaluated"
    REVIEWED_UR = "reviewed-ur"
    OWNERSHIP = "ownership"
    STAFF_PRIVILEGES = "staff-privileges"


class PhysicianType(StrEnum):
    """A physician as LC 3209.3 counts them (rulebook R-02)."""

    MD = "MD"
    DO = "DO"
    PSYCHOLOGIST = "psychologist"
    ACUPUNCTURIST = "acupuncturist"
    OPTOMETRIST = "optometrist"
    DENTIST = "dentist"
    PODIATRIST = "podiatrist"
    CHIROPRACTOR = "chiropractor"


STATES = frozenset(
    {
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
        "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC",
        "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
    }
)  # fmt: skip
"""Postal codes of the fifty states and DC."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Somebody in a case, a person or an organization, by id."""

    id: str
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One case to be placed. `same` and `similar` are specialties as written, `same` first in rank."""

    id: str
    priority: Priority
    same: tuple[str, ...]
    similar: tuple[str, ...]
    parties: tuple[Party, ...]
    not_reviewers: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Licence:
    """A licence to practice in one state."""

    state: str
    unrestricted: bool
    expires_on: dt.date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Certification:
    """A certification by a specialty board."""

    specialty: str
    expires_on: dt.date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """A tie to somebody; `share_of_income` (0.05 is five per cent) matters for the financial kind only."""

    to: str
    kind: TieKind
    since: dt.date | None
    until: dt.date | None
    share_of_income: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """Days on which a reviewer takes no case, both ends included."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reviewer:
    """One entry of the register. `capacity` and `assigned` count cases."""

    id: str
    licences: tuple[Licence, ...]
    certifications: tuple[Certification, ...]
    physician_type: PhysicianType
    practice_years: float
    practice_hours_per_week: float
    disciplined: bool
    qme: bool
    ties: tuple[Tie, ...]
    capacity: int
    assigned: int
    away: tuple[Absence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """All cases to be placed on one day, and the register of reviewers."""

    as_of: dt.date
    cases: tuple[Case, ...]
    reviewers: tuple[Reviewer, ...]
