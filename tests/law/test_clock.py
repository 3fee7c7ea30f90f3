"""Hours are hours that pass, also where the clocks change (X-07)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.law import clock


def at(text: str) -> dt.datetime:
    return clock.local_time(dt.datetime.fromisoformat(text))


def test_a_day_without_a_change_of_the_clocks_has_24_hours():
    assert clock.add_hours(at("2024-07-05T09:30"), 24) == at("2024-07-06T09:30")


def test_a_limit_over_the_start_of_summer_time_ends_an_hour_later_by_the_clock():
    assert f"{clock.add_hours(at('2024-03-09T10:00'), 24):%d %H:%M}" == "10 11:00"


def test_a_limit_over_the_end_of_summer_time_ends_an_hour_earlier_by_the_clock():
    assert f"{clock.add_hours(at('2024-11-02T10:00'), 24):%d %H:%M}" == "03 09:00"


def test_a_time_that_the_clocks_show_twice_is_the_first_of_the_two():
    assert at("2024-11-03T01:30").utcoffset() == dt.timedelta(hours=-7)


@pytest.mark.parametrize("text", ["2024-03-10T02:00", "2024-03-10T02:30", "2024-03-10T02:59"])
def test_a_time_that_the_clocks_skip_is_refused(text):
    with pytest.raises(clock.SkippedTime):
        at(text)


@pytest.mark.parametrize(
    "text", ["2024-03-10T01:59", "2024-03-10T03:00", "2024-11-03T01:00", "2024-11-03T02:00"]
)
def test_the_times_beside_a_change_exist(text):
    assert f"{at(text):%Y-%m-%dT%H:%M}" == text


def test_a_time_with_a_zone_is_not_given_another():
    with pytest.raises(ValueError, match="without a zone"):
        clock.local_time(dt.datetime(2024, 7, 5, tzinfo=dt.UTC))


@pytest.mark.parametrize("use", [lambda bare: clock.add_hours(bare, 1), clock.local_date])
def test_a_time_without_a_zone_is_refused_where_one_is_needed(use):
    with pytest.raises(ValueError, match="local_time"):
        use(dt.datetime(2024, 7, 5))


def test_the_date_is_the_one_in_california():
    assert clock.local_date(dt.datetime(2024, 7, 6, 3, tzinfo=dt.UTC)) == dt.date(2024, 7, 5)


@settings(deadline=None, derandomize=True)
@given(st.datetimes(dt.datetime(2012, 1, 1), dt.datetime(2030, 1, 1)), st.integers(0, 100))
def test_hours_pass_as_seconds_do(wall, hours):
    try:
        start = clock.local_time(wall)
    except clock.SkippedTime:
        return
    assert clock.add_hours(start, hours).timestamp() == pytest.approx(start.timestamp() + hours * 3600)
