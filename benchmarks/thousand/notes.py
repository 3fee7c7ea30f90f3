"""What a run has done and measured so far, kept in a file, so that a run that was killed goes on."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Notes:
    """The steps that are done, with what came of each, and all that was measured beside them."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self.found: dict[str, Any] = (
            json.loads(kept.read_text())
            if kept.exists()
            else {"steps": {}, "latency": {}, "slowest": {}, "memory": {}}
        )

    def keep(self) -> None:
        """Write the notes down, whole or not at all."""
        part = self._kept.with_suffix(".part")
        part.write_text(json.dumps(self.found, indent=1))
        part.replace(self._kept)

    def step(self, name: str, work: Callable[[], Any]) -> None:
        """Do a step that was not done before, and keep how long it took and what came of it."""
        if name in self.found["steps"]:
            return
        print(f"{time.strftime('%H:%M:%S')} {name}", file=sys.stderr, flush=True)
        began = time.monotonic()
        came = work()
        self.found["steps"][name] = {"seconds": time.monotonic() - began, "came": came}
        self.keep()

    def came(self, name: str) -> Any:
        """What came of a step that is done."""
        return self.found["steps"][name]["came"]
