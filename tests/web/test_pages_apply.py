"""The application form: filing, errors at the field, adding items without script, the receipt."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from openimr.cases import files
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.intake.views import fields
from openimr.panel.specialties import table
from tests.factories import a_filed_case
from tests.papers import a_packet
from tests.web.ways import as_party, signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")


def filled(**changes: str) -> dict[str, str]:
    """The fields of a form that is complete, as a browser posts them."""
    return {
        "item_count": "2", "priority": "regular", "channel": "electronic", "claim_number": "KX-9", "diagnosis": "Knee",
        "date_of_injury": "2024-06-10", "signed": "yes", "signed_by": "employee", "eams_number": "ADJ1",
        "parties.0.name": "Oralia Benavidez", "parties.0.address": "12 Elm\r\nFresno, CA 93701",
        "parties.2.name": "Sierra Bottling", "parties.3.name": "Tobias Ferncastle, M.D.",
        "parties.3.specialty": "Orthopedic Surgery", "parties.4.name": "Quail Hollow Claims",
        "ur_decision.decided_on": "2025-02-20", "ur_decision.served_on": "2025-02-20",
        "ur_decision.served_by": "mail", "ur_decision.mail_zone": "california",
        "items.0.description": "Knee arthroscopy", "items.0.category": "surgery", "items.0.body_system": "knee",
        "items.0.ur_outcome": "deny", "items.0.ur_reason": "necessity", "items.0.ur_guideline": "MTUS Knee",
        "items.1.description": "Crutches", "items.1.category": "dmepos", "items.1.body_system": "knee",
        "items.1.ur_outcome": "deny", "items.1.ur_reason": "necessity", "items.1.depends_on": "1",
        **changes,
    }  # fmt: skip


def a_decision(name: str = "decision.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_packet(), content_type="application/pdf")


def test_an_employee_files_and_gets_a_receipt() -> None:
    client = signed_in(Role.EMPLOYEE)
    assert client.get("/apply").status_code == 200
    answer = client.post("/apply", {**filled(), "ur_decision_file": a_decision()})
    assert answer.status_code == 302, text_of(answer)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.number}/receipt"
    page = text_of(client.get(answer["Location"]))
    assert case.application.receipt in page
    assert case.number in page
    assert len(case.application.receipt) == 64
    assert client.get(f"/cases/{case.number}").status_code == 200
    assert files.read(case.application.ur_decision_sha256) == a_packet()
    crutches = case.items.get(position=2)
    assert crutches.depends_on.position == 1
    assert case.application.form["eams_number"] == "ADJ1"
    assert case.parties.get(role="employee").address == "12 Elm\nFresno, CA 93701"


def test_the_receipt_is_for_those_who_reach_the_case() -> None:
    case = a_filed_case()
    mine = as_party(a_filed_case(claim_number="other"), Role.EMPLOYEE)
    assert mine.get(f"/cases/{case.number}/receipt").status_code == 403
    assert (
        signed_in(Role.EXPERT_REVIEWER, reviewer_ref="R-1").get(f"/cases/{case.number}/receipt").status_code
        == 403
    )
    assert signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}/receipt").status_code == 200


@pytest.mark.parametrize(
    "role", [Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN, Role.RECORDS_CLERK, Role.AUDITOR]
)
def test_others_cannot_apply_and_it_is_logged(role: Role) -> None:
    client = signed_in(role)
    assert client.get("/apply").status_code == 403
    assert client.post("/apply", filled()).status_code == 403
    assert not Case.objects.exists()
    assert (
        AuditEvent.objects.filter(chain="house", verb="read_application_form", outcome="refused").count() == 2
    )


def test_what_is_wrong_stands_at_the_field_and_in_a_list_at_the_top() -> None:
    given = filled(**{
        "parties.0.name": "", "parties.0.phone": "", "parties.0.address": "", "date_of_injury": "2024-02-30",
        "items.1.description": "", "items.0.category": "",
    })  # fmt: skip
    page = signed_in(Role.EMPLOYEE).post("/apply", given)
    assert page.status_code == 422
    html = page.content.decode()
    for path in ("parties-0-name", "date_of_injury", "items-1-description", "items-0-category"):
        assert f'href="#field-{path}"' in html, path
        assert f'id="field-{path}-error"' in html, path
    assert html.index("error-summary") < html.index('id="field-parties-0-name"')
    assert 'value="2024-02-30"' in html
    assert "Quail Hollow Claims" in html
    assert not Case.objects.exists()


def test_an_error_of_the_second_party_finds_its_own_place_when_others_are_left_empty() -> None:
    page = signed_in(Role.EMPLOYEE).post("/apply", filled(**{"parties.4.name": "x" * 300}))
    html = page.content.decode()
    assert 'id="field-parties-4-name-error"' in html
    assert 'id="field-parties-2-name-error"' not in html


def test_an_item_is_added_and_taken_away_without_script_and_nothing_typed_is_lost() -> None:
    client = signed_in(Role.EMPLOYEE)
    page = client.post("/apply", {**filled(), "add_item": "1"})
    html = page.content.decode()
    assert page.status_code == 200
    assert 'id="item-3"' in html
    assert 'value="Crutches"' in html
    assert not Case.objects.exists()
    fewer = client.post("/apply", {**filled(item_count="3"), "remove_item": "1"}).content.decode()
    assert 'id="item-3"' not in fewer
    assert 'id="item-2"' in fewer


def test_a_form_has_at_most_twelve_items_and_always_one() -> None:
    client = signed_in(Role.EMPLOYEE)
    for count in ("12", "9999", "-5", "zwei", "٣", "1" * 60):
        page = client.post("/apply", {"item_count": count, "add_item": "1"})
        assert page.status_code == 200, count
        assert 'id="item-13"' not in page.content.decode()
        assert 'id="item-1"' in page.content.decode()


def test_an_attached_decision_stays_attached_when_the_form_comes_back() -> None:
    client = signed_in(Role.EMPLOYEE)
    page = client.post(
        "/apply", {**filled(), "add_item": "1", "ur_decision_file": a_decision("Letter of March.pdf")}
    )
    assert "Letter of March.pdf" in text_of(page)
    token = page.content.decode().split('name="attached" value="')[1].split('"')[0]
    assert token
    client.post("/apply", {**filled(), "attached": token})
    assert files.read(Case.objects.get().application.ur_decision_sha256) == a_packet()


def test_a_mark_of_an_attached_file_is_good_for_its_own_account_only() -> None:
    page = signed_in(Role.EMPLOYEE, "first").post(
        "/apply", {**filled(), "add_item": "1", "ur_decision_file": a_decision()}
    )
    token = page.content.decode().split('name="attached" value="')[1].split('"')[0]
    signed_in(Role.EMPLOYEE, "second").post("/apply", {**filled(), "attached": token})
    assert Case.objects.get().application.ur_decision_sha256 == ""
    forged = signed_in(Role.EMPLOYEE, "second").post("/apply", {**filled(), "attached": token + "x"})
    assert forged.status_code == 422
    assert "Attach the decision again" in text_of(forged)


def test_an_empty_file_is_no_decision() -> None:
    empty = SimpleUploadedFile("decision.pdf", b"", content_type="application/pdf")
    page = signed_in(Role.EMPLOYEE).post("/apply", {**filled(), "ur_decision_file": empty})
    assert page.status_code == 422
    assert 'id="field-ur_decision_file-error"' in page.content.decode()


def test_a_decision_that_is_too_large_is_refused_at_its_field(settings) -> None:
    settings.OPENIMR_MAX_UPLOAD = 10
    page = signed_in(Role.EMPLOYEE).post("/apply", {**filled(), "ur_decision_file": a_decision()})
    assert page.status_code == 422
    assert not Case.objects.exists()


def test_an_application_with_gaps_is_taken_in_and_the_receipt_says_so() -> None:
    client = signed_in(Role.INTAKE_CLERK)
    answer = client.post("/apply", filled(claim_number="", diagnosis=""))
    page = text_of(client.get(answer["Location"]))
    assert "Some required fields are empty" in page
    assert "No copy of the utilization review decision" in page


def test_an_item_that_was_left_empty_between_two_others_moves_no_reference() -> None:
    given = filled(item_count="3", **{
        "items.1.description": "", "items.1.category": "", "items.1.body_system": "", "items.1.depends_on": "",
        "items.2.description": "Crutches", "items.2.category": "dmepos", "items.2.body_system": "knee",
        "items.2.depends_on": "1",
    })  # fmt: skip
    signed_in(Role.EMPLOYEE).post("/apply", given)
    case = Case.objects.get()
    assert [i.description for i in case.items.all()] == ["Knee arthroscopy", "Crutches"]
    assert case.items.get(position=2).depends_on.position == 1


def test_an_item_cannot_go_with_one_that_is_not_there() -> None:
    page = signed_in(Role.EMPLOYEE).post("/apply", filled(**{"items.1.depends_on": "7"}))
    assert page.status_code == 422
    assert 'id="field-items-1-depends_on-error"' in page.content.decode()


def test_hostile_words_are_shown_as_words() -> None:
    page = signed_in(Role.EMPLOYEE).post(
        "/apply", filled(**{"parties.0.name": '"><script>alert(1)</script>', "date_of_injury": "no"})
    )
    assert b"<script>alert" not in page.content


def test_the_kinds_and_parts_that_the_form_offers_are_those_that_the_panel_matches_by() -> None:
    known = table()
    assert {value for value, _ in fields.CATEGORIES} == set(known.leads)
    assert {value for value, _ in fields.BODY_SYSTEMS} == set(known.body_systems.values())


def test_a_file_object_in_the_wrong_place_does_no_harm() -> None:
    page = signed_in(Role.EMPLOYEE).post("/apply", {**filled(), "priority": io.BytesIO(b"file")})
    assert page.status_code in {302, 422}
