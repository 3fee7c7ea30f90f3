"""The register: taking reviewers in, and giving the match what it asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Q

from openimr.cases import audit
from openimr.cases.actors import Actor
from openimr.cases.models import Case
from openimr.panel.identity_store import STORE
from openimr.panel.models import Assignment, Identity, Reviewer


@dataclass(frozen=True, kw_only=True)
class Import:
    """What an import did: how many came new, changed, and stayed as they were."""

    new: int
    changed: int
    same: int


def take_in(entries: Iterable[Mapping[str, Any]], *, by: Actor, at: dt.datetime) -> Import:
    """
    Take reviewers into the register.

    Args: entries with `qualifications` (a reviewer of the contract of `openimr panel match`; `assigned` are
    cases that they have elsewhere) and `identity` (`name`, `licence_numbers`, `email`). The identity goes to
    its own store only.
    """
    new = changed = same = 0
    for entry in entries:
        qualifications = dict(entry["qualifications"])
        ref, identity = qualifications["id"], entry["identity"]
        with transaction.atomic(), transaction.atomic(using=STORE):
            known = Reviewer.objects.filter(ref=ref).first()
            if known is None:
                Reviewer.objects.create(ref=ref, qualifications=qualifications, registered_at=at)
                new += 1
            elif known.qualifications != qualifications:
                known.qualifications = qualifications
                known.save(update_fields=["qualifications"])
                changed += 1
            else:
                same += 1
            Identity.objects.update_or_create(
                ref=ref,
                defaults={
                    "name": identity["name"],
                    "licence_numbers": identity.get("licence_numbers", {}),
                    "email": identity.get("email", ""),
                },
            )
    if new or changed:
        audit.append(
            audit.HOUSE, at=at, actor=by.name, role=by.role.value, verb="take_in_register", outcome="done",
            detail={"new": new, "changed": changed, "same": same},
        )  # fmt: skip
    return Import(new=new, changed=changed, same=same)


def reviewers(*, besides: Case | None = None) -> list[dict[str, Any]]:
    """The register in the form of the match, with the number of cases that each has in hand."""
    busy = Q(assignments__ended=False, assignments__state__in=[Assignment.OFFERED, Assignment.ATTESTED])
    if besides is not None:
        busy &= ~Q(assignments__case=besides)
    rows = Reviewer.objects.annotate(busy=Count("assignments", filter=busy)).order_by("ref")
    return [
        {**row.qualifications, "assigned": row.qualifications.get("assigned", 0) + row.busy} for row in rows
    ]
