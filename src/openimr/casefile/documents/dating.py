"""The date of a document, chosen among the dates on its pages: by label and role, by place, by what is left; then by weight."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from openimr.casefile.documents.cells import above, below
from openimr.casefile.documents.date_choice import ByRules, candidates, choose
from openimr.casefile.documents.date_labels import date_rules, labels_in
from openimr.casefile.documents.date_signs import date_signs
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.headings import is_all_heading
from openimr.casefile.documents.labelled import is_scanned, labelled_dates
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import is_surname_first, person
from openimr.casefile.documents.rules import KindRule

_PLACE = re.compile(
    r"^(?:signed|dated)?\s*(?:at\s+)?(?:[A-Z][a-z]+\s?){1,3}(?:,\s*(?:[A-Z][a-z]+|[A-Z]{2}))?$"
)
_AMOUNT = re.compile(r"\$\s?\d|\b\d{1,5}\.\d{2}\b")
_SPACED = re.compile(r"(?<![\d/.-])(0[1-9]|1[0-2]) ([0-2]\d|3[01]) ((?:19|20)\d\d|\d\d)(?![\d/.-])")
_SERVICE_LABEL = re.compile(r"\b(?:dates?(?:\(s\))? of service|service dates?|DOS)\b", re.I)
_UP_TO = r"(?:[^.]|\b(?:Mr|Ms|Mrs|Dr)\.)"
_IN_PROSE = re.compile(
    r"\b(?:(?:I|we)\s+(?:\w+\s+)?(?:saw|(?:re-?)?examined|(?:re-?)?evaluated|interviewed)\b"
    rf"|(?:was|is|were)\s+(?:\w+\s+)?(?:seen|(?:re-?)?examined|(?:re-?)?evaluated|interviewed)\b(?={_UP_TO}{{0,90}}\b(?:my|our|this|the undersigned|me|consultation)\b)"
    r"|(?:taken|brought|presented|came|returned|admitted)\s+to\s+(?:the|our|my|this)\s+(?:operating|procedure|surg\w+|fluoroscopy|clinic|office|ambulatory)\b"
    r"|\b(?:pleasure|opportunity|privilege)\s+(?:of\s+(?:seeing|evaluating|examining)|to\s+(?:see|evaluate|examine))\b)"
    rf"{_UP_TO}{{0,80}}?\bon\s+(?=[A-Z\d])"
)
_OTHER_TIME = re.compile(r"\b(?:by|with) Dr\b|\b(?:initially|first|previously|last)\b", re.I)
_DAY_FIRST = re.compile(
    r"^\W*(?:the |this |mr\.? |ms\.? |mrs\.? )?[\w .'-]{0,40}?\b(?:was|were|is)\s+(?:\w+\s+)?(?:taken|brought|seen|examined|evaluated|placed|prepped|re-?examined)\b"
    r"|^\W*(?:I|we)\s+(?:\w+\s+)?(?:saw|examined|evaluated|performed|had the)\b",
    re.I,
)
_ATTACHED = re.compile(
    r"^\W*(?:attach\w*|enclos\w*|encl\.?|(?:supporting )?(?:records|documents|reports)(?: attached| enclosed)?)\W*$",
    re.I,
)
_ITEM = re.compile(r"^\W*(?:[>•*·-]|\d{1,2}[.)]|\d{1,4}[/-])\s*")
_PROSE_LINES = 30
_LONGEST_LABEL = 80
_OPENING_LINES = 16
_CLOSING_LINES = 14
_SHORT_FIELD = 34
_LEAST_ROWS = 2
_ANOTHER_TIME = 15
"""Years from which on a day without a label is no day of the same matter."""
_OF_ANOTHER = re.compile(r"\b(?:dated|of|from)\W*$", re.I)
_IN_A_SENTENCE = re.compile(r"\b(?:on|of|from|dated|since|until|by|before|after|and|in|to|the)$")


def document_date(pages: Sequence[PageLines], rule: KindRule) -> dt.date | None:
    """The date that matters for a document of this kind, or None.

    The rules say one by its label (`rules/dates.yaml`, `rules/kinds.yaml`); then all dates are weighed by what is seen
    around them, what the rules say among it (`date_choice`).
    """
    return choose(date_candidates(pages, rule), rule.kind)


def date_candidates(
    pages: Sequence[PageLines], rule: KindRule, *, ruled: bool = True
) -> dict[dt.date | None, frozenset[str]]:
    """The dates of a document with all their signs, and None for no date; `ruled`: with what the rules found."""
    said = labelled_dates(pages, rule.dates)
    return candidates(date_signs(pages), said, by_rules(pages, rule, said) if ruled else None)


def by_rules(pages: Sequence[PageLines], rule: KindRule, said: Mapping[str, Sequence[dt.date]]) -> ByRules:
    """The date that the rules find, and by which way; `said` are the labelled dates by role.

    Where a label has several dates the last counts (contract: "of several services the last"). Without a label that
    counts for the kind: a date that stands alone, one below a label that nothing is known of, one beside a signature.
    """
    if rule.services == "first":
        services = [value for page in pages for value in _services(page)]
        if services:
            return ByRules(value=max(services), way="services")
    for role in rule.dates:
        found = list(_in_prose(pages[0])) if role == "prose" else said.get(role, [])
        if found:
            return ByRules(value=max(found), way=role if role in ("prose", "date", "report") else "role")
    if rule.services == "last":
        services = [value for page in pages for value in _rows_of_days(page)]
        if services:
            return ByRules(value=max(services), way="rows")
    opening, closing = list(_unlabelled(_opening(pages))), list(_unlabelled(_closing(pages)))
    if not opening and not closing:
        alone = _none_of_another_time([v for page in pages[:1] for v in _alone_in_cell(page)], pages)
        if alone:
            return ByRules(value=alone[0], way="alone")
    opening = _none_of_another_time(opening, pages)
    if opening or closing:
        # What is signed rather than reported: the date beside the signature, the last on the page.
        last = bool(closing) and (rule.undated == "closing" or not opening)
        value = (closing[-1] if rule.undated == "closing" else closing[0]) if last else opening[0]
        return ByRules(value=value, way="closing" if last else "opening")
    for role in rule.else_dates:
        if said.get(role):
            return ByRules(value=max(said[role]), way="else")
    left = list(_under_unknown_labels(pages[0])) if rule.undated == "opening" else []
    if left:
        return ByRules(value=left[0], way="unknown")
    signed = next(_beside_signature(pages[-1]), None)
    return ByRules(value=signed, way="signature" if signed else "none")


def _services(page: PageLines) -> Iterator[dt.date]:
    """The dates of services in a bill: lines with a date and an amount, or the column below such a label."""
    for line in page.lines:
        dates = find_dates(line)
        if dates and _AMOUNT.search(line[dates[-1].end :]) and dates[0].start <= 4:
            yield from (d.value for d in dates[:2])
        elif not dates and _AMOUNT.search(line):
            yield from _spaced(line)
    for row, cells in enumerate(page.rows):
        for number, cell in enumerate(cells):
            if _SERVICE_LABEL.search(cell.text):
                yield from (
                    d.value for value in below(page.rows, row, number, 40) for d in find_dates(value)[:2]
                )
                yield from (d.value for d in find_dates(cell.text)[:2])


def _spaced(line: str) -> Iterator[dt.date]:
    """Dates set in boxes, their parts a space apart, as on claim forms: 05 12 2015."""
    for month, day, year in _SPACED.findall(line[:40]):
        yield from (d.value for d in find_dates(f"{month}/{day}/{year}"))


def _rows_of_days(page: PageLines) -> Iterator[dt.date]:
    """The days that lead the rows of a list of services or fills: three or more rows, each beginning with its day."""
    led = [
        dates[0].value
        for line in page.lines
        if (dates := find_dates(line))
        and dates[0].start <= 2
        and any(c.isalpha() for c in line[dates[0].end :])
    ]
    rows = [
        dates[0].value
        for cells in page.rows
        for dates in (find_dates(cells[1].text) if len(cells) > 2 else [],)
        if dates and dates[0].start <= 1 and not labels_in(cells[0].text)
    ]
    for days in (led, rows):
        if len(days) >= _LEAST_ROWS:
            yield from days
            return


def _in_prose(page: PageLines) -> Iterator[dt.date]:
    """The date on which the writer says to have seen the patient, near the top: "I examined him on May 3, 2015"."""
    text = " ".join(page.head(_PROSE_LINES))
    dates = find_dates(text)
    for match in _IN_PROSE.finditer(text):
        date = next((d for d in dates if d.start == match.end()), None)
        if date is not None and not _OTHER_TIME.search(match[0]):
            yield date.value
            return
    for date in dates:
        if re.search(r"(?:^|[.:]\s+|\n)On\s+$", text[: date.start]) and _DAY_FIRST.match(
            text[date.end :][:120]
        ):
            yield date.value
            return


def _none_of_another_time(found: list[dt.date], pages: Sequence[PageLines]) -> list[dt.date]:
    """Of a scan, dates without those many years before what its pages speak of: a birth whose label was not read."""
    if not any(is_scanned(page) for page in pages):
        return found
    latest = max((d.value for page in pages for line in page.lines for d in find_dates(line)), default=None)
    return [value for value in found if latest is None or latest.year - value.year < _ANOTHER_TIME]


def _alone_in_cell(page: PageLines) -> Iterator[dt.date]:
    """Dates that fill a cell near the top, unless the label above is of another matter."""
    never = date_rules().never
    for row, cells in enumerate(page.rows[:_OPENING_LINES]):
        for number, cell in enumerate(cells):
            dates = find_dates(cell.text)
            beside = cells[number - 1].text if number else ""
            if len(dates) == 1 and not never.search(f"{above(page.rows, row, number)} {beside} {cell.text}"):
                rest = cell.text[: dates[0].start] + cell.text[dates[0].end :]
                if sum(c.isalnum() for c in rest) <= 4:
                    yield dates[0].value


def _under_unknown_labels(page: PageLines) -> Iterator[dt.date]:
    """Dates near the top that have a short label of which nothing is known: better than none ("Start of care: 3/4/2015")."""
    never = date_rules().never
    for cells in page.rows[:_OPENING_LINES]:
        for cell in cells:
            dates = find_dates(cell.text)
            if len(dates) != 1 or never.search(cell.text) or labels_in(cell.text):
                continue
            label, rest = cell.text[: dates[0].start], cell.text[dates[0].end :]
            if (
                len(label) <= _SHORT_FIELD
                and label.rstrip().endswith(":")
                and not any(c.isalpha() for c in rest[:20])
            ):
                yield dates[0].value


def _beside_signature(page: PageLines) -> Iterator[dt.date]:
    """Dates on the line of a name with credentials, or right below it, at the end: the last resort."""
    never = date_rules().never
    tail = page.tail(_CLOSING_LINES)
    for number, line in enumerate(tail):
        above = tail[number - 1] if number else ""
        dates = find_dates(line)
        if (
            len(dates) == 1
            and not never.search(line)
            and (person(line) or (person(above) and len(line) < _SHORT_FIELD))
        ):
            yield dates[0].value


def _opening(pages: Sequence[PageLines]) -> list[str]:
    return list(pages[0].head(_OPENING_LINES)) if pages else []


def _closing(pages: Sequence[PageLines]) -> list[str]:
    return list(pages[-1].tail(_CLOSING_LINES)) if pages else []


def _unlabelled(lines: Sequence[str]) -> Iterable[dt.date]:
    """Dates that stand alone on their line, or after a place ("Fresno, January 5, 2015").

    Not one below the label of another matter, as forms set their values.
    """
    never = date_rules().never
    attached = next((n for n, line in enumerate(lines) if _ATTACHED.match(line)), len(lines))
    for number, line in enumerate(lines):
        if number > attached and _ITEM.match(line):
            continue  # of what is attached
        above = lines[number - 1] if number else ""
        other_matter = len(above) < _LONGEST_LABEL and bool(never.search(above)) and not find_dates(above)
        if never.search(line) or other_matter or _IN_A_SENTENCE.search(above):
            continue
        for date in find_dates(line):
            rest = (line[: date.start] + line[date.end :]).strip(" .,:;|")
            if (
                sum(c.isalnum() for c in rest) <= 4
                or _PLACE.match(rest)
                or (number == 0 and is_surname_first(rest))
                or (date.start > 0 and is_all_heading(rest) and not _OF_ANOTHER.search(rest))
            ):
                yield date.value
