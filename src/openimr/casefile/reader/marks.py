"""The marks of a reader, as other parts of the house ask for them."""

from __future__ import annotations

from openimr.casefile.models import ReaderMark
from openimr.cases.models import Case


def relied_on(case: Case, *, actor: str) -> list[tuple[int, int]]:
    """(page of the case file, position of the disputed item) for every mark 'relied on for item …'."""
    found = ReaderMark.objects.filter(
        page__packet__case=case,
        actor=actor,
        kind=ReaderMark.RELIED,
        removed_at=None,
        page__bates__isnull=False,
    )
    return list(found.order_by("pk").values_list("page__bates", "item__position"))  # type: ignore[arg-type]
