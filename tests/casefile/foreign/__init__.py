"""Packets by another author: a generator that shares no template, word list or rule with the project's own.

It was written from the contract and from how such papers look, by somebody who had not read the rules that
read them. `make(seed, "dev")` and `make(seed, "test")` use two sets of templates and of phrases with nothing in
common; a third author wrote `make(seed, "fresh")`. Rules may be mended by what `dev` shows; of `test` and `fresh` only
totals are looked at.
"""

from . import dev, fresh, test
from .packing import Packet, make
from .writing import TEMPLATES

__all__ = ["TEMPLATES", "Packet", "dev", "fresh", "make", "test"]
