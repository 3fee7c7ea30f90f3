"""Who keeps each deadline, by which fact it is kept, and when somebody is told about it beforehand.

Pure: takes the facts of a case in the form of `openimr law`, with the state of the case. The law says when a date
is; this says whose it is and whether it has been met.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from openimr.cases.lifecycle import EXITS, State

PACIFIC = ZoneInfo("America/Los_Angeles")
ORGANIZATION, ADMINISTRATOR, EMPLOYEE, PARTIES = (
    "organization", "claims-administrator", "employee", "all-parties",
)  # fmt: skip
KEEPERS = {
    ORGANIZATION: "Review organization",
    ADMINISTRATOR: "Claims administrator",
    EMPLOYEE: "Employee",
    PARTIES: "The party that was asked",
}
"""Who may have to act, in words."""


class Kind(StrEnum):
    """A duty somebody must keep, a right somebody may use until its day, or a date that is only shown."""

    DUTY = "duty"
    RIGHT = "right"
    SHOWN = "shown"


class Standing(StrEnum):
    """How a deadline stands, whatever the day is: an open duty whose day has passed is late."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    CLOSED = "closed"
    RIGHT = "right"
    SHOWN = "shown"


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """Who keeps a deadline, and the path of the fact that keeps it. `warn_days`: days before on which it is told."""

    keeper: str
    kind: Kind
    fact: tuple[str, ...] = ()
    warn_days: int | None = None


KEEPING: dict[str, Keeping] = {
    "application-due": Keeping(keeper=EMPLOYEE, kind=Kind.DUTY, fact=("application", "received_on")),
    "question-answer-due": Keeping(keeper=PARTIES, kind=Kind.DUTY, warn_days=1),
    "noarfi-due": Keeping(keeper=ORGANIZATION, kind=Kind.DUTY, fact=("noarfi", "sent_on"), warn_days=0),
    "records-due": Keeping(
        keeper=ADMINISTRATOR, kind=Kind.DUTY, fact=("records", "received_on"), warn_days=3
    ),
    "records-due-by-statute": Keeping(keeper=ADMINISTRATOR, kind=Kind.SHOWN),
    "determination-due": Keeping(
        keeper=ORGANIZATION, kind=Kind.DUTY, fact=("determination", "mailed_on"), warn_days=5
    ),
    "determination-due-formulary": Keeping(
        keeper=ORGANIZATION, kind=Kind.DUTY, fact=("determination", "mailed_on"), warn_days=2
    ),
    "authorization-due": Keeping(
        keeper=ADMINISTRATOR, kind=Kind.DUTY, fact=("carried_out", "on"), warn_days=1
    ),
    "reimbursement-due": Keeping(
        keeper=ADMINISTRATOR, kind=Kind.DUTY, fact=("carried_out", "on"), warn_days=3
    ),
    "determination-appeal-due": Keeping(keeper=PARTIES, kind=Kind.RIGHT, fact=("appeal", "filed_on")),
    "ineligibility-appeal-due": Keeping(keeper=PARTIES, kind=Kind.RIGHT),
    "ur-effect-ends": Keeping(keeper="", kind=Kind.SHOWN),
}
"""Each deadline of `openimr law`. A fact that the law does not know (`carried_out`) is one of the house."""

_OF_THE_REVIEW = frozenset({"noarfi-due", "records-due", "determination-due", "determination-due-formulary",
                            "question-answer-due"})  # fmt: skip
_OF_CARRYING_OUT = frozenset({"authorization-due", "reimbursement-due"})
_NOT_REVIEWED = EXITS | {State.INELIGIBLE}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How one deadline of a case stands."""

    keeper: str
    standing: Standing
    kept_on: dt.date | None = None


def kept(
    name: str, item: str, due: str, facts: Mapping[str, Any], state: State, *, overturned: bool | None = None
) -> Kept:
    """
    How a deadline stands.

    Args: `due` as the law writes it; `facts` of the case; `overturned` whether the determination found anything
    necessary (None: there is none yet, or it is not known).
    """
    keeping = KEEPING[name]
    if keeping.kind is not Kind.DUTY:
        on = _fact(facts, keeping.fact)
        standing = Standing.RIGHT if keeping.kind is Kind.RIGHT else Standing.SHOWN
        return Kept(keeper=keeping.keeper, standing=standing, kept_on=on)
    on = _answered(facts, item) if name == "question-answer-due" else _fact(facts, keeping.fact)
    if on is not None:
        in_time = on.isoformat() <= due[:10]
        return Kept(keeper=keeping.keeper, standing=Standing.KEPT if in_time else Standing.LATE, kept_on=on)
    if _moot(name, state, overturned):
        return Kept(keeper=keeping.keeper, standing=Standing.CLOSED)
    return Kept(keeper=keeping.keeper, standing=Standing.OPEN)


def _moot(name: str, state: State, overturned: bool | None) -> bool:
    if name in _OF_CARRYING_OUT:
        # An appeal or a review anew puts off carrying it out (F-15); what was upheld asks for nothing.
        return overturned is False or state in {State.APPEALED, State.REMANDED} or state in _NOT_REVIEWED
    if name == "question-answer-due":
        return state is not State.NEEDS_INFO
    return name in _OF_THE_REVIEW and state in _NOT_REVIEWED


def _answered(facts: Mapping[str, Any], item: str) -> dt.date | None:
    for question in facts.get("questions") or []:
        if question.get("id") == item and question.get("answered_on"):
            return dt.date.fromisoformat(question["answered_on"])
    return None


def _fact(facts: Mapping[str, Any], path: tuple[str, ...]) -> dt.date | None:
    value: Any = facts if path else None
    for name in path:
        value = (value or {}).get(name)
    return dt.date.fromisoformat(value) if value else None


MORNING = dt.time(6, 0)
"""The hour in California at which the day's warnings go out."""
HOURS_BEFORE = 6
"""How long before a limit in hours it is warned of."""


def warn_at(name: str, due: str) -> dt.datetime | None:
    """When a deadline is warned of, or None where nobody is."""
    days = KEEPING[name].warn_days
    if days is None:
        return None
    if len(due) > 10:
        return late_at(due) - dt.timedelta(hours=HOURS_BEFORE)
    day = dt.date.fromisoformat(due) - dt.timedelta(days=days)
    return dt.datetime.combine(day, MORNING, PACIFIC)


def late_at(due: str) -> dt.datetime:
    """The moment from which a duty that is still open is late: the end of its day, or its hour."""
    if len(due) > 10:
        return dt.datetime.fromisoformat(due).replace(tzinfo=PACIFIC)
    return dt.datetime.combine(dt.date.fromisoformat(due) + dt.timedelta(days=1), dt.time(), PACIFIC)


def next_telling(name: str, due: str, told: frozenset[str]) -> dt.datetime | None:
    """
    When the sweep has next something to do about an open duty; None where all has been told.

    Args: `told` are the kinds of alert that have gone out for this very date.
    """
    if "escalated" in told or KEEPING[name].warn_days is None:
        return None
    before = warn_at(name, due)
    return before if before is not None and "warned" not in told else late_at(due)
