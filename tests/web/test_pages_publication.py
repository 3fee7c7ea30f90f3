"""The public copy before its officer, and the audit log before the auditor."""

from __future__ import annotations

import pytest
from django.db import connection

from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.publication.models import PublicCopy
from openimr.publication.views import pieces
from tests.factories import a_filed_case, an_actor
from tests.web.ways import (
    a_released_case,
    a_signed_case,
    an_issued_case,
    as_party,
    as_reviewer,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_officer_prepares_reads_and_releases() -> None:
    case = an_issued_case()
    client, path = signed_in(Role.PUBLICATION_OFFICER), f"/cases/{case.number}/public-copy"
    assert "Prepare it" in text_of(client.get(path))
    assert client.post(f"{path}/prepare", {"also": ""})["Location"] == path
    page = client.get(path)
    assert "Prepared, not released" in text_of(page)
    assert "Benavidez" not in page.content.decode()
    early = client.post(f"{path}/release", {})
    assert early.status_code == 422
    assert 'id="field-looked_at-error"' in early.content.decode()
    assert client.post(f"{path}/release", {"looked_at": "yes"}).status_code == 302
    assert PublicCopy.objects.get().state == "released"


def test_words_that_the_officer_names_are_taken_out_too() -> None:
    case = an_issued_case(besides="She walks to work along the Larkspur.")
    client, path = signed_in(Role.PUBLICATION_OFFICER), f"/cases/{case.number}/public-copy"
    client.post(f"{path}/prepare", {"also": ""})
    assert "Larkspur" in PublicCopy.objects.get().text
    client.post(f"{path}/prepare", {"also": "Larkspur\r\n\r\n"})
    assert "Larkspur" not in PublicCopy.objects.get().text
    assert '<ins class="removed">[person]</ins>' in client.get(path).content.decode()


def test_a_released_copy_is_withdrawn_with_a_reason_only() -> None:
    case = a_released_case()
    client, path = signed_in(Role.PUBLICATION_OFFICER), f"/cases/{case.number}/public-copy"
    page = client.post(f"{path}/withdraw", {"reason": ""})
    assert page.status_code == 422
    assert PublicCopy.objects.get().state == "released"
    again = client.post(f"{path}/prepare", {"also": ""})
    assert again.status_code == 422
    assert "Withdraw it before" in text_of(again)
    assert client.post(f"{path}/withdraw", {"reason": "A name"}).status_code == 302
    assert "Withdrawn" in text_of(client.get(path))


def test_there_is_no_public_copy_before_the_letter() -> None:
    case = a_signed_case()
    client, path = signed_in(Role.PUBLICATION_OFFICER), f"/cases/{case.number}/public-copy"
    assert "made of an issued letter" in text_of(client.get(path))
    assert client.post(f"{path}/prepare", {}).status_code == 409


def test_the_public_copy_is_the_officers_and_the_auditor_may_look() -> None:
    case = a_released_case()
    path = f"/cases/{case.number}/public-copy"
    assert signed_in(Role.AUDITOR).get(path).status_code == 200
    assert signed_in(Role.AUDITOR).post(f"{path}/withdraw", {"reason": "x"}).status_code == 403
    for client in (
        signed_in(Role.INTAKE_CLERK),
        signed_in(Role.MEDICAL_DIRECTOR),
        as_party(case, Role.EMPLOYEE),
        as_reviewer(),
    ):
        assert client.get(path).status_code == 403
        assert client.post(f"{path}/withdraw", {"reason": "x"}).status_code == 403
    assert PublicCopy.objects.get().state == "released"


def test_the_pieces_of_a_copy_are_its_text_to_the_character() -> None:
    text = "Seen by [person] on 90+ at Elm, then [unknown]."
    found = pieces(
        text,
        [
            {"start": 27, "end": 30, "why": "a word after 'at'"},
            {"start": 5, "end": 12},
            {"start": 90, "end": 95},
        ],
    )
    assert "".join(p.text for p in found) == text
    assert [(p.text, p.tone) for p in found if p.tone] == [
        ("by [per", "doubtful"),
        ("90+", "removed"),
        ("Elm", "doubtful"),
    ]


def test_the_auditor_sees_that_the_log_holds_and_the_houses_chain() -> None:
    case = a_filed_case()
    page = text_of(signed_in(Role.AUDITOR).get("/auditor"))
    assert "The audit log holds together" in page
    assert case.number in page
    assert "File application" in page


def test_an_entry_that_was_changed_is_named() -> None:
    case = a_filed_case()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute("ALTER TABLE cases_auditevent DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE cases_auditevent SET actor = 'somebody else' WHERE chain = %s AND sequence = 1",
            [case.number],
        )
    page = text_of(signed_in(Role.AUDITOR).get("/auditor"))
    assert "The audit log is broken" in page
    assert f"{case.number}, entry 1: was changed after it was written" in page


@pytest.mark.parametrize("path", ["/auditor", "/auditor/proof"])
def test_the_audit_log_is_for_the_auditor_alone(path: str) -> None:
    for role in Role:
        if role in {Role.AUDITOR, Role.SYSTEM}:
            continue
        client = as_reviewer() if role is Role.EXPERT_REVIEWER else signed_in(role)
        assert client.get(path).status_code == 403, role
    assert AuditEvent.objects.filter(chain="house", outcome="refused").count() == 9


def test_the_log_remembers_that_it_was_read() -> None:
    an_actor(Role.AUDITOR)
    signed_in(Role.AUDITOR).get("/auditor")
    assert AuditEvent.objects.filter(chain="house", verb="read_audit_log", outcome="read").count() == 1
