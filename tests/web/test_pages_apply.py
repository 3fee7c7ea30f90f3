"""The application form: filing, errors at the field, adding items without script, the receipt."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.cases import files
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.intake import steps
from openimr.intake.models import Draft
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


def begun(client: Client) -> str:
    """The address of an application that has just been begun, without its step."""
    return client.post("/apply")["Location"].rsplit("/", 1)[0]


def sent(client: Client, at: str, step: str, values: dict[str, Any], *, go: str = "next") -> Any:
    """One step sent, with those of the values that stand on it."""
    mine = {n: v for n, v in values.items() if steps.stands_on(steps.BY_SLUG[step], n) or n.endswith("_file")}
    return client.post(f"{at}/{step}", {**mine, "go": go})


def typed(client: Client, values: dict[str, Any], **uploads: Any) -> str:
    """An application with all steps typed, up to the last; gives its address."""
    at = begun(client)
    for step in steps.STEPS[:-1]:
        sent(client, at, step.slug, values, go="later")
    if uploads:
        client.post(
            f"{at}/decision",
            {**{n: v for n, v in values.items() if n.startswith("ur_")}, **uploads, "go": "upload"},
        )
    return at


SIGNED = {"signed_by": "employee", "signature_name": "Oralia Benavidez", "agree": "yes"}


def filed(
    client: Client, values: dict[str, Any], *, sign: dict[str, str] | None = None, **uploads: Any
) -> Any:
    """Fill in everything, sign and file."""
    at = typed(client, values, **uploads)
    return client.post(f"{at}/sign", {**(SIGNED if sign is None else sign), "go": "file"})


def a_decision(name: str = "decision.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_packet(), content_type="application/pdf")


def test_an_employee_files_and_gets_a_receipt() -> None:
    client = signed_in(Role.EMPLOYEE)
    assert client.get("/apply").status_code == 200
    answer = filed(client, filled(), ur_decision_file=a_decision())
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


def test_what_is_wrong_stands_at_the_field_and_in_a_list_at_the_top_and_is_kept_all_the_same() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    page = sent(
        client, at, "employee", filled(**{"date_of_injury": "2024-02-30", "parties.0.birth_date": "x"})
    )
    assert page.status_code == 422
    html = page.content.decode()
    for path in ("date_of_injury", "parties-0-birth_date"):
        assert f'href="#field-{path}"' in html, path
        assert f'id="field-{path}-error"' in html, path
    assert html.index("error-summary") < html.index('id="field-parties-0-name"')
    assert 'value="2024-02-30"' in client.get(f"{at}/employee").content.decode()
    items = sent(client, at, "treatment", filled(**{"items.1.description": "", "items.0.category": ""}))
    for path in ("items-1-description", "items-0-category"):
        assert f'id="field-{path}-error"' in items.content.decode(), path
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("step", "change", "field"),
    [
        ("decision", {"ur_decision.served_on": "2025-02-01"}, "ur_decision-served_on"),
        ("decision", {"ur_decision.decided_on": "2999-01-01"}, "ur_decision-decided_on"),
        ("employee", {"date_of_injury": "2025-03-01"}, "date_of_injury"),
        ("employee", {"parties.0.birth_date": "2024-06-11"}, "parties-0-birth_date"),
    ],
)
def test_dates_that_contradict_each_other_are_told_at_their_field(
    step: str, change: dict, field: str
) -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    for slug in ("decision", "employee"):
        sent(client, at, slug, filled(), go="later")
    page = sent(client, at, step, filled(**change))
    assert page.status_code == 422
    assert f'id="field-{field}-error"' in page.content.decode()


def test_an_error_of_a_later_party_finds_its_own_place_when_others_are_left_empty() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    html = sent(client, at, "others", filled(**{"parties.4.name": "x" * 300})).content.decode()
    assert 'id="field-parties-4-name-error"' in html
    assert 'id="field-parties-3-name-error"' not in html


def test_an_item_is_added_and_taken_away_without_script_and_nothing_typed_is_lost() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    page = sent(client, at, "treatment", filled(), go="add_item")
    html = page.content.decode()
    assert page.status_code == 200
    assert 'id="item-3"' in html
    assert 'value="Crutches"' in html
    assert not Case.objects.exists()
    fewer = sent(client, at, "treatment", filled(item_count="3"), go="remove_item").content.decode()
    assert 'id="item-3"' not in fewer
    assert 'id="item-2"' in fewer


def test_a_form_has_at_most_twelve_items_and_always_one() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    for count in ("12", "9999", "-5", "zwei", "٣", "1" * 60):
        page = client.post(f"{at}/treatment", {"item_count": count, "go": "add_item"})
        assert page.status_code == 200, count
        assert 'id="item-13"' not in page.content.decode()
        assert 'id="item-1"' in page.content.decode()


def test_what_was_typed_is_there_when_one_comes_back_and_a_tick_taken_away_is_gone() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = typed(client, filled(**{"ur_decision.liability_disputed": "yes"}))
    assert "Oralia Benavidez" in text_of(client.get("/apply"))
    page = client.get(f"{at}/decision").content.decode()
    assert 'id="field-ur_decision-liability_disputed" value="yes" checked' in page
    sent(client, at, "decision", filled(), go="later")
    assert (
        "checked" not in client.get(f"{at}/decision").content.decode().split("liability_disputed", 1)[1][:60]
    )
    assert 'value="Oralia Benavidez"' in client.get(f"{at}/employee").content.decode()


def test_what_is_typed_is_kept_in_passing_and_the_last_day_is_shown_with_its_count() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    values = {"ur_decision.decided_on": "2024-06-03", "ur_decision.served_on": "2024-06-03", "ur_decision.served_by": "mail",
              "ur_decision.mail_zone": "california"}  # fmt: skip
    answer = client.post(f"{at}/decision?autosave", values, headers={"HX-Request": "true"})
    said = text_of(answer)
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "Your last day to apply is Jul 8, 2024" in said
    assert "+5 days: served by mail in California" in said
    assert Draft.objects.get().values["ur_decision.served_on"] == "2024-06-03"


def test_an_application_of_another_account_is_not_there() -> None:
    at = begun(signed_in(Role.EMPLOYEE, "first"))
    other = signed_in(Role.EMPLOYEE, "second")
    assert other.get(f"{at}/decision").status_code == 404
    assert other.post(f"{at}/employee", {"parties.0.name": "X"}).status_code == 404
    assert other.post(f"{at}/remove").status_code == 404
    assert Draft.objects.get().values.get("parties.0.name") is None


def test_an_attached_decision_stays_attached_until_it_is_taken_away() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = typed(client, filled(), ur_decision_file=a_decision("Letter of March.pdf"))
    assert "Letter of March.pdf" in text_of(client.get(f"{at}/decision"))
    client.post(f"{at}/sign", {**SIGNED, "go": "file"})
    assert files.read(Case.objects.get().application.ur_decision_sha256) == a_packet()


def test_a_decision_that_was_taken_away_is_not_filed() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = typed(client, filled(), ur_decision_file=a_decision())
    sha256 = Draft.objects.get().papers[0]["sha256"]
    client.post(
        f"{at}/decision",
        {**{n: v for n, v in filled().items() if n.startswith("ur_")}, "remove_paper": sha256},
    )
    client.post(f"{at}/sign", {**SIGNED, "go": "file"})
    assert Case.objects.get().application.ur_decision_sha256 == ""


def test_papers_come_with_the_application_and_each_stands_in_the_receipt() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = typed(client, filled())
    picture = SimpleUploadedFile(
        "a/../b\\scan\u202e.png", b"\x89PNG\r\n\x1a\n more", content_type="image/png"
    )
    client.post(f"{at}/papers", {"papers_file": [a_decision("report.pdf"), picture], "go": "upload"})
    page = text_of(client.get(f"{at}/papers"))
    assert "report.pdf" in page
    assert "scan.png" in page
    client.post(f"{at}/sign", {**SIGNED, "go": "file"})
    case = Case.objects.get()
    assert {p["name"] for p in case.application.papers} == {"report.pdf", "scan.png"}
    assert case.papers.count() == 2


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (SimpleUploadedFile("decision.pdf", b""), "This file is empty"),
        (SimpleUploadedFile("decision.pdf", b"MZ\x90\x00 a program"), "Expected a PDF or a picture"),
        (SimpleUploadedFile("decision.exe", b"#!/bin/sh"), "Expected a PDF or a picture"),
    ],
)
def test_what_is_no_decision_is_refused_at_its_field_and_the_rest_is_kept(upload: Any, words: str) -> None:
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    upload.seek(0)
    page = client.post(
        f"{at}/decision", {"ur_decision.decided_on": "2025-02-20", "ur_decision_file": upload, "go": "upload"}
    )
    assert page.status_code == 422
    assert words in text_of(page)
    assert 'id="field-ur_decision_file-error"' in page.content.decode()
    assert Draft.objects.get().values["ur_decision.decided_on"] == "2025-02-20"
    assert Draft.objects.get().papers == []


def test_a_decision_that_is_too_large_is_refused_at_its_field(settings) -> None:
    settings.OPENIMR_MAX_UPLOAD = 10
    client = signed_in(Role.EMPLOYEE)
    at = begun(client)
    page = client.post(f"{at}/decision", {"ur_decision_file": a_decision(), "go": "upload"})
    assert page.status_code == 422
    assert not Draft.objects.get().papers


def test_the_last_step_says_what_is_missing_and_what_stands_in_the_way() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = typed(client, filled(claim_number="", diagnosis="", date_of_injury="2024-02-30"))
    page = text_of(client.get(f"{at}/sign"))
    assert "This must be mended before it can be filed" in page
    assert "Date of injury: Expected a date that exists" in page
    assert client.post(f"{at}/sign", {**SIGNED, "go": "file"}).status_code == 422
    assert not Case.objects.exists()
    sent(client, at, "employee", filled(claim_number=""), go="later")
    page = text_of(client.get(f"{at}/sign"))
    assert "This must be mended" not in page
    for words in ("Claim number", "Primary diagnosis", "Copy of the decision"):
        assert words in page.split("This is missing", 1)[1]


def test_an_application_with_gaps_is_taken_in_and_the_receipt_says_so() -> None:
    client = signed_in(Role.INTAKE_CLERK)
    answer = filed(client, filled(claim_number="", diagnosis=""), sign={"signed_by": "employee"})
    page = text_of(client.get(answer["Location"]))
    assert "Some required fields are empty" in page
    assert "No copy of the utilization review decision" in page
    assert "The application is not signed" in page


@pytest.mark.parametrize(
    ("sign", "field"),
    [
        ({"agree": "yes"}, "signature_name"),
        ({"signature_name": "Oralia", "agree": "yes"}, "signature_name"),
        ({"signature_name": "Oralia Benavidez"}, "agree"),
    ],
)
def test_half_a_signature_is_none_and_says_what_is_missing(sign: dict[str, str], field: str) -> None:
    page = filed(signed_in(Role.EMPLOYEE), filled(), sign=sign)
    assert page.status_code == 422
    assert f'id="field-{field}-error"' in page.content.decode()
    assert not Case.objects.exists()


def test_the_signature_is_kept_with_name_statement_and_moment() -> None:
    filed(signed_in(Role.EMPLOYEE), filled())
    application = Case.objects.get().application
    assert application.signature["name"] == "Oralia Benavidez"
    assert "I ask for Independent Medical Review" in application.signature["statement"]
    assert application.signature["at"][:10] == application.received_at.date().isoformat()
    assert Case.objects.get().facts["application"]["signed"] is True


def test_a_form_that_is_sent_twice_is_filed_once() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = typed(client, filled())
    first = client.post(f"{at}/sign", {**SIGNED, "go": "file"})
    second = client.post(f"{at}/sign", {**SIGNED, "go": "file"})
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_a_clerk_enters_what_came_before_with_the_day_on_which_it_came() -> None:
    client = signed_in(Role.INTAKE_CLERK)
    filed(client, filled(channel="fax", received_on="2025-03-07"), sign={"signed_by": "employee", "signed": "yes", "signed_on": "2025-03-06"})  # fmt: skip
    case = Case.objects.get()
    assert case.facts["application"]["received_on"] == "2025-03-07"
    assert case.application.channel == "fax"


def test_a_paper_form_signed_before_the_decision_is_refused_at_its_field() -> None:
    client = signed_in(Role.INTAKE_CLERK)
    page = filed(client, filled(), sign={"signed_by": "employee", "signed": "yes", "signed_on": "2025-02-19"})
    assert page.status_code == 422
    assert "older than the decision" in text_of(page)


def test_an_item_that_was_left_empty_between_two_others_moves_no_reference() -> None:
    given = filled(item_count="3", **{
        "items.1.description": "", "items.1.category": "", "items.1.body_system": "", "items.1.depends_on": "",
        "items.2.description": "Crutches", "items.2.category": "dmepos", "items.2.body_system": "knee",
        "items.2.depends_on": "1",
    })  # fmt: skip
    filed(signed_in(Role.EMPLOYEE), given)
    case = Case.objects.get()
    assert [i.description for i in case.items.all()] == ["Knee arthroscopy", "Crutches"]
    assert case.items.get(position=2).depends_on.position == 1


def test_an_item_cannot_go_with_one_that_is_not_there() -> None:
    client = signed_in(Role.EMPLOYEE)
    page = sent(client, begun(client), "treatment", filled(**{"items.1.depends_on": "7"}))
    assert page.status_code == 422
    assert 'id="field-items-1-depends_on-error"' in page.content.decode()


def test_hostile_words_are_shown_as_words() -> None:
    client = signed_in(Role.EMPLOYEE)
    hostile = '"><script>alert(1)</script>'
    page = sent(
        client, begun(client), "employee", filled(**{"parties.0.name": hostile, "date_of_injury": "no"})
    )
    assert page.status_code == 422
    assert b"<script>alert" not in page.content
    assert b"<script>alert" not in client.get("/apply").content


def test_the_kinds_and_parts_that_the_form_offers_are_those_that_the_panel_matches_by() -> None:
    known = table()
    assert {value for value, _ in fields.CATEGORIES} == set(known.leads)
    assert {value for value, _ in fields.BODY_SYSTEMS} == set(known.body_systems.values())
