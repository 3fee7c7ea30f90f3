"""Pages of a utilization review decision for the room that takes in applications (see `intake.paging`)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from openimr.casefile import ingest
from openimr.casefile.reading import Source
from openimr.cases import files
from openimr.intake.paging import MOST_PAGES, CannotRead, PageRead


def read(sha256: str) -> list[PageRead]:
    """The first pages of a kept file, read in the guarded processes. Raises: intake.paging.CannotRead."""
    path = files.path_of(sha256)
    found = ingest.reader().inspect(path)
    if found.reason is not None:
        raise CannotRead(found.reason.value)
    pages = []
    with tempfile.TemporaryDirectory(prefix="openimr-decision-") as folder:
        for number in range(1, min(found.pages, MOST_PAGES) + 1):
            image = Path(folder) / f"{number}.png"
            reading = ingest.reader().read_page(path, number, image_to=image)
            kept = files.keep(reading.image_path.read_bytes()) if reading.image_path else ""
            pages.append(
                PageRead(
                    number=number,
                    words=tuple((w.text, w.x0, w.y0, w.x1, w.y1, w.confidence) for w in reading.words),
                    image=kept, kind="image/png", width=reading.width, height=reading.height,
                    recognized=reading.source is Source.OCR,
                )
            )  # fmt: skip
    return pages
