"""Packing papers into packets as parties send them: shuffled, sent twice, scanned, turned, with blank sheets between."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from openimr.demo.mixed.matter import Event, Matter
from openimr.demo.mixed.writing import Named, Paper
from openimr.demo.packets import scan

_LETTER = (612, 792)
_TURNS = (180, 180, 90, 270)


@dataclass(frozen=True, kw_only=True)
class Handling:
    """What becomes of papers on their way, each as a share of 0 to 1.

    `scanned` of the papers come as faxes or copies, `turned` of their pages lie wrong; `again` of the papers are sent once
    more, `twice` of the longer papers have a sheet fed twice; `blanks` of the papers are followed by a blank page.
    """

    scanned: float = 0.0
    turned: float = 0.06
    again: float = 0.12
    twice: float = 0.08
    blanks: float = 0.1


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A paper with its PDF and, for each record that it names, the page (from 1) that names it."""

    paper: Paper
    pdf: bytes
    pages: int
    named_on: tuple[int, ...]


def printed(paper: Paper, pdf: bytes) -> Printed:
    """A typeset paper: its pages counted, the pages of its mentions read off their links, the links taken out."""
    where: dict[int, int] = {}
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            for annotation in page.get("/Annots", ()):
                uri = str(annotation.A.URI) if "/A" in annotation and "/URI" in annotation.A else ""
                if uri.startswith("mention:"):
                    where.setdefault(int(uri.removeprefix("mention:")), number)
            if "/Annots" in page:
                del page["/Annots"]
        for name in ("/StructTreeRoot", "/MarkInfo", "/Outlines"):
            if name in document.Root:
                del document.Root[name]
        document.save(out, deterministic_id=True)
        pages = len(document.pages)
    return Printed(
        paper=paper,
        pdf=out.getvalue(),
        pages=pages,
        named_on=tuple(where[n] for n in range(len(paper.named))),
    )


@dataclass(kw_only=True)
class _Sheet:
    """One page in a packet: which page of which paper it shows (page 0: a blank sheet)."""

    paper: int
    page: int
    scanned: str | None
    turned: int
    seed: int


def pack(
    matter: Matter, papers: Sequence[Printed], packets: int, handling: Handling, chance: random.Random
) -> tuple[list[bytes], dict[str, Any]]:
    """The packets as PDF files, and the truth about them."""
    order = list(range(len(papers)))
    chance.shuffle(order)
    again = [n for n in order if chance.random() < handling.again and papers[n].paper.kind != "fax-cover"]
    runs: list[tuple[int, int]] = [(n, papers[n].pages) for n in order]
    for n in again:
        most = papers[n].pages if chance.random() < 0.75 else chance.randrange(1, papers[n].pages + 1)
        runs.insert(chance.randrange(len(runs) + 1), (n, most))
    per = -(-len(runs) // packets)
    heaps = [runs[i : i + per] for i in range(0, len(runs), per)]
    sheets = [[_sheets(papers[n], n, most, handling, chance) for n, most in heap] for heap in heaps]
    files = [_bind(papers, [s for run in heap for s in run], matter, chance) for heap in sheets]
    return files, _truth(papers, sheets)


def _sheets(paper: Printed, index: int, most: int, handling: Handling, chance: random.Random) -> list[_Sheet]:
    scanned = chance.choice(["fax", "fax", "copy"]) if chance.random() < handling.scanned else None
    numbers = list(range(1, most + 1))
    if most > 1 and chance.random() < handling.twice:
        extra = chance.randrange(1, most + 1)
        numbers.insert(extra, extra)
    made = []
    for number in numbers:
        turned = chance.choice(_TURNS) if chance.random() < handling.turned else 0
        made.append(
            _Sheet(paper=index, page=number, scanned=scanned, turned=turned, seed=chance.randrange(2**31))
        )
    if chance.random() < handling.blanks:
        made.append(_Sheet(paper=index, page=0, scanned=scanned, turned=0, seed=chance.randrange(2**31)))
    return made


def _bind(
    papers: Sequence[Printed], sheets: Sequence[_Sheet], matter: Matter, chance: random.Random
) -> bytes:
    pdf = pikepdf.new()
    sources = {n: pikepdf.open(io.BytesIO(papers[n].pdf)) for n in {s.paper for s in sheets}}
    rasters = {n: pdfium.PdfDocument(papers[n].pdf) for n in {s.paper for s in sheets if s.scanned}}
    for position, sheet in enumerate(sheets, start=1):
        if sheet.scanned:
            _add_scan(
                pdf,
                sheet,
                rasters[sheet.paper],
                _header(matter, position, len(sheets), papers[sheet.paper].paper.event),
            )
        elif sheet.page == 0:
            pdf.add_blank_page(page_size=_LETTER)
        else:
            pdf.pages.append(sources[sheet.paper].pages[sheet.page - 1])
            if sheet.turned:
                # Turned in the viewer: what a scanner's software writes when it guesses wrong.
                pdf.pages[-1].rotate(sheet.turned, relative=True)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    for document in rasters.values():
        document.close()
    return out.getvalue()


def _header(matter: Matter, number: int, count: int, event: Event) -> str:
    return f"{event.date:%m/%d/%Y}  {9 + number % 8:02}:{number % 60:02}  {event.place.name.upper()[:30]}  FAX {event.place.fax}  P.{number:03}/{count:03}"


def _add_scan(pdf: pikepdf.Pdf, sheet: _Sheet, source: pdfium.PdfDocument, header: str) -> None:
    dpi = scan.FAX_DPI if sheet.scanned == "fax" else scan.COPY_DPI
    image = (
        scan.raster(source[sheet.page - 1], dpi)
        if sheet.page
        else Image.new("L", (int(8.5 * dpi), 11 * dpi), 255)
    )
    if sheet.turned in (90, 270):
        image = image.rotate(-sheet.turned, expand=True)
    upside = sheet.turned == 180
    made = (
        scan.fax(image, seed=sheet.seed, header=header, upside_down=upside)
        if sheet.scanned == "fax"
        else scan.copy(image, seed=sheet.seed, upside_down=upside)
    )
    size = _LETTER if sheet.turned % 180 == 0 else _LETTER[::-1]
    stream = pikepdf.Stream(pdf, made.data)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.ColorSpace, stream.BitsPerComponent = (
        made.width,
        made.height,
        pikepdf.Name.DeviceGray,
        made.bits,
    )
    stream.Filter = pikepdf.Name.CCITTFaxDecode if made.bits == 1 else pikepdf.Name.DCTDecode
    if made.bits == 1:
        stream.DecodeParms = pikepdf.Dictionary(K=-1, Columns=made.width, Rows=made.height, BlackIs1=True)
    page = pdf.add_blank_page(page_size=size)
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(stream)))
    page.obj.Contents = pdf.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im0 Do Q".encode())


def _truth(papers: Sequence[Printed], heaps: Sequence[Sequence[Sequence[_Sheet]]]) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    documents: list[dict[str, Any]] = []
    first_page: dict[tuple[int, int], tuple[int, int]] = {}
    first_document: dict[int, int] = {}
    named: list[tuple[dict[str, Any], Named, int]] = []
    for packet, heap in enumerate(heaps, start=1):
        number = 0
        for run in heap:
            first = number + 1
            identity = len(documents) + 1
            paper = papers[run[0].paper]
            for sheet in run:
                number += 1
                before = first_page.get((sheet.paper, sheet.page)) if sheet.page else None
                source = "blank" if sheet.page == 0 else "ocr" if sheet.scanned else "text"
                pages.append(
                    {
                        "packet": packet, "number": number, "source": source, "rotation": (360 - sheet.turned) % 360, "document": identity,
                        "duplicate_of": f"{before[0]}:{before[1]}" if before else None,
                    }
                )  # fmt: skip
                if sheet.page and before is None:
                    first_page[sheet.paper, sheet.page] = (packet, number)
                    named += [
                        ({"packet": packet, "page": number}, mention, identity)
                        for mention, on in zip(paper.paper.named, paper.named_on, strict=True)
                        if on == sheet.page
                    ]
            again = first_document.get(run[0].paper)
            first_document.setdefault(run[0].paper, identity)
            what = paper.paper
            documents.append(
                {
                    "id": identity, "packet": packet, "first_page": first, "last_page": number, "kind": what.kind,
                    "date": what.date.isoformat() if what.date else None, "author": what.author, "title": what.title,
                    "duplicate_of": again, "event": what.event.id, "family": what.family,
                }
            )  # fmt: skip
    return {"pages": pages, "documents": documents, "mentions": _mentions(papers, documents, named)}


def _mentions(
    papers: Sequence[Printed],
    documents: Sequence[dict[str, Any]],
    named: Sequence[tuple[dict[str, Any], Named, int]],
) -> list[dict[str, Any]]:
    events = {p.paper.event.id: p.paper.event for p in papers}
    found = []
    for place, mention, own in named:
        meant = [
            d["id"] for d in documents
            if d["duplicate_of"] is None and d["id"] != own and d["kind"] == mention.event.kind
            and (mention.date is None or (d["date"] or "").startswith(mention.date))
            and events[d["event"]].part == mention.event.part
        ]  # fmt: skip
        found.append(
            {
                **place, "kind": mention.event.kind, "date": mention.date, "author": mention.author, "text": mention.text,
                "document": meant[0] if len(meant) == 1 else None,
            }
        )  # fmt: skip
    return found
