"""The reviewer's attestation, before any record opens, and giving a case back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.views import actor_of, find_case, open_case
from openimr.panel import actions
from openimr.panel.access import standing
from openimr.panel.match.facts import TieKind
from openimr.panel.models import Assignment

ATTESTATIONS = ("no_conflict", "qualified", "will_read_all")


def _offered_to(case: Case, by: Actor) -> bool:
    return standing(case, by) is not None


@require_http_methods(["GET", "HEAD", "POST"])
def attest(request: HttpRequest, number: str) -> HttpResponse:
    """What a reviewer must know to say that they have no conflict, before any record opens (rulebook R-08)."""
    values = {name: request.POST.get(name, "") for name in ATTESTATIONS}
    errors: dict[str, str] = {}
    if request.method == "POST":
        said = {name: value == "yes" for name, value in values.items()}
        try:
            actions.attest(find_case(number), by=actor_of(request), at=timezone.now(), **said)
        except Invalid as refusal:
            errors = refusal.fields
        else:
            messages.success(request, "You have taken the case. Its records are open to you now.")
            return redirect("desk", number=number)
    return _attestation(request, number, values=values, errors=errors)


@require_POST
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """Give the case back, with the reason."""
    reason = request.POST.get("reason", "")
    try:
        actions.decline(find_case(number), by=actor_of(request), at=timezone.now(), reason=reason)
    except Invalid as refusal:
        return _attestation(request, number, values={"reason": reason}, errors=refusal.fields)
    messages.success(request, "You have given the case back. It is not open to you any more.")
    return redirect("queue")


@require_POST
def report_conflict(request: HttpRequest, number: str) -> HttpResponse:
    """Report a tie to somebody in the case: it goes back at once, and to the best of the others."""
    values = {name: request.POST.get(name, "") for name in ("party", "kind")}
    try:
        actions.report_conflict_and_reassign(
            find_case(number), by=actor_of(request), at=timezone.now(), **values
        )
    except Invalid as refusal:
        return _attestation(request, number, values=values, errors=refusal.fields)
    messages.success(request, "The conflict is recorded. The case is not open to you any more.")
    return redirect("queue")


def _attestation(
    request: HttpRequest, number: str, *, values: dict[str, str], errors: dict[str, str]
) -> HttpResponse:
    case = open_case(request, number, "attestation", may=_offered_to)
    mine = standing(case, actor_of(request))
    known = {*ATTESTATIONS, "reason", "party", "kind"}
    parties = list(case.parties.order_by("pk").only("ref", "role", "name", "organisation", "contact", "case"))
    context = {
        "case": case, "demonstration": case.demonstration, "values": values, "errors": errors,
        "summary": [(name if name in known else "", words) for name, words in errors.items()],
        "attested": mine is not None and mine.state == Assignment.ATTESTED,
        "may_answer": case.state in {State.RECORDS_COMPLETE, State.WITH_REVIEWER},
        "parties": parties,
        "party_choices": [(p.ref, f"{p.name} ({p.role.replace('-', ' ')})") for p in parties],
        "tie_choices": [(k.value, k.value.replace("-", " ").capitalize()) for k in TieKind if k is not TieKind.STAFF_PRIVILEGES],
        "items": [i for i in case.items.all() if i.eligibility in {"", "eligible"}],
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Attestation", None),
        ],
    }  # fmt: skip
    return render(request, "panel/attest.html", context, status=422 if errors else 200)
