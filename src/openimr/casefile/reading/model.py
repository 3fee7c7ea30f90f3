"""What reading a packet gives, as values: the packet, its pages, their words.

A page always comes out as one of four sources. There is no fifth way: a page that cannot be read is
`unreadable` with its reason, so nothing is ever silently missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

READ_AGAIN_BELOW = 0.94
"""What Tesseract reads with less confidence (0 to 1) the second engine reads again, unless something else is set.

By measurement: pages that came by fax stay below, clean scans mostly above (docs/reference/measurements.md).
"""


class CannotWrite(Exception):
    """A page image, or a file out of an archive, could not be written: the machine's doing, not the packet's."""


class PacketState(StrEnum):
    """Whether any page of a packet can be had."""

    READ = "read"
    UNREADABLE = "unreadable"


class Reason(StrEnum):
    """Why a packet or a page cannot be read, in the words of the contract for ingest."""

    EMPTY = "empty"
    NOT_A_DOCUMENT = "not a document"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    TOOK_TOO_LONG = "took too long"


class Source(StrEnum):
    """Where the text of a page comes from."""

    TEXT = "text"
    """The page's own text layer."""
    OCR = "ocr"
    """Recognized from the page's image."""
    BLANK = "blank"
    """Nothing on the page but, at most, specks, a stamp or a fax header."""
    UNREADABLE = "unreadable"
    """Could not be read; the reason says why."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much one packet or page may cost before it is given up.

    Times are wall-clock seconds for one request, memory is the address space of one child process, sides
    and resolutions are of the page image. A page larger than `max_side` pixels is drawn smaller.
    """

    max_bytes: int = 2_000_000_000
    max_pages: int = 20_000
    inspect_seconds: float = 60.0
    page_seconds: float = 90.0
    unpack_seconds: float = 300.0
    memory_bytes: int = 2_500_000_000
    requests_per_child: int = 250
    ocr_dpi: int = 200
    image_dpi: int = 150
    max_side: int = 5_000
    max_content_bytes: int = 32_000_000
    """Of one page's drawing instructions, unpacked."""
    max_image_pixels: int = 250_000_000
    """Of all the images that one page draws."""

    def to_json(self) -> dict[str, Any]:
        return dict(self.__dict__)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Limits:
        return cls(**data)


@dataclass(frozen=True, kw_only=True)
class PacketInspection:
    """A packet as it stands before its pages are read.

    `kind` is 'pdf' or 'image' (None if it is neither); `pages` is 0 when the packet is unreadable; `notes`
    are facts for the record, such as a restriction that the file carried or a repair that was needed.
    """

    state: PacketState
    reason: Reason | None
    kind: str | None
    pages: int
    sha256: str
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.state is PacketState.UNREADABLE) != (self.reason is not None):
            raise ValueError("a packet has a reason exactly when it is unreadable")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box on the upright page: 0 to 1 from the top left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float = 1.0

    def to_json(self) -> list[Any]:
        return [self.text, self.x0, self.y0, self.x1, self.y1, self.confidence]

    @classmethod
    def from_json(cls, data: list[Any]) -> Word:
        return cls(*data)


@dataclass(frozen=True, kw_only=True)
class PageReading:
    """One page as read.

    `number` counts from 1. `rotation` is the clockwise turn, in degrees, that set the page as viewed
    upright; words and image are those of the turned page. `text` holds the words in
    reading order (see `reading.text`). `width` and `height` are points of the upright page. `image_path`
    and `image_sha256` are None only where no image could be drawn. `engine` names what recognized an
    `ocr` page. `fingerprint` is a perceptual hash of the page image (hexadecimal), equal or near for the
    same page scanned again. `notes` are facts for the record.
    """

    number: int
    source: Source
    confidence: float
    rotation: int = 0
    text: str = ""
    words: tuple[Word, ...] = ()
    image_path: Path | None = None
    image_sha256: str | None = None
    width: float = 612.0
    height: float = 792.0
    engine: str | None = None
    reason: Reason | None = None
    fingerprint: str | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.source is Source.UNREADABLE) != (self.reason is not None):
            raise ValueError("a page has a reason exactly when it is unreadable")
        if self.rotation not in (0, 90, 180, 270):
            raise ValueError(f"rotation of a page: expected 0, 90, 180 or 270, found {self.rotation}")

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "source": self.source.value,
            "confidence": self.confidence,
            "rotation": self.rotation,
            "text": self.text,
            "words": [w.to_json() for w in self.words],
            "image_path": None if self.image_path is None else str(self.image_path),
            "image_sha256": self.image_sha256,
            "width": self.width,
            "height": self.height,
            "engine": self.engine,
            "reason": None if self.reason is None else self.reason.value,
            "fingerprint": self.fingerprint,
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PageReading:
        return cls(
            number=data["number"],
            source=Source(data["source"]),
            confidence=data["confidence"],
            rotation=data["rotation"],
            text=data["text"],
            words=tuple(Word.from_json(w) for w in data["words"]),
            image_path=None if data["image_path"] is None else Path(data["image_path"]),
            image_sha256=data["image_sha256"],
            width=data["width"],
            height=data["height"],
            engine=data["engine"],
            reason=None if data["reason"] is None else Reason(data["reason"]),
            fingerprint=data["fingerprint"],
            notes=tuple(data["notes"]),
        )


@dataclass(frozen=True, kw_only=True)
class EngineReport:
    """Which recognition engines this machine has, and what follows when one is missing.

    `messages` are sentences for the person who runs the program; empty when everything is there.
    """

    tesseract: bool
    orientation: bool
    rapidocr: bool
    language_data: Path | None = None
    messages: tuple[str, ...] = field(default=())
