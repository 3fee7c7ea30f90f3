"""Which cases are whose work: the queue of each role, as queries that stay the same at any size."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from openimr.casefile.models import CaseFile, Packet
from openimr.cases.actors import Actor
from openimr.cases.lifecycle import AFTER_ISSUE, State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.panel.models import Assignment
from openimr.publication.models import PublicCopy

WORK: dict[Role, frozenset[State]] = {
    Role.INTAKE_CLERK: frozenset(
        {
            State.RECEIVED, State.SCREENING, State.NEEDS_INFO, State.DEFERRED, State.ELIGIBLE, State.APPEALED,
            State.REMANDED,
        }
    ),
    Role.RECORDS_CLERK: frozenset({State.ASSIGNED, State.RECORDS_PENDING}),
    Role.PANEL_MANAGER: frozenset({State.RECORDS_COMPLETE}),
    Role.MEDICAL_DIRECTOR: frozenset({State.QUALITY_CHECK}),
    Role.PUBLICATION_OFFICER: AFTER_ISSUE,
}  # fmt: skip
"""The states in which a role has something to do; roles that are not here see all that is theirs."""

TITLES = {
    Role.INTAKE_CLERK: ("Applications", "Applications to screen, to answer and to assign."),
    Role.RECORDS_CLERK: ("Records", "Cases whose records are coming in, and records that came late."),
    Role.PANEL_MANAGER: ("Assignments", "Complete case files that wait for a reviewer."),
    Role.EXPERT_REVIEWER: ("Your reviews", "Cases offered to you, and those you have taken."),
    Role.MEDICAL_DIRECTOR: ("Quality check", "Signed determinations that wait to be issued."),
    Role.PUBLICATION_OFFICER: ("Publication", "Issued letters whose public copy is not released."),
    Role.AUDITOR: ("All cases", "Every case, and whether the audit log holds together."),
}
PARTIES_TITLE = ("Your cases", "The reviews that you are a party to.")


def _standing() -> QuerySet[Assignment]:
    """The assignment of a case that stands, offered or taken."""
    return Assignment.objects.filter(
        case=OuterRef("pk"), ended=False, state__in=[Assignment.OFFERED, Assignment.ATTESTED]
    )


def reached_by(by: Actor) -> QuerySet[Case]:
    """All cases that an actor may come near."""
    if by.outside:
        return Case.objects.filter(pk__in=Case.objects.filter(parties__user_id=by.user_id or 0).values("pk"))
    if by.role is Role.EXPERT_REVIEWER:
        return Case.objects.filter(Exists(_standing().filter(reviewer__ref=by.reviewer_ref)))
    return Case.objects.all()


def work_of(by: Actor) -> QuerySet[Case]:
    """The cases in which an actor has something to do now."""
    cases, states = reached_by(by), WORK.get(by.role)
    if states is None:
        return cases
    wanted = Q(state__in=[s.value for s in states])
    if by.role is Role.RECORDS_CLERK:
        return cases.filter(wanted | Q(Exists(late_packets())))
    if by.role is Role.PUBLICATION_OFFICER:
        done = PublicCopy.objects.filter(
            case=OuterRef("pk"), state__in=[PublicCopy.RELEASED, PublicCopy.WITHDRAWN]
        )
        return cases.filter(wanted & ~Q(Exists(done)))
    return cases.filter(wanted)


def late_packets() -> QuerySet[Packet]:
    """Packets of a case that came after its last case file was put together (rulebook N-09)."""
    last = CaseFile.objects.filter(case=OuterRef("case")).order_by("-version").values("assembled_at")[:1]
    return Packet.objects.filter(
        case=OuterRef("pk"), late=True, state__in=[Packet.RECEIVED, Packet.READING, Packet.READ],
        case__state__in=[State.RECORDS_COMPLETE.value, State.WITH_REVIEWER.value],
        received_at__gt=Subquery(last),
    )  # fmt: skip


def with_flags(cases: QuerySet[Case], by: Actor) -> QuerySet[Case]:
    """The cases in order of their dates, with what the role's queue tells of each besides."""
    added: dict[str, Any] = {}
    if by.role is Role.RECORDS_CLERK:
        packets = Packet.objects.filter(case=OuterRef("pk"))
        added = {
            "unreadable": Exists(packets.filter(state=Packet.UNREADABLE)),
            "being_read": Exists(packets.filter(state__in=[Packet.RECEIVED, Packet.READING])),
            "late_records": Exists(late_packets()),
        }
    elif by.role is Role.PANEL_MANAGER:
        added = {"offered": Exists(_standing())}
    elif by.role is Role.EXPERT_REVIEWER:
        added = {"to_attest": Exists(_standing().filter(state=Assignment.OFFERED))}
    elif by.role is Role.PUBLICATION_OFFICER:
        added = {"copy_state": F("public_copy__state")}
    return cases.annotate(**added).order_by(F("due_on").asc(nulls_last=True), "number")


def flags_of(case: Case) -> list[tuple[str, str, str]]:
    """The marks of a row, as (tone, words, icon)."""
    found = []
    if case.priority == "expedited":
        found.append(("alarm", "Expedited", "priority_high"))
    if getattr(case, "unreadable", False):
        found.append(("alarm", "Packet unreadable", "warning"))
    if getattr(case, "late_records", False):
        found.append(("waiting", "Late records", "schedule"))
    if getattr(case, "being_read", False):
        found.append(("open", "Being read", "autorenew"))
    if getattr(case, "offered", False):
        found.append(("waiting", "Offered, no answer yet", "schedule"))
    if getattr(case, "to_attest", False):
        found.append(("waiting", "Offered to you", "schedule"))
    if getattr(case, "copy_state", None):
        found.append(("open", f"Public copy {case.copy_state}", "file_present"))  # type: ignore[attr-defined]
    return found
