"""The ledger: every date with its start, count and mover, who is late, what it costs, and what tomorrow would bring."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr import law
from openimr.cases import actions, deadlines, keeping
from openimr.cases.errors import Invalid
from openimr.cases.ledger import Entry, Ledger, ledger
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.names import DEADLINES
from openimr.cases.roles import Role
from openimr.intake import ending, parties
from tests.factories import DAY, a_filed_case, an_actor, an_assigned_case
from tests.process.steps import an_issued_case

pytestmark = pytest.mark.django_db(databases="__all__")


def entry(found: Ledger, name: str) -> Entry:
    return next(e for e in found.entries if e.name == name)


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_date_says_what_started_it_how_it_was_counted_and_what_moved_it():
    found = entry(ledger(an_assigned_case(), on=on("2025-03-10")), "records-due")
    assert found.written == "2025-03-17"
    assert (found.started.at, found.started.why) == (
        on("2025-03-03"),
        "notice of assignment sent by electronic means",
    )
    assert [step.why for step in found.moved] == [
        "rolled to the next business day, past Saturday (2025-03-15), Sunday (2025-03-16)"
    ]
    assert (found.keeper, found.standing, found.days, found.rule) == (
        "claims-administrator",
        "open",
        7,
        "N-02",
    )


def test_who_is_late_is_said_with_what_it_costs_so_far():
    found = ledger(an_assigned_case(), on=on("2025-03-20"))
    assert [e.name for e in found.late] == ["records-due"]
    assert entry(found, "records-due").cost == 1500
    assert found.cost == 1500
    assert ledger(Case.objects.get(), on=on("2025-06-20")).cost == 5000


def test_what_would_follow_if_the_records_came_tomorrow():
    case = an_assigned_case()
    in_time = entry(ledger(case, on=on("2025-03-10")), "records-due").tomorrow
    assert in_time[0] == "It would be in time."
    assert "Final determination due: 2025-04-10 (rule F-01)." in in_time
    assert "last day" in entry(ledger(case, on=on("2025-03-16")), "records-due").tomorrow[0]
    late = entry(ledger(case, on=on("2025-03-18")), "records-due").tomorrow
    assert late[0] == "It would be 2 days late."
    assert "The penalty for late records would be $1,000 (rule N-12)." in late


def test_what_is_kept_costs_what_it_cost_and_promises_nothing():
    case = an_assigned_case()
    case.facts["records"] = {"received_on": "2025-03-19"}
    found = entry(ledger(case, on=on("2025-09-01")), "records-due")
    assert (found.standing, found.cost, found.kept_on, found.tomorrow) == ("late", 1000, on("2025-03-19"), ())


def test_a_late_determination_would_bind_all_the_same():
    case = an_assigned_case()
    case.facts["records"] = {"received_on": "2025-03-10", "complete_on": "2025-03-10"}
    found = entry(ledger(case, on=on("2025-06-01")), "determination-due")
    assert found.late
    assert "Late as it is, it would bind all the same (rule F-05)." in found.tomorrow
    assert found.cost is None


def test_an_approved_extension_moves_the_determination_and_says_so():
    case = an_assigned_case()
    case.facts["records"] = {"received_on": "2025-03-10", "complete_on": "2025-03-10"}
    case.state = State.WITH_REVIEWER.value
    case.save()
    deadlines.refresh(case)
    assert case.deadlines.get(name="determination-due").due == "2025-04-09"
    at = dt.datetime(2025, 4, 7, 17, 0, tzinfo=dt.UTC)
    parties.announce_extension(
        case, by=an_actor(Role.MEDICAL_DIRECTOR), at=at, until=on("2025-04-11"), reason="approved on 7 April"
    )
    row = case.deadlines.get(name="determination-due")
    assert (row.due, row.confirmed) == ("2025-04-11", False)
    found = entry(ledger(case, on=on("2025-04-10")), "determination-due")
    assert (found.standing, found.moved[-1].why) == ("open", "+2 days: extension approved (F-04)")


def test_what_is_not_counted_says_why():
    missing = {m.name: m.reason for m in ledger(a_filed_case(), on=on("2025-03-04")).missing}
    assert missing["determination-due"] == "records not complete"


def test_when_a_case_ends_its_duties_are_no_longer_asked_for():
    case = an_assigned_case()
    ending.withdraw(case, by=an_actor(Role.INTAKE_CLERK), at=DAY, reason="in writing, by the employee")
    assert case.facts["withdrawn_on"] == "2025-03-03"
    found = ledger(case, on=on("2025-12-01"))
    assert entry(found, "records-due").standing == "closed"
    assert found.late == ()
    assert not case.deadlines.filter(standing="open").exists()


def test_a_withdrawal_in_the_evening_is_of_that_day_in_california():
    case = a_filed_case()
    late_evening = dt.datetime(2025, 3, 5, 5, 0, tzinfo=dt.UTC)
    ending.withdraw(case, by=an_actor(Role.INTAKE_CLERK), at=late_evening, reason="in writing")
    assert case.facts["withdrawn_on"] == "2025-03-04"


def test_receipt_of_the_determination_starts_the_time_to_carry_it_out():
    case = an_issued_case()
    clerk = an_actor(Role.INTAKE_CLERK)
    mailed = on(case.facts["determination"]["mailed_on"])
    at = dt.datetime.combine(mailed + dt.timedelta(days=8), dt.time(12), keeping.PACIFIC)
    assert not case.deadlines.filter(name="authorization-due").exists()
    for wrong in ("", "soon", "2020-01-01", (mailed + dt.timedelta(days=30)).isoformat()):
        with pytest.raises(Invalid, match="received_on"):
            actions.record_receipt(case, by=clerk, at=at, received_on=wrong)
    received = mailed + dt.timedelta(days=4)
    actions.record_receipt(case, by=clerk, at=at, received_on=received.isoformat())
    row = case.deadlines.get(name="authorization-due")
    assert row.due_on == law.calendar.add_business_days(received, 5)
    overturned = case.items.exclude(decision__in=["", "upheld"]).exists()
    assert row.standing == ("open" if overturned else "closed")
    assert case.items.filter(decision="").count() == 0


def test_every_deadline_of_the_law_has_a_keeper_and_a_name():
    names = {entry["name"] for entry in law.deadlines({"questions": [{"id": "1"}]})["not_computed"]}
    names |= {"determination-due-formulary"}
    assert names - {"late-records"} == set(keeping.KEEPING) == set(DEADLINES)


def test_the_rows_agree_with_the_ledger_of_the_day():
    case = an_assigned_case()
    rows = {(d.name, d.item): (d.due, d.standing, d.keeper) for d in case.deadlines.all()}
    stored = {"overdue": "open", "past": "right"}
    assert rows == {
        (e.name, e.item): (e.written, stored.get(e.standing, e.standing), e.keeper)
        for e in ledger(case, on=on("2026-01-01")).entries
    }


def test_what_the_house_keeps_beside_the_law_does_not_reach_the_law():
    case = an_assigned_case()
    case.facts |= {"carried_out": {"on": "2025-05-05"}, "questions": [{"id": "q1", "received_on": "2025-03-03", "answered_on": "2025-03-05"}]}  # fmt: skip
    assert law.deadlines(deadlines.law_facts(case))
    assert entry(ledger(case, on=on("2025-03-20")), "question-answer-due").standing == "kept"


def test_an_answer_that_is_not_asked_for_any_more_is_nobodys_delay():
    how = keeping.kept(
        "question-answer-due", "q1", "2025-03-10", {"questions": [{"id": "q1"}]}, State.ELIGIBLE
    )
    assert how.standing is keeping.Standing.CLOSED
