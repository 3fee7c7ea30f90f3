"""The verbs of the case file: take a packet in, say that it is read, declare the file complete."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import BinaryIO

from django.conf import settings
from django.db.models import Max

from openimr.casefile import compiling, indexing
from openimr.casefile.certificate.certifying import Relied, certify
from openimr.casefile.mending import applying
from openimr.casefile.models import CaseFile, Packet, PageOpened, PageView
from openimr.cases import files
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import State
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.intake.actions import local_day
from openimr.intake.models import Paper

WITH_APPLICATION = "with-application"
LATE_STATES = {State.RECORDS_COMPLETE.value, State.WITH_REVIEWER.value}


def keep_packet(source: BinaryIO) -> tuple[str, int]:
    """Keep a packet's bytes before the case is touched; returns SHA-256 and size in bytes.

    Raises: Invalid when it is larger than is taken in. Whatever it is otherwise is kept: a file that
    cannot be read is for the worker to find and for the clerk to see.
    """
    source.seek(0, 2)
    size = source.tell()
    source.seek(0)
    if size > settings.OPENIMR_MAX_UPLOAD:
        most = settings.OPENIMR_MAX_UPLOAD // (1024 * 1024)
        raise Invalid(
            {
                "packet": f"Expected a file of at most {most} MB, found {size // (1024 * 1024)} MB. Send it in parts."
            }
        )
    return files.keep(source), size


@action("submit_packet")
def submit_packet(case: Case, *, by: Actor, at: dt.datetime, filename: str, sha256: str, size: int) -> Deed:
    """Take in a packet that `keep_packet` has kept; gives back the Packet. The same file twice is one.

    Source: rulebook N-05, N-08; N-09 for a packet that comes late.
    """
    return _take_in(case, by=by, at=at, filename=filename, sha256=sha256, size=size, sent_by=by.role.value)


@action("take_in_ur_decision")
def take_in_ur_decision(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Make the decision that came with the application a packet of the case file."""
    sha256 = case.application.ur_decision_sha256
    if not sha256:
        raise Invalid({"": "No utilization review decision came with the application."})
    size = files.path_of(sha256).stat().st_size
    return _take_in(
        case, by=by, at=at, filename="ur-decision.pdf", sha256=sha256, size=size, sent_by=WITH_APPLICATION
    )


@action("take_in_paper")
def take_in_paper(case: Case, *, by: Actor, at: dt.datetime, paper: Paper) -> Deed:
    """Make a paper that a party filed with the application, or with an answer, a packet of the case file. Source: N-08."""
    return _take_in(
        case, by=by, at=at, filename=paper.name, sha256=paper.sha256, size=paper.size, sent_by=paper.sent_by
    )


def _last_version(case: Case) -> int:
    """The version of the case file that was put together last; 0 before the first."""
    return case.case_files.aggregate(last=Max("version"))["last"] or 0


def _take_in(
    case: Case, *, by: Actor, at: dt.datetime, filename: str, sha256: str, size: int, sent_by: str
) -> Deed:
    late = case.state in LATE_STATES
    packet, new = Packet.objects.get_or_create(
        case=case,
        sha256=sha256,
        defaults={
            "filename": PurePath(filename.replace("\\", "/")).name[:200] or "packet",
            "size": size, "sent_by": sent_by, "submitted_by": by.name, "received_at": at, "late": late,
            "behind": _last_version(case),
        },
    )  # fmt: skip
    if not new and sent_by == WITH_APPLICATION and packet.sent_by != WITH_APPLICATION:
        # The claims administrator has sent the very same file: one packet, and it is not ordered again.
        packet.sent_by = WITH_APPLICATION
        packet.save(update_fields=["sent_by"])
    if by.role in {Role.RECORDS_CLERK, Role.CLAIMS_ADMINISTRATOR}:
        # The duty is the claims administrator's (N-08); what comes later does not undo that it was met (N-12).
        case.facts.setdefault("records", {}).setdefault("received_on", local_day(at))
    return Deed(
        result=packet,
        detail={"packet": packet.pk, "sha256": sha256, "bytes": size, "again": not new, "late": late},
    )


@action("finish_packet")
def finish_packet(
    case: Case, *, by: Actor, at: dt.datetime, packet: Packet, found: indexing.Understood | None = None
) -> Deed:
    """Say that a packet is read (or cannot be), and keep its records. Done twice, it is done once.

    `found` is what `indexing.understand` has made of it beforehand, so that nobody else waits for that; where it is
    None it is made here. Raises `indexing.Changed` where the case has changed since.
    """
    packet.refresh_from_db()
    if packet.state == Packet.READ:
        return Deed(detail={"packet": packet.pk, "again": True})
    if packet.state == Packet.READING:
        standing = packet.pages.count()
        if standing != packet.page_count:
            raise Invalid({"": f"Expected {packet.page_count} pages to stand, found {standing}."})
        unread = packet.pages.filter(source="unreadable").count()
        if packet.page_count and unread == packet.page_count:
            packet.state = Packet.UNREADABLE
            packet.reason = packet.pages.order_by("number").values_list("reason", flat=True)[0]
        else:
            packet.state = Packet.READ
        packet.save(update_fields=["state", "reason"])
    # Of a packet of which no page could be read nothing is known; no record of it stands in the case file.
    records = indexing.find_records(case, packet, found) if packet.state == Packet.READ else 0
    applying.again(packet)
    return Deed(
        detail={
            "packet": packet.pk, "state": packet.state, "pages": packet.page_count,
            "unreadable_pages": packet.pages.filter(source="unreadable").count(), "records": records,
        }
    )  # fmt: skip


@action("read_again")
def read_again(case: Case, *, by: Actor, at: dt.datetime, packet: int) -> Deed:
    """Have a packet's unreadable pages, or an unreadable packet, read again by the worker; gives back how many pages.

    For what was the machine's doing: a full disk, a worker killed, memory that ran out. Pages that were read stay as
    they are. Raises Invalid where there is nothing to read again, or where the page stands in the case file.
    """
    row = Packet.objects.filter(pk=packet, case=case).first()
    if row is None:
        raise Invalid({"": "There is no such packet in this case."})
    bad = row.pages.filter(source="unreadable")
    if row.state not in {Packet.READ, Packet.UNREADABLE} or (row.state == Packet.READ and not bad.exists()):
        raise Invalid({"": "Every page of this packet was read, or is being read."})
    if bad.filter(bates__isnull=False).exists():
        raise Invalid(
            {"": "Its unreadable pages stand in the assembled case file; send those pages anew instead."}
        )
    for seen in (
        PageView,
        PageOpened,
    ):  # what somebody saw of such a page was its failure; no case file holds it
        seen.objects.filter(page__in=bad).delete()
    applying.set_by(row)
    count, _ = bad.count(), bad.delete()
    if not row.pages.exists():  # nothing of it is in a case file: it comes behind what is
        row.behind, row.late = _last_version(case), row.late or case.state in LATE_STATES
    row.state, row.reason, row.attempt = Packet.RECEIVED, "", row.attempt + 1
    row.save(update_fields=["state", "reason", "attempt", "behind", "late"])
    return Deed(result=count, detail={"packet": row.pk, "pages": count, "attempt": row.attempt})


@action("complete_case_file")
def complete_case_file(case: Case, *, by: Actor, at: dt.datetime, compiled: compiling.Compiled) -> Deed:
    """Declare the file complete, as `compiling.compile_case_file` has just made it; gives back the CaseFile.

    Raises: Invalid when a packet came, or was read, since it was compiled. Source: rulebook N-05, N-09.
    """
    problem = compiling.why_not(case)
    if problem:
        raise Invalid({"": problem})
    if compiled.packets != compiling.packets_of(case):
        raise Invalid({"": "A packet came while the file was put together. Declare it complete again."})
    last = _last_version(case)
    compiling.number_pages(case)
    made = CaseFile.objects.create(
        case=case, version=last + 1, sha256=compiled.sha256, pages=compiled.pages,
        assembled_at=at, assembled_by=by.name, packets=list(compiled.packets),
    )  # fmt: skip
    records = case.facts.setdefault("records", {})
    records["complete_on"] = local_day(at)
    return Deed(
        result=made,
        detail={"version": made.version, "sha256": made.sha256, "pages": made.pages, "packets": list(compiled.packets)},
    )  # fmt: skip


@action("certify_records")
def certify_records(case: Case, *, by: Actor, at: dt.datetime, actor: str, relied_on: Relied) -> Deed:
    """Make the certificate of what the actor has read so far; gives back the Certificate. Raises: Invalid."""
    made = certify(case, actor=actor, at=at, relied_on=relied_on)
    return Deed(result=made, detail={"certificate": made.sha256})
