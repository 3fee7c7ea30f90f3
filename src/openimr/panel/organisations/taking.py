"""Taking organisations and their relations in: all faults named, nothing overwritten in silence, circles told."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.keeping import PACIFIC
from openimr.panel.credentials.entry import Fault, Reader
from openimr.panel.door import Change, change
from openimr.panel.models import Organisation, OrganisationName, Relation
from openimr.panel.organisations.graph import Edge, circles
from openimr.panel.organisations.names import names_in, normal, said_by
from openimr.panel.organisations.rules import rules


@dataclass(kw_only=True)
class OrganisationReport:
    """What taking in did, or (`dry`) would do. `notes` are no faults, but worth a look: ownership in a circle."""

    new: int = 0
    changed: int = 0
    same: int = 0
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    dry: bool = False


class _Undo(Exception):
    """Ends a dry run."""


def take_in_organisations(
    raw: Mapping[str, Any], *, by: Actor, at: dt.datetime, source: str = "register-file", dry: bool = False
) -> OrganisationReport:
    """
    Take organisations and relations in, all in one transaction; those with a fault are left out, each told.

    Args: `raw` is `{"organisations": [{"id", "name", "also", "npi"}], "relations": [{"above", "below", "kind",
    "share", "since", "until"}]}`; a relation may name organisations of the file or of the register.
    Raises: NotAllowed. Source: rulebook R-05, R-06.
    """
    report = OrganisationReport(dry=dry)
    with contextlib.suppress(_Undo):
        _take_in(raw, by=by, at=at, source=source, report=report)
    return report


@change("take_in_organisations")
def _take_in(
    raw: Mapping[str, Any], *, by: Actor, at: dt.datetime, source: str, report: OrganisationReport
) -> Change:
    read = Reader()
    today = at.astimezone(PACIFIC).date()
    read.only(raw, "organisations relations", "")
    nodes = dict(Organisation.objects.values_list("ref", "pk"))
    taken: set[str] = set()
    for one, place in read.entries({"organisations": raw.get("organisations", [])}, "organisations", ""):
        _organisation(one, place.lstrip("."), nodes, taken, read, report, by=by, at=at, source=source)
    for one, place in read.entries({"relations": raw.get("relations", [])}, "relations", ""):
        _relation(one, place.lstrip("."), nodes, read, report, by=by, at=at, today=today, source=source)
    report.faults += read.faults
    rows = Relation.objects.filter(ended_at=None).values_list(
        "above__ref", "below__ref", "kind", "share", "since", "until"
    )
    edges = [Edge(above=a, below=b, kind=k, share=s, since=f, until=u) for a, b, k, s, f, u in rows]
    report.notes += [
        f"ownership in a circle: {' owns '.join([*found, found[0]])}" for found in circles(edges, today)
    ]
    if report.dry:
        raise _Undo
    counts = {"new": report.new, "changed": report.changed, "same": report.same, "faults": len(report.faults)}
    return Change(
        detail={**counts, "source": source}, done=bool(report.new or report.changed or report.faults)
    )


def _organisation(
    raw: Mapping[str, Any], place: str, nodes: dict[str, int], taken: set[str], read: Reader,
    report: OrganisationReport, *, by: Actor, at: dt.datetime, source: str,
) -> None:  # fmt: skip
    before = len(read.faults)
    read.only(raw, "id name also npi", place)
    ref = read.text(raw, "id", place, must=True)
    if ref and not ref.startswith(("org:", "person:")):
        read.fault(f"{place}.id", "org:… or person:…", ref)
    if ref in taken:
        read.fault(
            f"{place}.id", "each id once", f"{ref} again", "Join the two, with the other name under also."
        )
    name = read.text(raw, "name", place, must=True, most=200)
    npi = read.text(raw, "npi", place, most=10)
    also = raw.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) and 0 < len(one) <= 200 for one in also):
        read.fault(f"{place}.also", "a list of names", also)
    if len(read.faults) > before:
        return
    taken.add(ref)
    node = Organisation.objects.filter(ref=ref).first()
    changes = []
    if node is None:
        node = Organisation.objects.create(
            ref=ref, name=name, npi=npi, recorded_at=at, recorded_by=by.name, source=source
        )
        nodes[ref] = node.pk
        report.new += 1
        report.lines.append(f"{ref}: new: {name}")
    elif node.name != name:
        # The old name stays one of its names.
        changes.append(f"name: {node.name} is now {name}")
        node.name = name
        node.save(update_fields=["name"])
    if npi and node.npi != npi:
        if node.npi:
            changes.append(f"npi: {node.npi} is now {npi}")
        node.npi = npi
        node.save(update_fields=["npi"])
    added = [one for one in dict.fromkeys([name, *also]) if add_name(node, one, source)]
    if added and changes == [] and f"{ref}: new: {name}" not in report.lines:
        changes.append(f"also known as {', '.join(added)}")
    report.lines += [f"{ref}: {said}" for said in changes]
    report.changed += bool(changes)
    report.same += not changes and f"{ref}: new: {name}" not in report.lines


def add_name(node: Organisation, name: str, source: str) -> bool:
    """Keep a name of an organisation, and the names that it holds; whether there was a new one."""
    made = False
    for one in names_in(name):
        _, new = OrganisationName.objects.get_or_create(
            organisation=node, normal=normal(one), defaults={"name": one[:200], "source": source}
        )
        made |= new
    return made


def node_of(ref: str, name: str, *, by: str, at: dt.datetime, source: str) -> Organisation:
    """The organisation of a reference, made where there is none."""
    node, new = Organisation.objects.get_or_create(
        ref=ref,
        defaults={"name": name or said_by(ref), "recorded_at": at, "recorded_by": by, "source": source},
    )
    if new:
        add_name(node, node.name, source)
    return node


def _relation(
    raw: Mapping[str, Any], place: str, nodes: Mapping[str, int], read: Reader, report: OrganisationReport, *,
    by: Actor, at: dt.datetime, today: dt.date, source: str,
) -> None:  # fmt: skip
    before = len(read.faults)
    read.only(raw, "above below kind share since until", place)
    kind = read.word(raw, "kind", place, rules().relation_kinds)
    ends = []
    for name in ("above", "below"):
        ref = read.text(raw, name, place, must=True)
        if ref and ref not in nodes:
            read.fault(
                f"{place}.{name}",
                "an organisation of the file or of the register",
                ref,
                "Add it under organisations.",
            )
        ends.append(ref)
    if ends[0] and ends[0] == ends[1]:
        read.fault(f"{place}.below", f"another than {ends[0]}, which stands above", "the same")
    share = None if raw.get("share") is None else read.number(raw, "share", place, 0, 1)
    since, until = read.period(raw, "since", "until", place)
    if len(read.faults) > before:
        return
    said = {"share": share, "since": since, "until": until}
    rows = Relation.objects.filter(above__ref=ends[0], below__ref=ends[1], kind=kind, ended_at=None)
    overlapping = [row for row in rows if _overlap((row.since, row.until), (since, until))]
    if any({"share": r.share, "since": r.since, "until": r.until} == said for r in overlapping):
        report.same += 1
        return
    for row in overlapping:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
    Relation.objects.create(
        above_id=nodes[ends[0]], below_id=nodes[ends[1]], kind=kind, source=source, verified_by=by.name,
        verified_on=today, recorded_at=at, **said,
    )  # fmt: skip
    words = f"{ends[0]} {kind} {ends[1]}"
    if overlapping:
        report.changed += 1
        old = overlapping[0]
        report.lines.append(
            f"{words}: share {old.share}, {old.since} to {old.until} is now share {share}, {since} to {until}"
        )
    else:
        report.new += 1
        report.lines.append(f"{words}: new")


def _overlap(
    one: tuple[dt.date | None, dt.date | None], other: tuple[dt.date | None, dt.date | None]
) -> bool:
    low, high = dt.date.min, dt.date.max
    return (one[0] or low) <= (other[1] or high) and (other[0] or low) <= (one[1] or high)
