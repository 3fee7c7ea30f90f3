"""The one door for change.

Every verb is a function under `@action("verb")`: it is given the locked case, the actor (`by`) and the
time in the case (`at`), and gives back a `Deed`. The door checks the role, the reach of the actor and the
state of the case, runs the function in one transaction with the audit entry, moves the case, keeps its
deadlines true, and sends the messages after commit. A refusal changes nothing and is logged.

Rooms to the right teach the door what only they know through `reach_rules`: the panel says which cases
are a reviewer's.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, cast

from django.db import transaction

from openimr.cases import audit, deadlines, messages
from openimr.cases.actors import Actor
from openimr.cases.errors import CaseError, NotAllowed, WrongState
from openimr.cases.lifecycle import VERBS, State, Verb
from openimr.cases.models import Case
from openimr.cases.roles import Role

P = ParamSpec("P")

reach_rules: dict[Role, Callable[[Case, Actor], bool]] = {}
"""For a role: whether the actor reaches a case. Filled by the rooms that know."""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What an action did: its result, what the audit entry tells, which messages leave after commit.

    `case` is the case that was opened, for the verb that opens one. `stays`: the verb is done, and the case does not
    move yet, for others have to do it too.
    """

    result: Any = None
    detail: dict[str, Any] = field(default_factory=dict)
    messages: tuple[messages.Draft, ...] = ()
    case: Case | None = None
    stays: bool = False


def reaches(case: Case, by: Actor) -> bool:
    """Whether an actor may come near a case at all."""
    if by.outside:
        return by.user_id is not None and case.parties.filter(user_id=by.user_id).exists()
    rule = reach_rules.get(by.role)
    return True if rule is None else rule(case, by)


def action(name: str) -> Callable[[Callable[Concatenate[Any, P], Deed]], Callable[Concatenate[Any, P], Any]]:
    """Make a function the verb `name` of `cases.lifecycle.VERBS`.

    The call is `verb(case, by=actor, at=time, …)`; `case` is None for the verb that opens one. Returns
    the Deed's result. Raises NotAllowed, WrongState, Invalid, or what the function raises: then nothing
    has changed, and the refusal stands in the audit log.
    """
    verb = VERBS[name]

    def wrap(body: Callable[Concatenate[Any, P], Deed]) -> Callable[Concatenate[Any, P], Any]:
        @functools.wraps(body)
        def run(case: Case | None, *args: P.args, **kwargs: P.kwargs) -> Any:
            by, at = kwargs["by"], kwargs["at"]
            assert isinstance(by, Actor)
            assert isinstance(at, dt.datetime)
            try:
                with transaction.atomic():
                    return _do(verb, body, case, by, at, args, kwargs)
            except CaseError as refusal:
                _log_refusal(verb, case, by, at, refusal)
                raise

        run.verb = verb  # type: ignore[attr-defined]
        return cast(Callable[Concatenate[Any, P], Any], run)

    return wrap


def _do(
    verb: Verb,
    body: Callable[..., Deed],
    case: Case | None,
    by: Actor,
    at: dt.datetime,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    if by.role not in verb.roles:
        raise NotAllowed(verb=verb.name, role=by.role.value, why="the role may not do this")
    before = ""
    if case is not None:
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if by.role is not Role.SYSTEM and not reaches(locked, by):
            raise NotAllowed(
                verb=verb.name, role=by.role.value, why="the case is not among this actor's cases"
            )
        if State(locked.state) not in verb.starts:
            raise WrongState(
                verb=verb.name, state=locked.state, expected=tuple(sorted(s.value for s in verb.starts))
            )
        before = locked.state
    elif verb.starts:
        raise WrongState(
            verb=verb.name, state="no case", expected=tuple(sorted(s.value for s in verb.starts))
        )
    else:
        locked = None
    deed = body(locked, *args, **kwargs)
    target = locked or deed.case
    assert target is not None, f"{verb.name} opened no case"
    if (
        verb.to is not None
        and not deed.stays
        and State(target.state) in verb.moves_from
        and target.state != verb.to.value
    ):
        target.state, target.state_since = verb.to.value, at
    target.save()
    deadlines.refresh(target)
    if case is None:
        audit.append(
            audit.HOUSE, at=at, actor=by.name, role=by.role.value, verb=verb.name, outcome="done",
            detail={"case": target.number},
        )  # fmt: skip
    audit.append(
        target.number, at=at, actor=by.name, role=by.role.value, verb=verb.name, outcome="done",
        state_before=before, state_after=target.state, detail=deed.detail,
    )  # fmt: skip
    written = [messages.write(target, draft, at=at) for draft in deed.messages]
    if written:
        transaction.on_commit(functools.partial(messages.deliver, [m.pk for m in written], at=at))
    if case is not None:
        case.refresh_from_db()
    return deed.result


def _log_refusal(verb: Verb, case: Case | None, by: Actor, at: dt.datetime, refusal: CaseError) -> None:
    detail: dict[str, Any] = {"refusal": type(refusal).__name__}
    fields = getattr(refusal, "fields", None)
    if fields:
        detail["fields"] = sorted(fields)
    audit.append(
        audit.HOUSE if case is None else case.number, at=at, actor=by.name, role=by.role.value,
        verb=verb.name, outcome="refused", state_before="" if case is None else case.state, detail=detail,
    )  # fmt: skip


def read(case: Case, what: str, *, by: Actor, at: dt.datetime, detail: dict[str, Any] | None = None) -> None:
    """Log that an actor read a part of a case; refuse, and log that, where the case is not theirs.

    `what` names the part: `case`, `record_page`, `letter` …
    """
    if not reaches(case, by):
        audit.append(
            case.number, at=at, actor=by.name, role=by.role.value, verb=f"read_{what}", outcome="refused",
            detail={"refusal": "NotAllowed"},
        )  # fmt: skip
        raise NotAllowed(
            verb=f"read_{what}", role=by.role.value, why="the case is not among this actor's cases"
        )
    audit.append(
        case.number, at=at, actor=by.name, role=by.role.value, verb=f"read_{what}", outcome="read",
        detail=detail or {},
    )  # fmt: skip


def log_reading(case: Case, what: str, *, at: dt.datetime) -> None:
    """Log that whoever runs the house read a part of a case at its shell; there is no account to name."""
    audit.append(case.number, at=at, actor="openimr", role=Role.SYSTEM.value, verb=f"read_{what}", outcome="read",
                 detail={"at": "shell"})  # fmt: skip
