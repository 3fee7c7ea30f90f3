"""The issued letter as a party gets it: signed PDF, page, Word document, text, and the way to the Spanish page."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.letters import parse
from tests.factories import DAY, a_user
from tests.process.steps import an_issued_case

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def employee() -> tuple[Client, str]:
    case = an_issued_case()
    user = a_user(Role.EMPLOYEE)
    link_party(case, Role.EMPLOYEE.value, user, by=SYSTEM, at=DAY)
    client = Client()
    client.force_login(user)
    return client, case.number


def test_the_case_page_leads_to_every_form_of_the_letter_and_to_its_page_in_spanish(
    employee: tuple[Client, str],
) -> None:
    client, number = employee
    page = client.get(reverse("case", args=[number])).content.decode()
    for name in ("letter-pdf", "letter-html", "letter-docx", "letter-text"):
        assert f'href="{reverse(name, args=[number])}"' in page
    assert re.search(rf'lang="es"[^>]*href="{reverse("letter-html", args=[number])}#es"', page)

    # and every form says what the signed letter says
    text = client.get(reverse("letter-text", args=[number])).content.decode()
    decided = parse(text)
    page = client.get(reverse("letter-html", args=[number]))
    document = client.get(reverse("letter-docx", args=[number]))
    words = "\n".join(p.text for p in Document(io.BytesIO(document.content)).paragraphs)
    assert decided.disputed_items
    for item in decided.disputed_items:
        assert item.description in page.content.decode()
        assert item.decision
        assert f"{item.description}: {item.decision.value.capitalize()}" in words
    assert 'id="es"' in page.content.decode()

    # the page may load nothing but its own style
    policy = page["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "frame-ancestors 'self'" in policy
    assert page["Cache-Control"] == "no-store"

    # the document is the same each time, and comes as a file
    assert document.content == client.get(reverse("letter-docx", args=[number])).content
    assert document["Content-Disposition"] == f'attachment; filename="{number}.docx"'


def test_each_reading_leaves_an_entry_in_the_audit_log(employee: tuple[Client, str]) -> None:
    client, number = employee
    last = AuditEvent.objects.order_by("-id").first()
    assert last
    for name in ("letter-html", "letter-docx"):
        client.get(reverse(name, args=[number]))
    entries = AuditEvent.objects.filter(id__gt=last.pk)
    assert len(entries) == 2
    assert {entry.role for entry in entries} == {Role.EMPLOYEE.value}
