"""The letter: the medical director's look at it before it goes, and the letter as it went out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openimr import letters
from openimr.cases import files
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.roles import Part, sees
from openimr.cases.views import actor_of, find_case, open_case, part
from openimr.determination import actions, together
from openimr.determination.models import Letter
from openimr.intake.actions import local_day
from openimr.letters.letter import Letter as Surroundings
from openimr.letters.model import Determination
from openimr.letters.page import content_policy

SERVED = (("mail", "Mail"), ("electronic", "Electronic"), ("fax", "Fax"), ("personal", "By hand"))

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _before_issue(case: Case, by: Actor) -> bool:
    return sees(by.role, Part.DRAFT) and sees(by.role, Part.LETTER)


@require_safe
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The letter as it would go out today."""
    return _draw(request, number)


def _draw(
    request: HttpRequest, number: str, *, failed: str = "", refusal: Invalid | None = None
) -> HttpResponse:
    case, by = open_case(request, number, "letter_preview", may=_before_issue), actor_of(request)
    errors: Mapping[str, str] = refusal.fields if refusal else {}
    context: dict[str, Any] = {
        "case": case, "demonstration": case.demonstration, "served": SERVED, "failed": failed, "errors": errors,
        "values": {name: request.POST.get(name, "") for name in ("reason", "served_by", "number")},
        "summary": [(name if name in {"reason", "served_by", "number"} else "", words) for name, words in errors.items()],
        "may_issue": by.role in VERBS["issue_letter"].roles and State(case.state) is State.QUALITY_CHECK,
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Letter", None),
        ],
    }  # fmt: skip
    if State(case.state) is State.QUALITY_CHECK:
        context |= letter_as_of(case, at=timezone.now())
    return render(request, "determination/preview.html", context, status=422 if refusal else 200)


def letter_as_of(case: Case, *, at: dt.datetime) -> dict[str, Any]:
    """The letter of the signed draft as it would go out at a moment; nothing is kept."""
    drafts = together.signed_drafts(case)
    # The date of an appeal runs from the mailing, so the preview supposes one; the case is not saved.
    case.facts["determination"] = {
        "mailed_on": local_day(at), "served_by": "mail", "mail_zone": "california",
    }  # fmt: skip
    determination, surround = together.letter_of(drafts, at=at)
    return {
        "text": letters.render_text(determination, surround),
        "items": determination.disputed_items,
        "signed_at": max(draft.signed_at for draft in drafts if draft.signed_at),
        "reviewers": [(str(n), f"Reviewer {n}") for n in range(1, len(drafts) + 1)]
        if len(drafts) > 1
        else [],
        "unopened": [r for r in surround.records if not r.opened and r.duplicate_of is None],
    }


@require_POST
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the letter and send it to all parties."""
    case, served_by = find_case(number), request.POST.get("served_by", "")
    try:
        if served_by not in dict(SERVED):
            raise Invalid({"served_by": f"Expected one of: {', '.join(words for _, words in SERVED)}."})
        actions.issue_letter(case, by=actor_of(request), at=timezone.now(), served_by=served_by)
    except Invalid as refusal:
        return _draw(request, number, failed="issue", refusal=refusal)
    messages.success(request, "The letter is signed digitally, kept, and on its way to all parties.")
    return redirect("case", number=number)


@require_POST
def send_back(request: HttpRequest, number: str) -> HttpResponse:
    """Give the draft back to its reviewer, with the reason."""
    reason, whose = request.POST.get("reason", ""), request.POST.get("number", "")
    try:
        actions.return_to_reviewer(
            find_case(number), by=actor_of(request), at=timezone.now(), reason=reason,
            number=int(whose) if whose.isdecimal() and len(whose) < 3 else None,
        )  # fmt: skip
    except Invalid as refusal:
        return _draw(request, number, failed="return", refusal=refusal)
    messages.success(request, "The draft is with its reviewer again.")
    return redirect("case", number=number)


@require_safe
def letter_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The letter as it went out: the signed PDF."""
    letter = _letter(request, number)
    return _file(letter.pdf_sha256, "application/pdf", f"{number}.pdf")


@require_safe
def letter_text(request: HttpRequest, number: str) -> HttpResponse:
    """The letter as it went out: its text."""
    letter = _letter(request, number)
    return _file(letter.text_sha256, "text/plain; charset=utf-8", f"{number}.txt")


@require_safe
def letter_docx(request: HttpRequest, number: str) -> HttpResponse:
    """The letter's words as a Word document, to be read aloud, searched, or quoted; the PDF is what is signed."""
    issued = _letter(request, number)
    content = letters.render_docx(*_of(issued), at=issued.issued_at)
    return HttpResponse(
        content, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{number}.docx"'}
    )


@require_safe
def letter_html(request: HttpRequest, number: str) -> HttpResponse:
    """The letter's words as one page, which screens of any size and readers of screens show well."""
    page = letters.render_html(*_of(_letter(request, number)))
    # The page brings its own styles, and may load nothing else.
    policy = f"{content_policy(page)}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    headers = {
        "Content-Disposition": f'inline; filename="{number}.html"',
        "Content-Security-Policy": policy,
    }
    return HttpResponse(page, headers=headers)


def _of(issued: Letter) -> tuple[Determination, Surroundings]:
    """The determination and its surroundings as they were when the letter went out."""
    return Determination.from_json(issued.determination), Surroundings.from_json(issued.letter)


def _letter(request: HttpRequest, number: str) -> Letter:
    case = open_case(request, number, "letter", may=part(Part.LETTER))
    found: Letter | None = case.letters.order_by("-version").first()
    if found is None:
        raise Http404("No letter has been issued.")
    return found


def _file(sha256: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(files.read(sha256), content_type=kind, headers=headers)
