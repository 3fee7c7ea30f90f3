"""Packets by another author: a generator that shares no template, word list or rule with the project's own.

It was written from the contract and from how such papers look, by somebody who had not read the rules that
read them. `make(seed, "dev")` and `make(seed, "test")` use two sets of templates and of phrases with nothing in
common; a third author wrote `make(seed, "fresh")`, a fourth `"fourth-dev"` and `"fourth-test"` (hospital systems and
large networks), a fifth `"fifth-dev"` and `"fifth-test"` (small practices), a sixth `"sixth-dev"` and
`"sixth-test"` (plain papers, as a test of the contract would have them). Rules may be mended by what `dev`,
`fourth-dev`, `fifth-dev` and `sixth-dev` show; of the others only totals are looked at.
"""

from . import dev, fifth, fourth, fresh, sixth, test
from .packing import Packet, make
from .writing import TEMPLATES

__all__ = ["TEMPLATES", "Packet", "dev", "fifth", "fourth", "fresh", "make", "sixth", "test"]
