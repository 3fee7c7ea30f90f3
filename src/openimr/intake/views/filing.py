"""Filing an application on the site, step by step: what is typed is kept, what is missing is told, nothing is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from openimr.cases import audit, files
from openimr.cases.actors import Actor
from openimr.cases.errors import CaseError, Invalid
from openimr.cases.keeping import PACIFIC
from openimr.cases.lifecycle import VERBS
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.speaking import said
from openimr.cases.views import actor_of, refuse
from openimr.intake import actions, paging, preview, steps, uploads
from openimr.intake.application import FormErrors, read_form
from openimr.intake.models import Draft
from openimr.intake.signature import STATEMENT, signature_of, today
from openimr.intake.views import fields, labels

MOST_DRAFTS = 20


def _may_file(request: HttpRequest) -> Actor:
    by = actor_of(request)
    if by.role not in VERBS["file_application"].roles:
        why = "applications come from the employee or the intake clerk"
        refuse(audit.HOUSE, "application_form", by=by, at=timezone.now(), why=why)
    return by


def _owner(by: Actor) -> int:
    assert by.user_id is not None, "a draft belongs to an account"
    return by.user_id


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """The applications that are being filled in, and the way to begin another."""
    by = _may_file(request)
    if request.method == "POST":
        now = timezone.now()
        if Draft.objects.filter(owner_id=_owner(by), case=None).count() >= MOST_DRAFTS:
            raise Invalid({"": "Too many applications are begun and not filed. Finish or remove one first."})
        draft = Draft.objects.create(
            owner_id=_owner(by), started_at=now, saved_at=now,
            values={"signed_by": "employee", "channel": "electronic", "priority": "regular", "language": _language(request)},
        )  # fmt: skip
        return redirect("application", key=draft.key, step=steps.STEPS[0].slug)
    drafts = Draft.objects.filter(owner_id=_owner(by), case=None)
    context = {
        "here": "apply", "drafts": [(d, d.values.get("parties.0.name", "")) for d in drafts], "steps": steps.STEPS,
        "first": steps.STEPS[0].slug, "clerk": by.role is Role.INTAKE_CLERK,
        "crumbs": [(_("Queue"), reverse("queue")), (_("Apply"), None)],
    }  # fmt: skip
    return render(request, "intake/apply.html", context)


def _language(request: HttpRequest) -> str:
    from django.utils import translation

    return "es" if (translation.get_language() or "en").startswith("es") else "en"


def _draft_of(request: HttpRequest, key: str) -> tuple[Draft, Actor]:
    """The draft, if it is that of who asks. Another's looks as if there were none."""
    by = _may_file(request)
    draft = Draft.objects.filter(key=key, owner_id=_owner(by)).select_related("case").first()
    if draft is None:
        raise Http404("There is no such application.")
    return draft, by


@require_http_methods(["GET", "HEAD", "POST"])
def application(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """One step of an application; sending it keeps what was typed, right or wrong, and goes where was asked."""
    draft, by = _draft_of(request, key)
    if draft.case is not None:
        return redirect("receipt", number=draft.case.number)
    at = steps.BY_SLUG.get(step)
    if at is None:
        raise Http404("There is no such step.")
    if request.method != "POST":
        return _draw(request, by, draft, at, told=set(_errors(draft)) if "check" in request.GET else set())
    errors = _keep(request, by, draft, at)
    if request.headers.get("HX-Request") and "autosave" in request.GET:
        return render(request, "intake/saved.html", {"draft": draft, **_last_days(draft)})
    go = request.POST.get("go", "next")
    if "remove_paper" in request.POST and not errors:
        return redirect("application", key=draft.key, step=at.slug)
    if go in {"add_item", "remove_item", "stay"}:
        return _draw(request, by, draft, at, anchor=True)
    if errors:
        return _draw(request, by, draft, at, uploads_errors=errors)
    if go == "read":
        return _read_decision(draft, at, request, by)
    if go == "upload":
        return redirect("application", key=draft.key, step=at.slug)
    if go == "back" and (previous := steps.before(at)):
        return redirect("application", key=draft.key, step=previous.slug)
    if go == "later":
        return redirect("apply")
    if go == "file":
        return _file(request, by, draft)
    wrong = {path for path in _errors(draft) if steps.stands_on(at, path)}
    if wrong:
        return _draw(request, by, draft, at, told=wrong)
    return redirect("application", key=draft.key, step=steps.next_after(at).slug)


def _keep(request: HttpRequest, by: Actor, draft: Draft, at: steps.Step) -> dict[str, str]:
    """Keep what the step sent; gives what is wrong with files that came. Files that fail change nothing."""
    posted = {name: str(value) for name, value in request.POST.items()}
    count = fields.item_count({**draft.values, **posted})
    if posted.get("go") in {"add_item", "remove_item"}:
        posted["item_count"] = str(
            max(1, min(count + (1 if posted["go"] == "add_item" else -1), fields.MOST_ITEMS))
        )
    errors: dict[str, str] = {}
    came: list[dict[str, Any]] = []
    for name, kind in (("ur_decision_file", "decision"), ("papers_file", "paper")):
        for upload in request.FILES.getlist(name):
            if not isinstance(upload, UploadedFile):
                continue
            try:
                kept = uploads.take(
                    cast(BinaryIO, upload), upload.name or "", most=settings.OPENIMR_MAX_UPLOAD
                )
            except uploads.BadUpload as problem:
                errors[name] = f"{uploads.safe_name(upload.name or '')}: {said(str(problem))}"
            else:
                came.append({**kept, "kind": kind})
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        locked.values = steps.merged(locked.values, at, posted)
        papers = [p for p in locked.papers if p["sha256"] != posted.get("remove_paper")]
        for one in came:
            if one["kind"] == "decision":
                papers = [p for p in papers if p["kind"] != "decision"]
                locked.reading = {}
            if all(p["sha256"] != one["sha256"] for p in papers):
                papers.append(one)
        if len(papers) > uploads.MOST_PAPERS:
            errors["papers_file"] = said(f"Expected at most {uploads.MOST_PAPERS} files.")
            papers = papers[: uploads.MOST_PAPERS]
        locked.papers, locked.saved_at = papers, timezone.now()
        locked.save()
    draft.refresh_from_db()
    return errors


def _decision(draft: Draft) -> dict[str, Any] | None:
    return next((p for p in draft.papers if p["kind"] == "decision"), None)


def _given(draft: Draft) -> fields.Posted:
    return fields.read_posted(draft.values)


def _errors(draft: Draft) -> dict[str, str]:
    """What cannot be accepted as it stands, by the path on the page."""
    posted = _given(draft)
    errors = dict(posted.problems)
    try:
        read_form(posted.given, today=today())
    except FormErrors as refusal:
        errors |= {posted.on_page(path): words for path, words in refusal.fields.items()}
    received = draft.values.get("received_on", "")
    if received:
        try:
            if dt.date.fromisoformat(received) > today():
                errors["received_on"] = "This date has not come yet."
        except ValueError:
            errors["received_on"] = "Expected a date that exists, as year-month-day, for example 2026-03-31."
    return errors


def _gaps(draft: Draft) -> list[str]:
    """The required fields that are empty, by the path on the page."""
    posted = _given(draft)
    try:
        form = read_form(posted.given, today=today())
    except FormErrors:
        # Named all the same, so that one look shows everything: the rest of the form is read without its faults.
        return []
    return [posted.on_page(path) for path in form.missing]


def _facts(draft: Draft) -> dict[str, Any]:
    received = draft.values.get("received_on", "")
    try:
        day = dt.date.fromisoformat(received)
    except ValueError:
        day = today()
    return preview.facts_of(
        _given(draft).given, today=min(day, today()), attached=_decision(draft) is not None
    )


def _last_days(draft: Draft) -> dict[str, Any]:
    found, why = preview.last_days(_facts(draft))
    return {"last_days": found, "no_last_day": why, "today": today().isoformat()}


def _draw(
    request: HttpRequest, by: Actor, draft: Draft, at: steps.Step, *, told: set[str] | None = None,
    uploads_errors: dict[str, str] | None = None, anchor: bool = False,
) -> HttpResponse:  # fmt: skip
    found = _errors(draft)
    errors = {
        path: said(words)
        for path, words in found.items()
        if path in (told or set()) and steps.stands_on(at, path)
    }
    errors |= uploads_errors or {}
    count = fields.item_count(draft.values)
    last = at is steps.STEPS[-1]
    context: dict[str, Any] = {
        "here": "apply", "draft": draft, "step": at, "steps": _marks(at), "number": steps.STEPS.index(at) + 1,
        "values": draft.values, "errors": errors, "labels": labels.TEXT, "clerk": by.role is Role.INTAKE_CLERK,
        "summary": [(path, f"{labels.place_of(path)}: {words}") for path, words in errors.items()],
        "decision": _decision(draft), "papers": [p for p in draft.papers if p["kind"] == "paper"],
        "item_count": count, "most_items": fields.MOST_ITEMS,
        "item_places": [
            (n, n + 1, [(str(m + 1), f"{_('Item')} {m + 1}") for m in range(count) if m != n]) for n in range(count)
        ],
        "previous": steps.before(at), "last": last, "statement": STATEMENT,
        "choices": _choices(), "step_template": f"intake/steps/{at.slug}.html",
        "crumbs": [(_("Queue"), reverse("queue")), (_("Apply"), reverse("apply")), (_(at.title), None)],
        **_last_days(draft),
    }  # fmt: skip
    if last:
        context |= _check(draft, found)
    return render(request, "intake/application.html", context, status=422 if errors else 200)


def _check(draft: Draft, found: dict[str, str]) -> dict[str, Any]:
    """What stands in the way, what is missing, and what the rules would say, for the last step."""

    def row(path: str, words: str = "") -> tuple[str, str, str]:
        step = steps.step_of(path)
        anchor = "#field-" + path.replace(".", "-")
        return labels.summary(path, words), step.slug, anchor

    hindrances = [row(path, words) for path, words in found.items() if path != "signed_on"]
    missing = [row(path) for path in _gaps(draft)]
    if _decision(draft) is None:
        missing.append(row("ur_decision_file"))
    warnings = [] if hindrances else preview.findings(_facts(draft))
    return {"hindrances": hindrances, "missing": missing, "warnings": warnings}


def _marks(at: steps.Step) -> list[tuple[steps.Step, str]]:
    place = steps.STEPS.index(at)
    return [
        (step, "complete" if n < place else "current" if n == place else "")
        for n, step in enumerate(steps.STEPS)
    ]


def _choices() -> dict[str, Any]:
    return {
        "categories": fields.CATEGORIES, "body_systems": fields.BODY_SYSTEMS, "outcomes": fields.OUTCOMES,
        "reasons": fields.REASONS, "served": fields.SERVED, "zones": fields.ZONES, "signers": fields.SIGNERS,
        "channels": fields.CHANNELS, "languages": fields.LANGUAGES,
    }  # fmt: skip


def _file(request: HttpRequest, by: Actor, draft: Draft) -> HttpResponse:
    """File the application, once however often it is sent."""
    at = timezone.now()
    last = steps.STEPS[-1]
    errors = _errors(draft)
    clerk = by.role is Role.INTAKE_CLERK
    signature, problems = (None, {}) if clerk else signature_of(draft.values, by, at)
    if errors or problems:
        told = {path for path in errors if steps.stands_on(last, path)}
        return _draw(request, by, draft, last, told=told, uploads_errors=problems or _elsewhere(errors, last))
    posted = _given(draft)
    given = dict(posted.given)
    if signature:
        given["signed"] = True
    form = read_form(given, today=today())
    decision = _decision(draft)
    try:
        with transaction.atomic():
            locked = Draft.objects.select_for_update().get(pk=draft.pk)
            if locked.case_id is not None:
                case = Case.objects.get(pk=locked.case_id)
            else:
                case = actions.file_application(
                    None, by=by, at=at, form=form, given=given,
                    ur_decision=decision["sha256"] if decision else None,
                    papers=[{k: p[k] for k in ("sha256", "name", "size")} for p in draft.papers if p["kind"] == "paper"],
                    signature=signature, received_at=_received_at(draft, at) if clerk else None,
                )  # fmt: skip
                locked.case, locked.values, locked.reading = case, {}, {}
                locked.save()
    except CaseError as refusal:
        if not isinstance(refusal, Invalid):
            raise
        return _draw(request, by, draft, last, uploads_errors={"": "; ".join(refusal.fields.values())})
    return redirect("receipt", number=case.number)


def _elsewhere(errors: dict[str, str], last: steps.Step) -> dict[str, str]:
    elsewhere = [path for path in errors if not steps.stands_on(last, path)]
    return {"": _("Something must be mended first; it is listed below.")} if elsewhere else {}


def _received_at(draft: Draft, at: dt.datetime) -> dt.datetime | None:
    """When what a clerk enters had come: that day's end of office hours where it is an earlier day."""
    day = draft.values.get("received_on", "")
    if not day or dt.date.fromisoformat(day) >= today():
        return None
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(17, 0), PACIFIC)


def _read_decision(draft: Draft, at: steps.Step, request: HttpRequest, by: Actor) -> HttpResponse:
    """Read the attached decision, and show what was found beside its places."""
    paper = _decision(draft)
    if paper is None:
        return _draw(
            request, by, draft, at, uploads_errors={"ur_decision_file": _("Attach the decision first.")}
        )
    try:
        draft.reading = paging.proposals(paper["sha256"])
    except paging.CannotRead as problem:
        words = _("The decision cannot be read: {why}. Type what it says.").format(why=said(problem.why))
        return _draw(request, by, draft, at, uploads_errors={"ur_decision_file": words})
    draft.save(update_fields=["reading"])
    return redirect("application-reading", key=draft.key)


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, key: str) -> HttpResponse:
    """What was read from the decision, each value beside its place; what is taken is mended first, if need be."""
    draft, _by = _draft_of(request, key)
    if draft.case is not None or not draft.reading:
        return redirect("application", key=draft.key, step=steps.STEPS[0].slug)
    rows = [
        {**p, "n": n, "field": f"value.{n}", "label": labels.place_of(p["path"]), "stands": draft.values.get(p["path"], ""),
         "said": _as_said(p), **_window(p, draft.reading["pages"])}
        for n, p in enumerate(draft.reading["proposals"])
    ]  # fmt: skip
    if request.method == "POST":
        every = request.POST.get("go") == "all"
        taken = {
            row["path"]: request.POST.get(f"value.{row['n']}", row["value"])[:2000].strip()
            for row in rows
            if every or request.POST.get(f"take.{row['n']}") == "yes"
        }
        with transaction.atomic():
            locked = Draft.objects.select_for_update().get(pk=draft.pk)
            locked.values = {**locked.values, **{path: value for path, value in taken.items() if value}}
            items = [int(path.split(".")[1]) + 1 for path in taken if path.startswith("items.")]
            locked.values["item_count"] = str(max([fields.item_count(locked.values), *items]))
            locked.saved_at = timezone.now()
            locked.save()
        messages.success(
            request, _("{n} values were taken from the decision. Look them over.").format(n=len(taken))
        )
        return redirect("application", key=draft.key, step=steps.STEPS[0].slug)
    context = {
        "here": "apply", "draft": draft, "rows": rows, "pages": draft.reading["pages"],
        "crumbs": [(_("Queue"), reverse("queue")), (_("Apply"), reverse("apply")), (_("What the decision says"), None)],
    }  # fmt: skip
    return render(request, "intake/reading.html", context)


_TABLES = {
    "ur_decision.served_by": fields.SERVED, "ur_outcome": fields.OUTCOMES, "ur_reason": fields.REASONS,
    "information_requested": (("yes", "Yes"),),
}  # fmt: skip


def _as_said(proposal: dict[str, Any]) -> list[tuple[str, str]]:
    """The words to choose from, where the field is a choice."""
    path = proposal["path"]
    return list(_TABLES.get(path) or _TABLES.get(path.rsplit(".", 1)[-1]) or ())


_STRIP = 360
"""The least width of a strip of the page around a place, in points."""


def _window(proposal: dict[str, Any], pages: list[dict[str, Any]]) -> dict[str, Any]:
    """The strip of the page image around the place, and the place in it, in points of the page."""
    page = next(p for p in pages if p["number"] == proposal["page"])
    width, height = page["width"], page["height"]
    x0, y0, x1, y1 = proposal["box"]
    top = max(0.0, y0 * height - 24)
    # Not the whole width of the page: on a telephone its letters would be too small to read.
    span = min(width, max((x1 - x0) * width + 48, _STRIP))
    left = max(0.0, min(x0 * width - 24, width - span))
    return {
        "width": width, "height": height, "view": f"{left:.0f} {top:.0f} {span:.0f} {min(height, y1 * height + 24) - top:.0f}",
        "x": round(x0 * width - 3), "y": round(y0 * height - 3), "w": round((x1 - x0) * width + 6),
        "h": round((y1 - y0) * height + 6),
    }  # fmt: skip


@require_safe
def reading_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The image of a page of the decision that is being read."""
    draft, _by = _draft_of(request, key)
    page = next((p for p in (draft.reading or {}).get("pages", []) if p["number"] == number), None)
    if page is None or not page["image"]:
        raise Http404("There is no such page.")
    return HttpResponse(files.read(page["image"]), content_type=page["kind"])


@require_POST
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Remove an application that was begun and not filed."""
    draft, _by = _draft_of(request, key)
    if draft.case is None:
        draft.delete()
    return redirect("apply")
