"""The invented register of reviewers, read from `register.yaml`.

Nobody in it exists: the licence numbers bear a prefix that no board uses, the provider numbers begin with a
nine, which is never given out. Ties name the parties of the demonstration cases by their party ids.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from openimr.panel.credentials.contract import entry_of, years_before
from openimr.panel.credentials.entry import npi_check_digit

AS_OF = dt.date(2025, 6, 30)
"""The day on which a reviewer of five years or fewer has practised so long: none of the cases finds them fit."""
BEGAN = dt.date(2012, 12, 31)
"""The day on which all others have practised as long as `years` says: before the first case of the demonstration."""

_REGISTER = Path(__file__).resolve().parent / "register.yaml"
_ORGANISATIONS = _REGISTER.with_name("organisations.yaml")


def entries() -> list[dict[str, Any]]:
    """The reviewers as entries of the register (docs/reference/register.md), each a new value that may be changed."""
    return [_entry(row) for row in _rows()]


def organisations() -> dict[str, Any]:
    """The organisations that own, or belong to, parties of the cases, as `take_in_organisations` takes them."""
    found: dict[str, Any] = yaml.safe_load(_ORGANISATIONS.read_text(encoding="utf-8"))
    return found


def reviewers() -> list[dict[str, Any]]:
    """
    The reviewers in the form of the match, in the same order on every run, each a new value that may be changed.

    Each is `{"qualifications", "identity", "languages"}`: `qualifications` a reviewer of the panel room
    (panel-cases.md) with an opaque id such as "R-7K3Q"; `identity` has `name`, `licence_numbers` by state, `npi`
    and `email`, and is to be kept apart from the cases (rulebook R-09).
    """
    return [_reviewer(row) for row in _rows()]


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(_REGISTER.read_text(encoding="utf-8")))


def _entry(row: dict[str, Any]) -> dict[str, Any]:
    """As the register takes it in: dated periods, findings of searches, consents."""
    flat = _reviewer(row)
    entry = entry_of(flat["qualifications"], day=AS_OF)
    began = (
        years_before(AS_OF, row["years"]) if row["years"] <= 5 else BEGAN - dt.timedelta(365 * row["years"])
    )
    entry["practice"] = [{"since": began.isoformat(), "hours_per_week": row["hours"]}]
    for consent in entry["consents"]:
        consent["given_on"] = BEGAN.isoformat()
    return {
        **entry,
        "languages": flat["languages"],
        "identity": flat["identity"],
        "verified": {"source": "demonstration", "by": "demonstration"},
    }


def _reviewer(row: dict[str, Any]) -> dict[str, Any]:
    licence_until, certified_until = _iso(row.get("licence_until")), _iso(row.get("cert_until"))
    return {
        "qualifications": {
            "id": row["id"],
            "licences": [
                {
                    "state": state,
                    "unrestricted": not row.get("licence_restricted", False),
                    "expires_on": licence_until,
                }
                for state in row["states"]
            ],
            "certifications": [
                {"specialty": specialty, "expires_on": certified_until} for specialty in row["certifications"]
            ],
            "physician_type": row["type"],
            "practice_years": row["years"],
            "practice_hours_per_week": row["hours"],
            "disciplined": row.get("disciplined", False),
            "qme": row.get("qme", False),
            "ties": [
                {
                    "to": tie["to"],
                    "kind": tie["kind"],
                    "since": _iso(tie.get("since")),
                    "until": _iso(tie.get("until")),
                    "share_of_income": tie.get("share_of_income"),
                }
                for tie in row.get("ties", [])
            ],
            "capacity": row["capacity"],
            "assigned": row["assigned"],
            "away": [
                {"from": _iso(away.get("from")), "to": _iso(away.get("to"))} for away in row.get("away", [])
            ],
        },
        "identity": {
            "name": row["name"],
            "licence_numbers": {
                state: f"X{state}-{_digits(row['id'] + state, 6)}" for state in row["states"]
            },
            "npi": _npi(row["id"]),
            "email": f"{'.'.join(row['name'].lower().split())}@example.org",
        },
        "languages": ["English", *row.get("languages", [])],
    }


def _npi(ref: str) -> str:
    """A provider number with a right check digit that is never given out, for it begins with a nine."""
    nine = f"9{_digits(ref, 8)}"
    return nine + npi_check_digit(nine)


def _digits(text: str, count: int) -> str:
    """As many digits for a text, always the same."""
    return str(int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % 10**count).zfill(count)


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
