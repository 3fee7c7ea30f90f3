"""The sets by name."""

from __future__ import annotations

from .dev import DEV
from .fresh import FRESH
from .held import TEST
from .last import LAST

SETS = {"dev": DEV, "test": TEST, "fresh": FRESH, "last": LAST}
