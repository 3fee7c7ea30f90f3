"""One fact added to a reviewer by a form: told at the field, by the same checks as a file, nothing overwritten."""

from __future__ import annotations

import pytest
from django.urls import reverse

from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.panel.credentials.one_fact import forms
from openimr.panel.models import KINDS, Absence, Certification, Licence, Practice, Question, Reviewer, Tie
from tests.reviewers import an_entry
from tests.web.test_pages_register import page, signed_in, taken_in

pytestmark = pytest.mark.django_db(databases="__all__")


def add(fact: str, **given: str) -> tuple[int, str]:
    pk = Reviewer.objects.get().pk
    given = {"fact": fact, "source": "panel-manager", **given}
    answer = signed_in(Role.PANEL_MANAGER).post(reverse("add-fact", args=[pk]), given)
    return answer.status_code, answer.content.decode()


def test_every_kind_of_fact_has_a_form_and_the_page_shows_it() -> None:
    taken_in(an_entry("R-1"))
    assert set(forms()) == set(KINDS)
    client, pk = signed_in(Role.PANEL_MANAGER), Reviewer.objects.get().pk
    for kind, (_, fields) in forms().items():
        text = page(client, "add-fact", pk, fact=kind)
        assert all(f'name="{one.name}"' in text for one in fields), kind


def test_facts_of_several_kinds_are_added_and_what_was_there_stays() -> None:
    taken_in(an_entry("R-1"))
    before = Licence.objects.filter(ended_at=None).count()
    assert add("licence", state="NV", status="active", expires_on="2030-01-31")[0] == 302
    assert (
        add("certification", specialty="Ortho", begins_on="2012-01-01")[0] == 302
    )  # there already, by another word
    assert add("absence", **{"from": "2026-12-20", "to": "2027-01-03"})[0] == 302
    assert add("tie", to="org:acme", kind="financial", share_of_income="0.12")[0] == 302
    assert Licence.objects.filter(ended_at=None).count() == before + 1
    assert Licence.objects.get(state="NV").verified_by == "panel-manager"
    assert Certification.objects.filter(ended_at=None).count() == 1
    assert Absence.objects.filter(ended_at=None, last="2027-01-03").exists()
    assert Tie.objects.get(to="org:acme", ended_at=None).share_of_income == 0.12
    assert AuditEvent.objects.filter(chain="house", verb="take_in_register", outcome="done").count() >= 4


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept_nor_lost() -> None:
    taken_in(an_entry("R-1"))
    done = AuditEvent.objects.filter(verb="take_in_register", outcome="done").count()
    status, text = add(
        "licence", state="NV", status="active", begins_on="2026-05-01", expires_on="2026-04-01"
    )
    assert status == 422
    assert 'id="field-expires_on-error"' in text
    assert 'value="2026-04-01"' in text  # what was typed stays
    status, text = add("practice", since="2019-02-30", hours_per_week="many")
    assert status == 422
    assert 'id="field-since-error"' in text
    assert 'id="field-hours_per_week-error"' in text
    status, text = add("tie", to="Acme <script>", kind="financial")
    assert status == 422
    assert 'id="field-to-error"' in text
    assert "<script>alert" not in text
    assert 'id="field-source-error"' in add("language", language="Spanish", source="hearsay")[1]
    assert 'id="field-language-error"' in add("language")[1]
    assert not Licence.objects.filter(state="NV").exists()
    assert not Practice.objects.filter(since="2019-02-28").exists()
    assert AuditEvent.objects.filter(verb="take_in_register", outcome="done").count() == done


def test_a_weaker_source_that_says_otherwise_is_a_question_and_not_a_change() -> None:
    taken_in(an_entry("R-1"), source="licence-board")
    assert add("licence", state="CA", status="revoked", source="reviewer")[0] == 302
    assert Question.objects.get().kind == Question.CONTRADICTION
    assert Licence.objects.get(state="CA", ended_at=None).status == "active"
