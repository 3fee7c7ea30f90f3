"""The door for change of what is the whole register's, not one case's: reviewers, organisations, the table of
specialties.

As `cases.door` for a case: a verb with its roles, one transaction (over both stores), one entry in the house's own
chain; a refusal changes nothing and is logged. Details hold ids, counts and digests, never a name.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ParamSpec, cast

from django.db import transaction

from openimr.cases import audit
from openimr.cases.actors import Actor
from openimr.cases.errors import CaseError, NotAllowed
from openimr.cases.roles import Role
from openimr.panel.identity_store import STORE

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class RegisterVerb:
    """One thing that can be done to the register: who may, and the rule it serves."""

    name: str
    says: str
    roles: frozenset[Role]
    rule: str


def _verb(name: str, says: str, roles: set[Role], rule: str) -> RegisterVerb:
    return RegisterVerb(name=name, says=says, roles=frozenset(roles), rule=rule)


_R = Role
REGISTER_VERBS: dict[str, RegisterVerb] = {
    v.name: v
    for v in (
        _verb("take_in_register", "Take reviewers into the register", {_R.PANEL_MANAGER}, "R-02"),
        _verb("verify_fact", "Verify a fact anew", {_R.PANEL_MANAGER}, "R-10"),
        _verb("withdraw_fact", "Withdraw a fact", {_R.PANEL_MANAGER}, "R-10"),
        _verb("declare_tie", "Declare a tie", {_R.EXPERT_REVIEWER}, "R-08"),
        _verb(
            "take_in_organisations", "Take organizations and their relations in", {_R.PANEL_MANAGER}, "R-06"
        ),
        _verb("ask_questions", "Look for names that are not resolved", {_R.PANEL_MANAGER, _R.SYSTEM}, "R-06"),
        _verb("answer_question", "Decide what was uncertain", {_R.PANEL_MANAGER}, "R-06"),
        _verb("change_specialties", "Change the table of specialties", {_R.MEDICAL_DIRECTOR}, "R-04"),
    )
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a verb did: its result, what the audit entry tells, and whether there was anything to tell."""

    result: Any = None
    detail: dict[str, Any] = field(default_factory=dict)
    done: bool = True


def change(name: str) -> Callable[[Callable[P, Change]], Callable[P, Any]]:
    """
    Make a function the verb `name` of `REGISTER_VERBS`; it is called with `by=` and `at=` among its arguments.

    Returns the Change's result. Raises NotAllowed, Invalid, or what the function raises: then nothing has changed.
    """
    verb = REGISTER_VERBS[name]

    def wrap(body: Callable[P, Change]) -> Callable[P, Any]:
        @functools.wraps(body)
        def run(*args: P.args, **kwargs: P.kwargs) -> Any:
            by, at = kwargs["by"], kwargs["at"]
            assert isinstance(by, Actor)
            assert isinstance(at, dt.datetime)
            try:
                with transaction.atomic(), transaction.atomic(using=STORE):
                    if by.role not in verb.roles:
                        raise NotAllowed(verb=name, role=by.role.value, why="the role may not do this")
                    done = body(*args, **kwargs)
                    if done.done:
                        _log(verb, by, at, "done", done.detail)
                    return done.result
            except CaseError as refusal:
                detail: dict[str, Any] = {"refusal": type(refusal).__name__}
                if fields := getattr(refusal, "fields", None):
                    detail["fields"] = sorted(fields)
                _log(verb, by, at, "refused", detail)
                raise

        run.register_verb = verb  # type: ignore[attr-defined]
        return cast(Callable[P, Any], run)

    return wrap


def _log(verb: RegisterVerb, by: Actor, at: dt.datetime, outcome: str, detail: dict[str, Any]) -> None:
    audit.append(
        audit.HOUSE, at=at, actor=by.name, role=by.role.value, verb=verb.name, outcome=outcome, detail=detail
    )


def log_read(what: str, *, by: Actor, at: dt.datetime, detail: dict[str, Any] | None = None) -> None:
    """Log that an actor read a part of the register."""
    audit.append(
        audit.HOUSE,
        at=at,
        actor=by.name,
        role=by.role.value,
        verb=f"read_{what}",
        outcome="read",
        detail=detail or {},
    )
