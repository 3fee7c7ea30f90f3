"""What every page about a case begins with: who asks, which case, and whether the door opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from openimr.cases import audit, door
from openimr.cases.actors import Actor
from openimr.cases.errors import NotAllowed
from openimr.cases.models import Case, User
from openimr.cases.roles import Part, sees

May = Callable[[Case, Actor], bool]


def actor_of(request: HttpRequest) -> Actor:
    """The actor who asks; views that are not public are reached with an account only."""
    assert isinstance(request.user, User)
    return Actor.of(request.user)


def find_case(number: str) -> Case:
    """The case with this number. Raises: Http404."""
    case = Case.objects.filter(number=number).first()
    if case is None:
        raise Http404(f"There is no case {number[:20]}.")
    return case


def open_case(
    request: HttpRequest,
    number: str,
    what: str,
    *,
    may: May | None = None,
    detail: dict[str, Any] | None = None,
) -> Case:
    """
    The case that a page shows, with the reading of its part `what` in the audit log.

    Args: `may` says whether the part is open to the actor, beyond the case being theirs; `detail` goes into
    the log. Raises: Http404; NotAllowed, logged, where the case or the part is not the actor's to read.
    """
    case, by, at = find_case(number), actor_of(request), timezone.now()
    if may is not None and door.reaches(case, by) and not may(case, by):
        refuse(case.number, what, by=by, at=at, why="this part of a case is not shown to the role")
    door.read(case, what, by=by, at=at, detail=detail)
    return case


def part(name: Part) -> May:
    """For `open_case`: the role sees this part of a case."""
    return lambda case, by: sees(by.role, name)


def refuse(chain: str, what: str, *, by: Actor, at: dt.datetime, why: str) -> None:
    """Log that reading `what` was refused, and refuse it. Raises: NotAllowed."""
    audit.append(
        chain, at=at, actor=by.name, role=by.role.value, verb=f"read_{what}", outcome="refused",
        detail={"refusal": "NotAllowed"},
    )  # fmt: skip
    raise NotAllowed(verb=f"read_{what}", role=by.role.value, why=why)
