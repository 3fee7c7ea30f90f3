"""Making a certificate of the records of a case from its rows."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from openimr.casefile.certificate.statement import FORMAT, digest_of, written
from openimr.casefile.models import Certificate, Document, Page, PageView, ReaderMark
from openimr.casefile.records import Record, current_file, records_of
from openimr.cases import files
from openimr.cases.errors import Invalid
from openimr.cases.models import Case

Relied = Mapping[int, Collection[int]]
"""Page number of the case file -> positions of the disputed items that rest on it (0: the summary)."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """When a page was before its reader: first, last, how often, and milliseconds on the screen."""

    first_at: dt.datetime
    last_at: dt.datetime
    times: int
    milliseconds: int

    def to_json(self) -> dict[str, Any]:
        return {
            "first_at": _moment(self.first_at),
            "last_at": _moment(self.last_at),
            "times": self.times,
            "seconds": _seconds(self.milliseconds),
        }


def certify(case: Case, *, actor: str, at: dt.datetime, relied_on: Relied) -> Certificate:
    """
    Make the certificate of what this actor read and keep it; in the caller's transaction.

    Raises: Invalid, with every record of which no page was opened, where one is left (a copy of another
    record may be left out); Invalid where the case file is not complete.
    """
    last = PageView.objects.filter(page__packet__case=case, actor=actor).aggregate(last=Max("pk"))["last"]
    until = last or 0
    statement = statement_of(case, actor=actor, at=at, until=until, relied_on=relied_on)
    unread = [r["number"] for r in statement["records"] if not r["pages_opened"] and not r["duplicate_of"]]
    if unread:
        names = ", ".join(str(number) for number in unread)
        raise Invalid({"": f"No page of these records has been opened: {names}. Nothing is certified."})
    text = written(statement)
    made, _ = Certificate.objects.get_or_create(
        case=case,
        sha256=files.keep(text),
        defaults={"actor": actor, "made_at": at, "until": until},
    )
    assert made.sha256 == digest_of(text)
    return made


def statement_of(case: Case, *, actor: str, at: dt.datetime, until: int, relied_on: Relied) -> dict[str, Any]:
    """
    What the certificate says: the case file, its packets, every record with its pages and their use.

    Args: page views count up to the key `until`, marks up to the time `at`. Raises: Invalid without a
    complete case file.
    """
    current = current_file(case)
    if current is None:
        raise Invalid({"": "The case file is not complete: declare it complete before it is certified."})
    opened = opened_pages(case, actor=actor, until=until)
    asides = set_aside(case, actor=actor, at=at)
    pages: dict[int, list[Page]] = defaultdict(list)
    rows = Page.objects.filter(packet__case=case, bates__isnull=False).select_related("packet")
    for page in rows.defer("words", "words_behind", "fingerprint").order_by("bates"):
        pages[page.document_id or 0].append(page)
    listing = records_of(case)
    records = [_record(record, pages[record.document], opened, relied_on, asides) for record in listing]
    all_pages = [page for listed in records for page in listed["pages"]]
    certified = [page.pk for record in listing for page in pages[record.document]]
    return {
        "format": FORMAT,
        "case": case.number,
        "made_at": _moment(at),
        "case_file": {"version": current.version, "sha256": current.sha256, "pages": current.pages},
        "packets": [
            {
                "sha256": packet.sha256, "pages": packet.page_count, "sent_by": packet.sent_by,
                "received_at": _moment(packet.received_at),
            }
            for packet in case.packets.filter(pk__in=current.packets).order_by("pk")
        ],
        "records": records,
        "coverage": {
            "records": len(records),
            "records_opened": sum(1 for r in records if r["pages_opened"]),
            "records_relied_on": sum(1 for r in records if r["relied_on_for"]),
            "records_set_aside": sum(1 for r in records if r["set_aside"] or r["duplicate_of"]),
            "pages": len(all_pages),
            "pages_opened": sum(1 for p in all_pages if p["opened"]),
            "seconds": _seconds(sum(opened[pk].milliseconds for pk in certified if pk in opened)),
        },
    }  # fmt: skip


def _record(
    record: Record, pages: list[Page], opened: Mapping[int, Opened], relied: Relied, asides: Mapping[int, str]
) -> dict[str, Any]:
    used = {item for page in pages for item in relied.get(page.bates or 0, ())}
    return {
        "number": record.number, "title": record.title, "kind": record.kind, "date": record.date,
        "author": record.author, "first_page": record.first_page, "last_page": record.last_page,
        "sha256": record.sha256, "duplicate_of": record.duplicate_of,
        "pages_opened": sum(1 for page in pages if page.pk in opened),
        "relied_on_for": [("summary" if item == 0 else f"item {item}") for item in sorted(used)],
        "set_aside": asides.get(record.number, ""),
        "pages": [
            {
                "page": page.bates, "packet": page.packet.sha256, "packet_page": page.number,
                "image_sha256": page.image_sha256, "source": page.source,
                "text_sha256": hashlib.sha256(page.text.encode()).hexdigest(),
                "opened": opened[page.pk].to_json() if page.pk in opened else None,
            }
            for page in pages
        ],
    }  # fmt: skip


def opened_pages(case: Case, *, actor: str, until: int | None = None) -> dict[int, Opened]:
    """By key of the page: when and how long it was before the actor."""
    views = PageView.objects.filter(page__packet__case=case, actor=actor)
    if until is not None:
        views = views.filter(pk__lte=until)
    found: dict[int, Opened] = {}
    rows = views.order_by("pk").values_list("page_id", "at", "opened", "milliseconds")
    for page, at, opened, shown in rows:
        before = found.get(page)
        if before is None:
            found[page] = Opened(first_at=at, last_at=at, times=int(opened), milliseconds=shown)
        else:
            found[page] = Opened(
                first_at=min(before.first_at, at), last_at=max(before.last_at, at),
                times=before.times + int(opened), milliseconds=before.milliseconds + shown,
            )  # fmt: skip
    return found


def set_aside(case: Case, *, actor: str, at: dt.datetime | None = None) -> dict[int, str]:
    """By number of the record: why the actor has set it aside."""
    marks = ReaderMark.objects.filter(
        page__packet__case=case, actor=actor, kind=ReaderMark.ASIDE, page__document__isnull=False
    ).select_related("page__document")
    found: dict[int, str] = {}
    for mark in marks.order_by("pk"):
        if at is not None and (mark.made_at > at or (mark.removed_at and mark.removed_at <= at)):
            continue
        if at is None and mark.removed_at:
            continue
        document = mark.page.document
        assert isinstance(document, Document)
        found[document.number] = mark.text
    return found


def _seconds(milliseconds: int) -> int | float:
    """Whole seconds as a whole number, as certificates have always had them; others with their fraction."""
    return milliseconds // 1000 if milliseconds % 1000 == 0 else milliseconds / 1000


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
