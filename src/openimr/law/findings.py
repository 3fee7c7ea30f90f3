"""The tests of eligibility (E-02), one function for each code. A test whose facts are unknown finds nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from openimr.law.counting import written
from openimr.law.facts import Facts, UrDecision
from openimr.law.filing import FilingLimit, filing_limit
from openimr.law.finding import Finding, finding
from openimr.law.rules import day, switch
from openimr.law.words import Program, Signer, UrOutcome, UrReason

_Found = Iterator[Finding]


def find_all(facts: Facts) -> tuple[Finding, ...]:
    """Every finding, in the order of E-02; for one code the application's before the items'."""
    return tuple(found for test in _TESTS for found in test(facts))


def _not_covered(facts: Facts) -> _Found:
    injury, told = facts.date_of_injury, facts.ur.communicated
    if injury is not None and told is not None:
        covered_injury = day("D-01", "injury_from", as_of=injury)
        covered_told = day("D-01", "communicated_from", as_of=told)
        if injury < covered_injury and told < covered_told:
            path = "communicated_on" if facts.ur.communicated_on else "decided_on"
            yield finding(
                "NOT_COVERED",
                f"The injury is before {covered_injury} and the decision was communicated before {covered_told}.",
                {"date_of_injury": written(injury), f"ur_decision.{path}": written(told)},
            )
    decided = facts.ur.looked_up_by
    if decided is None or switch("D-01", "delay_is_reviewable", as_of=decided):
        return
    for n, item in enumerate(facts.items):
        if item.ur_outcome is UrOutcome.DELAY:
            yield finding(
                "NOT_COVERED",
                "In decisions of this date a delay is nothing that can be reviewed.",
                {f"items[{n}].ur_outcome": str(item.ur_outcome), _decision_path(facts.ur): written(decided)},
                item=item.id,
            )


def _wrong_program(facts: Facts) -> _Found:
    if facts.program is not Program.IMR:
        yield finding(
            "WRONG_PROGRAM",
            "The dispute belongs to another program than independent medical review.",
            {"program": str(facts.program)},
        )


def _no_ur_decision(facts: Facts) -> _Found:
    decided, received = facts.ur.decided_on, facts.application.received_on
    if facts.ur_decision is None:
        yield finding("NO_UR_DECISION", "There is no utilization review decision.", {"ur_decision": None})
    elif decided is not None and received is not None and received < decided:
        yield finding(
            "NO_UR_DECISION",
            "The application was received before utilization review decided.",
            {"application.received_on": written(received), "ur_decision.decided_on": written(decided)},
        )
    for n, item in enumerate(facts.items):
        if item.approved:
            yield finding(
                "NO_UR_DECISION",
                "Utilization review approved the item, so nothing is in dispute.",
                {f"items[{n}].ur_outcome": str(item.ur_outcome)},
                item=item.id,
                rule="D-04",
            )


def _ur_not_attached(facts: Facts) -> _Found:
    if not facts.application.ur_decision_attached:
        yield finding(
            "UR_NOT_ATTACHED",
            "The utilization review decision is not attached.",
            {"application.ur_decision_attached": False},
        )


def _unsigned(facts: Facts) -> _Found:
    if not facts.application.signed:
        yield finding("UNSIGNED", "The application is not signed.", {"application.signed": False})


def _not_eligible_party(facts: Facts) -> _Found:
    signer = facts.application.signed_by
    if facts.application.signed and signer in (Signer.EMPLOYER, Signer.PROVIDER):
        yield finding(
            "NOT_ELIGIBLE_PARTY",
            "Who signed is not among those who may apply.",
            {"application.signed_by": str(signer)},
        )


def _agent_predates_ur(facts: Facts) -> _Found:
    named, decided = facts.application.agent_named_on, facts.ur.decided_on
    if _signed_by_agent(facts) and named is not None and decided is not None and named < decided:
        yield finding(
            "AGENT_PREDATES_UR",
            "The agent was named before the utilization review decision.",
            {"application.agent_named_on": written(named), "ur_decision.decided_on": written(decided)},
        )


def _untimely(facts: Facts) -> _Found:
    received = facts.application.received_on
    if received is None:
        return
    for item in facts.items:
        limit = filing_limit(facts, item)
        if isinstance(limit, FilingLimit) and not limit.count.beyond_calendar and received > limit.count.day:
            yield finding(
                "UNTIMELY",
                f"The application was received after its limit, {written(limit.count.day)}.",
                {"application.received_on": written(received), "application-due": written(limit.count.day)},
                item=item.id,
                rule=limit.rule,
            )


def _cnc(facts: Facts) -> _Found:
    for n, item in enumerate(facts.items):
        if (
            not item.approved
            and item.ur_reason is UrReason.MISSING_INFORMATION
            and item.information_requested
        ):
            yield finding(
                "CNC",
                "The item was refused only because information that had been asked for was not given.",
                {f"items[{n}].ur_reason": str(item.ur_reason), f"items[{n}].information_requested": True},
                item=item.id,
            )


def _prior_imr(facts: Facts) -> _Found:
    for n, item in enumerate(facts.items):
        if item.prior_imr:
            yield finding(
                "PRIOR_IMR",
                "An earlier review decided the item of this decision.",
                {f"items[{n}].prior_imr": True},
                item=item.id,
            )


def _duplicate(facts: Facts) -> _Found:
    if facts.application.duplicate_of is not None:
        yield finding(
            "DUPLICATE",
            "An earlier application asks for the same review; this one is merged into it.",
            {"application.duplicate_of": facts.application.duplicate_of},
        )


def _liability_dispute(facts: Facts) -> _Found:
    ur = facts.ur
    resolved = ur.liability_resolved_notice.served_on is not None
    if ur.liability_disputed and not resolved and not facts.claims_administrator_agrees:
        yield finding(
            "LIABILITY_DISPUTE",
            "Liability is disputed and the claims administrator does not agree to the review.",
            {
                "ur_decision.liability_disputed": True,
                "ur_decision.liability_resolved_notice.served_on": None,
                "claims_administrator_agrees": False,
            },
        )


def _incomplete(facts: Facts) -> _Found:
    application = facts.application
    missing: dict[str, Any] = {} if application.complete else {"application.complete": False}
    if facts.date_of_injury is None:
        missing["date_of_injury"] = None
    if facts.ur.decided_on is None:
        missing["ur_decision.decided_on"] = None
    if application.received_on is None:
        missing["application.received_on"] = None
    if not facts.items:
        missing["items"] = []
    if _signed_by_agent(facts) and application.agent_named_on is None:
        missing["application.agent_named_on"] = None
    if missing:
        yield finding("INCOMPLETE", "Required information is missing from the application.", missing)


def _authorized(facts: Facts) -> _Found:
    for n, item in enumerate(facts.items):
        if item.authorized:
            yield finding(
                "AUTHORIZED",
                "The claims administrator authorized the item.",
                {f"items[{n}].authorized": True},
                item=item.id,
            )


def _withdrawn(facts: Facts) -> _Found:
    if facts.withdrawn_on is not None and not _decided_by(facts, facts.withdrawn_on):
        yield finding(
            "WITHDRAWN", "The application was withdrawn.", {"withdrawn_on": written(facts.withdrawn_on)}
        )


def _settled(facts: Facts) -> _Found:
    if facts.settled_on is not None and not _decided_by(facts, facts.settled_on):
        yield finding("SETTLED", "The case was settled.", {"settled_on": written(facts.settled_on)})


_TESTS: tuple[Callable[[Facts], _Found], ...] = (
    _not_covered,
    _wrong_program,
    _no_ur_decision,
    _ur_not_attached,
    _unsigned,
    _not_eligible_party,
    _agent_predates_ur,
    _untimely,
    _cnc,
    _prior_imr,
    _duplicate,
    _liability_dispute,
    _incomplete,
    _authorized,
    _withdrawn,
    _settled,
)


def _signed_by_agent(facts: Facts) -> bool:
    return facts.application.signed and facts.application.signed_by is Signer.AGENT


def _decision_path(ur: UrDecision) -> str:
    """The path of the fact that the year of the decision was looked up by."""
    if ur.decided_on is not None:
        return "ur_decision.decided_on"
    return "ur_decision.communicated_on" if ur.communicated_on is not None else "ur_decision.served_on"


def _decided_by(facts: Facts, on: dt.date) -> bool:
    """Whether the determination had gone out by a day; after it nothing ends a review (T-03)."""
    mailed = facts.determination.mailed.served_on
    return mailed is not None and mailed <= on
