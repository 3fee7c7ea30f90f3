"""What assembling a case file takes and gives, as values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openimr.casefile.assembly.behind import Behind

_SHA256 = re.compile(r"^[0-9a-f]{64}$")


class AssemblyError(Exception):
    """The case file could not be put together. `packet` is the SHA-256 of the packet at fault, if one is."""

    def __init__(self, message: str, *, packet: str | None = None) -> None:
        self.packet = packet
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One record of the case file: some pages of one packet.

    `number` is its number in the list of records; `kind` one of `documents.KINDS`; `date` ISO, or a year,
    or a year and month, or None. `source` is the packet's file, `sha256` its hash, `source_name` what the
    packet is called on the cover (else the beginning of the hash). `pages` are the page numbers in the
    packet, from 1, in their order here.

    By page number: `words` of pages that are images, each a list [text, x0, y0, x1, y1, ...] or a Word
    (boxes 0 to 1 from the top left of the upright page), or what lies behind the page made of them before (`Behind`); `rotations` in degrees clockwise that set the
    page, as viewed, upright, `unreadable` the reason why a page cannot be shown. `words` may be read page
    by page as they are asked for. `duplicate_of` is the number of the record that this one is a copy of.
    `record_sha256` is the value by which the letter and the certificate name the record. `withheld` says why
    the record is held back from whom this file is for: sheets that say so stand in place of its pages, and
    nothing of it but its line in the list is in the file.
    """

    number: int
    title: str
    kind: str
    date: str | None
    author: str | None
    source: Path
    sha256: str
    pages: tuple[int, ...]
    words: Mapping[int, Sequence[Any] | Behind] = field(default_factory=dict)
    rotations: Mapping[int, int] = field(default_factory=dict)
    unreadable: Mapping[int, str] = field(default_factory=dict)
    duplicate_of: int | None = None
    source_name: str = ""
    record_sha256: str = ""
    withheld: str = ""

    def __post_init__(self) -> None:
        if not self.pages or min(self.pages) < 1:
            raise ValueError(
                f"record {self.number}: expected page numbers from 1, found {self.pages or 'none'}"
            )
        if not _SHA256.match(self.sha256):
            raise ValueError(
                f"record {self.number}: expected the packet's SHA-256 in 64 small hexadecimal digits"
            )
        if any(turn % 90 for turn in self.rotations.values()):
            raise ValueError(f"record {self.number}: expected rotations of 0, 90, 180 or 270 degrees")


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What the cover of a case file says. Empty fields are left out.

    `disputed` are the disputed items; `facts` further pairs of label and value; `notes` sentences for the
    reader, such as packets that came and could not be opened; `organisation` who put the file together.
    """

    case_number: str
    date: dt.date
    employee: str = ""
    date_of_injury: dt.date | None = None
    claim_number: str = ""
    claims_administrator: str = ""
    disputed: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    organisation: str = ""
    demonstration: bool = False

    def __post_init__(self) -> None:
        if not self.case_number.strip():
            raise ValueError("case number of a case file: expected one, found none")


@dataclass(frozen=True, kw_only=True)
class AssembledPart:
    """Where a record stands in the case file: its first and last Bates number."""

    number: int
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class AssembledFile:
    """A case file as it was put together.

    `pages` counts the record pages, which carry the Bates numbers 1 to `pages`; `index_pages` those of the
    cover and the list of records before them. `attached` are the hashes of the packets that bear a digital
    signature, which are in the file byte for byte, for pages taken out of them prove nothing any more.
    `notes` say what could not be kept as it was.
    """

    path: Path
    sha256: str
    pages: int
    index_pages: int
    parts: tuple[AssembledPart, ...]
    attached: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
