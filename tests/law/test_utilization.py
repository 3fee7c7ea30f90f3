"""Utilization review's own clock (U-02, U-03) and how long its refusal lasts (F-17)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr import law
from openimr.law import clock


def at(text: str) -> dt.datetime:
    return clock.local_time(dt.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("sent", "channel", "review", "received"),
    [
        ("2024-03-04T17:30", "fax", "prospective", "2024-03-04"),
        ("2024-03-04T17:31", "fax", "prospective", "2024-03-05"),
        ("2024-03-01T18:00", "electronic", "retrospective", "2024-03-04"),
        ("2024-03-01T18:00", "fax", "expedited", "2024-03-01"),
        ("2024-03-01T18:00", "fax", "concurrent", "2024-03-01"),
        ("2024-03-01T18:00", "personal", "prospective", "2024-03-01"),
        ("2024-03-01T18:00", "mail", "prospective", "2024-03-06"),
    ],
)
def test_a_request_counts_as_received_by_its_stamp_or_five_days_after_mailing(
    sent, channel, review, received
):
    assert law.request_received_on(at(sent), channel, review=review) == dt.date.fromisoformat(received)


def test_the_stamp_is_read_in_pacific_time():
    evening_in_new_york = dt.datetime(2024, 3, 4, 20, 0, tzinfo=dt.timezone(dt.timedelta(hours=-5)))

    assert law.request_received_on(evening_in_new_york, "fax") == dt.date(2024, 3, 4)


def test_a_decision_is_never_later_than_fourteen_days_from_the_recommendation():
    received = dt.date(2024, 3, 5)

    assert law.ur_decision_due(received, recommended_on=dt.date(2024, 2, 26)) == dt.date(2024, 3, 11)
    assert law.ur_decision_due(received, recommended_on=dt.date(2024, 3, 4)) == dt.date(2024, 3, 12)


def repeated(**changes: Any) -> law.RepeatedRequestAnswer:
    facts: dict[str, Any] = {
        "ur_decided_on": dt.date(2024, 6, 3),
        "requested_on": dt.date(2024, 9, 1),
        "same_physician": True,
        "same_practice_group": True,
        "same_treatment": True,
        "change_documented": True,
        "change_material": True,
    }
    return law.repeated_request(law.RepeatedRequest(**{**facts, **changes}))


@pytest.mark.parametrize(
    ("changes", "needed", "why"),
    [
        ({}, True, "material"),
        ({"same_physician": False, "same_practice_group": False}, True, "another physician"),
        ({"same_treatment": False}, True, "another treatment"),
        ({"change_documented": False}, False, "no change in facts is documented"),
        ({"change_material": False}, False, "not material"),
        ({"change_documented": False, "requested_on": dt.date(2025, 6, 3)}, False, "documented"),
        ({"change_documented": False, "requested_on": dt.date(2025, 6, 4)}, True, "run out"),
        ({"change_documented": False, "same_physician": False}, False, "documented"),
        (
            {"change_documented": False, "same_physician": False, "ur_decided_on": dt.date(2017, 12, 29),
             "requested_on": dt.date(2018, 2, 1)},
            True,
            "another physician",
        ),
    ],
    ids=str,
)  # fmt: skip
def test_a_repeated_request_is_judged_by_the_four_tests_in_order(changes, needed, why):
    answer = repeated(**changes)

    assert answer.new_review_needed is needed
    assert why in answer.why


@settings(deadline=None, derandomize=True)
@given(st.dates(dt.date(2013, 1, 1), dt.date(2030, 12, 31)))
def test_a_refusal_stands_for_a_year_to_the_day(decided):
    ends = law.ur_effect_ends(decided)

    assert 365 <= (ends - decided).days <= 366
    assert (ends.month, ends.day) == (
        (2, 28) if (decided.month, decided.day) == (2, 29) else (decided.month, decided.day)
    )
