"""Dates on pages: reading them as people and scanners write them, and choosing the document's own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.cells import above, below, beside_or_below
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.rules import KindRule, rules

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_D = r"[0-9OoIl|]"
DATE = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
    rf"|(?P<m>{_D}{{1,2}})\s?[/.-]\s?(?P<d>{_D}{{1,2}})\s?[/.-]\s?(?P<y>(?:19|20|2[O0o]) ?{_D}{{2}}|{_D}{{2}})"
    rf"|{_MONTH.format('mn')}\s*(?P<dn>\d{{1,2}})(?:st|nd|rd|th)?\s*[,.]?\s*(?P<yn>(?:19|20)\d\d)"
    rf"|(?P<dx>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?{_MONTH.format('mx')}[\s,-]*(?P<yx>(?:19|20)?\d\d)"
    rf")(?![\w]|[/-]\d|\.\d)",
    re.I,
)
_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_BETWEEN = re.compile(
    r"^[\s:.#_=\-–—(\[|]*(?:(?:is|was|on|the|of|at)\b[\s:]*)*(?:(?:or|and|/)\s*[a-z]+\b[\s:]*)?(?:\(?(?:mm/dd/yyyy|m/d/y)\)?[\s:]*)?(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur?|sun)(?:day)?[,.]?\s*)?$",
    re.I,
)
_PLACE = re.compile(
    r"^(?:signed|dated)?\s*(?:at\s+)?(?:[A-Z][a-z]+\s?){1,3}(?:,\s*(?:[A-Z][a-z]+|[A-Z]{2}))?$"
)
_AMOUNT = re.compile(r"\$\s?\d|\b\d{1,5}\.\d{2}\b")
_SERVICE_LABEL = re.compile(r"\b(?:dates?(?:\(s\))? of service|service dates?|DOS)\b", re.I)
_LONGEST_LABEL = 80
_OPENING_LINES = 16
_CLOSING_LINES = 14
_EARLIEST = 1930
_LATEST_YEARS_AHEAD = 1


@dataclass(frozen=True, kw_only=True)
class FoundDate:
    """A date in a text, by offsets."""

    value: dt.date
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All dates with day, month and year in a text, in order. Impossible ones are left out.

    Years of two digits are 2000 to 2029, else 1930 to 1999 (rulebook L-04). Letters that recognition puts
    for digits (O, I, l) are taken as such.
    """
    found: list[FoundDate] = []
    for match in DATE.finditer(text):
        value = _value(match)
        if value is not None:
            found.append(FoundDate(value=value, start=match.start(), end=match.end()))
    return found


def _value(match: re.Match[str]) -> dt.date | None:
    g = match.groupdict()
    if g["iy"]:
        year, month, day = int(g["iy"]), int(g["im"]), int(g["id"])
    elif g["m"]:
        if not any(c.isdigit() for c in match[0]):
            return None
        month, day, year = (int(g[k].translate(_AS_DIGITS).replace(" ", "")) for k in ("m", "d", "y"))
    else:
        name, day, year = (
            (g["mn"], int(g["dn"]), int(g["yn"])) if g["mn"] else (g["mx"], int(g["dx"]), int(g["yx"]))
        )
        month = _MONTHS.index(name[:3].lower()) + 1
    if year < 100:
        year += 2000 if year < 30 else 1900
    try:
        value = dt.date(year, month, day)
    except ValueError:
        return None
    return value if value.year >= _EARLIEST else None


def document_date(pages: Sequence[PageLines], rule: KindRule) -> dt.date | None:
    """The date that matters for a document of this kind, or None. Labels decide; see `rules/kinds.yaml`.

    Where a label has several dates the last counts (contract: "of several services the last"), but a
    later page repeats its running header, so pages are looked at one label at a time.
    """
    if rule.services:
        services = [value for page in pages for value in _services(page)]
        if services:
            return max(services)
    for label in rule.dates:
        found = [value for page in pages for value in _in_cells(page, label)]
        found = found or [value for page in pages for value in _labelled(page.lines, label)]
        # Fields that run on from line to line: the label at the end of one, the rest of it on the next.
        found = found or list(_labelled([" ".join(pages[0].head(_OPENING_LINES))], label))
        if found:
            return max(found)
    opening, closing = list(_unlabelled(_opening(pages))), list(_unlabelled(_closing(pages)))
    if not opening and not closing:
        opening = [value for page in pages[:1] for value in _alone_in_cell(page)]
    if rule.undated == "closing":
        # What is signed rather than reported: the date beside the signature, the last on the page.
        return closing[-1] if closing else next(iter(opening), None)
    return next(iter(opening or closing), None)


def _in_cells(page: PageLines, label: re.Pattern[str]) -> Iterable[dt.date]:
    """Dates after a label within its cell, or in the cell beside or below it."""
    never = rules().never
    for row, cells in enumerate(page.rows):
        for number, cell in enumerate(cells):
            match = label.search(cell.text)
            if match is None or _is_other_label(cell.text[: match.start()], match[0], never):
                continue
            after = [d for d in find_dates(cell.text) if d.start >= match.end()]
            if after:
                if _BETWEEN.match(cell.text[match.end() : after[0].start]):
                    yield from (d.value for d in _list_of(after, cell.text))
            elif _BETWEEN.match(cell.text[match.end() :]):
                for value in beside_or_below(page.rows, row, number):
                    dates = find_dates(value)
                    if dates and dates[0].start <= 2:
                        yield from (d.value for d in _list_of(dates, value))
                        break
                    if not any(c.isalnum() for c in value):
                        continue
                    if len(cells) > 1 and number + 1 < len(cells) and value == cells[number + 1].text:
                        continue
                    break


def _services(page: PageLines) -> Iterable[dt.date]:
    """The dates of services in a bill: lines with a date and an amount, or the column below such a label."""
    for line in page.lines:
        dates = find_dates(line)
        if dates and _AMOUNT.search(line[dates[-1].end :]) and dates[0].start <= 4:
            yield from (d.value for d in dates[:2])
    for row, cells in enumerate(page.rows):
        for number, cell in enumerate(cells):
            if _SERVICE_LABEL.search(cell.text):
                yield from (
                    d.value for value in below(page.rows, row, number, 40) for d in find_dates(value)[:2]
                )
                yield from (d.value for d in find_dates(cell.text)[:2])


def _alone_in_cell(page: PageLines) -> Iterable[dt.date]:
    """Dates that fill a cell near the top, unless the label above is of another matter."""
    never = rules().never
    for row, cells in enumerate(page.rows[:_OPENING_LINES]):
        for number, cell in enumerate(cells):
            dates = find_dates(cell.text)
            beside = cells[number - 1].text if number else ""
            if len(dates) == 1 and not never.search(f"{above(page.rows, row, number)} {beside} {cell.text}"):
                rest = cell.text[: dates[0].start] + cell.text[dates[0].end :]
                if sum(c.isalnum() for c in rest) <= 4:
                    yield dates[0].value


def _labelled(lines: Sequence[str], label: re.Pattern[str]) -> Iterable[dt.date]:
    """Dates right after a label, on its line or on the next one (forms put values below)."""
    never = rules().never
    for number, line in enumerate(lines):
        dates = find_dates(line)
        for match in label.finditer(line):
            before = line[: match.start()]
            if _is_other_label(before, match[0], never):
                continue
            after = [d for d in dates if d.start >= match.end()]
            if after:
                between = line[match.end() : after[0].start]
                if _BETWEEN.match(between):
                    yield from (d.value for d in _list_of(after, line))
            elif number + 1 < len(lines) and _BETWEEN.match(line[match.end() :]):
                below = find_dates(lines[number + 1])
                if below and below[0].start <= 2:
                    yield below[0].value


def _is_other_label(before: str, label: str, never: re.Pattern[str]) -> bool:
    """Whether the words before a label make it another one: "received date", "date of birth / date"."""
    if label.lower().strip() not in ("date", "dos") and not label.lower().startswith("date"):
        return False
    tail = re.split(r"[:;,]|\s{2,}|\d", before)[-1]
    return bool(never.search(tail)) or (
        label.lower() == "date"
        and bool(re.search(r"\w\s*$", tail))
        and not re.search(
            r"(?:report|letter|service|exam|visit|today'?s|signature|signed|title|\bm\.?d\.?|the)\s*$",
            tail,
            re.I,
        )
    )


def _list_of(dates: list[FoundDate], line: str) -> list[FoundDate]:
    """The first date and those that follow it in one list: "1/5/2015, 1/8/2015 and 1/12/2015"."""
    kept = dates[:1]
    for date in dates[1:]:
        if re.fullmatch(
            r"\s*(?:,|;|&|and|to|through|thru|-|–)*\s*(?:and\s*)?", line[kept[-1].end : date.start], re.I
        ):
            kept.append(date)
        else:
            break
    return kept


def _opening(pages: Sequence[PageLines]) -> list[str]:
    return list(pages[0].head(_OPENING_LINES)) if pages else []


def _closing(pages: Sequence[PageLines]) -> list[str]:
    return list(pages[-1].tail(_CLOSING_LINES)) if pages else []


def _unlabelled(lines: Sequence[str]) -> Iterable[dt.date]:
    """Dates that stand alone on their line, or after a place ("Fresno, January 5, 2015").

    Not one below the label of another matter, as forms set their values.
    """
    never = rules().never
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        other_matter = len(above) < _LONGEST_LABEL and bool(never.search(above)) and not find_dates(above)
        if never.search(line) or other_matter:
            continue
        for date in find_dates(line):
            rest = (line[: date.start] + line[date.end :]).strip(" .,:;|")
            if sum(c.isalnum() for c in rest) <= 4 or _PLACE.match(rest):
                yield date.value
