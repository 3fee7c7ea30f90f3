"""The batch proposed: all cases that wait for a reviewer, placed together, and the offers made from it."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from openimr.cases.actors import Actor
from openimr.cases.errors import CaseError, Invalid
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.panel.match.planning import Plan, Question, plan
from openimr.panel.matching import Unusable, as_exclusions, complete_case_of, match_of, usable
from openimr.panel.models import Assignment, Reviewer, SeveralApproval
from openimr.panel.register import reviewers


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What a proposal says of one case: the entry of the match, the next best, who is excluded, and out of
    how many (`register`).
    """

    number: str
    register: int
    best: dict[str, Any] | None
    next_best: dict[str, Any] | None
    exclusions: list[dict[str, Any]]
    unassigned: dict[str, Any] | None


def alone(case: Case, *, as_of: dt.date) -> Proposed:
    """The same of one case placed alone. Raises: Invalid where its items cannot be placed."""
    answer = match_of(case, as_of=as_of)
    return Proposed(
        number=case.number,
        register=Reviewer.objects.count(),
        best=answer["assignments"][0] if answer["assignments"] else None,
        next_best=answer["next_best"],
        exclusions=answer["exclusions"],
        unassigned=answer["unassigned"][0] if answer["unassigned"] else None,
    )


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """
    The proposal of a day. `cases` are those in it by number; `problems` says of the others what is missing.

    `unusable` are entries of the register that contradict themselves; nobody is assigned on them. `register`
    and `usable` count its entries, and those of them that can be read. `overfull` are reviewers with more cases in hand
    than their capacity, with both numbers; they get none.
    `digest` names this very proposal: who accepts it says which one was seen.
    """

    as_of: dt.date
    plan: Plan
    cases: Mapping[str, Case]
    problems: tuple[tuple[Case, str], ...]
    unusable: tuple[Unusable, ...]
    register: int
    usable: int
    overfull: tuple[tuple[str, int, int], ...]
    digest: str

    def of(self, number: str) -> Proposed:
        """The part of one case. Raises: KeyError for a case that is not in the proposal."""
        if number not in self.cases:
            raise KeyError(number)
        best, left = self._entries
        return Proposed(
            number=number,
            register=self.register,
            best=best.get(number),
            next_best=self.plan.next_best.get(number),
            exclusions=self.plan.exclusions_of(number) + as_exclusions(self.unusable),
            unassigned=left.get(number),
        )

    @functools.cached_property
    def _entries(self) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
        answer = self.plan.answer
        return {e["case"]: e for e in answer["assignments"]}, {e["case"]: e for e in answer["unassigned"]}


def waiting() -> list[Case]:
    """The cases with a place for a reviewer that is offered to none, the next date first."""
    standing = Q(assignments__ended=False, assignments__state__in=[Assignment.OFFERED, Assignment.ATTESTED])
    approved = SeveralApproval.objects.filter(case=OuterRef("pk"), ended=False).values("reviewers")
    return list(
        Case.objects.filter(state=State.RECORDS_COMPLETE.value)
        .annotate(
            have=Count("assignments", filter=standing, distinct=True), want=Coalesce(Subquery(approved), 1)
        )
        .filter(have__lt=F("want"))
        .select_related("application")
        .prefetch_related("items", "parties")
        .order_by("due_on", "number")
    )


def propose(*, as_of: dt.date, question: Question | None = None) -> Proposal:
    """
    All waiting cases placed together at the least cost, as of a day; with `question`, what would be if.

    A case whose facts do not suffice (an item that nobody has placed, no party known) stands in `problems`
    with what is missing, and the others go on.
    So do the reviewers whose entries cannot be read, which stand in `unusable`.
    Raises: ValueError for a rule that there is none of.
    """
    cases: dict[str, Case] = {}
    problems: list[tuple[Case, str]] = []
    asked: list[dict[str, Any]] = []
    for case in waiting():
        try:
            facts = complete_case_of(case, as_of=as_of)
        except Invalid as refusal:
            problems.append((case, " ".join(refusal.fields.values())))
        else:
            cases[case.number] = case
            asked.append(facts)
    register = reviewers(as_of=as_of)
    sound, unusable = usable(register, as_of)
    made = plan({"as_of": as_of.isoformat(), "cases": asked, "reviewers": sound}, question)
    return Proposal(
        as_of=as_of, plan=made, cases=cases, problems=tuple(problems), unusable=tuple(unusable),
        register=len(register), usable=len(sound),
        overfull=tuple((e["id"], e["assigned"], e["capacity"]) for e in sound if e["assigned"] > e["capacity"]),
        digest=_digest(made),
    )  # fmt: skip


def _digest(made: Plan) -> str:
    pairs = sorted((e["case"], e["reviewer"]) for e in made.answer["assignments"])
    return hashlib.sha256(json.dumps(pairs, separators=(",", ":")).encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What accepting did: the numbers of the cases offered, and of the others with what stood in the way."""

    offered: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]


def accept(
    proposal: Proposal, numbers: Collection[str], *, by: Actor, at: dt.datetime, offer: Callable[..., Any]
) -> Outcome:
    """
    Offer cases of a proposal to the reviewers that it names, each through the door.

    `offer` is the verb `assign_reviewer`. A case that fails changes nothing and stops no other.
    """
    offered: list[str] = []
    failed: list[tuple[str, str]] = []
    for number in numbers:
        if number not in proposal.cases:
            failed.append((number, "It is not in the proposal any more."))
            continue
        part = proposal.of(number)
        if part.best is None:
            failed.append((number, "The proposal has no reviewer for it."))
            continue
        try:
            offer(proposal.cases[number], by=by, at=at, reviewer=part.best["reviewer"], proposed=part)
        except CaseError as refusal:
            words = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
            failed.append((number, words))
        else:
            offered.append(number)
    return Outcome(offered=tuple(offered), failed=tuple(failed))
