"""The pages of the register: everybody in it, one reviewer's facts, what is due, who it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openimr.cases import audit
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.roles import Role
from openimr.cases.views import actor_of, refuse
from openimr.panel.credentials.sources import sources
from openimr.panel.door import log_read
from openimr.panel.models import KINDS, Assignment, Certification, Identity, Licence, Question, Reviewer
from openimr.panel.register import all_held_back, due, held_back, standing
from openimr.panel.register.keeping import verify_fact, withdraw_fact
from openimr.panel.register.standing import contested, form_of_facts, is_verified

READERS = frozenset({Role.PANEL_MANAGER, Role.MEDICAL_DIRECTOR, Role.AUDITOR})
"""Who sees the register: by opaque id, with facts and without names."""
ADDED_FROM = frozenset({"licence-board", "specialty-board", "panel-manager", "npi-registry", "reviewer"})
"""Where a fact that is kept on a page may have been looked up."""
REVIEWERS_A_PAGE = 50
CALLED = {
    "profession": "Profession", "licence": "Licences", "certification": "Board certificates", "practice": "Practice",
    "discipline": "Discipline", "barringrole": "Roles that bar", "tie": "Ties", "consent": "Signed",
    "terms": "Capacity and pay", "absence": "Absences", "language": "Languages",
}  # fmt: skip
_WORDS = {
    "since": "since {}", "until": "until {}", "hours_per_week": "{} hours a week", "begins_on": "from {}", "expires_on": "through {}",
    "given_on": "given {}", "share_of_income": "{} of income", "pay_class": "paid as {}", "elsewhere": "{} elsewhere",
    "first": "from {}", "last": "through {}", "capacity": "{} cases at once", "on": "on {}",
}  # fmt: skip
"""How the fields of a fact are said; those that are not here stand by themselves."""


def reads(
    request: HttpRequest, what: str, *, roles: frozenset[Role] = READERS, detail: dict[str, Any] | None = None
) -> Actor:
    """Who asks for a page of the register; the reading, or its refusal, stands in the house's chain."""
    by, at = actor_of(request), timezone.now()
    if by.role not in roles:
        refuse(audit.HOUSE, what, by=by, at=at, why="this part of the register is not shown to the role")
    log_read(what, by=by, at=at, detail=detail)
    return by


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Everybody in the register, with what they are certified in and what holds them back today."""
    reads(request, "register")
    today = timezone.localdate()
    busy = Q(assignments__ended=False, assignments__state__in=[Assignment.OFFERED, Assignment.ATTESTED])
    rows = Reviewer.objects.annotate(busy=Count("assignments", filter=busy)).order_by("ref")
    asked = {name: request.GET.get(name, "").strip() for name in ("specialty", "state", "standing")}
    if asked["specialty"]:
        certified = Certification.objects.filter(specialty=asked["specialty"], ended_at=None)
        rows = rows.filter(pk__in=certified.values("reviewer_id"))
    if asked["state"]:
        licensed = Licence.objects.filter(state=asked["state"], ended_at=None)
        rows = rows.filter(pk__in=licensed.values("reviewer_id"))
    back = all_held_back(today)
    if asked["standing"] == "held":
        rows = rows.filter(ref__in=list(back))
    elif asked["standing"] == "ready":
        rows = rows.exclude(ref__in=list(back))
    page = Paginator(rows, REVIEWERS_A_PAGE).get_page(request.GET.get("page"))
    facts, doubted = standing([row.ref for row in page.object_list]), contested()
    context = {
        "page": page, "asked": asked, "tab": "register", "here": "panel", "today": today,
        "rows": [
            {"row": row, "form": form_of_facts(row.ref, facts[row.ref], today, doubted), "held": back.get(row.ref, [])}
            for row in page.object_list
        ],
        "specialties": Certification.objects.filter(ended_at=None).order_by("specialty").values_list("specialty", flat=True).distinct(),
        "states": Licence.objects.filter(ended_at=None).order_by("state").values_list("state", flat=True).distinct(),
        "everybody": Reviewer.objects.count(), "held_back": len(back),
        "questions": Question.objects.filter(answered_at=None).count(),
    }  # fmt: skip
    return render(request, "panel/register.html", context)


@require_safe
def reviewer(request: HttpRequest, pk: int) -> HttpResponse:
    """One reviewer's facts, each with its source, who verified it and until when, and the history."""
    row = find(pk)
    by = reads(request, "register_entry", detail={"reviewer": row.ref})
    return _page(request, row, by)


def _page(
    request: HttpRequest, row: Reviewer, by: Actor, *, errors: dict[str, str] | None = None
) -> HttpResponse:
    today, facts, doubted = timezone.localdate(), standing([row.ref])[row.ref], contested()
    groups = []
    for kind, called in CALLED.items():
        rows = [
            {"fact": one, "words": words_of(one), "source": sources().says.get(one.source, one.source),
             "counts": is_verified(row.ref, one, today, doubted),
             "past": one.verify_again_on is not None and one.verify_again_on < today}
            for one in facts[kind]
        ]  # fmt: skip
        groups.append({"kind": kind, "called": called, "rows": rows})
    history: list[dict[str, Any]] = sorted(
        (
            {"called": CALLED[kind], "words": words_of(one), "ended_at": one.ended_at, "why": one.ended_because,
             "source": sources().says.get(one.source, one.source), "verified_on": one.verified_on}
            for kind, model in KINDS.items()
            for one in model._default_manager.filter(reviewer=row).exclude(ended_at=None)
        ),
        key=lambda one: str(one["ended_at"]), reverse=True,
    )  # fmt: skip
    context = {
        "reviewer": row, "groups": groups, "history": history[:100], "held": held_back(row.ref, facts, today, doubted),
        "may_keep": by.role is Role.PANEL_MANAGER, "tab": "register", "here": "panel", "today": today,
        "sources": [(word, says[0].upper() + says[1:]) for word, says in sources().says.items()
                    if word in ADDED_FROM],
        "values": request.POST.dict(), "errors": errors or {}, "summary": [("", words) for words in (errors or {}).values()],
        "crumbs": [("Register", reverse("register")), (row.ref, None)],
        "questions": Question.objects.filter(answered_at=None, subject__startswith=f"{row.ref} ").count(),
    }  # fmt: skip
    return render(request, "panel/reviewer.html", context, status=422 if errors else 200)


@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel manager has looked a fact up anew."""
    return _keep(
        request,
        pk,
        "verified anew",
        lambda **given: verify_fact(source=request.POST.get("source", ""), **given),
    )


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """A fact is not so; it stays in the history."""
    return _keep(
        request,
        pk,
        "withdrawn",
        lambda **given: withdraw_fact(reason=request.POST.get("reason", ""), **given),
    )


def _keep(request: HttpRequest, pk: int, done: str, verb: Any) -> HttpResponse:
    row, by = find(pk), actor_of(request)
    kind, fact = request.POST.get("kind", ""), request.POST.get("fact", "")
    known = (
        kind in KINDS
        and fact.isdigit()
        and KINDS[kind]._default_manager.filter(pk=int(fact), reviewer=row).exists()
    )
    try:
        if not known and by.role is Role.PANEL_MANAGER:
            raise Invalid({"": "Expected a fact of this reviewer."})
        verb(kind=kind, pk=int(fact) if known else 0, by=by, at=timezone.now())
    except Invalid as refusal:
        return _page(request, row, by, errors=refusal.fields)
    messages.success(request, f"The fact is {done}.")
    return redirect("reviewer", pk=pk)


@require_safe
def identity(request: HttpRequest, pk: int) -> HttpResponse:
    """Who a reviewer is, for the panel manager alone; every look stands in the log."""
    row = find(pk)
    reads(request, "identity", roles=frozenset({Role.PANEL_MANAGER}), detail={"reviewer": row.ref})
    who = Identity.objects.filter(ref=row.ref).first()
    context = {
        "reviewer": row, "who": who, "tab": "register", "here": "panel",
        "crumbs": [("Register", reverse("register")), (row.ref, reverse("reviewer", args=[pk])), ("Identity", None)],
    }  # fmt: skip
    return render(request, "panel/identity.html", context)


@require_safe
def due_page(request: HttpRequest) -> HttpResponse:
    """What must be verified again within sixty days, the oldest first, and whom that holds back already."""
    reads(request, "register_due")
    today = timezone.localdate()
    rows = [
        {"ref": ref, "fact": fact, "called": CALLED[fact.kind()], "words": words_of(fact), "past": fact.verify_again_on < today}
        for ref, fact in due(today)
        if fact.verify_again_on is not None
    ]  # fmt: skip
    page = Paginator(rows, REVIEWERS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": page.object_list, "tab": "due", "here": "panel", "today": today,
               "past": sum(bool(row["past"]) for row in rows)}  # fmt: skip
    return render(request, "panel/due.html", context)


def words_of(fact: Any) -> str:
    """A fact for people: its values with what they are."""
    found = []
    for name in fact.said:
        value = getattr(fact, name)
        if value is not None and value != "":
            found.append(_WORDS.get(name, "{}").format(_text(name, value)))
    return ", ".join(found)


def _text(name: str, value: Any) -> str:
    if isinstance(value, dt.date):
        return f"{value:%b} {value.day}, {value.year}"
    if name == "share_of_income":
        return f"{value:.0%}"
    if isinstance(value, float):
        return f"{value:g}"
    plain = name in {"action", "role", "kind_of_tie", "consent", "pay_class"}
    return str(value).replace("-", " ") if plain else str(value)


def find(pk: int) -> Reviewer:
    """The entry of that number. Raises: Http404."""
    row = Reviewer.objects.filter(pk=pk).first()
    if row is None:
        raise Http404("There is no such entry of the register.")
    return row
