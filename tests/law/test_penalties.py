"""The penalty for late records and its derivation (N-12)."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from openimr import law
from openimr.law import clock


def late(limit: str, received: str) -> law.Penalty:
    return law.late_records_penalty(
        limit=dt.date.fromisoformat(limit), received_on=dt.date.fromisoformat(received)
    )


def test_records_on_the_day_of_the_limit_cost_nothing_and_need_no_derivation():
    assert late("2015-03-17", "2015-03-17").to_json() == {
        "name": "late-records",
        "amount": 0,
        "rule": "N-12",
        "derivation": [],
    }


def test_a_penalty_says_from_when_to_when_it_was_counted():
    assert [s.to_json() for s in late("2015-03-17", "2015-03-18").derivation] == [
        {"date": "2015-03-17", "why": "records were due"},
        {"date": "2015-03-18", "why": "records received, 1 day late: $500 a day, at most $5,000"},
    ]


def test_an_older_limit_says_from_which_day_it_was_counted_instead():
    penalty = late("2014-11-30", "2014-12-18")

    assert penalty.amount == 1_500
    assert penalty.derivation[1].at == dt.date(2014, 12, 15)


def test_records_that_came_within_the_grace_say_why_they_cost_nothing():
    penalty = late("2014-11-18", "2014-12-15")

    assert penalty.amount == 0
    assert "0 days late" in penalty.derivation[-1].why


def test_a_limit_in_hours_counts_from_its_date():
    limit = clock.local_time(dt.datetime(2024, 3, 2, 16, 45))

    assert law.late_records_penalty(limit=limit, received_on=dt.date(2024, 3, 2)).amount == 0
    assert law.late_records_penalty(limit=limit, received_on=dt.date(2024, 3, 3)).amount == 500


@settings(deadline=None, derandomize=True)
@given(st.dates(dt.date(2013, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_the_penalty_never_falls_with_the_days(limit, days, more):
    def amount(n):
        return law.late_records_penalty(limit=limit, received_on=limit + dt.timedelta(days=n)).amount

    assert 0 <= amount(days) <= amount(days + more) <= 5_000
