"""What is said before and after a date: to whom, in plain text, without anything about the person's health.

A room that writes better letters for a date puts its own writer into `writers`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings

from openimr import law
from openimr.cases import keeping
from openimr.cases.messages import Draft
from openimr.cases.models import Alert, Case, Deadline
from openimr.cases.names import DEADLINES, for_people

Writer = Callable[[Case, Deadline, dt.datetime], tuple[Draft, ...]]
writers: dict[tuple[str, str], Writer] = {}
"""For (name of the deadline, kind of alert): who writes instead of this module."""

_SUBJECTS = {Alert.WARNED: "{name}: {due}", Alert.ESCALATED: "{name} was {due}"}


def drafts(case: Case, deadline: Deadline, kind: str, *, at: dt.datetime) -> tuple[Draft, ...]:
    """The messages about a date; none where only the house itself must act, for its lists show it."""
    writer = writers.get((deadline.name, kind))
    if writer is not None:
        return writer(case, deadline, at)
    if deadline.keeper == keeping.ADMINISTRATOR:
        parties = case.parties.filter(role="claims-administrator", receives_notices=True)
    elif deadline.keeper == keeping.PARTIES:
        parties = case.parties.filter(receives_notices=True)
    else:
        return ()
    name, due = DEADLINES[deadline.name], for_people(deadline.due)
    subject = f"{case.number}: " + _SUBJECTS[kind].format(name=name, due=due)
    text = _text(case, deadline, kind, name, due, at=at)
    return tuple(
        Draft(party=party, kind=f"{kind}-{deadline.name}"[:48], subject=subject[:200], text=text)
        for party in parties.order_by("pk")
    )


def _text(case: Case, deadline: Deadline, kind: str, name: str, due: str, *, at: dt.datetime) -> str:
    day = at.astimezone(keeping.PACIFIC).date()
    lines = [settings.OPENIMR_ORGANISATION, *settings.OPENIMR_ADDRESS, "", f"Case {case.number}", ""]
    if kind == Alert.WARNED:
        lines.append(f"{name}: {due}. This reminder changes no date.")
    else:
        lines.append(f"{name}: {due}. Nothing that meets this date had arrived when this was written.")
    if deadline.name == "records-due":
        amount = law.late_records_penalty(limit=deadline.due_on, received_on=day).amount
        per_day = law.figure("N-12", "dollars_per_day", as_of=deadline.due_on).value
        cap = law.figure("N-12", "cap_dollars", as_of=deadline.due_on).value
        lines.append(f"Records that come later cost ${per_day:,} a day, at most ${cap:,} (rule N-12).")
        if kind == Alert.ESCALATED:
            lines.append(f"If they arrived today it would be ${amount:,}.")
    lines += ["", "How the date was counted:"]
    lines += [f"  {for_people(step['date'])}  {for_people(step['why'])}" for step in deadline.derivation]
    lines += [f"Rule {deadline.rule}; {deadline.citation}.", ""]
    return "\n".join(lines)
