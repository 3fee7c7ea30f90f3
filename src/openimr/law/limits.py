"""`deadlines`: every limit of a case with its rule and derivation, and what cannot be computed, with why.

One function for each name of the contract's table, in its order. Each yields what it found: a deadline, or
what is missing for it; a limit that the case does not have yields nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openimr.law.answers import Deadline, Deadlines, NotComputed, limit_of, merged, not_known
from openimr.law.counting import Count, counting_from
from openimr.law.facts import Facts, ServedPaper
from openimr.law.filing import FilingLimit, filing_limit
from openimr.law.penalties import LATE_RECORDS, Penalty, late_records_penalty
from openimr.law.reading import read_facts
from openimr.law.rules import figure, figure_or_none, switch

_Found = Iterator[Deadline | NotComputed]


def deadlines(facts: Mapping[str, Any]) -> dict[str, Any]:
    """
    Every limit of a case, as plain JSON values.

    Args: `facts` as `openimr law deadlines` reads them (docs/reference/law.md); every field is optional.
    Returns: `deadlines`, `penalties` and `not_computed`, each limit with rule, citation and derivation.
    Raises: FactsError for a field, word, type or date that cannot be read.
    Source: the rules named in the answer.
    """
    return find_deadlines(read_facts(facts)).to_json()


def find_deadlines(facts: Facts) -> Deadlines:
    """Every limit of a case, from checked facts. See `deadlines`."""
    found = [entry for limit in _TABLE for entry in limit(facts)]
    penalties: list[Penalty] = []
    records = next((e for e in found if isinstance(e, Deadline) and e.name == "records-due"), None)
    if records is None:
        found.append(NotComputed(name=LATE_RECORDS, reason="the limit for records is not computed"))
    elif facts.records.received_on is None:
        found.append(NotComputed(name=LATE_RECORDS, reason="records.received_on is not known"))
    else:
        penalties.append(late_records_penalty(limit=records.due, received_on=facts.records.received_on))
    return Deadlines(
        deadlines=tuple(entry for entry in found if isinstance(entry, Deadline)),
        penalties=tuple(penalties),
        not_computed=merged([entry for entry in found if isinstance(entry, NotComputed)]),
    )


def _application_due(facts: Facts) -> _Found:
    name = "application-due"
    if facts.items and not facts.refused_items:
        yield NotComputed(name=name, reason="utilization review approved every item")
        return
    per_item = [(item.id, filing_limit(facts, item)) for item in facts.refused_items]
    rules = {limit.rule for _, limit in per_item if isinstance(limit, FilingLimit)}
    # Items differ only in the length of the period, and each length has its own rule.
    one_limit: list[tuple[str | None, Any]] = [(None, per_item[0][1] if per_item else filing_limit(facts))]
    for item, limit in per_item if len(rules) > 1 else one_limit:
        if isinstance(limit, FilingLimit):
            yield limit_of(name, limit.rule, limit.count, item=item)
        else:
            yield NotComputed(name=name, reason=limit.reason)


def _question_answer_due(facts: Facts) -> _Found:
    name = "question-answer-due"
    for n, question in enumerate(facts.questions):
        if question.received_on is None:
            yield not_known(name, f"questions[{n}].received_on")
            continue
        start = counting_from(question.received_on, "question received")
        business = figure_or_none("E-04", "business_days", as_of=question.received_on)
        if business is not None:
            count = start.business_days(business)
        else:
            count = start.calendar_days(figure("E-04", "calendar_days", as_of=question.received_on)).rolled()
        yield limit_of(name, "E-04", count, item=question.id)


def _noarfi_due(facts: Facts) -> _Found:
    found_on = facts.eligibility.found_on
    if found_on is None:
        yield not_known("noarfi-due", "eligibility.found_on")
        return
    days = figure("N-01", "business_days", as_of=found_on)
    yield limit_of("noarfi-due", "N-01", counting_from(found_on, "eligibility found").business_days(days))


def _records_due(facts: Facts) -> _Found:
    name, notice = "records-due", facts.noarfi
    if facts.expedited:
        if notice.received_at is None:
            yield not_known(name, "noarfi.received_at")
            return
        start = counting_from(notice.received_at, "notice of assignment received")
        yield limit_of(name, "N-02", start.hours(figure("N-02", "expedited_hours", as_of=start.day)))
    elif notice.sent_on is None or notice.sent_by is None:
        missing = {"noarfi.sent_on": notice.sent_on, "noarfi.sent_by": notice.sent_by}
        yield not_known(name, *(path for path, value in missing.items() if value is None))
    else:
        length = "mail_days" if notice.sent_by == "mail" else "other_days"
        start = counting_from(notice.sent_on, f"notice of assignment sent by {_HOW[notice.sent_by]}")
        yield limit_of(
            name, "N-02", start.calendar_days(figure("N-02", length, as_of=notice.sent_on)).rolled()
        )


_HOW = {"mail": "mail", "fax": "fax", "electronic": "electronic means", "personal": "personal delivery"}


def _records_due_by_statute(facts: Facts) -> _Found:
    name, sent_on = "records-due-by-statute", facts.noarfi.sent_on
    if facts.expedited:
        return
    if sent_on is None:
        yield not_known(name, "noarfi.sent_on")
        return
    days = figure("N-06", "days", as_of=sent_on)
    yield limit_of(
        name, "N-06", counting_from(sent_on, "notice of assignment sent").calendar_days(days).rolled()
    )


def _determination_due(facts: Facts) -> _Found:
    name, start = "determination-due", _application_and_records(facts)
    if isinstance(start, str):
        yield NotComputed(name=name, reason=start)
    elif facts.expedited:
        days = figure("F-02", "days", as_of=start.day)
        yield limit_of(name, "F-02", start.calendar_days(days))
    else:
        count = start.calendar_days(figure("F-01", "days", as_of=start.day))
        yield limit_of(
            name,
            "F-01",
            count.rolled() if switch("X-03", "determination_limit_rolls", as_of=start.day) else count,
        )


def _determination_due_formulary(facts: Facts) -> _Found:
    name = "determination-due-formulary"
    if facts.expedited or not any(item.formulary_drug for item in facts.refused_items):
        return
    decided = facts.ur.looked_up_by
    if decided is None:
        yield NotComputed(name=name, reason="the date of the UR decision is not known")
        return
    days = figure_or_none("F-03", "business_days", as_of=decided)
    if days is None:
        return
    start = _application_and_records(facts)
    if isinstance(start, str):
        yield NotComputed(name=name, reason=start)
    else:
        yield limit_of(name, "F-03", start.business_days(days))


def _authorization_due(facts: Facts) -> _Found:
    received_on = facts.determination.received_on
    if received_on is None:
        yield not_known("authorization-due", "determination.received_on")
        return
    days = figure("F-15", "authorize_business_days", as_of=received_on)
    yield limit_of("authorization-due", "F-15", _determination_received(received_on).business_days(days))


def _reimbursement_due(facts: Facts) -> _Found:
    received_on = facts.determination.received_on
    if received_on is None:
        yield not_known("reimbursement-due", "determination.received_on")
        return
    days = figure("F-15", "reimburse_days", as_of=received_on)
    yield limit_of(
        "reimbursement-due", "F-15", _determination_received(received_on).calendar_days(days).rolled()
    )


def _determination_appeal_due(facts: Facts) -> _Found:
    paper = facts.determination.mailed
    yield _appeal(
        "determination-appeal-due", "F-20", paper, "determination.mailed_on", "determination mailed"
    )


def _ineligibility_appeal_due(facts: Facts) -> _Found:
    paper, path = facts.eligibility.notice, "eligibility.notice.served_on"
    yield _appeal("ineligibility-appeal-due", "E-07", paper, path, "notice of eligibility served")


def _ur_effect_ends(facts: Facts) -> _Found:
    decided_on = facts.ur.decided_on
    if decided_on is None:
        yield not_known("ur-effect-ends", "ur_decision.decided_on")
        return
    months = figure("F-17", "months", as_of=decided_on)
    yield limit_of("ur-effect-ends", "F-17", counting_from(decided_on, "UR decision").months(months))


_TABLE: tuple[Callable[[Facts], _Found], ...] = (
    _application_due,
    _question_answer_due,
    _noarfi_due,
    _records_due,
    _records_due_by_statute,
    _determination_due,
    _determination_due_formulary,
    _authorization_due,
    _reimbursement_due,
    _determination_appeal_due,
    _ineligibility_appeal_due,
    _ur_effect_ends,
)


def _appeal(name: str, rule: str, paper: ServedPaper, path: str, why: str) -> Deadline | NotComputed:
    if paper.served_on is None:
        return not_known(name, path)
    days = figure(rule, "days", as_of=paper.served_on)
    return limit_of(name, rule, counting_from(paper.served_on, why).calendar_days(days).mail(paper).rolled())


def _application_and_records(facts: Facts) -> Count | str:
    """The later of the application's receipt and the day the records were complete, or what is missing."""
    received, complete = facts.application.received_on, facts.records.complete_on
    if complete is None:
        return "records not complete" + ("" if received else "; application.received_on is not known")
    if received is None:
        return "application.received_on is not known"
    if received > complete:
        return counting_from(
            received, f"application received; records were complete on {complete.isoformat()}"
        )
    return counting_from(complete, f"records complete; application received on {received.isoformat()}")


def _determination_received(day: dt.date) -> Count:
    return counting_from(day, "determination received")
