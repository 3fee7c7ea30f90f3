"""The accounts of the demonstration: one for each role of the house, and for the parties of each case."""

from __future__ import annotations

import datetime as dt
import functools
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password

from openimr.cases.accounts import ensure_account, link_party
from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.models import Case, User
from openimr.cases.roles import Role

HOUSE = {
    "intake": Role.INTAKE_CLERK,
    "records": Role.RECORDS_CLERK,
    "panel": Role.PANEL_MANAGER,
    "director": Role.MEDICAL_DIRECTOR,
    "publication": Role.PUBLICATION_OFFICER,
    "auditor": Role.AUDITOR,
}
PARTIES = {
    "employee": Role.EMPLOYEE,
    "claims-administrator": Role.CLAIMS_ADMINISTRATOR,
    "requesting-physician": Role.REQUESTING_PHYSICIAN,
}


def password() -> str:
    """The one password of the demonstration's accounts: made once, kept beside the keys."""
    path = Path(settings.OPENIMR_KEYS) / "demonstration-password"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(f"demo-{secrets.token_hex(5)}")
    except FileExistsError:
        pass
    return path.read_text()


@functools.cache
def encoded() -> str:
    """The password as accounts keep it; hashed once, for hashing is slow on purpose."""
    return make_password(password())


def house(*, at: dt.datetime) -> None:
    """Make the accounts of the house."""
    for name, role in HOUSE.items():
        ensure_account(name, role=role, encoded_password=encoded(), by=SYSTEM, at=at)


def actor(name: str) -> Actor:
    """The actor behind an account of the house."""
    return Actor.of(User.objects.get(username=name))


def reviewer(ref: str, *, at: dt.datetime) -> Actor:
    """The actor behind a reviewer's account, made if there is none; its name is the opaque id."""
    user = ensure_account(
        ref, role=Role.EXPERT_REVIEWER, encoded_password=encoded(), by=SYSTEM, at=at, reviewer_ref=ref
    )
    return Actor.of(user)


def parties(case: Case, n: int, *, at: dt.datetime) -> None:
    """Make the accounts of a case's parties (`employee1`, …) and link them."""
    for party_role, role in PARTIES.items():
        user = ensure_account(f"{party_role}{n}", role=role, encoded_password=encoded(), by=SYSTEM, at=at)
        link_party(case, party_role, user, by=SYSTEM, at=at)
