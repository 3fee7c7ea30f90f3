"""What is missing: shown with its page, asked for in one letter, closed when it comes."""

from __future__ import annotations

import pytest

from openimr.casefile import ingest
from openimr.casefile.completeness import keeping
from openimr.casefile.models import Gap
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from tests.factories import an_assigned_case
from tests.papers import _pdf
from tests.web.ways import a_case_with_records, as_reviewer, hand_in, signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")

REQUEST = [[
    "STATE OF CALIFORNIA", "REQUEST FOR AUTHORIZATION (DWC Form RFA)", "Date of request: 02/10/2025",
    "Requested treatment: right knee arthroscopy with partial meniscectomy", "Requesting physician: Tobias Ferncastle, M.D.",
    "The MRI of the right knee dated 01/14/2025 shows a tear of the medial meniscus.", "Date: 02/10/2025",
]]  # fmt: skip
MRI = [[
    "Valley Imaging Center", "MRI OF THE RIGHT KNEE WITHOUT CONTRAST", "Date of exam: 01/14/2025",
    "Clinical history: locking of the right knee.", "Technique: multiplanar sequences.",
    "Findings: the medial meniscus is torn at its posterior horn.", "Impression: Tear of the medial meniscus.",
    "Electronically signed by Ingmar Castellanos, M.D., Radiologist",
]]  # fmt: skip
OF_ANOTHER = [[
    "Bayside Orthopaedics", "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", "Date of examination: 01/20/2025",
    "Subjective complaints: the right knee locks.", "Objective findings: joint line tenderness.",
    "Treatment plan: continue exercise.", "Signed: Rosalind Oyelaran, M.D.",
]]  # fmt: skip


def a_case_with_a_request() -> Case:
    case = a_case_with_records()
    hand_in(case, _pdf(REQUEST), name="request.pdf")
    return case


def the_mri() -> Gap:
    return Gap.objects.get(kind="imaging-report")


def test_a_study_that_the_request_names_is_missing_on_the_day_the_packets_are_read() -> None:
    case = a_case_with_a_request()
    gap = the_mri()
    assert (gap.required, gap.date, gap.owed_by, gap.closed_at) == (
        True,
        "2025-01-14",
        "claims-administrator",
        None,
    )
    assert gap.named_on is not None
    page = signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/completeness")
    said = text_of(page)
    assert "Imaging report of 01/14/2025" in said
    assert "Named in the request for authorization" in said
    assert "Not asked for yet" in said
    assert "The list of all that was sent" in said
    assert f"/packets/{gap.named_on.packet_id}/pages/" in page.content.decode()


def test_one_letter_asks_for_exactly_what_was_ticked_and_all_parties_get_it() -> None:
    case = a_case_with_a_request()
    clerk = signed_in(Role.RECORDS_CLERK)
    gone = clerk.post(f"/cases/{case.number}/completeness/ask", {"gap": [str(the_mri().pk)]})
    assert gone.status_code == 302
    letters = case.messages.filter(kind="request-for-records")
    assert {m.party.role for m in letters} == {p.role for p in case.parties.filter(receives_notices=True)}
    text = letters.filter(party__role="claims-administrator").get().text
    flat = " ".join(text.split())
    assert "(1) Imaging report of 01/14/2025" in flat
    assert "(2)" not in flat
    assert "within 5 business days" in flat
    assert the_mri().asked_at is not None
    assert "Asked for" in text_of(clerk.get(f"/cases/{case.number}/completeness"))


def test_the_gap_closes_when_the_record_comes_and_shows_where_it_is() -> None:
    case = a_case_with_a_request()
    assert the_mri().closed_at is None
    hand_in(case, _pdf(MRI), name="mri.pdf")
    gap = the_mri()
    assert gap.closed_at is not None
    assert gap.closed_by is not None
    assert gap.closed_by.document.kind == "imaging-report"
    said = signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/completeness")
    assert "Has come" in text_of(said)
    assert f"/packets/{gap.closed_by.packet_id}/" in said.content.decode(), (
        "the page that came can be looked at"
    )
    entry = AuditEvent.objects.filter(chain=case.number, verb="look_for_gaps").latest("sequence")
    assert entry.detail["closed"] == 1


def test_reports_of_another_physician_do_not_pass_for_those_that_are_owed() -> None:
    # given a case in which no report of the months before the request is here
    case = an_assigned_case()
    hand_in(case, _pdf(REQUEST), name="request.pdf")
    owed = Gap.objects.filter(case=case, author__icontains="Ferncastle", closed_at=None)
    before = owed.get()
    assert before.says.startswith("All physicians' reports of Tobias Ferncastle")
    # when a report of somebody else comes
    hand_in(case, _pdf(OF_ANOTHER), name="another.pdf")
    # then it is the same gap, still open, and nothing is said to have come
    assert owed.get().pk == before.pk
    assert owed.get().says.startswith("The reports of Tobias Ferncastle")
    assert not Gap.objects.filter(case=case, closed_at__isnull=False).exists()


def test_a_letter_without_a_gap_is_not_sent() -> None:
    case = a_case_with_a_request()
    clerk = signed_in(Role.RECORDS_CLERK)
    for given in ([], ["999999"], ["x"], ["9" * 40]):
        page = clerk.post(f"/cases/{case.number}/completeness/ask", {"gap": given})
        assert page.status_code == 422
        assert "Choose at least one" in text_of(page)
    assert not case.messages.filter(kind="request-for-records").exists()


def test_a_record_that_need_not_be_asked_for_says_why() -> None:
    case = a_case_with_a_request()
    clerk = signed_in(Role.RECORDS_CLERK)
    clerk.post(
        f"/cases/{case.number}/completeness/waive", {"gap": str(the_mri().pk), "reason": "Films were lost"}
    )
    said = text_of(clerk.get(f"/cases/{case.number}/completeness"))
    assert "Because: Films were lost" in said
    clerk.post(f"/cases/{case.number}/completeness/look")
    assert the_mri().waived == "Films were lost"


def test_only_who_may_read_the_records_sees_what_is_missing() -> None:
    case = a_case_with_a_request()
    assert as_reviewer().get(f"/cases/{case.number}/completeness").status_code == 403
    assert signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}/completeness").status_code == 403
    assert signed_in(Role.AUDITOR).get(f"/cases/{case.number}/completeness").status_code == 200
    assert signed_in(Role.AUDITOR).post(f"/cases/{case.number}/completeness/look").status_code == 403


def test_looking_again_is_done_by_the_worker_and_the_page_says_so_until_it_is() -> None:
    # given a record that the clerk has closed the gap of by mending, and who asks to look again
    case, clerk = a_case_with_a_request(), signed_in(Role.RECORDS_CLERK)
    address = f"/cases/{case.number}/completeness"
    looked = AuditEvent.objects.filter(chain=case.number, verb="look_for_gaps").count()
    assert clerk.get(f"{address}/looking").headers["HX-Refresh"] == "true"
    assert clerk.post(f"{address}/look").status_code == 302
    # then nothing is looked through within the request, and the page says that it will be
    assert AuditEvent.objects.filter(chain=case.number, verb="look_for_gaps").count() == looked
    page = clerk.get(address)
    assert "being looked for again" in text_of(page)
    assert f'hx-get="{address}/looking"' in page.content.decode()
    assert "Look again" not in text_of(page)
    waiting = clerk.get(f"{address}/looking")
    assert (waiting.status_code, waiting.headers.get("HX-Refresh")) == (204, None)
    # and when the worker has done it, the page comes anew, and can be asked again
    ingest.look_again(case.pk)
    assert AuditEvent.objects.filter(chain=case.number, verb="look_for_gaps").count() == looked + 1
    assert clerk.get(f"{address}/looking").headers["HX-Refresh"] == "true"
    assert "Look again" in text_of(clerk.get(address))
    # and who may not see what is missing learns nothing
    assert signed_in(Role.INTAKE_CLERK).get(f"{address}/looking").status_code == 403


def test_an_order_that_came_while_it_was_looked_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    case = a_case_with_a_request()
    keeping.ask_to_look(case)
    found = keeping.missing

    def missing_while_another_asks(of: Case):
        keeping.ask_to_look(of)
        return found(of)

    monkeypatch.setattr(keeping, "missing", missing_while_another_asks)
    ingest.look_again(case.pk)
    assert keeping.looking(case), "what was ordered in the midst of it is still to be done"
    monkeypatch.undo()
    ingest.look_again(case.pk)
    assert not keeping.looking(case)
