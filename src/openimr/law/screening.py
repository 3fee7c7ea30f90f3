"""`eligibility`: what the findings make of each item and of the application as a whole (E-02, E-09)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openimr.law.facts import Facts
from openimr.law.finding import Finding
from openimr.law.findings import find_all
from openimr.law.reading import read_facts
from openimr.law.reasons import deciding, effect_of, in_order, reason
from openimr.law.words import Outcome


@dataclass(frozen=True, kw_only=True)
class ItemOutcome:
    """What stands against one item (its own codes and the application's) and what comes of it."""

    id: str
    outcome: Outcome
    codes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "outcome": str(self.outcome), "codes": list(self.codes)}


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """The answer of `screen`. `code` is the one that decides the whole, or None."""

    outcome: Outcome
    code: str | None
    items: tuple[ItemOutcome, ...]
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "outcome": str(self.outcome),
            "code": self.code,
            "items": [item.to_json() for item in self.items],
            "findings": [finding.to_json() for finding in self.findings],
        }


def eligibility(facts: Mapping[str, Any]) -> dict[str, Any]:
    """
    Whether an application is eligible, item by item, as plain JSON values.

    Args: `facts` as `openimr law eligibility` reads them (docs/reference/law.md); every field is optional.
    Returns: `outcome`, `code`, `items` and `findings`; all tests are made and all findings listed.
    Raises: FactsError for a field, word, type or date that cannot be read.
    Source: E-02 and the rule that each finding names.
    """
    return screen(read_facts(facts)).to_json()


def screen(facts: Facts) -> Eligibility:
    """Whether an application is eligible, from checked facts. See `eligibility`."""
    findings = find_all(facts)
    of_application = {finding.code for finding in findings if finding.item is None}
    own: dict[str, set[str]] = {item.id: set() for item in facts.items}
    for finding in findings:
        if finding.item is not None:
            own[finding.item].add(finding.code)
    items = tuple(
        ItemOutcome(id=id_, outcome=effect_of(codes | of_application), codes=in_order(codes | of_application))
        for id_, codes in own.items()
    )
    # Without items the application's codes decide as those of one item would.
    codes_by_item = [item.codes for item in items] or [in_order(of_application)]
    code = _code_of_whole(codes_by_item)
    return Eligibility(outcome=_outcome_of_whole(code, items), code=code, items=items, findings=findings)


def _code_of_whole(codes_by_item: Sequence[tuple[str, ...]]) -> str | None:
    """
    The code that decides for all items together: the first that each of them has.

    One that does not make ineligible counts only where it decides an item: a withdrawal beside items that
    were ineligible anyway, each for its own reason, does not turn the whole into a closed case.
    """
    deciders = {deciding(codes) for codes in codes_by_item}
    in_all = set(codes_by_item[0]).intersection(*codes_by_item[1:])
    return next(
        (code for code in in_order(in_all) if reason(code).effect is Outcome.INELIGIBLE or code in deciders),
        None,
    )


def _outcome_of_whole(code: str | None, items: Sequence[ItemOutcome]) -> Outcome:
    if code is not None:
        return reason(code).effect
    eligible = [item.outcome is Outcome.ELIGIBLE for item in items]
    if all(eligible):
        return Outcome.ELIGIBLE
    return Outcome.PARTLY_ELIGIBLE if any(eligible) else Outcome.INELIGIBLE
