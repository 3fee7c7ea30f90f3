"""The audit chain: adding an entry, and proving that every entry is as it was written.

An entry's digest covers all its fields and the digest of the entry before it, so a changed, removed,
moved or inserted entry breaks the chain at its place. Every case's first entry is also named in the
house's own chain, so a case removed whole is missed as well.

What it does not prove: somebody who may write to the database and recomputes every later digest and the
heads can hide a change. Keep the head digests that `openimr cases verify` prints somewhere else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from openimr.cases.models import AuditChain, AuditEvent, Case

HOUSE = "house"


def digest_of(event: AuditEvent) -> str:
    """SHA-256 over the entry's fields in a fixed order, the previous digest among them."""
    fields = [
        event.chain,
        event.sequence,
        event.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        event.recorded_at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        event.actor,
        event.role,
        event.verb,
        event.outcome,
        event.state_before,
        event.state_after,
        event.detail,
        event.previous,
    ]
    return hashlib.sha256(
        json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
    ).hexdigest()


def append(
    chain: str,
    *,
    at: dt.datetime,
    actor: str,
    role: str,
    verb: str,
    outcome: str,
    state_before: str = "",
    state_after: str = "",
    detail: dict[str, Any] | None = None,
) -> AuditEvent:
    """Add one entry to a chain, in the caller's transaction. `detail` holds ids, counts and digests only."""
    with transaction.atomic():
        head, _ = AuditChain.objects.select_for_update().get_or_create(name=chain)
        event = AuditEvent(
            chain=chain,
            sequence=head.count + 1,
            at=at,
            recorded_at=timezone.now(),
            actor=actor,
            role=role,
            verb=verb,
            outcome=outcome,
            state_before=state_before,
            state_after=state_after,
            detail=detail or {},
            previous=head.head,
        )
        event.digest = digest_of(event)
        event.save(force_insert=True)
        head.count, head.head = event.sequence, event.digest
        head.save(update_fields=["count", "head"])
    return event


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One place where the log does not hold. `sequence` is None where a whole chain is concerned."""

    chain: str
    sequence: int | None
    problem: str


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What `verify` found: every chain with its length and head digest, and the faults."""

    chains: dict[str, tuple[int, str]]
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        return not self.faults


def verify() -> Proof:
    """Walk every chain from its first entry and hold it against its head and against the cases."""
    faults: list[Fault] = []
    chains: dict[str, tuple[int, str]] = {}
    heads = {h.name: h for h in AuditChain.objects.all()}
    opened: set[str] = set()
    present: set[str] = set()
    for name, events in _by_chain():
        present.add(name)
        faults += _walk(name, events, heads.get(name), opened)
        head = heads.get(name)
        if head is not None:
            chains[name] = (head.count, head.head)
    for name, head in heads.items():
        if name not in present and head.count:
            faults.append(Fault(chain=name, sequence=None, problem=f"all {head.count} entries are gone"))
    cases = set(Case.objects.values_list("number", flat=True))
    for number in sorted(cases - present):
        faults.append(Fault(chain=number, sequence=None, problem="the case has no entries at all"))
    for number in sorted(cases - opened):
        faults.append(Fault(chain=HOUSE, sequence=None, problem=f"no entry says that {number} was opened"))
    for number in sorted(opened - cases):
        faults.append(Fault(chain=number, sequence=None, problem="the house opened this case; it is gone"))
    return Proof(chains=chains, faults=tuple(faults))


def _by_chain() -> Iterator[tuple[str, list[AuditEvent]]]:
    names = AuditEvent.objects.order_by("chain").values_list("chain", flat=True).distinct()
    for name in names:
        yield name, list(AuditEvent.objects.filter(chain=name).order_by("sequence"))


def _walk(name: str, events: list[AuditEvent], head: AuditChain | None, opened: set[str]) -> list[Fault]:
    faults: list[Fault] = []
    previous, expected = "", 1
    for event in events:
        if event.sequence != expected:
            faults.append(
                Fault(
                    chain=name,
                    sequence=expected,
                    problem=f"missing: the next entry found is {event.sequence}",
                )
            )
        if event.previous != previous and event.sequence == expected:
            faults.append(
                Fault(chain=name, sequence=event.sequence, problem="does not follow from the entry before it")
            )
        if digest_of(event) != event.digest:
            faults.append(
                Fault(chain=name, sequence=event.sequence, problem="was changed after it was written")
            )
        if name == HOUSE and event.verb == "file_application":
            opened.add(str(event.detail.get("case", "")))
        previous, expected = event.digest, event.sequence + 1
    if head is None:
        faults.append(Fault(chain=name, sequence=None, problem="the head of the chain is gone"))
    elif head.count != expected - 1 or head.head != previous:
        faults.append(
            Fault(
                chain=name,
                sequence=expected,
                problem=f"the chain ends at entry {expected - 1}, its head says {head.count}",
            )
        )
    return faults
