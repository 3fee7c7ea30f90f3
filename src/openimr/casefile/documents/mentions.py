"""Records that a page names as existing: which, of when, by whom, and whether they are here.

Statement by statement: names of records (`rules/mentions.yaml`), dates and people are found, and each name is given
the date and the person that belong to it by where they stand. What is only planned, requested or denied, what lies
in the document's future, and the document's own examination are no mentions. Source: the contract for ingest.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.belonging import APART, around, author_of, date_after, date_before
from openimr.casefile.documents.existing import exists, is_asked, is_planned
from openimr.casefile.documents.itself import is_own
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.linking import Shelf
from openimr.casefile.documents.model import FoundDocument, Mention, PageText
from openimr.casefile.documents.phrases import named_by_phrase
from openimr.casefile.documents.spotting import DateAt, PersonAt, dates_in, names_in, people_in
from openimr.casefile.documents.statements import Statement, statements

_REPORT = re.compile(r"\b(?:reports?|letters?|notes?|records?|evaluations?)\b", re.I)
_BESIDE = 12
_FORMS = frozenset({"request-for-authorization", "application", "fax-cover", "other"})


@dataclass(frozen=True, kw_only=True)
class _Named:
    """A record as a statement names it; `kind` None for "the report of Dr. X", whose kind the shelf tells."""

    kind: str | None
    date: str | None
    author: str | None
    text: str
    around: str
    unsure: bool = False
    """Whether the words are none that the rules know: a record of that day tells better of what kind it is."""


def find_mentions(
    pages: Sequence[PageText],
    documents: Sequence[FoundDocument],
    duplicates: Mapping[Hashable, Hashable],
    copies: Mapping[int, int],
) -> list[Mention]:
    """The mentions on these pages, each with the record that it names where that is among `documents`.

    `duplicates` and `copies` are what `find_duplicates` and `duplicate_documents` gave: pages shown again
    repeat no mentions, and a mention names the first copy of a record.
    """
    ordered = sorted(pages, key=lambda p: (p.packet, p.number))
    return list(mentions_in(ordered, documents, duplicates, copies, {page.key: page.text for page in pages}))


def mentions_in(
    pages: Iterable[PageText],
    documents: Sequence[FoundDocument],
    duplicates: Mapping[Hashable, Hashable],
    copies: Mapping[int, int],
    texts: Mapping[Hashable, str],
) -> Iterator[Mention]:
    """The same for pages that come one after another, by packet and number: none is held.

    `texts` has the text of every page by its key, also of those still to come: what a mention means is looked for there.
    """
    home = {key: n for n, document in enumerate(documents) for key in document.keys}
    shelf = Shelf(documents, copies, texts)
    for page in pages:
        position = home.get(page.key)
        if position is None or page.key in duplicates or not page.has_words:
            continue
        own = documents[position]
        if own.kind == "billing":
            continue
        for named in _on_page(page, own):
            kind = named.kind or (None if named.unsure else shelf.kind_of_report(named.date, named.author))
            if named.unsure:
                kind = shelf.kind_of_day(named.date, named.author, position) or kind
            if kind is None or (kind == own.kind and named.date is not None and named.date == own.date):
                continue
            meant = shelf.meant(kind, named.date, named.author, named.around, position)
            yield Mention(
                key=page.key, packet=page.packet, page=page.number, kind=kind, date=named.date,
                author=named.author, text=named.text, document=meant,
            )  # fmt: skip


def _on_page(page: PageText, own: FoundDocument) -> Iterator[_Named]:
    for statement in statements(page_lines(page).lines):
        yield from _in_statement(statement, own)


def _in_statement(statement: Statement, own: FoundDocument) -> Iterator[_Named]:
    text = statement.text
    names = [n for n in names_in(text) if n[0].how != "listed" or statement.listed]
    dates = dates_in(text)
    people = people_in(text, names)
    if not names:
        told_so = list(_reports_of_people(text, dates, people, own))
        yield from told_so or _by_phrase(statement, dates, people, own)
        return
    used: set[int] = set()
    pairs = [(n, date_after(text, names, n, dates, used)) for n in range(len(names))]
    pairs = [
        (n, found or date_before(text, names, n, dates, used, statement.listed or statement.item))
        for n, found in pairs
    ]
    told = False
    for n, of in pairs:
        name, start, end = names[n]
        if name.how == "none":
            continue
        if not of:
            item = (
                statement.listed
                and not told
                and n == 0
                and not dates
                and not is_asked(text, start, end)
                and (name.how != "listed" or name.kind == "correspondence")
            )
            if (
                own.kind == name.kind
                or own.kind in _FORMS
                or not (item or exists(text, name, start, end, names, n))
            ):
                continue
        elif is_planned(text, name, start, end, of[0]):
            continue
        each: list[DateAt | None] = [*of] or [None]
        for date in each:
            if date is not None and own.date is not None and date.value > own.date[: len(date.value)]:
                continue
            if date is not None and is_own(text, names[n], date, own):
                continue
            told = True
            edge = max(end, date.end) if date else end
            begin = min(start, date.start) if date else start
            yield _Named(
                kind=name.kind, date=date.value if date else None,
                author=author_of(text, start, end, date, people, names, n, statement.listed or statement.item),
                text=text[begin:edge].strip(" ,(") if edge - begin < 160 else text[start:end],
                around=around(text, names, n, dates),
            )  # fmt: skip
        if statement.listed and of and len(dates) == 1:
            # One item of a list is one record, however many words name it.
            return


def _by_phrase(
    statement: Statement, dates: Sequence[DateAt], people: Sequence[PersonAt], own: FoundDocument
) -> Iterator[_Named]:
    """Records named by a phrase that the rules do not know, each with its date."""
    text = statement.text
    for kind, start, end, date in named_by_phrase(text, dates, people, listed=statement.listed):
        future = own.date is not None and date.value > own.date[: len(date.value)]
        if future or date.value == own.date or is_asked(text, start, end):
            continue
        near = [p for p in people if start <= p.start <= end or abs(p.start - max(end, date.end)) <= _BESIDE]
        words = text[min(start, date.start) : max(end, date.end)]
        yield _Named(
            kind=kind, date=date.value, author=near[0].words if near else None, text=words, around=words, unsure=True
        )  # fmt: skip


def _reports_of_people(
    text: str, dates: Sequence[DateAt], people: Sequence[PersonAt], own: FoundDocument
) -> Iterator[_Named]:
    """A record without the name of its kind: the report of Dr. X dated ..., Dr. X's 1/2/2014 report."""
    for date in dates:
        for person in people:
            lo, hi = min(date.start, person.start), max(date.end, person.end)
            between = text[min(date.end, person.end) : max(date.start, person.start)]
            if len(between) > 40 or APART.search(between):
                continue
            near = text[max(0, lo - 20) : hi + 12]
            if not _REPORT.search(near) or (
                own.date is not None and date.value > own.date[: len(date.value)]
            ):
                continue
            yield _Named(kind=None, date=date.value, author=person.words, text=text[lo:hi], around="")
            break
