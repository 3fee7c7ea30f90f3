"""Reading the decision to fill the form: proposals beside their places, taken by a person, never by themselves."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from openimr.casefile import ingest
from openimr.cases.roles import Role
from openimr.intake.models import Draft
from tests.papers import _pdf
from tests.web.test_pages_apply import begun
from tests.web.ways import signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")

LETTER = [
    "Utilization Review Decision", "Employee: Oralia Benavidez", "Claim number: KX-2201-77", "Date of injury: 06/10/2024",
    "Date of decision: 02/20/2025", "1. Arthroscopy of the right knee: denied", "2. Crutches: denied",
    "Served on February 21, 2025 by first-class mail on the employee.",
]  # fmt: skip


@pytest.fixture(autouse=True)
def readers_end():
    yield
    ingest.close_reader()


def attached(client, data: bytes) -> str:
    at = begun(client)
    upload = SimpleUploadedFile("decision.pdf", data, content_type="application/pdf")
    client.post(f"{at}/decision", {"ur_decision_file": upload, "go": "upload"})
    return at


def test_values_are_shown_beside_their_place_and_only_what_is_taken_comes_into_the_form() -> None:
    client = signed_in(Role.INTAKE_CLERK)
    at = attached(client, _pdf([LETTER]))
    answer = client.post(f"{at}/decision", {"go": "read"})
    assert answer["Location"] == f"{at}/reading"
    page = client.get(f"{at}/reading")
    html = page.content.decode()
    assert "Date of decision: 02/20/2025" in html  # the line that it was read from
    assert html.count("<rect") == html.count('name="take.')
    assert "checked" not in html
    assert Draft.objects.get().values.get("claim_number") is None
    image = client.get(f"{at}/reading/1")
    assert image["Content-Type"] == "image/png"
    assert image.content.startswith(b"\x89PNG")
    rows = {p["path"]: n for n, p in enumerate(Draft.objects.get().reading["proposals"])}
    n, m = rows["claim_number"], rows["items.1.description"]
    client.post(
        f"{at}/reading",
        {
            f"value.{n}": "KX-2201-78",
            f"take.{n}": "yes",
            f"take.{m}": "yes",
            f"value.{m}": "Crutches",
            "go": "ticked",
        },
    )
    values = Draft.objects.get().values
    assert values["claim_number"] == "KX-2201-78"  # as it was mended
    assert values["items.1.description"] == "Crutches"
    assert values["item_count"] == "2"
    assert "ur_decision.decided_on" not in values


def test_all_are_taken_by_one_deliberate_press() -> None:
    client = signed_in(Role.EMPLOYEE)
    at = attached(client, _pdf([LETTER]))
    client.post(f"{at}/decision", {"go": "read"})
    client.post(f"{at}/reading", {"go": "all"})
    values = Draft.objects.get().values
    assert values["ur_decision.served_on"] == "2025-02-21"
    assert values["ur_decision.served_by"] == "mail"
    assert values["parties.0.name"] == "Oralia Benavidez"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 broken", "cannot be read"),
        (_pdf([["We thank you for your order."]]), "nothing in it was recognized"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_form_goes_on(data: bytes, words: str) -> None:
    client = signed_in(Role.EMPLOYEE)
    at = attached(client, data)
    page = client.post(f"{at}/decision", {"go": "read"})
    assert page.status_code == 422
    assert words in text_of(page)
    assert client.get(f"{at}/reading").status_code == 302


def test_the_pages_of_a_decision_are_for_its_own_account_only() -> None:
    client = signed_in(Role.EMPLOYEE, "first")
    at = attached(client, _pdf([LETTER]))
    client.post(f"{at}/decision", {"go": "read"})
    other = signed_in(Role.EMPLOYEE, "second")
    for path in ("reading", "reading/1"):
        assert other.get(f"{at}/{path}").status_code == 404
