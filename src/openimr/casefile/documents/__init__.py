"""Finding the documents in packets: pages in, records with kind, date, author and title out.

Takes pages with their text (`PageText`); hands on the documents that they make up (`find_documents`), which
pages and documents are there twice (`find_duplicates`, `duplicate_documents`), and which other records
they name (`find_mentions`). `documents_in`, `Copies` and `mentions_in` do the same for pages that come one after another, a
file of thousands of pages holding no more than those of one record; `Lexicon` and `knowing` let scans among them be read by the
words of the whole matter. Rules are data, in `rules/`; every document says why it was found so. Free of
any framework, and of any file: nothing here opens a packet.
"""

from __future__ import annotations

from openimr.casefile.documents.duplicates import Copies, find_duplicates
from openimr.casefile.documents.finding import (
    beginnings,
    describe,
    documents_in,
    duplicate_documents,
    find_documents,
)
from openimr.casefile.documents.lexicon import Lexicon, knowing
from openimr.casefile.documents.mentions import find_mentions, mentions_in
from openimr.casefile.documents.model import KINDS, Duplicates, FoundDocument, Mention, PageText
from openimr.casefile.documents.understanding import Understanding, understand

__all__ = [
    "KINDS",
    "Copies",
    "Duplicates",
    "FoundDocument",
    "Lexicon",
    "Mention",
    "PageText",
    "Understanding",
    "beginnings",
    "describe",
    "documents_in",
    "duplicate_documents",
    "find_documents",
    "find_duplicates",
    "find_mentions",
    "knowing",
    "mentions_in",
    "understand",
]
