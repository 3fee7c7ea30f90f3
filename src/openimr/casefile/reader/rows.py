"""The rows of the list of records, as one reader has them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Count, Max, Min

from openimr.casefile.models import Document, PageOpened, ReaderMark, ReaderPlace
from openimr.casefile.reader.listing import Listing, Row
from openimr.casefile.records import title_of
from openimr.cases.models import Case


def rows_of(case: Case, *, actor: str, only: int | None = None) -> list[Row]:
    """
    The records of the case file with what this reader opened, noted, relies on and set aside.

    Args: `only` is the key of one record, for its row alone.
    """
    one = {} if only is None else {"page__document": only}
    numbers = dict(case.documents.values_list("pk", "number"))
    opened = dict(
        PageOpened.objects.filter(page__document__case=case, actor=actor, **one)
        .values_list("page__document")
        .annotate(Count("pk"))
    )
    marks: dict[int, list[ReaderMark]] = defaultdict(list)
    left = ReaderMark.objects.filter(page__packet__case=case, actor=actor, removed_at=None, **one)
    for mark in left.select_related("item", "page").defer("page__words", "page__text"):
        marks[mark.page.document_id or 0].append(mark)
    documents = (
        Document.objects.filter(case=case, pages__bates__isnull=False)
        .select_related("packet")
        .annotate(first=Min("pages__bates"), last=Max("pages__bates"))
        .order_by("number")
    )
    if only is not None:
        documents = documents.filter(pk=only)
    return [
        Row(
            number=row.number, title=title_of(row), kind=row.kind, date=row.date, author=row.author,
            first=row.first, last=row.last, opened=opened.get(row.pk, 0), late=row.packet.late,
            duplicate_of=numbers.get(row.duplicate_of_id or 0), **_of_marks(marks.get(row.pk, [])),
        )
        for row in documents
    ]  # fmt: skip


def row_of(case: Case, document: Document | None, *, actor: str) -> Row | None:
    """The row of one record."""
    return next(iter(rows_of(case, actor=actor, only=document.pk)), None) if document else None


def _of_marks(marks: list[ReaderMark]) -> dict[str, Any]:
    kinds = ReaderMark
    return {
        "notes": sum(1 for m in marks if m.kind in {kinds.HIGHLIGHT, kinds.NOTE}),
        "tags": tuple(sorted({m.text for m in marks if m.kind == kinds.TAG})),
        "relied_on": tuple(sorted({m.item.position for m in marks if m.kind == kinds.RELIED and m.item})),
        "set_aside": next((m.text for m in marks if m.kind == kinds.ASIDE), ""),
    }


def place_of(case: Case, *, actor: str) -> ReaderPlace:
    """Where this reader was, begun if there is none."""
    place, _ = ReaderPlace.objects.get_or_create(case=case, actor=actor)
    return place


def listing_of(place: ReaderPlace) -> Listing:
    """How this reader had the list last."""
    return Listing.read(place.listing if isinstance(place.listing, dict) else {})
