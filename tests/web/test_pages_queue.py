"""The queues: whose work is where, with dates, next steps, filters and pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openimr.cases import deadlines, worklist
from openimr.cases.models import Case, Waiting
from openimr.cases.roles import Role
from tests.factories import DAY, a_filed_case, an_assigned_case, an_eligible_case
from tests.web.ways import (
    a_case_at_the_desk,
    a_complete_case,
    a_released_case,
    a_signed_case,
    an_issued_case,
    an_offered_case,
    as_party,
    as_reviewer,
    hand_in,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db(databases="__all__")


def test_each_role_of_the_house_sees_the_cases_that_wait_for_it() -> None:
    filed, assigned = a_filed_case(claim_number="A"), an_assigned_case(claim_number="B")
    intake = text_of(signed_in(Role.INTAKE_CLERK).get("/queue"))
    assert filed.number in intake
    assert assigned.number not in intake
    records = text_of(signed_in(Role.RECORDS_CLERK).get("/queue"))
    assert assigned.number in records
    assert filed.number not in records
    assert "Screen for eligibility" in intake
    assert "Send records" in records


def test_the_panel_manager_the_director_and_the_officer_see_what_is_theirs() -> None:
    case = a_complete_case()
    panel, director = signed_in(Role.PANEL_MANAGER), signed_in(Role.MEDICAL_DIRECTOR)
    assert "Assign the reviewer" in text_of(panel.get("/queue"))
    assert case.number not in text_of(director.get("/queue"))


def test_a_signed_case_waits_for_the_director_and_an_issued_one_for_the_officer() -> None:
    case = a_signed_case()
    assert "Read the letter" in text_of(signed_in(Role.MEDICAL_DIRECTOR).get("/queue"))
    assert case.number not in text_of(signed_in(Role.PUBLICATION_OFFICER).get("/queue"))


def test_a_case_leaves_the_officers_queue_when_its_public_copy_is_released() -> None:
    case = a_released_case()
    officer = signed_in(Role.PUBLICATION_OFFICER)
    assert case.number not in text_of(officer.get("/queue"))
    assert case.number in text_of(officer.get("/queue?state=all"))


def test_an_issued_case_waits_for_its_public_copy() -> None:
    case = an_issued_case()
    page = text_of(signed_in(Role.PUBLICATION_OFFICER).get("/queue"))
    assert case.number in page
    assert "Public copy" in page


def test_a_reviewer_sees_the_cases_offered_to_them_and_no_others() -> None:
    case = an_offered_case()
    mine = text_of(as_reviewer().get("/queue"))
    assert case.number in mine
    assert "Offered to you" in mine
    assert "Attest or decline" in mine
    assert case.number not in text_of(as_reviewer("R-NEXT").get("/queue?state=all"))


def test_a_reviewer_who_has_attested_is_led_to_the_desk() -> None:
    case = a_case_at_the_desk()
    page = as_reviewer().get("/queue").content.decode()
    assert f'href="/cases/{case.number}/desk"' in page
    assert "Attest or decline" not in page


def test_a_party_sees_its_own_cases_only() -> None:
    mine, other = a_filed_case(claim_number="A"), a_filed_case(claim_number="B")
    page = text_of(as_party(mine, Role.CLAIMS_ADMINISTRATOR).get("/queue?state=all"))
    assert mine.number in page
    assert other.number not in page


def test_an_unreadable_packet_and_late_records_are_marked_for_the_records_clerk() -> None:
    case = an_assigned_case()
    hand_in(case, b"<html>no pdf</html>", name="x.pdf")
    assert "Packet unreadable" in text_of(signed_in(Role.RECORDS_CLERK).get("/queue"))


def test_records_that_came_late_bring_a_case_back_to_the_records_clerk() -> None:
    case = a_case_at_the_desk()
    clerk = signed_in(Role.RECORDS_CLERK)
    assert case.number not in text_of(clerk.get("/queue"))
    packet = hand_in(case, b"<html>", name="x.pdf", read=False)
    packet.received_at += dt.timedelta(days=1)
    packet.save()
    deadlines.refresh(case)  # as every action on the case does
    page = text_of(clerk.get("/queue"))
    assert case.number in page
    assert "Late records" in page


def test_the_days_that_are_left_are_counted_and_a_missed_date_is_said_in_words() -> None:
    case = an_eligible_case()
    today = timezone.localdate()
    for days, words in ((5, "5 days left"), (1, "1 day left"), (0, "today"), (-1, "1 day ago")):
        Case.objects.filter(pk=case.pk).update(due_on=today + dt.timedelta(days=days))
        assert words in text_of(signed_in(Role.INTAKE_CLERK).get("/queue")), days


def test_a_demonstration_case_is_history_and_raises_no_alarm() -> None:
    case = an_eligible_case()
    Case.objects.filter(pk=case.pk).update(demonstration=True)
    page = text_of(signed_in(Role.INTAKE_CLERK).get("/queue"))
    assert "was due" in page
    assert " ago" not in page
    assert "Demonstration" in page


def test_a_state_can_be_chosen_and_a_wrong_one_does_no_harm() -> None:
    filed, eligible = a_filed_case(claim_number="A"), an_eligible_case(claim_number="B")
    clerk = signed_in(Role.INTAKE_CLERK)
    page = text_of(clerk.get("/queue?state=eligible"))
    assert eligible.number in page
    assert filed.number not in page
    assert clerk.get("/queue?state=no-such-state&page=zzz").status_code == 200


def test_an_empty_queue_says_so() -> None:
    assert "Nothing waits here" in text_of(signed_in(Role.PANEL_MANAGER).get("/queue"))


@pytest.mark.database
def test_a_long_queue_has_pages_and_takes_the_same_number_of_queries() -> None:
    first = a_filed_case()
    clerk = signed_in(Role.INTAKE_CLERK)

    def queries() -> int:
        clerk.get("/queue")
        with CaptureQueriesContext(connection) as seen:
            assert clerk.get("/queue").status_code == 200
        return len(seen)

    few = queries()
    Case.objects.bulk_create(
        Case(number=f"CM25-{n:07d}", state="received", priority="regular", opened_at=DAY, state_since=DAY, facts=first.facts)
        for n in range(1000, 1120)
    )  # fmt: skip
    Waiting.objects.bulk_create(
        Waiting(case=case, role=Role.INTAKE_CLERK.value, number=case.number)
        for case in Case.objects.exclude(pk=first.pk)
    )
    assert queries() == few
    seen, address = [], "/queue"
    while address:
        response = clerk.get(address)
        seen.append([row["case"].number for row in response.context["rows"]])
        address = f"/queue?after={response.context['next']}" if response.context["next"] else ""
    assert [len(page) for page in seen] == [50, 50, 21]
    assert sum(seen, []) == [first.number, *(f"CM25-{n:07d}" for n in range(1000, 1120))]
    last = clerk.get(f"/queue?before={response.context['previous']}")
    assert [row["case"].number for row in last.context["rows"]] == seen[1]
    assert "121 cases, 50 of them here" in text_of(clerk.get("/queue"))


def test_a_list_of_more_than_a_thousand_says_so_and_is_not_counted_to_its_end(monkeypatch) -> None:
    monkeypatch.setattr(worklist, "MOST_COUNTED", 2)
    for claim in ("A", "B", "C"):
        a_filed_case(claim_number=claim)
    page = text_of(signed_in(Role.INTAKE_CLERK).get("/queue"))
    assert "more than 2 cases" in page
    assert "Application received (more than 2)" in page


def test_a_place_in_the_list_that_is_none_is_its_beginning() -> None:
    case = a_filed_case()
    clerk = signed_in(Role.INTAKE_CLERK)
    for odd in ("after=x", "after=9999-99-99~CM", "before=~", "after=2026-01-01", "before=2026-01-01~%00"):
        assert clerk.get(f"/queue?{odd}").status_code == 200, odd
    assert case.number in text_of(clerk.get("/queue?before=0001-01-01~A"))


def test_the_auditor_sees_all_cases_and_is_told_whether_the_log_holds() -> None:
    case = a_filed_case()
    auditor = signed_in(Role.AUDITOR)
    page = auditor.get("/queue").content.decode()
    assert case.number in page
    assert 'hx-get="/auditor/proof"' in page
    assert "holds together" in text_of(auditor.get("/auditor/proof"))
