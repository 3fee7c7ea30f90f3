"""Handing the case file out: to one party, through a link that ends; what is held back, from whom."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest
from django.test import Client

from openimr.casefile import compiling
from openimr.casefile.assembly.behind import behind
from openimr.casefile.models import CaseFile, Document, HandOut, Page
from openimr.cases import files
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from tests.papers import a_packet
from tests.web.ways import LATER, a_complete_case, as_party, hand_in, signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")


def hand_out(case: Case, role: Role, *withheld: int) -> object:
    party = case.parties.get(role=role.value)
    return signed_in(Role.RECORDS_CLERK).post(
        f"/cases/{case.number}/hand-outs", {"party": str(party.pk), "withheld": [str(n) for n in withheld]}
    )


def link_of(case: Case) -> str:
    text = case.messages.filter(kind="case-file").latest("pk").text
    return next(line for line in text.splitlines() if line.startswith("http://testserver/handed-out/"))


def fetched(client: Client, link: str) -> bytes:
    answer = client.get(link)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_party_fetches_the_very_file_through_its_link_and_it_is_logged() -> None:
    case = a_complete_case()
    client = as_party(case, Role.CLAIMS_ADMINISTRATOR)
    assert hand_out(case, Role.CLAIMS_ADMINISTRATOR).status_code == 302
    data = fetched(client, link_of(case))
    assert data.startswith(b"%PDF")
    assert HandOut.objects.get().sha256 == CaseFile.objects.get().sha256
    entry = AuditEvent.objects.filter(chain=case.number, verb="read_handed_out_case_file").get()
    assert entry.detail["hand_out"] == HandOut.objects.get().pk
    assert link_of(case).rsplit("/", 1)[1] not in str(
        list(AuditEvent.objects.values_list("detail", flat=True))
    )


def test_the_link_opens_to_nobody_else() -> None:
    case = a_complete_case()
    as_party(case, Role.CLAIMS_ADMINISTRATOR)
    employee = as_party(case, Role.EMPLOYEE)
    hand_out(case, Role.CLAIMS_ADMINISTRATOR)
    link = link_of(case)
    assert employee.get(link).status_code == 403
    assert signed_in(Role.RECORDS_CLERK).get(link).status_code == 403
    assert Client().get(link).status_code == 302
    assert employee.get(link[:-3] + "abc").status_code == 404


def test_the_link_ends() -> None:
    case = a_complete_case()
    client = as_party(case, Role.EMPLOYEE)
    hand_out(case, Role.EMPLOYEE)
    HandOut.objects.update(made_at=LATER, expires_at=LATER + dt.timedelta(days=14))
    assert client.get(link_of(case)).status_code == 403
    assert AuditEvent.objects.filter(verb="read_handed_out_case_file", outcome="refused").exists()
    assert "Ended" in text_of(signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/hand-outs"))


def a_case_with_a_psychological_report() -> Case:
    case = a_complete_case()
    hand_in(case, a_packet(start=9), name="second.pdf")
    Document.objects.filter(case=case, number=2).update(kind="psychological-report")
    compiled = compiling.compile_case_file(case, at=LATER)
    from openimr.casefile import actions as casefile
    from tests.factories import an_actor

    casefile.complete_case_file(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, compiled=compiled)
    return case


def test_a_mental_health_record_can_be_held_back_from_the_employee_and_the_numbers_hold() -> None:
    case = a_case_with_a_psychological_report()
    client = as_party(case, Role.EMPLOYEE)
    assert hand_out(case, Role.EMPLOYEE, 2).status_code == 302
    said = words_of(fetched(client, link_of(case)))
    assert "02/01/2025" in said
    assert "Date of examination: 02/09/2025" not in said
    assert "This page is held back" in said
    assert f"{case.number} 000004" in said
    assert HandOut.objects.latest("pk").withheld == [2]
    assert "Records held back: 2" in case.messages.filter(kind="case-file").latest("pk").text


def test_a_record_that_holds_a_page_of_one_held_back_is_held_back_as_well() -> None:
    case = a_case_with_a_psychological_report()
    held = Page.objects.filter(document__case=case, document__number=2).order_by("number")[0]
    Page.objects.filter(document__case=case, document__number=1).update(duplicate_of=held)
    client = as_party(case, Role.EMPLOYEE)
    hand_out(case, Role.EMPLOYEE, 2)
    assert HandOut.objects.latest("pk").withheld == [1, 2]
    assert "Date of examination" not in words_of(fetched(client, link_of(case)))


def test_nothing_else_is_held_back_and_from_nobody_else() -> None:
    case = a_case_with_a_psychological_report()
    as_party(case, Role.EMPLOYEE)
    as_party(case, Role.CLAIMS_ADMINISTRATOR)
    assert hand_out(case, Role.EMPLOYEE, 1).status_code == 422
    assert "not record 1" in text_of(hand_out(case, Role.EMPLOYEE, 1))
    assert hand_out(case, Role.CLAIMS_ADMINISTRATOR, 2).status_code == 422
    assert not HandOut.objects.exists()


def test_the_same_file_made_again_is_the_same_bytes() -> None:
    case = a_complete_case()
    current = CaseFile.objects.get()
    assert compiling.compile_copy(case, current, withheld={}) == current.sha256


def test_it_is_the_same_bytes_whether_what_lies_behind_a_scan_was_made_when_it_was_read_or_is_made_now() -> (
    None
):
    case = a_complete_case()
    words = [["Lumbar", 0.1, 0.2, 0.2, 0.22, 0.9], ["słowo✓", 0.3, 0.2, 0.4, 0.22, 0.9]]
    scans = Page.objects.filter(packet__case=case, bates=1)
    scans.update(source="ocr", words=words)
    current = CaseFile.objects.get()
    now = compiling.compile_copy(case, current, withheld={})
    scans.update(words_behind=behind(words).to_bytes(), words=[])
    assert compiling.compile_copy(case, current, withheld={}) == now != current.sha256
    said = pypdf.PdfReader(io.BytesIO(files.read(now))).pages[2].extract_text()
    assert "Lumbar słowo✓" in said


def test_a_party_without_an_account_and_a_role_that_may_not_are_refused() -> None:
    case = a_complete_case()
    assert hand_out(case, Role.EMPLOYEE).status_code == 422
    auditor = signed_in(Role.AUDITOR)
    assert auditor.post(f"/cases/{case.number}/hand-outs", {"party": "1"}).status_code == 403
    assert not HandOut.objects.exists()
