"""Citations in a text, each with its place, its parts and the key by which it is counted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import replace

from openimr.letters.citing.chapters import chapters, meant
from openimr.letters.citing.law import laws
from openimr.letters.citing.literature import book, by_number, studies
from openimr.letters.citing.misread import as_written, mended
from openimr.letters.citing.model import (
    BookCitation,
    FoundCitation,
    GuidelineCitation,
    LawCitation,
    StudyCitation,
)
from openimr.letters.citing.named import TAKEN, NamedSource
from openimr.letters.citing.sources import named_sources
from openimr.letters.model import Family


def citations(text: str, *, decided: dt.date | None = None) -> tuple[FoundCitation, ...]:
    """The sources that a text cites, in the order of the text, none within another.

    In goes a guideline statement, or any text that cites; line breaks in it do not matter. Out come
    `GuidelineCitation`, `LawCitation`, `StudyCitation`, `BookCitation`, and `FoundCitation` for what is none
    of these. `decided` is the day on which the text was written: it settles which edition of a chapter is meant
    where the words leave that open. A citation's own words decide its family: ACOEM if it is named, then
    ODG, else MTUS for the schedule and its chapters, else `other` (letters rule 6). A law that stands within
    the words of a guideline is one of its `laws`. Words by which sources are known count though a scanner misread
    them; the words of a citation are as written. Never raises; takes time in proportion to the text.

    >>> for found in citations("MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 305; LC 4610.5(c)(2)"):
    ...     print(found.sort, found.key, found.pages)
    guideline acoem-2/12 ('305',)
    law ca/lab/4610.5(c)(2) ()
    >>> [(found.key, found.text) for found in citations("AC0EM Cbapter 12, page 305")]
    [('acoem-2/12', 'AC0EM Cbapter 12, page 305')]
    """
    legible = mended(text)
    found = _cited(legible, decided)
    if legible is text:
        return found
    return tuple(_as_written(one, legible, text) for one in found)


def _as_written(found: FoundCitation, read: str, written: str) -> FoundCitation:
    place = slice(found.start, found.end)
    found = replace(found, citation=as_written(found.citation, read[place], written[place]))
    if isinstance(found, GuidelineCitation) and found.laws:
        laws_within = [_as_written(law, read, written) for law in found.laws]
        found = replace(found, laws=tuple(law for law in laws_within if isinstance(law, LawCitation)))
    return found


def _cited(text: str, decided: dt.date | None) -> tuple[FoundCitation, ...]:
    regulations = list(laws(text))
    articles = list(studies(text))
    starts = [law.start for law in regulations]
    found: list[FoundCitation] = [*articles]
    kept = [True] * len(regulations)
    for source in named_sources(_without(text, articles)):
        first, last = bisect_left(starts, source.start), bisect_left(starts, source.end)
        inside = regulations[first:last]
        if source.citation.family is Family.OTHER:
            if _is_law(source, inside):
                continue
            found.append(_other(text, source))
        else:
            found.append(_guideline(source, tuple(inside), decided))
        kept[first:last] = [False] * (last - first)
    taken = sorted((f.start, f.end) for f in found)
    for law, free in zip(regulations, kept, strict=True):
        before = bisect_left(taken, (law.end, 0)) - 1
        if free and (before < 0 or taken[before][1] <= law.start):
            found.append(law)
    return tuple(sorted(found, key=lambda f: f.start))


def _without(text: str, found: list[StudyCitation]) -> str:
    """The text with the stretches of what was found blank, so that what is left keeps its place.

    Each begins with the mark at which a source ends, for none goes on beyond another.
    """
    pieces, end = [], 0
    for one in found:
        pieces += [text[end : one.start], TAKEN, " " * (one.end - one.start - 1)]
        end = one.end
    return "".join([*pieces, text[end:]])


def _is_law(source: NamedSource, inside: list[LawCitation]) -> bool:
    """Whether a source of no guideline is but a law or several, and the words around them."""
    return 2 * sum(law.end - law.start for law in inside) > source.end - source.start


def _guideline(
    source: NamedSource, inside: tuple[LawCitation, ...], decided: dt.date | None
) -> GuidelineCitation:
    cited = source.citation
    words = meant(cited.family, cited.text, cited.chapter, cited.section, decided)
    keys = words.keys
    if keys == ("mtus",) and (adopted := tuple(dict.fromkeys(law.adopts for law in inside if law.adopts))):
        keys = adopted
    known = chapters().get(keys[0]) if keys else None
    return GuidelineCitation(
        citation=cited, start=source.start, end=source.end, key=keys[0] if keys else None,
        candidates=keys if len(keys) > 1 else (), year=words.year or (known.year if known and len(keys) == 1 else None),
        edition=words.edition, title=known.title if known else None, laws=inside,
    )  # fmt: skip


def _other(text: str, source: NamedSource) -> FoundCitation:
    volume = book(text, source.start, source.end)
    if volume is not None:
        return replace(volume, citation=source.citation)
    return by_number(source.citation, source.start, source.end) or FoundCitation(
        citation=source.citation, start=source.start, end=source.end
    )


__all__ = [
    "BookCitation", "FoundCitation", "GuidelineCitation", "LawCitation", "StudyCitation", "citations",
]  # fmt: skip
