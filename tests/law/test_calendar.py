"""The calendar of rulebook section 14, against dates written down by hand and a naive second calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.law import calendar

from . import second

THE_SAME_EVERY_TIME = settings(deadline=None, derandomize=True)

any_day = st.dates(dt.date(2010, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (
            2022,  # 1 January on a Saturday, 25 December on a Sunday
            "01-01 01-17 02-21 03-31 05-30 07-04 09-05 11-11 11-24 11-25 12-26",
        ),
        (
            2023,  # 1 January on a Sunday, Veterans Day on a Saturday
            "01-02 01-16 02-20 03-31 05-29 07-04 09-04 11-11 11-23 11-24 12-25",
        ),
        (
            2024,  # Cesar Chavez Day on a Sunday
            "01-01 01-15 02-19 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25",
        ),
    ],
)
def test_the_eleven_holidays_of_a_year_stand_where_the_printed_calendar_has_them(year, expected):
    assert [f"{day:%m-%d}" for day in sorted(calendar.holidays(year))] == expected.split()


@pytest.mark.parametrize("year", [1, 1913, 2013, 2026, 2100, 9999])
def test_every_year_has_eleven_holidays(year):
    assert len(calendar.holidays(year)) == 11


@pytest.mark.parametrize("year", [0, -1, 10_000])
def test_a_year_outside_the_calendar_is_refused_with_its_limits(year):
    with pytest.raises(ValueError, match="from 1 to 9999"):
        calendar.holidays(year)


def test_holidays_of_courts_and_of_the_nation_are_business_days():
    for name, day in {"Juneteenth": (6, 19), "Lincoln": (2, 12), "Native American": (9, 27)}.items():
        assert calendar.is_business_day(dt.date(2024, *day)), name


def test_a_closed_day_says_why():
    assert calendar.closed_because(dt.date(2024, 7, 6)) == "Saturday"
    assert calendar.closed_because(dt.date(2024, 9, 2)) == "Labor Day"
    assert calendar.closed_because(dt.date(2022, 12, 26)) == "Christmas Day, kept on Monday"
    assert calendar.closed_because(dt.date(2024, 7, 5)) is None


def test_every_day_of_a_generation_is_open_or_closed_as_in_the_second_calendar():
    day = dt.date(2012, 1, 1)
    while day < dt.date(2041, 1, 1):
        assert calendar.is_business_day(day) is not second.closed(day), day
        day += dt.timedelta(days=1)


@THE_SAME_EVERY_TIME
@given(any_day, st.integers(0, 60))
def test_business_days_are_counted_as_in_the_second_calendar(day, n):
    assert calendar.add_business_days(day, n) == second.business_days_after(day, n)


@THE_SAME_EVERY_TIME
@given(any_day)
def test_rolling_forward_ends_on_the_first_open_day_and_stays_there(day):
    rolled = calendar.roll_forward(day)

    assert rolled == second.rolled(day)
    assert calendar.roll_forward(rolled) == rolled


@THE_SAME_EVERY_TIME
@given(any_day, st.integers(0, 20), st.integers(0, 20))
def test_counting_business_days_in_two_parts_comes_to_the_same(day, first, then):
    in_parts = calendar.add_business_days(calendar.add_business_days(day, first), then)

    assert in_parts == calendar.add_business_days(day, first + then)


@THE_SAME_EVERY_TIME
@given(any_day, st.integers(-120, 120))
def test_months_keep_the_day_or_end_on_the_last_of_a_shorter_month(day, months):
    later = calendar.add_months(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + dt.timedelta(days=1)).day == 1)


def test_no_business_days_on_leaves_even_a_sunday_where_it_is():
    assert calendar.add_business_days(dt.date(2024, 7, 7), 0) == dt.date(2024, 7, 7)


@pytest.mark.parametrize("count", [calendar.add_business_days, calendar.add_calendar_days])
def test_a_negative_number_of_days_is_refused(count):
    with pytest.raises(ValueError, match="zero or more, found -1"):
        count(dt.date(2024, 7, 7), -1)


@pytest.mark.parametrize(
    "leave",
    [
        lambda last: calendar.add_business_days(last, 1),
        lambda last: calendar.add_calendar_days(last, 1),
        lambda last: calendar.add_months(last, 1),
        lambda last: calendar.add_months(dt.date.min, -1),
    ],
)
def test_leaving_the_calendar_is_an_overflow_and_never_another_day(leave):
    with pytest.raises(OverflowError):
        leave(dt.date.max)


@pytest.mark.parametrize(
    ("way", "zone", "days"),
    [
        ("mail", "california", 5),
        ("mail", "united-states", 10),
        ("mail", "abroad", 20),
        ("fax", "abroad", 0),
        ("electronic", "california", 0),
        ("personal", "united-states", 0),
    ],
)
def test_a_way_of_service_adds_its_days(way, zone, days):
    assert calendar.mail_days(way, zone, as_of=dt.date(2024, 7, 5)) == days


def test_an_unknown_way_of_service_is_refused():
    with pytest.raises(ValueError, match="pigeon"):
        calendar.mail_days("pigeon", as_of=dt.date(2024, 7, 5))
