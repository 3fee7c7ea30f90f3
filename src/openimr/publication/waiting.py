"""Which issued letters still wait for their public copy."""

from __future__ import annotations

from openimr.cases import worklist
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.publication.models import PublicCopy


def _waits_for_the_officer(case: Case, by_state: bool) -> bool:
    done = [PublicCopy.RELEASED, PublicCopy.WITHDRAWN]
    return by_state and not PublicCopy.objects.filter(case=case, state__in=done).exists()


def register() -> None:
    """Teach the work lists that a case leaves the officer's with its copy."""
    worklist.exceptions[Role.PUBLICATION_OFFICER] = _waits_for_the_officer
