"""Searching a case: the index kept true to its pages, and hits by record."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max

from openimr.casefile.models import Page
from openimr.casefile.reader.finding import Snippet, snippet
from openimr.casefile.reader.index import CaseIndex, Found, IndexPage, digest
from openimr.casefile.reader.query import Node, parse
from openimr.cases.models import Case

log = logging.getLogger(__name__)

LOOK_AGAIN = 60.0
"""Seconds after which the texts of all pages are held against the index anew; new pages are seen at once."""
_checked: dict[str, tuple[float, int, int]] = {}
_lock = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A page that was found: its number in the case file, its record, and the line around the words."""

    page: int
    key: int
    record: int
    line: Snippet


@dataclass(frozen=True, kw_only=True)
class Search:
    """What a search came to: its tree, the spellings that counted, and the pages found, in their order."""

    query: str = ""
    node: Node | None = None
    looked_for: Mapping[str, Collection[str]]
    pages: tuple[int, ...] = ()

    @property
    def also(self) -> dict[str, list[str]]:
        """Spellings that counted beside the word itself, for the reader to see."""
        return {
            word: [other for other in spelt if other != word]
            for word, spelt in self.looked_for.items()
            if any(other != word for other in spelt)
        }


NOTHING = Search(looked_for={})


def index_of(case: Case) -> CaseIndex:
    """The index of a case; it may not be there yet."""
    return CaseIndex(Path(settings.OPENIMR_HOME) / "reader-index" / f"{case.number}.sqlite3")


def refresh(case: Case) -> int:
    """Bring the index of a case up to its pages; returns how many were read into it. It can fail harmlessly."""
    index = index_of(case)
    with _lock:
        known = index.known()
        new = changed = 0
        present: set[int] = set()
        for page in _pages(case):
            present.add(page.key)
            before = known.get(page.key)
            new += before is None
            changed += before is not None and before != digest(page.text)
        gone = bool(set(known) - present)
        done = 0
        if changed or gone or (new and not known):
            done = index.make(_pages(case))
        elif new:
            done = index.add(page for page in _pages(case) if page.key not in known)
        _checked[str(index.path)] = (time.monotonic(), len(present), max(present, default=0))
        return done


def _pages(case: Case) -> Iterator[IndexPage]:
    rows = Page.objects.filter(packet__case=case).order_by("pk").values_list("pk", "text")
    return (IndexPage(key=pk, text=text) for pk, text in rows.iterator(chunk_size=500))


def _stale(case: Case) -> bool:
    index = index_of(case)
    seen = _checked.get(str(index.path))
    if seen is None or not index.path.exists() or time.monotonic() - seen[0] > LOOK_AGAIN:
        return True
    now = Page.objects.filter(packet__case=case).aggregate(count=Count("pk"), last=Max("pk"))
    return (now["count"], now["last"] or 0) != seen[1:]


def search(case: Case, query: str, *, exact: bool = False) -> Search:
    """The pages of the case file that a query finds, in the order of the file."""
    node = parse(query)
    if node is None:
        return NOTHING
    found = _found(case, node, exact=exact)
    numbers = dict(Page.objects.filter(packet__case=case, bates__isnull=False).values_list("pk", "bates"))
    pages = sorted(numbers[key] or 0 for key in found.pages if key in numbers)
    return Search(query=query, node=node, looked_for=found.looked_for, pages=tuple(pages))


def _found(case: Case, node: Node, *, exact: bool) -> Found:
    if _stale(case):
        refresh(case)
    try:
        return index_of(case).search(node, exact=exact)
    except sqlite3.DatabaseError:
        log.warning("the index of a case file was damaged and is made anew")
        index_of(case).path.unlink(missing_ok=True)
        refresh(case)
        return index_of(case).search(node, exact=exact)


def lines(case: Case, found: Search, pages: Collection[int]) -> list[Hit]:
    """The hits on these pages with their lines; only these pages are read."""
    rows = Page.objects.filter(packet__case=case, bates__in=list(pages)).order_by("bates")
    return [
        Hit(page=bates or 0, key=pk, record=number or 0, line=snippet(text, found.node, found.looked_for))
        for pk, bates, number, text in rows.values_list("pk", "bates", "document__number", "text")
    ]
