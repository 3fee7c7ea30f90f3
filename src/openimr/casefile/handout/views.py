"""Handing the case file out, and fetching what was handed out."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from openimr.casefile.handout import actions
from openimr.casefile.models import Document, HandOut
from openimr.casefile.reading.reader import hash_of
from openimr.casefile.records import title_of
from openimr.cases import door, files
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.views import actor_of, find_case, open_case, refuse

SEES = frozenset({Role.RECORDS_CLERK, Role.AUDITOR, Role.MEDICAL_DIRECTOR})


def _sees(case: Case, by: Actor) -> bool:
    return by.role in SEES


@require_http_methods(["GET", "HEAD", "POST"])
def hand_outs(request: HttpRequest, number: str) -> HttpResponse:
    """To whom the case file was handed out, and handing it out."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        case, by = find_case(number), actor_of(request)
        try:
            _hand_out(request, case, by)
        except Invalid as refusal:
            errors = refusal.fields
        else:
            messages.success(request, "Handed out. The link is in the message to the party.")
            return redirect("hand-outs", number=number)
    case = open_case(request, number, "hand_outs", may=_sees)
    verb, by = VERBS["hand_out_case_file"], actor_of(request)
    context = {
        "case": case, "demonstration": case.demonstration, "errors": errors, "values": request.POST, "now": timezone.now(),
        "rows": HandOut.objects.filter(case=case).select_related("party"), "days": actions.DAYS,
        "parties": case.parties.filter(user__isnull=False).order_by("pk"),
        "mental": [
            (row.number, title_of(row), row.date)
            for row in Document.objects.filter(case=case, kind__in=actions.MENTAL_HEALTH, duplicate_of=None).order_by("number")
        ],
        "may": by.role in verb.roles and State(case.state) in verb.starts,
        "crumbs": [("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Handing out", None)],
    }  # fmt: skip
    return render(request, "casefile/hand_outs.html", context, status=422 if errors else 200)


def _hand_out(request: HttpRequest, case: Case, by: Actor) -> None:
    verb, at = VERBS["hand_out_case_file"], timezone.now()
    if by.role not in verb.roles or State(case.state) not in verb.starts or not door.reaches(case, by):
        # No copy is made for who may not hand one out; the door says why, and logs it.
        actions.hand_out_case_file(case, by=by, at=at, copy=None)  # type: ignore[arg-type]
    party = request.POST.get("party", "")
    chosen = frozenset(int(n) for n in request.POST.getlist("withheld") if n.isdecimal() and len(n) < 9)
    copy = actions.make_copy(
        case, party=int(party) if party.isdecimal() and len(party) < 12 else 0, withheld=chosen
    )
    site = request.build_absolute_uri("/").rstrip("/")
    actions.hand_out_case_file(case, by=by, at=at, copy=copy, site=site)


@require_safe
def handed_out(request: HttpRequest, token: str) -> HttpResponseBase:
    """The copy behind a link: to the party's own account only, until the link ends; every use is logged."""
    by, at = actor_of(request), timezone.now()
    found = (
        HandOut.objects.filter(token_sha256=actions.token_digest(token))
        .select_related("case", "party")
        .first()
    )
    if found is None:
        raise Http404("There is no such link. Ask the records clerk for a new one.")
    number = found.case.number
    if found.party.user_id != by.user_id:
        refuse(number, "handed_out_case_file", by=by, at=at, why="the link is another account's")
    if at >= found.expires_at:
        refuse(
            number,
            "handed_out_case_file",
            by=by,
            at=at,
            why="the link has ended; ask the records clerk for a new one",
        )
    door.read(
        found.case,
        "handed_out_case_file",
        by=by,
        at=at,
        detail={"hand_out": found.pk, "version": found.version},
    )
    path = files.path_of(found.sha256)
    if not path.exists() or hash_of(path) != found.sha256:
        raise Http404("The copy is gone or damaged. Ask the records clerk for a new one.")
    return FileResponse(
        path.open("rb"),
        content_type="application/pdf",
        as_attachment=True,
        filename=f"{number}-case-file.pdf",
    )
