"""The examples that mends leave, as the pure rules learn from them, and what came of learning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from openimr.casefile.documents import beginnings
from openimr.casefile.documents.headings import looks_like_heading
from openimr.casefile.documents.learning import Beginning, Learnt, learn_headings, learn_weights, right
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.rules import boundary_rules, use_learnt
from openimr.casefile.models import Mend, Packet, Page
from openimr.casefile.pagewise import page_texts

_TOP = 10


@dataclass(frozen=True, kw_only=True)
class Effect:
    """How many pages and headings were learned from, and the share of left-out pages right before and after, 0 to 1."""

    packets: int
    pages: int
    mended: int
    before: float
    after: float
    learnt: Learnt


def path() -> Path:
    """Where what was learned is kept."""
    return Path(settings.OPENIMR_HOME) / "learnt.json"


def use() -> None:
    """Use what was learned, where something was. A file that cannot be read is an error that names it."""
    if path().is_file():
        try:
            use_learnt(json.loads(path().read_text(encoding="utf-8")))
        except ValueError as wrong:
            raise ValueError(f"{path()}: {wrong}. Move it away to use the shipped rules alone.") from None


def learn() -> Effect:
    """Learn from all packets in which somebody has mended something: what was left there as found was seen to be right.

    The effect is measured on packets that were left out, one after another. Nothing is kept: see `keep`.
    """
    packets = list(Packet.objects.filter(pages__mends__isnull=False).distinct().order_by("pk"))
    folds = [_examples(packet) for packet in packets]
    hits, shipped_hits, pages = 0.0, 0.0, 0
    shipped = boundary_rules().weights
    for n, left_out in enumerate(folds):
        others = [example for m, fold in enumerate(folds) if m != n for example in fold]
        weights = {**shipped, **learn_weights(others)}
        hits += right(left_out, weights) * len(left_out)
        shipped_hits += right(left_out, shipped) * len(left_out)
        pages += len(left_out)
    every = [example for fold in folds for example in fold]
    headings = [pair for packet in packets for pair in _headings(packet)]
    return Effect(
        packets=len(packets), pages=pages, mended=Mend.objects.count(),
        before=shipped_hits / pages if pages else 1.0, after=hits / pages if pages else 1.0,
        learnt=Learnt(weights=learn_weights(every), headings=learn_headings(headings)),
    )  # fmt: skip


def keep(learnt: Learnt) -> None:
    """Keep what was learned, whole or not at all, and use it from now on."""
    part = path().with_suffix(".part")
    part.write_text(json.dumps(learnt.to_json(), indent=1, sort_keys=True), encoding="utf-8")
    part.replace(path())
    use()


def _examples(packet: Packet) -> list[Beginning]:
    pages = list(packet.pages.select_related("document").order_by("number"))
    starts = {
        page.pk: page.document is not None and page.document.first_page == page.number for page in pages
    }
    return [Beginning(seen=seen, begins=starts[key]) for key, seen in _seen(pages)]


def _seen(pages: Sequence[Page]) -> list[tuple[int, frozenset[str]]]:
    return [(int(str(key)), seen) for key, seen in beginnings(page_texts(list(pages)))]


def _headings(packet: Packet) -> list[tuple[str, str]]:
    """The lines like headings on first pages, each with the kind of its record: a line of two kinds is no heading."""
    found = []
    for document in packet.documents.prefetch_related("pages"):
        pages = sorted(document.pages.all(), key=lambda page: page.number)
        for page in page_texts(pages[:1]):
            lines = {
                line
                for line in page_lines(page).head(_TOP)
                if looks_like_heading(line) and not any(c.isdigit() for c in line)
            }
            found += [(line, document.kind) for line in sorted(lines)]
    return found
