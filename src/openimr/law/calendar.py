"""California's calendar for this program: business days, rolling forward, months, days for mail.

Holidays are data (`data/holidays.yaml`), the same eleven in every year (rulebook X-02).
"""

from __future__ import annotations

import calendar as _months
import datetime as dt
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from openimr.law.data import read_yaml
from openimr.law.rules import number
from openimr.law.words import MailZone, Service

_DAY = dt.timedelta(days=1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SATURDAY = 5


def holidays(year: int) -> Mapping[dt.date, str]:
    """
    The official holidays kept in a year, by date, with their names.

    A holiday kept on the Monday after stands under the Monday.
    Raises: ValueError for a year that no calendar date can have.
    Source: rulebook X-02.
    """
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ValueError(f"Expected a year from {dt.MINYEAR} to {dt.MAXYEAR}, found {year}.")
    return _holidays(year)


def closed_because(day: dt.date) -> str | None:
    """Why a day is no business day (`Saturday`, `Labor Day`), or None where it is one. Source: X-02."""
    holiday = _holidays(day.year).get(day)
    if holiday is not None:
        return holiday
    return _WEEKDAYS[day.weekday()].capitalize() if day.weekday() >= _SATURDAY else None


def is_business_day(day: dt.date) -> bool:
    """Whether a day is neither Saturday nor Sunday nor an official holiday. Source: X-02."""
    return closed_because(day) is None


def roll_forward(day: dt.date) -> dt.date:
    """The day itself, or the next business day. Raises: OverflowError past the year 9999. Source: X-03."""
    while not is_business_day(day):
        day += _DAY
    return day


def add_business_days(start: dt.date, days: int) -> dt.date:
    """
    The business day so many business days after a day, which itself is not counted.

    Zero days give the start, whatever day it is.
    Raises: ValueError for a negative number; OverflowError past the year 9999.
    Source: X-01, X-02.
    """
    _not_negative(days)
    day = start
    while days:
        day += _DAY
        if is_business_day(day):
            days -= 1
    return day


def add_calendar_days(start: dt.date, days: int) -> dt.date:
    """
    The day so many days after a day, which itself is not counted.

    Raises: ValueError for a negative number; OverflowError past the year 9999.
    Source: X-01.
    """
    _not_negative(days)
    return start + dt.timedelta(days=days)


def add_months(start: dt.date, months: int) -> dt.date:
    """
    The same day of the month so many months on (or back), or the month's last day where it is shorter.

    Raises: OverflowError outside the years 1 to 9999.
    Source: X-08.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError("The month lies outside the calendar.")
    return dt.date(year, month + 1, min(start.day, _months.monthrange(year, month + 1)[1]))


def mail_figure(served_by: Service, mail_zone: MailZone) -> str:
    """The name of the figure of X-04 that says how many days a way of service adds."""
    if served_by is Service.MAIL:
        return str(mail_zone)
    return "personal" if served_by is Service.PERSONAL else "fax_and_electronic"


def mail_days(
    served_by: Service | str, mail_zone: MailZone | str = MailZone.CALIFORNIA, *, as_of: dt.date
) -> int:
    """
    The days that a way of service adds to a period: by mail 5, 10 or 20 by zone, otherwise none.

    Args: `as_of` is the day of service; words as the input of `openimr law` spells them.
    Raises: ValueError for a word that is none of them.
    Source: X-04.
    """
    return number("X-04", mail_figure(Service(served_by), MailZone(mail_zone)), as_of=as_of)


def _not_negative(days: int) -> None:
    if days < 0:
        raise ValueError(f"Expected a number of days of zero or more, found {days}.")


@lru_cache(maxsize=512)
def _holidays(year: int) -> Mapping[dt.date, str]:
    found: dict[dt.date, str] = {}
    kept_on: Mapping[str, str] = _data()["kept_on"]
    for holiday in _data()["holidays"]:
        day, name = _date_of(holiday, year), holiday["name"]
        other = kept_on.get(_WEEKDAYS[day.weekday()]) if "day" in holiday else None
        if other is not None:
            day += _DAY * ((_WEEKDAYS.index(other) - day.weekday()) % 7)
            name = f"{name}, kept on {other.capitalize()}"
        found[day] = name
    return MappingProxyType(found)


def _date_of(holiday: Mapping[str, Any], year: int) -> dt.date:
    month: int = holiday["month"]
    if "day" in holiday:
        return dt.date(year, month, holiday["day"])
    weekday = _WEEKDAYS.index(holiday["weekday"])
    if holiday["which"] == "last":
        last = dt.date(year, month, _months.monthrange(year, month)[1])
        return last - _DAY * ((last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    weeks: int = holiday["which"] - 1
    plus_days: int = holiday.get("plus_days", 0)
    return first + _DAY * ((weekday - first.weekday()) % 7 + 7 * weeks + plus_days)


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml("holidays.yaml")
    return data
