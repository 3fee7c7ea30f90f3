"""The ways out before the letter: withdrawn, authorized, settled, closed by order; all parties are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.intake import notices
from openimr.intake.actions import local_day
from openimr.intake.addressing import to_all
from openimr.intake.models import Statement
from openimr.intake.saying import needed, say


@action("withdraw")
def withdraw(
    case: Case, *, by: Actor, at: dt.datetime, reason: str, papers: Sequence[dict[str, Any]] = ()
) -> Deed:
    """The employee, or who represents them, withdraws in writing. Source: A-23."""
    words = needed(reason, "reason", "how the withdrawal was given: by whom, in which writing")
    say(case, Statement.WITHDRAWAL, words, by=by, at=at, papers=papers)
    case.facts["withdrawn_on"] = local_day(at)
    return Deed(
        detail={"reason_characters": len(words)},
        messages=to_all(case, notices.withdrawn(case, at=at), at=at),
    )


@action("terminate_authorized")
def terminate_authorized(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The claims administrator has authorized every disputed item in full. Source: T-01, T-02."""
    words = needed(reason, "reason", "the notice and the authorization reference")
    positions = [item.position for item in case.items.filter(authorized=False)]
    say(case, Statement.AUTHORIZATION, words, by=by, at=at, detail={"items": positions, "all": True})
    case.items.update(authorized=True)
    return Deed(
        detail={"reason_characters": len(words), "items": positions},
        messages=to_all(case, notices.ended(case, "authorized", at=at), at=at),
    )


@action("authorize_items")
def authorize_items(
    case: Case, *, by: Actor, at: dt.datetime, items: Sequence[int], reference: str, authorized_on: dt.date,
    in_full: bool, papers: Sequence[dict[str, Any]] = (),
) -> Deed:  # fmt: skip
    """Drop items that the claims administrator has authorized in full; the review of the others goes on.

    Args: `items` by position, `reference` the authorization's number or words, `authorized_on` its date.
    Raises: Invalid for items that are not there or authorized already, for a partial authorization (that is
    a new modification, T-01), for a date to come, and where no item is left: that ends the review
    (`terminate_authorized`). Source: T-01, T-02.
    """
    words = needed(reference, "reference", "the number or the words of the authorization")
    if not in_full:
        raise Invalid(
            {
                "in_full": "Only an item that is authorized in full leaves the review; a part of it is a new decision."
            }
        )
    if authorized_on.isoformat() > local_day(at):
        raise Invalid({"authorized_on": "This date has not come yet."})
    open_items = {i.position: i for i in case.items.all() if not i.authorized}
    unknown = sorted(set(items) - set(open_items))
    if not items or unknown:
        raise Invalid({"items": f"Expected items among {', '.join(map(str, sorted(open_items))) or 'none'}."})
    left = [n for n, i in open_items.items() if n not in items and i.eligibility != "ineligible"]
    if not left:
        raise Invalid({"items": "No item would be left to review. End the review as authorized instead."})
    say(
        case, Statement.AUTHORIZATION, words, by=by, at=at, papers=papers,
        detail={"items": sorted(items), "authorized_on": authorized_on.isoformat(), "all": False},
    )  # fmt: skip
    case.items.filter(position__in=list(items)).update(authorized=True)
    return Deed(
        detail={"items": sorted(items), "authorized_on": authorized_on.isoformat()},
        messages=to_all(case, notices.authorized(case, sorted(items), at=at), at=at),
    )


@action("settle")
def settle(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """An approved compromise closes future medical care. Source: T-05."""
    words = needed(reason, "reason", "the order that approved the settlement")
    case.facts["settled_on"] = local_day(at)
    return Deed(
        detail={"reason_characters": len(words)},
        messages=to_all(case, notices.ended(case, "settled", at=at), at=at),
    )


@action("close_by_wcab")
def close_by_wcab(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """The Appeals Board has ordered the review closed. Source: T-07."""
    words = needed(reason, "reason", "the order and its date")
    return Deed(
        detail={"reason_characters": len(words)},
        messages=to_all(case, notices.ended(case, "ordered", at=at), at=at),
    )
