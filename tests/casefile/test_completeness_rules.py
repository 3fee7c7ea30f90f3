"""What must be in a case file and is not: by the rule, and by what the records name."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.completeness.rules import Asked, Here, Missing, Named, gaps

ASKED = Asked(
    requested_on=dt.date(2015, 3, 31),
    decided_on=dt.date(2015, 4, 8),
    physician="Tobias Ferncastle, M.D.",
    months=6,
)


def here(number: int, kind: str, date: str = "", author: str = "", *, lists: bool = False) -> Here:
    return Here(number=number, kind=kind, date=date, author=author, lists=lists)


WHOLE = (
    here(1, "ur-decision", "2015-04-08"), here(2, "request-for-authorization", "2015-03-31"),
    here(3, "application"), here(4, "correspondence", lists=True),
    here(5, "progress-report", "2015-03-20", "Tobias Ferncastle, M.D."),
)  # fmt: skip


def named(kind: str, date: str = "", **changes: Any) -> Named:
    return Named(**{
        "page": 7, "where": "page 7", "named_by": "progress-report", "kind": kind, "date": date, "author": "",
        "text": f"the {kind} of {date}", "here": False, **changes,
    })  # fmt: skip


def test_where_all_that_the_rule_asks_for_is_here_nothing_is_missing() -> None:
    assert gaps(WHOLE, (), ASKED) == ()


@pytest.mark.parametrize(
    ("without", "says"),
    [
        (1, "The utilization review decision"), (2, "The request for authorization"),
        (3, "The application form that went with the decision"), (4, "The list of all that was sent"),
        (5, "All physicians' reports of Tobias Ferncastle, M.D., 09/30/2014 to 03/31/2015"),
    ],
)  # fmt: skip
def test_each_thing_that_the_rule_asks_for_is_missed(without: int, says: str) -> None:
    found = gaps([r for r in WHOLE if r.number != without], (), ASKED)
    assert [(g.says, g.required, g.rule, g.owed_by) for g in found] == [
        (says, True, "N-05", "claims-administrator")
    ]


@pytest.mark.parametrize(
    ("date", "enough"),
    [("2014-09-30", True), ("2014-09-29", False), ("2015-04-01", False), ("2014-10", True), ("2015", False)],
)
def test_the_six_months_end_on_the_day_of_the_request_and_are_cut_to_the_month(
    date: str, enough: bool
) -> None:
    records = [replace(r, date=date) if r.number == 5 else r for r in WHOLE]
    assert (gaps(records, (), ASKED) == ()) is enough


def test_until_february_2014_a_year_of_reports_was_owed() -> None:
    asked = replace(ASKED, months=12)
    records = [replace(r, date="2014-04-02") if r.number == 5 else r for r in WHOLE]
    assert gaps(records, (), asked) == ()
    assert gaps(records, (), ASKED)


def test_the_reports_of_the_requesting_physician_are_missed_beside_those_of_others() -> None:
    records = [replace(r, author="Rosalind Oyelaran, M.D.") if r.number == 5 else r for r in WHOLE]
    (gap,) = gaps(records, (), ASKED)
    assert gap.says.startswith("The reports of Tobias Ferncastle, M.D.")


def test_without_the_request_the_window_is_counted_from_the_decision_and_says_so() -> None:
    asked = replace(ASKED, requested_on=None)
    records = [replace(r, date="2014-01-01") if r.number == 5 else r for r in WHOLE]
    gap = gaps(records, (), asked)[0]
    assert "10/08/2014 to 04/08/2015" in gap.says
    assert "counted from the decision" in gap.why


@pytest.mark.parametrize("by", ["ur-decision", "request-for-authorization"])
def test_what_the_decision_or_the_request_names_is_required_however_old(by: str) -> None:
    (gap,) = gaps(WHOLE, [named("imaging-report", "2009-05-04", named_by=by)], ASKED)
    assert (gap.required, gap.named_on, gap.rule) == (True, 7, "N-05")
    assert "Imaging report of 05/04/2009" in gap.says


def test_what_another_record_names_is_required_only_as_a_report_of_the_months_before() -> None:
    recent, study, old = (
        named("consultation", "2015-01-05"), named("imaging-report", "2015-01-06"), named("consultation", "2011")
    )  # fmt: skip
    found = {g.kind + g.date: g.required for g in gaps(WHOLE, [recent, study, old], ASKED)}
    assert found == {
        "consultation2015-01-05": True,
        "imaging-report2015-01-06": False,
        "consultation2011": False,
    }


def test_what_is_here_or_cannot_be_asked_for_by_name_is_no_gap() -> None:
    assert (
        gaps(WHOLE, [named("imaging-report", "2015-01-05", here=True), named("imaging-report")], ASKED) == ()
    )
    assert gaps(WHOLE, [named("billing", "2015-01-05"), named("fax-cover", "2015-01-05")], ASKED) == ()


def test_a_record_of_the_same_day_may_be_the_one_that_is_meant_and_a_person_looks() -> None:
    (gap,) = gaps(WHOLE, [named("medication-record", "2015-03-20", named_by="ur-decision")], ASKED)
    assert not gap.required
    assert "no. 5" in gap.why


def test_a_record_that_is_named_often_is_one_gap_by_the_strongest_reason() -> None:
    often = [named("imaging-report", "2014-12-01", page=n) for n in range(3)]
    often.append(named("imaging-report", "2014-12-01", page=9, where="page 9", named_by="ur-decision"))
    found = [g for g in gaps(WHOLE, often, ASKED) if g.kind == "imaging-report"]
    assert [g.named_on for g in found if g.required] == [9]


_KINDS = st.sampled_from(["imaging-report", "consultation", "ur-decision", "billing", "application", "odd"])
_DATES = st.sampled_from(["", "2015", "2014-12", "2015-01-05", "2099-13-77"])
_HERE = st.builds(
    Here, number=st.integers(1, 9), kind=_KINDS, date=_DATES, author=st.text(max_size=8), lists=st.booleans()
)
_NAMED = st.builds(
    Named, page=st.integers(1, 9), where=st.just("page 1"), named_by=_KINDS, kind=_KINDS, date=_DATES,
    author=st.text(max_size=8), text=st.text(max_size=300), here=st.booleans(),
)  # fmt: skip


@given(st.lists(_HERE, max_size=6), st.lists(_NAMED, max_size=6), st.booleans())
def test_whatever_is_here_and_named_each_gap_is_there_once_and_says_who_owes_it(
    records: list[Here], names: list[Named], dated: bool
) -> None:
    asked = ASKED if dated else replace(ASKED, requested_on=None, decided_on=None)
    found = gaps(records, names, asked)
    assert len({g.key for g in found}) == len(found)
    assert gaps(records, list(reversed(names)), asked) is not None
    for gap in found:
        assert isinstance(gap, Missing)
        assert gap.says
        assert gap.why
        assert gap.owed_by == "claims-administrator"
        assert len(gap.says) <= 400
