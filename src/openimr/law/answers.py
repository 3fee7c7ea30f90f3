"""The answer of `deadlines`: limits with their derivation, penalties, and what is not computed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from openimr.law.counting import Count, Step, written
from openimr.law.penalties import Penalty
from openimr.law.rules import explain

BEYOND_CALENDAR = "the limit lies after the last day of the calendar, 9999-12-31"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """
    One limit. `due` is a date, or a local time with its zone for a limit in hours.

    `item` is the id of a disputed item or of a question, or None. `confirmed` is false where the rule, or
    a figure that the date rests on, comes from no source that was read.
    """

    name: str
    item: str | None
    due: dt.date | dt.datetime
    rule: str
    citation: str
    confirmed: bool
    derivation: tuple[Step, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "item": self.item,
            "due": written(self.due),
            "rule": self.rule,
            "citation": self.citation,
            "confirmed": self.confirmed,
            "derivation": [step.to_json() for step in self.derivation],
        }


@dataclass(frozen=True, kw_only=True)
class NotComputed:
    """A limit for which a fact is missing, or that does not run yet, and why."""

    name: str
    reason: str

    def to_json(self) -> dict[str, str]:
        return {"name": self.name, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """Everything that the law says about a case's time, in the order of the contract's table."""

    deadlines: tuple[Deadline, ...]
    penalties: tuple[Penalty, ...]
    not_computed: tuple[NotComputed, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "deadlines": [deadline.to_json() for deadline in self.deadlines],
            "penalties": [penalty.to_json() for penalty in self.penalties],
            "not_computed": [missing.to_json() for missing in self.not_computed],
        }


def limit_of(name: str, rule: str, count: Count, *, item: str | None = None) -> Deadline | NotComputed:
    """The limit that a finished count reached, under the rule that sets its length."""
    if count.beyond_calendar:
        return NotComputed(name=name, reason=BEYOND_CALENDAR)
    return Deadline(
        name=name,
        item=item,
        due=count.at,
        rule=rule,
        citation=explain(rule).citation,
        confirmed=count.on_rule(rule).confirmed,
        derivation=count.steps,
    )


def not_known(name: str, *paths: str) -> NotComputed:
    """A limit for which these facts are missing."""
    return NotComputed(
        name=name, reason=f"{' and '.join(paths)} {'is' if len(paths) == 1 else 'are'} not known"
    )


def merged(entries: list[NotComputed]) -> tuple[NotComputed, ...]:
    """One entry for each name, in order, with all its different reasons."""
    reasons: dict[str, list[str]] = {}
    for entry in entries:
        kept = reasons.setdefault(entry.name, [])
        if entry.reason not in kept:
            kept.append(entry.reason)
    return tuple(NotComputed(name=name, reason="; ".join(kept)) for name, kept in reasons.items())
