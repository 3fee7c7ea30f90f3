"""The signature under an application: what is agreed to, and what is kept of it (rulebook 4.1, A-01)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from openimr.cases.actors import Actor
from openimr.cases.keeping import PACIFIC

STATEMENT = (
    "I ask for Independent Medical Review of the disputed treatment. I agree that medical records which bear on it are "
    "given to the review organization."
)
"""What the person who signs agrees to (rulebook 4.1, A-01)."""


def today() -> dt.date:
    """The day it is in California."""
    return timezone.now().astimezone(PACIFIC).date()


def signed(name: str, by: Actor, at: dt.datetime, *, signer: str) -> dict[str, Any]:
    """What is kept of a signature: the name typed, the statement agreed to, when, by whose account, and as whom."""
    return {
        "name": name.strip()[:200], "statement": STATEMENT, "at": at.astimezone(dt.UTC).isoformat(), "account": by.name,
        "as": signer,
    }  # fmt: skip


def signature_of(
    values: dict[str, str], by: Actor, at: dt.datetime
) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """The signature that was made on the page, or what is missing for it. None: not signed, and not meant to be."""
    name, agreed = values.get("signature_name", "").strip(), values.get("agree") == "yes"
    if not name and not agreed:
        return None, {}
    problems = {}
    if not name:
        problems["signature_name"] = _("Type your full name: it is your signature.")
    elif len(name.split()) < 2:
        problems["signature_name"] = _("Type your first and last name.")
    if not agreed:
        problems["agree"] = _("Agree to the statement, or take your name away to file without a signature.")
    if problems:
        return None, problems
    return signed(name, by, at, signer=values.get("signed_by", "employee")), {}
