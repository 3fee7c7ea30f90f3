"""Votes are counted and lateness is flagged; nothing here decides (F-05, F-09)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr import law


@pytest.mark.parametrize(
    ("overturn", "uphold", "decision"),
    [(1, 0, "overturned"), (0, 1, "upheld"), (2, 1, "overturned"), (1, 2, "upheld"), (2, 2, "overturned")],
)
def test_the_majority_decides_and_a_tie_provides_the_service(overturn, uphold, decision):
    assert law.majority(overturn=overturn, uphold=uphold) == decision


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_further_vote_for_the_service_never_takes_it_away(overturn, uphold):
    if overturn + uphold and law.majority(overturn=overturn, uphold=uphold) is law.Decision.OVERTURNED:
        assert law.majority(overturn=overturn + 1, uphold=uphold) is law.Decision.OVERTURNED


@pytest.mark.parametrize(("overturn", "uphold"), [(0, 0), (-1, 2), (2, -1)])
def test_without_votes_there_is_no_majority(overturn, uphold):
    with pytest.raises(ValueError, match=f"found {overturn} and {uphold}"):
        law.majority(overturn=overturn, uphold=uphold)


@pytest.mark.parametrize(("issued", "late", "days"), [(25, False, 0), (26, False, 0), (27, True, 1)])
def test_a_determination_is_late_from_the_day_after_its_limit(issued, late, days):
    found = law.lateness(due=dt.date(2014, 12, 26), issued_on=dt.date(2014, 12, issued))

    assert (found.late, found.days) == (late, days)
