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
from openimr.law.counting import Step, written
from openimr.law.determining import Decision, Lateness, case_outcome, lateness, majority
from openimr.law.ending import (
    Authorized,
    Ground,
    appeal_grounds,
    authorized,
    may_withdraw,
    new_review_by,
    set_aside,
    settlement_ends,
    stage,
)
from openimr.law.errors import BrokenData, FactsError, LawError, NotInForce, UnknownRule
from openimr.law.examples import Example, examples, examples_of
from openimr.law.facts import Facts
from openimr.law.fees import Ended, Fee, Profession, fee
from openimr.law.finding import Finding
from openimr.law.formulary import (
    DrugStatus,
    ReviewNeeded,
    drug_review,
    perioperative_fill,
    prospective_review_in_first_days,
    special_fill,
)
from openimr.law.further_limits import (
    administrator_change_due,
    extended,
    extra_records_due,
    fee_due,
    internal_appeal_due,
    physician_told_by,
    presumed_received_on,
    review_files_kept_until,
    ur_due,
    ur_files_kept_until,
    ur_restarts,
)
from openimr.law.joining import (
    Consolidation,
    Filing,
    consolidation,
    duplicate_of,
    is_duplicate,
    normalised_item,
)
from openimr.law.limits import deadlines, find_deadlines
from openimr.law.penalties import Penalty, PenaltyRow, late_records_amount, late_records_penalty, penalty
from openimr.law.reading import read_facts, read_json
from openimr.law.reasons import Reason, reason, reasons
from openimr.law.regimes import Regime, regime_on, regimes
from openimr.law.reviewing import Ages, Basis, ages, basis, report_window
from openimr.law.rulebook import Rule, all_rules
from openimr.law.rules import Setting, explain, figure, settings
from openimr.law.screening import Eligibility, ItemOutcome, eligibility, screen
from openimr.law.standard import (
    Rank,
    best_levels,
    evidence_levels,
    ladder,
    notes_missing,
    source_refused,
    visits_over_cap,
)
from openimr.law.standing import Standing, standings
from openimr.law.urgency import Urgency, urgency
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
    "Ages",
    "Authorized",
    "Basis",
    "BrokenData",
    "Consolidation",
    "Deadline",
    "Deadlines",
    "Decision",
    "DrugStatus",
    "Eligibility",
    "Ended",
    "Example",
    "Facts",
    "FactsError",
    "Fee",
    "Filing",
    "Finding",
    "Ground",
    "ItemOutcome",
    "Lateness",
    "LawError",
    "NotComputed",
    "NotInForce",
    "Penalty",
    "PenaltyRow",
    "Profession",
    "Rank",
    "Reason",
    "Regime",
    "RepeatedRequest",
    "RepeatedRequestAnswer",
    "Review",
    "ReviewNeeded",
    "Rule",
    "Setting",
    "Standing",
    "Step",
    "UnknownRule",
    "Urgency",
    "administrator_change_due",
    "ages",
    "all_rules",
    "appeal_grounds",
    "authorized",
    "basis",
    "best_levels",
    "calendar",
    "case_outcome",
    "clock",
    "consolidation",
    "deadlines",
    "drug_review",
    "duplicate_of",
    "eligibility",
    "evidence_levels",
    "examples",
    "examples_of",
    "explain",
    "extended",
    "extra_records_due",
    "fee",
    "fee_due",
    "figure",
    "find_deadlines",
    "internal_appeal_due",
    "is_duplicate",
    "ladder",
    "late_records_amount",
    "late_records_penalty",
    "lateness",
    "majority",
    "may_withdraw",
    "new_review_by",
    "normalised_item",
    "notes_missing",
    "penalty",
    "perioperative_fill",
    "physician_told_by",
    "presumed_received_on",
    "prospective_review_in_first_days",
    "read_facts",
    "read_json",
    "reason",
    "reasons",
    "regime_on",
    "regimes",
    "repeated_request",
    "report_window",
    "request_received_on",
    "review_files_kept_until",
    "screen",
    "set_aside",
    "settings",
    "settlement_ends",
    "source_refused",
    "special_fill",
    "stage",
    "standings",
    "ur_decision_due",
    "ur_due",
    "ur_effect_ends",
    "ur_files_kept_until",
    "ur_restarts",
    "urgency",
    "visits_over_cap",
    "written",
]
