"""The rulebook's test vectors that ask for something else than deadlines or eligibility (see examples/vectors.yaml)."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr import law
from openimr.law import clock


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("days", "dollars"), [(3, 1_500), (10, 5_000), (40, 5_000), (0, 0), (-3, 0), (9, 4_500)]
)
def test_v9_late_records_cost_by_the_day_up_to_the_cap(days, dollars):
    assert law.late_records_amount(days, as_of=date("2015-03-17")) == dollars


def test_v12_a_fax_after_closing_time_is_received_the_next_business_day():
    sent = clock.local_time(dt.datetime(2024, 3, 4, 18, 0))

    received = law.request_received_on(sent, "fax")

    assert received == date("2024-03-05")
    assert law.ur_decision_due(received) == date("2024-03-12")


def test_v13_a_late_determination_is_flagged_and_nothing_says_that_it_is_void():
    late = law.lateness(due=date("2014-12-26"), issued_on=date("2015-01-08"))

    assert (late.late, late.days, late.rule) == (True, 13, "F-05")
    assert not hasattr(late, "void")


def test_v14_an_even_split_provides_the_service():
    assert law.majority(overturn=1, uphold=1) is law.Decision.OVERTURNED


def test_v16_another_date_of_injury_cannot_be_consolidated():
    one = law.Filing(
        number="1",
        employee="e",
        claim="c",
        requesting_physician="p",
        date_of_injury=date("2023-01-09"),
        ur_decided_on=date("2024-06-03"),
        items=frozenset({"x"}),
        received_on=date("2024-06-10"),
        eligible=True,
    )
    other = law.Filing(**{**one.__dict__, "number": "2", "date_of_injury": date("2023-01-10")})

    assert law.consolidation([one, other]) == law.Consolidation(allowed=False, differs=("date_of_injury",))


def test_v17_after_twelve_months_the_same_request_needs_a_new_review():
    answer = law.repeated_request(
        law.RepeatedRequest(
            ur_decided_on=date("2024-02-29"),
            requested_on=date("2025-03-01"),
            same_physician=True,
            same_practice_group=True,
            same_treatment=True,
            change_documented=False,
            change_material=False,
        )
    )

    assert answer.ends == date("2025-02-28")
    assert answer.new_review_needed
