"""Cases that wait for a reviewer, without the papers that would bring them there."""

from __future__ import annotations

from typing import Any

from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from tests.factories import an_assigned_case


def a_waiting_case(**changes: Any) -> Case:
    """A case whose file counts as complete."""
    case = an_assigned_case(**changes)
    Case.objects.filter(pk=case.pk).update(state=State.RECORDS_COMPLETE.value)
    case.refresh_from_db()
    return case


def waiting_cases(many: int) -> list[Case]:
    return [a_waiting_case(claim_number=f"WC-{number:04}") for number in range(many)]
