"""Drugs under the formulary: when they need prospective review (S-20 to S-25), and the first thirty days (U-07)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from openimr.law.rules import explain, number


class DrugStatus(StrEnum):
    """What the drug list says of a drug on the day of the prescription."""

    EXEMPT = "exempt"
    NON_EXEMPT = "non-exempt"
    UNLISTED = "unlisted"


@dataclass(frozen=True, kw_only=True)
class ReviewNeeded:
    """Whether prospective review is needed, by which rule, and why. It says nothing of necessity (S-25)."""

    needed: bool
    rule: str
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"needed": self.needed, "rule": self.rule, "why": self.why}


def special_fill(
    *, injured_on: dt.date, visit_on: dt.date, first_visit: bool, days_supplied: int, listed_days: int,
    generic_or_single_source: bool, within_schedule: bool,
) -> bool:  # fmt: skip
    """Whether a supply of a listed non-exempt drug is a special fill. Source: S-22."""
    week = number("S-22", "days_from_injury", as_of=visit_on)
    in_time = dt.timedelta() <= visit_on - injured_on <= dt.timedelta(days=week)
    return (
        in_time and first_visit and 0 < days_supplied <= listed_days
        and generic_or_single_source and within_schedule
    )  # fmt: skip


def perioperative_fill(
    *, surgery_on: dt.date, dispensed_on: dt.date, days_supplied: int, listed_days: int,
    generic_or_single_source: bool, within_schedule: bool,
) -> bool:  # fmt: skip
    """Whether a supply of a listed non-exempt drug is a perioperative fill. Source: S-23; surgery is day 0."""
    around = number("S-23", "days_around_surgery", as_of=dispensed_on)
    near = abs((dispensed_on - surgery_on).days) <= around
    return near and 0 < days_supplied <= listed_days and generic_or_single_source and within_schedule


def drug_review(
    *,
    status: DrugStatus | str,
    prescribed_on: dt.date,
    within_schedule: bool,
    off_label: bool = False,
    compounded: bool = False,
    brand_with_generic: bool = False,
    dispensed_by_physician: bool = False,
    first_supply_days: int | None = None,
    fill: bool = False,
) -> ReviewNeeded:
    """
    Whether a drug needs prospective review.

    Args: `within_schedule`, that the schedule recommends this use; `fill`, that it is a special or perioperative
    fill (see those functions); `first_supply_days`, the supply where the physician dispenses it.
    Raises: ValueError before the formulary (2018) or for an unknown status.
    Source: S-20 to S-25.
    """
    since = explain("S-20").since
    if since is not None and prescribed_on < since:
        raise ValueError(f"Expected a prescription of {since} or later: before it there was no formulary.")
    kind = DrugStatus(status)
    if compounded:
        return ReviewNeeded(needed=True, rule="S-21", why="a compounded drug is always reviewed")
    if kind is not DrugStatus.EXEMPT:
        if fill and kind is DrugStatus.NON_EXEMPT:
            return ReviewNeeded(needed=False, rule="S-22", why="a special or perioperative fill")
        return ReviewNeeded(needed=True, rule="S-21", why=f"the drug is {kind}")
    if not within_schedule:
        rule = "S-24" if off_label else "S-20"
        return ReviewNeeded(needed=True, rule=rule, why="the schedule does not recommend this use")
    if brand_with_generic:
        return ReviewNeeded(needed=True, rule="S-20", why="a brand for which there is a generic")
    most = number("S-20", "dispensed_days", as_of=prescribed_on)
    if dispensed_by_physician and (first_supply_days is None or first_supply_days > most):
        return ReviewNeeded(
            needed=True, rule="S-20", why=f"dispensed by the physician for more than {most} days"
        )
    return ReviewNeeded(
        needed=False, rule="S-24" if off_label else "S-20", why="exempt and within the schedule"
    )


FIRST_THIRTY_DAYS_EXCEPT = frozenset(
    {
        "non-exempt-drug", "surgery", "psychological", "home-health", "imaging", "costly-equipment",
        "electrodiagnostics", "listed-by-director",
    }
)  # fmt: skip
"""Kinds of treatment that need prospective review even in the first thirty days (U-07); X-rays are not `imaging`."""


def prospective_review_in_first_days(
    *,
    injured_on: dt.date,
    treated_on: dt.date,
    body_part_accepted: bool,
    network_physician: bool,
    kind: str = "",
) -> ReviewNeeded:
    """
    Whether treatment soon after an injury needs prospective review.

    Args: `kind` is one of FIRST_THIRTY_DAYS_EXCEPT, or empty for treatment that is none of them.
    Raises: ValueError for an unknown kind.
    Source: U-07 (unconfirmed as a whole).
    """
    if kind and kind not in FIRST_THIRTY_DAYS_EXCEPT:
        raise ValueError(f"Expected one of {', '.join(sorted(FIRST_THIRTY_DAYS_EXCEPT))}, or nothing.")
    rule = explain("U-07")
    days = number("U-07", "days", as_of=treated_on)
    if rule.since is not None and injured_on < rule.since:
        needed, why = True, f"the injury is before {rule.since}"
    elif not dt.timedelta() <= treated_on - injured_on <= dt.timedelta(days=days):
        needed, why = True, f"more than {days} days after the injury, or before it"
    elif not body_part_accepted or not network_physician:
        needed, why = True, "not the accepted body part, or not by a network physician"
    elif kind:
        needed, why = True, f"an exception: {kind}"
    else:
        needed, why = False, f"within {days} days of the injury"
    return ReviewNeeded(needed=needed, rule="U-07", why=why)
