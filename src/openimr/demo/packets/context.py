"""What a form needs to be filled in, and how such papers write dates and names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from openimr.demo.values import DemoCase, Packet, Record


@dataclass(frozen=True, kw_only=True)
class FormContext:
    """A record to be printed: its case, the packet it goes in, and the page counts of the records so far."""

    case: DemoCase
    record: Record
    packet: Packet | None
    pages: Mapping[str, int]

    def total_pages(self) -> int:
        """The pages of the packet as its cover states them: this record's one page and all others."""
        if self.packet is None:
            return 1
        return 1 + sum(self.pages.get(sending.record, 0) for sending in self.packet.sendings)


def us_date(day: dt.date | str | None) -> str:
    """A date as such papers write it, month/day/year; empty for None."""
    if day is None:
        return ""
    return f"{dt.date.fromisoformat(day) if isinstance(day, str) else day:%m/%d/%Y}"


def long_date(day: dt.date | str) -> str:
    """A date as letters write it: January 27, 2014."""
    day = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day:%B} {day.day}, {day.year}"
