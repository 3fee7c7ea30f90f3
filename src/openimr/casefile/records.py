"""The list of records of a case file, and what of it somebody has opened."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F

from openimr.casefile.models import CaseFile, Document, Packet, Page, PageOpened, PageView
from openimr.cases.models import Case

MOST_SECONDS = 15 * 60
"""Longest that one look at a page counts: a page left open over lunch was not read for an hour."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record of the assembled file: pages are numbers of the case file, both included."""

    number: int
    kind: str
    title: str
    date: str
    author: str
    first_page: int
    last_page: int
    sha256: str
    duplicate_of: int | None
    document: int
    confidence: float
    late: bool = False
    """Came after the case file had been declared complete (rulebook N-09)."""


def current_file(case: Case) -> CaseFile | None:
    """The latest assembled case file."""
    return case.case_files.order_by("-version").first()


def records_of(case: Case) -> list[Record]:
    """The records of the assembled file, in its order; empty before it is declared complete."""
    numbers = dict(case.documents.values_list("pk", "number"))
    records = []
    of: dict[int, list[Page]] = defaultdict(list)
    for page in Page.objects.filter(packet__case=case, document__isnull=False).only(
        "document_id", "number", "bates", "image_sha256", "source"
    ):
        of[page.document_id or 0].append(page)
    for document in case.documents.order_by("number").select_related("packet"):
        pages = of[document.pk]
        numbered = [page.bates for page in pages if page.bates is not None]
        if not numbered:
            continue
        records.append(
            Record(
                number=document.number, kind=document.kind, title=title_of(document), date=document.date,
                author=document.author, first_page=min(numbered), last_page=max(numbered),
                sha256=fingerprint(pages), duplicate_of=numbers.get(document.duplicate_of_id or 0),
                document=document.pk, confidence=document.confidence, late=document.packet.late,
            )
        )  # fmt: skip
    return records


def title_of(document: Document) -> str:
    """What a record is called: its own title, else its kind."""
    return document.title or document.kind.replace("-", " ").capitalize()


def fingerprint(pages: list[Page]) -> str:
    """SHA-256 over the hashes of the record's page images, in order: what the reviewer saw."""
    ordered = sorted(pages, key=lambda page: page.number)
    return hashlib.sha256("\n".join(f"{p.image_sha256 or p.source}" for p in ordered).encode()).hexdigest()


def pages_of(case: Case) -> dict[int, str]:
    """Each page number of the assembled file, with why it cannot be read ('' where it can)."""
    rows = Page.objects.filter(packet__case=case, bates__isnull=False)
    return {
        bates or 0: (reason or "unreadable") if source == "unreadable" else ""
        for bates, source, reason in rows.values_list("bates", "source", "reason")
    }


def mark_opened(page: Page, *, actor: str, at: dt.datetime) -> None:
    """Remember that the page stood before the actor."""
    PageView.objects.create(page=page, actor=actor, at=at)
    opened, new = PageOpened.objects.get_or_create(
        page=page, actor=actor, defaults={"first_at": at, "last_at": at}
    )
    if not new:
        PageOpened.objects.filter(pk=opened.pk).update(last_at=at, times=F("times") + 1)


def mark_seen(page: Page, *, actor: str, at: dt.datetime, seconds: int) -> int:
    """
    Add the seconds that a page, once opened, stayed on the actor's screen; returns how many were added.

    A browser may say what it likes: never more is added than has passed since the actor's last view of any
    page of the case, nor for a page that was not opened.
    """
    if not PageOpened.objects.filter(page=page, actor=actor).exists():
        return 0
    last = (
        PageView.objects.filter(page__packet__case=page.packet.case_id, actor=actor).order_by("-pk").first()
    )
    assert last is not None
    added = max(0, min(seconds, int((at - last.at).total_seconds()), MOST_SECONDS))
    if added:
        PageView.objects.create(page=page, actor=actor, at=at, opened=False, seconds=added)
    return added


def opened_records(case: Case, *, actor: str) -> frozenset[int]:
    """The numbers of the records of which the actor has opened at least one page."""
    return frozenset(
        PageOpened.objects.filter(
            page__packet__case=case, actor=actor, page__document__isnull=False
        ).values_list("page__document__number", flat=True)
    )


def late_packets(case: Case) -> int:
    """Packets with readable pages that are not in the latest assembled file (rulebook N-09)."""
    latest = current_file(case)
    inside = set(latest.packets) if latest else set()
    return sum(
        1
        for pk in case.packets.filter(state__in=[Packet.RECEIVED, Packet.READING, Packet.READ]).values_list(
            "pk", flat=True
        )
        if pk not in inside
    )
