"""The front page, for anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from openimr.web.middleware import public


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, how a review goes, and the way to the public determinations."""
    return render(request, "web/front.html", {"here": "front"})
