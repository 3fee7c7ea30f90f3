"""Random facts that the contract allows, crowded around the dates on which rules change."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

TURNS = [
    dt.date(2013, 1, 1), dt.date(2013, 7, 1), dt.date(2014, 2, 11), dt.date(2014, 11, 16), dt.date(2014, 12, 14),
    dt.date(2018, 1, 1), dt.date(2020, 2, 29), dt.date(2022, 12, 24), dt.date(2024, 3, 29), dt.date(2026, 4, 1),
]  # fmt: skip

days = st.one_of(
    st.builds(lambda turn, n: turn + dt.timedelta(days=n), st.sampled_from(TURNS), st.integers(-45, 45)),
    st.dates(dt.date(2012, 1, 1), dt.date(2030, 12, 31)),
)
# The dates of one case lie near each other, so that limits are kept as often as missed.
_decision = st.shared(days, key="the time of the case")
_near = st.builds(lambda day, n: day + dt.timedelta(days=n), _decision, st.integers(-5, 60))
dates = st.one_of(_near, _near, _near, days).map(dt.date.isoformat)
yes_no = st.booleans()
mostly_yes, mostly_no = st.sampled_from([True] * 6 + [False]), st.sampled_from([False] * 6 + [True])
ways = st.sampled_from(["mail", "fax", "electronic", "personal"])
zones = st.sampled_from(["california", "united-states", "abroad"])
_ABSENT = object()


def seldom(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly null."""
    return st.integers(0, 5).flatmap(lambda n: value if n == 0 else st.none())


def an_object(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Each field mostly given, now and then null or absent."""

    def mostly(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.integers(0, 14).flatmap(
            lambda n: st.just(_ABSENT) if n == 14 else st.none() if n == 13 else value
        )

    return st.fixed_dictionaries({name: mostly(value) for name, value in fields.items()}).map(
        lambda found: {name: value for name, value in found.items() if value is not _ABSENT}
    )


def a_list(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    def numbered(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"id": str(n), **entry} for n, entry in enumerate(entries, 1)]

    return st.lists(an_object(**fields), max_size=3).map(numbered)


# A clock in California shows each of these hours on every day.
local_times = st.builds(lambda day, hour: f"{day}T{hour:02}:30", dates, st.sampled_from([0, 4, 9, 16, 23]))

papers = an_object(served_on=dates, served_by=ways, mail_zone=zones)

facts = an_object(
    date_of_injury=st.one_of(dates, st.just("2012-05-01"), st.just("2013-05-01")),
    priority=st.sampled_from(["regular", "regular", "expedited"]),
    program=st.sampled_from(["imr"] * 12 + ["mpn-imr", "ibr", "medical-legal"]),
    ur_decision=an_object(
        decided_on=_decision.map(dt.date.isoformat),
        communicated_on=dates,
        served_on=dates,
        served_by=ways,
        mail_zone=zones,
        notice_complete=mostly_yes,
        complete_notice_served_on=dates,
        liability_disputed=mostly_no,
        liability_resolved_notice=papers,
    ),
    claims_administrator_agrees=yes_no,
    items=a_list(
        description=st.text(max_size=5),
        ur_outcome=st.sampled_from(["deny"] * 4 + ["modify", "delay", "approve"]),
        ur_reason=st.sampled_from(["necessity", "missing-information", "both"]),
        information_requested=yes_no,
        formulary_drug=yes_no,
        prior_imr=mostly_no,
        authorized=mostly_no,
    ),
    application=an_object(
        received_on=dates,
        ur_decision_attached=mostly_yes,
        complete=mostly_yes,
        signed=mostly_yes,
        signed_by=st.sampled_from(
            ["employee"] * 6 + ["attorney", "agent", "agent", "emergency-provider", "employer", "provider"]
        ),
        agent_named_on=dates,
        duplicate_of=seldom(st.just("2015-000017")),
    ),
    withdrawn_on=seldom(dates),
    settled_on=seldom(dates),
    questions=a_list(received_on=dates),
    eligibility=an_object(found_on=dates, notice=papers),
    noarfi=an_object(sent_on=dates, sent_by=ways, received_at=local_times),
    records=an_object(received_on=dates, complete_on=dates),
    determination=an_object(mailed_on=dates, served_by=ways, mail_zone=zones, received_on=dates),
    settings=an_object(enforce_formulary_limit=st.sampled_from([None, True, False])),
)
