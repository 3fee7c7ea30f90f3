"""Mixed packets with their truth: what parties send, invented, in the hands of many offices.

Takes a seed and the names of families of templates; hands on packets as PDF (or their pages as text) and, in
the shape of the contract for ingest, what is true about every page, document and mention in them. The families
are parted: rules are tuned on `TUNING`, and scored on `HELD_OUT`, which nobody tunes on.
"""

from __future__ import annotations

from openimr.demo.mixed.families import HELD_OUT, TUNING
from openimr.demo.mixed.making import MixedPacket, as_texts, make
from openimr.demo.mixed.packing import Handling

__all__ = ["HELD_OUT", "TUNING", "Handling", "MixedPacket", "as_texts", "make"]
