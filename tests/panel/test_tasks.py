"""The background asks about uncertain names when names change, and only then."""

from __future__ import annotations

from typing import Any

import pytest
from dbos import DBOS

from openimr.panel import tasks
from openimr.panel.models import Question
from tests.factories import an_assigned_case
from tests.panel.test_conflicts_of_a_case import organisations

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The orders that reach the queue; each is carried out at once, as the worker would."""
    done: list[str] = []

    def enqueue(name: str, workflow: Any) -> None:
        assert workflow is tasks.ask_workflow
        done.append(name)
        tasks.ask_questions(by=tasks.SYSTEM, at=tasks.timezone.now())

    monkeypatch.setattr(DBOS, "enqueue_workflow", enqueue)
    monkeypatch.setattr(tasks, "PAUSE", 0.0)
    for name, value in (("_seen", None), ("_looked", -1.0), ("_asked", "")):
        monkeypatch.setattr(tasks, name, value)
    return done


def test_a_party_that_may_be_somebody_of_the_register_is_asked_about_without_a_button(
    queue: list[str],
) -> None:
    organisations(
        {"organisations": [{"id": "org:quail", "name": "Quail Hollow Claims Managment"}], "relations": []}
    )
    assert tasks.order_questions() == 1  # the register has a name
    assert not Question.objects.exists()  # and no case has one like it
    case = an_assigned_case()
    party = case.parties.get(role="claims-administrator")
    party.name = "Quail Hollow Claims Management Company"
    party.save()
    tasks._seen = None  # as a verb of the case would have left it
    assert tasks.order_questions() == 1
    asked = Question.objects.get()
    assert [c["ref"] for c in asked.matter["candidates"]] == ["org:quail"]


def test_where_no_name_has_changed_nothing_is_looked_for(queue: list[str]) -> None:
    an_assigned_case()
    assert tasks.order_questions() == 1
    assert tasks.order_questions() == 0
    an_assigned_case(claim_number="WC-2")  # the same people in another case
    assert tasks.order_questions() == 0
    assert len(queue) == 1


def test_what_could_not_be_started_is_started_in_the_next_round(
    monkeypatch: pytest.MonkeyPatch, queue: list[str]
) -> None:
    an_assigned_case()
    working = DBOS.enqueue_workflow

    def broken(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(DBOS, "enqueue_workflow", broken)
    with pytest.raises(RuntimeError):
        tasks.order_questions()
    monkeypatch.setattr(DBOS, "enqueue_workflow", working)
    assert tasks.order_questions() == 1
