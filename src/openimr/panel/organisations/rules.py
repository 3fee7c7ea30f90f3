"""Which relations carry a tie from one organisation to another, on a day: `data/conflicts.yaml`, read once. Pure."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, kw_only=True)
class RelationRule:
    """How a kind of relation carries a tie while it is in force (both days included)."""

    kind: str
    rule: str
    first: dt.date
    last: dt.date
    says: tuple[str, str]
    share_at_least: float
    control_at_least: float
    once: bool
    level: bool
    same: bool


@dataclass(frozen=True, kw_only=True)
class TieRule:
    """How a kind of tie counts while the rule is in force. `share_more_than` is None where the share says nothing."""

    kind: str
    rule: str
    first: dt.date
    last: dt.date
    share_more_than: float | None
    for_good: bool
    never: bool


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The data file."""

    relations: tuple[RelationRule, ...]
    ties: tuple[TieRule, ...]
    names_nothing: frozenset[str]
    names_short: Mapping[str, str]
    uncertain_from: float

    def relations_on(self, day: dt.date) -> dict[str, RelationRule]:
        """The rules in force on a day, by kind of relation."""
        return {rule.kind: rule for rule in self.relations if rule.first <= day <= rule.last}

    @property
    def relation_kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.kind for rule in self.relations))


@functools.cache
def rules() -> Rules:
    """The data file, read once."""
    text = importlib.resources.files("openimr.panel").joinpath("data/conflicts.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    return Rules(
        relations=tuple(
            RelationRule(
                kind=one["kind"], rule=one["rule"], says=(one["says"][0], one["says"][1]),
                share_at_least=one.get("share_at_least", 0.0), control_at_least=one.get("control_at_least", 0.0),
                once=one.get("once", False), level=one.get("level", False), same=one.get("same", False), **_days(one),
            )
            for one in raw["relations"]
        ),
        ties=tuple(
            TieRule(
                kind=one["kind"], rule=one["rule"], share_more_than=one.get("share_more_than"),
                for_good=one.get("for_good", False), never=one.get("never", False), **_days(one),
            )
            for one in raw["ties"]
        ),
        names_nothing=frozenset(raw["names"]["nothing"]),
        names_short=raw["names"]["short"],
        uncertain_from=float(raw["names"]["uncertain_from"]),
    )  # fmt: skip


def _days(one: Mapping[str, Any]) -> dict[str, dt.date]:
    return {"first": one["from"], "last": one.get("until") or dt.date.max}
