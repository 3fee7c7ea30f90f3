"""The marks of a reader on one page, found again on its words; and what they rely on."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.casefile.models import Page, PageTurn, ReaderMark
from openimr.casefile.reader.anchors import Anchor, find
from openimr.cases.models import Case


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A mark with the words of the page that it is on now: first and last place, None where it is on none.

    `lost` says that it was on words which are not found any more; its old boxes still show where.
    """

    mark: ReaderMark
    words: tuple[int, int] | None
    lost: bool


def on_page(page: Page, *, actor: str) -> list[Placed]:
    """The marks of a reader on a page, in the order in which they were made."""
    found = ReaderMark.objects.filter(page=page, actor=actor, removed_at=None).select_related("item")
    placed = []
    for mark in found.exclude(kind__in=[ReaderMark.TAG, ReaderMark.ASIDE]).order_by("pk"):
        words = None
        if mark.quote:
            boxes = tuple((b[0], b[1], b[2], b[3]) for b in mark.boxes)
            words = find(
                page.words, Anchor(quote=mark.quote, before=mark.before, after=mark.after, boxes=boxes)
            )
        placed.append(Placed(mark=mark, words=words, lost=bool(mark.quote) and words is None))
    return placed


def all_of(case: Case, *, actor: str) -> list[ReaderMark]:
    """All marks of a reader in a case, in the order of the file."""
    return list(
        ReaderMark.objects.filter(page__packet__case=case, actor=actor, removed_at=None)
        .select_related("page", "page__document", "item")
        .defer("page__words", "page__text")
        .order_by("page__bates", "pk")
    )


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


def turn_of(page: Page, *, actor: str) -> int:
    """How a reader has turned a page, in degrees clockwise."""
    return PageTurn.objects.filter(page=page, actor=actor).values_list("degrees", flat=True).first() or 0


def turn(page: Page, *, actor: str, degrees: int) -> None:
    """Turn a page for a reader and keep it so."""
    degrees %= 360
    if degrees % 90:
        raise ValueError(f"turn of a page: expected 0, 90, 180 or 270 degrees, found {degrees}")
    if degrees:
        PageTurn.objects.update_or_create(page=page, actor=actor, defaults={"degrees": degrees})
    else:
        PageTurn.objects.filter(page=page, actor=actor).delete()
