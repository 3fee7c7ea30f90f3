"""Accounts: making one, and linking somebody outside the house to their side of a case."""

from __future__ import annotations

import datetime as dt

from openimr.cases import audit
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.models import Case, User
from openimr.cases.roles import OUTSIDE, Role


def ensure_account(
    username: str, *, role: Role, encoded_password: str, by: Actor, at: dt.datetime, reviewer_ref: str = ""
) -> User:
    """
    The account with this name, made if there is none. A reviewer's carries its opaque id and no name.

    Args: `encoded_password` as `django.contrib.auth.hashers.make_password` gives it.
    Raises: Invalid for a reviewer without an id of the register.
    """
    if role is Role.EXPERT_REVIEWER and not reviewer_ref:
        raise Invalid({"reviewer_ref": "Expected the opaque id of a reviewer of the register."})
    user = User.objects.filter(username=username).first()
    if user is not None:
        return user
    user = User.objects.create(
        username=username, password=encoded_password, role=role.value, reviewer_ref=reviewer_ref
    )
    audit.append(
        audit.HOUSE, at=at, actor=by.name, role=by.role.value, verb="make_account", outcome="done",
        detail={"account": username, "role": role.value},
    )  # fmt: skip
    return user


def link_party(case: Case, party_role: str, user: User, *, by: Actor, at: dt.datetime) -> None:
    """Let an account outside the house reach a case as one of its parties."""
    if Role(user.role) not in OUTSIDE:
        raise Invalid(
            {"user": "Expected an account of a party: employee, claims administrator or physician."}
        )
    changed = case.parties.filter(role=party_role).exclude(user=user).update(user=user)
    if changed:
        audit.append(
            case.number, at=at, actor=by.name, role=by.role.value, verb="link_party", outcome="done",
            state_before=case.state, state_after=case.state, detail={"party": party_role},
        )  # fmt: skip
