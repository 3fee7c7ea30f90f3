"""The names of deadlines and of what people see, in the words of the field."""

from __future__ import annotations

import datetime as dt
import re

from django.utils import translation
from django.utils.dateformat import format as formatted

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

FACTS = {
    "ur_decision.decided_on": "the date of the utilization review decision",
    "ur_decision.served_on": "when the utilization review decision was served",
    "eligibility.found_on": "when eligibility was found",
    "eligibility.notice.served_on": "when the notice of eligibility was served",
    "noarfi.sent_on": "when the notice of assignment was sent",
    "noarfi.sent_by": "how the notice of assignment was sent",
    "noarfi.received_at": "when the notice of assignment was received",
    "records.received_on": "when the records were received",
    "application.received_on": "when the application was received",
    "determination.mailed_on": "when the determination was mailed",
    "determination.received_on": "when the determination was received",
}
"""What a fact that `openimr law` names by its path is, in words."""

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?\b")


def for_people(text: str) -> str:
    """The text with its ISO dates as month/day/year, as letters have them; in Spanish the month is a word."""
    spanish = (translation.get_language() or "en").startswith("es")
    return _ISO.sub(_spanish_date if spanish else _american_date, text)


def _american_date(m: re.Match[str]) -> str:
    return f"{m[2]}/{m[3]}/{m[1]}" + (f" at {m[4]}" if m[4] else "")


def _spanish_date(m: re.Match[str]) -> str:
    # 03/04/2025 is another day to many who read Spanish.
    try:
        day = dt.date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        return m[0]
    return formatted(day, r"j \d\e F \d\e Y") + (f" a las {m[4]}" if m[4] else "")
