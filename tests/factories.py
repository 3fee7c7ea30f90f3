"""Making what tests need through the same doors as the product: actors, applications, cases on their way."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openimr.cases.actors import Actor
from openimr.cases.models import Case, User
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake.application import read_form
from tests.forms import a_form

DAY = dt.datetime(2025, 3, 3, 17, 0, tzinfo=dt.UTC)


def a_user(role: Role, name: str | None = None, *, reviewer_ref: str = "") -> User:
    name = name or (reviewer_ref or role.value)
    found = User.objects.filter(username=name).first()
    return found or User.objects.create_user(
        username=name, password="correct horse", role=role.value, reviewer_ref=reviewer_ref
    )


def an_actor(role: Role, name: str | None = None, *, reviewer_ref: str = "") -> Actor:
    return Actor.of(a_user(role, name, reviewer_ref=reviewer_ref))


def a_filed_case(
    *, at: dt.datetime = DAY, ur_decision: bytes | None = b"%PDF-1.4 decision", **changes: Any
) -> Case:
    """A case whose application has just been filed by the intake clerk."""
    fields = a_form(**changes)
    return intake.file_application(
        None,
        by=an_actor(Role.INTAKE_CLERK),
        at=at,
        form=read_form(fields),
        given=fields,
        ur_decision=ur_decision,
    )


def an_eligible_case(**changes: Any) -> Case:
    case = a_filed_case(**changes)
    clerk = an_actor(Role.INTAKE_CLERK)
    intake.screen(case, by=clerk, at=DAY)
    intake.find_eligible(case, by=clerk, at=DAY)
    return case


def an_assigned_case(**changes: Any) -> Case:
    case = an_eligible_case(**changes)
    intake.send_notice_of_assignment(case, by=an_actor(Role.INTAKE_CLERK), at=DAY, sent_by="electronic")
    return case
