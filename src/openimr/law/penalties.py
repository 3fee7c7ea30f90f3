"""The penalty for records that came late (rulebook N-12), and the table of penalties (9.7) as data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from openimr.law import clock
from openimr.law.counting import Step
from openimr.law.data import read_yaml
from openimr.law.rules import figure_or_none, number

LATE_RECORDS = "late-records"


@dataclass(frozen=True, kw_only=True)
class Penalty:
    """A penalty in whole dollars; `derivation` is empty where nothing is owed because nothing was late."""

    name: str
    amount: int
    rule: str
    derivation: tuple[Step, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "amount": self.amount,
            "rule": self.rule,
            "derivation": [step.to_json() for step in self.derivation],
        }


def late_records_amount(days_late: int, *, as_of: dt.date) -> int:
    """
    The penalty in dollars for records so many calendar days late; none for zero or fewer.

    Args: `as_of` is the day of the limit.
    Source: N-12.
    """
    per_day = number("N-12", "dollars_per_day", as_of=as_of)
    return min(per_day * max(0, days_late), number("N-12", "cap_dollars", as_of=as_of))


def late_records_penalty(*, limit: dt.date | dt.datetime, received_on: dt.date) -> Penalty:
    """
    The penalty for records received on a day, against the enforced limit.

    Args: `limit` as rolled; of a limit in hours its local date counts.
    Source: N-12; limits before December 2014 are counted from 15 December 2014.
    """
    day = clock.local_date(limit) if isinstance(limit, dt.datetime) else limit
    if received_on <= day:
        return Penalty(name=LATE_RECORDS, amount=0, rule="N-12", derivation=())
    steps = [Step(at=day, why="records were due")]
    later = figure_or_none("N-12", "counted_from", as_of=day)
    counted_from = day
    if later is not None and isinstance(later.value, dt.date):
        counted_from = later.value
        steps.append(Step(at=counted_from, why="older limits are counted from this day"))
    days = max(0, (received_on - counted_from).days)
    amount = late_records_amount(days, as_of=day)
    reckoned = f"${number('N-12', 'dollars_per_day', as_of=day):,} a day, at most "
    reckoned += f"${number('N-12', 'cap_dollars', as_of=day):,}"
    steps.append(Step(at=received_on, why=f"records received, {_days(days)} late: {reckoned}"))
    return Penalty(name=LATE_RECORDS, amount=amount, rule="N-12", derivation=tuple(steps))


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


@dataclass(frozen=True, kw_only=True)
class PenaltyRow:
    """A row of the table of penalties; `amount` None: no source that was read names it."""

    act: str
    unit: str
    amount: int | None
    cap: int | None
    confirmed: bool
    rule: str

    def to_json(self) -> dict[str, Any]:
        return {
            "act": self.act,
            "unit": self.unit,
            "amount": self.amount,
            "cap": self.cap,
            "confirmed": self.confirmed,
            "rule": self.rule,
        }


def penalty(act: str, *, as_of: dt.date) -> PenaltyRow:
    """
    What an act costs as of a day, from the table of penalties.

    Raises: ValueError for an act that has no row on that day. Source: rulebook 9.7, 8 CCR 9792.12.
    """
    for row in read_yaml("penalties.yaml")["penalties"]:
        since, until = row.get("from"), row.get("until")
        if row["act"] == act and (since is None or since <= as_of) and (until is None or as_of <= until):
            amount = row["amount"]
            return PenaltyRow(
                act=act, unit=row["unit"], amount=amount, cap=row.get("cap"),
                confirmed=amount is not None and row.get("confirmed", True), rule=row["rule"],
            )  # fmt: skip
    raise ValueError("Expected an act of the table of penalties on that day.")
