"""Statutes and regulations: `8 CCR 9792.21.1(d)(1)`, `LC 4610.5(c)(2)`, `Labor Code sections 4610.5 and 4610.6`."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cache

from openimr.letters.citing.model import LawCitation
from openimr.letters.data import read_data
from openimr.letters.model import Citation, Family

_S = r"\s{1,9}"
_SECTION_WORD = r"(?:sections?|sects?\.?|secs?\.?|parts?|§{1,2})"
_NUMBER = r"\d{1,6}(?:\.\d{1,3}){0,3}[a-z]?(?![\w%]|/\d)"
# "9792.24.2(a)", "9792.24.2, subd. (a)"
_SUBDIVISIONS = (
    r"(?:,?\s{0,3}(?:subds?\.|subdivisions?)(?=\s{0,3}\())?(?:\s?\((?:[a-z]{1,4}|[A-Z]{1,3}|\d{1,2})\)){0,6}"
)
_ONE = rf"(?P<number>{_NUMBER})(?P<subs>{_SUBDIVISIONS})"
_ONE_SECTION = re.compile(_ONE)
_RANGE = re.compile(
    rf"\s{{0,9}}(?:-|–|to|through){_S[:-5]}{{0,9}}(?:§\s?)?(?P<last>{_NUMBER})|,?\s{{0,9}}(?P<open>et\s{{1,9}}seq\.?)"
)
_NEXT = re.compile(
    rf"(?:\s{{0,9}},\s{{0,9}}(?:(?:and|or|&)\s{{1,9}})?|\s{{1,9}}(?:and|or|&)\s{{1,9}})(?:{_SECTION_WORD}\s{{0,9}})?(?={_NUMBER})"
)
_MOST_OF_A_LIST = 30
_MOST_BEFORE_A_NAME = 6
_SHORT_NAME = 3
_TOO_SMALL = re.compile(r"\d{1,2}(?![\d.])")
_TITLE_OF_THE_FIELD = 8


@dataclass(frozen=True, slots=True)
class _Patterns:
    any: re.Pattern[str]
    """The head of a citation, up to its first section number."""
    before: re.Pattern[str]
    """Sections with the name of their code after them, `sections 4600 and 4610 of the Labor Code`."""
    named: dict[str, str]
    """The codes by the names people use."""


def laws(text: str) -> Iterator[LawCitation]:
    """The sections of law that a text cites, in order; one for each section of a list.

    A number without the name of a code is none. Linear in the length of the text.
    """
    patterns = _patterns()
    head, ahead = patterns.any.search(text), patterns.before.search(text)
    while head is not None or ahead is not None:
        if ahead is not None and (head is None or ahead.start() <= head.start()):
            yield from _before_their_name(text, ahead, patterns)
            position = ahead.end()
        else:
            assert head is not None
            position = yield from _after_their_name(text, head, patterns)
        if head is not None and head.start() < position:
            head = patterns.any.search(text, position)
        if ahead is not None and ahead.start() < position:
            ahead = patterns.before.search(text, position)


def begins_law(text: str, start: int, end: int) -> bool:
    """Whether a citation of law begins right there: `Labor Code section 4610.5`, `sections 4600 and 4610 of the Labor Code`."""
    patterns = _patterns()
    return bool(patterns.any.match(text, start, end) or patterns.before.match(text, start, end))


def law_heads(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch citations of law begin, each with the end of its head: before its first section, or of its code."""
    patterns = _patterns()
    for pattern in (patterns.any, patterns.before):
        for head in pattern.finditer(text, start, end):
            yield head.span()


def _after_their_name(
    text: str, head: re.Match[str], patterns: _Patterns
) -> Generator[LawCitation, None, int]:
    """The sections of a list whose code is named before it; returns where the list ends."""
    position = head.end()
    name = " ".join((head["code"] or head["before"] or head["after"] or head["bare"]).casefold().split())
    if head["code"] and len(name) <= _SHORT_NAME and _TOO_SMALL.match(text, position):
        return position  # "LC 50 mg": no section of a code
    code = patterns.named[name]
    title = head["title"] or head["title2"] or (_TITLE_OF_THE_FIELD if head["bare"] else None)
    start: int = head.start()
    for _ in range(_MOST_OF_A_LIST):
        found = _ONE_SECTION.match(text, position)
        if found is None:
            break
        span = _RANGE.match(text, found.end())
        position = span.end() if span else found.end()
        yield _law(text, code, int(title) if title else None, start, position, found, span)
        after = _NEXT.match(text, position)
        if after is None:
            break
        start = position = after.end()
    return position


def _before_their_name(text: str, ahead: re.Match[str], patterns: _Patterns) -> Iterator[LawCitation]:
    """The sections of a list whose code is named at its end; the last one has the name in its words."""
    code = patterns.named[" ".join((ahead["plain"] or ahead["titled"]).casefold().split())]
    title = ahead["title"] or ahead["title2"]
    if ahead["titled"] and not title:
        title = _TITLE_OF_THE_FIELD if code == "ca/ccr" else None
    numbers = list(_ONE_SECTION.finditer(text, ahead.start("list"), ahead.end("list")))
    for place, found in enumerate(numbers):
        start = ahead.start() if place == 0 else found.start()
        end = ahead.end() if place == len(numbers) - 1 else found.end()
        yield _law(text, code, int(title) if title else None, start, end, found, None)


def _law(
    text: str,
    code: str,
    title: int | None,
    start: int,
    end: int,
    found: re.Match[str],
    span: re.Match[str] | None,
) -> LawCitation:
    section = found["number"]
    subdivisions = tuple(re.findall(r"\((\w+)\)", found["subs"]))
    last = None if span is None else (span["last"] or "et seq.")
    where = f"{code}/{title}" if title is not None else code
    key = f"{where}/{section}" + "".join(f"({s})" for s in subdivisions) + (f"-{last}" if last else "")
    words = " ".join(text[start:end].split())
    citation = Citation(
        family=Family.OTHER, text=words, section=section + "".join(f"({s})" for s in subdivisions)
    )
    return LawCitation(
        citation=citation, start=start, end=end, key=key, code=code, section=section, law_title=title,
        subdivisions=subdivisions, last=last,
        adopts=_adopted().get(section) if code == "ca/ccr" and title == 8 else None,
    )  # fmt: skip


@cache
def _adopted() -> dict[str, str]:
    chapters = read_data("chapters.json")["chapters"]
    return {chapter["regulation"]: chapter["key"] for chapter in chapters if "regulation" in chapter}


@cache
def _patterns() -> _Patterns:
    data = read_data("laws.json")

    def either(groups: dict[str, list[str]]) -> str:
        names = sorted((n for names in groups.values() for n in names), key=len, reverse=True)
        return "|".join(re.escape(n).replace(r"\ ", r"\s{1,9}") for n in names)

    plain, titled = either(data["codes"]), either(data["titled"])
    title = r"tit(?:le|\.)\s{0,9}"
    section = rf"(?:,?\s{{0,9}}{_SECTION_WORD})?\s{{0,9}}(?={_NUMBER})"
    pattern = (
        rf"\b(?P<code>{plain}),?(?!\w){section}"
        rf"|\b(?:{title})?(?P<title>\d{{1,2}}),?\s{{0,9}}(?:of\s{{1,9}}the\s{{1,9}})?(?P<before>{titled}),?(?!\w){section}"
        rf"|\b(?P<after>{titled}),?(?!\w)\s{{0,9}}\(?{title}(?P<title2>\d{{1,2}})\)?,?{section}"
        # "CCR 9792.21" alone is of title 8 in this field.
        rf"|\b(?P<bare>{either({'ccr': data['titled']['ca/ccr']})}),?(?!\w){section}"
    )
    listed = rf"{_NUMBER}{_SUBDIVISIONS}(?:(?:\s{{0,3}},\s{{0,3}}(?:and\s{{1,3}})?|\s{{1,3}}(?:and|or|&)\s{{1,3}}){_NUMBER}{_SUBDIVISIONS}){{0,{_MOST_BEFORE_A_NAME}}}"
    of = r",?\s{1,9}of\s{1,9}(?:the\s{1,9})?"
    before = (
        rf"\b(?:sections?|§{{1,2}})\s{{0,9}}(?P<list>{listed})(?:(?:,\s{{0,9}}|{of}){title}(?P<title>\d{{1,2}}))?"
        rf"(?:{of}(?:(?P<plain>{plain})|(?:{title}(?P<title2>\d{{1,2}}),?\s{{1,9}}(?:of\s{{1,9}}the\s{{1,9}})?)?(?P<titled>{titled})))(?!\w)"
    )
    named = {" ".join(n.casefold().split()): code for part in ("codes", "titled") for code, names in data[part].items() for n in names}  # fmt: skip
    return _Patterns(re.compile(pattern, re.IGNORECASE), re.compile(before, re.IGNORECASE), named)
