"""The demonstration's papers: takes the invented cases, hands on packets as parties would send them.

Each record is typeset in the look of the office that wrote it; what came by fax or from a copier is an image
with skew and noise. The truth about every page (which record, which page of it, sent before or not) comes along.
"""

from __future__ import annotations

from openimr.demo.packets.making import generate
from openimr.demo.packets.model import GeneratedCase, GeneratedPacket, TruthPage, TruthRecord

__all__ = ["GeneratedCase", "GeneratedPacket", "TruthPage", "TruthRecord", "generate"]
