"""What is put to a person: names, contradictions, who is who; the table of specialties; what an item is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from openimr.cases.errors import Invalid
from openimr.cases.roles import Role
from openimr.cases.views import actor_of, find_case
from openimr.panel import actions
from openimr.panel.credentials.sources import sources
from openimr.panel.models import KINDS, Question, SpecialtyChange
from openimr.panel.questions import answer_question, ask_questions, choices
from openimr.panel.specialties import table
from openimr.panel.specialty_table import change_specialties, house_table
from openimr.panel.views.registering import CALLED, reads, words_of
from openimr.panel.vocabulary import vocabulary

QUESTIONS_A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """The open questions, the oldest first; posting looks through the running cases for more."""
    if request.method == "POST":
        asked = ask_questions(by=actor_of(request), at=timezone.now())
        messages.success(
            request, f"{asked} new question{'' if asked == 1 else 's'}." if asked else "No new questions."
        )
        return redirect("panel-questions")
    by = reads(request, "register_questions", roles=frozenset({Role.PANEL_MANAGER, Role.AUDITOR}))
    return _questions(request, may=by.role is Role.PANEL_MANAGER)


def _questions(
    request: HttpRequest, *, may: bool, wrong: int = 0, errors: dict[str, str] | None = None
) -> HttpResponse:
    rows = Question.objects.filter(answered_at=None)
    page = Paginator(rows, QUESTIONS_A_PAGE).get_page(request.GET.get("page"))
    decided = Question.objects.exclude(answered_at=None).order_by("-answered_at")[:20]
    context = {
        "page": page, "tab": "questions", "here": "panel", "may_decide": may, "wrong": wrong,
        "open": [{"question": one, "told": _told(one), "choices": choices(one), "prefix": f"q{one.pk}-",
                  "values": request.POST.dict() if one.pk == wrong else {}, "errors": errors if one.pk == wrong else {}} for one in page.object_list],
        "decided": [{"question": one, "told": _told(one), "words": dict(choices(one)).get(one.answer, one.answer)} for one in decided],
        "errors": errors or {}, "wrong_prefix": f"q{wrong}-",
        "summary": [(name, words) for name, words in (errors or {}).items()],
    }  # fmt: skip
    return render(request, "panel/questions.html", context, status=422 if errors else 200)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide one question."""
    try:
        answer_question(
            question=pk, answer=request.POST.get("answer", ""), reason=request.POST.get("reason", ""),
            by=actor_of(request), at=timezone.now(),
        )  # fmt: skip
    except Invalid as refusal:
        return _questions(request, may=True, wrong=pk, errors=refusal.fields)
    messages.success(request, "Decided.")
    return redirect("panel-questions")


def _told(question: Question) -> dict[str, Any]:
    """A question in words: a title and lines."""
    matter = question.matter
    if question.kind == Question.NAME:
        lines = [
            f"{one['name']} ({one['ref']}), likeness {one['score']:.0f} of 100"
            for one in matter["candidates"]
        ]
        return {
            "title": f"Who is “{matter['name']}”?",
            "lead": "Named in a running case. Until this is decided, a tie to any of these counts.",
            "lines": lines,
        }
    if question.kind == Question.SAME_PERSON:
        return {
            "title": f"Are {matter['one']} and {matter['other']} one person?",
            "lead": f"{matter['other']} was handed in and looks like {matter['one']} by {matter['by']}. It is not in the register.",
            "lines": [],
        }
    says = sources().says
    mine, other = _value(matter["kind"], matter["has"]), "it is not named"
    if matter["says"]:
        other = _value(matter["kind"], matter["says"])
    return {
        "title": f"{matter['reviewer']}: {CALLED[matter['kind']].casefold()}", "lead": "Two sources differ. Until this is decided the fact does not count.",
        "lines": [f"The register has: {mine} ({says.get(matter['source'], matter['source'])}, verified {matter['verified_on']})",
                  f"Another source, {says.get(matter['from'], matter['from'])} of {matter['on']}: {other}"],
    }  # fmt: skip


def _value(kind: str, said: dict[str, Any]) -> str:
    """A fact that stands in a question as JSON, for people."""
    model = KINDS[kind]
    days = {f.name for f in model._meta.concrete_fields if f.get_internal_type() == "DateField"}
    return words_of(model(**{n: dt.date.fromisoformat(v) if v and n in days else v for n, v in said.items()}))


@require_http_methods(["GET", "HEAD", "POST"])
def specialties(request: HttpRequest) -> HttpResponse:
    """The table of same and similar specialties: one pair of category and body system, and changing it."""
    errors: dict[str, str] = {}
    values = {name: request.POST.get(name, "") for name in ("first", "same", "similar", "reason")}
    pair = {name: request.POST.get(name) or request.GET.get(name, "") for name in ("category", "body_system")}
    if request.method == "POST":
        try:
            change_specialties(
                category=pair["category"], body_system=pair["body_system"], first=_day(values["first"]),
                same=values["same"].splitlines(), similar=values["similar"].splitlines(), reason=values["reason"],
                by=actor_of(request), at=timezone.now(),
            )  # fmt: skip
        except Invalid as refusal:
            errors = refusal.fields
        else:
            messages.success(request, "The table is changed. What was before stays in its history.")
            return redirect(f"{request.path}?category={pair['category']}&body_system={pair['body_system']}")
    by = reads(request, "specialties")
    known, today = house_table(), timezone.localdate()
    categories, systems = list(known.leads), list(dict.fromkeys(table().body_systems.values()))
    category = pair["category"] if pair["category"] in categories else categories[0]
    system = pair["body_system"] if pair["body_system"] in systems else systems[0]
    row = known.row(category, system, today)
    if request.method != "POST":
        values = {
            "first": today.isoformat(),
            "same": "\n".join(row.same),
            "similar": "\n".join(row.similar),
            "reason": "",
        }
    context = {
        "row": row, "category": category, "body_system": system, "today": today, "tab": "specialties", "here": "panel",
        "categories": [(one, _words(one)) for one in categories], "systems": [(one, _words(one)) for one in systems],
        "changes": SpecialtyChange.objects.filter(category=category, body_system=system).order_by("-pk"),
        "recent": SpecialtyChange.objects.order_by("-pk")[:10], "may_change": by.role is Role.MEDICAL_DIRECTOR,
        "values": values, "errors": errors,
        "summary": [(name if name in values else "", words) for name, words in errors.items()],
        "known": sorted(vocabulary().specialties),
    }  # fmt: skip
    return render(request, "panel/specialties.html", context, status=422 if errors else 200)


@require_POST
def place_item(request: HttpRequest, number: str) -> HttpResponse:
    """Say what kind of treatment an item is, and for which part of the body."""
    position = request.POST.get("position", "")
    actions.place_item(
        find_case(number), by=actor_of(request), at=timezone.now(),
        position=int(position) if position.isdigit() and len(position) < 5 else 0,
        category=request.POST.get("category", ""), body_system=request.POST.get("body_system", ""),
    )  # fmt: skip
    messages.success(request, "The item is placed.")
    return redirect("assignment", number=number)


def _words(name: str) -> str:
    return {"dmepos": "Equipment (DMEPOS)"}.get(name, name.replace("-", " ").capitalize())


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
