"""The figures that the regulator publishes, computed from the cases by definition, each with its unit (C-01).

Applications and what became of them are counted by the day they were received; determinations and their ages by the
day they were mailed; what is open is counted as of the last day of the period. Everything is counted in the database
over a handful of indexed columns and grouped rows; no case is read.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from openimr.cases.lifecycle import BEFORE_ISSUE, State
from openimr.cases.models import Case, Deadline, DisputedItem
from openimr.law.words import Outcome

BANDS = ((0, 7), (8, 14), (15, 30), (31, 45), (46, 90), (91, None))
"""Ages in calendar days, both ends included, in which open cases are counted."""

CAUSES: dict[str, frozenset[State]] = {
    "screening": frozenset({State.RECEIVED, State.SCREENING}),
    "answer-to-a-question": frozenset({State.NEEDS_INFO}),
    "liability-in-dispute": frozenset({State.DEFERRED}),
    "notice-of-assignment": frozenset({State.ELIGIBLE}),
    "records": frozenset({State.ASSIGNED, State.RECORDS_PENDING}),
    "a-reviewer": frozenset({State.RECORDS_COMPLETE}),
    "the-review": frozenset({State.WITH_REVIEWER}),
    "quality-check": frozenset({State.QUALITY_CHECK}),
}
"""What an open case waits for, by its state."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure: its name, its unit, its value (None: nothing to measure), and how it is defined."""

    group: str
    name: str
    unit: str
    value: int | float | None
    definition: str

    def to_json(self) -> dict[str, Any]:
        return {"group": self.group, "name": self.name, "unit": self.unit, "value": self.value,
                "definition": self.definition}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of a period, both days included."""

    since: dt.date
    until: dt.date
    rows: tuple[Figure, ...]

    def value(self, group: str, name: str) -> int | float | None:
        """The value of one figure. Raises: KeyError where the period has no such figure."""
        for row in self.rows:
            if (row.group, row.name) == (group, name):
                return row.value
        raise KeyError(f"{group}, {name}")

    def to_json(self) -> dict[str, Any]:
        return {"since": self.since.isoformat(), "until": self.until.isoformat(),
                "figures": [row.to_json() for row in self.rows]}  # fmt: skip


def figures(*, since: dt.date, until: dt.date, demonstration: bool = False) -> Figures:
    """
    The figures of a period.

    Args: `demonstration` counts the invented cases instead of the real ones; the two are never mixed.
    Raises: ValueError where the period ends before it begins.
    Source: rulebook 13, N-15, F-05, A-20, C-01.
    """
    if until < since:
        raise ValueError("Expected a period that ends on or after the day it begins.")
    cases = Case.objects.filter(demonstration=demonstration).order_by()
    rows = [
        *_applications(cases.filter(received_on__range=(since, until))),
        *_determinations(cases.filter(determined_on__range=(since, until))),
        *_open(cases, on=until),
    ]
    return Figures(since=since, until=until, rows=tuple(rows))


def _applications(cases: QuerySet[Case]) -> Iterator[Figure]:
    def row(name: str, value: int | float | None, definition: str, unit: str = "application") -> Figure:
        return Figure(group="applications", name=name, unit=unit, value=value, definition=definition)

    states = Counter(dict(cases.values_list("state").annotate(n=Count("pk")).values_list("state", "n")))
    received = sum(states.values())
    merged = states[State.MERGED]
    yield row("received", received, "every application received in the period, duplicates among them")
    yield row(
        "unique",
        received - merged,
        "received, less those merged into an earlier one (A-20)",
        "unique application",
    )
    found = cases.exclude(state__in=[State.MERGED, State.INELIGIBLE]).filter(found_on__isnull=False)
    left_out = DisputedItem.objects.filter(eligibility__in=_LEFT_OUT).order_by().values("case_id")
    eligible, in_part = found.count(), found.filter(pk__in=left_out).count()
    ineligible = states[State.INELIGIBLE]
    unit = "unique application"
    yield row("eligible", eligible, "found eligible in whole or in part, by a person", unit)
    yield row("eligible-in-part", in_part, "found eligible with at least one item left out", unit)
    yield row("ineligible", ineligible, "found not eligible", unit)
    yield row("deferred", states[State.DEFERRED], "deferred for a liability dispute and not resolved", unit)
    yield row(
        "withdrawn-or-ended",
        sum(states[s] for s in _ENDED),
        "withdrawn, settled, authorized or ended by order",
        unit,
    )
    yield row("undecided", sum(states[s] for s in _UNDECIDED), "eligibility not found yet", unit)
    decided = eligible + ineligible
    share = round(100 * eligible / decided, 1) if decided else None
    yield row(
        "eligible-share", share, "eligible, of those found eligible or not", "percent of unique applications"
    )
    for code, count in sorted(_reasons(cases).items(), key=lambda entry: (-entry[1], entry[0])):
        yield Figure(
            group="reasons", name=code, unit="unique application", value=count,
            definition="found not eligible, with this reason against at least one of its items",
        )  # fmt: skip


_LEFT_OUT = tuple(o.value for o in Outcome if o not in {Outcome.ELIGIBLE, Outcome.PARTLY_ELIGIBLE})
"""What an item of an application found eligible can be that is not reviewed itself."""
_ENDED = (State.WITHDRAWN, State.TERMINATED_AUTHORIZED, State.SETTLED, State.CLOSED_WCAB)
_UNDECIDED = (State.RECEIVED, State.SCREENING, State.NEEDS_INFO)


def _reasons(cases: QuerySet[Case]) -> Counter[str]:
    """How many applications found not eligible have each reason. Reasons stand with the items, as lists."""
    pairs = (
        DisputedItem.objects.filter(case__in=cases.filter(state=State.INELIGIBLE).values("pk"))
        .order_by().values_list("case_id", "eligibility_codes")
    )  # fmt: skip
    seen = {(case, code) for case, codes in pairs.iterator(chunk_size=5000) for code in codes}
    return Counter(code for _, code in seen)


def _determinations(cases: QuerySet[Case]) -> Iterator[Figure]:
    def row(name: str, unit: str, value: int | float | None, definition: str) -> Figure:
        return Figure(group="determinations", name=name, unit=unit, value=value, definition=definition)

    yield row("letters", "letter", cases.count(), "determinations mailed in the period")
    decided = DisputedItem.objects.filter(case__in=cases.values("pk")).exclude(decision="").order_by()
    by_decision = Counter(
        dict(decided.values_list("decision").annotate(n=Count("pk")).values_list("decision", "n"))
    )
    items = sum(by_decision.values())
    yield row("items", "item", items, "items decided in these letters")
    for decision in ("upheld", "overturned", "modified"):
        yield row(f"items-{decision}", "item", by_decision[decision], f"items {decision}")
    share = round(100 * by_decision["upheld"] / items, 1) if items else None
    yield row("upheld-share", "percent of items", share, "items upheld, of the items decided")
    late: Counter[int] = Counter()
    for due, mailed, count in (
        Deadline.objects.filter(case__in=cases.values("pk"), name="determination-due").order_by()
        .values_list("due_on", "kept_on").annotate(n=Count("pk")).values_list("due_on", "kept_on", "n")
    ):  # fmt: skip
        late[max(0, (mailed - due).days) if mailed else 0] += count
    yield row(
        "late",
        "letter",
        sum(n for days, n in late.items() if days),
        "mailed after the limit; they bind all the same (F-05)",
    )
    yield row(
        "late-days",
        "calendar day",
        sum(days * n for days, n in late.items()),
        "days late of all of them together",
    )
    for name, since, words in (
        ("age-from-assignment", "assigned_on", "from the notice of assignment to the mailing (N-15)"),
        (
            "age-from-complete-records",
            "records_complete_on",
            "from the last needed record to the mailing (N-15)",
        ),
    ):
        ages = _ages(cases, since)
        for measure, value in _measures(ages).items():
            yield Figure(group=name, name=measure, unit="letter" if measure == "letters" else "calendar day", value=value,
                         definition=f"{measure.replace('-', ' ')}: {words}")  # fmt: skip


def _ages(cases: QuerySet[Case], since: str) -> Counter[int]:
    """How many determinations have each age in days; read as pairs of days, of which there are few."""
    pairs = (
        cases.filter(**{f"{since}__isnull": False}).values_list(since, "determined_on").annotate(n=Count("pk"))
        .values_list(since, "determined_on", "n")
    )  # fmt: skip
    ages: Counter[int] = Counter()
    for start, end, count in pairs:
        if start is not None and end is not None:
            ages[(end - start).days] += count
    return ages


def _measures(ages: Counter[int]) -> dict[str, int | float | None]:
    total = sum(ages.values())
    mean = round(sum(age * n for age, n in ages.items()) / total, 1) if total else None
    return {"letters": total, "mean": mean, "median": quantile(ages, 0.5), "ninetieth-percentile": quantile(ages, 0.9),
            "longest": max(ages, default=None)}  # fmt: skip


def quantile(ages: Counter[int], share: float) -> int | None:
    """The smallest age that at least this share of the determinations does not exceed; None without any."""
    wanted, seen = share * sum(ages.values()), 0
    for age in sorted(ages):
        seen += ages[age]
        if seen >= wanted:
            return age
    return None


def _open(cases: QuerySet[Case], *, on: dt.date) -> Iterator[Figure]:
    """What is open now and was received by a day, by age on that day and by what it waits for."""
    rows = cases.filter(state__in=[s.value for s in BEFORE_ISSUE], received_on__lte=on)
    counted = rows.values_list("state", "received_on").annotate(n=Count("pk"))
    grouped = [
        (state, received, n)
        for state, received, n in counted.values_list("state", "received_on", "n")
        if received is not None
    ]
    yield Figure(group="open", name="all", unit="unique application", value=sum(n for *_, n in grouped),
                 definition="received by the last day of the period and still open today")  # fmt: skip
    for cause, states in CAUSES.items():
        counts = [((on - received).days, n) for state, received, n in grouped if State(state) in states]
        yield Figure(group="open-by-cause", name=cause, unit="unique application", value=sum(n for _, n in counts),
                     definition=f"open and waiting for {cause.replace('-', ' ')}")  # fmt: skip
    for first, last in BANDS:
        name = f"{first}-{last}" if last is not None else f"{first}-and-more"
        within = [n for _, received, n in grouped if first <= (on - received).days <= (last or 10**6)]
        yield Figure(group="open-by-age", name=name, unit="unique application", value=sum(within),
                     definition="open, by calendar days from receipt to the last day of the period")  # fmt: skip
