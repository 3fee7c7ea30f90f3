"""From parsed JSON to the facts of a batch: the one place where the input is checked.

Source: docs/reference/panel-match.md, "Input". Unknown fields and words, wrong types, impossible dates,
periods that end before they begin, negative numbers and repeated ids are faults, named by their place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from openimr.panel import specialties
from openimr.panel.match.checks import Checks, join, kind
from openimr.panel.match.facts import (
    STATES,
    Absence,
    Batch,
    Case,
    Certification,
    Licence,
    Party,
    PhysicianType,
    Priority,
    Reviewer,
    Role,
    Tie,
    TieKind,
)


def read_batch(raw: object) -> Batch:
    """
    The batch in `raw` (parsed JSON) as checked facts, the specialties of each case decided.

    Raises: BatchError, the first fault found, with all others in `.others`.
    """
    checks = Checks(_reviewer_ids(raw))
    top = checks.fields(raw, "", "as_of", "cases reviewers")
    as_of = checks.date(top, "as_of", "")
    if top.get("as_of", "") is None:
        checks.fault("as_of", "a date YYYY-MM-DD", "null")
    cases = tuple(_case(checks, entry, place, as_of) for entry, place in checks.entries(top, "cases", ""))
    checks.unique(top.get("cases"), "id", "cases")
    reviewers = tuple(
        _reviewer(checks, entry, place) for entry, place in checks.entries(top, "reviewers", "")
    )
    checks.unique(top.get("reviewers"), "id", "reviewers")
    checks.close()
    assert as_of is not None, "an absent or null as_of is a fault and was raised above"
    return Batch(as_of=as_of, cases=cases, reviewers=reviewers)


def read_kept(raw: object, batch: Batch) -> Mapping[int, int]:
    """
    Whom an earlier output assigned: number of the case in `batch` to number of the reviewer.

    Only `assignments` is read of it, and in each the case and the reviewer; they are not tested again.
    Raises: BatchError when one of them is not in the batch, or a case is kept twice.
    """
    checks = Checks(frozenset(reviewer.id for reviewer in batch.reviewers))
    cases = {case.id: number for number, case in enumerate(batch.cases)}
    reviewers = {reviewer.id: number for number, reviewer in enumerate(batch.reviewers)}
    kept: dict[int, int] = {}
    if not isinstance(raw, dict) or "assignments" not in raw:
        found = "nothing" if isinstance(raw, dict) else kind(raw)
        checks.fault("assignments", "the assignments of an earlier output", found)
    else:
        for entry, place in checks.entries(raw, "assignments", ""):
            fields = checks.fields(entry, place, "case reviewer", "cost why")
            case = _known(checks, fields, "case", place, cases)
            reviewer = _known(checks, fields, "reviewer", place, reviewers)
            if case is not None and reviewer is not None:
                kept[case] = reviewer
        checks.unique(raw["assignments"], "case", "assignments")
    checks.close()
    return kept


def _known(
    checks: Checks, fields: dict[str, Any], name: str, place: str, known: dict[str, int]
) -> int | None:
    if name not in fields:
        return None
    value, here = fields[name], join(place, name)
    if not isinstance(value, str):
        checks.fault(here, "text", kind(value))
        return None
    if value not in known:
        checks.fault(here, f"the id of a {name} of the batch", "one that the batch lacks")
        return None
    return known[value]


def _reviewer_ids(raw: object) -> frozenset[str]:
    """The ids of reviewers as far as they can be seen before anything is checked: no message shows them."""
    entries = raw.get("reviewers") if isinstance(raw, dict) else None
    if not isinstance(entries, list | tuple):
        return frozenset()
    ids = (entry.get("id") for entry in entries if isinstance(entry, dict))
    return frozenset(value for value in ids if isinstance(value, str))


def _case(checks: Checks, raw: object, place: str, as_of: dt.date | None) -> Case:
    fields = checks.fields(raw, place, "id", "priority specialties items parties not_reviewers")
    same, similar = _specialties(checks, fields, place, as_of) if isinstance(raw, dict) else ((), ())
    return Case(
        id=checks.text_field(fields, "id", place),
        priority=checks.word(fields, "priority", place, Priority, Priority.REGULAR),
        same=same,
        similar=similar,
        parties=tuple(_party(checks, entry, at) for entry, at in checks.entries(fields, "parties", place)),
        not_reviewers=frozenset(
            checks.text(entry, at) for entry, at in checks.entries(fields, "not_reviewers", place)
        ),
    )


def _specialties(
    checks: Checks, fields: dict[str, Any], place: str, as_of: dt.date | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Same and similar specialties: as the case names them, else as the table decides from its items."""
    items = _items(checks, fields, place)
    if "specialties" in fields:
        at = join(place, "specialties")
        named = checks.fields(fields["specialties"], at, "", "same similar")
        same, similar = (
            tuple(checks.text(entry, here) for entry, here in checks.entries(named, name, at))
            for name in ("same", "similar")
        )
        return same, similar
    if "items" not in fields:
        checks.fault(join(place, "specialties"), "specialties, or items in their stead", "neither")
        return (), ()
    if as_of is None:
        return (), ()
    if as_of < (begins := specialties.table().begins):
        expected = f"specialties: the table of items holds from {begins}, after as_of"
        checks.fault(join(place, "specialties"), expected, "items only")
        return (), ()
    decided = specialties.specialties_for(items, as_of)
    return tuple(decided["same"]), tuple(decided["similar"])


def _items(checks: Checks, fields: dict[str, Any], place: str) -> list[dict[str, str]]:
    """The items whose two words the table knows; the others are faults."""
    items = []
    for entry, at in checks.entries(fields, "items", place):
        item = checks.fields(entry, at, "category body_system")
        table = specialties.table()
        words: dict[str, str] = {}
        for name, known in (("category", table.categories), ("body_system", table.body_systems)):
            if name in item:
                called = f"a word of the table of specialties: {', '.join(dict.fromkeys(known.values()))}"
                word = checks.one_of(item[name], join(at, name), known, called=called)
                words |= {name: word} if word is not None else {}
        if len(words) == 2:
            items.append(words)
    return items


def _party(checks: Checks, raw: object, place: str) -> Party:
    fields = checks.fields(raw, place, "id role")
    return Party(
        id=checks.text_field(fields, "id", place),
        role=checks.word(fields, "role", place, Role, Role.EMPLOYEE),
    )


def _reviewer(checks: Checks, raw: object, place: str) -> Reviewer:
    fields = checks.fields(
        raw,
        place,
        "id physician_type practice_years practice_hours_per_week disciplined qme capacity",
        "licences certifications ties assigned away",
    )
    return Reviewer(
        id=checks.text_field(fields, "id", place),
        licences=tuple(
            _licence(checks, entry, at) for entry, at in checks.entries(fields, "licences", place)
        ),
        certifications=tuple(
            _certification(checks, entry, at) for entry, at in checks.entries(fields, "certifications", place)
        ),
        physician_type=checks.word(fields, "physician_type", place, PhysicianType, PhysicianType.MD),
        practice_years=checks.number(fields, "practice_years", place),
        practice_hours_per_week=checks.number(fields, "practice_hours_per_week", place),
        disciplined=checks.flag(fields, "disciplined", place),
        qme=checks.flag(fields, "qme", place),
        ties=tuple(_tie(checks, entry, at) for entry, at in checks.entries(fields, "ties", place)),
        capacity=checks.whole(fields, "capacity", place),
        assigned=checks.whole(fields, "assigned", place),
        away=tuple(_absence(checks, entry, at) for entry, at in checks.entries(fields, "away", place)),
    )


def _licence(checks: Checks, raw: object, place: str) -> Licence:
    fields = checks.fields(raw, place, "state unrestricted", "expires_on")
    state = None
    if "state" in fields:
        called = "the postal code of a state or DC"
        state = checks.one_of(fields["state"], join(place, "state"), STATES, called=called)
    return Licence(
        state=state or "",
        unrestricted=checks.flag(fields, "unrestricted", place),
        expires_on=checks.date(fields, "expires_on", place),
    )


def _certification(checks: Checks, raw: object, place: str) -> Certification:
    fields = checks.fields(raw, place, "specialty", "expires_on")
    return Certification(
        specialty=checks.text_field(fields, "specialty", place),
        expires_on=checks.date(fields, "expires_on", place),
    )


def _tie(checks: Checks, raw: object, place: str) -> Tie:
    fields = checks.fields(raw, place, "to kind", "since until share_of_income")
    since, until = checks.period(fields, "since", "until", place)
    share = fields.get("share_of_income")
    return Tie(
        to=checks.text_field(fields, "to", place),
        kind=checks.word(fields, "kind", place, TieKind, TieKind.CONTRACT),
        since=since,
        until=until,
        share_of_income=None if share is None else checks.number(fields, "share_of_income", place),
    )


def _absence(checks: Checks, raw: object, place: str) -> Absence:
    fields = checks.fields(raw, place, "", "from to")
    first, last = checks.period(fields, "from", "to", place)
    return Absence(first=first, last=last)
