"""Local time in California, and limits in hours across the changes of the clocks (rulebook X-07)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Los_Angeles")


class SkippedTime(ValueError):
    """A local time that the clocks skip when summer time begins."""


def local_time(wall: dt.datetime) -> dt.datetime:
    """
    The moment that a clock in California shows; a time shown twice is the first of the two.

    Args: `wall` without a zone.
    Raises: SkippedTime where the clocks never show it; ValueError where `wall` has a zone already.
    """
    if wall.tzinfo is not None:
        raise ValueError("Expected a local time without a zone.")
    moment = wall.replace(tzinfo=ZONE, fold=0)
    late = moment.replace(fold=1)
    # In the skipped hour the offset before the change is the smaller one; in the doubled hour the larger.
    before, after = moment.utcoffset(), late.utcoffset()
    if before is not None and after is not None and before < after:
        raise SkippedTime("The clocks skip this local time.")
    return moment


def add_hours(start: dt.datetime, hours: int) -> dt.datetime:
    """
    The local time after so many hours have passed, changes of the clocks included.

    Args: `start` with a zone.
    Raises: ValueError without a zone; OverflowError outside the calendar.
    """
    if start.tzinfo is None:
        raise ValueError("Expected a time with its zone; make one with local_time().")
    return (start.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(ZONE)


def local_date(moment: dt.datetime) -> dt.date:
    """The date that a calendar in California shows at a moment. Raises: ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError("Expected a time with its zone; make one with local_time().")
    return moment.astimezone(ZONE).date()
