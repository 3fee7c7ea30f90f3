"""What records a review needs and may rest on (N-05, N-11, F-13), and its ages for the program's reports (N-15)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from openimr.law.calendar import add_months
from openimr.law.rules import number


def report_window(requested_on: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the physicians' reports that must be sent. Source: N-05, X-08."""
    months = number("N-05", "months_of_reports", as_of=requested_on)
    return add_months(requested_on, -months), requested_on


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Whether a determination may be made on what there is; if not, the case is blocked and the Director is told."""

    may_decide: bool
    rule: str
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"may_decide": self.may_decide, "rule": self.rule, "why": self.why}


def basis(*, administrator_records: bool, worker_records: bool, summary_in_decision: bool) -> Basis:
    """
    Whether there is enough to decide on. Source: N-11, F-13: never on the utilization review decision alone.

    Args: whether the claims administrator sent records, whether the employee or physician did, and whether the
    decision sums the records up.
    """
    if administrator_records:
        return Basis(may_decide=True, rule="N-05", why="the claims administrator's records are there")
    if worker_records and summary_in_decision:
        why = "the decision's summary together with what the employee or physician sent"
        return Basis(may_decide=True, rule="N-11", why=why)
    if worker_records:
        return Basis(may_decide=False, rule="N-11", why="the decision holds no summary of the records")
    return Basis(may_decide=False, rule="F-13", why="nothing but the decision, if that; tell the Director")


@dataclass(frozen=True, kw_only=True)
class Ages:
    """Calendar days from assignment and from complete records to the determination; None where a date is missing."""

    from_assignment: int | None
    from_complete_records: int | None

    def to_json(self) -> dict[str, Any]:
        return {"from_assignment": self.from_assignment, "from_complete_records": self.from_complete_records}


def ages(*, assigned_on: dt.date | None, complete_on: dt.date | None, mailed_on: dt.date) -> Ages:
    """The two ages of a determination in the program's reports. Source: N-15."""

    def days(since: dt.date | None) -> int | None:
        return None if since is None else (mailed_on - since).days

    return Ages(from_assignment=days(assigned_on), from_complete_records=days(complete_on))
