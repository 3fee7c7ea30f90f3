"""What a party does in a case on a page of its own, and the clerk's finding item by item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openimr.cases import door
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid, NotAllowed, WrongState
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.speaking import said
from openimr.cases.views import actor_of, find_case, open_case
from openimr.intake import actions, ending, parties, uploads
from openimr.intake.models import Screening

Given = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Input:
    """One field of an act; `kind` as the field tag has it, or `items` (the open items), `papers` (files), `question`."""

    name: str
    label: str
    kind: str = "textarea"
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act with a page: what it brings about, what it asks for, how it is called."""

    effect: str
    inputs: tuple[Input, ...]
    call: Callable[..., Any]
    button: str


_PAPERS = Input(name="papers", label="Papers", kind="papers", hint="PDF files or scans that belong to it.")


def _day(given: Given, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(str(given.get(name, "")))
    except ValueError:
        raise Invalid(
            {name: "Expected a date that exists, as year-month-day, for example 2026-03-31."}
        ) from None


def _answer(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    parties.answer_question(
        case, by=by, at=at, question=given["question"], answer=given["answer"], papers=given["papers"]
    )


def _join(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    parties.join_application(case, by=by, at=at, statement=given["statement"], papers=given["papers"])


def _certify(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    parties.certify_urgent(
        case, by=by, at=at, certification=given["certification"], not_yet_given=given["not_yet_given"] == "yes",
        papers=given["papers"],
    )  # fmt: skip


def _administrator(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    parties.name_administrator(
        case, by=by, at=at, name=given["name"], since=_day(given, "since"),
        **{n: given[n] for n in ("contact", "address", "phone", "email")},
    )  # fmt: skip


def _authorize(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    open_items = [i.position for i in case.items.all() if not i.authorized and i.eligibility != "ineligible"]
    if (
        given["in_full"] == "yes"
        and set(given["items"]) >= set(open_items)
        and open_items
        and given["reference"].strip()
    ):
        # All that is open: the review ends (T-01).
        when = _day(given, "authorized_on").isoformat()
        ending.terminate_authorized(case, by=by, at=at, reason=f"{given['reference'].strip()} ({when})")
        return
    ending.authorize_items(
        case, by=by, at=at, items=given["items"], reference=given["reference"],
        authorized_on=_day(given, "authorized_on"), in_full=given["in_full"] == "yes", papers=given["papers"],
    )  # fmt: skip


def _late(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    parties.notify_late_records(case, by=by, at=at)


def _extend(case: Case, *, by: Actor, at: dt.datetime, given: Given) -> None:
    parties.announce_extension(case, by=by, at=at, until=_day(given, "until"), reason=given["reason"])


ACTS: dict[str, Act] = {
    "answer_question": Act(
        effect="Your answer goes to the intake clerk, who decides on it. Papers become part of the case file.",
        inputs=(
            Input(name="question", label="Question", kind="question", required=True),
            Input(name="answer", label="Answer", required=True), _PAPERS,
        ),
        call=_answer, button="Send the answer",
    ),
    "join_application": Act(
        effect="All parties are told that you support the application. Papers become part of the case file.",
        inputs=(Input(name="statement", label="Why the treatment is needed", required=True), _PAPERS),
        call=_join, button="Join the application",
    ),
    "certify_urgent": Act(
        effect="The review becomes an expedited one and cannot be changed back. All parties are told at once.",
        inputs=(
            Input(
                name="certification", label="What threatens the employee's health, and why it cannot wait", required=True,
                hint="An imminent and serious threat: loss of life, limb or other major bodily function, or harm from the normal time.",
            ),
            Input(name="not_yet_given", label="The treatment has not been given yet", kind="checkbox"), _PAPERS,
        ),
        call=_certify, button="Certify that it is urgent",
    ),
    "name_administrator": Act(
        effect="All parties are told. The new administrator gets all notices from now on; the old one no longer reaches the case.",
        inputs=(
            Input(name="name", label="Company", kind="text", required=True), Input(name="since", label="Since", kind="date", required=True),
            Input(name="contact", label="Adjuster or contact", kind="text"), Input(name="address", label="Address"),
            Input(name="phone", label="Phone", kind="tel"), Input(name="email", label="E-mail", kind="email"),
        ),
        call=_administrator, button="Name the administrator",
    ),
    "authorize_items": Act(
        effect="Items that are authorized in full leave the review; the others go on. If it is all of them, the review ends.",
        inputs=(
            Input(name="items", label="Authorized items", kind="items", required=True),
            Input(name="reference", label="Authorization number or words", kind="text", required=True),
            Input(name="authorized_on", label="Date of the authorization", kind="date", required=True),
            Input(name="in_full", label="These items are authorized in full, as they were requested", kind="checkbox"), _PAPERS,
        ),
        call=_authorize, button="Give notice of the authorization",
    ),
    "notify_late_records": Act(
        effect="All parties are told that records are late, what that costs, and what they may send themselves.", inputs=(),
        call=_late, button="Tell the parties that records are late",
    ),
    "announce_extension": Act(
        effect="All parties are told until when the determination is put off, and why. Three days at most.",
        inputs=(
            Input(name="until", label="New last day", kind="date", required=True),
            Input(name="reason", label="Good cause, and the approval with its date", required=True),
        ),
        call=_extend, button="Tell the parties",
    ),
}  # fmt: skip


def _may(case: Case, by: Actor, verb: str) -> None:
    """Raises what the door would, before anything is asked for."""
    known = VERBS[verb]
    if by.role not in known.roles:
        raise NotAllowed(verb=verb, role=by.role.value, why="the role may not do this")
    if State(case.state) not in known.starts:
        raise WrongState(verb=verb, state=case.state, expected=tuple(sorted(s.value for s in known.starts)))


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """The page of an act: what it brings about, its fields; what cannot be accepted stands at its field."""
    form = ACTS.get(verb)
    if form is None:
        raise Http404("There is no such page.")
    by = actor_of(request)
    may = lambda case, who: who.role in VERBS[verb].roles  # noqa: E731 - one line, used once
    case = open_case(request, number, "act", may=may, detail={"verb": verb})
    _may(case, by, verb)
    values: dict[str, str] = {}
    errors: dict[str, str] = {}
    if request.method == "POST":
        values = {name: str(value) for name, value in request.POST.items()}
        given: Given = {
            i.name: values.get(i.name, "") for i in form.inputs if i.kind not in {"items", "papers"}
        }
        given["items"] = [int(n) for n in request.POST.getlist("items") if n.isdecimal() and len(n) < 6]
        try:
            given["papers"] = _papers(request)
            form.call(case, by=by, at=timezone.now(), given=given)
        except Invalid as refusal:
            errors = {name: said(words) for name, words in refusal.fields.items()}
        else:
            messages.success(request, _("Done: {what}.").format(what=_(VERBS[verb].says)))
            return (
                redirect("case", number=case.number)
                if door.reaches(find_case(number), by)
                else redirect("queue")
            )
    known = {i.name: i.label for i in form.inputs}
    context = {
        "case": case, "demonstration": case.demonstration, "verb": VERBS[verb], "form": form, "values": values, "errors": errors,
        "summary": [(n if n in known else "", f"{_(known[n])}: {w}" if n in known else w) for n, w in errors.items()],
        "chosen": request.POST.getlist("items") if request.method == "POST" else [],
        "open_items": [i for i in case.items.all() if not i.authorized],
        "questions": list(case.questions.prefetch_related("answers")),
        "question_choices": [(q.ref, q.text) for q in case.questions.all()],
        "crumbs": [
            (_("Queue"), reverse("queue")), (case.number, reverse("case", args=[case.number])), (_(VERBS[verb].says), None),
        ],
    }  # fmt: skip
    return render(request, "intake/act.html", context, status=422 if errors else 200)


def _papers(request: HttpRequest) -> list[dict[str, Any]]:
    """The files that came, all kept or none accepted. Raises: Invalid naming the one that is wrong."""
    found = []
    for upload in request.FILES.getlist("papers"):
        if not isinstance(upload, UploadedFile):
            continue
        try:
            found.append(
                uploads.take(cast(BinaryIO, upload), upload.name or "", most=settings.OPENIMR_MAX_UPLOAD)
            )
        except uploads.BadUpload as problem:
            raise Invalid(
                {"papers": f"{uploads.safe_name(upload.name or '')}: {said(str(problem))}"}
            ) from None
    if len(found) > uploads.MOST_PAPERS:
        raise Invalid({"papers": f"Expected at most {uploads.MOST_PAPERS} files."})
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Find eligibility item by item: as the rules say with one click, or otherwise with a reason for each item (E-09)."""
    by = actor_of(request)
    case = open_case(request, number, "eligibility", may=lambda c, who: who.role is Role.INTAKE_CLERK)
    _may(case, by, "find_eligible")
    screening = Screening.objects.filter(case=case).first()
    if screening is None:
        raise Invalid({"": "Screen the case first: no findings stand yet."})
    rows = _rows(case, screening, request.POST)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            _found(case, by, rows, request.POST)
        except Invalid as refusal:
            errors = dict(refusal.fields)
        else:
            messages.success(request, "The finding stands, and the parties are told.")
            return redirect("case", number=case.number)
    context = {
        "case": case, "demonstration": case.demonstration, "screening": screening, "rows": rows, "errors": errors,
        "values": {name: str(value) for name, value in request.POST.items()},
        "summary": [("reason" if name == "reason" else "", words) for name, words in errors.items()],
        "general": case.findings.filter(item=""),
        "crumbs": [("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Eligibility", None)],
    }  # fmt: skip
    return render(request, "intake/decide.html", context, status=422 if errors else 200)


def _rows(case: Case, screening: Screening, posted: Mapping[str, str]) -> list[dict[str, Any]]:
    by_rule = {entry["id"]: entry for entry in screening.items}
    findings: dict[str, list[Any]] = {}
    for finding in case.findings.exclude(item=""):
        findings.setdefault(finding.item, []).append(finding)
    rows = []
    for item in case.items.all():
        entry = by_rule.get(str(item.position), {"outcome": "eligible", "codes": []})
        rule = "eligible" if entry["outcome"] == "eligible" else "ineligible"
        rows.append(
            {
                "item": item, "rule": rule, "outcome": entry["outcome"], "codes": entry["codes"],
                "findings": findings.get(str(item.position), []),
                "chosen": posted.get(f"item.{item.position}", rule), "reason": posted.get(f"reason.{item.position}", ""),
            }
        )  # fmt: skip
    return rows


def _found(case: Case, by: Actor, rows: list[dict[str, Any]], posted: Mapping[str, str]) -> None:
    out = {row["item"].position: row["reason"] for row in rows if row["chosen"] == "ineligible"}
    overruled = {row["item"].position: row["reason"] for row in rows if row["chosen"] != row["rule"]}
    unsaid = sorted(n for n, reason in overruled.items() if not reason.strip())
    if unsaid:
        raise Invalid(
            {f"reason.{n}": f"Item {n}: to find otherwise than the rules, give the reason." for n in unsaid}
        )
    reason = "; ".join(f"({n}) {words.strip()}" for n, words in sorted(overruled.items()))
    if len(out) == len(rows):
        actions.find_ineligible(
            case, by=by, at=timezone.now(), reason=reason, served_by=posted.get("served_by", "mail")
        )
    else:
        actions.find_eligible(
            case,
            by=by,
            at=timezone.now(),
            reason=reason,
            ineligible=out,
            served_by=posted.get("served_by", "mail"),
        )
