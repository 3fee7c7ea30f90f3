"""The time to apply: where the clock starts, how long it runs, and for which item (A-10 to A-14, U-05)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from openimr.law.counting import Count, counting_from
from openimr.law.facts import Facts, Item, ServedPaper, UrDecision
from openimr.law.rulebook import DatedValue
from openimr.law.rules import figure, figure_or_none, switch


@dataclass(frozen=True, kw_only=True)
class FilingLimit:
    """The limit of an item (or of the application as a whole) and the rule that sets its length."""

    rule: str
    count: Count


@dataclass(frozen=True, kw_only=True)
class NoLimit:
    """No limit runs, or its start is not known."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class _Start:
    """The service that starts the clock: the paper with its date, why it counts, the rules it rests on."""

    paper: ServedPaper
    day: dt.date
    why: str
    rests_on: tuple[str, ...] = ()


def filing_limit(facts: Facts, item: Item | None = None) -> FilingLimit | NoLimit:
    """
    The day by which the application must have arrived, for one item, or in general without an item.

    An item that utilization review approved has no limit.
    Source: A-10, A-11, A-12, A-14, U-05; counted by X-01, X-03, X-04.
    """
    if item is not None and item.approved:
        return NoLimit(reason="utilization review approved the item")
    start = _start(facts.ur)
    if isinstance(start, NoLimit):
        return start
    rule, days = _length(facts, item, start.day)
    count = counting_from(start.day, start.why).on_rule(rule)
    for other in start.rests_on:
        count = count.on_rule(other)
    return FilingLimit(rule=rule, count=count.calendar_days(days).mail(start.paper).rolled())


def _start(ur: UrDecision) -> _Start | NoLimit:
    notice = _notice_service(ur)
    if not ur.liability_disputed:
        return notice
    resolved = ur.liability_resolved_notice
    if resolved.served_on is None:
        return NoLimit(
            reason="no limit runs: liability is disputed, and ur_decision.liability_resolved_notice.served_on "
            "is not known"
        )
    after = _Start(
        paper=resolved, day=resolved.served_on, why="notice served that the liability dispute is resolved"
    )
    if ur.notice_complete:
        return after
    if isinstance(notice, NoLimit):
        return notice
    return notice if notice.day > after.day else after


def _notice_service(ur: UrDecision) -> _Start | NoLimit:
    """Service of the complete notice, without regard to liability."""
    if not ur.notice_complete:
        if ur.complete_notice_served_on is None:
            return NoLimit(
                reason="no limit runs: the notice was not complete, and ur_decision.complete_notice_served_on "
                "is not known"
            )
        return _Start(
            paper=ur.served,
            day=ur.complete_notice_served_on,
            why="complete notice of the UR decision served; before it no time ran (U-05)",
            rests_on=("U-05",),
        )
    if ur.served.served_on is not None:
        return _Start(paper=ur.served, day=ur.served.served_on, why="UR decision served")
    if ur.decided_on is not None:
        return _Start(
            paper=ur.served, day=ur.decided_on, why="UR decision; its date stands in for its service (A-14)"
        )
    return NoLimit(reason="neither ur_decision.served_on nor ur_decision.decided_on is known")


def _length(facts: Facts, item: Item | None, start: dt.date) -> tuple[str, DatedValue]:
    if facts.ur.liability_disputed:
        return "A-12", figure("A-12", "days", as_of=start)
    if item is not None and item.formulary_drug:
        days = _enforced_formulary_days(facts)
        if days is not None:
            return "A-11", days
    return "A-10", figure("A-10", "days", as_of=start)


def _enforced_formulary_days(facts: Facts) -> DatedValue | None:
    """The days for a formulary drug, where the decision is recent enough and the switch is on."""
    decided = facts.ur.looked_up_by
    if decided is None:
        return None
    days = figure_or_none("A-11", "days", as_of=decided)
    enforced = facts.enforce_formulary_limit
    if enforced is None:
        enforced = switch("A-11", "enforced", as_of=decided)
    return days if enforced else None
