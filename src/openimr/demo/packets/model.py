"""What the generator hands out: the files of a case and the truth about every page in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from openimr.demo.values import DemoCase


@dataclass(frozen=True, kw_only=True)
class TruthRecord:
    """One run of pages that belong together in a packet. Pages count from 1 and include pages sent twice.

    `again` is true where the whole record came before, in this packet or an earlier one.
    """

    record_id: str
    kind: str
    title: str
    date: dt.date | None
    author: str | None
    first_page: int
    last_page: int
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class TruthPage:
    """One page of a packet: which page of which record it shows, and how it was sent.

    `source` is "text" (own text layer) or "image". `duplicate_of` names the first showing of the same page as
    (packet, page), both from 1.
    """

    number: int
    record_id: str
    page_in_record: int
    source: str
    upside_down: bool
    duplicate_of: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class GeneratedPacket:
    """One packet as a PDF file, with its truth."""

    path: Path
    sent_by: str
    channel: str
    received_at: dt.datetime
    truth: tuple[TruthRecord, ...]
    pages: tuple[TruthPage, ...]


@dataclass(frozen=True, kw_only=True)
class GeneratedCase:
    """One case with its files: the packets in order of receipt, and the utilization review decision."""

    case: DemoCase
    packets: tuple[GeneratedPacket, ...]
    ur_decision: Path

    def find(self, record_id: str, page_in_record: int) -> tuple[int, int]:
        """Where a page of a record is first shown: (packet, page), both from 1. Raises `KeyError` if nowhere."""
        for number, packet in enumerate(self.packets, start=1):
            for page in packet.pages:
                if (page.record_id, page.page_in_record) == (record_id, page_in_record):
                    return number, page.number
        raise KeyError(f"{record_id}:{page_in_record}")
