"""All that the rules find in the pages of one matter, in one go, and in the shape of the contract for ingest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openimr.casefile.documents.duplicates import find_duplicates
from openimr.casefile.documents.finding import duplicate_documents, find_documents
from openimr.casefile.documents.mentions import find_mentions
from openimr.casefile.documents.model import Duplicates, FoundDocument, Mention, PageText


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """Documents, which pages and documents are there again, and the records named.

    `duplicates`: page key -> key of the first such page; `copies`: position in `documents` -> position of the first.
    """

    documents: tuple[FoundDocument, ...]
    duplicates: Duplicates
    copies: Mapping[int, int]
    mentions: tuple[Mention, ...]

    def documents_json(self) -> list[dict[str, Any]]:
        """The documents with ids from 1, as the contract lists them."""
        return [
            {
                "id": n,
                "packet": document.packet,
                "first_page": document.first_page,
                "last_page": document.last_page,
                "kind": document.kind,
                "date": document.date,
                "author": document.author,
                "title": document.title,
                "duplicate_of": self.copies[n - 1] + 1 if n - 1 in self.copies else None,
            }
            for n, document in enumerate(self.documents, start=1)
        ]

    def mentions_json(self) -> list[dict[str, Any]]:
        """The mentions as the contract lists them, `document` being an id of `documents_json`."""
        return [
            mention.to_json() | {"document": None if mention.document is None else mention.document + 1}
            for mention in self.mentions
        ]


def understand(pages: Sequence[PageText]) -> Understanding:
    """What the pages of one matter make up. Raises ValueError where two pages have the same place or key."""
    blank = {page.key for page in pages if page.source == "blank"}
    duplicates = find_duplicates(pages)
    found = find_documents(pages, duplicates=duplicates)
    copies = duplicate_documents(found, duplicates, blank)
    mentions = find_mentions(pages, found, duplicates, copies)
    return Understanding(
        documents=tuple(found), duplicates=duplicates, copies=copies, mentions=tuple(mentions)
    )
