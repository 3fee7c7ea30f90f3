"""The background work of the room: names of parties that may mean somebody of the register are put to a person.

Looked for when something was done to a case or to the register since the last look, at most every `PAUSE` seconds;
asked once for each state of the names, however many workers run.
"""

from __future__ import annotations

import hashlib
import time

from dbos import DBOS, SetWorkflowID
from django.db import connections
from django.db.models import Max
from django.utils import timezone

from openimr.cases import work
from openimr.cases.actors import SYSTEM
from openimr.cases.models import AuditEvent
from openimr.panel.organisations.resolving import names_stamp
from openimr.panel.questions import ask_questions, names_in_cases

QUESTIONS = "openimr-panel-questions"
PAUSE = 15.0
_seen: int | None = None
_looked = -PAUSE
_asked = ""


@DBOS.step(name="ask_questions", retries_allowed=True, max_attempts=3)
def ask_step() -> None:
    """Ask what is to be asked now; done again it asks nothing twice."""
    try:
        ask_questions(by=SYSTEM, at=timezone.now())
    finally:
        connections.close_all()


@DBOS.workflow(name="ask_questions")
def ask_workflow() -> None:
    """One look, in one step."""
    ask_step()


def state_of_names() -> str:
    """A digest of what a question depends on: the names in running cases, and those that the register knows."""
    told = hashlib.sha256(repr(names_stamp()[1:]).encode())
    for ref, name in names_in_cases():
        told.update(f"{ref}\0{name}\0".encode())
    return told.hexdigest()


def order_questions() -> int:
    """Start a look where names have changed since the last one; returns how many were started."""
    global _seen, _looked, _asked
    if time.monotonic() - _looked < PAUSE:
        return 0
    _looked = time.monotonic()
    last = AuditEvent.objects.filter(outcome="done").aggregate(last=Max("pk"))["last"]
    if last == _seen:
        return 0
    state = state_of_names()
    started = 0
    if state != _asked:
        with SetWorkflowID(f"panel-questions-{state}"):
            DBOS.enqueue_workflow(QUESTIONS, ask_workflow)
        started = 1
    # Only now: where starting failed, the next round looks again.
    _seen, _asked = last, state
    return started


def _open_queue() -> None:
    global _seen, _looked, _asked
    _seen, _looked, _asked = None, -PAUSE, ""
    DBOS.register_queue(
        QUESTIONS, worker_concurrency=1, polling_interval_sec=1.0, on_conflict="always_update"
    )


def register() -> None:
    """Tell the worker of this room's work."""
    if order_questions not in work.orders:
        work.on_start.append(_open_queue)
        work.orders.append(order_questions)
