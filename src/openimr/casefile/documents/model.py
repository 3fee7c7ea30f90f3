"""What finding documents takes and gives, as values."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openimr.casefile.reading.model import Word

KINDS = (
    "application", "ur-decision", "request-for-authorization", "first-report", "progress-report",
    "permanent-and-stationary-report", "consultation", "operative-report", "procedure-note", "imaging-report",
    "electrodiagnostic-report", "laboratory-report", "therapy-note", "psychological-report",
    "medical-legal-report", "medication-record", "work-status", "billing", "correspondence", "fax-cover",
    "legal", "other",
)  # fmt: skip
"""The kinds of documents, as the contract for ingest names them."""


@dataclass(frozen=True, kw_only=True)
class PageText:
    """A page as the rules read it.

    `key` is the caller's own name for the page; `packet` and `number` say where it lies (pages of one
    packet are taken in order of `number`); `source` is one of text, ocr, blank, unreadable; `text` has
    one line of the page on each line; `confidence` is 0 to 1. `image_sha256` and `fingerprint` (see
    `PageReading`) tell pages without words apart; either may be empty. `words` are those of the text with their
    boxes; without them the rules cannot see which value stands below which label.
    """

    key: Hashable
    packet: int
    number: int
    source: str
    text: str
    confidence: float = 1.0
    image_sha256: str | None = None
    fingerprint: str | None = None
    words: tuple[Word, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was worked out of the page, kept with it: each question about a packet reads the page's lines."""

    @property
    def has_words(self) -> bool:
        """Whether the page can say anything to the rules."""
        return self.source in ("text", "ocr") and any(c.isalnum() for c in self.text)


@dataclass(frozen=True, kw_only=True)
class FoundDocument:
    """A run of pages of one packet that belong together.

    `kind` is one of KINDS; `date` ISO (or None), `author` and `title` as written (or None). `reason` says
    why it begins where it does and why it is of its kind, for the person who checks; it quotes only
    headings. `confidence` is 0 to 1.
    """

    packet: int
    first_page: int
    last_page: int
    kind: str
    date: str | None
    author: str | None
    title: str | None
    reason: str
    confidence: float
    keys: tuple[Hashable, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind of a document: expected one of the contract's, found '{self.kind}'")
        if not 1 <= self.first_page <= self.last_page:
            raise ValueError(f"pages of a document: found {self.first_page} to {self.last_page}")


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A record that a page names as existing.

    `date` is ISO, or a year, or a year and month, or None. `document` is the position (from 0) of the
    record meant in the documents given, None when it is not among them or cannot be told.
    """

    key: Hashable
    packet: int
    page: int
    kind: str
    date: str | None
    author: str | None
    text: str
    document: int | None

    def to_json(self) -> dict[str, Any]:
        return {
            "packet": self.packet,
            "page": self.page,
            "kind": self.kind,
            "date": self.date,
            "author": self.author,
            "text": self.text,
            "document": self.document,
        }


Duplicates = Mapping[Hashable, Hashable]
"""Page key -> key of the first page that shows the same."""
