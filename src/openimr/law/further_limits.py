"""Limits of rulebook section 15 outside the contract of `openimr law deadlines`: utilization review, extra records,
extension, payment, retention. Each is a `Deadline` with its derivation.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from openimr.law import calendar, clock
from openimr.law.answers import Deadline, limit_of
from openimr.law.counting import Count, counting_from
from openimr.law.rules import figure
from openimr.law.utilization import Review


def _deadline(name: str, rule: str, count: Count) -> Deadline:
    found = limit_of(name, rule, count)
    if not isinstance(found, Deadline):
        raise OverflowError(found.reason)
    return found


def _local(at: dt.datetime) -> dt.datetime:
    return clock.local_time(at) if at.tzinfo is None else at


def ur_due(
    received: dt.date | dt.datetime,
    *,
    review: Review | str = Review.PROSPECTIVE,
    recommended_on: dt.date | None = None,
    formulary_drug: bool = False,
) -> Deadline:
    """
    The last moment for utilization review's decision.

    Args: `received` is when the request and the needed information arrived: for an expedited review a time
    (local where it has no zone), otherwise a date; `recommended_on` bounds the regular limit at fourteen days.
    Raises: ValueError for an unknown review, or an expedited one without a time.
    Source: U-03. The limit of a retrospective review is not rolled: no text that was read rolls it.
    """
    kind = Review(review)
    if kind is Review.EXPEDITED:
        if not isinstance(received, dt.datetime):
            raise ValueError("Expected the time at which the information arrived, found a date.")
        start = counting_from(_local(received), "information received")
        hours = figure("U-03", "expedited_hours", as_of=start.day)
        return _deadline("ur-decision-due", "U-03", start.hours(hours))
    day = clock.local_date(_local(received)) if isinstance(received, dt.datetime) else received
    start = counting_from(day, "request and information received")
    if kind is Review.RETROSPECTIVE:
        days = figure("U-03", "retrospective_days", as_of=day)
        return _deadline("ur-decision-due", "U-03", start.calendar_days(days))
    count = start.business_days(figure("U-03", "regular_business_days", as_of=day))
    if recommended_on is not None and not formulary_drug:
        outer = counting_from(recommended_on, "physician's recommendation").calendar_days(
            figure("U-03", "outer_days", as_of=day)
        )
        if outer.day < count.day:
            count = outer
    return _deadline("ur-decision-due", "U-03", count)


def physician_told_by(decided_at: dt.datetime) -> Deadline:
    """When the physician must have been told by telephone, fax or e-mail. Source: U-03; mailing alone is late."""
    start = counting_from(_local(decided_at), "utilization review decided")
    return _deadline(
        "physician-told-by", "U-03", start.hours(figure("U-03", "tell_physician_hours", as_of=start.day))
    )


def ur_restarts(
    *, review: Review | str, liability_final_on: dt.date, requested_on: dt.date | None = None
) -> Deadline | None:
    """
    The limit of a utilization review that had been put off for a liability dispute.

    A retrospective review restarts on the day the finding is final, a prospective one with the request made
    after it; without such a request there is no limit yet (None). Source: U-06, U-03.
    """
    if Review(review) is Review.RETROSPECTIVE:
        return ur_due(liability_final_on, review=Review.RETROSPECTIVE)
    if requested_on is None or requested_on < liability_final_on:
        return None
    return ur_due(requested_on, review=review)


def internal_appeal_due(received_on: dt.date) -> Deadline:
    """The last day to ask for the voluntary internal appeal; it moves no limit of this review. Source: U-08."""
    days = figure("U-08", "request_days", as_of=received_on)
    return _deadline(
        "internal-appeal-due", "U-08", counting_from(received_on, "denial received").calendar_days(days)
    )


def extra_records_due(received_on: dt.date, *, expedited: bool = False) -> Deadline:
    """When records that the review organization asked for besides are due. Source: N-10."""
    start = counting_from(received_on, "request for more records received")
    if expedited:
        count = start.calendar_days(figure("N-10", "expedited_days", as_of=received_on))
    else:
        count = start.business_days(figure("N-10", "regular_business_days", as_of=received_on))
    return _deadline("extra-records-due", "N-10", count)


def administrator_change_due(changed_on: dt.date) -> Deadline:
    """When a change of claims administrator must have been told. Source: A-25."""
    days = figure("A-25", "business_days", as_of=changed_on)
    return _deadline(
        "administrator-change-due", "A-25",
        counting_from(changed_on, "claims administrator changed").business_days(days),
    )  # fmt: skip


def extended(due: dt.date | dt.datetime, *, days: int, approved: bool) -> Deadline:
    """
    A determination's limit after an extension. The extended day is not rolled: it is counted from the limit itself.

    Raises: ValueError where nobody approved it, or for fewer than one or more days than the rule allows.
    Source: F-04.
    """
    last = clock.local_date(due) if isinstance(due, dt.datetime) else due
    most = figure("F-04", "days", as_of=last)
    if not approved:
        raise ValueError("Expected the approval of the Administrative Director.")
    if not 1 <= days <= most.whole:
        raise ValueError(f"Expected an extension of 1 to {most.whole} days, found {days}.")
    start = counting_from(last, "determination due")
    return _deadline("determination-due", "F-04", start.calendar_days(replace(most, value=days)))


def fee_due(invoiced_on: dt.date) -> Deadline:
    """When the fee must be paid. Source: F-26."""
    days = figure("F-26", "days", as_of=invoiced_on)
    return _deadline("fee-due", "F-26", counting_from(invoiced_on, "invoice").calendar_days(days))


def ur_files_kept_until(
    last_decision_on: dt.date, *, penalty_appeal_ended_on: dt.date | None = None
) -> dt.date:
    """The last day for which utilization review keeps its file of an employee. Source: U-09, X-08."""
    start = max(last_decision_on, penalty_appeal_ended_on or last_decision_on)
    return _years("U-09", start)


def review_files_kept_until(closed_on: dt.date) -> dt.date:
    """The last day for which this house keeps the file of a review. Source: P-07, X-08."""
    return _years("P-07", closed_on)


def _years(rule: str, start: dt.date) -> dt.date:
    return calendar.add_months(start, 12 * figure(rule, "years", as_of=start).whole)


def presumed_received_on(mailed_on: dt.date) -> dt.date:
    """The day on which a mailed request for authorization counts as received. Source: X-05, U-02."""
    return mailed_on + dt.timedelta(days=figure("X-05", "mail_days", as_of=mailed_on).whole)
