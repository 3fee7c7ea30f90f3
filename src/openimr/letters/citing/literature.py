"""Journal articles and textbooks, as reference lists and letters write them.

An article is sought by what no running text has: year, volume and pages after a journal's name, a DOI, or a PubMed
number; title and authors are then read backwards from there. A textbook is known by its title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from openimr.letters.citing.model import BookCitation, StudyCitation
from openimr.letters.citing.statements import clauses
from openimr.letters.data import read_data
from openimr.letters.model import Citation, Family

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?:\s{0,3}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[\s-]{1,2}\d{1,2})?)?"
_PAGES = r"(?P<pages>[eES]?\d{1,5}(?:\s?[-–]\s?[eES]?\d{1,5})?)"
_VOLUME = r"(?P<volume>\d{1,4})\s?(?:\(\s?(?P<issue>[\w .-]{1,20})\))?"
# "2009 Aug;34(10):1066-77", "1993;75:1619", and "34(10), 1066-1077 (2009)", "Vol. 34, No. 10, pp. 1066-1077, 2009".
_CORES = (
    re.compile(rf"\b{_YEAR}{_MONTH}\s{{0,3}};\s{{0,3}}{_VOLUME}\s{{0,3}}:\s{{0,3}}{_PAGES}"),
    re.compile(rf"\b(?:vol\.?\s?)?{_VOLUME}\s{{0,2}}(?:,\s{{0,2}}(?:no\.?\s?\d{{1,3}},\s{{0,2}})?(?:pp?\.?\s?)?|:\s{{0,2}}){_PAGES},?\s{{0,2}}\(?{_YEAR}\)?(?!\d)", re.IGNORECASE),
)  # fmt: skip
_DOI = re.compile(
    r"\b(?:doi:?\s{0,3}|https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/[^\s;,]{1,100}[^\s;,.)\]])",
    re.IGNORECASE,
)
_PMID = re.compile(r"\bPMID:?\s{0,3}(?P<pmid>\d{5,9})\b", re.IGNORECASE)
_REACH = 400
# A journal's name: capitalised words right before the year or volume.
_JOURNAL = re.compile(
    r"(?P<journal>(?:The\s)?[A-Z][\w&'’-]{0,20}\.?(?:\s(?:of|the|and|in|for|&|on)(?=\s)|\s\(?[A-Z][\w&'’-]{0,20}\.?\)?|\s\d{4}\)){0,9})[\s.,(]{0,3}$"
)
_AUTHORS = re.compile(
    r"(?P<authors>(?:[A-Z][\w'’-]{1,25}(?:\s[A-Z][\w'’-]{1,25})?,?\s[A-Z]{1,3}(?:\.?[A-Z]?\.?)?(?:,\s|\s(?:and|&)\s|(?=[.,]?\s)|(?=\.)))+(?:,?\s?et\sal\.?)?|[A-Z][\w'’-]{1,25},?\set\sal\.?)[.:,]?\s"
)
_NAME_OF = re.compile(r"\b[A-Z][a-z'’-][\w'’-]{0,24}")
_ET_AL = re.compile(r"\bet\sal\b")
_EDITION = re.compile(r"\b(?P<edition>\d{1,2}(?:st|nd|rd|th)\s?(?:ed(?:ition|\.)?)\b\.?)", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")
_BOOK_REACH = 160
_SENTENCE = re.compile(r"(?:[;\n]|[.?!]\s+(?=[A-Z0-9]))")


def studies(text: str) -> Iterator[StudyCitation]:
    """The journal articles that a text cites, in order and apart. Linear in the length of the text."""
    position = 0
    opened = [clause.start for clause in clauses(text)]
    cores = sorted((m for core in _CORES for m in core.finditer(text)), key=lambda m: (m.start(), -m.end()))
    for core in cores:
        if core.start() < position:
            continue
        clause = bisect_right(opened, core.start()) - 1
        found = _study(text, core, max(position, opened[clause] if clause >= 0 else 0))
        if found is not None:
            yield found
            position = found.end


def study_pages(text: str) -> tuple[str, ...]:
    """The pages of the first article that some words cite, as `34(10):1066-77` or in another of the usual ways."""
    core = next((m for pattern in _CORES if (m := pattern.search(text))), None)
    return (_range(core["pages"]),) if core else ()


def _range(pages: str) -> str:
    return re.sub(r"\s", "", pages).replace("–", "-")


def _study(text: str, core: re.Match[str], floor: int) -> StudyCitation | None:
    first = max(floor, core.start() - _REACH)
    before = text[first : core.start()]
    cut = before.rfind(";")
    if cut >= 0:
        first, before = first + cut + 1, before[cut + 1 :]
    flat = re.sub(r"\s", " ", before)
    journal = _JOURNAL.search(flat, max(0, len(flat) - 120))
    if journal is None:
        return None
    start, title = first + journal.start(), None
    authors: tuple[str, ...] = ()
    head = flat[: journal.start()].rstrip()
    named = _AUTHORS.search(head + " ")
    if named:
        start = first + named.start()
        title = head[named.end() :].strip(' .,"“”') or None
        authors = tuple(_NAME_OF.findall(_ET_AL.sub("", named["authors"])))
    elif head.endswith("."):
        sentences = [m.end() for m in _SENTENCE.finditer(head)]
        start = first + (sentences[-1] if sentences else len(head) - len(head.lstrip()))
        title = head[start - first :].strip(' .,"“”') or None
    end = core.end()
    doi = _DOI.search(text, end, min(len(text), end + 120))
    pmid = _PMID.search(text, end, min(len(text), end + 120))
    for extra in (doi, pmid):
        if extra and len(text[end : extra.start()].split()) <= 2:
            end = extra.end()
    name = journal["journal"].strip(" .,(")
    pages = _range(core["pages"])
    # A journal has many names; year, volume, first page and its first letter are the same in all of them.
    initial = name.removeprefix("The ")[0].lower()
    key = f"study/{core['year']}/{core['volume']}/{pages.split('-')[0].lower()}/{initial}"
    citation = Citation(family=Family.OTHER, text=" ".join(text[start:end].split()), pages=(pages,))
    return StudyCitation(
        citation=citation, start=start, end=end, key=key,
        year=int(core["year"]), authors=authors, title=title, journal=name, volume=core["volume"],
        issue=core["issue"], doi=doi["doi"] if doi and doi.end() <= end else None,
        pmid=pmid["pmid"] if pmid and pmid.end() <= end else None,
    )  # fmt: skip


def book(text: str, start: int, end: int) -> BookCitation | None:
    """The textbook that a stretch of text names, None if it names none of the reference data."""
    match = _books()[0].search(text, start, end)
    if match is None:
        return None
    name, title = _books()[1][" ".join(match[0].casefold().replace("’", "'").split())]
    after = text[match.end() : min(end, match.end() + _BOOK_REACH)]
    edition, year = _EDITION.search(after), _ANY_YEAR.search(after)
    citation = Citation(family=Family.OTHER, text=" ".join(text[start:end].split()))
    number = re.match(r"\d+", edition["edition"]) if edition else None
    return BookCitation(
        citation=citation, start=start, end=end, key=f"book/{name}" + (f"/{number[0]}" if number else ""),
        year=int(year[0]) if year else None, edition=edition["edition"] if edition else None, title=title,
    )  # fmt: skip


@cache
def _books() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    data = read_data("literature.json")["books"]
    named = {n.casefold(): (key, entry["title"]) for key, entry in data.items() for n in entry["names"]}
    words = sorted(named, key=len, reverse=True)
    pattern = "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in words)
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), named
