"""The background work of the room: a sweep every hour, once however many workers run, caught up when it was missed."""

from __future__ import annotations

import datetime as dt

from dbos import DBOS, SetWorkflowID
from django.db import connections
from django.utils import timezone

from openimr.cases import sweep, work
from openimr.cases.models import SweepRun

SWEEPS = "openimr-sweeps"
_ordered: dt.datetime | None = None


@DBOS.step(name="sweep", retries_allowed=True, max_attempts=3)
def sweep_step() -> None:
    """Sweep as of now; done again after a kill it goes on with what is left."""
    try:
        sweep.run(at=timezone.now())
    finally:
        connections.close_all()


@DBOS.workflow(name="sweep")
def sweep_workflow() -> None:
    """One sweep, in one step."""
    sweep_step()


def order_sweep() -> int:
    """Start the sweep of this hour unless it has been; returns how many were started."""
    global _ordered
    hour = sweep.hour_of(timezone.now())
    if _ordered == hour:
        return 0
    started = 0
    workflow_id = f"sweep-{hour:%Y-%m-%dT%H}"
    if not SweepRun.objects.filter(hour=hour, ended_at__isnull=False).exists():
        with SetWorkflowID(workflow_id):
            DBOS.enqueue_workflow(SWEEPS, sweep_workflow)
        started = 1
    _ordered = hour
    return started


def _open_queue() -> None:
    global _ordered
    _ordered = None
    DBOS.register_queue(SWEEPS, worker_concurrency=1, polling_interval_sec=1.0, on_conflict="always_update")


def register() -> None:
    """Tell the worker of this room's work."""
    if order_sweep not in work.orders:
        work.on_start.append(_open_queue)
        work.orders.append(order_sweep)
