"""The page of the room: the public copy before its officer, to be read, mended, released or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.views import actor_of, find_case, open_case
from openimr.publication import actions
from openimr.publication.models import PublicCopy

KINDS = ("person", "organisation", "number", "contact", "address", "date", "signature")
_MARK = re.compile(r"\[(?:" + "|".join(KINDS) + r")\]|\b90\+")
MOST_WORDS = 40


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of the copy's text: `tone` is removed, doubtful or '' (plain); `why` says what is doubtful."""

    text: str
    tone: str = ""
    why: str = ""


def pieces(text: str, doubtful: Sequence[Mapping[str, Any]]) -> list[Piece]:
    """The text cut at its marks and its doubtful spans; the pieces together are the text, to the character."""
    spans = [(m.start(), m.end(), "removed", "") for m in _MARK.finditer(text)]
    spans += [(s["start"], s["end"], "doubtful", str(s.get("why", ""))) for s in doubtful]
    found: list[Piece] = []
    at = 0
    for start, end, tone, why in sorted(spans):
        if start < at or end > len(text) or end <= start:
            continue
        if start > at:
            found.append(Piece(text=text[at:start]))
        found.append(Piece(text=text[start:end], tone=tone, why=why))
        at = end
    if at < len(text):
        found.append(Piece(text=text[at:]))
    return found


def _officer(case: Case, by: Actor) -> bool:
    return by.role in {Role.PUBLICATION_OFFICER, Role.AUDITOR}


@require_safe
def public_copy(request: HttpRequest, number: str) -> HttpResponse:
    """The copy as it stands, with what was taken out and what is doubtful."""
    return _draw(request, number)


def _draw(request: HttpRequest, number: str, *, errors: Mapping[str, str] | None = None) -> HttpResponse:
    case, by = open_case(request, number, "public_copy", may=_officer), actor_of(request)
    copy = PublicCopy.objects.filter(case=case).first()
    verb = VERBS["prepare_public_copy"]
    context = {
        "case": case, "demonstration": case.demonstration, "copy": copy, "errors": errors or {},
        "values": {name: request.POST.get(name, "") for name in ("also", "looked_at", "reason")},
        "summary": [
            (name if name in {"also", "looked_at", "reason"} else "", words)
            for name, words in (errors or {}).items()
        ],
        "pieces": pieces(copy.text, copy.doubtful) if copy else [],
        "removed": sorted(copy.removed.items()) if copy else [],
        "may": by.role in verb.roles and State(case.state) in verb.starts,
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Public copy", None),
        ],
    }  # fmt: skip
    return render(request, "publication/public_copy.html", context, status=422 if errors else 200)


@require_POST
def prepare(request: HttpRequest, number: str) -> HttpResponse:
    """Take the people out of the letter, and any words that the officer names besides."""
    also = tuple(line.strip() for line in request.POST.get("also", "").splitlines() if line.strip())
    try:
        if len(also) > MOST_WORDS:
            raise Invalid({"also": f"Expected at most {MOST_WORDS} lines, found {len(also)}."})
        actions.prepare_public_copy(find_case(number), by=actor_of(request), at=timezone.now(), also=also)
    except Invalid as refusal:
        return _draw(request, number, errors=refusal.fields)
    messages.success(request, "The public copy is prepared. Read it before you release it.")
    return redirect("public-copy", number=number)


@require_POST
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Release the copy that the officer says they have read."""
    looked_at = request.POST.get("looked_at") == "yes"
    try:
        actions.release_public_copy(
            find_case(number), by=actor_of(request), at=timezone.now(), looked_at=looked_at
        )
    except Invalid as refusal:
        return _draw(request, number, errors=refusal.fields)
    messages.success(request, "The public copy is released.")
    return redirect("public-copy", number=number)


@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Take a released copy back, with the reason."""
    reason = request.POST.get("reason", "")
    try:
        actions.withdraw_public_copy(
            find_case(number), by=actor_of(request), at=timezone.now(), reason=reason
        )
    except Invalid as refusal:
        return _draw(request, number, errors=refusal.fields)
    messages.success(request, "The public copy is withdrawn; a notice stands in its place.")
    return redirect("public-copy", number=number)
