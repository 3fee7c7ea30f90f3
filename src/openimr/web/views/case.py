"""The case page: where a case stands, what may be done now, and the parts of it that a role is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from openimr.casefile.completeness.keeping import open_gaps
from openimr.casefile.records import current_file
from openimr.casefile.views import progress_of
from openimr.cases.actors import Actor
from openimr.cases.deadlines import NEXT
from openimr.cases.ledger import ledger as ledger_of
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Part, Role, sees
from openimr.cases.views import actor_of, open_case
from openimr.intake import duplicates
from openimr.intake.models import Screening
from openimr.panel.access import may_read_records
from openimr.panel.house import open_ties
from openimr.publication.models import PublicCopy
from openimr.web.forms.places import steps
from openimr.web.forms.verbs import offered
from openimr.web.views import case_parts

ENTRIES_A_PAGE = 25
LIKELY = {
    "eligible": "find_eligible", "partly-eligible": "find_eligible", "ineligible": "find_ineligible",
    "deferred": "defer", "merged": "merge", "needs-information": "ask_parties",
}  # fmt: skip
"""The verb that an outcome of the screening points to; a person decides."""
_UNDECIDED = frozenset({State.RECEIVED, State.SCREENING, State.NEEDS_INFO})

_OF_THE_HOUSE = frozenset({Role.MEDICAL_DIRECTOR, Role.PANEL_MANAGER, Role.AUDITOR})
"""Who sees that the organization itself is tied to a party of a case."""


@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one case."""
    return draw(request, number)


def draw(
    request: HttpRequest,
    number: str,
    *,
    failed: str | None = None,
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page; with `failed` the form of that verb carries its values and errors (422)."""
    found = open_case(request, number, "case")
    by = actor_of(request)
    context: dict[str, Any] = {
        "case": found,
        "demonstration": found.demonstration,
        "crumbs": [(gettext("Queue"), reverse("queue")), (found.number, None)],
        "standing": case_parts.standing(found),
        "undecided": State(found.state) in _UNDECIDED,
        "steps": [s for s in steps(by.role, State(found.state), found.number) if s.own_page],
    }
    context |= _parts(found, by, request)
    screening = context.get("screening")
    context["onward"], context["ending"] = offered(
        by.role, State(found.state), likely=LIKELY.get(screening.outcome) if screening else None,
        failed=failed, values=values, errors=errors,
    )  # fmt: skip
    if not context.get("house"):
        context["onward"] = [one for one in context["onward"] if one.verb.name != "decide_house_ties"]
    context["sections"] = _sections(context)
    return render(request, "web/case/page.html", context, status=422 if failed else 200)


def _parts(case: Case, by: Actor, request: HttpRequest) -> dict[str, Any]:
    """What of the case the role is shown; a part that is not theirs is not even asked for."""
    shown: dict[str, Any] = {"copy": PublicCopy.objects.filter(case=case).defer("text").first()}
    role = by.role
    reads = may_read_records(case, by)
    letter = case.letters.order_by("-version").first()
    if sees(role, Part.DEADLINES):
        shown["deadlines"] = ledger_of(case, on=timezone.localdate())
        shown["waited"] = NEXT.get(State(case.state), ())
    if sees(role, Part.PARTIES):
        shown["parties"] = list(case.parties.order_by("pk"))
        shown["others"] = [party for party in shown["parties"] if not party.receives_notices]
    if sees(role, Part.ITEMS):
        shown["items"] = case_parts.items(case, letter)
        if State(case.state) not in _UNDECIDED or (sees(role, Part.NOTICES) and not by.outside):
            shown["screening"] = Screening.objects.filter(case=case).first()
            shown["findings"] = list(case.findings.all())
        if role is Role.INTAKE_CLERK:
            shown["alike"] = shown["screening"].likenesses if shown.get("screening") else []
            shown["joinable"] = [
                (other, answer, duplicates.leads(other, case)) for other, answer in duplicates.may_join(case)
            ]
    if sees(role, Part.NOTICES):
        shown |= case_parts.said(case, by)
        shown["notices"] = list(case_parts.notices(case, by))
    if sees(role, Part.RECORD_LIST) and (reads or role is not Role.EXPERT_REVIEWER):
        shown["records"] = case_parts.records(case)
        shown |= progress_of(case, by)
    if reads:
        shown["case_file"] = current_file(case)
        shown["gaps"] = open_gaps(case)
        shown["hands_out"] = role in VERBS["hand_out_case_file"].roles
    shown["reads"] = reads
    if sees(role, Part.LETTER):
        shown["letter"] = letter
    if role in _OF_THE_HOUSE and case.state == State.RECORDS_COMPLETE:
        shown["house"] = open_ties(case, timezone.localdate())
    if sees(role, Part.ASSIGNMENT):
        shown["assignments"] = case_parts.assignments(case)
    if sees(role, Part.AUDIT):
        entries = AuditEvent.objects.filter(chain=case.number).order_by("-sequence")
        shown["entries"] = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("audit"))
        shown["chain_name"] = f"case {case.number}"
    return shown


def _sections(context: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The parts that are on the page, for the list of contents."""
    wanted = [
        ("now", "What to do now", bool(context["onward"] or context["ending"] or context["steps"])),
        ("letter", "Determination", bool(context.get("letter"))),
        ("items", "Disputed items", "items" in context),
        ("findings", "Screening", bool(context.get("screening"))),
        ("alike", "Other applications of the worker", bool(context.get("alike") or context.get("joinable"))),
        (
            "said-part",
            "Questions and statements",
            bool(context.get("questions") or context.get("statements")),
        ),
        ("deadlines", "Deadlines", "deadlines" in context),
        ("parties", "Parties", "parties" in context),
        ("notices", "Notices", "notices" in context),
        ("records", "Records", "records" in context),
        ("packets", "Packets", context.get("packets") is not None),
        ("assignment", "Assignment", "assignments" in context),
        ("audit", "Audit trail", "entries" in context),
    ]
    return [(anchor, words) for anchor, words, there in wanted if there]
