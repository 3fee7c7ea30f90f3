"""The verbs of the Reader: marks on words and records, and setting a record aside."""

from __future__ import annotations

import datetime as dt

from openimr.casefile.models import Document, Page, ReaderMark
from openimr.casefile.reader.anchors import Anchor, anchor, find
from openimr.casefile.records import opened_records
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case

MOST_TEXT = 4000
MOST_TAG = 60
MOST_WORDS = 400


@action("mark_records")
def mark_records(
    case: Case, *, by: Actor, at: dt.datetime, bates: int, kind: str, text: str = "", quote: str = "",
    first: int | None = None, last: int | None = None, position: int | None = None,
) -> Deed:  # fmt: skip
    """
    Leave a mark on a page of the case file; gives back the ReaderMark.

    Args: `kind` highlight, note, tag or relied-on; `first` and `last` the words marked (places in the
    page's list of words, both included), or `quote` words that are looked for on the page; `text` the note
    or the tag; `position` the disputed item that the page is relied on for. A tag stands on the record.
    Raises: Invalid where something is missing or not there.
    """
    page = _page(case, bates)
    text = " ".join(text.split()) if kind == ReaderMark.TAG else text.strip()
    if kind not in {ReaderMark.HIGHLIGHT, ReaderMark.NOTE, ReaderMark.TAG, ReaderMark.RELIED}:
        raise Invalid({"kind": "Expected a highlight, a note, a tag, or what the page is relied on for."})
    _check_text(kind, text)
    words = _anchor(page, first, last, quote)
    if kind == ReaderMark.HIGHLIGHT and words is None:
        raise Invalid({"quote": "Expected words of this page to mark. Select them, or write them here."})
    item = None
    if kind == ReaderMark.RELIED and position is not None:
        item = case.items.filter(position=position).first()
    if kind == ReaderMark.RELIED and (item is None or item.eligibility not in {"", "eligible"}):
        raise Invalid({"position": "Expected the number of an item under review."})
    stands_on = _first_of_record(page) if kind == ReaderMark.TAG else page
    same = ReaderMark.objects.filter(
        page=stands_on, actor=by.name, kind=kind, text=text, item=item, removed_at=None,
        quote=words.quote if words else "",
    ).first()  # fmt: skip
    mark = same or ReaderMark.objects.create(
        page=stands_on, actor=by.name, kind=kind, text=text, item=item, made_at=at,
        quote=words.quote if words else "", before=words.before if words else "",
        after=words.after if words else "", boxes=[list(box) for box in words.boxes] if words else [],
    )  # fmt: skip
    return Deed(result=mark, detail={"mark": mark.pk, "kind": kind, "page": bates, "again": same is not None})


@action("remove_mark")
def remove_mark(case: Case, *, by: Actor, at: dt.datetime, mark: int) -> Deed:
    """Take a mark away; that it was there is kept. Raises: Invalid where it is none of the actor's."""
    found = ReaderMark.objects.filter(
        pk=mark, page__packet__case=case, actor=by.name, removed_at=None
    ).first()
    if found is None:
        raise Invalid({"": "This mark is not there any more, or is another's."})
    found.removed_at = at
    found.save(update_fields=["removed_at"])
    return Deed(detail={"mark": mark, "kind": found.kind})


@action("set_record_aside")
def set_record_aside(case: Case, *, by: Actor, at: dt.datetime, number: int, reason: str) -> Deed:
    """
    Say why a record that was looked at is of no use to this review; an empty reason takes it back.

    Raises: Invalid where the record is not there or no page of it was opened: what nobody has seen, nobody
    can set aside (rulebook R-08, S-03).
    """
    document = Document.objects.filter(case=case, number=number).first()
    first = document.pages.order_by("number").first() if document else None
    if first is None:
        raise Invalid({"": f"There is no record {number} in this case."})
    reason = reason.strip()
    if reason and number not in opened_records(case, actor=by.name):
        raise Invalid({"reason": "Open the record first: one that nobody has seen cannot be set aside."})
    if len(reason) > MOST_TEXT:
        raise Invalid({"reason": f"Expected at most {MOST_TEXT} characters, found {len(reason)}."})
    standing = ReaderMark.objects.filter(
        page__document=document, actor=by.name, kind=ReaderMark.ASIDE, removed_at=None
    )
    standing.update(removed_at=at)
    if reason:
        ReaderMark.objects.create(page=first, actor=by.name, kind=ReaderMark.ASIDE, text=reason, made_at=at)
    return Deed(detail={"record": number, "aside": bool(reason)})


def _page(case: Case, bates: int) -> Page:
    page = Page.objects.filter(packet__case=case, bates=bates).select_related("document").first()
    if page is None:
        raise Invalid({"": f"The case file has no page {bates}."})
    return page


def _check_text(kind: str, text: str) -> None:
    most = MOST_TAG if kind == ReaderMark.TAG else MOST_TEXT
    if kind in {ReaderMark.NOTE, ReaderMark.TAG} and not text:
        raise Invalid({"text": "Expected some words."})
    if len(text) > most:
        raise Invalid({"text": f"Expected at most {most} characters, found {len(text)}."})


def _anchor(page: Page, first: int | None, last: int | None, quote: str) -> Anchor | None:
    if first is not None and last is not None:
        if last - first >= MOST_WORDS:
            raise Invalid({"quote": f"Expected at most {MOST_WORDS} words, found {last - first + 1}."})
        try:
            return anchor(page.words, min(first, last), max(first, last))
        except ValueError as problem:
            raise Invalid({"quote": f"These words are not on the page: {problem}."}) from None
    if not quote.strip():
        return None
    place = find(page.words, Anchor(quote=quote[:2000], before="", after="", boxes=()))
    if place is None:
        raise Invalid({"quote": "These words are not on this page. Write them as they stand there."})
    return anchor(page.words, *place)


def _first_of_record(page: Page) -> Page:
    if page.document is None:
        return page
    return page.document.pages.order_by("number").first() or page
