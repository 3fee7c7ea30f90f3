"""Who may be assigned: each rule on one reviewer, or on one reviewer and one case.

Source: docs/reference/panel-match.md, "Who may be assigned"; rulebook section 7. Every function answers
for one day, `on`; days include both ends.
"""

from __future__ import annotations

import datetime as dt

from openimr.panel.match.facts import Absence, Case, Licence, PhysicianType, Reviewer, Tie, TieKind

RULES = ("R-02", "R-03", "R-04", "R-06", "R-08", "R-12")
"""Ids of the rules, in the order in which every answer lists them."""

PRACTICE_YEARS_MORE_THAN = 5
"""R-03: from the letters, a standard of the contract with the review organization."""
PRACTICE_HOURS_AT_LEAST = 24
"""R-03: hours a week at present."""
FINANCIAL_SHARE_MORE_THAN = 0.05
"""R-07: part of yearly income [unconfirmed in the rulebook]."""

BOARD_CERTIFIED = frozenset({PhysicianType.MD, PhysicianType.DO})
"""R-02 asks a board certification of these; for the others their profession stands for it."""
DONE_FOR_GOOD = frozenset({TieKind.TREATED, TieKind.EVALUATED, TieKind.REVIEWED_UR})
"""R-08: things done count from the day they were done, whatever `until` says."""


def normal(specialty: str) -> str:
    """A specialty as it is compared: without regard to case and surplus spaces."""
    return " ".join(specialty.split()).casefold()


def is_current(expires_on: dt.date | None, on: dt.date) -> bool:
    """A licence or certification is current through the day it expires on."""
    return expires_on is None or on <= expires_on


def covers(first: dt.date | None, last: dt.date | None, on: dt.date) -> bool:
    """Whether the period holds that day; a side that is None is open."""
    return (first is None or first <= on) and (last is None or on <= last)


def unrestricted_licences(reviewer: Reviewer, on: dt.date) -> tuple[Licence, ...]:
    """The reviewer's licences that are unrestricted and current."""
    return tuple(
        licence
        for licence in reviewer.licences
        if licence.unrestricted and is_current(licence.expires_on, on)
    )


def is_californian(reviewer: Reviewer, on: dt.date) -> bool:
    """A current, unrestricted licence of California: preferred, not asked for (R-02)."""
    return any(licence.state == "CA" for licence in unrestricted_licences(reviewer, on))


def is_qualified(reviewer: Reviewer, on: dt.date) -> bool:
    """R-02: licensed without restriction, no discipline, no QME; MD and DO hold a current certification."""
    certified = reviewer.physician_type not in BOARD_CERTIFIED or any(
        is_current(certification.expires_on, on) for certification in reviewer.certifications
    )
    licensed = bool(unrestricted_licences(reviewer, on))
    return licensed and certified and not reviewer.disciplined and not reviewer.qme


def is_in_practice(reviewer: Reviewer) -> bool:
    """R-03: long enough in practice, and active enough now."""
    return (
        reviewer.practice_years > PRACTICE_YEARS_MORE_THAN
        and reviewer.practice_hours_per_week >= PRACTICE_HOURS_AT_LEAST
    )


def current_specialties(reviewer: Reviewer, on: dt.date) -> frozenset[str]:
    """R-04: what the reviewer is certified in now, normal form; for all but MD and DO the profession too."""
    held = {
        normal(certification.specialty)
        for certification in reviewer.certifications
        if is_current(certification.expires_on, on)
    }
    if reviewer.physician_type not in BOARD_CERTIFIED:
        held.add(normal(reviewer.physician_type))
    return frozenset(held)


def tie_counts(tie: Tie, on: dt.date) -> bool:
    """R-07: whether this tie is material on that day."""
    if tie.kind is TieKind.STAFF_PRIVILEGES:
        return False
    known_share = tie.share_of_income if tie.kind is TieKind.FINANCIAL else None
    if known_share is not None and known_share <= FINANCIAL_SHARE_MORE_THAN:
        return False
    return covers(tie.since, None if tie.kind in DONE_FOR_GOOD else tie.until, on)


def conflicts(reviewer: Reviewer, on: dt.date) -> frozenset[str]:
    """R-06: ids of all to whom a tie of the reviewer counts."""
    return frozenset(tie.to for tie in reviewer.ties if tie_counts(tie, on))


def barred_by_case(case: Case) -> frozenset[str]:
    """R-08: ids of reviewers the case itself rules out: named in it, or a party to it in any role."""
    return case.not_reviewers | {party.id for party in case.parties}


def is_available(reviewer: Reviewer, on: dt.date) -> bool:
    """R-12: not away on that day, and room below the capacity."""
    away = any(is_away(absence, on) for absence in reviewer.away)
    return not away and reviewer.assigned < reviewer.capacity


def is_away(absence: Absence, on: dt.date) -> bool:
    """Whether the absence covers that day."""
    return covers(absence.first, absence.last, on)
