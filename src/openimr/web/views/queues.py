"""Which cases are whose work: the queue of each role, as queries that stay the same at any size."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from openimr.casefile.lateness import late_packets
from openimr.casefile.models import Packet
from openimr.cases.actors import Actor
from openimr.cases.models import Case, Waiting
from openimr.cases.roles import Role
from openimr.cases.worklist import WORK
from openimr.panel.models import Assignment

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


def own_rows(by: Actor) -> QuerySet[Waiting] | None:
    """The rows of the work list of an actor's role, or None where the role has none and sees all that is theirs."""
    return Waiting.objects.filter(role=by.role.value) if by.role in WORK else None


def sees_all(by: Actor) -> bool:
    """Whether every case of the house is the actor's to see."""
    return not by.outside and by.role is not Role.EXPERT_REVIEWER


def with_flags(cases: QuerySet[Case], by: Actor) -> QuerySet[Case]:
    """The cases with what the role's queue tells of each besides."""
    added: dict[str, Any] = {}
    if by.role is Role.RECORDS_CLERK:
        packets = Packet.objects.filter(case=OuterRef("pk"))
        added = {
            "unreadable": Exists(packets.filter(state=Packet.UNREADABLE)),
            "being_read": Exists(packets.filter(state__in=[Packet.RECEIVED, Packet.READING])),
            "late_records": Exists(late_packets().filter(case=OuterRef("pk"))),
        }
    elif by.role is Role.PANEL_MANAGER:
        added = {"offered": Exists(_standing())}
    elif by.role is Role.EXPERT_REVIEWER:
        added = {"to_attest": Exists(_standing().filter(state=Assignment.OFFERED))}
    elif by.role is Role.PUBLICATION_OFFICER:
        added = {"copy_state": F("public_copy__state")}
    return cases.annotate(**added)


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
