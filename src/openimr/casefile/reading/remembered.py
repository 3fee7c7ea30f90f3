"""What was recognized on page images before, by the image's hash: the same scan is never recognized twice.

One small file for each image. It can be thrown away at any time; a file that is damaged is as if it were not there.
Runs in a guarded child only.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

from openimr.casefile.reading.model import Word
from openimr.casefile.reading.ocr import Recognized
from openimr.casefile.reading.raster import Gray, turn
from openimr.casefile.reading.recognizing import Upright, recognize

_EDITION = "3"
"""Of the way pages are recognized: another edition remembers anew."""


def recognize_once(
    gray: Gray, *, dpi: float, second_pass_below: float, much: bool, memory: Path | None
) -> Upright:
    """As `recognize`, but from `memory` (a folder) where the same image was recognized before in the same way."""
    if memory is None:
        return recognize(gray, dpi=dpi, second_pass_below=second_pass_below, much=much)
    place = memory / _key(gray, dpi, second_pass_below, much)
    known = _read(place, gray)
    if known is not None:
        return known
    found = recognize(gray, dpi=dpi, second_pass_below=second_pass_below, much=much)
    if found.recognized.engine != "none":
        _keep(place, found)
    return found


def _key(gray: Gray, dpi: float, second_pass_below: float, much: bool) -> str:
    way = f"{_EDITION} {gray.shape} {round(dpi)} {second_pass_below:g} {much}"
    digest = hashlib.sha256(way.encode())
    digest.update(gray.tobytes())
    name = digest.hexdigest()
    return f"{name[:2]}/{name}.json"


def _read(place: Path, gray: Gray) -> Upright | None:
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
        lines = tuple(tuple(Word.from_json(word) for word in line) for line in data["lines"])
        rotation = int(data["rotation"])
        return Upright(
            rotation=rotation,
            gray=turn(gray, rotation),
            recognized=Recognized(lines=lines, engine=str(data["engine"])),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(place: Path, found: Upright) -> None:
    data = {
        "rotation": found.rotation, "engine": found.recognized.engine,
        "lines": [[word.to_json() for word in line] for line in found.recognized.lines],
    }  # fmt: skip
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=place.parent, prefix=".part-", delete=False, encoding="utf-8"
        ) as part:
            json.dump(data, part)
        os.replace(part.name, place)  # noqa: PTH105 (atomic, by name)
    except OSError:
        return  # what cannot be remembered is recognized again
