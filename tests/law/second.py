"""The contract calculated a second time, naively and without any code of the law room.

Everything is done day by day on plain facts, so that a mistake in one of the two shows as a difference.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

Facts = dict[str, Any]
DAY = dt.timedelta(days=1)


def closed(day: dt.date) -> bool:
    """Saturday, Sunday, or one of the eleven holidays, told from the day alone."""
    m, d, weekday = day.month, day.day, day.isoweekday()
    nth = (d + 6) // 7
    if weekday in (6, 7):
        return True
    fixed = {(1, 1), (3, 31), (7, 4), (11, 11), (12, 25)}
    yesterday = day - DAY if day > dt.date.min else day
    if (m, d) in fixed or (weekday == 1 and (yesterday.month, yesterday.day) in fixed):
        return True
    if weekday == 1:
        return (m, nth) in {(1, 3), (2, 3), (9, 1)} or (m == 5 and d + 7 > 31)
    return m == 11 and ((weekday == 4 and nth == 4) or (weekday == 5 and 23 <= d <= 29))


def rolled(day: dt.date) -> dt.date:
    return rolled(day + DAY) if closed(day) else day


def business_days_after(day: dt.date, n: int) -> dt.date:
    seen: list[dt.date] = []
    while len(seen) < n:
        day += DAY
        seen += [] if closed(day) else [day]
    return day


def days_after(day: dt.date, n: int) -> dt.date:
    for _ in range(n):
        day += DAY
    return day


def a_year_after(day: dt.date) -> dt.date:
    if (day.month, day.day) == (2, 29):
        return dt.date(day.year + 1, 2, 28)
    return dt.date(day.year + 1, day.month, day.day)


def date(facts: Facts | None, *path: str) -> dt.date | None:
    value: Any = facts
    for name in path:
        value = (value or {}).get(name)
    return None if value is None else dt.date.fromisoformat(value)


def given(facts: Facts | None, name: str, default: Any) -> Any:
    value = (facts or {}).get(name)
    return default if value is None else value


def mail(paper: Facts | None) -> int:
    if given(paper, "served_by", "mail") != "mail":
        return 0
    return {"california": 5, "united-states": 10, "abroad": 20}[given(paper, "mail_zone", "california")]


def looked_up(facts: Facts) -> dt.date | None:
    ur = facts.get("ur_decision")
    return date(ur, "decided_on") or date(ur, "communicated_on") or date(ur, "served_on")


def application_due(facts: Facts, drug: bool) -> dt.date | None:
    ur = facts.get("ur_decision") or {}
    resolved = ur.get("liability_resolved_notice") or {}
    if given(ur, "notice_complete", True):
        service = date(ur, "served_on") or date(ur, "decided_on")
    else:
        service = date(ur, "complete_notice_served_on")
    extra, days = mail(ur), 30
    if given(ur, "liability_disputed", False):
        after = date(resolved, "served_on")
        if after is None:
            return None
        if given(ur, "notice_complete", True):
            service, extra = after, mail(resolved)
        elif service is None:
            return None
        elif after >= service:
            service, extra = after, mail(resolved)
    elif drug:
        decided = looked_up(facts)
        switch = (facts.get("settings") or {}).get("enforce_formulary_limit")
        if decided is not None and decided.year >= 2018:
            if switch is None:
                switch = decided >= dt.date(2026, 4, 1)
            days = 10 if switch else 30
    return None if service is None else rolled(days_after(service, days + extra))


def deadlines(facts: Facts) -> tuple[dict[tuple[str, str | None], str], set[str], int | None]:
    """What is due by (name, item), what is not computed, and the penalty or None."""
    due: dict[tuple[str, str | None], str] = {}
    missing: set[str] = set()

    def put(name: str, day: dt.date | None, item: str | None = None) -> None:
        if day is None:
            missing.add(name)
        else:
            due[name, item] = day.isoformat()

    items = facts.get("items") or []
    refused = [i for i in items if given(i, "ur_outcome", "deny") != "approve"]
    limits = {i["id"]: application_due(facts, given(i, "formulary_drug", False)) for i in refused}
    if items and not refused:
        missing.add("application-due")
    elif len(set(limits.values())) > 1:
        for item, day in limits.items():
            put("application-due", day, item)
    else:
        put("application-due", next(iter(limits.values())) if limits else application_due(facts, False))

    for question in facts.get("questions") or []:
        day = date(question, "received_on")
        if day is not None:
            old = day <= dt.date(2014, 2, 11)
            day = rolled(days_after(day, 15)) if old else business_days_after(day, 5)
        put("question-answer-due", day, question["id"])

    found_on = date(facts, "eligibility", "found_on")
    put("noarfi-due", found_on and business_days_after(found_on, 1))

    expedited = given(facts, "priority", "regular") == "expedited"
    notice = facts.get("noarfi") or {}
    sent = date(notice, "sent_on")
    limit: dt.date | None = None
    if expedited:
        at = notice.get("received_at")
        if at is None:
            missing.add("records-due")
        else:
            zone = ZoneInfo("America/Los_Angeles")
            passed = dt.datetime.fromisoformat(at).replace(tzinfo=zone).timestamp() + 24 * 3600
            end = dt.datetime.fromtimestamp(passed, zone)
            due["records-due", None] = end.strftime("%Y-%m-%dT%H:%M")
            limit = end.date()
    else:
        if sent is not None and notice.get("sent_by") is not None:
            limit = rolled(days_after(sent, 15 if notice["sent_by"] == "mail" else 12))
        put("records-due", limit)
        put("records-due-by-statute", sent and rolled(days_after(sent, 10)))

    received, complete = date(facts, "application", "received_on"), date(facts, "records", "complete_on")
    start = max(received, complete) if received and complete else None
    put("determination-due", start and (days_after(start, 3) if expedited else rolled(days_after(start, 30))))
    if not expedited and any(given(i, "formulary_drug", False) for i in refused):
        decided = looked_up(facts)
        if decided is None:
            missing.add("determination-due-formulary")
        elif decided.year >= 2018:
            put("determination-due-formulary", start and business_days_after(start, 5))

    got = date(facts, "determination", "received_on")
    put("authorization-due", got and business_days_after(got, 5))
    put("reimbursement-due", got and rolled(days_after(got, 20)))
    mailed = date(facts, "determination", "mailed_on")
    extra = mail(facts.get("determination"))
    put("determination-appeal-due", mailed and rolled(days_after(mailed, 30 + extra)))
    paper = (facts.get("eligibility") or {}).get("notice")
    served = date(paper, "served_on")
    put("ineligibility-appeal-due", served and rolled(days_after(served, 30 + mail(paper))))
    decided_on = date(facts, "ur_decision", "decided_on")
    put("ur-effect-ends", decided_on and a_year_after(decided_on))

    came = date(facts, "records", "received_on")
    if limit is None or came is None:
        missing.add("late-records")
        return due, missing, None
    first = dt.date(2014, 12, 15) if limit < dt.date(2014, 12, 1) else limit
    late, day = 0, first
    while day < came:
        day += DAY
        late += 1
    return due, missing, min(500 * late, 5000)


EFFECTS = {
    "DUPLICATE": "merged",
    "LIABILITY_DISPUTE": "deferred",
    "INCOMPLETE": "needs-information",
    "AUTHORIZED": "closed",
    "WITHDRAWN": "closed",
    "SETTLED": "closed",
}
ORDER = [
    "NOT_COVERED",
    "WRONG_PROGRAM",
    "NO_UR_DECISION",
    "UR_NOT_ATTACHED",
    "UNSIGNED",
    "NOT_ELIGIBLE_PARTY",
    "AGENT_PREDATES_UR",
    "UNTIMELY",
    "CNC",
    "PRIOR_IMR",
    "DUPLICATE",
    "LIABILITY_DISPUTE",
    "INCOMPLETE",
    "AUTHORIZED",
    "WITHDRAWN",
    "SETTLED",
]


def findings(facts: Facts) -> list[tuple[str, str | None]]:
    """Every (code, item) that stands, in order."""
    found: set[tuple[str, str | None]] = set()
    ur, app = facts.get("ur_decision") or {}, facts.get("application") or {}
    items = facts.get("items") or []
    injury, decided = date(facts, "date_of_injury"), date(ur, "decided_on")
    told, received = date(ur, "communicated_on") or decided, date(app, "received_on")
    if injury and told and injury.year < 2013 and told < dt.date(2013, 7, 1):
        found.add(("NOT_COVERED", None))
    if given(facts, "program", "imr") != "imr":
        found.add(("WRONG_PROGRAM", None))
    if facts.get("ur_decision") is None or (decided and received and received < decided):
        found.add(("NO_UR_DECISION", None))
    if not given(app, "ur_decision_attached", True):
        found.add(("UR_NOT_ATTACHED", None))
    signer = given(app, "signed_by", "employee") if given(app, "signed", True) else None
    named = date(app, "agent_named_on")
    if signer is None:
        found.add(("UNSIGNED", None))
    if signer in ("employer", "provider"):
        found.add(("NOT_ELIGIBLE_PARTY", None))
    if signer == "agent" and named and decided and named < decided:
        found.add(("AGENT_PREDATES_UR", None))
    if app.get("duplicate_of") is not None:
        found.add(("DUPLICATE", None))
    if (
        given(ur, "liability_disputed", False)
        and date(ur, "liability_resolved_notice", "served_on") is None
        and not given(facts, "claims_administrator_agrees", False)
    ):
        found.add(("LIABILITY_DISPUTE", None))
    needed = [injury, decided, received, items or None, given(app, "complete", True) or None]
    if None in needed or (signer == "agent" and named is None):
        found.add(("INCOMPLETE", None))
    mailed = date(facts, "determination", "mailed_on")
    for name, code in (("withdrawn_on", "WITHDRAWN"), ("settled_on", "SETTLED")):
        ended = date(facts, name)
        if ended and not (mailed and ended >= mailed):
            found.add((code, None))
    for item in items:
        outcome = given(item, "ur_outcome", "deny")
        year = looked_up(facts)
        if outcome == "delay" and year and year.year >= 2018:
            found.add(("NOT_COVERED", item["id"]))
        if outcome == "approve":
            found.add(("NO_UR_DECISION", item["id"]))
        else:
            limit = application_due(facts, given(item, "formulary_drug", False))
            if received and limit and received > limit:
                found.add(("UNTIMELY", item["id"]))
            if given(item, "ur_reason", "necessity") == "missing-information" and given(
                item, "information_requested", False
            ):
                found.add(("CNC", item["id"]))
        if given(item, "prior_imr", False):
            found.add(("PRIOR_IMR", item["id"]))
        if given(item, "authorized", False):
            found.add(("AUTHORIZED", item["id"]))
    place = {None: -1, **{item["id"]: n for n, item in enumerate(items)}}
    return sorted(found, key=lambda f: (ORDER.index(f[0]), place[f[1]]))


def eligibility(facts: Facts) -> tuple[str, str | None, list[tuple[str, str, list[str]]]]:
    """The outcome, the code and each item's (id, outcome, codes)."""
    found = findings(facts)
    ids = [item["id"] for item in facts.get("items") or []]

    def codes_of(item: str | None) -> list[str]:
        return [c for c in ORDER if (c, None) in found or (item is not None and (c, item) in found)]

    def decider(codes: list[str]) -> str | None:
        others = [c for c in codes if c != "INCOMPLETE"]
        return (others or codes or [None])[0]

    def effect(code: str | None) -> str:
        return "eligible" if code is None else EFFECTS.get(code, "ineligible")

    rows = [(i, effect(decider(codes_of(i))), codes_of(i)) for i in ids]
    all_codes = [codes for _, _, codes in rows] or [codes_of(None)]
    for code in ORDER:
        if all(code in codes for codes in all_codes) and (
            effect(code) == "ineligible" or code in [decider(codes) for codes in all_codes]
        ):
            return effect(code), code, rows
    outcomes = {outcome for _, outcome, _ in rows}
    if outcomes <= {"eligible"}:
        return "eligible", None, rows
    return ("partly-eligible" if "eligible" in outcomes else "ineligible"), None, rows
