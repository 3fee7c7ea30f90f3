"""The pages of the ledger, of what is due, of the calendar feed and of the figures."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext
from icalendar import Calendar

from openimr.cases import sweep
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
from openimr.cases.keeping import KEEPERS
from openimr.cases.models import AuditEvent, CalendarFeed, Case, Deadline
from openimr.cases.names import FACTS
from openimr.cases.roles import Role
from tests.factories import DAY, a_filed_case, a_user, an_assigned_case, an_eligible_case
from tests.web.ways import an_issued_case, an_offered_case, as_party, as_reviewer, signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_ledger_shows_who_is_late_what_it_costs_and_what_tomorrow_would_bring() -> None:
    case = an_assigned_case()
    page = text_of(signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/ledger"))
    assert "Late now Claims administrator" in page
    assert "so far $5,000 (rule N-12)" in page
    assert "If it came tomorrow" in page
    assert "Moved the date" in page
    assert "Not counted yet" in page
    assert "records not complete" in page.lower()
    assert AuditEvent.objects.filter(chain=case.number, verb="read_ledger", outcome="read").exists()


def test_the_ledger_as_data_is_the_ledger_of_the_day() -> None:
    case = an_assigned_case()
    found = signed_in(Role.AUDITOR).get(f"/cases/{case.number}/ledger?form=json").json()
    records = next(entry for entry in found["entries"] if entry["name"] == "records-due")
    assert (records["due"], records["standing"], records["cost"]) == ("2025-03-17", "overdue", 5000)
    assert {"name": "determination-due", "reason": "records not complete"} in found["not_computed"]


def test_the_case_page_has_the_ledger_of_its_dates() -> None:
    case = an_assigned_case()
    page = text_of(signed_in(Role.INTAKE_CLERK).get(f"/cases/{case.number}"))
    assert "To be kept by: Claims administrator" in page
    assert "Waited for now" in page


def test_what_was_told_stands_on_the_ledger() -> None:
    case = an_assigned_case()
    sweep.sweep(at=DAY + dt.timedelta(days=40))
    page = text_of(signed_in(Role.RECORDS_CLERK).get(f"/cases/{case.number}/ledger"))
    assert "Told that it has passed: Records due" in page


def test_what_is_due_lists_the_latest_first_and_can_be_narrowed_to_one_keeper() -> None:
    late, eligible = an_assigned_case(claim_number="A"), an_eligible_case(claim_number="B")
    clerk = signed_in(Role.INTAKE_CLERK)
    page = text_of(clerk.get("/due"))
    assert page.index(eligible.number) < page.index(late.number)
    assert "2 still to be kept, 2 of them late" in page
    assert "$5,000" in page
    narrowed = text_of(clerk.get("/due?keeper=claims-administrator"))
    assert late.number in narrowed
    assert eligible.number not in narrowed
    assert clerk.get("/due?keeper=<script>&after=x~y&before=2020-01-01~-9").status_code == 200


def test_a_party_is_shown_the_dates_of_its_own_cases_only() -> None:
    mine, other = an_assigned_case(claim_number="A"), an_assigned_case(claim_number="B")
    page = text_of(as_party(mine, Role.CLAIMS_ADMINISTRATOR).get("/due"))
    assert mine.number in page
    assert other.number not in page
    assert "Last sweep" not in page


@pytest.mark.database
def test_what_is_due_has_pages_and_asks_the_same_number_of_questions() -> None:
    case = an_assigned_case()
    clerk = signed_in(Role.INTAKE_CLERK)
    clerk.get("/due")
    with CaptureQueriesContext(connection) as few:
        clerk.get("/due")
    row = case.deadlines.get(name="records-due")
    Deadline.objects.bulk_create(
        Deadline(case=case, name="records-due", item=str(n), due=row.due, due_on=row.due_on, rule="N-02", citation="x",
                 confirmed=True, keeper=row.keeper, standing="open") for n in range(120)
    )  # fmt: skip
    seen, address = [], "/due"
    with CaptureQueriesContext(connection) as many:
        first = clerk.get(address)
    assert len(many) == len(few)
    while first is not None:
        seen.append([row.pk for row in first.context["rows"]])
        first = clerk.get(f"/due?after={first.context['next']}") if first.context["next"] else None
    assert [len(page) for page in seen] == [50, 50, 21]
    assert len(set(sum(seen, []))) == 121
    back = clerk.get(f"/due?before={row.due_on}~{seen[1][0]}")
    assert [row.pk for row in back.context["rows"]] == seen[0]


def the_address(client: Client) -> str:
    page = client.post("/calendar", {"what": "make"}).content.decode()
    found = re.search(r"/calendar/[\w-]+\.ics", page)
    assert found is not None
    return found[0]


def soon(case: Case) -> None:
    """The dates of a case, moved near today: a calendar shows no ancient ones."""
    for row in case.deadlines.all():
        row.due_on = timezone.localdate() + dt.timedelta(days=5)
        row.due = row.due_on.isoformat()
        row.save()


def test_a_calendar_program_reads_the_dates_without_signing_in_and_finds_nothing_about_health() -> None:
    case = an_assigned_case()
    soon(case)
    address = the_address(signed_in(Role.RECORDS_CLERK))
    response = Client().get(address)
    assert response["Content-Type"].startswith("text/calendar")
    events = list(Calendar.from_ical(response.content).walk("VEVENT"))
    assert [str(event["summary"]) for event in events] == [f"Records due: case {case.number}"]
    assert events[0]["dtstart"].dt == timezone.localdate() + dt.timedelta(days=5)
    said = response.content.decode()
    for party in case.parties.all():
        assert party.name not in said
    for item in case.items.all():
        assert item.description not in said
    entry = AuditEvent.objects.filter(verb="read_calendar").get()
    assert entry.detail == {"events": 1}


def test_the_secret_is_shown_once_and_not_kept() -> None:
    client = signed_in(Role.RECORDS_CLERK)
    address = the_address(client)
    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in client.get("/calendar").content.decode()
    assert not CalendarFeed.objects.filter(secret_sha256=secret).exists()
    assert not any(secret in str(event.detail) for event in AuditEvent.objects.all())


def test_an_address_taken_back_or_made_anew_is_dead_at_once() -> None:
    client = signed_in(Role.RECORDS_CLERK)
    first = the_address(client)
    second = the_address(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post("/calendar", {"what": "revoke"})
    assert Client().get(second).status_code == 404


def test_the_calendar_of_a_closed_account_is_dead() -> None:
    address = the_address(signed_in(Role.RECORDS_CLERK))
    user = a_user(Role.RECORDS_CLERK)
    user.is_active = False
    user.save()
    assert Client().get(address).status_code == 404


def test_each_has_the_dates_that_concern_them_and_no_others() -> None:
    mine, other = an_assigned_case(claim_number="A"), an_assigned_case(claim_number="B")
    soon(mine)
    soon(other)
    party = Client().get(the_address(as_party(mine, Role.CLAIMS_ADMINISTRATOR))).content.decode()
    assert mine.number in party
    assert other.number not in party
    assert "VEVENT" not in Client().get(the_address(signed_in(Role.PANEL_MANAGER))).content.decode()
    assert "VEVENT" not in Client().get(the_address(signed_in(Role.AUDITOR))).content.decode()


def test_a_reviewer_has_the_dates_of_their_own_reviews() -> None:
    case = an_offered_case()
    soon(case)
    assert case.number in Client().get(the_address(as_reviewer())).content.decode()
    assert case.number not in Client().get(the_address(as_reviewer("R-NEXT"))).content.decode()


def test_the_same_figures_are_a_page_csv_and_json() -> None:
    an_issued_case()
    client = signed_in(Role.AUDITOR)
    period = "since=2025-01-01&until=2025-12-31"
    page = text_of(client.get(f"/figures?{period}"))
    data = client.get(f"/figures.json?{period}").json()
    table = list(csv.DictReader(io.StringIO(client.get(f"/figures.csv?{period}").content.decode())))
    assert [row["name"] for row in table] == [row["name"] for row in data["figures"]]
    assert [row["value"] for row in table] == [
        "" if r["value"] is None else str(r["value"]) for r in data["figures"]
    ]
    assert "every application received in the period" in page
    assert {"letter", "item", "unique application"} <= {row["unit"] for row in table}


def test_a_wrong_period_is_said_and_another_form_is_not_there() -> None:
    client = signed_in(Role.MEDICAL_DIRECTOR)
    assert client.get("/figures?since=2025-02-30").status_code == 422
    assert "on or after" in text_of(client.get("/figures?since=2025-03-01&until=2025-02-01"))
    assert client.get("/figures.json?since=yesterday").json() == {
        "error": "Expected two days, written YYYY-MM-DD."
    }
    assert client.get("/figures.xls").status_code == 404


def test_who_may_not_see_the_figures_is_refused_and_that_is_logged() -> None:
    assert signed_in(Role.INTAKE_CLERK).get("/figures").status_code == 403
    assert AuditEvent.objects.filter(verb="read_figures", outcome="refused").exists()


def test_an_account_that_is_linked_later_sees_the_dates_then() -> None:
    case = an_assigned_case()
    user = a_user(Role.CLAIMS_ADMINISTRATOR, "adjuster")
    client = Client()
    client.force_login(user)
    assert case.number not in text_of(client.get("/due"))
    link_party(case, "claims-administrator", user, by=SYSTEM, at=DAY)
    assert case.number in text_of(client.get("/due"))
    assert a_filed_case(claim_number="Z").number not in text_of(client.get("/due"))


def test_a_party_reads_the_ledger_in_spanish() -> None:
    case = an_assigned_case()
    party = as_party(case, Role.CLAIMS_ADMINISTRATOR)
    party.cookies["openimr_language"] = "es"
    page = text_of(party.get(f"/cases/{case.number}/ledger"))
    assert "Registro de plazos del caso" in page
    assert "no se sabe: cuándo se recibió la determinación" in page.lower()
    assert "Llegaría con" in page
    assert "La multa por expedientes tardíos sería de $5,000 (regla N-12)." in page
    left = [w for w in ("It would", "not known", "Kept", "days late", "Final determination due") if w in page]
    assert left == []
    assert '<main id="main" tabindex="-1" lang="en"' not in party.get("/due").content.decode()


def test_every_fact_and_every_keeper_has_its_words_in_spanish() -> None:
    with translation.override("es"):
        for words in (*FACTS.values(), *KEEPERS.values()):
            assert gettext(words) != words, words
