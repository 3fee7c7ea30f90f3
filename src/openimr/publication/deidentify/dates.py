"""Dates in all the forms that letters use: birth dates go; the safe-harbor policy reduces the others to their year.

Source: publication-cases contract; rulebook L-04 (month first; years 00-29 are 20xx), P-04.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.deidentify.spans import Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_N = r"[0-9OoIl]"
_SEP = r"\s?[/.\u2013-]\s?"
# A whole date. Group `y` is the year as written, where it has one.
_WHOLE = re.compile(
    rf"(?<![\w/.])(?<![A-Za-z]-)(?:"
    rf"(?P<m1>{_N}{{1,2}}){_SEP}(?P<d1>{_N}{{1,2}}){_SEP}(?P<y1>(?:19|20|l9|2O){_N}{{2}}|{_N}{{2}})"
    rf"|(?P<y2>(?:19|20)\d{{2}}){_SEP}(?P<m2>\d{{1,2}}){_SEP}(?P<d2>\d{{1,2}})"
    rf")(?![\w/]|[.-]\d(?!\d?[/-]\d))"
)
_WORDED = re.compile(
    rf"\b(?:{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?\s*(?:(?:-|\u2013|to|through|and)\s*{_DAY}(?:st|nd"
    rf"|rd|th)?)?(?:,?\s+(?P<y3>(?:19|20)\d{{2}}|'\d{{2}}))?"
    rf"|{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+(?P<y4>(?:19|20)\d{{2}}|\d{{2}}\b)"
    rf"|{_MONTH}\.?,?(?:\s+of)?\s+(?P<y5>(?:19|20)\d{{2}}))(?![\w])",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"(?<![\w/.-])(?P<m>0[1-9]|1[0-2]|[1-9])\s?[/-]\s?(?P<y6>(?:19|20)\d{2})(?![\w/-])")
_SHORT_MONTH_YEAR = re.compile(
    r"(?<![\w/.-])(?P<m>0[1-9]|1[0-2])/(?P<y7>\d{2})(?![\w/.-]|\s*(?:mg|mcg|ml|%))"
)
_NO_YEAR = re.compile(
    r"\b(?:on|dated|date|since|until|by|of|from|through|after|before|and|to|visit|note"
    r"|report)\s+(?P<all>(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9]))(?![\w/.-]|\s*(?:mg|mcg"
    r"|ml|%|strength|scale|pain|power|motor))",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:on|of|dated|in|since)\s+(?P<all>(?:1[0-2]|0?[1-9])/(?:19|20)\d)(?![\w/])", re.IGNORECASE
)
_MONTH_ALONE = re.compile(
    r"\b(?:in|since|until|by|of|from|through|early|late|mid|last|this|during)[\s-]+(?P<all>January"
    r"|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b(?!\s+(?:\d|of\b))"
)
_SCORE = re.compile(
    r"(?:strength|power|motor|pain|scale|score|level|vas|reflex(?:es)?|rated|rating|at)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)

_BIRTH = re.compile(
    r"\b(?:d\s?\.?\s?o\s?\.?\s?b\b\.?|dates?\s+of\s+birth|birth\s?dates?|birthdays?|born(?:\s+(?:on"
    r"|in|about))?|b/d)"
    r"(?:\s*(?:is|was|of|on|\(?\s*mm/dd/yyyy\s*\)?|[:=#\-\u2013(]))*\s*",
    re.IGNORECASE,
)
_BIRTH_DATE = re.compile(
    rf"{_N}{{1,2}}{_SEP}{_N}{{1,2}}{_SEP}{_N}{{2,4}}|(?:19|20)\d{{2}}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}"
    rf"|{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+(?:19|20)?\d{{2}}|{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?"
    rf"|{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+(?:19|20)?\d{{2}}"
    rf"|{_MONTH}\.?,?\s+(?:19|20)\d{{2}}"
    rf"|{_N}{{1,2}}[/-](?:19|20)\d{{2}}|\d{{8}}|\d{{6}}|{_N}{{1,2}}/{_N}{{1,2}}|(?:19|20)\d{{2}}",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(
    rf"({_N}{{1,2}}{_SEP}{_N}{{1,2}}{_SEP}{_N}{{2,4}})\s*\(?\s*(?:dob|d\.o\.b\.?|date\s+of\s+birth"
    rf"|birth\s*date)\b",
    re.IGNORECASE,
)


def births_in(text: str) -> Iterator[Span]:
    """Birth dates: a date, a month or a year right after "DOB", "date of birth", "born" and the like; whole."""
    for label in _BIRTH.finditer(text):
        match = _BIRTH_DATE.match(text, label.end())
        if match:
            yield Span(start=match.start(), end=match.end(), kind="date", source="birth-date", confidence=1.0)
    for match in _BORN_AFTER.finditer(text):
        yield Span(start=match.start(1), end=match.end(1), kind="date", source="birth-date", confidence=0.9)


def dates_to_years(text: str) -> Iterator[Span]:
    """For safe harbor: each date of the text, marked with its year in four digits, or as a date without one."""
    for match in _WHOLE.finditer(text):
        year = match.group("y1") or match.group("y2")
        month, day = match.group("m1") or match.group("m2"), match.group("d1") or match.group("d2")
        if _number(month) <= 12 and _number(day) <= 31:
            yield _dated(match, year)
    for match in _WORDED.finditer(text):
        if match.group()[0].islower() and match.group()[:3] in {"may", "mar"} and not match.group("y3"):
            continue  # The verbs: "he may 2 times", "they march 3 miles".
        yield _dated(match, match.group("y3") or match.group("y4") or match.group("y5"))
    for match in _MONTH_YEAR.finditer(text):
        yield _dated(match, match.group("y6"))
    for match in _SHORT_MONTH_YEAR.finditer(text):
        if not _SCORE.search(text[max(0, match.start() - 40) : match.start()]) and not _NO_YEAR.search(
            text, max(0, match.start() - 12), match.end()
        ):
            yield _dated(match, match.group("y7"))
    for pattern in (_NO_YEAR, _BROKEN, _MONTH_ALONE):
        for match in pattern.finditer(text):
            start, end = match.span("all")
            if pattern is _NO_YEAR and _SCORE.search(text[max(0, start - 40) : start]):
                continue
            yield Span(start=start, end=end, kind="date", source="safe-harbor", confidence=0.8)


def _number(text: str) -> int:
    return int(text.translate(str.maketrans("OoIl", "0011")))


def _dated(match: re.Match[str], year: str | None) -> Span:
    mark = None
    if year:
        digits = year.translate(str.maketrans("OoIl", "0011")).strip("'")
        mark = digits if len(digits) == 4 else f"{'20' if int(digits) < 30 else '19'}{digits}"
    return Span(
        start=match.start(), end=match.end(), kind="date", source="safe-harbor", confidence=0.95, mark=mark
    )
