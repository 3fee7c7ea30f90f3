"""The background work of the room: reading packets, page by page, through a kill and back.

One workflow a packet, one for every few pages of it, one step a page. What a step does stands in
`casefile.ingest`; each can be done again safely.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from dbos import DBOS, SetWorkflowID, error
from django.conf import settings
from django.db import connections, transaction
from django.db.models import Exists, F, OuterRef

from openimr.casefile import actions, ingest
from openimr.casefile.completeness import keeping
from openimr.casefile.models import GapLook, Packet
from openimr.cases import work
from openimr.cases.actors import SYSTEM
from openimr.cases.lifecycle import RECORDS_OPEN
from openimr.cases.models import Case
from openimr.intake.models import Paper

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

PAGES_A_WORKFLOW = 8
MOST_ATTEMPTS = 3
PAUSE = 3.0
"""Seconds without a further order after which the gaps are looked for: a clerk mends many things in a row."""
NICE = 10
"""How far reading stands back from the site where both want the processor (0 not at all, 19 most)."""
ENDED = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})

PACKETS, PAGES = "openimr-packets", "openimr-pages"


def _with_own_connection(body: Callable[P, T]) -> Callable[P, T]:
    """Steps run in threads of the worker: each gives way to the site, and gives its database connections back."""

    @wraps(body)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        _give_way()
        try:
            return body(*args, **kwargs)
        finally:
            connections.close_all()

    return run


def _give_way() -> None:
    """Have this thread, and the reading processes that it starts, wait for the processor behind people's requests."""
    # Linux keeps this by thread. Elsewhere it is of the whole process, which may be that of the site.
    if sys.platform == "linux" and os.getpriority(os.PRIO_PROCESS, 0) < NICE:
        os.setpriority(os.PRIO_PROCESS, 0, NICE)


def _step(name: str, body: Callable[P, T]) -> Callable[P, T]:
    return DBOS.step(name=name, retries_allowed=True, max_attempts=4)(_with_own_connection(body))


open_packet = _step("open_packet", ingest.open_packet)
read_page = _step("read_page", ingest.read_page)
give_up_page = _step("give_up_page", ingest.give_up_page)
finish_packet = _step("finish_packet", ingest.finish_packet)
make_index = _step("make_index", ingest.make_index)
look_again = _step("look_again", ingest.look_again)


@DBOS.workflow(name="read_packet")
def read_packet(packet: int) -> None:
    """Read a packet: open it, read its pages on all cores, find its records."""
    count = open_packet(packet)
    handles = []
    for first in range(1, count + 1, PAGES_A_WORKFLOW):
        last = min(first + PAGES_A_WORKFLOW - 1, count)
        with SetWorkflowID(f"{DBOS.workflow_id}-pages-{first}"):
            handles.append(DBOS.enqueue_workflow(PAGES, read_pages, packet, first, last))
    for handle in handles:
        handle.get_result()
    finish_packet(packet)
    make_index(packet)


@DBOS.workflow(name="look_for_gaps")
def look_for_gaps(case: int) -> None:
    """Look what is missing from a case whose records were mended, or where somebody asked for it."""
    look_again(case)


@DBOS.workflow(name="read_pages")
def read_pages(packet: int, first: int, last: int) -> None:
    """Read a few pages of a packet, one step each.

    A page that the machine could not keep, often tried, says so in its place, and the rest goes on.
    """
    for number in range(first, last + 1):
        try:
            read_page(packet, number)
        except error.DBOSMaxStepRetriesExceeded as often:
            if not isinstance(often.errors[-1], OSError):
                raise
            give_up_page(packet, number)


def order_packets() -> int:
    """Start the reading of every packet that waits for it; one that failed is tried again, with a bound."""
    started = 0
    _take_in_decisions()
    waiting = Packet.objects.filter(state__in=[Packet.RECEIVED, Packet.READING]).select_related("case")
    for packet in waiting.order_by("pk"):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            order = f"-again{packet.attempt}" if packet.attempt > 1 else ""
            workflow_id = f"packet-{packet.case.number}-{packet.pk}{order}-{attempt}"
            status = DBOS.get_workflow_status(workflow_id)
            if status is None:
                if attempt > 1 and not waiting.filter(pk=packet.pk).exists():
                    break  # the attempt before has just finished it
                with SetWorkflowID(workflow_id):
                    DBOS.enqueue_workflow(PACKETS, read_packet, packet.pk)
                started += 1
            if status is None or status.status not in ENDED:
                break
        else:
            log.error("packet %s could not be read in %s attempts", packet.pk, MOST_ATTEMPTS)
            with transaction.atomic():
                Packet.objects.filter(pk=packet.pk, state__in=[Packet.RECEIVED, Packet.READING]).update(
                    state=Packet.UNREADABLE, reason="reading failed; see the log of the worker"
                )
                keeping.ask_to_look(packet.case)
    return started


_orders: dict[int, tuple[int, float]] = {}
"""By case: the last order to look again that was seen, and when it was first seen here."""


def order_gaps() -> int:
    """Have the gaps of a case looked for again once that was ordered and no further order came for a PAUSE.

    Every worker may ask: the workflow has its id from the order, so it is started once. One that failed is tried again,
    with a bound.
    """
    started = 0
    being_read = Packet.objects.filter(case=OuterRef("case"), state__in=[Packet.RECEIVED, Packet.READING])
    waiting = list(
        GapLook.objects.filter(~Exists(being_read), asked__gt=F("done")).values_list(
            "case_id", "case__number", "asked"
        )
    )
    for case, number, asked in waiting:
        seen = _orders.get(case)
        if seen is None or seen[0] != asked:
            seen = _orders[case] = (asked, time.monotonic())
        if time.monotonic() - seen[1] < PAUSE:
            continue
        for attempt in range(1, MOST_ATTEMPTS + 1):
            workflow_id = f"gaps-{number}-{asked}-{attempt}"
            status = DBOS.get_workflow_status(workflow_id)
            if status is None:
                with SetWorkflowID(workflow_id):
                    DBOS.enqueue_workflow(PACKETS, look_for_gaps, case)
                started += 1
            if status is None or status.status not in ENDED:
                break
        else:
            log.error("the gaps of a case could not be looked for in %s attempts", MOST_ATTEMPTS)
            GapLook.objects.filter(case=case, done__lt=asked).update(done=asked)
    for case in set(_orders) - {row[0] for row in waiting}:
        del _orders[case]
    return started


def _take_in_decisions() -> None:
    """The decision filed with an application is a record too, once the case is assigned."""
    waiting = (
        Case.objects.filter(state__in=[s.value for s in RECORDS_OPEN], application__isnull=False)
        .exclude(application__ur_decision_sha256="")
        .exclude(packets__sent_by=actions.WITH_APPLICATION)
    )
    for case in waiting:
        actions.take_in_ur_decision(case, by=SYSTEM, at=case.state_since)
    there = Packet.objects.filter(case=OuterRef("case"), sha256=OuterRef("sha256"))
    papers = Paper.objects.filter(~Exists(there), case__state__in=[s.value for s in RECORDS_OPEN])
    for paper in papers.select_related("case").order_by("pk"):
        actions.take_in_paper(
            paper.case, by=SYSTEM, at=max(paper.received_at, paper.case.state_since), paper=paper
        )


def open_queues() -> None:
    """Say how much of this room's work runs at once: pages on all cores, behind a few packets."""
    DBOS.register_queue(PACKETS, worker_concurrency=4, polling_interval_sec=0.2, on_conflict="always_update")
    DBOS.register_queue(
        PAGES,
        worker_concurrency=settings.OPENIMR_WORKERS,
        polling_interval_sec=0.2,
        on_conflict="always_update",
    )


def register() -> None:
    """Tell the worker of this room's work."""
    if order_packets not in work.orders:
        work.on_start.append(open_queues)
        work.orders += [order_packets, order_gaps]
        work.on_stop.append(ingest.close_reader)
