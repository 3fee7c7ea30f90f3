"""Taking entries into the register: what is new, what changes, what contradicts; nothing overwritten in silence.

A fact gives way only to one of a source that is believed as much, verified on the same or a later day; the old row
stays, ended. Otherwise the two are put to a person, and until that is decided neither counts. What speaks against a
reviewer (discipline, a role that bars, a tie) is never ended because a file does not name it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.keeping import PACIFIC
from openimr.panel.credentials.contract import entry_of
from openimr.panel.credentials.entry import Entry, Fault, read_entry
from openimr.panel.credentials.same_person import Same, same_person
from openimr.panel.credentials.sources import sources
from openimr.panel.door import Change, change
from openimr.panel.models import KINDS, Assignment, Fact, Identity, Question, Reviewer
from openimr.panel.register.standing import key_text, standing

AGAINST = frozenset({"discipline", "barringrole", "tie"})
"""Kinds of fact that speak against a reviewer: a file's silence does not end them."""


@dataclass(kw_only=True)
class Report:
    """What taking in did, or (`dry`) would do. `lines` tells each change; refs and facts, no identity."""

    new: int = 0
    changed: int = 0
    confirmed: int = 0
    same: int = 0
    lines: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    dry: bool = False


class _Undo(Exception):
    """Ends a dry run: everything it did is rolled back."""


def take_in(
    entries: Iterable[Mapping[str, Any]], *, by: Actor, at: dt.datetime, source: str = "register-file",
    detail: str = "", dry: bool = False,
) -> Report:  # fmt: skip
    """
    Take reviewers into the register, all in one transaction.

    Args: raw entries (`credentials.entry`), or `{"qualifications", "identity"}` with a reviewer in the form of
    `openimr panel match`; `source` a word of `data/sources.yaml`; `detail` says which file. An entry with a fault
    is left out whole and its faults are in the report; the others are taken in. `dry`: nothing is kept.

    Raises: NotAllowed. Source: rulebook R-02, R-03, R-10; the issue's "nothing overwritten in silence".
    """
    if not dry:
        return _take_in(entries, by=by, at=at, source=source, detail=detail, report=Report())  # type: ignore[no-any-return]
    report = Report(dry=True)
    with contextlib.suppress(_Undo):
        _take_in(entries, by=by, at=at, source=source, detail=detail, report=report)
    return report


@change("take_in_register")
def _take_in(
    entries: Iterable[Mapping[str, Any]],
    *,
    by: Actor,
    at: dt.datetime,
    source: str,
    detail: str,
    report: Report,
) -> Change:
    today = at.astimezone(PACIFIC).date()
    read = _read(entries, report, today=today, source=source, by=by.name, detail=detail)
    _distinct(read, report)
    known = standing([entry.ref for entry, _ in read])
    held = _in_hand([entry.ref for entry, _ in read])
    identities = {i.ref: i for i in Identity.objects.all()} if any(e.identity for e, _ in read) else {}
    people = [(ref, _identity_value(i)) for ref, i in identities.items()]
    for entry, place in read:
        if not _may_come(entry, place, report, people, held, known, at):
            continue
        _one(entry, known.get(entry.ref), report, at)
        if entry.identity:
            _keep_identity(entry, identities, people)
    if report.dry:
        raise _Undo
    told = {"new": report.new, "changed": report.changed, "confirmed": report.confirmed, "same": report.same,
            "questions": len(report.questions), "faults": len(report.faults), "source": source}  # fmt: skip
    if detail:
        told["file"] = detail
    return Change(
        result=report, detail=told,
        done=bool(report.new or report.changed or report.confirmed or report.questions or report.faults),
    )  # fmt: skip


def _read(
    entries: Iterable[Mapping[str, Any]], report: Report, *, today: dt.date, source: str, by: str, detail: str
) -> list[tuple[Entry, str]]:
    found = []
    for n, raw in enumerate(entries):
        place = str(raw.get("place") or f"entries[{n}]") if isinstance(raw, Mapping) else f"entries[{n}]"
        given: Any = raw
        if isinstance(raw, Mapping) and "place" in raw:
            given = {name: value for name, value in raw.items() if name != "place"}
        if isinstance(given, Mapping) and "qualifications" in given:
            try:
                entry = entry_of(given["qualifications"], day=today)
            except (KeyError, TypeError, ValueError) as problem:
                report.faults.append(
                    Fault(place=f"{place}.qualifications", expected="a reviewer in the form of openimr panel match", found=f"a fault at {problem}")
                )  # fmt: skip
                continue
            given = {**entry, **{k: given[k] for k in ("identity", "verified", "languages") if k in given}}
        answer = read_entry(given, place, today=today, source=source, by=by, detail=detail)
        if isinstance(answer, Entry):
            found.append((answer, place))
        else:
            report.faults += answer
    return found


def _distinct(read: list[tuple[Entry, str]], report: Report) -> None:
    """Two entries with one id: neither is taken in, for nobody can say which is right."""
    places: dict[str, list[str]] = {}
    for entry, place in read:
        places.setdefault(entry.ref, []).append(place)
    for ref, at in places.items():
        if len(at) > 1:
            report.faults.append(
                Fault(place=at[1], expected="each id once", found=f"the id of {at[0]} again", cure="Join the two entries, or give one its own id.")
            )  # fmt: skip
            read[:] = [(entry, place) for entry, place in read if entry.ref != ref]


def _in_hand(refs: list[str]) -> dict[str, int]:
    rows = Assignment.objects.filter(
        ended=False, state__in=[Assignment.OFFERED, Assignment.ATTESTED], reviewer__ref__in=refs
    )
    found: dict[str, int] = {}
    for ref in rows.values_list("reviewer__ref", flat=True):
        found[ref] = found.get(ref, 0) + 1
    return found


def _may_come(
    entry: Entry, place: str, report: Report, people: list[tuple[str, Mapping[str, Any]]], held: Mapping[str, int],
    known: Mapping[str, Any], at: dt.datetime,
) -> bool:  # fmt: skip
    """Whether an entry may be taken in beside what the register holds; else the fault or question is told."""
    for terms in entry.facts.get("terms", ()):
        mine = held.get(entry.ref, 0)
        if terms["capacity"] < mine:
            report.faults.append(
                Fault(
                    place=f"{place}.terms.capacity", expected=f"at least {mine}, the cases that the reviewer has in hand here",
                    found=str(terms["capacity"]), cure="Give cases back first, or state a later capacity then.",
                )
            )  # fmt: skip
            return False
    if not entry.identity or not entry.identity.get("name"):
        if entry.ref not in known:
            report.faults.append(
                Fault(place=f"{place}.identity", expected="who a new reviewer is", found="nothing", cure="Add name, npi and licence numbers.")
            )  # fmt: skip
            return False
        return True
    same = same_person(entry.ref, entry.identity, people)
    return same is None or _settled(entry, place, same, report, at)


def _settled(entry: Entry, place: str, same: Same, report: Report, at: dt.datetime) -> bool:
    """Whether two entries that look like one person's were found to be two persons by somebody."""
    if same.certain:
        report.faults.append(
            Fault(place=f"{place}.id", expected=f"the id {same.ref}, whose {same.by} this is", found=entry.ref,
                  cure="Use that id, or correct the number.")
        )  # fmt: skip
        return False
    subject = " ".join(sorted((entry.ref, same.ref)))
    answered = Question.objects.filter(kind=Question.SAME_PERSON, subject=subject).exclude(answer="").last()
    if answered is not None and answered.answer == "two-persons":
        return True
    question, _ = Question.objects.get_or_create(
        kind=Question.SAME_PERSON, subject=subject, answered_at=None,
        defaults={"matter": {"one": same.ref, "other": entry.ref, "by": same.by}, "asked_at": at},
    )  # fmt: skip
    report.questions.append(
        f"{place}: {entry.ref} may be the same person as {same.ref} (by {same.by}); not taken in until question {question.pk} is answered"
    )
    return False


def _one(entry: Entry, facts: Mapping[str, list[Fact]] | None, report: Report, at: dt.datetime) -> None:
    """One entry, sound, into the register."""
    if facts is None:
        reviewer = Reviewer.objects.create(ref=entry.ref, registered_at=at)
        report.new += 1
        report.lines.append(f"{entry.ref}: new")
        for kind, values in entry.facts.items():
            for value in values:
                _write(reviewer, kind, value, entry, at)
        return
    reviewer = Reviewer.objects.get(ref=entry.ref)
    before = (len(report.lines), report.confirmed)
    confirmed = False
    for kind, values in entry.facts.items():
        rows = {key_text(row.key_value()): row for row in facts[kind]}
        named = set()
        for value in values:
            fresh = KINDS[kind](reviewer=reviewer, **value)
            key = key_text(fresh.key_value())
            named.add(key)
            row = rows.get(key)
            if row is None:
                if not _none_beside_findings(entry, kind, value, rows, report, at):
                    _write(reviewer, kind, value, entry, at)
                    report.lines.append(f"{entry.ref}: {kind} new: {_said(fresh)}")
            elif row.value() == fresh.value():
                confirmed |= _confirm(row, kind, value, entry, at)
            elif _gives_way(row, entry):
                row.ended_at, row.ended_because = at, f"replaced by {entry.source}"
                row.save(update_fields=["ended_at", "ended_because"])
                _write(reviewer, kind, value, entry, at)
                report.lines.append(f"{entry.ref}: {kind} {_changed(row, fresh)}")
            else:
                _contradiction(entry, kind, key, row, fresh, report, at)
        if not entry.partial:
            _gone(entry, kind, rows, named, report, at)
    changed = len(report.lines) > before[0]
    report.changed += changed
    report.confirmed += confirmed and not changed
    report.same += not changed and not confirmed


def _write(reviewer: Reviewer, kind: str, value: Mapping[str, Any], entry: Entry, at: dt.datetime) -> Fact:
    again = entry.verify_again_on or sources().again_on(kind, entry.verified_on)
    return KINDS[kind]._default_manager.create(
        reviewer=reviewer, source=entry.source, source_detail=entry.detail[:120], verified_by=entry.verified_by,
        verified_on=entry.verified_on, verify_again_on=again, recorded_at=at, **value,
    )  # fmt: skip


def _confirm(row: Fact, kind: str, value: Mapping[str, Any], entry: Entry, at: dt.datetime) -> bool:
    """The same fact said again on a later day, by a source as good: verified anew."""
    later = entry.verified_on > row.verified_on
    if not later or sources().rank[entry.source] < sources().rank.get(row.source, 0):
        return False
    row.ended_at, row.ended_because = at, "verified anew"
    row.save(update_fields=["ended_at", "ended_because"])
    _write(row.reviewer, kind, value, entry, at)
    return True


def _gives_way(row: Fact, entry: Entry) -> bool:
    rank = sources().rank
    return rank[entry.source] >= rank.get(row.source, 0) and entry.verified_on >= row.verified_on


def _none_beside_findings(
    entry: Entry, kind: str, value: Mapping[str, Any], rows: dict[str, Fact], report: Report, at: dt.datetime
) -> bool:
    """None found where something stands is a question; something found where none stood ends that."""
    name = {"discipline": "action", "barringrole": "role"}.get(kind)
    if name is None:
        return False
    if value[name] == "none-found":
        findings = [row for row in rows.values() if getattr(row, name) != "none-found"]
        for row in findings:
            _contradiction(entry, kind, key_text(row.key_value()), row, KINDS[kind](**value), report, at)
        return bool(findings)
    for row in rows.values():
        if getattr(row, name) == "none-found":
            row.ended_at, row.ended_because = at, f"a finding of {entry.source}"
            row.save(update_fields=["ended_at", "ended_because"])
    return False


def _gone(
    entry: Entry, kind: str, rows: Mapping[str, Fact], named: set[str], report: Report, at: dt.datetime
) -> None:
    """Facts that stand and that an entry, which tells all of the kind, does not name."""
    for key, row in rows.items():
        if key in named or row.ended_at is not None:
            continue
        if kind in AGAINST:
            asked_already = any("none-found" in one for one in named)
            if "none-found" not in key and not asked_already:
                _contradiction(entry, kind, key, row, None, report, at)
        elif _gives_way(row, entry):
            row.ended_at, row.ended_because = at, f"not named by {entry.source}"
            row.save(update_fields=["ended_at", "ended_because"])
            report.lines.append(f"{entry.ref}: {kind} ended: {_said(row)}")
        else:
            _contradiction(entry, kind, key, row, None, report, at)


def _contradiction(
    entry: Entry, kind: str, key: str, row: Fact, fresh: Fact | None, report: Report, at: dt.datetime
) -> None:
    subject = f"{entry.ref} {kind} {key}"[:200]
    matter = {
        "reviewer": entry.ref, "kind": kind, "key": key, "fact": row.pk, "has": row.value(), "source": row.source,
        "verified_on": row.verified_on.isoformat(), "says": fresh.value() if fresh is not None else None,
        "from": entry.source, "detail": entry.detail, "on": entry.verified_on.isoformat(), "by": entry.verified_by,
    }  # fmt: skip
    question, asked = Question.objects.get_or_create(
        kind=Question.CONTRADICTION,
        subject=subject,
        answered_at=None,
        defaults={"matter": matter, "asked_at": at},
    )
    if not asked and question.matter != matter:
        question.matter = matter
        question.save(update_fields=["matter"])
    said = _said(fresh) if fresh is not None else "it is not named"
    report.questions.append(
        f"{entry.ref}: {kind}: {row.source} of {row.verified_on} has {_said(row)}; {entry.source} of {entry.verified_on}: {said}; question {question.pk}"
    )


def _keep_identity(
    entry: Entry, identities: dict[str, Identity], people: list[tuple[str, Mapping[str, Any]]]
) -> None:
    given = entry.identity
    assert given is not None
    row = identities.get(entry.ref) or Identity(ref=entry.ref)
    row.licence_numbers = {**row.licence_numbers, **given.get("licence_numbers", {})}
    for name in ("name", "npi", "email"):
        if given.get(name):
            setattr(row, name, given[name])
    row.save()
    if entry.ref not in identities:
        identities[entry.ref] = row
        people.append((entry.ref, _identity_value(row)))


def _identity_value(row: Identity) -> Mapping[str, Any]:
    return {"name": row.name, "npi": row.npi, "licence_numbers": row.licence_numbers}


def _said(fact: Fact) -> str:
    return ", ".join(str(v) for v in fact.value().values() if v not in (None, ""))


def _changed(row: Fact, fresh: Fact) -> str:
    """The fields that differ, old and new, with which fact it is."""
    old, new = row.value(), fresh.value()
    which = " ".join(str(old[name]) for name in row.key if old[name] is not None)
    differing = "; ".join(f"{n}: {old[n]} is now {new[n]}" for n in old if old[n] != new[n])
    return f"{which} changed: {differing}".strip()
