"""The batch proposed: placed together, offered through the door, and never against a rule."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from openimr.cases.models import AuditEvent, Case, DisputedItem
from openimr.cases.roles import Role
from openimr.determination import actions as determination
from openimr.panel import actions, register
from openimr.panel.credentials.sources import sources
from openimr.panel.gathering import demand, fairness_since
from openimr.panel.match.planning import Question
from openimr.panel.models import Assignment, Reviewer, Tie
from openimr.panel.pay import points
from openimr.panel.proposing import Proposal, accept, propose
from tests.factories import DAY, a_user, an_actor
from tests.panel.waiting import a_waiting_case, waiting_cases
from tests.process.steps import LATER, a_case_at_the_desk, read_everything, the_reviewer, write_a_draft
from tests.reviewers import a_reviewer

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]
TODAY = dt.date(2025, 3, 12)
NOW = dt.datetime(2025, 3, 12, 18, tzinfo=dt.UTC)


def with_reviewers(*entries: dict[str, Any]) -> None:
    register.take_in(entries, by=an_actor(Role.PANEL_MANAGER), at=DAY)


def assigned(made: Proposal) -> dict[str, str]:
    return {entry["case"]: entry["reviewer"] for entry in made.plan.answer["assignments"]}


def offer_all(made: Proposal, **changes: Any) -> Any:
    manager = an_actor(Role.PANEL_MANAGER)
    return accept(made, [*assigned(made)], by=manager, at=NOW, offer=actions.assign_reviewer)


def test_waiting_cases_are_placed_together_not_each_for_itself() -> None:
    first, second = waiting_cases(2)
    # Alone, both would take R-A; together one goes to R-B, which has no licence of California.
    with_reviewers(a_reviewer("R-A", capacity=1), a_reviewer("R-B", states=("NV",), capacity=1))
    made = propose(as_of=TODAY)
    assert set(assigned(made).values()) == {"R-A", "R-B"}
    outcome = offer_all(made)
    assert set(outcome.offered) == {first.number, second.number}
    assert not outcome.failed
    rows = Assignment.objects.all()
    assert {row.reviewer.ref for row in rows} == {"R-A", "R-B"}
    assert not any(row.overridden for row in rows), "what the proposal names is no override"
    assert all(row.screening["batch"] for row in rows)


def test_the_next_best_is_named_with_what_it_would_cost() -> None:
    (case,) = waiting_cases(1)
    with_reviewers(a_reviewer("R-A"), a_reviewer("R-B", states=("NV",)), a_reviewer("R-C", disciplined=True))
    part = propose(as_of=TODAY).of(case.number)
    assert (part.best or {})["reviewer"] == "R-A"
    assert part.next_best is not None
    assert part.next_best["reviewer"] == "R-B"
    assert part.next_best["cost"] == {"specialty": 0, "licence": 3, "load": 1}
    assert part.exclusions == [{"reviewer": "R-C", "rules": ["R-02"]}]


def test_capacity_below_what_is_assigned_leaves_a_case_and_says_why() -> None:
    waiting_cases(2)
    with_reviewers(a_reviewer("R-A", capacity=1), a_reviewer("R-OVER", capacity=1, assigned=3))
    made = propose(as_of=TODAY)
    assert list(assigned(made).values()) == ["R-A"]
    assert made.overfull == (("R-OVER", 3, 1),)
    assert b"3 in hand, capacity 1" in signed_in().get(reverse("panel-proposal")).content
    (left,) = made.plan.answer["unassigned"]
    assert left["smallest_relaxations"] == [["R-12"]]
    assert made.of(left["case"]).best is None
    refused = accept(
        made, [left["case"]], by=an_actor(Role.PANEL_MANAGER), at=NOW, offer=actions.assign_reviewer
    )
    assert refused.failed == ((left["case"], "The proposal has no reviewer for it."),)
    assert not Assignment.objects.exists()


def test_a_case_that_cannot_be_placed_is_named_with_its_cure_and_the_others_go_on() -> None:
    strange, no_parties, good = waiting_cases(3)
    DisputedItem.objects.filter(case=strange).update(
        description="Something unheard of", category="", body_system=""
    )
    no_parties.messages.all().delete()
    no_parties.parties.all().delete()
    with_reviewers(a_reviewer("R-A"))
    made = propose(as_of=TODAY)
    assert assigned(made) == {good.number: "R-A"}
    words = {case.number: problem for case, problem in made.problems}
    assert "Say what kind of treatment it is" in words[strange.number]
    assert "no parties" in words[no_parties.number]
    assert "enter them" in words[no_parties.number]


def test_a_reviewer_whose_entry_contradicts_itself_is_named_and_assigned_nothing() -> None:
    (case,) = waiting_cases(1)
    with_reviewers(a_reviewer("R-BAD"), a_reviewer("R-GOOD", states=("NV",)))
    Tie.objects.create(  # behind the door, which would refuse it
        reviewer=Reviewer.objects.get(ref="R-BAD"), to="org:x", kind_of_tie="contract", since=dt.date(2025, 1, 2),
        until=dt.date(2024, 1, 1), verified_on=DAY.date(), recorded_at=DAY,
    )  # fmt: skip
    made = propose(as_of=TODAY)
    assert assigned(made) == {case.number: "R-GOOD"}
    (fault,) = made.unusable
    assert (fault.reviewer, fault.place) == ("R-BAD", "ties[0].until")
    assert "2025-01-02" in fault.expected
    with pytest.raises(Exception, match="R-02"):
        actions.assign_reviewer(
            case, by=an_actor(Role.PANEL_MANAGER), at=NOW, reviewer="R-BAD", reason="I want this one"
        )
    assert not Assignment.objects.exists()


def test_rules_are_asked_anew_when_an_offer_is_made() -> None:
    (case,) = waiting_cases(1)
    with_reviewers(a_reviewer("R-A"), a_reviewer("R-B", states=("NV",)))
    made = propose(as_of=TODAY)
    with_reviewers(a_reviewer("R-A", qme=True))
    outcome = offer_all(made)
    assert outcome.offered == ()
    assert "excluded by R-02" in outcome.failed[0][1]
    assert not Assignment.objects.filter(case=case).exists()


def test_a_proposed_case_that_fails_stops_no_other() -> None:
    first, second = waiting_cases(2)
    with_reviewers(a_reviewer("R-A"))
    made = propose(as_of=TODAY)
    Case.objects.filter(pk=first.pk).update(state="withdrawn")
    outcome = offer_all(made)
    assert outcome.offered == (second.number,)
    assert [number for number, _ in outcome.failed] == [first.number]


def test_a_question_shows_what_would_be_and_changes_nothing() -> None:
    waiting_cases(3)
    with_reviewers(a_reviewer("R-A", capacity=1), a_reviewer("R-TIED", qme=True, capacity=1))
    assert len(assigned(propose(as_of=TODAY))) == 1
    more = propose(as_of=TODAY, question=Question(one_more="Orthopedic Surgery", room=1))
    assert len(assigned(more)) == 2
    assert len(assigned(propose(as_of=TODAY, question=Question(waived={"R-02"})))) == 2
    assert len(assigned(propose(as_of=TODAY, question=Question(waived={"R-12"})))) == 3
    assert assigned(propose(as_of=TODAY, question=Question(away={"R-A"}))) == {}
    assert not Assignment.objects.exists()
    with pytest.raises(ValueError, match="R-99"):
        propose(as_of=TODAY, question=Question(waived={"R-99"}))


# --- the page


def signed_in(role: Role = Role.PANEL_MANAGER) -> Client:
    client = Client()
    client.force_login(a_user(role))
    return client


def digest_on(client: Client) -> str:
    return client.get(reverse("panel-proposal")).context["made"].digest


def test_the_manager_offers_one_case_what_is_ticked_or_all() -> None:
    cases = waiting_cases(4)
    with_reviewers(a_reviewer("R-A"), a_reviewer("R-B"))
    client, url = signed_in(), reverse("panel-proposal")
    client.post(url, {"digest": digest_on(client), "one": cases[0].number})
    assert list(Assignment.objects.values_list("case__number", flat=True)) == [cases[0].number]
    client.post(url, {"digest": digest_on(client), "case": [cases[1].number], "ticked": "yes"})
    assert Assignment.objects.count() == 2
    page = client.post(url, {"digest": digest_on(client), "all": "yes"}, follow=True)
    assert Assignment.objects.count() == 4
    assert b"2 cases are offered" in page.content
    assert b"No case waits for a reviewer" in page.content


def test_a_proposal_that_has_changed_since_it_was_shown_is_not_accepted() -> None:
    waiting_cases(1)
    with_reviewers(a_reviewer("R-A"))
    client, url = signed_in(), reverse("panel-proposal")
    seen = digest_on(client)
    a_waiting_case(claim_number="WC-NEW")
    page = client.post(url, {"digest": seen, "all": "yes"}, follow=True)
    assert b"Nothing was offered" in page.content
    assert not Assignment.objects.exists()


def test_the_auditor_reads_the_proposal_and_can_offer_nothing() -> None:
    (case,) = waiting_cases(1)
    with_reviewers(a_reviewer("R-A"))
    client, url = signed_in(Role.AUDITOR), reverse("panel-proposal")
    page = client.get(url)
    assert page.status_code == 200
    assert b"Offer all" not in page.content
    assert client.post(url, {"digest": page.context["made"].digest, "all": "yes"}).status_code == 403
    assert not Assignment.objects.exists()
    read = AuditEvent.objects.filter(verb="read_proposal", outcome="read").get()
    assert read.detail["cases"] == [case.number]


def test_a_question_is_answered_on_the_page_and_no_address_names_a_reviewer() -> None:
    waiting_cases(2)
    with_reviewers(a_reviewer("R-A", capacity=1))
    client, url = signed_in(), reverse("panel-proposal")
    page = client.post(url, {"ask": "yes", "one_more": "Orthopedic Surgery", "waived": "", "away": ""})
    assert ("Cases with a reviewer", 1, 2) in page.context["what_if"]["figures"]
    assert b"the one more then" in page.content
    assert b"Offer all" not in page.content
    nonsense = client.post(url, {"ask": "yes", "one_more": "Alchemy", "waived": "R-99", "away": "R-NOBODY"})
    assert nonsense.status_code == 200
    assert "what_if" not in nonsense.context
    assert b'method="get"' not in page.content.split(b'id="ask-h"')[1]


# --- the figures


def test_fairness_and_demand_are_gathered_from_what_happened() -> None:
    cases = waiting_cases(3)
    with_reviewers(a_reviewer("R-A"), a_reviewer("R-B", states=("NV",)), a_reviewer("R-C", disciplined=True))
    for case in cases[:2]:
        actions.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=NOW)
    lines = {line.reviewer: line for line in fairness_since(NOW - dt.timedelta(days=1))}
    assert set(lines) == {"R-A", "R-B"}, "who is excluded from all has no share"
    assert sum(line.cases.found for line in lines.values()) == 2
    assert lines["R-A"].cases.expected.mean == 1
    assert lines["R-A"].pay.found == 100 * lines["R-A"].cases.found
    (ortho,) = [line for line in demand(at=NOW, weeks=12, ahead=4) if line.specialty == "Orthopedic Surgery"]
    assert (ortho.waiting, ortho.reviewers) == (1, 3)


def test_outcomes_are_those_of_issued_letters() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    determination.sign(case, by=the_reviewer(), at=LATER)
    assert not any(line.outcomes for line in fairness_since(DAY)), "signed is not issued"
    determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)
    (line,) = fairness_since(DAY)
    assert line.outcomes is not None
    assert (line.items, line.outcomes.found) == (2, 2)
    client = signed_in()
    page = client.get(reverse("panel-fairness"), {"days": "1826"})
    assert b"2 of 2" in page.content
    assert client.get(reverse("panel-demand")).status_code == 200


def test_pay_has_a_row_for_every_day_of_the_program_and_says_so_before() -> None:
    assert (
        points("specialist", "expedited", dt.date(2026, 3, 2))
        > points("", "regular", dt.date(2013, 1, 1))
        > 0
    )
    with pytest.raises(LookupError, match="2012-12-31"):
        points("", "regular", dt.date(2012, 12, 31))
    assert all(points(one, "regular", TODAY) for one in sources().pay_classes)
