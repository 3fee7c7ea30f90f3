"""Packing pages into the files that parties send, and knowing for each page what it shows."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from openimr.demo.packets import scan
from openimr.demo.packets.model import GeneratedPacket, TruthPage, TruthRecord
from openimr.demo.values import DemoCase, FactsError, Packet, Record, Sending

_LETTER = (612, 792)
Shown = dict[tuple[str, int], tuple[int, int]]
"""Where each page of a record was first shown: (packet, page)."""


def pack(
    case: DemoCase, packet: Packet, number: int, prints: Mapping[str, bytes], shown: Shown, path: Path
) -> GeneratedPacket:
    """Writes one packet to `path`. `prints` are the records' PDFs by id; `shown` is added to."""
    truth: list[TruthRecord] = []
    pages: list[TruthPage] = []
    out = pikepdf.Pdf.new()
    total = sum(_count(prints[sending.record]) + len(sending.twice) for sending in packet.sendings)
    for sending in packet.sendings:
        record = case.record(sending.record)
        again = (record.id, 1) in shown
        first = len(pages) + 1
        with pikepdf.Pdf.open(io.BytesIO(prints[record.id])) as source:
            if not {*sending.twice, *sending.upside_down} <= set(range(1, len(source.pages) + 1)):
                place = f"packets.{packet.file}.{record.id}"
                raise FactsError(f"the record has {len(source.pages)} pages only", case=case.id, place=place)
            order = [
                p for p in range(1, len(source.pages) + 1) for _ in range(2 if p in sending.twice else 1)
            ]
            fax = packet.channel == "fax"
            lines = [
                _header(case, packet, record, *((first + n, total) if fax else (n + 1, len(order))))
                for n in range(len(order))
            ]
            seeds = [_seed(f"{case.id}/{packet.file}/{first + n}") for n in range(len(order))]
            images = _scans(sending, prints[record.id], order, lines, seeds)
            for position, page in enumerate(order):
                if images:
                    _add_image(out, images[position])
                else:
                    out.pages.append(source.pages[page - 1])
                here = (number, len(pages) + 1)
                before = shown.setdefault((record.id, page), here)
                pages.append(
                    TruthPage(
                        number=here[1],
                        record_id=record.id,
                        page_in_record=page,
                        source="image" if images else "text",
                        upside_down=page in sending.upside_down,
                        duplicate_of=None if before == here else before,
                    )
                )
        truth.append(
            TruthRecord(
                record_id=record.id,
                kind=record.kind,
                title=record.title,
                date=record.date,
                author=case.author_of(record),
                first_page=first,
                last_page=len(pages),
                again=again,
            )
        )
    save(out, path)
    return GeneratedPacket(
        path=path,
        sent_by=packet.sent_by,
        channel=packet.channel,
        received_at=packet.received_at,
        truth=tuple(truth),
        pages=tuple(pages),
    )


def save(pdf: pikepdf.Pdf, path: Path) -> None:
    """Writes a PDF so that the same content gives the same bytes."""
    pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _scans(
    sending: Sending, pdf: bytes, order: list[int], headers: list[str], seeds: list[int]
) -> list[scan.ScannedPage]:
    """The pages of a record as images; each passage through the machine has noise of its own."""
    if sending.scan is None:
        return []
    dpi = scan.FAX_DPI if sending.scan == "fax" else scan.COPY_DPI
    document = pdfium.PdfDocument(pdf)
    try:
        clean = {page: scan.raster(document[page - 1], dpi) for page in set(order)}
    finally:
        document.close()
    made = []
    for page, header, seed in zip(order, headers, seeds, strict=True):
        turned = page in sending.upside_down
        if sending.scan == "fax":
            made.append(scan.fax(clean[page], seed=seed, header=header, upside_down=turned))
        else:
            made.append(scan.copy(clean[page], seed=seed, upside_down=turned))
    return made


def _header(case: DemoCase, packet: Packet, record: Record, page: int, pages: int) -> str:
    """The line that the sending machine prints: when, from whom, which page of how many."""
    if packet.channel == "fax":
        when = packet.received_at
        house = case.record(packet.sendings[0].record).letterhead
    else:
        # Within another packet the paper was faxed long before: soon after the office wrote it.
        minutes = _seed(record.id) % 400
        written = record.date or packet.received_at.date()
        when = dt.datetime.combine(written + dt.timedelta(days=1 + minutes % 3), dt.time(9))
        when += dt.timedelta(minutes=minutes)
        house = record.letterhead
    when += dt.timedelta(seconds=22 * page)
    sender = case.party(house) if house else case.the(packet.sent_by)
    stamp = f"{when:%b-%d-%Y %H:%M}".upper()
    return f"{stamp}   FROM: {sender.plain_name.upper()[:32]}   {sender.fax or sender.phone}   P.{page:03}/{pages:03}"


def _count(pdf: bytes) -> int:
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _add_image(pdf: pikepdf.Pdf, scanned: scan.ScannedPage) -> None:
    image = pikepdf.Stream(pdf, scanned.data)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = scanned.width, scanned.height
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, scanned.bits
    if scanned.bits == 1:
        image.Filter = pikepdf.Name.CCITTFaxDecode
        image.DecodeParms = pikepdf.Dictionary(
            K=-1, Columns=scanned.width, Rows=scanned.height, BlackIs1=True
        )
    else:
        image.Filter = pikepdf.Name.DCTDecode
    page = pdf.add_blank_page(page_size=_LETTER)
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image)))
    page.obj.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /Im0 Do Q")


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
