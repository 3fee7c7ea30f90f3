"""A case's parties are resolved and followed through the graph; what is uncertain counts until a person decides."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from openimr.cases import audit
from openimr.cases.errors import Invalid, NotAllowed
from openimr.cases.lifecycle import State
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.panel import actions as panel
from openimr.panel import register
from openimr.panel.matching import case_of, match_of, nodes_of
from openimr.panel.models import Assignment, OrganisationName, Question, Relation, Tie
from openimr.panel.organisations.resolving import names_of
from openimr.panel.organisations.taking import take_in_organisations
from openimr.panel.questions import answer_question, ask_questions, choices
from tests.factories import an_actor, an_assigned_case
from tests.papers import a_packet
from tests.process.steps import LATER, complete, hand_in, the_reviewer
from tests.reviewers import an_entry

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]
DAY = LATER.date()


def manager() -> Any:
    return an_actor(Role.PANEL_MANAGER)


def organisations(raw: dict[str, Any], **more: Any) -> Any:
    return take_in_organisations(raw, by=manager(), at=LATER, **more)


def reviewers(*entries: dict[str, Any]) -> None:
    report = register.take_in(entries, by=manager(), at=LATER)
    assert not report.faults, report.faults


def a_case_to_assign() -> Case:
    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    return case


def party(case: Case, role: str) -> Any:
    found = case.parties.filter(role=role).first()
    assert found is not None, list(case.parties.values_list("role", "name"))
    return found


def excluded(case: Case) -> dict[str, list[str]]:
    return {e["reviewer"]: e["rules"] for e in match_of(case, as_of=DAY)["exclusions"]}


def tie(to: str, kind: str = "partnership") -> dict[str, Any]:
    return {"to": to, "kind": kind, "since": "2020-01-01"}


def owned_by_harbor(case: Case) -> str:
    """The claims administrator belongs to a holding, which has a medical group as a member."""
    administrator = party(case, "claims-administrator")
    organisations(
        {
            "organisations": [
                {"id": administrator.ref, "name": administrator.name},
                {
                    "id": "org:harbor-holding",
                    "name": "Harbor Holding, Inc.",
                    "also": ["Harbor Holding Group"],
                },
                {"id": "org:tidewater", "name": "Tidewater Orthopedic Partners"},
            ],
            "relations": [
                {"above": "org:harbor-holding", "below": administrator.ref, "kind": "owner", "share": 0.8},
                {"above": "org:harbor-holding", "below": "org:tidewater", "kind": "member"},
            ],
        }
    )
    return str(administrator.name)


def test_a_tie_counts_through_the_graph_and_the_path_is_the_explanation() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1", ties=[tie("org:tidewater")]), an_entry("R-2"))
    assert excluded(case) == {}
    name = owned_by_harbor(case)
    assert excluded(case) == {"R-1": ["R-06"]}
    (node,) = [n for n in nodes_of(case, DAY) if n.ref == "org:tidewater"]
    assert node.words(names_of(s.one for s in node.path) | names_of(s.other for s in node.path)) == (
        f"Tidewater Orthopedic Partners is a member of Harbor Holding, Inc., which owns {name}"
    )


def test_a_tie_to_another_name_of_an_owner_counts() -> None:
    case = a_case_to_assign()
    owned_by_harbor(case)
    reviewers(an_entry("R-1", ties=[tie("org:harbor-holding-group")]))
    assert excluded(case) == {"R-1": ["R-06"]}


def test_a_name_that_may_be_meant_counts_until_a_person_says_it_is_another() -> None:
    case = a_case_to_assign()
    name = party(case, "claims-administrator").name
    alike = "org:" + "-".join(f"{name}s".casefold().split())
    reviewers(an_entry("R-1", ties=[tie(alike, "contract")]))
    assert excluded(case) == {"R-1": ["R-06"]}
    assert ask_questions(by=manager(), at=LATER) == 1
    assert ask_questions(by=manager(), at=LATER) == 0
    question = Question.objects.get()
    assert [ref for ref, _ in choices(question)] == [alike, "another"]
    answer_question(
        question=question.pk, answer="another", reason="Two companies of two states.", by=manager(), at=LATER
    )
    assert excluded(case) == {}
    assert ask_questions(by=manager(), at=LATER) == 0


def test_a_name_that_is_found_to_be_meant_is_known_from_then_on() -> None:
    case = a_case_to_assign()
    name = party(case, "claims-administrator").name
    alike = "org:" + "-".join(f"{name}s".casefold().split())
    reviewers(an_entry("R-1", ties=[tie(alike, "contract")]))
    ask_questions(by=manager(), at=LATER)
    answer_question(
        question=Question.objects.get().pk, answer=alike, reason="Same address.", by=manager(), at=LATER
    )
    assert excluded(case) == {"R-1": ["R-06"]}
    assert [n.uncertain for n in nodes_of(case, DAY) if n.ref == alike] == [False]
    assert OrganisationName.objects.filter(organisation__ref=alike, name=name).exists()


def test_the_employees_name_is_put_to_nobody() -> None:
    case = a_case_to_assign()
    employee = party(case, "employee")
    first, last = employee.name.split()[0], employee.name.split()[-1]
    reviewers(an_entry("R-1", ties=[tie(f"person:{first[0]}-{last}".casefold(), "treated")]))
    assert excluded(case) == {"R-1": ["R-06"]}
    assert ask_questions(by=manager(), at=LATER) == 0


def test_a_decision_needs_a_reason_an_answer_and_the_panel_manager() -> None:
    case = a_case_to_assign()
    name = party(case, "claims-administrator").name
    reviewers(an_entry("R-1", ties=[tie("org:" + "-".join(f"{name}s".casefold().split()))]))
    ask_questions(by=manager(), at=LATER)
    pk = Question.objects.get().pk
    with pytest.raises(Invalid) as refused:
        answer_question(question=pk, answer="perhaps", reason=" ", by=manager(), at=LATER)
    assert set(refused.value.fields) == {"answer", "reason"}
    with pytest.raises(NotAllowed):
        answer_question(question=pk, answer="another", reason="x", by=an_actor(Role.INTAKE_CLERK), at=LATER)
    answer_question(question=pk, answer="another", reason="x", by=manager(), at=LATER)
    with pytest.raises(Invalid, match="decided already"):
        answer_question(question=pk, answer="another", reason="x", by=manager(), at=LATER)
    assert AuditEvent.objects.filter(verb="answer_question", outcome="refused").count() == 3
    assert audit.verify().whole


@pytest.mark.parametrize(("answer", "status"), [("keep", "active"), ("take", "revoked")])
def test_two_sources_that_differ_are_settled_by_a_person(answer: str, status: str) -> None:
    reviewers(an_entry("R-1"))
    revoked = {"id": "R-1", "licences": [{"state": "CA", "status": "revoked"}]}
    register.take_in([revoked], by=manager(), at=LATER, source="reviewer")
    answer_question(
        question=Question.objects.get().pk, answer=answer, reason="Asked the board.", by=manager(), at=LATER
    )
    (licence,) = register.standing()["R-1"]["licence"]
    assert (licence.status, licence.source, licence.verified_by) == (status, "panel-manager", "panel-manager")
    assert not register.standing()["R-1"]["licence"][0].ended_at


def test_a_conflict_reported_goes_into_the_register_and_the_case_to_another_at_once() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1"), an_entry("R-2", terms={"capacity": 6, "elsewhere": 1}))
    first = panel.assign_reviewer(case, by=manager(), at=LATER)
    assert first.reviewer.ref == "R-1"
    employer = party(case, "claims-administrator").ref
    made = panel.report_conflict_and_reassign(
        case, by=the_reviewer("R-1"), at=LATER, party=employer, kind="contract"
    )
    assert made is not None
    assert (made.reviewer.ref, made.state, made.offered_by) == ("R-2", Assignment.OFFERED, "openimr")
    declared = Tie.objects.get()
    assert (declared.reviewer.ref, declared.to, declared.source) == ("R-1", employer, "attestation")
    assert {e.verb for e in AuditEvent.objects.filter(chain=case.number)} >= {
        "report_conflict",
        "assign_reviewer",
    }
    with pytest.raises(NotAllowed):
        panel.attest(
            case, by=the_reviewer("R-1"), at=LATER, no_conflict=True, qualified=True, will_read_all=True
        )


def test_a_conflict_found_after_attesting_takes_the_case_back_and_reassigns_it() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1"), an_entry("R-2", terms={"capacity": 6, "elsewhere": 1}))
    panel.assign_reviewer(case, by=manager(), at=LATER)
    panel.attest(case, by=the_reviewer("R-1"), at=LATER, no_conflict=True, qualified=True, will_read_all=True)
    assert case.state == State.WITH_REVIEWER
    panel.report_conflict_and_reassign(
        case, by=the_reviewer("R-1"), at=LATER, party=party(case, "employee").ref, kind="familial"
    )
    case.refresh_from_db()
    assert case.state == State.RECORDS_COMPLETE
    assert case.assignments.get(ended=False).reviewer.ref == "R-2"


def test_where_nobody_is_left_the_case_waits_and_the_log_says_so() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1"))
    panel.assign_reviewer(case, by=manager(), at=LATER)
    employer = party(case, "claims-administrator").ref
    assert (
        panel.report_conflict_and_reassign(
            case, by=the_reviewer("R-1"), at=LATER, party=employer, kind="ownership"
        )
        is None
    )
    assert (
        AuditEvent.objects.filter(chain=case.number, verb="assign_reviewer", outcome="refused").count() == 1
    )


def test_a_conflict_names_a_party_and_a_kind() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1"))
    panel.assign_reviewer(case, by=manager(), at=LATER)
    with pytest.raises(Invalid) as refused:
        panel.report_conflict(case, by=the_reviewer("R-1"), at=LATER, party="org:nobody", kind="envy")
    assert set(refused.value.fields) == {"party", "kind"}
    assert case.assignments.get().state == Assignment.OFFERED


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"organisations": [{"id": "acme", "name": "Acme"}]}, "organisations[0].id: expected org:… or person:…"),
        ({"organisations": [{"id": "org:a"}]}, "organisations[0].name: expected text"),
        ({"organisations": [{"id": "org:a", "name": "A"}, {"id": "org:a", "name": "B"}]}, "each id once"),
        ({"relations": [{"above": "org:a", "below": "org:b", "kind": "owner"}]}, "an organisation of the file or of the register"),
        ({"organisations": [{"id": "org:a", "name": "A"}], "relations": [{"above": "org:a", "below": "org:a", "kind": "owner"}]}, "another than org:a"),
        ({"organisations": [{"id": "org:a", "name": "A"}, {"id": "org:b", "name": "B"}],
          "relations": [{"above": "org:a", "below": "org:b", "kind": "owner", "share": 80}]}, "a number from 0 to 1"),
        ({"organisations": [{"id": "org:a", "name": "A"}, {"id": "org:b", "name": "B"}],
          "relations": [{"above": "org:a", "below": "org:b", "kind": "cousin"}]}, "one of owner, parent"),
        ({"organisations": [{"id": "org:a", "name": "A"}, {"id": "org:b", "name": "B"}],
          "relations": [{"above": "org:a", "below": "org:b", "kind": "parent", "since": "2020-01-01", "until": "2019-01-01"}]}, "a day on or after since"),
    ],
)  # fmt: skip
def test_organisations_that_do_not_hold_together_are_named(raw: dict[str, Any], said: str) -> None:
    report = organisations(raw)
    assert any(said in str(fault) for fault in report.faults), report.faults
    assert not Relation.objects.exists()


def test_a_circle_of_ownership_is_told_and_taken_in() -> None:
    names = [{"id": f"org:{x}", "name": x.upper()} for x in "abc"]
    ring = [{"above": f"org:{x}", "below": f"org:{y}", "kind": "owner"} for x, y in ("ab", "bc", "ca")]
    report = organisations({"organisations": names, "relations": ring})
    assert (report.new, report.faults) == (6, [])
    assert report.notes == ["ownership in a circle: org:a owns org:b owns org:c owns org:a"]
    again = organisations({"organisations": names, "relations": ring})
    assert (again.new, again.changed, again.same, again.lines) == (0, 0, 6, [])


def test_a_changed_share_is_told_and_the_old_relation_stays_in_the_history() -> None:
    names = [{"id": f"org:{x}", "name": x.upper()} for x in "ab"]
    organisations(
        {
            "organisations": names,
            "relations": [{"above": "org:a", "below": "org:b", "kind": "owner", "share": 0.6}],
        }
    )
    report = organisations(
        {"relations": [{"above": "org:a", "below": "org:b", "kind": "owner", "share": 0.02}]}
    )
    assert report.lines == ["org:a owner org:b: share 0.6, None to None is now share 0.02, None to None"]
    assert Relation.objects.exclude(ended_at=None).get().share == 0.6
    dry = organisations(
        {"relations": [{"above": "org:a", "below": "org:b", "kind": "owner", "share": 0.7}]}, dry=True
    )
    assert (dry.changed, Relation.objects.get(ended_at=None).share) == (1, 0.02)


def test_a_case_with_no_parties_of_the_match_is_no_error() -> None:
    case = a_case_to_assign()
    case.parties.exclude(role="employee").update(role="adjuster")
    assert {p["role"] for p in case_of(case, as_of=DAY + dt.timedelta(1))["parties"]} == {"employee"}
