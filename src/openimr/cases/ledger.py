"""The ledger of a case: every date with what started it, how it was counted, what moved it, who keeps it, what it
costs so far, and what would happen if what is waited for arrived tomorrow.

Everything is asked of the law on the day; nothing is stored. The texts are plain sentences with ISO dates.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openimr import law
from openimr.cases import keeping
from openimr.cases.deadlines import answer_of, law_facts, overturned_in
from openimr.cases.keeping import KEEPING, Kind, Standing
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.names import DEADLINES


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One date of the ledger. `days` are left (negative: late, or past); `cost` is in dollars, None where none runs."""

    name: str
    item: str
    keeper: str
    kind: Kind
    standing: str
    due: dt.date | dt.datetime
    started: law.Step
    moved: tuple[law.Step, ...]
    steps: tuple[law.Step, ...]
    rule: str
    citation: str
    confirmed: bool
    kept_on: dt.date | None
    days: int
    cost: int | None
    cost_rule: str
    tomorrow: tuple[str, ...]

    @property
    def late(self) -> bool:
        """Whether somebody is late with it now."""
        return self.standing == "overdue"

    @property
    def written(self) -> str:
        """The date as the law writes it."""
        return law.written(self.due)

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name, "item": self.item or None, "keeper": self.keeper or None, "kind": str(self.kind),
            "standing": self.standing, "due": self.written, "days": self.days,
            "started": self.started.to_json(), "moved": [step.to_json() for step in self.moved],
            "derivation": [step.to_json() for step in self.steps], "rule": self.rule, "citation": self.citation,
            "confirmed": self.confirmed, "kept_on": self.kept_on.isoformat() if self.kept_on else None,
            "cost": self.cost, "tomorrow": list(self.tomorrow),
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All dates of a case as of a day, and what is not computed, with why."""

    as_of: dt.date
    entries: tuple[Entry, ...]
    missing: tuple[law.NotComputed, ...]

    @property
    def late(self) -> tuple[Entry, ...]:
        """The dates with which somebody is late now."""
        return tuple(entry for entry in self.entries if entry.late)

    @property
    def cost(self) -> int:
        """What lateness has cost so far, in dollars."""
        return sum(entry.cost or 0 for entry in self.entries)

    def to_json(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of.isoformat(),
            "entries": [entry.to_json() for entry in self.entries],
            "cost": self.cost,
            "not_computed": [entry.to_json() for entry in self.missing],
        }


_ORDER = ("overdue", "open", "right", "late", "kept", "past", "shown", "closed")


def ledger(case: Case, *, on: dt.date) -> Ledger:
    """The ledger of a case as of a day in California."""
    facts, answer = law_facts(case), answer_of(case)
    overturned = overturned_in(case.items.all())
    state = State(case.state)
    entries = [_entry(found, facts, case.facts, state, overturned, on=on) for found in answer.deadlines]
    entries.sort(key=lambda e: (_ORDER.index(e.standing), e.written, e.name, e.item))
    return Ledger(as_of=on, entries=tuple(entries), missing=answer.not_computed)


def _entry(
    found: law.Deadline,
    facts: Mapping[str, Any],
    kept_facts: Mapping[str, Any],
    state: State,
    overturned: bool | None,
    *,
    on: dt.date,
) -> Entry:
    item = found.item or ""
    due = law.written(found.due)
    how = keeping.kept(found.name, item, due, kept_facts, state, overturned=overturned)
    day = law.clock.local_date(found.due) if isinstance(found.due, dt.datetime) else found.due
    standing = _standing(how.standing, day, on)
    cost, cost_rule = _cost(found, facts, standing, how.kept_on, on)
    waits = how.standing is Standing.OPEN
    return Entry(
        name=found.name, item=item, keeper=how.keeper, kind=KEEPING[found.name].kind, standing=standing,
        due=found.due, started=found.derivation[0], moved=tuple(s for s in found.derivation[1:] if _moves(s)),
        steps=found.derivation, rule=found.rule, citation=found.citation, confirmed=found.confirmed,
        kept_on=how.kept_on, days=(day - on).days, cost=cost, cost_rule=cost_rule,
        tomorrow=tuple(_tomorrow(found, facts, on=on)) if waits else (),
    )  # fmt: skip


def _standing(standing: Standing, day: dt.date, on: dt.date) -> str:
    if standing is Standing.OPEN and day < on:
        return "overdue"
    if standing is Standing.RIGHT and day < on:
        return "past"
    return standing.value


def _moves(step: law.Step) -> bool:
    """Whether a step is no part of the plain count: days for mail, rolling, holidays left out."""
    return (
        "served by" in step.why
        or "rolled" in step.why
        or "not counting" in step.why
        or "extension" in step.why
    )


def _cost(
    found: law.Deadline, facts: Mapping[str, Any], standing: str, kept_on: dt.date | None, on: dt.date
) -> tuple[int | None, str]:
    """What being late with a date costs so far, where the law names an amount."""
    if found.name != "records-due" or standing not in {"overdue", "late"}:
        return None, ""
    penalty = law.late_records_penalty(limit=found.due, received_on=kept_on or on)
    return penalty.amount, penalty.rule


def _tomorrow(found: law.Deadline, facts: Mapping[str, Any], *, on: dt.date) -> list[str]:
    """What follows if that which is waited for comes the day after `on`."""
    day = on + dt.timedelta(days=1)
    due = law.clock.local_date(found.due) if isinstance(found.due, dt.datetime) else found.due
    late = (day - due).days
    said = [
        f"It would be {late} day{'s' if late != 1 else ''} late."
        if late > 0
        else "It would be in time, on the last day."
        if late == 0
        else "It would be in time."
    ]
    changed = _if_it_came(found.name, facts, day)
    if changed is None:
        return said
    before, after = law.find_deadlines(law.read_facts(facts)), law.find_deadlines(law.read_facts(changed))
    for penalty in after.penalties:
        if penalty.amount:
            said.append(f"The penalty for late records would be ${penalty.amount:,} (rule {penalty.rule}).")
    old = {(d.name, d.item): d.due for d in before.deadlines}
    for deadline in after.deadlines:
        if (
            old.get((deadline.name, deadline.item)) != deadline.due
            and KEEPING[deadline.name].kind is not Kind.SHOWN
        ):
            said.append(f"{DEADLINES[deadline.name]}: {law.written(deadline.due)} (rule {deadline.rule}).")
    if found.name.startswith("determination-due") and late > 0:
        said.append("Late as it is, it would bind all the same (rule F-05).")
    return said


def _if_it_came(name: str, facts: Mapping[str, Any], day: dt.date) -> dict[str, Any] | None:
    """The facts as they would be if that which a deadline waits for came on a day; None where no fact says it."""
    changed = copy.deepcopy(dict(facts))

    def put(group: str, **values: str) -> dict[str, Any]:
        changed[group] = {**(changed.get(group) or {}), **values}
        return changed

    on = day.isoformat()
    if name == "application-due":
        return put("application", received_on=on)
    if name == "noarfi-due":
        notice = {"sent_by": "mail"} if not (changed.get("noarfi") or {}).get("sent_by") else {}
        return put("noarfi", sent_on=on, **notice, received_at=f"{on}T09:00")
    if name == "records-due":
        return put("records", received_on=on, complete_on=on)
    if name.startswith("determination-due"):
        return put("determination", mailed_on=on)
    return None
