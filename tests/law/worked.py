"""Asks the law what a worked example asks: arguments from plain values, the answer back as plain values."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, is_dataclass
from operator import attrgetter
from typing import Any

from openimr import law
from openimr.law.counting import written

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_SETS = {"items"}
_WHOLE = {
    "request": law.RepeatedRequest,
    "one": law.Filing,
    "other": law.Filing,
}
_FILING = dict.fromkeys(law.Filing.__dataclass_fields__)


def asked(function: str, facts: dict[str, Any]) -> Any:
    """The answer of a function of the law room, named as in an example, as plain values."""
    return _plain(
        attrgetter(function)(law)(**{name: _argument(name, value) for name, value in facts.items()})
    )


def _argument(name: str, value: Any) -> Any:
    if name in _WHOLE:
        return _built(_WHOLE[name], value)
    if name == "filings":
        return [_built(law.Filing, entry) for entry in value]
    return _value(value)


def _built(kind: Any, value: dict[str, Any]) -> Any:
    given = {name: frozenset(v) if name in _SETS else _value(v) for name, v in value.items()}
    if kind is law.Filing:
        given = {**dict.fromkeys(_FILING), "pending": True, "eligible": False, **given}
    return kind(**given)


def _value(value: Any) -> Any:
    if isinstance(value, str) and _TIME.fullmatch(value):
        return law.clock.local_time(dt.datetime.fromisoformat(value))
    if isinstance(value, str) and _DATE.fullmatch(value):
        return dt.date.fromisoformat(value)
    return value


def _plain(value: Any) -> Any:
    if hasattr(value, "to_json"):
        return _plain(value.to_json())
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {name: _plain(v) for name, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, dt.date):
        return written(value)
    return str(value) if isinstance(value, str) else value
