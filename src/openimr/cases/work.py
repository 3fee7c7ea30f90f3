"""Background work: durable workflows (DBOS) over the rows that order them.

The rows are the truth. A room names a function that looks for rows whose work has not been done and
starts a workflow for each, under an id made from the row: asked twice, it starts once. So nothing is lost
between an action's commit and the start of its work, and a worker that was killed goes on where it was
when it comes back. Steps are idempotent: the one in flight at a kill runs again.

The embedded form runs this in the process of the site; the grown form runs `openimr worker` as often as
one likes on PostgreSQL. What a worker had begun when it was killed, or stopped for good, another one takes over.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from dbos import DBOS
from dbos._dbos import _get_dbos_instance
from django.conf import settings
from django.db import close_old_connections, connections

from openimr.cases import workers

log = logging.getLogger(__name__)

APPLICATION_VERSION = "1"
"""Kept across upgrades on purpose: another version would leave started work behind."""

# Two things that the engine (3.4) offers by no public name; `tests/cases/test_work_engine.py` fails when either goes.
# `resume_workflow` forgets how often a workflow was begun, so that one that ends its worker each time would go round for
# ever; recovery counts. And which workflows this process is at, the engine tells nowhere else.


def _go_on_with(executor: str) -> int:
    """Have the pending workflows of a worker that has ended go on here; returns how many that are."""
    return len(DBOS._recover_pending_workflows([executor]))


def _at_hand() -> frozenset[str]:
    """The ids of the workflows that this process is at."""
    return frozenset(_get_dbos_instance()._active_workflows_set.activeList())


orders: list[Callable[[], int]] = []
"""Functions that start what has been ordered and not begun; each returns how many it started."""

on_start: list[Callable[[], None]] = []
on_stop: list[Callable[[], None]] = []

TAKE_OVER_EVERY = 3.0
"""Seconds between looks for what a dead worker has left."""

_running = threading.Event()
_stop = threading.Event()
_thread: threading.Thread | None = None
_name: workers.Name | None = None
_dropped: frozenset[str] = frozenset()
"""Workflows that at the last look stood as begun by this worker, and were not being done in it."""


def launch(*, poll_seconds: float = 0.5) -> None:
    """Start the worker in this process; unfinished workflows go on first. Does nothing if it runs."""
    global _thread, _name
    if _running.is_set():
        return
    locks = workers.locks_of(settings.OPENIMR_WORK_DATABASE, Path(settings.OPENIMR_HOME))
    _name = workers.Name(locks, os.environ.get("OPENIMR_WORKER", "local"))
    DBOS(
        config={
            "name": "openimr",
            "system_database_url": _url(settings.OPENIMR_WORK_DATABASE),
            "application_version": APPLICATION_VERSION,
            "executor_id": _name.name,
            "log_level": "ERROR",
            "console_log_level": "ERROR",
            "enable_otlp": False,
        }
    )
    DBOS.launch()
    for begin in on_start:
        begin()
    _stop.clear()
    _running.set()
    _thread = threading.Thread(target=_poll, args=(poll_seconds,), name="openimr-orders", daemon=True)
    _thread.start()


def _url(url: str) -> str:
    # SQLAlchemy's name for the driver that is installed.
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _poll(seconds: float) -> None:
    looked = 0.0
    while not _stop.is_set():
        try:
            if time.monotonic() - looked >= TAKE_OVER_EVERY:
                looked = time.monotonic()
                take_over()
            start_orders()
        except Exception as problem:  # noqa: BLE001 - the next round tries again; the text of the error may hold data
            log.error("looking for ordered work failed: %s", type(problem).__name__)
        finally:
            close_old_connections()
        _stop.wait(seconds)
    connections.close_all()


def start_orders() -> int:
    """Start all ordered work once; returns how much was started."""
    return sum(order() for order in orders)


def take_over() -> int:
    """Have go on what stands as begun and is done by nobody; returns how many workflows that are.

    That is what dead workers had begun, and what this one had begun and had to drop without being able to say so, as
    when the disk of the database was full. A step that was in flight is done again. The database lets no other than the
    one who has a workflow now write its steps, so a worker that was thought dead and is not does no harm.
    """
    global _dropped
    assert _name is not None
    if not _name.keep():
        return 0
    begun = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
    taken = 0
    for name in sorted({str(flow.executor_id) for flow in begun if flow.executor_id} - {_name.name}):
        with _name.of_the_dead(name) as dead:
            if dead:
                found = _go_on_with(name)
                log.warning("took over %s begun workflows of the worker %s, which has ended", found, name)
                taken += found
    # Twice in a row, because one that is just being taken from its queue stands as begun a moment before it is.
    mine = {flow.workflow_id: flow.queue_name for flow in begun if flow.executor_id == _name.name}
    dropped = frozenset(mine) - _at_hand()
    for workflow in sorted(dropped & _dropped):
        DBOS.resume_workflow(workflow, queue_name=mine[workflow])
        log.warning("a begun workflow that was dropped goes on: %s", workflow)
        taken += 1
    _dropped = dropped
    return taken


def stop() -> None:
    """Stop the worker in this process; what is unfinished goes on at the next start, or at another worker."""
    global _thread, _name
    if not _running.is_set():
        return
    _stop.set()
    if _thread is not None:
        _thread.join(timeout=10)
    # What is in flight is let go in the middle, as a kill would; that is no error worth a word.
    logging.getLogger("dbos").setLevel(logging.CRITICAL + 1)
    DBOS.destroy(workflow_completion_timeout_sec=2)
    for end in on_stop:
        end()
    if _name is not None:
        _name.give_up()
    _running.clear()
    _thread = _name = None


def running() -> bool:
    """Whether the worker runs in this process."""
    return _running.is_set()
