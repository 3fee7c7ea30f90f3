"""The parts of the case page, each a query or two over rows, whatever the size of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from openimr.casefile.models import Document
from openimr.casefile.records import title_of
from openimr.cases.actors import Actor
from openimr.cases.lifecycle import AFTER_ISSUE, EXITS, State
from openimr.cases.models import Case, DisputedItem, Message
from openimr.determination.models import Letter
from openimr.panel.models import Assignment
from openimr.panel.views.explaining import explained

STEPS: tuple[tuple[str, frozenset[State]], ...] = (
    ("Application", frozenset({State.RECEIVED})),
    ("Eligibility", frozenset({State.SCREENING, State.NEEDS_INFO, State.DEFERRED, State.ELIGIBLE, State.INELIGIBLE})),
    ("Records", frozenset({State.ASSIGNED, State.RECORDS_PENDING})),
    ("Reviewer", frozenset({State.RECORDS_COMPLETE})),
    ("Review", frozenset({State.WITH_REVIEWER})),
    ("Determination", frozenset({State.QUALITY_CHECK}) | AFTER_ISSUE),
)  # fmt: skip
"""The process as the step indicator shows it."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where the case stands: the steps with `complete`, `current` or '', and whether it ended on the way."""

    steps: tuple[tuple[str, str], ...]
    number: int
    name: str
    ended: bool


def standing(case: Case) -> Standing:
    """The step indicator of a case."""
    state = State(case.state)
    ended = state in EXITS or state is State.INELIGIBLE
    at = next((n for n, (_, states) in enumerate(STEPS) if state in states), None)
    if at is None:  # a way out: how far it had come is told by the facts
        reached = ("determination", "records", "noarfi", "eligibility")
        come = {"determination": 5, "records": 3, "noarfi": 2, "eligibility": 1}
        at = next((come[name] for name in reached if case.facts.get(name)), 0)
    done = state in AFTER_ISSUE
    marks = tuple(
        (name, "complete" if n < at or done else "current" if n == at else "")
        for n, (name, _) in enumerate(STEPS)
    )
    return Standing(steps=marks, number=at + 1, name=STEPS[at][0], ended=ended)


def items(case: Case, letter: Letter | None) -> list[tuple[DisputedItem, dict[str, Any] | None]]:
    """The disputed items, each with what the letter decided about it (None: nothing, or no letter yet)."""
    rows = list(case.items.select_related("depends_on"))
    if letter is None:
        return [(item, None) for item in rows]
    decided = {entry["position"]: entry for entry in letter.determination["disputed_items"]}
    reviewed = [item.pk for item in rows if item.eligibility in {"", "eligible"}]
    place = {pk: n for n, pk in enumerate(reviewed, start=1)}
    return [(item, decided.get(place.get(item.pk, 0))) for item in rows]


def said(case: Case, by: Actor) -> dict[str, Any]:
    """The questions to the parties, and what the parties said; to somebody outside the house their own words only."""
    statements = case.statements.select_related("party", "question")
    if by.outside:
        statements = statements.filter(party__user_id=by.user_id or 0)
    return {"questions": list(case.questions.all()), "statements": list(statements)}


def notices(case: Case, by: Actor) -> QuerySet[Message]:
    """The messages of a case; somebody outside the house gets their own only."""
    found = case.messages.select_related("party")
    return found.filter(party__user_id=by.user_id or 0) if by.outside else found.defer("text")


def records(case: Case) -> list[dict[str, Any]]:
    """The records of the case with their pages in the case file, in its order."""
    rows = Document.objects.filter(case=case).select_related("duplicate_of").annotate(
        first=Min("pages__bates"), last=Max("pages__bates"),
        unread=Count("pages", filter=Q(pages__source="unreadable")),
    )  # fmt: skip
    return [
        {
            "number": row.number, "kind": row.kind, "title": title_of(row), "date": row.date, "author": row.author,
            "first": row.first, "last": row.last, "unread": row.unread, "confidence": row.confidence,
            "reason": row.reason, "packet": row.packet_id, "first_in_packet": row.first_page,
            "length": row.last_page - row.first_page + 1,
            "duplicate_of": row.duplicate_of.number if row.duplicate_of else None,
        }
        for row in rows.order_by("number")
    ]  # fmt: skip


def assignments(case: Case) -> list[dict[str, Any]]:
    """Every assignment of the case, the latest first, with its exclusions grouped by rule."""
    rows = Assignment.objects.filter(case=case).select_related("reviewer").order_by("-pk")
    return [{"row": row, **explained(row.screening)} for row in rows]
