"""Keeping single facts true: verify anew, withdraw, and a tie that a reviewer declares."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.keeping import PACIFIC
from openimr.panel.credentials.sources import sources
from openimr.panel.door import Change, change
from openimr.panel.models import KINDS, Fact, Reviewer, Tie


def _fact(kind: str, pk: int) -> Fact:
    model = KINDS.get(kind)
    row = (
        None
        if model is None
        else model._default_manager.select_for_update().filter(pk=pk, ended_at=None).first()
    )
    if row is None:
        raise Invalid({"": "This fact does not stand any more. Look at the reviewer's page again."})
    return row


def _again(row: Fact, **changes: Any) -> Fact:
    """A copy of a fact as a new row, with changes."""
    kept = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    kept |= {"ended_at": None, "ended_because": "", **changes}
    made = type(row)(**kept)
    made.save(force_insert=True)
    return made


@change("verify_fact")
def verify_fact(*, kind: str, pk: int, source: str, by: Actor, at: dt.datetime) -> Change:
    """
    The panel manager has looked a fact up and found it as it stands: it counts again, by the rule of its kind.

    Args: `kind` and `pk` name the standing fact; `source` is where it was looked up. Returns the new row. Raises: Invalid.
    """
    if source not in sources().rank:
        raise Invalid({"source": "Expected where it was looked up."})
    row, day = _fact(kind, pk), at.astimezone(PACIFIC).date()
    row.ended_at, row.ended_because = at, "verified anew"
    row.save(update_fields=["ended_at", "ended_because"])
    made = _again(
        row, source=source, source_detail="", verified_by=by.name, verified_on=day,
        verify_again_on=sources().again_on(kind, day), recorded_at=at,
    )  # fmt: skip
    return Change(
        result=made, detail={"reviewer": row.reviewer.ref, "kind": kind, "fact": made.pk, "was": pk}
    )


@change("withdraw_fact")
def withdraw_fact(*, kind: str, pk: int, reason: str, by: Actor, at: dt.datetime) -> Change:
    """A fact is not, or no longer, so; it stays in the history with the reason. Raises: Invalid without one."""
    if not reason.strip():
        raise Invalid({"reason": "Expected why the fact is withdrawn."})
    row = _fact(kind, pk)
    row.ended_at, row.ended_because = at, f"withdrawn: {reason.strip()}"[:200]
    row.save(update_fields=["ended_at", "ended_because"])
    return Change(result=row, detail={"reviewer": row.reviewer.ref, "kind": kind, "fact": pk})


@change("declare_tie")
def declare_tie(*, to: str, kind: str, by: Actor, at: dt.datetime) -> Change:
    """The reviewer who acts is tied to somebody, since when is not said: it counts from now on, and did before."""
    reviewer = Reviewer.objects.filter(ref=by.reviewer_ref).first()
    if reviewer is None:
        raise Invalid({"": "The register has no entry for this account."})
    day = at.astimezone(PACIFIC).date()
    held = Tie.objects.filter(reviewer=reviewer, to=to, kind_of_tie=kind, since=None, ended_at=None).first()
    made = held or Tie.objects.create(
        reviewer=reviewer, to=to, kind_of_tie=kind, source="attestation", verified_by=by.name, verified_on=day,
        verify_again_on=sources().again_on("tie", day), recorded_at=at,
    )  # fmt: skip
    return Change(result=made, detail={"reviewer": reviewer.ref, "fact": made.pk})
