"""What the panel is taught of decided items, for its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from openimr.determination.models import ItemDecision
from openimr.panel import outcomes


def issued_since(at: dt.datetime) -> Iterator[outcomes.ItemOutcome]:
    """Each decided item of every determination whose letter went out since."""
    decided = (
        ItemDecision.objects.filter(draft__signed_at__isnull=False, draft__case__letters__issued_at__gte=at)
        .exclude(decision="")
        .select_related("draft", "item")
        .distinct()
    )
    for one in decided:
        yield outcomes.ItemOutcome(
            reviewer=one.draft.reviewer_ref, item=one.item, necessary=one.decision != "upheld"
        )


def register() -> None:
    """Teach the panel."""
    outcomes.sources.append(issued_since)
