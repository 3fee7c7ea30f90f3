"""From pages to records: which documents a packet holds, and which pages are there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import cast

from django.db.models import OuterRef, Q, QuerySet, Subquery

from openimr.casefile.documents import Copies, FoundDocument, documents_in
from openimr.casefile.models import Document, Mend, Packet, Page
from openimr.casefile.pagewise import in_windows, lexicon_of
from openimr.cases.models import Case

_AT_ONCE = 500
_IN_THE_FILE = ("packet__behind", "packet_id", "number")
"""The order of pages in the case file."""


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What the rules found in a packet: its records, the pages of the case that are there again, and what was looked at."""

    documents: tuple[FoundDocument, ...]
    again: Mapping[int, int]
    """By the key of a page: the key of the first page that shows the same."""
    seen: frozenset[int]
    """The keys of all pages that were compared; where the case has others by now, this holds no more."""


class Changed(Exception):
    """Pages of the case came or went since they were looked at: look again."""


def understand(case: Case, packet: Packet) -> Understood:
    """Find the records of a packet, and what of the case is there again. Changes nothing, and takes some 15 ms a page.

    The pages are read as they are come to; what is held is those of one record, and of each page what is compared.
    """
    keys = list(packet.pages.order_by("number").values_list("pk", flat=True))
    compared = list(_compared(case, packet).order_by(*_IN_THE_FILE).values_list("pk", flat=True))
    lexicon = lexicon_of(compared)
    documents = tuple(documents_in(in_windows(keys, lexicon=lexicon)))
    copies = Copies()
    for page in in_windows(compared, words=False, lexicon=lexicon):
        copies.see(page)
    return Understood(documents=documents, again=cast(dict[int, int], copies.found), seen=frozenset(compared))


def _compared(case: Case, packet: Packet) -> QuerySet[Page]:
    """The pages among which copies are sought: those that stand in records, and those of the packet at hand."""
    return Page.objects.filter(packet__case=case).filter(Q(document__isnull=False) | Q(packet=packet))


def find_records(case: Case, packet: Packet, found: Understood | None = None) -> int:
    """Keep the records of one packet, number all records of the case, and mark what is there again.

    In the caller's transaction, and short where `found` was made before it. Returns how many records the packet holds.
    Raises Changed where `found` is not of the pages that are there now.
    """
    if found is None:
        found = understand(case, packet)
    elif found.seen != set(_compared(case, packet).values_list("pk", flat=True)):
        raise Changed
    Document.objects.filter(packet=packet).delete()
    last = Document.objects.filter(case=case).count()
    Document.objects.bulk_create(
        _row(case, packet, document, number=last + n) for n, document in enumerate(found.documents, start=1)
    )
    # Records follow one another without a gap: a page is in the last that begins before it. One statement, since on SQLite
    # nobody else writes meanwhile.
    begun = Document.objects.filter(packet=packet, first_page__lte=OuterRef("number")).order_by("-first_page")
    packet.pages.update(document=Subquery(begun.values("pk")[:1]))
    number(case)
    _mark_pages(case, found.again)
    mark_records(case)
    return len(found.documents)


def keep(case: Case, packet: Packet, found: FoundDocument, *, number: int) -> Document:
    """Keep a record as it was found."""
    row = _row(case, packet, found, number=number)
    row.save()
    return row


def _row(case: Case, packet: Packet, found: FoundDocument, *, number: int) -> Document:
    return Document(
        case=case, packet=packet, number=number, first_page=found.first_page, last_page=found.last_page,
        kind=found.kind, date=found.date or "", author=(found.author or "")[:200], title=(found.title or "")[:300],
        confidence=found.confidence, reason=found.reason[:400],
    )  # fmt: skip


def number(case: Case) -> None:
    """Number the records in the order of the file: packets as they stand in it, pages as they lie."""
    ordered = Document.objects.filter(case=case).order_by("packet__behind", "packet_id", "first_page")
    for place, document in enumerate(ordered, start=1):
        if document.number != place:
            document.number = place
            document.save(update_fields=["number"])


def _mark_pages(case: Case, again: Mapping[int, int]) -> None:
    rows = Page.objects.filter(packet__case=case, document__isnull=False).order_by(*_IN_THE_FILE)
    marks = rows.values_list("pk", "duplicate_of_id")
    changed = (Page(pk=pk, duplicate_of_id=again.get(pk)) for pk, first in marks if first != again.get(pk))
    _update(changed, "duplicate_of")


def _update(pages: Iterator[Page], field: str) -> None:
    """Write one field of many pages, some at a time."""
    while batch := list(islice(pages, _AT_ONCE)):
        Page.objects.bulk_update(batch, [field])


def mark_records(case: Case) -> None:
    """Mark the records of a case of which every page is there again, by what is known of the pages."""
    rows = Page.objects.filter(packet__case=case, document__isnull=False).order_by(*_IN_THE_FILE)
    of: dict[int, list[int | None]] = defaultdict(list)
    record_of: dict[int, int] = {}
    for pk, record, first, source in rows.values_list("pk", "document_id", "duplicate_of_id", "source"):
        record_of[pk] = record or 0
        if source != "blank":
            of[record or 0].append(first)
    said = Mend.objects.filter(page__packet__case=case, what="duplicate").values_list(
        "page__document_id", flat=True
    )
    # What the clerk has said about a record stands.
    for document in Document.objects.filter(case=case).exclude(pk__in=[pk for pk in said if pk is not None]):
        mine = of[document.pk]
        originals = [record_of[first] for first in mine if first in record_of]
        again = originals[0] if mine and len(originals) == len(mine) else None
        if again == document.pk:
            again = None
        if document.duplicate_of_id != again:
            document.duplicate_of_id = again
            document.save(update_fields=["duplicate_of"])
