"""Journal articles and textbooks, as reference lists and letters write them.

An article is sought by what no running text has: year, volume and pages after a journal's name, or the number of a
Cochrane review; title and authors are then read backwards from there, a DOI or a PubMed number after it. A textbook
is known by its title.
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
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MONTH = rf"(?:\s{{0,3}}{_MONTHS}(?:[-–/]{_MONTHS})?(?:[\s-]{{1,2}}\d{{1,2}}(?:[-–]\d{{1,2}})?)?)?"
_PAGES = r"(?P<pages>[A-Za-z]?\d{1,7}(?:[A-Z]\b)?(?:\s?[-–]\s?[A-Za-z]?\d{1,5}(?:[A-Z]\b)?(?:\.e\d{1,3})?)?)"
_ISSUE = r"(?:\(\s?(?P<issue>[\w .-]{1,20})\))"
_SUPPLEMENT = r"(?:\s[Ss]uppl\.?(?:\s?\d{1,2})?)?"
_VOLUME = rf"(?P<volume>\d{{1,4}}){_SUPPLEMENT}\s?{_ISSUE}?"
# "2009 Aug;34(10):1066-77", "1993;75:1619", "2000;(381):145-55"; "34(10), 1066-1077 (2009)", "Vol. 34, No. 10, pp. 1066-1077, 2009";
# "(2009) 34:1066-1077"; "34, no. 10 (2009): 1066-1077".
_CORES = (
    re.compile(rf"\b{_YEAR}{_MONTH}\s{{0,3}};\s{{0,3}}(?=[\d(])(?:(?P<volume>\d{{1,4}}){_SUPPLEMENT})?\s?{_ISSUE}?\s{{0,3}}:\s{{0,3}}{_PAGES}"),
    re.compile(rf"\b(?:vol\.?\s?)?{_VOLUME}\s{{0,2}}(?:,\s{{0,2}}(?:no\.?\s?\d{{1,3}},\s{{0,2}})?(?:pp?\.?\s?)?|:\s{{0,2}}){_PAGES},?\s{{0,2}}\(?{_YEAR}\)?(?!\d)", re.IGNORECASE),
    re.compile(rf"\({_YEAR}\)[\s,:;]{{1,2}}{_VOLUME}\s{{0,2}}:\s{{0,2}}{_PAGES}"),
    re.compile(rf"\b(?P<volume>\d{{1,4}}),?\s{{0,2}}no\.?\s?(?P<issue>\d{{1,3}})\s{{0,2}}\((?:{_MONTHS}\s)?{_YEAR}\)\s?:\s{{0,2}}{_PAGES}"),
)  # fmt: skip
# "Quill, J., & Ferro, A. (2009). Fusion for low back pain. Spine, 34(10), 1066-1077": the year stands far before.
_YEAR_FIRST = re.compile(
    rf",\s{{1,3}}(?:vol\.?\s?)?{_VOLUME},\s{{1,3}}(?:pp?\.?\s?)?(?P<pages>[A-Za-z]?\d{{1,7}}\s?[-–]\s?[A-Za-z]?\d{{1,5}}|[A-Za-z]\d{{3,7}})"
)
_YEAR_OF_IT = re.compile(r"\((?P<year>(?:19|20)\d\d)[a-z]?(?:,\s[^()]{1,20})?\)[.,:]?\s")
_TITLE_OF_IT = re.compile(r"(?P<title>.{3,300}[.?!][\"'”’]?)\s+$")
_COCHRANE = re.compile(
    r"\bCochrane\s{1,3}Database\s{1,3}(?:of\s{1,3})?Syst\w{0,10}\.?\s{1,3}Rev\w{0,5}\b(?P<when>[\s\S]{0,80}?)\b(?P<pages>CD\d{6})\b"
)
_COCHRANE_NAME = "Cochrane Database of Systematic Reviews"
_LEAD_IN = r"(?:See|Per|From|In|And|By|Also|Compare)"
_NAME = rf"(?!{_LEAD_IN}\s)[A-Z][\w'’-]{{1,25}}(?:\s[A-Z][\w'’-]{{1,25}})?"
_INITIALS = r"(?:[A-Z]\.[\s-]?){1,4}"
# "Quill, J., & Ferro, A. ", "Quill and Ferro ", "Quill et al. ", right before the year.
_BEFORE_YEAR = re.compile(
    rf"(?:{_NAME},\s{_INITIALS}(?:,?\s?(?:&\s|and\s|…\s?|\.\.\.\s?)?{_NAME},\s{_INITIALS}){{0,20}}|{_NAME}(?:,?\s(?:&|and)\s{_NAME})?)"
    r"(?:,?\s?et\sal\.?)?[\s.,]{0,2}"
)
_A_START = re.compile(rf"(?:^|[;:]\s?|[.?!]\s|\b(?i:{_LEAD_IN})\s)(?=[A-Z][a-z'’-])")
_MOST_STARTS = 6
_DOI = re.compile(
    r"\b(?:doi:?\s{0,3}|https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/[^\s;,]{1,100}[^\s;,.)\]])",
    re.IGNORECASE,
)
_PUBMED = re.compile(
    r"\b(?:PMID:?\s{0,3}|PubMed:?\s(?:ID:?\s)?|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{5,9})\b",
    re.IGNORECASE,
)
_PMC = re.compile(r"\bPMC\s?(\d{5,9})\b", re.IGNORECASE)
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
    cores = sorted(
        (m for core in (*_CORES, _YEAR_FIRST, _COCHRANE) for m in core.finditer(text)),
        key=lambda m: (m.start(), -m.end()),
    )
    # Where clauses begin is of no use without a core, and the dearest of all to tell.
    opened = [clause.start for clause in clauses(text)] if cores else []
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
    patterns = (*_CORES, _YEAR_FIRST) if _YEAR_OF_IT.search(text) else _CORES
    core = next((m for pattern in patterns if (m := pattern.search(text))), None)
    return (_range(core["pages"]),) if core else ()


def _range(pages: str) -> str:
    """The pages as written, without the spaces that a line break left around the dash."""
    return re.sub(r"\s", "", pages)


def _study(text: str, core: re.Match[str], floor: int) -> StudyCitation | None:
    """The article whose volume and pages these are, None if there is no journal before them."""
    first = max(floor, core.start() - _REACH)
    before = text[first : core.start()]
    cut = before.rfind(";")
    if cut >= 0:
        first, before = first + cut + 1, before[cut + 1 :]
    flat = re.sub(r"\s", " ", before)
    if core.re is _COCHRANE:
        year = _ANY_YEAR.search(core["when"])
        start, title, authors = _named_before(flat, len(flat))
        return _made(
            text, core, first + start, f"study/cochrane/{core['pages'].lower()}", year[0] if year else None,
            journal=_COCHRANE_NAME, title=title, authors=authors,
        )  # fmt: skip
    journal = _JOURNAL.search(flat, max(0, len(flat) - 120))
    if journal is None:
        return None
    if core.re is _YEAR_FIRST:
        read = _year_first(flat, journal.start())
        if read is None:
            return None
        year_said, start, title, authors = read
    else:
        year_said = core["year"]
        start, title, authors = _named_before(flat, journal.start())
    name = journal["journal"].strip(" .,(")
    # A journal has many names; year, volume, first page and its first letter are the same in all of them.
    page, initial = re.split(r"[-–]", _range(core["pages"]))[0].lower(), name.removeprefix("The ")[0].lower()
    key = f"study/{year_said}/{core['volume'] or core['issue']}/{page}/{initial}"
    return _made(text, core, first + start, key, year_said, journal=name, title=title, authors=authors)


def _named_before(flat: str, end: int) -> tuple[int, str | None, tuple[str, ...]]:
    """Where a reference begins whose journal begins at `end`, with its title and authors as far as they are there."""
    head = flat[:end].rstrip()
    if named := _AUTHORS.search(head + " "):
        authors = tuple(_NAME_OF.findall(_ET_AL.sub("", named["authors"])))
        return named.start(), head[named.end() :].strip(' .,"“”') or None, authors
    if head.endswith("."):
        sentences = [m.end() for m in _SENTENCE.finditer(head)]
        start = sentences[-1] if sentences else len(head) - len(head.lstrip())
        return start, head[start:].strip(' .,"“”') or None, ()
    return end, None, ()


def _year_first(flat: str, end: int) -> tuple[str, int, str, tuple[str, ...]] | None:
    """Year, beginning, title and authors of a reference that has its year in parentheses after the authors."""
    years = list(_YEAR_OF_IT.finditer(flat, 0, end))
    if not years:
        return None
    title = _TITLE_OF_IT.fullmatch(flat, years[-1].end(), end)
    if title is None:
        return None
    head = flat[: years[-1].start()]
    starts = [m.end() for m in _A_START.finditer(head)][-_MOST_STARTS:]
    start = next((s for s in starts if _BEFORE_YEAR.fullmatch(head, s)), years[-1].start())
    authors = tuple(_NAME_OF.findall(_ET_AL.sub("", head[start:])))
    return years[-1]["year"], start, title["title"].strip(' .,"“”'), authors


def _made(
    text: str, core: re.Match[str], start: int, key: str, year: str | None, *,
    journal: str, title: str | None, authors: tuple[str, ...],
) -> StudyCitation:  # fmt: skip
    """The citation from `start` to the DOI and the PubMed number that follow the pages."""
    end = core.end()
    doi = _DOI.search(text, end, min(len(text), end + 120))
    pmid = _PMID.search(text, end, min(len(text), end + 120))
    for extra in sorted((m for m in (doi, pmid) if m), key=lambda m: m.start()):
        if len(text[end : extra.start()].split()) <= 2:
            end = extra.end()
    pages = () if core.re is _COCHRANE else (_range(core["pages"]),)
    parts = core.groupdict()
    return StudyCitation(
        citation=Citation(family=Family.OTHER, text=" ".join(text[start:end].split()), pages=pages),
        start=start, end=end, key=key, year=int(year) if year else None, authors=authors, title=title, journal=journal,
        volume=parts.get("volume"), issue=parts.get("issue"), doi=doi["doi"] if doi and doi.end() <= end else None,
        pmid=pmid["pmid"] if pmid and pmid.end() <= end else None,
    )  # fmt: skip


def by_number(citation: Citation, start: int, end: int) -> StudyCitation | None:
    """The article that a source names by its number only, in PubMed or its DOI, written out or in an address; None for any other."""
    pmid, pmc, doi = (pattern.search(citation.text) for pattern in (_PUBMED, _PMC, _DOI))
    if not (pmid or pmc or doi):
        return None
    number = pmid[1] if pmid else None
    key = (
        f"pmid/{number}" if number else f"pmc/{pmc[1]}" if pmc else f"doi/{doi['doi'].lower()}" if doi else ""
    )
    return StudyCitation(
        citation=citation,
        start=start,
        end=end,
        key=f"study/{key}",
        doi=doi["doi"] if doi else None,
        pmid=number,
    )


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
