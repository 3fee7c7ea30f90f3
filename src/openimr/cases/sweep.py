"""The sweep over what is due: warns before a date, tells after it, moves what the law moves without a decision.

Each deadline carries the moment at which there is next something to do about it (`Deadline.sweep_at`); the sweep
takes those whose moment has come, whenever that was. So one that was missed is caught up by the next, two at once
do no harm, and a sweep over a hundred thousand cases with nothing to do looks at none. What has been told is a row
(`Alert`) written in the transaction of the telling: nothing goes out twice. It decides nothing: eligibility and
necessity are for people.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, transaction

from openimr.cases import deadlines, keeping, reminders
from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import CaseError
from openimr.cases.lifecycle import State
from openimr.cases.models import Alert, Case, Deadline, SweepRun

log = logging.getLogger(__name__)
BATCH = 200


@dataclass
class Swept:
    """What a sweep did. `failed` are cases that could not be attended to; the next sweep tries them again."""

    warned: int = 0
    escalated: int = 0
    moved: int = 0
    renewed: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        return self.warned + self.escalated + self.renewed


def _tell(case: Case, key: int, kind: str, *, at: dt.datetime) -> Deed:
    """Tell of a deadline once: the row and the messages in one transaction."""
    deadline = Deadline.objects.filter(pk=key, case=case).first()
    if deadline is None or deadline.standing != keeping.Standing.OPEN:
        return Deed(result=False, detail={"deadline": key, "open": False})
    alert, new = Alert.objects.get_or_create(
        case=case, name=deadline.name, item=deadline.item, due=deadline.due, kind=kind,
        defaults={"at": at, "keeper": deadline.keeper},
    )  # fmt: skip
    written = reminders.drafts(case, deadline, kind, at=at) if new else ()
    if written:
        alert.told = len({draft.party.pk for draft in written})
        alert.save(update_fields=["told"])
    detail = {
        "name": deadline.name,
        "item": deadline.item,
        "due": deadline.due,
        "told": alert.told if written else 0,
        "again": not new,
    }
    return Deed(result=new, detail=detail, messages=written)


@action("warn_of_deadline")
def warn_of_deadline(case: Case, *, by: Actor, at: dt.datetime, deadline: int) -> Deed:
    """Warn of a deadline that comes near; gives back whether it was told now."""
    return _tell(case, deadline, Alert.WARNED, at=at)


@action("escalate_deadline")
def escalate_deadline(case: Case, *, by: Actor, at: dt.datetime, deadline: int) -> Deed:
    """Tell that a deadline has passed; gives back whether it was told now."""
    return _tell(case, deadline, Alert.ESCALATED, at=at)


@action("end_answer_time")
def end_answer_time(case: Case, *, by: Actor, at: dt.datetime, deadline: int) -> Deed:
    """The time to answer has passed: it is decided on what there is, by a person. Source: E-04."""
    return _tell(case, deadline, Alert.ESCALATED, at=at)


def sweep(*, at: dt.datetime, progress: Callable[[int, int], None] | None = None) -> Swept:
    """
    Attend to everything whose moment has come by `at`.

    Args: `progress` is told after each how many are done and how many were found.
    Returns: what was done. A case that cannot be attended to is counted and logged, and the others go on.
    """
    swept = Swept()
    _renew(swept)
    keys = list(
        Deadline.objects.filter(sweep_at__lte=at)
        .order_by("sweep_at", "pk")
        .values_list("pk", "case__number", "name")
    )
    for done, (key, number, name) in enumerate(keys, start=1):
        try:
            _attend(key, swept, at=at)
        except (CaseError, DatabaseError, ValueError, OSError) as problem:
            swept.failed += 1
            log.error("sweep: %s, %s: %s", number, name, type(problem).__name__)
        if progress is not None:
            progress(done, len(keys))
    return swept


def _attend(key: int, swept: Swept, *, at: dt.datetime) -> None:
    deadline = Deadline.objects.select_related("case").filter(pk=key, sweep_at__lte=at).first()
    if deadline is None:  # another sweep has just been here
        return
    case = deadline.case
    if at < keeping.late_at(deadline.due):
        swept.warned += bool(warn_of_deadline(case, by=SYSTEM, at=at, deadline=key))
    elif deadline.name == "question-answer-due" and State(case.state) is State.NEEDS_INFO:
        swept.moved += 1
        swept.escalated += bool(end_answer_time(case, by=SYSTEM, at=at, deadline=key))
    else:
        swept.escalated += bool(escalate_deadline(case, by=SYSTEM, at=at, deadline=key))


def _renew(swept: Swept) -> None:
    """Compute anew the dates of cases that were kept in an older form of the ledger."""
    behind = Case.objects.filter(ledger_version__lt=deadlines.LEDGER_VERSION).order_by("ledger_version", "pk")
    failed: list[int] = []
    while keys := list(behind.exclude(pk__in=failed).values_list("pk", flat=True)[:BATCH]):
        for key in keys:
            try:
                with transaction.atomic():
                    deadlines.refresh(Case.objects.select_for_update().get(pk=key))
                swept.renewed += 1
            except (DatabaseError, ValueError) as problem:
                failed.append(key)
                log.error("sweep: the dates of case %s: %s", key, type(problem).__name__)
        if len(failed) >= BATCH:  # something is wrong with all of them; the next sweep tries again
            break
    swept.failed += len(failed)


def hour_of(at: dt.datetime) -> dt.datetime:
    """The hour of which a sweep is."""
    return at.astimezone(dt.UTC).replace(minute=0, second=0, microsecond=0)


def run(*, at: dt.datetime) -> Swept:
    """The sweep of an hour, with its row. Done again it finds nothing left and adds up nothing twice."""
    row, _ = SweepRun.objects.get_or_create(hour=hour_of(at), defaults={"started_at": at})
    swept = sweep(at=at)
    row.warned, row.escalated = row.warned + swept.warned, row.escalated + swept.escalated
    row.moved, row.renewed = row.moved + swept.moved, row.renewed + swept.renewed
    row.failed, row.ended_at = swept.failed, at
    row.save()
    return swept
