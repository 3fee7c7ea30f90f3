"""What the readers know of the world, as data: each file names its source."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def read_data(name: str) -> Any:
    """The content of one JSON file of this folder."""
    return json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
