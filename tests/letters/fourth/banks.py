"""The two halves of the set."""

from __future__ import annotations

from types import ModuleType

from . import (
    dev_frame,
    dev_people,
    dev_reasons,
    dev_services,
    dev_sources,
    held_frame,
    held_people,
    held_reasons,
    held_services,
    held_sources,
)
from .bank import Bank


def _bank(name: str, *modules: ModuleType) -> Bank:
    found = {
        key.lower(): value
        for module in modules
        for key, value in vars(module).items()
        if key.isupper() and key[0] != "_"
    }
    return Bank(name=name, **found)


BANKS = {
    "dev": _bank("dev", dev_frame, dev_people, dev_reasons, dev_services, dev_sources),
    "test": _bank("test", held_frame, held_people, held_reasons, held_services, held_sources),
}
