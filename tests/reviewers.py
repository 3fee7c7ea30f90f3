"""Reviewers for tests, in the form of the register."""

from __future__ import annotations

from typing import Any


def a_reviewer(ref: str, *, states: tuple[str, ...] = ("CA",), **changes: Any) -> dict[str, Any]:
    """A reviewer who may read a case about a knee, unless a change says otherwise."""
    qualifications = {
        "id": ref,
        "licences": [{"state": state, "unrestricted": True, "expires_on": None} for state in states],
        "certifications": [{"specialty": "Orthopedic Surgery", "expires_on": None}],
        "physician_type": "MD", "practice_years": 12, "practice_hours_per_week": 32,
        "disciplined": False, "qme": False, "ties": [], "capacity": 6, "away": [],
        **changes,
    }  # fmt: skip
    return {
        "qualifications": qualifications,
        "identity": {
            "name": f"Zebulon Quartermaine {ref}",
            "licence_numbers": {"CA": "G00001"},
            "email": "z@example.org",
        },
    }
