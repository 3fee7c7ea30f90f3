"""OpenIMR: Independent Medical Review, from application to signed, published determination letter.

Each folder is a step of the process. The verbs that others use are importable from their room:
`import openimr; openimr.letters.parse(text)`. Rooms load when they are first named.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_ROOMS = frozenset(
    {
        "law", "clinical", "letters", "cases",
        "intake", "casefile", "panel", "evidence", "determination", "publication", "corpus",
        "demo", "web", "api", "cli",
    }
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"openimr.{name}")
    raise AttributeError(
        f"module 'openimr' has no attribute '{name}'; its rooms are {', '.join(sorted(_ROOMS))}"
    )
