"""The three rule regimes, picked by date (head of the rulebook). Data: `data/regimes.yaml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from openimr.law.data import read_yaml


@dataclass(frozen=True, kw_only=True)
class Regime:
    """A set of rules with the days on which it is in force, both included; `until` None: still in force."""

    letter: str
    name: str
    since: dt.date
    until: dt.date | None
    differs: str


def regime_on(day: dt.date) -> Regime | None:
    """The regime in force on a day, or None before the program began in 2013."""
    return next((r for r in regimes() if r.since <= day and (r.until is None or day <= r.until)), None)


@cache
def regimes() -> tuple[Regime, ...]:
    """The regimes in the order of time."""
    return tuple(
        Regime(
            letter=entry["letter"],
            name=entry["name"],
            since=entry["from"],
            until=entry["until"],
            differs=" ".join(entry["differs"].split()),
        )
        for entry in read_yaml("regimes.yaml")["regimes"]
    )
