"""The law: California's rules of Independent Medical Review as code, each answer with its rule and derivation.

Takes facts of a case (dates, words, yes or no). Hands on the limits of the case, what makes it eligible or
not, penalties and fees. The rules are dated data (`data/`), asked for as of a date; uncertainty is an answer
of its own (`not_computed`, an amount of None, `confirmed` false). It uses no other room.

>>> import openimr.law
>>> openimr.law.deadlines({"ur_decision": {"served_on": "2024-06-03", "served_by": "personal"}})["deadlines"][0]["due"]
'2024-07-03'
"""

from __future__ import annotations

from openimr.law import calendar, clock
from openimr.law.answers import Deadline, Deadlines, NotComputed
from openimr.law.determining import Decision, Lateness, lateness, majority
from openimr.law.errors import BrokenData, FactsError, LawError, NotInForce, UnknownRule
from openimr.law.facts import Facts
from openimr.law.fees import Ended, Fee, Profession, fee
from openimr.law.finding import Finding
from openimr.law.joining import (
    Consolidation,
    Filing,
    consolidation,
    duplicate_of,
    is_duplicate,
    normalised_item,
)
from openimr.law.limits import deadlines, find_deadlines
from openimr.law.penalties import Penalty, late_records_amount, late_records_penalty
from openimr.law.reading import read_facts, read_json
from openimr.law.reasons import Reason, reason, reasons
from openimr.law.regimes import Regime, regime_on, regimes
from openimr.law.rulebook import Rule, all_rules
from openimr.law.rules import Setting, explain, figure, settings
from openimr.law.screening import Eligibility, ItemOutcome, eligibility, screen
from openimr.law.utilization import (
    RepeatedRequest,
    RepeatedRequestAnswer,
    Review,
    repeated_request,
    request_received_on,
    ur_decision_due,
    ur_effect_ends,
)

__all__ = [
    "BrokenData",
    "Consolidation",
    "Deadline",
    "Deadlines",
    "Decision",
    "Eligibility",
    "Ended",
    "Facts",
    "FactsError",
    "Fee",
    "Filing",
    "Finding",
    "ItemOutcome",
    "Lateness",
    "LawError",
    "NotComputed",
    "NotInForce",
    "Penalty",
    "Profession",
    "Reason",
    "Regime",
    "RepeatedRequest",
    "RepeatedRequestAnswer",
    "Review",
    "Rule",
    "Setting",
    "UnknownRule",
    "all_rules",
    "calendar",
    "clock",
    "consolidation",
    "deadlines",
    "duplicate_of",
    "eligibility",
    "explain",
    "fee",
    "figure",
    "find_deadlines",
    "is_duplicate",
    "late_records_amount",
    "late_records_penalty",
    "lateness",
    "majority",
    "normalised_item",
    "read_facts",
    "read_json",
    "reason",
    "reasons",
    "regime_on",
    "regimes",
    "repeated_request",
    "request_received_on",
    "screen",
    "settings",
    "ur_decision_due",
    "ur_effect_ends",
]
