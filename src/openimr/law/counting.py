"""Counting a period step by step, so that every date carries how it was reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from openimr.law import calendar, clock
from openimr.law.facts import ServedPaper
from openimr.law.rulebook import DatedValue
from openimr.law.rules import explain, figure
from openimr.law.words import MailZone, Service

_WHERE = {
    MailZone.CALIFORNIA: "in California",
    MailZone.UNITED_STATES: "elsewhere in the United States",
    MailZone.ABROAD: "abroad",
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a derivation: the date (or local time) reached, and why."""

    at: dt.date | dt.datetime
    why: str

    def to_json(self) -> dict[str, str]:
        return {"date": written(self.at), "why": self.why}


@dataclass(frozen=True, kw_only=True)
class Count:
    """
    A count under way: the steps so far, and whether every figure used is confirmed by a source.

    Each verb returns a new count. One that would leave the calendar (after the year 9999) sets
    `beyond_calendar` and stays there, because a limit that cannot be written is not a limit of another day.
    """

    steps: tuple[Step, ...]
    confirmed: bool = True
    beyond_calendar: bool = False

    @property
    def at(self) -> dt.date | dt.datetime:
        return self.steps[-1].at

    @property
    def day(self) -> dt.date:
        """The date reached; of a local time its date in California."""
        return clock.local_date(self.at) if isinstance(self.at, dt.datetime) else self.at

    def on_rule(self, rule_id: str) -> Count:
        """The same count, not confirmed where the rule it stands on is not."""
        return replace(self, confirmed=self.confirmed and explain(rule_id).confirmed)

    def calendar_days(self, days: DatedValue) -> Count:
        """So many calendar days on (X-01)."""
        start, n = self.day, days.whole
        return self._on(lambda: calendar.add_calendar_days(start, n), f"+{n} calendar days", days.confirmed)

    def business_days(self, days: DatedValue) -> Count:
        """So many business days on (X-02); the step names the holidays that were not counted."""
        start, n = self.day, days.whole

        def why(end: dt.date) -> str:
            skipped = _holidays_between(start, end)
            unit = "business day" if n == 1 else "business days"
            return f"+{n} {unit}" + (f", not counting {skipped}" if skipped else "")

        return self._on(lambda: calendar.add_business_days(start, n), why, days.confirmed)

    def months(self, months: DatedValue) -> Count:
        """So many months on, clipped to the end of a shorter month (X-08)."""
        start, n = self.day, months.whole
        return self._on(lambda: calendar.add_months(start, n), f"+{n} months", months.confirmed)

    def hours(self, hours: DatedValue) -> Count:
        """So many hours on, as they pass (X-07). Raises: TypeError where the count is not at a local time."""
        start, n = self.at, hours.whole
        if not isinstance(start, dt.datetime):
            raise TypeError("Hours are counted from a local time, not from a date.")
        return self._on(lambda: clock.add_hours(start, n), f"+{n} hours", hours.confirmed)

    def mail(self, paper: ServedPaper) -> Count:
        """The days for mail (X-04), by how the paper that started the period was served."""
        start = self.day
        name = calendar.mail_figure(paper.served_by, paper.mail_zone)
        days = figure("X-04", name, as_of=paper.served_on or start)
        n = days.whole
        if n == 0:
            return replace(self, confirmed=self.confirmed and days.confirmed)
        how = f"mail {_WHERE[paper.mail_zone]}" if paper.served_by is Service.MAIL else paper.served_by
        why = f"+{n} days: served by {how}"
        return self._on(lambda: calendar.add_calendar_days(start, n), why, days.confirmed)

    def rolled(self) -> Count:
        """On to the next business day (X-03); no step where the day is one already."""
        start = self.day
        if calendar.is_business_day(start):
            return self

        def why(end: dt.date) -> str:
            return f"rolled to the next business day, past {_closed_days(start, end)}"

        return self._on(lambda: calendar.roll_forward(start), why, True)

    def _on(
        self,
        reach: Callable[[], dt.date | dt.datetime],
        why: str | Callable[[dt.date], str],
        confirmed: bool,
    ) -> Count:
        if self.beyond_calendar:
            return self
        try:
            at = reach()
        except OverflowError:
            return replace(self, beyond_calendar=True)
        step = Step(at=at, why=why if isinstance(why, str) else why(at))
        return replace(self, steps=(*self.steps, step), confirmed=self.confirmed and confirmed)


def counting_from(at: dt.date | dt.datetime, why: str) -> Count:
    """A count that starts on a date or at a local time, which itself is not counted (X-01)."""
    return Count(steps=(Step(at=at, why=why),))


def written(at: dt.date | dt.datetime) -> str:
    """`2015-04-15`, or for a local time `2015-04-15T09:30`."""
    if isinstance(at, dt.datetime):
        return at.astimezone(clock.ZONE).replace(tzinfo=None).isoformat(timespec="minutes")
    return at.isoformat()


def _closed_days(start: dt.date, end: dt.date) -> str:
    days = (start + dt.timedelta(days=n) for n in range((end - start).days))
    return ", ".join(f"{calendar.closed_because(day)} ({day.isoformat()})" for day in days)


def _holidays_between(start: dt.date, end: dt.date) -> str:
    """The holidays from Monday to Friday between two days, both excluded."""
    kept = {
        day: name for year in range(start.year, end.year + 1) for day, name in calendar.holidays(year).items()
    }
    return ", ".join(
        f"{kept[day]} ({day.isoformat()})" for day in sorted(kept) if start < day < end and day.weekday() < 5
    )
