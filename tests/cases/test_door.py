"""The one door: roles, reach, states, one transaction, messages after commit."""

from __future__ import annotations

import pytest

from openimr.cases.door import reach_rules
from openimr.cases.errors import Invalid, NotAllowed, WrongState
from openimr.cases.lifecycle import VERBS, State, allowed
from openimr.cases.models import AuditEvent, Case, Message
from openimr.cases.roles import OUTSIDE, Role
from openimr.intake import actions as intake
from tests.factories import DAY, a_filed_case, an_actor, an_assigned_case, an_eligible_case

database = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]


def test_every_state_can_be_reached_and_every_open_state_left() -> None:
    reached = {v.to for v in VERBS.values()} - {None}
    assert reached == set(State)
    for state in State:
        if state not in {
            State.INELIGIBLE,
            State.AFFIRMED,
            *{s for s in State if s.value in ("withdrawn", "settled")},
        }:
            left = any(state in v.moves_from and v.to is not state for v in VERBS.values())
            assert left or state.value in {
                "terminated_authorized",
                "closed_wcab",
                "merged",
                "consolidated",
            }, state


def test_only_an_expert_reviewer_may_decide_or_sign() -> None:
    for name in ("decide_item", "sign", "write_summary"):
        assert VERBS[name].roles == {Role.EXPERT_REVIEWER}


def test_every_verb_has_an_action() -> None:
    from openimr.casefile import actions as casefile
    from openimr.casefile.completeness import actions as completeness
    from openimr.casefile.handout import actions as handout
    from openimr.casefile.mending import actions as mending
    from openimr.casefile.reader import actions as reader
    from openimr.cases import actions as cases
    from openimr.cases import sweep
    from openimr.determination import actions as determination
    from openimr.intake import consolidating, ending, parties
    from openimr.panel import actions as panel
    from openimr.publication import actions as publication

    found = {
        value.verb.name
        for module in (
            cases,
            sweep,
            intake,
            consolidating,
            parties,
            ending,
            casefile,
            completeness,
            handout,
            mending,
            reader,
            panel,
            determination,
            publication,
        )
        for value in vars(module).values()
        if hasattr(value, "verb")
    }
    assert found == set(VERBS)


def test_what_a_role_may_do_is_listed_in_the_order_of_the_process() -> None:
    names = [v.name for v in allowed(Role.INTAKE_CLERK, State.SCREENING)]
    assert names[:4] == ["screen", "ask_parties", "find_eligible", "find_ineligible"]


@pytest.mark.django_db(databases="__all__")
@pytest.mark.database
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
def test_a_role_that_may_not_use_a_verb_is_refused(role: Role) -> None:
    case = a_filed_case()
    if role in VERBS["screen"].roles:
        intake.screen(case, by=an_actor(role), at=DAY)
        assert case.state == State.SCREENING
        return
    with pytest.raises(NotAllowed):
        intake.screen(
            case, by=an_actor(role, reviewer_ref="R-X" if role is Role.EXPERT_REVIEWER else ""), at=DAY
        )
    assert Case.objects.get(pk=case.pk).state == State.RECEIVED


@pytest.mark.django_db(databases="__all__")
@pytest.mark.database
@pytest.mark.parametrize("role", sorted(OUTSIDE))
def test_a_party_reaches_only_its_own_cases(role: Role) -> None:
    from openimr.cases import door

    case = a_filed_case()
    stranger = an_actor(role)
    with pytest.raises(NotAllowed):
        door.read(case, "case", by=stranger, at=DAY)
    refused = AuditEvent.objects.filter(chain=case.number, outcome="refused")
    assert refused.count() == 1


@pytest.mark.django_db(databases="__all__")
@pytest.mark.database
def test_a_verb_in_the_wrong_state_is_refused_and_says_what_state_was_expected() -> None:
    case = a_filed_case()
    with pytest.raises(WrongState) as refusal:
        intake.send_notice_of_assignment(case, by=an_actor(Role.INTAKE_CLERK), at=DAY)
    assert refusal.value.expected == ("eligible",)
    assert Message.objects.count() == 0


@pytest.mark.django_db(databases="__all__")
@pytest.mark.database
def test_an_action_that_fails_leaves_nothing_behind() -> None:
    case = a_filed_case()
    intake.screen(case, by=an_actor(Role.INTAKE_CLERK), at=DAY)
    with pytest.raises(Invalid):
        intake.ask_parties(case, by=an_actor(Role.INTAKE_CLERK), at=DAY, question="  ")
    fresh = Case.objects.get(pk=case.pk)
    assert fresh.state == State.SCREENING
    assert "questions" not in fresh.facts


@pytest.mark.django_db(databases="__all__")
@pytest.mark.database
def test_messages_are_written_with_the_action_and_leave_after_commit(
    django_capture_on_commit_callbacks, settings
) -> None:
    case = an_eligible_case()
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        intake.send_notice_of_assignment(case, by=an_actor(Role.INTAKE_CLERK), at=DAY, sent_by="electronic")
    of_assignment = Message.objects.filter(case=case, kind="notice-of-assignment")
    assert of_assignment.filter(sent_at=None).count() == 3  # nothing has left yet
    for step in waiting:
        step()
    assert of_assignment.filter(sent_at=None).count() == 0
    out = sorted(p.suffix for p in (settings.OPENIMR_OUTBOX / case.number).iterdir())
    assert out == [".pdf"] * 3 + [".txt"] * 3


@pytest.mark.django_db(databases="__all__")
@pytest.mark.database
def test_a_message_that_never_left_is_sent_by_the_next_worker(settings) -> None:
    from openimr.cases import messages

    case = an_assigned_case()  # in a test's transaction nothing is committed, so nothing has left
    assert messages.deliver_pending(at=DAY) == 6  # of eligibility and of assignment, to three parties each
    assert messages.deliver_pending(at=DAY) == 0
    assert len(list((settings.OPENIMR_OUTBOX / case.number).iterdir())) == 12


def test_the_panel_has_taught_the_door_which_cases_are_a_reviewers() -> None:
    assert Role.EXPERT_REVIEWER in reach_rules
