"""Mending records: where one begins, and what it is; done again over the rules whenever a packet is read again."""

from __future__ import annotations

import re

from openimr.casefile import indexing
from openimr.casefile.documents import KINDS, describe
from openimr.casefile.mending.models import Mend
from openimr.casefile.models import Document, Packet, Page
from openimr.casefile.pagewise import page_texts
from openimr.cases.errors import Invalid

FIELDS = ("kind", "date", "author", "title")
_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def apply(page: Page, what: str, value: str) -> str:
    """Mend one thing about the record that the page is in; returns what had been found.

    `what` is one of `Mend.WHAT`. Raises Invalid, with the field's name, for what cannot be.
    """
    document = page.document
    if document is None:
        raise Invalid({"": "The page is in no record yet: its packet is still being read."})
    if document.pages.filter(bates__isnull=False).exists():
        raise Invalid({"": "The record stands in the assembled case file, and is not changed in it."})
    if what == "begins":
        return _begin(page, document, value)
    if what == "duplicate":
        return _duplicate(document, value)
    if what not in FIELDS:
        raise Invalid({"what": f"Expected one of {', '.join(Mend.WHAT)}, found '{what[:20]}'."})
    if what == "kind" and value not in KINDS:
        raise Invalid({"kind": "Expected a kind of the list."})
    if what == "date" and value and not _DATE.fullmatch(value):
        raise Invalid({"date": f"Expected a date such as 2015-01-31, or nothing; found '{value[:20]}'."})
    found = str(getattr(document, what))
    setattr(document, what, value[:200] if what == "author" else value[:300])
    document.save(update_fields=[what])
    return found


def set_by(packet: Packet) -> None:
    """Set the mends of a packet's unreadable pages by, which are about to be read again; `again` puts them back."""
    waiting = Mend.objects.filter(page__packet=packet, page__source="unreadable").select_related("page")
    for mend in waiting:
        assert mend.page is not None
        mend.packet, mend.number, mend.page = packet, mend.page.number, None
        mend.save(update_fields=["packet", "number", "page"])


def again(packet: Packet) -> None:
    """Apply all mends of a packet anew, boundaries first: its records were just found by the rules."""
    for mend in Mend.objects.filter(packet=packet, page=None, number__isnull=False):
        mend.page = packet.pages.filter(number=mend.number or 0).first()
        mend.save(update_fields=["page"])
    mends = Mend.objects.filter(page__packet=packet).order_by("pk")
    for mend in sorted(mends, key=lambda m: (m.what != "begins", m.pk)):
        page = Page.objects.select_related("document").get(pk=mend.page_id or 0)
        meant = mend.meant
        if mend.what == "duplicate" and meant:
            first = Page.objects.filter(pk=mend.of_id or 0).values_list("document__number", flat=True).first()
            meant = str(first or "none any more")
        try:
            apply(page, mend.what, meant)
        except Invalid:
            continue  # what it was about is not there any more


def copied_from(document: Document) -> Page | None:
    """The first page of the record that a record is a copy of."""
    return document.duplicate_of.pages.order_by("number").first() if document.duplicate_of else None


def _begin(page: Page, document: Document, value: str) -> str:
    """Have a record begin at a page ('yes'), or the page go on with the record before it ('no')."""
    begins = page.number == document.first_page
    found = "yes" if begins else "no"
    if value not in {"yes", "no"}:
        raise Invalid({"value": "Expected yes or no."})
    if (value == "yes") == begins:
        return found
    if value == "yes":
        last = document.last_page
        document.last_page = page.number - 1
        document.save(update_fields=["last_page"])
        rest = document.packet.pages.filter(number__gte=page.number, number__lte=last).order_by("number")
        found_rest = describe(page_texts(list(rest)))
        row = indexing.keep(document.case, document.packet, found_rest, number=document.number)
        rest.update(document=row)
    else:
        before = Document.objects.filter(packet=document.packet, last_page=page.number - 1).first()
        if before is None:
            raise Invalid({"": "It is the first record of its packet: there is none before it to join."})
        before.last_page = document.last_page
        before.save(update_fields=["last_page"])
        document.pages.update(document=before)
        document.delete()
    indexing.number(page.packet.case)
    indexing.mark_records(page.packet.case)
    return found


def _duplicate(document: Document, value: str) -> str:
    found = str(document.duplicate_of.number) if document.duplicate_of else ""
    first = None
    if value:
        if not value.isdecimal():
            raise Invalid({"duplicate": "Expected the number of a record, or nothing."})
        first = Document.objects.filter(case=document.case, number=int(value)).first()
        if first is None or first.number >= document.number or first.duplicate_of_id is not None:
            raise Invalid({"duplicate": "Expected the number of an earlier record that is itself no copy."})
    document.duplicate_of = first
    document.save(update_fields=["duplicate_of"])
    return found
