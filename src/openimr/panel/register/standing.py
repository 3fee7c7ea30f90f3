"""What the register vouches for on a day, in the form of `openimr panel match`; and what it does not, with why.

The rule of this module: a fact that is not verified for the day is no qualification. A licence or certificate whose
verification has lapsed is left out; practice counts nothing; without a search for discipline and for barring roles
that still holds, the reviewer counts as barred; without the consents there is no room for a case. Ties count whether
verified or not. So whoever the match assigns, every fact that it rests on was verified for that day.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from openimr.cases.keeping import PACIFIC
from openimr.cases.models import Case
from openimr.panel.credentials.contract import years_between
from openimr.panel.credentials.sources import sources
from openimr.panel.models import KINDS, Assignment, Fact, Question, Reviewer

Facts = Mapping[str, Sequence[Any]]
Contested = Collection[tuple[str, str, str]]
"""(ref, kind, key) of facts about which two sources differ, until a person has decided."""


@dataclass(frozen=True, kw_only=True)
class Held:
    """Why a reviewer, or one of their facts, does not count on a day: the kind of fact, and in words."""

    kind: str
    why: str


def key_text(key: Sequence[Any]) -> str:
    """The key of a fact as text."""
    return json.dumps([value.isoformat() if isinstance(value, dt.date) else value for value in key])


def standing(refs: Collection[str] | None = None) -> dict[str, dict[str, list[Any]]]:
    """The facts that stand, by reviewer and kind; of all reviewers, or of those named. One query a kind."""
    rows = Reviewer.objects.all() if refs is None else Reviewer.objects.filter(ref__in=refs)
    ref_of = dict(rows.values_list("pk", "ref"))
    found: dict[str, dict[str, list[Any]]] = {ref: {kind: [] for kind in KINDS} for ref in ref_of.values()}
    for kind, model in KINDS.items():
        facts = model._default_manager.filter(ended_at__isnull=True)
        if refs is not None:
            facts = facts.filter(reviewer__ref__in=refs)
        for fact in facts.order_by("pk"):
            if fact.reviewer_id in ref_of:
                found[ref_of[fact.reviewer_id]][kind].append(fact)
    return found


def contested() -> set[tuple[str, str, str]]:
    """The facts about which a question is open."""
    rows = Question.objects.filter(kind=Question.CONTRADICTION, answered_at__isnull=True)
    return {(m["reviewer"], m["kind"], m["key"]) for m in rows.values_list("matter", flat=True)}


def is_verified(ref: str, fact: Fact, on: dt.date, doubted: Contested) -> bool:
    """Whether a fact counts on a day: its verification holds, and no other source contradicts it."""
    if fact.verify_again_on is not None and on > fact.verify_again_on:
        return False
    return (ref, fact.kind(), key_text(fact.key_value())) not in doubted


def reviewers(*, besides: Case | None = None, as_of: dt.date | None = None) -> list[dict[str, Any]]:
    """
    The register in the form of the match for a day (today in California where none is given), with the number of
    cases that each has in hand, those of the case `besides` not counted.
    """
    day = as_of or timezone.now().astimezone(PACIFIC).date()
    busy = Q(assignments__ended=False, assignments__state__in=[Assignment.OFFERED, Assignment.ATTESTED])
    if besides is not None:
        busy &= ~Q(assignments__case=besides)
    rows = Reviewer.objects.annotate(busy=Count("assignments", filter=busy)).order_by("ref")
    facts, doubted = standing(), contested()
    found = []
    for ref, count in rows.values_list("ref", "busy"):
        form = form_of_facts(ref, facts[ref], day, doubted)
        form["assigned"] += count
        found.append(form)
    return found


def form_of(reviewer: Reviewer, day: dt.date) -> dict[str, Any]:
    """One reviewer in the form of the match; the cases in hand are those elsewhere only."""
    return form_of_facts(reviewer.ref, standing([reviewer.ref])[reviewer.ref], day, contested())


def form_of_facts(ref: str, facts: Facts, day: dt.date, doubted: Contested = ()) -> dict[str, Any]:
    """A reviewer of the contract of `openimr panel match`, from the facts that count on the day."""

    def counting(kind: str) -> list[Any]:
        return [fact for fact in facts.get(kind, ()) if is_verified(ref, fact, day, doubted)]

    held = {one.kind for one in held_back(ref, facts, day, doubted)}
    professions = facts.get("profession") or ()
    terms = facts.get("terms") or ()
    practice = [p for p in counting("practice") if p.since <= day]
    return {
        "id": ref,
        "licences": [
            {"state": one.state, "unrestricted": one.status == "active", "expires_on": _iso(one.expires_on)}
            for one in counting("licence")
            if one.begins_on is None or one.begins_on <= day
        ],
        "certifications": [
            {"specialty": one.specialty, "expires_on": _iso(one.expires_on)}
            for one in counting("certification")
            if one.begins_on is None or one.begins_on <= day
        ],
        "physician_type": professions[0].profession if professions else "MD",
        "practice_years": round(sum(years_between(p.since, min(p.until or day, day)) for p in practice), 6),
        "practice_hours_per_week": sum(
            p.hours_per_week for p in practice if p.until is None or day <= p.until
        ),
        "disciplined": "discipline" in held or _found(facts, "discipline", "action"),
        "qme": "barringrole" in held or any(_covers(r, day) for r in facts.get("barringrole", ()) if r.role != "none-found"),
        "ties": [
            {
                "to": tie.to,
                "kind": tie.kind_of_tie,
                "since": _iso(tie.since),
                "until": _iso(tie.until),
                "share_of_income": tie.share_of_income,
            }
            for tie in facts.get("tie", ())
        ],
        "capacity": terms[0].capacity if terms and not held & {"consent", "terms", "profession"} else 0,
        "assigned": terms[0].elsewhere if terms else 0,
        "away": [{"from": _iso(a.first), "to": _iso(a.last)} for a in facts.get("absence", ())],
    }  # fmt: skip


def held_back(ref: str, facts: Facts, day: dt.date, doubted: Contested = ()) -> list[Held]:
    """
    What keeps a reviewer from any case on the day because it is not known, not verified or contradicted; not what
    is known and speaks against them (that is the match's to say). Empty: all that a case needs is verified.
    """
    found: list[Held] = []
    for kind, called in (
        ("profession", "profession"), ("licence", "licence"), ("practice", "period of practice"),
        ("discipline", "search for discipline"), ("barringrole", "search for roles that bar"), ("terms", "capacity"),
    ):  # fmt: skip
        rows = facts.get(kind, ())
        if not rows:
            found.append(Held(kind=kind, why=f"no {called} is recorded"))
        elif not any(is_verified(ref, one, day, doubted) for one in rows):
            found.append(Held(kind=kind, why=f"no {called} is verified for {day}"))
        elif kind in {"discipline", "barringrole"} and not all(
            is_verified(ref, one, day, doubted) for one in rows
        ):
            found.append(Held(kind=kind, why=f"a {called} must be made anew, or sources differ"))
    professions = facts.get("profession", ())
    if professions and professions[0].profession in {"MD", "DO"}:
        rows = facts.get("certification", ())
        if not any(is_verified(ref, one, day, doubted) for one in rows):
            found.append(Held(kind="certification", why=f"no certificate is verified for {day}"))
    given = {
        one.consent
        for one in facts.get("consent", ())
        if is_verified(ref, one, day, doubted) and (one.until is None or day <= one.until)
    }
    for name, words in sources().consents.items():
        if name not in given:
            found.append(Held(kind="consent", why=f"not signed or run out: {words}"))
    return found


def all_held_back(day: dt.date) -> dict[str, list[Held]]:
    """For every reviewer whom something holds back on a day, what it is."""
    doubted = contested()
    found = {ref: held_back(ref, facts, day, doubted) for ref, facts in standing().items()}
    return {ref: held for ref, held in found.items() if held}


def due(day: dt.date, *, within: int = 60) -> list[tuple[str, Fact]]:
    """The facts whose verification has run out by `day`, or does so within so many days, the oldest first."""
    last = day + dt.timedelta(within)
    found: defaultdict[dt.date, list[tuple[str, Fact]]] = defaultdict(list)
    for model in KINDS.values():
        rows = model._default_manager.filter(ended_at__isnull=True, verify_again_on__lte=last)
        for fact in rows.select_related("reviewer"):
            assert fact.verify_again_on is not None
            found[fact.verify_again_on].append((fact.reviewer.ref, fact))
    return [
        one
        for date in sorted(found)
        for one in sorted(found[date], key=lambda o: (o[0], o[1].kind(), o[1].pk))
    ]


def _found(facts: Facts, kind: str, name: str) -> bool:
    return any(getattr(one, name) != "none-found" for one in facts.get(kind, ()))


def _covers(role: Any, day: dt.date) -> bool:
    return (role.since is None or role.since <= day) and (role.until is None or day <= role.until)


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
