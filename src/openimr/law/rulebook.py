"""The rulebook as dated data: rules, their figures over time, and how the files are read.

The files are `data/rules/*.yaml`, one for each chapter. `openimr.law.rules` looks things up in them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from openimr.law.data import files_under, read_yaml
from openimr.law.errors import BrokenData

Value = int | bool | str | dt.date


@dataclass(frozen=True, kw_only=True)
class DatedValue:
    """A figure with the days on which it is in force, both included; None leaves that side open."""

    value: Value
    since: dt.date | None
    until: dt.date | None
    confirmed: bool

    @property
    def whole(self) -> int:
        """The figure as a whole number. Raises: BrokenData where it is none."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise BrokenData("Expected a figure to be a whole number, found another kind.")
        return self.value

    def holds_on(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of a rule over time. `per_case` names the fact that may set it for one case, or is empty."""

    name: str
    unit: str
    doubt: str
    per_case: str
    dated: tuple[DatedValue, ...]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """
    One rule of the rulebook, in our words.

    `confirmed` is false where the rule as a whole rests on background knowledge; `doubt` says what exactly
    is not confirmed (also where only a part is). `since` and `until` are the days in force, None is open.
    """

    id: str
    title: str
    statement: str
    citation: str
    source: str
    confirmed: bool
    doubt: str
    since: dt.date | None
    until: dt.date | None
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The rule as plain JSON values."""
        return {
            "id": self.id,
            "title": self.title,
            "statement": self.statement,
            "citation": self.citation,
            "source": self.source,
            "confirmed": self.confirmed,
            "doubt": self.doubt or None,
            "since": iso(self.since),
            "until": iso(self.until),
            "figures": [
                {
                    "name": f.name,
                    "unit": f.unit,
                    "value": plain(d.value),
                    "since": iso(d.since),
                    "until": iso(d.until),
                    "confirmed": d.confirmed,
                }
                for f in self.figures.values()
                for d in f.dated
            ],
        }


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the rulebook. Raises: BrokenData."""
    found: dict[str, Rule] = {}
    for name in files_under("rules"):
        chapter = read_yaml(f"rules/{name}")
        for entry in chapter["rules"]:
            rule = _rule(entry, source=chapter["source"])
            if rule.id in found:
                raise BrokenData(f"{name}: rule {rule.id} stands in the data twice.")
            found[rule.id] = rule
    return MappingProxyType(found)


def _rule(entry: Mapping[str, Any], *, source: str) -> Rule:
    confirmed = bool(entry.get("confirmed", True))
    in_force = entry.get("in_force") or {}
    figures = {
        name: _figure(entry["id"], name, f, confirmed) for name, f in (entry.get("figures") or {}).items()
    }
    return Rule(
        id=entry["id"],
        title=entry["title"],
        statement=" ".join(entry["statement"].split()),
        citation=entry["citation"],
        source=entry.get("source", source),
        confirmed=confirmed,
        doubt=" ".join((entry.get("doubt") or "").split()),
        since=in_force.get("from"),
        until=in_force.get("until"),
        figures=MappingProxyType(figures),
    )


def _figure(rule_id: str, name: str, entry: Mapping[str, Any], confirmed: bool) -> Figure:
    dated = tuple(
        DatedValue(
            value=d["value"],
            since=d.get("from"),
            until=d.get("until"),
            confirmed=bool(d.get("confirmed", confirmed)),
        )
        for d in entry["dated"]
    )
    for earlier, later in pairwise(dated):
        if earlier.until is None or later.since is None or earlier.until >= later.since:
            raise BrokenData(
                f"Rule {rule_id}, figure '{name}': two values stand for one date, or out of order."
            )
    return Figure(
        name=name,
        unit=entry["unit"],
        doubt=" ".join((entry.get("doubt") or "").split()),
        per_case=entry.get("per_case", ""),
        dated=dated,
    )


def iso(value: dt.date | None) -> str | None:
    """A day as JSON has it, or None for an open side."""
    return None if value is None else value.isoformat()


def plain(value: Value) -> int | bool | str:
    """The value of a figure as JSON has it."""
    return value.isoformat() if isinstance(value, dt.date) else value
