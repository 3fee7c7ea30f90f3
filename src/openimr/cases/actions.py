"""Verbs that only move a case: what happens after the letter. (The ways out before it: `intake.ending`.)"""

from __future__ import annotations

import datetime as dt

from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.keeping import PACIFIC
from openimr.cases.models import Case


def local_day(at: dt.datetime) -> str:
    """The calendar day of a moment in California, as the law's facts want it (X-07)."""
    return at.astimezone(PACIFIC).date().isoformat()


def _said(reason: str, what: str) -> str:
    if not reason.strip():
        raise Invalid({"reason": f"Expected {what}."})
    return reason.strip()


def _closing(reason: str, what: str) -> Deed:
    """A closing needs the paper it rests on; the words stay out of the log."""
    return Deed(detail={"reason_characters": len(_said(reason, what))})


@action("record_receipt")
def record_receipt(case: Case, *, by: Actor, at: dt.datetime, received_on: str) -> Deed:
    """
    The day on which the claims administrator received the determination: from it the time to carry it out runs.

    Receipt is never presumed from mailing. Raises: Invalid for what is no day between the mailing and today.
    Source: F-15.
    """
    mailed = (case.facts.get("determination") or {}).get("mailed_on") or ""
    try:
        day = dt.date.fromisoformat(received_on.strip()).isoformat()
    except ValueError:
        raise Invalid({"received_on": "Expected a day, written YYYY-MM-DD."}) from None
    if not mailed <= day <= local_day(at):
        raise Invalid({"received_on": f"Expected a day from the mailing, {mailed}, to today."})
    case.facts["determination"]["received_on"] = day
    return Deed(detail={"received_on": day})


@action("record_implementation")
def record_implementation(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The claims administrator says that the determination is being carried out (F-15)."""
    case.facts["carried_out"] = {"on": local_day(at)}
    return _closing(reason, "what was authorized or paid, and when")


@action("record_appeal")
def record_appeal(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """A petition against the determination has been filed (F-20)."""
    case.facts["appeal"] = {"filed_on": local_day(at)}
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
    for name in ("determination", "carried_out", "appeal", "extension"):
        case.facts.pop(name, None)
    # What the claims administrator sent has been sent; only the case file is to be declared complete anew.
    (case.facts.get("records") or {}).pop("complete_on", None)
    case.items.exclude(decision="").update(decision="")
    return Deed()
