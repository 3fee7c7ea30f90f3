"""The gaps of a case, kept true to its records: found, and closed when what was missing has come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable
from dataclasses import dataclass

from django.db.models import F

from openimr import law
from openimr.casefile.completeness.rules import (
    PHYSICIAN_REPORTS,
    THE_LIST,
    Asked,
    Here,
    Missing,
    Named,
    gaps,
    same_person,
)
from openimr.casefile.documents import FoundDocument, mentions_in
from openimr.casefile.models import Document, Gap, GapLook, Packet, Page
from openimr.casefile.pagewise import Texts, in_windows, lexicon_of
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where a page stands: all that is held of each."""

    key: int
    document: int
    number: int
    bates: int | None
    again: int | None
    packet: str
    """The name of the file that it came in."""


def missing(case: Case) -> tuple[Missing, ...]:
    """What is missing from the records of a case as they are now; looks at every page, so it takes a while.

    Pages are read as they are come to; their texts, which what is named is looked for in, lie in a file meanwhile.
    """
    rows = list(Document.objects.filter(case=case).select_related("packet").order_by("number"))
    places = _places(case)
    of: dict[int, list[_Place]] = {}
    for place in places.values():
        of.setdefault(place.document, []).append(place)
    rows = [row for row in rows if of.get(row.pk)]
    position = {row.pk: n for n, row in enumerate(rows)}
    documents = [_found(row, of[row.pk]) for row in rows]
    copies = {
        position[row.pk]: position[row.duplicate_of_id]
        for row in rows
        if row.duplicate_of_id in position and row.duplicate_of_id is not None
    }
    again: dict[Hashable, Hashable] = {p.key: p.again for p in places.values() if p.again}
    # Without the boxes of their words, which are most of a page and which no rule of this looks at.
    lexicon = lexicon_of(list(places))
    with Texts() as texts:
        for page in in_windows(list(places), words=False):
            texts.add(page.key, page.text)
        here = [
            Here(
                number=row.number, kind=row.kind, date=row.date, author=row.author,
                lists=_lists(row.title, texts.get(of[row.pk][0].key, "")),
            )
            for row in rows
            if row.duplicate_of_id is None
        ]  # fmt: skip
        kinds = {row.pk: row.kind for row in rows}
        named = [
            Named(
                page=place.key, where=_where(place), named_by=kinds[place.document], kind=mention.kind,
                date=mention.date or "", author=mention.author or "", text=mention.text, here=mention.document is not None,
            )
            for mention in mentions_in(in_windows(list(places), words=False, lexicon=lexicon), documents, again, copies, texts)
            for place in [places[int(str(mention.key))]]
        ]  # fmt: skip
    return gaps(here, named, asked(case, rows))


def _places(case: Case) -> dict[int, _Place]:
    """The pages that stand in records, by key, in the order of the file."""
    rows = Page.objects.filter(packet__case=case, document__isnull=False).order_by(
        "packet__behind", "packet_id", "number"
    )
    return {
        key: _Place(key=key, document=document or 0, number=number, bates=bates, again=again, packet=packet)
        for key, document, number, bates, again, packet in rows.values_list(
            "pk", "document_id", "number", "bates", "duplicate_of_id", "packet__filename"
        ).iterator()
    }


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


def _found(row: Document, pages: list[_Place]) -> FoundDocument:
    return FoundDocument(
        packet=row.packet_id, first_page=row.first_page, last_page=row.last_page, kind=row.kind,
        date=row.date or None, author=row.author or None, title=title_of(row), reason=row.reason,
        confidence=row.confidence, keys=tuple(page.key for page in pages),
    )  # fmt: skip


def _lists(title: str, text: str) -> bool:
    """Whether a record is a list of records, by its title and the text of its first page."""
    return bool(_LIST.search(f"{title}\n{text[:_TOP]}"))


def _where(page: _Place) -> str:
    return f"page {page.bates}" if page.bates else f"page {page.number} of {page.packet}"


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
    """The first page of the record that came for a gap: one of its kind and date and, where given, its author."""
    # Any physician's report closes a gap that asks for those of some months (see `rules.gaps`).
    kinds = PHYSICIAN_REPORTS if gap.kind in PHYSICIAN_REPORTS and not gap.date else {gap.kind}
    found = Document.objects.filter(case=case, duplicate_of=None).order_by("-packet_id", "number")
    if gap.kind != THE_LIST:
        found = found.filter(kind__in=kinds, date__startswith=gap.date)
    for document in found:
        first = document.pages.order_by("number").first()
        if gap.kind == THE_LIST and not (first and _lists(document.title, first.text)):
            continue
        if not gap.author or same_person(document.author, gap.author):
            return first
    return None


def open_gaps(case: Case) -> int:
    """How many gaps of a case are open: required by the rule, and not waived."""
    return Gap.objects.filter(case=case, closed_at=None, required=True, waived="").count()
