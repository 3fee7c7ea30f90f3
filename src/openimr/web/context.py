"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from openimr.cases.roles import OUTSIDE, Role
from openimr.web.language import SPOKEN


def house(request: HttpRequest) -> dict[str, Any]:
    """The organization's name, the role of who is signed in, and whether the page is there in their language."""
    user = getattr(request, "user", None)
    role = Role(user.role) if user is not None and user.is_authenticated and user.role else None
    match = request.resolver_match
    return {
        "organisation": settings.OPENIMR_ORGANISATION,
        "role": role,
        "spoken": (match is None or match.url_name in SPOKEN)
        or (translation.get_language() or "en").startswith("en"),
        "chooses_language": role is None or role in OUTSIDE,
    }
