"""The names of deadlines and of what people see, in the words of the field."""

from __future__ import annotations

DEADLINES = {
    "application-due": "Last day to apply",
    "question-answer-due": "Answer to a question due",
    "noarfi-due": "Notice of assignment due",
    "records-due": "Records due",
    "records-due-by-statute": "Records due by the statute (shown, not enforced)",
    "determination-due": "Final determination due",
    "determination-due-formulary": "Final determination due (formulary drug)",
    "authorization-due": "Authorization due, if overturned",
    "reimbursement-due": "Payment due, if overturned and already given",
    "determination-appeal-due": "Last day to appeal the determination",
    "ineligibility-appeal-due": "Last day to appeal the finding",
    "ur-effect-ends": "The utilization review decision loses effect",
}
"""What each deadline of `openimr law` is called on a page or in a notice."""
