"""The public determinations over HTTP: search, and one determination by its case number."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema, Status

from openimr.corpus.tasks import corpus
from openimr.publication.models import PublicCopy

api = NinjaAPI(title="OpenIMR public determinations", version="1", urls_namespace="api", docs_url=None)


class Search(Schema):
    """What may be asked of the corpus; every part may be left out."""

    q: str = ""
    decision: str | None = None
    family: str | None = None
    specialty: str | None = None
    year: int | None = None
    page: int = 1


@api.get("/determinations")
def search(request: HttpRequest, asked: Query[Search]) -> dict[str, Any]:
    """The public determinations that match, ten a page, with counts by decision, guideline and year."""
    found = corpus().search(
        asked.q, decision=asked.decision, family=asked.family, specialty=asked.specialty, year=asked.year,
        page=max(1, min(asked.page, 1000)), per_page=10,
    )  # fmt: skip
    return {
        "total": found.total,
        "error": found.query_error,
        "facets": found.facets,
        "results": [
            {
                "case_number": hit.case_number,
                "decision_date": hit.decision_date,
                "items": list(hit.items),
                "decisions": list(hit.decisions),
                "snippet": "".join(text for text, _ in hit.snippet),
            }
            for hit in found.hits
        ],
    }


@api.get("/determinations/{number}", response={200: dict, 404: dict, 410: dict})
def one(request: HttpRequest, number: str) -> Status[dict[str, Any]]:
    """One public determination in the form of the published schema; 410 where it was withdrawn."""
    copy = PublicCopy.objects.filter(case__number=number).first()
    if copy is None or copy.state == PublicCopy.PREPARED:
        return Status(404, {"error": f"There is no public determination {number[:20]}."})
    if copy.state == PublicCopy.WITHDRAWN:
        return Status(410, {"error": "This determination was withdrawn from publication."})
    return Status(200, copy.determination)
