"""What intake writes when a date has passed: the notice of late records, in the language of each party."""

from __future__ import annotations

import datetime as dt

from openimr.cases import reminders
from openimr.cases.messages import Draft
from openimr.cases.models import Alert, Case, Deadline
from openimr.intake import notices
from openimr.intake.addressing import to_all


def _late_records(case: Case, deadline: Deadline, at: dt.datetime) -> tuple[Draft, ...]:
    return to_all(case, notices.late_records(case, at=at), at=at)


def register() -> None:
    """Teach the sweep which notices intake writes."""
    reminders.writers["records-due", Alert.ESCALATED] = _late_records
