"""How this author's packets lie: attached papers, papers of one hand side by side, copies, blanks, turned and shuffled pages.

One file for all, a few, or one for each paper. A transmission by fax counts its pages through all its papers; a blank page
may bear the fax header or the Bates number alone.
"""

from __future__ import annotations

from datetime import date
from random import Random

from .. import dates
from ..packing import Page, Paperwork
from ..paper import HEIGHT, WIDTH, Mark, Sheet

FOLLOWS = {
    "request-for-authorization": "progress-report", "application": "ur-decision", "legal": "medical-legal-report",
    "work-status": "progress-report",
}  # fmt: skip
"""What is often attached behind what."""


def stack(papers: list[Paperwork], rng: Random, scans: float) -> list[list[list[Page]]]:
    """The files of a packet: each a list of runs, each run the pages of one document."""
    papers = _order(papers, rng)
    runs = [[Page(sheet=s, of=p, index=n) for n, s in enumerate(p.sheets)] for p in papers]
    _again(runs, rng)
    for run in runs:
        _disturb(run, rng, scan=rng.random() < scans)
    parts = _files(runs, rng)
    for part in parts:
        if rng.random() < 0.25:
            part[0].insert(0, Page(sheet=Sheet(), of=part[0][0].of, index=-1, blank=True))
        _stamps(part, rng)
    return parts


def _order(papers: list[Paperwork], rng: Random) -> list[Paperwork]:
    """By date, newest or oldest first, with papers of one hand together and attachments behind what they go with."""
    papers = sorted(papers, key=lambda p: p.record.date, reverse=rng.random() < 0.5)
    if rng.random() < 0.5:
        hands = [
            p for p in papers if p.record.kind in ("therapy-note", "psychological-report", "work-status")
        ]
        papers = [p for p in papers if p not in hands]
        at = rng.randint(0, len(papers))
        papers[at:at] = sorted(hands, key=lambda p: (p.record.kind, p.record.author.last, p.record.date))
    for paper in [p for p in papers if p.record.kind in FOLLOWS]:
        lead = [p for p in papers if p.record.kind == FOLLOWS[paper.record.kind]]
        if lead and rng.random() < 0.4:
            papers.remove(paper)
            papers.insert(papers.index(rng.choice(lead)) + 1, paper)
    for _ in range(len(papers) // 4):
        papers.insert(rng.randrange(len(papers)), papers.pop(rng.randrange(len(papers))))
    return papers


def _again(runs: list[list[Page]], rng: Random) -> None:
    """Five papers come again, the first not whole: a page in the middle is left out, so title and signature remain."""
    long = [run for run in runs if len(run) > 2]
    for n, run in enumerate([*rng.sample(long, min(1, len(long))), *rng.sample(runs, 4)]):
        again = [Page(sheet=p.sheet, of=p.of, index=p.index, copy=True) for p in run]
        if n == 0 and len(again) > 2:
            del again[rng.randrange(1, len(again) - 1)]
        runs.insert(rng.randint(runs.index(run) + 1, len(runs)), again)


def _disturb(run: list[Page], rng: Random, *, scan: bool) -> None:
    """Pages out of order, twice, turned, or followed by a blank back."""
    chance = rng.random()
    if chance < 0.05 and len(run) > 2:
        run[1], run[2] = run[2], run[1]
    elif chance < 0.08 and len(run) > 1:
        k = rng.randrange(1, len(run))
        run.insert(k + 1, Page(sheet=run[k].sheet, of=run[k].of, index=run[k].index, copy=True))
    elif chance < 0.2:
        run.append(Page(sheet=Sheet(), of=run[0].of, index=-1, blank=True))
    elif chance < 0.24 and len(run) > 1:
        run.insert(1, Page(sheet=Sheet(), of=run[0].of, index=-1, blank=True))
    turned = rng.random()
    for page in run:
        if not page.blank and (turned < 0.06 or turned < 0.1 and page is run[-1]):
            page.turn = 180 if rng.random() < 0.6 else rng.choice((90, 270))
        page.scan = scan


def _files(runs: list[list[Page]], rng: Random) -> list[list[list[Page]]]:
    """One file for all, three, or one for each document."""
    chance = rng.random()
    if chance < 0.4:
        return [runs]
    if chance < 0.75:
        a, b = sorted(rng.sample(range(5, len(runs) - 5), 2))
        return [runs[:a], runs[a:b], runs[b:]] if b > a else [runs]
    return [[run] for run in runs]


def _stamps(part: list[list[Page]], rng: Random) -> None:
    """Bates numbers through a file, fax headers through a transmission, received stamps on first pages."""
    bates = rng.choice(("FONTAINE-", "DEF ", "P", "")) if rng.random() < 0.5 else None
    number, start = rng.randint(1, 900), 0
    while start < len(part):
        sent = part[start : start + rng.randint(1, 6)]
        start += len(sent)
        pages = [page for run in sent for page in run]
        day = dates.us20(date(2014, rng.randint(1, 12), rng.randint(1, 28)))
        faxed, phone = rng.random() < 0.35, f"707555{rng.randint(1000, 9999)}"
        for n, page in enumerate(pages, start=1):
            number += 1
            if faxed:
                text = f"{day} {rng.randint(1, 11):02d}:{rng.randint(10, 59)}  FAX {phone}   RECEIVED FAX   p.{n}/{len(pages)}"
                page.stamps.append(Mark("text", 24, HEIGHT - 15, text, "Courier", 8))
            if bates is not None:
                page.stamps.append(Mark("text", WIDTH - 130, 14, f"{bates}{number:05d}", "Helvetica-Bold", 9))
        if rng.random() < 0.15 and not pages[0].blank:
            for k, text in enumerate(("RECEIVED", day, "FONTAINE MAIL CENTER")):
                pages[0].stamps.append(
                    Mark("text", WIDTH - 150, HEIGHT - 24 - 9 * k, text, "Helvetica-Bold", 8)
                )
