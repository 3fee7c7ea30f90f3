"""The reasons of eligibility (E-02): their order, the rule and the effect of each. Data: `data/reasons.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from openimr.law.data import read_yaml
from openimr.law.words import Outcome


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A reason code, the rule that it rests on, and what it does to an item where it decides."""

    code: str
    rule: str
    effect: Outcome
    decides_only_alone: bool


@cache
def reasons() -> tuple[Reason, ...]:
    """Every reason in the order in which they decide."""
    data: dict[str, Any] = read_yaml("reasons.yaml")
    return tuple(
        Reason(
            code=entry["code"],
            rule=entry["rule"],
            effect=Outcome(entry["effect"]),
            decides_only_alone=entry["code"] in data["decides_only_alone"],
        )
        for entry in data["reasons"]
    )


@cache
def reason(code: str) -> Reason:
    """The reason with this code. Raises: LookupError where there is none."""
    for entry in reasons():
        if entry.code == code:
            return entry
    raise LookupError(f"Expected a reason code of E-02, found {code}.")


def in_order(codes: Collection[str]) -> tuple[str, ...]:
    """These codes, each once, in the order of E-02."""
    return tuple(entry.code for entry in reasons() if entry.code in codes)


def deciding(codes: Iterable[str]) -> str | None:
    """
    The code that decides among these, in order; None where there is none.

    The first decides, but one that decides only alone (INCOMPLETE) gives way to any other.
    """
    found = in_order(set(codes))
    firm = [code for code in found if not reason(code).decides_only_alone]
    return next(iter(firm or found), None)


def effect_of(codes: Iterable[str]) -> Outcome:
    """What these codes make of an item: the effect of the one that decides, `eligible` without any."""
    code = deciding(codes)
    return Outcome.ELIGIBLE if code is None else reason(code).effect
