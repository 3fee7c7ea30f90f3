"""What each reason of the screening means to the person who applied, and what can be done about it.

English here, other languages in the catalog. Source: rulebook E-02 with the rules it names.
"""

from __future__ import annotations

MEANS = {
    "NOT_COVERED": "This dispute is not one that independent medical review decides.",
    "WRONG_PROGRAM": "This dispute belongs to another program.",
    "NO_UR_DECISION": "There is no utilization review decision that modified or denied this treatment.",
    "UR_NOT_ATTACHED": "No copy of the utilization review decision came with the application.",
    "UNSIGNED": "The application is not signed.",
    "NOT_ELIGIBLE_PARTY": "The application was signed by somebody who may not apply.",
    "AGENT_PREDATES_UR": "The agent was named before the utilization review decision, and such a naming is void.",
    "UNTIMELY": "The application came after its last day.",
    "CNC": "The treatment was refused only because information that was asked for did not come.",
    "PRIOR_IMR": "This treatment was already decided in an earlier review of the same decision.",
    "DUPLICATE": "An earlier application asks for the same review.",
    "LIABILITY_DISPUTE": "The claims administrator disputes liability for a reason other than medical necessity.",
    "INCOMPLETE": "Required information is missing from the application.",
    "AUTHORIZED": "The claims administrator has authorized this treatment.",
    "WITHDRAWN": "The application was withdrawn.",
    "SETTLED": "The claim for future medical care was settled.",
}
"""What a code says, in one sentence."""

CURES = {
    "NOT_COVERED": "If the date of injury or of the decision is wrong on the application, apply again with the right one.",
    "WRONG_PROGRAM": "Ask an Information and Assistance officer of the Division of Workers' Compensation which program it is.",
    "NO_UR_DECISION": "Apply again once there is a decision that modifies or denies the treatment.",
    "UR_NOT_ATTACHED": "Apply again with a copy of the decision while the time to apply is open.",
    "UNSIGNED": "Apply again with a signature while the time to apply is open.",
    "NOT_ELIGIBLE_PARTY": "The employee, the employee's attorney or an agent can apply while the time to apply is open.",
    "AGENT_PREDATES_UR": "Sign yourself, or name the agent again, and apply again while the time to apply is open.",
    "UNTIMELY": "If the decision came to you later, or by mail from elsewhere, say so with the envelope or other proof.",
    "CNC": "Your physician can send a new request with the information that was missing.",
    "PRIOR_IMR": "A new decision on a new request is a new dispute, and can be reviewed.",
    "DUPLICATE": "Nothing need be done: the earlier application goes on, with the earliest date of receipt.",
    "LIABILITY_DISPUTE": "Nothing need be done now: the application keeps its date and goes on when the dispute is settled.",
    "INCOMPLETE": "Send what is missing.",
    "AUTHORIZED": "Nothing need be done: the treatment can be given.",
    "WITHDRAWN": "Apply again while the time to apply is open.",
    "SETTLED": "Ask your attorney, or an Information and Assistance officer, if you think otherwise.",
}
"""What can be done about it."""
