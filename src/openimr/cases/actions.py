"""Verbs that only move a case: what happens after the letter. (The ways out before it: `intake.ending`.)"""

from __future__ import annotations

import datetime as dt

from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case


def _said(reason: str, what: str) -> str:
    if not reason.strip():
        raise Invalid({"reason": f"Expected {what}."})
    return reason.strip()


def _closing(reason: str, what: str) -> Deed:
    """A closing needs the paper it rests on; the words stay out of the log."""
    return Deed(detail={"reason_characters": len(_said(reason, what))})


@action("record_implementation")
def record_implementation(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The claims administrator says that the determination is being carried out (F-15)."""
    return _closing(reason, "what was authorized or paid, and when")


@action("record_appeal")
def record_appeal(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """A petition against the determination has been filed (F-20)."""
    return _closing(reason, "who filed the petition, and when")


@action("record_affirmed")
def record_affirmed(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The appeal ended with the determination standing (F-21)."""
    return _closing(reason, "the decision on the petition")


@action("record_remand")
def record_remand(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The determination was set aside; a different reviewer must read the case anew (F-22)."""
    return _closing(reason, "the order, with the ground that it states")


@action("reopen")
def reopen(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Assign the case anew after a remand; its former reviewers stay excluded (F-22)."""
    for name in ("records", "determination"):
        case.facts.pop(name, None)
    return Deed()
