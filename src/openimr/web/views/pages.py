"""Pages by their packet, before the case file is numbered; the images of pages; the way to a page by number."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openimr.casefile.models import Page
from openimr.casefile.records import mark_opened, title_of
from openimr.cases import files
from openimr.cases.models import Case
from openimr.cases.views import actor_of, open_case
from openimr.panel.access import may_read_records
from openimr.web.views import textlayer
from openimr.web.views.sheets import numbered

_KINDS = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"RIFF", "image/webp"))


@require_safe
def page_image(request: HttpRequest, number: str, bates: int) -> HttpResponse:
    """The image of a page of the case file."""
    case = open_case(request, number, "record_image", may=may_read_records, detail={"page": bates})
    return _image(numbered(case, bates))


@require_safe
def packet_page(request: HttpRequest, number: str, packet: int, page: int) -> HttpResponse:
    """A page by its packet, for the time before the case file is numbered."""
    detail = {"packet": packet, "packet_page": page}
    case = open_case(request, number, "record_page", may=may_read_records, detail=detail)
    found = _in_packet(case, packet, page)
    last = found.packet.page_count
    around = {
        "here": page,
        "last": last,
        "previous": reverse("packet-page", args=[number, packet, page - 1]) if page > 1 else "",
        "next": reverse("packet-page", args=[number, packet, page + 1]) if page < last else "",
        "image": reverse("packet-page-image", args=[number, packet, page]),
        "named": f"Page {page} of a packet",
        "of": f"of {last}, received {timezone.localdate(found.packet.received_at):%m/%d/%Y}",
    }
    return _draw(request, case, found, around)


@require_safe
def packet_page_image(request: HttpRequest, number: str, packet: int, page: int) -> HttpResponse:
    """The image of a page by its packet."""
    detail = {"packet": packet, "packet_page": page}
    case = open_case(request, number, "record_image", may=may_read_records, detail=detail)
    return _image(_in_packet(case, packet, page))


@require_safe
def go_to_page(request: HttpRequest, number: str) -> HttpResponse:
    """To the page that was typed into the viewer."""
    asked = request.GET.get("page", "").strip()
    if not (asked.isdecimal() and len(asked) <= 6):
        raise Http404("Expected the number of a page.")
    return redirect("page", number=number, bates=int(asked))


def _in_packet(case: Case, packet: int, number: int) -> Page:
    found = (
        Page.objects.select_related("document", "packet")
        .filter(packet__in=case.packets.filter(pk=packet), number=number)
        .first()
    )
    if found is None:
        raise Http404("The packet has no such page, or it is not read yet.")
    return found


def _draw(request: HttpRequest, case: Case, shown: Page, around: dict[str, Any]) -> HttpResponse:
    mark_opened(shown, actor=actor_of(request).name, at=timezone.now())
    height = textlayer.height_of(shown.width, shown.height)
    context = {
        "case": case, "demonstration": case.demonstration, "page": shown, "around": around,
        "drawing_width": f"{textlayer.WIDTH:.0f}", "drawing_height": f"{height:.0f}",
        "words": textlayer.place(shown.words, height=height),
        "record": title_of(shown.document) if shown.document else "",
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])),
            ("Records", reverse("records", args=[case.number])), (around["named"], None),
        ],
    }  # fmt: skip
    return render(request, "web/page.html", context)


def _image(page: Page) -> HttpResponse:
    if not page.image_sha256:
        raise Http404("No image of this page could be drawn.")
    data = files.read(page.image_sha256)
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), "application/octet-stream")
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": "inline"})
