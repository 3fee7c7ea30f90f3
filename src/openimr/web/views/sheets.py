"""One page of the records as its sheet shows it: image, words laid over it, marks, and the way to other pages."""

from __future__ import annotations

import bisect
from typing import Any

from django.db.models import Max, Min
from django.http import Http404, HttpRequest
from django.urls import reverse

from openimr.casefile.models import Document, Page, ReaderMark
from openimr.casefile.reader import marks, rows, searching
from openimr.casefile.reader.finding import runs
from openimr.casefile.reader.query import MOST as MOST_QUERY
from openimr.casefile.reader.words import placed_tokens
from openimr.casefile.records import title_of
from openimr.cases.actors import Actor
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.web.views import textlayer

WHOLE, TURN, AHEAD, PANE = "whole", "turn", "ahead", "pane"


def wanted(request: HttpRequest) -> str:
    """What is asked for: the whole page, the sheet that is turned to or fetched ahead, or the desk's pane."""
    if request.headers.get("HX-Target") == "viewer":
        return PANE
    how = request.headers.get("X-Reader", "")
    return how if how in {TURN, AHEAD} else WHOLE


def numbered(case: Case, bates: int) -> Page:
    """The page of the case file with this number. Raises: Http404."""
    found = Page.objects.select_related("document", "packet").filter(packet__case=case, bates=bates).first()
    if found is None:
        raise Http404("The case file has no such page.")
    return found


def context(
    request: HttpRequest, case: Case, page: Page, *, by: Actor, how: str, errors: dict[str, str] | None = None
) -> dict[str, Any]:
    """Everything that `web/reader/sheet.html` shows."""
    query = request.GET.get("q", "").strip()[:MOST_QUERY]
    exact = request.GET.get("spelling") == "exact"
    found = searching.search(case, query, exact=exact) if query else searching.NOTHING
    left = marks.on_page(page, actor=by.name)
    degrees = marks.turn_of(page, actor=by.name)
    height = textlayer.height_of(page.width, page.height)
    bates = page.bates or 0
    document = page.document
    return {
        "case": case, "demonstration": case.demonstration, "page": page, "how": how, "query": query,
        "exact": exact, "search": found, "kept_query": _kept(request), "errors": errors or {},
        "values": request.POST if errors else {}, "around": _around(case, bates, found),
        "image": reverse("page-image", args=[case.number, bates]), "record": _record(document, bates),
        "drawing": _drawing(textlayer.WIDTH, height, degrees), "degrees": degrees,
        "words": textlayer.place(page.words, height=height, found=_found(page, found)),
        "boxes": [_boxes(placed, page, height) for placed in left if placed.mark.quote],
        "text": textlayer.marked(page.text, found.node, found.looked_for), "left": left,
        "relied": [p.mark for p in left if p.mark.kind == ReaderMark.RELIED],
        "tags": _of_record(document, by, ReaderMark.TAG), "asides": _of_record(document, by, ReaderMark.ASIDE),
        "items": [i for i in case.items.order_by("position") if i.eligibility in {"", "eligible"}],
        "row": rows.row_of(case, document, actor=by.name) if how == TURN else None,
        "may_mark": _may("mark_records", case, by), "may_set_aside": _may("set_record_aside", case, by),
    }  # fmt: skip


def _may(verb: str, case: Case, by: Actor) -> bool:
    return by.role in VERBS[verb].roles and State(case.state) in VERBS[verb].starts


def _kept(request: HttpRequest) -> str:
    """What of the query goes along from page to page."""
    kept = request.GET.copy()
    for name in ("order", "kind", "tag", "copies", "show_only", "from", "on", "page"):
        kept.pop(name, None)
    return f"?{kept.urlencode()}" if kept else ""


def _around(case: Case, bates: int, found: searching.Search) -> dict[str, Any]:
    last = Page.objects.filter(packet__case=case).aggregate(last=Max("bates"))["last"] or 0
    place = bisect.bisect_left(found.pages, bates)
    later = bisect.bisect_right(found.pages, bates)
    return {
        "last": last,
        "previous": bates - 1 if bates > 1 else 0,
        "next": bates + 1 if bates < last else 0,
        "hit_before": found.pages[place - 1] if place else 0,
        "hit_after": found.pages[later] if later < len(found.pages) else 0,
        "hit": place + 1 if later > place else 0,
        "hits": len(found.pages),
    }


def _record(document: Document | None, bates: int) -> dict[str, Any]:
    """The record of the page, with the first page of the records before and after it."""
    if document is None:
        return {}
    ends = document.pages.aggregate(first=Min("bates"), last=Max("bates"))
    others = Document.objects.filter(case=document.case_id, pages__bates__isnull=False)
    before = others.filter(number__lt=document.number).order_by("-number").annotate(first=Min("pages__bates"))
    return {
        "number": document.number, "title": title_of(document), "kind": document.kind, "date": document.date,
        "author": document.author, "first": ends["first"], "last": ends["last"],
        "position": bates - (ends["first"] or 0) + 1, "count": (ends["last"] or 0) - (ends["first"] or 0) + 1,
        "before": before.values_list("first", flat=True).first() or 0,
        "after": (ends["last"] or 0) + 1 if others.filter(number__gt=document.number).exists() else 0,
        "duplicate_of": document.duplicate_of.number if document.duplicate_of else None,
    }  # fmt: skip


def _of_record(document: Document | None, by: Actor, kind: str) -> list[ReaderMark]:
    if document is None:
        return []
    return list(
        ReaderMark.objects.filter(
            page__document=document, actor=by.name, kind=kind, removed_at=None
        ).order_by("text")
    )


def _found(page: Page, found: searching.Search) -> frozenset[int]:
    """The places in the page's list of words that a search found."""
    if found.node is None:
        return frozenset()
    placed = placed_tokens(page.words)
    names = [name for name, _ in placed]
    return frozenset(
        placed[n][1] for start, end in runs(names, found.node, found.looked_for) for n in range(start, end)
    )


def _drawing(width: float, height: float, degrees: int) -> dict[str, str]:
    """The frame of the drawing and what turns it: a page on its side is as wide as it was high."""
    turned = degrees % 180 != 0
    across, down = (height, width) if turned else (width, height)
    move = {
        90: f"translate({height:.0f} 0)",
        180: f"translate({width:.0f} {height:.0f})",
        270: f"translate(0 {width:.0f})",
    }
    return {
        "box": f"0 0 {across:.0f} {down:.0f}", "width": f"{width:.0f}", "height": f"{height:.0f}",
        "across": f"{across:.0f}", "down": f"{down:.0f}",
        "turn": f"{move[degrees]} rotate({degrees})" if degrees else "",
    }  # fmt: skip


def _boxes(placed: marks.Placed, page: Page, height: float) -> dict[str, Any]:
    """The boxes of a mark in the drawing: of the words it is on now, else those that it was made on."""
    sides = (
        [word[1:5] for word in page.words[placed.words[0] : placed.words[1] + 1]]
        if placed.words
        else placed.mark.boxes
    )
    return {
        "kind": placed.mark.kind,
        "mark": placed.mark.pk,
        "lost": placed.lost,
        "sides": [
            {
                "x": f"{x0 * textlayer.WIDTH - 2:.1f}", "y": f"{y0 * height - 2:.1f}",
                "width": f"{(x1 - x0) * textlayer.WIDTH + 4:.1f}", "height": f"{(y1 - y0) * height + 4:.1f}",
            }
            for x0, y0, x1, y1 in (side[:4] for side in sides)
        ],
    }  # fmt: skip
