"""From a matter to packets and their truth: order, copies, blank pages, stamps, turned and scanned pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from . import dates
from .matter import Matter, Record, means
from .paper import HEIGHT, WIDTH, Mark, Sheet
from .scanning import scanned
from .writing import MATTERS, TEMPLATES, Job

UNTITLED = frozenset({"progress-report:typed", "other:divider"})
"""Templates of which nobody can say what their title is; it is not scored."""


@dataclass(kw_only=True)
class Page:
    """A page as it lies in the packet."""

    sheet: Sheet
    of: Paperwork
    index: int
    copy: bool = False
    blank: bool = False
    turn: int = 0
    scan: bool = False
    stamps: list[Mark] = field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class Paperwork:
    """A document as written, with its truth."""

    record: Record
    sheets: list[Sheet]
    date: str | None
    author: str | None
    title: str | None


Stacking = Callable[[list[Paperwork], Random, float], list[list[list[Page]]]]
STACKING: dict[str, Stacking] = {}
"""How the papers of a set lie in files, for sets whose author says so; the others share `_stacked`."""


@dataclass(frozen=True, kw_only=True)
class Packet:
    """The files of one matter, with their truth in the shape that the command prints."""

    files: list[bytes]
    truth: dict[str, Any]


def make(seed: int, which: str, *, scans: float = 0.0) -> Packet:
    """Packets of an invented matter from the templates of `which` (a set of TEMPLATES, as dev); the same for the same seed.

    `scans` is the share of documents that come as pictures of 200 dots to the inch.
    """
    rng = Random(f"{which} {seed}")
    matter = MATTERS.get(which, Matter)(rng)
    papers = [write(matter, record, which, rng) for record in matter.here()]
    parts = STACKING.get(which, _stacked)(papers, rng, scans)
    return Packet(
        files=[_file([p for run in part for p in run]) for part in parts], truth=_truth(matter, parts)
    )


def _stacked(papers: list[Paperwork], rng: Random, scans: float) -> list[list[list[Page]]]:
    """The files of a packet, each a list of runs of pages, in the way of most sets: one or two, with stamps."""
    runs = _ordered(papers, rng, scans)
    half = len(runs) // 2 + rng.randint(-4, 4)
    parts = [runs] if rng.random() < 0.4 else [runs[:half], runs[half:]]
    _stamp(parts, rng)
    return parts


def write(matter: Matter, record: Record, which: str, rng: Random) -> Paperwork:
    """One document by a template of its kind, each template of a kind as often as the others."""
    choices = TEMPLATES[which, record.kind]
    same = [r for r in matter.here() if r.kind == record.kind]
    template = choices[(same.index(record) + matter.born.day) % len(choices)]
    job = Job(record, matter, which, rng)
    template(job)
    job.w.finish()
    when = job.w.date.isoformat() if isinstance(job.w.date, date) else job.w.date
    titled = f"{record.kind}:{template.__name__}" not in UNTITLED
    return Paperwork(
        record=record,
        sheets=job.w.sheets,
        date=when,
        author=job.w.author,
        title=job.w.title if titled else None,
    )


def _ordered(papers: list[Paperwork], rng: Random, scans: float) -> list[list[Page]]:
    """Runs of pages, each a document: some by date, some anywhere, some again, with the faults of copying."""
    papers = sorted(papers, key=lambda p: p.record.date, reverse=rng.random() < 0.3)
    for _ in range(len(papers) // 2):
        a, b = rng.randrange(len(papers)), rng.randrange(len(papers))
        papers[a], papers[b] = papers[b], papers[a]
    runs = [[Page(sheet=s, of=p, index=n) for n, s in enumerate(p.sheets)] for p in papers]
    for run in rng.sample(runs, 4):
        again = [Page(sheet=p.sheet, of=p.of, index=p.index, copy=True) for p in run]
        if len(again) > 2:
            del again[1]
        runs.insert(rng.randint(runs.index(run) + 2, len(runs) + 1), again)
    for run in runs:
        chance = rng.random()
        if chance < 0.06 and len(run) > 1:
            k = rng.randrange(1, len(run))
            run.insert(k + 1, Page(sheet=run[k].sheet, of=run[k].of, index=run[k].index, copy=True))
        elif chance < 0.1 and len(run) > 3:
            run[1], run[2] = run[2], run[1]
        elif chance < 0.2:
            run.append(Page(sheet=Sheet(), of=run[0].of, index=-1, blank=True))
        turned = rng.random() < 0.08
        scan = rng.random() < scans
        for page in run:
            page.turn = rng.choice((90, 180, 270)) if turned and not page.blank else 0
            page.scan = scan
    return runs


def _stamp(parts: list[list[list[Page]]], rng: Random) -> None:
    """Bates numbers through a packet, fax headers on some documents, received stamps on some first pages."""
    for part in parts:
        bates = rng.choice((None, "GREAVE", "SUB-0", "")) if rng.random() < 0.7 else None
        number = rng.randint(1, 4000)
        for run in part:
            fax = rng.random() < 0.4
            when, phone = (
                dates.us(date(2015, rng.randint(1, 12), rng.randint(1, 28))),
                f"559555{rng.randint(1000, 9999)}",
            )
            for n, page in enumerate(run, start=1):
                number += 1
                if page.blank:
                    continue
                if fax:
                    text = f"{when} {rng.randint(1, 11)}:{rng.randint(10, 59)} PM  FROM: {phone}   P. {n:03d}/{len(run):03d}"
                    page.stamps.append(Mark("text", 30, HEIGHT - 16, text, "Courier", 8))
                if bates is not None:
                    page.stamps.append(Mark("text", WIDTH - 120, 18, f"{bates}{number:06d}", "Helvetica", 8))
            if rng.random() < 0.15:
                for k, text in enumerate(("RECEIVED", when, "CLAIMS MAIL ROOM")):
                    run[0].stamps.append(
                        Mark("text", WIDTH - 130, HEIGHT - 26 - 9 * k, text, "Helvetica-Bold", 8)
                    )


def _file(pages: list[Page]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for page in pages:
        if page.scan and not page.blank:
            scanned(canvas, [*page.sheet.marks, *page.stamps], page.turn)
        else:
            # The library swaps the sides of a page it turns by a quarter; swapped before, the sheet stays upright.
            canvas.setPageSize((HEIGHT, WIDTH) if page.turn in (90, 270) else (WIDTH, HEIGHT))
            canvas.setPageRotation(page.turn)
            draw(canvas, [*page.sheet.marks, *page.stamps])
        canvas.showPage()
        canvas.setPageRotation(0)
    canvas.save()
    return out.getvalue()


def draw(canvas: Canvas, marks: list[Mark]) -> None:
    """Draw the marks of a page."""
    canvas.setLineWidth(0.6)
    for mark in marks:
        if mark.what == "text":
            canvas.setFont(mark.font, mark.size)
            canvas.drawString(mark.x, mark.y, mark.text)
        elif mark.what == "line":
            canvas.line(mark.x, mark.y, *mark.to)
        else:
            canvas.rect(mark.x, mark.y, *mark.to)


def _truth(matter: Matter, parts: list[list[list[Page]]]) -> dict[str, Any]:
    """The truth of packets in the contract's shape."""
    pages: list[dict[str, Any]] = []
    documents: list[dict[str, Any]] = []
    found: list[tuple[int, int, Any]] = []
    first: dict[int, str] = {}
    ids: dict[Record, int] = {}
    for packet, part in enumerate(parts, start=1):
        number = 0
        for run in part:
            entry = _entry(run, len(documents) + 1, packet, number)
            known = all(p.blank or id(p.sheet) in first for p in run)
            entry["duplicate_of"] = ids[run[0].of.record] if known else None
            documents.append(entry)
            if not known:
                ids[run[0].of.record] = entry["id"]
            for page in run:
                number += 1
                copy = None if page.blank else first.get(id(page.sheet))
                pages.append({
                    "packet": packet, "number": number, "document": entry["id"], "duplicate_of": copy,
                    "source": "blank" if page.blank else "ocr" if page.scan else "text", "rotation": -page.turn % 360,
                })  # fmt: skip
                if copy is None and not page.blank:
                    first[id(page.sheet)] = f"{packet}:{number}"
                    found += [(packet, number, m) for m in page.sheet.mentions]
            entry["last_page"] = number
    mentions = []
    for packet, number, m in found:
        meant = [r for r in matter.here() if means(m, r)]
        mentions.append({
            "packet": packet, "page": number, "kind": m.kind, "date": m.date, "author": m.author, "text": m.text,
            "document": ids[meant[0]] if len(meant) == 1 else None,
        })  # fmt: skip
    return {"pages": pages, "documents": documents, "mentions": mentions}


def _entry(run: list[Page], number: int, packet: int, before: int) -> dict[str, Any]:
    paper = run[0].of
    entry = {
        "id": number, "packet": packet, "first_page": before + 1, "last_page": before + len(run),
        "kind": paper.record.kind, "date": paper.date, "author": paper.author,
    }  # fmt: skip
    return entry if paper.title is None else {**entry, "title": paper.title}
