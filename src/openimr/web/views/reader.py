"""The Reader: the records of a case beside their pages, with search, chronology and the reader's own marks."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openimr.casefile import records
from openimr.casefile.models import Page, ReaderMark
from openimr.casefile.reader import actions, marks, rows, searching
from openimr.casefile.reader.listing import ORDERS, SHOWS, Listing, Row, arranged, chronology, on_or_after
from openimr.cases import door
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.cases.views import actor_of, find_case, open_case
from openimr.panel.access import may_read_records
from openimr.web.views import sheets

PANELS = {"records": "Records", "chronology": "Chronology", "found": "Found", "notes": "Notes"}
HITS_SHOWN = 200
ROWS_SHOWN = 200


@require_safe
def reader(request: HttpRequest, number: str) -> HttpResponse:
    """To where this reader was last, else to the first page; `?on=` to the first record of that date or later."""
    case = open_case(request, number, "record_list", may=may_read_records)
    by = actor_of(request)
    page = rows.place_of(case, actor=by.name).page or 1
    query = request.GET.copy()
    if date := "".join(query.pop("on", [])).strip()[:10]:
        row = on_or_after(rows.rows_of(case, actor=by.name), date)
        if row is None:
            messages.warning(request, "No record of this case file has a date.")
        page = row.first if row else page
    known = Page.objects.filter(packet__case=case, bates=page).exists()
    if not known and page == 1:
        messages.info(request, "The case file is not numbered yet: the pages are shown packet by packet.")
        return redirect("records", number=number)
    address = reverse("page", args=[number, page if known else 1])
    return redirect(f"{address}?{query.urlencode()}" if query else address)


@require_safe
def page(request: HttpRequest, number: str, bates: int) -> HttpResponse:
    """
    A page of the case file: whole, or only its sheet (`X-Reader: turn`, or `ahead` before it is turned to).

    What is fetched ahead has not been read: it is logged as such, and the browser tells when it is shown.
    """
    how = sheets.wanted(request)
    what = "record_page_ahead" if how == sheets.AHEAD else "record_page"
    case = open_case(request, number, what, may=may_read_records, detail={"page": bates})
    shown = sheets.numbered(case, bates)
    if how != sheets.AHEAD:
        _came_to(request, case, shown)
    return _draw(request, case, shown, how)


def _came_to(request: HttpRequest, case: Case, shown: Page) -> None:
    by = actor_of(request)
    records.mark_opened(shown, actor=by.name, at=timezone.now())
    place = rows.place_of(case, actor=by.name)
    if place.page != shown.bates:
        place.page = shown.bates or 0
        place.save(update_fields=["page"])


def _draw(
    request: HttpRequest, case: Case, shown: Page, how: str, *, errors: dict[str, str] | None = None
) -> HttpResponse:
    by = actor_of(request)
    context = sheets.context(request, case, shown, by=by, how=how, errors=errors)
    if how == sheets.WHOLE:
        context |= _panels(request, case, shown, context["search"])
        context["crumbs"] = [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Reader", None),
        ]  # fmt: skip
    template = "web/reader/page.html" if how == sheets.WHOLE else "web/reader/sheet.html"
    response = render(request, template, context, status=422 if errors else 200)
    response["Vary"] = "HX-Target, X-Reader"
    if how == sheets.PANE:  # the desk shows anew which records are opened
        response["HX-Trigger-After-Settle"] = "page-opened"
    return response


def _panels(request: HttpRequest, case: Case, shown: Page, found: searching.Search) -> dict[str, Any]:
    """The column beside the page: the list of records, the chronology, what was found, or the notes."""
    by = actor_of(request)
    asked = request.GET.get("show", "")
    panel = asked if asked in PANELS else ("found" if found.node is not None else "records")
    everything = rows.rows_of(case, actor=by.name)
    listing = _listing(request, case)
    context: dict[str, Any] = {
        "panel": panel, "panels": PANELS, "listing": listing, "orders": ORDERS, "shows": SHOWS,
        "originals": sum(1 for row in everything if not row.duplicate_of), "copies": sum(1 for row in everything if row.duplicate_of),
        "opened": sum(1 for row in everything if row.opened and not row.duplicate_of), "kinds": sorted({row.kind for row in everything}),
        "tags": sorted({tag for row in everything for tag in row.tags}),
    }  # fmt: skip
    if panel == "records":
        wanted = arranged(everything, listing)
        context |= {"rows": _window(wanted, shown, request, context), "wanted": len(wanted)}
    elif panel == "chronology":
        dated = arranged(everything, Listing(order="date"))
        context["months"] = chronology(_window(dated, shown, request, context))
    elif panel == "found":
        hits = searching.lines(case, found, found.pages[:HITS_SHOWN]) if found.pages else []
        titles = {row.number: row for row in everything}
        context["groups"] = [
            (titles.get(record), list(group))
            for record, group in itertools.groupby(hits, key=lambda h: h.record)
        ]
        context["hits_shown"] = HITS_SHOWN
    else:
        context["marks"] = marks.all_of(case, actor=by.name)
    return context


def _window(listed: list[Row], shown: Page, request: HttpRequest, context: dict[str, Any]) -> list[Row]:
    """As many rows as are shown at once: from where it was asked for, else around the record of the page."""
    here = next((n for n, row in enumerate(listed) if row.first <= (shown.bates or 0) <= row.last), 0)
    asked = _whole(request.GET.get("from"))
    start = max(0, here - ROWS_SHOWN // 3) if asked is None else min(asked, max(0, len(listed) - 1))
    if len(listed) <= ROWS_SHOWN:
        start = 0
    end = start + ROWS_SHOWN
    context["earlier"] = str(max(0, start - ROWS_SHOWN)) if start else ""
    context["later"] = str(end) if end < len(listed) else ""
    return listed[start:end]


def _listing(request: HttpRequest, case: Case) -> Listing:
    """How the reader wants the list: as just asked, which is kept, else as kept the last time."""
    place = rows.place_of(case, actor=actor_of(request).name)
    if "order" not in request.GET:
        return rows.listing_of(place)
    listing = Listing.read({**request.GET.dict(), "show": request.GET.get("show_only", "")})
    if place.listing != listing.kept():
        place.listing = listing.kept()
        place.save(update_fields=["listing"])
    return listing


@require_POST
def seen(request: HttpRequest, number: str, bates: int) -> HttpResponse:
    """The browser tells that a page fetched ahead is shown (`opened`), or how many `milliseconds` it was.

    With `opened` it tells in one go what of the page `before` is still to be told: its `milliseconds`.
    """
    opened = request.POST.get("opened") == "yes"
    by, shown = actor_of(request), _whole(request.POST.get("milliseconds"))
    if opened:
        case = open_case(request, number, "record_page", may=may_read_records, detail={"page": bates})
    else:
        case = find_case(number)
        if not door.reaches(case, by) or not may_read_records(case, by):
            open_case(request, number, "record_page", may=may_read_records)  # refuses, and logs it
    looked_at = _whole(request.POST.get("before")) if opened else bates
    left = Page.objects.filter(packet__case=case, bates=looked_at).select_related("packet").first()
    if shown and left is not None:
        records.mark_seen(left, actor=by.name, at=timezone.now(), milliseconds=shown)
    if not opened:
        return HttpResponse(status=204)
    _came_to(request, case, sheets.numbered(case, bates))
    if sheets.wanted(request) == sheets.WHOLE:
        return HttpResponse(status=204)
    row = rows.row_of(case, sheets.numbered(case, bates).document, actor=by.name)
    so_far = len(records.opened_records(case, actor=by.name, copies=False))
    return render(request, "web/reader/row_template.html", {"row": row, "opened": so_far})


@require_POST
def mark(request: HttpRequest, number: str, bates: int) -> HttpResponseBase:
    """Leave a mark on a page; what cannot be accepted stands at its field (422)."""
    given = request.POST
    kind, position = given.get("kind", ""), _whole(given.get("relied"))
    if position is not None:
        kind = ReaderMark.RELIED
    elif kind == ReaderMark.NOTE and not given.get("text", "").strip() and given.get("quote", "").strip():
        kind = ReaderMark.HIGHLIGHT  # words without a note are a highlight

    def leave(case: Case) -> None:
        actions.mark_records(
            case, by=actor_of(request), at=timezone.now(), bates=bates,
            kind=kind, text=given.get("text", ""),
            quote=given.get("quote", ""), first=_whole(given.get("first")), last=_whole(given.get("last")),
            position=position,
        )  # fmt: skip

    return _done(request, number, bates, leave)


@require_POST
def unmark(request: HttpRequest, number: str, bates: int) -> HttpResponseBase:
    """Take a mark away."""

    def leave(case: Case) -> None:
        actions.remove_mark(
            case, by=actor_of(request), at=timezone.now(), mark=_whole(request.POST.get("mark")) or 0
        )

    return _done(request, number, bates, leave)


@require_POST
def aside(request: HttpRequest, number: str, bates: int) -> HttpResponseBase:
    """Set the record of this page aside with a reason, or take that back."""

    def leave(case: Case) -> None:
        document = sheets.numbered(case, bates).document
        actions.set_record_aside(
            case, by=actor_of(request), at=timezone.now(), number=document.number if document else 0,
            reason=request.POST.get("reason", ""),
        )  # fmt: skip

    return _done(request, number, bates, leave)


@require_POST
def turn(request: HttpRequest, number: str, bates: int) -> HttpResponseBase:
    """Turn a page to the right or to the left, for this reader, and keep it so."""
    case = open_case(request, number, "record_page", may=may_read_records, detail={"page": bates})
    page, by = sheets.numbered(case, bates), actor_of(request)
    step = -90 if request.POST.get("to") == "left" else 90
    marks.turn(page, actor=by.name, degrees=marks.turn_of(page, actor=by.name) + step)
    return _back(request, case, page)


def _done(request: HttpRequest, number: str, bates: int, leave: Callable[[Case], None]) -> HttpResponseBase:
    """Do it, and show the page as it is then."""
    case = find_case(number)
    if not may_read_records(case, actor_of(request)):
        open_case(request, number, "record_page", may=may_read_records)  # refuses, and logs it
    try:
        leave(case)
    except Invalid as refusal:
        page = Page.objects.filter(packet__case=case, bates=bates).first()
        if page is None:
            raise Http404("The case file has no such page.") from None
        return _draw(
            request, case, sheets.numbered(case, bates), sheets.wanted(request), errors=refusal.fields
        )
    return _back(request, case, sheets.numbered(case, bates))


def _back(request: HttpRequest, case: Case, page: Page) -> HttpResponseBase:
    how = sheets.wanted(request)
    if how != sheets.WHOLE:
        return _draw(request, case, page, how)
    kept = {name: request.POST.get(name, "") for name in ("q", "show", "spelling") if request.POST.get(name)}
    address = reverse("page", args=[case.number, page.bates])
    query = request.GET.copy()
    query.update(kept)
    return redirect(f"{address}?{query.urlencode()}#page-notes" if query else f"{address}#page-notes")


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 9 else None
