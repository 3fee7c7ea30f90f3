"""What the register could not decide by itself: asked once, decided by a person, and the decision carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import EXITS, State
from openimr.cases.models import Party
from openimr.panel.credentials.sources import sources
from openimr.panel.door import Change, change
from openimr.panel.models import KINDS, Question
from openimr.panel.organisations.names import normal, said_by
from openimr.panel.organisations.resolving import ANOTHER, PRIVATE_ROLES, known, resolve
from openimr.panel.organisations.taking import add_name, node_of

CHOICES = {
    Question.CONTRADICTION: (
        ("keep", "What the register has stays"),
        ("take", "What the other source says is right"),
    ),
    Question.SAME_PERSON: (("two-persons", "They are two persons"), ("one-person", "They are one person")),
}
"""For the kinds of question that always have the same answers: (answer, words)."""
OVER = EXITS | {State.INELIGIBLE, State.ISSUED, State.IMPLEMENTATION, State.AFFIRMED}
"""States in which nobody is to be assigned any more."""


def names_in_cases() -> Iterable[tuple[str, str]]:
    """The (ref, name) of whoever stands in a running case, but never of the employee and their family."""
    return (
        Party.objects.exclude(role__in=PRIVATE_ROLES)
        .exclude(case__state__in=[s.value for s in OVER])
        .order_by("name", "ref")
        .values_list("ref", "name")
        .distinct()
    )


@change("ask_questions")
def ask_questions(*, by: Actor, at: dt.datetime) -> Change:
    """
    Ask about the names of parties of running cases that may mean somebody whom the register knows under another name.

    Returns how many new questions there are. People are asked about too, but never the employee and their family.
    """
    names = known()
    asked = 0
    for ref, name in names_in_cases():
        perhaps = resolve(ref, name, names).perhaps
        if not perhaps:
            continue
        matter = {
            "ref": ref,
            "name": name,
            "candidates": [{"ref": c.ref, "name": c.name, "score": c.score} for c in perhaps],
        }
        question, new = Question.objects.get_or_create(
            kind=Question.NAME,
            subject=normal(name),
            answered_at=None,
            defaults={"matter": matter, "asked_at": at},
        )
        asked += new
        if not new and question.matter["candidates"] != matter["candidates"]:
            question.matter = matter
            question.save(update_fields=["matter"])
    return Change(result=asked, detail={"asked": asked}, done=asked > 0)


def choices(question: Question) -> list[tuple[str, str]]:
    """The answers to a question, each with its words."""
    if question.kind != Question.NAME:
        return list(CHOICES[question.kind])
    return [
        *((c["ref"], f"It is {c['name']} ({c['ref']})") for c in question.matter["candidates"]),
        (ANOTHER, "It is none of these"),
    ]


@change("answer_question")
def answer_question(*, question: int, answer: str, reason: str, by: Actor, at: dt.datetime) -> Change:
    """
    Decide a question, with a reason, and carry the decision out. Raises: Invalid.

    A name found to mean an organisation becomes one of its names; found to mean another, it is not asked again unless
    new candidates come. Of two sources the one found right stands, as verified by who decided.
    """
    row = Question.objects.select_for_update().filter(pk=question).first()
    problems = {}
    if row is None:
        raise Invalid({"": "There is no such question."})
    if row.answered_at is not None:
        raise Invalid({"": "This question has been decided already."})
    if answer not in {value for value, _ in choices(row)}:
        problems["answer"] = "Expected one of the answers."
    if not reason.strip():
        problems["reason"] = "Expected why: what was looked at."
    if problems:
        raise Invalid(problems)
    if row.kind == Question.NAME and answer != ANOTHER:
        _is_named(row, answer, by=by, at=at)
    elif row.kind == Question.CONTRADICTION:
        _settle(row, take=answer == "take", by=by, at=at)
    row.answer, row.reason, row.answered_at, row.answered_by = answer, reason.strip()[:400], at, by.name
    row.save()
    return Change(result=row, detail={"question": row.pk, "kind": row.kind, "answer": answer})


def _is_named(row: Question, ref: str, *, by: Actor, at: dt.datetime) -> None:
    node = node_of(ref, said_by(ref), by=by.name, at=at, source="panel-manager")
    add_name(node, row.matter["name"], "panel-manager")


def _settle(row: Question, *, take: bool, by: Actor, at: dt.datetime) -> None:
    """One of two facts stands, verified on the day of the decision by who decided."""
    matter: dict[str, Any] = row.matter
    model = KINDS[matter["kind"]]
    fact = model._default_manager.filter(pk=matter["fact"]).first()
    if fact is None or fact.ended_at is not None:
        return  # replaced meanwhile by a source that is believed more; there is nothing left to decide
    day = at.date()
    said = matter["says"] if take else matter["has"]
    fact.ended_at, fact.ended_because = at, f"question {row.pk} decided"
    fact.save(update_fields=["ended_at", "ended_because"])
    if said is None:
        return
    value = {
        name: dt.date.fromisoformat(one)
        if one and model._meta.get_field(name).get_internal_type() == "DateField"
        else one
        for name, one in said.items()
    }
    model._default_manager.create(
        reviewer=fact.reviewer, source="panel-manager", source_detail=f"question {row.pk}", verified_by=by.name,
        verified_on=day, verify_again_on=sources().again_on(matter["kind"], day), recorded_at=at, **value,
    )  # fmt: skip
