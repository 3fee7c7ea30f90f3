"""From pages to records: which documents a packet holds, and which pages are there twice."""

from __future__ import annotations

from typing import cast

from openimr.casefile.documents import FoundDocument, PageText, find_documents, find_duplicates
from openimr.casefile.models import Document, Mend, Packet, Page
from openimr.casefile.reading import Word
from openimr.cases.models import Case


def page_texts(pages: list[Page], *, words: bool = True) -> list[PageText]:
    """The pages as the rules of `casefile.documents` read them; the key is the page's own.

    Without `words` (a page's boxes, most of its size) for what reads lines only: duplicates and mentions.
    """
    return [
        PageText(
            key=page.pk, packet=page.packet_id, number=page.number, source=page.source, text=page.text,
            confidence=page.confidence, image_sha256=page.image_sha256, fingerprint=page.fingerprint,
            words=tuple(Word.from_json(word) for word in page.words) if words else (),
        )
        for page in pages
    ]  # fmt: skip


def find_records(case: Case, packet: Packet) -> int:
    """Find the records of one packet, then number all records of the case and mark what is there again.

    In the caller's transaction. Returns how many records the packet holds.
    """
    pages = list(packet.pages.order_by("number"))
    Document.objects.filter(packet=packet).delete()
    found = find_documents(page_texts(pages)) if pages else []
    last = Document.objects.filter(case=case).count()
    for n, document in enumerate(found, start=1):
        row = keep(case, packet, document, number=last + n)
        packet.pages.filter(number__gte=document.first_page, number__lte=document.last_page).update(
            document=row
        )
    number(case)
    mark_duplicates(case)
    return len(found)


def keep(case: Case, packet: Packet, found: FoundDocument, *, number: int) -> Document:
    """A record as it was found, as a row."""
    return Document.objects.create(
        case=case, packet=packet, number=number, first_page=found.first_page, last_page=found.last_page,
        kind=found.kind, date=found.date or "", author=(found.author or "")[:200], title=(found.title or "")[:300],
        confidence=found.confidence, reason=found.reason[:400],
    )  # fmt: skip


def number(case: Case) -> None:
    """Number the records in the order of the file: packets as they came, pages as they lie."""
    ordered = Document.objects.filter(case=case).order_by("packet_id", "first_page")
    for place, document in enumerate(ordered, start=1):
        if document.number != place:
            document.number = place
            document.save(update_fields=["number"])


def mark_duplicates(case: Case) -> None:
    """Mark the pages and records of a case that are there again."""
    rows = Page.objects.filter(packet__case=case, document__isnull=False).defer("words")
    pages = list(rows.order_by("packet_id", "number"))
    first_of = cast(
        dict[int, int], find_duplicates(page_texts(pages, words=False))
    )  # keys are those of page_texts
    for page in pages:
        original = first_of.get(page.pk)
        if page.duplicate_of_id != original:
            page.duplicate_of_id = original
            page.save(update_fields=["duplicate_of"])
    by_key = {page.pk: page for page in pages}
    said = Mend.objects.filter(page__packet__case=case, what="duplicate").values_list(
        "page__document_id", flat=True
    )
    # What the clerk has said about a record stands.
    for document in Document.objects.filter(case=case).exclude(pk__in=[pk for pk in said if pk is not None]):
        mine = [p for p in pages if p.document_id == document.pk and p.source != "blank"]
        originals = [by_key[p.duplicate_of_id].document_id for p in mine if p.duplicate_of_id in by_key]
        again = originals[0] if mine and len(originals) == len(mine) else None
        if again == document.pk:
            again = None
        if document.duplicate_of_id != again:
            document.duplicate_of_id = again
            document.save(update_fields=["duplicate_of"])
