"""The public pages: search over all released determinations, and one determination."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from openimr.cases import files
from openimr.corpus.tasks import corpus
from openimr.publication.models import PublicCopy

HITS_A_PAGE = 10
MOST_PAGES = 1000
MOST_QUERY = 300
FILTERS = (
    ("decision", "Decision"),
    ("family", "Guideline"),
    ("specialty", "Specialty of the reviewer"),
    ("year", "Year"),
)


class Gone(Exception):
    """The letter was withdrawn from publication."""

    def __init__(self, copy: PublicCopy) -> None:
        self.copy = copy
        super().__init__("withdrawn")


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One filter beside the results: its values with counts, and the one that is chosen."""

    name: str
    label: str
    values: tuple[tuple[str, int], ...]
    chosen: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search in all public determinations, ten a page, with filters as links."""
    query = request.GET.get("q", "").strip()[:MOST_QUERY]
    asked = {name: request.GET.get(name, "").strip()[:80] for name, _ in FILTERS}
    page = _number(request.GET.get("page", ""), 1, MOST_PAGES)
    year = _number(asked["year"], 0, 9999)
    found = corpus().search(
        query, decision=asked["decision"] or None, family=asked["family"] or None,
        specialty=asked["specialty"] or None, year=year or None, page=page, per_page=HITS_A_PAGE,
    )  # fmt: skip
    pages = min(-(-found.total // HITS_A_PAGE), MOST_PAGES)
    context = {
        "here": "search", "query": query, "asked": asked, "found": found, "number": page, "pages": pages,
        "first": (page - 1) * HITS_A_PAGE + 1, "last": min(page * HITS_A_PAGE, found.total),
        "facets": [_facet(found.facets, name, label, asked[name]) for name, label in FILTERS],
        "filtered": [(name, label, asked[name]) for name, label in FILTERS if asked[name]],
    }  # fmt: skip
    return render(request, "corpus/search.html", context, status=422 if found.query_error else 200)


def _number(text: str, least: int, most: int) -> int:
    return max(least, min(int(text), most)) if text.isdecimal() and len(text) < 6 else least


def _facet(facets: Mapping[str, Any], name: str, label: str, chosen: str) -> Facet:
    counts = facets.get(name) or {}
    pairs: Sequence[tuple[Any, int]] = list(counts.items()) if isinstance(counts, Mapping) else list(counts)
    return Facet(name=name, label=label, values=tuple((str(v), n) for v, n in pairs), chosen=chosen)


def _released(number: str) -> PublicCopy:
    """The released copy. Raises: Http404 where there is none, Gone where it was withdrawn."""
    copy = PublicCopy.objects.select_related("case").filter(case__number=number).first()
    if copy is None or copy.state == PublicCopy.PREPARED:
        raise Http404("There is no public determination of this number.")
    if copy.state == PublicCopy.WITHDRAWN:
        raise Gone(copy)
    return copy


def _tombstone(request: HttpRequest, copy: PublicCopy) -> HttpResponse:
    context = {"copy": copy, "number": copy.case.number, "here": "search"}
    return render(request, "corpus/withdrawn.html", context, status=410)


@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """One public determination as a page; a notice (410) in its place where it was withdrawn."""
    try:
        copy = _released(number)
    except Gone as gone:
        return _tombstone(request, gone.copy)
    context = {
        "copy": copy, "number": number, "letter": copy.determination, "demonstration": copy.case.demonstration,
        "here": "search", "crumbs": [("Determinations", reverse("search")), (number, None)],
    }  # fmt: skip
    return render(request, "corpus/letter.html", context)


@require_safe
def letter_text(request: HttpRequest, number: str) -> HttpResponse:
    """One public determination as text."""
    try:
        copy = _released(number)
    except Gone as gone:
        return _tombstone(request, gone.copy)
    return _file(copy.text.encode(), "text/plain; charset=utf-8", f"{number}.txt")


@require_safe
def letter_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """One public determination as PDF."""
    try:
        copy = _released(number)
    except Gone as gone:
        return _tombstone(request, gone.copy)
    if not copy.pdf_sha256:
        raise Http404("This determination has no PDF.")
    return _file(files.read(copy.pdf_sha256), "application/pdf", f"{number}.pdf")


@require_safe
def letter_json(request: HttpRequest, number: str) -> HttpResponse:
    """One public determination in the form of the published schema."""
    try:
        copy = _released(number)
    except Gone as gone:
        return _tombstone(request, gone.copy)
    data = json.dumps(copy.determination, indent=2, ensure_ascii=False).encode()
    return _file(data, "application/json", f"{number}.json")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
