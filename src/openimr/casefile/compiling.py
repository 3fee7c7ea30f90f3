"""The complete case file: numbering its pages and putting it together as one PDF.

The PDF is made before the action that declares the file complete, so that no transaction stands open
while it is made; the action refuses if the packets have changed meanwhile.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openimr.casefile.assembly import Cover, Part, assemble
from openimr.casefile.assembly.behind import Behind
from openimr.casefile.models import CaseFile, Packet, Page
from openimr.casefile.records import fingerprint
from openimr.cases import files
from openimr.cases.errors import Invalid
from openimr.cases.models import Case


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A case file that has been put together and kept: its hash, its record pages, its packets."""

    sha256: str
    pages: int
    packets: tuple[int, ...]


def packets_of(case: Case) -> tuple[int, ...]:
    """The packets that belong in the file now: all that were read; those of the last file first, each as they came."""
    read = case.packets.filter(state=Packet.READ).order_by(*Packet.IN_THE_FILE)
    return tuple(read.values_list("pk", flat=True))


def why_not(case: Case) -> str:
    """Why the file cannot be declared complete now; empty when it can.

    Source: rulebook N-11: a determination never rests on the utilization review decision alone.
    """
    waiting = case.packets.filter(state__in=[Packet.RECEIVED, Packet.READING]).count()
    if waiting:
        return f"{waiting} of the packets are still being read. Wait until they are."
    records = case.documents.exclude(kind__in=["ur-decision", "fax-cover", "application"])
    if not records.exists():
        return (
            "No readable records are here beside the utilization review decision; no determination can rest on "
            "that alone (rule N-11). Ask the parties for records."
        )
    return ""


def number_pages(case: Case) -> int:
    """Give each page its number in the case file; returns how many there are."""
    count = 0
    changed: list[Page] = []
    for packet in packets_of(case):
        for page in Page.objects.filter(packet_id=packet).only("pk", "bates").order_by("number"):
            count += 1
            if page.bates != count:
                page.bates = count
                changed.append(page)
    Page.objects.bulk_update(changed, ["bates"], batch_size=500)
    return count


def compile_case_file(case: Case, *, at: dt.datetime) -> Compiled:
    """Put the case file together and keep it. Raises: Invalid when it cannot be complete yet."""
    problem = why_not(case)
    if problem:
        raise Invalid({"": problem})
    packets = packets_of(case)
    sha256, pages = _assembled(case, _parts(case, packets), at=at)
    return Compiled(sha256=sha256, pages=pages, packets=packets)


def compile_copy(case: Case, current: CaseFile, *, withheld: Mapping[int, str]) -> str:
    """
    A copy of a case file with the same page numbers and date; returns the SHA-256 of the kept file.

    Args: `withheld` says for the number of a record why it is held back. Where none is, the copy is the
    same bytes as the file itself. Raises: AssemblyError where a packet has changed since.
    """
    parts = [
        replace(part, withheld=withheld[part.number]) if part.number in withheld else part
        for part in _parts(case, tuple(current.packets))
    ]
    return _assembled(case, parts, at=current.assembled_at)[0]


def _assembled(case: Case, parts: list[Part], *, at: dt.datetime) -> tuple[str, int]:
    cover = Cover(
        case_number=case.number,
        date=at.date(),
        employee=", ".join(case.parties.filter(role="employee").values_list("name", flat=True)),
        date_of_injury=case.date_of_injury,
        claim_number=case.claim_number,
        demonstration=case.demonstration,
        disputed=tuple(item.description for item in case.items.order_by("position")),
        claims_administrator=", ".join(
            case.parties.filter(role="claims-administrator").values_list("name", flat=True)
        ),
        notes=tuple(
            f"A packet received on {packet.received_at:%m/%d/%Y} could not be read: {packet.reason}."
            for packet in case.packets.filter(state=Packet.UNREADABLE, received_at__lte=at)
        ),
    )
    with tempfile.TemporaryDirectory(prefix="openimr-case-file-") as folder:
        made = assemble(parts, cover=cover, out=Path(folder) / "case-file.pdf", at=at)
        with made.path.open("rb") as source:
            return files.keep(source), made.pages


class _Words(Mapping[int, Any]):
    """What lies behind the scanned pages of a record, read page by page: a file of thousands stays small in memory."""

    def __init__(self, pages: Mapping[int, int]) -> None:
        self._pages = pages

    def __getitem__(self, number: int) -> Any:
        page = Page.objects.filter(pk=self._pages[number])
        if made := page.values_list("words_behind", flat=True).get():
            return Behind.from_bytes(bytes(made))
        # Read before there was such a thing.
        return page.values_list("words", flat=True).get()

    def __iter__(self) -> Iterator[int]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def _parts(case: Case, packets: tuple[int, ...]) -> list[Part]:
    numbers = dict(case.documents.values_list("pk", "number"))
    parts = []
    for document in case.documents.filter(packet__in=packets).select_related("packet").order_by("number"):
        pages = list(document.pages.defer("words", "words_behind", "text").order_by("number"))
        parts.append(
            Part(
                number=document.number,
                title=document.title or document.kind.replace("-", " ").capitalize(),
                kind=document.kind,
                date=document.date or None,
                author=document.author or None,
                source=files.path_of(document.packet.sha256),
                source_name=document.packet.filename,
                sha256=document.packet.sha256,
                pages=tuple(page.number for page in pages),
                words=_Words({p.number: p.pk for p in pages if p.source == "ocr"}),
                record_sha256=fingerprint(pages),
                rotations={p.number: p.rotation for p in pages if p.rotation},
                unreadable={p.number: p.reason for p in pages if p.source == "unreadable"},
                duplicate_of=numbers.get(document.duplicate_of_id or 0),
            )
        )
    return parts
