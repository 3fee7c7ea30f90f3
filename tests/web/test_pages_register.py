"""The register's pages: facts with their sources, what is due, questions decided, the table of specialties changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.panel import register
from openimr.panel.matching import case_of, match_of
from openimr.panel.models import Licence, Question, Reviewer, SpecialtyChange
from openimr.panel.questions import ask_questions
from tests.factories import a_user, an_actor
from tests.panel.test_conflicts_of_a_case import a_case_to_assign, owned_by_harbor, party, tie
from tests.reviewers import a_name, an_entry

pytestmark = pytest.mark.django_db(databases="__all__")


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(a_user(role))
    return client


def taken_in(*entries: dict[str, Any], **more: Any) -> None:
    report = register.take_in(entries, by=an_actor(Role.PANEL_MANAGER), at=timezone.now(), **more)
    assert not report.faults, report.faults


def page(client: Client, name: str, *args: Any, status: int = 200, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == status, answer.content[:500]
    return answer.content.decode()


def test_the_register_lists_everybody_with_what_is_verified_and_filters() -> None:
    taken_in(
        an_entry("R-1"), an_entry("R-2", certifications=[{"specialty": "Urology"}]), an_entry("R-3", consents=[]),
    )  # fmt: skip
    client = signed_in(Role.PANEL_MANAGER)
    text = page(client, "register")
    assert all(ref in text for ref in ("R-1", "R-2", "R-3"))
    assert "Not signed or run out" in text
    assert "Quartermaine" not in text
    assert ">R-2<" not in page(client, "register", specialty="Orthopedic Surgery")
    assert ">R-3<" not in page(client, "register", standing="ready")
    assert ">R-1<" not in page(client, "register", standing="held")
    assert "Nobody is in this list" in page(client, "register", state="XX")


def test_a_reviewers_page_says_where_each_fact_is_from_and_until_when_it_holds() -> None:
    taken_in(an_entry("R-1", ties=[tie("org:acme", "financial") | {"share_of_income": 0.12}]))
    pk = Reviewer.objects.get().pk
    text = page(signed_in(Role.MEDICAL_DIRECTOR), "reviewer", pk)
    for said in (
        "Orthopedic Surgery",
        "A file of the register",
        "org:acme",
        "12% of income",
        "None found",
        "by panel-manager",
    ):
        assert said in text, said
    assert "Withdraw" not in text  # the medical director reads; the panel manager keeps
    assert "Quartermaine" not in text


def test_who_a_reviewer_is_stands_on_one_page_for_the_panel_manager_and_each_look_is_logged() -> None:
    taken_in(an_entry("R-1"))
    pk = Reviewer.objects.get().pk
    assert a_name("R-1") in page(signed_in(Role.PANEL_MANAGER), "reviewer-identity", pk)
    for role in sorted(set(Role) - {Role.PANEL_MANAGER, Role.SYSTEM, Role.EXPERT_REVIEWER}):
        assert a_name("R-1") not in page(signed_in(role), "reviewer-identity", pk, status=403)
    looks = AuditEvent.objects.filter(verb="read_identity").values_list("outcome", flat=True)
    assert sorted(looks)[:2] == ["read", "refused"]
    assert "Quartermaine" not in str(list(AuditEvent.objects.values()))


def test_a_fact_is_verified_anew_and_another_withdrawn() -> None:
    taken_in(an_entry("R-1", verified={"on": "2020-01-01"}))
    client, pk = signed_in(Role.PANEL_MANAGER), Reviewer.objects.get().pk
    licence = Licence.objects.get()
    assert "Does not count" in page(client, "reviewer", pk)
    client.post(
        reverse("verify-fact", args=[pk]), {"kind": "licence", "fact": licence.pk, "source": "licence-board"}
    )
    fresh = Licence.objects.get(ended_at=None)
    assert (fresh.verified_by, fresh.verified_on, fresh.source) == (
        "panel-manager",
        timezone.localdate(),
        "licence-board",
    )
    refused = client.post(
        reverse("withdraw-fact", args=[pk]), {"kind": "licence", "fact": fresh.pk, "reason": " "}
    )
    assert (refused.status_code, "Expected why" in refused.content.decode()) == (422, True)
    client.post(
        reverse("withdraw-fact", args=[pk]), {"kind": "licence", "fact": fresh.pk, "reason": "Moved away."}
    )
    assert not Licence.objects.filter(ended_at=None).exists()
    text = page(client, "reviewer", pk)
    assert "withdrawn: Moved away." in text
    assert "No licence is recorded" in text


def test_a_fact_of_another_reviewer_cannot_be_reached_through_this_ones_page() -> None:
    taken_in(an_entry("R-1"), an_entry("R-2"))
    one, other = Reviewer.objects.order_by("ref")
    fact = Licence.objects.get(reviewer=other)
    answer = signed_in(Role.PANEL_MANAGER).post(
        reverse("withdraw-fact", args=[one.pk]), {"kind": "licence", "fact": fact.pk, "reason": "x"}
    )
    assert answer.status_code == 422
    assert Licence.objects.filter(ended_at=None).count() == 2


def test_what_is_due_is_listed() -> None:
    long_ago = (timezone.localdate() - dt.timedelta(400)).isoformat()
    taken_in(an_entry("R-1", verified={"on": long_ago}), an_entry("R-2"))
    text = page(signed_in(Role.MEDICAL_DIRECTOR), "register-due")
    assert "R-1" in text
    assert "R-2" not in text
    assert "Run out" in text


def test_a_question_is_decided_on_its_page_with_a_reason() -> None:
    case = a_case_to_assign()
    name = party(case, "claims-administrator").name
    alike = "org:" + "-".join(f"{name}s".casefold().split())
    taken_in(an_entry("R-1", ties=[tie(alike, "contract")]))
    client = signed_in(Role.PANEL_MANAGER)
    client.post(reverse("panel-questions"))
    question = Question.objects.get()
    assert name in page(client, "panel-questions")
    refused = client.post(reverse("answer-question", args=[question.pk]), {"answer": "another", "reason": ""})
    assert (refused.status_code, "Expected why" in refused.content.decode()) == (422, True)
    client.post(
        reverse("answer-question", args=[question.pk]), {"answer": "another", "reason": "Other address."}
    )
    text = page(client, "panel-questions")
    assert "Nothing is open" in text
    assert "Other address." in text
    assert ask_questions(by=an_actor(Role.PANEL_MANAGER), at=timezone.now()) == 0


def test_the_assignment_page_tells_how_a_tie_leads_to_a_party() -> None:
    case = a_case_to_assign()
    owned_by_harbor(case)
    taken_in(an_entry("R-1", ties=[tie("org:tidewater")]), an_entry("R-2"))
    text = page(signed_in(Role.PANEL_MANAGER), "assignment", case.number)
    assert "Tidewater Orthopedic Partners is a member of Harbor Holding, Inc., which owns" in text


def test_an_item_whose_words_say_nothing_is_placed_by_the_panel_manager() -> None:
    case = a_case_to_assign()
    taken_in(an_entry("R-1"))
    item = case.items.order_by("position").first()
    assert item is not None
    item.description, item.category, item.body_system = "Qwerty apparatus", "", ""
    item.save()
    client = signed_in(Role.PANEL_MANAGER)
    text = page(client, "assignment", case.number)
    assert "cannot be matched yet" in text
    assert "Place item 1" in text
    client.post(
        reverse("place-item", args=[case.number]),
        {"position": "1", "category": "surgery", "body_system": "knee"},
    )
    assert "R-1" in page(client, "assignment", case.number)
    assert AuditEvent.objects.filter(chain=case.number, verb="place_item", outcome="done").exists()


def change(client: Client, **given: str) -> Any:
    values = {
        "category": "surgery", "body_system": "knee", "first": timezone.localdate().isoformat(), "same": "Podiatrist\nUrology",
        "similar": "Ortho", "reason": "For the test.", **given,
    }  # fmt: skip
    return client.post(reverse("specialties"), values)


def test_the_medical_director_changes_the_table_and_the_match_follows() -> None:
    case = a_case_to_assign()
    taken_in(an_entry("R-1"), an_entry("R-2", certifications=[{"specialty": "Urology"}]))
    today = timezone.localdate()
    assert match_of(case, as_of=today)["assignments"][0]["reviewer"] == "R-1"
    for item in case.items.all():
        item.category, item.body_system = "surgery", "knee"
        item.save()
    director = signed_in(Role.MEDICAL_DIRECTOR)
    assert change(director).status_code == 302
    assert case_of(case, as_of=today)["specialties"] == {
        "same": ["Podiatrist", "Urology"],
        "similar": ["Orthopedic Surgery"],
    }
    assert match_of(case, as_of=today)["assignments"][0]["reviewer"] == "R-2"
    before = today - dt.timedelta(1)
    assert case_of(case, as_of=before)["specialties"]["same"] == ["Orthopedic Surgery"]
    text = page(director, "specialties", category="surgery", body_system="knee")
    assert "For the test." in text
    assert AuditEvent.objects.filter(verb="change_specialties", outcome="done").count() == 1
    assert change(director, same="Orthopedic Surgery", similar="", reason="Back.").status_code == 302
    assert SpecialtyChange.objects.count() == 2
    assert match_of(case, as_of=today)["assignments"][0]["reviewer"] == "R-1"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"same": "Orthapedic"}, "Meant may be"), ({"same": ""}, "at least one specialty"), ({"first": "2001-01-01"}, "Expected a day from"),
        ({"first": "soon"}, "Expected a day from"), ({"reason": " "}, "Expected why"), ({"similar": "Urology"}, "that are not the same as well"),
        ({"category": "magic"}, "Expected a category"), ({"body_system": "tail"}, "Expected a body system"),
    ],
)  # fmt: skip
def test_a_change_of_the_table_that_does_not_hold_is_refused_at_its_field(
    given: dict[str, str], said: str
) -> None:
    answer = change(signed_in(Role.MEDICAL_DIRECTOR), **given)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not SpecialtyChange.objects.exists()


def test_only_the_medical_director_changes_the_table() -> None:
    assert change(signed_in(Role.PANEL_MANAGER)).status_code == 403
    assert not SpecialtyChange.objects.exists()
    assert AuditEvent.objects.filter(verb="change_specialties", outcome="refused").exists()
