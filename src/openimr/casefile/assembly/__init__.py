"""Assembling the case file: records in, one numbered PDF with cover, list and bookmarks out.

Takes the records that were found (`Part`: pages of packets, with the words recognized on scans) and what
the cover says (`Cover`); hands on the file (`AssembledFile`) with the Bates numbers of each record. Packets
are opened in guarded processes only. Free of any framework. A public name loads its module when it is first used,
so that the guarded process that binds does not load the engine that typesets.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOME = {"assemble": "assembling", "KIND_NAMES": "front", "bates": "front", "kind_name": "front"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'openimr.casefile.assembly' has no attribute '{name}'")
    home = importlib.import_module(f"openimr.casefile.assembly.{_HOME.get(name, 'model')}")
    value = getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
