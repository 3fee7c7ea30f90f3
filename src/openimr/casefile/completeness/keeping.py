"""The gaps of a case, kept true to its records: found, and closed when what was missing has come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable

from django.db.models import F

from openimr import law
from openimr.casefile.completeness.rules import Asked, Here, Missing, Named, gaps
from openimr.casefile.documents import FoundDocument, find_mentions
from openimr.casefile.indexing import page_texts
from openimr.casefile.models import Document, Gap, GapLook, Packet, Page
from openimr.casefile.records import title_of
from openimr.cases.models import Case

_LIST = re.compile(
    r"\b(?:list|index|schedule|inventory)\s+of\s+(?:all\s+|the\s+)?(?:medical\s+)?"
    r"(?:records|documents|enclosures|exhibits|reports)\b|\b(?:records|documents)\s+(?:enclosed|submitted|sent|served)\b",
    re.IGNORECASE,
)
_TOP = 1500


def busy(case: Case) -> int:
    """Packets that are still being read: until they are, nothing can be said to be missing."""
    return case.packets.filter(state__in=[Packet.RECEIVED, Packet.READING]).count()


def ask_to_look(case: Case) -> int:
    """Order that it be looked again what is missing, in the caller's transaction; returns the number of the order."""
    row, _ = GapLook.objects.select_for_update().get_or_create(case=case)
    row.asked += 1
    row.save(update_fields=["asked"])
    return row.asked


def asked_to_look(case: Case) -> int:
    """The number of the last order to look again; 0 where nobody ever asked."""
    return GapLook.objects.filter(case=case).values_list("asked", flat=True).first() or 0


def has_looked(case: Case, order: int) -> None:
    """Say that an order to look again, and those before it, are carried out."""
    GapLook.objects.filter(case=case, done__lt=order).update(done=order)


def looking(case: Case) -> bool:
    """Whether it is still to be looked again what is missing."""
    return GapLook.objects.filter(case=case, asked__gt=F("done")).exists()


def missing(case: Case) -> tuple[Missing, ...]:
    """What is missing from the records of a case as they are now; looks at every page, so it takes a while."""
    rows = list(Document.objects.filter(case=case).select_related("packet").order_by("number"))
    # Without the boxes of their words, which are most of a page and which no rule of this looks at.
    texts = Page.objects.filter(packet__case=case, document__isnull=False).defer("words")
    pages = list(texts.order_by("packet_id", "number"))
    keys: dict[int, list[Page]] = {}
    for page in pages:
        keys.setdefault(page.document_id or 0, []).append(page)
    rows = [row for row in rows if keys.get(row.pk)]
    position = {row.pk: n for n, row in enumerate(rows)}
    documents = [_found(row, keys[row.pk]) for row in rows]
    copies = {
        position[row.pk]: position[row.duplicate_of_id]
        for row in rows
        if row.duplicate_of_id in position and row.duplicate_of_id is not None
    }
    again: dict[Hashable, Hashable] = {
        page.pk: page.duplicate_of_id for page in pages if page.duplicate_of_id
    }
    mentions = find_mentions(page_texts(pages, words=False), documents, again, copies)
    here = [
        Here(
            number=row.number, kind=row.kind, date=row.date, author=row.author,
            lists=bool(_LIST.search(f"{row.title}\n{keys[row.pk][0].text[:_TOP]}")),
        )
        for row in rows
        if row.duplicate_of_id is None
    ]  # fmt: skip
    by_key = {page.pk: page for page in pages}
    kinds = {row.pk: row.kind for row in rows}
    named = [
        Named(
            page=page.pk, where=_where(page), named_by=kinds[page.document_id or 0], kind=mention.kind,
            date=mention.date or "", author=mention.author or "", text=mention.text, here=mention.document is not None,
        )
        for mention in mentions
        for page in [by_key[int(str(mention.key))]]
    ]  # fmt: skip
    return gaps(here, named, asked(case, rows))


def asked(case: Case, rows: list[Document]) -> Asked:
    """What the window of reports is counted from: the latest request before the decision, else the decision."""
    decided = (case.facts.get("ur_decision") or {}).get("decided_on") or ""
    requests = sorted(
        row.date for row in rows
        if row.kind == "request-for-authorization" and len(row.date) == 10 and (not decided or row.date <= decided)
    )  # fmt: skip
    requested_on = dt.date.fromisoformat(requests[-1]) if requests else None
    decided_on = dt.date.fromisoformat(decided) if decided else None
    physician = case.parties.filter(role="requesting-physician").values_list("name", flat=True).first()
    as_of = requested_on or decided_on or case.opened_at.date()
    return Asked(
        requested_on=requested_on, decided_on=decided_on, physician=physician or "",
        months=law.figure("N-05", "months_of_reports", as_of=as_of).whole,
    )  # fmt: skip


def _found(row: Document, pages: list[Page]) -> FoundDocument:
    return FoundDocument(
        packet=row.packet_id, first_page=row.first_page, last_page=row.last_page, kind=row.kind,
        date=row.date or None, author=row.author or None, title=title_of(row), reason=row.reason,
        confidence=row.confidence, keys=tuple(page.pk for page in pages),
    )  # fmt: skip


def _where(page: Page) -> str:
    return f"page {page.bates}" if page.bates else f"page {page.number} of a packet"


def apply(case: Case, found: tuple[Missing, ...], *, at: dt.datetime) -> tuple[int, int]:
    """Keep the gaps as they are now, in the caller's transaction; returns how many are new and how many closed."""
    kept = {gap.key: gap for gap in Gap.objects.filter(case=case)}
    new = closed = 0
    for gap in found:
        row = kept.pop(gap.key, None)
        if row is None:
            new += 1
            row = Gap(case=case, key=gap.key, found_at=at)
        elif row.closed_at is not None:
            new += 1
        row.rule, row.kind, row.date, row.author = gap.rule, gap.kind, gap.date, gap.author[:200]
        row.says, row.why, row.required = gap.says[:400], gap.why[:400], gap.required
        row.owed_by, row.named_on_id = gap.owed_by, gap.named_on
        row.closed_at, row.closed_by = None, None
        row.save()
    for row in kept.values():
        if row.closed_at is None:
            closed += 1
            row.closed_at, row.closed_by = at, _what_closed(case, row)
            row.save(update_fields=["closed_at", "closed_by"])
    return new, closed


def _what_closed(case: Case, gap: Gap) -> Page | None:
    """The first page of the record that came for a gap, where one agrees in kind and date."""
    found = Document.objects.filter(case=case, kind=gap.kind, duplicate_of=None)
    if gap.date:
        found = found.filter(date__startswith=gap.date)
    document = found.order_by("-packet_id", "number").first()
    return document.pages.order_by("number").first() if document else None


def open_gaps(case: Case) -> int:
    """How many gaps of a case are open: required by the rule, and not waived."""
    return Gap.objects.filter(case=case, closed_at=None, required=True, waived="").count()
