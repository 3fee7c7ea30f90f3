"""The case page: its parts by role, the forms of the verbs, and what is never shown."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from tests.factories import DAY, a_filed_case, a_user, an_assigned_case, an_eligible_case
from tests.web.ways import (
    REF,
    a_case_at_the_desk,
    a_case_with_records,
    a_complete_case,
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
PARTIES = (Role.EMPLOYEE, Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN)


def do(client: Client, case: Case, verb: str, **given: str):
    return client.post(f"/cases/{case.number}/do/{verb}", given)


def test_the_page_says_where_the_case_stands_and_leads_with_the_next_step() -> None:
    case = an_eligible_case()
    page = signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}")
    said = text_of(page)
    assert page.status_code == 200
    assert "Eligible" in said
    assert "Eligibility now" in said
    assert 'id="do-send_notice_of_assignment"' in page.content.decode()
    assert "Oralia Benavidez" in said


def test_reading_a_case_stands_in_its_log() -> None:
    case = a_filed_case()
    signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}")
    entry = AuditEvent.objects.filter(chain=case.number).latest("sequence")
    assert (entry.verb, entry.outcome, entry.role) == ("read_case", "read", "intake-clerk")


def test_a_case_of_others_is_refused_and_the_refusal_logged() -> None:
    mine, other = a_filed_case(claim_number="A"), a_filed_case(claim_number="B")
    client = as_party(mine, Role.EMPLOYEE)
    page = client.get(f"/cases/{other.number}")
    assert page.status_code == 403
    assert "Oralia" not in text_of(page)
    entry = AuditEvent.objects.filter(chain=other.number).latest("sequence")
    assert (entry.verb, entry.outcome) == ("read_case", "refused")


def test_the_clerk_carries_a_case_from_screening_to_the_notice_on_its_page() -> None:
    case, clerk = a_filed_case(), signed_in(Role.INTAKE_CLERK)
    assert do(clerk, case, "screen").status_code == 302
    page = clerk.get(f"/cases/{case.number}")
    assert "Done: Screen for eligibility." in text_of(page)
    assert '<details class="verb" id="do-find_eligible" open>' in page.content.decode()
    assert do(clerk, case, "find_eligible", reason="").status_code == 302
    assert do(clerk, case, "send_notice_of_assignment", sent_by="electronic").status_code == 302
    case.refresh_from_db()
    assert case.state == "assigned"
    said = text_of(clerk.get(f"/cases/{case.number}"))
    assert "notice of assignment" in said.lower()
    assert "+12 calendar days" in said


def test_what_cannot_be_accepted_stands_at_its_field_and_nothing_changes() -> None:
    case, clerk = a_filed_case(signed=False), signed_in(Role.INTAKE_CLERK)
    do(clerk, case, "screen")
    page = do(clerk, case, "find_eligible", reason="")
    assert page.status_code == 422
    html = page.content.decode()
    assert 'href="#field-find_eligible-reason"' in html
    assert 'id="field-find_eligible-reason-error"' in html
    assert 'aria-describedby="field-find_eligible-reason-hint field-find_eligible-reason-error"' in html
    case.refresh_from_db()
    assert case.state == "screening"


def test_what_was_typed_is_not_lost_when_it_is_refused() -> None:
    case, clerk = an_eligible_case(), signed_in(Role.INTAKE_CLERK)
    page = do(clerk, case, "find_ineligible", reason="A <long> reason", served_by="carrier pigeon")
    assert page.status_code == 422
    assert "A &lt;long&gt; reason" in page.content.decode()
    assert "Expected one of: Mail" in text_of(page)
    case.refresh_from_db()
    assert case.state == "eligible"


def test_a_verb_that_is_not_for_now_is_refused_with_409_and_one_not_for_the_role_with_403() -> None:
    case = a_filed_case()
    late = do(signed_in(Role.INTAKE_CLERK), case, "find_eligible", reason="")
    assert late.status_code == 409
    assert "The case is at: Application received. This is done at: Eligibility being screened." in text_of(
        late
    )
    wrong = do(signed_in(Role.AUDITOR), case, "screen")
    assert wrong.status_code == 403
    assert do(signed_in(Role.INTAKE_CLERK), case, "no_such_verb").status_code == 404
    case.refresh_from_db()
    assert case.state == "received"


def test_a_verb_cannot_be_done_by_reading_a_page() -> None:
    case, clerk = a_filed_case(), signed_in(Role.INTAKE_CLERK)
    assert clerk.get(f"/cases/{case.number}/do/screen").status_code == 405
    assert clerk.get(f"/cases/{case.number}/complete").status_code == 405


def test_a_form_without_its_mark_against_forgery_changes_nothing() -> None:
    case = a_filed_case()
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user(Role.INTAKE_CLERK))
    assert do(client, case, "screen").status_code == 403
    case.refresh_from_db()
    assert case.state == "received"


def test_a_way_out_asks_for_its_paper_and_ends_the_case() -> None:
    case = an_eligible_case()
    employee = as_party(case, Role.EMPLOYEE)
    assert do(employee, case, "withdraw", reason="  ").status_code == 422
    assert do(employee, case, "withdraw", reason="Letter of March 5").status_code == 302
    said = text_of(employee.get(f"/cases/{case.number}"))
    assert "Withdrawn" in said
    assert "The review ended at the step" in said


def test_every_deadline_shows_how_it_was_counted() -> None:
    case = an_assigned_case()
    said = text_of(as_party(case, Role.CLAIMS_ADMINISTRATOR).get(f"/cases/{case.number}"))
    assert "Records due" in said
    assert "+12 calendar days" in said
    assert "8 CCR 9792.10.5" in said


def test_the_findings_of_the_screening_stand_with_their_rules() -> None:
    case, clerk = a_filed_case(signed=False), signed_in(Role.INTAKE_CLERK)
    do(clerk, case, "screen")
    said = text_of(clerk.get(f"/cases/{case.number}"))
    assert "UNSIGNED" in said
    assert "E-02" in said
    employee = as_party(case, Role.EMPLOYEE)
    assert "UNSIGNED" not in text_of(employee.get(f"/cases/{case.number}"))
    do(clerk, case, "find_ineligible", reason="", served_by="mail")
    assert "UNSIGNED" in text_of(employee.get(f"/cases/{case.number}"))


def test_a_party_never_meets_the_reviewer_not_even_as_a_number() -> None:
    case = an_issued_case()
    for role in PARTIES:
        client = as_party(case, role)
        page = client.get(f"/cases/{case.number}").content.decode()
        assert REF not in page
        assert "Zebulon" not in page
        assert 'id="assignment"' not in page
        assert 'id="audit"' not in page
        assert "Overturned" in page
        for path in ("assignment", "desk", "attest", "letter", "public-copy"):
            answer = client.get(f"/cases/{case.number}/{path}")
            assert answer.status_code == 403, (role, path)
            assert REF not in answer.content.decode()


def test_a_party_meets_no_draft_before_the_letter() -> None:
    case = a_signed_case()
    for role in PARTIES:
        page = as_party(case, role).get(f"/cases/{case.number}").content.decode()
        assert "weight must be kept off" not in page
        assert "Overturned" not in page


def test_a_party_gets_its_own_notices_and_no_others() -> None:
    case = an_issued_case()
    client = as_party(case, Role.EMPLOYEE)
    mine = case.messages.filter(party__role="employee").first()
    other = case.messages.filter(party__role="claims-administrator").first()
    assert client.get(f"/cases/{case.number}/messages/{mine.pk}.txt").status_code == 200
    pdf = client.get(f"/cases/{case.number}/messages/{mine.pk}.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"].startswith("inline")
    for end in ("txt", "pdf"):
        assert client.get(f"/cases/{case.number}/messages/{other.pk}.{end}").status_code == 403
    assert f"/messages/{other.pk}." not in client.get(f"/cases/{case.number}").content.decode()


def test_a_notice_of_another_case_is_not_had_through_this_one() -> None:
    first, second = an_assigned_case(claim_number="A"), an_assigned_case(claim_number="B")
    stray = second.messages.first()
    clerk = signed_in(Role.INTAKE_CLERK)
    assert clerk.get(f"/cases/{first.number}/messages/{stray.pk}.txt").status_code == 404


def test_the_letter_comes_as_pdf_and_text_under_the_case_number() -> None:
    case = an_issued_case()
    client = as_party(case, Role.EMPLOYEE)
    pdf, text = (client.get(f"/cases/{case.number}/letter.{end}") for end in ("pdf", "txt"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == f'inline; filename="{case.number}.pdf"'
    assert text["Content-Type"].startswith("text/plain")
    assert b"Overturned" in text.content
    assert client.get(f"/cases/{case.number}/letter.pdf")["Cache-Control"] == "no-store"
    for role in (Role.RECORDS_CLERK, Role.PANEL_MANAGER):
        assert signed_in(role).get(f"/cases/{case.number}/letter.pdf").status_code == 403
    assert as_reviewer("R-NEXT").get(f"/cases/{case.number}/letter.pdf").status_code == 403


def test_the_case_file_is_for_those_who_may_read_the_records() -> None:
    case = a_complete_case()
    pdf = signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/case-file.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert as_party(case, Role.EMPLOYEE).get(f"/cases/{case.number}/case-file.pdf").status_code == 403
    assert signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}/case-file.pdf").status_code == 403
    log = AuditEvent.objects.filter(chain=case.number, verb="read_case_file")
    assert sorted(log.values_list("outcome", flat=True)) == ["read", "refused", "refused"]


def test_a_reviewer_sees_no_record_before_they_have_attested() -> None:
    case = an_offered_case()
    page = as_reviewer().get(f"/cases/{case.number}").content.decode()
    assert 'id="records"' not in page
    assert 'id="parties"' not in page
    assert "Attest or decline" in page
    for path in ("records", "pages/1", "pages/1/image", "case-file.pdf"):
        assert as_reviewer().get(f"/cases/{case.number}/{path}").status_code == 403, path


def test_the_panel_manager_sees_the_assignment_with_its_exclusions() -> None:
    case = a_case_at_the_desk()
    said = text_of(signed_in(Role.PANEL_MANAGER).get(f"/cases/{case.number}"))
    assert "Taken by reviewer R-FIT" in said
    assert "R-02" in said
    assert "R-QME" in said
    assert "R-NEXT" in said
    assert "Zebulon" not in said


def test_the_auditor_sees_the_trail_in_pages() -> None:
    case = a_filed_case()
    auditor = signed_in(Role.AUDITOR)
    for _ in range(30):
        auditor.get(f"/cases/{case.number}")
    page = text_of(auditor.get(f"/cases/{case.number}?audit=2"))
    assert "File application" in page
    assert "Read case" in page


def test_a_demonstration_says_so_on_its_page() -> None:
    case = a_filed_case()
    Case.objects.filter(pk=case.pk).update(demonstration=True)
    assert "scripted decisions" in text_of(signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}"))


def test_completing_the_file_says_what_is_in_the_way() -> None:
    case, clerk = an_assigned_case(), signed_in(Role.RECORDS_CLERK)
    page = clerk.post(f"/cases/{case.number}/complete")
    assert page.status_code == 422
    assert "N-11" in text_of(page)
    case.refresh_from_db()
    assert case.state == "assigned"


def test_the_records_clerk_completes_the_file() -> None:
    case, clerk = a_case_with_records(), signed_in(Role.RECORDS_CLERK)
    assert clerk.post(f"/cases/{case.number}/complete").status_code == 302
    case.refresh_from_db()
    assert case.state == "records_complete"
    assert "Case file, version 1" in text_of(clerk.get(f"/cases/{case.number}"))


def test_nobody_else_has_a_file_put_together() -> None:
    case = a_case_with_records()
    assert signed_in(Role.PANEL_MANAGER).post(f"/cases/{case.number}/complete").status_code == 403
    assert not case.case_files.exists()
    entry = AuditEvent.objects.filter(chain=case.number).latest("sequence")
    assert (entry.verb, entry.outcome) == ("complete_case_file", "refused")


def test_the_page_takes_the_same_number_of_queries_whatever_is_on_it() -> None:
    case = a_complete_case()
    clerk = signed_in(Role.RECORDS_CLERK)

    def queries() -> int:
        clerk.get(f"/cases/{case.number}")
        with CaptureQueriesContext(connection) as seen:
            assert clerk.get(f"/cases/{case.number}").status_code == 200
        return len(seen)

    few = queries()
    for n in range(3):
        an_assigned_case(claim_number=f"other-{n}")
        hand_in(case, f"<html>{n}".encode(), name=f"{n}.pdf")
    party = case.parties.first()
    for n in range(10):
        party.messages.create(
            case=case,
            kind="notice",
            subject=f"Notice {n}",
            text="words",
            written_at=DAY + dt.timedelta(days=n),
        )
    assert queries() == few
