"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from openimr.cases.roles import Role


def house(request: HttpRequest) -> dict[str, Any]:
    """The organization's name and the role of who is signed in."""
    user = getattr(request, "user", None)
    role = Role(user.role) if user is not None and user.is_authenticated and user.role else None
    return {"organisation": settings.OPENIMR_ORGANISATION, "role": role}
