"""What the law would say of an application that is not filed yet: its last day, and what would be found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from openimr import law
from openimr.intake.application import OUTCOMES, REASONS, SERVICE, SIGNERS, ZONES

_DAYS = ("decided_on", "communicated_on", "served_on", "complete_notice_served_on")


def facts_of(
    given: Mapping[str, Any], *, today: dt.date, attached: bool, complete: bool = True
) -> dict[str, Any]:
    """
    The law's facts of a half-filled form, as if it came today. What cannot be read yet is left out.

    Args: `given` in the form that `read_form` takes, whatever is wrong or missing in it.
    """
    decision = _some(given.get("ur_decision"))
    items = given.get("items")
    facts: dict[str, Any] = {
        "priority": given.get("priority") if given.get("priority") in {"regular", "expedited"} else "regular",
        "date_of_injury": _day(given.get("date_of_injury")),
        "items": [
            {
                "id": str(n),
                "ur_outcome": _word(item, "ur_outcome", OUTCOMES, "deny"),
                "ur_reason": _word(item, "ur_reason", REASONS, "necessity"),
                "information_requested": item.get("information_requested") is True,
                "formulary_drug": item.get("formulary_drug") is True,
            }
            for n, item in enumerate(items if isinstance(items, list) else [], start=1)
            if isinstance(item, Mapping)
        ],
        "application": {
            "received_on": today.isoformat(),
            "ur_decision_attached": attached,
            "complete": complete,
            "signed": given.get("signed") is True,
            "signed_by": _word(given, "signed_by", SIGNERS, "employee"),
            "agent_named_on": _day(given.get("agent_named_on")),
        },
    }
    if decision:
        facts["ur_decision"] = {name: _day(decision.get(name)) for name in _DAYS} | {
            "served_by": _word(decision, "served_by", SERVICE, "mail"),
            "mail_zone": _word(decision, "mail_zone", ZONES, "california"),
            "notice_complete": decision.get("notice_complete") is not False,
            "liability_disputed": decision.get("liability_disputed") is True,
        }
    return facts


def last_days(facts: Mapping[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """The last day to apply, for each item where they differ, with its derivation; else why there is none."""
    answer = law.deadlines(facts)
    found = [entry for entry in answer["deadlines"] if entry["name"] == "application-due"]
    why = [entry["reason"] for entry in answer["not_computed"] if entry["name"] == "application-due"]
    return found, "" if found else (why or [""])[0]


def findings(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What would stand against the application if it came today, whatever is merely missing left aside."""
    return [f for f in law.eligibility(facts)["findings"] if f["code"] not in {"INCOMPLETE", "UNSIGNED"}]


def _some(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _day(value: Any) -> str | None:
    try:
        return dt.date.fromisoformat(str(value)).isoformat() if value else None
    except ValueError:
        return None


def _word(data: Mapping[str, Any], name: str, words: tuple[str, ...], default: str) -> str:
    value = data.get(name)
    return value if value in words else default
