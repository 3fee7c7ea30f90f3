"""Sealing the screening of an assignment, and opening it on request; the record lives in the identity store."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

from django.db import transaction

from openimr.cases import door
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cases.views import refuse
from openimr.panel.identity_store import STORE
from openimr.panel.independence.commitment import NotSealable, ProofError, Seal, open_fields, seal
from openimr.panel.independence.record import (
    GROUPS,
    SECRET,
    Screened,
    SealedFact,
    SealedParty,
    SealedReach,
    fields_of,
    in_groups,
)
from openimr.panel.matching import nodes_of
from openimr.panel.models import KINDS, Assignment, Identity, SealedRecord

MAY_OPEN = frozenset({Role.MEDICAL_DIRECTOR, Role.AUDITOR})
MAY_OPEN_SECRET = frozenset({Role.MEDICAL_DIRECTOR})
_ORDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{2,39}", re.ASCII)


def seal_assignment(made: Assignment, *, as_of: dt.date, failed: list[str]) -> str:
    """
    Seal what was screened for an assignment; gives back the commitment, kept with the assignment.

    The record is written to the identity store first: should the assignment not come about, a record that nothing
    refers to is left, and never a commitment that cannot be opened. Raises: Invalid for more facts than a record
    holds.
    """
    try:
        sealed = seal(fields_of(_screened(made, as_of=as_of, failed=failed)))
    except NotSealable as problem:
        raise Invalid({"": f"The record of the screening cannot be sealed: {problem}."}) from None
    with transaction.atomic(using=STORE):
        SealedRecord.objects.create(
            commitment=sealed.commitment, depth=sealed.depth, placing=sealed.placing.hex(),
            seed=sealed.seed.hex(), record=dict(sealed.record), sealed_at=made.offered_at,
        )  # fmt: skip
    made.commitment = sealed.commitment
    made.save(update_fields=["commitment"])
    return sealed.commitment


def _screened(made: Assignment, *, as_of: dt.date, failed: list[str]) -> Screened:
    reviewer = made.reviewer
    identity = Identity.objects.filter(ref=reviewer.ref).first()
    facts = [
        SealedFact(
            kind=kind, value=fact.value(), source=fact.source, verified_by=fact.verified_by,
            verified_on=fact.verified_on, verify_again_on=fact.verify_again_on,
        )
        for kind, model in KINDS.items()
        for fact in model._default_manager.filter(reviewer=reviewer, ended_at__isnull=True).order_by("pk")
    ]  # fmt: skip
    return Screened(
        case=made.case.number, as_of=as_of, offered_at=made.offered_at,
        register=made.screening.get("register") or 0, excluded=len(made.screening.get("exclusions") or ()),
        overridden=made.overridden, failed=failed,
        parties=[
            SealedParty(id=p.ref, role=p.role, name=p.name, organisation=p.organisation)
            for p in made.case.parties.order_by("pk")
        ],
        reach=[
            SealedReach(
                party=node.party, id=node.ref, uncertain=node.uncertain,
                why=[f"{step.one} {step.says} {step.other}" for step in node.path],
            )
            for node in nodes_of(made.case, as_of)
        ],
        facts=facts, ref=reviewer.ref, name=identity.name if identity else "",
        npi=identity.npi if identity else "", licence_numbers=dict(identity.licence_numbers) if identity else {},
    )  # fmt: skip


def open_assignment(
    case: Case, *, by: Actor, at: dt.datetime, groups: Collection[str], absent: Collection[str] = (), order: str = "",
    commitment: str = "",
) -> dict[str, Any]:  # fmt: skip
    """
    An opening of the record of a case's assignment, for a court; that it was made stands in the case's chain.

    Args: `groups` of `record.GROUPS`; `absent` names of fields that the record has not; `order` the number of the
    order that asks for it, needed for what could tell who the reviewer is (rulebook R-09); `commitment` which
    one, where the case had several (the last attested one by default).
    Raises: NotAllowed for other roles; Invalid where there is nothing to open, or a name that is not absent.
    """
    wanted = frozenset(groups)
    secret = wanted & SECRET or absent
    if by.role not in (MAY_OPEN_SECRET if secret else MAY_OPEN):
        refuse(
            case.number, "independence_record", by=by, at=at, why="the medical director opens it, on an order"
        )
    if strange := sorted(wanted - GROUPS.keys()):
        raise Invalid({"open": f"Expected some of {', '.join(GROUPS)}, found {', '.join(strange)}."})
    if secret and not _ORDER.fullmatch(order):
        raise Invalid(
            {"order": "What could tell who the reviewer is opens on an order only. Expected its number, 3 to 40 letters, "
                      "digits, spaces, points, slashes and hyphens, without a name."}
        )  # fmt: skip
    sealed = _sealed(case, commitment)
    try:
        opening = open_fields(sealed, in_groups(sorted(sealed.record), wanted), absent)
    except KeyError:
        raise Invalid(
            {"absent": "The record has a field of that name; its absence cannot be shown."}
        ) from None
    except ProofError as problem:
        raise Invalid({"": str(problem)}) from None
    if not opening["fields"]:
        raise Invalid({"open": f"Nothing is opened. Expected some of {', '.join(GROUPS)}."})
    door.read(
        case, "independence_record", by=by, at=at,
        detail={"opened": sorted(wanted), "absent": len(absent), "commitment": sealed.commitment, "order": order},
    )  # fmt: skip
    return opening


def _sealed(case: Case, commitment: str) -> Seal:
    rows = Assignment.objects.filter(case=case).exclude(commitment="")
    rows = rows.filter(commitment=commitment) if commitment else rows.exclude(state=Assignment.DECLINED)
    made = rows.order_by("pk").last()
    kept = SealedRecord.objects.filter(commitment=made.commitment).first() if made else None
    if kept is None:
        raise Invalid(
            {
                "": "The case has no sealed record of a screening"
                + (" under this commitment." if commitment else ".")
            }
        )
    return Seal(
        commitment=kept.commitment, depth=kept.depth, placing=bytes.fromhex(kept.placing),
        seed=bytes.fromhex(kept.seed), record=kept.record,
    )  # fmt: skip
