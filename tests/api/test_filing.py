"""Filing over the API: the same checks and the same receipt as on the page."""

from __future__ import annotations

import base64

import pytest
from django.test import Client

from openimr.cases.models import Case
from openimr.cases.roles import Role
from tests.factories import a_user
from tests.forms import a_form
from tests.papers import a_packet
from tests.web.ways import signed_in

pytestmark = pytest.mark.django_db(databases="__all__")
URL = "/api/applications/"


def body(**more: object) -> dict:
    application = {**a_form(), "signed": False}
    return {"application": application, "signature_name": "Oralia Benavidez", **more}


def a_file(data: bytes, name: str = "decision.pdf") -> dict[str, str]:
    return {"name": name, "content": base64.b64encode(data).decode()}


def test_an_application_is_filed_with_its_papers_and_gives_its_receipt() -> None:
    client = signed_in(Role.EMPLOYEE)
    answer = client.post(
        URL,
        body(ur_decision=a_file(a_packet()), papers=[a_file(a_packet()[:-1] + b"\n\n", "r.pdf")]),
        "application/json",
    )
    assert answer.status_code == 201, answer.content
    case = Case.objects.get()
    assert answer.json()["receipt"]["receipt"] == case.application.receipt
    assert answer.json()["missing"] == []
    assert case.application.signature["name"] == "Oralia Benavidez"
    assert case.papers.count() == 1
    assert case.facts["application"]["signed"] is True


def test_everything_that_is_wrong_is_said_by_its_path_and_nothing_is_filed() -> None:
    wrong = body(ur_decision={"content": "%%%"}, papers=[a_file(b"")])
    wrong["application"]["date_of_injury"] = "2024-02-30"
    wrong["application"]["items"] = []
    answer = signed_in(Role.EMPLOYEE).post(URL, wrong, "application/json")
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"ur_decision", "papers.0", "date_of_injury", "items"}
    assert not Case.objects.exists()


def test_an_employee_signs_with_a_name_and_not_with_a_tick() -> None:
    given = body(signature_name="")
    given["application"]["signed"] = True
    answer = signed_in(Role.EMPLOYEE).post(URL, given, "application/json")
    assert set(answer.json()["errors"]) == {"signature_name"}


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"application": 3}', "x" * 50])
def test_a_body_that_is_no_application_is_an_error_and_no_fault(data: str) -> None:
    answer = signed_in(Role.EMPLOYEE).post(URL, data, "application/json")
    assert answer.status_code in {400, 422}


def test_others_may_not_file_and_a_forged_request_is_refused() -> None:
    assert signed_in(Role.AUDITOR).post(URL, body(), "application/json").status_code == 403
    assert Client().post(URL, body(), "application/json").status_code == 401
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(a_user(Role.EMPLOYEE))
    assert strict.post(URL, body(), "application/json").status_code == 403
    assert not Case.objects.exists()
