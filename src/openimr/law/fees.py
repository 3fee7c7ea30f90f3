"""Fees of the review, by the date of the application (rulebook 9.6). Data: `data/fees.yaml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from openimr.law.data import read_yaml
from openimr.law.words import Priority


class Ended(StrEnum):
    """How far the review got: decided, or ended before assignment, before or after it went to the reviewer."""

    DECIDED = "decided"
    BEFORE_ASSIGNMENT = "before-assignment"
    BEFORE_REVIEWER = "before-reviewer"
    AFTER_REVIEWER = "after-reviewer"


class Profession(StrEnum):
    """The reviewer's profession, which the first schedule priced."""

    MD_DO = "md-do"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Fee:
    """
    A fee in whole dollars. `amount` None: no source that was read names it; `why` says what is known.

    `confirmed` is false where the amount comes from background knowledge. `since` and `until` are the days
    of the schedule that was used.
    """

    amount: int | None
    confirmed: bool
    rule: str
    citation: str
    since: dt.date | None
    until: dt.date | None
    why: str

    def to_json(self) -> dict[str, Any]:
        """The fee as plain JSON values."""
        return {
            "amount": self.amount,
            "confirmed": self.confirmed,
            "rule": self.rule,
            "citation": self.citation,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "why": self.why,
        }


def fee(
    *,
    received_on: dt.date,
    track: Priority | str = Priority.REGULAR,
    pharmacy_only: bool = False,
    ended: Ended | str = Ended.DECIDED,
    profession: Profession | str = Profession.MD_DO,
    reviewers: int = 1,
) -> Fee:
    """
    The fee that the claims administrator pays for one application.

    Args: `received_on` is the date of the application, which picks the schedule; `track` is the priority;
    `profession` and `reviewers` matter only where the schedule prices them (2013 to March 2014).
    Raises: ValueError for a word that is not known, or fewer than one reviewer.
    Source: F-25, F-27, 8 CCR 9792.10.8; the schedules are in data/fees.yaml.
    """
    if reviewers < 1:
        raise ValueError(f"Expected one reviewer or more, found {reviewers}.")
    asked: dict[str, object] = {
        "track": str(Priority(track)),
        "pharmacy_only": pharmacy_only,
        "ended": str(Ended(ended)),
        "profession": str(Profession(profession)),
        "reviewers": reviewers,
    }
    data = _data()
    schedule = next((s for s in data["schedules"] if _in_force(s, received_on)), None)
    if schedule is None:
        why = "No schedule of fees was in force on the date of the application."
        return Fee(
            amount=None,
            confirmed=False,
            rule=data["rule"],
            citation=data["citation"],
            since=None,
            until=None,
            why=why,
        )
    row: Mapping[str, Any] = next((r for r in schedule["rows"] if _fits(r, asked)), {"amount": None})
    return Fee(
        amount=row["amount"],
        confirmed=row["amount"] is not None and row.get("confirmed", True),
        rule=data["rule"],
        citation=data["citation"],
        since=schedule["from"],
        until=schedule["until"],
        why=schedule["note"],
    )


def _in_force(schedule: Mapping[str, Any], day: dt.date) -> bool:
    until: dt.date | None = schedule["until"]
    since: dt.date = schedule["from"]
    return since <= day and (until is None or day <= until)


def _fits(row: Mapping[str, Any], asked: Mapping[str, object]) -> bool:
    """Whether a row answers what was asked; a review that was decided is what a row without `ended` prices."""
    ended = row.get("ended", str(Ended.DECIDED))
    return asked["ended"] == ended and all(
        row[name] == value for name, value in asked.items() if name in row and name != "ended"
    )


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml("fees.yaml")
    return data
