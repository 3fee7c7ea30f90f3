"""Writing down what a party says in a case. The words stay in the row and out of the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.models import Case, Party
from openimr.intake.models import Paper, Question, Statement

MOST = 10_000


def needed(words: str, name: str, what: str) -> str:
    """The words without surrounding space. Raises: Invalid at the field `name` where there are none, or too many."""
    said = words.replace("\x00", "").strip()
    if not said:
        raise Invalid({name: f"Expected {what}."})
    if len(said) > MOST:
        raise Invalid({name: f"Expected at most {MOST} characters, found {len(said)}."})
    return said


def party_of(case: Case, by: Actor) -> Party | None:
    """The party that an actor outside the house is in a case; None for the house's own people."""
    if not by.outside or by.user_id is None:
        return None
    return (
        case.parties.filter(user_id=by.user_id, role=by.role.value).first()
        or case.parties.filter(user_id=by.user_id).first()
    )


def say(
    case: Case, kind: str, words: str, *, by: Actor, at: dt.datetime, question: Question | None = None,
    papers: Sequence[Mapping[str, Any]] = (), detail: Mapping[str, Any] | None = None,
) -> Statement:  # fmt: skip
    """Keep a statement of the party that acts, or of one whose paper the clerk enters."""
    keep_papers(case, papers, by=by, at=at)
    return Statement.objects.create(
        case=case, kind=kind, party=party_of(case, by), made_by=by.name, made_at=at, text=words, question=question,
        papers=[dict(p) for p in papers], detail=dict(detail or {}),
    )  # fmt: skip


def keep_papers(case: Case, papers: Sequence[Mapping[str, Any]], *, by: Actor, at: dt.datetime) -> None:
    """Let filed papers (`sha256`, `name`, `size`) come into the case file, each once."""
    for paper in papers:
        Paper.objects.get_or_create(
            case=case, sha256=paper["sha256"],
            defaults={
                "name": paper["name"], "size": paper["size"], "sent_by": by.role.value, "submitted_by": by.name,
                "received_at": at,
            },
        )  # fmt: skip
