"""The sweep: warns once, tells once, catches up, moves what the law moves, and never decides."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openimr.cases import deadlines, keeping, sweep
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Alert, AuditEvent, Case, Deadline, Message, SweepRun
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake import parties
from tests.factories import DAY, a_filed_case, an_actor, an_assigned_case

pytestmark = pytest.mark.django_db(databases="__all__")


def days(n: float) -> dt.datetime:
    return DAY + dt.timedelta(days=n)


def told(case: Case) -> list[tuple[str, str]]:
    return list(case.alerts.order_by("pk").values_list("name", "kind"))


def test_records_are_warned_of_three_days_before_and_told_late_the_day_after():
    case = an_assigned_case()  # notice sent electronically on 3 March: due Monday 17 March after rolling
    due = case.deadlines.get(name="records-due")
    assert due.due == "2025-03-17"
    assert due.keeper == keeping.ADMINISTRATOR
    for day in range(11):
        sweep.sweep(at=days(day))
    assert told(case) == []
    sweep.sweep(at=days(11))
    assert told(case) == [("records-due", "warned")]
    sweep.sweep(at=days(14))
    assert told(case) == [("records-due", "warned")]
    swept = sweep.sweep(at=days(15))
    assert (swept.warned, swept.escalated) == (0, 1)
    assert told(case) == [("records-due", "warned"), ("records-due", "escalated")]


def test_what_was_missed_is_caught_up_without_a_warning_that_comes_too_late():
    case = an_assigned_case()
    swept = sweep.sweep(at=days(60))
    assert (swept.warned, swept.escalated, swept.failed) == (0, 1, 0)
    assert told(case) == [("records-due", "escalated")]


@pytest.mark.database
def test_nothing_is_told_twice_however_often_it_is_swept():
    an_assigned_case()
    sweep.sweep(at=days(12))
    sweep.sweep(at=days(16))
    messages = Message.objects.count()
    for _ in range(3):
        assert sweep.sweep(at=days(16)) == sweep.Swept()
    assert Message.objects.count() == messages
    assert Alert.objects.count() == 2


def test_two_sweeps_that_found_the_same_deadline_tell_of_it_once():
    case = an_assigned_case()
    key = case.deadlines.get(name="records-due").pk
    assert sweep.escalate_deadline(case, by=sweep.SYSTEM, at=days(16), deadline=key)
    assert not sweep.escalate_deadline(case, by=sweep.SYSTEM, at=days(16), deadline=key)
    assert Alert.objects.count() == 1


def test_the_claims_administrator_is_reminded_of_what_it_costs_and_nobody_reads_of_health():
    case = an_assigned_case()
    sweep.sweep(at=days(12))
    message = Message.objects.get(case=case, kind="warned-records-due")
    assert message.party.role == "claims-administrator"
    assert "$500 a day, at most $5,000" in message.text
    for item in case.items.all():
        assert item.description not in message.text


def test_that_records_are_late_all_parties_are_told_by_notice():
    case = an_assigned_case()
    sweep.sweep(at=days(18))
    late = Message.objects.filter(case=case, kind="notice-late-records")
    assert {m.party.role for m in late} >= {"employee", "claims-administrator", "requesting-physician"}
    assert case.alerts.get().told == late.count()


def test_a_date_that_moved_is_told_anew():
    case = an_assigned_case()
    sweep.sweep(at=days(16))
    case.facts["noarfi"]["sent_on"] = "2025-04-01"
    case.save()
    deadlines.refresh(case)
    sweep.sweep(at=days(60))
    assert told(case) == [("records-due", "escalated")] * 2


def test_records_that_have_come_are_not_asked_for():
    case = an_assigned_case()
    case.facts["records"] = {"received_on": "2025-03-10"}
    case.save()
    deadlines.refresh(case)
    assert case.deadlines.get(name="records-due").standing == "kept"
    assert sweep.sweep(at=days(60)) == sweep.Swept()


def test_a_question_that_was_answered_is_not_asked_again():
    case = a_filed_case()
    clerk = an_actor(Role.INTAKE_CLERK)
    intake.screen(case, by=clerk, at=DAY)
    intake.ask_parties(case, by=clerk, at=DAY, question="When was the decision served?")
    parties.answer_question(case, by=clerk, at=days(2), question="q1", answer="On the third of March.")
    assert case.deadlines.get(name="question-answer-due").standing == "kept"
    assert sweep.sweep(at=days(9)) == sweep.Swept()


def test_when_the_time_to_answer_is_over_the_case_goes_on_and_a_person_decides():
    case = a_filed_case()
    clerk = an_actor(Role.INTAKE_CLERK)
    intake.screen(case, by=clerk, at=DAY)
    intake.ask_parties(case, by=clerk, at=DAY, question="When was the decision served?")
    sweep.sweep(at=days(6))
    case.refresh_from_db()
    assert case.state == State.NEEDS_INFO
    swept = sweep.sweep(at=days(9))
    case.refresh_from_db()
    assert (swept.moved, swept.escalated) == (1, 1)
    assert case.state == State.SCREENING
    assert case.items.exclude(eligibility="").count() == 0
    assert sweep.sweep(at=days(30)) == sweep.Swept()


def test_the_sweep_has_no_verb_that_decides_about_a_case():
    own = ["warn_of_deadline", "escalate_deadline", "end_answer_time"]
    assert all(VERBS[name].roles == {Role.SYSTEM} for name in own)
    assert {VERBS[name].to for name in own} == {None, State.SCREENING}


def test_a_demonstration_is_history_and_nobody_is_told():
    case = an_assigned_case()
    case.demonstration = True
    case.save()
    deadlines.refresh(case)
    assert sweep.sweep(at=days(60)) == sweep.Swept()


def test_a_case_that_cannot_be_attended_to_is_counted_and_the_others_go_on(monkeypatch):
    broken, whole = an_assigned_case(claim_number="A"), an_assigned_case(claim_number="B")
    drafts = sweep.reminders.drafts

    def fail(case, deadline, kind, *, at):
        if case.pk == broken.pk:
            raise OSError("the disk is full")
        return drafts(case, deadline, kind, at=at)

    with monkeypatch.context() as patched:
        patched.setattr(sweep.reminders, "drafts", fail)
        swept = sweep.sweep(at=days(20))
    assert (swept.escalated, swept.failed) == (1, 1)
    assert (told(broken), len(told(whole))) == ([], 1)
    assert sweep.sweep(at=days(20)).escalated == 1, "the next sweep tries it again"


def test_every_telling_stands_in_the_audit_log():
    case = an_assigned_case()
    sweep.sweep(at=days(20))
    entry = AuditEvent.objects.get(chain=case.number, verb="escalate_deadline")
    assert entry.role == "system"
    assert entry.detail["name"] == "records-due"


def test_dates_kept_in_an_older_form_are_renewed():
    case = an_assigned_case()
    Case.objects.filter(pk=case.pk).update(ledger_version=0, assigned_on=None)
    case.deadlines.all().delete()
    assert sweep.sweep(at=DAY).renewed == 1
    case.refresh_from_db()
    assert case.assigned_on == dt.date(2025, 3, 3)
    assert case.deadlines.filter(name="records-due").exists()


def test_the_sweep_of_an_hour_has_one_row_that_says_what_it_did():
    an_assigned_case()
    sweep.run(at=days(20))
    sweep.run(at=days(20) + dt.timedelta(minutes=1))
    row = SweepRun.objects.get()
    assert (row.escalated, row.failed) == (1, 0)
    assert row.ended_at is not None


def test_a_sweep_with_nothing_to_do_asks_two_questions_whatever_the_number_of_cases():
    an_assigned_case()
    sweep.sweep(at=days(60))
    for claim in ("A", "B", "C"):
        an_assigned_case(claim_number=claim)
    with CaptureQueriesContext(connection) as seen:
        sweep.sweep(at=days(1))
    assert len(seen) == 2


def test_a_limit_in_hours_is_warned_of_six_hours_before_and_late_at_its_minute():
    assert keeping.late_at("2025-03-09T09:30").isoformat() == "2025-03-09T09:30:00-07:00"
    assert keeping.warn_at("records-due", "2025-03-10T09:30").isoformat() == "2025-03-10T03:30:00-07:00"
    case = an_assigned_case(priority="expedited")
    row = Deadline.objects.get(case=case, name="records-due")
    assert len(row.due) == 16
    assert sweep.sweep(at=DAY + dt.timedelta(hours=17)).warned == 0
    assert sweep.sweep(at=DAY + dt.timedelta(hours=19)).warned == 1
    assert sweep.sweep(at=DAY + dt.timedelta(hours=24)).escalated == 1


def test_who_asked_for_spanish_is_reminded_in_both_languages_and_counts_as_one():
    case = a_filed_case(language="es")
    clerk = an_actor(Role.INTAKE_CLERK)
    intake.screen(case, by=clerk, at=DAY)
    intake.ask_parties(case, by=clerk, at=DAY, question="Which knee?")
    due = case.deadlines.get(name="question-answer-due")
    sweep.warn_of_deadline(case, by=sweep.SYSTEM, at=days(6), deadline=due.pk)
    told_of = Message.objects.filter(case=case, kind="warned-question-answer-due")
    mine = {m.language: m for m in told_of.filter(party__role="employee")}
    assert set(mine) == {"en", "es"}
    assert {m.language for m in told_of.exclude(party__role="employee")} == {"en"}
    assert "This reminder changes no date." in mine["en"].text
    assert "Este recordatorio no cambia ninguna fecha." in mine["es"].text
    assert "How the date was counted" not in mine["es"].text
    assert "business days" not in mine["es"].text
    alert = case.alerts.get(kind="warned")
    assert alert.told == told_of.values("party").distinct().count() == told_of.count() - 1


def test_late_records_are_reminded_of_in_spanish_with_what_they_cost():
    case = an_assigned_case()
    case.parties.filter(role="claims-administrator").update(language="es")
    due = case.deadlines.get(name="records-due")
    sweep.warn_of_deadline(case, by=sweep.SYSTEM, at=days(11), deadline=due.pk)
    text = Message.objects.get(case=case, kind="warned-records-due", language="es").text
    assert "cuestan $500 por día, como máximo $5,000 (regla N-12)" in text
