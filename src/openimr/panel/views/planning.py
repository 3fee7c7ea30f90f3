"""The panel manager's batch: proposed, questioned (what if), accepted whole, in part or one by one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from openimr.cases import audit
from openimr.cases.actors import Actor
from openimr.cases.roles import Part, Role, sees
from openimr.cases.views import actor_of, refuse
from openimr.panel import actions
from openimr.panel.match.planning import HYPOTHETICAL, Question
from openimr.panel.proposing import Proposal, accept, propose
from openimr.panel.register import reviewers
from openimr.panel.views.explaining import EXCLUDED_BECAUSE

CASES_A_PAGE = 50


def only_for_the_panel(request: HttpRequest, what: str, *, detail: dict[str, Any] | None = None) -> Actor:
    """Who asks for a page of the whole panel; the reading, or its refusal, stands in the house's chain."""
    by, at = actor_of(request), timezone.now()
    if not sees(by.role, Part.ASSIGNMENT):
        refuse(audit.HOUSE, what, by=by, at=at, why="the panel is shown to its manager and the auditor")
    audit.append(
        audit.HOUSE, at=at, actor=by.name, role=by.role.value, verb=f"read_{what}", outcome="read",
        detail=detail or {},
    )  # fmt: skip
    return by


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest) -> HttpResponse:
    """All waiting cases placed together; accepting all of it, what is ticked, or one case."""
    by, today = actor_of(request), timezone.localdate()
    asks = "ask" in request.POST  # posted as well: no address names a reviewer
    offers = request.method == "POST" and not asks
    if not sees(by.role, Part.ASSIGNMENT) or (offers and by.role is not Role.PANEL_MANAGER):
        refuse(audit.HOUSE, "proposal", by=by, at=timezone.now(), why="the panel manager makes the offers")
    if offers:
        return _accept(request, by, today)
    question = _question(request.POST) if asks else Question()
    made = propose(as_of=today)
    only_for_the_panel(request, "proposal", detail={"cases": sorted(made.cases), "question": bool(question)})
    context = _context(request, made, by) | _choices(request, made)
    if question:
        context["what_if"] = _compared(made, propose(as_of=today, question=question), request)
    return render(request, "panel/proposal.html", context)


def _accept(request: HttpRequest, by: Actor, today: dt.date) -> HttpResponse:
    made = propose(as_of=today)
    if request.POST.get("digest") != made.digest:
        messages.warning(
            request, "Nothing was offered: cases or reviewers have changed since this page was shown. "
            "Here is the proposal as it is now."
        )  # fmt: skip
        return redirect("panel-proposal")
    one = request.POST.get("one", "")
    placed = [entry["case"] for entry in made.plan.answer["assignments"]]
    wanted = [one] if one else placed if request.POST.get("all") else request.POST.getlist("case")
    if not wanted:
        messages.warning(request, "Nothing was offered: tick at least one case.")
        return redirect("panel-proposal")
    outcome = accept(made, wanted, by=by, at=timezone.now(), offer=actions.assign_reviewer)
    if outcome.offered:
        many = len(outcome.offered)
        messages.success(
            request, f"{many} case{'s are' if many != 1 else ' is'} offered to the reviewers proposed."
        )
    for number, words in outcome.failed:
        messages.error(request, f"{number} was not offered. {words}")
    return redirect("panel-proposal")


def _context(request: HttpRequest, made: Proposal, by: Actor) -> dict[str, Any]:
    answer = made.plan.answer
    page = Paginator(answer["assignments"], CASES_A_PAGE).get_page(request.GET.get("page"))
    rows = []
    for entry in page.object_list:
        second = made.plan.next_best[entry["case"]]
        excluded, by_rule = made.plan.counts_of(entry["case"])
        rows.append(
            {
                "case": made.cases[entry["case"]],
                "best": entry,
                "cost": sum(entry["cost"].values()),
                "next_best": second,
                "dearer": sum(second["cost"].values()) - sum(entry["cost"].values()) if second else None,
                "excluded": excluded + made.register - made.usable,
                "by_rule": _in_words(by_rule),
            }
        )
    return {
        "made": made, "page": page, "rows": rows, "cost": answer["cost"],
        "left": [_left(made, entry) for entry in answer["unassigned"]],
        "may_offer": by.role is Role.PANEL_MANAGER, "here": "panel", "tab": "proposal",
        "demonstration": any(case.demonstration for case in made.cases.values()),
        "crumbs": [("Queue", reverse("queue")), ("Panel: proposal", None)],
    }  # fmt: skip


def _in_words(by_rule: Mapping[str, int]) -> list[tuple[str, int, str]]:
    return [(rule, count, EXCLUDED_BECAUSE.get(rule, "")) for rule, count in by_rule.items()]


def _left(made: Proposal, entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "case": made.cases[entry["case"]],
        "by_rule": _in_words(entry["excluded_by"]),
        "ways": [" and ".join(rules) for rules in entry["smallest_relaxations"]],
    }


def _choices(request: HttpRequest, made: Proposal) -> dict[str, Any]:
    """What may be asked: the register's own specialties and those asked for, the rules, the reviewers."""
    register = reviewers()
    held = {one["specialty"] for entry in register for one in entry.get("certifications", ())}
    values = {name: request.POST.get(name, "") for name in ("one_more", "waived", "away")}
    return {
        "values": values, "errors": {},
        "specialties": [(name, name) for name in sorted(held)],
        "rules": [(rule, f"{rule}: {words}") for rule, words in EXCLUDED_BECAUSE.items()],
        "refs": [(entry["id"], entry["id"]) for entry in register],
    }  # fmt: skip


def _question(asked: QueryDict) -> Question:
    """The question that was posted; what is not one of the choices asks nothing."""
    register = reviewers()
    held = {one["specialty"] for entry in register for one in entry.get("certifications", ())}
    return Question(
        one_more=asked.get("one_more", "") if asked.get("one_more") in held else "",
        waived=frozenset(rule for rule in EXCLUDED_BECAUSE if rule == asked.get("waived")),
        away=frozenset(entry["id"] for entry in register if entry["id"] == asked.get("away")),
    )


def _compared(now: Proposal, then: Proposal, request: HttpRequest) -> dict[str, Any]:
    """What the question changes: figures side by side, and each case that would be placed otherwise."""
    before, after = ({e["case"]: e["reviewer"] for e in p.plan.answer["assignments"]} for p in (now, then))
    moved = [
        (number, before.get(number), _named(after.get(number)))
        for number in now.cases
        if before.get(number) != after.get(number)
    ]
    figures = []
    for words, of in (
        ("Cases with a reviewer", lambda p: len(p.plan.answer["assignments"])),
        ("Cases without one", lambda p: len(p.plan.answer["unassigned"])),
        ("In a similar instead of the same specialty", _similar),
        ("Most cases in one reviewer's hands", _most),
        ("Total cost", lambda p: p.plan.answer["cost"]),
    ):
        figures.append((words, of(now), of(then)))
    return {"figures": figures, "moved": moved, "waived": request.POST.get("waived", "")}


def _named(ref: str | None) -> str | None:
    return "the one more" if ref == HYPOTHETICAL else ref


def _similar(made: Proposal) -> int:
    return sum(entry["cost"]["specialty"] > 0 for entry in made.plan.answer["assignments"])


def _most(made: Proposal) -> int:
    loads: Counter[str] = Counter()
    for entry in made.plan.answer["assignments"]:
        loads[entry["reviewer"]] = max(loads[entry["reviewer"]], entry["cost"]["load"])
    return max(loads.values(), default=0)
