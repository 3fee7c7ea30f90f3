"""From pages to documents: the runs of pages that belong together, each with kind, date, author and title."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence

from openimr.casefile.documents.authors import document_author
from openimr.casefile.documents.boundaries import Opening, first_opening, opening
from openimr.casefile.documents.captions import document_title
from openimr.casefile.documents.dating import document_date
from openimr.casefile.documents.duplicates import Copies
from openimr.casefile.documents.kinds import document_kind
from openimr.casefile.documents.lexicon import learn
from openimr.casefile.documents.lines import PageLines, page_lines, without_boxes
from openimr.casefile.documents.model import Duplicates, FoundDocument, PageText
from openimr.casefile.documents.rules import boundary_rules, rules
from openimr.casefile.documents.titles import Title

_WHY = {
    "title": "a heading on top",
    "caption": "what looks like a title",
    "own_day": "a day of service of its own",
    "dated_head": "a name and a day on top",
    "own_header": "its own patient or claim fields",
    "letterhead": "a letterhead",
    "after_sheet": "the page before is a sheet of a few words",
    "office": "the name of another office",
    "letter_opening": "the opening of a letter",
    "after_signature": "the page before is signed",
    "after_single": "the page before is a document of one page",
    "after_last": "the page before says that it is the last",
    "page_one": "says page 1",
    "other_count": "counts pages otherwise than the page before",
    "other_date": "the same form of another date",
    "copy_starts": "shows again the first page of a document",
    "first_page": "first page of the packet",
}


_MENDED = 0.9
"""What is left of the confidence in a record whose author or title was misread and set right."""
_AS_OTHERS = "; {} misread on the scan, given as other pages spell it"
_WORDS = re.compile(r"[\w'\u2019]+")


def find_documents(pages: Sequence[PageText], *, duplicates: Duplicates | None = None) -> list[FoundDocument]:
    """The documents in the pages of one or more packets, in packet order; every page is in exactly one.

    Blank pages go with what lies before them, at the very start with what follows. A page that
    says nothing to the rules (unreadable, a picture) stays with a document that is not at its end, else it
    is a document of kind `other`. `duplicates` is what `find_duplicates` gave for these pages, found here
    when it is not given: a page that was sent again begins a document where the first one did.
    Raises ValueError where two pages have the same place or key.
    """
    if len({p.key for p in pages}) != len(pages) or len({(p.packet, p.number) for p in pages}) != len(pages):
        raise ValueError("pages: expected each key and each place in a packet once")
    learn(pages)
    return list(documents_in(sorted(pages, key=_place), duplicates=duplicates))


def documents_in(
    pages: Iterable[PageText], *, duplicates: Duplicates | None = None
) -> Iterator[FoundDocument]:
    """The same for pages that come one after another, by packet and number: only those of one document are held at a time.

    Raises ValueError where a page does not come after the one before.
    """
    copies = Copies() if duplicates is None else None
    found = copies.found if copies is not None else duplicates or {}
    starts: dict[Hashable, bool] = {}
    for _, packet in itertools.groupby(_in_order(pages), key=lambda p: p.packet):
        yield from _in_packet(_read(packet, copies), found, starts)


def _place(page: PageText) -> tuple[int, int]:
    return page.packet, page.number


def _in_order(pages: Iterable[PageText]) -> Iterator[PageText]:
    last: PageText | None = None
    for page in pages:
        if last is not None and _place(page) <= _place(last):
            raise ValueError(
                f"pages: expected them by packet and number, found page {page.number} after page {last.number}"
            )
        last = page
        yield page


def _read(pages: Iterable[PageText], copies: Copies | None) -> Iterator[PageLines]:
    """The lines of pages; with `copies` it is seen of each, as it comes, whether it shows an earlier one again."""
    for page in pages:
        if copies is not None:
            copies.see(page)
        yield without_boxes(page_lines(page))


def describe(pages: Sequence[PageText]) -> FoundDocument:
    """What the pages of one record say of it, where somebody has said which pages those are. Raises ValueError for none."""
    if not pages:
        raise ValueError("pages of a record: expected one or more, found none")
    read = [page_lines(page) for page in sorted(pages, key=lambda p: p.number)]
    return _document(first_opening(read[0]), read)


def beginnings(pages: Sequence[PageText]) -> list[tuple[Hashable, frozenset[str]]]:
    """For each page with words after another of its packet: its key, and the signs of a beginning seen on it.

    Each is looked at as following the page before alone, which is what learning needs and near to how it was decided.
    """
    found: list[tuple[Hashable, frozenset[str]]] = []
    ordered = sorted(pages, key=lambda p: (p.packet, p.number))
    for _, packet in itertools.groupby(ordered, key=lambda p: p.packet):
        spoken = [page_lines(page) for page in packet if page.has_words]
        for before, page in itertools.pairwise(spoken):
            title = first_opening(before).title
            found.append((page.page.key, frozenset(opening(page, [before], title).seen)))
    return found


def _in_packet(
    pages: Iterable[PageLines], copies: Duplicates, starts: dict[Hashable, bool]
) -> Iterator[FoundDocument]:
    first: Opening | None = None
    run: list[PageLines] = []
    title: Title | None = None
    for page in pages:
        start = _start(page, run, title, copies, starts)
        starts[page.page.key] = start is not None
        if start is None:
            run.append(page)
            if title is None and page.page.has_words and not _has_words(run[:-1]):
                # The first page with words, after blank ones at the start of the packet.
                title = first_opening(page).title
        else:
            if first is not None:
                yield _document(first, run)
            first, run, title = start, [page], start.title
    if first is not None:
        yield _document(first, run)


def _start(
    page: PageLines,
    run: Sequence[PageLines],
    title: Title | None,
    copies: Duplicates,
    starts: dict[Hashable, bool],
) -> Opening | None:
    """What makes the page begin a document, or None where it goes on with the one before."""
    if not run:
        return first_opening(page)
    if page.page.source == "blank":
        return None
    spoken = [p for p in run if p.page.has_words]
    if not page.page.has_words:
        return _silent(run, spoken)
    if not spoken:
        # Only blank pages so far belong to what follows; a page that could not be read does not.
        return None if all(p.page.source == "blank" for p in run) else first_opening(page)
    seen = opening(page, spoken, title)
    first = copies.get(page.page.key)
    weights = boundary_rules().weights
    if _shown_again(page, run, copies):
        return None
    if first is not None and first in starts:
        if starts[first]:
            seen.seen["copy_starts"] = weights["copy_starts"]
        elif copies.get(spoken[-1].page.key) is not None:
            seen.seen["copy_continues"] = weights["copy_continues"]
    return seen if seen.total >= boundary_rules().threshold else None


def _shown_again(page: PageLines, run: Sequence[PageLines], copies: Duplicates) -> bool:
    """Whether a sheet of a longer document was merely fed twice: the page before shows the same one."""
    key, before = page.page.key, run[-1].page.key
    same = key in copies and copies[key] in (before, copies.get(before))
    longer = len(run) > 1 or (page.mark is not None and page.mark.count != 1)
    return same and longer


def _silent(run: Sequence[PageLines], spoken: Sequence[PageLines]) -> Opening | None:
    """A page without words: part of a document that announces more pages, else a document of its own."""
    last = spoken[-1].mark if spoken and spoken[-1] is run[-1] else None
    if last is not None and last.count is not None and last.number < last.count:
        return None
    if run and not run[-1].page.has_words and run[-1].page.source != "blank":
        return None
    return Opening(begins=True, title=None, seen={"no_words": boundary_rules().threshold})


def _has_words(run: Sequence[PageLines]) -> bool:
    return any(p.page.has_words for p in run)


def _document(start: Opening, run: Sequence[PageLines]) -> FoundDocument:
    spoken = in_their_order([p for p in run if p.page.has_words])
    first, last = run[0].page, run[-1].page
    keys = tuple(p.page.key for p in run)
    if not spoken:
        blank = all(p.page.source == "blank" for p in run)
        return FoundDocument(
            packet=first.packet, first_page=first.number, last_page=last.number, kind="other", date=None,
            author=None, title=None, confidence=0.0, keys=keys,
            reason="blank pages only" if blank else "no words could be read on its pages",
        )  # fmt: skip
    kind = document_kind(spoken)
    rule = rules().kinds[kind.kind]
    date = document_date(spoken, rule)
    author, title = (
        document_author(spoken, rule.author, rule.author_by),
        document_title(spoken[0], kind.kind, kind.title),
    )
    mended = _mended(spoken, author, title)
    reasons = [_WHY[name] for name, weight in start.seen.items() if weight > 0 and name in _WHY]
    return FoundDocument(
        packet=first.packet,
        first_page=first.number,
        last_page=last.number,
        kind=kind.kind,
        date=date.isoformat() if date else None,
        author=author,
        title=title,
        reason=f"begins: {', '.join(reasons) or 'nothing tells'}; kind: {kind.reason}{mended and _AS_OTHERS.format(mended)}",
        confidence=round(
            kind.confidence * min(p.page.confidence for p in spoken) * (_MENDED if mended else 1.0), 2
        ),
        keys=keys,
    )


def _mended(pages: Sequence[PageLines], author: str | None, title: str | None) -> str:
    """Which of author and title have a word of a scan that was set right by other pages; empty where none has."""
    words = set().union(*(page.mended for page in pages))
    named = {"author": author, "title": title}
    return " and ".join(
        what for what, said in named.items() if said and not words.isdisjoint(_WORDS.findall(said))
    )


def in_their_order(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages as they count themselves, where all do and lie out of order; else as they lie."""
    numbers = [p.mark.number for p in pages if p.mark is not None]
    if len(numbers) < len(pages) or len(set(numbers)) < len(numbers):
        return list(pages)
    return sorted(pages, key=lambda p: p.mark.number if p.mark else 0)


def duplicate_documents(
    documents: Sequence[FoundDocument], duplicates: Duplicates, blank: Container[Hashable]
) -> dict[int, int]:
    """Which documents are copies: position -> position of the first, both in `documents`.

    A document is a copy when all its pages, `blank` ones aside, show pages of one other document that
    comes before it or begins a chain of copies, also if only some pages of that one came again.
    """
    home = {key: n for n, document in enumerate(documents) for key in document.keys}
    copies: dict[int, int] = {}
    for n, document in enumerate(documents):
        shown = [key for key in document.keys if key not in blank]
        firsts = {home.get(duplicates[key]) if key in duplicates else None for key in shown}
        if shown and len(firsts) == 1:
            (first,) = firsts
            if first is not None and first != n:
                copies[n] = copies.get(first, first)
    return copies
