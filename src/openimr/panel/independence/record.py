"""The fields of the record: what was screened, by whom it was vouched for, and who the reviewer is.

Names are paths. The groups by which fields are opened are their first parts: `case`, `party`, `rule`, `fact`,
`reviewer`. Nothing here decides; the rules have been asked before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openimr.panel.match.rules import RULES

GROUPS = {
    "case": "the case, the day, and how the choice was made",
    "party": "everybody concerned in the case, their part in it, and who else counts as them (owners, groups, other names)",
    "rule": "the result of each rule, and of the rules on ties for each party",
    "fact": "the facts of the register that the rules rest on: source, who verified them and when",
    "reviewer": "who the reviewer is: name and licence numbers",
}
"""What can be opened, in words."""
SECRET = frozenset({"fact", "reviewer"})
"""What could tell who the reviewer is: opened on an order only (rulebook R-09)."""
BY_PARTY = ("R-06", "R-08")
"""Rules that are asked of each party (ties to it; being it)."""


@dataclass(frozen=True, kw_only=True)
class SealedParty:
    """Somebody screened for: id as the register's ties name it, role, name and organisation."""

    id: str
    role: str
    name: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class SealedReach:
    """
    Somebody else for whom a tie counts as one to a party: whom its name means, whom it belongs to. `why` is the
    path to the party in words; `uncertain` where the name only may mean them (their ties count all the same).
    """

    party: str
    id: str
    why: Sequence[str]
    uncertain: bool


@dataclass(frozen=True, kw_only=True)
class SealedFact:
    """One fact of the register: its kind and value, its source, who verified it, when, and until when that holds."""

    kind: str
    value: Mapping[str, Any]
    source: str
    verified_by: str
    verified_on: dt.date
    verify_again_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Screened:
    """A screening as it stood. `failed` are the rules that failed, [] for whoever is assigned."""

    case: str
    as_of: dt.date
    offered_at: dt.datetime
    register: int
    excluded: int
    overridden: bool
    failed: Sequence[str]
    parties: Sequence[SealedParty]
    reach: Sequence[SealedReach]
    facts: Sequence[SealedFact]
    ref: str
    name: str
    npi: str
    licence_numbers: Mapping[str, str]


def fields_of(screened: Screened) -> dict[str, Any]:
    """The record as named fields, in plain JSON values (numbers with a point as text)."""
    found: dict[str, Any] = {
        "case/number": screened.case,
        "case/screened_on": screened.as_of.isoformat(),
        "case/offered_at": screened.offered_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "case/register": {"reviewers": screened.register, "excluded": screened.excluded},
        "case/chosen_against_the_match": screened.overridden,
        "reviewer/ref": screened.ref,
        "reviewer/name": screened.name,
    }
    if screened.npi:
        found["reviewer/npi"] = screened.npi
    found |= {f"reviewer/licence/{state}": number for state, number in screened.licence_numbers.items()}
    found |= {f"rule/{rule}": {"holds": rule not in screened.failed} for rule in RULES}
    ties = [fact for fact in screened.facts if fact.kind == "tie"]
    found["party/count"] = len(screened.parties)
    for number, party in enumerate(screened.parties, start=1):
        found[f"party/{number}"] = {
            "id": party.id, "role": party.role, "name": party.name, "organisation": party.organisation,
        }  # fmt: skip
        beyond = [one for one in screened.reach if one.party == party.id and one.id != party.id]
        found[f"party/{number}/reach"] = [
            {"id": one.id, "why": list(one.why), "uncertain": one.uncertain} for one in beyond
        ]
        # Ties to the party or beyond it that do not count, such as staff privileges: none is passed over.
        its = {party.id, *(one.id for one in beyond)}
        passed = [_plain(tie.value) for tie in ties if tie.value.get("to") in its]
        for rule in BY_PARTY:
            result: dict[str, Any] = {"party": number, "holds": rule not in screened.failed}
            found[f"rule/{rule}/party/{number}"] = result | (
                {"ties_that_do_not_count": passed} if rule == "R-06" else {}
            )
    counts: dict[str, int] = {}
    for fact in screened.facts:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
        found[f"fact/{fact.kind}/{counts[fact.kind]}"] = {
            "value": _plain(fact.value),
            "source": fact.source,
            "verified_by": fact.verified_by,
            "verified_on": fact.verified_on.isoformat(),
            "verify_again_on": fact.verify_again_on.isoformat() if fact.verify_again_on else None,
        }
    return found


def group_of(name: str) -> str:
    """The group that a field is opened with."""
    return name.split("/", 1)[0]


def in_groups(names: Iterable[str], groups: Iterable[str]) -> list[str]:
    """The names of the groups, in their order. Raises: ValueError for a group that there is none of."""
    wanted = set(groups)
    if strange := sorted(wanted - GROUPS.keys()):
        raise ValueError(f"expected groups out of {', '.join(GROUPS)}; found {', '.join(strange)}")
    return [name for name in names if group_of(name) in wanted]


def _plain(value: Any) -> Any:
    """JSON values that a commitment takes: numbers with a point become text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return format(value, ".12g")
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return value
