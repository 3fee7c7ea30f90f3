"""The list of records of a case file, and what of it somebody has opened."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from openimr.casefile.models import CaseFile, Document, Packet, Page, PageOpened, PageView
from openimr.cases.models import Case

MOST_MILLISECONDS = 15 * 60 * 1000
"""Longest that one look at a page counts: a page left open over lunch was not read for an hour."""


VIEWS_LOOKED_AT = 100
"""As many views back it is held against the clock what a browser tells."""


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


def mark_seen(page: Page, *, actor: str, at: dt.datetime, milliseconds: int) -> int:
    """
    Add the milliseconds that a page, once opened, stayed on the actor's screen; returns how many were added.

    A glance counts as what it was: many of them add up. A browser may say what it likes: never more is added than
    has passed since the page was first opened, nor, over all pages of the case together, than has passed since the
    actor's views of the last minutes began; nothing for a page that was not opened. What is told late, or out of its
    order, counts all the same.
    """
    first_at = PageOpened.objects.filter(page=page, actor=actor).values_list("first_at", flat=True).first()
    if first_at is None:
        return 0
    views = PageView.objects.filter(page__packet__case=page.packet.case_id, actor=actor).order_by("-pk")
    recent = list(views.values_list("at", "milliseconds")[:VIEWS_LOOKED_AT])
    added = countable(milliseconds, at=at, first_at=first_at, recent=recent)
    if added:
        PageView.objects.create(page=page, actor=actor, at=at, opened=False, milliseconds=added)
    return added


def countable(
    milliseconds: int, *, at: dt.datetime, first_at: dt.datetime, recent: Sequence[tuple[dt.datetime, int]]
) -> int:
    """
    How much of a look that a browser tells of can be true; see `mark_seen`. Pure.

    Args: `first_at` when the page was first opened, `recent` the actor's views as (when, milliseconds), latest first.
    """
    within = [view for view in recent if view[0] > at - dt.timedelta(milliseconds=MOST_MILLISECONDS)]
    passed = MOST_MILLISECONDS
    if within:
        *later, (begun, _) = within
        passed = _milliseconds(at - begun) - sum(told for _, told in later)
    return max(0, min(milliseconds, passed, _milliseconds(at - first_at), MOST_MILLISECONDS))


def _milliseconds(passed: dt.timedelta) -> int:
    return passed // dt.timedelta(milliseconds=1)


def opened_records(case: Case, *, actor: str, copies: bool = True) -> frozenset[int]:
    """The numbers of the records of which the actor has opened at least one page, those that are copies left out or not."""
    opened = PageOpened.objects.filter(page__packet__case=case, actor=actor, page__document__isnull=False)
    if not copies:
        opened = opened.filter(page__document__duplicate_of=None)
    return frozenset(opened.values_list("page__document__number", flat=True).distinct())


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
