"""Fees by the date of the application (rulebook 9.6)."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr import law


def fee(day: str, **asked) -> law.Fee:
    return law.fee(received_on=dt.date.fromisoformat(day), **asked)


@pytest.mark.parametrize(
    ("day", "asked", "amount", "confirmed"),
    [
        ("2013-01-01", {}, 560, True),
        ("2013-01-01", {"reviewers": 2}, 760, True),
        ("2013-01-01", {"profession": "other"}, 495, True),
        ("2013-01-01", {"profession": "other", "reviewers": 2}, 655, True),
        ("2013-01-01", {"track": "expedited"}, 685, True),
        ("2013-01-01", {"track": "expedited", "reviewers": 2}, 850, True),
        ("2013-01-01", {"track": "expedited", "profession": "other"}, 595, True),
        ("2013-01-01", {"track": "expedited", "profession": "other", "reviewers": 2}, None, False),
        ("2013-01-01", {"reviewers": 3}, None, False),
        ("2013-01-01", {"ended": "before-reviewer"}, 215, False),
        ("2013-01-01", {"ended": "after-reviewer"}, None, False),
        ("2013-01-01", {"pharmacy_only": True}, 560, True),
        ("2014-03-31", {}, 560, True),
        ("2014-04-01", {}, 420, True),
        ("2014-04-01", {"track": "expedited"}, 515, True),
        ("2014-04-01", {"pharmacy_only": True}, 390, True),
        ("2014-04-01", {"pharmacy_only": True, "track": "expedited"}, 515, False),
        ("2014-04-01", {"ended": "before-reviewer"}, 160, True),
        ("2014-04-01", {"ended": "after-reviewer"}, 420, True),
        ("2014-04-01", {"ended": "after-reviewer", "track": "expedited"}, 420, False),
        ("2014-04-01", {"ended": "after-reviewer", "pharmacy_only": True}, 420, False),
        ("2014-12-31", {}, 420, True),
        ("2015-01-01", {}, 390, False),
        ("2015-01-01", {"pharmacy_only": True}, 345, False),
        ("2015-01-01", {"track": "expedited"}, 515, False),
        ("2015-01-01", {"ended": "before-reviewer"}, 123, False),
        ("2019-12-31", {}, 390, False),
        ("2020-01-01", {}, 345, True),
        ("2020-01-01", {"track": "expedited", "pharmacy_only": True}, 345, True),
        ("2020-01-01", {"ended": "before-reviewer"}, 115, True),
        ("2020-01-01", {"ended": "after-reviewer"}, 345, False),
        ("2026-03-31", {}, 345, True),
        ("2026-04-01", {}, None, False),
        ("2026-04-01", {"ended": "before-assignment"}, 0, False),
        ("2015-01-01", {"ended": "before-assignment", "track": "expedited"}, 0, False),
        ("2012-12-31", {}, None, False),
    ],
)
def test_the_fee_is_that_of_the_schedule_in_force(day, asked, amount, confirmed):
    found = fee(day, **asked)

    assert (found.amount, found.confirmed) == (amount, confirmed)


def test_a_fee_names_its_schedule_its_rule_and_what_is_known_of_it():
    assert fee("2014-06-01").to_json() == {
        "amount": 420,
        "confirmed": True,
        "rule": "F-25",
        "citation": "8 CCR 9792.10.8",
        "since": "2014-04-01",
        "until": "2014-12-31",
        "why": "One price whatever the reviewer's profession; drugs alone cost less on the regular track.",
    }


def test_a_fee_that_nobody_has_read_is_none_and_never_the_one_before():
    found = fee("2026-04-01")

    assert found.amount is None
    assert "not been read" in found.why


@pytest.mark.parametrize(
    "asked", [{"track": "fast"}, {"ended": "late"}, {"profession": "MD"}, {"reviewers": 0}]
)
def test_what_the_schedule_does_not_know_is_refused(asked):
    with pytest.raises(ValueError, match=str(next(iter(asked.values())))):
        fee("2014-06-01", **asked)
