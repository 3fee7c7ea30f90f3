"""A calendar of somebody's dates at a secret address: made, revoked, and written as iCalendar.

The calendar holds case numbers, names of dates and rules: nothing about a person or their health. Of the secret only
a digest is kept, so whoever reads the database cannot read the calendar's address from it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Iterable

from django.conf import settings
from icalendar import Calendar, Event

from openimr.cases import audit, keeping
from openimr.cases.models import CalendarFeed, Deadline, User
from openimr.cases.names import DEADLINES

MOST_EVENTS = 500
DAYS_BACK, DAYS_AHEAD = 60, 400


def make(user: User, *, at: dt.datetime) -> str:
    """A new secret for somebody's calendar; an address that was given out before is dead."""
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        user=user, defaults={"secret_sha256": _digest(secret), "made_at": at}
    )
    _log(user, "make_calendar", at=at)
    return secret


def revoke(user: User, *, at: dt.datetime) -> None:
    """Take the address back; nothing happens where there is none."""
    if CalendarFeed.objects.filter(user=user).delete()[0]:
        _log(user, "revoke_calendar", at=at)


def owner_of(secret: str) -> User | None:
    """Whose calendar a secret opens; None where it opens none, or the account is closed."""
    feed = CalendarFeed.objects.select_related("user").filter(secret_sha256=_digest(secret)).first()
    return feed.user if feed is not None and feed.user.is_active else None


def log_reading(user: User, events: int, *, at: dt.datetime) -> None:
    """A calendar program reads every few hours: one entry in the house's chain, with how many dates it was given."""
    audit.append(
        audit.HOUSE, at=at, actor=user.get_username(), role=user.role, verb="read_calendar", outcome="read",
        detail={"events": events},
    )  # fmt: skip


def _log(user: User, verb: str, *, at: dt.datetime) -> None:
    audit.append(audit.HOUSE, at=at, actor=user.get_username(), role=user.role, verb=verb, outcome="done")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def window(on: dt.date) -> tuple[dt.date, dt.date]:
    """The days that a calendar shows: what is overdue for a while, and the year ahead."""
    return on - dt.timedelta(days=DAYS_BACK), on + dt.timedelta(days=DAYS_AHEAD)


def written(rows: Iterable[Deadline], *, at: dt.datetime, address: Callable[[str], str]) -> bytes:
    """
    The calendar as iCalendar (RFC 5545).

    Args: `rows` with their cases; `address` gives the page of a case by its number. A date is an event of the whole
    day; a limit in hours is a moment in California.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//OpenIMR//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{settings.OPENIMR_ORGANISATION}: dates")
    for row in rows:
        number = row.case.number
        event = Event()
        event.add("uid", f"{number}-{row.name}-{row.item or 'case'}@openimr")
        event.add("dtstamp", at.astimezone(dt.UTC))
        event.add("summary", f"{DEADLINES[row.name]}: case {number}")
        event.add("description", f"Kept by: {keeping.KEEPERS.get(row.keeper, 'nobody')}. Rule {row.rule}.")
        event.add("url", address(number))
        if len(row.due) > 10:
            event.add("dtstart", keeping.late_at(row.due).astimezone(dt.UTC))
        else:
            event.add("dtstart", row.due_on)
            event.add("dtend", row.due_on + dt.timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
