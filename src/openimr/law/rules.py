"""Looking up rules and their figures as of a date, and listing what is not confirmed.

Code never holds a figure of the law; it asks `figure("A-10", "days", as_of=service_date)`.
"""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from typing import Any

from openimr.law.errors import BrokenData, NotInForce, UnknownRule
from openimr.law.rulebook import DatedValue, Rule, Value, all_rules, iso, plain


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A figure that no source confirms, with the value taken by default and what may change it."""

    rule: str
    name: str
    default: Value
    unit: str
    since: dt.date | None
    until: dt.date | None
    doubt: str
    per_case: str

    def to_json(self) -> dict[str, Any]:
        """The setting as plain JSON values."""
        return {
            "rule": self.rule,
            "name": self.name,
            "default": plain(self.default),
            "unit": self.unit,
            "since": iso(self.since),
            "until": iso(self.until),
            "doubt": self.doubt,
            "per_case": self.per_case or None,
        }


def explain(rule_id: str) -> Rule:
    """
    The rule with this id (`A-10`; upper or lower case).

    Raises: UnknownRule, with the ids that look most like it.
    """
    rules = all_rules()
    wanted = rule_id.strip().upper()
    if wanted not in rules:
        raise UnknownRule(rule_id, tuple(difflib.get_close_matches(wanted[:16], rules, n=3)))
    return rules[wanted]


def figure(rule_id: str, name: str, *, as_of: dt.date) -> DatedValue:
    """
    The figure of a rule as of a date.

    Raises: UnknownRule; NotInForce where the rule has no such figure on that date.
    """
    found = figure_or_none(rule_id, name, as_of=as_of)
    if found is None:
        raise NotInForce(rule_id, name, as_of)
    return found


def figure_or_none(rule_id: str, name: str, *, as_of: dt.date) -> DatedValue | None:
    """The figure of a rule as of a date, or None where it is not in force then. Raises: UnknownRule."""
    series = explain(rule_id).figures.get(name)
    return next((d for d in series.dated if d.holds_on(as_of)), None) if series else None


def number(rule_id: str, name: str, *, as_of: dt.date) -> int:
    """The whole number that a rule names as of a date. Raises: UnknownRule, NotInForce."""
    return figure(rule_id, name, as_of=as_of).whole


def switch(rule_id: str, name: str, *, as_of: dt.date) -> bool:
    """Whether a rule's switch is on as of a date. Raises: UnknownRule, NotInForce."""
    return figure(rule_id, name, as_of=as_of).value is True


def day(rule_id: str, name: str, *, as_of: dt.date) -> dt.date:
    """The day that a rule names, as of a date. Raises: UnknownRule, NotInForce."""
    value = figure(rule_id, name, as_of=as_of).value
    if not isinstance(value, dt.date):
        raise BrokenData(f"Rule {rule_id}: expected figure '{name}' to be a day.")
    return value


def settings() -> list[Setting]:
    """Every figure that no source confirms, with its default, in the order of the rulebook."""
    return [
        Setting(
            rule=rule.id,
            name=series.name,
            default=dated.value,
            unit=series.unit,
            since=dated.since,
            until=dated.until,
            doubt=series.doubt or rule.doubt,
            per_case=series.per_case,
        )
        for rule in all_rules().values()
        for series in rule.figures.values()
        for dated in series.dated
        if not dated.confirmed
    ]
