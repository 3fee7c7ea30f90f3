"""How a review ends before its determination (section 10), and what an appeal can bring (F-20 to F-22)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from openimr.law.data import read_yaml
from openimr.law.fees import Ended


@dataclass(frozen=True, kw_only=True)
class Authorized:
    """What an authorization ends: the items that end, those that go on, and whether the whole review ends."""

    ended: tuple[str, ...]
    go_on: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.go_on

    def to_json(self) -> dict[str, Any]:
        return {"ended": list(self.ended), "go_on": list(self.go_on), "whole": self.whole}


def authorized(items: Mapping[str, str], *, on: dt.date, mailed_on: dt.date | None = None) -> Authorized:
    """
    What a notice of authorization ends.

    Args: `items` says for each disputed item `full`, `partial` or `none`; `mailed_on` is the determination's mailing.
    Raises: ValueError for another word.
    Source: T-01 (a partial one is a new modification), T-03 (after the determination nothing ends).
    """
    for word in items.values():
        if word not in {"full", "partial", "none"}:
            raise ValueError("Expected full, partial or none for each item.")
    decided = mailed_on is not None and mailed_on <= on
    ended = () if decided else tuple(item for item, word in items.items() if word == "full")
    return Authorized(ended=ended, go_on=tuple(item for item in items if item not in ended))


def may_withdraw(*, on: dt.date, mailed_on: dt.date | None) -> bool:
    """Whether the employee may still withdraw: until there is a determination. Source: A-23, T-03, T-04."""
    return mailed_on is None or on < mailed_on


def settlement_ends(
    *, closes_future_medical: bool, order_received_on: dt.date | None, mailed_on: dt.date | None = None
) -> bool:
    """Whether a settlement ends the review: with the order that approved it, before the determination. Source: T-05."""
    if not closes_future_medical or order_received_on is None:
        return False
    return may_withdraw(on=order_received_on, mailed_on=mailed_on)


def stage(*, ended_on: dt.date, assigned_on: dt.date | None, forwarded_on: dt.date | None) -> Ended:
    """How far a review had come when it ended, for its fee. Source: T-08, F-27."""
    if assigned_on is None or ended_on < assigned_on:
        return Ended.BEFORE_ASSIGNMENT
    return Ended.BEFORE_REVIEWER if forwarded_on is None or ended_on < forwarded_on else Ended.AFTER_REVIEWER


class Ground(StrEnum):
    """The grounds on which a determination may be set aside (F-21); there are no others."""

    POWERS = "powers"
    FRAUD = "fraud"
    CONFLICT = "conflict"
    BIAS = "bias"
    PLAIN_MISTAKE = "plain-mistake"


@cache
def appeal_grounds() -> Mapping[str, str]:
    """Each ground of appeal in words. Source: F-21."""
    return dict(read_yaml("appeal.yaml")["grounds"])


def set_aside(ground: Ground | str, *, clear_and_convincing: bool) -> bool:
    """
    Whether a determination may be set aside on this ground.

    Raises: ValueError for what is no ground. Source: F-21: only on clear and convincing evidence.
    """
    Ground(ground)
    return clear_and_convincing


def new_review_by(*, other_organization_available: bool) -> str:
    """Who reviews anew after a reversal: another organization, else another reviewer. Source: F-22."""
    return "another-organization" if other_organization_available else "another-reviewer"
