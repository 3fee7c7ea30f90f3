"""What a licence board and the NPI registry say of those in the register, as entries to take in and notes to read."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from openimr.panel.credentials.entry import Fault
from openimr.panel.credentials.same_person import alike, plain_name
from openimr.panel.credentials.tables import BoardRecord, NpiRecord
from openimr.panel.models import Identity, Organisation, OrganisationName
from openimr.panel.organisations.names import normal
from openimr.panel.register.standing import standing
from openimr.panel.vocabulary import vocabulary


@dataclass(kw_only=True)
class Outside:
    """What an outside source says: raw entries for `take_in`, organisations for `take_in_organisations`, notes, faults."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    organisations: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {"organisations": [], "relations": []}
    )
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def of_board(records: Iterable[BoardRecord], *, state: str) -> Outside:
    """
    A board's records of the licences that the register has, found by number; a name that differs is a fault.

    Whose licence the file does not name is told in a note: it may be a file of current licences only.
    """
    found = Outside()
    by_number = {
        _plain(number): (row.ref, row.name)
        for row in Identity.objects.all()
        for of, number in row.licence_numbers.items()
        if of == state
    }
    seen = set()
    for record in records:
        known = by_number.get(_plain(record.number))
        if known is None:
            continue
        ref, name = known
        if not _one_person(record.name, name):
            found.faults.append(
                Fault(place=record.place, expected=f"the name of {ref}, whose number it is", found="another name",
                      cure="Look up whose licence it is; the number in the register may be wrong.")
            )  # fmt: skip
            continue
        seen.add(ref)
        licence = {
            "state": state,
            "status": record.status,
            "begins_on": record.begins_on,
            "expires_on": record.expires_on,
        }
        found.entries.append({"place": record.place, "id": ref, "partial": True, "licences": [licence]})
    found.notes += [
        f"{ref}: the file does not name the licence of {state}"
        for ref, _ in by_number.values()
        if ref not in seen
    ]
    return found


def wanted_npis() -> frozenset[str]:
    """The provider numbers that the register knows, of reviewers and of organisations."""
    people = Identity.objects.exclude(npi="").values_list("npi", flat=True)
    return frozenset(people) | frozenset(Organisation.objects.exclude(npi="").values_list("npi", flat=True))


def of_npi(records: Iterator[NpiRecord | Fault]) -> Outside:
    """
    What the NPI registry says of reviewers and organisations that the register knows.

    A stated profession that differs is a question (it is a weaker source). A licence or specialty that the register
    lacks, a number no more in use, are notes. An organisation known by number or by name gets its other names, and
    its parent where it is a part of one.
    """
    found = Outside()
    people = {row.npi: row for row in Identity.objects.exclude(npi="")}
    by_npi = dict(Organisation.objects.exclude(npi="").values_list("npi", "ref"))
    by_name = dict(OrganisationName.objects.values_list("normal", "organisation__ref"))
    facts = standing([row.ref for row in people.values()])
    for record in records:
        if isinstance(record, Fault):
            found.faults.append(record)
        elif record.kind == "1" and record.npi in people:
            row = people[record.npi]
            _person(record, row, facts.get(row.ref, {}), found)
        elif record.kind == "2":
            ref = by_npi.get(record.npi) or by_name.get(normal(record.name))
            if ref is not None:
                _organisation(record, ref, by_name, found)
    return found


def _person(record: NpiRecord, row: Identity, facts: Mapping[str, list[Any]], found: Outside) -> None:
    if not _one_person(record.name, row.name):
        found.faults.append(
            Fault(place=record.place, expected=f"the name of {row.ref}, whose number it is", found="another name",
                  cure="Look up whose number it is.")
        )  # fmt: skip
        return
    if record.deactivated_on:
        found.notes.append(f"{row.ref}: the provider number is out of use since {record.deactivated_on}")
    held = {state: _plain(number) for state, number in row.licence_numbers.items()}
    for state, number in record.licences:
        if state not in held:
            found.notes.append(
                f"{row.ref}: the provider states a licence of {state[:2]} that the register lacks"
            )
        elif held[state] != _plain(number):
            found.notes.append(f"{row.ref}: the provider states another number of the licence of {state[:2]}")
    stated = [taxonomy()[code] for code in record.taxonomies if code in taxonomy()]
    certified = {one.specialty for one in facts.get("certification", ())}
    found.notes += [
        f"{row.ref}: states {name}, and no such certificate is in the register"
        for name in dict.fromkeys(stated) if name not in certified
    ]  # fmt: skip
    professions = {vocabulary().specialties[name].profession for name in stated}
    mine = {one.profession for one in facts.get("profession", ())}
    if len(professions) == 1 and mine and "MD" not in professions and not professions & mine:
        found.entries.append(
            {"place": record.place, "id": row.ref, "partial": True, "profession": professions.pop()}
        )


def _organisation(record: NpiRecord, ref: str, by_name: Mapping[str, str], found: Outside) -> None:
    also = [record.other_name] if record.other_name else []
    found.organisations["organisations"].append(
        {"id": ref, "name": record.name, "also": also, "npi": record.npi}
    )
    if not record.parent or normal(record.parent) == normal(record.name):
        return
    parent = by_name.get(normal(record.parent)) or "org:" + "-".join(normal(record.parent).split())[:70]
    if all(one["id"] != parent for one in found.organisations["organisations"]):
        found.organisations["organisations"].append({"id": parent, "name": record.parent})
    found.organisations["relations"].append({"above": parent, "below": ref, "kind": "parent"})


@functools.cache
def taxonomy() -> dict[str, str]:
    """The specialty that each code states."""
    text = importlib.resources.files("openimr.panel").joinpath("data/taxonomy.yaml").read_text("utf-8")
    found: dict[str, str] = {str(code): name for code, name in yaml.safe_load(text).items()}
    return {code: vocabulary().read(name).name for code, name in found.items()}


def _one_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same words, nearly, or one with fewer given names."""
    mine, theirs = plain_name(one), plain_name(other)
    return alike(mine, theirs) or (
        len(set(mine) & set(theirs)) >= 2 and (set(mine) <= set(theirs) or set(theirs) <= set(mine))
    )


def _plain(number: object) -> str:
    return re.sub(r"[^A-Z0-9]", "", str(number).upper()).lstrip("0")
