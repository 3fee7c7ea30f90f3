"""The audit log: whether it holds together, and the house's own chain."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from openimr.cases import audit
from openimr.cases.models import AuditEvent
from openimr.cases.roles import Part, sees
from openimr.cases.views import actor_of, refuse

ENTRIES_A_PAGE = 50


def _only_for_auditors(request: HttpRequest, what: str) -> None:
    by, at = actor_of(request), timezone.now()
    if not sees(by.role, Part.AUDIT):
        refuse(audit.HOUSE, what, by=by, at=at, why="the audit log is open to auditors only")
    audit.append(audit.HOUSE, at=at, actor=by.name, role=by.role.value, verb=f"read_{what}", outcome="read")


@require_safe
def auditor(request: HttpRequest) -> HttpResponse:
    """The proof of all chains, and the entries of the house's chain, the newest first."""
    _only_for_auditors(request, "audit_log")
    proof = audit.verify()
    entries = AuditEvent.objects.filter(chain=audit.HOUSE).order_by("-sequence")
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {"proof": proof, "entries": page, "here": "auditor", "chain_name": "the house"}
    return render(request, "web/auditor.html", context)


@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """The proof alone, for the auditor's queue."""
    _only_for_auditors(request, "audit_proof")
    return render(request, "web/parts/proof.html", {"proof": audit.verify()})
