"""The lifecycle of a case: its states, and every verb with who may use it, from where, to where.

One table, `VERBS`, is the whole truth: the door refuses what is not in it, the site shows the buttons it
allows, the documentation's picture is drawn from it. Source: rulebook, end of section 10.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openimr.cases.roles import Role


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    SCREENING = "screening"
    NEEDS_INFO = "needs_info"
    INELIGIBLE = "ineligible"
    DEFERRED = "deferred"
    ELIGIBLE = "eligible"
    ASSIGNED = "assigned"
    RECORDS_PENDING = "records_pending"
    RECORDS_COMPLETE = "records_complete"
    WITH_REVIEWER = "with_reviewer"
    QUALITY_CHECK = "quality_check"
    ISSUED = "issued"
    IMPLEMENTATION = "implementation"
    APPEALED = "appealed"
    AFFIRMED = "affirmed"
    REMANDED = "remanded"
    WITHDRAWN = "withdrawn"
    TERMINATED_AUTHORIZED = "terminated_authorized"
    SETTLED = "settled"
    CLOSED_WCAB = "closed_wcab"
    MERGED = "merged"
    CONSOLIDATED = "consolidated"

    @property
    def label(self) -> str:
        """The state in plain words."""
        return _LABELS[self]


_LABELS = {
    State.RECEIVED: "Application received",
    State.SCREENING: "Eligibility being screened",
    State.NEEDS_INFO: "Waiting for an answer to a question",
    State.INELIGIBLE: "Not eligible",
    State.DEFERRED: "Deferred: liability in dispute",
    State.ELIGIBLE: "Eligible",
    State.ASSIGNED: "Notice of assignment sent",
    State.RECORDS_PENDING: "Records coming in",
    State.RECORDS_COMPLETE: "Case file complete",
    State.WITH_REVIEWER: "With the expert reviewer",
    State.QUALITY_CHECK: "Signed, in quality check",
    State.ISSUED: "Final determination issued",
    State.IMPLEMENTATION: "Being carried out",
    State.APPEALED: "Appealed",
    State.AFFIRMED: "Appeal ended: affirmed",
    State.REMANDED: "Appeal ended: to be reviewed anew",
    State.WITHDRAWN: "Withdrawn",
    State.TERMINATED_AUTHORIZED: "Ended: treatment authorized",
    State.SETTLED: "Ended: settled",
    State.CLOSED_WCAB: "Ended by order of the Appeals Board",
    State.MERGED: "Merged with an earlier application",
    State.CONSOLIDATED: "Joined: decided with another application",
}

EXITS = frozenset(
    {
        State.WITHDRAWN, State.TERMINATED_AUTHORIZED, State.SETTLED, State.CLOSED_WCAB, State.MERGED,
        State.CONSOLIDATED,
    }
)  # fmt: skip
BEFORE_ISSUE = frozenset(
    {
        State.RECEIVED, State.SCREENING, State.NEEDS_INFO, State.DEFERRED, State.ELIGIBLE, State.ASSIGNED,
        State.RECORDS_PENDING, State.RECORDS_COMPLETE, State.WITH_REVIEWER, State.QUALITY_CHECK,
    }
)  # fmt: skip
AFTER_ISSUE = frozenset({State.ISSUED, State.IMPLEMENTATION, State.APPEALED, State.AFFIRMED, State.REMANDED})
RECORDS_OPEN = frozenset({State.ASSIGNED, State.RECORDS_PENDING, State.RECORDS_COMPLETE, State.WITH_REVIEWER})
_FILE_STANDS = frozenset({State.RECORDS_COMPLETE, State.WITH_REVIEWER, State.QUALITY_CHECK}) | AFTER_ISSUE
_READING = frozenset(
    {State.RECORDS_PENDING, State.RECORDS_COMPLETE, State.WITH_REVIEWER, State.QUALITY_CHECK}
)


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One thing that can be done to a case.

    `starts` are the states it may be done in (empty: it opens a case). It moves the case to `to` from the
    states `moves_from`; from its other starts, and where `to` is None, the case stays where it is. `rule`
    is the rulebook entry it carries out.
    """

    name: str
    says: str
    roles: frozenset[Role]
    starts: frozenset[State]
    to: State | None
    moves_from: frozenset[State]
    rule: str


def _verb(
    name: str,
    says: str,
    roles: set[Role],
    starts: set[State] | frozenset[State],
    to: State | None,
    rule: str,
    moves_from: set[State] | None = None,
) -> Verb:
    from_ = frozenset(starts if moves_from is None else moves_from) if to else frozenset()
    return Verb(
        name=name,
        says=says,
        roles=frozenset(roles),
        starts=frozenset(starts),
        to=to,
        moves_from=from_,
        rule=rule,
    )


_R, _S = Role, State

VERBS: dict[str, Verb] = {
    v.name: v
    for v in (
        # intake
        _verb("file_application", "File the application", {_R.EMPLOYEE, _R.INTAKE_CLERK}, set(), _S.RECEIVED, "A-04"),
        _verb("screen", "Screen for eligibility", {_R.INTAKE_CLERK}, {_S.RECEIVED, _S.NEEDS_INFO, _S.DEFERRED, _S.SCREENING}, _S.SCREENING, "E-01"),
        _verb("ask_parties", "Ask the parties a question", {_R.INTAKE_CLERK}, {_S.SCREENING}, _S.NEEDS_INFO, "E-04"),
        _verb("find_eligible", "Find the case eligible", {_R.INTAKE_CLERK}, {_S.SCREENING}, _S.ELIGIBLE, "E-06"),
        _verb("find_ineligible", "Find the case not eligible", {_R.INTAKE_CLERK}, {_S.SCREENING, _S.ELIGIBLE}, _S.INELIGIBLE, "E-06"),
        _verb("defer", "Defer: liability in dispute", {_R.INTAKE_CLERK}, {_S.SCREENING}, _S.DEFERRED, "E-05"),
        _verb("merge", "Merge with an earlier application", {_R.INTAKE_CLERK}, {_S.SCREENING}, _S.MERGED, "A-20"),
        _verb("consolidate", "Decide together with an earlier application", {_R.INTAKE_CLERK}, {_S.ELIGIBLE}, _S.CONSOLIDATED, "A-22"),
        _verb("take_in_consolidated", "Take in the items of a joined application", {_R.SYSTEM}, {_S.ELIGIBLE}, None, "A-22"),
        _verb("send_notice_of_assignment", "Send the notice of assignment", {_R.INTAKE_CLERK}, {_S.ELIGIBLE}, _S.ASSIGNED, "N-01"),
        # casefile
        _verb("submit_packet", "Send records", {_R.RECORDS_CLERK, _R.EMPLOYEE, _R.CLAIMS_ADMINISTRATOR, _R.REQUESTING_PHYSICIAN}, RECORDS_OPEN, _S.RECORDS_PENDING, "N-05", {_S.ASSIGNED}),
        _verb("take_in_ur_decision", "Take in the decision filed with the application", {_R.SYSTEM}, RECORDS_OPEN, _S.RECORDS_PENDING, "N-05", {_S.ASSIGNED}),
        _verb("take_in_paper", "Take in a paper filed by a party", {_R.SYSTEM}, RECORDS_OPEN, _S.RECORDS_PENDING, "N-08", {_S.ASSIGNED}),
        _verb("finish_packet", "Packet read", {_R.SYSTEM}, set(State), None, "N-05"),
        _verb("complete_case_file", "Declare the case file complete", {_R.RECORDS_CLERK}, {_S.ASSIGNED, _S.RECORDS_PENDING, _S.RECORDS_COMPLETE, _S.WITH_REVIEWER}, _S.RECORDS_COMPLETE, "N-05", {_S.ASSIGNED, _S.RECORDS_PENDING}),
        _verb("look_for_gaps", "Look what is missing", {_R.SYSTEM}, RECORDS_OPEN, None, "N-05"),
        _verb("look_again_for_gaps", "Look again what is missing", {_R.RECORDS_CLERK}, RECORDS_OPEN, None, "N-05"),
        _verb("ask_for_records", "Ask for missing records", {_R.RECORDS_CLERK}, RECORDS_OPEN, None, "N-10"),
        _verb("mend_record", "Mend what was found in the records", {_R.RECORDS_CLERK}, RECORDS_OPEN, None, "N-05"),
        _verb("read_again", "Read pages again that could not be read", {_R.RECORDS_CLERK}, RECORDS_OPEN, None, "N-05"),
        _verb("waive_record", "Say why a record is not asked for", {_R.RECORDS_CLERK}, RECORDS_OPEN, None, "N-05"),
        _verb("hand_out_case_file", "Hand the case file out", {_R.RECORDS_CLERK}, _FILE_STANDS, None, "N-07"),
        _verb("mark_records", "Mark the records while reading", {_R.EXPERT_REVIEWER, _R.RECORDS_CLERK, _R.MEDICAL_DIRECTOR}, _READING, None, "S-03"),
        _verb("remove_mark", "Take a mark away", {_R.EXPERT_REVIEWER, _R.RECORDS_CLERK, _R.MEDICAL_DIRECTOR}, _READING, None, "S-03"),
        _verb("set_record_aside", "Set a record aside with a reason", {_R.EXPERT_REVIEWER}, {_S.WITH_REVIEWER}, None, "R-08"),
        _verb("certify_records", "Certify what was read", {_R.SYSTEM}, {_S.WITH_REVIEWER, _S.QUALITY_CHECK} | AFTER_ISSUE, None, "R-08"),
        # panel
        _verb("place_item", "Say what an item is", {_R.PANEL_MANAGER}, {_S.RECORDS_COMPLETE}, None, "R-04"),
        _verb("assign_reviewer", "Assign the reviewer", {_R.PANEL_MANAGER, _R.SYSTEM}, {_S.RECORDS_COMPLETE}, None, "R-04"),
        _verb("decide_house_ties", "Deal with a tie of the organization itself", {_R.MEDICAL_DIRECTOR}, {_S.RECORDS_COMPLETE}, None, "R-05"),
        _verb("approve_several", "Record that several reviewers are approved", {_R.MEDICAL_DIRECTOR}, {_S.ASSIGNED, _S.RECORDS_PENDING, _S.RECORDS_COMPLETE}, None, "R-01"),
        _verb("attest", "Attest: no conflict of interest", {_R.EXPERT_REVIEWER}, {_S.RECORDS_COMPLETE}, _S.WITH_REVIEWER, "R-08"),
        _verb("decline", "Decline the case", {_R.EXPERT_REVIEWER}, {_S.RECORDS_COMPLETE, _S.WITH_REVIEWER}, _S.RECORDS_COMPLETE, "R-08"),
        _verb("report_conflict", "Report a conflict of interest", {_R.EXPERT_REVIEWER}, {_S.RECORDS_COMPLETE, _S.WITH_REVIEWER}, _S.RECORDS_COMPLETE, "R-08"),
        # determination
        _verb("write_summary", "Write the clinical case summary", {_R.EXPERT_REVIEWER}, {_S.WITH_REVIEWER}, None, "F-03"),
        _verb("decide_item", "Decide a disputed item", {_R.EXPERT_REVIEWER}, {_S.WITH_REVIEWER}, None, "F-06"),
        _verb("sign", "Sign the determination", {_R.EXPERT_REVIEWER}, {_S.WITH_REVIEWER}, _S.QUALITY_CHECK, "F-06"),
        _verb("return_to_reviewer", "Return to the reviewer", {_R.MEDICAL_DIRECTOR}, {_S.QUALITY_CHECK}, _S.WITH_REVIEWER, "R-10"),
        _verb("issue_letter", "Issue the final determination letter", {_R.MEDICAL_DIRECTOR}, {_S.QUALITY_CHECK}, _S.ISSUED, "F-01"),
        # publication
        _verb("prepare_public_copy", "Prepare the public copy", {_R.PUBLICATION_OFFICER}, AFTER_ISSUE, None, "P-02"),
        _verb("release_public_copy", "Release the public copy", {_R.PUBLICATION_OFFICER}, AFTER_ISSUE, None, "P-01"),
        _verb("withdraw_public_copy", "Withdraw the public copy", {_R.PUBLICATION_OFFICER}, AFTER_ISSUE, None, "P-01"),
        # after the letter
        _verb("record_receipt", "Record that the determination was received", {_R.CLAIMS_ADMINISTRATOR, _R.INTAKE_CLERK}, {_S.ISSUED}, None, "F-15"),
        _verb("record_implementation", "Record that it is carried out", {_R.CLAIMS_ADMINISTRATOR, _R.INTAKE_CLERK}, {_S.ISSUED}, _S.IMPLEMENTATION, "F-15"),
        _verb("record_appeal", "Record an appeal", {_R.INTAKE_CLERK}, {_S.ISSUED, _S.IMPLEMENTATION}, _S.APPEALED, "F-20"),
        _verb("record_affirmed", "Record that the appeal was denied", {_R.INTAKE_CLERK}, {_S.APPEALED}, _S.AFFIRMED, "F-21"),
        _verb("record_remand", "Record that the determination was set aside", {_R.INTAKE_CLERK}, {_S.APPEALED}, _S.REMANDED, "F-22"),
        _verb("reopen", "Assign anew after the appeal", {_R.INTAKE_CLERK}, {_S.REMANDED}, _S.ASSIGNED, "F-22"),
        # what parties do themselves, and what they are told on the way
        _verb("absorb", "Take in the receipt of a merged application", {_R.SYSTEM}, BEFORE_ISSUE, None, "A-20"),
        _verb("correct_application", "Correct the application", {_R.EMPLOYEE, _R.INTAKE_CLERK}, {_S.RECEIVED}, None, "A-24"),
        _verb("answer_question", "Answer the question", {_R.EMPLOYEE, _R.CLAIMS_ADMINISTRATOR, _R.REQUESTING_PHYSICIAN, _R.INTAKE_CLERK}, {_S.NEEDS_INFO}, None, "E-04"),
        _verb("join_application", "Join the application", {_R.REQUESTING_PHYSICIAN}, BEFORE_ISSUE, None, "D-07"),
        _verb("certify_urgent", "Certify that it is urgent", {_R.REQUESTING_PHYSICIAN, _R.INTAKE_CLERK}, BEFORE_ISSUE - {_S.QUALITY_CHECK}, None, "N-04"),
        _verb("name_administrator", "Say who administers the claim now", {_R.CLAIMS_ADMINISTRATOR, _R.INTAKE_CLERK}, BEFORE_ISSUE, None, "A-25"),
        _verb("authorize_items", "Say that treatment is authorized", {_R.CLAIMS_ADMINISTRATOR, _R.INTAKE_CLERK}, BEFORE_ISSUE, None, "T-01"),
        _verb("notify_late_records", "Tell the parties that records are late", {_R.INTAKE_CLERK, _R.RECORDS_CLERK, _R.SYSTEM}, {_S.ASSIGNED, _S.RECORDS_PENDING}, None, "N-12"),
        _verb("announce_extension", "Tell the parties of an extension", {_R.INTAKE_CLERK, _R.MEDICAL_DIRECTOR}, {_S.RECORDS_COMPLETE, _S.WITH_REVIEWER, _S.QUALITY_CHECK}, None, "F-04"),
        # the sweep
        _verb("warn_of_deadline", "Warn of a date that comes near", {_R.SYSTEM}, set(State), None, "N-02"),
        _verb("escalate_deadline", "Tell that a date has passed", {_R.SYSTEM}, set(State), None, "N-12"),
        _verb("end_answer_time", "Go on without an answer", {_R.SYSTEM}, {_S.NEEDS_INFO}, _S.SCREENING, "E-04"),
        # exits
        _verb("withdraw", "Withdraw the application", {_R.EMPLOYEE, _R.INTAKE_CLERK}, BEFORE_ISSUE, _S.WITHDRAWN, "A-23"),
        _verb("terminate_authorized", "End: treatment authorized", {_R.CLAIMS_ADMINISTRATOR, _R.INTAKE_CLERK}, BEFORE_ISSUE, _S.TERMINATED_AUTHORIZED, "T-01"),
        _verb("settle", "End: settled", {_R.INTAKE_CLERK}, BEFORE_ISSUE, _S.SETTLED, "T-05"),
        _verb("close_by_wcab", "End by order of the Appeals Board", {_R.INTAKE_CLERK}, BEFORE_ISSUE, _S.CLOSED_WCAB, "T-07"),
    )
}  # fmt: skip


def allowed(role: Role, state: State) -> list[Verb]:
    """The verbs that a role may use on a case in a state, in the order of the process."""
    return [v for v in VERBS.values() if role in v.roles and state in v.starts]
