"""Work lists: which roles a case waits for, as rows that are read in the order of their dates.

A list of a hundred thousand cases is read like one of ten: the rows of a role stand in an index by date, and a
case leaves the list with the action that makes it somebody else's. Rooms to the right add what only they know
(records that came late, a copy that is released) through `exceptions`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet

from openimr.cases.lifecycle import AFTER_ISSUE, State
from openimr.cases.models import Case, Waiting
from openimr.cases.roles import Role

WORK: dict[Role, frozenset[State]] = {
    Role.INTAKE_CLERK: frozenset(
        {
            State.RECEIVED, State.SCREENING, State.NEEDS_INFO, State.DEFERRED, State.ELIGIBLE, State.APPEALED,
            State.REMANDED,
        }
    ),
    Role.RECORDS_CLERK: frozenset({State.ASSIGNED, State.RECORDS_PENDING}),
    Role.PANEL_MANAGER: frozenset({State.RECORDS_COMPLETE}),
    Role.MEDICAL_DIRECTOR: frozenset({State.QUALITY_CHECK}),
    Role.PUBLICATION_OFFICER: AFTER_ISSUE,
}  # fmt: skip
"""The states in which a role has something to do; roles that are not here see all that is theirs."""

exceptions: dict[Role, Callable[[Case, bool], bool]] = {}
"""For a role: whether a case waits for it, given what its state says. Filled by the rooms that know."""


def waits_for(case: Case) -> set[Role]:
    """The roles that have something to do about a case now."""
    state = State(case.state)
    found = set()
    for role, states in WORK.items():
        waits = state in states
        known = exceptions.get(role)
        if known(case, waits) if known is not None else waits:
            found.add(role)
    return found


def refresh(case: Case) -> None:
    """Bring the rows of a case up to date."""
    wanted = {role.value for role in waits_for(case)}
    rows = {row.role: row for row in case.waiting.all()}
    if gone := set(rows) - wanted:
        case.waiting.filter(role__in=gone).delete()
    for role in sorted(wanted):
        row = rows.get(role)
        if row is None:
            Waiting.objects.create(case=case, role=role, sort_on=case.sort_on, number=case.number)
        elif row.sort_on != case.sort_on:
            case.waiting.filter(role=role).update(sort_on=case.sort_on)


MOST_COUNTED = 1_000
"""A list is counted up to here: that there are more is worth no look at every one of them."""

Place = tuple[dt.date, str]
"""Where a case stands in every list: by its date, then by its number."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of a list, and the places from which the pages around it begin; None where there is none."""

    rows: list[Any]
    next: Place | None
    previous: Place | None
    first: bool


def page_of(
    rows: QuerySet[Any], *, size: int, after: Place | None = None, before: Place | None = None
) -> Page:
    """
    One page of cases or of `Waiting` rows in the order of their dates, read from its place in the index.

    Args: `after` or `before` is the place of a row that the page begins behind or ends before.
    """
    ordered = rows.order_by("sort_on", "number")
    if before is not None:
        found = list(rows.filter(_up_to(before)).order_by("-sort_on", "-number")[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        if not more:  # the first page is full, whatever row it was asked for by
            found = list(ordered[:size])
        last = _place(found[-1]) if found else None
        return Page(rows=found, next=last, previous=_place(found[0]) if more else None, first=not more)
    start = ordered if after is None else ordered.filter(_behind(after))
    found = list(start[: size + 1])
    more, found = len(found) > size, found[:size]
    return Page(
        rows=found,
        next=_place(found[-1]) if more else None,
        previous=_place(found[0]) if found and after is not None else None,
        first=after is None,
    )


def _place(row: Any) -> Place:
    return row.sort_on, row.number


def _behind(place: Place) -> Q:
    # The first half lets the index find the place; the second is the row itself.
    return Q(sort_on__gte=place[0]) & (Q(sort_on__gt=place[0]) | Q(number__gt=place[1]))


def _up_to(place: Place) -> Q:
    return Q(sort_on__lte=place[0]) & (Q(sort_on__lt=place[0]) | Q(number__lt=place[1]))


def counted(rows: QuerySet[Any]) -> int:
    """How many rows there are, counted to one more than MOST_COUNTED."""
    return rows.order_by()[: MOST_COUNTED + 1].count()


_COUNT_ONE_STATE = "SELECT %s, COUNT(*) FROM (SELECT 1 FROM cases_case WHERE state = %s LIMIT %s) AS counted"


def all_by_state() -> dict[str, int]:
    """How many cases are in each state, counted to one more than MOST_COUNTED, in one query."""
    asked: list[str | int] = []
    for state in State:
        asked += [state.value, state.value, MOST_COUNTED + 1]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_COUNT_ONE_STATE] * len(State)), asked)
        return {state: count for state, count in cursor.fetchall() if count}


def by_state(cases: QuerySet[Case]) -> dict[str, int]:
    """How many of these cases are in each state; for the cases of one party or reviewer."""
    rows = cases.order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows.values_list("state", "n"))
