"""The sets by name, and sets mixed from all of them."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random

from .dev import DEV
from .fresh import FRESH
from .held import TEST
from .kit import Kit
from .last import LAST

SETS = {"dev": DEV, "test": TEST, "fresh": FRESH, "last": LAST}
_WHOLE = {"name", "quirks", "notices", "laters", "professionals"}


def mixed(seed: int) -> Kit:
    """A set whose parts are each drawn from one of the sets: titles of one author's day, reasons of another's."""
    rng = Random(f"mixed {seed}")
    kits = list(SETS.values())
    parts = {f.name: getattr(rng.choice(kits), f.name) for f in fields(Kit) if f.name not in _WHOLE}
    return replace(rng.choice(kits), **parts, name=f"mixed {seed}", quirks=rng.random() < 0.5)
