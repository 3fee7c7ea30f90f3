"""Doing a verb from the case page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import VERBS
from openimr.cases.views import actor_of, find_case
from openimr.web.forms.verbs import FORMS
from openimr.web.views.case import draw


@require_POST
def do(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Do a verb and show the case; what cannot be accepted stands at its field (422)."""
    form = FORMS.get(verb)
    if form is None:
        raise Http404(f"There is no form for '{verb[:40]}'.")
    case = find_case(number)
    values = {entry.name: request.POST.get(entry.name, "") for entry in form.inputs}
    by, at = actor_of(request), timezone.now()
    try:
        form.check(values)
        form.call(case, by=by, at=at, **values)
    except Invalid as refusal:
        return draw(request, case.number, failed=verb, values=values, errors=refusal.fields)
    messages.success(request, f"Done: {VERBS[verb].says}.")
    return redirect("case", number=case.number)


@require_POST
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """Put the case file together and declare it complete."""
    return do(request, number, "complete_case_file")
