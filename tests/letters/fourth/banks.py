"""The two halves of the set, each as it was first written, and with what was added to it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from . import (
    dev_frame,
    dev_people,
    dev_reasons,
    dev_services,
    dev_sources,
    fresh_frame,
    fresh_people,
    fresh_reasons,
    fresh_services,
    fresh_sources,
    held_frame,
    held_people,
    held_reasons,
    held_services,
    held_sources,
    wide_dev,
    wide_test,
)
from .bank import Bank


def _bank(name: str, *modules: ModuleType) -> Bank:
    found: dict[str, Any] = {}
    for module in modules:
        for key, value in vars(module).items():
            if key.isupper() and key[0] != "_":
                found[key.lower()] = _joined(found.get(key.lower()), value)
    return Bank(name=name, **found)


def _joined(old: Any, new: Any) -> Any:
    """What was there and what was added: both tuples, or tuples by key."""
    if old is None:
        return new
    if isinstance(new, dict):
        return {key: old.get(key, ()) + new.get(key, ()) for key in {**old, **new}}
    return old + new


_DEV = (dev_frame, dev_people, dev_reasons, dev_services, dev_sources)
_TEST = (held_frame, held_people, held_reasons, held_services, held_sources)
BANKS = {
    "dev": _bank("dev", *_DEV, wide_dev),
    "test": _bank("test", *_TEST, wide_test),
    "fresh": _bank("fresh", fresh_frame, fresh_people, fresh_reasons, fresh_services, fresh_sources),
}
