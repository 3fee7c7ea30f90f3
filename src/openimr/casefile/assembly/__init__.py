"""Assembling the case file: records in, one numbered PDF with cover, list and bookmarks out.

Takes the records that were found (`Part`: pages of packets, with the words recognized on scans) and what
the cover says (`Cover`); hands on the file (`AssembledFile`) with the Bates numbers of each record. Packets
are opened in guarded processes only. Free of any framework.
"""

from __future__ import annotations

from openimr.casefile.assembly.assembling import assemble
from openimr.casefile.assembly.front import KIND_NAMES, bates, kind_name
from openimr.casefile.assembly.model import AssembledFile, AssembledPart, AssemblyError, Cover, Part

__all__ = [
    "KIND_NAMES",
    "AssembledFile",
    "AssembledPart",
    "AssemblyError",
    "Cover",
    "Part",
    "assemble",
    "bates",
    "kind_name",
]
