"""Reading one packet: open it, read its pages, find its records. Each part can be done again safely."""

from __future__ import annotations

import logging
import sqlite3
import tempfile
import threading
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from openimr.casefile import actions, indexing
from openimr.casefile.assembly.behind import behind
from openimr.casefile.completeness import actions as completeness
from openimr.casefile.completeness import keeping
from openimr.casefile.models import Packet, Page
from openimr.casefile.reader import searching
from openimr.casefile.reading import Limits, PageReading, Reader
from openimr.casefile.reading.model import READ_AGAIN_BELOW, Source
from openimr.cases import files
from openimr.cases.actors import SYSTEM
from openimr.cases.lifecycle import RECORDS_OPEN
from openimr.cases.models import Case

log = logging.getLogger(__name__)

UNDERSTAND_AT_MOST = 3
"""How often the records of a packet are sought anew because another packet of the case was finished meanwhile."""
NOT_KEPT = "this machine could not keep it; its disk may be full"

_reader: Reader | None = None
_lock = threading.Lock()


def reader() -> Reader:
    """The guarded reading processes of this process, started when first needed."""
    global _reader
    with _lock:
        if _reader is None:
            _reader = Reader(
                workers=settings.OPENIMR_WORKERS,
                limits=Limits(max_bytes=settings.OPENIMR_MAX_UPLOAD),
                second_pass_below=(
                    READ_AGAIN_BELOW
                    if settings.OPENIMR_READ_AGAIN_BELOW is None
                    else settings.OPENIMR_READ_AGAIN_BELOW
                ),
                memory=Path(settings.OPENIMR_HOME) / "recognized",
            ).__enter__()
        return _reader


def close_reader() -> None:
    """End the reading processes."""
    global _reader
    with _lock:
        if _reader is not None:
            _reader.__exit__(None, None, None)
            _reader = None


def open_packet(pk: int) -> int:
    """Look whether a packet can be opened; returns how many of its pages are to be read (0: none can)."""
    packet = Packet.objects.get(pk=pk)
    found = reader().inspect(files.path_of(packet.sha256))
    packet.page_count, packet.notes = found.pages, list(found.notes)
    if found.reason is not None:
        packet.state, packet.reason = Packet.UNREADABLE, str(found.reason.value)
    else:
        packet.state = Packet.READING
    packet.save(update_fields=["page_count", "notes", "state", "reason"])
    return found.pages if packet.state == Packet.READING else 0


def read_page(pk: int, number: int) -> None:
    """Read one page (from 1) and keep it, whole or not at all; a page that stands is not read again.

    Raises OSError where the machine cannot do it (no room on the disk, the packet's file gone): see `give_up_page`.
    """
    if Page.objects.filter(packet_id=pk, number=number).exists():
        return
    packet = Packet.objects.get(pk=pk)
    with tempfile.TemporaryDirectory(prefix="openimr-page-") as folder:
        reading = reader().read_page(files.path_of(packet.sha256), number, image_to=Path(folder) / "page")
        image = files.keep(reading.image_path.read_bytes()) if reading.image_path else ""
    row = _row(reading, image) | {"read_at": timezone.now()}
    Page.objects.get_or_create(packet=packet, number=number, defaults=row)


def give_up_page(pk: int, number: int, reason: str = NOT_KEPT) -> None:
    """Say on a page's place that the machine could not read or keep it; `actions.read_again` has it tried anew."""
    unread = {"source": "unreadable", "reason": reason, "read_at": timezone.now()}
    Page.objects.get_or_create(packet_id=pk, number=number, defaults=unread)


def _row(reading: PageReading, image: str) -> dict[str, Any]:
    # PostgreSQL keeps no NUL in text; a page that has one loses nothing by it.
    words = [
        [
            word.text.replace("\x00", ""),
            *(round(side, 4) for side in (word.x0, word.y0, word.x1, word.y1)),
            round(word.confidence, 3),
        ]
        for word in reading.words
    ]
    return {
        "source": reading.source.value,
        "reason": reading.reason.value if reading.reason else "",
        "confidence": reading.confidence,
        "rotation": reading.rotation,
        "engine": reading.engine or "",
        "text": reading.text.replace("\x00", ""),
        "words": words,
        "words_behind": behind(words).to_bytes() if reading.source is Source.OCR else b"",
        "image_sha256": image,
        "fingerprint": reading.fingerprint or "",
        "width": round(reading.width),
        "height": round(reading.height),
    }


def finish_packet(pk: int) -> None:
    """Find the records in a packet whose pages all stand, and say that it is read."""
    packet = Packet.objects.select_related("case").get(pk=pk)
    for attempt in range(1, UNDERSTAND_AT_MOST + 2):
        # Before the transaction, which on SQLite nobody else can write beside; the last time within it.
        found = indexing.understand(packet.case, packet) if attempt <= UNDERSTAND_AT_MOST else None
        try:
            actions.finish_packet(packet.case, by=SYSTEM, at=timezone.now(), packet=packet, found=found)
            break
        except indexing.Changed:
            continue
    look_for_gaps(packet.case)


def make_index(pk: int) -> None:
    """Bring the index of search up to the packet, so that the first who searches does not wait for it.

    The index is disposable: what goes wrong here is made good by the first search, so it is only logged.
    """
    packet = Packet.objects.select_related("case").get(pk=pk)
    try:
        searching.refresh(packet.case)
    except (OSError, sqlite3.Error) as problem:
        log.warning("the index of a case file could not be made ahead: %s", type(problem).__name__)


def look_again(pk: int) -> None:
    """Look anew what is missing from the case with this key, after something was mended or somebody asked for it."""
    look_for_gaps(Case.objects.get(pk=pk))


def look_for_gaps(case: Case) -> None:
    """Say what is missing, once no packet is left to be read, while records are still taken in."""
    if keeping.busy(case):
        return
    order = keeping.asked_to_look(case)
    if case.state in RECORDS_OPEN:
        completeness.look_for_gaps(case, by=SYSTEM, at=timezone.now(), found=keeping.missing(case))
    keeping.has_looked(case, order)


def read_packet(pk: int) -> None:
    """Read a packet from first to last in this thread; the worker does the same with many."""
    for number in range(1, open_packet(pk) + 1):
        try:
            read_page(pk, number)
        except OSError:
            give_up_page(pk, number)
    finish_packet(pk)
    make_index(pk)
