"""Utilization review's own clock (U-02, U-03) and how long its refusal lasts (F-17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from openimr.law import calendar, clock
from openimr.law.rules import figure, number, switch
from openimr.law.words import Service


class Review(StrEnum):
    """When and how fast utilization review looks at a request."""

    PROSPECTIVE = "prospective"
    CONCURRENT = "concurrent"
    RETROSPECTIVE = "retrospective"
    EXPEDITED = "expedited"


def request_received_on(
    sent: dt.datetime, channel: Service | str, *, review: Review | str = Review.PROSPECTIVE
) -> dt.date:
    """
    The day on which a request for authorization counts as received.

    Args: `sent` is the stamp of a fax or message, or the local time of mailing, with its zone.
    Raises: ValueError for a time without a zone or a word that is not known.
    Source: U-02: mail five days after; after half past five in the evening the next business day, but not
    for expedited and concurrent review.
    """
    day = clock.local_date(sent)
    way, kind = Service(channel), Review(review)
    if way is Service.MAIL:
        return calendar.add_calendar_days(day, number("U-02", "mail_days", as_of=day))
    closing = dt.time.fromisoformat(str(figure("U-02", "closing_time", as_of=day).value))
    late = sent.astimezone(clock.ZONE).time() > closing
    if way is Service.PERSONAL or not late or kind in (Review.EXPEDITED, Review.CONCURRENT):
        return day
    return calendar.add_business_days(day, 1)


def ur_decision_due(received_on: dt.date, *, recommended_on: dt.date | None = None) -> dt.date:
    """
    The last day for a prospective or concurrent decision.

    Args: the day the request and needed information were received; the day of the physician's
    recommendation where it is known.
    Source: U-03: five business days, never more than fourteen days from the recommendation.
    """
    due = calendar.add_business_days(received_on, number("U-03", "regular_business_days", as_of=received_on))
    if recommended_on is None:
        return due
    outer = calendar.add_calendar_days(recommended_on, number("U-03", "outer_days", as_of=received_on))
    return min(due, outer)


def ur_effect_ends(decided_on: dt.date) -> dt.date:
    """The last day on which a refusal still stands for the same treatment. Source: F-17, X-08."""
    return calendar.add_months(decided_on, number("F-17", "months", as_of=decided_on))


@dataclass(frozen=True, kw_only=True)
class RepeatedRequest:
    """A new request for something that utilization review refused before."""

    ur_decided_on: dt.date
    requested_on: dt.date
    same_physician: bool
    same_practice_group: bool
    same_treatment: bool
    change_documented: bool
    change_material: bool


@dataclass(frozen=True, kw_only=True)
class RepeatedRequestAnswer:
    """Whether the request needs a new utilization review; without one there is no new decision to review."""

    new_review_needed: bool
    ends: dt.date
    why: str


def repeated_request(request: RepeatedRequest) -> RepeatedRequestAnswer:
    """
    Whether a repeated request needs a new utilization review.

    Source: F-17: same physician or group, same treatment, documented change, material change, in this order,
    and only while the refusal lasts.
    """
    ends = ur_effect_ends(request.ur_decided_on)
    group_counts = switch("F-17", "practice_group_counts", as_of=request.ur_decided_on)
    same_source = request.same_physician or (group_counts and request.same_practice_group)
    if request.requested_on > ends:
        needed, why = True, "the refusal has run out"
    elif not same_source:
        needed, why = True, "another physician asks"
    elif not request.same_treatment:
        needed, why = True, "another treatment is asked for"
    elif not request.change_documented:
        needed, why = False, "no change in facts is documented"
    elif not request.change_material:
        needed, why = False, "the documented change is not material to the decision"
    else:
        needed, why = True, "a documented change in facts is material to the decision"
    return RepeatedRequestAnswer(new_review_needed=needed, ends=ends, why=why)
