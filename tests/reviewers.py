"""Reviewers for tests, in the form of the match and as entries of the register."""

from __future__ import annotations

import hashlib
from typing import Any

GIVEN = (
    "Zebulon", "Araminta", "Thaddeus", "Philippa", "Cuthbert", "Ottoline", "Barnabas", "Eudora", "Lysander", "Wilhelmina",
    "Ignatius", "Clementine", "Peregrine", "Drusilla", "Fitzgerald", "Hyacinth", "Montague", "Seraphina", "Bartholomew",
    "Gwendolyn",
)  # fmt: skip
SECOND = (
    "Abernook", "Billowby", "Crankshaft", "Dunmarrow", "Eelgrave", "Fotheringhay", "Gribblewick", "Hobsworth",
    "Inglethorpe", "Jorvikson", "Kettleburn", "Lumbershank", "Mucklebank", "Nettlecombe", "Oxbowden", "Pumblecote",
)  # fmt: skip
"""Surnames of nobody; every test reviewer bears Quartermaine besides, so that a sweep finds them all."""


def a_name(ref: str) -> str:
    """A name for a reviewer of a test, another one for another ref."""
    digest = hashlib.sha256(ref.encode()).digest()
    return f"{GIVEN[digest[0] % len(GIVEN)]} {SECOND[digest[1] % len(SECOND)]} Quartermaine"


def a_reviewer(ref: str, *, states: tuple[str, ...] = ("CA",), **changes: Any) -> dict[str, Any]:
    """A reviewer who may read a case about a knee, unless a change says otherwise; verified for a long time."""
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
        "identity": an_identity(ref),
        "verified": {"again_on": "2099-12-31"},
    }


def an_identity(ref: str, *, state: str = "CA") -> dict[str, Any]:
    number = int.from_bytes(hashlib.sha256(ref.encode()).digest()[2:5], "big")
    return {"name": a_name(ref), "licence_numbers": {state: f"X{number}"}, "email": "z@example.org"}


def an_entry(ref: str, **changes: Any) -> dict[str, Any]:
    """An entry of the register in its own form; a change of None leaves the field out."""
    entry = {
        "id": ref,
        "profession": "MD",
        "licences": [{"state": "CA", "status": "active", "begins_on": "2009-05-01", "expires_on": "2030-01-31"}],
        "certifications": [{"specialty": "Orthopedic Surgery", "begins_on": "2010-07-01", "expires_on": None}],
        "practice": [{"since": "2010-07-01", "until": None, "hours_per_week": 36}],
        "discipline": [], "roles": [], "languages": ["English"], "away": [], "ties": [],
        "terms": {"capacity": 6, "pay_class": "standard"},
        "consents": [
            {"consent": name, "given_on": "2015-01-01"} for name in ("service", "confidentiality", "ties-declared")
        ],
        "identity": an_identity(ref),
        **changes,
    }  # fmt: skip
    return {name: value for name, value in entry.items() if value is not None}
