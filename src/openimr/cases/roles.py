"""Who acts in a case: the roles inside the house and outside it, and what each may see of a case."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role of somebody who signs in; SYSTEM is the house's own background work."""

    INTAKE_CLERK = "intake-clerk"
    RECORDS_CLERK = "records-clerk"
    PANEL_MANAGER = "panel-manager"
    EXPERT_REVIEWER = "expert-reviewer"
    MEDICAL_DIRECTOR = "medical-director"
    PUBLICATION_OFFICER = "publication-officer"
    AUDITOR = "auditor"
    EMPLOYEE = "employee"
    CLAIMS_ADMINISTRATOR = "claims-administrator"
    REQUESTING_PHYSICIAN = "requesting-physician"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The role in the words of the field."""
        return _LABELS[self]


_LABELS = {
    Role.INTAKE_CLERK: "Intake clerk",
    Role.RECORDS_CLERK: "Records clerk",
    Role.PANEL_MANAGER: "Panel manager",
    Role.EXPERT_REVIEWER: "Expert reviewer",
    Role.MEDICAL_DIRECTOR: "Medical director",
    Role.PUBLICATION_OFFICER: "Publication officer",
    Role.AUDITOR: "Auditor",
    Role.EMPLOYEE: "Employee or representative",
    Role.CLAIMS_ADMINISTRATOR: "Claims administrator",
    Role.REQUESTING_PHYSICIAN: "Requesting physician",
    Role.SYSTEM: "OpenIMR",
}

OUTSIDE = frozenset({Role.EMPLOYEE, Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN})
"""Roles outside the house: they reach only the cases they are a party to (rulebook D-06)."""

INSIDE = frozenset(Role) - OUTSIDE - {Role.SYSTEM}


class Part(StrEnum):
    """A part of a case that may be shown or withheld."""

    STANDING = "standing"
    DEADLINES = "deadlines"
    PARTIES = "parties"
    ITEMS = "items"
    NOTICES = "notices"
    RECORD_LIST = "record-list"
    RECORDS = "records"
    ASSIGNMENT = "assignment"
    DRAFT = "draft"
    LETTER = "letter"
    AUDIT = "audit"


_PARTY = frozenset(
    {Part.STANDING, Part.DEADLINES, Part.PARTIES, Part.ITEMS, Part.NOTICES, Part.RECORD_LIST, Part.LETTER}
)

SIGHT: dict[Role, frozenset[Part]] = {
    # The reviewer's identity and the draft are never a party's to see (rulebook R-09).
    Role.EMPLOYEE: _PARTY,
    Role.CLAIMS_ADMINISTRATOR: _PARTY,
    Role.REQUESTING_PHYSICIAN: _PARTY,
    Role.INTAKE_CLERK: frozenset(
        {Part.STANDING, Part.DEADLINES, Part.PARTIES, Part.ITEMS, Part.NOTICES, Part.RECORD_LIST, Part.LETTER}
    ),
    Role.RECORDS_CLERK: frozenset(
        {
            Part.STANDING,
            Part.DEADLINES,
            Part.PARTIES,
            Part.ITEMS,
            Part.NOTICES,
            Part.RECORD_LIST,
            Part.RECORDS,
        }
    ),
    Role.PANEL_MANAGER: frozenset(
        {Part.STANDING, Part.DEADLINES, Part.PARTIES, Part.ITEMS, Part.RECORD_LIST, Part.ASSIGNMENT}
    ),
    # The reviewer decides on the records; of the parties they see what the records show.
    Role.EXPERT_REVIEWER: frozenset(
        {Part.STANDING, Part.DEADLINES, Part.ITEMS, Part.RECORD_LIST, Part.RECORDS, Part.DRAFT}
    ),
    Role.MEDICAL_DIRECTOR: frozenset(
        {
            Part.STANDING,
            Part.DEADLINES,
            Part.PARTIES,
            Part.ITEMS,
            Part.NOTICES,
            Part.RECORD_LIST,
            Part.RECORDS,
            Part.DRAFT,
            Part.LETTER,
        }
    ),
    Role.PUBLICATION_OFFICER: frozenset(
        {Part.STANDING, Part.DEADLINES, Part.PARTIES, Part.ITEMS, Part.LETTER}
    ),
    Role.AUDITOR: frozenset(Part) - {Part.DRAFT},
    Role.SYSTEM: frozenset(),
}


def sees(role: Role, part: Part) -> bool:
    """Whether a role may be shown a part of a case that it reaches at all."""
    return part in SIGHT[role]
