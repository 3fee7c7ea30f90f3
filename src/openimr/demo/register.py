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

_REGISTER = Path(__file__).resolve().parent / "register.yaml"


def reviewers() -> list[dict[str, Any]]:
    """The reviewers, in the same order on every run, each a new value that may be changed.

    Each is `{"qualifications", "identity", "languages"}`. `qualifications` is a reviewer of the panel room
    (panel-cases.md) with an opaque id such as "R-7K3Q"; `identity` has `name`, `licence_numbers` by state, `npi`
    and `email`, and is to be kept apart from the cases (rulebook R-09).
    """
    return [_reviewer(row) for row in _rows()]


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(_REGISTER.read_text(encoding="utf-8")))


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
            "npi": f"9{_digits(row['id'], 9)}",
            "email": f"{'.'.join(row['name'].lower().split())}@example.org",
        },
        "languages": ["English", *row.get("languages", [])],
    }


def _digits(text: str, count: int) -> str:
    """As many digits for a text, always the same."""
    return str(int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % 10**count).zfill(count)


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
