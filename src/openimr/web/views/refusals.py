"""The pages that say no."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from openimr.cases import files
from openimr.web.middleware import public

PAGE = "web/refused.html"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    said = {"title": "This request cannot be read", "problem": "Go back, load the page anew and try again."}
    return render(request, PAGE, said, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 from the framework; the door's own refusals are drawn by the middleware."""
    said = {"title": "You may not do this", "problem": "This page is not open to your role."}
    return render(request, PAGE, said, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, without the framework's own words, which may quote the address."""
    said = {
        "title": "This page is not here",
        "problem": "The address may be wrong, or what it named may not exist.",
    }
    return render(request, PAGE, said, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 507 where the disk is full. Drawn without the request, so that it comes even where the database does not answer."""
    if files.no_room(sys.exc_info()[1]):
        said = {
            "title": "There is no room on this machine's disk",
            "problem": "Nothing of what you sent was kept. Tell whoever runs the site; once there is room, send it again.",
        }
        return HttpResponse(render_to_string(PAGE, said), status=507)
    said = {
        "title": "Something went wrong here",
        "problem": "The fault is the site's, not yours, and it has been logged. Try again in a while.",
    }
    return HttpResponse(render_to_string(PAGE, said), status=500)


@public
def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not sent from this site's own page, or too long after it was opened."""
    said = {
        "title": "This form can no longer be sent",
        "problem": "It was opened too long ago, or in another sign-in. Load the page anew and fill it in again.",
    }
    return render(request, PAGE, said, status=403)
